"""Neural models on onnxruntime: a session of one thread, and a tensor inside a model as one of its outputs."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from mmap import mmap
from pathlib import Path

from onnxruntime import InferenceSession, SessionOptions

from articlecast.errors import EngineUnavailable

# Fields of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto: ModelProto.graph is 7, GraphProto.output
# 12, ValueInfoProto.name 1, NodeProto.output 2, its name 3, its op_type 4; all of them length-delimited.
_GRAPH, _OUTPUT, _VALUE_NAME = b"\x3a", b"\x62", b"\x0a"
_NODE_OUTPUT, _NODE_NAME, _NODE_KIND = b"\x12", b"\x1a", b"\x22"
LONGEST_NAME = 100


def open_session(model: bytes) -> InferenceSession:
    """The model, run by one thread: the processes beside us have the other cores.

    Two workers on two cores with a pool each spent their time waiting for one another.
    """
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def add_output(model: bytes | mmap, tensor: str) -> bytes:
    """The model with a tensor inside it as its last output: protobuf merges what is appended into the graph."""
    name = tensor.encode()
    if len(name) > LONGEST_NAME:
        raise ValueError(tensor)
    value = _VALUE_NAME + bytes([len(name)]) + name
    output = _OUTPUT + bytes([len(value)]) + value
    return b"".join((model, _GRAPH, bytes([len(output)]), output))


def has_tensor(model: bytes | mmap, tensor: str) -> bool:
    """Whether a node of the model gives a tensor of this name."""
    name = tensor.encode()
    return model.find(_NODE_OUTPUT + bytes([len(name)]) + name) >= 0


def find_tensor(model: bytes, kind: str) -> str:
    """The name of what the one node of this kind gives; empty where there is none, or more than one."""
    mark = _NODE_KIND + bytes([len(kind)]) + kind.encode()
    place = model.find(mark)
    if place < 0 or model.find(mark, place + 1) >= 0:
        return ""
    before = model[max(0, place - 3 * LONGEST_NAME) : place]
    # A node may have a name between its outputs and its kind, or none.
    for end in (len(before), _find_field(before, len(before), _NODE_NAME)):
        start = _find_field(before, end, _NODE_OUTPUT)
        if start >= 0:
            return before[start + 2 : end].decode("utf-8", "replace")
    return ""


def _find_field(content: bytes, end: int, tag: bytes) -> int:
    """Where the short field of this tag begins that ends at ``end``; -1 where none does."""
    for length in range(1, min(LONGEST_NAME, end - 1) + 1):
        start = end - length - 2
        if start >= 0 and content[start : start + 2] == tag + bytes([length]):
            return start
    return -1


def stamp_file(path: Path, engine: str, hint: str) -> tuple[int, int]:
    """What tells one state of a file from another; raises EngineUnavailable where it is not there."""
    try:
        status = os.stat(path)  # noqa: PTH116 -- one call, and both figures are of one moment
    except OSError as error:
        raise EngineUnavailable(engine, f"{path}: {error.strerror}", hint) from error
    return status.st_mtime_ns, status.st_size


def digest_file(path: Path) -> str:
    """The SHA-256 of a file, read once in a process."""
    status = path.stat()
    return _digest_stamped(str(path), (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=16)
def _digest_stamped(path: str, _stamp: tuple[int, int]) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
