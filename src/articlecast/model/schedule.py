"""What a scheduled run knows of a source: what it saw, the episode that it has, and how often it failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Sighting:
    """A source as a run found it: its name in manifests, its stamp, and its fingerprint where that is known.

    ``held`` is what it was when it was last read, ``draft`` or ``expired``, and ``reason`` why; empty for any other.
    """

    name: str
    locator: str
    stamp: str
    fingerprint: str = ""
    published: datetime | None = None
    held: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An episode as far as deciding needs it; ``fault`` is what is wrong with its files, ``art``,
    ``recording`` and ``figures`` as in its manifest.
    """

    slug: str
    source: str
    fingerprint: str
    title: str
    published: datetime
    pinned: bool = False
    removed: bool = False
    withdrawn: bool = False
    fault: str = ""
    art: str = ""
    hidden: str = ""
    expires: datetime | None = None
    holds: tuple[str, ...] = ()
    recording: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that failed ``count`` times in a row; ``due`` is when it is tried again, None once it is set aside."""

    source: str
    stamp: str
    count: int
    last: datetime
    due: datetime | None
    error: str
    hint: str = ""


def back_off(times: int, first: timedelta, longest: timedelta) -> timedelta:
    """How long to wait after what happened ``times`` before: ``first``, doubled each time, and ``longest`` at most."""
    return min(longest, first * (1 << min(times, 30)))
