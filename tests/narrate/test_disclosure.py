"""A synthetic voice says that it is one, in a line that is no word of the article's own."""

import pytest

from articlecast.model import Article, Chapter, Code, Figure, Heading, Paragraph, Pause, Script, Span, Utterance
from articlecast.narrate import (
    NarrateOptions,
    disclose_voice,
    drop_disclosure,
    format_script,
    parse_script,
    word_disclosure,
    write_script,
)

LINE = "This article is read by a synthetic voice."
P = Paragraph((Span("The tide rose over the old stones."),))
ARTICLE = Article("The last tide", "en", (P, Heading(2, (Span("Later"),)), P, Code("x = 1")), authors=("Ana Lee",))


def tell(script: Script) -> list[str]:
    kinds = {Chapter: "#", Pause: "-"}
    return [cue.written if isinstance(cue, Utterance) else kinds[type(cue)] for cue in script.cues]


@pytest.mark.parametrize(
    ("show", "article", "words", "expected"),
    [
        ("en-GB", "en", "", (LINE, "en-GB")),
        ("de", "en", "", ("Diesen Artikel liest eine synthetische Stimme.", "de")),
        ("nl", "fr", "", ("Cet article est lu par une voix de synthèse.", "fr")),
        ("nl", "sv", "", (LINE, "en")),
        ("nl", "sv", " Een  computer\nleest dit voor. ", ("Een computer leest dit voor.", "nl")),
    ],
)
def test_the_line_is_in_the_shows_language_or_one_that_it_has(
    show: str, article: str, words: str, expected: tuple[str, str]
) -> None:
    assert word_disclosure(show, article, words) == expected


def test_at_the_beginning_it_stands_behind_title_and_author_and_before_the_first_word() -> None:
    script = disclose_voice(write_script(ARTICLE), LINE, "en")
    assert tell(script)[:8] == ["#", "The last tide", "-", "By Ana Lee", "-", LINE, "-", P.content[0].text]
    assert script.utterances[2].role == "byline"


def test_at_the_end_it_is_the_last_that_is_heard() -> None:
    before = write_script(ARTICLE)
    script = disclose_voice(before, LINE, "en", at="end")
    assert script.cues[: len(before.cues)] == before.cues
    assert tell(script)[-2:] == ["-", LINE]
    assert script.utterances[-1].role == "closing"


@pytest.mark.parametrize("opening", ["", "{title}", "Listen."])
def test_without_a_title_or_with_a_line_of_the_editors_own_it_comes_first_all_the_same(opening: str) -> None:
    script = disclose_voice(write_script(ARTICLE, NarrateOptions(opening=opening)), LINE, "en")
    said = [each.written for each in script.utterances]
    assert said.index(LINE) == bool(opening)


def test_it_is_a_paragraph_of_its_own_and_what_is_left_out_stays_where_it_was() -> None:
    before = write_script(ARTICLE)
    script = disclose_voice(before, LINE, "en")
    numbers = [each.paragraph for each in script.utterances]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len({each.paragraph for each in before.utterances}) + 1
    where = {each.paragraph: each.written for each in script.utterances}
    was = {each.paragraph: each.written for each in before.utterances}
    assert before.omissions
    assert [where[each.paragraph] for each in script.omissions] == [was[each.paragraph] for each in before.omissions]


def test_a_picture_at_the_articles_head_stays_the_first_thing_of_the_article() -> None:
    article = Article("Harbour", "en", (Figure("quay.jpg", "The quay"), P), authors=("Ana Lee",))
    script = disclose_voice(write_script(article), LINE, "en")
    where = {each.paragraph: each.written for each in script.utterances}
    assert [where[each.paragraph] for each in script.omissions] == [LINE]
    at_end = disclose_voice(write_script(article), LINE, "en", at="end")
    assert at_end.omissions == write_script(article).omissions


@pytest.mark.parametrize("at", ["beginning", "end"])
def test_it_is_said_once_and_comes_through_the_scripts_file(at: str) -> None:
    script = disclose_voice(write_script(ARTICLE), LINE, "en", at="end" if at == "end" else "beginning")
    again = parse_script(format_script(script), "script.md")
    assert disclose_voice(again, LINE, "en") == again
    assert format_script(again) == format_script(script)
    assert LINE not in [cue.written for cue in drop_disclosure(again.cues, LINE, "en") if isinstance(cue, Utterance)]


def test_who_drops_it_drops_nothing_that_the_article_says() -> None:
    own = write_script(Article("T", "en", (Paragraph((Span(LINE),)), P)))
    assert drop_disclosure(own.cues, LINE, "en") == own.cues


def test_an_editors_line_of_two_sentences_is_two_utterances_in_one_paragraph() -> None:
    script = disclose_voice(write_script(ARTICLE), "A machine reads this. Dr. Lee wrote it.", "en")
    said = script.utterances[2:4]
    assert [each.written for each in said] == ["A machine reads this.", "Dr. Lee wrote it."]
    assert said[0].paragraph == said[1].paragraph
