"""The real piper with a tiny voice that is built here: an ONNX model that hums each phoneme for as long as it says."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from articlecast.engine import SpeechRequest
from articlecast.engines.piper import PiperEngine
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError

RATE, HOP, FRAMES = 16000, 256, 4
TEXT = "Good morning to all of you."


def build_voice(folder: Path, *, hertz: float = 220.0) -> Path:
    """A voice of piper's form: phoneme ids in, sound out, and with it how many frames each id lasts."""
    letters = "abcdefghijklmnopqrstuvwxyzæðŋɐɑɒɔəɚɛɜɡɪɫɹɾʃʊʌʒʔʰˈˌːθβ .,?!ɬᵻ"
    ids = {"_": [0], "^": [1], "$": [2]} | {letter: [number] for number, letter in enumerate(letters, 3)}
    wave = np.tile(np.sin(2 * np.pi * hertz * np.arange(HOP * FRAMES) / RATE) * 0.3, 1).astype(np.float32)
    constants: dict[str, np.ndarray] = {
        "wave": wave.reshape(1, 1, -1),
        "one": np.array([1], np.int64),
        "zero": np.array([0], np.int64),
        "last": np.array([3], np.int64),
        "shape": np.array([1, 1, 1, -1], np.int64),
        "frames": np.array([FRAMES], np.float32),
    }
    nodes = [
        helper.make_node("Cast", ["input"], ["numbers"], to=TensorProto.FLOAT),  # (1, n)
        helper.make_node("Mul", ["numbers", "nothing"], ["zeros"]),
        helper.make_node("Add", ["zeros", "unit"], ["ones"]),
        helper.make_node("Unsqueeze", ["ones", "last2"], ["column"]),  # (1, n, 1)
        helper.make_node("MatMul", ["column", "wave"], ["sounds"]),  # (1, n, samples)
        helper.make_node("Reshape", ["sounds", "shape"], ["output"]),
        helper.make_node("Mul", ["ones", "frames"], ["durations"]),
    ]
    constants |= {"nothing": np.array([0.0], np.float32), "unit": np.array([1.0], np.float32)}
    constants |= {"last2": np.array([2], np.int64)}
    graph = helper.make_graph(
        nodes,
        "hum",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [
            helper.make_tensor_value_info("output", TensorProto.FLOAT, None),
            helper.make_tensor_value_info("durations", TensorProto.FLOAT, None),
        ],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path = folder / "en_US-hum.onnx"
    onnx.save(model, str(path))
    config = {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "en-us"},
        "phoneme_type": "espeak",
        "num_symbols": len(ids),
        "num_speakers": 1,
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": ids,
        "speaker_id_map": {},
        "hop_length": HOP,
    }
    Path(f"{path}.json").write_text(json.dumps(config), "utf-8")
    return path


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
