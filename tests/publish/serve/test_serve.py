"""The server, asked as podcast apps ask."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from articlecast.model import Episode
from articlecast.publish import create_app
from articlecast.publish.serve.subscribers import Subscribers
from support.shows import SHOW, make_episode, write_show
from support.web import ask_raw, serving

EPISODE, FILES = make_episode(1)
AUDIO = FILES[EPISODE.enclosure.name]
AUDIO_PATH = f"/episodes/{EPISODE.slug}/{EPISODE.enclosure.name}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_show(tmp_path, 1)
    (tmp_path / "feed" / "index.html").write_text("<!doctype html><title>Show</title>" + "x" * 2000)
    (tmp_path / "feed" / "README.md").write_text("for editors")
    (tmp_path / "secret.html").write_text("secret")
    (tmp_path / "feed" / "way-out.html").symlink_to(tmp_path / "secret.html")
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Iterator[httpx.Client]:
    app = create_app(SHOW, lambda: [EPISODE], folder / "episodes", folder / "feed")
    with serving(app) as address, httpx.Client(base_url=address, headers={"Accept-Encoding": "identity"}) as client:
        yield client


RANGES = {
    "bytes=0-99": (0, 100),
    "bytes=1000-1999": (1000, 2000),
    "bytes=25000-": (25000, len(AUDIO)),
    "bytes=-7": (len(AUDIO) - 7, len(AUDIO)),
    "bytes=0-": (0, len(AUDIO)),
    "bytes=0-99999999": (0, len(AUDIO)),
    "bytes=-99999999": (0, len(AUDIO)),
}


@pytest.mark.parametrize("asked", RANGES)
def test_a_range_gets_exactly_its_bytes(client: httpx.Client, asked: str) -> None:
    answer = client.get(AUDIO_PATH, headers={"Range": asked})

    start, end = RANGES[asked]
    assert answer.status_code == 206
    assert answer.content == AUDIO[start:end]
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{len(AUDIO)}"


def test_several_ranges_come_in_parts(client: httpx.Client) -> None:
    answer = client.get(AUDIO_PATH, headers={"Range": "bytes=0-1,10-12"})

    assert answer.status_code == 206
    assert answer.headers["content-type"].startswith("multipart/byteranges; boundary=")
    assert answer.content.count(b"Content-Range:") == 2


@pytest.mark.parametrize("asked", ["bytes=0-1,99999999-", "bytes=99999999-,-0,0-1"])
def test_of_several_ranges_those_that_are_there_are_sent(client: httpx.Client, asked: str) -> None:
    answer = client.get(AUDIO_PATH, headers={"Range": asked})

    assert (answer.status_code, answer.content) == (206, AUDIO[:2])
    assert answer.headers["content-range"] == f"bytes 0-1/{len(AUDIO)}"


@pytest.mark.parametrize("path", [AUDIO_PATH, f"/episodes/{EPISODE.slug}/{EPISODE.assets[2].name}", "/feed.xml"])
def test_a_range_beyond_the_end_is_refused_with_the_length(client: httpx.Client, path: str) -> None:
    length = len(client.get(path).content)

    answer = client.get(path, headers={"Range": "bytes=99999999-"})

    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{length}"


@pytest.mark.parametrize("path", [AUDIO_PATH, "/feed.xml"])
@pytest.mark.parametrize(
    "nonsense", ["bytes=abc", "lines=1-2", "bytes=", "bytes=9-2x", "bytes=9-2", "bytes=0-1,9-2", f"bytes={'9' * 5000}-"]
)
def test_a_range_that_is_none_is_ignored(client: httpx.Client, nonsense: str, path: str) -> None:
    answer = client.get(path, headers={"Range": nonsense})

    assert (answer.status_code, len(answer.content)) == (200, len(client.get(path).content))


@pytest.mark.parametrize("date", ["yesterday", f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT"])
def test_a_date_that_is_none_is_ignored(client: httpx.Client, date: str) -> None:
    assert client.get("/feed.xml", headers={"If-Modified-Since": date}).status_code == 200


@pytest.mark.parametrize("path", ["/feed.xml", "/", AUDIO_PATH])
def test_head_is_get_without_a_body(client: httpx.Client, path: str) -> None:
    whole, head = client.get(path), client.head(path)

    assert head.content == b""
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}
    assert int(head.headers["content-length"]) == len(whole.content)


@pytest.mark.parametrize("path", ["/feed.xml", "/", AUDIO_PATH])
def test_what_is_known_already_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)

    by_tag = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    by_date = client.get(path, headers={"If-Modified-Since": first.headers["last-modified"]})
    other = client.get(path, headers={"If-None-Match": '"other"', "If-Modified-Since": first.headers["last-modified"]})

    assert [by_tag.status_code, by_date.status_code, other.status_code] == [304, 304, 200]
    assert by_tag.content == b""


def test_if_range_with_another_version_gets_the_whole(client: httpx.Client) -> None:
    tag = client.head(AUDIO_PATH).headers["etag"]

    same = client.get(AUDIO_PATH, headers={"Range": "bytes=0-9", "If-Range": tag})
    other = client.get(AUDIO_PATH, headers={"Range": "bytes=0-9", "If-Range": '"old"'})

    assert (same.status_code, other.status_code) == (206, 200)


TYPES = {
    "/feed.xml": "application/rss+xml",
    "/": "text/html; charset=utf-8",
    AUDIO_PATH: "audio/mpeg",
    f"/episodes/{EPISODE.slug}/{EPISODE.assets[1].name}": "application/json",
    f"/episodes/{EPISODE.slug}/{EPISODE.assets[2].name}": "text/vtt; charset=utf-8",
    f"/episodes/{EPISODE.slug}/{EPISODE.assets[3].name}": "application/x-subrip",
    f"/episodes/{EPISODE.slug}/{EPISODE.assets[4].name}": "application/json+chapters",
}


@pytest.mark.parametrize("path", TYPES)
def test_each_file_has_its_type_and_may_be_read_by_any_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://player.example"})

    assert answer.headers["content-type"] == TYPES[path]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_browser_may_ask_before_it_asks_for_a_range(client: httpx.Client) -> None:
    answer = client.options(
        AUDIO_PATH, headers={"Origin": "https://p.example", "Access-Control-Request-Headers": "range"}
    )

    assert answer.status_code == 204
    assert "Range" in answer.headers["access-control-allow-headers"]


def test_text_is_compressed_and_audio_never(client: httpx.Client) -> None:
    compressed = client.get("/feed.xml", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/feed.xml")
    audio = client.get(AUDIO_PATH, headers={"Accept-Encoding": "gzip"})

    assert compressed.headers["content-encoding"] == "gzip"
    assert compressed.headers["vary"] == "Accept-Encoding"
    assert compressed.content == plain.content
    assert int(compressed.headers["content-length"]) == len(gzip.compress(plain.content, 6, mtime=0))
    assert compressed.headers["etag"] != plain.headers["etag"]
    assert "content-encoding" not in audio.headers
    for refusal in ("gzip;q=0", "gzip;q=0.000", "gzip; q=0.0, identity"):
        assert "content-encoding" not in client.get("/feed.xml", headers={"Accept-Encoding": refusal}).headers


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/%2e%2e%2fsecret.html", "//etc/passwd",
        "/episodes/../../secret.html", f"/episodes/{EPISODE.slug}/..%2f..%2f..%2fsecret.html", "/way-out.html",
        "/..%5csecret.html", "/index.html%00.html", "/episodes/", f"/episodes/{EPISODE.slug}/", "/README.md",
        f"/episodes/{EPISODE.slug}/episode.json", f"/episodes/{EPISODE.slug}/{EPISODE.assets[5].name}", "/.hidden",
        "/feed-archive-1.xml", "/index.html/", f"/{'a' * 5000}", f"/{'a' * 300}/", f"/episodes/{'a' * 300}/x.mp3",
    ],
)  # fmt: skip
def test_nothing_else_on_the_disk_is_served(client: httpx.Client, path: str) -> None:
    answer, body = ask_raw(str(client.base_url).rstrip("/"), path)

    assert answer.status == 404
    assert b"secret" not in body


def test_the_feeds_addresses_are_those_being_served(client: httpx.Client) -> None:
    feed = client.get("/feed.xml").text

    assert f'url="http://127.0.0.1:{client.base_url.port}{AUDIO_PATH}"' in feed
    assert SHOW.base_url not in feed
    assert SHOW.guid in feed


def test_a_proxys_address_is_believed_only_when_told(folder: Path) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "pod.example", "X-Forwarded-Prefix": "/show/"}

    feeds = []
    for trusted in (True, False):
        app = create_app(SHOW, lambda: [EPISODE], folder / "episodes", folder / "feed", trust_forwarded=trusted)
        with serving(app) as address:
            feeds.append(httpx.get(f"{address}/feed.xml", headers=forwarded).text)

    assert f"https://pod.example/show{AUDIO_PATH}" in feeds[0]
    assert "pod.example/show" not in feeds[1]


def test_a_host_that_is_none_is_refused(client: httpx.Client) -> None:
    answer, _ = ask_raw(str(client.base_url).rstrip("/"), "/feed.xml", Host='x"><script>')

    assert answer.status == 400


def test_a_new_episode_appears_without_a_restart(folder: Path) -> None:
    episodes = [EPISODE]
    app = create_app(SHOW, lambda: episodes, folder / "episodes", folder / "feed")
    with serving(app) as address:
        before = httpx.get(f"{address}/feed.xml").text.count("<item>")

        episodes.extend(write_show(folder, 2))

        assert (before, httpx.get(f"{address}/feed.xml").text.count("<item>")) == (1, 2)


def test_a_file_that_is_not_the_committed_one_is_not_served(folder: Path, client: httpx.Client) -> None:
    (folder / "episodes" / EPISODE.slug / EPISODE.enclosure.name).write_bytes(AUDIO[:1000])

    assert client.get(AUDIO_PATH).status_code == 404


def test_a_private_show_opens_to_each_subscribers_own_address(folder: Path) -> None:
    subscribers = Subscribers(folder / "subscribers.json")
    token, other = subscribers.add("Ana"), subscribers.add("Bo")
    app = create_app(SHOW, lambda: [EPISODE], folder / "episodes", folder / "feed", subscribers=subscribers)
    with serving(app) as address, httpx.Client(base_url=address) as client:
        feed = client.get(f"/{token}/feed.xml")

        assert f'url="{address}/{token}{AUDIO_PATH}"' in feed.text
        assert "<itunes:block>Yes</itunes:block>" in feed.text
        assert feed.headers["x-robots-tag"] == "noindex, nofollow"
        assert client.get(f"/{token}{AUDIO_PATH}").content == AUDIO
        assert [client.get(path).status_code for path in ("/feed.xml", "/", f"/{token}x/feed.xml", AUDIO_PATH)] == [
            404
        ] * 4

        subscribers.revoke("Ana")

        assert client.get(f"/{token}/feed.xml").status_code == 404
        assert client.get(f"/{other}/feed.xml").status_code == 200
        assert token not in (folder / "subscribers.json").read_text()

        for damaged in ("{", "[" * 100_000):
            (folder / "subscribers.json").write_text(damaged)

            assert client.get(f"/{other}/feed.xml").status_code == 503


def test_a_private_shows_pages_offer_its_subscribers_own_address(folder: Path) -> None:
    subscribers, show = Subscribers(folder / "subscribers.json"), replace(SHOW, base_url="https://public.example")
    token = subscribers.add("Ana")
    app = create_app(show, lambda: [EPISODE], folder / "episodes", folder / "feed", subscribers=subscribers)
    with serving(app) as address, httpx.Client(base_url=address) as client:
        pages = [client.get(f"/{token}/{path}") for path in ("", f"episodes/{EPISODE.slug}/", "subscribe.html")]

        assert f'value="{address}/{token}/feed.xml"' in pages[2].text
        for page in pages:
            assert "public.example" not in page.text
            for name in re.findall(r'(?:href|src)="([\w./-]+\.(?:css|js|jpg|mp3))"', page.text):
                assert client.get(page.url.join(name)).status_code == 200, name
        shards = re.search(r'data-shards="([^"]+)"', pages[0].text)
        assert shards
        assert client.get(f"/{token}/episodes-{shards[1]}.json").json()[0]["title"] == EPISODE.title
        assert client.get(f"/{token}/search-{shards[1]}.json").json()["slip"] == [0]
        assert client.get(f"/{token}/robots.txt").text == "User-agent: *\nDisallow: /\n"
        assert client.get(f"/{token}").headers["location"] == f"{token}/"
        assert client.get(f"/{token}/nothing.html").status_code == 404
        subscribers.revoke("Ana")
        assert client.get(f"/{token}").status_code == client.get(f"/{token}/").status_code == 404


def test_an_episode_that_comes_due_is_served_though_no_file_changed(folder: Path) -> None:
    due: list[Episode] = []
    app = create_app(SHOW, lambda: due, folder / "episodes", folder / "feed", patience=0)
    with serving(app) as address, httpx.Client(base_url=address) as client:
        assert "<item>" not in client.get("/feed.xml").text
        assert client.get(AUDIO_PATH).status_code == 404
        due.append(EPISODE)
        assert "<item>" in client.get("/feed.xml").text
        assert client.get(AUDIO_PATH).status_code == 200


def test_a_browser_is_shown_the_sites_own_page_where_there_is_nothing_and_an_app_a_line(
    client: httpx.Client, folder: Path
) -> None:
    bare = client.get("/episodes/gone/", headers={"Accept": "text/html,*/*"})
    (folder / "feed/404.html").write_text("<!doctype html><title>Nothing is here</title>")
    page = client.get("/episodes/gone/", headers={"Accept": "text/html,*/*"})
    line = client.get("/episodes/gone/sound.mp3", headers={"Accept": "*/*"})

    assert [(answer.status_code, answer.text) for answer in (bare, page, line)] == [
        (404, "nothing here\n"),
        (404, "<!doctype html><title>Nothing is here</title>"),
        (404, "nothing here\n"),
    ]
    assert page.headers["content-type"].startswith("text/html")
