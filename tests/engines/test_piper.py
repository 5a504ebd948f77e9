"""The real piper with a tiny voice that is built here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.piper import PiperEngine
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from support.onnx_voice import FRAMES, HOP, RATE, build_voice

TEXT = "Good morning to all of you."


@pytest.fixture
def engine(tmp_path: Path) -> PiperEngine:
    return PiperEngine(model=str(build_voice(tmp_path)), folder=str(tmp_path))


def test_piper_speaks_the_voice_that_the_editor_names(engine: PiperEngine) -> None:
    sound = engine.speak(SpeechRequest(TEXT, "en-US"))
    assert sound.sample_rate == RATE
    assert sound.seconds > 1
    assert np.abs(np.frombuffer(sound.frames, "<i2")).max() == pytest.approx(0.3 * 32767, rel=0.01)  # not normalised


def test_piper_repeats_itself_byte_for_byte(engine: PiperEngine) -> None:
    first = engine.speak(SpeechRequest(TEXT, "en-US"))
    engine.speak(SpeechRequest("Something else.", "en-US"))
    assert engine.speak(SpeechRequest(TEXT, "en-US")) == first


def test_every_word_has_the_time_of_its_phonemes(engine: PiperEngine) -> None:
    sound = engine.speak(SpeechRequest(TEXT, "en-US"))
    assert [TEXT[word.start : word.end] for word in sound.words][:2] == ["Good", "morning"]
    samples = [word.sample for word in sound.words]
    assert samples == sorted(set(samples))
    assert all(sample % (HOP * FRAMES) == 0 for sample in samples)
    assert samples[-1] < sound.samples


def test_an_altered_model_is_another_revision(engine: PiperEngine, tmp_path: Path) -> None:
    before = engine.traits.revision
    build_voice(tmp_path, hertz=330.0)
    assert engine.traits.revision != before


def test_voices_are_the_models_of_the_folder(engine: PiperEngine, tmp_path: Path) -> None:
    assert [(voice.name, voice.language) for voice in engine.voices()] == [(str(tmp_path / "en_US-hum.onnx"), "en-us")]


def test_a_model_that_is_not_there_or_broken_is_told(engine: PiperEngine, tmp_path: Path) -> None:
    with pytest.raises(NoSuchVoice, match="piper: no voice 'amy'"):
        engine.speak(SpeechRequest(TEXT, "en-US", voice="amy"))
    with pytest.raises(UsageError, match="no model file is named"):
        PiperEngine().speak(SpeechRequest(TEXT, "en-US"))
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no model")
    with pytest.raises(EngineUnavailable, match=r"broken\.onnx\.json is missing beside the model"):
        engine.speak(SpeechRequest(TEXT, "en-US", voice="broken"))
    Path(f"{broken}.json").write_text((tmp_path / "en_US-hum.onnx.json").read_text("utf-8"), "utf-8")
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        engine.speak(SpeechRequest(TEXT, "en-US", voice="broken"))
    with pytest.raises(SpeakError, match="made no sound"):
        engine.speak(SpeechRequest("", "en-US"))
