"""One publisher at a time: a small file on the store says that a run is at work there, and since when."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Self

from articlecast.errors import PublishError
from articlecast.owners import Owner, find_owner, parse_owner
from articlecast.publish.deliver.store import Store

LOCK_FILE = ".articlecast-lock.json"
LOCK_LIFE = timedelta(hours=2)
"""A lock older than this was left by a run that died; so was one whose owner, on this machine, lives no more."""


class Lock:
    """Keeps a second publisher away. Stores have no atomic locks: it stops runs that overlap, not a race of ms."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store, self._now, self._owner = store, now, find_owner()

    def __enter__(self) -> Self:
        store = self._store
        try:
            held = json.loads(store.read(LOCK_FILE))
            since = None if self._is_dead(held) else datetime.fromisoformat(held["since"])
            fresh = since is not None and abs(self._now - since) < LOCK_LIFE  # nor longer by a clock turned back
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            since, fresh = None, False
        if since and fresh:
            wrong = f"another run has been publishing there since {since:%H:%M}"
            raise PublishError(store.target, wrong, f"wait for it, or delete {LOCK_FILE} there")
        store.make_root()
        self._write(self._now)
        return self

    def confirm(self) -> None:
        """Make sure that no other run has come in the place of this one: a machine may sleep for longer than a lock
        lives. Raises PublishError.
        """
        try:
            held = json.loads(self._store.read(LOCK_FILE))
            ours = _find_process(held) == self._owner
        except (FileNotFoundError, ValueError, AttributeError, RecursionError):
            ours = False
        if not ours:
            wrong = "another run has published there meanwhile, and this one has stopped"
            raise PublishError(self._store.target, wrong, "articlecast publish   (it goes on where this one stopped)")

    def hold(self, now: datetime) -> None:
        """Say that the run lives: from ``now`` on the lock is as good as new. Raises PublishError, as ``confirm``."""
        self.confirm()
        self._write(now)

    def _write(self, now: datetime) -> None:
        """``owner`` is what earlier versions understand."""
        owner = f"{self._owner.host} {self._owner.pid}"
        held = {"since": now.isoformat(), "owner": owner, "process": self._owner.as_json()}
        self._store.write(LOCK_FILE, held)

    def __exit__(self, *_: object) -> None:
        """Let go. Where nothing may be deleted an empty lock holds nobody; one that stays grows old, as any other."""
        with suppress(PublishError):  # the show is out, or why it is not is on its way to the caller
            self.confirm()
            try:
                self._store.delete(LOCK_FILE)
            except PublishError:
                self._store.write(LOCK_FILE, {})

    def _is_dead(self, held: dict[str, Any]) -> bool:
        """Whether that process is gone, as far as can be told; ours is not at work yet, or we were locked out."""
        process = _find_process(held)
        return process is not None and (process == self._owner or process.has_died(self._owner))


def _find_process(held: dict[str, Any]) -> Owner | None:
    """Whose lock it is; None for an earlier version's, whose number may be one of another container."""
    try:
        return parse_owner(held["process"])
    except (KeyError, ValueError, TypeError):
        return None
