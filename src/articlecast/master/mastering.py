"""The whole stage in one call, for whoever needs no more than the files: encoded, labelled and named."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from articlecast.errors import UsageError, unwritable
from articlecast.master.options import MasterOptions, Tags
from articlecast.master.tags import tag_track
from articlecast.master.track import Spoken, build_track
from articlecast.model import Track
from articlecast.names import is_portable, name_file, slugify
from articlecast.system import replace_path


def master_track(
    spoken: Spoken,
    folder: Path,
    options: MasterOptions | None = None,
    *,
    tags: Tags | None = None,
    name: str = "",
    executor: Executor | None = None,
    cache: Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> Track:
    """The finished files in ``folder``, one for each of the options' formats, and their timeline.

    They are called ``name``, or after the title in their ``tags``, and replace what has that name already; their label
    holds the chapters, and whatever ``tags`` say. The rest is as ``build_track`` has it. Raises MasterError, DiskError,
    UsageError and whatever ``spoken`` raises; nothing unfinished is left in the folder then.
    """
    tags = tags or Tags(title="")
    name = name or name_file(slugify(tags.title)) or "track"
    if not is_portable(name) or re.search(r"[/\\]", name):
        raise UsageError(
            "name", f"{name!r} is no file name that every system takes", f"name={slugify(name) or 'track'!r}"
        )
    track = build_track(spoken, folder, options, title=tags.title, executor=executor, cache=cache, progress=progress)
    made = (track, *track.alternates)
    try:
        tag_track(track, tags)
        first, *others = (_name_file(each, name) for each in made)
    except BaseException:
        for each in made:
            Path(each.path).unlink(missing_ok=True)
        raise
    return replace(first, alternates=tuple(others))


def _name_file(track: Track, name: str) -> Track:
    path = Path(track.path).with_name(f"{name}{track.suffix}")
    try:
        replace_path(Path(track.path), path)
    except OSError as error:
        raise unwritable(str(path), error) from error
    return replace(track, path=str(path), alternates=())
