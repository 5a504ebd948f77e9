"""A person's recording of a script, as far as a test can have one: another voice, pace and pauses than the guide's."""

from __future__ import annotations

import random
import wave
from pathlib import Path

import numpy as np

from articlecast.model import Pause, Script, Segment
from articlecast.speak import PaceBook, SpeakOptions, load_chosen, speak_script

RATE = 22050


def record(script: Script, *, rate: float = 0.85, seed: int = 1, hiss: float = 0.0) -> tuple[bytes, list[float]]:
    """Samples of 16 bits at ``RATE``, and the second at which each sentence begins to be heard."""
    options = SpeakOptions(engine="espeak", voice="en-us+f3", rate=rate)
    draw, noise = random.Random(seed), np.random.default_rng(seed)
    pieces, starts, at = [np.zeros(RATE, "<i2")], [], RATE
    for cue in speak_script(script, load_chosen("espeak", options), options, paces=PaceBook()):
        if isinstance(cue, Pause):
            pieces.append(np.zeros(round(cue.seconds * draw.uniform(0.3, 2) * RATE), "<i2"))
            at += pieces[-1].size
        elif isinstance(cue, Segment):
            assert cue.sound.sample_rate == RATE
            sound = np.frombuffer(cue.sound.frames, "<i2")
            loud = np.flatnonzero(np.abs(sound.astype(int)) > 300)
            starts.append((at + int(loud[0])) / RATE)
            pieces.append(sound)
            at += sound.size
    pieces.append(np.zeros(RATE, "<i2"))
    whole = np.concatenate(pieces).astype(float)
    whole += noise.normal(0, hiss, whole.size) if hiss else 0
    return whole.clip(-32768, 32767).astype("<i2").tobytes(), starts


def write_recording(path: Path, frames: bytes) -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(frames)
