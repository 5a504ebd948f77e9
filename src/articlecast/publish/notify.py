"""Telling a host that something happened, in bounded time: a webhook, a hub. Nothing of what it says is needed."""

from __future__ import annotations

from threading import Thread
from typing import Any


def notify_host(method: str, address: str, *, seconds: float, **asked: Any) -> str:
    """What went wrong, in a phrase that does not name the address; empty where the host took it.

    ``asked`` is what ``httpx.stream`` takes beside. It is asked on a thread that is left to itself after so many
    seconds: httpx bounds each read, and a host can drip headers for ever. The answer's body is not read.
    """
    import httpx  # noqa: PLC0415 -- a fifth of a second, only where there is something to tell

    said: list[str] = []

    def ask() -> None:
        try:
            with httpx.stream(method, address, timeout=seconds, **asked) as answer:
                said.append(f"answered HTTP {answer.status_code}" if answer.is_error else "")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            said.append(f"was not reached: {type(error).__name__}")

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return said[0] if said else f"took longer than {seconds:g} seconds"
