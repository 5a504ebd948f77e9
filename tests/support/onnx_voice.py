"""A tiny voice for the real piper: an ONNX model that hums each phoneme for as long as it says."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

RATE, HOP, FRAMES = 16000, 256, 4


def build_voice(folder: Path, *, hertz: float = 220.0, rounds: str = "Ceil") -> Path:
    """A voice of piper's form: phoneme ids in, sound out; how many frames each id lasts is what its Ceil gives."""
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
        helper.make_node("Mul", ["ones", "frames"], ["lengths"]),
        helper.make_node(rounds, ["lengths"], ["durations"], name=f"/{rounds}"),
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
