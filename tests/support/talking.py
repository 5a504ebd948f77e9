"""A far side on the loopback that talks in every way that never ends."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

Talk = Callable[[socket.socket], None]


@contextmanager
def talking(talk: Talk) -> Iterator[str]:
    """A server that talks to each connection so, on a thread of its own, until the connection is closed."""
    door = socket.create_server(("127.0.0.1", 0))

    def keep(near: socket.socket) -> None:
        with closing(near), suppress(OSError):
            talk(near)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _address = door.accept()
                threading.Thread(target=keep, args=(near,), daemon=True).start()

    keeper = threading.Thread(target=accept, daemon=True)
    keeper.start()
    try:
        yield f"127.0.0.1:{door.getsockname()[1]}"
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        keeper.join()


def continue_for_ever(near: socket.socket) -> None:
    while True:
        near.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000)


def drip_headers(near: socket.socket) -> None:
    near.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        near.sendall(b"X: y\r\n")
        time.sleep(0.02)


def drip_body(near: socket.socket) -> None:
    near.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        near.sendall(b"1\r\nx\r\n")
        time.sleep(0.02)


def flood_body(near: socket.socket) -> None:
    near.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        near.sendall(b"1\r\nx\r\n" * 4000)


def say_nothing(near: socket.socket) -> None:
    while near.recv(4096):
        pass


ENDLESS: tuple[Talk, ...] = (continue_for_ever, drip_headers, drip_body, flood_body, say_nothing)
