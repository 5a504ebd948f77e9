"""Which episodes the world may see: those that are due, and those that it has seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from articlecast.files import stamp_file
from articlecast.model import Listed
from articlecast.moments import is_over, write_moment
from articlecast.publish.addresses import quote

ListedT = TypeVar("ListedT", bound=Listed)
_ENCLOSURE = re.compile(rb'<enclosure\b[^>]*\burl="[^"]*/episodes/([^/"]+)/')


def list_public(episodes: Iterable[ListedT], now: datetime, feed_folder: Path) -> tuple[ListedT, ...]:
    """The episodes that the world may see at ``now``, in their order: due and not expired, no draft, not withdrawn.

    What the feed in that folder has is not held back until it is due, though the clock was turned back, or was ahead
    when it went out; for every other episode a clock that is right again is right.
    """
    offered = [
        each for each in episodes if each.withdrawn is None and not each.hidden and not is_over(each.expires, now)
    ]
    seen = find_seen(feed_folder, (episode.slug for episode in offered if episode.published > now))
    return tuple(episode for episode in offered if episode.published <= now or episode.slug in seen)


def tell_hidden(episode: Listed, now: datetime, feed_folder: Path, *, removed: str, zone: str = "") -> str:
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
