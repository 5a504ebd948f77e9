"""The gate: what has to be right with the whole show before it goes out, and the way out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from articlecast.completeness import check_ledgers
from articlecast.config import Settings
from articlecast.errors import PublishError
from articlecast.model import Episode
from articlecast.plan import list_public
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.announce import announce
from articlecast.publish.check import Finding, Subject, check_show, sort_findings
from articlecast.publish.deliver import Delivery, deliver, list_parcels
from articlecast.publish.inspect_files import inspect_show
from articlecast.publish.previous import read_items
from articlecast.show import load_show
from articlecast.state import tell_time
from articlecast.store import Library, load_episodes


def check_folder(settings: Settings, now: datetime) -> tuple[Finding, ...]:
    """The findings about the show on this disk; a manifest that cannot be read is one of them."""
    found, broken = _load_all(settings.episodes_folder)
    now = tell_time(settings.feed_folder, now)
    episodes = list_public(found, now)
    show, _ = load_show(settings)
    facts = inspect_show(show, episodes, settings.episodes_folder, settings.feed_folder)
    feed = settings.feed_folder / FEED_FILE
    previous = read_items(feed.read_bytes(), str(feed)) if feed.is_file() else ()
    subject = Subject(show, episodes, settings.publish, facts, previous, now)
    unheard = check_ledgers(episodes, settings.episodes_folder)
    return sort_findings([*broken, *check_show(subject), *unheard])


def deliver_show(settings: Settings, target: str, now: datetime, *, dry_run: bool = False) -> Delivery:
    """Send what has changed to ``target``, for a caller who holds the show's lock; raises PublishError."""
    episodes = list_public(load_episodes(settings.episodes_folder), tell_time(settings.feed_folder, now))
    parcels = list_parcels(episodes, settings.episodes_folder, settings.feed_folder)
    grace = timedelta(days=settings.publish.grace_days)
    return deliver(parcels, target, now=now, grace=grace, dry_run=dry_run)


def announce_show(settings: Settings) -> tuple[PublishError, ...]:
    """Tell hubs, podping and Overcast, as far as the settings name them; what went wrong, for each."""
    return announce(load_show(settings)[0], settings.publish, os.environ)


def _load_all(folder: Path) -> tuple[Sequence[Episode], Sequence[Finding]]:
    """One broken manifest among a thousand does not hide the others."""
    episodes, broken = Library(folder).sift()
    rows = [damaged.error for damaged in broken]
    return episodes, [Finding("error", error.thing, error.wrong, error.hint) for error in rows]
