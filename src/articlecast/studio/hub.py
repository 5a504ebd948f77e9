"""What happens in the studio, told to every page that is open: a job, another's save, episodes that a run has changed.

Whoever tells does so from any thread; each page follows by looking, four times a second, for what it has not had. The
last ``KEPT`` are there for a page that was away.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from threading import Lock
from typing import Any

KEPT = 200
LOOK_SECONDS = 0.25
WATCH_SECONDS = 2.0
"""How often the show itself is looked at: a timer's run, or a command in a terminal, changes it, too."""
REST_SECONDS = 15.0
"""After so long without an event a comment is sent: what stands between would take the connection for dead."""


def _never() -> bool:
    return False


class Hub:
    """The events by number; ``watch`` gives another text whenever the show has changed on disk, ``stopping`` says that
    nobody is to be kept waiting any more.
    """

    def __init__(self, watch: Callable[[], str], stopping: Callable[[], bool] = _never) -> None:
        self._watch, self.stopping = watch, stopping
        self._begun = f"{time.time_ns():x}"
        self._events: deque[tuple[int, dict[str, Any]]] = deque(maxlen=KEPT)
        self._number, self._lock = 0, Lock()
        self._seen, self._looked = watch(), time.monotonic()

    def tell(self, event: str, **facts: object) -> None:
        """One more, for everybody."""
        with self._lock:
            self._number += 1
            self._events.append((self._number, {"event": event, **facts}))

    async def stream(self, last: str) -> AsyncIterator[str]:
        """Server-sent events from now on, or behind the one called ``last`` where it is this studio's."""
        begun, _, number = last.partition("-")
        at = int(number) if begun == self._begun and number.isdecimal() else self._number
        rested = time.monotonic()
        yield "retry: 2000\n\n"
        while not self.stopping():
            self._look()
            news = [row for row in tuple(self._events) if row[0] > at]
            for at, event in news:
                yield f"id: {self._begun}-{at}\n{write_data(event)}"
            if news or time.monotonic() - rested > REST_SECONDS:
                rested = time.monotonic()
                if not news:
                    yield ": here\n\n"
            await asyncio.sleep(LOOK_SECONDS)

    def _look(self) -> None:
        if time.monotonic() - self._looked < WATCH_SECONDS:
            return
        self._looked = time.monotonic()
        seen = self._watch()
        if seen != self._seen:
            self._seen = seen
            self.tell("episodes")


def write_data(event: dict[str, Any]) -> str:
    """An event's data as https://html.spec.whatwg.org/multipage/server-sent-events.html has it."""
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
