"""What a recogniser heard beside what was to be said: where the two part, by class.

Both sides go through the narration's own rules, so that "$3.5m" and "three and a half million dollars" meet. What only
sounds alike is the recogniser's spelling and no fault of the voice: "ferries" and "fairies", "Li" and "Lee".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from articlecast.model import SPELLED_JOINER
from articlecast.names import quote
from articlecast.speak.spoken_numbers import fold_numbers

Kind = Literal["name", "number", "initialism", "word", "dropped", "doubled", "added"]
Normalise: TypeAlias = Callable[[str, str], str]
"""A text and its language's tag to the words that are spoken for it."""

ALIKE = 0.6
"""How much of two words must agree, in letters or in consonants, for them to be one sound spelled twice.

Of 60 sentences by hibari all that Whisper's base model misheard reach it: ferries and fairies, tenant and tenet.
"""
MOST_TOLD = 3

_SMALL = frozenset(("a", "an", "and", "as", "at", "for", "in", "is", "it", "of", "on", "or", "that", "the", "to"))
"""What a recogniser leaves out or puts in by itself where nothing else is wrong."""
_SOUND_AS = {"1": ("won",), "2": ("to", "too"), "4": ("for", "fore"), "8": ("ate",)}
_APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w)")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"\b[A-Z](?: [A-Z])+\b")
_SOUNDS = str.maketrans("cqzvdgbyw", "kksftkpii")
"""Consonants that a recogniser takes for one another."""
_PAIRS = (("ph", "f"), ("ck", "k"), ("x", "ks"), ("wr", "r"), ("kn", "n"), ("gh", ""))


@dataclass(frozen=True, slots=True)
class Divergence:
    """One place where what was heard is not what was said; either side may be empty."""

    kind: Kind
    said: str
    heard: str

    def __str__(self) -> str:
        match self.kind:
            case "dropped":
                return f"{quote(self.said)} is not heard"
            case "doubled":
                return f"{quote(self.heard)} is heard twice"
            case "added":
                return f"{quote(self.heard)} is heard and not said"
            case _:
                return f"the {self.kind} {quote(self.said)} is heard as {quote(self.heard)}"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is compared, as it was written, and its class."""

    folded: str
    written: str
    kind: Kind


def compare_words(said: str, heard: str, language: str, normalise: Normalise) -> tuple[Divergence, ...]:
    """Where ``heard`` parts from ``said``, in order; nothing where every word is there once.

    Case, punctuation, hyphens, accents and dots of initialisms say nothing; in English numbers are compared by value.
    """
    left, right = (_split(text, language, normalise) for text in (said, heard))
    matcher = SequenceMatcher(None, [word.folded for word in left], [word.folded for word in right], autojunk=False)
    found: list[Divergence] = []
    for what, begin, end, start, stop in matcher.get_opcodes():
        if what != "equal":
            before = [word.folded for word in right[max(0, start - (stop - start)) : start]]
            found += _judge(left[begin:end], right[start:stop], before, [word.folded for word in right[stop:]])
    return tuple(found)


def describe_divergences(found: Sequence[Divergence]) -> str:
    """One line for the editor, of the first few."""
    more = f"; and {len(found) - MOST_TOLD} more" if len(found) > MOST_TOLD else ""
    return "; ".join(map(str, found[:MOST_TOLD])) + more


def _split(text: str, language: str, normalise: Normalise) -> list[_Word]:
    """The words of a text as they are compared."""
    text = _APART.sub(lambda match: match[0].replace(" ", ""), text.replace(SPELLED_JOINER, ""))
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    spoken = normalise(text, language)
    spelled = {match.replace(SPELLED_JOINER, "") for match in re.findall(rf"[\w{SPELLED_JOINER}]+", spoken)
               if SPELLED_JOINER in match}  # fmt: skip
    spoken = _APOSTROPHES.sub("", spoken.replace(SPELLED_JOINER, ""))
    words: list[_Word] = []
    for match in _WORD.finditer(spoken):
        written = match[0]
        kind: Kind = "initialism" if written in spelled else "name" if words and written[0].isupper() else "word"
        words.append(_Word(_fold(written), written, kind))
    if language.lower().partition("-")[0] != "en":
        return words
    rows = fold_numbers([word.folded for word in words])
    return [_Word(value, value, "number") if value else words[at] for at, value in rows]


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _judge(said: Sequence[_Word], heard: Sequence[_Word], before: list[str], after: list[str]) -> Iterator[Divergence]:
    """What is wrong where these words were heard for those; ``before`` and ``after`` are heard beside them."""
    numbers = any(word.kind == "number" for word in (*said, *heard))
    if not numbers and _sound_alike(_join(said), _join(heard)):
        return
    for word, other in _pair(said, heard):
        if word is None and other is not None:
            doubled = other.folded in (before[-1:] + after[:1])
            if doubled or other.folded not in _SMALL:
                yield Divergence("doubled" if doubled else "added", "", other.written)
        elif word is not None and other is None:
            if word.folded not in _SMALL:
                yield Divergence("dropped", word.written, "")
        elif word is not None and other is not None and not _is_same(word, other):
            kind = "number" if other.kind == "number" else word.kind
            yield Divergence(kind, word.written, other.written)


def _is_same(word: _Word, other: _Word) -> bool:
    if "number" in {word.kind, other.kind}:
        return word.folded == other.folded or other.folded in _SOUND_AS.get(word.folded, ())
    return _sound_alike(word.folded, other.folded) or {word.folded, other.folded} <= _SMALL


def _join(words: Sequence[_Word]) -> str:
    return "".join(word.folded for word in words)


def _pair(said: Sequence[_Word], heard: Sequence[_Word]) -> list[tuple[_Word | None, _Word | None]]:
    """Each word with the one that was heard for it, so that the most agree (Needleman and Wunsch, 1970)."""
    gap = 0.6
    costs = [[gap * (row + column) for column in range(len(heard) + 1)] for row in range(len(said) + 1)]
    for row, word in enumerate(said, 1):
        for column, other in enumerate(heard, 1):
            apart = 1 - _measure_likeness(word.folded, other.folded)
            costs[row][column] = min(
                costs[row - 1][column - 1] + apart, costs[row - 1][column] + gap, costs[row][column - 1] + gap
            )
    pairs: list[tuple[_Word | None, _Word | None]] = []
    row, column = len(said), len(heard)
    while row or column:
        if column and (not row or costs[row][column] == costs[row][column - 1] + gap):
            column -= 1
            pairs.append((None, heard[column]))
        elif row and (not column or costs[row][column] == costs[row - 1][column] + gap):
            row -= 1
            pairs.append((said[row], None))
        else:
            row, column = row - 1, column - 1
            pairs.append((said[row], heard[column]))
    return pairs[::-1]


def _sound_alike(one: str, other: str) -> bool:
    return _measure_likeness(one, other) >= ALIKE


def _measure_likeness(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same letters or the same consonants."""
    if not one or not other:
        return 0.0
    pairs = ((one, other), (_find_sounds(one), _find_sounds(other)))
    return max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)


def _find_sounds(word: str) -> str:
    """A word's first letter and its consonants, as the ear groups them."""
    for letters, sound in _PAIRS:
        word = word.replace(letters, sound)
    word = word.translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", word[:1] + re.sub(r"[aeiouh]", "", word[1:]))
