"""A show as its first render leaves it: equal shows are rendered once in a session, and copied for each test."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from support.command import Called, call

RenderOnce: TypeAlias = Callable[[Path], Called]


@dataclass(frozen=True)
class Rendered:
    """``folder`` has a copy of each show that was rendered, by what it was before."""

    folder: Path
    _said: dict[str, Called] = field(default_factory=dict)

    def render_once(self, show: Path) -> Called:
        """What ``articlecast render`` does in ``show``, and says; where one was equal, what became of that one.

        For shows that were never rendered: later on it is a matter of the moment, too.
        """
        assert not (show / ".articlecast").exists(), f"{show} was rendered before"
        key = _digest(show)
        if key in self._said:
            shutil.copytree(self.folder / key, show, symlinks=True, dirs_exist_ok=True)
        else:
            self._said[key] = call("render", folder=show)
            shutil.copytree(show, self.folder / key, symlinks=True)
        return self._said[key]


def _digest(show: Path) -> str:
    """Names and contents of all files, and not their times, which are copied with them."""
    digest = hashlib.sha256()
    for path in sorted(show.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.relative_to(show)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
