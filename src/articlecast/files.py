"""Files that are either the old one or the new one, whenever the power goes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeVar

from articlecast.errors import TEMPORARY_PREFIX
from articlecast.system import (
    is_own_folder,
    let_all_read,
    let_none_read,
    make_own_folder,
    name_machine,
    number_file,
    open_to_read,
    remove_stale,
    replace_path,
    sync_file,
    sync_folder,
    sync_system,
)

T = TypeVar("T")


def replace_file(path: Path, content: bytes, *, sync: bool = True, own: bool = False, single: bool = False) -> bool:
    """Put ``content`` at ``path`` in one step; False, with not a byte written, where it is there already.

    A reader sees the old file or the new one and never a part; with ``own`` nobody but its owner reads it. Where a
    ``single`` one writes at a time, what was left by one that was killed goes with the next. Raises OSError, and leaves
    no temporary behind.
    """
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        if own:
            let_none_read(path)
        return False
    with _placing(path, sync=sync, own=own, single=single) as stream:
        stream.write(content)
    return True


@contextmanager
def write_stream(path: Path) -> Iterator[BinaryIO]:
    """A stream into what becomes the file at ``path`` in one step, at its end; nothing where something goes wrong."""
    with _placing(path, sync=False) as stream:
        yield stream


def copy_file(source: Path, path: Path, sha256: str) -> None:
    """Put a copy of ``source`` at ``path`` in the same way, not synced, where a single one writes at a time.

    Raises OSError, also where what was copied has another SHA-256.
    """
    digest = hashlib.sha256()
    with source.open("rb") as original, _placing(path, sync=False, single=True) as stream:
        while part := original.read(1 << 20):
            digest.update(part)
            stream.write(part)
        if digest.hexdigest() != sha256:
            message = f"{source} is not what was checked"
            raise OSError(message)


@contextmanager
def _placing(path: Path, *, sync: bool, own: bool = False, single: bool = False) -> Iterator[BinaryIO]:
    """A stream into what becomes the file at ``path`` at the end, unless something goes wrong.

    It is a new file until then, under a name that nobody foresees, or in the place of what a ``single`` writer left: a
    link that somebody put there is never written through.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if single:
        part = path.with_name(f"{TEMPORARY_PREFIX}{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}")
        part.unlink(missing_ok=True)
        opened: BinaryIO = open(part, "xb", opener=_open_own)  # noqa: SIM115 -- closed below
    else:
        descriptor, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
        part, opened = Path(name), os.fdopen(descriptor, "wb")
    try:
        with opened as stream:
            yield stream
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
            if not own:  # nobody else may read it until then
                let_all_read(stream.fileno())
        replace_path(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(path.parent)


def _open_own(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def stamp_file(path: str) -> str:
    """Another one after every write to a file, and after every replacement of it; empty where there is none.

    The time of its last change cannot be set back by hand, as the time of its last writing can.
    """
    try:
        return stamp_content(os.stat(path))  # noqa: PTH116 -- thousands of times a run: a Path costs as much again
    except (OSError, ValueError):
        return ""


def stamp_content(status: os.stat_result) -> str:
    """The same, of what the system says of a file."""
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}-{number_file(status):x}"


def digest_file(path: Path) -> str:
    """The SHA-256 of what the file holds; raises OSError."""
    with open(path, "rb", opener=open_to_read) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


_MOST_SYNCED = 200
"""More files than this are made durable by one call for the whole system: 30,000 pages one by one take minutes."""


def sync_files(paths: Collection[Path], root: Path) -> None:
    """Make files that were just written below ``root`` durable, and their names; raises OSError."""
    if len(paths) > _MOST_SYNCED and sync_system():
        return
    for path in paths:
        sync_file(path)
    above = {folder for path in paths for folder in path.parents}
    for folder in above - set(root.parents):  # a folder that is new itself is a name in the one above it
        sync_folder(folder)


def read_whole(path: str) -> bytes:
    """The file's bytes, at half the cost of ``open``, which counts where ten thousand small ones are read.

    Raises OSError, which names it.
    """
    descriptor, parts = open_to_read(path), []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError as error:  # a folder is opened, and cannot be read
        error.filename = path
        raise
    finally:
        os.close(descriptor)
    return b"".join(parts)


def read_memo(path: Path, understand: Callable[[Any], T]) -> T | None:
    """What ``understand`` makes of the JSON that an earlier run wrote down to spare this one work.

    None where there is none, or it is damaged or of another shape: a memo may always be lost.
    """
    try:
        return understand(json.loads(read_whole(str(path))))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def list_tree(folder: str) -> Iterator[str]:
    """Every file below the folder, as paths seen from it, in no order; nothing where there is no folder.

    Less than half of what ``os.walk`` costs; what a link leads to is not entered.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = os.scandir(f"{folder}/{below}")
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                elif not entry.is_dir():
                    yield f"{below}{entry.name}"


def walk_kept(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """When it was last used (nanoseconds), bytes, path: of every file one folder deep in a cache's ``folder``.

    What a crash left half-written goes after an hour; what another process removes meanwhile is passed over.
    """
    for shard in os.scandir(folder) if folder.is_dir() else ():
        if not shard.is_dir():
            continue
        for entry in os.scandir(shard.path):
            try:
                status = entry.stat()
            except FileNotFoundError:
                continue
            if not entry.name.startswith(TEMPORARY_PREFIX):
                yield status.st_mtime_ns, status.st_size, Path(entry.path)
            elif time.time() - status.st_mtime > 3600:
                remove_stale(Path(entry.path))


def prune_kept(folders: Iterable[Path], max_bytes: int) -> tuple[int, int]:
    """Remove the least recently used until ``max_bytes`` remain in all; how many were removed, and their bytes."""
    entries = sorted(chain.from_iterable(map(walk_kept, folders)))
    excess = sum(size for _used, size, _path in entries) - max_bytes
    removed = freed = 0
    for _used, size, path in entries:
        if freed >= excess:
            break
        if remove_stale(path):
            removed, freed = removed + 1, freed + size
    return removed, freed


def measure_kept(folder: Path) -> tuple[int, int]:
    """How many files a cache's folder keeps, and their bytes."""
    sizes = [size for _used, size, _path in walk_kept(folder)]
    return len(sizes), sum(sizes)


_LOCK = ".lock"
_SECONDS_TO_LOCK = 60
"""How old a folder must be to be anybody's that died: its owner locks it a moment after making it, or before."""
_SECONDS_OF_OTHERS = 7 * 86400
"""How long nothing was made in a folder of another machine until its owner is taken for dead."""


@contextmanager
def working_folder(cache_folder: Path) -> Iterator[Path]:
    """A folder for unfinished work, gone at the end; those that dead processes left behind go as well.

    Its owner holds a lock beside it, made before it. A cache may be shared with other containers, to which the number
    of a process says nothing, and with other machines, whose locks may not be seen here.
    """
    root, machine = cache_folder / "work", name_machine()
    root.mkdir(parents=True, exist_ok=True)
    _sweep_work(root, machine)
    folder = root / f"{machine}-{os.urandom(8).hex()}"
    with _holding(f"{folder}{_LOCK}"):
        make_own_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    _forget_lock(folder)


def _sweep_work(root: Path, machine: str) -> None:
    """Remove what dead owners left there, and the locks of those that died between the two."""
    for left in list(root.iterdir()):
        with suppress(OSError):
            age = time.time() - left.stat().st_mtime
            if left.name.endswith(_LOCK):
                if age > _SECONDS_TO_LOCK and not left.with_name(left.name.removesuffix(_LOCK)).exists():
                    left.unlink()
            elif (left.name.startswith(f"{machine}-") or age > _SECONDS_OF_OTHERS) and _remove_free(left):
                _forget_lock(left)


def _remove_free(folder: Path) -> bool:
    """Remove the folder unless the lock beside it is held; whether it was not."""
    with _holding(f"{folder}{_LOCK}") as free:
        if free:
            shutil.rmtree(folder, ignore_errors=True)
    return free


def _forget_lock(folder: Path) -> None:
    with suppress(OSError):
        folder.with_name(folder.name + _LOCK).unlink(missing_ok=True)


_SCRATCH = f"{TEMPORARY_PREFIX}work-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """As ``working_folder`` for whoever has no show: in the system's folder for temporary files.

    Its owner holds the lock in it, which the system gives up when the process ends, however it ends; a number of a
    process would say nothing to a neighbour in another container.
    """
    root = Path(tempfile.gettempdir())
    _sweep_scratch(root)
    with TemporaryDirectory(dir=root, prefix=_SCRATCH, ignore_cleanup_errors=True) as name, _holding(f"{name}/{_LOCK}"):
        yield Path(name)


@contextmanager
def _holding(path: str) -> Iterator[bool]:
    """Whether the lock is ours meanwhile; False where somebody holds it, and where there are no locks."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 -- 40 ms, which an idle run needs not

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except (OSError, NotImplementedError, Timeout):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _sweep_scratch(root: Path) -> None:
    """Remove what dead owners of this user left there; what cannot be told stays."""
    with suppress(OSError), os.scandir(root) as entries:
        for entry in entries:
            if not entry.name.startswith(_SCRATCH):
                continue
            with suppress(OSError):
                if is_own_folder(entry) and time.time() - entry.stat().st_mtime > _SECONDS_TO_LOCK:
                    _remove_unlocked(entry.path)


def _remove_unlocked(path: str) -> None:
    """Remove the folder unless its owner lives; Windows keeps a lock's file as long as the lock is held."""
    with _holding(f"{path}/{_LOCK}") as free:
        if free:
            shutil.rmtree(path, ignore_errors=True)
    if free:
        shutil.rmtree(path, ignore_errors=True)
