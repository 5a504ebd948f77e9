"""The gate before a remote engine: its rate budget and its circuit, on disk, shared by all processes of a user.

pyrate-limiter's SQLite bucket was the package to take; by its own word it serves either threads or processes, and
we need both at once. The state here is one line, read and replaced under a lock.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from articlecast.credentials import hide_secrets
from articlecast.errors import EngineUnavailable
from articlecast.files import read_memo, replace_file
from articlecast.names import sha256_hex, slugify
from articlecast.system import claim_folder, list_state_folders

FAILURES_UNTIL_SHUT = 8
"""Failures in a row that shut the gate: at one request in twenty failing by chance, once in 25,000,000,000."""
SHUT_SECONDS = 60.0
LOCK_SECONDS = 10.0
"""How long somebody may hold the state, which takes a millisecond: a process that is stopped holds it for ever."""
LONGEST_WAIT = 3600.0
"""A turn further away than this is no turn but a clock that was set back."""


@dataclass(slots=True)
class _State:
    next_turn: float = 0.0
    failures: int = 0
    shut_until: float = 0.0
    owner: str = ""
    reason: str = ""


LONGEST_REASON = 300
"""Letters of what the last failure was, which is told to whoever comes while the gate is shut."""


def find_state_folder(show: Path | None = None) -> Path:
    """Where what engines have in common is kept, whichever show asks: ``$XDG_STATE_HOME/articlecast``.

    Two shows on one machine reach a service from one address, so that the ``show``'s own folder is taken only where
    the user has none, as in many containers. Never one that somebody else could have made: who holds the lock in it
    holds every show. Raises EngineUnavailable where there is none.
    """
    own = [place / "articlecast" for place in list_state_folders()]
    for folder in [*own, *([show / "speak"] if show else [])]:
        if claim_folder(folder):
            return folder
    named = ", ".join(map(str, own)) or "neither XDG_STATE_HOME nor HOME is set"
    wrong = f"there is no folder of this user's own for its rate budget ({named})"
    raise EngineUnavailable("speak", wrong, "export XDG_STATE_HOME=…")


class Gate:
    """Lets one request after the other through, at most ``per_minute`` of all processes together, evenly spaced.

    All that name one ``address`` stand before one gate, whatever their names; without one, all of one name do.
    Threads may share a gate. ``per_minute`` 0 means no bound; the circuit works all the same. ``patience`` is how many
    seconds a service may ask for before that is an outage.
    """

    def __init__(
        self,
        name: str,
        per_minute: float,
        folder: Path,
        *,
        address: str = "",
        patience: float = 120.0,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name, self._interval = name, 60.0 / per_minute if per_minute else 0.0
        self._patience = patience
        place = f"{slugify(address, longest=60)}-{sha256_hex(address.encode())[:8]}" if address else name
        self._path = folder / f"{place}.json"
        self._clock, self._sleep = clock, sleep
        # Not bound to a thread: many share the gate, and the file lock alone keeps them apart.
        self._lock = FileLock(folder / f"{place}.lock", thread_local=True)

    def enter(self) -> None:
        """Wait for a turn; raises EngineUnavailable while the gate is shut."""
        with self._change() as state:
            now = self._clock()
            if now < state.shut_until <= now + LONGEST_WAIT:
                wait = state.shut_until - now
                wrong = f"asked to be left alone for {wait:.0f} s more"
                if state.failures >= FAILURES_UNTIL_SHUT:
                    wrong = f"has failed {state.failures} times in a row and is left alone for {wait:.0f} s"
                    wrong = f"{state.reason}; it {wrong}" if state.reason else wrong
                raise EngineUnavailable(self.name, wrong, "articlecast render   (later)")
            turn = max(now, state.next_turn) if state.next_turn <= now + LONGEST_WAIT else now
            state.next_turn = turn + self._interval
        if turn > now:
            self._sleep(turn - now)

    def note_success(self) -> None:
        """The service is alive; writes nothing where nobody doubted it."""
        if self._read().failures:
            with self._change() as state:
                state.failures, state.shut_until, state.reason = 0, 0.0, ""

    def note_failure(self, retry_after: float | None, reason: str = "") -> None:
        """One more failure in a row, and what it was; where the service named a time, nobody knocks before it.

        A time within the patience is waited for by everybody, a longer one by nobody: the gate is shut until then.
        """
        with self._change() as state:
            now = self._clock()
            state.failures += 1
            state.reason = hide_secrets(reason)[:LONGEST_REASON]
            if retry_after and retry_after > self._patience:
                state.shut_until = max(state.shut_until, now + min(retry_after, LONGEST_WAIT))
            elif retry_after:
                state.next_turn = max(state.next_turn, now + min(retry_after, LONGEST_WAIT))
            if state.failures >= FAILURES_UNTIL_SHUT:
                state.shut_until = max(state.shut_until, now + SHUT_SECONDS)

    def shut(self) -> None:
        """Nobody knocks for a while, as after many failures in a row."""
        with self._change() as state:
            state.failures = max(state.failures, FAILURES_UNTIL_SHUT)
            state.shut_until = max(state.shut_until, self._clock() + SHUT_SECONDS)

    def find_wait(self) -> float:
        """Seconds until the next turn, 0 where it is now."""
        state, now = self._read(), self._clock()
        wait = max(state.next_turn, state.shut_until) - now
        return wait if 0 < wait <= LONGEST_WAIT else 0.0

    def _read(self) -> _State:
        return read_memo(self._path, _read_state) or _State()

    @contextmanager
    def _change(self) -> Iterator[_State]:
        """The state, kept as it is left; whoever holds it says so, and is waited for no longer than LOCK_SECONDS."""
        try:
            held = self._lock.acquire(timeout=LOCK_SECONDS, poll_interval=0.005)
        except Timeout as error:
            owner = self._read().owner or "somebody"
            wrong = f"its rate budget {self._path} has been held by {owner} for {LOCK_SECONDS:g} s"
            hint = f"ps -p {owner.split()[1]}   (is it stopped?)" if " " in owner else f"fuser {self._lock.lock_file}"
            raise EngineUnavailable(self.name, wrong, hint) from error
        with held:
            state = self._read()
            self._write(replace(state, owner=f"process {os.getpid()} of {platform.node()}"))
            yield state
            self._write(state)

    def _write(self, state: _State) -> None:
        replace_file(self._path, json.dumps(asdict(state)).encode(), sync=False)


def _read_state(row: Any) -> _State:
    return _State(
        float(row["next_turn"]),
        int(row["failures"]),
        float(row["shut_until"]),
        str(row.get("owner", "")),
        str(row.get("reason", "")),
    )
