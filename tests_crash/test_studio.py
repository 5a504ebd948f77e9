"""The studio's server killed at work, and in the middle of what an editor changes: nothing is lost or half written."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from articlecast.narrate import parse_script
from articlecast.run.check import check_show
from articlecast.show.overrides import load_overrides
from articlecast.show.settings import load_settings
from studio.conftest import rendered  # noqa: F401 -- a fixture


def wait_for(what: Callable[[], Any], seconds: float = 30.0) -> Any:
    """What it gives, once it gives anything."""
    until = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


class Server:
    """``articlecast studio`` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "articlecast", "studio", "--no-browser", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        line = self.process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/\?token=(\S+)", line)
        assert found, line
        self.http = httpx.Client(base_url=f"{found[1]}/api/v1", timeout=60)
        self.http.headers["Authorization"] = f"Bearer {found[2]}"

    def end(self, number: int) -> int:
        self.http.close()
        self.process.send_signal(number)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def serve(rendered: Path, tmp_path: Path) -> Iterator[Callable[[], Server]]:  # noqa: F811 -- the fixture
    """Starts the studio on a show that is slow to speak."""
    folder, servers = tmp_path / "show", list[Server]()
    shutil.copytree(rendered, folder)

    def start() -> Server:
        servers.append(Server(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.http.close()
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


def find_workers(folder: Path) -> set[str]:
    """The commands at work on the show, by their process's number."""
    found = set()
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                words = (place / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"articlecast.studio.watched" in words and str(folder).encode() in b" ".join(words):
                found.add(place.name)
    return found


@pytest.mark.posix
def test_a_server_that_is_killed_in_the_middle_of_a_job_loses_nothing(
    serve: Callable[[], Server], tmp_path: Path
) -> None:
    folder = tmp_path / "show"
    for number in range(4):
        text = " ".join(f"Boat {number} came in at {hour}." for hour in range(25))
        (folder / f"articles/boat-{number}.md").write_text(f"# Boat {number}\n\n{text}")
    before = {path: path.read_bytes() for path in folder.glob("episodes/the-*/*") if path.is_file()}
    server = serve()
    job = server.http.post("/jobs", json={}).raise_for_status().json()["name"]
    wait_for(lambda: server.http.get(f"/jobs/{job}").json()["events"] > 3)
    wait_for(lambda: find_workers(folder))
    assert server.end(signal.SIGKILL) == -signal.SIGKILL
    wait_for(lambda: not find_workers(folder))

    again = serve()
    (known,) = again.http.get("/jobs").json()
    assert (known["name"], known["state"]) == (job, "lost")
    assert again.http.get(f"/jobs/{job}/events").text.count("data: ") == known["events"] > 3
    assert again.http.get("/health").json()["ok"]
    assert {path: path.read_bytes() for path in before} == before
    assert not [row for row in check_show(load_settings(folder)) if row.severity == "error"]
    after = again.http.post("/jobs", json={}).raise_for_status().json()["name"]
    assert '"state": "done"' in again.http.get(f"/jobs/{after}/events").text
    assert len(again.http.get("/episodes").json()) == 6
    assert again.end(signal.SIGINT) == 0


@pytest.mark.posix
def test_the_studio_ends_in_good_order_with_a_page_open_and_a_job_at_work(
    serve: Callable[[], Server], tmp_path: Path
) -> None:
    server = serve()
    with server.http.stream("GET", "/events") as page:
        assert next(page.iter_text()) == "retry: 2000\n\n"
        server.http.post("/jobs", json={"force": True}).raise_for_status()
        os.kill(server.process.pid, signal.SIGINT)
        told = server.process.communicate(timeout=60)
    assert (server.process.returncode, told[1]) == (0, "")
    assert not find_workers(tmp_path / "show")


@pytest.mark.posix
def test_a_show_has_one_studio_at_a_time(serve: Callable[[], Server], tmp_path: Path) -> None:
    serve()
    command = [sys.executable, "-m", "articlecast", "studio", "--no-browser", "--port", "0"]
    second = subprocess.run(command, cwd=tmp_path / "show", capture_output=True, text=True, check=False)
    assert second.returncode
    assert "another one is open" in second.stderr


def change_all_the_time(http: httpx.Client, stop: threading.Event) -> None:
    """What an editor does, one after the other, until the server is gone."""
    number = 0
    with suppress(httpx.HTTPError):
        while not stop.is_set():
            number += 1
            script = http.get("/script", params={"name": "the-tide"}).json()
            text = re.sub(r"at \w+\.", f"at {'noon' if number % 2 else 'midday'}.", script["text"])
            http.put("/script", params={"name": "the-tide"}, json={"text": text, "digest": script["digest"]})
            http.patch("/override", params={"name": "the-tide"}, json={"fields": {"title": f"The tide {number}"}})
            http.put("/lexicon/Quill", json={"say": "kwil" * (number % 3 + 1)})
            http.patch("/settings", json={"changes": [{"path": ["show", "description"], "value": "x" * number}]})
            http.post("/rules", json={"host": "harbour.example", "value": f"phrase {number}"})
            http.post("/sources", json={"text": f"# Day {number}\n\nIt was a day. It was long."})
            http.post("/episodes/pin", json={"names": ["the-gull"]})
            http.post("/episodes/unpin", json={"names": ["the-gull"]})


@pytest.mark.posix
def test_a_server_that_is_killed_in_the_middle_of_a_change_has_made_it_or_not(
    serve: Callable[[], Server], tmp_path: Path
) -> None:
    folder, delays = tmp_path / "show", (0.9, 1.7, 2.6)
    for delay in delays:
        server, stop = serve(), threading.Event()
        editor = threading.Thread(target=change_all_the_time, args=(server.http, stop))
        editor.start()
        time.sleep(delay)
        server.process.send_signal(signal.SIGKILL)
        stop.set()
        editor.join()
        server.process.communicate()
        settings = load_settings(folder)
        assert settings.show.title == "Harbour Notes"
        assert "# she says so herself" in (folder / "articlecast.toml").read_text()
        load_overrides(settings)
        for draft in folder.glob("scripts/*.md"):
            assert parse_script(draft.read_text()).utterances
        assert not [row for row in check_show(settings) if row.severity == "error"]
        assert not [path for path in folder.glob("articles/*") if not path.read_text().strip()]
