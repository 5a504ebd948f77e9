"""A tiny Kokoro: a model that hums each sound for as long as it says within, and a file of voices of that form."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

RATE, HOP, FRAMES = 24000, 600, 2


def build_kokoro(folder: Path, *, tensor: str = "/encoder/Cast_output_0") -> tuple[Path, Path]:
    """The model and the voices: sounds, style and speed in, sound out, louder or softer by the style."""
    wave = np.sin(2 * np.pi * 220.0 * np.arange(HOP * FRAMES) / RATE).astype(np.float32)
    constants: dict[str, np.ndarray] = {
        "wave": wave.reshape(1, 1, -1),
        "nothing": np.array([0.0], np.float32),
        "unit": np.array([1.0], np.float32),
        "frames": np.array([FRAMES], np.float32),
        "last": np.array([2], np.int64),
        "flat": np.array([-1], np.int64),
        "row": np.array([1], np.int64),
    }
    nodes = [
        helper.make_node("Cast", ["tokens"], ["numbers"], to=TensorProto.FLOAT),  # (1, n)
        helper.make_node("Mul", ["numbers", "nothing"], ["zeros"]),
        helper.make_node("Add", ["zeros", "unit"], ["ones"]),
        helper.make_node("Mul", ["ones", "frames"], ["lengths"]),
        helper.make_node("Cast", ["lengths"], [tensor], to=TensorProto.INT64, name="/encoder/Cast"),
        helper.make_node("Unsqueeze", ["ones", "last"], ["column"]),  # (1, n, 1)
        helper.make_node("MatMul", ["column", "wave"], ["sounds"]),  # (1, n, samples)
        helper.make_node("Reshape", ["sounds", "flat"], ["plain"]),
        helper.make_node("ReduceMean", ["style"], ["level"], axes=[0, 1], keepdims=0),
        helper.make_node("Mul", ["plain", "level"], ["steady"]),
        helper.make_node("Div", ["steady", "speed"], ["audio"]),
    ]
    graph = helper.make_graph(
        nodes,
        "hum",
        [
            helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
            helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
        ],
        [helper.make_tensor_value_info("audio", TensorProto.FLOAT, None)],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path, styles = folder / "kokoro-v1.0.onnx", folder / "voices-v1.0.bin"
    onnx.save(model, str(path))
    names = ("af_heart", "am_adam", "bf_emma", "ef_dora", "ff_siwis", "if_sara", "jf_alpha", "pf_dora")
    with styles.open("wb") as file:
        np.savez(file, **{name: np.full((510, 1, 256), 0.2 + 0.05 * n, np.float32) for n, name in enumerate(names)})  # type: ignore[arg-type]
    return path, styles
