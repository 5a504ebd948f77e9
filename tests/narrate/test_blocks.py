"""Every kind of block is spoken in its own way."""

import pytest

from articlecast.errors import NarrateError
from articlecast.model import (
    Article,
    Block,
    Break,
    Chapter,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Pause,
    Quote,
    Span,
    Table,
    Text,
)  # fmt: skip
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.boilerplate import is_editor_note, name_boilerplate


def text(words: str) -> Text:
    return (Span(words),)


def say(*blocks: Block, **options: object) -> list[str]:
    chosen = NarrateOptions(opening="", **options)  # type: ignore[arg-type]  # the case gives the fields' own types
    return [each.written for each in write_script(Article("T", "en", blocks), chosen).utterances]


P = Paragraph(text("The tide rose."))
TABLE = Table((tuple(map(text, ("Leith", "7"))),), tuple(map(text, ("Port", "Boats"))))


@pytest.mark.parametrize(
    ("block", "options", "said"),
    [
        (P, {}, ["The tide rose."]),
        (Heading(2, text("Later")), {}, ["Later"]),
        (Quote((P,)), {}, ["Quote.", "The tide rose.", "End quote."]),
        (Quote((P,)), {"quotes": "plain"}, ["The tide rose."]),
        (Quote((P,), pull=True), {}, []),
        (ListBlock((ListItem((P,)), ListItem((P,))), "ordered", 4), {}, ["4. The tide rose.", "5. The tide rose."]),
        (ListBlock((ListItem((P,)),)), {}, ["The tide rose."]),
        (TABLE, {}, ["Leith; Boats: 7"]),
        (TABLE, {"table_rows": 0}, ["Here the article shows a table."]),
        (Code("x = 1"), {}, ["Here the article shows code."]),
        (Code("x = 1"), {"code": "read"}, ["x = 1"]),
        (Code("x = 1"), {"code": "skip"}, []),
        (Figure("u", "A boat", text("A boat."), text("Ana Lee")), {}, ["A boat."]),
        (Figure("u", "A boat"), {}, []),
        (Figure("u", "A boat"), {"alt_texts": True}, ["A boat"]),
        (Embed("video", title="Tides"), {}, ["Here the article shows a video: Tides."]),
        (Embed("post", blocks=(P,)), {"quotes": "voice"}, ["The tide rose."]),
        (Note("1", (P,)), {}, []),
        (Note("1", (P,)), {"notes": "end"}, ["The tide rose."]),
        (Break(), {}, []),
        (Paragraph(text("Read more: Ten tides")), {}, []),
        (Paragraph(text("Correction: It was Leith.")), {"editor_notes": "skip"}, []),
        (Paragraph((Span("So it is"), Span("1", (Mark("note", "1"),)), Span("."))), {}, ["So it is."]),
        (Paragraph((Span("10"), Span("6", (Mark("sup"),)))), {}, ["10⁶"]),
    ],
)  # fmt: skip
def test_each_block_is_said_in_its_own_way(block: Block, options: dict[str, object], said: list[str]) -> None:
    assert say(block, **options) == said


def test_a_heading_starts_a_chapter_after_a_pause() -> None:
    cues = write_script(Article("T", "en", (P, Heading(2, text("Later")), P))).cues
    at = cues.index(Chapter("Later"))
    assert cues[at - 1] == Pause(NarrateOptions().section_pause)


def test_an_opening_line_without_its_field_is_left_out_and_an_unknown_field_is_told() -> None:
    article = Article("Tides", "en", (P,), authors=("Ana Lee",))
    opening = "{title}\n{by}\nOn {date}."
    said = [
        each.said
        for each in write_script(article, NarrateOptions(opening=opening, closing="That was {title}.")).utterances
    ]
    assert said == ["Tides.", "By Ana Lee.", "The tide rose.", "That was Tides."]
    with pytest.raises(NarrateError, match=r"no such field '\{titel\}'"):
        write_script(article, NarrateOptions(opening="{titel}"))


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: A tide", "Read more", "Related: Boats", "You may also like", "Sign up for our newsletter",
        "Subscribe",
        "Share this article", "Facebook Twitter Email", "Follow us on Instagram", "Photo: Ana Lee",
        "Ana Lee/Getty Images",
        "Advertisement", "Story continues below advertisement", "© 2026 Harbour Notes", "12 comments",
    ],
)  # fmt: skip
def test_what_only_the_page_needs_is_dropped(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    ["Read more slowly, he said.", "More than ten boats sank.", "Share prices fell.", "The photo: it was hers."],
)  # fmt: skip
def test_the_articles_own_words_are_kept(line: str) -> None:
    assert not name_boilerplate(line)


def test_an_editors_note_is_known() -> None:
    assert is_editor_note("Editor’s note: It was Leith.")
    assert is_editor_note("This article was updated on May 1.")
    assert not is_editor_note("Updates are rare.")


def test_the_number_of_an_item_leads_to_its_words() -> None:
    item = ListItem((Paragraph(text("It rose by 2 m. Then it fell.")),))
    script = write_script(Article("T", "en", (ListBlock((item,), "ordered", 3),)))
    assert [each.said for each in script.utterances][1:] == ["Three: It rose by two meters.", "Then it fell."]
    assert script.utterances[1].written == "3. It rose by 2 m."
