"""The folder ``feed/``: written so that no page names a file that is not there yet, and swept of what is past."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from articlecast.files import replace_file

_OURS = re.compile(
    r"(site|player|show|search|thumb|cover)-[0-9a-f]{12}\.\w+|page-\d+\.html|feed-archive-\d+\.xml"
    r"|episodes/[^/]+/(index\.html|embed\.html|oembed\.json)"
)

_CONTENT_NAMED = re.compile(r"\w+-[0-9a-f]{12}\.\w+")


def is_content_named(name: str) -> bool:
    """Whether a file's name changes with its content, so that it may be kept for ever."""
    return _CONTENT_NAMED.fullmatch(name) is not None


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> bool:
    """Write the files in their order; False, with not a byte written, where all of them are there already.

    Files of our own making that are no more among them are deleted at the end; an editor's files stay.
    """
    names, changed = set(), False
    for name, content in files:
        names.add(name)
        changed |= replace_file(folder / name, content, sync=name == "feed.xml")
    return sweep_folder(folder, names) or changed


def sweep_folder(folder: Path, names: set[str]) -> bool:
    """Delete what an earlier site left; whether anything was."""
    stale = [
        path
        for path in (Path(place) / name for place, _, found in os.walk(folder) for name in found)
        if _OURS.fullmatch(path.relative_to(folder).as_posix()) and path.relative_to(folder).as_posix() not in names
    ]
    for path in stale:
        path.unlink(missing_ok=True)
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
    return bool(stale)
