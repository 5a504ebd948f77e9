"""Processes that begin anew, and know nothing of the program that started them but its environment.

On Linux they are forked from a server of Python's own, one for this process, which has imported beforehand what
``prepare_processes`` names and has no threads; elsewhere each is spawned. A fork of the program itself would have its
threads' locks, and its libraries' states.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context, set_forkserver_preload
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from articlecast.display import tame_logging
from articlecast.system import START_METHOD, share_heap, take_time_zone

PREPARED = "articlecast.run.prepared"
MOST_STARTS = 3
"""How often a process is started whose server somebody killed meanwhile."""
LOST = (ConnectionError, EOFError)
"""What a server that is gone makes of being asked."""

_HOME = os.getpid()

P = ParamSpec("P")
T = TypeVar("T")


def prepare_processes() -> None:
    """Have a server begin to import what processes will need, to be forked of it; it is not waited for.

    There is one for all of this program (multiprocessing.set_forkserver_preload): who starts it says what it imports.
    """
    if START_METHOD == "forkserver" and os.getpid() == _HOME:
        from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 -- not there on Windows

        set_forkserver_preload([PREPARED])
        ensure_running()


class FreshExecutor(ProcessPoolExecutor):
    """A pool of such processes.

    Python's own would import the caller's main module in each of them, and run a script that has no guard once more.
    Nothing that is submitted here may be of that module.
    """

    def __init__(
        self, workers: int, initializer: Callable[..., object] | None = None, initargs: tuple[Any, ...] = ()
    ) -> None:
        super().__init__(workers, _open_context(), _begin, (dict(os.environ), initializer, initargs))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As the standard library's; the processes are started here, as they are needed."""
        with _no_main():
            return super().submit(fn, *args, **kwargs)


def _open_context() -> Any:
    """The part of multiprocessing that starts processes: a server serves its own parent, and no fork of that one."""
    return get_context(START_METHOD if os.getpid() == _HOME else "spawn")


def _begin(
    environment: Mapping[str, str], initializer: Callable[..., object] | None, initargs: tuple[Any, ...]
) -> None:
    _settle(environment)
    if initializer:
        initializer(*initargs)


def _settle(environment: Mapping[str, str]) -> None:
    """Begin as this program would now: a server's environment is of the time when it was started."""
    if environment != os.environ:
        os.environ.clear()
        os.environ.update(environment)
        take_time_zone()
    tame_logging()
    share_heap()


def open_pipe() -> tuple[Connection, Connection]:
    """The end to read from and the end to write to."""
    reader, writer = _open_context().Pipe(duplex=False)
    return reader, writer


def start_process(
    work: Callable[[Connection, Connection], object], parent: Connection
) -> tuple[BaseProcess, Connection]:
    """A process that does ``work`` with its end of a pipe and ``parent``; and our end of that pipe.

    Raises OSError where none can be started. A server that somebody killed meanwhile is started again.
    """
    context = _open_context()
    ours, theirs = context.Pipe()
    try:
        for left in reversed(range(MOST_STARTS)):
            with _no_main(), suppress(*(LOST if left else ())):
                process: BaseProcess = context.Process(target=_work, args=(dict(os.environ), work, theirs, parent))
                process.start()
                break
    finally:
        theirs.close()
    return process, ours


def _work(
    environment: Mapping[str, str],
    work: Callable[[Connection, Connection], object],
    pipe: Connection,
    parent: Connection,
) -> None:
    _settle(environment)
    work(pipe, parent)


_turn = Lock()


@contextmanager
def _no_main() -> Iterator[None]:
    """Nobody's main module meanwhile: ``multiprocessing`` looks it up where a process is started."""
    with _turn:
        own = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = own
