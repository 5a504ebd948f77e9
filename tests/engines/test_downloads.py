"""A pinned voice fetched from a hub on the loopback: whole, as pinned, or not at all."""

from __future__ import annotations

import random
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from articlecast.engines.downloads import fetch_voice
from articlecast.engines.voice_files import COMPUTED, VOICES, find_voice_folder
from articlecast.errors import DiskError, EngineUnavailable
from support.hub import Hub, open_hub
from support.network import between
from support.talking import ENDLESS, Talk, talking

MODEL = random.Random(1).randbytes(3_000_000)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub(**{"hum.onnx": MODEL, "hum.onnx.json": b"{}"}) as hub:
        yield hub


def list_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_voice_is_fetched_once_and_then_is_there(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx", "hum.onnx.json")
    paths = fetch_voice(voice, tmp_path / "new" / "voices")
    assert [path.read_bytes() for path in paths] == [MODEL, b"{}"]
    assert list_files(tmp_path / "new" / "voices") == ["hum.onnx", "hum.onnx.json"]
    asked = len(hub.asked)
    assert fetch_voice(voice, tmp_path / "new" / "voices") == paths
    assert len(hub.asked) == asked


def test_where_nothing_arrived_nothing_is_left(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx", url="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="cannot be fetched"):
        fetch_voice(voice, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_as_pinned_is_removed(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx")
    hub.files["hum.onnx"] = MODEL[:-1] + b"!"
    with pytest.raises(EngineUnavailable, match="is not what was pinned: its SHA-256 is"):
        fetch_voice(voice, tmp_path)
    assert list_files(tmp_path) == []


def test_a_file_of_ours_that_was_altered_is_fetched_again(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "hum.onnx").write_bytes(MODEL[:-1] + b"!")
    fetch_voice(hub.pin("hum", "piper", "hum.onnx"), tmp_path)
    assert (tmp_path / "hum.onnx").read_bytes() == MODEL


def test_what_was_cut_off_goes_on_where_it_stopped(hub: Hub, tmp_path: Path) -> None:
    with between(hub.url) as network:
        voice = hub.pin("hum", "piper", "hum.onnx", url=network.url)
        network.cut_after(2_500_000)
        with pytest.raises(EngineUnavailable) as caught:
            fetch_voice(voice, tmp_path)
        assert caught.value.hint == "articlecast voices --get hum   (goes on where it stopped)"
        assert not (tmp_path / "hum.onnx").exists()
        part = tmp_path / f".articlecast-{voice.files[0].sha256[:16]}.part"
        kept = part.stat().st_size if part.exists() else 0  # what a reset leaves
        network.mend()
        fetch_voice(voice, tmp_path)
    assert (tmp_path / "hum.onnx").read_bytes() == MODEL
    assert kept < 2_500_000
    assert hub.asked[-1][1] == (f"bytes={kept}-" if kept else "")
    assert list_files(tmp_path) == ["hum.onnx"]


def test_a_hub_without_ranges_begins_again(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx")
    (tmp_path / f".articlecast-{voice.files[0].sha256[:16]}.part").write_bytes(MODEL[:1000])
    hub.ranges = False
    fetch_voice(voice, tmp_path)
    assert (tmp_path / "hum.onnx").read_bytes() == MODEL


def test_an_answer_longer_than_pinned_is_not_taken(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx")
    hub.files["hum.onnx"] = MODEL + bytes(4_000_000)
    with pytest.raises(EngineUnavailable, match=r"is longer than the pinned 3,000,000 bytes"):
        fetch_voice(voice, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


def test_a_slow_hub_is_left_for_the_next_call(hub: Hub, tmp_path: Path) -> None:
    def drip_model(near: socket.socket) -> None:
        near.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(MODEL)}\r\n\r\n".encode() + MODEL[:1000])
        for byte in MODEL[1000:]:
            near.sendall(bytes((byte,)))
            time.sleep(0.02)

    with talking(drip_model) as place, pytest.raises(EngineUnavailable, match="took too long"):
        fetch_voice(hub.pin("hum", "piper", "hum.onnx", url=f"http://{place}"), tmp_path, seconds=0.5)
    (path,) = fetch_voice(hub.pin("hum", "piper", "hum.onnx"), tmp_path)
    assert path.read_bytes() == MODEL
    assert int(hub.asked[-1][1].removeprefix("bytes=").removesuffix("-")) >= 1000


@pytest.mark.parametrize("talk", ENDLESS)
def test_a_hub_that_never_ends_its_answer_is_left(hub: Hub, tmp_path: Path, talk: Talk) -> None:
    with talking(talk) as place, pytest.raises(EngineUnavailable, match="took too long"):
        fetch_voice(hub.pin("hum", "piper", "hum.onnx", url=f"http://{place}"), tmp_path, seconds=0.5)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_is_told_with_its_address(hub: Hub, tmp_path: Path, status: int) -> None:
    hub.status = status
    with pytest.raises(EngineUnavailable, match=rf"hum\.onnx: answered {status}"):
        fetch_voice(hub.pin("hum", "piper", "hum.onnx"), tmp_path)


def test_nobody_there_and_no_place_to_write_are_told(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx")
    away = replace(voice, files=(replace(voice.files[0], url="http://127.0.0.1:9/hum.onnx"),))
    with pytest.raises(EngineUnavailable, match="cannot be fetched"):
        fetch_voice(away, tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        fetch_voice(voice, tmp_path / "file" / "voices")


def test_two_processes_do_not_write_one_file(hub: Hub, tmp_path: Path) -> None:
    voice = hub.pin("hum", "piper", "hum.onnx")
    held = FileLock(tmp_path / f".articlecast-{voice.files[0].sha256[:16]}.part.lock")
    with held, pytest.raises(EngineUnavailable, match="is being fetched by another process"):
        fetch_voice(voice, tmp_path)


def test_every_pinned_voice_has_an_address_a_length_a_digest_and_a_licence() -> None:
    assert len({voice.name for voice in VOICES}) == len(VOICES)
    for voice in VOICES:
        assert voice.engine in {"piper", "kokoro"}
        assert voice.licence
        for file in voice.files:
            assert file.url.startswith(("https://huggingface.co/", "https://github.com/"))
            assert file.url.endswith(f"/{file.name}")
            assert re.fullmatch("[0-9a-f]{64}", file.sha256)
            assert 1000 < file.bytes < 400_000_000
            assert file.page.startswith(("https://huggingface.co/", "https://github.com/"))
    assert {voice.name for voice in VOICES if voice.files[0].origin == COMPUTED} == {"kokoro-int8", "en_US-joe-medium"}
    assert [voice.name for voice in VOICES if voice.vouched] == ["en_US-joe-medium"]


def test_voices_are_kept_where_the_system_keeps_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert find_voice_folder() == tmp_path / "articlecast/voices"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_voice_folder() == tmp_path / ".local/share/articlecast/voices"
