"""Subscribers that nobody here wrote read the feed and download the episode from ``articlecast serve``."""

import io
import urllib.error
import urllib.request
from pathlib import Path

import feedparser
import podcastparser
import pytest

from cli.conftest import WriteArticle
from support.command import call
from support.processes import serving_show


def download(url: str, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 -- loopback
    with urllib.request.urlopen(request) as answer:  # noqa: S310 -- loopback
        return answer.status, answer.read()


def test_feedparser_and_gpodder_download_the_same_bytes(show: Path, write: WriteArticle) -> None:
    write("tide", day=1)
    write("gull", day=2)
    call("render", folder=show)
    with serving_show(show) as address:
        _, feed = download(f"{address}/feed.xml")
        seen = feedparser.parse(feed)
        assert not seen.bozo, seen.get("bozo_exception")
        enclosures = [entry.enclosures[0] for entry in seen.entries]
        gpodder = podcastparser.parse(f"{address}/feed.xml", io.BytesIO(feed))
        assert [entry["title"] for entry in gpodder["episodes"]] == ["The gull", "The tide"]
        assert [entry["enclosures"][0]["url"] for entry in gpodder["episodes"]] == [row.href for row in enclosures]
        for slug, enclosure in zip(("the-gull", "the-tide"), enclosures, strict=True):
            (audio,) = (show / "episodes" / slug).glob("audio-*.mp3")
            status, content = download(enclosure.href)
            assert (status, content) == (200, audio.read_bytes())
            assert int(enclosure.length) == len(content)
            status, part = download(enclosure.href, Range="bytes=1000-1999")
            assert (status, part) == (206, content[1000:2000])


def test_three_private_subscribers_hear_the_show_until_one_of_them_is_revoked(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    names = ("Ana", "Bo", "Cy")
    added = call("serve", *(word for name in names for word in ("--add", name)), folder=show).out
    feeds = [line.split()[1].removeprefix("https://example.org/podcast") for line in added.splitlines()]
    (audio,) = (show / "episodes/the-tide").glob("audio-*.mp3")
    with serving_show(show, "--private") as printed:
        address = printed.removesuffix("/<token>")
        for feed in feeds:
            (enclosure,) = feedparser.parse(download(f"{address}{feed}")[1]).entries[0].enclosures
            assert enclosure.href.startswith(f"{address}{feed.removesuffix('feed.xml')}")
            assert download(enclosure.href, Range="bytes=100-199") == (206, audio.read_bytes()[100:200])
        assert call("serve", "--revoke", "Bo", folder=show).out == "Bo: revoked\n"
        for closed in (feeds[1], "/feed.xml"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                download(f"{address}{closed}")
        assert [download(f"{address}{feed}")[0] for feed in (feeds[0], feeds[2])] == [200, 200]
