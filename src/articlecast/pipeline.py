"""The way of an article: Source ─read▶ Article ─narrate▶ Script ─speak▶ segments ─master▶ Track ─store▶ Episode.

And the way of a show: Episodes ─publish▶ feed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Literal, Protocol

from articlecast.config import Settings
from articlecast.editing import choose_script, load_script
from articlecast.engine import SpeechEngine
from articlecast.episode import add_files, describe_episode, make_tags
from articlecast.errors import ArticlecastError, EngineUnavailable, SpeakError
from articlecast.files import working_folder
from articlecast.master import master_track, tag_track
from articlecast.model import Article, Asset, Episode, Script, Source, Track
from articlecast.names import sha256_hex
from articlecast.plan import SUBSTITUTE, EpisodePlan, Shelf, list_public, plan_episode
from articlecast.publish import build_pages, build_site, write_folder
from articlecast.read import list_sources, load_document, read_article
from articlecast.show import keep_guid, load_show
from articlecast.speak import (
    SILENT_OPTIONS,
    Ledger,
    Meter,
    SegmentCache,
    SpeakOptions,
    check_ledger,
    estimate_speech,
    load_chosen,
    open_workers,
    speak_script,
    try_engines,
    write_ledger,
)
from articlecast.store import commit_episode, load_episodes, lock_episodes, sweep_episode, verify_episode


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; ``spoken`` and ``cached`` count utterances, ``seconds`` is the episode's length.

    ``doubts`` names sentences whose sound is oddly long or short for their text.
    """

    source: str
    state: Literal["new", "changed", "moved", "unchanged", "failed"]
    slug: str = ""
    title: str = ""
    seconds: float = 0.0
    spoken: int = 0
    cached: int = 0
    error: ArticlecastError | None = None
    doubts: tuple[str, ...] = ()


class Watch(Protocol):
    """Whoever wants to see the work go on; every method is called on the thread that renders."""

    def begin(self, source: str, number: int, total: int) -> None: ...
    def script(self, title: str, utterances: int) -> None: ...
    def segment(self, *, cached: bool) -> None: ...
    def end(self, outcome: Outcome) -> None: ...


def render_sources(
    settings: Settings, locators: Sequence[str], watch: Watch, *, now: datetime, force: bool = False
) -> list[Outcome]:
    """Bring the episodes of these files and folders up to date, or of the show's own sources where none is given.

    One article's failure never stops the others. Raises StoreError where another run is at work on the show.
    """
    places = locators or [_locate(settings.folder, name) for name in settings.sources.articles]
    sources = list_sources(places, settings.read)
    with lock_episodes(settings.episodes_folder):
        return render_listed(settings, sources, watch, now=now, force=force)


def render_listed(
    settings: Settings, sources: Sequence[Source], watch: Watch, *, now: datetime, force: bool = False
) -> list[Outcome]:
    """The same for sources that are listed already, by a caller who holds the show's lock."""
    studio = Studio(settings, watch, now)
    outcomes = []
    for number, source in enumerate(sources, 1):
        watch.begin(source.locator, number, len(sources))
        outcomes.append(studio.render(source, force=force))
        watch.end(outcomes[-1])
    return outcomes


def render_script(settings: Settings, path: str, watch: Watch, *, now: datetime) -> Outcome:
    """Bring the episode of an edited script's article up to date, spoken as the script says; ``-`` is standard input.

    Raises NarrateError, with the line, for a mistake in it.
    """
    script, article = load_script(path)
    with lock_episodes(settings.episodes_folder):
        studio = Studio(settings, watch, now)
        watch.begin(article, 1, 1)
        outcome = studio.render(Source(_locate(settings.folder, article)), force=True, script=script)
        watch.end(outcome)
    return outcome


def rebuild_feed(settings: Settings, now: datetime) -> bool:
    """Write ``feed/`` from the episodes that are due; False, with not a byte written, where nothing changed."""
    with lock_episodes(settings.episodes_folder):
        return write_feed(settings, load_episodes(settings.episodes_folder), now)


def write_feed(settings: Settings, episodes: Sequence[Episode], now: datetime) -> bool:
    """The same with these episodes, for a caller who holds the show's lock.

    The feed is replaced before the files are swept away that only its former self named.
    """

    def read_asset(episode: Episode, asset: Asset) -> bytes:
        return (settings.episodes_folder / episode.slug / asset.name).read_bytes()

    show, cover = load_show(settings)
    keep_guid(settings, show)
    files = {show.cover.name: cover} if show.cover else {}
    public = list_public(episodes, now)
    files |= build_site(show, public, read_asset, settings.publish, cover=cover, theme=_find_theme(settings))
    files |= reversed(list(build_pages(show, public, settings.publish)))  # feed.xml last: it names the others
    written = write_folder(settings.feed_folder, files.items())
    for episode in episodes:
        sweep_episode(settings.episodes_folder, episode)
    return written


def _find_theme(settings: Settings) -> Path | None:
    return settings.folder / settings.publish.theme if settings.publish.theme else None


class Studio:
    """Renders one article after the other for one show; what is costly to make is made at its first use."""

    def __init__(self, settings: Settings, watch: Watch, now: datetime) -> None:
        self._settings, self._watch, self._now = settings, watch, now
        self._show, self._cover = load_show(settings)
        self._shelf = Shelf(load_episodes(settings.episodes_folder))
        self._recipe = digest_recipe(settings, self._cover)
        self._engines: dict[str, SpeechEngine] = {}

    @cached_property
    def _meter(self) -> Meter:
        return Meter(self._settings.speak.max_characters_per_run)

    def _load_engine(self, name: str) -> SpeechEngine:
        """Each engine once a run, so that its connections and models serve every article."""
        if name not in self._engines:
            self._engines[name] = load_chosen(name, self._settings.speak)
        return self._engines[name]

    @cached_property
    def _cache(self) -> SegmentCache:
        return SegmentCache(self._settings.cache_folder / "segments")

    def render(self, source: Source, *, force: bool, script: Script | None = None) -> Outcome:
        """One article from source to episode, where it is not there already; a failure is an outcome too.

        ``script`` is what an editor made of the article's own.
        """
        name = self._settings.name_source(source.locator)
        try:
            document = load_document(source, self._settings.read)
            fingerprint = sha256_hex(self._recipe.encode() + document.content)
            known = self._shelf.from_source(name)
            kept = known and (known.pinned or known.withdrawn or known.fingerprint == fingerprint)
            if known and kept and not force and not self._fault(known):
                return Outcome(name, "unchanged", known.slug, known.title, known.seconds)
            article = read_article(document, self._settings.read)
            plan = plan_episode(article, name, fingerprint, self._shelf, is_gone=self._is_gone)
            speak = self._settings.speak
            script, edited = choose_script(self._settings, article, sha256_hex(document.content), plan, script)
            produce = partial(self._produce, article, script, plan, source=name, fingerprint=fingerprint, edited=edited)
            if not (known and known.fingerprint.startswith(fingerprint + SUBSTITUTE) and not force):
                return produce(speak)
            try:  # a substitute spoke it: only the first choice is worth speaking it again
                return produce(replace(speak, substitutes=()))
            except EngineUnavailable:
                return Outcome(name, "unchanged", known.slug, known.title, known.seconds)
        except ArticlecastError as error:
            return Outcome(name, "failed", error=error)

    def _produce(
        self,
        article: Article,
        script: Script,
        plan: EpisodePlan,
        speak: SpeakOptions,
        *,
        source: str,
        fingerprint: str,
        edited: str,
    ) -> Outcome:
        """The episode, spoken by the first engine that can; one voice speaks all of it."""
        self._watch.script(script.title, len(script.utterances))

        def attempt(engine: SpeechEngine) -> Outcome:
            substitute = engine.traits.name != speak.engine
            marked = f"{fingerprint}{SUBSTITUTE}{engine.traits.name}" if substitute else fingerprint
            return self._record(article, script, plan, engine, source=source, fingerprint=marked, edited=edited)

        _engine, outcome = try_engines(speak, attempt, self._load_engine)
        return outcome

    def _record(
        self,
        article: Article,
        script: Script,
        plan: EpisodePlan,
        engine: SpeechEngine,
        *,
        source: str,
        fingerprint: str,
        edited: str,
    ) -> Outcome:
        """The script spoken by one engine, mastered and committed."""
        settings, counts, ledger = self._settings, Counter[bool](), Ledger()

        def note(*, cached: bool) -> None:
            counts[cached] += 1
            self._watch.segment(cached=cached)

        new = estimate_speech(script, engine, settings.speak, self._cache).new
        with working_folder(settings.cache_folder) as folder, open_workers(engine, settings.speak, new) as workers:
            segments = speak_script(
                script,
                engine,
                settings.speak,
                self._cache,
                note,
                executor=workers,
                ledger=ledger,
                meter=self._meter,
            )
            track = master_track(
                segments, folder, settings.master, title=script.title, cache=settings.cache_folder / "stretches"
            )
            _refuse_holes(ledger, script, track)
            episode = describe_episode(
                article,
                script,
                track,
                plan,
                source=source,
                fingerprint=fingerprint,
                voice=self._name_voice(engine),
                now=self._now,
                edited=edited,
            )
            tag_track(track, make_tags(self._show, self._cover, episode, script))
            episode, files = add_files(episode, script, track, ledger=write_ledger(ledger))
            commit_episode(settings.episodes_folder, episode, files)
        self._shelf.put(episode)
        state = "changed" if plan.action == "unchanged" else plan.action
        doubts = tuple(f"{entry.written!r}: {entry.doubt}" for entry in ledger.doubts)
        return Outcome(
            source, state, episode.slug, episode.title, episode.seconds, counts[False], counts[True], doubts=doubts
        )

    def _name_voice(self, engine: SpeechEngine) -> str:
        name = engine.traits.name
        return f"{name} {self._settings.speak.voice}".strip() if name == self._settings.speak.engine else name

    def _fault(self, episode: Episode) -> str | None:
        return verify_episode(self._settings.episodes_folder, episode)

    def _is_gone(self, source: str) -> bool:
        return "://" not in source and not (self._settings.folder / source).exists()


def _refuse_holes(ledger: Ledger, script: Script, track: Track) -> None:
    """Raises SpeakError where an utterance of the script is not in the sound: such an episode is never committed."""
    faults = check_ledger(ledger, script, track.timeline.seconds)
    if faults:
        raise SpeakError(script.title, faults[0], "articlecast cache verify")


def _locate(folder: Path, name: str) -> str:
    """A source of the settings, seen from here: an address as it is, a path as short as a person would type it."""
    if "://" in name:
        return name
    path = folder / name
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def digest_recipe(settings: Settings, cover: bytes) -> str:
    """Digests every setting that an episode's bytes depend on; what it leaves out can change without a new render."""
    stages = (settings.read, settings.narrate, settings.speak, settings.master)
    recipe = [asdict(stage) for stage in stages]
    for name in SILENT_OPTIONS:
        del recipe[2][name]
    recipe.append({"show": settings.show.title, "author": settings.show.author, "language": settings.show.language})
    recipe += [{"lexicon": settings.lexicon}] if settings.lexicon else []
    return sha256_hex(json.dumps(recipe, sort_keys=True, default=str).encode() + cover)
