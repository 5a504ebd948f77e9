"""The server, asked by clients that want to use it up: real sockets that say too little, too much, or nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from articlecast.model import Episode
from articlecast.publish import build_feed, create_app
from articlecast.publish.serve import limits
from support.processes import COMMAND
from support.shows import SHOW, make_episode, write_show
from support.web import ask_raw

EPISODE, FILES = make_episode(1)
HEAD = b"GET /feed.xml HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address at which ``app`` answers, behind the limits of ``articlecast serve``."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = limits.create_server(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join()
        listener.close()


def serve_show(folder: Path, episodes: list[Episode] | None = None, **options: Any) -> Any:
    return create_app(SHOW, lambda: episodes or [EPISODE], folder / "episodes", folder / "feed", **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_show(tmp_path, 1)
    (tmp_path / "feed" / "index.html").write_text("<!doctype html><title>Show</title>")
    return tmp_path


def connect(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=20)


def wait_for_end(client: socket.socket) -> tuple[float, bytes]:
    """Seconds until the server hangs up, and all that it sent."""
    begin, sent = time.monotonic(), bytearray()
    with suppress(ConnectionError):
        while part := client.recv(65536):
            sent += part
    return time.monotonic() - begin, bytes(sent)


def test_no_part_of_an_answer_waits_for_the_one_before_to_be_confirmed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once: list[int] = []

    class Seen(limits.Connection):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            at_once.append(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(limits, "Connection", Seen)
    with serving(serve_show(folder)) as address:
        assert httpx.get(f"{address}/feed.xml").status_code == 200
    assert at_once == [1]


@pytest.mark.posix
def test_connections_that_say_nothing_shut_nobody_out_and_fill_no_log(tmp_path: Path) -> None:
    subprocess.run([str(COMMAND), "init", str(tmp_path / "show")], check=True, capture_output=True)
    command = ["sh", "-c", f"ulimit -n 256; exec {COMMAND} serve --port 0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    log = tmp_path / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command, cwd=tmp_path / "show", env=environment, stdout=subprocess.PIPE, stderr=errors
        ) as server,
        ExitStack() as stack,
    ):
        stack.callback(server.kill)
        assert server.stdout is not None
        feed = server.stdout.readline().split()[1].decode()
        address = feed.removesuffix("/feed.xml")
        for _ in range(300):
            stack.enter_context(connect(address))
        for _ in range(20):
            assert httpx.get(feed, timeout=10).status_code == 200
            time.sleep(0.1)
    assert log.stat().st_size < 2_000
    assert b"Traceback" not in log.read_bytes()


@pytest.mark.parametrize(
    "said", [b"", b"G", HEAD, HEAD + b"\r\nG", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx"]
)
def test_whoever_does_not_end_a_request_is_hung_up_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.5)
    with serving(serve_show(folder)) as address, connect(address) as client:
        client.sendall(said)
        seconds, _sent = wait_for_end(client)
    assert 0.3 < seconds < 3


@pytest.mark.parametrize("begin", [HEAD, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"])
def test_a_drip_of_a_head_or_a_body_is_no_longer_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, begin: bytes
) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.5)
    with serving(serve_show(folder)) as address, connect(address) as client:
        client.sendall(begin)
        begin_time = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() < begin_time + 10:
                client.sendall(b"X: y\r\n")
                time.sleep(0.05)
        assert time.monotonic() < begin_time + 3


def test_a_head_larger_than_any_browsers_is_refused(folder: Path) -> None:
    with serving(serve_show(folder)) as address, connect(address) as client:
        with suppress(ConnectionError):
            client.sendall(HEAD + b"X: y\r\n" * 100_000)
        assert wait_for_end(client)[1].startswith((b"HTTP/1.1 400", b"HTTP/1.1 431"))


@pytest.mark.parametrize(("size", "refused"), [(10_000, False), (40_000, True)])
def test_a_head_that_comes_at_once_is_bounded_like_one_that_is_waited_for(
    folder: Path, size: int, *, refused: bool
) -> None:
    with serving(serve_show(folder)) as address, connect(address) as client:
        with suppress(ConnectionError):
            client.sendall(HEAD + b"X: " + b"y" * size + b"\r\nConnection: close\r\n\r\n")
        assert wait_for_end(client)[1].startswith((b"HTTP/1.1 400", b"HTTP/1.1 431")) == refused


def test_requests_one_after_the_other_have_each_its_own_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 1.0)
    with serving(serve_show(folder)) as address, httpx.Client(base_url=address) as client:
        for _ in range(4):
            assert client.get("/feed.xml").status_code == 200
            time.sleep(0.6)


def ask_for_much(folder: Path) -> Iterator[tuple[str, bytes, Any]]:
    episode, files = make_episode(1, os.urandom(30_000_000))
    (folder / "episodes" / episode.slug / episode.enclosure.name).write_bytes(files[episode.enclosure.name])
    path = f"/episodes/{episode.slug}/{episode.enclosure.name}"
    yield path, files[episode.enclosure.name], serve_show(folder, [episode])


def test_whoever_reads_nothing_is_hung_up_on_and_whoever_reads_slowly_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STALL_SECONDS", 1.0)
    ((path, content, app),) = ask_for_much(folder)
    with serving(app) as address, connect(address) as idle, connect(address) as slow:
        for client in (idle, slow):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        taken, begin = 0, time.monotonic()
        while taken < 4_000_000:
            taken += len(slow.recv(100_000))
            time.sleep(0.05)
        assert time.monotonic() - begin > 1.5
        assert wait_for_end(slow)[1].endswith(content[-1000:])
        assert len(wait_for_end(idle)[1]) < len(content) // 2


def test_where_there_is_no_room_whoever_asks_for_nothing_goes_first_and_whoever_is_answered_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_CONNECTIONS", 10)
    ((path, content, app),) = ask_for_much(folder)
    with serving(app) as address, ExitStack() as stack:
        busy = stack.enter_context(connect(address))
        busy.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.3)
        idle = [stack.enter_context(connect(address)) for _ in range(30)]
        time.sleep(0.3)
        assert httpx.get(f"{address}/feed.xml").status_code == 200
        assert wait_for_end(busy)[1].endswith(content[-1000:])
        idle[0].settimeout(5)
        assert wait_for_end(idle[0])[0] < 1


@pytest.mark.parametrize(
    "path",
    [
        "/.", "/./", "/..", "/../", "/./index.html", "//", "///", "//./", "/%2e", "/%2e/", "/.%00", "/%", "/%ff",
        "/a//b", "/a/./b", "/;", "/?", "/*", "/\\", "/episodes/.", "/episodes/./x", "/feed.xml/", "/feed.xml/.",
        "/feed-.xml", "/%ed%a0%80", "/" + "a/" * 4000, "/" + "%2f" * 2000, "/~", "/|", "/con", "/index.html.",
        "*", "http://127.0.0.1/.", "/index.html/..", "/%c0%ae%c0%ae/", "/\u00e9".encode().decode("latin-1"),
    ],
)  # fmt: skip
def test_no_path_is_a_fault(folder: Path, path: str, caplog: pytest.LogCaptureFixture) -> None:
    with serving(serve_show(folder)) as address, connect(address) as client:
        client.sendall(b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" % path.encode("latin-1"))
        status = int(wait_for_end(client)[1].split()[1])
    assert status in {200, 400, 404}
    assert [record for record in caplog.records if record.exc_info or "Exception" in record.getMessage()] == []


def test_a_fault_of_ours_is_one_line_without_the_path_and_the_next_request_is_answered(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = [ValueError("a fault\nerror: forged \x1b[31m"), ValueError("and another")]

    def load() -> list[Episode]:
        if faults:
            raise faults.pop(0)
        return [EPISODE]

    app = create_app(SHOW, load, folder / "episodes", folder / "feed")
    with serving(app) as address:
        answers = [httpx.get(f"{address}/feed.xml?token") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [500, 500, 200]
    said = [record.getMessage() for record in caplog.records]
    assert said == ["serve: ValueError: a fault error: forged [31m", "serve: ValueError: and another"]
    assert not any(record.exc_info for record in caplog.records)


def test_a_flood_of_nonsense_is_a_few_lines_in_the_log(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with serving(serve_show(folder)) as address:
        for _ in range(100):
            with connect(address) as client:
                client.sendall(b"\x16\x03\x01 no HTTP\r\n\r\n")
                wait_for_end(client)
    assert len(caplog.records) <= 2 * limits.MOST_LINES  # a minute may turn meanwhile


HOSTS = {
    "127.0.0.1": 200,
    "127.0.0.1:81": 200,
    "LocalHost:9": 200,
    "[::1]:8000": 200,
    "pod.harbour.example": 200,
    "podcast.lan": 200,
    "podcast.lan:8000": 200,
    "tunnel.example:8443": 200,
    "tunnel.example": 421,
    "evil.example": 421,
    "127.0.0.1.evil.example": 421,
    "169.254.169.254": 421,
    "podcast.lan.": 421,
}


def test_only_the_hosts_that_are_its_own_or_named_are_answered(folder: Path) -> None:
    with serving(serve_show(folder, hosts=("podcast.lan", "tunnel.example:8443"))) as address:
        told = {host: ask_raw(address, "/feed.xml", Host=host)[0].status for host in HOSTS}
    assert told == HOSTS
    with serving(serve_show(folder, hosts=("*",))) as address:
        assert ask_raw(address, "/feed.xml", Host="evil.example")[0].status == 200


def test_one_feed_is_built_for_any_number_of_hosts_and_is_what_would_be_built_for_each(folder: Path) -> None:
    episodes = [make_episode(number)[0] for number in range(1, 301)]
    with serving(serve_show(folder, episodes, hosts=("*",))) as address:
        begin = time.process_time()
        ask_raw(address, "/feed.xml", Host="first.example")
        first = time.process_time() - begin
        begin = time.process_time()
        for number in range(40):
            _answer, content = ask_raw(address, "/feed.xml", Host=f"host-{number}.example:{8000 + number}")
        rest = time.process_time() - begin
    assert content == build_feed(replace(SHOW, base_url="http://host-39.example:8039"), episodes)
    assert rest < 10 * first  # 40 builds before
