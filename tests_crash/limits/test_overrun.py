"""A run that takes long: the next one tells of it, and what an editor asks for meanwhile is done."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import httpx
import pytest

from cli.conftest import WriteArticle
from cli.test_side_by_side import use_speaker
from support.command import call
from support.processes import serving_show
from support.unattended import running, sync

pytestmark = pytest.mark.posix
FIGURE = "articlecast_overrun_since_timestamp_seconds"


def read_feed(show: Path) -> str:
    return (show / "feed/feed.xml").read_text("utf-8")


def test_a_run_that_is_at_work_still_is_told_by_the_next_one(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("gull", day=2)
    settings = (show / "articlecast.toml").read_text()
    (show / "articlecast.toml").write_text(
        settings.replace("[speak]", '[sync]\nmetrics = "show.prom"\non_failure = ["tee", "told"]\n\n[speak]')
    )
    with running(show) as run:
        first, second = sync(show, "--quiet"), sync(show, "--quiet")
        assert (first.code, second.code) == (3, 3)
        assert "another articlecast is at work on this show, since 20" in first.err
        assert f"by 'articlecast sync' (process {run.pid}), at articles/" in first.err
        assert second.err == "", "a long run is not a mail every quarter of an hour"
        assert "at work on this show" in json.loads((show / "told").read_bytes())["troubles"][0]["error"]
        assert f"\n{FIGURE} 1" in (show / "show.prom").read_text()
        with serving_show(show) as address:
            answer = httpx.get(f"{address}/health")
            assert (answer.status_code, answer.json()["overrun"]) == (503, True)
            assert answer.json()["at_work"]["command"] == "sync"
    assert run.returncode == 0
    assert f"\n{FIGURE} 0.0" in (show / "show.prom").read_text()
    with serving_show(show) as address:
        answer = httpx.get(f"{address}/health")
        assert (answer.status_code, answer.json()["overrun"], answer.json()["at_work"]) == (200, False, None)


def test_an_episode_is_withdrawn_while_a_run_is_at_work_and_pinned_too(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("storm", day=2)
    use_speaker(show)
    sync(show)
    assert "The tide" in read_feed(show)
    write("gull", day=3, last="Something new.")
    write("storm", day=2, last="Another ending, which is not to be heard.")
    before = (show / "episodes/the-storm/episode.json").read_bytes()
    with running(show) as run:
        called = call("withdraw", "the-tide", folder=show)
        assert called.code == 0
        assert called.out == "the-tide: is out of the feed, as soon as the run that is at work comes to it\n"
        assert call("pin", "the-storm", folder=show).code == 0
        assert call("episodes", folder=show).code == 0
        assert call("withdraw", "no-such", folder=show).code == 2
    assert run.returncode == 0
    assert "The tide" not in read_feed(show)
    assert "The gull" in read_feed(show)
    storm = json.loads((show / "episodes/the-storm/episode.json").read_bytes())["episode"]
    assert storm.pop("pinned") is True
    assert storm == json.loads(before)["episode"], "it stays as it was when it was pinned"
    assert not list((show / ".articlecast/asked").iterdir())


@pytest.mark.parametrize("undone", [False, True])
def test_what_was_asked_of_a_run_that_is_killed_is_done_by_the_next(
    show: Path, write: WriteArticle, *, undone: bool
) -> None:
    write("tide")
    use_speaker(show)
    sync(show)
    write("gull", day=3, last="Something new.")
    write("storm", day=2)
    with running(show) as run:
        assert call("withdraw", "the-tide", folder=show).code == 0
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert "The tide" in read_feed(show)
    use_speaker(show)
    if undone:
        assert call("withdraw", "--undo", "the-tide", folder=show).code == 0
    assert sync(show).code == 0
    assert ("The tide" in read_feed(show)) == undone


def test_a_run_that_died_is_not_told_as_one_at_work(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("gull", day=2)
    with running(show) as run:
        assert sync(show, "--quiet").code == 3
        run.send_signal(signal.SIGKILL)
        run.wait()
    use_speaker(show)
    with serving_show(show) as address:
        assert httpx.get(f"{address}/health").json()["at_work"] is None
    assert sync(show, "--quiet").code == 0
