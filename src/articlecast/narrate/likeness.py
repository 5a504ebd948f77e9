"""How much of one script another one says: the same story, with another title and lead, or edited here and there. Pure.

Two texts are compared by their shingles, the runs of three words in their sentences (Broder, "On the resemblance and
containment of documents", 1997). A sketch keeps those alone whose digests are the least, so that thousands can be
compared at once; who may be alike by their sketches is then compared sentence by sentence.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

LENGTH = 64
"""Digests of a sketch: what two texts have in common, where it is half, is then told within 0.1, nine times in ten."""
LEAST_SENTENCES = 5
"""Different sentences of four words and more; of less nobody can say that it is the same story."""
LEAST_WORDS = 4
SAID = 0.6
"""The share of a sentence's shingles that another text must have to say it: a word in ten may be another."""
_RUN = 3
_LARGEST = 2**32
_PRIMES = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint32)
"""As xxHash has them: a digest's every bit depends on every word."""
_WORD = re.compile(r"\w+")
_APART = re.compile(r"^(?:\[(?:title|byline|pause|link|chapter|heading)\b.*|#.*)$", re.MULTILINE)
_MARK = re.compile(r"^\[[^\]\n]*\] *", re.MULTILINE)


class Sketch(NamedTuple):
    """How many shingles a text has, and the least digests of them, rising."""

    size: int
    digests: tuple[int, ...]

    @property
    def bound(self) -> int:
        """Every shingle with a digest up to here is in the sketch."""
        return self.digests[-1] if len(self.digests) < self.size else _LARGEST


Sentences: TypeAlias = "Sequence[array[int]]"
"""Of each sentence its different shingles, four bytes each: as sets of numbers ten hours would take 11 MB."""


def list_sentences(script: str) -> Sentences:
    """The shingles of each sentence of a script file, as digests; titles, bylines and short sentences apart.

    ``script`` is as written, with what is said in its place left out.
    """
    body = script.partition("\n---\n")[2] or script
    lines = _MARK.sub("", _APART.sub("", body)).casefold().split("\n")
    found = dict.fromkeys(tuple(_WORD.findall(line)) for line in lines)
    kept = [words for words in found if len(words) >= LEAST_WORDS]
    digests = _digest_runs([word for words in kept for word in words])
    ends = np.cumsum([len(words) for words in kept]).tolist()
    return tuple(
        array("I", dict.fromkeys(digests[end - len(words) : end - _RUN + 1]))
        for words, end in zip(kept, ends, strict=True)
    )


def _digest_runs(words: Sequence[str]) -> list[int]:
    """A digest of each run of three words: of all at once, for a digest of each run costs five times as much."""
    named = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    digests = np.array([named[word] for word in words], np.uint32)
    if len(digests) < _RUN:
        return []
    mixed = digests[:-2] * _PRIMES[0] ^ np.roll(digests, -1)[:-2] * _PRIMES[1] ^ digests[2:] * _PRIMES[2]
    mixed = (mixed ^ mixed >> 15) * _PRIMES[1]
    runs: list[int] = (mixed ^ mixed >> 13).tolist()
    return runs


def sketch_sentences(sentences: Sentences) -> Sketch:
    """The sketch of a text."""
    shingles = frozenset[int]().union(*sentences)
    return Sketch(len(shingles), tuple(sorted(shingles)[:LENGTH]))


def measure_share(sentences: Sentences, other: Sentences) -> float:
    """The share of the sentences that the other text says, from 0 to 1; 0 for a text of few sentences."""
    if len(sentences) < LEAST_SENTENCES:
        return 0.0
    known = frozenset[int]().union(*other)
    said = (sum(digest in known for digest in each) >= SAID * len(each) for each in sentences)
    return sum(said) / len(sentences)


class Sketches:
    """Many sketches, compared with one at once."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        rows = list(sketches)
        self._digests = np.full((len(rows), LENGTH), _LARGEST - 1, np.uint32)
        for row, sketch in zip(self._digests, rows, strict=True):
            row[: len(sketch.digests)] = sketch.digests
        self._bounds = np.array([sketch.bound for sketch in rows], np.float64)

    def estimate_shares(self, sketch: Sketch) -> NDArray[np.float64]:
        """About which share of its shingles each of them has."""
        bounds = np.minimum(self._bounds, sketch.bound)
        shared = np.isin(self._digests, np.array(sketch.digests, np.uint32))
        counts: NDArray[np.int64] = (shared & (self._digests <= bounds[:, None])).sum(axis=1)
        shares: NDArray[np.float64] = counts * (_LARGEST / np.maximum(bounds, 1.0)) / max(sketch.size, 1)
        return shares
