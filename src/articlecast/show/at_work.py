"""Who is at work on a show, since when and at what: for whoever finds it locked."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from articlecast.files import replace_file
from articlecast.system import is_alive

AT_WORK = "at_work.json"
OVERRUN = "overrun.json"
"""Says of which run a later one was told that it is still at work."""


@dataclass(frozen=True, slots=True)
class Work:
    """A run that lasts: the command, its process on ``host``, when it began, and the source that it is at."""

    command: str
    pid: int
    host: str
    since: datetime
    source: str = ""

    def __str__(self) -> str:
        at = f", at {self.source}" if self.source else ""
        return f"since {self.since:%Y-%m-%d %H:%M} UTC by 'articlecast {self.command}' (process {self.pid}){at}"


class AtWork:
    """One run's word of itself in the show's state folder; what cannot be written is no harm.

    An idle run, which is over at once, writes none.
    """

    def __init__(self, folder: Path, command: str) -> None:
        self._folder, self._noted = folder, False
        self._work = Work(command, os.getpid(), platform.node(), datetime.now(UTC))

    def note(self, source: str = "") -> None:
        """Say what the run is at."""
        work = self._work
        facts = [work.command, work.pid, work.host, work.since.isoformat(timespec="seconds"), source]
        with suppress(OSError):
            replace_file(self._folder / AT_WORK, json.dumps(facts).encode(), sync=False)
            self._noted = True

    def close(self) -> None:
        """Nobody is at work any more, and nothing is overrun."""
        for name in (AT_WORK, OVERRUN) if self._noted else ():
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)


def find_work(folder: Path) -> Work | None:
    """The run that is at work, as far as it told; None for one that has died, or that nobody knows of."""
    try:
        command, pid, host, since, source = json.loads((folder / AT_WORK).read_bytes())
        work = Work(str(command), int(pid), str(host), datetime.fromisoformat(since), str(source))
    except (OSError, ValueError, TypeError):
        return None
    return work if work.host != platform.node() or is_alive(str(work.pid)) else None


def note_overrun(folder: Path, work: Work) -> None:
    """Remember that a later run found this one at work still."""
    with suppress(OSError):
        replace_file(folder / OVERRUN, f"{work.pid} {work.since.isoformat()}".encode(), sync=False)


def find_overrun(folder: Path) -> Work | None:
    """The run at work that a later one has met; None where there is none."""
    work = find_work(folder)
    try:
        met = (folder / OVERRUN).read_text("utf-8")
    except (OSError, ValueError):
        return None
    return work if work and met == f"{work.pid} {work.since.isoformat()}" else None
