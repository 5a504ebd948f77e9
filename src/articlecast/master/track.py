"""Segments → Track, as a stream: stretches are cut, encoded side by side, and written in order."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np

from articlecast.errors import TEMPORARY_PREFIX, MasterError, unwritable
from articlecast.master.encode import (
    ENCODER_LOSS_DB,
    PEAK_MARGIN_DB,
    EncodedStretch,
    Levels,
    StretchCache,
    StretchJob,
    add_pcm,
    encode_stretch,
)
from articlecast.master.formats import FORMS, FormatWriter
from articlecast.master.gain import measure_head, round_gain
from articlecast.master.loudness import SILENCE_LUFS, decibels, integrate
from articlecast.master.mp3 import Mp3Settings, info_frame
from articlecast.master.options import MP3_RATES, Format, MasterOptions
from articlecast.master.sounds import SoundDesign, load_design
from articlecast.master.stitch import Stretch, cut_stretches
from articlecast.master.timeline import TimelineBuilder
from articlecast.model import Chapter, Loudness, Pause, Segment, Timeline, Track
from articlecast.system import let_all_read

Spoken: TypeAlias = Iterable[Segment | Pause | Chapter]

_Answer: TypeAlias = tuple[str, Future[EncodedStretch]]

LEARNING_SECONDS = 60.0
"""The gain is learnt from so much of the beginning; the whole track is measured, and decides in the end."""

TOLERANCE_DB = 0.4


def build_track(
    spoken: Spoken,
    folder: Path,
    options: MasterOptions | None = None,
    *,
    title: str = "",
    executor: Executor | None = None,
    cache: Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> Track:
    """The finished sound, in temporary files in ``folder`` that bear no label yet, and its timeline.

    ``spoken`` is taken once, as it comes; if it can be iterated again (a list, not a generator), nothing has to be
    spooled in case the loudness was misjudged. ``title`` names the chapter where there is none. ``executor`` runs
    the encoders, this machine's cores in threads by default. ``cache`` is a folder where stretches are kept.
    ``progress`` is called with the seconds of audio that are written. Raises MasterError, UsageError and whatever
    ``spoken`` raises; no temporary file is left behind then.
    """
    options = options or MasterOptions()
    with ExitStack() as stack:
        if executor is None:
            cores = os.cpu_count() or 1
            executor = stack.enter_context(ThreadPoolExecutor(cores, thread_name_prefix="master"))
        try:
            kept = StretchCache(cache) if cache else None
            return _Mastering(folder, options, title, executor, kept, progress or _ignore).run(spoken)
        except OSError as error:
            raise unwritable(str(error.filename or folder), error) from error


def _ignore(_seconds: float) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class _Mastering:
    folder: Path
    options: MasterOptions
    title: str
    executor: Executor
    cache: StretchCache | None
    progress: Callable[[float], None]
    mp3: Mp3Settings = field(init=False)
    source_rate: int = field(init=False)
    design: SoundDesign = field(init=False)

    def run(self, spoken: Spoken) -> Track:
        replay = not isinstance(spoken, Iterator)
        cues = iter(spoken)
        self.source_rate, cues = find_rate(cues)
        rate = file_rate(self.options, self.source_rate)
        self.mp3 = Mp3Settings(rate, self.options.bitrate, self.options.quality)
        self.design = load_design(self.options, rate, self.mp3.frame_samples)
        stretches = self.cut(cues)
        head = take_seconds(stretches, LEARNING_SECONDS)
        target = self.options.loudness + ENCODER_LOSS_DB
        gain = measure_head(head, self.ceiling).learn_gain(target)
        with ExitStack() as stack:
            spool = None if replay else stack.enter_context(_Spool(self.folder))
            stretches = chain(head, stretches)
            finished = self.render(spool.keep(stretches) if spool else stretches, gain)
            error = self.options.loudness - finished.loudness.integrated
            if abs(error) > TOLERANCE_DB and finished.loudness.integrated > SILENCE_LUFS:
                finished.discard()
                again = spool.replay() if spool else self.cut(iter(spoken))
                finished = self.render(again, self.learn_again(head, gain, error))
        first, *others = (
            Track(str(path), media_type, suffix, bitrate, finished.timeline, finished.loudness)
            for path, media_type, suffix, bitrate in finished.files
        )
        return replace(first, alternates=tuple(others))

    def learn_again(self, head: list[Stretch], gain: float, error: float) -> float:
        """The gain for a track whose beginning is not like the rest, from how far the first try fell off."""
        measured = measure_head(head, self.ceiling)
        predicted = measured.measure(gain)
        if predicted <= SILENCE_LUFS:
            return round_gain(gain + error)
        return measured.learn_gain(predicted + error)

    @property
    def ceiling(self) -> float:
        """What the limiter keeps to, in dB of full scale."""
        return self.options.true_peak - PEAK_MARGIN_DB

    def cut(self, cues: Iterator[Segment | Pause | Chapter]) -> Iterator[Stretch]:
        return cut_stretches(
            cues,
            sample_rate=self.mp3.sample_rate,
            frame_samples=self.mp3.frame_samples,
            source_rate=self.source_rate,
            cut_chapters=bool(self.design.sting),
        )

    def render(self, stretches: Iterable[Stretch], gain_db: float) -> _Finished:
        """Encode everything into temporary files, one for each format, and measure it."""
        levels = Levels(gain_db, self.ceiling)
        builder = TimelineBuilder(self.mp3.sample_rate, self.title)
        with ExitStack() as failure:
            paths = {name: failure.enter_context(_TemporaryPath(self.folder, name)) for name in self.options.formats}
            measured = self.write_stretches(
                stretches, levels, builder, {name: each.path for name, each in paths.items()}
            )
            failure.pop_all()
        loudness = Loudness(
            round(measured.integrated - ENCODER_LOSS_DB, 2), round(measured.true_peak, 2), round(gain_db, 2)
        )
        timeline = builder.build()
        return _Finished(
            tuple(self.describe(name, each.path, timeline.seconds) for name, each in paths.items()), timeline, loudness
        )

    def describe(self, name: Format, path: Path, seconds: float) -> tuple[Path, str, str, int]:
        """The file with its type, suffix and kbit/s: MP3's are constant, the others' are what they came to."""
        if name == "mp3":
            return path, "audio/mpeg", ".mp3", self.mp3.allowed_bitrate
        came_to = round(path.stat().st_size * 8 / max(seconds, 0.001) / 1000)
        return path, FORMS[name].media_type, FORMS[name].suffix, came_to

    def wanted_bitrate(self, name: Format) -> int:
        """kbit/s of a format: as the show has it for the enclosure, and what is as good for one beside it."""
        enclosure = name == self.options.formats[0] or name == "mp3"
        return self.options.bitrate if enclosure else round(self.options.bitrate * FORMS[name].beside)

    def write_stretches(
        self, stretches: Iterable[Stretch], levels: Levels, builder: TimelineBuilder, paths: dict[Format, Path]
    ) -> Loudness:
        """Write every format as the stretches come; what comes back is measured before encoding."""
        peak, hops = 0.0, [b""]
        with ExitStack() as stack:
            joiner = stack.enter_context(_Mp3Joiner(paths["mp3"], self.mp3)) if "mp3" in paths else None
            writers = [
                FormatWriter(
                    path,
                    FORMS[name],
                    sample_rate=self.mp3.sample_rate,
                    bitrate=self.wanted_bitrate(name),
                    gain_db=-ENCODER_LOSS_DB,  # these encoders keep the level; LAME does not
                    true_peak=self.options.true_peak,
                )
                for name, path in paths.items()
                if name != "mp3"
            ]
            for writer in writers:
                stack.callback(writer.abandon)
            for stretch, encoded in self.encode_ahead(self.design.dress(stretches), levels, keep_pcm=bool(writers)):
                if joiner:
                    joiner.write(encoded)
                for writer in writers:
                    writer.write(encoded.pcm)
                peak = max(peak, encoded.peak)
                hops.append(encoded.hops)
                builder.add_stretch(
                    stretch.marks, stretch.chapters, source_rate=stretch.source_rate, samples=stretch.samples
                )
                self.progress(builder.samples / self.mp3.sample_rate)
            for writer in writers:
                writer.finish()
            if joiner:
                joiner.finish(builder.samples)
        return Loudness(integrate(np.frombuffer(b"".join(hops), "<f4")), decibels(peak))

    def encode_ahead(
        self, stretches: Iterable[Stretch], levels: Levels, *, keep_pcm: bool
    ) -> Iterator[tuple[Stretch, EncodedStretch]]:
        """Results in order, a few under way: found in the cache, or encoded and put there.

        They are looked for beside this thread, which stitches: the digest of an hour of sound takes 0.2 s.
        """
        waiting: deque[tuple[Stretch, Future[_Answer]]] = deque()
        ahead = 2 * (getattr(self.executor, "_max_workers", 0) or os.cpu_count() or 1)
        with ThreadPoolExecutor(1, thread_name_prefix="stretches") as lookup:
            try:
                for stretch in stretches:
                    # What waits needs the marks alone; the samples live on in the job until they are encoded.
                    light = replace(stretch, frames=b"", bed=b"")
                    waiting.append((light, lookup.submit(self.find, self.order(stretch, levels, keep_pcm=keep_pcm))))
                    if len(waiting) > ahead:
                        first, answer = waiting.popleft()
                        yield first, self.collect(*answer.result())
                while waiting:
                    first, answer = waiting.popleft()
                    yield first, self.collect(*answer.result())
            finally:
                for _, answer in waiting:
                    if not answer.cancel() and not answer.exception():
                        answer.result()[1].cancel()

    def order(self, stretch: Stretch, levels: Levels, *, keep_pcm: bool) -> StretchJob:
        return StretchJob(
            stretch.frames,
            stretch.source_rate,
            self.mp3.sample_rate,
            stretch.samples,
            Levels(ENCODER_LOSS_DB, levels.ceiling_db) if stretch.levelled else levels,
            self.mp3 if "mp3" in self.options.formats else None,
            keep_pcm,
            stretch.bed,
            self.options.room_tone,
        )

    def find(self, job: StretchJob) -> _Answer:
        """The key to keep the result by, empty where it need not be, and its promise."""
        key = job.key() if self.cache and job.mp3 else ""
        found = self.cache.get(key) if self.cache and key else None
        if found is None:
            return key, self.executor.submit(encode_stretch, job)
        if job.keep_pcm:
            return "", self.executor.submit(add_pcm, found, job)
        future: Future[EncodedStretch] = Future()
        future.set_result(found)
        return "", future

    def collect(self, key: str, future: Future[EncodedStretch]) -> EncodedStretch:
        encoded = future.result()
        if self.cache and key:
            self.cache.put(key, encoded)
        return encoded


@dataclass(frozen=True, slots=True)
class _Finished:
    files: tuple[tuple[Path, str, str, int], ...]
    timeline: Timeline
    loudness: Loudness

    def discard(self) -> None:
        for path, *_ in self.files:
            path.unlink()


class _TemporaryPath:
    """An empty file in the folder that is deleted when its context fails."""

    def __init__(self, folder: Path, name: Format) -> None:
        descriptor, path = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=f".{name}", dir=folder)
        let_all_read(descriptor)
        os.close(descriptor)
        self.path = Path(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.path.unlink(missing_ok=True)


class _Mp3Joiner:
    """Stretches one behind the other, with the Info frame in front once everything is known."""

    def __init__(self, path: Path, settings: Mp3Settings) -> None:
        self.settings, self.written, self.tail = settings, 0, b""
        self.stream = path.open("wb")

    def __enter__(self) -> Self:
        self.stream.write(bytes(len(info_frame(self.settings, frames=0, audio_bytes=0))))
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, encoded: EncodedStretch) -> None:
        self.stream.write(encoded.frames)
        self.written += len(encoded.frames)
        self.tail = encoded.tail

    def finish(self, samples: int) -> None:
        self.stream.write(self.tail)
        frames = samples // self.settings.frame_samples + self.settings.tail_frames
        self.stream.seek(0)
        self.stream.write(info_frame(self.settings, frames=frames, audio_bytes=self.written + len(self.tail)))


def find_rate(cues: Iterator[Segment | Pause | Chapter]) -> tuple[int, Iterator[Segment | Pause | Chapter]]:
    """The first segment's rate in Hz, which the whole track is stitched at, and all the cues."""
    before: list[Segment | Pause | Chapter] = []
    for cue in cues:
        before.append(cue)
        if isinstance(cue, Segment):
            if not 4000 <= cue.sound.sample_rate <= 384000:
                raise MasterError(
                    f"'{cue.utterance.written[:57]}'", f"its sample rate of {cue.sound.sample_rate} Hz cannot be"
                )
            return cue.sound.sample_rate, chain(before, cues)
    raise MasterError("track", "there is nothing to hear in it", "articlecast script ARTICLE")


def file_rate(options: MasterOptions, source_rate: int) -> int:
    """The file's rate in Hz: the one that is set, or the voice's own as far as the format knows it."""
    if options.sample_rate != "voice":
        return options.sample_rate
    known = sorted(MP3_RATES[1] + MP3_RATES[2])
    return next((rate for rate in known if rate >= source_rate), known[-1])


def take_seconds(stretches: Iterator[Stretch], seconds: float) -> list[Stretch]:
    """The first stretches, as many as it takes to fill ``seconds``."""
    taken: list[Stretch] = []
    filled = 0.0
    while filled < seconds and (stretch := next(stretches, None)) is not None:
        taken.append(stretch)
        filled += len(stretch.frames) / 2 / stretch.source_rate
    return taken


class _Spool:
    """Keeps the stretches of a generator on disk until their loudness is known, in a file without a name.

    The marks of every word are there too: an hour of them takes two megabytes.
    """

    def __init__(self, folder: Path) -> None:
        self.stream = tempfile.TemporaryFile(prefix=TEMPORARY_PREFIX, dir=folder)  # noqa: SIM115 -- closed by __exit__
        self.kept = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def keep(self, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
        for stretch in stretches:
            pickle.dump(stretch, self.stream)
            self.kept += 1
            yield stretch

    def replay(self) -> Iterator[Stretch]:
        self.stream.seek(0)
        for _ in range(self.kept):
            stretch: Stretch = pickle.load(self.stream)  # noqa: S301 -- nobody else can write to a file without a name
            yield stretch
