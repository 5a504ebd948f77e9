"""The ``narration:`` block of an article's header."""

import pytest

from articlecast.errors import NarrateError, ReadError
from articlecast.model import Document, render_readings
from articlecast.narrate import parse_lexicon
from articlecast.narrate.options import NarrateOptions
from articlecast.narrate.script import write_script
from articlecast.read import read_article

BODY = "\n![Sea](https://x.example/s.jpg)\n\n1. It came in.\n2. It went out.\n\nA note[^1].\n\n[^1]: Of the editor.\n"


def said(directives: str, options: NarrateOptions | None = None) -> str:
    lines = "".join(f"  {line}\n" for line in directives.split("; ") if line)
    header = f"---\ntitle: The tide\nnarration:\n{lines}---\n" if lines else "---\ntitle: The tide\n---\n"
    article = read_article(Document((header + BODY).encode(), "", "tide.md"))
    return " ".join(utterance.said for utterance in write_script(article, options).utterances)


def test_an_article_has_its_own_way_of_being_narrated() -> None:
    assert "Of the editor" not in said("")
    assert "Of the editor" in said("notes: end")
    assert "Of the editor" not in said("notes: skip", NarrateOptions(notes="end"))
    assert "Sea" in said("alt_texts: True")
    assert said("list_numbers: false") != said("")
    assert said("opening: Hear this") == said("", NarrateOptions(opening="Hear this"))
    assert said("voice: amy") == said("")  # not narration's to know


@pytest.mark.parametrize(
    ("directives", "wrong"),
    [
        ("notes: everywhere", "narration: notes: 'everywhere' is none of its values"),
        ("captions: perhaps", "narration: captions: 'perhaps' is none"),
        ("table_rows: many", "narration: table_rows: 'many' is no number"),
        ("title_pause: 900", "narration: title_pause: 900.0 s is not between"),
        ("opening: '{titel}'", "narration: opening: no such field"),
    ],
)
def test_a_directive_that_cannot_be_is_named(directives: str, wrong: str) -> None:
    with pytest.raises(NarrateError, match=wrong) as caught:
        said(directives)
    assert caught.value.hint


LEXICON = parse_lexicon({"Nguyen": "nu-yen", "Worli": "war-lee"}, "en")


def say_names(lexicon: str) -> str:
    header = f"---\ntitle: The tide\nlanguage: en\n{lexicon}---\nMr. Nguyen met Siobhán in Worli.\n"
    script = write_script(read_article(Document(header.encode(), "", "tide.md")), None, LEXICON)
    return render_readings(script.utterances[-1].said)


def test_an_article_has_words_of_its_own_before_those_of_the_show() -> None:
    assert say_names("") == "Mister nu-yen met Siobhán in war-lee."
    own = "lexicon:\n  Nguyen: win\n  Siobhán: shi-vawn\n"
    assert say_names(own) == "Mister win met shi-vawn in war-lee."


@pytest.mark.parametrize(
    ("lexicon", "kind", "wrong"),
    [
        ("lexicon:\n  Nguyen: ''\n", NarrateError, "lexicon: 'Nguyen' is said by a respelling"),
        ("lexicon: Nguyen\n", ReadError, "lexicon: is a list of words"),
        ("lexicon:\n  Nguyen: [a]\n", ReadError, "lexicon: is a list of words"),
    ],
)
def test_words_that_are_no_table_are_named(lexicon: str, kind: type[Exception], wrong: str) -> None:
    with pytest.raises(kind, match=wrong) as caught:
        say_names(lexicon)
    assert getattr(caught.value, "hint", "")
