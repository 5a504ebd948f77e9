"""What a page says twice: the lead as summary, as caption and in a ticker, and a sentence as its own pull."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Mapping, Sequence

from articlecast.read.page.units import Unit

_NEVER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt"})
LEAST = 12
"""Words in a row; shorter ones may well be the same twice."""
_MOST = 0.75
"""The share of its words that one other line must have: a title stands before a lead, and its last word is cut."""


def find_repeats(
    units: Sequence[Unit], kept: Sequence[bool], kinds: Mapping[int, Hashable], beside: Container[int]
) -> set[int]:
    """The kept units whose words stand in a unit of another kind, of which there is more; of one kind all stay.

    ``kinds`` say where a unit stands, by its index: a refrain stands where the rest of a song does. What stands
    ``beside`` the text is the repeat, and an item of a list only there: writers sum up what they have said.
    """
    lines = [
        u for u, keep in zip(units, kept, strict=True) if keep and u.block.tag not in _NEVER and len(u.tokens) >= LEAST
    ]
    mass: Counter[Hashable] = Counter()
    for unit in lines:
        mass[kinds[unit.index]] += len(unit.text)
    first: dict[tuple[str, ...], int] = {}
    found: set[int] = set()
    # The kind with the most text comes first; of two lines alone in theirs, the first is the summary.
    for unit in sorted(lines, key=lambda unit: (unit.index in beside, -mass[kinds[unit.index]], -unit.index)):
        runs = [unit.tokens[at : at + LEAST] for at in range(len(unit.tokens) - LEAST + 1)]
        alike = Counter(at for run in runs if (at := first.get(run)) is not None and kinds[at] != kinds[unit.index])
        most = max(alike.values(), default=0)
        listed = unit.index not in beside and "li" in {unit.block.tag, unit.block.getparent().tag}
        if most and not listed and most + LEAST - 1 > _MOST * len(unit.tokens):
            found.add(unit.index)
            continue
        for run in runs if unit.index not in beside else ():  # one comment may well quote another
            first.setdefault(run, unit.index)
    return found
