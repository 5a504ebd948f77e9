"""Who is told that the feed has changed, and how."""

import socket
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
from support.talking import Talk, continue_for_ever, drip_body, drip_headers, flood_body, say_nothing, talking
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


@pytest.mark.parametrize("talk", [drip_headers, continue_for_ever, say_nothing])
def test_a_hub_that_never_ends_its_answer_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch, talk: Talk) -> None:
    monkeypatch.setattr("articlecast.publish.deliver.announce.PATIENCE", 0.5)
    with talking(talk) as place:
        troubles = announce(SHOW, PublishOptions(hubs=(f"http://{place}/hub",)), {})
    assert [trouble.wrong.partition(";")[0] for trouble in troubles] == ["took longer than 0.5 seconds"]


@pytest.mark.parametrize("talk", [drip_body, flood_body])
def test_of_what_a_hub_says_beside_its_status_nothing_is_waited_for(talk: Talk) -> None:
    with talking(talk) as place:
        assert announce(SHOW, PublishOptions(hubs=(f"http://{place}/hub",)), {}) == ()


def test_nobody_else_is_told_whom_a_hub_names_in_its_place(town: Town) -> None:
    def point_elsewhere(near: socket.socket) -> None:
        near.recv(65536)
        near.sendall(f"HTTP/1.1 307 Elsewhere\r\nLocation: {town.url}/hub\r\nContent-Length: 0\r\n\r\n".encode())

    with talking(point_elsewhere) as place:
        (trouble,) = announce(SHOW, PublishOptions(hubs=(f"http://{place}/hub",)), {})
    assert trouble.wrong.startswith("answered HTTP 307")
    assert town.heard == []
