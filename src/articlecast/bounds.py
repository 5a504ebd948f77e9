"""What a number in the settings may be: told when it is read, not by what it would do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articlecast.errors import UsageError
from articlecast.moments import find_zone, list_zones
from articlecast.names import suggest_name


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


def check_zone(setting: str, name: str) -> None:
    """Raises UsageError for a time zone that this machine does not know."""
    try:
        find_zone(name)
    except ValueError:
        zones = list_zones()
        if not zones:
            wrong = f"'{name}' cannot be looked up, for this machine has no time zones"
            raise UsageError(setting, wrong, "pip install tzdata") from None
        wrong = f"'{name}' is no time zone of the IANA database{suggest_name(name, zones)}"
        raise UsageError(setting, wrong, 'time_zone = "Europe/Dublin"') from None
