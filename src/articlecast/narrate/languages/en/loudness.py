"""How much of a stretch of text is in capitals, counted once for the whole text and then told of any part of it.

Every run of capitals asks this of the 250 characters around it. Counted anew for each, a text of nothing but short
capitals took 22 s a megabyte, most of it for this.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_WORDS = re.compile(r"[^\W\d_]+")
IsName = Callable[[str], bool]


class Loudness(NamedTuple):
    """Of a stretch of text: its capitals and letters, its words, those in capitals, and of these the known names."""

    capitals: int
    letters: int
    words: int
    loud: int
    names: int


class _Counted(NamedTuple):
    """Of a text how many there are before each character, and before each word."""

    capitals: list[int]
    letters: list[int]
    starts: list[int]
    ends: list[int]
    loud: list[int]
    names: list[int]


def weigh_loudness(text: str, start: int, end: int, is_name: IsName) -> Loudness:
    """What stands between two places; a word that either of them cuts counts by what is left of it."""
    counted = _count(text, is_name)
    first, last = bisect_left(counted.starts, start), bisect_right(counted.ends, end)
    cut = []
    if first > bisect_right(counted.ends, start):
        cut.append(text[start : min(counted.ends[first - 1], end)])
    if first <= last < bisect_left(counted.starts, end):
        cut.append(text[counted.starts[last] : end])
    last = max(first, last)
    upper = [word for word in cut if word.isupper()]
    return Loudness(
        counted.capitals[end] - counted.capitals[start],
        counted.letters[end] - counted.letters[start],
        last - first + len(cut),
        counted.loud[last] - counted.loud[first] + len(upper),
        counted.names[last] - counted.names[first] + sum(map(is_name, upper)),
    )


@lru_cache(maxsize=2)
def _count(text: str, is_name: IsName) -> _Counted:
    found = [(word.start(), word.end(), word[0]) for word in _WORDS.finditer(text)]
    loud = [word.isupper() for _, _, word in found]
    return _Counted(
        _sum(map(str.isupper, text)),
        _sum(map(str.isalpha, text)),
        [start for start, _, _ in found],
        [end for _, end, _ in found],
        _sum(loud),
        _sum(upper and is_name(word) for upper, (_, _, word) in zip(loud, found, strict=True)),
    )


def _sum(counts: Iterable[bool]) -> list[int]:
    return list(accumulate(counts, initial=0))
