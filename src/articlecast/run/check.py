"""What has to be right with the whole show before it goes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from articlecast.credentials import mask_addresses
from articlecast.files import read_memo, replace_file
from articlecast.master import LEAST_SIDE
from articlecast.model import Episode
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.check.files import inspect_episode, inspect_file
from articlecast.publish.check.findings import Finding, Subject, check_files, check_subject, sort_findings
from articlecast.publish.feed.previous import PublishedItem
from articlecast.publish.parts import digest
from articlecast.run.absence import explain_absence
from articlecast.run.completeness import check_episode
from articlecast.run.signing import check_credentials, check_signing
from articlecast.show.built import list_damaged
from articlecast.show.digest import tell_renewal
from articlecast.show.episodes.store import Library
from articlecast.show.identity import load_show, measure_artwork, name_undrawn
from articlecast.show.public import (
    find_secret,
    find_stale,
    find_withdrawn_by_age,
    hide_digests,
    list_offered,
    select_episodes,
)
from articlecast.show.published import recall_published, was_delivered
from articlecast.show.settings import Settings

INSPECTED = "inspected.json"
MOST_DAMAGED = 10
"""So many damaged files of feed/ are named; a disk that lost one often lost thousands."""
Tell = Callable[[Sequence[Episode]], Iterable[Episode]]
"""Hands the episodes on, and may say how far it is."""


def check_show(
    settings: Settings,
    now: datetime | None = None,
    *,
    target: str = "",
    anew: bool = False,
    tell: Tell = iter,
    before: tuple[PublishedItem, ...] | None = None,
) -> tuple[Finding, ...]:
    """The findings about the show on this disk; a manifest that cannot be read is one of them.

    Files that nobody has touched since they were last looked into are not looked into again, unless ``anew``.
    The show is compared with the feed that listeners at ``target`` have, which without one is ``publish.target``;
    ``before`` is that feed where the caller has read it, as one does who has built another since.
    Raises UsageError for artwork that cannot be used.
    """
    now = now or datetime.now(UTC)
    loaded, broken = _load_all(settings.episodes_folder)
    shown = hide_digests(loaded, settings.publish, now, settings.feed_folder, settings.show.time_zone)
    found = select_episodes(shown, settings.select)
    stale = [
        Finding("warning", f"episodes/{each.slug}", f"is out of the feed: {each.hidden}", tell_renewal(each.slug))
        for each in find_stale(loaded, shown)
    ]
    episodes, _newest = list_offered(found, settings.publish, now, settings.feed_folder)
    retired = find_withdrawn_by_age(found, settings.publish, now, settings.feed_folder)
    show, _ = load_show(settings)
    cover = inspect_file(settings.feed_folder / show.cover.name, show.cover) if show.cover else None
    damaged = _check_built(settings, episodes, anew=anew)
    if before is None:
        before = recall_published(settings, target)
    goes = mask_addresses(target or settings.publish.target)
    store = goes if "://" in goes and not goes.startswith("file://") else ""
    gone = frozenset(episode.guid for episode in found if episode.slug in retired)
    secret = find_secret(found, now)
    kept_back = frozenset(episode.guid for episode in found if episode.slug in secret)
    subject = Subject(
        show, episodes, settings.publish, cover, before, now, store, gone, kept_back, settings.select is not None,
        emptied=bool(found) and was_delivered(settings, target),  # no folder of episodes may just not be mounted
        absent=_UNREADABLE if broken and not found else explain_absence(settings, found, now),
    )  # fmt: skip
    memo = settings.origin.state_folder / INSPECTED
    inspected = _inspect(tell(episodes), settings.episodes_folder, memo, anew=anew, some=settings.select is not None)
    own = [*_check_artwork(settings), *check_signing(settings, episodes, now)]
    return sort_findings([*broken, *stale, *damaged, *own, *check_subject(subject), *inspected])


def _check_built(settings: Settings, episodes: Sequence[Episode], *, anew: bool) -> list[Finding]:
    """Files of ``feed/`` that are not what was built; beyond the first of them how many there are."""
    names = list_damaged(settings, anew=anew)
    rows = [("feed", f"{len(names)} files are not what was built")] if len(names) > MOST_DAMAGED else []
    rows += [(f"feed/{name}", "is not what was built, or gone") for name in names[:MOST_DAMAGED]]
    if episodes and not names and not (settings.feed_folder / FEED_FILE).is_file():  # and nobody knows what was built
        rows = [(f"feed/{FEED_FILE}", "is not there")]
    remedy = "articlecast feed --anew" if anew else "articlecast feed"
    return [Finding("error", place, wrong, remedy) for place, wrong in rows]


def _check_artwork(settings: Settings) -> list[Finding]:
    """What the cover in the feed no longer shows: that it was enlarged, or drawn without its title."""
    if script := name_undrawn(settings):
        wrong = f"is drawn without the title: the typeface that comes along has no {script}"
        return [
            Finding("warning", "show.artwork", wrong, "set it to a picture of your own, 1400 to 3000 pixels square")
        ]
    size = measure_artwork(settings)
    if size is None or max(size) >= LEAST_SIDE:
        return []
    wrong = f"has {size[0]} by {size[1]} pixels, and was enlarged: it is blurred where it is shown large"
    return [Finding("warning", "show.artwork", wrong, "make it square, 1400 to 3000 pixels, RGB, as JPEG or PNG")]


def _inspect(episodes: Iterable[Episode], folder: Path, memo: Path, *, anew: bool, some: bool) -> list[Finding]:
    """What is wrong with the files of each episode, which ``memo`` tells of those that are as they were.

    It keeps what it tells of others where these are ``some`` of the folder's.

    To decode ten thousand episodes takes hours, to see that none was touched a second.
    """
    known = read_memo(memo, _list_found) or {}
    before = {} if anew else known
    after = {}
    for episode in episodes:
        home = folder / episode.slug
        stamp, kept = _stamp(episode, home), before.get(episode.slug, ("",))
        if kept[0] != stamp:
            facts = check_files(episode, inspect_episode(episode, home))
            fresh = [*facts, *check_episode(episode, home), *check_credentials(episode, home)]
            kept = (stamp, *map(astuple, fresh))
        after[episode.slug] = kept
    kept_there = known | after if some else after
    if kept_there != known:
        replace_file(
            memo, json.dumps(kept_there, ensure_ascii=False).encode("utf-8", "surrogatepass"), sync=False, own=True
        )
    return [Finding(*row) for _stamp, *rows in after.values() for row in rows]


def _list_found(facts: Any) -> dict[str, tuple[Any, ...]]:
    found = {slug: (stamp, *map(tuple, rows)) for slug, (stamp, *rows) in facts.items()}
    sort_findings([Finding(*row) for _stamp, *rows in found.values() for row in rows])  # raises for what is none
    return found


def _stamp(episode: Episode, home: Path) -> str:
    """Changes with the manifest, with each write to one of its files, and with every installation.

    The time of a file's last change cannot be set back by hand, as the time of its last writing can.
    """
    code, files = Path(__file__).stat(), list[tuple[int | None, ...]]()
    for asset in episode.assets:
        try:
            status = (home / asset.name).stat()
            files.append((status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        except OSError as error:
            files.append((error.errno,))
    return digest(code.st_size, code.st_mtime_ns, episode, files)


_UNREADABLE = "none can be read", "restore what is damaged from a backup"


def _load_all(folder: Path) -> tuple[Sequence[Episode], Sequence[Finding]]:
    """One broken manifest among a thousand does not hide the others."""
    episodes, broken = Library(folder).sift()
    rows = [damaged.error for damaged in broken]
    return episodes, [Finding("error", error.thing, error.wrong, error.hint, alone=True) for error in rows]
