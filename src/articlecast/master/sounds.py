"""Intro, outro, sting and bed: sounds from files, shaped with pydub and laid around and under the speech."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import av
import numpy as np

from articlecast.display import quote_word
from articlecast.errors import MasterError
from articlecast.master.loudness import SILENCE_LUFS, Floats, integrate, measure_hops
from articlecast.master.options import MasterOptions
from articlecast.master.stitch import GUARD_FRAMES, Stretch

with warnings.catch_warnings():
    # It looks for ffmpeg and compiles old patterns when it is imported; we decode with PyAV and need neither.
    warnings.simplefilter("ignore")
    os.environ.setdefault("PATH", os.defpath)  # which it takes for granted (pydub.utils.which)
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

LONGEST_SECONDS = 600.0
DUCK_DB = 6.0
"""By how much the bed rises where nobody speaks."""

_DUCK_SECONDS = 0.3
_SILENCE_DBFS = -60.0


def load_sound(path: Path, rate: int) -> AudioSegment:
    """The first LONGEST_SECONDS of the file's sound, mono, 16 bit, at ``rate`` Hz, without silence at its ends.

    Takes whatever PyAV reads, the sound of a video too. Raises MasterError where there is no sound in it.
    """
    if not path.is_file():
        raise MasterError(str(path), "there is no such sound file", f"ls {quote_word(str(path.parent))}")
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    parts: list[bytes] = []
    room = int(LONGEST_SECONDS * rate)
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise MasterError(str(path), "there is no sound in it", "use a WAV, MP3, FLAC, M4A or Ogg file")
            for frame in container.decode(container.streams.audio[0]):
                for piece in resampler.resample(frame):
                    parts.append(piece.to_ndarray().astype("<i2").tobytes())
                    room -= piece.samples
                if room <= 0:
                    break
    except (av.FFmpegError, OSError, ValueError) as error:
        raise MasterError(
            str(path), f"it cannot be read as sound: {error}", "use a WAV, MP3, FLAC, M4A or Ogg file"
        ) from error
    sound = AudioSegment(b"".join(parts), sample_width=2, frame_rate=rate, channels=1)
    first = detect_leading_silence(sound, _SILENCE_DBFS)
    last = len(sound) - detect_leading_silence(sound.reverse(), _SILENCE_DBFS)
    if last <= first:
        raise MasterError(str(path), "there is nothing but silence in it", "use another file")
    return sound[first:last]


def level_sound(sound: AudioSegment, target: float) -> AudioSegment:
    """The sound at ``target`` LUFS, its peaks below full scale."""
    samples = np.frombuffer(sound.raw_data, "<i2").astype(np.float32) / np.float32(32768)
    loudness = integrate(measure_hops(samples, sound.frame_rate))
    if loudness <= SILENCE_LUFS:
        return sound
    return sound.apply_gain(min(target - loudness, -sound.max_dBFS))


@dataclass(frozen=True, slots=True)
class SoundDesign:
    """The show's sounds at the file's rate, levelled and faded; empty where there is none."""

    rate: int
    frame_samples: int
    fade: float
    bed_seconds: float
    intro: bytes = b""
    outro: bytes = b""
    sting: bytes = b""
    bed: bytes = b""

    def __bool__(self) -> bool:
        return bool(self.intro or self.outro or self.sting or self.bed)

    def dress(self, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
        """The speech with the intro before it, a sting before each further chapter, the outro behind it."""
        if self.intro:
            yield self.frame(self.intro)
        place, rest = 0, iter(stretches)
        stretch, following = next(rest, None), None
        while stretch is not None:
            following = next(rest, None)
            if self.sting and place and stretch.chapters:
                yield self.frame(self.sting)
            yield replace(stretch, bed=self.slice_bed(stretch, place, last=following is None))
            place += stretch.samples
            stretch = following
        if self.outro:
            yield self.frame(self.outro)

    def frame(self, frames: bytes) -> Stretch:
        """A sound as a stretch of its own: whole frames, silence at its end, its level left as it is."""
        samples = len(frames) // 2 + GUARD_FRAMES * self.frame_samples
        samples += -samples % self.frame_samples
        return Stretch(frames, self.rate, samples, (), (), levelled=True)

    def slice_bed(self, stretch: Stretch, place: int, *, last: bool) -> bytes:
        """What lies under the stretch that begins ``place`` samples behind the first word; empty for silence."""
        end = round(self.bed_seconds * self.rate)
        if not self.bed or (end and place >= end):
            return b""
        loop = np.frombuffer(self.bed, "<i2").astype(np.float32)
        moments = place + np.arange(stretch.samples)
        under = loop[moments % loop.size] * self._duck(stretch)
        fade = max(1.0, self.fade * self.rate)
        under *= np.clip(moments / fade, 0, 1).astype(np.float32)
        if last:
            end = min(end or place + stretch.samples, place + stretch.samples)
        if end:
            under *= np.clip((end - moments) / fade, 0, 1).astype(np.float32)
        return bytes(np.rint(under).astype("<i2").tobytes())

    def _duck(self, stretch: Stretch) -> Floats:
        """1.0 under the words, more where they pause for longer than the two ramps."""
        ramp, scale = _DUCK_SECONDS * self.rate, self.rate / stretch.source_rate
        edges = [0.0, *chain.from_iterable((mark.start * scale, mark.end * scale) for mark in stretch.marks)]
        edges.append(float(stretch.samples))
        times, levels = [0.0], [1.0]
        for start, end in zip(edges[0::2], edges[1::2], strict=True):
            if end - start > 2 * ramp:
                times += [start, start + ramp, end - ramp, end]
                levels += [1.0, 10 ** (DUCK_DB / 20), 10 ** (DUCK_DB / 20), 1.0]
        curve: Floats = np.interp(np.arange(stretch.samples), times, levels).astype(np.float32)
        return curve


def load_design(options: MasterOptions, rate: int, frame_samples: int) -> SoundDesign:
    """The sounds that the options name, decoded once. Raises MasterError."""
    fade = int(options.fade_seconds * 1000)

    def around(name: str) -> bytes:
        if not name:
            return b""
        sound = level_sound(load_sound(Path(name), rate), options.loudness - options.music_below)
        # pydub's fades count whole milliseconds; nothing else depends on where they end.
        return bytes(sound.fade_in(min(fade, len(sound) // 2)).fade_out(min(fade, len(sound) // 2)).raw_data)

    bed = (
        level_sound(load_sound(Path(options.bed), rate), options.loudness - options.bed_below) if options.bed else None
    )
    return SoundDesign(
        rate,
        frame_samples,
        options.fade_seconds,
        options.bed_seconds,
        around(options.intro),
        around(options.outro),
        around(options.sting),
        bytes(bed.raw_data) if bed else b"",
    )
