"""A chapter is worth going to: more than its heading is said in it."""

import pytest

from articlecast.model import (
    Article,
    Block,
    Break,
    Chapter,
    Code,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Span,
)
from articlecast.narrate import NarrateOptions, write_script


def head(words: str, level: int = 2) -> Heading:
    return Heading(level, (Span(words),))


P = Paragraph((Span("The tide rose."),))
PICTURE = Figure("https://quay.example/a.png", "")


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        ((P, head("Tools"), head("Ropes", 3), P, head("Knots", 3), P), ["Tools: Ropes", "Knots"]),
        ((P, head("Tools"), head("Ropes", 3), head("Long ones", 4), P), ["Tools: Ropes: Long ones"]),
        ((P, head("Tools"), PICTURE, head("Ropes", 3), P), ["Tools: Ropes"]),
        ((P, head("Tools:"), head("1. Ropes", 3), P), ["Tools: 1. Ropes"]),
        ((P, head("Questions about ropes"), head("Ropes"), P), ["Questions about ropes"]),
        ((P, head("T" * 60), head("R" * 60), P), ["T" * 60]),
        ((P, head("Tools"), P, head("Video")), ["Tools"]),
        # with anything of its own a chapter stays, and so does the article's, which holds its title
        ((P, head("Tools"), P, head("Ropes", 3), P), ["Tools", "Ropes"]),
        ((P, head("Tools"), ListBlock((ListItem((P,)),)), head("Ropes"), P), ["Tools", "Ropes"]),
        ((P, head("Tools"), Code("x = 1"), head("Ropes"), P), ["Tools", "Ropes"]),
        ((P, head("Tools"), Break(), P, head("Ropes"), P), ["Tools", "Ropes"]),
        ((head("Tools"), P), ["Tools"]),
    ],
)
def test_a_heading_with_nothing_below_it_begins_the_next_ones_chapter(
    blocks: tuple[Block, ...], titles: list[str]
) -> None:
    script = write_script(Article("The quay", "en", blocks), NarrateOptions(opening="{title}"))
    assert [cue.title for cue in script.cues if isinstance(cue, Chapter)] == ["The quay", *titles]
    said = [cue.said for cue in script.utterances if cue.role == "heading"]
    assert len(said) == sum(isinstance(block, Heading) for block in blocks)  # every heading is said


def test_the_picture_of_the_section_is_the_joined_chapters() -> None:
    cues = write_script(Article("The quay", "en", (P, head("Tools"), head("Ropes"), PICTURE, P))).cues
    assert [cue.image for cue in cues if isinstance(cue, Chapter)] == ["", "https://quay.example/a.png"]
