"""Track → Episode: the folder ``episodes/``, where the manifest is the commit point.

An episode's files are named after their content and written first; replacing ``episode.json`` makes them the
episode; what no manifest names any more is swept away later, when no feed points at it. A process stopped at any
moment leaves the old episode or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from filelock import FileLock, Timeout

from articlecast.collector import collector_paused
from articlecast.credentials import mask_addresses
from articlecast.display import quote_word
from articlecast.errors import TEMPORARY_PREFIX, DiskError, ShowBusy, StoreError, unwritable
from articlecast.files import digest_file, read_whole, replace_file
from articlecast.model import Asset, AssetRole, Episode, Listed
from articlecast.names import sha256_hex
from articlecast.show.episodes.soundness import find_fault
from articlecast.system import number_file, remove_stale, replace_path, sync_folder

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

ListedT = TypeVar("ListedT", bound=Listed)
MANIFEST = "episode.json"
LOCK = ".lock"
FORMAT = 1
"""Version of the manifest's format; a reader refuses a newer one."""


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: int
    episode: Episode


@cache
def _manifests() -> TypeAdapter[_Manifest]:
    """Built at its first use: a run in which nothing happened opens no manifest, and no worker ever does."""
    from pydantic import TypeAdapter  # noqa: PLC0415 -- a tenth of a second of every worker

    return TypeAdapter(_Manifest)


@contextmanager
def lock_episodes(folder: Path, seconds: float = 0.0) -> Iterator[None]:
    """Hold the show for one run; raises ShowBusy where another holds it for so long. The lock dies with its owner."""
    lock = FileLock(folder / LOCK, timeout=seconds)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        wrong = "another articlecast is at work on this show"
        raise ShowBusy(str(folder), wrong, "wait until it is done, then type the same again") from None
    except OSError as error:
        raise unwritable(str(folder / LOCK if folder.is_dir() else folder), error) from error
    try:
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file on its way into an episode: its bytes, or the path of a finished file that may be moved.

    ``bitrate`` is that of audio, in kbit/s.
    """

    role: AssetRole
    suffix: str
    media_type: str
    content: bytes | Path
    bitrate: int = 0

    def name_asset(self) -> Asset:
        """The asset it becomes, ``<role>-<first 12 digits of its SHA-256><suffix>``."""
        sha384 = ""
        if isinstance(self.content, Path):
            with self.content.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
                if self.role == "audio":
                    stream.seek(0)
                    sha384 = hashlib.file_digest(stream, "sha384").hexdigest()
            length = self.content.stat().st_size
        else:
            digest, length = sha256_hex(self.content), len(self.content)
        name = f"{self.role}-{digest[:12]}{self.suffix}"
        return Asset(self.role, name, self.media_type, length, digest, sha384, bitrate=self.bitrate)


def load_episode(folder: Path) -> Episode | None:
    """The episode in that folder, None where none was ever committed; raises StoreError for a broken manifest."""
    return read_manifest(str(folder), folder.name)[0]


def read_manifest(folder: str, slug: str) -> tuple[Episode | None, str]:
    """The episode in that folder, and its manifest's SHA-256; None and nothing where none was ever committed.

    Raises StoreError for a broken manifest. A path as text: ten thousand times a run, a Path costs as much as the rest.
    """
    from pydantic import ValidationError  # noqa: PLC0415 -- as above

    path = f"{folder}/{MANIFEST}"
    try:
        content = read_whole(path)
    except (FileNotFoundError, NotADirectoryError):
        return None, ""
    except OSError as error:
        raise StoreError(path, f"cannot be read: {error.strerror}") from error
    try:
        manifest = _manifests().validate_json(content)
    except ValidationError as error:
        _refuse_newer(path, _peek_format(content))  # whose fields may be others
        raise _broken(path, _tell_fault(content, error)) from error
    _refuse_newer(path, manifest.format)
    if fault := find_fault(manifest.episode):
        raise _broken(path, fault)
    if manifest.episode.slug != slug:
        wrong = f"belongs to the folder '{manifest.episode.slug}'"
        raise StoreError(
            path, wrong, f"mv {quote_word(folder)} {quote_word(str(Path(folder).parent / manifest.episode.slug))}"
        )
    episode, source = manifest.episode, mask_addresses(manifest.episode.source)
    return (episode if source == episode.source else replace(episode, source=source)), sha256_hex(content)


def _refuse_newer(path: str, version: int) -> None:
    if version > FORMAT:
        wrong = f"was written by a newer articlecast (format {version}, this one reads {FORMAT})"
        raise StoreError(path, wrong, "articlecast --version   (and install a newer one)")


def _peek_format(content: bytes) -> int:
    """What a manifest of unknown form says of its format, 0 where it says nothing."""
    try:
        version = json.loads(content)["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0
    return version if isinstance(version, int) else 0


def _tell_fault(content: bytes, error: ValidationError) -> str:
    """The first thing that is wrong with a manifest, in an editor's words."""
    if not content.strip(b" \t\r\n\0"):
        return "it is empty"
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return "it ends too early" if "EOF" in first["msg"] else "it is no JSON"
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"it has no {place}"
    return f"{place}: {first['msg']}" if place else "it is JSON of another kind"


def _broken(path: str, fault: str) -> StoreError:
    folder = path.removesuffix(f"/{MANIFEST}")
    hint = f"restore it from a backup; or delete {quote_word(folder)} and render its article again, as a new episode"
    return StoreError(path, f"is no manifest: {fault}", hint)


def load_episodes(folder: Path) -> tuple[Episode, ...]:
    """Every committed episode, newest first, then by slug; raises StoreError for the first broken manifest."""
    episodes, broken = Library(folder).sift()
    for damaged in broken:
        raise damaged.error
    return episodes


@dataclass(frozen=True, slots=True)
class Broken:
    """An episode whose manifest cannot be read; ``source`` is what could still be made out of its article, or empty."""

    slug: str
    source: str
    error: StoreError


class Library:
    """The committed episodes below a folder; a manifest that is the one it was is not read a second time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[str, Episode]] = {}

    def sift(self) -> tuple[tuple[Episode, ...], tuple[Broken, ...]]:
        """Every committed episode, newest first, then by slug; and, apart, those with a broken manifest, by slug."""
        episodes, broken = [], []
        with collector_paused():
            for slug in list_slugs(self._folder):
                try:
                    episode = self._load(slug)
                except StoreError as error:
                    broken.append(Broken(slug, salvage_source(self._folder / slug / MANIFEST), error))
                    continue
                if episode:
                    episodes.append(episode)
        return order_episodes(episodes), tuple(broken)

    def _load(self, slug: str) -> Episode | None:
        home = f"{self._folder}/{slug}"
        stamp = stamp_manifest(home)
        held = self._known.get(slug)
        if held and held[0] == stamp:
            return held[1]
        episode, _ = read_manifest(home, slug)
        if episode:
            self._known[slug] = (stamp, episode)
        return episode


def list_slugs(folder: Path) -> list[str]:
    """The folders below it, sorted; none where it is not there. A hidden one is no episode's."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name[0] != "." and entry.is_dir())
    except FileNotFoundError:
        return []


def stamp_manifest(home: str) -> str:
    """Changes with every replacement of the manifest in that folder; empty where there is none."""
    try:
        status = os.stat(f"{home}/{MANIFEST}")  # noqa: PTH116 -- ten thousand times: a Path costs more than the look
    except OSError:
        return ""
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ino:x}"


def salvage_source(path: Path) -> str:
    """The article that a manifest names, however broken; empty where nothing can be made out."""
    try:
        found = re.search(rb'"source":\s*("[^"\n]*")', read_whole(str(path)))
        return mask_addresses(str(json.loads(found[1]))) if found else ""
    except (OSError, ValueError):
        return ""


def order_episodes(episodes: Iterable[ListedT]) -> tuple[ListedT, ...]:
    """Newest first; episodes of one moment by slug."""
    by_slug = sorted(episodes, key=lambda episode: episode.slug)
    return tuple(sorted(by_slug, key=lambda episode: episode.published, reverse=True))


def commit_episode(folder: Path, episode: Episode, files: Sequence[NewFile]) -> None:
    """Make ``files`` and the manifest the episode in ``folder/<slug>``.

    ``files`` are those that ``episode.assets`` name, in the same order. Files given as a path are moved. Raises
    StoreError, with the episode as it was before.
    """
    home = folder / episode.slug
    fresh = not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
        for asset, file in zip(episode.assets, files, strict=True):
            _place_file(home / asset.name, file.content)
        sync_folder(home)
        replace_file(home / MANIFEST, _write_manifest(episode))
        sync_folder(folder)
    except OSError as error:
        _forget_attempt(home, fresh=fresh)
        raise _unwritable(folder, home, error) from error


def _write_manifest(episode: Episode) -> bytes:
    return _manifests().dump_json(_Manifest(FORMAT, episode), indent=2, exclude_defaults=True) + b"\n"


def _unwritable(folder: Path, home: Path, error: OSError) -> DiskError:
    place = quote_word(str(folder))
    return unwritable(str(home), error, f"df -h {place}; df -i {place}; ls -ld {place}")


def amend_episode(folder: Path, episode: Episode) -> None:
    """Replace the manifest of an episode whose files stay; raises StoreError, with the manifest as it was."""
    home = folder / episode.slug
    try:
        replace_file(home / MANIFEST, _keep_unknown(home / MANIFEST, _write_manifest(episode)))
    except OSError as error:
        raise _unwritable(folder, home, error) from error


def _keep_unknown(path: Path, content: bytes) -> bytes:
    """The manifest with what the one there says under names that a newer version gave, and this one does not know."""
    try:
        known: dict[str, Any] = json.loads(read_whole(str(path)))["episode"]
        unknown = {name: known[name] for name in known.keys() - {field.name for field in fields(Episode)}}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return content
    if not unknown:
        return content
    facts = json.loads(content)
    facts["episode"] |= dict(sorted(unknown.items()))
    return json.dumps(facts, indent=2, ensure_ascii=False).encode() + b"\n"


def sweep_episode(folder: Path, episode: Episode) -> tuple[str, ...]:
    """Delete what earlier revisions and interrupted commits left in the episode's folder; the names, sorted.

    Only names of our own making go; an editor's files stay. Call it once no published feed names the old files.
    """
    home = folder / episode.slug
    named = {asset.name for asset in episode.assets}
    stale = sorted(name for name in os.listdir(home) if _is_ours(name) and name not in named)
    return tuple(name for name in stale if remove_stale(home / name))


def verify_episode(folder: Path, episode: Episode, *, whole: bool = False) -> str | None:
    """What is wrong with the episode's files on disk, in a phrase, or None.

    The digests of texts and pictures are compared; audio is read with ``whole`` alone, otherwise its length is.
    """
    for asset in episode.assets:
        path = folder / episode.slug / asset.name
        try:
            length = path.stat().st_size
            if length != asset.length:
                return f"{asset.name} has {length} bytes where {asset.length} were committed"
            if (whole or asset.role != "audio") and digest_file(path) != asset.sha256:
                return f"{asset.name} was altered"
        except FileNotFoundError:
            return f"{asset.name} is missing"
        except OSError as error:
            return f"{asset.name} cannot be read: {error.strerror}"
    return None


def seal_files(home: str) -> str:
    """Another one after every write to a file in that folder but its manifest; empty where it cannot be listed."""
    try:
        with os.scandir(home) as entries:
            rows = sorted((entry.name, *_look(entry)) for entry in entries if entry.name != MANIFEST)
    except OSError:
        return ""
    return sha256_hex(repr(rows).encode())[:16]


def _look(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    status = entry.stat()
    return status.st_size, status.st_mtime_ns, number_file(status)


def _place_file(path: Path, content: bytes | Path) -> None:
    """Put one content-named file in place, durable before the manifest names it."""
    if isinstance(content, bytes):
        replace_file(path, content)
        return
    with content.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        replace_path(content, path)
    except OSError:  # another file system: copy beside the target first, so that the name never holds a part
        beside = path.with_name(TEMPORARY_PREFIX + path.name)
        shutil.copyfile(content, beside)
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
        replace_path(beside, path)


def _forget_attempt(home: Path, *, fresh: bool) -> None:
    """After a failed commit: nothing half-written stays where no episode was before."""
    if fresh:
        shutil.rmtree(home, ignore_errors=True)


_ASSET_NAME = re.compile(rf"(?:{'|'.join(get_args(AssetRole))})-[0-9a-f]{{12}}\.\w+")


def _is_ours(name: str) -> bool:
    return name.startswith(TEMPORARY_PREFIX) or _ASSET_NAME.fullmatch(name) is not None
