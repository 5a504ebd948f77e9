"""Where every word is heard: from marks in the engine's samples to one timeline in the file's. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from articlecast.model import Chapter, Segment, TimedChapter, TimedUtterance, TimedWord, Timeline, Utterance, WordTime

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class WordMark:
    """One written word and the sample of its segment at which it begins."""

    text: str
    sample: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a segment lies in its stretch: the engine's samples ``start`` up to ``end``."""

    utterance: Utterance
    start: int
    end: int
    words: tuple[WordMark, ...]


@dataclass(frozen=True, slots=True)
class ChapterMark:
    chapter: Chapter
    start: int


def mark_words(segment: Segment) -> tuple[WordMark, ...]:
    """The written words of a segment, each where the engine began to say it; none where the engine said nothing.

    A word that no event begins lies between its neighbours by its share of the characters, and is estimated.
    """
    events = segment.sound.words
    if not events:
        return ()
    utterance = segment.utterance
    to_text = _alignment(utterance.said, segment.text)
    starts = [event.start for event in events]
    words: list[WordMark] = []
    least = 0
    for match in _WORD.finditer(utterance.written):
        place = to_text(_said_place(utterance, match.start()))
        sample, estimated = _sample_at(place, events, starts, len(segment.text), segment.sound.samples)
        least = max(least, sample)  # two written words inside one rewrite begin together
        words.append(WordMark(match.group(), least, estimated))
    return tuple(words)


def _said_place(utterance: Utterance, written: int) -> int:
    """The index in ``said`` of what stands at index ``written`` of ``written``."""
    shift = 0
    for rewrite in utterance.rewrites:
        if written < rewrite.start:
            break
        if written < rewrite.end:
            share = (written - rewrite.start) / (rewrite.end - rewrite.start)
            return rewrite.said_start + int(share * (rewrite.said_end - rewrite.said_start))
        shift = rewrite.said_end - rewrite.end
    return min(written + shift, len(utterance.said))


class _alignment:  # noqa: N801 -- a function with memory: it reads as one where it is used
    """Maps an index of ``said`` to one of the engine's text, by the count of letters and digits before it.

    Engines put dots or spaces between the letters of an initialism; they do not change what is spoken.
    """

    def __init__(self, said: str, text: str) -> None:
        self.same = said == text
        if self.same:
            return
        self.before = [0, *accumulate(_are_said(said))]
        self.places = [index for index, spoken in enumerate(_are_said(text)) if spoken]
        self.length = len(text)

    def __call__(self, index: int) -> int:
        if self.same:
            return index
        total = max(self.before[-1], 1)
        ordinal = self.before[index] * len(self.places) // total
        return self.places[ordinal] if ordinal < len(self.places) else self.length


def _are_said(text: str) -> Iterator[bool]:
    """Of each character, whether it is a letter or digit; a pronunciation beside its words is no more than they are."""
    annotated = False
    for character in text:
        annotated = character == "\ufffa" or (annotated and character != "\ufffb")
        yield character.isalnum() and not annotated


def _sample_at(
    place: int, events: Sequence[WordTime], starts: list[int], text_length: int, samples: int
) -> tuple[int, bool]:
    """The sample at which the text's index ``place`` is said, and whether that is an estimate."""
    index = max(bisect_right(starts, place) - 1, 0)
    event = events[index]
    # An event may begin one or two signs before or after the word itself: a quotation mark, a bracket.
    if abs(event.start - place) <= 2:
        return event.sample, event.estimated
    if index + 1 < len(events) and events[index + 1].start - place <= 2:
        return events[index + 1].sample, events[index + 1].estimated
    after_start, after_sample = (
        (events[index + 1].start, events[index + 1].sample) if index + 1 < len(events) else (text_length, samples)
    )
    share = (place - event.start) / max(after_start - event.start, 1)
    return event.sample + int(max(0.0, min(share, 1.0)) * (after_sample - event.sample)), True


@dataclass(slots=True)
class TimelineBuilder:
    """Collects the stretches' marks in the order in which they are heard."""

    sample_rate: int
    title: str = ""
    samples: int = 0
    utterances: list[TimedUtterance] = field(default_factory=list)
    chapters: list[tuple[int, Chapter]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # each word once: in hours of speech few are new

    def add_stretch(
        self, marks: Sequence[Mark], chapters: Sequence[ChapterMark], *, source_rate: int, samples: int
    ) -> None:
        """Append a stretch of ``samples`` of the file; marks count samples of ``source_rate`` from its start."""

        def place(sample: int) -> int:
            return self.samples + sample * self.sample_rate // source_rate

        for mark in marks:
            words = tuple(
                TimedWord(self.texts.setdefault(word.text, word.text), place(mark.start + word.sample), word.estimated)
                for word in mark.words
            )
            utterance = mark.utterance
            self.utterances.append(
                TimedUtterance(
                    place(mark.start),
                    place(mark.end),
                    utterance.written,
                    utterance.role,
                    utterance.paragraph,
                    words,
                    utterance.language,
                )
            )
        self.chapters.extend((place(mark.start), mark.chapter) for mark in chapters)
        self.samples += samples

    def build(self) -> Timeline:
        """The timeline: chapters cover the track from its first sample to its last, and there is at least one."""
        starts = [(0 if number == 0 else start, chapter) for number, (start, chapter) in enumerate(self.chapters)]
        if not starts:
            first = self.utterances[0].written if self.utterances else ""
            starts = [(0, Chapter(self.title or first or "Start"))]
        ends = [start for start, _ in starts[1:]] + [self.samples]
        chapters = tuple(
            TimedChapter(start, end, chapter.title, chapter.url, chapter.image)
            for (start, chapter), end in zip(starts, ends, strict=True)
            if end > start  # two headings with nothing between them: the second one stands
        )
        return Timeline(self.sample_rate, self.samples, tuple(self.utterances), chapters)
