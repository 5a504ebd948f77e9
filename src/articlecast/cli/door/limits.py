"""How much one submitter may hand in, and how many at once."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import Lock

HOUR = 3600.0
MOST_WAITING = 20
"""Submissions that wait for the one before: each may take as long as an article may."""


class Budget:
    """So many submissions of each token within any hour; the clock is passed in where a test has one."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self._clock = most, clock
        self._spent: dict[str, deque[float]] = {}

    def spend(self, token: str) -> int:
        """0, and one is spent; or after how many seconds there is one again."""
        now = self._clock()
        for known in [name for name, times in self._spent.items() if times[-1] <= now - HOUR]:
            del self._spent[known]
        times = self._spent.setdefault(token, deque())
        while times and times[0] <= now - HOUR:
            times.popleft()
        if len(times) >= self.most:
            return max(1, round(times[0] + HOUR - now))
        times.append(now)
        return 0


class Busy:
    """One after the other: each reads and writes the show's settings."""

    def __init__(self) -> None:
        self._lock, self._waiting = Lock(), 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[bool]:
        """Whether it is one's turn; False where too many wait for theirs."""
        if self._waiting >= MOST_WAITING:
            yield False
            return
        self._waiting += 1
        try:
            async with self._lock:
                yield True
        finally:
            self._waiting -= 1
