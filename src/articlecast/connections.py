"""HTTP connections on which one limit holds for a whole exchange, however its bytes come.

httpx bounds each wait and not their sum: a service that drips its headers, or says ``100 Continue`` without end, would
hold us for days; a host with three addresses that do not answer takes three times the limit, and a resolver what it
likes. So the clock is looked at below, at every step, which needs no thread beside that hangs up.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Thread
from typing import Any

import httpcore
import httpx

_ends: ContextVar[float] = ContextVar("ends", default=float("inf"))
"""When the exchange under way in this thread has to be over, by ``time.monotonic``."""


@contextmanager
def limit_exchange(seconds: float) -> Iterator[None]:
    """So long, and no longer, this thread talks through clients of ``open_client``: looking up a name, connecting,
    asking, and reading the answer. Raises httpx.TimeoutException in the middle of what goes on then.
    """
    token = _ends.set(min(_ends.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _ends.reset(token)


def open_client(**options: Any) -> httpx.Client:
    """``httpx.Client`` with these options, whose connections keep to ``limit_exchange``; many threads may share it."""
    client = httpx.Client(**options)
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001 -- httpx has no door for httpcore's
        if isinstance(transport, httpx.HTTPTransport):  # None where a host is asked past the proxy
            transport._pool._network_backend = _Backend()  # noqa: SLF001 -- nor a name for it
    return client


def _measure_left(wanted: float | None, error: type[httpcore.TimeoutException]) -> float | None:
    """Seconds that the next step may take: those that were ``wanted``, or what is left; raises where none is."""
    left = _ends.get() - time.monotonic()
    if left <= 0:
        raise error("the time for the whole exchange is over")
    return wanted if wanted is not None and wanted < left else None if left == float("inf") else left


class _Backend(httpcore.NetworkBackend):
    """What httpcore opens sockets with."""

    def __init__(self) -> None:
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers; each has its share of the time that is left."""
        places = _look_up(host, port, _measure_left(timeout, httpcore.ConnectTimeout))
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for number, place in enumerate(places):
            left = _measure_left(timeout, httpcore.ConnectTimeout)
            share = left and left / (len(places) - number)
            try:
                return _Stream(self._plain.connect_tcp(place, port, share, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Stream(httpcore.NetworkStream):
    """A connection that reads and writes while there is time."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _measure_left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _measure_left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _measure_left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _look_up(host: str, port: int, seconds: float | None) -> list[str]:
    """The host's addresses, each once; on a thread that is left to itself where the system's resolver takes longer."""
    found: list[list[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except (OSError, UnicodeError) as error:
            found.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise httpcore.ConnectTimeout(f"the address of {host} is not told")
    if isinstance(found[0], Exception):
        raise httpcore.ConnectError(str(found[0])) from found[0]
    return found[0]
