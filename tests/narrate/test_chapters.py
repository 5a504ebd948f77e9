"""Chapters are sections of which something is said."""

import pytest

from articlecast.model import Article, Block, Chapter, Figure, Heading, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script

P = Paragraph((Span("The tide rose over the old stones of the quay at noon."),))


def head(words: str, level: int = 2) -> Heading:
    return Heading(level, (Span(words),))


def chapters(*blocks: Block) -> list[str]:
    cues = write_script(Article("The last tide", "en", blocks)).cues
    return [cue.title for cue in cues if isinstance(cue, Chapter)][1:]


def said(*blocks: Block, opening: str = "{title}") -> list[str]:
    script = write_script(Article("The last tide", "en", blocks), NarrateOptions(opening=opening))
    return [each.written for each in script.utterances if each.role != "title"]


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        ((head("One"), P, head("Two"), P), ["One", "Two"]),
        ((head("One"), head("Two"), P), ["Two"]),
        ((head("One"), head("Two", 3), P, head("Three", 3), P), ["One: Two", "Three"]),
        ((head("Why?"), head("Rain", 3), P), ["Why? Rain"]),
        ((head("One"), Figure("u"), head("Two"), Figure("v"), head("Three"), P), ["Three"]),
        ((head("One", 3), head("Two", 2), P), ["Two"]),
        ((P, head("One")), []),
        ((P, head("https://example.org/tide"), P), []),
        ((P, head("tide@example.org"), P), []),
        ((P, head("The tide " * 20), P), []),
        ((P, head("example.org is sold"), P), ["example.org is sold"]),
    ],
)
def test_a_heading_with_nothing_below_it_is_no_chapter(blocks: tuple[Block, ...], titles: list[str]) -> None:
    assert chapters(*blocks) == titles


def test_what_is_no_chapter_is_said() -> None:
    assert said(head("One"), head("Two"), P, head("Three")) == ["One", "Two", plain_words(), "Three"]


def plain_words() -> str:
    return P.content[0].text


def test_a_chapter_begins_at_the_first_of_its_headings() -> None:
    cues = write_script(Article("T", "en", (head("One"), head("Two"), P)), NarrateOptions(opening="")).cues
    at = cues.index(Chapter("Two"))
    assert [cue.written for cue in cues[at:] if hasattr(cue, "written")] == ["One", "Two", plain_words()]


def test_a_joined_chapter_keeps_the_picture_of_its_sections() -> None:
    picture = Figure("https://example.org/a.jpg")
    cues = write_script(Article("T", "en", (head("One"), picture, head("Two", 3), P))).cues
    assert Chapter("One: Two", image=picture.url) in cues


def test_the_title_once_more_is_not_said_twice() -> None:
    assert said(P, head("The Last Tide"), P) == [plain_words()] * 2
    assert said(P, head("The Last Tide"), P, opening="") == [plain_words(), "The Last Tide", plain_words()]


PULL = "“The tide rose over the old stones of the quay”"


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        (PULL, False),
        (f"{PULL} — Ana Lee", False),
        ("“The tide fell over the old stones of the quay”", True),
        ("“The old stones”", True),
        ("The tide rose over the old stones of the quay", True),
    ],
)
def test_a_heading_that_quotes_the_text_below_is_a_pull_quote(heading: str, *, kept: bool) -> None:
    assert (heading in said(P, head(heading), P)) == kept
    assert bool(chapters(P, head(heading), P)) == kept
