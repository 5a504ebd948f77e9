"""Telling a host that something happened, in bounded time: a webhook, a hub. Nothing of what it says is needed."""

from __future__ import annotations

from dataclasses import dataclass
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

    ``asked`` is what ``httpx.stream`` takes beside. So many seconds are the limit of the whole exchange; the answer's
    body is not read, and nobody is asked whom it names in its place.
    """
    import httpx  # noqa: PLC0415 -- a fifth of a second, only where there is something to tell

    from articlecast.connections import limit_exchange, open_client  # noqa: PLC0415 -- as above

    try:
        with (
            limit_exchange(seconds),
            open_client(timeout=seconds) as client,
            client.stream(method, address, **asked) as answer,
        ):
            return _judge(answer.status_code)
    except httpx.TimeoutException:
        return Notice(f"took longer than {seconds:g} seconds", passing=True)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Notice(f"was not reached: {type(error).__name__}", isinstance(error, httpx.TransportError))


def _judge(status: int) -> Notice:
    if 200 <= status < 300:
        return Notice()
    return Notice(f"answered HTTP {status}", status >= 500 or status in _PASSING)
