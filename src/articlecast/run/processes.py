"""Articles rendered side by side: one process a core, as long as nobody dies, and a retry for each who does."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Any, Self, TypeAlias

from articlecast.errors import TEMPORARY_PREFIX, ArticlecastError, MasterError, SpeakError, may_fail_over, own_up
from articlecast.run.produce import Job, News, Produced, Producer
from articlecast.speak import Meter
from articlecast.system import MOST_PROCESSES
from articlecast.workers import SpawnExecutor

Result: TypeAlias = Produced | ArticlecastError

NEWS_SECONDS = 0.2
"""How often a worker tells of its progress, at most."""


class Processes:
    """Renders the articles of one run; ``workers`` processes, 0 for one a core.

    ``executor`` do the work within one article in place of this machine's cores.
    """

    def __init__(
        self, news: News, workers: int = 0, meter: Meter | None = None, executor: Executor | None = None
    ) -> None:
        self._news, self._workers = news, min(workers or os.cpu_count() or 1, MOST_PROCESSES)
        self._producer = Producer(meter, executor)

    def render(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Each job with what became of it, as they are finished; jobs are taken as there is room for them.

        A single article, and an engine with a rate budget, need no workers: this process does it, with every core.
        """
        rest = iter(jobs)
        head = [job for job in (next(rest, None), next(rest, None) if self._workers > 1 else None) if job]
        taken = chain(head, rest)
        try:
            if len(head) > 1 and not self.is_remote(head[0]):
                yield from self._render_side_by_side(taken)
            else:
                for job in taken:
                    yield job, self.render_here(replace(job, alone=True))
        finally:
            self._producer.close()

    def is_remote(self, job: Job) -> bool:
        """Whether its engine has a rate budget, which this process alone can keep."""
        try:
            return self._producer.load_engine(job.recipe.speak.engine, job.recipe.speak).traits.remote
        except ArticlecastError:
            return True  # whatever is wrong with it, each article says so by itself

    def render_here(self, job: Job) -> Result:
        """What became of it in this process."""
        try:
            return self._producer.produce(job, self._news)
        except Exception as error:  # noqa: BLE001 -- one article's failure never stops the others
            return own_up(job.source, error)

    def _render_side_by_side(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Result]]:
        """As ``render``, in processes.

        Where a worker dies, it cannot be told whose fault it was: all that were under way are suspects then, and are
        tried again one by one. One that kills its worker alone, too, has failed.
        """
        under_way: dict[Future[str], Job] = {}
        suspects: deque[Job] = deque()
        on_trial = False
        with _Pool(self._workers) as pool:
            while True:
                if suspects and not under_way:
                    suspect = suspects.popleft()
                    under_way[pool.submit(suspect)] = suspect
                    on_trial = True
                while not on_trial and len(under_way) <= self._workers and (job := next(jobs, None)):
                    under_way[pool.submit(job)] = job
                if not under_way:
                    return
                done, _waiting = wait(under_way, NEWS_SECONDS, FIRST_COMPLETED)
                pool.tell(self._news)
                lost = []
                for future in done:
                    job = under_way.pop(future)
                    try:
                        yield job, self._collect(future, job)
                    except BrokenExecutor:
                        lost.append(job)
                if lost and on_trial:
                    wrong = "the process that rendered it was killed, twice; is there enough memory?"
                    yield lost[0], MasterError(lost[0].source, wrong, "articlecast render --workers 1")
                elif lost:
                    suspects.extend([*lost, *under_way.values()])
                if lost:
                    under_way.clear()
                    pool.renew()
                on_trial = on_trial and bool(under_way)

    def _collect(self, future: Future[str], job: Job) -> Result:
        try:
            parcel = future.result()
        except SpeakError as error:
            # Substitutes may be remote, and this process alone counts what is sent.
            return self.render_here(job) if job.recipe.speak.substitutes and may_fail_over(error) else error
        except BrokenExecutor:
            raise
        except Exception as error:  # noqa: BLE001 -- as above
            return own_up(job.source, error)
        produced: Produced = _unpack(parcel)
        return produced


class _Pool:
    """Processes that end with this one, whatever ends it, and that tell how they get on.

    Jobs and results cross in files, and their names alone through the pool's pipes: a worker that was killed while more
    than a pipe holds was on its way left its parent waiting for ever (CPython issue 94777, in 3.11 before 3.11.5).
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_exception: object) -> None:
        self._close(at_once=kind is not None)

    def _open(self) -> None:
        context = get_context("spawn")
        self._parent_reader, self._parent_writer = context.Pipe(duplex=False)
        self._news_reader, self._news_writer = context.Pipe(duplex=False)
        self._executor = SpawnExecutor(self._workers, _begin_work, (self._parent_reader, self._news_writer))

    def _close(self, *, at_once: bool) -> None:
        if at_once:
            self._parent_writer.close()
        self._executor.shutdown(cancel_futures=True)
        for connection in (self._parent_writer, self._parent_reader, self._news_reader, self._news_writer):
            connection.close()

    def renew(self) -> None:
        self._close(at_once=True)
        self._open()

    def submit(self, job: Job) -> Future[str]:
        """The promise of the file that holds what is produced; ``unpack`` takes it out."""
        speak = replace(job.recipe.speak, substitutes=())
        parcel = _pack(replace(job, recipe=replace(job.recipe, speak=speak)), job.folder)
        try:
            return self._executor.submit(_produce, parcel)
        except BrokenExecutor as error:
            broken: Future[str] = Future()
            broken.set_exception(error)
            return broken

    def tell(self, news: News) -> None:
        """Pass on what the workers have told since."""
        while self._news_reader.poll():
            method, source, arguments, named = self._news_reader.recv()
            getattr(news, method)(source, *arguments, **named)


class _NewsSender:
    """News as messages of some hundred bytes, which one write puts into the pipe whole, whoever else writes."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._last = 0.0

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:
        self._send("script", source, title[:200], utterances, seconds)

    def segment(self, source: str, *, cached: bool) -> None:
        pass  # the seconds tell as much; one message for each sentence would cost more than it says

    def mastered(self, source: str, seconds: float) -> None:
        if time.monotonic() - self._last > NEWS_SECONDS:
            self._last = time.monotonic()
            self._send("mastered", source, seconds)

    def _send(self, method: str, source: str, *arguments: Any, **named: Any) -> None:
        with suppress(OSError):  # nobody listens any more
            self._pipe.send((method, source, arguments, named))


_news_pipes: list[Connection] = []


def _begin_work(parent: Connection, news: Connection) -> None:
    """In the worker: Ctrl-C is the parent's to decide on, and when the parent is gone or lets go, so is the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _news_pipes.append(news)

    def watch_parent() -> None:
        with suppress(EOFError, OSError):
            parent.recv_bytes()
        os._exit(1)

    Thread(target=watch_parent, daemon=True).start()


@lru_cache(maxsize=1)
def _producer() -> Producer:
    return Producer()


def _produce(parcel: str) -> str:
    """In the worker: one job from its file, with an engine that is loaded once; the file of what it became."""
    job: Job = _unpack(parcel)
    return _pack(_producer().produce(job, _NewsSender(_news_pipes[0])), job.folder)


def _pack(content: object, folder: Path | None) -> str:
    """The content in a file of its own, which nobody else may read, in the run's working folder."""
    with NamedTemporaryFile(prefix=TEMPORARY_PREFIX, dir=folder, delete=False) as stream:
        pickle.dump(content, stream)
    return stream.name


def _unpack(name: str) -> Any:
    """What ``_pack`` put there, once."""
    path = Path(name)
    content = pickle.loads(path.read_bytes())  # noqa: S301 -- written by ourselves in this run
    path.unlink()
    return content
