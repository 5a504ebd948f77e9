"""The gate: a good show passes, and each thing that can go wrong is found, placed and given a remedy."""

from __future__ import annotations

import asyncio
import io
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import lameenc
import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from articlecast.errors import PublishError
from articlecast.model import Asset
from articlecast.publish import PublishOptions, build_feed, create_app
from articlecast.publish.check.files import inspect_episode, inspect_file
from articlecast.publish.check.findings import Finding, Subject, check_files, check_subject
from articlecast.publish.check.live import check_live
from articlecast.publish.feed.itunes import nearest_category
from articlecast.publish.feed.previous import read_items
from articlecast.publish.options import Funding, Recommended, Trailer
from support.shows import CHAPTERS, SHOW, make_episode, name_asset
from support.talking import ENDLESS, Talk, talking
from support.web import serving

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def encode_silence(seconds: float) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(16_000)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(np.zeros(int(seconds * 16_000), np.int16).tobytes()) + encoder.flush())


AUDIO = encode_silence(41.5)


def paint_cover(width: int = 1400, height: int = 1400) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, "PNG")
    return stream.getvalue()


class Desk:
    """A show on the disk that a test may spoil before it is checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        cover = paint_cover()
        self.show = replace(SHOW, cover=name_asset("cover", ".png", "image/png", cover))
        assert self.show.cover
        (folder / "feed").mkdir()
        (folder / "feed" / self.show.cover.name).write_bytes(cover)
        self.episode, files = make_episode(1, AUDIO)
        self.home = folder / "episodes" / self.episode.slug
        self.home.mkdir(parents=True)
        for name, content in files.items():
            (self.home / name).write_bytes(content)
        self.options = PublishOptions()
        self.previous = b""

    def asset(self, role: Any, media_type: str = "") -> Asset:
        return next(asset for asset in self.episode.assets_of(role) if media_type in asset.media_type)

    def recommit(self, old: Asset, content: bytes) -> None:
        """Other bytes for an asset, as if they had been committed so."""
        new = replace(name_asset(old.role, Path(old.name).suffix, old.media_type, content))
        (self.home / new.name).write_bytes(content)
        self.episode = replace(
            self.episode, assets=tuple(new if asset == old else asset for asset in self.episode.assets)
        )

    def check(self) -> tuple[Finding, ...]:
        cover, previous = self.show.cover, read_items(self.previous, "feed.xml") if self.previous else ()
        facts = inspect_file(self.folder / "feed" / cover.name, cover) if cover else None
        of_show = check_subject(Subject(self.show, [self.episode], self.options, facts, previous, NOW))
        return (*of_show, *check_files(self.episode, inspect_episode(self.episode, self.home)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("second", "found"), [({}, 1), ({"season": 3}, 0), ({"kind": "trailer"}, 0)])
def test_two_full_episodes_of_one_number_are_found(desk: Desk, second: dict[str, Any], found: int) -> None:
    first = replace(desk.episode, season=2, number=7)
    other = replace(make_episode(2)[0], **({"season": 2, "number": 7} | second))
    findings = check_subject(Subject(desk.show, [first, other], desk.options, None, (), NOW))

    assert [row.severity for row in findings if "2 episodes are number 7 of season 2" in row.wrong] == [
        "warning"
    ] * found


@pytest.mark.parametrize("title", ["Epilogue 3", "12 angry men", "Epoch 7", "The 12th of May"])
def test_a_title_that_does_not_count_itself_is_left_alone(desk: Desk, title: str) -> None:
    desk.episode = replace(desk.episode, title=title)

    assert not [row for row in desk.check() if "a number" in row.wrong]


def test_a_good_show_has_nothing_to_find(desk: Desk) -> None:
    desk.previous = build_feed(desk.show, [desk.episode])

    assert desk.check() == ()


def set_show(**values: Any) -> Callable[[Desk], None]:
    def spoil(desk: Desk) -> None:
        desk.show = replace(desk.show, **values)

    return spoil


def set_episode(**values: Any) -> Callable[[Desk], None]:
    def spoil(desk: Desk) -> None:
        desk.episode = replace(desk.episode, **values)

    return spoil


def delete_audio(desk: Desk) -> None:
    (desk.home / desk.episode.enclosure.name).unlink()


def truncate_audio(desk: Desk) -> None:
    path = desk.home / desk.episode.enclosure.name
    path.write_bytes(path.read_bytes()[:-1000])


def alter_audio(desk: Desk) -> None:
    path = desk.home / desk.episode.enclosure.name
    path.write_bytes(path.read_bytes()[:-10] + b"\0" * 10)


def commit_text_as_audio(desk: Desk) -> None:
    desk.recommit(desk.episode.enclosure, b"This is no audio at all. " * 2000)


def commit_shorter_audio(desk: Desk) -> None:
    desk.recommit(desk.episode.enclosure, encode_silence(30) * 1)


def commit_late_transcript(desk: Desk) -> None:
    vtt = b"WEBVTT\n\n00:00:01.000 --> 00:09:02.000\nToo late.\n"
    desk.recommit(desk.asset("transcript", "vtt"), vtt)


def commit_falling_transcript(desk: Desk) -> None:
    vtt = b"WEBVTT\n\n00:00:09.000 --> 00:00:10.000\nB\n\n00:00:01.000 --> 00:00:02.000\nA\n"
    desk.recommit(desk.asset("transcript", "vtt"), vtt)


def commit_broken_transcript(desk: Desk) -> None:
    desk.recommit(desk.asset("transcript", "json"), b'{"segments": 7}')


def commit_other_chapters(desk: Desk) -> None:
    rows = [{"startTime": start + 2, "title": title} for start, title in CHAPTERS]
    desk.recommit(desk.asset("chapters"), json.dumps({"version": "1.2.0", "chapters": rows}).encode())


def lose_the_vtt(desk: Desk) -> None:
    desk.episode = replace(
        desk.episode, assets=tuple(asset for asset in desk.episode.assets if asset.media_type != "text/vtt")
    )


def shrink_cover(desk: Desk) -> None:
    content = paint_cover(600, 500)
    desk.show = replace(desk.show, cover=name_asset("cover", ".png", "image/png", content))
    assert desk.show.cover
    (desk.folder / "feed" / desk.show.cover.name).write_bytes(content)


def alter_cover(desk: Desk) -> None:
    assert desk.show.cover
    path = desk.folder / "feed" / desk.show.cover.name
    path.write_bytes(path.read_bytes() + b"x")


def set_options(**values: Any) -> Callable[[Desk], None]:
    def spoil(desk: Desk) -> None:
        desk.options = replace(desk.options, **values)

    return spoil


def change_the_guid(desk: Desk) -> None:
    desk.previous = build_feed(desk.show, [desk.episode])
    desk.episode = replace(desk.episode, guid="urn:uuid:another")


def change_the_date(desk: Desk) -> None:
    desk.previous = build_feed(desk.show, [desk.episode])
    desk.episode = replace(desk.episode, published=desk.episode.published + timedelta(days=1))


def lose_an_episode(desk: Desk) -> None:
    desk.previous = build_feed(desk.show, [desk.episode, make_episode(2)[0]])


def change_bytes_under_one_name(desk: Desk) -> None:
    desk.previous = build_feed(desk.show, [desk.episode])
    audio = desk.episode.enclosure
    content = (desk.home / audio.name).read_bytes() + b"\0"
    (desk.home / audio.name).write_bytes(content)
    new = replace(name_asset("audio", ".mp3", audio.media_type, content), name=audio.name)
    desk.episode = replace(desk.episode, assets=(new, *desk.episode.assets[1:]))


SPOILS: dict[str, tuple[Callable[[Desk], None], str, str, str]] = {
    "no description": (set_show(description=""), "error", "show.description", "is empty"),
    "long description": (set_show(description="ä" * 2001), "error", "show.description", "more than 4000 bytes"),
    "no email": (set_show(email=""), "warning", "show.email", "is empty"),
    "locked for ever": (set_show(email=""), "warning", "publish.locked", "true without show.email"),
    "language": (set_show(language="english!"), "error", "show.language", "'english!' is no language tag"),
    "category": (set_show(category=("Religion", "How-To")), "error", "show.category", "Religion > How-To"),
    "base url": (set_show(base_url="pod.example"), "error", "show.base_url", "'pod.example' is not absolute"),
    "loopback": (set_show(base_url="http://127.0.0.1:8000"), "warning", "show.base_url", "this machine alone"),
    "query": (set_show(base_url="https://pod.example/?a=1"), "error", "show.base_url", "has a query"),
    "password": (set_show(base_url="https://me:pw@pod.example"), "error", "show.base_url", "a password"),
    "space": (set_show(base_url="https://pod example"), "error", "show.base_url", "a space"),
    "moved nowhere": (
        set_options(new_feed_url="new.example/feed.xml"),
        "error",
        "publish.new_feed_url",
        "not absolute",
    ),
    "no hub": (set_options(hubs=("hub.example",)), "error", "publish.hubs", "'hub.example' is not absolute"),
    "no money": (set_options(funding=(Funding("pay.example"),)), "error", "publish.funding.url", "'pay.example'"),
    "no trailer": (set_options(trailer=Trailer("T", "t.mp3", "")), "error", "publish.trailer.url", "'t.mp3' is not"),
    "no podroll": (set_options(podroll=(Recommended("x", "/feed"),)), "error", "publish.podroll.feed_url", "'/feed'"),
    "no licence": (set_options(licence_url="/licence"), "error", "publish.licence_url", "'/licence' is not"),
    "no button": (set_options(apple_url="podcasts.apple.com/x"), "error", "publish.apple_url", "is not absolute"),
    "altered cover": (alter_cover, "error", "show.artwork", "was altered"),
    "no https": (set_show(base_url="http://pod.example"), "warning", "show.base_url", "not https"),
    "no cover": (set_show(cover=None), "error", "show.artwork", "is missing"),
    "small cover": (shrink_cover, "error", "show.artwork", "is 600 by 500 pixels"),
    "future": (set_episode(published=NOW + timedelta(days=2)), "warning", "the-old-slip-1", "2 days, 0:00:00 ahead"),
    "no zone": (set_episode(published=datetime(2024, 1, 1)), "warning", "the-old-slip-1", "no time zone"),  # noqa: DTZ001
    "show in title": (set_episode(title=f"{SHOW.title}: 1"), "note", "the-old-slip-1", "repeats the show's"),
    "number in title": (set_episode(title="Ep. 12: The slip"), "note", "the-old-slip-1", "begins with a number"),
    "sign in title": (set_episode(title="#12 The slip"), "note", "the-old-slip-1", "begins with a number"),
    "relative link": (set_episode(url="/slip/1"), "error", "the-old-slip-1", "'/slip/1' is not absolute"),
    "chapters": (set_episode(chapters=((3.0, "A"), (1.0, "B"))), "error", "the-old-slip-1", "do not rise from 0"),
    "deleted": (delete_audio, "error", "audio-", "is missing"),
    "truncated": (truncate_audio, "error", "audio-", "bytes, its manifest says"),
    "altered": (alter_audio, "error", "audio-", "was altered"),
    "no audio": (commit_text_as_audio, "error", "audio-", "cannot be read"),
    "shorter audio": (commit_shorter_audio, "error", "audio-", "plays 30."),
    "late transcript": (commit_late_transcript, "error", ".vtt", "ends at 542.0 s"),
    "falling transcript": (commit_falling_transcript, "error", ".vtt", "do not rise"),
    "broken transcript": (commit_broken_transcript, "error", ".json", "no Podcasting 2.0 transcript"),
    "other chapters": (commit_other_chapters, "error", "chapters-", "are not the manifest's"),
    "no vtt": (lose_the_vtt, "warning", "the-old-slip-1", "has no VTT"),
    "new guid": (change_the_guid, "error", "feed.xml", "every listener gets it again"),
    "new date": (change_the_date, "warning", "feed.xml", "its date was 2024-03-13"),
    "lost": (lose_an_episode, "warning", "feed.xml: The old slip, part 2", "no more among the episodes"),
    "same name": (change_bytes_under_one_name, "error", "feed.xml", "under one name"),
}


@pytest.mark.parametrize("what", SPOILS)
def test_what_is_wrong_is_found_with_its_place_and_a_remedy(desk: Desk, what: str) -> None:
    spoil, severity, place, wrong = SPOILS[what]
    spoil(desk)

    findings = desk.check()

    hits = [finding for finding in findings if wrong in finding.wrong]
    assert hits, findings
    assert (hits[0].severity, place in hits[0].place, bool(hits[0].remedy)) == (severity, True, True)


@pytest.mark.parametrize(
    ("meant", "nearest"),
    [
        (("Technologie",), ("Technology",)),
        (("society and culture",), ("Society & Culture",)),
        (("How-To",), ("Education", "How To")),
        (("News", "Political"), ("News", "Politics")),
        (("Xyzzy",), ("News",)),
    ],
)
def test_a_category_that_apple_does_not_have_gets_the_nearest(meant: Any, nearest: Any) -> None:
    assert nearest_category(meant) == nearest


def live_show(desk: Desk) -> Starlette:
    return create_app(desk.show, lambda: [desk.episode], desk.folder / "episodes", desk.folder / "feed")


def test_a_live_show_from_our_own_server_has_nothing_to_find(desk: Desk) -> None:
    with serving(live_show(desk)) as address:
        assert check_live(f"{address}/feed.xml") == ()


def test_a_host_without_ranges_and_cors_is_found_out(desk: Desk) -> None:
    """The answers of python's own http.server, more or less."""
    inner = live_show(desk)

    async def answer(request: Request) -> Response:
        transport = httpx.ASGITransport(app=inner)
        async with httpx.AsyncClient(transport=transport, base_url=str(request.base_url)) as client:
            got = await client.request(request.method, request.url.path, headers={"Accept-Encoding": "identity"})
        kind = "text/plain" if request.url.path.endswith(".vtt") else got.headers["content-type"]
        length = {"content-length": got.headers["content-length"]} if request.method == "HEAD" else {}
        return Response(got.content, got.status_code, headers=length, media_type=kind)

    with serving(Starlette(routes=[Route("/{path:path}", answer)])) as address:
        findings = check_live(f"{address}/feed.xml")

    said = " | ".join(f"{finding.severity}: {finding.wrong}" for finding in findings)
    assert "error: a range (bytes=0-1) is answered 200, not 206" in said
    assert "warning: is closed to players in web pages" in said
    assert "warning: is sent as text/plain, the feed says text/vtt" in said
    assert "note: has neither ETag nor Last-Modified" in said


def test_a_host_that_ignores_ranges_is_not_asked_for_its_whole_audio() -> None:
    feed = b"""<rss><channel><item><title>Long</title>
      <enclosure url="%s/long.mp3" length="4000000000" type="audio/mpeg"/></item></channel></rss>"""
    sent = Counter[str]()

    async def give_feed(request: Request) -> Response:
        own = str(request.base_url).rstrip("/").encode()
        return Response(feed.replace(b"%s", own), media_type="application/rss+xml")

    async def give_audio(request: Request) -> Response:
        async def drip() -> AsyncIterator[bytes]:
            while request.method == "GET" and sent["bytes"] < 500_000_000:
                sent["bytes"] += 65536
                await asyncio.sleep(0.001)  # lets the server see that nobody listens
                yield bytes(65536)

        return StreamingResponse(drip(), headers={"Content-Length": "4000000000"}, media_type="audio/mpeg")

    with serving(Starlette(routes=[Route("/feed.xml", give_feed), Route("/long.mp3", give_audio)])) as address:
        said = [found.wrong for found in check_live(f"{address}/feed.xml")]

    assert "a range (bytes=0-1) is answered 200, not 206" in said
    assert sent["bytes"] < 50_000_000


@pytest.mark.parametrize("talk", ENDLESS)
def test_a_host_that_never_ends_its_answer_is_left(monkeypatch: pytest.MonkeyPatch, talk: Talk) -> None:
    monkeypatch.setattr("articlecast.publish.check.live.ANSWER_SECONDS", 0.5)
    with talking(talk) as place, pytest.raises(PublishError, match="cannot be reached"):
        check_live(f"http://{place}/feed.xml")


def test_one_address_that_cannot_be_asked_hides_nothing_about_the_others() -> None:
    feed = b"""<rss><channel><item><title>None</title></item>
      <item><title>Relative</title><enclosure url="a.mp3" length="9" type="audio/mpeg"/></item>
      <item><title>Nobody</title><enclosure url="http://127.0.0.1:9/b.mp3" length="9" type="audio/mpeg"/></item>
      <item><title>Gone</title><enclosure url="%s/c.mp3" length="9" type="audio/mpeg"/></item></channel></rss>"""

    async def answer(request: Request) -> Response:
        own = str(request.base_url).rstrip("/").encode()
        return Response(feed.replace(b"%s", own), media_type="application/rss+xml")

    with serving(Starlette(routes=[Route("/feed.xml", answer)])) as address:
        errors = {found.place: found.wrong for found in check_live(f"{address}/feed.xml") if found.severity == "error"}

    assert list(errors) == ["the item 'None'", "a.mp3", "http://127.0.0.1:9/b.mp3", f"{address}/c.mp3"]
    assert [wrong.startswith("cannot be asked: ") for wrong in errors.values()] == [True, True, True, False]


@pytest.mark.parametrize(
    ("status", "body", "wrong"),
    [(403, "no", "answers 403 Forbidden"), (200, "<html></html>", "is no RSS feed"), (200, "<rss", "not well-formed")],
)
def test_an_address_without_a_feed_is_said_in_a_line(status: int, body: str, wrong: str) -> None:
    async def answer(_request: Request) -> Response:
        return PlainTextResponse(body, status)

    with serving(Starlette(routes=[Route("/feed.xml", answer)])) as address, pytest.raises(PublishError, match=wrong):
        check_live(f"{address}/feed.xml")


def test_an_address_where_nobody_listens_is_said_in_a_line() -> None:
    with pytest.raises(PublishError, match="cannot be reached"):
        check_live("http://127.0.0.1:9/feed.xml")


@pytest.mark.parametrize(
    ("count", "chosen", "free"),
    [
        (280, {}, None), (285, {}, None), (286, {}, "14"), (300, {}, "0"), (301, {}, None), (350, {}, "0"),
        (299, {"keep": 100}, None), (299, {"keep_days": 30}, None), (299, {"feed_size": 600}, None),
    ],
)  # fmt: skip
def test_that_the_oldest_episodes_leave_the_feed_is_told_before(
    desk: Desk, count: int, chosen: dict[str, Any], free: str | None
) -> None:
    day, one = timedelta(hours=1), desk.episode
    episodes = [
        replace(one, guid=f"g{number}", slug=f"s{number}", published=one.published - number * day)
        for number in range(count)
    ]
    options = PublishOptions(page_size=50, **chosen)
    findings = [row for row in check_subject(Subject(desk.show, episodes, options, None, (), NOW))
                if row.place == "feed.xml"]  # fmt: skip

    assert [row.wrong.split()[0] for row in findings] == ([free] if free else [])
    assert all(row.severity == "warning" and "feed_size = 1_300" in row.remedy for row in findings)


@pytest.mark.parametrize(
    ("options", "episodes", "place"),
    [
        (PublishOptions(), 0, "episodes"),
        (PublishOptions(medium="publisher"), 0, "episodes"),
        (PublishOptions(medium="publisher", members=(Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810"),)), 0, ""),
        (PublishOptions(private=True, media_prefix="https://op3.dev/e/"), 1, "publish.media_prefix"),
        (PublishOptions(private=True, media_url="https://media.harbour.example"), 1, ""),
        (PublishOptions(media_prefix="https://op3.dev/e/"), 1, ""),
        (PublishOptions(private=True), 1, ""),
    ],
)
def test_a_houses_feed_may_be_empty_and_a_private_shows_downloads_are_nobodys(
    desk: Desk, options: PublishOptions, episodes: int, place: str
) -> None:
    found = check_subject(Subject(desk.show, [desk.episode][:episodes], options, None, (), NOW))
    places = {row.place for row in found if row.place == "episodes" or row.place.startswith("publish.media")}
    assert places == ({place} if place else set())
