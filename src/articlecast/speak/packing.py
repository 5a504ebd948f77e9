"""A long sentence as few requests as it takes, cut where a reader would breathe (pure)."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_AFTER_SENTENCE, _AFTER_CLAUSE, _AFTER_COMMA, _AFTER_WORD, _IN_WORD, _IN_LETTER = 0, 1, 3, 30, 1000, 9000
_CUTS = (
    (re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+|[。！？]"), _AFTER_SENTENCE),
    (re.compile(r"[;:；：][\"'”’»)\]]*\s+|[；：]|\s+[–—]\s+|—"), _AFTER_CLAUSE),
    (re.compile(r"[,)][\"'”’»]*\s+|[，、]"), _AFTER_COMMA),
    (re.compile(r"\s+"), _AFTER_WORD),
)


def pack_text(text: str, limit: int) -> tuple[str, ...]:
    """The parts, each at most ``limit`` characters, none without a word; joined by spaces they have every word once.

    As few parts as possible, and of all such packings the one that cuts at the best places.
    """
    if len(text) <= limit:
        return (text,)
    costs = _find_cuts(text, limit)
    places = [0, *sorted(costs), len(text)]
    best: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}  # place: parts so far, cost so far, place before
    for number, end in enumerate(places[1:], 1):
        reached = []
        for start in reversed(places[:number]):
            if len(text[start:end].strip()) > limit:
                break
            parts_before, cost_before, _before = best[start]
            reached.append((parts_before + 1, cost_before + costs.get(end, 0), start))
        best[end] = min(reached)
    ends = [len(text)]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    ends.reverse()
    parts = [text[start:end].strip() for start, end in pairwise(ends)]
    return tuple(part for part in parts if any(character.isalnum() for character in part)) or (text[:limit],)


def _find_cuts(text: str, limit: int) -> dict[int, int]:
    """Places where the text may be cut, each with what it costs the ear."""
    costs: dict[int, int] = {}
    for pattern, cost in _CUTS:
        for match in pattern.finditer(text):
            costs.setdefault(match.end(), cost)
    costs.pop(len(text), None)
    places = [0, *sorted(costs), len(text)]
    for start, end in pairwise(places):
        if end - start > limit:  # one word longer than a request, or a script that writes no spaces
            for place in range(start + 1, end):
                costs[place] = _IN_LETTER if unicodedata.combining(text[place]) else _IN_WORD
    return costs
