"""The folder ``feed/``, brought up to date with the episodes: the feed, its archives and the site."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from articlecast.errors import StoreError, UsageError
from articlecast.model import Asset, Episode
from articlecast.publish import Part, keep_items, list_feed_parts, list_site_parts, write_parts
from articlecast.run.holding import hold_show
from articlecast.show.built import locate_memo
from articlecast.show.digest import tell_renewal
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.episodes.store import sweep_episode
from articlecast.show.identity import keep_guid, load_show
from articlecast.show.public import find_stale, hide_digests, list_offered, select_episodes
from articlecast.show.settings import Settings, load_settings
from articlecast.show.shows import list_queries


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Whether a byte of ``feed/`` was written, and an error for each manifest that could not be read.

    ``notes`` name the digests that are kept out of the feed, ``shows`` the shows of its episodes that were written too.
    """

    written: bool
    set_aside: tuple[StoreError, ...] = ()
    notes: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


def rebuild_feed(settings: Settings, now: datetime | None = None, *, anew: bool = False) -> Rebuilt:
    """Write ``feed/`` from the episodes that are due; not a byte is written where nothing changed.

    An episode whose manifest cannot be read is set aside: its item and its page stay as they were last written.
    ``anew`` builds every page and compares it, in place of those alone whose episodes or settings have changed.
    """
    now = now or datetime.now(UTC)
    with hold_show(settings, "feed", write_feed, now) as holding:
        holding.claim()
        return write_feed(settings, now, anew=anew)


def write_feed(settings: Settings, now: datetime, catalog: Catalog | None = None, *, anew: bool = False) -> Rebuilt:
    """As ``rebuild_feed`` does, for a caller who holds the show's lock.

    The feed is replaced before the files are swept away that only its former self named; the shows of its episodes
    follow at once.
    """
    catalog = catalog or Catalog(settings.episodes_folder, settings.origin.state_folder)
    listed, broken = catalog.look()
    shown = hide_digests(listed, settings.publish, now, settings.feed_folder, settings.show.time_zone)
    episodes = select_episodes(shown, settings.select)
    lost = [damaged.slug for damaged in broken]

    def read_asset(episode: Episode, asset: Asset) -> bytes:
        return (settings.episodes_folder / episode.slug / asset.name).read_bytes()

    show, cover = load_show(settings)
    keep_guid(settings, show)
    options = settings.publish
    public, newest = list_offered(episodes, options, now, settings.feed_folder)
    name = show.cover.name if show.cover else ""
    covers = [Part((name,), name, lambda: [(name, cover)])] if name else []
    site = list_site_parts(
        show, public, read_asset, options, cover=cover, theme=find_theme(settings), digest_episode=catalog.digest,
        load=catalog.load,
    )  # fmt: skip
    old_pages = ((path.name, path.read_bytes()) for path in sorted(settings.feed_folder.glob("feed*.xml")) if lost)
    kept = keep_items(old_pages, lost)
    pages = list(
        list_feed_parts(
            show, public, options, kept=kept, newest=newest, digest_episode=catalog.digest, load=catalog.load
        )
    )
    parts = chain(covers, site, reversed(pages))  # feed.xml last: it names the others

    def sweep(built: set[str]) -> None:
        if settings.select:  # whose episodes they are keeps their folders
            return
        same = {episode.slug for episode in public if f"episodes/{episode.slug}/index.html" not in built}
        for episode in episodes:
            if episode.slug not in same:  # ten thousand folders take a second to look into
                sweep_episode(settings.episodes_folder, catalog.load(episode))

    memo = locate_memo(settings)
    if anew:
        memo.unlink(missing_ok=True)
    written = write_parts(settings.feed_folder, parts, memo, spare=lost, settle=sweep)
    shows: list[str] = []
    for name in list_queries(settings.file, settings.name) if settings.file.is_file() else ():
        with suppress(UsageError):  # it is told when that show's turn comes
            if write_feed(load_settings(settings.file, name), now, catalog, anew=anew).written:
                shows.append(name)
    catalog.keep()
    notes = tuple(
        f"note: {each.slug}: is out of the feed: {each.hidden}\ntry:   {tell_renewal(each.slug)}"
        for each in find_stale(listed, shown)
    )
    return Rebuilt(written, tuple(damaged.error for damaged in broken), notes, tuple(shows))


def find_theme(settings: Settings) -> Path | None:
    """The folder of templates that take the place of the site's own, where the settings name one."""
    return settings.folder / settings.publish.theme if settings.publish.theme else None
