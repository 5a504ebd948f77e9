"""A scheduled run of a show that has another's episodes: nothing is rendered, its feed is built and delivered."""

from __future__ import annotations

from datetime import datetime

from articlecast.errors import ArticlecastError
from articlecast.run.holding import hold_show
from articlecast.run.release import Release, rebuild
from articlecast.run.reports import SyncReport
from articlecast.run.standing import count_standing
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.fingerprint import digest_settings
from articlecast.show.memory import Memory, look_at_shelf
from articlecast.show.public import find_withdrawn_by_age, hide_digests, select_episodes
from articlecast.show.settings import Settings


def sync_query(settings: Settings, now: datetime, *, publish: bool) -> SyncReport:
    """What a run of the show came to; nothing is delivered that the check refuses. Raises ShowBusy.

    What there is of episodes is known from the memory of the show that makes them, which has been looked at before.
    """
    troubles: list[ArticlecastError] = []
    folder, origin = settings.episodes_folder, settings.origin
    with hold_show(settings, "sync", rebuild, now) as holding:
        memory, catalog = Memory.load(settings.state_folder), Catalog(folder, origin.state_folder)
        memory.episodes = Memory.load(origin.state_folder).episodes
        shelf, _broken = look_at_shelf(folder, memory, now)  # the other show tells of those
        slugs = {card.slug for card in select_episodes(catalog.look()[0], settings.select)}
        shown = hide_digests(shelf.values(), settings.publish, now, settings.feed_folder)
        rows = [episode for episode in shown if episode.slug in slugs]
        memory.episodes = {slug: held for slug, held in memory.episodes.items() if slug in slugs}
        key = digest_settings(settings)
        release = Release(settings, memory, catalog, now, troubles, holding=holding)
        built, sent = release.catch_up(key, deliver=publish, failed=False)
        memory.key, memory.episodes = key, {}
        holding.confirm()
        memory.save(settings.state_folder)
    retired = find_withdrawn_by_age(rows, settings.publish, now, settings.feed_folder)
    return SyncReport(
        (), troubles=tuple(troubles), feed_changed=built, sent=sent, notes=tuple(release.notes),
        standing=count_standing(rows, (), now, retired=retired), reached=release.reached,
    )  # fmt: skip
