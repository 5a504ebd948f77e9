"""What stands among the blocks and is not for a listener: repeats, credits on their own, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from articlecast.model import (
    Block,
    Break,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    plain,
    walk_blocks,
)
from articlecast.read.markup.credits import is_credit, is_signature, part_credit, split_caption, strip_label
from articlecast.read.text.words import key

_NOTES_HEADING = re.compile(
    r"\W*(?:references?|(?:foot|end)?notes?|citations?|sources|works cited|einzelnachweise|anmerkungen|fußnoten"
    r"|références"
    r"|notes et références|referencias|notas|referências|riferimenti|note|noten|voetnoten|referenties|källor|noter"
    r"|脚注|出典)\W*",
    re.IGNORECASE,
)
_BREAK = re.compile(r"^\s*(?:(?:[*＊⁂✽❖◆■●•·~⁓#_=–—-]\s*){1,12}|\* \* \*|o0o)\s*$")


def tidy_blocks(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks without a repeated title, with lone credits on their figures, without pulls that repeat."""
    steps = (mark_breaks, unlist_pictures, attach_credits, drop_pulls, drop_title, drop_note_headings, trim_breaks)
    done = list(blocks)
    for step in steps:
        done = step(done, title)
    return tuple(done)


def mark_breaks(blocks: list[Block], _title: str) -> list[Block]:
    """A paragraph of asterisks alone is a change of scene."""
    return [Break() if isinstance(b, Paragraph) and _BREAK.match(plain(b.content)) else b for b in blocks]


def unlist_pictures(blocks: list[Block], _title: str) -> list[Block]:
    """The pictures of a gallery, which is marked up as a list and is none for who listens."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, ListBlock) and all(
            not item.term and all(isinstance(inner, Figure) for inner in item.blocks) for item in block.items
        ):
            done += [inner for item in block.items for inner in item.blocks]
        else:
            done.append(block)
    return done


def attach_credits(blocks: list[Block], _title: str) -> list[Block]:
    """``Photo: …`` on its own belongs to the figure before it; the last line's to the lead figure."""
    done: list[Block] = []
    words = [b for b in blocks if isinstance(b, Paragraph | Heading)]
    for block in blocks:
        pictured = bool(done) and isinstance(done[-1], Figure) and not done[-1].credit
        if not isinstance(block, Paragraph) or not (
            is_credit(block.content) or (pictured and is_signature(block.content))
        ):
            done += _part_credit(block, done) if isinstance(block, Paragraph) else [block]
            continue
        beside = len(done) - 1 if done and isinstance(done[-1], Figure) else None
        far = beside is None and block is words[-1]
        if far:
            beside = next((index for index, b in enumerate(done) if isinstance(b, Figure)), None)
        if beside is not None:
            figure = done[beside]
            assert isinstance(figure, Figure)  # noqa: S101 -- tells the type checker what the search found
            caption, credit = split_caption(block.content)
            if not credit or far:  # heard before the first sentence, the last line would explain nothing
                caption, credit = (), strip_label(block.content)
            done[beside] = Figure(figure.url, figure.alt, figure.caption or caption, figure.credit or credit)
        elif block is not words[-1] and block is not words[0] and len(words) > 1:
            continue
    return done


def _part_credit(block: Paragraph, before: list[Block]) -> list[Block]:
    """The paragraph without the credit that it begins with, which goes to the figure before it."""
    credit, rest = part_credit(block.content)
    shown = before[-1] if before else None
    if credit and isinstance(shown, Figure) and not shown.credit:
        before[-1] = Figure(shown.url, shown.alt, shown.caption, credit)
    return [Paragraph(rest)] if credit else [block]


def drop_pulls(blocks: list[Block], _title: str) -> list[Block]:
    """A quote that only repeats the article's own words is for the eye."""
    quotes = [b for b in blocks if isinstance(b, Quote)]
    if not quotes:
        return blocks
    running = " ".join(key(b.content) for b in walk_blocks(x for x in blocks if not isinstance(x, Quote))
                       if isinstance(b, Paragraph))  # fmt: skip
    return [b for b in blocks if not (isinstance(b, Quote) and _repeats(b, running))]


def _repeats(quote: Quote, running: str) -> bool:
    lines = [plain(b.content) for b in walk_blocks(quote.blocks) if isinstance(b, Paragraph)]
    words = key(" ".join(lines))
    if len(words.split()) < 4:
        return False
    # A pull quote may leave out the "she said" between two sentences.
    parts = [words] if not quote.pull else [key(part) for line in lines for part in re.split(r"(?<=[.!?…])\W+", line)]
    return f" {words} " in f" {running} " or all(f" {part} " in f" {running} " for part in parts if part)


def drop_title(blocks: list[Block], title: str) -> list[Block]:
    """The title once more as the first heading."""
    for index, block in enumerate(blocks[:4]):
        if isinstance(block, Heading) and key(block.content) == key(title):
            return blocks[:index] + blocks[index + 1 :]
        if isinstance(block, Paragraph):
            break
    return blocks


def drop_note_headings(blocks: list[Block], _title: str) -> list[Block]:
    """A heading with nothing but notes under it: they are read where the text marks them, or apart from it."""
    done: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and at + 1 < len(blocks) and isinstance(blocks[at + 1], Note):
            after = next((each for each in islice(blocks, at + 1, None) if not isinstance(each, Note)), None)
            if after is None or (isinstance(after, Heading) and after.level <= block.level):
                continue
            if _NOTES_HEADING.fullmatch(plain(block.content)):
                continue
        done.append(block)
    return done


def trim_breaks(blocks: list[Block], _title: str) -> list[Block]:
    """No break at either end, and none twice; no heading with nothing under it at the end."""
    done: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Break) and (not done or isinstance(done[-1], Break))):
            done.append(block)
    while done and (isinstance(done[-1], Break) or (isinstance(done[-1], Heading) and len(done) > 1)):
        done.pop()
    return done
