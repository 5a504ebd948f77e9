"""What a render would take, before anything is sent or written: sentences, requests, minutes, waiting, price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from articlecast.engine import SpeechEngine
from articlecast.errors import ArticlecastError, OverLimit, UsageError
from articlecast.model import Article, Episode, Script, Source, whole
from articlecast.names import slugify
from articlecast.run.account import Account
from articlecast.run.completeness import count_sentences
from articlecast.run.hiding import Hold, judge_hidden, tell_due
from articlecast.run.listing import find_sources
from articlecast.run.origins import Origin
from articlecast.run.plan import KEPT, SUBSTITUTE, WORK, EpisodePlan, Shelf, Todo, compare_fingerprints
from articlecast.run.pool import Pool, count_workers
from articlecast.run.reading import Reader, Reading, Task, Unread
from articlecast.run.showing import load_input
from articlecast.run.twins import find_twin, say_twin
from articlecast.run.upgrade import Refresh, describe_refresh, list_refreshed
from articlecast.show.episodes.store import Library, verify_episode
from articlecast.show.identity import load_first_cover
from articlecast.show.likeness import Likenesses
from articlecast.show.parts import require_parts
from articlecast.show.public import find_stale, hide_digests
from articlecast.show.recipe import digest_recipes
from articlecast.show.review import Reviews
from articlecast.show.rules import skips_duplicates
from articlecast.show.scripts import choose_edited, load_script
from articlecast.show.settings import Settings, locate_here, locate_source, require_maker
from articlecast.show.touch import Touch, is_recorded_anew, look_at_settings, name_parts
from articlecast.speak import (
    SEGMENTS,
    AutoEngine,
    SegmentCache,
    SpeakOptions,
    SpeechEstimate,
    estimate_speech,
    load_chosen,
)


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """What one source would take, or why that cannot be said; ``todo`` and ``reason`` are what a render does and why.

    An article that is left alone takes nothing: all its sentences count as cached. ``leaves`` says that listeners have
    its episode, and will have it no more. ``title`` is the article's, where it was read for this.
    """

    source: str
    estimate: SpeechEstimate | None = None
    error: ArticlecastError | None = None
    todo: Todo = "new"
    reason: str = ""
    leaves: bool = False
    title: str = ""


def plan_show(
    settings: Settings,
    articles: Sequence[str] = (),
    *,
    engine: str = "",
    script: str | None = None,
    force: bool = False,
    refresh: Refresh | None = None,
    now: datetime | None = None,
) -> Iterator[SourcePlan]:
    """What rendering each of the articles, or of the show's own sources, would take with the show's engine or another.

    In place of them ``script`` names the file of an edited script. ``force`` renders what has not changed, too, and
    ``refresh`` those episodes alone. A sentence that several articles have counts for the first. Articles are read as
    a render does it, in processes of their own. Raises UsageError for settings that cannot work.
    """
    require_maker(settings, "plan")
    require_parts(settings)
    if engine and engine != settings.speak.engine:
        settings = settings.model_copy(update={"speak": replace(settings.speak, engine=engine)})
    planner = _Planner(
        settings, now or datetime.now(UTC), force=force or refresh is not None, refresh=refresh is not None
    )
    if script:
        yield planner.plan_script(script)
        return
    own = (locate_here(settings, name) for name in settings.sources.places)
    places = tuple(locate_source(settings, name) for name in articles) or tuple(own)
    with Pool(count_workers(0)) as pool:
        sources = (
            find_sources(pool, places, settings.read, settings.own_folders)
            if refresh is None
            else list_refreshed(settings, refresh)
        )
        yield from planner.plan_sources(sources, pool)
        if not (articles or refresh):
            planner.tell_unmet(sources)


def plan_sources(settings: Settings, sources: Sequence[Source], pool: Pool, now: datetime) -> Iterator[SourcePlan]:
    """What rendering each of the sources would take, in their order, and what would become of it; raises UsageError."""
    return _Planner(settings, now, force=False, refresh=False).plan_sources(sources, pool)


class _Planner:
    """Plans one article after the other, as a render decides on them."""

    def __init__(self, settings: Settings, now: datetime, *, force: bool, refresh: bool) -> None:
        self._settings, self._now, self._force, self._refresh = settings, now, force, refresh
        episodes, self._broken = Library(settings.episodes_folder).sift()
        self._episodes = episodes
        shown = hide_digests(episodes, settings.publish, now, settings.feed_folder, settings.show.time_zone)
        self._stale = {each.slug: f"out of the feed: {each.hidden}" for each in find_stale(episodes, shown)}
        self._reviews = Reviews(settings)
        self._shelf = Shelf((*episodes, *self._reviews.episodes))
        self._likenesses = Likenesses(episodes, settings.episodes_folder, settings.state_folder, whole)
        self._account = Account(settings, (*episodes, *self._reviews.episodes))
        self._cache = SegmentCache(settings.cache_folder / SEGMENTS)
        self._spoken: set[str] = set()
        self._listed: set[str] = set()

    @cached_property
    def _recipes(self) -> tuple[str, ...]:
        return digest_recipes(self._settings, load_first_cover(self._settings))

    @cached_property
    def _touch(self) -> Touch:
        return look_at_settings(self._settings)

    @cached_property
    def _engine(self) -> SpeechEngine:
        return load_chosen(self._settings.speak.engine, self._settings.speak)

    def plan_script(self, path: str) -> SourcePlan:
        try:
            return SourcePlan(path, self._estimate(load_script(path)[0], self._settings.speak))
        except UsageError:
            raise
        except ArticlecastError as error:
            return SourcePlan(path, error=error)

    def plan_sources(self, sources: Sequence[Source], pool: Pool) -> Iterator[SourcePlan]:
        """What each would take, in their order; raises UsageError."""
        looked = [self._look(source) for source in sources]
        self._listed = set(map(self._name, sources))
        found = Reader(pool, self._settings.read).read([each for each in looked if isinstance(each, Task)])
        for each in looked:
            if isinstance(each, SourcePlan):
                yield each
                continue
            while isinstance(reading := next(found), Unread):
                pool.turn(1.0)
            name = each.name
            try:
                title = reading.article.title if isinstance(reading, Reading) else ""
                yield replace(self._plan(name, each, reading), title=title)
            except UsageError:
                raise
            except OverLimit as error:
                yield SourcePlan(name, SpeechEstimate(self._settings.speak.engine), None, "waiting", str(error))
            except ArticlecastError as error:
                yield SourcePlan(name, error=error)

    def tell_unmet(self, sources: Sequence[Source]) -> None:
        """Warn of overrides that none of the show's articles has, and of rules that found nothing or hold for none."""
        self._account.tell(set(map(self._name, sources)))

    def _name(self, source: Source) -> str:
        return self._settings.name_source(source.locator)

    def _look(self, source: Source) -> Task | SourcePlan:
        """What is to be read, or the plan where an editor has decided or nothing can be read."""
        settings, name = self._settings, self._name(source)
        known = self._shelf.from_source(name)
        override = self._account.find_override(name, known)
        if override and override.hidden and not (known and known.pinned):
            return self._hold(name, known, Hold("skipped", override.hidden))
        whole = known is not None and not verify_episode(self._reviews.locate(known), known)
        if known and not self._force and (known.pinned or known.withdrawn):
            todo: Todo = "withdrawn" if known.withdrawn else "pinned"
            if whole:
                return SourcePlan(name, SpeechEstimate(settings.speak.engine), None, todo, KEPT[todo])
        entry = known.entry if known and known.entry else settings.name_source(source.feed) if source.feed else ""
        if source.feed and Origin(name, entry).feed != Origin(name, settings.name_source(source.feed)).feed:
            source = replace(source, feed="")  # as a render does
        try:
            document = load_input(source, settings.read)
        except ArticlecastError as error:
            return SourcePlan(name, error=error)
        return Task(
            name,
            source,
            settings,
            self._recipes,
            self._touch,
            self._now,
            document,
            known,
            self._reviews.locate(known) if known else Path(),
            entry,
            override=override,
            linked=self._account.linked,
            whole=whole,
            waits=True,
            force=self._force,
            dry=True,
        )

    def _plan(self, name: str, task: Task, reading: Reading | ArticlecastError | None) -> SourcePlan:
        """What comes of what was read, with the episode's edited script where that holds.

        Raises as reading and narrating do, and NarrateError where the article has changed since an edit.
        """
        if isinstance(reading, ArticlecastError):
            raise reading
        if reading is None:
            assert task.known  # noqa: S101 -- what stands as it is, is there
            return self._leave(name, task.known)
        self._account.note(reading.article, name, task.entry, reading.override)
        if hold := reading.hold:
            return self._hold(name, task.known, hold)
        if isinstance(reading.script, ArticlecastError):
            raise reading.script
        known, published = task.known, reading.article.published
        speak = self._settings.find_manner(reading.article, task.name, task.entry).speak
        if known is None:
            due = tell_due(published, self._now, self._settings.show.time_zone) if published else ""
            planned = self._plan_new(name, task, reading.article, reading.script, speak, due=due)
            heard = SpeechEstimate(self._engine.traits.name) if reading.recording else planned.estimate
            heard_as = f"{reading.recording.name} is heard" if reading.recording else ""
            reason = "; ".join(filter(None, (planned.reason, heard_as)))
            return replace(planned, estimate=heard, reason=reason)
        digest = known.edited if known.edited and reading.same else reading.said
        folder = self._reviews.locate(known)
        script = choose_edited(self._settings, reading.script, digest, known, None, folder=folder)[0]
        todo, reason = self._judge(known, reading, whole=task.whole)
        changes = describe_refresh(known, script, folder)
        if self._refresh:
            reason = changes or "no sentence would be said otherwise"
        elif known.hidden:
            reason = f"no {'draft' if judge_hidden(known.hidden) == 'draft' else 'skip'} any more ({known.hidden})"
            todo = "returned" if todo == "unchanged" else todo
        elif todo == "unchanged" and changes:
            reason = f"{changes} since an upgrade: articlecast render --refresh {known.slug}"
        if todo in WORK and reading.recording:
            return SourcePlan(name, SpeechEstimate(self._engine.traits.name), None, todo, reason)
        estimate = self._estimate(script, speak) if todo in WORK else _count_nothing(script, self._engine)
        return SourcePlan(name, estimate, None, todo, reason)

    def _hold(self, name: str, known: Episode | None, hold: Hold) -> SourcePlan:
        """What is held back takes nothing; an episode that listeners have leaves the feed."""
        leaves = known is not None and not (known.hidden or known.withdrawn or known.removed)
        estimate = SpeechEstimate(self._settings.speak.engine)
        return SourcePlan(name, estimate, None, hold.state, hold.reason, leaves=leaves)

    def _leave(self, name: str, known: Episode) -> SourcePlan:
        """What an episode takes that stands as it is: nothing, as its article's bytes and the settings tell."""
        home = self._reviews.locate(known) / known.slug
        estimate = SpeechEstimate(self._settings.speak.engine, cached=count_sentences(known, home))
        return SourcePlan(name, estimate, None, "unchanged", self._stale.get(known.slug, ""))

    def _plan_new(
        self, name: str, task: Task, article: Article, script: Script, speak: SpeakOptions, *, due: str
    ) -> SourcePlan:
        """What an article that has no episode takes, and whether one says nearly the same."""
        double = self._likenesses.find(article, script, task.name, task.entry)
        if twin := find_twin(article, Origin(task.name, task.entry), self._shelf, double, is_gone=self._is_gone):
            return SourcePlan(name, SpeechEstimate(self._settings.speak.engine), None, "skipped", say_twin(twin))
        if double and self._is_moved(double.slug, article):
            double = None
        default = self._settings.sources.duplicates
        if double and skips_duplicates(self._settings.rules, article, task.name, task.entry, default=default):
            return SourcePlan(name, SpeechEstimate(self._settings.speak.engine), None, "skipped", str(double))
        slug = slugify(article.title)
        for damaged in self._broken:  # a render makes nothing of an article whose episode may be that one
            if slug == damaged.slug or name == damaged.source:
                raise damaged.error
        self._likenesses.put(slug, article, script, task.name, task.entry)
        if not self._shelf.with_slug(slug):
            self._shelf.reserve(EpisodePlan("new", slug, ""), article, task.name, self._now, task.entry)
        reason = "; ".join(filter(None, (due, str(double) if double else "")))
        return SourcePlan(name, self._estimate(script, speak), None, "new", reason)

    def _is_gone(self, source: str) -> bool:
        return source not in self._listed

    def _is_moved(self, slug: str, article: Article) -> bool:
        """Whether the episode may be that of the article itself, under another name."""
        known = self._shelf.with_slug(slug)
        return known is not None and (slugify(article.title) == slug or bool(article.url and known.url == article.url))

    def _judge(self, known: Episode, reading: Reading, *, whole: bool) -> tuple[Todo, str]:
        if self._force:
            return "changed", "all is to be rendered again"
        own = reading.recording
        fault = "" if whole else verify_episode(self._reviews.locate(known), known) or ""
        fingerprint = known.fingerprint.partition(SUBSTITUTE)[0] if reading.stands else reading.fingerprint
        todo, reason = compare_fingerprints(fingerprint, known.fingerprint, fault)
        if todo == "changed" and not fault and reading.touched:
            reason = f"{name_parts(reading.touched)} changed since"
        elif todo == "changed" and not fault and is_recorded_anew(known, own.digest if own else ""):
            reason = f"{name_parts(['recording'])} changed since"
        elif todo == "changed" and not fault and known.article not in {"", reading.said}:
            reason = "the article changed since"
        if todo == "provisional" and isinstance(self._engine, AutoEngine) and self._engine.absent:
            why = "; ".join(str(absence.error) for absence in self._engine.absent.values())
            return "waiting", f"{reason}, which cannot be loaded: {why}"
        return todo, reason

    def _estimate(self, script: Script, speak: SpeakOptions) -> SpeechEstimate:
        return estimate_speech(script, self._engine, speak, self._cache, self._spoken)


def _count_nothing(script: Script, engine: SpeechEngine) -> SpeechEstimate:
    """What an episode takes that is left as it is."""
    return SpeechEstimate(engine.traits.name, cached=len(script.utterances))
