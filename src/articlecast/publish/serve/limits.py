"""What one client may take of the server: time for a request's head, time in which nothing is read, a connection.

uvicorn bounds how large a head is and how long a connection rests between two requests, and nothing else: 247 that said
nothing shut everybody out, and each that could not be accepted was a traceback in the log, 18 MB in 25 s.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import time

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from articlecast.system import count_files

HEAD_SECONDS = 10.0
"""From the connection, or the answer before, to the end of a request's head."""
STALL_SECONDS = 60.0
"""Without 48 KB that a client has read of what it asked for; one that is paused asks for the rest by a range."""
LARGEST_HEAD = 16 * 1024
MOST_CONNECTIONS = 500
GRACE_SECONDS = 5
"""For answers that are on their way when an application ends that has more to do then."""
MOST_LINES = 20
"""In a minute's log: whoever is attacked wants to know it, and to have a disk left."""

_log = logging.getLogger("articlecast.serve")


class Connection(H11Protocol):
    """uvicorn's, with an end to everything that a client may wait with."""

    most = MOST_CONNECTIONS
    _head: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None
    _since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _send_at_once(transport)
        self._await_head()
        if len(self.connections) > self.most:
            min((each for each in self.connections if isinstance(each, Connection)), key=Connection.rank).drop()

    def rank(self) -> tuple[int, float]:
        """Who is first to go where there is no room: who asks for nothing, who reads nothing, who came last."""
        if self._head and not self.transport.get_write_buffer_size():
            return 0, self._since
        return (1, self._since) if self._head or self._stall else (2, -self._since)

    def drop(self) -> None:
        self.connections.discard(self)
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_head()
        self._stop_stall()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data), LARGEST_HEAD):  # h11 bounds what it waits for, not what comes at once
            if not self.transport.is_closing():
                super().data_received(data[start : start + LARGEST_HEAD])
        if self._is_answering():
            self._stop_head()

    def on_response_complete(self) -> None:
        self._await_head()
        super().on_response_complete()
        if self._is_answering():  # the next request had come already
            self._stop_head()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall, self._since = self.loop.call_later(STALL_SECONDS, self.drop), self.loop.time()

    def resume_writing(self) -> None:
        self._stop_stall()
        super().resume_writing()

    def _is_answering(self) -> bool:
        cycle: object = self.cycle  # None before the first request, which uvicorn's own type does not say
        return cycle is not None and not self.cycle.response_complete

    def _await_head(self) -> None:
        self._stop_head()
        self._head, self._since = self.loop.call_later(HEAD_SECONDS, self._end_wait), self.loop.time()

    def _end_wait(self) -> None:
        """Close; what is left of the answer before is a slow reader's, who has as long for it as for any part."""
        if self.transport.get_write_buffer_size():
            self._head = self.loop.call_later(STALL_SECONDS, self.drop)
        else:
            self.transport.close()

    def _stop_head(self) -> None:
        if self._head:
            self._head.cancel()
            self._head, self._since = None, self.loop.time()

    def _stop_stall(self) -> None:
        if self._stall:
            self._stall.cancel()
            self._stall = None


def _send_at_once(transport: asyncio.Transport) -> None:
    """No part of an answer waits until the one before it has been confirmed.

    asyncio sees to that for sockets that say that they are TCP's, which one of ``socket.create_server`` does not: each
    answer over a connection that stays took 44 ms in place of 4.
    """
    found = transport.get_extra_info("socket")
    if found is not None and found.family in {socket.AF_INET, socket.AF_INET6}:
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class OneFault:
    """Answers 500 to a request that met a fault of ours, which is a line in the log and no end of the server's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, note)
        except Exception as error:  # noqa: BLE001 -- one client's request ends no other's
            _log.error("serve: %s: %s", type(error).__name__, error)  # no path: a subscriber's is a password
            if not started:
                kind = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"20")]
                await send({"type": "http.response.start", "status": 500, "headers": kind})
                await send({"type": "http.response.body", "body": b"a fault of ours; 500"})


class ShortLog(logging.Filter):
    """Keeps a record to one line without a traceback, and a minute to MOST_LINES: clients decide what is said."""

    def __init__(self) -> None:
        super().__init__()
        self._minute, self._lines = 0, 0

    def filter(self, record: logging.LogRecord) -> bool:
        minute = int(time.monotonic() // 60)
        self._lines = self._lines + 1 if minute == self._minute else 1
        self._minute = minute
        fault = record.exc_info[1] if record.exc_info else None
        said = f"{record.getMessage()} {f'{type(fault).__name__}: {fault}' if fault else ''}"
        if self._lines == MOST_LINES:
            said = f"{said} (more in this minute is left out)"
        record.msg, record.args = " ".join("".join(c if c.isprintable() else " " for c in said[:300]).split()), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return self._lines <= MOST_LINES


def create_server(app: ASGIApp, *, lifespan: bool = False, trust_forwarded: bool = True) -> uvicorn.Server:
    """uvicorn, which keeps to the limits above; it has an open file for each connection, and one for what it sends.

    With ``lifespan`` the application is told of its beginning and its end. Without ``trust_forwarded`` the client is
    who is at the other end, whatever a header says.
    """
    most = max(8, min(MOST_CONNECTIONS, (count_files() - 64) // 2))
    config = uvicorn.Config(
        app,
        http=type("Connection", (Connection,), {"most": most}),
        log_level="warning",
        ws="none",
        lifespan="on" if lifespan else "off",
        proxy_headers=trust_forwarded,
        timeout_graceful_shutdown=GRACE_SECONDS if lifespan else None,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        backlog=max(4, most // 4),  # so many are accepted before any of them can be refused
    )
    quiet = ShortLog()
    for name in ("uvicorn.error", "asyncio", _log.name):
        logger = logging.getLogger(name)
        logger.filters = [each for each in logger.filters if not isinstance(each, ShortLog)]
        logger.addFilter(quiet)
    return uvicorn.Server(config)
