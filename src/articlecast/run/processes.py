"""Articles rendered side by side: one process a core, and a retry for each whose process dies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from articlecast.errors import ArticlecastError, MasterError, SpeakError, may_fail_over, own_up
from articlecast.run.pool import LostProcess, Pool, Tell
from articlecast.run.produce import Job, News, Produced, Producer
from articlecast.speak import Meter

Result: TypeAlias = Produced | ArticlecastError
Jobs: TypeAlias = Iterator[Job | None]
"""Articles to render, in order; None stands for one that is not known yet: the pool has to be given its turn."""

NEWS_SECONDS = 0.2
"""How often a worker tells of its progress, at most."""


class Processes:
    """Renders the articles of one run in the processes of ``pool``, of which ``workers`` work side by side.

    ``executor`` do the work within one article in place of this machine's cores.
    """

    def __init__(
        self, news: News, pool: Pool, workers: int, meter: Meter | None = None, executor: Executor | None = None
    ) -> None:
        self._news, self._pool, self._workers = news, pool, workers
        self._producer = Producer(meter, executor)

    def render(self, jobs: Jobs) -> Iterator[tuple[Job, Result]]:
        """Each job with what became of it, as they are finished; jobs are taken as there is room for them.

        A single article, and an engine with a rate budget, need no workers: this process does it, with every core.
        """
        head: list[Job] = []
        known = wait_for_jobs(jobs, self._pool)
        while len(head) < min(self._workers, 2) and (job := next(known, None)):
            head.append(job)
        if len(head) == 1 < self._workers:
            self._pool.dismiss()  # it is the last one: what has read would hold its memory for as long as it takes
        try:
            if len(head) > 1 and not self.is_remote(head[0]):
                yield from self._render_side_by_side(chain(head, jobs))
            else:
                for job in chain(head, known):
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

    def _render_side_by_side(self, jobs: Jobs) -> Iterator[tuple[Job, Result]]:
        """As ``render``, in processes."""
        under_way: dict[Future[Produced], Job] = {}
        over = False
        while not over or under_way:
            while not over and len(under_way) <= self._workers:
                try:
                    job = next(jobs)
                except StopIteration:
                    over = True
                    break
                if job is None:
                    break
                under_way[self._submit(job)] = job
            self._pool.turn(NEWS_SECONDS)
            for future in [future for future in under_way if future.done()]:
                job = under_way.pop(future)
                yield job, self._collect(future, job)

    def _submit(self, job: Job) -> Future[Produced]:
        away = replace(job, recipe=replace(job.recipe, speak=replace(job.recipe.speak, substitutes=())))

        def hear(method: str, *arguments: object) -> None:
            getattr(self._news, method)(job.source, *arguments)

        return self._pool.submit(_produce, away, first=True, hear=hear)

    def _collect(self, future: Future[Produced], job: Job) -> Result:
        try:
            return future.result()
        except SpeakError as error:
            # Substitutes may be remote, and this process alone counts what is sent.
            return self.render_here(job) if job.recipe.speak.substitutes and may_fail_over(error) else error
        except LostProcess:
            wrong = "the process that rendered it was killed, twice; is there enough memory?"
            return MasterError(job.source, wrong, "articlecast render --workers 1")
        except Exception as error:  # noqa: BLE001 -- as above
            return own_up(job.source, error)


def wait_for_jobs(jobs: Jobs, pool: Pool) -> Iterator[Job]:
    """The jobs alone, each waited for."""
    for job in jobs:
        if job is None:
            pool.turn(NEWS_SECONDS)
        else:
            yield job


class _NewsSender:
    """News as messages, not more than a few a second."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = 0.0

    def script(self, _source: str, title: str, utterances: int, seconds: float) -> None:
        self._tell("script", title[:200], utterances, seconds)

    def segment(self, _source: str, *, cached: bool) -> None:
        pass  # the seconds tell as much; one message for each sentence would cost more than it says

    def mastered(self, _source: str, seconds: float) -> None:
        if time.monotonic() - self._last > NEWS_SECONDS:
            self._last = time.monotonic()
            self._tell("mastered", seconds)


@lru_cache(maxsize=1)
def _producer() -> Producer:
    return Producer()


def _produce(job: Job, tell: Tell) -> Produced:
    """In the worker: one job, with an engine that is loaded once."""
    return _producer().produce(job, _NewsSender(tell))
