"""What ``speak`` and ``master`` make of a script: sounds, and the finished track with its one timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlecast.model.script import Role, Utterance


@dataclass(frozen=True, slots=True)
class WordTime:
    """``text[start:end]`` of what the engine was given begins at ``sample``; ``estimated`` if nobody measured."""

    start: int
    end: int
    sample: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono PCM, signed 16 bit, little endian, and the word times within it, rising."""

    frames: bytes = field(repr=False)
    sample_rate: int
    words: tuple[WordTime, ...] = ()

    @property
    def samples(self) -> int:
        return len(self.frames) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.sample_rate


@dataclass(frozen=True, slots=True)
class Segment:
    """The sound of one utterance; ``text`` is exactly what the engine was given."""

    utterance: Utterance
    text: str
    sound: Sound


@dataclass(frozen=True, slots=True)
class TimedWord:
    """``written`` text of one word and the sample where it begins."""

    text: str
    start: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class TimedUtterance:
    """Where an utterance is heard: samples ``start`` up to ``end``, and in which ``language``, where that is known."""

    start: int
    end: int
    written: str
    role: Role = "text"
    paragraph: int = 0
    words: tuple[TimedWord, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class TimedChapter:
    start: int
    end: int
    title: str
    url: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything is, in samples of ``sample_rate``; utterances and chapters rise and do not overlap.

    The one source of ID3 and MP4 chapters, transcripts, chapter files and show notes.
    """

    sample_rate: int
    samples: int
    utterances: tuple[TimedUtterance, ...]
    chapters: tuple[TimedChapter, ...]

    @property
    def seconds(self) -> float:
        return self.samples / self.sample_rate

    def at(self, sample: int) -> float:
        """Seconds from the start at which ``sample`` is heard."""
        return sample / self.sample_rate


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured over the whole track after the limiter: LUFS as of BS.1770-4 on the file's own channels, and dBTP.

    ``gain_db`` is what was added to the engine's sound.
    """

    integrated: float
    true_peak: float
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Track:
    """One encoded file, still outside the episode, and the timeline that holds for it.

    ``alternates`` are the same sound in other formats, in the order in which they were asked for.
    """

    path: str
    media_type: str
    suffix: str
    bitrate: int
    timeline: Timeline
    loudness: Loudness | None = None
    alternates: tuple[Track, ...] = ()
