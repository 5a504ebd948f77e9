"""A scheduled run: see what there is, do what is to be done, check, deliver; and cost nothing where nothing happened.

What is imported here is what such a run needs at least; the stages come in when there is work for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from articlecast.collector import collector_paused
from articlecast.errors import (
    ArticlecastError,
    DiskError,
    EngineUnavailable,
    ShowBusy,
    StoreError,
    UsageError,
    unwritable,
)
from articlecast.model import Failure, Shelved, Sighting, Source
from articlecast.run.asking import Asking
from articlecast.run.gone import Horizon, doubt_gone
from articlecast.run.holding import Holding, hold_show
from articlecast.run.notes import hear_notes
from articlecast.run.plan import (
    HELD,
    KEPT,
    SUBSTITUTE,
    UNSURE,
    WORK,
    Decision,
    decide_sources,
    find_gone,
    limit_decisions,
    plan_retry,
)
from articlecast.run.release import Release, rebuild
from articlecast.run.reports import MADE, SyncReport
from articlecast.run.standing import Standing, count_standing
from articlecast.show.asked import list_asked
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.episodes.store import amend_episode
from articlecast.show.failures import load_failures, save_failures, set_aside_failures
from articlecast.show.fingerprint import digest_settings
from articlecast.show.memory import DAILY, Memory, Seen, by_source, drop_mended, let_rest, list_held, look_at_shelf
from articlecast.show.overrides import load_overrides, tell_unmet
from articlecast.show.public import find_withdrawn_by_age, hide_digests
from articlecast.show.review import Reviews, load_versions
from articlecast.show.settings import Settings
from articlecast.show.sources import Sources

if TYPE_CHECKING:
    from articlecast.run.outcomes import Outcome, Watch


ENDED = "(HTTP 410)"
"""Stands in what is said of an address whose server says that it is gone for good."""
MOST_RELEASES = 3
"""So often a run publishes once more because an editor asked for something meanwhile."""


@dataclass(frozen=True, slots=True)
class SyncChoices:
    """What the caller may ask of one run."""

    since: datetime | None = None
    limit: int = 0
    dry_run: bool = False
    publish: bool = True
    workers: int = 0
    cluster: str = ""
    gone: bool = False
    """Whether the editor says that all articles which cannot be found have been taken away."""


OpenWatch = Callable[[], "AbstractContextManager[Watch]"]
"""Opens whoever wants to see the work go on, once there is work."""


def sync_show(
    settings: Settings,
    choices: SyncChoices | None = None,
    *,
    now: datetime | None = None,
    open_watch: OpenWatch | None = None,
) -> SyncReport:
    """One scheduled run. One article's failure never stops the others; nothing is delivered that the check refuses.

    Raises StoreError where another run is at work on the show; UsageError for settings that cannot work. A dry run
    writes nothing, not even a lock or a fetched page, and needs not be allowed to.
    """
    choices = choices or SyncChoices()
    now = now or datetime.now(UTC)
    if settings.select is not None:
        from articlecast.run.query import sync_query  # noqa: PLC0415 -- few shows have another's episodes

        return SyncReport(()) if choices.dry_run else sync_query(settings, now, publish=choices.publish)
    lock = nullcontext() if choices.dry_run else hold_show(settings, "sync", rebuild, now)
    polled = settings  # a dry run keeps no page
    if choices.dry_run:
        polled = settings.model_copy(update={"read": replace(settings.read, cache="")})
    with lock as holding, hear_notes() as notes, Asking(polled, choices.workers, holding) as asking:
        return _Run(settings, open_watch or _unwatched, choices, now, notes=notes, asking=asking, holding=holding).go()


def _unwatched() -> AbstractContextManager[Watch]:
    from articlecast.run.outcomes import Unwatched  # noqa: PLC0415 -- every stage, which an idle run needs not

    return nullcontext(Unwatched())


class _Run:
    """One run, in the order of its methods."""

    def __init__(
        self,
        settings: Settings,
        open_watch: OpenWatch,
        choices: SyncChoices,
        now: datetime,
        *,
        notes: list[str],
        asking: Asking,
        holding: Holding | None,
    ) -> None:
        self._settings, self._open_watch, self._choices, self._now = settings, open_watch, choices, now
        self._notes, self._asking, self._holding = notes, asking, holding
        self._folder = settings.episodes_folder
        self._catalog = Catalog(self._folder, settings.state_folder)
        with collector_paused():
            self._memory = Memory.load(settings.state_folder)
        self._troubles: list[ArticlecastError] = []
        self._shelf: dict[str, Shelved] = {}
        self._damaged = 0
        self._reviews = Reviews(settings)
        self._resting: frozenset[str] = frozenset()
        self._failures = self._recall_failures()
        options = settings.sync
        self._first = timedelta(minutes=options.first_retry_minutes)
        self._longest = timedelta(hours=options.longest_retry_hours)
        dates = asking.find_dates if choices.since else None
        self._overrides = load_overrides(settings)
        self._sources = Sources(
            asking.settings,
            self._memory,
            now,
            asking.list_places,
            dates,
            overrides=self._overrides,
            find_links=self._find_links,
            ended=[name for name, failure in self._failures.items() if failure.due is None and ENDED in failure.error],
        )

    def go(self) -> SyncReport:
        key = digest_settings(self._settings)
        if self._memory.key not in {"", key}:  # whoever mended the settings has not to wait
            self._failures = {name: replace(failure, stamp="") for name, failure in self._failures.items()}
            self._memory.provisional = {}
        with collector_paused():
            recipe, fit = self._recall_recipe(key), self._require_parts(key)
            shelf = self._look()
            sightings, decisions = self._decide(recipe, by_source(shelf))
        if self._holding is None:  # a dry run
            decisions = self._foresee(decisions, fit=fit)
            return SyncReport(decisions, troubles=tuple(self._troubles), notes=tuple(self._notes))
        listed = [sighting.name for sighting in sightings]
        work = [decision for decision in decisions if decision.todo in WORK]
        outcomes = self._render(work, listed) if fit else ()
        failures = self._note_failures(decisions, outcomes)
        completed = self._complete(recipe) if fit else False
        shelf = self._look() if outcomes or completed else shelf
        self._remember(sightings, shelf, outcomes)
        self._let_provisional_rest(decisions, outcomes)
        removed: tuple[str, ...] = ()
        returned: tuple[str, ...] = ()
        changed, sent = False, 0
        with self._going_on():
            removed, returned = self._follow_articles(sightings, shelf)
        release = Release(self._settings, self._memory, self._catalog, self._now, self._troubles, holding=self._holding)
        for _again in range(MOST_RELEASES):
            self._attend()
            with self._going_on():
                built, more = release.catch_up(key, deliver=self._choices.publish, failed=bool(self._failures))
                changed, sent = changed or built, sent + more
            if not list_asked(self._settings):
                break
        self._notes += dict.fromkeys(release.notes)
        known = self._hold_back()
        lasting = tuple(each for each in self._list_set_aside() if each not in failures and _name(each) not in known)
        if fit:  # what is not there is looked for again
            self._memory.key, self._memory.recipe = key, recipe
        with self._going_on():
            self._holding.confirm()
            save_failures(self._folder, self._failures.values())
            self._memory.save(self._settings.state_folder)
        troubles, notes = tuple(self._troubles), tuple(self._notes)
        return SyncReport(
            decisions, outcomes, failures, removed, returned, troubles, changed, sent, known, lasting, notes,
            self._count_standing(decisions, outcomes), release.reached,
        )  # fmt: skip

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """What goes wrong is a trouble that is told, and the run goes on: what it did is remembered."""
        try:
            yield
        except ShowBusy:  # another machine has the show: what is written now would be beside it
            raise
        except ArticlecastError as error:
            self._troubles.append(error)
        except OSError as error:
            trouble = unwritable(str(error.filename or self._settings.folder), error)
            if str(trouble) not in map(str, self._troubles):
                self._troubles.append(trouble)

    def _recall_failures(self) -> dict[str, Failure]:
        """What failed before; a damaged list is set aside, since nobody may come to mend it for a year."""
        try:
            return load_failures(self._folder)
        except StoreError:
            if self._choices.dry_run:
                raise
            self._troubles.append(set_aside_failures(self._folder))
            return {}

    # ------------------------------------------------------------ see

    def _decide(self, recipe: str, episodes: dict[str, Shelved]) -> tuple[list[Sighting], tuple[Decision, ...]]:
        sightings = self._sources.look(recipe, episodes)
        self._tell_unmet(sightings)
        self._troubles += self._sources.troubles
        since, limit = self._choices.since, self._choices.limit
        self._resting = self._list_resting()
        # After a change of settings each episode may be another, and few are: those are counted where they are made.
        counted, most = (WORK, 0) if self._choices.dry_run else (WORK - {"changed"}, limit)
        decisions = decide_sources(
            sightings, episodes, self._failures, now=self._now, since=since, limit=most, counted=counted,
            resting=self._resting, zone=self._settings.show.time_zone,
        )  # fmt: skip
        return sightings, decisions

    def _foresee(self, decisions: tuple[Decision, ...], *, fit: bool) -> tuple[Decision, ...]:
        """What a run would do, which is known once what may have changed is read: a plan says the same."""
        if fit and any(decision.todo in UNSURE for decision in decisions):
            from articlecast.run.foresight import foresee_decisions  # noqa: PLC0415 -- every stage, as below

            asking, entries = self._asking, self._sources.entries
            try:
                decisions = foresee_decisions(asking.settings, decisions, entries, asking.pool, self._now)
            except UsageError as error:
                self._troubles.append(error)
        return limit_decisions(decisions, self._choices.limit)

    def _find_links(self) -> dict[str, str]:
        """The link of each episode's article, by its source."""
        return {card.source: card.url for card in self._catalog.look()[0]}

    def _tell_unmet(self, sightings: Iterable[Sighting]) -> None:
        """Note the overrides that no article has; one by its link alone may be of an article that is no episode."""
        if self._overrides:
            links = {each.name for each in self._overrides.list_links(())}
            names = {sighting.name for sighting in sightings} | set(self._shelf) | links
            names |= {episode.source for episode in self._shelf.values()}
            tell_unmet(self._settings, self._overrides, names)

    def _recall_recipe(self, key: str) -> str:
        """The digest of all that an episode's bytes depend on beside its article; costly, so kept by ``key``."""
        if self._memory.key == key:
            return self._memory.recipe
        from articlecast.show.identity import load_first_cover  # noqa: PLC0415 -- every stage, which an idle run needs not
        from articlecast.show.recipe import digest_recipes  # noqa: PLC0415

        self._memory.sources = {}
        return " ".join(digest_recipes(self._settings, load_first_cover(self._settings)))

    def _require_parts(self, key: str) -> bool:
        """Whether there are the voices and files that the settings name; they are looked for when ``key`` is new.

        It is no article's fault where one is not: none is tried, and what there is is published.
        """
        if self._memory.key == key:
            return True
        from articlecast.show.parts import require_parts  # noqa: PLC0415 -- every engine, which an idle run needs not

        try:
            require_parts(self._settings, voices=not self._choices.cluster)
        except UsageError as error:
            self._troubles.append(error)
            return False
        return True

    def _look(self) -> dict[str, Shelved]:
        """What decides: the episodes, and in the place of each what waits for an editor, where anything does."""
        shelf, broken = look_at_shelf(self._folder, self._memory, self._now)
        self._troubles += [error for error in broken if str(error) not in map(str, self._troubles)]
        self._shelf, self._damaged, self._reviews = shelf, len(broken), Reviews(self._settings)
        self._failures = drop_mended(self._failures, self._folder, {str(error) for error in broken})
        return shelf | self._reviews.shelve()

    # ------------------------------------------------------------ do

    def _render(self, work: Sequence[Decision], listed: Sequence[str]) -> tuple[Outcome, ...]:
        if not work:
            return ()
        from articlecast.workers import prepare_processes  # noqa: PLC0415 -- as below

        prepare_processes()  # while all of it is imported here, too
        from articlecast.run.render import Rendering  # noqa: PLC0415 -- every stage, which an idle run needs not

        seen = [decision.sighting for decision in work]
        sources = [Source(one.locator, one.stamp, self._sources.entries.get(one.locator, "")) for one in seen]
        with self._open_watch() as watch:
            workers, cluster = self._choices.workers, self._choices.cluster
            try:
                with Rendering(
                    self._settings,
                    watch,
                    self._now,
                    catalog=self._catalog,
                    listed=listed,
                    thorough=True,
                    holding=self._holding,
                    limit=self._choices.limit,
                ) as run:
                    outcomes = run.render(sources, workers=workers, cluster=cluster, pool=self._asking.pool)
            except UsageError as error:  # no article's fault: none has failed, and what there is is published
                self._troubles.append(error)
                return ()
        return tuple(outcomes)

    def _complete(self, recipe: str) -> bool:
        """Fill in what an earlier version did not write of the episodes, once after an upgrade; whether any was."""
        bare = [slug for slug, held in self._memory.episodes.items() if held.bare]
        if not bare:
            return False
        from articlecast.run.upgrade import Completion  # noqa: PLC0415 -- every stage, which an idle run needs not
        from articlecast.show.touch import look_at_settings  # noqa: PLC0415

        settings = self._settings
        completion = Completion(settings, look_at_settings(settings), tuple(recipe.split()), self._overrides)
        for slug in bare:
            self._memory.episodes[slug] = self._memory.episodes[slug]._replace(bare=False)
            with self._going_on():
                if (completed := completion.complete_file(slug)) and self._holding:
                    self._holding.claim()
                    amend_episode(self._folder, completed)
        return True

    def _note_failures(self, decisions: Iterable[Decision], outcomes: Iterable[Outcome]) -> tuple[Failure, ...]:
        """Those of this run; the list is brought up to date: what was rendered, is listed no more, or is left alone as
        an editor decided, leaves it.
        """
        sightings = {decision.sighting.name: decision.sighting for decision in decisions}
        kept = {decision.sighting.name for decision in decisions if decision.todo in HELD or decision.todo in KEPT}
        self._failures = {
            name: failure
            for name, failure in self._failures.items()
            if (name in sightings or self._may_return(name)) and name not in kept
        }
        new = []
        for outcome in outcomes:
            before = self._failures.pop(outcome.source, None)
            if outcome.state == "waiting" and before:
                self._failures[outcome.source] = before
            if outcome.error is None or outcome.state == "waiting":
                continue
            options, full = self._settings.sync, isinstance(outcome.error, DiskError)
            patient = full or isinstance(outcome.error, EngineUnavailable | UsageError)  # it is not the article's fault
            failure = plan_retry(
                sightings[outcome.source],
                str(outcome.error),
                outcome.error.hint,
                before,
                now=self._now,
                first=timedelta() if full and not before else self._first,  # whoever made room at once waits not
                longest=self._longest,
                attempts=0 if patient else 1 if ENDED in str(outcome.error) else options.attempts,
            )
            self._failures[outcome.source] = failure
            new.append(failure)
        if new:
            self._tell_failures(new)
        return tuple(new)

    def _tell_failures(self, failures: Iterable[Failure]) -> None:
        """Whoever listens to events hears of them; what goes wrong with that is among the notes."""
        from articlecast.run.events import tell_failures  # noqa: PLC0415 -- only where something failed

        tell_failures(((one.source, one.error, one.hint) for one in failures), self._settings.show.title, self._now)

    def _remember(self, sightings: Iterable[Sighting], shelf: dict[str, Shelved], outcomes: Iterable[Outcome]) -> None:
        """Which stamp stands for which fingerprint, what is kept from listeners, and the dates of what was skipped."""
        rendered = {outcome.source: shelf[outcome.slug].fingerprint for outcome in outcomes if outcome.slug in shelf}
        found = {one.source: (one.state if one.reason else "", one.reason) for one in outcomes if not one.error}
        listed = list(sightings)
        names = {sighting.name for sighting in listed}
        kept = {}
        if self._sources.blind:
            before = self._memory.sources.items()
            kept = {name: seen for name, seen in before if name not in names and self._may_return(name)}
        for sighting in listed:
            fingerprint = rendered.get(sighting.name, sighting.fingerprint).partition(SUBSTITUTE)[0]
            held, reason = found.get(sighting.name, (sighting.held, sighting.reason))
            if sighting.stamp and (fingerprint or sighting.published or held):
                date = _format_date(sighting.published)
                kept[sighting.name] = Seen(sighting.stamp, fingerprint, date, held, reason)
        self._memory.sources = kept

    def _may_return(self, name: str) -> bool:
        """Whether a source that is not listed may only be out of sight: what is known of it holds on then."""
        return self._sources.blind and name not in self._settings.sources.articles

    def _follow_articles(
        self, sightings: Iterable[Sighting], shelf: dict[str, Shelved]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Mark the episodes whose article has gone, and unmark those whose article is back."""
        listed = {sighting.name for sighting in sightings}
        horizon = Horizon(self._settings, listed)
        sure, missing = self._choices.gone, horizon.is_absent if self._choices.gone else horizon.is_missing
        gone = find_gone(shelf.values(), listed, is_gone=missing)
        unseen = () if sure else tuple(one for one in gone if not horizon.is_seen(one.source))
        gone = tuple(one for one in gone if one not in unseen)
        if any(horizon.has_place(one.source) for one in unseen):
            linked = all(horizon.is_link(one.source) for one in unseen)
            why = ", whose links lead nowhere" if linked else ", and nothing else is where they were"
            self._troubles.append(doubt_gone(len(unseen), len(shelf), why))
        if len(gone) > max(self._settings.sync.most_removed, len(shelf) // 10) and not sure:
            self._troubles.append(doubt_gone(len(gone), len(shelf)))
            gone = ()
        back = [episode for episode in shelf.values() if episode.removed and episode.source in listed]
        for episode in gone:
            self._amend(episode.slug, removed=self._now.replace(microsecond=0))
        for episode in back:
            self._amend(episode.slug, removed=None)
        early = [slug for slug, one in self._memory.episodes.items() if one.is_corrected_after(self._now)]
        for slug in early:  # a clock that ran ahead dated it
            self._amend(slug, corrected=self._now)
        if gone or back or early:
            self._look()
        return tuple(episode.slug for episode in gone), tuple(episode.slug for episode in back)

    def _attend(self) -> None:
        """Do what editors have asked for since the last article."""
        if self._holding and self._holding.attend(self._now):
            self._look()

    def _amend(self, slug: str, **changes: datetime | None) -> None:
        for folder, episode in load_versions(self._settings, slug):
            if self._holding:
                self._holding.claim()
                amend_episode(folder, replace(episode, **changes))  # type: ignore[arg-type]

    def _hold_back(self) -> frozenset[str]:
        """Which troubles, notes and articles set aside were told less than a day ago; one that is over is forgotten.

        A store that is down for a night is not a mail every quarter of an hour, and none that is down is forgotten.
        """
        names = [*map(str, self._troubles), *self._notes, *map(_name, self._list_set_aside())]
        self._memory.told, known = let_rest(self._memory.told, names, now=self._now, first=DAILY, longest=DAILY)
        return known

    def _list_set_aside(self) -> Iterator[Failure]:
        return (failure for failure in self._failures.values() if failure.due is None)

    def _count_standing(self, decisions: Iterable[Decision], outcomes: Iterable[Outcome]) -> Standing:
        waiting = {each.sighting.name for each in decisions if each.todo == "waiting"}
        waiting |= {outcome.source for outcome in outcomes if outcome.state == "waiting"}
        left = len(waiting - self._failures.keys() - self._resting)
        reviews = self._reviews.episodes
        sources = {*by_source(self._shelf), *(episode.source for episode in reviews)}
        held = [seen.held for name, seen in list_held(self._memory, sources) if name not in self._failures]
        settings = self._settings
        shelf = hide_digests(self._shelf.values(), settings.publish, self._now, settings.feed_folder)
        return count_standing(
            shelf, self._failures.values(), self._now, held=held, damaged=self._damaged, left=left, reviews=reviews,
            retired=find_withdrawn_by_age(shelf, settings.publish, self._now, settings.feed_folder),
        )  # fmt: skip

    def _list_resting(self) -> frozenset[str]:
        """Sources that a substitute's voice speaks for, and whose first choice was asked not long ago."""
        return frozenset(
            name for name, rest in self._memory.provisional.items() if rest.holds(self._now, self._longest)
        )

    def _let_provisional_rest(self, decisions: Iterable[Decision], outcomes: Iterable[Outcome]) -> None:
        """An engine that is down for a night is not asked for every article at every run."""
        spoken = {outcome.source for outcome in outcomes if outcome.state in MADE}
        resting = self._list_resting()
        asked = (
            each.sighting.name for each in decisions if each.todo == "provisional" or each.sighting.name in resting
        )
        stay = [name for name in asked if name not in spoken]
        before = self._memory.provisional
        self._memory.provisional, _ = let_rest(before, stay, now=self._now, first=self._first, longest=self._longest)


def _name(failure: Failure) -> str:
    """An article set aside, among what was told."""
    return f"set aside: {failure.source}"


def _format_date(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
