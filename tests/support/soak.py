"""A show that is synced and killed, over and over, while a reader looks at what is published.

The source is a feed on the loopback, the voice gTTS before a loopback service; both fail now and then.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lxml import etree

from articlecast.publish.deliver.store import STATE_FILE
from articlecast.show.episodes.store import load_episodes
from support.services import Service, serve_gtts

FAULTS = ("429 bare", "500", "empty", "cut", "page")
SETTINGS = """
[show]
title = "Soak"
author = "Ana Lee"
description = "A show that is killed all the time."
link = "https://example.org"
base_url = "https://example.org/podcast"

[sources]
articles = "{source}/feed.xml"

[read]
allowed_hosts = ["127.0.0.1"]
entries = 100_000

[speak]
engine = "gtts"
requests_per_minute = 600_000

[sync]
first_retry_minutes = 0.001
attempts = 1000

[publish]
target = "www"
page_size = {page_size}
feed_size = {page_size}
"""
CHILD = """
import sys, gtts.tts
from articlecast.cli import main
gtts.tts._translate_url = lambda tld="com", path="": sys.argv[1] + "/" + path
main(["sync", "--quiet", "--workers", "1", "--limit", sys.argv[2]])
"""


@dataclass
class Findings:
    """What a soak saw; ``wrong`` is what must not be."""

    runs: int = 0
    kills: int = 0
    looks: int = 0
    requests: int = 0
    failed: int = 0
    repeated: int = 0
    episodes: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def soak(
    folder: Path, *, articles: int, kills: int, faults: float, limit: int, page_size: int = 100, seed: int = 8
) -> Findings:
    """Sync until every article is published and ``kills`` runs were killed at random moments.

    ``faults`` is the part of requests that fail, ``limit`` the articles of a run, ``page_size`` an archive's items.
    """
    dice, found, begin = random.Random(seed), Findings(), time.monotonic()

    def choose(_number: int) -> str:
        fault = dice.choice(FAULTS) if dice.random() < faults else ""
        found.failed += bool(fault)
        return fault

    service = Service(faults=choose)
    with _serve_source(articles, faults, random.Random(seed)) as source, serve_gtts(service):
        (folder / "articlecast.toml").write_text(SETTINGS.format(source=source, page_size=page_size))
        with _watch(folder / "www", found, random.Random(seed)):
            _run_and_kill(folder, service.url, found, dice, (articles, kills, limit))
    found.requests = service.requests
    found.repeated = sum(number - 1 for number in service.answered.values())
    found.seconds = time.monotonic() - begin
    _look_at_the_end(folder, articles, found)
    return found


def _run_and_kill(folder: Path, url: str, found: Findings, dice: random.Random, goal: tuple[int, int, int]) -> None:
    articles, kills, limit = goal
    longest, idle, end = 3.0, 0, time.monotonic() + 60 + 10 * (kills + articles)
    while found.kills < kills or idle < 2:
        command = [sys.executable, "-c", CHILD, url, str(limit)]
        begin = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found.runs += 1
        try:
            said = child.communicate(timeout=dice.uniform(0.1, longest) if found.kills < kills else 300)[1]
        except subprocess.TimeoutExpired:
            child.kill()
            said = child.communicate()[1]
            found.kills += 1
        else:
            longest = time.monotonic() - begin
            whole = len(load_episodes(folder / "episodes")) == articles
            idle = idle + 1 if whole and child.returncode == 0 else 0
        if "Traceback" in said:
            found.wrong.append(said[-500:])
        if time.monotonic() > end:
            found.wrong.append(f"it never ends: {said[-500:]}")
            return


# ---------------------------------------------------------------- the far sides


REPORT = (
    "The harbour has report number {n} for everybody who listens, and it is just as long as a report has to be.",
    "The tide came in as it always does, and it went out again at noon, when nobody on the pier was looking.",
    "The harbour master says that he has nothing to add to what he said about it on the day before this one.",
    "Whoever saw the grey gull of last week again is asked to come by, or to leave word with the fishermen.",
)


def _write_feed(articles: int) -> bytes:
    """One article a day, the oldest first, with its full text."""
    items = []
    for n in range(articles):
        day = datetime(2015, 1, 1, 6, tzinfo=UTC) + timedelta(days=n)
        text = escape("".join(f"<p>{line.format(n=n)}</p>" for line in REPORT))
        items.append(
            f"<item><title>Report {n}</title><guid isPermaLink='false'>report-{n}</guid>"
            f"<link>https://example.org/reports/{n}</link><pubDate>{format_datetime(day)}</pubDate>"
            f"<content:encoded>{text}</content:encoded></item>"
        )
    content = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    head = f"<rss version='2.0' {content}><channel><title>Reports</title>"
    return f"{head}{''.join(items)}</channel></rss>".encode()


@contextmanager
def _serving(handler: object) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _serve_source(articles: int, faults: float, dice: random.Random) -> Iterator[str]:
    content = _write_feed(articles)

    class Source(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/feed.xml":
                self.send_error(404)
                return
            if dice.random() < faults:
                self.send_error(503)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: object) -> None:
            pass

    with _serving(Source) as url:
        yield url


# ---------------------------------------------------------------- the reader


class Quiet(SimpleHTTPRequestHandler):
    """A web server on a folder, as the cheapest host has it."""

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def _watch(www: Path, found: Findings, dice: random.Random) -> Iterator[None]:
    """A reader asks for the feed all the time, and for one of its recordings each time."""
    over = threading.Event()
    with _serving(partial(Quiet, directory=str(www))) as url:
        reader = threading.Thread(target=_read_on, args=(url.removeprefix("http://"), over, found, dice))
        reader.start()
        try:
            yield
        finally:
            over.set()
            reader.join()


def _read_on(address: str, over: threading.Event, found: Findings, dice: random.Random) -> None:
    known: dict[str, str] = {}
    while not over.wait(0.2):
        try:
            found.wrong += _look(address, known, dice)
            found.looks += 1
        except (OSError, HTTPException, etree.XMLSyntaxError) as error:
            found.wrong.append(f"the reader met {error!r}")
        if len(found.wrong) > 20:
            return


def _look(address: str, known: dict[str, str], dice: random.Random) -> list[str]:
    """What is wrong with what is published now; ``known`` is what was seen before, GUIDs by title."""
    wrong: list[str] = []
    items = _read_pages(address, wrong)
    if not items and not known:  # nothing has been published yet
        return []
    numbers = [int((item.findtext("title") or "").split()[-1]) for item in items]
    if numbers != sorted(numbers, reverse=True):
        wrong.append(f"the feed is out of order: {numbers}")
    seen = {item.findtext("title") or "": item.findtext("guid") or "" for item in items}
    if len(seen) != len(items) or len(set(seen.values())) != len(items):
        wrong.append("the feed has an episode twice")
    wrong += [f"{title} has another GUID now" for title in seen.keys() & known.keys() if seen[title] != known[title]]
    if lost := known.keys() - seen.keys():
        wrong.append(f"{sorted(lost)} left the feed")
    known |= seen
    if items:
        enclosure = dice.choice(items).find("enclosure")
        assert enclosure is not None
        path = str(enclosure.get("url")).removeprefix("https://example.org/podcast")
        status, sound = _ask(address, "GET", path)
        if status != 200 or len(sound) != int(str(enclosure.get("length"))):
            wrong.append(f"{path} answers {status} with {len(sound)} bytes")
    return wrong


def _read_pages(address: str, wrong: list[str]) -> list[etree._Element]:
    """The items of the feed and of every archive behind it, as a client that follows RFC 5005 gets them."""
    items: list[etree._Element] = []
    path = "/feed.xml"
    while path:
        status, content = _ask(address, "GET", path)
        if status != 200:
            if path != "/feed.xml" or items:
                wrong.append(f"{path} answers {status}")
            break
        channel = etree.fromstring(content)[0]
        items += channel.findall("item")
        older = channel.find("{http://www.w3.org/2005/Atom}link[@rel='prev-archive']")
        path = "" if older is None else str(older.get("href")).removeprefix("https://example.org/podcast")
    return items


def _ask(address: str, method: str, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(address, timeout=30)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _look_at_the_end(folder: Path, articles: int, found: Findings) -> None:
    """Every article once, in order, under one GUID; every file named, and none that nobody names."""
    episodes = load_episodes(folder / "episodes")
    found.episodes = len(episodes)
    titles = [episode.title for episode in episodes]
    if titles != [f"Report {n}" for n in range(articles - 1, -1, -1)]:
        found.wrong.append(f"{len(set(titles))} of {articles} articles are episodes, or out of order")
    if len({episode.guid for episode in episodes}) != len(episodes):
        found.wrong.append("two episodes share a GUID")
    if any(episode.revision != 1 for episode in episodes):
        found.wrong.append("an episode was made twice")
    for episode in episodes:
        names = {path.name for path in (folder / "episodes" / episode.slug).iterdir()}
        extra = names - {asset.name for asset in episode.assets} - {"episode.json"}
        if extra:
            found.wrong.append(f"{episode.slug} holds {sorted(extra)}, which nothing names")
    _look_at_the_target(folder, {episode.guid for episode in episodes}, found)


def _look_at_the_target(folder: Path, guids: set[str], found: Findings) -> None:
    """The pages of the feed name every episode once; nothing lies there that is neither named nor about to leave."""
    www = folder / "www"
    with _serving(partial(Quiet, directory=str(www))) as url:
        items = _read_pages(url.removeprefix("http://"), found.wrong)
    if sorted(item.findtext("guid") or "" for item in items) != sorted(guids):
        found.wrong.append(f"{len(items)} items are published, of {len(guids)} episodes")
    state = json.loads((www / STATE_FILE).read_text())
    there = {str(path.relative_to(www)) for path in www.rglob("*") if path.is_file()} - {STATE_FILE}
    found.wrong += [f"www/{name} is named by nothing" for name in sorted(there - state["files"].keys())]
    found.wrong += [f"www/{name} is missing" for name in sorted(state["files"].keys() - there)]
