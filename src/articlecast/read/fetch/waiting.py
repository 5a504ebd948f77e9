"""How long servers have kept this process waiting, which its caller bounds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_seconds = [0.0]


def count_waiting() -> float:
    """The seconds for which answers were waited so far; our own pauses between two requests are none of them."""
    return _seconds[0]


@contextmanager
def waiting() -> Iterator[None]:
    """Count the time meanwhile."""
    start = time.monotonic()
    try:
        yield
    finally:
        _seconds[0] += time.monotonic() - start
