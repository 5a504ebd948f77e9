"""Lines → running text: joined, without the hyphens that only a line's end has put there, with marks of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from articlecast.model import Mark, Text
from articlecast.read.formats.pdf.lines import Line
from articlecast.read.text.words import fold_spans

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_PAIRED = re.compile(r"\s*(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|och)\b")
_REFERENCE = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
_OPEN_DASH = re.compile(r"[—–/]$")

FindNote = Callable[[int, str], str]
"""A note's name by the page and mark; empty where there is none."""


@dataclass(slots=True)
class Vocabulary:
    """The words of a document as they stand within lines: with a hyphen, and without."""

    words: Counter[str] = field(default_factory=Counter)

    def learn(self, lines: Iterable[Line]) -> None:
        for line in lines:
            found = [word.lower() for word in _WORD.findall(line.text)]
            if line.text.endswith("-") and found:
                found.pop()
            self.words.update(found)

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether the hyphen between a line's last and the next one's first letters is the word's own."""
        if second[:1].isupper():
            return True
        whole, apart = (first + second).lower(), f"{first}-{second}".lower()
        if self.words[whole] or self.words[apart]:
            return self.words[apart] > self.words[whole]
        # Two words that are known by themselves, and no known whole, as in "harbour-master".
        parts = first.lower().rsplit("-", 1)[-1]
        return "-" in first or (parts in _PREFIXES and len(second) > 3)


_PREFIXES = frozenset("self non ex all half quasi anti-inflammatory".split())


def join_lines(lines: list[Line], vocabulary: Vocabulary, find_note: FindNote) -> Text:
    """The inline content of a paragraph's lines."""
    pieces: list[tuple[str, tuple[Mark, ...]]] = []
    for at, line in enumerate(lines):
        for text, kind in line.pieces:
            pieces += _mark(text, kind, line.page, pieces, find_note)
        if at + 1 < len(lines):
            _end_line(pieces, lines[at + 1], vocabulary)
    return fold_spans(pieces)


def _mark(
    text: str, kind: str, page: int, before: list[tuple[str, tuple[Mark, ...]]], find_note: FindNote
) -> list[tuple[str, tuple[Mark, ...]]]:
    if not kind:
        return [(text, ())]
    if kind == "sub":
        return [(text, (Mark("sub"),))]
    parts = [(part, find_note(page, part)) for part in re.split(r"[\s,;]+", text)]
    done: list[tuple[str, tuple[Mark, ...]]] = [
        (part, (Mark("sup"), Mark("note", name))) for part, name in parts if name
    ]
    if done:
        return done
    said = before[-1][0].rstrip() if before else ""
    # A number after a word is a reference; after a unit, a number or a letter of a formula it is a power.
    is_reference = _REFERENCE.fullmatch(text.strip()) and re.search(r"[^\W\d_]{4,}$|[.,;:!?)\]\"”’]$", said)
    return [] if is_reference or re.fullmatch(r"[*∗†‡§¶,\s]*", text) else [(text, (Mark("sup"),))]


def _end_line(pieces: list[tuple[str, tuple[Mark, ...]]], following: Line, vocabulary: Vocabulary) -> None:
    """What stands between the last piece and the next line: a space, or nothing where a word was broken."""
    text, marks = pieces[-1] if pieces else ("", ())
    stripped = text.rstrip()
    broken = _BROKEN.search(stripped)
    first = _FIRST.match(following.text)
    if broken and first and not _PAIRED.match(following.text):
        keeps = vocabulary.keeps_hyphen(broken[1], first[1])
        pieces[-1] = (stripped if keeps else stripped[:-1], marks)
    elif broken and following.text[:1].isdigit():
        pieces[-1] = (stripped, marks)
    elif not (_OPEN_DASH.search(stripped) and not re.search(r"\s.$", stripped)):
        pieces.append((" ", ()))
