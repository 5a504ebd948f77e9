"""Moments as people read and write them: in the show's own time zone, or UTC. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache


@cache
def find_zone(name: str) -> tzinfo:
    """The zone of that name in the time zone database, as ``Europe/Dublin``; UTC for an empty one.

    Raises ValueError for a name that the database has not.
    """
    if name in {"", "UTC"}:
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 -- few shows have a zone of their own

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error


def list_zones() -> list[str]:
    """All names that ``find_zone`` knows on this machine."""
    from zoneinfo import available_timezones  # noqa: PLC0415 -- as above

    return sorted(available_timezones())


def place_moment(moment: datetime, zone: tzinfo) -> datetime:
    """The moment with an offset: one that has none stands in ``zone``.

    The offset is fixed, for Python compares two moments of one zone by their clocks, and an hour comes twice in autumn.
    """
    if moment.tzinfo is not None:
        return moment
    return datetime.fromisoformat(moment.replace(tzinfo=zone).isoformat())


def is_over(end: datetime | None, now: datetime) -> bool:
    """Whether the end has come, at the very moment too; what has none goes on."""
    return end is not None and end <= now


def write_moment(moment: datetime, zone_name: str = "") -> str:
    """To the minute, with its zone: ``2026-07-01 09:00 IST``."""
    return f"{moment.astimezone(find_zone(zone_name)):%Y-%m-%d %H:%M %Z}"
