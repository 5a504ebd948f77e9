"""A person's own recording in the place of the synthetic voice: its sound, cut into the script's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import av
import numpy as np

from articlecast.errors import SpeakError
from articlecast.model import Chapter, Pause, Script, Segment, Sound, Utterance, WordTime, render_readings
from articlecast.speak.aligning import (
    LEAD,
    Gap,
    Samples,
    describe_sound,
    find_gaps,
    follow,
    is_even,
    lay_over,
    place_starts,
)
from articlecast.speak.ledger import FASTEST, SLOWEST, Ledger, measure_speed, weigh_text
from articlecast.speak.sound import FAINTEST, complete_words

RECORDING = "recording"
"""What the ledger names in the place of an engine."""
_LONGEST_PAUSE = 0.3
"""Seconds: a person does not wait for as long as a script has its voice wait."""
_BREAK, _BREAK_SECONDS, _FADE = 20.0, 0.3, 0.01
"""A track is encoded in parts, which meet in silence: one such every so many seconds, in a pause that is longer."""
_TAIL = 0.3
_LEVEL = 10_000
"""The peak of a recording that is loud enough; of a fainter one the level is raised to look for where it is heard."""
_UNSAID = frozenset({"title", "byline", "closing"})
"""Roles of what a person may leave out."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence in a recording: samples ``start`` up to ``end``, and where its words begin, from ``start`` on."""

    segment: Segment
    start: int
    end: int
    words: tuple[WordTime, ...]


def decode_recording(path: Path, rate: int, folder: Path) -> Samples:
    """The sound of the file, mono, 16 bit, at ``rate`` Hz, in a file of its own in ``folder``: an hour is 300 MB.

    Raises SpeakError where there is no sound in it.
    """
    wanted = "a WAV, FLAC, MP3, M4A or Ogg file"
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    raw = folder / "recording.raw"
    try:
        with av.open(str(path)) as container, raw.open("wb") as out:
            if not container.streams.audio:
                raise SpeakError(str(path), "there is no sound in it", wanted)
            for frame in container.decode(container.streams.audio[0]):
                for piece in resampler.resample(frame):
                    out.write(piece.to_ndarray().astype("<i2").tobytes())
            for piece in resampler.resample(None):
                out.write(piece.to_ndarray().astype("<i2").tobytes())
    except (av.FFmpegError, ValueError) as error:
        why = getattr(error, "strerror", "") or error  # without FFmpeg's number, and the name of its function
        raise SpeakError(str(path), f"it cannot be read as sound: {why}", wanted) from error
    if not raw.stat().st_size:
        raise SpeakError(str(path), "there is no sound in it", wanted)
    return np.memmap(raw, "<i2", "r")


def refuse_other(name: str, script: Script, samples: Samples, rate: int) -> None:
    """Raises SpeakError for a recording that cannot be one of the script: it is silent, or over too soon.

    What a person need not say, its title and byline, is not counted. The episode stays as it was.
    """
    if _find_peak(samples) <= FAINTEST:
        raise SpeakError(name, "nothing is heard in it from end to end", "record it anew, louder")
    whole = find_gaps(samples, rate)[1]
    weight = sum(weigh_text(each.written) for each in script.utterances if each.role not in _UNSAID)
    seconds = whole.end - whole.start
    if weight > FASTEST * seconds:
        wrong = f"{seconds:.1f} s are heard in it, and nobody says the article in less than {weight / FASTEST:.1f}"
        raise SpeakError(name, wrong, "articlecast script ARTICLE   (what to read)")


def _find_peak(samples: Samples) -> int:
    """The greatest magnitude; a stretch of some seconds at a time, for the file may be hours."""
    peak = 0
    for first in range(0, len(samples), 1 << 20):
        part = samples[first : first + (1 << 20)]
        peak = max(peak, int(part.max()), -int(part.min()))
    return peak


@dataclass(slots=True)
class Recorded:
    """The cues of a script, each sentence with its part of the recording; iterated as often as one likes.

    ``doubts`` are sentences that can hardly be what is heard there.
    """

    script: Script
    samples: Samples
    rate: int
    _lines: list[_Line] = field(default_factory=list)
    doubts: dict[int, str] = field(default_factory=dict)
    _gain: float = 1.0

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    def align(self, said: Sequence[Segment | Pause] | None) -> None:
        """Find the sentences: by what a voice made of the script, or by the length of the words where none can."""
        gaps, whole = find_gaps(self.samples, self.rate)
        self._gain = _LEVEL / max(_find_peak(self.samples), 1)
        segments = [cue for cue in said or () if isinstance(cue, Segment)]
        if said and segments:
            places, words = self._lay(said, whole)
        else:
            segments = [
                Segment(each, render_readings(each.said), Sound(b"", self.rate)) for each in self.script.utterances
            ]
            places, words = _share(segments, whole), []
        starts = place_starts(places, gaps, whole)
        length = len(self.samples)
        edges = [min(round(start * self.rate), length) for start in starts]
        edges.append(min(round((whole.end + _TAIL) * self.rate), length))
        self._lines = [
            self._make_line(number, segment, edges[number], max(edges[number + 1], edges[number] + 1), words)
            for number, segment in enumerate(segments)
        ]
        if is_even(self.samples[int(whole.start * self.rate) : int(whole.end * self.rate)], self.rate):
            self.doubts[0] = "is hardly a voice: the recording is as loud from end to end"

    def _lay(self, said: Sequence[Segment | Pause], whole: Gap) -> tuple[list[tuple[float, float]], list[list[float]]]:
        """Where each sentence begins and ends, and each of its words begins, in seconds of the recording."""
        rate = next(cue.sound.sample_rate for cue in said if isinstance(cue, Segment))
        pieces: list[bytes] = []
        marks: list[tuple[float, float, list[float]]] = []
        at = 0
        for cue in said:
            if isinstance(cue, Pause):
                silence = round(min(cue.seconds, _LONGEST_PAUSE) * rate)
                pieces.append(bytes(2 * silence))
                at += silence
                continue
            end = at + cue.sound.samples
            marks.append((at / rate, end / rate, [(at + word.sample) / rate for word in cue.sound.words]))
            pieces.append(cue.sound.frames)
            at = end
        heard = self.samples[int(whole.start * self.rate) : int(whole.end * self.rate)]
        voice = np.frombuffer(b"".join(pieces), "<i2")
        way = lay_over(describe_sound(heard, self.rate), describe_sound(voice, rate))
        flat = follow(way, [second for begin, end, words in marks for second in (begin, end, *words)])
        found = iter([whole.start + second for second in flat])
        places, words = [], []
        for _begin, _end, own in marks:
            places.append((next(found), next(found)))
            words.append([next(found) for _ in own])
        return places, words

    def _make_line(self, number: int, segment: Segment, start: int, end: int, words: list[list[float]]) -> _Line:
        """The sentence's line; its words lie within, and rise."""
        spoken = words[number] if words else []
        timed: list[WordTime] = []
        least = 0
        for event, second in zip(segment.sound.words, spoken, strict=bool(spoken)):
            least = min(max(least, round(second * self.rate) - start), end - start - 1)
            timed.append(WordTime(event.start, event.end, 0 if not timed else max(least, 0), estimated=True))
        line = _Line(segment, start, end, tuple(timed))
        sound = Sound(self.samples[start:end].tobytes(), self.rate)
        if not timed:
            line = _Line(segment, start, end, complete_words(sound, segment.text).words)
        if self._gain > 1:  # what is heard is told by its level, and a track is made louder in the end
            sound = Sound((self.samples[start:end] * self._gain).astype("<i2").tobytes(), self.rate)
        speed = measure_speed(segment.text, sound)
        if speed is not None and not SLOWEST <= speed <= FASTEST:
            self.doubts[number] = f"is hardly what the recording says there: {speed:.1f} characters a second"
        return line

    def __iter__(self) -> Iterator[Segment | Pause | Chapter]:
        lines = iter(enumerate(self._lines))
        since = 0
        for cue in self.script.cues:
            if isinstance(cue, Chapter):
                yield cue
            elif isinstance(cue, Utterance):
                number, line = next(lines)
                stop, silence = line.end, 0
                if line.end - since > _BREAK * self.rate and number + 1 < len(self._lines):
                    silence = self._find_silence(line)
                    stop -= silence
                yield self._cut(line, stop)
                if silence:
                    yield Pause(silence / self.rate)
                    since = line.end

    def _find_silence(self, line: _Line) -> int:
        """The samples at a line's end that may be silence altogether, 0 where it has no such pause."""
        whole = find_gaps(self.samples[line.start : line.end], self.rate)[1]
        room = (line.end - line.start) / self.rate - whole.end
        return round((room - LEAD) * self.rate) if room >= _BREAK_SECONDS else 0

    def _cut(self, line: _Line, stop: int) -> Segment:
        part = np.array(self.samples[line.start : stop])
        fade = min(round(_FADE * self.rate), part.size)
        if stop < line.end and fade:  # silence follows: no click
            part[-fade:] = (part[-fade:] * np.linspace(1, 0, fade)).astype("<i2")
        sound = Sound(part.tobytes(), self.rate, line.words)
        return Segment(line.segment.utterance, line.segment.text, sound)

    def write(self, ledger: Ledger) -> None:
        """Enter each sentence into the ledger, with its doubt."""
        ledger.engine = RECORDING
        for number, line in enumerate(self._lines):
            ledger.add(self._cut(line, line.end), self.doubts.get(number, ""))


def _share(segments: Sequence[Segment], whole: Gap) -> list[tuple[float, float]]:
    """Each sentence's share of the recording by its letters: off by a second and more where nothing tells better."""
    weights = [max(sum(map(str.isalnum, segment.text)), 1) + 4 for segment in segments]
    ends = list(accumulate(weights))
    seconds = (whole.end - whole.start) / ends[-1]
    return [
        (whole.start + (end - weight) * seconds, whole.start + end * seconds)
        for weight, end in zip(weights, ends, strict=True)
    ]
