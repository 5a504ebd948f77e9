"""The way out: what has changed goes to where listeners are, and those who asked are told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from articlecast.credentials import find_unset
from articlecast.errors import PublishError, UsageError
from articlecast.model import Event
from articlecast.publish.check.findings import Finding
from articlecast.publish.deliver.announce import announce
from articlecast.publish.deliver.deliver import Delivery, Sending, list_parcels, send_untold
from articlecast.publish.deliver.publisher import publish_parcels, require_publisher
from articlecast.run.events import compare_feeds, find_listeners, tell_listeners
from articlecast.show.built import load_built
from articlecast.show.episodes.store import Library
from articlecast.show.identity import load_show
from articlecast.show.public import find_secret, hide_digests, list_offered, select_episodes
from articlecast.show.published import keep_published, read_built, read_delivered
from articlecast.show.settings import Settings


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a delivery to ``target``; there is none where the check found errors.

    ``troubles`` are those who asked to be told and could not be.
    """

    target: str
    findings: tuple[Finding, ...]
    delivery: Delivery | None = None
    troubles: tuple[PublishError, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that kept the show back, or one of its episodes."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def require_target(settings: Settings, target: str = "") -> str:
    """The target, or the one that the settings name; raises UsageError where there is none."""
    if not (target or settings.publish.target):
        raise UsageError("publish.target", "is not set", "articlecast publish /srv/www/show")
    target = target or settings.publish.target
    if unset := find_unset(target):
        raise UsageError("publish.target", f"needs {unset}, which is not set in the environment", f"export {unset}=…")
    require_publisher(target)
    return target


def deliver_show(
    settings: Settings,
    target: str,
    now: datetime,
    *,
    dry_run: bool = False,
    anew: bool = False,
    sending: Sending = send_untold,
) -> Delivery:
    """Send what has changed to ``target``, for a caller who holds the show's lock; raises PublishError.

    A copy of the feed that went out is kept: ``feed/`` is built anew long before the next check compares them.
    What is there of an episode whose manifest is damaged stays. Listeners to events hear what has changed in it.
    ``sending`` is told how far it is.
    """
    whole, broken = Library(settings.episodes_folder).sift()
    loaded = hide_digests(whole, settings.publish, now, settings.feed_folder)
    found = select_episodes(loaded, settings.select)
    episodes, _newest = list_offered(found, settings.publish, now, settings.feed_folder)
    parcels = list_parcels(
        episodes, settings.episodes_folder, settings.feed_folder, load_built(settings), settings.publish.own_roles
    )
    grace = timedelta(days=settings.publish.grace_days)
    events = () if dry_run else _list_events(settings, target, now)
    secret = find_secret(loaded, now)
    done = publish_parcels(
        parcels, target, now=now, grace=grace, dry_run=dry_run, anew=anew, secret=secret,
        unknown=[damaged.slug for damaged in broken], sending=sending,
    )  # fmt: skip
    if not dry_run:
        keep_published(settings, target)
    tell_listeners(events)
    return done


def _list_events(settings: Settings, target: str, now: datetime) -> tuple[Event, ...]:
    """What a delivery that has yet to be made will be for listeners; none where nobody wants to hear."""
    if not find_listeners():
        return ()
    before, after = read_delivered(settings, target), read_built(settings)
    return tuple(compare_feeds(before, after, settings.show.title, now))


def announce_show(settings: Settings) -> tuple[PublishError, ...]:
    """Tell hubs, podping and Overcast, as far as the settings name them; what went wrong, for each."""
    return announce(load_show(settings)[0], settings.publish, os.environ)
