"""Google Translate's voice through gTTS: no key, no price, and no promise that it answers.

gTTS writes the request and knows the languages. Its own sending is left out: it makes a new connection a request,
switches the verification of certificates off, has no time-out, and takes an empty answer for success (gTTS 2.5.4).
"""

from __future__ import annotations

import base64
import json
from functools import cache, cached_property
from typing import Any

from gtts import gTTS
from gtts.lang import tts_langs

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.answers import Client
from articlecast.engines.decoding import bound_seconds, decode_audio
from articlecast.engines.text import AS_WRITTEN, clean_text, find_words, spell_marked
from articlecast.errors import EngineBusy, NoSuchVoice, NoVoiceForLanguage, SpeakError
from articlecast.model import Sound
from articlecast.names import suggest_name

LONGEST_TEXT = 100
"""Characters in one request: gTTS's own limit, which the service enforces."""

_ACCENTS = {
    "en-AU": ("en", "com.au"),
    "en-GB": ("en", "co.uk"),
    "en-US": ("en", "us"),
    "en-CA": ("en", "ca"),
    "en-IN": ("en", "co.in"),
    "en-IE": ("en", "ie"),
    "en-ZA": ("en", "co.za"),
    "en-NG": ("en", "com.ng"),
    "es-MX": ("es", "com.mx"),
    "es-ES": ("es", "es"),
    "es-US": ("es", "us"),
    "fr-CA": ("fr", "ca"),
    "fr-FR": ("fr", "fr"),
    "pt-BR": ("pt", "com.br"),
    "pt-PT": ("pt", "pt"),
    "zh-CN": ("zh-CN", "com"),
    "zh-TW": ("zh-TW", "com"),
}
"""Accents by the top-level domain that is asked, https://gtts.readthedocs.io/en/latest/module.html#localized-accents"""

_ASKED_FOR = {"zh": "zh-CN", "he": "iw", "jv": "jw", "nb": "no", "nn": "no", "fil": "tl"}
_SLOW = 0.75


class GttsEngine:
    """The voice most shows use; ``timeout`` bounds a whole answer, in seconds."""

    def __init__(self, timeout: float = 20.0) -> None:
        self._timeout = timeout

    @property
    def traits(self) -> Traits:
        return Traits(
            "gtts",
            "1",
            parallel="thread",
            characters=LONGEST_TEXT,
            remote=True,
            concurrency=2,
            requests_per_minute=60,
            free=True,
        )

    def voices(self) -> tuple[Voice, ...]:
        named = [Voice(tag, tag) for tag in tts_langs() if tag not in _ACCENTS]
        named += [Voice(tag, tag) for tag in _ACCENTS]
        return tuple(sorted(named, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """Initialisms as plain capitals: this voice knows how to spell them, and dots would cut the sentence."""
        return spell_marked(said, AS_WRITTEN)

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice for one that is not there; the list is the package's own."""
        _choose_voice(SpeechRequest("", "en", name))

    def speak(self, request: SpeechRequest) -> Sound:
        """One request, one answer; a rate of 0.75 or less asks for the slow voice, the only other one there is."""
        text = clean_text(request.text)
        if not find_words(text):
            raise SpeakError("gtts", f"there is nothing to say in {text!r}")
        if len(text) > LONGEST_TEXT:
            raise SpeakError("gtts", f"takes {LONGEST_TEXT} characters at once, not {len(text)}: {text!r}")
        language, domain = _choose_voice(request)
        asked = gTTS(
            text,
            tld=domain,
            lang=language,
            slow=request.rate <= _SLOW,
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=lambda whole: [whole],
        )
        (prepared,) = asked._prepare_requests()  # noqa: SLF001 -- the one door between gTTS's request and its sending
        answer = self._client.post(str(prepared.url), dict(prepared.headers), str(prepared.body).encode())
        return decode_audio(
            "gtts", _find_audio(answer.content), "audio/mpeg", most_seconds=bound_seconds(text, request.rate)
        )

    @cached_property
    def _client(self) -> Client:
        return Client("gtts", self._timeout)

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        self._client.close()


def _find_audio(content: bytes) -> bytes:
    r"""The MP3 in ``)]}'``, a length, and a line ``[["wrb.fr","jQ1olc","[\"<base64>\"]",…]]``."""
    for line in content.decode("utf-8", "replace").splitlines():
        if '"jQ1olc"' in line:
            try:
                rows: Any = json.loads(line)
                (encoded, *_others) = next(json.loads(row[2]) for row in rows if row[:2] == ["wrb.fr", "jQ1olc"])
                audio = base64.b64decode(encoded, validate=True)
            except (ValueError, TypeError, LookupError, StopIteration, RecursionError):
                break
            if audio:
                return audio
    raise EngineBusy("gtts", "answered 200 without any sound")


def _choose_voice(request: SpeechRequest) -> tuple[str, str]:
    """GTTS's language and top-level domain."""
    voices = _fold_voices()
    if request.voice:
        if request.voice.lower() not in voices:
            near = suggest_name(request.voice, [*tts_langs(), *_ACCENTS])
            raise NoSuchVoice("gtts", f"no voice '{request.voice}'{near}", "articlecast voices --engine gtts")
        return voices[request.voice.lower()]
    parts = request.language.lower().split("-")
    for length in range(len(parts), 0, -1):
        tag = "-".join(parts[:length])
        tag = _ASKED_FOR.get(tag, tag).lower()
        if tag in voices:
            return voices[tag]
    raise NoVoiceForLanguage(
        "gtts", f"no voice for the language '{request.language}'", "articlecast voices --engine gtts"
    )


@cache
def _fold_voices() -> dict[str, tuple[str, str]]:
    plain = {tag.lower(): (tag, "com") for tag in tts_langs()}
    return plain | {tag.lower(): choice for tag, choice in _ACCENTS.items()}
