"""``episodes/.lease``: by whom a show is held for work, since when and at what.

The lock beside it dies with its owner, and every process of its machine sees it. Machines see each other's where the
file system carries locks between them; NFS without a lock daemon, SMB, sshfs and synced folders do not, and there this
file keeps them apart. Whoever has work puts it there, renews it and takes it away; an idle run only looks. That one is
renewed no more is told by its standing still, never by comparing clocks of two machines.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from articlecast.errors import ShowBusy, ShowLost, unwritable
from articlecast.files import replace_file
from articlecast.names import sha256_hex
from articlecast.show.episodes.store import lock_episodes
from articlecast.show.settings import Settings

if TYPE_CHECKING:
    from articlecast.owners import Owner

LEASE = ".lease"
OVERRUN = "overrun.json"
"""Says of which run a later one was told that it is still at work."""
RENEW_SECONDS = 30.0
STALE_SECONDS = 600.0
"""How long a lease of another machine stands still until its run is taken for dead: twenty renewals were missed."""
BIRTH_SECONDS = 2.0
"""How long a lease may be there without a word: it is made first, which one machine alone can do, and written then."""


@dataclass(frozen=True, slots=True)
class Work:
    """A run that holds a show: whose process it is, the command, when it began, and the source that it is at.

    ``turn`` counts how often it was renewed.
    """

    owner: Owner
    command: str
    since: datetime
    source: str = ""
    turn: int = 0

    def __str__(self) -> str:
        return self._say(f"process {self.owner.pid}")

    def say_where(self) -> str:
        """The same, for another machine's people."""
        return self._say(f"process {self.owner.pid} on {self.owner.host}")

    def _say(self, process: str) -> str:
        at = f", at {self.source}" if self.source else ""
        return f"since {self.since:%Y-%m-%d %H:%M} UTC by 'articlecast {self.command}' ({process}){at}"

    def write(self) -> bytes:
        """What ``_parse_work`` understands."""
        facts = {"command": self.command, "since": self.since.isoformat(), "source": self.source, "turn": self.turn}
        return json.dumps(self.owner.as_json() | facts).encode() + b"\n"


def _parse_work(content: bytes) -> Work | None:
    """None for what is no lease, or not yet."""
    from articlecast.owners import parse_owner  # noqa: PLC0415 -- an idle run meets nobody

    try:
        facts = json.loads(content)
        since = datetime.fromisoformat(facts["since"])
        return Work(parse_owner(facts), str(facts["command"]), since, str(facts["source"]), int(facts["turn"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


class Lease:
    """One run's hold on a show, for whoever has its lock; ``clock`` gives seconds, of which differences alone count."""

    def __init__(self, settings: Settings, command: str, owner: Owner | None, clock: Callable[[], float]) -> None:
        self._folder, self._memory = settings.episodes_folder, settings.state_folder
        self._path = self._folder / LEASE
        self._command, self._given, self._clock = command, owner, clock
        self._work: Work | None = None
        self._renewing, self._over = Lock(), Event()

    @cached_property
    def _owner(self) -> Owner:
        from articlecast.owners import find_owner  # noqa: PLC0415 -- as above

        return self._given or find_owner()

    def look(self) -> bool:
        """Whether a lease is there that may be replaced; raises ShowBusy where another machine's run may be alive."""
        content = self._read()
        work = _parse_work(content) if content is not None else None
        if work is None or work.owner.is_here(self._owner) or work.owner.has_died(self._owner):
            return content is not None  # of this machine: its owner has died, or the lock were not ours
        left = self._measure_patience(sha256_hex(work.write()))
        if left > 0:
            minutes = max(1, round(left / 60))
            wrong = f"another articlecast is at work on this show, {work.say_where()}"
            hint = f"wait until it is done; if it has died, {minutes} min of silence end it, or: rm {self._path}"
            raise ShowBusy(str(self._path), wrong, hint)
        return True

    def claim(self) -> None:
        """Have the show for work from now on, or be sure that it is still ours: before every write to it.

        Raises ShowBusy where another machine came first, ShowLost where one took it over, and DiskError.
        """
        try:
            with self._renewing:
                if self._work is None:
                    self._take()
                elif self._read() != self._work.write():
                    raise self._lose()
        except OSError as error:
            raise unwritable(str(self._path), error) from error

    def confirm(self) -> None:
        """As ``claim``, and nothing where the show was not claimed."""
        if self._work:
            self.claim()

    def note(self, source: str = "") -> None:
        """Claim the show, and say what the run is at. A disk that is full is told by what is committed, not by this."""
        with suppress(OSError), self._renewing:
            if self._work is None:
                self._take(source)
            elif source != self._work.source:
                self._renew(replace(self._work, source=source, turn=self._work.turn + 1))

    def release(self) -> None:
        """Nobody is at work any more, and nothing is overrun; another's lease stays."""
        self._over.set()
        with suppress(OSError), self._renewing:
            if self._work and self._read() == self._work.write():
                self._path.unlink(missing_ok=True)
                (self._memory / OVERRUN).unlink(missing_ok=True)
            self._work = None

    def _take(self, source: str = "") -> None:
        there = self.look()
        before = find_work(self._folder, self._owner) if there else None
        work = Work(self._owner, self._command, datetime.fromtimestamp(self._clock(), UTC), source)
        try:
            if there:
                replace_file(self._path, work.write(), sync=False)
            else:
                _create_file(self._path, work.write())
        except FileExistsError:
            self.look()
            wrong = "another articlecast has just begun on this show"
            raise ShowBusy(str(self._path), wrong, "wait until it is done, then type the same again") from None
        self._work = work
        Thread(target=self._keep, name="lease", daemon=True).start()
        if before and not before.owner.is_here(self._owner):
            _tell_taken(self._path, before)

    def _keep(self) -> None:
        """Renew the lease until it is released; what the disk refuses is tried again, what is lost is let go."""
        while not self._over.wait(RENEW_SECONDS):
            with suppress(OSError), self._renewing:
                if self._work is None or not self._renew(replace(self._work, turn=self._work.turn + 1)):
                    return

    def _renew(self, work: Work) -> bool:
        """Whether the lease was ours, and says this now. What another one wrote is never written over."""
        if self._work is None or self._read() != self._work.write():
            return False
        replace_file(self._path, work.write(), sync=False)
        self._work = work
        return True

    def _read(self) -> bytes | None:
        """What the lease holds, None where there is none; raises OSError. One just made is waited for."""
        until = time.monotonic() + BIRTH_SECONDS
        while True:
            try:
                content = _read_file(self._path)
            except FileNotFoundError:
                return None
            if content.endswith(b"\n") or time.monotonic() > until:
                return content
            time.sleep(0.05)

    def _measure_patience(self, digest: str) -> float:
        """Seconds until a lease that stands still is stale, by this machine's clock and what it has met before."""
        path, now = self._memory / f"met-{self._owner.machine}.json", self._clock()
        with suppress(OSError, ValueError, TypeError):
            met, since = json.loads(path.read_bytes())
            if met == digest and since <= now:
                return float(since) + STALE_SECONDS - now
        with suppress(OSError):  # without a memory nobody is taken for dead: a person says so
            replace_file(path, json.dumps([digest, now]).encode(), sync=False)
        return STALE_SECONDS

    def _lose(self) -> ShowLost:
        work = find_work(self._folder, self._owner)
        wrong = "this run lost the show and has stopped; what it committed stands"
        said = f"{wrong}. Another is at work, {work.say_where()}" if work else wrong
        return ShowLost(str(self._path), said, "articlecast sync   (it goes on where this one stopped)")


@contextmanager
def lease_show(
    settings: Settings,
    command: str,
    seconds: float = 0.0,
    *,
    owner: Owner | None = None,
    clock: Callable[[], float] = time.time,
) -> Iterator[Lease]:
    """Hold the show's lock, with a lease that is there once it is claimed; ``owner`` is this process unless named.

    Raises ShowBusy, which says by whom it is held, where another run holds it for ``seconds``, or another machine.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(lock_episodes(settings.episodes_folder, seconds))
        except ShowBusy as error:
            work = find_work(settings.episodes_folder)
            raise ShowBusy(error.thing, f"{error.wrong}, {work}", error.hint) if work else error from None
        lease = Lease(settings, command, owner, clock)
        stack.callback(lease.release)
        try:
            lease.look()
        except OSError as error:
            raise unwritable(str(settings.episodes_folder / LEASE), error) from error
        yield lease


def find_work(folder: Path, seen_by: Owner | None = None) -> Work | None:
    """The run that is at work on the episodes there; None for one that has died, or that nobody knows of."""
    from articlecast.owners import find_owner  # noqa: PLC0415 -- as above

    try:
        work = _parse_work(_read_file(folder / LEASE))
    except OSError:
        return None
    return work if work and not work.owner.has_died(seen_by or find_owner()) else None


def note_overrun(folder: Path, work: Work) -> None:
    """Remember that a later run found this one at work still."""
    with suppress(OSError):
        replace_file(folder / OVERRUN, _name_run(work), sync=False)


def find_overrun(settings: Settings) -> Work | None:
    """The run at work that a later one has met; None where there is none."""
    work = find_work(settings.episodes_folder)
    try:
        met = (settings.state_folder / OVERRUN).read_bytes()
    except OSError:
        return None
    return work if work and met == _name_run(work) else None


def _name_run(work: Work) -> bytes:
    return f"{work.owner.machine} {work.owner.pid} {work.since.isoformat()}".encode()


def _read_file(path: Path) -> bytes:
    """What the file holds, nothing for a pipe or a device, which would be waited for; raises OSError."""
    return path.read_bytes() if path.is_file() or not path.exists() or path.is_dir() else b""


def _create_file(path: Path, content: bytes) -> None:
    """Make a file that was not there, which one of several machines alone can do; raises OSError, and leaves none."""
    with path.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _tell_taken(path: Path, before: Work) -> None:
    import logging  # noqa: PLC0415 -- as rare as a machine that dies

    wrong = f"the show was taken over from a run that is silent, {before.say_where()}"
    logging.getLogger("articlecast.show").warning(
        "note: %s: %s\ntry:   nothing, if %s is off or has lost the folder", path, wrong, before.owner.host
    )
