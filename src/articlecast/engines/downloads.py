"""Fetching a pinned voice: whole and as its digest says, or not there at all."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import httpx
from filelock import FileLock, Timeout

from articlecast.connections import limit_exchange, open_client
from articlecast.engines.voice_files import PinnedFile, PinnedVoice
from articlecast.errors import TEMPORARY_PREFIX, EngineUnavailable, unwritable
from articlecast.system import let_all_read, replace_path, sync_folder

LONGEST_SECONDS = 3600.0
"""A file that takes longer is left for the next call, which goes on where this one stopped."""

_SILENCE_SECONDS = 30.0

Tell = Callable[[PinnedFile, int], None]
"""Called with a file and how many of its bytes are there."""


def fetch_voice(
    voice: PinnedVoice, folder: Path, tell: Tell = lambda _file, _bytes: None, *, seconds: float = LONGEST_SECONDS
) -> tuple[Path, ...]:
    """The voice's files in ``folder``, each fetched unless it is there as its digest says.

    A file gets its name when it is whole, verified and on the disk. What arrived of it before is kept beside it, and
    asked for no second time; what is not as pinned is removed. Raises EngineUnavailable and DiskError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_fetch_file(voice, file, folder, tell, time.monotonic() + seconds) for file in voice.files)
    except OSError as error:
        raise unwritable(str(folder), error) from error


def _fetch_file(voice: PinnedVoice, file: PinnedFile, folder: Path, tell: Tell, deadline: float) -> Path:
    path = folder / file.name
    if path.is_file() and path.stat().st_size == file.bytes and _digest(path) == file.sha256:
        tell(file, file.bytes)
        return path
    part = folder / f"{TEMPORARY_PREFIX}{file.sha256[:16]}.part"
    with _hold(part, file):
        try:
            with part.open("ab+") as stream:
                _fill(voice, file, stream, tell, deadline)
                stream.flush()
                os.fsync(stream.fileno())
                let_all_read(stream.fileno())
        except EngineUnavailable:
            if not part.stat().st_size:  # nothing to go on from
                part.unlink()
            raise
        if (found := _digest(part)) != file.sha256:
            part.unlink()
            wrong = f"is not what was pinned: its SHA-256 is {found}, not {file.sha256}; it was removed"
            raise EngineUnavailable(file.url, wrong, f"articlecast voices --get {voice.name}   (later)")
        replace_path(part, path)
        sync_folder(folder)
    return path


@contextmanager
def _hold(part: Path, file: PinnedFile) -> Iterator[None]:
    """Keep other processes from fetching the same meanwhile; raises EngineUnavailable where one does."""
    lock = FileLock(f"{part}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise EngineUnavailable(file.name, "is being fetched by another process", "wait for it") from error
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open; who comes later finds the voice whole
            Path(lock.lock_file).unlink()
        lock.release()


def _fill(voice: PinnedVoice, file: PinnedFile, stream: BinaryIO, tell: Tell, deadline: float) -> None:
    """Bring the part to the pinned length; raises EngineUnavailable for an answer that cannot be it."""
    hint = f"articlecast voices --get {voice.name}   (goes on where it stopped)"
    have = stream.seek(0, os.SEEK_END)
    if have >= file.bytes:  # whole already, or too long: the digest tells
        return
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        with (
            limit_exchange(deadline - time.monotonic()),
            open_client(timeout=_SILENCE_SECONDS, follow_redirects=True) as client,
            client.stream("GET", file.url, headers=headers) as answer,
        ):
            if answer.status_code not in {200, 206}:
                raise EngineUnavailable(file.url, f"answered {answer.status_code}", hint)
            if answer.status_code == 200 or not answer.headers.get("content-range", "").startswith(f"bytes {have}-"):
                have = 0
                stream.truncate(0)
            for piece in answer.iter_raw():
                have += len(piece)
                if have > file.bytes:
                    stream.truncate(0)
                    raise EngineUnavailable(file.url, f"is longer than the pinned {file.bytes:,} bytes", hint)
                stream.write(piece)
                tell(file, have)
    except httpx.HTTPError as error:
        if time.monotonic() >= deadline:
            raise EngineUnavailable(file.url, "took too long", hint) from error
        reason = " ".join(str(error).split()) or type(error).__name__
        raise EngineUnavailable(file.url, f"cannot be fetched: {reason[:200]}", hint) from error
    if have < file.bytes:
        raise EngineUnavailable(file.url, f"stopped after {have:,} of {file.bytes:,} bytes", hint)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
