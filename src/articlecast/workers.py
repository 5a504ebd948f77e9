"""Processes that are started anew, and know nothing of the program that started them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from articlecast.display import tame_logging
from articlecast.system import share_heap

P = ParamSpec("P")
T = TypeVar("T")


class SpawnExecutor(ProcessPoolExecutor):
    """A pool of spawned processes: a forked one would have its parent's threads' locks, and libraries' states.

    Python's own would import the caller's main module in each of them, and run a script that has no guard once more.
    Nothing that is submitted here may be of that module.
    """

    def __init__(
        self, workers: int, initializer: Callable[..., object] | None = None, initargs: tuple[Any, ...] = ()
    ) -> None:
        super().__init__(workers, get_context("spawn"), _begin, (initializer, initargs))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As the standard library's; the processes are started here, as they are needed."""
        with _no_main():
            return super().submit(fn, *args, **kwargs)


def _begin(initializer: Callable[..., object] | None, initargs: tuple[Any, ...]) -> None:
    _settle()
    if initializer:
        initializer(*initargs)


def _settle() -> None:
    tame_logging()
    share_heap()


def open_pipe() -> tuple[Connection, Connection]:
    """The end to read from and the end to write to."""
    return get_context("spawn").Pipe(duplex=False)


def start_process(
    work: Callable[[Connection, Connection], object], parent: Connection
) -> tuple[BaseProcess, Connection]:
    """A spawned process that does ``work`` with its end of a pipe and ``parent``; and our end of that pipe."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    with _no_main():
        process = context.Process(target=_work, args=(work, theirs, parent))
        process.start()
    theirs.close()
    return process, ours


def _work(work: Callable[[Connection, Connection], object], pipe: Connection, parent: Connection) -> None:
    _settle()
    work(pipe, parent)


_turn = Lock()


@contextmanager
def _no_main() -> Iterator[None]:
    """Nobody's main module meanwhile: ``multiprocessing.spawn`` looks it up where a process is started."""
    with _turn:
        own = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = own
