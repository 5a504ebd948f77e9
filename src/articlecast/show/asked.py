"""What editors ask for while a run holds the show: kept in files, and done by that run, or by whoever comes next.

A file is there whole or not at all, and goes after its episodes' manifests are written: done twice, it is the same.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from articlecast.errors import StoreError
from articlecast.files import replace_file
from articlecast.model import Episode
from articlecast.show.episodes.store import amend_episode
from articlecast.show.review import approve_episode, hold_episode, load_versions
from articlecast.show.settings import Settings

ASKED = "asked"
Wish = Literal["withdraw", "bring back", "pin", "unpin", "approve", "hold", "let wait"]
_CHANGES: dict[Wish, Callable[[Episode, datetime], Episode]] = {
    "withdraw": lambda episode, moment: replace(episode, withdrawn=moment),
    "bring back": lambda episode, _moment: replace(episode, withdrawn=None),
    "pin": lambda episode, _moment: replace(episode, pinned=True),
    "unpin": lambda episode, _moment: replace(episode, pinned=False),
}
"""What a wish changes of a manifest; the other three move an episode, or mark what waits."""


@dataclass(frozen=True, slots=True)
class Change:
    """One wish for these episodes, of that moment."""

    wish: Wish
    slugs: tuple[str, ...]
    moment: datetime


def apply_change(settings: Settings, change: Change) -> list[Episode]:
    """The episodes as they are then; one that is gone or broken is left. For the holder of the show's lock."""
    changed: list[Episode] = []
    for slug in change.slugs:
        with suppress(StoreError):
            match change.wish:
                case "approve":
                    changed += filter(None, [approve_episode(settings, slug)])
                case "hold":
                    changed += filter(None, [hold_episode(settings, slug, change.moment)])
                case "let wait":
                    changed += filter(None, [hold_episode(settings, slug, None)])
                case wish:
                    for folder, episode in load_versions(settings, slug):
                        changed.append(_CHANGES[wish](episode, change.moment))
                        amend_episode(folder, changed[-1])
    return changed


def ask_later(settings: Settings, change: Change) -> Path:
    """Leave a change to the run at work; its file, which is gone when it is done. Raises OSError."""
    path = settings.state_folder / ASKED / f"{time.time_ns():020}-{os.getpid()}.json"
    facts = [change.wish, change.slugs, change.moment.isoformat()]
    replace_file(path, json.dumps(facts).encode())
    return path


def take_asked(settings: Settings) -> list[Episode]:
    """Do what was asked for, in its order; the episodes that changed. For the holder of the show's lock.

    What stands there and is no wish is dropped, and told: it would be in every later run's way.
    """
    changed = []
    for path in list_asked(settings):
        if change := _understand(path):
            changed += apply_change(settings, change)
        else:
            _tell_dropped(path)
        _remove(path)
    return changed


def list_asked(settings: Settings) -> Sequence[Path]:
    """The files of what was asked for and is not done yet, the oldest first."""
    folder = str(settings.state_folder / ASKED)
    with suppress(OSError):
        return [Path(folder, name) for name in _sort(os.listdir(folder))]
    return ()


def _sort(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.endswith(".json") and not name.startswith("."))


def _understand(path: Path) -> Change | None:
    """A file's change; None for what is no file, for one that is damaged, or of another version."""
    if not path.is_file():  # a pipe would be waited for
        return None
    try:
        wish, slugs, moment = json.loads(path.read_bytes())
        change = Change(wish, tuple(slugs), datetime.fromisoformat(moment))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    named = isinstance(slugs, list) and all(isinstance(slug, str) for slug in slugs)
    return change if wish in get_args(Wish) and named and change.moment.tzinfo else None


def _remove(path: Path) -> None:
    """Nothing is there any more, where the disk lets it go; what stays is looked at again by the next run."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _tell_dropped(path: Path) -> None:
    import logging  # noqa: PLC0415 -- as rare as a damaged disk

    logging.getLogger("articlecast.show").warning(
        "note: %s: is no wish of an editor, and was dropped\ntry:   articlecast episodes   (and ask again)", str(path)
    )
