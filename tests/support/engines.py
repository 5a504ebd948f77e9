"""Every real engine in working order, with loopback services, a tiny model and a small program behind them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import gtts.tts
import pytest

from articlecast.engine import SpeechEngine, SpeechRequest, Traits, Voice
from articlecast.errors import SpeakError
from articlecast.model import Sound
from articlecast.speak import load_engine
from support.edge import serve_edge
from support.onnx_kokoro import build_kokoro
from support.onnx_voice import build_voice
from support.services import Service, serve_gtts, serve_openai

SPEAKER = """
import math, struct, sys, wave
text = open(sys.argv[1], encoding="utf-8").read() if len(sys.argv) > 2 else sys.stdin.buffer.read().decode()
if "refuse" in text + " ".join(sys.argv[3:]):
    sys.exit("cannot say that")
target = sys.argv[2] if len(sys.argv) > 2 else sys.stdout.buffer
with wave.open(target, "wb") as out:
    out.setparams((1, 2, 16000, 0, "NONE", ""))
    count = 1000 * len(text.strip())
    out.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(n / 9))) for n in range(count)))
"""
"""A program that hums a sixteenth of a second for each character."""


@dataclass(frozen=True)
class Stage:
    """An engine; of its service, where it has one, a way to make every answer this status and the count of requests."""

    engine: SpeechEngine
    refuse: Callable[[int], None] = lambda _status: None
    count: Callable[[], int] = lambda: 0


@contextmanager
def open_stage(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with _STAGES[name](folder, monkeypatch) as stage:
        yield stage
        if close := getattr(stage.engine, "close", None):
            close()


@contextmanager
def _open_plain(name: str, **options: object) -> Iterator[Stage]:
    yield Stage(load_engine(name, **options))


@contextmanager
def _open_command(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    program = folder / "speaker.py"
    program.write_text(SPEAKER, "utf-8")
    run = (sys.executable, str(program), "{text_file}", "{sound_file}")
    with _open_plain("command", run=run, voices=("kal", "awb")) as stage:
        yield stage


@contextmanager
def _open_piper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))  # not what the machine's owner fetched
    with _open_plain("piper", model=str(build_voice(folder)), folder=str(folder)) as stage:
        yield stage


@contextmanager
def _open_kokoro(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    model, styles = build_kokoro(folder)
    with _open_plain("kokoro", model=str(model), voices_file=str(styles)) as stage:
        yield stage


@contextmanager
def _open_edge(_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with serve_edge(monkeypatch) as service:
        yield Stage(
            load_engine("edge"), lambda status: setattr(service, "fault", str(status)), lambda: len(service.spoken)
        )


@contextmanager
def _open_gtts(_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with serve_gtts() as service:
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{service.url}/{path}")  # noqa: ARG005
        yield Stage(load_engine("gtts"), lambda status: _refuse(service, status), lambda: service.requests)


@contextmanager
def _open_openai(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with serve_openai() as service:
        engine = load_engine("openai", model="kokoro", base_url=service.url)
        yield Stage(engine, lambda status: _refuse(service, status), lambda: service.requests)


def _refuse(service: Service, status: int) -> None:
    service.faults = lambda _number: str(status)


_STAGES: dict[str, Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[Stage]]] = {
    "command": _open_command,
    "edge": _open_edge,
    "espeak": lambda _folder, _monkeypatch: _open_plain("espeak"),
    "gtts": _open_gtts,
    "hibari": lambda _folder, _monkeypatch: _open_plain("hibari"),
    "kokoro": _open_kokoro,
    "openai": _open_openai,
    "piper": _open_piper,
    "tone": lambda _folder, _monkeypatch: _open_plain("tone"),
}
ENGINES = tuple(_STAGES)


@dataclass(frozen=True)
class MoodyEngine:
    """Speaks by a list of moods, one a call, in whichever process: fine, silence, short, refused or killed."""

    folder: Path
    moods: tuple[str, ...]
    parallel: Literal["process", "thread"] = "thread"

    @property
    def traits(self) -> Traits:
        return Traits("moody", "1", parallel=self.parallel)

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def render_text(self, said: str) -> str:
        return said

    def count(self) -> int:
        return len(list(self.folder.glob("call-*")))

    def speak(self, request: SpeechRequest) -> Sound:
        number = self.count()
        (self.folder / f"call-{number}").touch()
        mood = self.moods[number] if number < len(self.moods) else "fine"
        if mood == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if mood == "refused":
            raise SpeakError("moody", "is not in the mood")
        pairs = round(len(request.text) / 15 * 4000 / (5 if mood == "short" else 1))
        return Sound((b"\x00\x00" if mood == "silence" else b"\x00\x30\x00\xd0") * pairs, 8000)
