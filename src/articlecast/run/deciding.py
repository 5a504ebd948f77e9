"""What becomes of one source in a run: it stands, is held back, or is a job; each sees those decided before it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from articlecast.errors import ArticlecastError, EngineUnavailable, ReadError
from articlecast.model import Article, Document, Episode, Listed, Script, Source
from articlecast.model.episode import RULES, Parts
from articlecast.names import ENTRY, is_address, is_remote
from articlecast.narrate import format_script
from articlecast.publish.feed.tags import clean_line
from articlecast.read import load_document
from articlecast.run.account import Account
from articlecast.run.committing import Committer
from articlecast.run.corrections import measure_change
from articlecast.run.hiding import Hold, is_overridden
from articlecast.run.holding import Holding
from articlecast.run.origins import Origin
from articlecast.run.outcomes import Outcome, State
from articlecast.run.plan import SUBSTITUTE, EpisodePlan, Shelf, plan_episode
from articlecast.run.produce import Job, Recipe
from articlecast.run.reading import Reading, Task, may_be_held
from articlecast.run.twins import find_twin, say_twin
from articlecast.run.upgrade import Completion, is_read_by_earlier, load_spoken
from articlecast.show.art import digest_pictures
from articlecast.show.digest import disclose_script
from articlecast.show.episodes.catalog import Catalog
from articlecast.show.episodes.store import verify_episode
from articlecast.show.figures import digest_illustrations, keep_shown
from articlecast.show.identity import load_first_cover, load_show
from articlecast.show.likeness import Double, Likenesses
from articlecast.show.overrides import fit_recipes
from articlecast.show.recipe import digest_recipes, name_fingerprint
from articlecast.show.review import Reviews
from articlecast.show.rules import skips_duplicates
from articlecast.show.scripts import choose_edited
from articlecast.show.settings import Settings
from articlecast.show.sounds import place_sounds
from articlecast.show.touch import look_at_settings
from articlecast.speak import AutoEngine, PaceBook, load_chosen


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of a run asks of it.

    ``script`` is what an editor made of the only article's own, most of which a ``part`` may leave out. ``listed`` is
    all that the sources hold, as far as feeds were read whole: another entry of such a feed has gone. With ``thorough``
    the audio that there is is read, too, to see whether it is the committed one.
    """

    force: bool = False
    refresh: bool = False
    script: Script | None = None
    part: bool = False
    listed: frozenset[str] = frozenset()
    thorough: bool = False


class Decider:
    """Decides on the sources of one run, one after the other.

    ``told`` are the notes on articles that say nearly what an episode says, by source. ``cluster`` says that machines
    elsewhere have their own voices.
    """

    def __init__(
        self,
        settings: Settings,
        now: datetime,
        wanted: Wanted,
        catalog: Catalog,
        *,
        paces: PaceBook,
        holding: Holding | None,
    ) -> None:
        self._settings, self._now, self._wanted, self._paces = settings, now, wanted, paces
        self._force, self._script = wanted.force, wanted.script
        self._feeds = {name.partition(ENTRY)[0] for name in wanted.listed if ENTRY in name}
        cards, self._broken = catalog.look()
        reviews = Reviews(settings)
        self._cards: tuple[Listed, ...] = (*cards, *reviews.episodes)
        self._shelf = Shelf(self._cards, catalog.load)
        self.committer = Committer(settings, self._shelf, reviews, holding)
        self._account = Account(settings, self._cards)
        self._likenesses = Likenesses(cards, settings.episodes_folder, settings.state_folder, catalog.load)
        self._doubles: dict[str, str] = {}
        self.told: dict[str, str] = {}
        self.cluster = ""
        show, cover = load_show(settings)
        anew, least = settings.publish.corrections == "new episode", settings.publish.correction_share
        narrator = clean_line(settings.publish.narrator)
        self._recipe = Recipe(
            show,
            cover,
            settings.speak,
            place_sounds(settings)[0],
            anew=anew,
            least=least,
            disclosed=settings.publish.discloses,
            words=settings.publish.disclosure_words,
            narrator=narrator,
        )
        self._recipes, self._touch = digest_recipes(settings, load_first_cover(settings)), look_at_settings(settings)
        self._completion = Completion(settings, self._touch, self._recipes, self._account.overrides)

    @property
    def _reviews(self) -> Reviews:
        return self.committer.reviews

    def keep(self) -> None:
        """Write down what was learnt of the articles; raises OSError."""
        self._likenesses.keep()

    def find_episode(self, source: str) -> Episode | None:
        """The episode of that source, as this run knows it by now."""
        return self._shelf.from_source(source)

    def know_feeds(self, sources: Iterable[Source]) -> None:
        """Know which feeds lead to the sources: another entry of such a feed may have gone."""
        self._feeds |= {self._name_entry(source).partition(ENTRY)[0] for source in sources if source.feed}

    def look(self, name: str, source: Source) -> Task | Outcome:
        """What is to be read, or the outcome where the episode stands as it is, as the bytes of a file alone say, or
        an editor has it skipped.
        """
        known = self._shelf.from_source(name)
        entry = known.entry if known and known.entry else self._name_entry(source)
        override = self._account.find_override(name, known)
        if override and override.hidden and not (known and known.pinned):
            return self._hold(name, entry, Hold("skipped", override.hidden), known)
        if source.feed and Origin(name, entry).feed != Origin(name, self._name_entry(source)).feed:
            source = replace(source, feed="")  # another feed's words never stand in for the page
        whole = known is not None and not (self._force or self._wanted.refresh) and not self._fault(known)
        document = None
        if source.locator == "-" or (not is_remote(source.locator) and Path(source.locator).is_file()):
            document = load_document(source, self._settings.read)
        waits = known is not None and SUBSTITUTE in known.fingerprint and not self._force and self._is_voice_missing
        task = Task(
            name,
            source,
            self._settings,
            self._recipes,
            self._touch,
            self._now,
            document if source.locator == "-" else None,
            known,
            self._reviews.locate(known) if known else Path(),
            entry,
            override,
            self._account.linked,
            whole,
            waits,
            self._force,
        )
        if known and whole and (known.pinned or known.withdrawn or (document and self._stands(task, known, document))):
            self._complete(known, document)
            return Outcome(name, "unchanged", known.slug, known.title, known.seconds)
        return task

    def _stands(self, task: Task, known: Episode, document: Document) -> bool:
        """Whether the episode of a file is what it would be, as its bytes tell, and the settings that touch it."""
        if may_be_held(task.name, document, known):
            return False
        fingerprints = task.list_fingerprints(document.content, digest_pictures(self._settings, known))
        return known.fingerprint in fingerprints or task.find_touched(document.content) == frozenset()

    def decide(
        self, task: Task, reading: Reading | ArticlecastError | None, find_folder: Callable[[], Path]
    ) -> Job | Outcome:
        """The episode that is made of it, in the order of the sources: each sees those before it. Its audio is left in
        the folder that is found then. Raises what reading it raised, and as planning and editing do.
        """
        if isinstance(reading, ArticlecastError):
            raise reading
        known = task.known
        if reading is None:
            assert known  # noqa: S101 -- what stands as it is, is there
            self._complete(known)
            return Outcome(task.name, "unchanged", known.slug, known.title, known.seconds)
        return self._decide(task, reading, find_folder)

    def _decide(self, task: Task, reading: Reading, find_folder: Callable[[], Path]) -> Job | Outcome:
        name, article = task.name, reading.article
        self._account.note(article, name, task.entry, reading.override)
        if settled := self._settle(task, reading):
            return settled
        double = self._find_double(task, reading)
        if twin := "" if task.known else self._find_twin(task, article, double):
            self._doubles[name] = twin
            return Outcome(name, "skipped", title=article.title, reason=say_twin(twin))
        plan = self._plan(task, reading)
        self._require_whole(plan, name)
        if isinstance(reading.script, ArticlecastError):
            raise reading.script
        before = plan.previous
        if before and self._reviews.find(before.slug):  # listeners compare with the one that they have
            public = self._reviews.load_public(before.slug)
            if public and self._is_taken_back(public, reading):
                return self._take_back(name, public)
            plan = replace(plan, previous=public)
        if plan.action == "new" and double:
            if self._skips_doubles(task, article):
                self._doubles[name] = double.slug
                return Outcome(name, "skipped", title=article.title, reason=str(double))
            self.told[name] = str(double)
        return self._write_job(task, reading, plan, before, find_folder)

    def _settle(self, task: Task, reading: Reading) -> Outcome | None:
        """What becomes of an article that is held back, or of which the episode stands."""
        if reading.hold:
            found = task.known or self._find_moved(task, reading)
            return self._hold(task.name, task.entry, reading.hold, found, reading.article)
        return self._keep(task, task.known, reading) if task.known and reading.stands else None

    def _require_whole(self, plan: EpisodePlan, name: str) -> None:
        """Raise what is wrong with a manifest that cannot be read, where the episode may be that one: what it was is
        not known, and another GUID would bring it to every listener again.
        """
        for damaged in self._broken:
            if plan.slug == damaged.slug or name == damaged.source:
                raise damaged.error

    def _is_taken_back(self, public: Episode, reading: Reading) -> bool:
        """Whether an article of which a change waits for review is as it was before."""
        return public.fingerprint in {reading.fingerprint, *reading.earlier} and not (self._script or self._force)

    def _take_back(self, name: str, public: Episode) -> Outcome:
        self.committer.take_back(public)
        note = "the change that waited for review was taken back"
        return Outcome(name, "unchanged", public.slug, public.title, public.seconds, notes=(note,))

    def _skips_doubles(self, task: Task, article: Article) -> bool:
        default = self._settings.sources.duplicates
        return skips_duplicates(self._settings.rules, article, task.name, task.entry, default=default)

    def _write_job(
        self, task: Task, reading: Reading, plan: EpisodePlan, before: Episode | None, find_folder: Callable[[], Path]
    ) -> Job:
        """The job that makes the episode; ``before`` is the one that there is, which may wait for review."""
        same = reading.same and _says_same(before, plan.previous)
        script, edited = self._choose_script(reading, before, same=same)
        illustrations = keep_shown(reading.illustrations, script.shown)
        pictures = reading.art.digest + digest_illustrations(illustrations)
        fingerprint = self._name_fingerprint(task, reading, pictures)
        same &= not edited and not (before and before.edited)  # what is worded by hand is told like a correction
        speak = self._settings.find_manner(reading.article, task.name, task.entry).speak
        insist = task.known is not None and self._is_substitutes(task.known, (fingerprint, *reading.earlier))
        if insist:  # only the first choice is worth speaking it again
            speak = replace(speak, substitutes=())
        if plan.action == "new":
            self._likenesses.put(plan.slug, reading.article, script, task.name, task.entry)
        self._shelf.reserve(plan, reading.article, task.name, self._now, task.entry)
        return Job(
            task.name,
            reading.article,
            script,
            plan,
            fingerprint,
            self._now,
            replace(self._recipe, speak=speak),
            find_folder(),
            self._settings.cache_folder,
            self._paces.copy(),
            reading.said if edited else "",
            insist=insist,
            art=reading.art,
            entry=task.entry,
            said=reading.said,
            same=same,
            parts=self._list_parts(task, reading, script, pictures),
            recording=reading.recording,
            illustrations=illustrations,
            share=0.0 if same or not plan.previous else self._measure_change(plan.previous, script),
        )

    def _name_fingerprint(self, task: Task, reading: Reading, pictures: bytes) -> str:
        """The episode's fingerprint: of an edited script, some of the article's pictures may have gone."""
        if pictures == reading.pictures:
            return reading.fingerprint
        return name_fingerprint(fit_recipes(task.recipes, reading.override)[0], reading.said, pictures)

    def _choose_script(self, reading: Reading, before: Episode | None, *, same: bool) -> tuple[Script, str]:
        """What is said, and the digest of the article of which an editor changed that; see ``choose_edited``."""
        assert isinstance(reading.script, Script)  # noqa: S101 -- why there is none was raised before
        held = before.edited if before and before.edited and same else reading.said
        home = self._reviews.locate(before) if before else Path()
        script, edited = choose_edited(
            self._settings, reading.script, held, before, self._script, folder=home, part=self._wanted.part
        )
        # An edit of before the show had its voices say so has no such line.
        return script if reading.recording else disclose_script(script, self._settings), edited

    def _find_double(self, task: Task, reading: Reading) -> Double | None:
        """The episode that says nearly what a new article says."""
        if task.known or isinstance(reading.script, ArticlecastError):
            return None
        return self._likenesses.find(reading.article, reading.script, task.name, task.entry)

    def _find_twin(self, task: Task, article: Article, double: Double | None) -> str:
        return find_twin(article, Origin(task.name, task.entry), self._shelf, double, is_gone=self._is_gone)

    def _plan(self, task: Task, reading: Reading) -> EpisodePlan:
        """The episode that it becomes; whose it is, and its slug, follow the article's own title."""
        own = replace(reading.article, title=reading.title)
        return plan_episode(
            own,
            task.name,
            reading.fingerprint,
            self._shelf,
            is_gone=self._is_gone,
            entry=task.entry,
            earlier=reading.earlier,
            said=reading.said,
        )

    def _measure_change(self, previous: Episode, script: Script) -> float:
        before = load_spoken(previous, self._reviews.locate(previous))
        return measure_change(before, script, outdated=previous.rules < RULES)

    def _list_parts(self, task: Task, reading: Reading, script: Script, pictures: bytes) -> Parts:
        locator, spoken = self._settings.locate(task.name), format_script(script, article=task.name)
        override = reading.override.digest if reading.override else ""
        return self._touch.list_parts(
            reading.article,
            task.name,
            locator,
            spoken,
            pictures,
            entry=task.entry,
            override=override,
            recording=reading.recording.digest if reading.recording else "",
        )

    def _keep(self, task: Task, known: Episode, reading: Reading) -> Outcome:
        """Leave the episode as it is, and note how today's rules read its article: later changes are seen by that.

        One whose article was a draft is shown again, until when that says.
        """
        known = self._shelf.from_source(task.name) or known
        kept = replace(known, hidden="", expires=reading.article.expires)
        if is_read_by_earlier(known, task.source.locator) or known.article not in {"", reading.said}:
            _spoken, by, engine = known.fingerprint.partition(SUBSTITUTE)
            fingerprint = f"{reading.fingerprint}{by}{engine}"
            kept = replace(kept, fingerprint=fingerprint, article=reading.said, reread=max(known.reread, RULES))
        self.committer.amend(known, kept)
        state: State = "returned" if known.hidden else "unchanged"
        return Outcome(task.name, state, kept.slug, kept.title, kept.seconds)

    def _complete(self, known: Episode, document: Document | None = None) -> None:
        """Note in the manifest of an episode that stands what an earlier version did not write."""
        if known.is_bare:
            folder, content = self._reviews.locate(known), document.content if document else b""
            self.committer.amend(known, self._completion.complete(known, folder, content))

    def _hold(
        self, name: str, entry: str, hold: Hold, known: Episode | None, article: Article | None = None
    ) -> Outcome:
        """Make nothing of what is held, and keep the episode that it had from the feed; ``article`` is None unread."""
        if known and hold.state == "skipped" and not is_overridden(hold.reason):  # rules skip what is new
            self.committer.amend(known, replace(known, source=name, entry=entry))
            return Outcome(name, "moved", known.slug, known.title, known.seconds)
        if known and not (known.pinned or known.withdrawn):
            over = article if hold.state == "expired" else None
            hidden, expires = ("", over.expires) if over else (hold.reason, known.expires)
            kept = replace(known, hidden=hidden, expires=expires, source=name, entry=entry)
            self.committer.amend(known, kept)
        slug, title = (known.slug, known.title) if known else ("", article.title if article else "")
        return Outcome(name, hold.state, slug, title, reason=hold.reason)

    def _find_moved(self, task: Task, reading: Reading) -> Episode | None:
        """The episode of an article that was moved, into a folder of drafts or as one."""
        with suppress(ReadError):
            return self._plan(task, reading).previous
        return None

    def find_unlike(self, outcomes: Mapping[str, Outcome | None]) -> Iterator[str]:
        """The sources that were skipped for an episode which was not made after all: they are asked about again."""
        for source, slug in self._doubles.items():
            known = self._shelf.with_slug(slug)
            made = outcomes.get(known.source) if known else None
            if made and made.state in {"failed", "waiting"}:
                yield source

    def tell_unmet(self, outcomes: Mapping[str, object]) -> None:
        """Tell of the editor's words that no article has met; the sources are those of a run over all."""
        self._account.tell({*outcomes, *self._wanted.listed})

    @cached_property
    def _is_voice_missing(self) -> bool:
        """Whether the first choice, or what it consists of, cannot be loaded here; a cluster's machines tell it
        themselves.
        """
        if self.cluster:
            return False
        try:
            engine = load_chosen(self._settings.speak.engine, self._settings.speak)
        except EngineUnavailable:
            return True
        return isinstance(engine, AutoEngine) and bool(engine.missing)

    def _is_substitutes(self, episode: Episode, fingerprints: Collection[str]) -> bool:
        """Whether a substitute spoke exactly this, and nobody insists."""
        spoken, by, _engine = episode.fingerprint.partition(SUBSTITUTE)
        return not self._force and bool(by) and spoken in fingerprints

    def _fault(self, episode: Episode) -> str | None:
        return verify_episode(self._reviews.locate(episode), episode, whole=self._wanted.thorough)

    def _name_entry(self, source: Source) -> str:
        return self._settings.name_source(source.feed) if source.feed else ""

    def _is_gone(self, source: str) -> bool:
        """Whether it can be told that an article is not there any more: of a page that its feed leads to others."""
        place, entry, _key = source.partition(ENTRY)
        page = self._shelf.from_source(source) if is_address(source) and not entry else None
        feed = page.entry.partition(ENTRY)[0] if page else place
        if self._wanted.listed and feed in self._feeds and (entry or page):
            return source not in self._wanted.listed
        return not is_remote(source) and not (self._settings.folder / place).exists()


def _says_same(before: Episode | None, public: Episode | None) -> bool:
    """Whether the episode that there is says what the one says that listeners have."""
    return before is public or bool(before and public and public.wording == before.wording)
