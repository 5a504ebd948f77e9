"""The folder ``feed/``: written so that no page names a file that is not there yet, and swept of what is past."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from articlecast.errors import TEMPORARY_PREFIX
from articlecast.files import list_tree, read_memo, replace_file
from articlecast.publish.parts import Part
from articlecast.system import remove_stale

_OURS = re.compile(
    r"(site|player|show|search|thumb|cover)-[0-9a-f]{12}\.\w+|page-\d+\.html|feed-(archive-\d+|(tag|author)-[a-z0-9-]+)\.xml"
    r"|episodes/[^/]+/(index\.html|embed\.html|oembed\.json)"
    rf"|(.*/)?{re.escape(TEMPORARY_PREFIX)}\w+"  # what a run that was cut left half-written
)

_CONTENT_NAMED = re.compile(r"\w+-[0-9a-f]{12}\.\w+")


def is_content_named(name: str) -> bool:
    """Whether a file's name changes with its content, so that it may be kept for ever."""
    return _CONTENT_NAMED.fullmatch(name) is not None


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, spare: Collection[str] = ()) -> bool:
    """Write the files in their order; False, with not a byte written, where all of them are there already.

    Files of our own making that are no more among them are deleted at the end; an editor's files stay, and the pages
    of the episodes ``spare``.
    """
    found = list_files(folder)
    names, changed = set(), False
    for name, content in files:
        names.add(name)
        changed |= replace_file(folder / name, content, sync=name == "feed.xml")
    return _sweep(folder, found - names, spare) or changed


def write_parts(
    folder: Path,
    parts: Iterable[Part],
    memo: Path,
    *,
    spare: Collection[str] = (),
    settle: Callable[[set[str]], object] = set,
) -> bool:
    """As ``write_folder``, but build only the parts that have changed since ``memo`` was written, or are not there.

    The memo is gone as long as files are being replaced: after a run that was cut, everything is built anew.
    ``settle`` is told which names were built once the folder is whole, and before the memo says so: what it does
    is done again after a cut, too.
    """
    unnamed, built = list_files(folder), read_memo(memo, dict[str, str]) or {}
    keys: dict[str, str] = {}
    anew: set[str] = set()
    changed = False
    for part in parts:
        keys[part.names[0]] = part.key
        there = unnamed.issuperset(part.names)
        unnamed.difference_update(part.names)
        if there and built.get(part.names[0]) == part.key:
            continue
        memo.unlink(missing_ok=True)
        anew.update(part.names)
        for name, content in part.build():
            changed |= replace_file(folder / name, content, sync=name == "feed.xml")
    swept = _sweep(folder, unnamed, spare)
    settle(anew)
    if keys != built:
        replace_file(memo, json.dumps(keys).encode(), sync=False)
    return swept or changed


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
