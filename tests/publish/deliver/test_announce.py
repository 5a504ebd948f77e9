"""Who is told that the feed has changed, and how."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from articlecast.publish import PublishOptions
from articlecast.publish.deliver.announce import Services, announce
from support.shows import SHOW
from support.web import serving

FEED = f"{SHOW.base_url}/feed.xml"


@dataclass
class Town:
    """Everybody who may be told, behind one door; ``heard`` is what they were told."""

    url: str = ""
    status: int = 202
    heard: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    async def answer(self, request: Request) -> Response:
        said = dict(request.query_params) | dict(parse_qsl((await request.body()).decode()))
        self.heard.append((request.url.path, said, request.headers.get("authorization", "")))
        return PlainTextResponse("", self.status)

    @property
    def services(self) -> Services:
        return Services(f"{self.url}/podping", f"{self.url}/overcast")


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    with serving(Starlette(routes=[Route("/{name}", town.answer, methods=["GET", "POST"])])) as town.url:
        yield town


def test_a_hub_is_told_which_feed_has_changed(town: Town) -> None:
    assert announce(SHOW, PublishOptions(hubs=(f"{town.url}/hub",)), {}) == ()
    assert town.heard == [("/hub", {"hub.mode": "publish", "hub.url": FEED, "hub.topic": FEED}, "")]


def test_podping_and_overcast_are_told_where_the_settings_say_so(town: Town) -> None:
    options = PublishOptions(podping=True, overcast=True)
    assert announce(SHOW, options, {"PODPING_TOKEN": "opensesame"}, town.services) == ()
    assert town.heard == [
        ("/podping", {"url": FEED, "reason": "update", "medium": "podcast"}, "opensesame"),
        ("/overcast", {"urlprefix": FEED}, ""),
    ]


def test_nobody_is_told_unless_the_settings_say_so(town: Town) -> None:
    assert announce(SHOW, PublishOptions(), {}, town.services) == ()
    local = replace(SHOW, base_url="http://127.0.0.1:8000")
    assert announce(local, PublishOptions(podping=True), {}, town.services) == ()
    assert town.heard == []


def test_one_that_fails_stops_none_of_the_others_and_shows_no_key(town: Town) -> None:
    town.status = 403
    options = PublishOptions(hubs=("http://127.0.0.1:1/hub", f"{town.url}/hub"), podping=True)
    troubles = announce(SHOW, options, {"PODPING_TOKEN": "opensesame"}, town.services)
    assert [trouble.thing for trouble in troubles] == ["hub 127.0.0.1", "hub 127.0.0.1", "podping"]
    assert [trouble.wrong.partition(";")[0] for trouble in troubles] == [
        "was not reached: ConnectError", "answered HTTP 403", "answered HTTP 403",
    ]  # fmt: skip
    assert "opensesame" not in "".join(map(repr, troubles))


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"])
def test_a_hub_that_drips_its_answer_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr("articlecast.publish.deliver.announce.PATIENCE", 0.5)
    let_go, dripped_out = threading.Event(), threading.Event()

    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(head)
            for _ in range(300):
                if let_go.wait(0.05):
                    return
                connection.sendall(b"x")
        dripped_out.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = threading.Thread(target=drip, args=(listener,))
        host.start()
        troubles = announce(SHOW, PublishOptions(hubs=(f"http://127.0.0.1:{listener.getsockname()[1]}/hub",)), {})
        waited_for_the_end = dripped_out.is_set()
        let_go.set()
        host.join()
    assert not waited_for_the_end
    said = [trouble.wrong.partition(";")[0] for trouble in troubles]
    assert said == (["took longer than 0.5 seconds"] if b"X-Long" in head else [])
