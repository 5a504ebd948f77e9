"""The narrator, quotations and headings each have the voice that the editor gave them, by every local neural engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from articlecast.model import Chapter, Role, Script, Segment, Utterance
from articlecast.speak import SpeakOptions, load_chosen, speak_script
from support.onnx_kokoro import build_kokoro
from support.onnx_voice import build_voice

CAST = {"narrator": "first", "quote": "second", "heading": "third"}
SPOKEN: tuple[tuple[Role, str], ...] = (
    ("title", "third"), ("byline", "first"), ("text", "first"), ("quote", "second"), ("heading", "third"),
    ("list", "first"),
)  # fmt: skip


def build_piper(folder: Path) -> tuple[SpeakOptions, dict[str, float]]:
    """Three voices of piper's form in a folder, and how high each of them hums."""
    heights = {"first": 220.0, "second": 440.0, "third": 880.0}
    for name, hertz in heights.items():
        path = build_voice(folder, hertz=hertz)
        path.rename(folder / f"{name}.onnx")
        Path(f"{path}.json").rename(folder / f"{name}.onnx.json")
    return SpeakOptions("piper", voices=CAST, engines={"piper": {"folder": str(folder)}}), heights


def build_of_kokoro(folder: Path) -> tuple[SpeakOptions, dict[str, float]]:
    """Three of a tiny Kokoro's voices, and how loudly each of them hums."""
    build_kokoro(folder)
    names = {"first": "af_heart", "second": "bf_emma", "third": "am_adam"}
    cast = {role: names[name] for role, name in CAST.items()}
    levels = {"first": 0.2, "second": 0.3, "third": 0.25}
    return SpeakOptions("kokoro", voices=cast, engines={"kokoro": {"folder": str(folder)}}), levels


def measure(segment: Segment, engine: str) -> float:
    samples = np.frombuffer(segment.sound.frames, "<i2").astype(float) / 32767
    if engine == "kokoro":
        return round(float(np.abs(samples).max()), 2)
    spectrum = np.abs(np.fft.rfft(samples))
    return round(float(np.argmax(spectrum)) * segment.sound.sample_rate / len(samples) / 220) * 220.0


@pytest.mark.parametrize("build", [build_piper, build_of_kokoro])
def test_the_narrator_quotations_and_headings_have_voices_of_their_own(
    build: Callable[[Path], tuple[SpeakOptions, dict[str, float]]], tmp_path: Path
) -> None:
    options, told = build(tmp_path)
    cues = [Utterance("The tide came in.", "The tide came in.", "en-US", role) for role, _name in SPOKEN]
    script = Script("The tide", "en-US", (Chapter("The tide"), *cues))
    segments = [
        cue for cue in speak_script(script, load_chosen(options.engine, options), options) if isinstance(cue, Segment)
    ]
    assert [measure(segment, options.engine) for segment in segments] == [told[name] for _role, name in SPOKEN]
