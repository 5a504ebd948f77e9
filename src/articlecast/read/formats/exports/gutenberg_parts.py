"""The contents and the footnotes among the paragraphs of a book of Project Gutenberg.

Its volunteers write a reference as ``[1]`` and a note as ``[1] …`` or ``[Footnote 1: …]``, below its paragraph, its
chapter or the whole book (https://www.pgdp.net/wiki/DP_Official_Documentation:Proofreading/Proofreading_Guidelines).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from articlecast.read.text.words import key

_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*|\W*list of (?:illustrations|plates|maps)\W*", re.IGNORECASE)
_PAGED = re.compile(r"\S.*?[\s.·]+(?:\d{1,4}|[ivxlc]{1,7})\W*$")
_COLUMN = re.compile(r"\W*(?:page|chapter|chap|vol|volume|part|book)s?\b.{0,30}", re.IGNORECASE)
_LONGEST_LINE = 120
_NOTE = re.compile(r"\s*\[(?:Footnote[ ]+)?(\d{1,4}|[A-Z]{1,2}|[*†‡])(?:\]\s|:\s)\s*(?=\S)")
_BEGINS = re.compile(r"\n(?=[ \t]*\[(?:Footnote[ ]+)?(?:\d{1,4}|[A-Z])(?:\]\s|:\s))")
REFERENCE = re.compile(r"(?<=[^\s\[(])\s?\[(\d{1,4}|[A-Z]{1,2}|[*†‡])\](?![\w(:])")
_HEADING = re.compile(r"\W*(?:foot|end)?notes\W*", re.IGNORECASE)
_MOST_CHUNKS = 12
"""Paragraphs of one note."""


@dataclass(slots=True)
class Chunk:
    """A paragraph as it is written; ``note`` is the name of the note that it is of, and ``names`` that of each note
    that it refers to, by the sign for it.
    """

    text: str
    note: str = ""
    names: dict[str, str] = field(default_factory=dict)


def drop_contents(chunks: Sequence[str]) -> list[str]:
    """The paragraphs without tables of contents: a heading that says so, and lines with page numbers, or that are the
    headings further down.
    """
    left = Counter(key(chunk) for chunk in chunks)
    kept: list[str] = []
    at = 0
    while at < len(chunks):
        lines = [line.strip() for line in chunks[at].strip().split("\n")]
        left[key(chunks[at])] -= 1
        if not _CONTENTS.fullmatch(lines[0]):
            kept.append(chunks[at])
            at += 1
            continue
        end, first = at + 1, ""
        listed = len(lines) > 1
        while end < len(chunks):
            lines = [line for line in chunks[end].strip().split("\n") if line.strip()]
            words = key(chunks[end])
            if words == first or not _is_listed(lines, left[words] > 1):
                break
            first = first or words
            left[words] -= 1
            listed = True
            end += 1
        kept += [] if listed else [chunks[at]]
        at = end
    return kept


def _is_listed(lines: Sequence[str], comes_again: bool) -> bool:  # noqa: FBT001 -- of its only caller
    """Whether a paragraph's lines are of a table of contents."""
    if not lines or any(len(line) > _LONGEST_LINE for line in lines):
        return False
    paged = sum(_PAGED.match(line.strip()) is not None for line in lines)
    return comes_again or 2 * paged > len(lines) or (len(lines) == 1 and "page" in lines[0].lower() and
                                                     _COLUMN.fullmatch(lines[0].strip()) is not None)  # fmt: skip


def take_notes(chunks: Sequence[str]) -> list[Chunk]:
    """The paragraphs, those of notes that the text refers to named as such. A sign leads to the next note of it; a
    line that begins so and that nothing refers to is text.
    """
    rows = [Chunk(part) for chunk in chunks for part in _BEGINS.split(chunk)]
    waiting: dict[str, list[Chunk]] = {}
    found: list[Chunk] = []
    at = number = 0
    while at < len(rows):
        row = rows[at]
        note = _NOTE.match(row.text)
        if note and waiting.get(note[1]):
            number += 1
            end = _find_end(rows, at, closes=note[0].lstrip().lower().startswith("[footnote"))
            for each in waiting.pop(note[1]):
                each.names[note[1]] = f"note-{number}"
            parts = [row.text[note.end() :], *(each.text for each in rows[at + 1 : end])]
            if note[0].lstrip().lower().startswith("[footnote"):
                parts[-1] = parts[-1].rstrip().removesuffix("]")
            if found and _HEADING.fullmatch(found[-1].text.strip()):
                found.pop()
            found += [Chunk(part, f"note-{number}") for part in parts]
            at = end
            continue
        for sign in set(REFERENCE.findall(row.text)):
            waiting.setdefault(sign, []).append(row)
        found.append(row)
        at += 1
    return found


def _find_end(rows: Sequence[Chunk], start: int, *, closes: bool) -> int:
    """The number of the first paragraph behind a note; one in brackets may have several."""
    if closes:
        for at in range(start, min(start + _MOST_CHUNKS, len(rows))):
            if rows[at].text.rstrip().endswith("]"):
                return at + 1
    return start + 1
