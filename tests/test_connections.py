"""One limit over a whole exchange, against sockets that talk in every way that never ends."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from articlecast.connections import limit_exchange, open_client
from support.talking import ENDLESS, Talk, continue_for_ever, drip_headers, talking

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("talk", ENDLESS)
def test_the_limit_ends_an_exchange_however_the_far_side_talks(talk: Talk, scheme: str) -> None:
    with talking(talk) as place, open_client(timeout=5.0, trust_env=False) as client:
        begin = time.monotonic()
        with pytest.raises(httpx.TransportError), limit_exchange(1.0):  # one that speaks no TLS is told at once
            client.get(f"{scheme}://{place}/")
        assert time.monotonic() - begin < 2.5


def test_a_proxy_is_held_to_the_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with talking(continue_for_ever) as place:
        monkeypatch.setenv("https_proxy", f"http://{place}")
        with open_client(timeout=5.0) as client:
            begin = time.monotonic()
            with pytest.raises(httpx.TimeoutException), limit_exchange(1.0):
                client.get("https://speech.invalid/")
            assert time.monotonic() - begin < 2.5


def answer_well(near: socket.socket) -> None:
    while near.recv(4096):
        near.sendall(GOOD)


def test_the_next_exchange_has_its_own_limit_and_the_same_connection() -> None:
    opened: list[socket.socket] = []

    def talk(near: socket.socket) -> None:
        opened.append(near)
        answer_well(near)

    with talking(talk) as place, open_client(timeout=5.0, trust_env=False) as client:
        for _ in range(3):
            with limit_exchange(0.5):
                assert client.get(f"http://{place}/").content == b"ok"
            time.sleep(0.3)
        assert client.get(f"http://{place}/").content == b"ok"  # without any limit, too
    assert len(opened) == 1


def test_of_two_limits_the_nearer_one_holds() -> None:
    with talking(drip_headers) as place, open_client(timeout=5.0, trust_env=False) as client:
        begin = time.monotonic()
        with pytest.raises(httpx.ReadTimeout), limit_exchange(0.5), limit_exchange(5.0):
            client.get(f"http://{place}/")
        assert time.monotonic() - begin < 2


@contextmanager
def leading_to(places: list[str], monkeypatch: pytest.MonkeyPatch, seconds: float = 0.0) -> Iterator[None]:
    """A resolver that takes its time and names these for every host."""
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *arguments: int, **named: int) -> object:
        if host != "speech.invalid":
            return real(host, port, *arguments, **named)
        time.sleep(seconds)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve)
        yield


def test_a_name_that_nobody_tells_is_waited_for_no_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    with leading_to(["127.0.0.1"], monkeypatch, 4.0), open_client(timeout=5.0, trust_env=False) as client:
        begin = time.monotonic()
        with (
            pytest.raises(httpx.ConnectTimeout, match=r"the address of speech\.invalid is not told"),
            limit_exchange(0.5),
        ):
            client.get("http://speech.invalid/")
        assert time.monotonic() - begin < 2


@pytest.mark.posix
def test_addresses_that_do_not_answer_share_the_limit_and_leave_some_for_the_one_that_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ExitStack() as stack:
        place = stack.enter_context(talking(answer_well))
        port = int(place.partition(":")[2])
        for number in (2, 3):
            # A queue of one that is full: what comes next is never answered, as behind a firewall.
            door = stack.enter_context(socket.create_server((f"127.0.0.{number}", port), backlog=0))
            for _ in range(3):
                waiting = stack.enter_context(socket.socket())
                waiting.settimeout(0)
                waiting.connect_ex(door.getsockname())
        stack.enter_context(leading_to(["127.0.0.2", "127.0.0.3", "127.0.0.1"], monkeypatch))
        client = stack.enter_context(open_client(timeout=5.0, trust_env=False))
        begin = time.monotonic()
        with limit_exchange(1.5):
            assert client.get(f"http://speech.invalid:{port}/").content == b"ok"
        assert 0.9 < time.monotonic() - begin < 1.6
