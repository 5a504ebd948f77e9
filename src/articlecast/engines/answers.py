"""What remote engines do alike with an answer: read it in time, tell what its status and its words mean."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from articlecast.connections import limit_exchange, open_client
from articlecast.errors import EngineBusy, EngineUnavailable, SpeakError

LARGEST_ANSWER = 50_000_000
"""Bytes; ten minutes of uncompressed speech are less."""

LARGEST_DETAIL, LONGEST_DETAIL = 20_000, 200
"""Bytes that are looked at for what a service says is wrong, and characters of it that are told."""

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


_USED_UP = re.compile(
    r"insufficient[_ ](quota|funds|credits?|balance)|billing_(hard_limit|not_active)|exceeded your current quota"
    r"|out of credits|credit balance is too low|payment required",
    re.IGNORECASE,
)
_SOON = re.compile(r"(retry|try again) (in|after) [\d.]+", re.IGNORECASE)


def check_status(engine: str, status: int, headers: Mapping[str, str], detail: str = "") -> None:
    """Nothing for 200.

    Raises EngineBusy for what may pass, EngineUnavailable for a key or an address that is wrong and for an account
    that is used up, SpeakError for a text that is refused.
    """
    if status == 200:
        return
    wrong, retry_after = f"answered {status}{': ' if detail else ''}{detail}", headers.get("Retry-After", "")
    if status == 402 or (400 <= status < 500 and not retry_after and _is_used_up(detail)):
        # No load that passes: six attempts a sentence would be refused alike, and some services count them.
        raise EngineUnavailable(engine, wrong, "articlecast render   (when the account has credit again)")
    if status >= 500 or status in _PASSING:
        raise EngineBusy(engine, wrong, "articlecast render   (later)", parse_retry_after(retry_after))
    if status in {401, 403, 404, 405, 407} or 300 <= status < 400:
        raise EngineUnavailable(engine, wrong, f"articlecast voices --engine {engine}")
    raise SpeakError(engine, wrong)


def _is_used_up(detail: str) -> bool:
    """Whether the account has nothing left; a quota of the minute is told in the same words, and when it ends."""
    return bool(_USED_UP.search(detail)) and not _SOON.search(detail)


_DIGITS = 12
"""More of them is for ever, and must not become infinity."""


def parse_retry_after(value: str, *, now: datetime | None = None) -> float | None:
    """Seconds to wait, from seconds or an HTTP date (RFC 9110, 10.2.3); None where it says neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:_DIGITS])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the latter for a year or a zone of twenty digits
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


@dataclass(frozen=True, slots=True)
class Answer:
    """What came with a status of 200."""

    content: bytes
    media_type: str = ""


class Client:
    """Sends one request at a time a thread over connections that are used again; ``timeout`` bounds a whole answer,
    from looking up the host to the last byte that it sends, however they drip and whatever it sends before.

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

    def post(self, url: str, headers: dict[str, str], body: bytes) -> Answer:
        return self._send("POST", url, headers, body)

    def get(self, url: str, headers: dict[str, str]) -> Answer:
        return self._send("GET", url, headers, b"")

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client:
            client.close()

    def _open(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = open_client(timeout=self._timeout)
            return self._client

    def _send(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer:
        try:
            with (
                limit_exchange(self._timeout),
                self._open().stream(method, url, headers=headers, content=body) as answer,
            ):
                content = self._read(answer.iter_bytes())
        except httpx.TimeoutException as error:
            raise self._fail(url, f"is too slow: the answer did not end within {self._timeout:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = _clean(self._hide(str(error))) or type(error).__name__
            raise self._fail(url, f"cannot be reached: {reason}") from error
        kind = answer.headers.get("Content-Type", "")
        told = "" if answer.status_code == 200 else _read_detail(content, kind) or answer.reason_phrase
        check_status(self._engine, answer.status_code, answer.headers, _clean(self._hide(told))[:LONGEST_DETAIL])
        return Answer(content, kind)

    def _read(self, parts: Iterable[bytes]) -> bytes:
        content = bytearray()
        for part in parts:
            content += part
            if len(content) > LARGEST_ANSWER:
                raise EngineBusy(self._engine, f"sent more than {LARGEST_ANSWER:,} bytes")
        return bytes(content)

    def _fail(self, url: str, wrong: str) -> EngineBusy:
        return EngineBusy(self._engine, f"{urlsplit(url).hostname} {wrong}", "articlecast render   (later)")


def _read_detail(content: bytes, media_type: str) -> str:
    """What the service says is wrong; empty where it says nothing that is known.

    OpenAI has ``{"error": {"message": …, "code": …}}``, FastAPI's services ``{"detail": {"message": …}}``,
    ``{"detail": "…"}`` or ``{"detail": [{"loc": […], "msg": "…"}]}``, others a line of plain text.
    """
    try:
        row = json.loads(content[:LARGEST_DETAIL])
    except (ValueError, RecursionError):
        plain = media_type.lower().startswith("text/plain") and not content.lstrip().startswith(b"<")
        return content[:LARGEST_DETAIL].decode("utf-8", "replace") if plain else ""
    if not isinstance(row, dict):
        return ""
    told = row.get("error") or row.get("detail") or row.get("message") or ""
    if isinstance(told, str) and isinstance(row.get("message"), str):
        told = {"message": row["message"], "code": told}
    return "; ".join(filter(None, map(_say_fault, told if isinstance(told, list) else [told])))


def _say_fault(told: object) -> str:
    """One fault in the service's words, with its code where the words do not say that the account is used up."""
    if not isinstance(told, dict):
        return str(told) if isinstance(told, str) else ""
    words = str(told.get("message") or told.get("msg") or "")
    place = told.get("loc")
    if isinstance(place, list) and place:
        words = f"{place[-1]}: {words}"
    codes = [code for code in (told.get("code"), told.get("type")) if isinstance(code, str) and _USED_UP.search(code)]
    return " ".join([words, *([f"({codes[0]})"] if codes and not _USED_UP.search(words) else [])]).strip()


def _clean(text: str) -> str:
    """One line of what can be printed: no control character of a service's reaches a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:LARGEST_DETAIL]).split())
