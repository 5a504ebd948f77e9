"""The script's way through an engine: lazily, in order, each sentence from the cache where it was said before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import SpeakError
from articlecast.model import Chapter, Pause, Script, Segment, Sound, Utterance
from articlecast.speak.cache import SegmentCache, digest_request
from articlecast.speak.options import SpeakOptions

FAINTEST = 65
"""The loudest sample of speech is above this: -54 dB of full scale; below, there is nothing to hear."""


class Note(Protocol):
    """Told of each utterance in order, whether it came from the cache."""

    def __call__(self, *, cached: bool) -> None: ...


def speak_script(
    script: Script,
    engine: SpeechEngine,
    options: SpeakOptions | None = None,
    cache: SegmentCache | None = None,
    note: Note | None = None,
) -> Iterator[Segment | Pause | Chapter]:
    """The cues in order, each utterance as its segment; one segment at a time is in memory.

    Raises SpeakError for a sentence that comes back empty or silent, NoSuchVoice or EngineUnavailable; what was
    spoken until then stays in the cache.
    """
    chosen = options or SpeakOptions()
    for cue in script.cues:
        if isinstance(cue, Utterance):
            segment, cached = _speak_utterance(cue, engine, chosen, cache)
            if note:
                note(cached=cached)
            yield segment
        else:
            yield cue


def _speak_utterance(
    utterance: Utterance, engine: SpeechEngine, options: SpeakOptions, cache: SegmentCache | None
) -> tuple[Segment, bool]:
    text = engine.render_text(utterance.said)
    request = SpeechRequest(text, utterance.language, options.voice, options.rate, options.pitch)
    key = digest_request(request, engine.traits)
    sound = cache.get(key) if cache else None
    if sound:
        return Segment(utterance, text, sound), True
    sound = engine.speak(request)
    _check_sound(sound, text, engine.traits.name)
    if cache:
        cache.put(key, sound)
    return Segment(utterance, text, sound), False


def _check_sound(sound: Sound, text: str, name: str) -> None:
    if not sound.frames:
        raise SpeakError(name, f"gave no sound for {text!r}")
    if np.abs(np.frombuffer(sound.frames, "<i2").astype(np.int32)).max() <= FAINTEST:
        raise SpeakError(name, f"gave only silence for {text!r}")
