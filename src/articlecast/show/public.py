"""Which episodes the world may see, and at what time it is for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

from articlecast.model import Listed

ListedT = TypeVar("ListedT", bound=Listed)
LARGEST_HEAD = 200_000
"""Bytes of a feed within which its first item begins."""


def list_public(episodes: Iterable[ListedT], now: datetime) -> tuple[ListedT, ...]:
    """The episodes that the world may see at ``now``, in their order: due, and not withdrawn by an editor."""
    return tuple(episode for episode in episodes if episode.published <= now and episode.withdrawn is None)


def tell_hidden(episode: Listed, now: datetime, *, removed: str) -> str:
    """Why the world may not see an episode at ``now``, in a phrase, and nothing where it may.

    ``removed`` is what becomes of an episode whose article is gone, as ``publish.removed`` has it.
    """
    if episode.withdrawn:
        return "an editor withdrew it"
    if episode.removed and removed == "drop":
        return "its article is gone"
    return f"it is due at {episode.published:%Y-%m-%d %H:%M} UTC" if episode.published > now else ""


def tell_time(feed_folder: Path, now: datetime) -> datetime:
    """``now``; where the clock was turned back, the date of the newest episode in the feed.

    What the world has seen once is never held back again.
    """
    try:
        with (feed_folder / "feed.xml").open("rb") as stream:
            newest = re.search(rb"<pubDate>([^<]*)</pubDate>", stream.read(LARGEST_HEAD))
        return max(now, parsedate_to_datetime(newest[1].decode())) if newest else now
    except (OSError, ValueError):
        return now
