"""The folder ``feed/``: written so that no page names a file that is not there yet, and swept of what is past.

What was built is noted by digest, so that whoever sends it, checks it or builds on it can tell what was damaged since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from articlecast.errors import TEMPORARY_PREFIX
from articlecast.files import digest_file, list_tree, read_memo, replace_file, stamp_file, sync_files
from articlecast.names import sha256_hex
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.parts import Part, digest
from articlecast.system import remove_stale

_OURS = re.compile(
    r"(site|player|follow|show|search|episodes|thumb|icon|touch|cover)-[0-9a-f]{12}\.\w+|page-\d+\.html"
    r"|feed-(archive-\d+|(tag|author)-[a-z0-9-]+)\.xml"
    r"|listen\.js|subscribe\.html|404\.html|robots\.txt|sitemap\.xml"
    r"|episodes/[^/]+/(index\.html|embed\.html|oembed\.json|words\.json|art\.jpg)"
    rf"|(.*/)?{re.escape(TEMPORARY_PREFIX)}\w+"  # what a run that was cut left half-written
)

COMMON_NAMES = frozenset({"404.html", "listen.js", "robots.txt", "sitemap.xml", "subscribe.html"})
"""Names under which an editor may have put a file of their own before we had one: theirs stays."""

_CONTENT_NAMED = re.compile(r"\w+-[0-9a-f]{12}\.\w+")
_FEED = re.compile(r"feed(-.+)?\.xml")
_FORMAT = 2


def is_content_named(name: str) -> bool:
    """Whether a file's name changes with its content, so that it may be kept for ever."""
    return _CONTENT_NAMED.fullmatch(name) is not None


def is_feed(name: str) -> bool:
    """Whether it is the name of the feed, of one of its archives or of a topic's feed."""
    return _FEED.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Built:
    """What was built last: each part's key by its first name, and of every file its SHA-256 and its stamp then."""

    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def look(self, folder: Path, name: str, *, anew: bool = False) -> tuple[str, str]:
        """The SHA-256 of what the file holds now, and its stamp; empty where there is none.

        A file that was not written to since is not read again, but for the feeds, and unless ``anew``.
        """
        place = f"{folder}/{name}"
        row, stamp = self.files.get(name, ("", "")), stamp_file(place)
        if stamp == row[1] and not (anew or _FEED.fullmatch(name)):
            return row
        try:
            return digest_file(Path(place)), stamp
        except OSError:
            return "", ""

    def list_damaged(self, folder: Path, names: Iterable[str] | None = None, *, anew: bool = False) -> list[str]:
        """Which of the files, or of ``names``, are not what was built, or gone; as ``look`` does."""
        listed = self.files if names is None else names
        return [name for name in listed if self.look(folder, name, anew=anew)[0] != self.files[name][0]]

    def is_touched(self, folder: Path, names: Iterable[str]) -> bool:
        """Whether one of these was written to since, or is gone: pages by their stamps, feeds by what they hold."""
        return any(
            self.files[name] != (self.look(folder, name) if _FEED.fullmatch(name) else self._stamp(folder, name))
            for name in names
        )

    def _stamp(self, folder: Path, name: str) -> tuple[str, str]:
        return self.files[name][0], stamp_file(f"{folder}/{name}")

    def list_feeds(self) -> list[str]:
        """The names of the feed, of its archives and of the topics' feeds."""
        return [name for name in self.files if _FEED.fullmatch(name)]


def read_built(memo: Path) -> Built:
    """What ``write_parts`` noted there; nothing where it did not come to its end."""
    return read_memo(memo, _understand) or Built()


def _understand(facts: Any) -> Built:
    version, parts, files = facts
    if version != _FORMAT:
        return Built()
    return Built(dict(parts), {str(name): (str(sha256), str(stamp)) for name, (sha256, stamp) in files.items()})


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, spare: Collection[str] = ()) -> bool:
    """Write the files in their order; False, with not a byte written, where all of them are there already.

    Files of our own making that are no more among them are deleted at the end; an editor's files stay, and the pages
    of the episodes ``spare``.
    """
    found = list_files(folder)
    names, changed = set(), False
    for name, content in files:
        names.add(name)
        changed |= replace_file(folder / name, content, sync=name == FEED_FILE)
    return _sweep(folder, found - names, spare) or changed


def write_parts(
    folder: Path,
    parts: Iterable[Part],
    memo: Path,
    *,
    spare: Collection[str] = (),
    settle: Callable[[set[str]], object] = set,
) -> bool:
    """As ``write_folder``, but build only the parts that have changed since ``memo`` was written, or are damaged.

    The memo is gone as long as files are being replaced: after a run that was cut, everything is built anew. It says
    what is on the disk, so that all of it is durable by then; and the pages are before the feed that names them.
    ``settle`` is told which names were built once the folder is whole, and before the memo says so: what it does
    is done again after a cut, too.
    """
    unnamed, built = list_files(folder), read_built(memo)
    found = {name: built.look(folder, name) for name in unnamed & built.files.keys()}
    good = {name for name, (sha256, _stamp) in found.items() if sha256 == built.files[name][0]}
    theirs = (unnamed & COMMON_NAMES).difference(built.files) if built.files else set()
    keys: dict[str, str] = {}
    rows: dict[str, tuple[str, str]] = {}
    anew: set[str] = set()
    unsynced: list[Path] = []
    changed = False
    for part in parts:
        keys[part.names[0]] = key = digest(part.key, stamp_code())
        unnamed.difference_update(part.names)
        if theirs.issuperset(part.names):
            continue
        if good.issuperset(part.names) and built.parts.get(part.names[0]) == key:
            rows.update((name, found[name]) for name in part.names)
            continue
        memo.unlink(missing_ok=True)
        anew.update(part.names)
        for name, content in part.build():
            if name == FEED_FILE:
                sync_files(unsynced, folder)
                unsynced.clear()
            changed |= replace_file(folder / name, content, sync=name == FEED_FILE)
            rows[name] = sha256_hex(content), stamp_file(f"{folder}/{name}")
            unsynced += [folder / name] if name != FEED_FILE else []
    sync_files(unsynced, folder)
    swept = _sweep(folder, unnamed, spare)
    settle(anew)
    if (keys, rows) != (built.parts, built.files):
        replace_file(memo, json.dumps([_FORMAT, keys, rows]).encode())
    return swept or changed


@cache
def stamp_code() -> str:
    """Changes with every installation: what another version built is built again, and is seldom other bytes."""
    code = Path(__file__).parent
    files = sorted(code.rglob("*.py"))
    return digest([(str(path.relative_to(code)), path.stat().st_size, path.stat().st_mtime_ns) for path in files])


def list_files(folder: Path) -> set[str]:
    """Every file below the folder, as paths seen from it."""
    return set(list_tree(str(folder)))


def _sweep(folder: Path, names: Iterable[str], spare: Collection[str]) -> bool:
    """Delete those that an earlier site left; whether any were."""
    kept = tuple(f"episodes/{slug}/" for slug in spare)
    stale = [folder / name for name in names if _OURS.fullmatch(name) and not name.startswith(kept)]
    for path in stale:
        remove_stale(path)
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
    return bool(stale)
