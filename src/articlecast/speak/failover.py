"""One engine after the other for a whole episode: never two strangers in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from os import cpu_count
from typing import TypeVar

from articlecast.engine import SpeechEngine
from articlecast.errors import SpeakError, may_fail_over
from articlecast.speak.automatic import AutoEngine
from articlecast.speak.lookup import load_chosen
from articlecast.speak.options import SpeakOptions
from articlecast.system import MOST_PROCESSES
from articlecast.workers import FreshExecutor

Result = TypeVar("Result")


def load_engines(options: SpeakOptions) -> tuple[str, ...]:
    """The names of the first choice and its substitutes, in order, each once."""
    return tuple(dict.fromkeys([options.engine, *options.substitutes]))


def try_engines(
    options: SpeakOptions,
    attempt: Callable[[SpeechEngine], Result],
    load: Callable[[str], SpeechEngine] | None = None,
    tell: Callable[[SpeakError], None] = lambda _error: None,
) -> tuple[str, Result]:
    """The result of the first engine that can speak it, and its name; the next one begins the whole work anew.

    Where none can, what the first choice raised is raised: that is what the editor must know. A wrong voice is too.
    What ``auto`` begins with a voice that fails, its other one speaks from the first word to the last. ``tell`` hears
    of each failure after which another engine is asked.
    """
    first: SpeakError | None = None
    for name in load_engines(options):
        engine: SpeechEngine | None = None
        try:
            engine = load(name) if load else load_chosen(name, options)
            return name, attempt(engine)
        except SpeakError as error:
            if not may_fail_over(error):
                raise
            first = first or error
            tell(error)
            killed = isinstance(error.__cause__, BrokenExecutor)  # no fault of the voice: the next run has it again
            other = engine.fall_back(error) if isinstance(engine, AutoEngine) and not killed else None
        if other:
            return name, attempt(other)
    assert first is not None  # noqa: S101 -- there is always a first choice
    raise first


@contextmanager
def open_workers(
    engine: SpeechEngine, options: SpeakOptions, sentences: int | None = None
) -> Iterator[Executor | None]:
    """Processes for an engine of this machine, as many as ``options.workers`` or the cores; None for one core, for
    fewer ``sentences`` than its traits say are worth it, and for a remote engine, which has threads of its own.
    """
    workers = min(options.workers or cpu_count() or 1, MOST_PROCESSES)
    traits = engine.traits
    few = sentences is not None and sentences < traits.worth_processes
    if traits.parallel != "process" or workers == 1 or few:
        yield None
        return
    with FreshExecutor(workers) as pool:
        yield pool
