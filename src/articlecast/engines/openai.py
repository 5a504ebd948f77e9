"""Any service that speaks OpenAI's way: OpenAI itself, Kokoro-FastAPI, LocalAI, Speaches and their like.

The address is ``OPENAI_BASE_URL`` and the key ``OPENAI_API_KEY`` in the environment, as their own clients have it; a
key is read when it is needed and never stands in a setting, an error or a file.
https://platform.openai.com/docs/api-reference/audio/createSpeech
"""

from __future__ import annotations

import json
import os
from functools import cached_property
from urllib.parse import urlsplit

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.answers import Client, decode_audio
from articlecast.engines.text import clean_text, join_spelled
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.model import Sound
from articlecast.names import sha256_hex

OPENAI = "https://api.openai.com/v1"

_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse")
"""OpenAI's own; other services tell theirs at ``/audio/voices``."""


class OpenaiEngine:
    """``model`` and ``base_url`` name the service; ``format`` is what it is asked for, ``timeout`` is in seconds."""

    def __init__(
        self,
        model: str = "gpt-4o-mini-tts",
        base_url: str = "",
        *,
        format: str = "wav",  # noqa: A002 -- the word of the service's own interface
        timeout: float = 60.0,
        concurrency: float = 4,
        requests_per_minute: float = 0,
    ) -> None:
        self._model, self._format, self._timeout = model, format, timeout
        self._base_url = (base_url or os.environ.get("OPENAI_BASE_URL", "") or OPENAI).rstrip("/")
        self._concurrency, self._requests_per_minute = int(concurrency), requests_per_minute

    @property
    def traits(self) -> Traits:
        revision = sha256_hex(f"1 {self._base_url} {self._model} {self._format}".encode())[:16]
        return Traits(
            "openai",
            revision,
            parallel="thread",
            characters=4096,
            remote=True,
            concurrency=self._concurrency,
            requests_per_minute=self._requests_per_minute,
        )

    def voices(self) -> tuple[Voice, ...]:
        """OpenAI's names, or the list of a service that tells one (Kokoro-FastAPI does)."""
        if self._base_url == OPENAI:
            return tuple(Voice(name, "mul", quality="neural") for name in _VOICES)
        try:
            listed = json.loads(self._client.get(f"{self._base_url}/audio/voices", self._headers()))["voices"]
            names = [row if isinstance(row, str) else str(row["id"]) for row in listed]
        except (SpeakError, ValueError, TypeError, LookupError, RecursionError) as error:
            # The host alone: an address may hold a password.
            wrong = f"{urlsplit(self._base_url).hostname} does not tell its voices: {error}"
            raise EngineUnavailable("openai", wrong, "echo $OPENAI_BASE_URL") from error
        return tuple(Voice(name, "mul", quality="neural") for name in sorted(names))

    def render_text(self, said: str) -> str:
        """Initialisms as plain capitals: these voices are trained on written text."""
        return join_spelled(said, "".join)

    def speak(self, request: SpeechRequest) -> Sound:
        text = clean_text(request.text)
        if not text:
            raise SpeakError("openai", "there is no text to say")
        body = {
            "model": self._model,
            "input": text,
            "voice": request.voice or "alloy",
            "response_format": self._format,
            "speed": round(request.rate, 4),
        }
        try:
            content = self._client.post(f"{self._base_url}/audio/speech", self._headers(), json.dumps(body).encode())
        except EngineUnavailable:
            raise
        except SpeakError as error:
            if "voice" not in error.wrong.lower():
                raise
            wrong = f"no voice '{body['voice']}': the service {error.wrong}"
            raise NoSuchVoice("openai", wrong, "articlecast voices --engine openai") from error
        return decode_audio("openai", content)

    @cached_property
    def _client(self) -> Client:
        return Client("openai", self._timeout, hide=_hide_key)

    def close(self) -> None:
        """Close the connections for good."""
        self._client.close()

    def _headers(self) -> dict[str, str]:
        key = _read_key()
        if not key and self._base_url == OPENAI:
            raise EngineUnavailable("openai", "there is no key in the environment", "export OPENAI_API_KEY=…")
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})


def _read_key() -> str:
    return os.environ.get("OPENAI_API_KEY", "").strip()


def _hide_key(text: str) -> str:
    """Without the key, and without the parts of it that a service shows when it names it."""
    key = _read_key()
    words = [word for word in text.split(" ") if not (key and (key in word or word.startswith(key[:6])))]
    return " ".join(words)
