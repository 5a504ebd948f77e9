"""Long work: one at a time, followed, cancelled, known to the next studio, ended with its own."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from articlecast.show.settings import load_settings
from articlecast.studio.app import open_desk
from articlecast.studio.jobs import KEPT, Jobs
from studio.conftest import Studio, open_studio


def test_a_jobs_events_are_there_for_who_comes_late_and_for_the_next_studio(studio: Studio) -> None:
    job = studio.ask("POST", "/jobs", 202, json={"names": ["the-tide"], "force": True})
    events = studio.follow(job["name"])
    assert [event["id"] for event in events] == list(range(len(events)))
    assert (events[-1]["event"], events[-1]["state"]) == ("end", "done")
    late = studio.send("GET", f"/jobs/{job['name']}/events", headers={"Last-Event-ID": str(len(events) - 2)})
    assert late.text.count("data: ") == 1
    for later in open_studio(studio.folder):
        assert later.ask("GET", "/jobs")[0] | {"who": ""} == studio.ask("GET", "/jobs")[0] | {"who": ""}
        assert later.follow(job["name"]) == events


def test_one_job_is_at_work_at_a_time_and_a_cancelled_one_has_kept_what_it_spoke(studio: Studio) -> None:
    job = studio.ask("POST", "/jobs", 202, json={"force": True})
    assert studio.ask("POST", "/jobs", 409, json={})["job"] == job["name"]
    studio.ask("DELETE", f"/jobs/{job['name']}")
    assert studio.follow(job["name"])[-1]["state"] in {"cancelled", "done"}
    assert studio.ask("GET", "/health")["ok"]


@pytest.mark.parametrize(
    ("order", "status"),
    [
        ({"names": ["../../etc/passwd"]}, 404),
        ({"names": ["--force"]}, 404),
        ({"script": "the-tide"}, 404),
        ({"script": "the-tide", "names": ["the-tide"]}, 422),
        ({"kind": "publish", "names": ["the-tide"]}, 422),
        ({"kind": "serve"}, 422),
    ],
)
def test_what_is_no_order_begins_nothing(studio: Studio, order: dict[str, Any], status: int) -> None:
    studio.ask("POST", "/jobs", status, json=order)
    assert studio.ask("GET", "/jobs") == []


def test_what_publishing_would_find_is_told_and_then_sent(studio: Studio) -> None:
    target = studio.folder / "www"
    with (studio.folder / "articlecast.toml").open("a") as file:
        file.write(f'\n[publish]\ntarget = "{target}"\n')
    assert "feed.xml" in studio.ask("GET", "/publish/difference")["sent"]
    assert not (target / "feed.xml").exists()
    job = studio.ask("POST", "/jobs", 202, json={"kind": "publish"})
    events = studio.follow(job["name"])
    assert [event["sent"][-1] for event in events if event["event"] == "delivery"] == ["feed.xml"]
    assert (target / "feed.xml").is_file()


def test_a_job_that_was_killed_in_the_middle_of_a_line_is_lost_and_the_older_are_kept(tmp_path: Path) -> None:
    head = {"kind": "render", "arguments": [], "started": "2026-03-01T06:00:00+00:00", "who": "Bo"}
    (tmp_path / "20260301T060000-abc.jsonl").write_text(f'{json.dumps(head)}\n{{"event": "start", "id": 0}}\n{{"ev')
    (tmp_path / "broken.jsonl").write_text("[")
    for _again in range(2):
        (job,) = Jobs(tmp_path, []).newest()
        assert (job.state, job.count, job.who) == ("lost", 2, "Bo")
    lines = (tmp_path / "20260301T060000-abc.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["state"] == "lost"


def test_no_more_jobs_are_kept_than_fifty(studio: Studio) -> None:
    folder = studio.folder / ".articlecast/jobs"
    folder.mkdir()
    head = {"kind": "render", "arguments": [], "started": "2026-03-01T06:00:00+00:00"}
    for number in range(KEPT + 5):
        (folder / f"20260301T0600{number:02}-x.jsonl").write_text(
            f'{json.dumps(head)}\n{{"event":"end","state":"done"}}\n'
        )
    for later in open_studio(studio.folder):
        job = later.ask("POST", "/jobs", 202, json={"names": ["the-tide"]})
        later.follow(job["name"])
    assert len(list(folder.iterdir())) == KEPT


def test_what_happens_is_told_to_every_page(studio: Studio) -> None:
    hub = open_desk(load_settings(studio.folder), []).hub
    hub.tell("script", name="the-tide", who="Bo")
    hub.stopping = iter([False, True]).__next__

    async def read(last: str) -> list[str]:
        return [part async for part in hub.stream(last)]

    told = asyncio.run(read(f"{hub._begun}-0"))
    assert told[0] == "retry: 2000\n\n"
    assert '"who": "Bo"' in told[1]
    hub.stopping = iter([False, True]).__next__
    assert asyncio.run(read("another-0"))[1:] == []


LEAVES_ONE_BEHIND = """
import subprocess, sys
left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print('{"event": "left", "pid": %d}' % left.pid, flush=True)
"""
DOES_NOT_END = """
import time
print('{"event": "begun"}', flush=True)
time.sleep(60)
"""


def test_a_job_has_ended_though_what_it_left_behind_holds_its_pipes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlecast.studio.jobs.WATCHED", (sys.executable, "-c", LEAVES_ONE_BEHIND))
    monkeypatch.setattr("articlecast.studio.jobs.LINGER_SECONDS", 0.5)

    async def work() -> list[dict[str, Any]]:
        jobs = Jobs(tmp_path, [])
        job = await jobs.start("render")
        return [event async for event in jobs.follow(job.name)]

    left, end = asyncio.run(asyncio.wait_for(work(), 30))
    os.kill(left["pid"], signal.SIGKILL)
    assert (end["event"], end["state"]) == ("end", "done")


def test_a_job_that_does_not_end_with_its_studio_is_killed_and_the_next_one_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlecast.studio.jobs.WATCHED", (sys.executable, "-c", DOES_NOT_END))
    monkeypatch.setattr("articlecast.studio.jobs.CLOSE_SECONDS", 0.2)

    async def work() -> None:
        jobs = Jobs(tmp_path, [])
        job = await jobs.start("render")
        async for _event in jobs.follow(job.name):
            break
        await jobs.close()

    begun = time.monotonic()
    asyncio.run(work())
    assert time.monotonic() - begun < 30
    assert [job.state for job in Jobs(tmp_path, []).newest()] == ["lost"]
