"""Subscribers that nobody here wrote read the feed and download the episode from ``articlecast serve``."""

import io
import urllib.request
from pathlib import Path

import feedparser
import podcastparser

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
