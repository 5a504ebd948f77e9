"""The show → a store: media first, pages then, the feed last, so that nothing live ever names what is not there.

The store is anything that fsspec speaks: a folder, S3 and its like, SFTP, WebDAV. What was delivered is kept in a
state file beside it, by digest, so that only what changed is sent; a run that was cut goes on where it stopped.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any, Self
from urllib.parse import urlsplit

import fsspec

from articlecast.errors import PublishError, UsageError
from articlecast.model import Episode
from articlecast.names import sha256_hex
from articlecast.packages import suggest_install
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.deliver.record import Record, parse_record
from articlecast.publish.folder import is_content_named
from articlecast.publish.media_types import MEDIA_TYPES
from articlecast.system import is_alive

STATE_FILE = ".articlecast-delivered.json"
LOCK_FILE = ".articlecast-lock.json"
LOCK_LIFE = timedelta(hours=2)
"""A lock older than this was left by a run that died; so was one whose owner, on this machine, lives no more."""

ATTEMPTS = 4
PULSE = 60.0
"""Seconds after which a delivery notes how far it is, and that it lives: sending the first time may take a day."""

_LASTING = "public, max-age=31536000, immutable"
_CHANGING = "public, max-age=300"

# What each kind of store calls the type and the cache lifetime of an object; the others take neither.
_HEADERS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "s3": lambda kind, cache: {"ContentType": kind, "CacheControl": cache},
    "gs": lambda kind, cache: {"content_type": kind, "fixed_key_metadata": {"cache_control": cache}},
}
# What a player in a web page needs to read transcripts and chapters; a bucket that has rules already keeps them.
_READABLE = {
    "CORSRules": [
        {
            "AllowedMethods": ["GET", "HEAD"],
            "AllowedOrigins": ["*"],
            "AllowedHeaders": ["Range", "If-None-Match"],
            "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
            "MaxAgeSeconds": 86400,
        }
    ]
}
_ALIASES = {"s3a": "s3", "gcs": "gs"}
_EXTRAS = {
    "s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "sftp": "sftp", "ssh": "sftp", "webdav": "webdav",
    "webdavs": "webdav",
}  # fmt: skip
"""The extra that brings the package for a target's scheme."""


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
        """When it goes: 0 what has its content in its name, 1 pages, 2 the other feeds, 3 the feed."""
        name = PurePosixPath(self.path).name
        if name == FEED_FILE:
            return 3
        return 2 if name.startswith("feed-") and name.endswith(".xml") else 0 if is_content_named(name) else 1


@dataclass(slots=True)
class Delivery:
    """What was done, or with ``dry_run`` what would be: paths in their order.

    ``closed`` says why players in web pages may not read the show, where the store refused to let them; ``doubt``
    what was wrong with the record of what is there; ``left`` why what is past its grace is there still: a key that may
    write need not be one that may delete, and the show is out all the same.
    """

    sent: list[str] = field(default_factory=list)
    kept: int = 0
    deleted: list[str] = field(default_factory=list)
    closed: str = ""
    doubt: str = ""
    left: str = ""


def list_parcels(episodes: Sequence[Episode], episodes_folder: Path, feed_folder: Path) -> list[Parcel]:
    """Everything that the world may see, in the order in which it goes.

    Raises PublishError for a missing file, and for a link out of the folders: it may lead to what is private.
    """
    roots = (episodes_folder.resolve(), feed_folder.resolve())
    parcels = []
    for episode in episodes:
        for asset in episode.assets:
            source = episodes_folder / episode.slug / asset.name
            if asset.role in {"script", "ledger"}:  # the editor's own
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
            content = source.read_bytes()
            kind = "application/rss+xml" if path.startswith("feed") and kind == "application/xml" else kind
            parcels.append(Parcel(path, source, sha256_hex(content), len(content), kind))
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
    store_options: Mapping[str, Any] | None = None,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Delivery:
    """Bring the store at the address ``target`` up to date.

    A file that nothing names any more stays for ``grace``: players and caches may still ask for it. Each file is
    tried ``ATTEMPTS`` times with growing pauses by ``wait``. In a folder of this machine it is seen whether what was
    sent is still there; on other stores only ``anew``, for each file costs a question. Raises
    UsageError for an address that fsspec does not know, and PublishError where the store refuses; the feed there is
    then the old one and all it names is there.
    """
    store = _Store.open(target, store_options or {}, wait)
    done = Delivery()
    if dry_run:
        state = store.read_state()
        done.doubt = state.doubt
        store.forget_gone(state, parcels, anew=anew)
        done.sent = [parcel.path for parcel in parcels if state.digests.get(parcel.path) != parcel.sha256]
        done.kept = len(parcels) - len(done.sent)
        return done
    with store.locked(now) as lock:
        state = store.read_state()
        done.doubt = state.doubt
        store.forget_gone(state, parcels, anew=anew)
        begun = noted = clock()
        unknown = {parcel.path for parcel in parcels} - state.digests.keys()
        if unknown:  # noted before it goes: what a run that is cut has sent can be retired later
            state.digests |= dict.fromkeys(unknown, "")
            store.write_state(state)
            done.closed = store.open_to_players()
        try:
            for parcel in parcels:
                if state.digests.get(parcel.path) == parcel.sha256:
                    done.kept += 1
                    continue
                store.send(parcel)
                state.digests[parcel.path] = parcel.sha256
                done.sent.append(parcel.path)
                if clock() - noted >= PULSE:
                    noted = clock()
                    lock.hold(now + timedelta(seconds=noted - begun))
                    store.write_state(state)
            state.retire({parcel.path for parcel in parcels}, now)
            _delete_past(store, state, done, now - grace)
        finally:
            if done.sent or done.deleted or state.changed:
                store.write_state(state)
    return done


def _delete_past(store: _Store, state: Record, done: Delivery, until: datetime) -> None:
    """Delete what was named last before ``until``; what the store will not delete is tried again the next time."""
    for path in state.list_past(until):
        try:
            store.delete(path)
        except PublishError as error:
            done.left = f"{path} {error.wrong}"
            return
        state.forget(path)
        done.deleted.append(path)


def _place_webdav(target: str) -> tuple[str, dict[str, Any]]:
    """A WebDAV address as fsspec has it: the server apart from the path; any other address as it is.

    ``webdavs`` is HTTPS. The user and the password are ``WEBDAV_USER`` and ``WEBDAV_PASSWORD`` in the environment.
    """
    parts = urlsplit(target)
    if parts.scheme not in {"webdav", "webdavs"}:
        return target, {}
    user, password = os.environ.get("WEBDAV_USER", ""), os.environ.get("WEBDAV_PASSWORD", "")
    server = f"{'https' if parts.scheme == 'webdavs' else 'http'}://{parts.netloc}"
    return f"webdav://{parts.path.strip('/')}", {"base_url": server, "auth": (user, password) if user else None}


class _Store:
    """One place on a store, with our errors in the place of each library's own."""

    def __init__(self, files: Any, root: str, target: str, wait: Callable[[float], None]) -> None:
        self._files, self._root, self._target, self._wait = files, root.rstrip("/"), target, wait
        protocol = files.protocol if isinstance(files.protocol, str) else files.protocol[0]
        self._protocol = _ALIASES.get(protocol, protocol)
        self._headers = _HEADERS.get(self._protocol)

    @classmethod
    def open(cls, target: str, options: Mapping[str, Any], wait: Callable[[float], None]) -> _Store:
        try:
            address, given = _place_webdav(target)
            files, root = fsspec.core.url_to_fs(address, **given, **options)
        except (ImportError, ValueError) as error:
            hint = suggest_install(_EXTRAS.get(target.partition(":")[0], "")) or "articlecast publish --help"
            raise UsageError("publish.target", f"'{target}': {error}", hint) from error
        except Exception as error:  # each store's library has errors of its own, and they share no base
            raise PublishError(
                target, f"cannot be opened: {_describe(error)}", "articlecast publish --dry-run"
            ) from error
        return cls(files, root, target, wait)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _try(self, path: str, act: Callable[[], Any]) -> Any:
        """``act`` with retries; the last error as ours."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return act()
            except FileNotFoundError:
                raise
            except Exception as error:
                if attempt == ATTEMPTS or isinstance(error, PermissionError):
                    hint = "articlecast publish   (goes on where it stopped; what is live is still whole)"
                    raise PublishError(f"{self._target}: {path}", f"was refused: {_describe(error)}", hint) from error
                self._wait(2.0**attempt / 4)
        return None

    def send(self, parcel: Parcel) -> None:
        """The file, whole on the store or not at all; its length there is compared."""
        path = self._at(parcel.path)
        lasting = is_content_named(PurePosixPath(parcel.path).name)
        cache = _LASTING if lasting else _CHANGING
        headers = self._headers(parcel.media_type, cache) if self._headers else {}

        def put() -> None:
            self.make_folder(path.rpartition("/")[0])
            if headers:
                self._files.put_file(str(parcel.source), path, **headers)  # an object appears whole, by its nature
            else:
                self._files.put_file(str(parcel.source), f"{path}.part")
                self._replace(f"{path}.part", path)
            self._files.invalidate_cache()
            length = self._files.info(path)["size"]
            if length != parcel.length:
                message = f"{length} of {parcel.length} bytes arrived"
                raise OSError(message)

        self._try(parcel.path, put)

    def open_to_players(self) -> str:
        """Send CORS with every file, where a bucket has no rules for it; why that was refused, or nothing."""
        bucket = self._root.partition("/")[0]
        if self._protocol != "s3":
            return ""
        try:
            self._files.call_s3("get_bucket_cors", Bucket=bucket)
        except Exception as error:  # noqa: BLE001 -- s3fs makes many kinds of botocore's one
            if _code_of(error) != "NoSuchCORSConfiguration":  # it does not say, or has no such rules at all
                return ""
        else:
            return ""
        try:
            self._files.call_s3("put_bucket_cors", Bucket=bucket, CORSConfiguration=_READABLE)
        except Exception as error:  # noqa: BLE001 -- as above
            return _describe(error)
        return ""

    def make_folder(self, path: str) -> None:
        """Not on object stores: they have no folders, and s3fs would make a bucket of a mistyped name."""
        if not self._headers:
            self._files.makedirs(path, exist_ok=True)

    def _replace(self, part: str, path: str) -> None:
        if hasattr(self._files, "ftp"):  # paramiko's plain rename refuses where the name is taken
            self._files.ftp.posix_rename(part, path)
        elif hasattr(self._files, "client"):  # so does webdav4's move
            self._files.client.move(part, path, overwrite=True)
        else:
            self._files.mv(part, path)

    def delete(self, path: str) -> None:
        try:
            self._try(path, lambda: self._files.rm_file(self._at(path)))
        except FileNotFoundError:
            return

    def read_state(self) -> Record:
        self._files.invalidate_cache()
        try:
            return parse_record(self._try(STATE_FILE, lambda: self._files.cat_file(self._at(STATE_FILE))))
        except FileNotFoundError:
            return Record()

    def forget_gone(self, state: Record, parcels: Sequence[Parcel], *, anew: bool) -> None:
        """What was sent and is there no more, or not whole, is as if it had never been sent."""
        if not anew and self._protocol not in {"file", "local"}:
            return
        for parcel in parcels:
            if state.digests.get(parcel.path) == parcel.sha256 and self._measure(parcel.path) != parcel.length:
                state.digests[parcel.path], state.changed = "", True

    def _measure(self, path: str) -> int | None:
        try:
            return int(self._try(path, lambda: self._files.info(self._at(path)))["size"])
        except FileNotFoundError:
            return None

    def write_state(self, state: Record) -> None:
        rows = {"files": dict(sorted(state.digests.items())), "retired": dict(sorted(state.retired.items()))}
        self._write(STATE_FILE, rows)

    def _write(self, name: str, rows: Mapping[str, Any]) -> None:
        content = json.dumps(rows, indent=1).encode()
        try:
            self._try(name, lambda: self._pipe(self._at(name), content))
        except FileNotFoundError as error:
            raise PublishError(self._target, "there is no such place", "create the bucket or folder first") from error

    def _pipe(self, path: str, content: bytes) -> None:
        if self._headers:
            self._files.pipe_file(path, content)
        else:
            self._files.pipe_file(f"{path}.part", content)
            self._replace(f"{path}.part", path)

    def locked(self, now: datetime) -> _Lock:
        return _Lock(self, now)


class _Lock:
    """Keeps a second publisher away. Stores have no atomic locks: it stops runs that overlap, not a race of ms."""

    def __init__(self, store: _Store, now: datetime) -> None:
        self._store, self._now = store, now

    def __enter__(self) -> Self:
        store = self._store
        try:
            held = json.loads(store._try(LOCK_FILE, lambda: store._files.cat_file(store._at(LOCK_FILE))))  # noqa: SLF001
            since = None if _is_dead(held.get("owner", "")) else datetime.fromisoformat(held["since"])
            fresh = since is not None and abs(self._now - since) < LOCK_LIFE  # nor longer by a clock turned back
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            since, fresh = None, False
        if since and fresh:
            wrong = f"another run has been publishing there since {since:%H:%M}"
            raise PublishError(store._target, wrong, f"wait for it, or delete {LOCK_FILE} there")  # noqa: SLF001
        store.make_folder(store._root)  # noqa: SLF001
        self.hold(self._now)
        return self

    def hold(self, now: datetime) -> None:
        """Say that the run lives: from ``now`` on the lock is as good as new."""
        self._store._write(LOCK_FILE, {"since": now.isoformat(), "owner": _name_owner()})  # noqa: SLF001

    def __exit__(self, *_: object) -> None:
        """Let go. Where nothing may be deleted an empty lock holds nobody; one that stays grows old, as any other."""
        with suppress(PublishError):  # the show is out, or why it is not is on its way to the caller
            try:
                self._store.delete(LOCK_FILE)
            except PublishError:
                self._store._write(LOCK_FILE, {})  # noqa: SLF001


def _code_of(error: BaseException | None) -> str:
    """Amazon's name for what went wrong; botocore's error is behind the one that s3fs makes of it."""
    while error is not None:
        answer = getattr(error, "response", None)
        if isinstance(answer, dict):
            return str(answer.get("Error", {}).get("Code", ""))
        error = error.__cause__ or error.__context__
    return ""


def _name_owner() -> str:
    return f"{platform.node()} {os.getpid()}"


def _is_dead(owner: str) -> bool:
    """Whether that process was of this machine and is gone; one with our own number is, or we were locked out."""
    host, _, pid = owner.rpartition(" ")
    return bool(host) and host == platform.node() and (owner == _name_owner() or not is_alive(pid))


def _describe(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) < 200 else f"{words[:199]}…"
