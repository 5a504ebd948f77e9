"""The real piper with a tiny voice that is built here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from piper.patch_voice_with_alignment import add_alignment_output

from articlecast.engine import SpeechRequest
from articlecast.engines.piper import PiperEngine, _load_voice
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import write_reading
from support.onnx_voice import FRAMES, HOP, RATE, build_voice

TEXT = "Good morning to all of you."


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PiperEngine:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # not what the machine's owner fetched
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


def test_word_times_are_claimed_only_where_the_voice_tells_them(tmp_path: Path) -> None:
    silent = PiperEngine(model=str(build_voice(tmp_path, rounds="Floor")), folder=str(tmp_path))
    assert not silent.traits.word_times
    assert silent.speak(SpeechRequest(TEXT, "en-US")).words == ()
    telling = PiperEngine(model=str(build_voice(tmp_path)), folder=str(tmp_path))
    assert telling.traits.word_times
    assert telling.speak(SpeechRequest(TEXT, "en-US")).words


def test_a_voice_that_somebody_patched_tells_its_word_times_too(engine: PiperEngine, tmp_path: Path) -> None:
    before = engine.speak(SpeechRequest(TEXT, "en-US"))
    path = tmp_path / "en_US-hum.onnx"
    model = onnx.load(str(path))
    add_alignment_output(model)
    onnx.save(model, str(path))
    assert engine.speak(SpeechRequest(TEXT, "en-US")) == before
    assert before.words


def test_words_that_run_together_are_timed_each(engine: PiperEngine) -> None:
    text = engine.render_text("It was in the harbour of the U S Navy… on a Monday. “Really?” she asked.")
    sound = engine.speak(SpeechRequest(text, "en-US"))
    words = [text[word.start : word.end] for word in sound.words]
    assert {"It", "was", "in", "the", "harbour", "of", "U.S", "Navy", "on", "Monday", "Really", "asked"} <= set(words)


def test_a_pronunciation_has_its_time(engine: PiperEngine) -> None:
    text = engine.render_text(f"The {write_reading('hut', 'ˈhaʊsbəʊt')} fell.")
    words = [text[word.start : word.end] for word in engine.speak(SpeechRequest(text, "en-US")).words]
    assert words == ["The", "ˈhaʊsbəʊt", "fell"]


def test_a_model_runs_on_one_thread(engine: PiperEngine, tmp_path: Path) -> None:
    session = _load_voice(tmp_path / "en_US-hum.onnx").session
    assert session.get_session_options().intra_op_num_threads == 1


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
