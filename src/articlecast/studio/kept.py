"""What is not made anew for each question: a process that has loaded the readers or a voice, and one long answer.

A page asks for an article, its script and a sentence at once. Whoever finds the process at work for longer has one of
their own, as a command has: a page on the network that is slow holds nobody up. An answer that takes minutes is made
once for all who wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, Generic, TypeVar

from starlette.concurrency import run_in_threadpool

from articlecast.read import ReadOptions
from articlecast.run.pool import Pool, Tell
from articlecast.run.questions import ask_one

T = TypeVar("T")
PATIENCE_SECONDS = 0.4
"""How long who finds the process at work waits for it: to begin another takes a second, most questions less."""
LOOK_SECONDS = 0.5
"""How often it is looked whether those who wait for an answer are still there."""


class KeptProcess:
    """One process, begun with the first question; ``stop`` ends whatever is asked of it."""

    def __init__(self, stop: Event | None = None) -> None:
        self._lock, self.stop = Lock(), stop or Event()
        self._pool: Pool | None = None

    def ask(self, function: Callable[[Any, Tell], T], name: str, asked: object, options: ReadOptions) -> T:
        """What ``function`` makes of what is asked, within the limits of reading; raises ArticlecastError."""
        if self.stop.is_set() or not self._lock.acquire(timeout=PATIENCE_SECONDS):
            with Pool(1, self.stop) as pool:
                return ask_one(pool, function, name, asked, options)
        try:
            self._pool = self._pool or Pool(1, self.stop)
            return ask_one(self._pool, function, name, asked, options)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End it, and what it is at: nobody waits for a question that takes minutes, and a later one is refused."""
        self.stop.set()
        with self._lock:
            if self._pool:
                self._pool.close()
            self._pool = None


class Abandoned(Exception):
    """Nobody waits for the answer any more."""


@dataclass(eq=False, slots=True)
class _Answer(Generic[T]):
    task: asyncio.Task[T] | None = None
    left: Event = field(default_factory=Event)
    waiting: int = 0


class SharedAnswer(Generic[T]):
    """One answer at a time, which takes long: another is made behind it, for all who ask meanwhile, none for nobody.

    Whoever loads a page again, or leaves it, begins no second and leaves none at work. Nobody's thread waits but that
    in which it is made: what is quick finds one free, however many wait.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._next: _Answer[T] | None = None

    async def ask(self, make: Callable[[Event], T], is_gone: Callable[[], Awaitable[bool]]) -> T:
        """What ``make`` makes of things as they are now or later, for which it should watch whether everybody has left.

        Raises Abandoned for who ``is_gone``.
        """
        answer = self._next
        if answer is None or answer.left.is_set():  # what everybody has left is made for nobody any more
            answer = self._next = _Answer()
            answer.task = asyncio.create_task(self._make(answer, make))
        assert answer.task is not None  # noqa: S101 -- made with it
        answer.waiting += 1
        try:
            while not answer.task.done():
                await asyncio.wait([answer.task], timeout=LOOK_SECONDS)
                if not answer.task.done() and await is_gone():
                    raise Abandoned
            return answer.task.result()
        finally:
            answer.waiting -= 1
            if not answer.waiting:
                answer.left.set()
                answer.task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _make(self, answer: _Answer[T], make: Callable[[Event], T]) -> T:
        async with self._turn:
            if self._next is answer:
                self._next = None
            if answer.left.is_set():
                raise Abandoned
            return await run_in_threadpool(make, answer.left)
