"""What a number in the settings may be: told when it is read, not by what it would do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articlecast.errors import UsageError


class Bound(NamedTuple):
    """A setting, the least and the most that it may be, a ``good`` value, and its unit."""

    name: str
    lowest: float
    highest: float
    good: float
    unit: str = ""


def check_bounds(table: str, options: object, bounds: Iterable[Bound]) -> None:
    """Raises UsageError for the first value that is out of bounds, or is no number at all (``nan``)."""
    for bound in bounds:
        value = getattr(options, bound.name)
        if not bound.lowest <= value <= bound.highest:
            wrong = f"{value} {bound.unit}".rstrip() + f" is not between {bound.lowest} and {bound.highest}"
            raise UsageError(f"{table}.{bound.name}", wrong, f"{bound.name} = {bound.good}")
