"""The gate: what has to be right with the whole show before it goes out, and the way out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from articlecast.completeness import check_episode
from articlecast.config import Settings
from articlecast.errors import PublishError
from articlecast.files import read_memo, replace_file
from articlecast.master import LEAST_SIDE
from articlecast.model import Episode
from articlecast.names import sha256_hex
from articlecast.plan import list_public
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.announce import announce
from articlecast.publish.check import Finding, Subject, check_files, check_show, sort_findings
from articlecast.publish.deliver import Delivery, deliver, list_parcels
from articlecast.publish.inspect_files import inspect_episode, inspect_file
from articlecast.publish.parts import digest
from articlecast.publish.previous import PublishedItem, read_items
from articlecast.show import load_show, measure_artwork
from articlecast.state import tell_time
from articlecast.store import Library, load_episodes

INSPECTED = "inspected.json"
PUBLISHED = "published"


def check_folder(
    settings: Settings,
    now: datetime,
    *,
    target: str = "",
    anew: bool = False,
    tell: Callable[[Sequence[Episode]], Iterable[Episode]] = iter,
) -> tuple[Finding, ...]:
    """The findings about the show on this disk; a manifest that cannot be read is one of them.

    Files that nobody has touched since they were last looked into are not looked into again, unless ``anew``.
    The show is compared with the feed that listeners at ``target`` have, which without one is ``publish.target``.
    ``tell`` hands the episodes on, and may say how far it is.
    """
    found, broken = _load_all(settings.episodes_folder)
    now = tell_time(settings.feed_folder, now)
    episodes = list_public(found, now)
    show, _ = load_show(settings)
    cover = inspect_file(settings.feed_folder / show.cover.name, show.cover) if show.cover else None
    subject = Subject(show, episodes, settings.publish, cover, _read_previous(settings, target), now)
    inspected = _inspect(tell(episodes), settings.episodes_folder, settings.state_folder / INSPECTED, anew=anew)
    return sort_findings([*broken, *_check_artwork(settings), *check_show(subject), *inspected])


def _check_artwork(settings: Settings) -> list[Finding]:
    """What the cover in the feed no longer shows: that it was enlarged."""
    size = measure_artwork(settings)
    if size is None or max(size) >= LEAST_SIDE:
        return []
    wrong = f"has {size[0]} by {size[1]} pixels, and was enlarged: it is blurred where it is shown large"
    return [Finding("warning", "show.artwork", wrong, "make it square, 1400 to 3000 pixels, RGB, as JPEG or PNG")]


def _inspect(episodes: Iterable[Episode], folder: Path, memo: Path, *, anew: bool) -> list[Finding]:
    """What is wrong with the files of each episode, which ``memo`` tells of those that are as they were.

    To decode ten thousand episodes takes hours, to see that none was touched a second.
    """
    before = {} if anew else read_memo(memo, _list_found) or {}
    after = {}
    for episode in episodes:
        home = folder / episode.slug
        stamp, kept = _stamp(episode, home), before.get(episode.slug, ("",))
        if kept[0] != stamp:
            fresh = [*check_files(episode, inspect_episode(episode, home)), *check_episode(episode, home)]
            kept = (stamp, *map(astuple, fresh))
        after[episode.slug] = kept
    if after != before:
        replace_file(memo, json.dumps(after, ensure_ascii=False).encode("utf-8", "surrogatepass"), sync=False)
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
        _keep_published(settings, target)
    return done


def _list_pages(folder: Path) -> list[Path]:
    """The feed and its archives there, newest first; empty where there is no feed."""
    feed = folder / FEED_FILE
    return [feed, *sorted(folder.glob("feed-archive-*.xml"))] if feed.is_file() else []


def _name_record(settings: Settings, target: str) -> str:
    """The folder of what listeners at that target have: each has heard of other episodes."""
    own = target in {"", settings.publish.target}
    return PUBLISHED if own else f"{PUBLISHED}-{sha256_hex(target.rstrip('/').encode('utf-8', 'surrogatepass'))[:12]}"


def _read_previous(settings: Settings, target: str) -> tuple[PublishedItem, ...]:
    """The items that listeners have: of the feed last delivered there, or anywhere, or of the one on this disk."""
    for record in dict.fromkeys((_name_record(settings, target), PUBLISHED)):
        try:
            pages = _list_pages(settings.state_folder / record)
            rows = [row for page in pages for row in read_items(page.read_bytes(), str(page))]
        except (OSError, PublishError):
            continue
        if rows:
            return tuple(rows)
    pages = _list_pages(settings.feed_folder)
    return tuple(row for page in pages for row in read_items(page.read_bytes(), str(page)))


def _keep_published(settings: Settings, target: str) -> None:
    """The pages of the feed are kept for that target; where the settings name none, for any other as well."""
    pages = _list_pages(settings.feed_folder)
    records = {_name_record(settings, target), *(() if settings.publish.target else (PUBLISHED,))}
    for kept in (settings.state_folder / record for record in sorted(records)):
        for page in reversed(pages):
            replace_file(kept / page.name, page.read_bytes(), sync=False)
        for page in _list_pages(kept):
            if page.name not in {current.name for current in pages}:
                page.unlink(missing_ok=True)


def announce_show(settings: Settings) -> tuple[PublishError, ...]:
    """Tell hubs, podping and Overcast, as far as the settings name them; what went wrong, for each."""
    return announce(load_show(settings)[0], settings.publish, os.environ)


def _load_all(folder: Path) -> tuple[Sequence[Episode], Sequence[Finding]]:
    """One broken manifest among a thousand does not hide the others."""
    episodes, broken = Library(folder).sift()
    rows = [damaged.error for damaged in broken]
    return episodes, [Finding("error", error.thing, error.wrong, error.hint) for error in rows]
