"""Lines → running text: joined, without the hyphens that only a line's end has put there, with marks of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from articlecast.model import Mark, Text
from articlecast.read.formats.pdf.lines import WORDS_OF_ONE, Line
from articlecast.read.text.words import fold_spans

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_PAIRED = re.compile(r"\s*(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|och)\b")
_REFERENCE = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
PRINTED = "<math/>"
"""The notation of a formula of which nothing is known but how it looks."""
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


def settle_initials(lines: Iterable[Line], vocabulary: Vocabulary) -> None:
    """Part a large initial that is a word from the next one, or join it to the rest of its word, as the words that the
    document has elsewhere tell; where they do not, it stays as it stands.
    """
    for line in lines:
        letter = line.pieces[0][0].lstrip("\"'“„«‘‚‹")
        following = line.pieces[1][0] if len(line.pieces) > 1 else ""
        rest = _FIRST.match(following)
        if letter not in WORDS_OF_ONE or not rest or rest[1][:1].isupper():
            continue
        whole = (letter + rest[1]).lower()
        known = vocabulary.words[whole] - (not following.startswith(" "))
        if known < 1 and vocabulary.words[rest[1].lower()] - following.startswith(" ") > 0:
            line.pieces[1] = (f" {following.lstrip()}", line.pieces[1][1])
        elif known > 0 or whole in _OPENERS:
            line.pieces[1] = (following.lstrip(), line.pieces[1][1])
        line.text = " ".join("".join(text for text, kind in line.pieces if kind != "sup").split())


_OPENERS = frozenset(
    """
    about above across after again against ago all almost along already also although always am amid among an and
    another any are around as at away even ever every everyone each early earlier either if imagine in indeed inside
    instead into is it its of off often old on once one only open or other our out over yes yesterday yet you young your
    als alle alles am an auch auf aus ein eine einer einst er erst es ich ihr im immer in ist und um unter vor von was
    weil wenn wer wie wir wo à au aussi avec en elle elles est et il ils un une
    al algunos antes año años aquel así aunque el ella en era es esta este y ya
    alcuni allora anche e era il in io un una à às ainda ao aos as uma
    """.split()
)
"""Words that begin articles with such a letter."""


def join_lines(lines: list[Line], vocabulary: Vocabulary, find_note: FindNote) -> Text:
    """The inline content of a paragraph's lines; a piece that is "maths" is a formula that was displayed there."""
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
    if kind == "maths":  # letters as they stand on the page are no notation that could be said
        return [(text, (Mark("maths", PRINTED),))]
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
