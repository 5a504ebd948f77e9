"""Processes that do one thing at a time, each within its limits: which of them was lost, and over what, is known."""

from __future__ import annotations

import atexit
import logging
import math
import os
import pickle
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Event, Thread
from traceback import format_exception
from typing import Any, Literal, Self, TypeAlias
from weakref import WeakSet

from articlecast.system import MOST_PROCESSES, limit_process
from articlecast.workers import kill_process, open_pipe, prepare_processes, start_process

START_SECONDS = 60.0
"""How long a process may take to start, on a machine that swaps, before what it was started for is counted."""
MOST_TRIES = 2
"""How often a thing is tried whose process was killed by somebody else."""
OTHER_HOSTS = 4
"""So many processes more than asked for where they wait for hosts of the network: they cost no core."""

Tell: TypeAlias = Callable[..., None]
"""Sends word from a process to whoever submitted the call."""


class LostProcess(Exception):
    """The process was killed by somebody else, every time."""


class Stopped(Exception):
    """Whoever asked is at an end, and the process with it."""


class PastLimit(Exception):
    """The process was ended by us, or ended its work; ``limit`` is what it passed."""

    def __init__(self, limit: Literal["seconds", "megabytes"]) -> None:
        super().__init__(limit)
        self.limit = limit


def count_workers(asked: int) -> int:
    """How many processes work side by side: as many as asked for, 0 for one a core."""
    return min(asked or os.cpu_count() or 1, MOST_PROCESSES)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one thing may take: seconds, and megabytes beside what its process has; 0 for no bound of memory."""

    seconds: float = math.inf
    megabytes: int = 0


UNLIMITED = Limits()


@dataclass(eq=False, slots=True)
class _Call:
    function: Callable[[Any, Tell], object]
    argument: object
    limits: Limits
    host: str
    hear: Tell | None
    future: Future[Any] = field(default_factory=Future)
    tries: int = 0


@dataclass(eq=False, slots=True)
class _Child:
    process: BaseProcess
    pipe: Connection
    call: _Call | None = None
    until: float = math.inf
    used: bool = False


class Pool:
    """At most ``size`` processes, and ``OTHER_HOSTS`` more for hosts; they end with this one, whatever ends it.

    For one thread, which calls ``turn`` for anything to happen. A host's calls are one process's, one after the other:
    it knows when it asked last, and what the host has said. They are started as they are needed. Once ``stop`` is set,
    by whatever thread, all that was asked comes to nothing with the next turn.
    """

    def __init__(self, size: int, stop: Event | None = None) -> None:
        self._size, self._stop = size, stop or Event()
        self._children: list[_Child] = []
        self._dismissed: list[_Child] = []
        self._waiting: deque[_Call] = deque()
        self._noted: set[tuple[Any, ...]] = set()
        self._homes: dict[str, _Child] = {}
        self._parent_reader, self._parent_writer = open_pipe()
        self._home = os.getpid()
        _open.add(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self, *, at_once: bool = False) -> None:
        """End the processes: those that are idle let go by themselves, unless it is to be ``at_once``."""
        _open.discard(self)
        for child in self._children:
            self._end(child, at_once=at_once or child.call is not None or not child.used)
        self._children.clear()
        for child in self._dismissed:
            child.process.join(START_SECONDS)
        self._parent_writer.close()
        self._parent_reader.close()

    def dismiss(self) -> None:
        """Let those go that are idle and know of no host, and wait for none; others are started as they are needed."""
        homes = list(self._homes.values())
        idle = [child for child in self._children if child.used and not child.call and child not in homes]
        for child in idle:
            self._children.remove(child)
            child.pipe.close()
        self._dismissed += idle

    @property
    def is_own(self) -> bool:
        """Whether its processes are this one's, and not those of the one that this one is a fork of."""
        return self._home == os.getpid()

    def submit(
        self,
        function: Callable[[Any, Tell], object],
        argument: object,
        limits: Limits = UNLIMITED,
        *,
        host: str = "",
        first: bool = False,
        hear: Tell | None = None,
    ) -> Future[Any]:
        """The promise of ``function(argument, tell)``; what it ``tell``s is heard here.

        Its exceptions are the function's own, LostProcess and PastLimit. ``first`` goes before all that waits.
        """
        call = _Call(function, argument, limits, host, hear)
        (self._waiting.appendleft if first else self._waiting.append)(call)
        self._assign()
        return call.future

    def turn(self, seconds: float) -> None:
        """Wait for word of the processes, at most so long, and end those that have passed their time."""
        if self._stop.is_set():
            self._stop_all()
        self._assign()
        busy = {child.pipe: child for child in self._children if child.call}
        if not busy:
            return
        nearest = min(child.until for child in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), max(0.0, min(seconds, nearest))):
            self._hear(busy[pipe])  # type: ignore[index]
        now = time.monotonic()
        for child in busy.values():
            if child.call and now > child.until:
                self._part(child, at_once=True).future.set_exception(PastLimit("seconds"))
        self._assign()

    def _stop_all(self) -> None:
        """Nothing comes of what is asked any more."""
        busy = [child for child in self._children if child.call]
        calls = [*(self._part(child, at_once=True) for child in busy), *self._waiting]
        self._waiting.clear()
        for call in calls:
            if not call.future.cancelled():
                call.future.set_exception(Stopped())

    def _assign(self) -> None:
        """Give what waits to whoever is idle."""
        for call in list(self._waiting):
            if call.future.cancelled():
                self._waiting.remove(call)
            elif child := self._find_idle(call.host):
                self._waiting.remove(call)
                if call.tries or call.future.set_running_or_notify_cancel():
                    self._give(child, call)
            elif not call.host:
                return

    def _find_idle(self, host: str) -> _Child | None:
        """Who does a call: for a host the process that asked it before, or else one that has asked no other."""
        if host in self._homes:
            return None if self._homes[host].call else self._homes[host]
        at_work = sum(child.call is not None and not child.call.host for child in self._children)
        if not host and at_work >= self._size:
            return None
        homes = {id(child) for child in self._homes.values()}
        idle = sorted((child for child in self._children if not child.call), key=lambda child: id(child) in homes)
        room = len(self._children) < self._size + (min(len(homes), OTHER_HOSTS) if host else 0)
        if room and (not idle or (host and id(idle[0]) in homes)):
            idle = [self._start()]
        if not idle:
            return None
        if host:
            self._homes[host] = idle[0]
        return idle[0]

    def _start(self) -> _Child:
        prepare_processes()
        process, pipe = start_process(_work, self._parent_reader)
        child = _Child(process, pipe)
        self._children.append(child)
        return child

    def _give(self, child: _Child, call: _Call) -> None:
        child.used = True
        child.call, child.until = call, time.monotonic() + START_SECONDS + call.limits.seconds
        limits = call.limits
        try:
            child.pipe.send((call.function, call.argument, limits.seconds, limits.megabytes))
        except OSError:
            self._lose(child)

    def _hear(self, child: _Child) -> None:
        """Take all that a process has said."""
        try:
            while child.call and child.pipe.poll():
                kind, content = child.pipe.recv()
                self._take(child, child.call, kind, content)
        except (EOFError, OSError):
            self._lose(child)

    def _take(self, child: _Child, call: _Call, kind: str, content: Any) -> None:
        match kind:
            case "begun":
                child.until = time.monotonic() + call.limits.seconds
            case "word" if call.hear:
                call.hear(*content[0], **content[1])
            case "log" if content not in self._noted:  # each process says once what any of them does
                self._noted.add(content)
                logging.getLogger(content[0]).log(*content[1:])
            case "full":
                self._part(child, at_once=True).future.set_exception(PastLimit("megabytes"))
            case "failed":
                error, trace = content
                error.__cause__ = _Elsewhere(trace)
                child.call = None
                call.future.set_exception(error)
            case "done":
                child.call = None
                call.future.set_result(pickle.loads(content))  # noqa: S301 -- written by a process of ours

    def _lose(self, child: _Child) -> None:
        """A process has died of something else: its call is tried again, so often."""
        call = self._part(child, at_once=True)
        call.tries += 1
        if call.tries < MOST_TRIES:
            self._waiting.appendleft(call)
        else:
            call.future.set_exception(LostProcess())

    def _part(self, child: _Child, *, at_once: bool) -> _Call:
        """End a process that was at work; what it was at."""
        call, child.call = child.call, None
        assert call is not None  # noqa: S101 -- the caller saw it at work
        self._children.remove(child)
        self._homes = {host: home for host, home in self._homes.items() if home is not child}
        self._end(child, at_once=at_once)
        return call

    def _end(self, child: _Child, *, at_once: bool) -> None:
        if at_once:
            kill_process(child.process)
        child.pipe.close()
        child.process.join(START_SECONDS)


_open: WeakSet[Pool] = WeakSet()


def _end_open() -> None:
    """End what was left open as the program ends: multiprocessing, whose turn is next, waits for each for ever."""
    for pool in list(_open):
        if pool.is_own:
            pool.close(at_once=True)


atexit.register(_end_open)  # called before multiprocessing's own, which was registered as this module imported it


class _Elsewhere(Exception):
    """The traceback of an error in a process, as text, for whoever mends a fault of ours."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


# ---------------------------------------------------------------- in the process


class _Log(logging.Handler):
    """Notes of any stage, handed to the one who collects them."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(logging.WARNING)
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        arguments = record.args if isinstance(record.args, tuple) else ()
        said = str(record.msg) if arguments or not record.args else record.getMessage()
        values = (each if isinstance(each, int | float) else str(each) for each in arguments)
        with suppress(OSError):
            self._pipe.send(("log", (record.name, record.levelno, said, *values)))


def _work(pipe: Connection, parent: Connection) -> None:
    """One call after the other; when the parent is gone or lets go, so is this."""

    def watch_parent() -> None:
        with suppress(EOFError, OSError):
            parent.recv_bytes()
        os._exit(1)

    Thread(target=watch_parent, daemon=True).start()
    logging.getLogger("articlecast").addHandler(_Log(pipe))

    def tell(*content: object, **named: object) -> None:
        with suppress(OSError):  # nobody listens any more
            pipe.send(("word", (content, named)))

    with suppress(EOFError, OSError):
        while True:
            function, argument, seconds, megabytes = pipe.recv()
            pipe.send(("begun", None))
            kind, content = _attempt(function, argument, tell, seconds, megabytes)
            pipe.send((kind, content))
            if kind == "full":  # what is left of its memory is in pieces
                return


def _attempt(
    function: Callable[[Any, Tell], object], argument: object, tell: Tell, seconds: float, megabytes: int
) -> tuple[str, object]:
    try:
        with limit_process(seconds, megabytes):
            return "done", pickle.dumps(function(argument, tell))
    except Exception as error:  # noqa: BLE001 -- told to the one who asked
        if ran_out(error):
            return "full", None
        return "failed", (_make_portable(error), "".join(format_exception(error)))


def ran_out(error: BaseException) -> bool:
    """Whether it comes of there being no more memory, whatever a third party's package made of that."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, MemoryError):
        cause = cause.__cause__
    return cause is not None


def _make_portable(error: Exception) -> Exception:
    """The error, or its words where it cannot cross to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- what was just written
    except Exception:  # noqa: BLE001 -- a third party's error may do anything
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
