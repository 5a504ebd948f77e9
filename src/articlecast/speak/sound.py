"""What is done to a sentence's sound: its edges measured and trimmed, parts joined, word times estimated."""

from __future__ import annotations

import re
import wave
from collections.abc import Sequence
from itertools import pairwise
from typing import IO

import numpy as np
import numpy.typing as npt

from articlecast.errors import SpeakError
from articlecast.model import Sound, WordTime

FAINTEST = 65
"""The loudest sample of speech is above this: -54 dB of full scale; below, there is nothing to hear."""

LEAD_SECONDS, TRAIL_SECONDS = 0.02, 0.3
"""Silence before and after a sentence, of every engine alike: what espeak-ng leaves, and what a breath takes."""

_GAPS = ((".!?…。！？", 0.3), (";:；：–—", 0.2), (",)，、", 0.12))
"""Seconds between the parts of one sentence, by the character that a part ends with."""

_CLOSING = "\"'”’»)] "

_BREATHS = ((";:–—", 0.22), (",", 0.15))
"""Seconds after a sentence that goes on in the next one, by the character that it ends with."""
_SHORTEST_BREATH, _LONGEST_BREATH, _BREATH_A_SECOND = 0.34, 0.6, 0.025
"""Speakers pause longer the longer the sentence was; 4.5 seconds, the mean of 200, are followed by 0.45."""

_WORD = re.compile(r"[^\W_]+(?:[’'.\-@&:/,][^\W_]+)*")

_PRONUNCIATION = re.compile("\ufff9|\ufffa[^\ufffb]*\ufffb")

Samples = npt.NDArray[np.int16]


def read_samples(sound: Sound) -> Samples:
    return np.frombuffer(sound.frames, "<i2")


def write_wave(sound: Sound, file: str | IO[bytes]) -> None:
    """The sound as a WAV, mono samples of 16 bits, into the file of that name or one that is open."""
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sound.sample_rate)
        out.writeframes(sound.frames)


def check_heard(sound: Sound, text: str, engine: str) -> None:
    """Raises SpeakError where there is nothing to hear."""
    if not sound.frames:
        raise SpeakError(engine, f"gave no sound for {text!r}")
    if len(sound.frames) % 2:
        raise SpeakError(engine, f"gave half a sample for {text!r}")
    samples = read_samples(sound)
    if max(int(samples.max()), -int(samples.min())) <= FAINTEST:
        raise SpeakError(engine, f"gave only silence for {text!r}")


def trim_sound(sound: Sound, trail_seconds: float = TRAIL_SECONDS) -> Sound:
    """The sound with at most LEAD_SECONDS of silence before it and exactly ``trail_seconds`` after it.

    Silent is what stays 46 dB below the sound's own peak, measured in steps of 5 ms.
    """
    samples = read_samples(sound)
    step = max(1, sound.sample_rate // 200)
    peaks = _find_peaks(samples, step)
    heard = np.flatnonzero(peaks > max(FAINTEST // 4, peaks.max() // 200))
    if not len(heard):
        return sound
    begin = max(0, int(heard[0]) * step - round(LEAD_SECONDS * sound.sample_rate))
    end = min(len(samples), (int(heard[-1]) + 1) * step)
    trail = round(trail_seconds * sound.sample_rate)
    kept = samples[begin : end + trail]
    silence = np.zeros(max(0, end + trail - len(samples)), "<i2")
    words = tuple(
        WordTime(word.start, word.end, max(0, word.sample - begin), word.estimated)
        for word in sound.words
        if word.sample < end
    )
    return Sound(np.concatenate([kept, silence]).astype("<i2").tobytes(), sound.sample_rate, words)


def find_breath(text: str, sound: Sound) -> float:
    """Seconds of silence after that sentence where its engine breathes: of its own length and end, not of its place."""
    last = text.rstrip(_CLOSING)[-1:]
    asked = next((seconds for ends, seconds in _BREATHS if last and last in ends), 0.0)
    begin, end = find_heard(sound)
    grown = _SHORTEST_BREATH + _BREATH_A_SECOND * (end - begin) / sound.sample_rate
    return asked or round(min(grown, _LONGEST_BREATH), 2)


def _find_peaks(samples: Samples, step: int) -> npt.NDArray[np.int32]:
    """The greatest magnitude in each ``step`` samples, the last ones filled with silence."""
    whole = len(samples) - len(samples) % step
    rows = samples[:whole].reshape(-1, step)
    peaks = np.maximum(rows.max(axis=1).astype(np.int32), -rows.min(axis=1).astype(np.int32))
    rest = samples[whole:].astype(np.int32)
    return np.append(peaks, np.abs(rest).max()) if len(rest) else peaks


def join_sounds(texts: Sequence[str], sounds: Sequence[Sound], trail_seconds: float = TRAIL_SECONDS) -> Sound:
    """The parts of one text as one sound, each trimmed and followed by the gap that its last character asks for.

    The last is followed by ``trail_seconds``. ``texts`` joined by single spaces are the whole; word times are counted
    on it. Raises SpeakError where the sample rates differ.
    """
    if len(sounds) == 1:
        return sounds[0]
    rate = sounds[0].sample_rate
    if any(sound.sample_rate != rate for sound in sounds):
        raise SpeakError("speak", f"the parts of {' '.join(texts)[:60]!r} differ in sample rate")
    frames, words = bytearray(), []
    place = 0
    for number, (text, sound) in enumerate(zip(texts, sounds, strict=True)):
        last = number == len(sounds) - 1
        part = trim_sound(sound, trail_seconds if last else _find_gap(text))
        samples = len(frames) // 2
        words += [WordTime(w.start + place, w.end + place, w.sample + samples, w.estimated) for w in part.words]
        frames += part.frames
        place += len(text) + 1
    return Sound(bytes(frames), rate, tuple(words))


def _find_gap(text: str) -> float:
    last = text.rstrip(_CLOSING)[-1:]
    return next((seconds for ends, seconds in _GAPS if last and last in ends), 0.0)


def complete_words(sound: Sound, text: str) -> Sound:
    """The sound with a time for every word: measured ones kept, the others estimated between their neighbours.

    Between two measured words time is shared by characters; a sentence without any is shared from its first heard
    sample to its last. Estimated times are marked.
    """
    spans = [match.span() for match in _WORD.finditer(_PRONUNCIATION.sub(lambda match: " " * len(match[0]), text))]
    if not spans:
        return sound
    measured = {span: word.sample for word in sound.words if (span := (word.start, word.end)) in spans}
    if len(measured) == len(spans):
        return sound
    begin, end = find_heard(sound)
    known = [(start, sample) for (start, _), sample in sorted(measured.items())]
    if not known or known[0][0] > spans[0][0]:
        known.insert(0, (spans[0][0], min([begin, *(sample for _, sample in known[:1])])))
    known.append((spans[-1][1], max(end, known[-1][1])))
    places, samples = zip(*known, strict=True)
    said = [_count_said(text, place) for place in places]
    words = [
        WordTime(
            start,
            stop,
            measured.get((start, stop), int(np.interp(_count_said(text, start), said, samples))),
            estimated=(start, stop) not in measured,
        )
        for start, stop in spans
    ]
    return Sound(sound.frames, sound.sample_rate, _make_rise(words))


def _count_said(text: str, place: int) -> int:
    """Characters before that place, without pronunciations: they stand beside their words and are not said again."""
    if "\ufffa" not in text:
        return place
    return len(_PRONUNCIATION.sub("", text[:place]))


def _make_rise(words: list[WordTime]) -> tuple[WordTime, ...]:
    if all(first.sample < second.sample for first, second in pairwise(words)):
        return tuple(words)
    kept: list[WordTime] = []
    for word in words:
        if not kept or word.sample > kept[-1].sample:
            kept.append(word)
    return tuple(kept)


def find_heard(sound: Sound) -> tuple[int, int]:
    """The first and the last sample that can be heard."""
    samples = read_samples(sound)
    first = _find_loud(samples)
    if first is None:
        return 0, sound.samples
    return first, len(samples) - 1 - (_find_loud(samples[::-1]) or 0)


def _find_loud(samples: Samples) -> int | None:
    """The first that can be heard, None where none can: a look at each end, where the whole took 0.4 ms a sentence."""
    for begin in range(0, samples.size, 4096):
        part = samples[begin : begin + 4096]
        if part.max() > FAINTEST or part.min() < -FAINTEST:  # a third of the time of the comparison of each
            return begin + int(((part > FAINTEST) | (part < -FAINTEST)).argmax())
    return None


def make_silence(sample_rate: int, seconds: float = TRAIL_SECONDS) -> Sound:
    return Sound(bytes(2 * round(seconds * sample_rate)), sample_rate)
