"""A real server on a free port of the loopback, for as long as a test needs it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any, Literal

import uvicorn


@contextmanager
def serving(app: Any, *, lifespan: bool = False) -> Iterator[str]:
    """The address, without a trailing slash, at which ``app`` answers; with ``lifespan`` it is told of its end."""
    listener = socket.create_server(("127.0.0.1", 0))
    told: Literal["on", "off"] = "on" if lifespan else "off"
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", ws="none", lifespan=told, timeout_graceful_shutdown=10)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def ask_raw(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """GET exactly this path, which a proper client would normalise first."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=10)
    try:
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
