"""Microsoft Edge's read-aloud voices through edge-tts: no key, and a time for every word."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Coroutine
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import aiohttp
import edge_tts
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.answers import LARGEST_ANSWER, check_status
from articlecast.engines.decoding import bound_seconds, decode_audio
from articlecast.engines.text import AS_WRITTEN, clean_text, find_words, spell_marked
from articlecast.errors import EngineBusy, EngineUnavailable, NoSuchVoice, NoVoiceForLanguage, SpeakError
from articlecast.model import Sound, WordTime
from articlecast.names import suggest_name

Result = TypeVar("Result")

_LIKELY = {"en": "en-us", "es": "es-es", "fr": "fr-fr", "de": "de-de", "pt": "pt-br", "zh": "zh-cn", "it": "it-it"}
_TICKS_A_SECOND = 10_000_000
_MIDDLE_HERTZ = 150
"""What a pitch factor counts from, as the service takes a shift in hertz: between a low voice and a high one."""


class EdgeEngine:
    """``timeout`` bounds a whole answer, in seconds."""

    def __init__(self, timeout: float = 60.0) -> None:
        self._timeout = timeout

    @property
    def traits(self) -> Traits:
        return Traits(
            "edge",
            "1",
            parallel="thread",
            characters=1000,  # edge-tts itself would split behind 4,096 bytes
            remote=True,
            word_times=True,
            concurrency=2,
            requests_per_minute=60,
            free=True,
        )

    def voices(self) -> tuple[Voice, ...]:
        return _list_voices()

    def render_text(self, said: str) -> str:
        return spell_marked(said, AS_WRITTEN)

    def speak(self, request: SpeechRequest) -> Sound:
        text = clean_text(request.text)
        if not find_words(text):
            raise SpeakError("edge", f"there is nothing to say in {text!r}")
        voice = _choose_voice(request)
        taken = asyncio.run(_ask(_listen(text, voice, request), self._timeout))
        sound = decode_audio("edge", bytes(taken.audio), "audio/mpeg", most_seconds=bound_seconds(text, request.rate))
        return Sound(sound.frames, sound.sample_rate, _map_words(text, taken.words, sound))


@dataclass(slots=True)
class _Taken:
    audio: bytearray = field(default_factory=bytearray)
    words: list[tuple[float, str]] = field(default_factory=list)


async def _listen(text: str, voice: str, request: SpeechRequest) -> _Taken:
    taken = _Taken()
    talk = edge_tts.Communicate(
        text,
        voice,
        rate=f"{round((request.rate - 1) * 100):+d}%",
        pitch=f"{round((request.pitch - 1) * _MIDDLE_HERTZ):+d}Hz",
        boundary="WordBoundary",
    )
    async for message in talk.stream():
        if message["type"] == "audio":
            taken.audio += message["data"]
            if len(taken.audio) > LARGEST_ANSWER:
                raise EngineBusy("edge", f"sent more than {LARGEST_ANSWER:,} bytes")
        elif message["type"] == "WordBoundary":
            taken.words.append((message["offset"] / _TICKS_A_SECOND, message["text"]))
    return taken


async def _ask(work: Coroutine[Any, Any, Result], seconds: float) -> Result:
    """Whatever edge-tts raises, as one of ours."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except aiohttp.ClientResponseError as error:
        headers = dict(error.headers or {})
        # 403 is how this service says that the clock or the token of edge-tts is out of date; trying on will not help.
        check_status("edge", error.status, headers, error.message)
        raise EngineBusy("edge", f"answered {error.status}, and no sound") from error
    except NoAudioReceived as error:
        raise EngineBusy("edge", "answered without any sound") from error
    except TimeoutError as error:
        raise EngineBusy("edge", f"did not answer within {seconds:g} s") from error
    except (aiohttp.ClientError, EdgeTTSException, OSError, ssl.SSLError, ValueError, KeyError) as error:
        raise EngineBusy(
            "edge", f"cannot be reached: {type(error).__name__}", "articlecast render   (later)"
        ) from error


def _map_words(text: str, told: list[tuple[float, str]], sound: Sound) -> tuple[WordTime, ...]:
    """Each told word laid on its place in the text, found onward from the one before; what is not found is left out."""
    spans = find_words(text)
    words: dict[tuple[int, int], int] = {}
    place, latest = 0, -1
    for seconds, said in told:
        found = text.find(said, place)
        sample = round(seconds * sound.sample_rate)
        if found < 0 or not latest < sample < sound.samples:
            continue
        span = next((span for span in spans if span[0] <= found < span[1]), None)
        if span and span not in words:
            words[span] = latest = sample
        place = found + len(said)
    return tuple(WordTime(start, end, sample) for (start, end), sample in words.items())


@cache
def _list_voices() -> tuple[Voice, ...]:
    rows = asyncio.run(_ask(edge_tts.list_voices(), 30.0))
    voices = [
        Voice(row["ShortName"], row["Locale"], row["Gender"].lower(), "neural", "Microsoft's terms") for row in rows
    ]
    return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))


def _choose_voice(request: SpeechRequest) -> str:
    """The named voice, or the first of the language; the list is asked for only where it is needed."""
    hint = "articlecast voices --engine edge"
    if request.voice:
        try:
            names = {voice.name for voice in _list_voices()}
        except EngineUnavailable:
            return request.voice  # the service that does not list may still speak
        if request.voice not in names:
            raise NoSuchVoice("edge", f"no voice '{request.voice}'{suggest_name(request.voice, names)}", hint)
        return request.voice
    wanted = _LIKELY.get(request.language.lower(), request.language).lower()
    fitting = [voice for voice in _list_voices() if voice.language.lower().startswith(wanted)]
    if not fitting:
        base = wanted.split("-")[0]
        fitting = [voice for voice in _list_voices() if voice.language.lower().split("-")[0] == base]
    if not fitting:
        raise NoVoiceForLanguage("edge", f"no voice for the language '{request.language}'", hint)
    return fitting[0].name
