"""Initialisms that an article explains are spelled wherever they stand in it."""

import pytest

from articlecast.model import Article, Paragraph, Span
from articlecast.narrate import parse_lexicon, write_script


def say(*lines: str, **lexicon: str) -> list[str]:
    article = Article("T", "en", tuple(Paragraph((Span(line),)) for line in lines))
    script = write_script(article, lexicon=parse_lexicon(lexicon, "en"))
    return [each.said.replace("\u202f", " ") for each in script.utterances][1:]


@pytest.mark.parametrize(
    ("line", "later", "said"),
    [
        ("The Harbour Authority (HA) paid.", "So HA's men left.", "So H A's men left."),
        ("Members of the Coast Interest (CI) paid.", "The CI left.", "The C I left."),
        ("The Ministry of Ice (MI) paid.", "The MI left.", "The M I left."),
        ("The North Sea Tidal Office (NSTO) paid.", "NSTO left.", "N S T O left."),
        ("The Coastal Union of Mended Ice (CUMI) paid.", "CUMI left.", "CUMI left."),
        ("The Northern Oxen Watch (NOW) paid.", "NOW left.", "NOW left."),
        ("We sang (HA) loudly.", "Then HA was heard.", "Then HA was heard."),
    ],
)
def test_explained_letters_are_spelled_unless_they_make_a_word(line: str, later: str, said: str) -> None:
    assert say(line, later)[1] == said


def test_the_editors_lexicon_comes_first() -> None:
    assert say("The Harbour Authority (HA) paid.", "So HA left.", HA="hah")[1] == "So hah left."
