"""What remote engines do alike with an answer: tell what its status means, read it in time, decode its sound."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from urllib.parse import urlsplit

import av
import httpx
from av.error import FFmpegError

from articlecast.errors import EngineBusy, EngineUnavailable, SpeakError
from articlecast.model import Sound

LARGEST_ANSWER = 50_000_000
"""Bytes; ten minutes of uncompressed speech are less."""

_PASSING = {408, 409, 425, 429}
"""Client errors of RFC 9110, 8470 and 6585 that ask for the same request once more."""


def hide_addresses() -> None:
    """Have httpx's log name hosts alone: an address may hold a password, a webhook's is one."""
    logging.getLogger("httpx").addFilter(_keep_host)  # the same filter is there once, however often it is added


def _keep_host(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(part.host if isinstance(part, httpx.URL) else part for part in record.args)
    return True


hide_addresses()


def check_status(engine: str, status: int, headers: Mapping[str, str], detail: str = "") -> None:
    """Nothing for 200.

    Raises EngineBusy for what may pass, EngineUnavailable for a key or an address that is wrong, SpeakError for a
    text that is refused.
    """
    if status == 200:
        return
    wrong = f"answered {status}{': ' if detail else ''}{detail}"
    if status >= 500 or status in _PASSING:
        raise EngineBusy(
            engine, wrong, "articlecast render   (later)", parse_retry_after(headers.get("Retry-After", ""))
        )
    if status in {401, 402, 403, 404, 405, 407} or 300 <= status < 400:
        raise EngineUnavailable(engine, wrong, f"articlecast voices --engine {engine}")
    raise SpeakError(engine, wrong)


def parse_retry_after(value: str, *, now: datetime | None = None) -> float | None:
    """Seconds to wait, from seconds or an HTTP date (RFC 9110, 10.2.3); None where it says neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


class Client:
    """Sends one request at a time a thread over connections that are used again; ``timeout`` bounds a whole answer.

    ``hide`` takes secrets out of what a service says is wrong. Raises as check_status does, and EngineBusy for a
    connection that is refused, cut or too slow.
    """

    def __init__(self, engine: str, timeout: float, hide: Callable[[str], str] = str) -> None:
        self._engine, self._timeout, self._hide = engine, timeout, hide
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[type[Client], tuple[str, float, Callable[[str], str]]]:
        """For another process: the same client without its connections."""
        return Client, (self._engine, self._timeout, self._hide)

    def post(self, url: str, headers: dict[str, str], body: bytes) -> bytes:
        return self._send("POST", url, headers, body)

    def get(self, url: str, headers: dict[str, str]) -> bytes:
        return self._send("GET", url, headers, b"")

    def close(self) -> None:
        with self._lock:
            if self._client:
                self._client.close()
            self._client = None

    def _open(self) -> httpx.Client:
        with self._lock:
            self._client = self._client or httpx.Client(timeout=self._timeout)
            return self._client

    def _send(self, method: str, url: str, headers: dict[str, str], body: bytes) -> bytes:
        deadline = time.monotonic() + self._timeout
        try:
            with self._open().stream(method, url, headers=headers, content=body) as answer:
                content = self._read(answer.iter_bytes(), deadline)
        except httpx.TimeoutException as error:
            raise self._fail(url, f"does not answer within {self._timeout:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._fail(url, f"cannot be reached: {self._hide(str(error)) or type(error).__name__}") from error
        detail = "" if answer.status_code == 200 else self._hide(_read_detail(content) or answer.reason_phrase)
        check_status(self._engine, answer.status_code, answer.headers, detail)
        return content

    def _read(self, parts: Iterable[bytes], deadline: float) -> bytes:
        """All parts, joined; the deadline holds however steadily they drip."""
        content = bytearray()
        for part in parts:
            content += part
            if time.monotonic() > deadline:
                raise EngineBusy(self._engine, f"is too slow: the answer did not end within {self._timeout:g} s")
            if len(content) > LARGEST_ANSWER:
                raise EngineBusy(self._engine, f"sent more than {LARGEST_ANSWER:,} bytes")
        return bytes(content)

    def _fail(self, url: str, wrong: str) -> EngineBusy:
        return EngineBusy(self._engine, f"{urlsplit(url).hostname} {wrong}", "articlecast render   (later)")


def _read_detail(content: bytes) -> str:
    """What the service says is wrong, on one short line; empty where it says nothing that is known.

    OpenAI has ``{"error": {"message": …}}``, FastAPI's services ``{"detail": {"message": …}}`` or ``{"detail": "…"}``.
    """
    try:
        row = json.loads(content)
        told = row.get("error") or row["detail"]
        return " ".join(str(told["message"] if isinstance(told, dict) else told).split())[:200]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return ""


def decode_audio(engine: str, content: bytes) -> Sound:
    """Mono sound from a file of any kind that PyAV reads; raises EngineBusy for what is none, or is cut short."""
    _refuse_cut_wav(engine, content)
    try:
        with av.open(BytesIO(content), "r") as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="s16", layout="mono", rate=stream.rate)
            frames = b"".join(_resample(container.decode(stream), resampler))
            rate = stream.rate
    except (FFmpegError, IndexError, ValueError, EOFError) as error:
        head = content[:40].decode("latin-1").split("\n")[0]
        raise EngineBusy(engine, f"sent {len(content)} bytes that are no sound: {head!r}") from error
    if not frames:
        raise EngineBusy(engine, "sent a file without sound")
    return Sound(frames, rate)


_UNKNOWN_LENGTHS = range(0x7FFF0000, 0x100000000)
"""What a streaming service writes where it does not know the length yet; zero is another way."""


def _refuse_cut_wav(engine: str, content: bytes) -> None:
    """Raises EngineBusy for a RIFF file that ends before its ``data`` chunk does: a decoder takes what there is."""
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        return
    place = 12
    while place + 8 <= len(content):
        name, length = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        there = len(content) - place - 8
        if name == b"data":
            if there < length and length not in _UNKNOWN_LENGTHS:
                raise EngineBusy(engine, f"sent a sound that is cut short: {there:,} of {length:,} bytes")
            return
        place += 8 + length + length % 2


def _resample(decoded: Iterator[av.AudioFrame], resampler: av.AudioResampler) -> Iterator[bytes]:
    for frame in decoded:
        for mono in resampler.resample(frame):
            yield bytes(mono.planes[0])[: mono.samples * 2]
    for mono in resampler.resample(None):
        yield bytes(mono.planes[0])[: mono.samples * 2]
