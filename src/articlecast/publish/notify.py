"""Telling a host that something happened, in bounded time: a webhook, a hub. Nothing of what it says is needed."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Thread
from typing import Any

_PASSING = frozenset({408, 425, 429})
"""Answers below 500 that another attempt may change."""


@dataclass(frozen=True, slots=True)
class Notice:
    """``wrong`` says in a phrase why the host did not take it, empty where it did; ``passing`` that it may yet."""

    wrong: str = ""
    passing: bool = False


def notify_host(method: str, address: str, *, seconds: float, **asked: Any) -> Notice:
    """What came of one attempt; the phrase does not name the address. Taken is what is answered with 2xx.

    ``asked`` is what ``httpx.stream`` takes beside. It is asked on a thread that is left to itself after so many
    seconds: httpx bounds each read, and a host can drip headers for ever. The answer's body is not read.
    """
    import httpx  # noqa: PLC0415 -- a fifth of a second, only where there is something to tell

    said: list[Notice] = []

    def ask() -> None:
        try:
            with httpx.stream(method, address, timeout=seconds, **asked) as answer:
                said.append(_judge(answer.status_code))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            said.append(Notice(f"was not reached: {type(error).__name__}", isinstance(error, httpx.TransportError)))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return said[0] if said else Notice(f"took longer than {seconds:g} seconds", passing=True)


def _judge(status: int) -> Notice:
    if 200 <= status < 300:
        return Notice()
    return Notice(f"answered HTTP {status}", status >= 500 or status in _PASSING)
