"""Tones in place of speech: for tests, dry runs and finding out how long an episode will be."""

from __future__ import annotations

import numpy as np

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.text import find_words, join_spelled
from articlecast.errors import NoSuchVoice
from articlecast.model import Sound, WordTime
from articlecast.names import suggest_name

SAMPLE_RATE = 22050
SECONDS_A_CHARACTER = 0.065
"""About what narration takes: 15 characters a second."""

_HERTZ = {"low": 165.0, "tone": 220.0, "high": 330.0}


class ToneEngine:
    """Hums each word for as long as it would take to say; silence stands for everything between words."""

    @property
    def traits(self) -> Traits:
        return Traits("tone", "1", parallel="thread", word_times=True)

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(name, "mul", quality="tone", licence="CC0-1.0") for name in sorted(_HERTZ))

    def render_text(self, said: str) -> str:
        return join_spelled(said, " ".join)

    def check_voice(self, name: str) -> None:
        if name not in _HERTZ:
            raise NoSuchVoice(
                "tone", f"no voice '{name}'{suggest_name(name, _HERTZ)}", "articlecast voices --engine tone"
            )

    def speak(self, request: SpeechRequest) -> Sound:
        """One tone a word; the length is proportional to the text. Raises NoSuchVoice."""
        self.check_voice(request.voice or "tone")
        hertz = _HERTZ[request.voice or "tone"]
        samples_a_character = round(SECONDS_A_CHARACTER * SAMPLE_RATE / request.rate)
        times = np.arange(len(request.text) * samples_a_character) / SAMPLE_RATE
        wave = 8000 * np.sin(2 * np.pi * hertz * request.pitch * times)
        heard = np.zeros(len(times), dtype=bool)
        words = []
        for start, end in find_words(request.text):
            heard[start * samples_a_character : end * samples_a_character] = True
            words.append(WordTime(start, end, start * samples_a_character))
        frames = np.where(heard, wave, 0).astype("<i2").tobytes()
        return Sound(frames, SAMPLE_RATE, tuple(words))
