"""One publisher at a time: a small file on the store says that a run is at work there, and since when."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Self

from articlecast.errors import PublishError
from articlecast.publish.deliver.store import Store
from articlecast.system import is_alive

LOCK_FILE = ".articlecast-lock.json"
LOCK_LIFE = timedelta(hours=2)
"""A lock older than this was left by a run that died; so was one whose owner, on this machine, lives no more."""


class Lock:
    """Keeps a second publisher away. Stores have no atomic locks: it stops runs that overlap, not a race of ms."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store, self._now = store, now

    def __enter__(self) -> Self:
        store = self._store
        try:
            held = json.loads(store.read(LOCK_FILE))
            since = None if _is_dead(held.get("owner", "")) else datetime.fromisoformat(held["since"])
            fresh = since is not None and abs(self._now - since) < LOCK_LIFE  # nor longer by a clock turned back
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            since, fresh = None, False
        if since and fresh:
            wrong = f"another run has been publishing there since {since:%H:%M}"
            raise PublishError(store.target, wrong, f"wait for it, or delete {LOCK_FILE} there")
        store.make_root()
        self.hold(self._now)
        return self

    def hold(self, now: datetime) -> None:
        """Say that the run lives: from ``now`` on the lock is as good as new."""
        self._store.write(LOCK_FILE, {"since": now.isoformat(), "owner": _name_owner()})

    def __exit__(self, *_: object) -> None:
        """Let go. Where nothing may be deleted an empty lock holds nobody; one that stays grows old, as any other."""
        with suppress(PublishError):  # the show is out, or why it is not is on its way to the caller
            try:
                self._store.delete(LOCK_FILE)
            except PublishError:
                self._store.write(LOCK_FILE, {})


def _name_owner() -> str:
    return f"{platform.node()} {os.getpid()}"


def _is_dead(owner: str) -> bool:
    """Whether that process was of this machine and is gone; one with our own number is, or we were locked out."""
    host, _, pid = owner.rpartition(" ")
    return bool(host) and host == platform.node() and (owner == _name_owner() or not is_alive(pid))
