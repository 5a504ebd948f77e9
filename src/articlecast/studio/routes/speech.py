"""Sentences as sound: what was spoken before at once, what was not by the show's own voice, in a process of its own."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from articlecast.engine import SpeechEngine
from articlecast.errors import NoSuchVoice, UsageError
from articlecast.model import Script, Segment, Sound, Utterance
from articlecast.model.script import Role
from articlecast.narrate.lexicon import Lexicon
from articlecast.run.pool import Tell
from articlecast.run.pronouncing import Word, check_word
from articlecast.run.showing import Lines, speak_lines
from articlecast.show.settings import Settings
from articlecast.speak import (
    AUTO,
    SEGMENTS,
    SegmentCache,
    SpeakOptions,
    find_kept,
    list_engines,
    load_chosen,
    speak_script,
    try_engines,
)
from articlecast.speak.listing import list_voices
from articlecast.speak.sound import write_wave
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import LANGUAGE, Language, check_voice

_SOUND: dict[int | str, dict[str, Any]] = {200: {"content": {"audio/wav": {}}}}


class Tried(BaseModel):
    """A word as it would be said with an entry of the lexicon that is not kept yet."""

    word: str = Field(max_length=200)
    say: str = Field("", max_length=500)
    ipa: str = Field("", max_length=500)


class Spoken(BaseModel):
    """An utterance to hear, as a script's line has it; with ``try`` what is ``written``, by the rules and the entry."""

    said: str = Field("", max_length=10_000)
    written: str = Field("", max_length=10_000)
    language: str = Field("", max_length=35, pattern=LANGUAGE)
    role: Role = "text"
    voice: str = Field("", max_length=200)
    tried: Tried | None = Field(None, alias="try")


class Heard(BaseModel):
    """A sentence by a voice of one's choice; without an engine by the show's."""

    engine: str = Field("", max_length=60)
    voice: str = Field("", max_length=200)
    said: str = Field(max_length=2000)
    language: str = Field("", max_length=35, pattern=LANGUAGE)


class VoiceView(BaseModel):
    engine: str
    name: str
    language: str
    gender: str
    quality: str
    licence: str
    chosen: bool = Field(description="Whether it is the show's.")


@dataclass(frozen=True, slots=True)
class _Asked:
    utterance: Utterance
    options: SpeakOptions
    cache: Path
    known: bool = True


def make_router(desk: Desk) -> APIRouter:
    """A line in, a WAV out; and who there is to say it."""
    router = APIRouter(tags=["speech"])

    @router.post("/speech", operation_id="speak", response_class=Response, responses=_SOUND)
    def speak(spoken: Spoken) -> Response:
        """The utterance as a WAV; the header ``X-Cached`` says whether it was spoken before."""
        settings = desk.settings
        language = spoken.language or settings.show.language
        said = _try_word(desk, settings, spoken, language) if spoken.tried else spoken.said
        utterance = Utterance(said, spoken.written or said, language, spoken.role, voice=check_voice(spoken.voice))
        return sound(_Asked(utterance, settings.speak, settings.cache_folder / SEGMENTS))

    @router.get("/voices", operation_id="listVoices")
    def voices(engine: Annotated[str, Query(max_length=60)] = "", language: Language = "") -> list[VoiceView]:
        """Who there is to speak: of every engine on this machine, or of that one, a service too."""
        settings = desk.settings
        rows = desk.work(tell_voices, "the voices", (settings.speak, _demand_engine(engine), language))
        chosen = {settings.speak.voice, *settings.speak.voices.values()}
        return [VoiceView(**row, chosen=row["name"] in chosen) for row in rows]

    @router.post("/voices/hear", operation_id="hearVoice", response_class=Response, responses=_SOUND)
    def hear(heard: Heard) -> Response:
        """The sentence as a WAV by that voice; nothing of the settings is changed."""
        settings = desk.settings
        options, language = settings.speak, heard.language or settings.show.language
        if heard.engine or heard.voice:
            engine = _demand_engine(heard.engine) or options.engine
            options = replace(options, engine=engine, voice=check_voice(heard.voice), voices={}, substitutes=())
        said = desk.ask(speak_lines, heard.said[:40], Lines([heard.said], language, settings.words))[1][0].said
        named = heard.voice in {settings.speak.voice, *settings.speak.voices.values(), ""}
        return sound(_Asked(Utterance(said, heard.said, language), options, settings.cache_folder / SEGMENTS, named))

    def sound(asked: _Asked) -> Response:
        if not any(map(str.isalnum, asked.utterance.said)):
            raise UsageError("said", "there is nothing to say", "write a word")
        kept = _find(asked)
        made = kept or desk.speaker.ask(speak_line, asked.utterance.said[:40], asked, desk.settings.read)
        content = io.BytesIO()
        write_wave(made, content)
        return Response(content.getvalue(), media_type="audio/wav", headers={"X-Cached": str(bool(kept)).lower()})

    return router


def _demand_engine(name: str) -> str:
    if name and name != AUTO and name not in list_engines():
        raise Refused(404, f"no engine '{name[:40]}'", "articlecast doctor")
    return name


def _try_word(desk: Desk, settings: Settings, spoken: Spoken, language: str) -> str:
    """The written sentence as it is said with the word that is tried, which goes before the show's."""
    tried = spoken.tried
    assert tried is not None  # noqa: S101 -- the caller looked
    word = Word(tried.word, tried.say, tried.ipa, language.partition("-")[0].lower())
    check_word(word, settings)
    entry = Lexicon((*settings.words.entries, word.as_entry(settings.show.language)))
    text = spoken.written or spoken.said
    return desk.ask(speak_lines, text[:40], Lines([text], language, entry))[1][0].said


def _find(asked: _Asked) -> Sound | None:
    engine = load_chosen(asked.options.engine, asked.options)
    return find_kept(asked.utterance, engine, asked.options, SegmentCache(asked.cache))


def speak_line(asked: _Asked, _tell: Tell) -> Sound:
    """The utterance by whichever engine a render would take; what is spoken is kept. Raises as speaking does.

    A voice that the settings do not name must be one that the engine tells of: to some a name is a file's.
    """
    if not asked.known:
        names = {voice.name for _engine, voice in list_voices(asked.options, asked.options.engine)}
        if asked.options.voice not in names:
            raise NoSuchVoice(asked.options.engine, f"no voice '{asked.options.voice}'", "GET /api/v1/voices")
    script = Script("", asked.utterance.language, (asked.utterance,))
    cache = SegmentCache(asked.cache)
    _name, cues = try_engines(
        asked.options,
        lambda engine: list(speak_script(script, engine, asked.options, cache)),
        lambda name: _load_once(name, asked.options),
    )
    found = next((cue.sound for cue in cues if isinstance(cue, Segment)), None)
    if found is None:
        raise UsageError("said", "there is nothing in it that the voice can say", "write a word")
    return found


_loaded: dict[str, SpeechEngine] = {}
"""The engine that this process spoke with last: a voice takes a second to load."""


def _load_once(name: str, options: SpeakOptions) -> SpeechEngine:
    key = repr((name, options.engines))
    if key not in _loaded:
        _loaded.clear()
        _loaded[key] = load_chosen(name, options)
    return _loaded[key]


def tell_voices(asked: tuple[SpeakOptions, str, str], _tell: Tell) -> list[dict[str, str]]:
    """Each voice as a row."""
    options, engine, language = asked
    rows = list_voices(options, engine, language, remote=bool(engine))
    return [{"engine": speaker.traits.name, **asdict(voice)} for speaker, voice in rows]
