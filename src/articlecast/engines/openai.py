"""Any service that speaks OpenAI's way: OpenAI itself, Kokoro-FastAPI, LocalAI, Speaches and their like.

The address is ``OPENAI_BASE_URL`` and the key ``OPENAI_API_KEY`` in the environment, as their own clients have it; a
key is read when it is needed and never stands in a setting, an error or a file.
https://platform.openai.com/docs/api-reference/audio/createSpeech
"""

from __future__ import annotations

import json
import os
import re
from functools import cached_property, partial
from urllib.parse import urlsplit

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.answers import Answer, Client
from articlecast.engines.captions import place_words, read_captions
from articlecast.engines.decoding import RAW_RATE, bound_seconds, decode_audio
from articlecast.engines.misaki import write_misaki
from articlecast.engines.text import clean_text, join_spelled
from articlecast.errors import EngineBusy, EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import Sound, render_readings, write_reading
from articlecast.names import sha256_hex, suggest_name

OPENAI = "https://api.openai.com/v1"

_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse")
"""OpenAI's own; other services tell theirs at ``/audio/voices``."""

_FIELDS = ("model", "voice", "response_format", "speed", "stream")
"""What a request may do without; ``stream`` is Kokoro-FastAPI's, and in requests for captioned speech alone."""

_PORTS = {"http": 80, "https": 443}
_NO_VOICE = re.compile(
    r"voice\b.*(not found|not supported|unknown|invalid|does not exist|not exist|no such|not available|available:"
    r"|should be|must be|one of)|(unknown|invalid|unsupported|no such|no) voice",
    re.IGNORECASE,
)
_KEY = re.compile(r"\b(sk|pk|rk|gsk|xai|sess|org|proj|key)[-_][\w*.…•-]{6,}|\bBearer\s+\S+", re.IGNORECASE)


class OpenaiEngine:
    """``model`` and ``base_url`` name the service; ``format`` is what it is asked for, ``timeout`` is in seconds.

    ``omit`` names fields that the service refuses: model, voice, response_format, speed, stream. ``sample_rate`` is
    that of samples without a header (``format = "pcm"``), where the answer does not tell another: 24,000 a second.
    ``captioned_speech`` asks Kokoro-FastAPI for the times of words as well, ``pronunciations`` says that the service
    reads its ``[word](/ipa/)``, and gives it those of English words.
    """

    def __init__(
        self,
        model: str = "gpt-4o-mini-tts",
        base_url: str = "",
        *,
        format: str = "wav",  # noqa: A002 -- the word of the service's own interface
        timeout: float = 60.0,
        concurrency: float = 4,
        requests_per_minute: float = 0,
        omit: tuple[str, ...] | str = (),
        sample_rate: float = 0,
        captioned_speech: float = False,
        pronunciations: float = False,
    ) -> None:
        self._model, self._format, self._timeout = model, format, timeout
        self._base_url = (base_url or os.environ.get("OPENAI_BASE_URL", "") or OPENAI).rstrip("/")
        self._concurrency, self._requests_per_minute = int(concurrency), requests_per_minute
        self._omit = tuple(sorted(omit.split() if isinstance(omit, str) else omit))
        self._raw_rate = int(sample_rate) or (RAW_RATE if format == "pcm" else 0)
        self._captioned, self._reads_ipa = bool(captioned_speech), bool(pronunciations)
        for name in self._omit:
            if name not in _FIELDS:
                wrong = f"'{name}' is no field that can be left out ({', '.join(_FIELDS)}){suggest_name(name, _FIELDS)}"
                raise UsageError("speak.engines.openai.omit", wrong, 'omit = ["speed"]')

    @property
    def traits(self) -> Traits:
        heard = f"1 {self._base_url} {self._model} {self._format}"
        more = (self._omit, self._raw_rate, self._captioned, self._reads_ipa)
        revision = sha256_hex((f"{heard} {more}" if any(more) else heard).encode())[:16]
        return Traits(
            "openai",
            revision,
            parallel="thread",
            characters=4096,
            remote=True,
            word_times=self._captioned,
            concurrency=self._concurrency,
            requests_per_minute=self._requests_per_minute,
            ipa_languages=("en",) if self._reads_ipa else (),
            address=_find_address(self._base_url),
        )

    def voices(self) -> tuple[Voice, ...]:
        """OpenAI's names, or the list of a service that tells one (Kokoro-FastAPI does)."""
        if self._base_url == OPENAI:
            return tuple(Voice(name, "mul", quality="neural") for name in _VOICES)
        try:
            told = self._client.get(f"{self._base_url}/audio/voices", self._headers())
            listed = json.loads(told.content)["voices"]
            names = [row if isinstance(row, str) else str(row.get("id") or row["name"]) for row in listed]
        except (SpeakError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            # The host alone: an address may hold a password.
            wrong = f"{urlsplit(self._base_url).hostname} does not tell its voices: {error}"
            raise EngineUnavailable("openai", wrong, "echo $OPENAI_BASE_URL") from error
        return tuple(Voice(name, "mul", quality="neural") for name in sorted(names))

    def render_text(self, said: str) -> str:
        """Initialisms as plain capitals: these voices are trained on written text.

        A pronunciation stays beside its words until it is sent, where English has all its sounds.
        """
        return join_spelled(render_readings(said, _write_sounds), "".join)

    def speak(self, request: SpeechRequest) -> Sound:
        text = clean_text(request.text)
        if not text:
            raise SpeakError("openai", "there is no text to say")
        voice = request.voice or "alloy"
        body: dict[str, str | float] = {
            "model": self._model,
            "input": _write_links(text),
            "voice": voice,
            "response_format": self._format,
        }
        if request.rate != 1.0:
            body["speed"] = round(request.rate, 4)
        if self._captioned:
            body["stream"] = False
        body = {name: value for name, value in body.items() if name not in self._omit}
        try:
            answer = self._client.post(self._speech_url, self._headers(), json.dumps(body).encode())
        except EngineBusy:
            raise
        except SpeakError as error:
            self._explain(error, voice)
            raise
        longest = bound_seconds(text, request.rate)
        return self._read_captioned(answer, text, longest) if self._captioned else self._decode(answer, longest)

    def _read_captioned(self, answer: Answer, text: str, longest: float) -> Sound:
        try:
            captions = read_captions(answer.content)
        except ValueError as error:
            raise EngineBusy("openai", f"answered without captioned speech: {error}") from error
        sound = self._decode(Answer(captions.audio, captions.media_type), longest)
        return Sound(sound.frames, sound.sample_rate, place_words(text, captions.words, sound))

    def _decode(self, answer: Answer, longest: float) -> Sound:
        return decode_audio("openai", answer.content, answer.media_type, self._raw_rate, most_seconds=longest)

    def _explain(self, error: SpeakError, voice: str) -> None:
        """Raises what the editor can mend; whatever else the service refused stays as it is."""
        if self._captioned and "answered 404" in error.wrong and not _NO_VOICE.search(error.wrong):
            wrong = f"{urlsplit(self._base_url).hostname} has no captioned speech: {error.wrong}"
            hint = "captioned_speech = false   (below [speak.engines.openai] in articlecast.toml)"
            raise EngineUnavailable("openai", wrong, hint) from error
        if _NO_VOICE.search(error.wrong):
            wrong = f"no voice '{voice}': the service {error.wrong}"
            raise NoSuchVoice("openai", wrong, "articlecast voices --engine openai") from error

    @property
    def _speech_url(self) -> str:
        """Kokoro-FastAPI has its own interface beside ``/v1``, and not below it."""
        if self._captioned:
            return f"{self._base_url.removesuffix('/v1')}/dev/captioned_speech"
        return f"{self._base_url}/audio/speech"

    @cached_property
    def _client(self) -> Client:
        return Client("openai", self._timeout, hide=partial(_hide_secrets, urlsplit(self._base_url).password or ""))

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        self._client.close()

    def _headers(self) -> dict[str, str]:
        key = _read_key()
        if not key and self._base_url == OPENAI:
            raise EngineUnavailable("openai", "there is no key in the environment", "export OPENAI_API_KEY=…")
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})


def _find_address(base_url: str) -> str:
    """Host and port: what a password, a path or the address's own spelling changes is not where the service is."""
    try:
        parts = urlsplit(base_url)
        return f"{(parts.hostname or '').lower()}:{parts.port or _PORTS.get(parts.scheme, 0)}"
    except ValueError:  # no address at all, which the first request tells
        return ""


def _write_sounds(words: str, ipa: str) -> str:
    sounds = write_misaki(ipa)
    return write_reading(words, sounds) if sounds and not set(words) & set("[]") else words


def _write_links(text: str) -> str:
    """Each pronunciation as misaki has it: ``[word](/ipa/)``; what an article has in brackets is none."""
    if "\ufff9" not in text:
        return text
    return render_readings(text.replace("](", "] ("), lambda words, ipa: f"[{words}](/{ipa}/)")


def _read_key() -> str:
    return os.environ.get("OPENAI_API_KEY", "").strip()


def _hide_secrets(password: str, text: str) -> str:
    """Without the key, the parts of it that a service shows when it names it, the password of the address, and all
    that looks like a key: the service behind the service has one too.
    """
    key = _read_key()
    secrets = [secret for secret in (key, key[:6], password) if len(secret) > 2]  # a key of "x" is none
    words = [word for word in text.split(" ") if not any(secret in word for secret in secrets)]
    return _KEY.sub("…", " ".join(words))
