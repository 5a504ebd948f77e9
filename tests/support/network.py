"""A network between a client and a service on the loopback, which can go away in the middle of an answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_RESET = b"\1\0\0\0\0\0\0\0"
"""struct linger, on and without a wait: closing sends a reset, as a firewall does that knows no connection."""


class Network:
    """Passes bytes on, until so many have come back from the service: then it is gone, until it is mended."""

    def __init__(self, far: tuple[str, int]) -> None:
        self._far = far
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._left: int | None = None
        self.passed = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._keeper = threading.Thread(target=self._accept)
        self._keeper.start()

    def cut_after(self, taken: int) -> None:
        self._left = taken

    def mend(self) -> None:
        self._left = None

    def close(self) -> None:
        self._left = 0
        self._cut()
        self._door.shutdown(socket.SHUT_RDWR)
        self._keeper.join()
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._door.accept()
                near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                if self._left == 0:
                    near.close()
                    continue
                far = socket.create_connection(self._far)
                self._open |= {near, far}
                threading.Thread(target=self._pass_on, args=(near, far), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(far, near), kwargs={"counted": True}, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, *, counted: bool = False) -> None:
        with suppress(OSError):
            while data := source.recv(16_384):
                if counted:
                    with self._lock:
                        self.passed += len(data)
                        if self._left is not None:
                            data = data[: self._left]
                            self._left -= len(data)
                target.sendall(data)
                if self._left == 0:
                    self._cut()
            target.shutdown(socket.SHUT_WR)

    def _cut(self) -> None:
        for end in list(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
            self._open.discard(end)


@contextmanager
def between(url: str) -> Iterator[Network]:
    """A network before the service at ``url``."""
    place = urlsplit(url)
    network = Network((str(place.hostname), int(place.port or 80)))
    try:
        yield network
    finally:
        network.close()
