"""Which episodes the world may see: those that are due, and those that it has seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from articlecast.files import stamp_file
from articlecast.model import Card, Listed
from articlecast.moments import is_over, write_moment
from articlecast.publish import PublishOptions
from articlecast.publish.addresses import quote
from articlecast.show.rules import Match


class Offered(Protocol):
    """What decides whether the world may see an episode: an ``Episode`` has it, its card, and a run's memory."""

    @property
    def slug(self) -> str: ...
    @property
    def published(self) -> datetime: ...
    @property
    def removed(self) -> object: ...
    @property
    def withdrawn(self) -> object: ...
    @property
    def hidden(self) -> str: ...
    @property
    def expires(self) -> datetime | None: ...
    @property
    def holds(self) -> tuple[str, ...]: ...


ListedT = TypeVar("ListedT", bound=Listed)
OfferedT = TypeVar("OfferedT", bound=Offered)
_ENCLOSURE = re.compile(rb'<enclosure\b[^>]*\burl="[^"]*/episodes/([^/"]+)/')


def hide_digests(
    episodes: Iterable[OfferedT], options: PublishOptions, now: datetime, feed_folder: Path, zone: str = ""
) -> tuple[OfferedT, ...]:
    """All of a show's episodes, in their order; a digest of one that the world may not see is ``hidden``, too.

    It would publish that one's words. What is no more among the episodes, or damaged, hides nothing.
    """
    rows = tuple(episodes)
    known = {each.slug: each for each in rows} if any(each.holds for each in rows) else {}

    def find_reason(digest: OfferedT) -> str:
        for slug in digest.holds:
            one = known.get(slug)
            if one and (why := tell_hidden(one, now, feed_folder, removed=options.removed, zone=zone)):
                return f"its digest names '{slug}': {why}"
        return ""

    return tuple(_hide(each, find_reason(each)) if each.holds and not each.hidden else each for each in rows)


def find_stale(before: Iterable[OfferedT], after: Iterable[OfferedT]) -> tuple[OfferedT, ...]:
    """Those that ``hide_digests`` has hidden."""
    return tuple(now for was, now in zip(before, after, strict=True) if now.hidden != was.hidden)


def _hide(episode: Any, reason: str) -> Any:
    if not reason:
        return episode
    return episode._replace(hidden=reason) if isinstance(episode, Card) else replace(episode, hidden=reason)


def list_public(episodes: Iterable[OfferedT], now: datetime, feed_folder: Path) -> tuple[OfferedT, ...]:
    """The episodes that the world may see at ``now``, in their order: due and not expired, no draft, not withdrawn.

    What the feed in that folder has is not held back until it is due, though the clock was turned back, or was ahead
    when it went out; for every other episode a clock that is right again is right.
    """
    offered = [each for each in episodes if not (each.withdrawn or each.hidden or is_over(each.expires, now))]
    seen = find_seen(feed_folder, (episode.slug for episode in offered if episode.published > now))
    return tuple(episode for episode in offered if episode.published <= now or episode.slug in seen)


def find_secret(episodes: Iterable[Offered], now: datetime) -> frozenset[str]:
    """Those, by slug, that nobody is to hear any more: withdrawn, kept back by a draft or an editor, or expired."""
    return frozenset(each.slug for each in episodes if each.withdrawn or each.hidden or is_over(each.expires, now))


def find_retired(
    episodes: Iterable[Offered], options: PublishOptions, now: datetime, feed_folder: Path
) -> frozenset[str]:
    """Those of a show's episodes, by slug, that ``publish.keep`` and ``keep_days`` let leave ``feed.xml``.

    Counted by the article's own date, among what the world may see; the newest one always stays.
    """
    if not (options.keep or options.keep_days):
        return frozenset()
    rows = [
        each for each in list_public(episodes, now, feed_folder) if not (each.removed and options.removed == "drop")
    ]
    rows.sort(key=lambda each: each.slug)
    rows.sort(key=lambda each: each.published, reverse=True)
    since = now - timedelta(days=options.keep_days)
    recent = sum(each.published > since for each in rows) if options.keep_days else len(rows)
    newest = min(recent, options.keep or recent)
    return frozenset(each.slug for each in rows[max(newest, 1) :])


def find_withdrawn_by_age(
    episodes: Iterable[Offered], options: PublishOptions, now: datetime, feed_folder: Path
) -> frozenset[str]:
    """The same, of a show that does not have them in its archive either."""
    return find_retired(episodes, options, now, feed_folder) if options.older == "withdraw" else frozenset()


def select_episodes(episodes: Iterable[ListedT], select: Match | None) -> tuple[ListedT, ...]:
    """Those of a show's episodes that another one has by its ``select``; all of them where it has none."""
    if select is None:
        return tuple(episodes)
    return tuple(each for each in episodes if select.is_met(each, each.source, each.entry))


def list_offered(
    episodes: Iterable[OfferedT], options: PublishOptions, now: datetime, feed_folder: Path
) -> tuple[tuple[OfferedT, ...], int]:
    """The episodes that the show offers at ``now``, in their order, and how many of them, the newest, are in
    ``feed.xml``; 0 where ``publish.page_size`` says so.
    """
    public = list_public(episodes, now, feed_folder)
    retired = find_retired(public, options, now, feed_folder)
    if options.older == "archive":
        return public, len(public) - len(retired) if retired else 0
    return tuple(each for each in public if each.slug not in retired), 0


def tell_retired(options: PublishOptions) -> str:
    """Which setting takes older episodes out of ``feed.xml``, and where they are."""
    rows = ((options.keep, f"keep = {options.keep}"), (options.keep_days, f"keep_days = {options.keep_days}"))
    place = "in the feed's archive" if options.older == "archive" else "left the feed"
    return f"{place}: publish.{' and '.join(line for value, line in rows if value)}"


def tell_hidden(episode: Offered, now: datetime, feed_folder: Path, *, removed: str, zone: str = "") -> str:
    """Why the world may not see an episode at ``now``, in a phrase, and nothing where it may.

    ``removed`` is what becomes of an episode whose article is gone, as ``publish.removed`` has it. Moments are told in
    ``zone``.
    """
    if episode.withdrawn:
        return "an editor withdrew it"
    if episode.hidden:
        return f"it is kept back ({episode.hidden})"
    if episode.expires and is_over(episode.expires, now):
        return f"it expired at {write_moment(episode.expires, zone)}"
    if episode.removed and removed == "drop":
        return "its article is gone"
    if list_public([episode], now, feed_folder):
        return ""
    return f"it is due at {write_moment(episode.published, zone)}"


def find_seen(feed_folder: Path, slugs: Iterable[str]) -> frozenset[str]:
    """Those of the episodes that are in the feed in that folder; it is not read where none is asked for."""
    wanted = {quote(slug).encode(): slug for slug in slugs}
    if not wanted:
        return frozenset()
    pages = [feed_folder / "feed.xml", *sorted(feed_folder.glob("feed-archive-*.xml"))]
    return frozenset(
        wanted[name] for page in pages for name in _list_offered(page, stamp_file(str(page))) & wanted.keys()
    )


@lru_cache(maxsize=64)
def _list_offered(page: Path, _stamp: str) -> frozenset[bytes]:
    """The folders of the episodes in one page of the feed, read once for as long as it stays as it is."""
    try:
        return frozenset(_ENCLOSURE.findall(page.read_bytes()))
    except OSError:
        return frozenset()
