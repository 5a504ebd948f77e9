"""The way out: what has changed goes to where listeners are, and those who asked are told."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from articlecast.errors import PublishError
from articlecast.publish.deliver.announce import announce
from articlecast.publish.deliver.deliver import Delivery, deliver, list_parcels
from articlecast.show.episodes.store import load_episodes
from articlecast.show.identity import load_show
from articlecast.show.public import list_public, tell_time
from articlecast.show.published import keep_published
from articlecast.show.settings import Settings


def deliver_show(
    settings: Settings, target: str, now: datetime, *, dry_run: bool = False, anew: bool = False
) -> Delivery:
    """Send what has changed to ``target``, for a caller who holds the show's lock; raises PublishError.

    A copy of the feed that went out is kept: ``feed/`` is built anew long before the next check compares them.
    """
    episodes = list_public(load_episodes(settings.episodes_folder), tell_time(settings.feed_folder, now))
    parcels = list_parcels(episodes, settings.episodes_folder, settings.feed_folder)
    grace = timedelta(days=settings.publish.grace_days)
    done = deliver(parcels, target, now=now, grace=grace, dry_run=dry_run, anew=anew)
    if not dry_run:
        keep_published(settings, target)
    return done


def announce_show(settings: Settings) -> tuple[PublishError, ...]:
    """Tell hubs, podping and Overcast, as far as the settings name them; what went wrong, for each."""
    return announce(load_show(settings)[0], settings.publish, os.environ)
