"""A run over a show's articles: which are rendered, by whom, and what became of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Thread
from typing import Self, TypeVar

from articlecast.errors import (
    ArticlecastError,
    OverLimit,
    ShowBusy,
    SpeakError,
    own_up,
    unwritable,
)
from articlecast.files import prune_kept, working_folder
from articlecast.model import Script, Source
from articlecast.names import is_remote
from articlecast.narrate import list_unknown_languages
from articlecast.run.cluster import Cluster
from articlecast.run.deciding import Decider, Wanted
from articlecast.run.hiding import tell_due
from articlecast.run.holding import Holding
from articlecast.run.outcomes import RIVAL, Outcome, State, Watch
from articlecast.run.pool import Pool, count_workers
from articlecast.run.processes import Jobs, Processes, Result
from articlecast.run.produce import STRETCHES, Job
from articlecast.run.reading import Reader, Task, Unread
from articlecast.run.signing import Signing
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.settings import Settings
from articlecast.speak import PACES, Lesson, Meter, PaceBook, begin_loading, check_engines, load_recogniser

T = TypeVar("T")

LIMIT = "--limit"
"""The thing of an OverLimit of this run: so many articles, and no more."""
MOST_STRETCHES = 4_000_000_000
"""Bytes of encoded stretches that are kept, 28 s of audio being 0.2 MB: the least recently used go first."""
MOST_PAGES = 500_000_000
"""Bytes of fetched pages, feeds and pictures that are kept: what a server need not send again."""


class Rendering:
    """One run over a show: what is decided beforehand, and what is committed, by this process alone and in order.

    For a caller who holds the show's lock. ``limit`` is how many episodes are made at most (0: all), the others wait.
    The rest of what is asked of it is as ``Wanted`` has it.
    """

    def __init__(
        self,
        settings: Settings,
        watch: Watch,
        now: datetime,
        *,
        force: bool = False,
        refresh: bool = False,
        script: Script | None = None,
        part: bool = False,
        catalog: Catalog | None = None,
        listed: Collection[str] = (),
        all_listed: bool = True,
        thorough: bool = False,
        holding: Holding | None = None,
        limit: int = 0,
    ) -> None:
        self._settings, self._watch, self._now, self._holding = settings, watch, now, holding
        self._limit, self._all_listed = limit, all_listed
        self._wanted = Wanted(force, refresh, script, part, frozenset(listed), thorough)
        self._paces = PaceBook(settings.cache_folder / PACES)
        catalog = catalog or Catalog(settings.episodes_folder, settings.state_folder)
        self._decider = Decider(settings, now, self._wanted, catalog, paces=self._paces, holding=holding)
        self._committer = self._decider.committer
        self._signing = Signing(settings, now)
        self._lessons: dict[str, tuple[Lesson, ...]] = {}
        self._outcomes: dict[str, Outcome | None] = {}
        self._untold: deque[str] = deque()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        for source in self._outcomes:
            self._paces.study(self._lessons.get(source, ()))
        with suppress(OSError):  # what is lost here is learnt again
            self._decider.keep()
            self._paces.save()
            if self._lessons:
                prune_kept([self._settings.cache_folder / STRETCHES], MOST_STRETCHES)
                prune_kept([Path(self._settings.read.cache)], MOST_PAGES)
        self._stack.close()

    def has_episode(self, source: str) -> bool:
        """Whether the source has an episode, as this run knows it by now."""
        return self._decider.find_episode(source) is not None

    def _find_folder(self) -> Path:
        return self._folder

    @cached_property
    def _folder(self) -> Path:
        cache = self._settings.cache_folder
        try:
            return self._stack.enter_context(working_folder(cache))
        except OSError as error:
            raise unwritable(str(cache), error) from error

    def render(
        self, sources: Sequence[Source], *, workers: int, cluster: str = "", pool: Pool | None = None
    ) -> list[Outcome]:
        """What became of each source, in their order; ``pool`` may have listed them, and asks no host twice."""
        self._decider.cluster = cluster
        meter = Meter(self._settings.speak.max_characters_per_run)
        workers = count_workers(workers)
        with ExitStack() as stack:
            pool = pool or stack.enter_context(Pool(workers))
            reader = Reader(pool, self._settings.read)
            renderers = (
                Cluster(self._watch, pool, cluster, meter) if cluster else Processes(self._watch, pool, workers, meter)
            )
            for job, result in renderers.render(self._plan_jobs(sources, reader)):
                self._settle(job, result)
        for source in self._decider.find_unlike(self._outcomes):
            self._outcomes[source] = Outcome(source, "waiting")
        if self._wanted.listed and self._all_listed:  # what one article has not, another may have
            self._decider.tell_unmet(self._outcomes)
        return [outcome for outcome in self._outcomes.values() if outcome]

    def _plan_jobs(self, sources: Sequence[Source], reader: Reader) -> Jobs:
        """The articles that are to be rendered, in order; what becomes of the others is an outcome at once.

        Raises UsageError, before the first, for settings with which no article could be spoken.
        """
        named = {self._settings.name_source(source.locator): source for source in sources}
        decider = self._decider
        decider.know_feeds(sources)
        looked = {name: self._guard(name, partial(decider.look, name, source)) for name, source in named.items()}
        tasks = [task for task in looked.values() if isinstance(task, Task)]
        loading = self._begin_loading(tasks)
        found = reader.read(tasks)
        left = self._limit or len(named)
        checked = False
        for number, (name, decided) in enumerate(looked.items(), 1):
            self._outcomes[name] = None
            self._untold.append(name)
            self._watch.begin(name, number, len(named))
            if self._holding and not isinstance(decided, Outcome):
                self._holding.note(name)
            made: Job | Outcome | Task = decided
            while isinstance(made, Task):
                reading = next(found)
                if isinstance(reading, Unread):
                    self._committer.attend(self._now)
                    yield None
                else:
                    made = self._guard(name, partial(decider.decide, made, reading, self._find_folder))
            if isinstance(made, Job) and left <= 0:
                wrong = f"{name}: over the limit of {self._limit} articles in a run"
                over = OverLimit(LIMIT, wrong, "articlecast sync")
                made = Outcome(name, "waiting", title=made.article.title, error=over)
            if isinstance(made, Job):
                left -= 1
                if not checked:
                    here = not decider.cluster  # its machines have their own voices
                    check_engines(self._settings.speak, voices=here, tell=True)
                    load_recogniser(self._settings.speak)
                    self._signing.prepare()
                    if loading:
                        loading.join()
                    checked = True
                yield made
            else:
                self._end(made)

    def _begin_loading(self, tasks: Sequence[Task]) -> Thread | None:
        """Have the voice loaded while the only file that has changed is read: its edit waits for both otherwise."""
        edited = len(tasks) == 1 and tasks[0].known and not is_remote(tasks[0].source.locator)
        return begin_loading(self._settings.speak) if edited and not self._decider.cluster else None

    def _guard(self, name: str, do: Callable[[], T]) -> T | Outcome:
        """What comes of it, or the outcome that it failed: one article's failure never stops the others."""
        try:
            return do()
        except ShowBusy:  # another machine has the show, and its articles
            raise
        except OverLimit as error:
            return Outcome(name, "waiting", error=error)
        except Exception as error:  # noqa: BLE001 -- as above
            return Outcome(name, "failed", error=own_up(name, error))

    def _settle(self, job: Job, result: Result) -> None:
        """Commit what was produced."""
        self._committer.attend(self._now)
        try:
            self._end(self._commit(job, result))
        except ShowBusy:
            raise
        except ArticlecastError as error:
            self._end(Outcome(job.source, "waiting" if isinstance(error, OverLimit) else "failed", error=error))

    def _commit(self, job: Job, result: Result) -> Outcome:
        previous = job.plan.previous or self._decider.find_episode(job.source)
        if isinstance(result, SpeakError) and previous and job.insist:
            return Outcome(job.source, "unchanged", previous.slug, previous.title, previous.seconds)
        if isinstance(result, ArticlecastError):
            raise result
        episode = result.episode
        amended = self._committer.find_amended(episode.slug)
        if amended and amended.pinned and not self._wanted.force:
            return Outcome(job.source, "unchanged", amended.slug, amended.title, amended.seconds)
        episode, files = self._signing.sign(episode, result.files)
        waits = self._committer.commit(episode, files)
        self._lessons[job.source] = result.lessons
        told = filter(None, [self._decider.told.get(job.source, "")])
        due = filter(None, [tell_due(episode.published, self._now, self._settings.show.time_zone)])
        return Outcome(
            job.source,
            self._name_state(job),
            episode.slug,
            episode.title,
            episode.seconds,
            result.spoken,
            result.cached,
            doubts=(*_doubt_languages(job.script), *result.doubts),
            notes=(*due, *told, *(RIVAL.format(source=rival) for rival in job.plan.rivals), *result.notes),
            waits=waits,
        )

    def _name_state(self, job: Job) -> State:
        made: State = "refreshed" if self._wanted.refresh and job.same else "changed"
        return made if job.plan.action in {"changed", "unchanged"} else job.plan.action

    def _end(self, outcome: Outcome) -> None:
        """Keep the outcome, and tell all that are known without a gap: in the order of the sources."""
        self._outcomes[outcome.source] = outcome
        while self._untold and (known := self._outcomes[self._untold[0]]):
            self._untold.popleft()
            self._watch.end(known)


def _doubt_languages(script: Script) -> Iterator[str]:
    for language in list_unknown_languages(script):
        yield f"the numbers: there are no rules for the language '{language}'"
