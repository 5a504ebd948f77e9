"""Whether a show does well, for a health check: as it is now, and as its last run left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from articlecast.errors import StoreError
from articlecast.model import Episode, Failure
from articlecast.run.reports import load_last
from articlecast.run.standing import Standing, count_standing
from articlecast.show.episodes.store import Broken, Library
from articlecast.show.failures import load_failures
from articlecast.show.lease import find_overrun, find_work
from articlecast.show.memory import Memory, list_held
from articlecast.show.public import find_withdrawn_by_age, hide_digests, select_episodes
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings


def report_health(
    settings: Settings, now: datetime, episodes: Iterable[Episode], broken: Sequence[Broken] = ()
) -> dict[str, Any]:
    """How the show with these episodes, and these whose manifest is broken, does, for a health check.

    ``ok`` is false after a failed run, until what failed was done or set aside, whatever runs did beside it meanwhile;
    with a feed that is not there; and where a run is at work still that a later one has met.
    """
    last = load_last(settings)
    failures = _recall_failures(settings)
    episodes = _select(settings, episodes, now)
    left = ((last or {}).get("standing") or {}).get("left", 0)
    standing = _count(settings, episodes, failures or {}, now, damaged=len(broken), left=left)
    work = find_work(settings.episodes_folder)
    return {
        "ok": failures is not None and is_well(settings, last, standing),
        "now": now.isoformat(timespec="seconds"),
        "last_run": {name: last.get(name) for name in ("started", "seconds", "state", "counts")} if last else None,
        "at_work": {"since": work.since.isoformat(timespec="seconds"), "command": work.command} if work else None,
        "overrun": find_overrun(settings) is not None,
        "feed": _has_feed(settings),
        **standing.as_json(),
    }


def is_well(settings: Settings, last: dict[str, Any] | None, standing: Standing | None) -> bool:
    """The one word for all of it, which the health check and the figures say; ``last`` is the last run's report."""
    failed = last is not None and last.get("state") == "failed"
    waiting = standing is None or standing.waiting
    return _has_feed(settings) and not (failed or waiting or find_overrun(settings))


def _select(settings: Settings, episodes: Iterable[Episode], now: datetime) -> tuple[Episode, ...]:
    """The show's own among them, a digest of what may not be heard as it is."""
    shown = hide_digests(episodes, settings.publish, now, settings.feed_folder)
    return select_episodes(shown, settings.select)


def look_at_standing(settings: Settings, now: datetime) -> Standing | None:
    """How the show stands on disk, for a run that did not come so far as to count; None where that cannot be read."""
    try:
        episodes, broken = Library(settings.episodes_folder).sift()
    except OSError:
        return None
    return _count(
        settings, _select(settings, episodes, now), _recall_failures(settings) or {}, now, damaged=len(broken)
    )


def _count(
    settings: Settings,
    episodes: Sequence[Episode],
    failures: Mapping[str, Failure],
    now: datetime,
    *,
    damaged: int,
    left: int = 0,
) -> Standing:
    reviews = Reviews(settings).episodes
    known = {episode.source for episode in (*episodes, *reviews)}
    held = [seen.held for name, seen in list_held(Memory.load(settings.state_folder), known) if name not in failures]
    retired = find_withdrawn_by_age(episodes, settings.publish, now, settings.feed_folder)
    return count_standing(
        episodes, failures.values(), now, held=held, retired=retired, damaged=damaged, left=left, reviews=reviews
    )


def _recall_failures(settings: Settings) -> dict[str, Failure] | None:
    """What failed before; None where the list is damaged, which the next run sets aside."""
    if settings.select is not None:  # the articles are another show's
        return {}
    try:
        return load_failures(settings.episodes_folder)
    except StoreError:
        return None


def _has_feed(settings: Settings) -> bool:
    return (settings.feed_folder / "feed.xml").is_file()
