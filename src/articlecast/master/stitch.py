"""Cues → stretches: the segments' frames joined once, cut where there is silence, counted in samples.

Where a stretch ends depends only on what is in it and what comes next, never on where it lies in the track: an
edited sentence changes its own stretch, and the others are found in the cache again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import soxr

from articlecast.errors import MasterError
from articlecast.master.timeline import ChapterMark, Mark, mark_words
from articlecast.model import Chapter, Pause, Segment

SHORTEST_SECONDS, LONGEST_SECONDS = 20.0, 75.0
GUARD_FRAMES = 4
"""Frames of silence on both sides of a joint: the codec's delay and its overlap fall into them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a track that is encoded by itself: mono 16 bit PCM at the engine's rate, beginning and ending softly.

    ``samples`` counts the file's samples that it fills, whole frames of them; ``levelled`` sound gets no gain;
    ``bed`` is added to the speech at the file's rate, as it is.
    """

    frames: bytes = field(repr=False)
    source_rate: int
    samples: int
    marks: tuple[Mark, ...]
    chapters: tuple[ChapterMark, ...]
    levelled: bool = False
    bed: bytes = field(default=b"", repr=False)


def cut_stretches(
    spoken: Iterable[Segment | Pause | Chapter],
    *,
    sample_rate: int,
    frame_samples: int,
    source_rate: int,
    cut_chapters: bool = False,
) -> Iterator[Stretch]:
    """The stretches of a track in order, each as soon as it is whole; a chapter begins one where it must.

    Raises MasterError on sound that is none.
    """
    open_stretch = _OpenStretch(source_rate, sample_rate, frame_samples)
    for cue in spoken:
        match cue:
            case Pause():
                open_stretch.pause += max(0, round(cue.seconds * source_rate))
            case Chapter():
                open_stretch.heading = cue
            case Segment():
                if open_stretch.is_ripe() or (cut_chapters and open_stretch.marks and open_stretch.heading):
                    head = open_stretch.split_pause()
                    yield open_stretch.close()
                    heading = open_stretch.heading
                    open_stretch = _OpenStretch(source_rate, sample_rate, frame_samples, pause=head, heading=heading)
                open_stretch.add(cue)
    yield open_stretch.close()


@dataclass(slots=True)
class _OpenStretch:
    source_rate: int
    sample_rate: int
    frame_samples: int
    pause: int = 0
    heading: Chapter | None = None
    parts: list[bytes] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    chapters: list[ChapterMark] = field(default_factory=list)

    def guard(self) -> int:
        """The engine's samples that fill the guard's frames."""
        return -(-GUARD_FRAMES * self.frame_samples * self.source_rate // self.sample_rate)

    def is_ripe(self) -> bool:
        """Whether the stretch may end in the pause that is open now."""
        seconds = self.length / self.source_rate
        if not self.marks or seconds < SHORTEST_SECONDS:
            return bool(self.marks and self.heading and seconds > SHORTEST_SECONDS / 4)
        return self.pause >= 2 * self.guard() or seconds >= LONGEST_SECONDS

    def split_pause(self) -> int:
        """Leave the pause's first part here; what comes back opens the next stretch, and fills LAME's reservoir."""
        head = self.guard() if self.pause >= 2 * self.guard() else 0
        self.pause -= head
        return head

    def add(self, segment: Segment) -> None:
        self.silence(self.pause)
        self.pause = 0
        if self.heading is not None:
            self.chapters.append(ChapterMark(self.heading, self.length))
            self.heading = None
        frames = fit_frames(segment, self.source_rate)
        end = self.length + len(frames) // 2
        words = mark_words(segment)
        if segment.sound.sample_rate != self.source_rate:
            scale = self.source_rate / segment.sound.sample_rate
            words = tuple(replace(word, sample=round(word.sample * scale)) for word in words)
        over = max(find_end(frames, self.source_rate), *(word.sample for word in words), 0)
        self.marks.append(Mark(segment.utterance, self.length, self.length + over, words))
        self.parts.append(frames)
        self.length = end

    def silence(self, samples: int) -> None:
        if samples:
            self.parts.append(bytes(2 * samples))
            self.length += samples

    def close(self) -> Stretch:
        self.silence(max(self.pause, self.guard()))
        samples = -(-self.length * self.sample_rate // self.source_rate)
        samples += -samples % self.frame_samples
        # Joined once: += would copy the stretch for every segment.
        frames = b"".join(self.parts)
        return Stretch(frames, self.source_rate, samples, tuple(self.marks), tuple(self.chapters))


def find_end(frames: bytes, rate: int) -> int:
    """The sample at which the voice is over, of mono 16 bit sound at ``rate`` Hz; all of them where it is silent.

    Engines leave 0.3 to 0.5 s of silence behind a sentence. The voice is over a twentieth of a second, for a consonant
    that fades, behind the last sample that is louder than a hundredth of the greatest one (-40 dB).
    """
    heard = np.frombuffer(frames, "<i2")
    floor = max(int(heard.max(initial=0)), -int(heard.min(initial=0))) // 100
    for end in range(heard.size, 0, -rate):  # a second at a time from behind: the last is nearly always enough
        start = max(0, end - rate)
        part = heard[start:end]
        loud = np.flatnonzero((part > floor) | (part < -floor))
        if loud.size:
            return min(start + int(loud[-1]) + 1 + rate // 20, heard.size)
    return heard.size


def fit_frames(segment: Segment, rate: int) -> bytes:
    """The segment's frames at ``rate`` Hz. Raises MasterError where they are no mono 16 bit sound."""
    sound = segment.sound
    said = segment.utterance.written
    quoted = f"'{said[:57]}…'" if len(said) > 58 else f"'{said}'"
    if len(sound.frames) % 2:
        raise MasterError(quoted, f"its sound has {len(sound.frames)} bytes, not whole 16-bit samples")
    if not sound.frames and any(character.isalnum() for character in segment.text):
        raise MasterError(quoted, "the engine gave no sound for it", "articlecast voices")
    if sound.sample_rate == rate:
        return sound.frames
    if not 4000 <= sound.sample_rate <= 384000:
        raise MasterError(quoted, f"its sample rate of {sound.sample_rate} Hz cannot be")
    samples = np.frombuffer(sound.frames, "<i2")
    return bytes(np.asarray(soxr.resample(samples, sound.sample_rate, rate, quality="HQ"), "<i2").tobytes())
