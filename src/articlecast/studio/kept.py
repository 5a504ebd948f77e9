"""A process that is kept for the next question: what it has loaded, the readers or a voice, it need not load again.

A page asks for an article, its script and a sentence at once. Whoever finds it at work has a process of their own, as a
command has: a page on the network that is slow holds nobody up.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from articlecast.read import ReadOptions
from articlecast.run.pool import Pool, Tell
from articlecast.run.questions import ask_one

T = TypeVar("T")


class KeptProcess:
    """One process, begun with the first question."""

    def __init__(self) -> None:
        self._lock, self._closed = Lock(), False
        self._pool: Pool | None = None

    def ask(self, function: Callable[[Any, Tell], T], name: str, asked: object, options: ReadOptions) -> T:
        """What ``function`` makes of what is asked, within the limits of reading; raises ArticlecastError."""
        if self._closed or not self._lock.acquire(blocking=False):
            with Pool(1) as pool:
                return ask_one(pool, function, name, asked, options)
        try:
            self._pool = self._pool or Pool(1)
            return ask_one(self._pool, function, name, asked, options)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End it; a question that comes later has a process of its own."""
        self._closed = True
        with self._lock:
            if self._pool:
                self._pool.__exit__(None, None, None)
            self._pool = None
