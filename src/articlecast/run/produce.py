"""One article → its episode's files: spoken, mastered and tagged, in whatever process that happens."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, get_args

from articlecast.engine import SpeechEngine
from articlecast.errors import MasterError, SpeakError, unwritable
from articlecast.files import scratch_folder
from articlecast.master import LEAST_ART, MasterOptions, build_track, fit_cover, tag_track
from articlecast.model import (
    Article,
    Chapter,
    Episode,
    Pause,
    Script,
    Segment,
    Show,
    Track,
    render_readings,
)
from articlecast.model.episode import Parts
from articlecast.narrate.languages.tongues import speak_text
from articlecast.run.describe import add_files, describe_episode, make_tags, mark_synthetic
from articlecast.run.plan import SUBSTITUTE, EpisodePlan
from articlecast.show.art import NO_ART, Art
from articlecast.show.episodes.store import NewFile
from articlecast.show.figures import Illustration, list_stored
from articlecast.show.recordings import READER, Recording
from articlecast.speak import (
    SEGMENTS,
    AutoEngine,
    Hearing,
    Ledger,
    Lesson,
    Meter,
    PaceBook,
    Recorded,
    SegmentCache,
    SpeakOptions,
    check_ledger,
    decode_recording,
    describe_speakers,
    drop_voices,
    estimate_speech,
    load_chosen,
    load_recogniser,
    open_workers,
    refuse_other,
    speak_script,
    try_engines,
    write_ledger,
)

SoundName = Literal["intro", "outro", "sting", "bed"]
SOUNDS: tuple[SoundName, ...] = get_args(SoundName)
"""Settings of the master that name sound files."""

GUIDE = "espeak"
"""The engine that knows most languages, and is always there."""
STRETCHES = "stretches"
"""The folder of encoded stretches in a cache."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all articles of a show have in common: how they are spoken and mastered, and their label.

    ``sounds`` are the contents of the show's sound files, for a worker that cannot see the disk where they are.
    ``anew`` says that corrections are to appear as new episodes, ``least`` is the share of changed words above which a
    change is one. ``disclosed`` says that the label tells of a synthetic voice, in these ``words`` where an editor has
    any. ``narrator`` is the voice's name as listeners know it.
    """

    show: Show
    cover: bytes
    speak: SpeakOptions
    master: MasterOptions
    sounds: tuple[tuple[SoundName, bytes], ...] = ()
    anew: bool = False
    least: float = 0.0
    disclosed: bool = False
    words: str = ""
    narrator: str = ""


def pack_sounds(recipe: Recipe) -> Recipe:
    """The recipe with its sound files' contents; one that is not there is left to whoever misses it."""
    paths = [(name, Path(value)) for name in SOUNDS if (value := getattr(recipe.master, name))]
    return replace(recipe, sounds=tuple((name, path.read_bytes()) for name, path in paths if path.is_file()))


def unpack_sounds(recipe: Recipe, folder: Path) -> MasterOptions:
    """How to master with the packed sounds, which are files in ``folder`` then."""
    master = recipe.master
    places: dict[str, str] = {name: getattr(master, name) for name in SOUNDS}
    for name, content in recipe.sounds:
        path = folder / f"{name}{Path(places[name]).suffix}"
        path.write_bytes(content)
        places[name] = str(path)
    intro, outro, sting, bed = (places[name] for name in SOUNDS)
    return replace(master, intro=intro, outro=outro, sting=sting, bed=bed)


def pack_recording(job: Job) -> Recording | None:
    """The job's recording with its content."""
    own = job.recording
    return replace(own, content=own.path.read_bytes()) if own else None


@dataclass(frozen=True, slots=True)
class Job:
    """One article to render, as plain values: they cross to another process or another machine.

    ``folder`` is where the finished audio is left, None where the one who asks cannot see this machine's disk: its
    bytes come back then. ``cache`` holds segments and stretches, None for none. ``paces`` is how fast the voices are
    known to speak. ``edited`` digests the article whose script an editor changed. ``alone`` says that no other
    article is rendered beside it, so that all cores are its own. ``insist`` says that what would be spoken in place of
    the first choice is there already, so that only the first choice is worth the work. ``entry`` is that of a feed
    which led to the article. ``said`` digests what the article says, and ``same`` tells that it is what it was when the
    episode so far was made. ``parts`` digests apart the settings that touch it, and
    ``share`` says how much of its words has changed. A person's ``recording`` is heard in place of a voice.
    ``illustrations`` are the pictures within the article.
    """

    source: str
    article: Article
    script: Script
    plan: EpisodePlan
    fingerprint: str
    now: datetime
    recipe: Recipe
    folder: Path | None
    cache: Path | None
    paces: PaceBook
    edited: str = ""
    alone: bool = False
    insist: bool = False
    art: Art = NO_ART
    entry: str = ""
    said: str = ""
    same: bool = False
    parts: Parts = ()
    share: float = 1.0
    recording: Recording | None = None
    illustrations: tuple[Illustration, ...] = ()


@dataclass(frozen=True, slots=True)
class Produced:
    """An episode that only has to be committed; ``lessons`` is what was learnt of the voices' paces.

    ``notes`` say what is not as the article has it.
    """

    episode: Episode
    files: tuple[NewFile, ...]
    spoken: int
    cached: int
    doubts: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    notes: tuple[str, ...] = ()


class News(Protocol):
    """Told how one article gets on: of its script once, of each utterance, of the seconds that are mastered."""

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None: ...
    def segment(self, source: str, *, cached: bool) -> None: ...
    def mastered(self, source: str, seconds: float) -> None: ...


class Producer:
    """Produces one episode after the other; an engine is loaded once, so that its models serve every article.

    ``executor`` speak and encode in place of this machine's cores; work for them may cross to other machines.
    """

    def __init__(self, meter: Meter | None = None, executor: Executor | None = None) -> None:
        self._meter, self._executor = meter, executor
        self._engines: dict[str, SpeechEngine] = {}
        self._hearing: Hearing | None = None
        self._guide: SpeechEngine | None = None

    def load_engine(self, name: str, options: SpeakOptions) -> SpeechEngine:
        """The engine of that name; raises as ``load_engine`` of the stage does."""
        if name not in self._engines:
            self._engines[name] = load_chosen(name, options)
        return self._engines[name]

    def load_hearing(self, options: SpeakOptions) -> Hearing | None:
        """Who hears what is newly spoken, None where nobody does; raises as ``load_recogniser`` does."""
        if self._hearing is None and (recogniser := load_recogniser(options)):
            self._hearing = Hearing(recogniser, lambda text, language: render_readings(speak_text(text, language)[0]))
        return self._hearing

    def close(self) -> None:
        """Close the connections of the engines that hold any; the next request opens new ones."""
        for engine in self._engines.values():
            getattr(engine, "close", lambda: None)()

    def produce(self, job: Job, news: News) -> Produced:
        """The episode, spoken by the first engine that can; one voice speaks all of it.

        Raises SpeakError, MasterError, UsageError (nothing is sent of a text that would pass the limit of a run), and
        DiskError where the disk is full; nothing half made stays in the folder then.
        """
        speak = job.recipe.speak

        def attempt(engine: SpeechEngine) -> Produced:
            if job.insist and (absence := _find_absence(engine, job.script)):
                raise absence
            return self._record(job, engine, news)

        try:
            if job.recording:
                return self._take_recording(job, job.recording, news)
            return try_engines(speak, attempt, lambda name: self.load_engine(name, speak))[1]
        except OSError as error:
            raise unwritable(str(error.filename or job.cache or job.folder), error) from error

    def _record(self, job: Job, engine: SpeechEngine, news: News) -> Produced:
        """The script spoken by one engine, mastered and tagged."""
        recipe, counts, ledger = job.recipe, Counter[bool](), Ledger()
        script, strange = drop_voices(job.script, engine, recipe.speak)
        job = replace(job, script=script)
        paces = job.paces.copy()
        cache = SegmentCache(job.cache / SEGMENTS) if job.cache else None
        estimate = estimate_speech(script, engine, recipe.speak, cache)
        if self._meter and engine.traits.remote:
            self._meter.refuse(estimate.characters, job.source)
        news.script(job.source, script.title, len(script.utterances), estimate.audio_seconds)

        def note(*, cached: bool) -> None:
            counts[cached] += 1
            news.segment(job.source, cached=cached)

        with ExitStack() as stack:
            folder = job.folder or stack.enter_context(scratch_folder())
            speakers = stack.enter_context(self._open_speakers(job, engine, estimate.new))
            segments = speak_script(
                script,
                engine,
                recipe.speak,
                cache,
                note,
                executor=speakers,
                ledger=ledger,
                meter=self._meter,
                paces=paces,
                hearing=self.load_hearing(recipe.speak) if estimate.new else None,
            )
            own, notes = fit_art(job.art)
            notes += tuple(f"marked for the voice '{name}', which {engine.traits.name} has not" for name in strange)
            track = self._master(job, segments, folder, news)
            _refuse_holes(ledger, script, track)
            if isinstance(engine, AutoEngine) and engine.fault:
                notes = (*notes, f"{ledger.engine} speaks all of it: {engine.fault}")
            episode = _describe(job, track, ledger.engine, _name_substitute(job, engine, ledger))
            marks = mark_synthetic(episode, recipe.show.language, recipe.words) if recipe.disclosed else ()
            episode, files = _finish(job, track, episode, ledger, own, marks=marks, narrator=recipe.narrator)
        doubts = tuple(map(str, ledger.doubts))
        return Produced(episode, files, counts[False], counts[True], doubts, tuple(paces.lessons), notes)

    def _take_recording(self, job: Job, own: Recording, news: News) -> Produced:
        """The person's recording, mastered as a voice is, with the times of its sentences."""
        recipe, script, ledger = job.recipe, job.script, Ledger()
        with ExitStack() as stack:
            folder = job.folder or stack.enter_context(scratch_folder())
            scratch = stack.enter_context(scratch_folder())
            path = own.path
            if own.content:
                path = scratch / f"voice{own.path.suffix}"
                path.write_bytes(own.content)
            rate = recipe.master.sample_rate if recipe.master.sample_rate != "voice" else 44100
            samples = decode_recording(path, rate, scratch)
            refuse_other(own.name, script, samples, rate)
            recorded = Recorded(script, samples, rate)
            recorded.align(self._speak_along(script))
            recorded.write(ledger)
            news.script(job.source, script.title, len(script.utterances), recorded.seconds)
            picture, notes = fit_art(job.art)
            track = self._master(job, recorded, folder, news)
            _refuse_holes(ledger, script, track)
            episode = replace(_describe(job, track, "", ""), recording=own.name)
            episode = replace(episode, voice=dict(job.article.narration).get(READER, ""))
            episode, files = _finish(job, track, episode, ledger, picture)
        notes += (f"{own.name} is heard; where its sentences begin is an estimate",)
        return Produced(episode, files, 0, 0, tuple(map(str, ledger.doubts)), (), notes)

    def _master(self, job: Job, cues: Iterable[Segment | Pause | Chapter], folder: Path, news: News) -> Track:
        """The sound of all that is heard, in each format."""
        with ExitStack() as stack:
            return build_track(
                cues,
                folder,
                unpack_sounds(job.recipe, folder),
                title=job.script.title,
                executor=self._executor or stack.enter_context(_open_encoders()),
                cache=job.cache / STRETCHES if job.cache else None,
                progress=lambda seconds: news.mastered(job.source, seconds),
            )

    def _speak_along(self, script: Script) -> list[Segment | Pause] | None:
        """The script as the embedded voice says it, to find its words in a recording; None where it cannot."""
        options = SpeakOptions(engine=GUIDE)
        try:
            self._guide = self._guide or load_chosen(GUIDE, options)
            cues = speak_script(script, self._guide, options, paces=PaceBook())
            return [cue for cue in cues if not isinstance(cue, Chapter)]
        except SpeakError:
            return None

    def _open_speakers(self, job: Job, engine: SpeechEngine, sentences: int) -> AbstractContextManager[Executor | None]:
        """Who speaks for an engine that works in processes; any other has threads, or is this thread's own."""
        if not job.alone or engine.traits.parallel != "process":
            return nullcontext()
        return nullcontext(self._executor) if self._executor else open_workers(engine, job.recipe.speak, sentences)


def _open_encoders() -> Executor:
    """Threads, for the encoder releases the interpreter's lock: so many that the last article uses every core."""
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="master")


def _finish(
    job: Job,
    track: Track,
    episode: Episode,
    ledger: Ledger,
    picture: bytes,
    *,
    marks: tuple[tuple[str, str], ...] = (),
    narrator: str = "",
) -> tuple[Episode, tuple[NewFile, ...]]:
    """The episode with its files, the sound tagged; their content where they are for another machine."""
    show, image = job.recipe.show, job.art.place
    tag_track(track, make_tags(show, job.recipe.cover, episode, job.script, own=picture, image=image, marks=marks))
    episode, files = add_files(
        episode, job.script, track, show, ledger=write_ledger(ledger), own=picture, social=job.art.social,
        image=image, narrator=narrator, figures=tuple(list_stored(job.illustrations)),
    )  # fmt: skip
    if job.folder is None:
        return episode, tuple(replace(file, content=_carry(file.content)) for file in files)
    return episode, tuple(files)


def _carry(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


def _find_absence(engine: SpeechEngine, script: Script) -> SpeakError | None:
    """Why another engine speaks some of the script only because ``auto``'s own cannot work at present."""
    return engine.find_absence(script.utterances) if isinstance(engine, AutoEngine) else None


def _name_substitute(job: Job, engine: SpeechEngine, ledger: Ledger) -> str:
    """Who speaks in place of the first choice; empty where that speaks itself."""
    if engine.traits.name != job.recipe.speak.engine:
        return engine.traits.name
    return ledger.engine if _find_absence(engine, job.script) else ""


def _describe(job: Job, track: Track, speakers: str, substitute: str) -> Episode:
    """The episode as it was spoken; a ``substitute``'s is rendered again once the show's own engine can.

    ``speakers`` are the engines whose voices are heard: an engine may choose another for each sentence.
    """
    return describe_episode(
        job.article,
        job.script,
        track,
        job.plan,
        source=job.source,
        fingerprint=f"{job.fingerprint}{SUBSTITUTE}{substitute}" if substitute else job.fingerprint,
        voice=speakers if substitute else describe_speakers(speakers, job.recipe.speak),
        now=job.now,
        anew=job.recipe.anew,
        edited=job.edited,
        art=job.art.name,
        entry=job.entry,
        said=job.said,
        same=job.same,
        parts=job.parts,
        share=job.share,
        least=job.recipe.least,
        illustrations=job.illustrations,
    )


def fit_art(art: Art) -> tuple[bytes, tuple[str, ...]]:
    """The episode's own cover, and a note where it is the show's because the article's picture cannot be had."""
    try:
        own = art.content if art.fitted or not art.content else fit_cover(art.content, name=art.place, least=LEAST_ART)
    except MasterError as error:
        return b"", (f"the show's cover stands for the article's picture: {error}",)
    return own, ((f"the show's cover stands for the article's picture: {art.fault}",) if art.fault else ())


def _refuse_holes(ledger: Ledger, script: Script, track: Track) -> None:
    """Raises SpeakError where an utterance of the script is not in the sound: such an episode is never committed."""
    faults = check_ledger(ledger, script, track.timeline.seconds)
    if faults:
        raise SpeakError(script.title, faults[0], "articlecast cache verify")
