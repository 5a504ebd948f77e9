"""The show → a store: media first, pages then, the feed last, so that nothing live ever names what is not there.

The store is anything that fsspec speaks: a folder, S3 and its like, SFTP, WebDAV. What was delivered is kept in a
state file beside it, by digest, so that only what changed is sent; a run that was cut goes on where it stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from articlecast.errors import PublishError
from articlecast.model import AssetRole, Episode
from articlecast.model.episode import OWN_ROLES
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.deliver.lock import Lock
from articlecast.publish.deliver.record import Record
from articlecast.publish.deliver.store import Store
from articlecast.publish.folder import COMMON_NAMES, Built, is_feed
from articlecast.publish.media_types import MEDIA_TYPES

PULSE = 60.0
"""Seconds after which a delivery notes how far it is, and that it lives: sending the first time may take a day."""


NOTHING_BUILT = Built()

Sending = Callable[[str, int, int], object]
"""Told before each file, and while a store takes it, its path, the bytes that went and those of all that is due; at
last that nothing is left."""


def send_untold(_path: str, _gone: int, _due: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file to be at ``path`` on the store."""

    path: str
    source: Path
    sha256: str
    length: int
    media_type: str

    @property
    def rank(self) -> int:
        """When it goes: 0 what pages show and load, 1 pages, 2 the other feeds, 3 the feed."""
        name = PurePosixPath(self.path).name
        if name == FEED_FILE:
            return 3
        if name.startswith("feed-") and name.endswith(".xml"):
            return 2
        return 1 if name.endswith(".html") else 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was done, or with ``dry_run`` what would be: paths in their order.

    ``theirs`` are files of somebody else's that keep their places there. ``closed`` says why players in web pages may
    not read the show, where the store refused to let them; ``doubt`` what was wrong with the record of what is there;
    ``left`` why what is past its grace is there still: a key that may write need not be one that may delete, and the
    show is out all the same.
    """

    sent: tuple[str, ...] = ()
    kept: int = 0
    deleted: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    closed: str = ""
    doubt: str = ""
    left: str = ""


def list_parcels(
    episodes: Sequence[Episode],
    episodes_folder: Path,
    feed_folder: Path,
    built: Built = NOTHING_BUILT,
    own_roles: Collection[AssetRole] = OWN_ROLES,
) -> list[Parcel]:
    """Everything that the world may see, in the order in which it goes; files of ``own_roles`` stay here.

    Raises PublishError for a missing file, for a page that is not what was ``built``, and for a link out of the
    folders: it may lead to what is private.
    """
    roots = (episodes_folder.resolve(), feed_folder.resolve())
    parcels = []
    for episode in episodes:
        for asset in episode.assets:
            source = episodes_folder / episode.slug / asset.name
            if asset.role in own_roles:
                continue
            if not source.is_file() or source.stat().st_size != asset.length:
                raise PublishError(str(source), "is not the file that its manifest names", "articlecast check")
            _refuse_way_out(source, roots)
            path = f"episodes/{episode.slug}/{asset.name}"
            parcels.append(Parcel(path, source, asset.sha256, asset.length, asset.media_type))
    for source in sorted(feed_folder.rglob("*")):
        kind = MEDIA_TYPES.get(source.suffix.lower())
        path = source.relative_to(feed_folder).as_posix()
        if kind and source.is_file() and not any(part.startswith(".") for part in PurePosixPath(path).parts):
            _refuse_way_out(source, roots)
            sha256, _stamp = built.look(feed_folder, path)
            if sha256 != built.files.get(path, (sha256, ""))[0]:
                raise PublishError(str(source), "is not what was built", "articlecast feed")
            kind = "application/rss+xml" if path.startswith("feed") and kind == "application/xml" else kind
            parcels.append(Parcel(path, source, sha256, source.stat().st_size, kind))
    return sorted(parcels, key=lambda parcel: (parcel.rank, parcel.path))


def _refuse_way_out(source: Path, roots: Sequence[Path]) -> None:
    meant = source.resolve()
    if not any(meant.is_relative_to(root) for root in roots):
        raise PublishError(str(source), f"leads out of the show, to {meant}", "put a copy there, or remove the link")


def deliver(
    parcels: Sequence[Parcel],
    target: str,
    *,
    now: datetime,
    grace: timedelta = timedelta(days=30),
    dry_run: bool = False,
    anew: bool = False,
    secret: Collection[str] = (),
    unknown: Collection[str] = (),
    store_options: Mapping[str, Any] | None = None,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    sending: Sending = send_untold,
) -> Delivery:
    """Bring the store at the address ``target`` up to date.

    Where the show has not been before, a file of a name that any site may have, as ``robots.txt``, is somebody's and
    stays. A file that nothing names any more stays for ``grace``: players and caches may still ask for it. What is of
    the episodes ``secret``, by slug, goes at once, after the feed: nobody is to hear it any more; and so does a feed
    that is built no more, which would offer for ever what it had. What is there of the episodes ``unknown`` stays.
    Each file is tried ``ATTEMPTS`` times with growing pauses by ``wait``. In a folder of this machine it is seen
    whether what was sent is still there; on other stores only ``anew``, for each file costs a question. Raises
    UsageError for an address that fsspec does not know, and PublishError where the store refuses; the feed there is
    then the old one and all it names is there.
    """
    store = Store.open(target, store_options or {}, wait)
    if dry_run:
        state = store.read_state()
        if anew or store.is_near:
            _forget_gone(store, state, parcels)
        parcels = _leave_theirs(store, state, parcels)
        todo = tuple(parcel.path for parcel in parcels if state.digests.get(parcel.path) != parcel.sha256)
        return Delivery(todo, len(parcels) - len(todo), theirs=tuple(sorted(state.theirs)), doubt=state.doubt)
    sent: list[str] = []
    deleted: list[str] = []
    closed = left = ""
    with Lock(store, now) as lock:
        state = store.read_state()
        if anew or store.is_near:
            _forget_gone(store, state, parcels)
        parcels = _leave_theirs(store, state, parcels)
        begun = noted = clock()
        fresh = {parcel.path for parcel in parcels} - state.digests.keys()
        if fresh:  # noted before it goes: what a run that is cut has sent can be retired later
            state.digests |= dict.fromkeys(fresh, "")
            store.write_state(state)
            closed = store.open_to_players()
        try:
            rank = gone = 0
            going = [parcel for parcel in parcels if state.digests.get(parcel.path) != parcel.sha256]
            due = sum(parcel.length for parcel in going)
            for parcel in going:
                if parcel.rank > rank:  # pages, and the feed, name what is sent before
                    rank = parcel.rank
                    lock.confirm()
                sending(parcel.path, gone, due)
                within = partial(_tell_within, sending, parcel.path, gone, due)
                store.send(parcel.source, parcel.path, parcel.media_type, parcel.length, parcel.sha256, progress=within)
                gone += parcel.length
                state.digests[parcel.path] = parcel.sha256
                sent.append(parcel.path)
                if clock() - noted >= PULSE:
                    noted = clock()
                    lock.hold(now + timedelta(seconds=noted - begun))
                    store.write_state(state)
            sending("", gone, due)
            stay = {path for path in state.digests.keys() - state.retired.keys() if _is_of(path, unknown)}
            state.retire({parcel.path for parcel in parcels} | stay, now)
            left = _delete_past(store, state, deleted, state.list_past(now - grace, lambda path: _goes(path, secret)))
        finally:
            if sent or deleted or state.changed:
                store.write_state(state)
    theirs = tuple(sorted(state.theirs))
    return Delivery(tuple(sent), len(parcels) - len(sent), tuple(deleted), theirs, closed, state.doubt, left)


def _leave_theirs(store: Store, state: Record, parcels: Sequence[Parcel]) -> list[Parcel]:
    """The parcels without those whose places somebody else's files have, as long as these are there."""
    state.theirs = {path for path in state.theirs if store.measure(path) is not None}
    if FEED_FILE not in state.digests and not state.doubt and store.measure(FEED_FILE) is None:
        common = (parcel.path for parcel in parcels if parcel.path in COMMON_NAMES)
        state.theirs |= {path for path in common if path not in state.digests and store.measure(path) is not None}
    return [parcel for parcel in parcels if parcel.path not in state.theirs]


def _tell_within(sending: Sending, path: str, before: int, due: int, gone: int) -> None:
    sending(path, before + gone, due)


def _forget_gone(store: Store, state: Record, parcels: Sequence[Parcel]) -> None:
    """What was sent and is there no more, or not whole, is as if it had never been sent."""
    for parcel in parcels:
        if state.digests.get(parcel.path) == parcel.sha256 and store.measure(parcel.path) != parcel.length:
            state.digests[parcel.path], state.changed = "", True


def _is_of(path: str, slugs: Collection[str]) -> bool:
    folder, _, rest = path.partition("/")
    return folder == "episodes" and rest.partition("/")[0] in slugs


def _goes(path: str, secret: Collection[str]) -> bool:
    """Whether a file that nothing names is deleted without a time of grace: a feed, or of a ``secret`` episode."""
    return is_feed(path) or _is_of(path, secret)


def _delete_past(store: Store, state: Record, deleted: list[str], past: Sequence[str]) -> str:
    """Delete these paths, which nothing names; why something is left, to be tried again the next time, or nothing.

    The paths that went join ``deleted``.
    """
    for path in past:
        try:
            store.delete(path)
        except PublishError as error:
            return f"{path} {error.wrong}"
        state.forget(path)
        deleted.append(path)
    return ""
