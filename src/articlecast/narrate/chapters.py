"""Which headings start a chapter, and what it is called: none of which nothing is said, and no address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articlecast.model import Block, Chapter, Cue, Figure, Heading, Paragraph, Utterance, plain, walk_blocks

LONGEST = 140
"""Characters; a longer heading is prose that a page shows large: it is said, and starts no chapter."""
_JOINED = 80
"""Characters of two headings that stand together, so that one title holds both."""
_ADDRESS = re.compile(
    r"\W*(?:https?://|www\.)\S+|\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io)(?:/\S*)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s*(?:“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“”]+[“”]|‘[^‘’]{20,}’)\W*(?:[–—-].{2,60})?")
_WORDS = re.compile(r"\w+")
_LEAST = 8
"""Words of a pull quote: a title of fewer may be quoted below it."""


@dataclass(frozen=True, slots=True)
class Place(Chapter):
    """A chapter as long as it is not settled: ``level`` is its heading's."""

    level: int = 1


def find_pictures(blocks: Sequence[Block]) -> list[str]:
    """For each heading the address of its section's first picture; nothing for all other blocks."""
    pictures, ahead = [], ""
    for block in reversed(blocks):  # from the end: 40,000 headings that each looked ahead took 4 s
        pictures.append(ahead if isinstance(block, Heading) else "")
        if isinstance(block, Heading):
            ahead = ""
        elif isinstance(block, Figure) and block.url.startswith(("https://", "http://")):
            ahead = block.url
    return pictures[::-1]


def find_pulls(blocks: Sequence[Block]) -> frozenset[int]:
    """Which headings only repeat the article's own words between quotation marks, each by its ``id``."""
    quoted = [block for block in blocks if isinstance(block, Heading) and _QUOTED.fullmatch(plain(block.content))]
    if not quoted:
        return frozenset()
    text = " ".join(_fold(plain(each.content)) for each in walk_blocks(blocks) if isinstance(each, Paragraph))
    return frozenset(
        id(block)
        for block in quoted
        for words in [_fold(re.split(r"[”\"»]\W*[–—-]", plain(block.content))[0])]
        if len(words.split()) >= _LEAST and f" {words} " in f" {text} "
    )


def is_title(words: str, title: str) -> bool:
    """Whether a heading is the article's title once more."""
    return bool(_fold(words)) and _fold(words) == _fold(title)


def can_be_chapter(words: str) -> bool:
    """Whether a heading can stand in a list of chapters: an address and a paragraph set large cannot."""
    return len(words) <= LONGEST and not _ADDRESS.fullmatch(words)


def settle_chapters(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The cues without chapters of which nothing is said: their headings are said with the next that has something.

    A heading right above a deeper one is of its section: both stand in the title of one chapter.
    """
    held: list[Place] = []
    waiting: list[Cue] = []
    for cue in cues:
        if isinstance(cue, Place):
            # One of the same level, or of a higher one, takes the place of those that have nothing below them.
            held = [*(each for each in held if each.level < cue.level), cue]
            waiting.append(cue)
        elif not waiting:
            yield cue
        elif isinstance(cue, Utterance) and cue.role != "heading":
            yield from _release(waiting, held)
            yield cue
            held, waiting = [], []
        else:
            waiting.append(cue)
    yield from (cue for cue in waiting if not isinstance(cue, Place))


def _release(waiting: Sequence[Cue], held: Sequence[Place]) -> Iterator[Cue]:
    """What waited, with one chapter, of the headings that are held, before the first heading of all."""
    title = held[-1].title
    for outer in reversed(held[:-1]):
        joint = " " if outer.title[-1] in ".:!?…" else ": "
        title = f"{outer.title}{joint}{title}" if len(outer.title) + len(title) < _JOINED else title
    picture = next((each.image for each in held if each.image), "")
    for cue in waiting:
        if not isinstance(cue, Place):
            yield cue
        elif cue is waiting[0]:
            yield Chapter(title, held[-1].url, picture)


def name_picture(cue: Cue, picture: str) -> Cue:
    """A chapter with the picture of its section; any other cue as it is."""
    return replace(cue, image=picture) if picture and isinstance(cue, Chapter) else cue


def _fold(words: str) -> str:
    return " ".join(_WORDS.findall(words.casefold()))
