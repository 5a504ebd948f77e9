"""Voices made of numbers: what an engine gives, without an engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from articlecast.model import Chapter, Pause, Segment, Sound, Utterance, WordTime

Spoken = list[Segment | Pause | Chapter]


@lru_cache(maxsize=128)
def hum(number: int, *, seconds: float = 3.0, rate: int = 22050, level: float = 0.1) -> bytes:
    """A vowel-like sound with syllables, different for each number, ending in 0.25 s of silence."""
    t = np.arange(int(rate * seconds)) / rate
    noise = np.random.default_rng(number).normal(size=t.size)
    syllables = (0.55 + 0.45 * np.sin(2 * np.pi * 3.1 * t + number)) * (t < seconds - 0.25)
    pitch = 130 + 25 * np.sin(number)
    tone = sum(np.sin(2 * np.pi * pitch * k * t + k * k) / k for k in range(1, 24))
    return bytes((np.clip((tone + 0.05 * noise) * syllables * level, -1, 1) * 32767).astype("<i2").tobytes())


def sentence(number: int, *, written: str = "", seconds: float = 3.0, rate: int = 22050, level: float = 0.1) -> Segment:
    """A sentence of four words that begin at the quarters of its sound."""
    text = written or f"Sentence number {number} here."
    frames = hum(number, seconds=seconds, rate=rate, level=level)
    starts = [index for index, character in enumerate(text) if index == 0 or text[index - 1] == " "]
    samples = len(frames) // 2
    words = tuple(
        WordTime(start, start + 1, samples * order // max(len(starts), 1)) for order, start in enumerate(starts)
    )
    return Segment(Utterance(text, text, "en", paragraph=number // 4), text, Sound(frames, rate, words))


def article(
    sentences: int, *, rate: int = 22050, level: float = 0.1, chapter: int = 12
) -> Iterator[Segment | Pause | Chapter]:
    """Paragraphs of four sentences, a chapter every ``chapter`` sentences."""
    for number in range(sentences):
        if number % chapter == 0:
            yield Chapter(f"Chapter {number // chapter}", url="https://example.org/#c" if number else "")
        yield sentence(number, rate=rate, level=level)
        if number % 4 == 3:
            yield Pause(0.5)


def click_sentence(number: int, *, rate: int = 22050) -> Segment:
    """Half a second of silence, a sharp onset of a tone, silence: its onset can be found in a decoded file."""
    frames = np.zeros(rate * 2)
    t = np.arange(rate // 2) / rate
    frames[rate // 2 : rate // 2 + t.size] = 0.4 * np.sin(2 * np.pi * 700 * t) * np.exp(-3 * t)
    frames[rate // 4 : rate // 4 + 20] = 0.0
    text = f"Click {number}."
    pcm = (frames * 32767).astype("<i2").tobytes()
    return Segment(Utterance(text, text, "en"), text, Sound(bytes(pcm), rate, (WordTime(0, 5, rate // 2),)))
