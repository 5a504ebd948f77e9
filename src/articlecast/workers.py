"""Processes that begin anew, and know nothing of the program that started them but its environment.

On Linux they are forked from a server of Python's own, one for this process, which has imported beforehand what
``prepare_processes`` names and has no threads; elsewhere each is spawned. A fork of the program itself would have its
threads' locks, and its libraries' states.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from articlecast.display import tame_logging
from articlecast.errors import ArticlecastError
from articlecast.system import (
    START_METHOD,
    interrupts_held,
    kill_number,
    release_interrupts,
    share_heap,
    take_time_zone,
)

PREPARED = "articlecast.run.prepared"
_NOTHING_CHOSEN = ["__main__"]
MOST_STARTS = 5
"""How often a process is started whose server somebody killed meanwhile."""
_SERVER_GONE = 255
"""What multiprocessing takes for the exit code of a process whose server was killed, dead or not."""
AGAIN_SECONDS = 0.2
"""How long a server that dies takes until the system says so."""
LOST = (ConnectionError, EOFError)
"""What a server that is gone makes of being asked."""

_HOME = os.getpid()

P = ParamSpec("P")
T = TypeVar("T")


def prepare_processes(*modules: str) -> None:
    """Have a server begin to import what processes will need, to be forked of it; it is not waited for.

    Unless ``modules`` are named, that is what those of a run import. There is one for all of this program
    (multiprocessing.set_forkserver_preload): what a program has chosen for its own processes stands.
    """
    if START_METHOD != "forkserver" or os.getpid() != _HOME:
        return
    from multiprocessing import forkserver  # noqa: PLC0415 -- not there on Windows

    chosen = getattr(getattr(forkserver, "_forkserver", None), "_preload_modules", _NOTHING_CHOSEN)
    if chosen == _NOTHING_CHOSEN:  # which there is no public way to ask
        forkserver.set_forkserver_preload(list(modules) or [PREPARED])
    with interrupts_held():  # it ignores them once it has imported all
        forkserver.ensure_running()


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
    release_interrupts()
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

    Raises ArticlecastError where none can be started. A server that somebody killed meanwhile is started again.
    """
    if current_process().daemon:
        wrong = "multiprocessing lets no daemonic process start others, as a worker of its Pool is"
        raise ArticlecastError("articlecast", wrong, "call it from a worker of concurrent.futures, or from the program")
    context = _open_context()
    for left in reversed(range(MOST_STARTS)):
        ours, theirs = context.Pipe()  # another one each time: a server may have forked what it never told us of
        process: BaseProcess = context.Process(target=_work, args=(dict(os.environ), work, theirs, parent))
        try:
            with _no_main():
                process.start()
        except LOST as error:
            ours.close()
            if not left:
                wrong = f"no process can be started, for the one that starts them was ended ({error})"
                hint = "type the same again: what was done is kept"
                raise ArticlecastError("articlecast", wrong, hint) from error
            time.sleep(AGAIN_SECONDS)
        else:
            break
        finally:
            theirs.close()
    return process, ours


def kill_process(process: BaseProcess) -> None:
    """End a process at once that is at work, though its server is gone: multiprocessing takes it for dead then."""
    process.kill()
    if process.pid and process.exitcode == _SERVER_GONE:
        kill_number(process.pid)


def _work(
    environment: Mapping[str, str],
    work: Callable[[Connection, Connection], object],
    pipe: Connection,
    parent: Connection,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to decide on
    release_interrupts()
    _settle(environment)
    work(pipe, parent)


_turn = Lock()


@contextmanager
def _no_main() -> Iterator[None]:
    """Nothing to import of the main module meanwhile: ``multiprocessing`` looks for its file where it starts a process.

    The module stays: other threads may be pickling what is in it.
    """
    with _turn:
        own = sys.modules["__main__"]
        facts = own.__dict__
        kept: dict[str, Any] = {name: facts.pop(name) for name in ("__file__", "__spec__") if name in facts}
        own.__spec__ = None
        try:
            yield
        finally:
            facts.update(kept)
