"""What a render would take, before anything is sent or written: sentences, requests, minutes, waiting, price."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial

from articlecast.credentials import mask_addresses
from articlecast.engine import SpeechEngine
from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Episode, Script, Source
from articlecast.names import sha256_hex
from articlecast.read import list_sources, load_document, read_article
from articlecast.run.hiding import find_hold, tell_due
from articlecast.run.plan import KEPT, SUBSTITUTE, WORK, Shelf, Todo, compare_fingerprints
from articlecast.run.upgrade import (
    Refresh,
    describe_refresh,
    fingerprint_as_read,
    is_read_by_earlier,
    list_refreshed,
    says_the_same,
)
from articlecast.show.art import digest_art
from articlecast.show.digest import write_own_script
from articlecast.show.episodes.store import Library, verify_episode
from articlecast.show.fingerprint import what_is_said
from articlecast.show.identity import load_show
from articlecast.show.parts import require_parts
from articlecast.show.recipe import digest_recipes, list_fingerprints
from articlecast.show.scripts import choose_edited, load_script
from articlecast.show.settings import Settings, locate_source
from articlecast.speak import AutoEngine, SegmentCache, SpeechEstimate, estimate_speech, load_chosen


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """What one source would take, or why that cannot be said; ``todo`` and ``reason`` are what a render does and why.

    An article that is left alone takes nothing: all its sentences count as cached.
    """

    source: str
    estimate: SpeechEstimate | None = None
    error: ArticlecastError | None = None
    todo: Todo = "new"
    reason: str = ""


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
    ``refresh`` those episodes alone. A sentence that several articles have counts for the first. Raises UsageError for
    settings that cannot work.
    """
    require_parts(settings)
    if engine and engine != settings.speak.engine:
        settings = settings.model_copy(update={"speak": replace(settings.speak, engine=engine)})
    planner = _Planner(
        settings, now or datetime.now(UTC), force=force or refresh is not None, refresh=refresh is not None
    )
    if script:
        yield _try(script, lambda: planner.plan_script(script))
        return
    if refresh is not None:
        for source in list_refreshed(settings, refresh):
            yield _try(mask_addresses(source.locator), partial(planner.plan_source, source))
        return
    own = (settings.locate(name) for name in settings.sources.articles)
    places = tuple(locate_source(settings, name) for name in articles) or tuple(own)
    for source in list_sources(places, settings.read, closed=settings.own_folders):
        yield _try(mask_addresses(source.locator), partial(planner.plan_source, source))


def _try(source: str, plan: Callable[[], SourcePlan]) -> SourcePlan:
    try:
        return plan()
    except UsageError:
        raise
    except ArticlecastError as error:
        return SourcePlan(source, error=error)


class _Planner:
    """Plans one article after the other, as a render decides on them."""

    def __init__(self, settings: Settings, now: datetime, *, force: bool, refresh: bool) -> None:
        self._settings, self._now, self._force, self._refresh = settings, now, force, refresh
        self._shelf = Shelf(Library(settings.episodes_folder).sift()[0])
        self._cache = SegmentCache(settings.cache_folder / "segments")
        self._spoken: set[str] = set()

    @cached_property
    def _recipes(self) -> tuple[str, ...]:
        return digest_recipes(self._settings, load_show(self._settings)[1])

    @cached_property
    def _engine(self) -> SpeechEngine:
        return load_chosen(self._settings.speak.engine, self._settings.speak)

    def plan_script(self, path: str) -> SourcePlan:
        return SourcePlan(path, self._estimate(load_script(path)[0]))

    def plan_source(self, source: Source) -> SourcePlan:
        """As ``plan_show`` has it, with the previous episode's edited script where that holds.

        Raises as reading and narrating do, and NarrateError where the article has changed since an edit.
        """
        settings = self._settings
        previous = self._shelf.from_source(settings.name_source(source.locator))
        if previous and not self._force and (previous.pinned or previous.withdrawn):
            todo: Todo = "withdrawn" if previous.withdrawn else "pinned"
            if not verify_episode(settings.episodes_folder, previous):
                return SourcePlan(
                    mask_addresses(source.locator), SpeechEstimate(settings.speak.engine), None, todo, KEPT[todo]
                )
        document = load_document(source, settings.read)
        article = read_article(document, settings.read)
        zone = settings.show.time_zone
        if hold := find_hold(article, settings.name_source(source.locator), self._now, zone):
            nothing = SpeechEstimate(settings.speak.engine)
            return SourcePlan(mask_addresses(source.locator), nothing, None, hold.state, hold.reason)
        if previous is None:
            due = tell_due(article.published, self._now, zone) if article.published else ""
            estimate = self._estimate(write_own_script(article, settings, self._now))
            return SourcePlan(mask_addresses(source.locator), estimate, None, "new", due)
        own = write_own_script(article, settings)
        said, art = what_is_said(document, source.locator, lambda: article), digest_art(settings, previous.art)
        fingerprint, digest = next(list_fingerprints(self._recipes, said, art)), sha256_hex(said)
        spoken = previous.fingerprint.partition(SUBSTITUTE)[0]
        if spoken in list_fingerprints(self._recipes, said, art):
            fingerprint, digest = spoken, previous.edited
        elif is_read_by_earlier(previous, source.locator) and says_the_same(
            previous, article, own, document, settings.episodes_folder
        ):
            fingerprint, digest = fingerprint_as_read(previous, self._recipes[0], art), previous.edited
        script = choose_edited(settings, own, digest, previous, None)[0]
        todo, reason = self._judge(previous, fingerprint)
        changes = describe_refresh(previous, script, settings.episodes_folder)
        if self._refresh:
            reason = changes or "no sentence would be said otherwise"
        elif previous.hidden:
            reason = f"no draft any more ({previous.hidden})"
        elif todo == "unchanged" and changes:
            reason = f"{changes} since an upgrade: articlecast render --refresh {previous.slug}"
        estimate = self._estimate(script) if todo in WORK else _count_nothing(script, self._engine)
        return SourcePlan(mask_addresses(source.locator), estimate, None, todo, reason)

    def _judge(self, previous: Episode, fingerprint: str) -> tuple[Todo, str]:
        if self._force:
            return "changed", "all is to be rendered again"
        fault = verify_episode(self._settings.episodes_folder, previous) or ""
        todo, reason = compare_fingerprints(fingerprint, previous.fingerprint, fault)
        if todo == "provisional" and isinstance(self._engine, AutoEngine) and self._engine.absent:
            why = "; ".join(str(absence.error) for absence in self._engine.absent.values())
            return "waiting", f"{reason}, which cannot be loaded: {why}"
        return todo, reason

    def _estimate(self, script: Script) -> SpeechEstimate:
        return estimate_speech(script, self._engine, self._settings.speak, self._cache, self._spoken)


def _count_nothing(script: Script, engine: SpeechEngine) -> SpeechEstimate:
    """What an episode takes that is left as it is."""
    return SpeechEstimate(engine.traits.name, cached=len(script.utterances))
