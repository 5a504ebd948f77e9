"""Hosts that keep a run waiting: several are asked at once, each for so long, and what is ready goes out."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import WriteArticle
from support.command import Called, call
from support.web import serving

pytestmark = pytest.mark.posix
PAGE = "<html lang=en><title>{0}</title><article><h1>{0}</h1>" + 3 * (
    "<p>The tide came in at six, and nobody had told the harbour master. It went out again at noon, and he knew.</p>"
)


@dataclass
class Host:
    """Answers each page with its name after ``seconds``, or with a fault that asks for so long a wait."""

    seconds: float = 0.0
    status: int = 200
    asked: Counter[str] = field(default_factory=Counter)
    under_way: int = 0
    at_once: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked[scope["path"]] += 1
        self.under_way += 1
        self.at_once = max(self.at_once, self.under_way)
        headers = [(b"content-type", b"text/html")]
        if self.status == 200:
            await wait_while_asked(receive, self.seconds)
        else:
            headers.append((b"retry-after", str(int(self.seconds)).encode()))
        self.under_way -= 1
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": PAGE.format(f"Page {scope['path']}").encode()})


async def wait_while_asked(receive: Any, seconds: float) -> None:
    """So long, or until whoever asked has hung up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass


def write_sitemap(show: Path, *addresses: str) -> None:
    urls = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    place = "http://www.sitemaps.org/schemas/sitemap/0.9"
    (show / "map.xml").write_text(f'<?xml version="1.0"?><urlset xmlns="{place}">{urls}</urlset>')


def bound(show: Path, lines: str) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(
            '\n[sources]\narticles = ["map.xml", "articles"]\n[read]\nallowed_hosts = ["127.0.0.1", "localhost"]\n'
            f"seconds_per_host = 0\nrobots = false\n{lines}\n"
        )


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)


def count_episodes(show: Path) -> int:
    return len(list((show / "episodes").glob("*/episode.json")))


def test_a_host_that_answers_slowly_is_given_up_for_this_run_and_the_rest_goes_out(
    show: Path, write: WriteArticle
) -> None:
    write("tide")
    host = Host(seconds=2, status=503)
    bound(show, "host_seconds = 3")
    with serving(host) as address:
        write_sitemap(show, *(f"{address}/{number}" for number in range(20)))
        start = time.monotonic()
        called = sync(show)
        assert time.monotonic() - start < 60
        assert called.code == 1, "the two that were asked have failed"
        assert "18 wait for the next run, for their hosts are slow" in called.out
        assert called.err.count("HTTP 503") == 2
        assert (count_episodes(show), len(host.asked)) == (1, 2)
        host.status, host.seconds = 200, 0
        again = sync(show)
        assert again.code == 0
        assert count_episodes(show) == 19, "who waited was next; who failed waits for its time"


def test_a_run_that_has_fetched_for_so_long_publishes_what_is_ready(show: Path, write: WriteArticle) -> None:
    write("tide")
    host = Host(seconds=1)
    bound(show, "run_seconds = 3")
    with serving(host) as address:
        write_sitemap(show, *(f"{address}/{number}" for number in range(20)))
        called = sync(show)
        made = count_episodes(show)
        assert called.code == 0
        assert 1 < made < 15
        assert f"{21 - made} wait for the next run" in called.out
        assert (show / "feed/feed.xml").read_text().count("<item>") == made


def test_several_hosts_are_asked_at_once_and_each_for_one_page_at_a_time(show: Path) -> None:
    host = Host(seconds=0.5)
    bound(show, "")
    with serving(host) as address:
        here = address.replace("127.0.0.1", "localhost")
        write_sitemap(show, *(f"{place}/{number}" for number in range(12) for place in (address, here)))
        assert sync(show, "--workers", "1").code in {0, 1}
        assert host.at_once == 2


def test_an_answer_that_outlasts_an_articles_time_is_its_own_failure(show: Path, write: WriteArticle) -> None:
    write("tide")
    host = Host(seconds=20)
    bound(show, "article_seconds = 5")
    with serving(host) as address:
        write_sitemap(show, f"{address}/slow")
        called = sync(show)
        assert called.code == 1
        assert (
            f"{address}/slow: was given up: to read it takes more than 5 seconds (read.article_seconds)" in called.err
        )
        assert count_episodes(show) == 1
