"""Sentences as sound: what was spoken before at once, what was not by the show's own voice, in a process of its own."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from articlecast.errors import UsageError
from articlecast.model import Script, Segment, Sound, Utterance
from articlecast.model.script import Role
from articlecast.run.pool import Tell
from articlecast.speak import SegmentCache, SpeakOptions, find_kept, load_chosen, speak_script, try_engines
from articlecast.studio.desk import Desk

_FOLDER = "segments"
_SOUND: dict[int | str, dict[str, Any]] = {200: {"content": {"audio/wav": {}}}}


class Spoken(BaseModel):
    """An utterance to hear, as a script's line has it."""

    said: str = Field(max_length=10_000)
    language: str = Field("", max_length=35)
    role: Role = "text"
    voice: str = Field("", max_length=200)


@dataclass(frozen=True, slots=True)
class _Asked:
    utterance: Utterance
    options: SpeakOptions
    cache: Path


def make_router(desk: Desk) -> APIRouter:
    """One way in: a line in, a WAV out."""
    router = APIRouter(tags=["speech"])

    @router.post("/speech", operation_id="speak", response_class=Response, responses=_SOUND)
    def speak(spoken: Spoken) -> Response:
        """The utterance as a WAV; the header ``X-Cached`` says whether it was spoken before."""
        settings = desk.settings
        if not any(map(str.isalnum, spoken.said)):
            raise UsageError("said", "there is nothing to say")
        language = spoken.language or settings.show.language
        utterance = Utterance(spoken.said, spoken.said, language, spoken.role, voice=spoken.voice)
        asked = _Asked(utterance, settings.speak, settings.cache_folder / _FOLDER)
        kept = _find(asked)
        sound = kept or desk.ask(speak_line, spoken.said[:40], asked)
        return Response(write_wave(sound), media_type="audio/wav", headers={"X-Cached": str(bool(kept)).lower()})

    return router


def _find(asked: _Asked) -> Sound | None:
    engine = load_chosen(asked.options.engine, asked.options)
    return find_kept(asked.utterance, engine, asked.options, SegmentCache(asked.cache))


def speak_line(asked: _Asked, _tell: Tell) -> Sound:
    """The utterance by whichever engine a render would take; what is spoken is kept. Raises as speaking does."""
    script = Script("", asked.utterance.language, (asked.utterance,))
    cache = SegmentCache(asked.cache)
    _name, cues = try_engines(asked.options, lambda engine: list(speak_script(script, engine, asked.options, cache)))
    return next(cue.sound for cue in cues if isinstance(cue, Segment))


def write_wave(sound: Sound) -> bytes:
    """Mono samples of 16 bits as a WAV file."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.sample_rate)
        file.writeframes(sound.frames)
    return content.getvalue()
