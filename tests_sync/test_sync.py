"""A scheduled run, as cron starts it: what it does, what it leaves alone, what it tells."""

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from articlecast.engine import SpeechRequest
from articlecast.engines.tone import ToneEngine
from articlecast.errors import DiskError
from articlecast.model import Sound
from articlecast.run import webhook, word
from articlecast.run.rebuild import rebuild_feed  # noqa: F401 -- imported early, so that times of first use do not matter
from articlecast.run.sync import SyncChoices, sync_show
from articlecast.show.episodes.store import load_episodes, lock_episodes
from articlecast.show.memory import choose_turn
from articlecast.show.settings import load_settings
from cli.conftest import WriteArticle, write_settings
from support.command import Called, call
from support.processes import serving_show
from support.services import serve_openai
from support.web import serving

BROKEN = "---\ntitle: [\n---\n\nText.\n"


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)


def guids(show: Path) -> dict[str, str]:
    feed = feedparser.parse((show / "feed/feed.xml").read_bytes())
    return {entry.title: entry.id for entry in feed.entries}


def tree(show: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and its bytes."""
    return {
        str(path.relative_to(show)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(show.rglob("*"))
        if path.is_file()
    }


def decisions(show: Path) -> dict[str, str]:
    return {row["source"]: row["todo"] for row in sync(show, "--dry-run", "--json").events}


def test_new_articles_become_episodes_and_a_second_run_writes_not_one_byte(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 2)
    first = sync(show)
    assert first.code == 0
    assert first.out.splitlines()[-1] == "2 new; feed rebuilt"
    before = tree(show)
    again = sync(show)
    assert (again.code, again.out, again.err) == (0, "", "")
    assert tree(show) == before


def test_an_edited_article_is_the_only_one_made_again(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 2)
    sync(show)
    before = guids(show)
    write("tide", 1, last="It stayed till noon.")
    done = sync(show, "--json").events
    assert [(row["source"], row["state"]) for row in done if row["event"] == "article"] == [
        ("articles/tide.md", "changed")
    ]
    assert guids(show) == before


def test_a_touched_article_is_read_and_left_alone(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    sync(show)
    os.utime(path, ns=(1, 1))
    assert decisions(show) == {"articles/tide.md": "unchanged"}


def test_losing_the_memory_loses_no_episode_and_no_guid(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 2)
    sync(show)
    before, episodes = guids(show), tree(show / "episodes")
    shutil.rmtree(show / ".articlecast")
    assert sync(show).code == 0
    assert guids(show) == before
    assert tree(show / "episodes") == episodes


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b"\xff", b'[1, "", "", "", "", {"a": 3}, {}]'])
def test_a_damaged_memory_is_no_memory(show: Path, write: WriteArticle, content: bytes) -> None:
    write()
    sync(show)
    (show / ".articlecast/memory.json").write_bytes(content)
    assert sync(show).code == 0
    assert decisions(show) == {"articles/tide.md": "unchanged"}


@pytest.mark.parametrize("wrong", ["soon", "2026-11-28T13:00:00", "2026-1:-28T13:00:00+00:00", 5])
def test_a_date_in_the_memory_that_is_none_ends_no_run(show: Path, write: WriteArticle, wrong: str | int) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sources]\narticles = ["articles", "more"]\n')
    write("tide")
    sync(show)
    memory = show / ".articlecast/memory.json"
    whole = json.loads(memory.read_bytes())
    told, held = json.loads(memory.read_bytes()), json.loads(memory.read_bytes())
    (rest,) = told[8].values()
    rest[1] = wrong
    held[6]["the-tide"][4] = wrong
    for damaged in (told, held):
        assert damaged != whole
        memory.write_text(json.dumps(damaged))
        assert sync(show).code == 1
        assert decisions(show) == {"articles/tide.md": "unchanged"}


@pytest.mark.parametrize("name", ["memory.json", "inspected.json", "catalog.json", "site.json"])
def test_a_folder_in_a_memos_place_is_named_with_what_to_do(show: Path, write: WriteArticle, name: str) -> None:
    (show / "out").mkdir()
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[publish]\ntarget = "out"\n')
    write("tide")
    sync(show)
    memo = show / ".articlecast" / name
    memo.unlink()
    (memo / "within").mkdir(parents=True)
    write("gull", 2)
    called = sync(show)
    assert called.code == 1
    assert f"error: {memo}: cannot be written: Is a directory\ntry:   mv {memo} {memo}.old " in called.err
    memo.rename(memo.with_suffix(".old"))
    assert sync(show).code == 0
    assert sorted(guids(show)) == ["The gull", "The tide"]
    assert (show / "out/feed.xml").read_bytes() == (show / "feed/feed.xml").read_bytes()


def test_a_failing_article_stops_no_other_and_is_not_tried_before_its_time(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "articles/bad.md").write_text(BROKEN)
    first = sync(show)
    assert first.code == 1
    assert first.err.startswith("error: articles/bad.md: ")
    assert "(failed once, tried again from " in call("episodes", folder=show).out
    assert str(show) not in first.err + call("episodes", folder=show).out
    assert list(guids(show)) == ["The tide"]
    second = sync(show)
    assert (second.code, second.out, second.err) == (0, "", "")
    assert decisions(show) == {"articles/bad.md": "waiting", "articles/tide.md": "unchanged"}


def test_a_mended_article_is_tried_at_once(show: Path, write: WriteArticle) -> None:
    (show / "articles/tide.md").write_text(BROKEN)
    assert sync(show).code == 1
    write("tide")
    assert sync(show).code == 0
    assert not (show / "episodes/failures.json").exists()


def test_retry_gives_a_failed_article_another_chance(show: Path) -> None:
    (show / "articles/bad.md").write_text(BROKEN)
    sync(show)
    assert call("retry", "articles/bad.md", folder=show).code == 0
    assert decisions(show) == {"articles/bad.md": "new"}
    assert call("retry", "articles/none.md", folder=show).code == 2


def test_an_article_that_fails_too_often_is_set_aside(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nattempts = 1\n")
    (show / "articles/bad.md").write_text(BROKEN)
    assert sync(show).code == 1
    assert decisions(show) == {"articles/bad.md": "set aside"}
    assert "set aside" in call("episodes", folder=show).out


def test_the_last_word_about_a_failing_article_is_that_it_is_set_aside(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nattempts = 1\n")
    (show / "articles/bad.md").write_text(BROKEN)
    said = "error: articles/bad.md: failed once, is set aside, and is tried no more until it changes"
    called = sync(show, "--quiet")
    assert called.code == 1
    assert f"{said}\ntry:   articlecast retry articles/bad.md" in called.err
    assert sync(show, "--quiet") == Called(0, "", "")


def test_a_limit_leaves_the_others_to_the_next_run(show: Path, write: WriteArticle) -> None:
    for day, name in enumerate(("tide", "storm", "calm"), 1):
        write(name, day)
    assert sync(show, "--limit", "2").code == 0
    assert len(guids(show)) == 2
    assert sync(show, "--limit", "2").code == 0
    assert len(guids(show)) == 3


def test_articles_from_before_a_date_are_left_alone(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 5)
    assert sync(show, "--since", "2026-03-03").code == 0
    assert list(guids(show)) == ["The storm"]


def test_a_withdrawn_episode_leaves_the_feed_and_comes_back_with_its_guid(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 2)
    sync(show)
    before = guids(show)
    assert call("withdraw", "the-tide", folder=show).code == 0
    assert list(guids(show)) == ["The storm"]
    write("tide", 1, last="Edited.")
    assert decisions(show)["articles/tide.md"] == "withdrawn"
    assert call("withdraw", "the-tide", "--undo", folder=show).code == 0
    assert sync(show).code == 0
    assert guids(show) == before
    assert call("withdraw", "no-such", folder=show).code == 2


def test_a_pinned_episode_stays_as_it_is(show: Path, write: WriteArticle) -> None:
    write("tide")
    sync(show)
    assert call("pin", "the-tide", folder=show).code == 0
    write("tide", last="Edited.")
    assert decisions(show) == {"articles/tide.md": "pinned"}
    assert call("render", folder=show).out.startswith("1 unchanged")
    assert call("pin", "--undo", "the-tide", folder=show).code == 0
    assert decisions(show) == {"articles/tide.md": "changed"}


def test_an_episode_of_the_future_is_held_back_until_it_is_due(show: Path, write: WriteArticle) -> None:
    write("tide")
    late = write("storm").read_text().replace("2026-03-01", "2199-03-01")
    (show / "articles/storm.md").write_text(late)
    sync(show)
    assert list(guids(show)) == ["The tide"]
    assert "scheduled" in call("episodes", folder=show).out
    (show / "articles/storm.md").write_text(late.replace("2199", "2020"))
    sync(show)
    assert set(guids(show)) == {"The storm", "The tide"}


def test_when_an_episode_is_due_is_told_in_the_zone_that_is_named(show: Path, write: WriteArticle) -> None:
    write("tide")
    article = show / "articles/tide.md"
    article.write_text(re.sub(r"date: .*", "date: 2091-01-01T00:30:00+05:00", article.read_text()))
    sync(show)
    assert "due 2090-12-31 19:30 UTC" in call("episodes", folder=show).out


def test_a_gone_article_is_marked_and_unmarked_when_it_is_back(show: Path, write: WriteArticle) -> None:
    path = write("tide", 1)
    write("storm", 2)
    sync(show)
    before, text = guids(show), path.read_text()
    path.unlink()
    assert sync(show).code == 0
    assert "article gone" in call("episodes", folder=show).out
    assert guids(show) == before  # publish.removed says keep
    path.write_text(text)
    assert sync(show).code == 0
    assert all(episode.removed is None for episode in load_episodes(show / "episodes"))


def test_a_folder_that_is_not_mounted_takes_no_episode_away(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nmost_removed = 1\n")
    for day, name in enumerate(("tide", "storm", "calm"), 1):
        write(name, day)
    sync(show)
    for path in (show / "articles").iterdir():
        path.unlink()
    called = sync(show)
    assert called.code == 1
    assert "3 of 3 articles are gone at once" in called.err
    assert all(episode.removed is None for episode in load_episodes(show / "episodes"))


def test_a_damaged_audio_file_is_made_again(show: Path, write: WriteArticle) -> None:
    write("tide")
    sync(show)
    audio = next((show / "episodes/the-tide").glob("audio-*.mp3"))
    good = audio.read_bytes()
    audio.write_bytes(good[:-10])
    assert decisions(show) == {"articles/tide.md": "changed"}
    assert sync(show).code == 0
    assert audio.read_bytes() == good


def test_a_run_leaves_a_report_and_keeps_only_so_many(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nreports = 1\n")
    write("tide", 1)
    sync(show)
    (report,) = (show / ".articlecast/reports").iterdir()
    assert json.loads(report.read_bytes())["rendered"][0]["slug"] == "the-tide"
    write("storm", 2)
    sync(show)
    assert len(list((show / ".articlecast/reports").iterdir())) == 1


def test_a_failure_is_told_to_a_program_without_a_shell(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\non_failure = ["tee", "told; touch x.json"]\n')
    (show / "articles/bad.md").write_text(BROKEN)
    assert sync(show).code == 1
    told = json.loads((show / "told; touch x.json").read_bytes())
    assert told["failures"][0]["source"] == "articles/bad.md"
    assert told["show"] == "Harbour Notes"


def test_a_program_that_cannot_be_started_is_said_and_harms_nothing(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\non_failure = ["no-such-program"]\n')
    (show / "articles/bad.md").write_text(BROKEN)
    called = sync(show)
    assert called.code == 1
    assert "no-such-program" in called.err


def test_figures_for_prometheus_and_only_a_touch_where_nothing_happened(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\nmetrics = "show.prom"\n')
    write("tide")
    sync(show)
    metrics = show / "show.prom"
    text = metrics.read_text()
    assert "articlecast_last_run_rendered 1.0" in text.splitlines()
    assert "articlecast_last_run_failed 0.0" in text.splitlines()
    os.utime(metrics, ns=(1, 1))
    sync(show)
    assert metrics.read_text() == text
    assert metrics.stat().st_mtime_ns > 1


@pytest.mark.parametrize("line", ["articlecast_last_run_failed", "articlecast_overrun_since", "articlecast_episodes{"])
def test_figures_that_were_cut_are_written_again(show: Path, write: WriteArticle, line: str) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\nmetrics = "show.prom"\n')
    write("tide")
    sync(show)
    metrics = show / "show.prom"
    text = metrics.read_text()
    metrics.write_text(text[: text.rindex(line) + len(line) + 8])
    sync(show)
    assert metrics.read_text() == text


def test_the_log_is_one_json_object_a_line(show: Path, write: WriteArticle) -> None:
    write("tide")
    rows = [json.loads(line) for line in sync(show, "--log-json").err.splitlines()]
    assert {"time", "level", "event"} <= set(rows[0])
    assert [row.get("state") for row in rows] == [None, "new", None]
    assert rows[-1]["event"] == "sync"
    (show / "articles").rename(show / "away")
    (row,) = [json.loads(line) for line in sync(show, "--log-json").err.splitlines() if '"trouble"' in line]
    assert (row["level"], row["event"]) == ("error", "trouble")


def test_whatever_ends_a_run_is_a_row_of_the_log(show: Path, write: WriteArticle) -> None:
    write("tide")
    with lock_episodes(show / "episodes"):
        busy = sync(show, "--log-json")
    assert (busy.code, "at work on this show" in json.loads(busy.err)["error"]) == (3, True)
    (show / "articlecast.toml").write_text("[show]\n")
    wrong = sync(show, "--log-json", "--quiet")
    assert (wrong.code, json.loads(wrong.err)["event"], wrong.out) == (2, "trouble", "")
    (show / "articlecast.toml").write_text("[")
    assert "is not valid TOML" in json.loads(sync(show, "--log-json").err)["error"]


def test_a_fault_of_our_own_that_ends_a_run_is_told_like_any_other(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\non_failure = ["tee", "told"]\n')
    write("tide")
    monkeypatch.setattr("articlecast.run.sync.decide_sources", lambda *_given, **_named: 1 / 0)
    called = sync(show, "--quiet")
    assert called.code == 3
    assert "a fault of articlecast's own stopped it: ZeroDivisionError" in called.err
    told = json.loads((show / "told").read_bytes())
    assert "ZeroDivisionError" in told["troubles"][0]["error"]
    assert "Traceback" not in called.err + json.dumps(told)
    (trace,) = read_report(show)["tracebacks"]
    assert trace["traceback"].startswith("Traceback")
    assert "1 / 0" in trace["traceback"]


def read_report(show: Path) -> dict[str, Any]:
    """What the last run left of itself."""
    facts: dict[str, Any] = json.loads(max((show / ".articlecast/reports").iterdir()).read_bytes())
    return facts


def test_the_tracebacks_of_many_faults_leave_the_report_small(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 8):
        write(f"tide{day}", day)

    def stumble(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError("in the tide " * 10_000)

    monkeypatch.setattr("articlecast.run.processes.Producer.produce", stumble)
    called = sync(show, "--workers", "1")
    assert called.code == 1
    traces = read_report(show)["tracebacks"]
    assert [trace["source"] for trace in traces] == [f"articles/tide{day}.md" for day in range(1, 6)]
    assert {len(trace["traceback"]) for trace in traces} == {8000}


def test_a_note_is_a_row_of_the_log(show: Path) -> None:
    items = "".join(f"<item><guid>{n}</guid><title>T</title><description>A.</description></item>" for n in range(1001))
    (show / "articles/feed.rss").write_text(f"<rss version='2.0'><channel><title>A</title>{items}</channel></rss>")
    rows = [json.loads(line) for line in sync(show, "--log-json", "--dry-run").err.splitlines()]
    (row,) = [row for row in rows if row["event"] == "note"]
    assert row["level"] == "warning"
    assert "1 left out" in row["note"]
    assert "read.entries" in row["try"]


def test_the_show_is_delivered_and_only_when_something_changed(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    target = tmp_path / "www"
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f'\n[publish]\ntarget = "{target}"\n')
    write("tide")
    first = sync(show, "--json").events[-1]
    assert first["sent"] > 3
    assert (target / "feed.xml").read_bytes() == (show / "feed/feed.xml").read_bytes()
    before, kept = tree(target), tree(show)
    assert sync(show).out == ""
    assert tree(target) == before
    assert tree(show) == kept


def test_a_show_that_the_check_refuses_is_not_delivered(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    write_settings(show, base_url="http://127.0.0.1:8000")
    target = tmp_path / "www"
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f'\n[publish]\ntarget = "{target}"\n')
    write("tide")
    called = sync(show)
    refused = call("publish", folder=show).code == 1
    assert (called.code == 1) == refused
    assert (target / "feed.xml").exists() != refused


@pytest.mark.posix
def test_a_dry_run_writes_nothing_and_needs_no_leave_to(show: Path, write: WriteArticle) -> None:
    write()

    async def answer(request: Request) -> Response:
        item = f"<item><title>T</title><link>{request.base_url}a</link></item>"
        feed = f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>"
        return Response(feed, media_type="application/rss+xml", headers={"ETag": '"1"'})

    with (
        serving(Starlette(routes=[Route("/{name}", answer)])) as address,
        (show / "articlecast.toml").open("a") as file,
    ):
        file.write(f'\n[read]\nallowed_hosts = ["127.0.0.1"]\n[sources]\narticles = ["articles", "{address}/feed"]\n')
        file.flush()
        before = sorted(show.rglob("*"))
        assert set(decisions(show)) == {"articles/tide.md", f"{address}/a"}
        assert sorted(show.rglob("*")) == before
        assert sync(show).code == 1  # /a is no article
        stays = tree(show)
        show.chmod(0o555)
        try:
            assert decisions(show)["articles/tide.md"] == "unchanged"
        finally:
            show.chmod(0o755)
        assert tree(show) == stays


def test_a_second_run_at_the_same_time_is_refused(show: Path, write: WriteArticle) -> None:
    from articlecast.show.episodes.store import lock_episodes  # noqa: PLC0415

    write("tide")
    with lock_episodes(load_settings(show / "articlecast.toml").episodes_folder):
        called = sync(show)
        quiet = sync(show, "--quiet")
    assert called.code == 3
    assert "another articlecast is at work" in called.err
    assert (quiet.code, quiet.out, quiet.err) == (0, "", ""), "a long run is not a mail every quarter of an hour"


def test_the_health_page_tells_a_good_run_from_a_failed_one(show: Path, write: WriteArticle) -> None:
    write("tide")
    sync(show)
    with serving_show(show) as address:
        good = httpx.get(f"{address}/health")
        assert (good.status_code, good.json()["last_run"]["state"]) == (200, "done")
        (show / "articles/bad.md").write_text(BROKEN)
        sync(show)
        bad = httpx.get(f"{address}/health")
        assert (bad.status_code, bad.json()["waiting"]) == (503, 1)
        assert "bad.md" not in bad.text
        write("storm", 2)
        assert sync(show).code == 0
        assert httpx.get(f"{address}/health").status_code == 503, "the article waits still"
        write("bad", 3)
        sync(show)
        assert httpx.get(f"{address}/health").status_code == 200


def test_a_webhook_gets_the_report_and_its_secret_stays_out_of_what_is_said(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "FIRST_WAIT_SECONDS", 0.0)
    told: list[bytes] = []

    async def hook(scope: Any, receive: Any, send: Any) -> None:
        told.append((await receive())["body"])
        status = 200 if scope["path"] == "/good" else 500
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    (show / "articles/bad.md").write_text(BROKEN)
    settings = (show / "articlecast.toml").read_text()
    with serving(hook) as address:
        for path in ("good", "s3cret"):
            (show / "articlecast.toml").write_text(f'{settings}\n[sync]\nwebhook = "{address}/{path}"\n')
            call("retry", folder=show)
            called = sync(show)
            assert called.code == 1
    assert json.loads(told[0])["failures"][0]["source"] == "articles/bad.md"
    assert "HTTP 500" in called.err
    assert "s3cret" not in called.err + called.out


def test_a_webhook_that_drips_its_answer_keeps_no_run_waiting(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def drip(listener: socket.socket, first: bytes) -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(first)
            while not over.wait(0.05):
                connection.sendall(b"x")

    (show / "articles/bad.md").write_text(BROKEN)
    settings = (show / "articlecast.toml").read_text()
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n"
    monkeypatch.setattr(webhook, "ATTEMPTS", 1)
    for first, patience in ((head + b"\r\n", 60.0), (head, 0.5)):  # a body that nobody needs, a header without end
        monkeypatch.setattr(webhook, "ATTEMPT_SECONDS", patience)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
            host = threading.Thread(target=drip, args=(listener, first))
            host.start()
            (show / "articlecast.toml").write_text(f'{settings}\n[sync]\nwebhook = "http://127.0.0.1:{port}/s3cret"\n')
            call("retry", folder=show)
            called = sync(show, "--quiet")
            over.set()
            host.join()
            over.clear()
        assert called.code == 1
        assert ("sync.webhook: 127.0.0.1 " in called.err) is (first == head)
        assert "s3cret" not in called.err


@pytest.mark.posix
def test_a_mailer_that_hangs_is_ended_with_all_that_it_started(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "PATIENCE_SECONDS", 0.5)
    mailer = show / "mailer"
    mailer.write_text("#!/bin/sh\nsleep 600 &\necho $! > child\nwait\n")
    mailer.chmod(0o755)
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f'\n[sync]\non_failure = ["{mailer}"]\n')
    (show / "articles/bad.md").write_text(BROKEN)
    called = sync(show, "--quiet")
    assert "took longer than 0.5 seconds" in called.err
    with contextlib.suppress(FileNotFoundError):  # it was ended before it started anything; or the child is gone
        child = (show / "child").read_text().strip()
        for _look in range(600):  # it sleeps for ten minutes if nobody ends it
            if "State:\tZ" in (status := Path(f"/proc/{child}/status").read_text()):
                break
            time.sleep(0.1)
        assert "State:\tZ" in status


def speak_with(show: Path, speak: str) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(f"{settings.read_text().partition('[speak]')[0]}[speak]\n{speak}\n")


def test_an_article_that_was_moved_and_has_no_link_keeps_its_guid(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if "link:" not in line))
    sync(show)
    before = guids(show)
    (show / "articles/2026").mkdir()
    path.rename(show / "articles/2026/tide.md")
    assert sync(show).code == 0
    assert guids(show) == before
    assert len(load_episodes(show / "episodes")) == 1


def test_wrong_settings_are_no_articles_fault_and_are_told_once(show: Path, write: WriteArticle) -> None:
    write("tide", 1)
    write("storm", 2)
    speak_with(show, 'engine = "tonne"')
    called = sync(show, "--quiet")
    assert called.code == 2
    assert called.err.count("no engine 'tonne'; did you mean 'tone'?") == 1
    assert not (show / "episodes/failures.json").exists()
    speak_with(show, 'engine = "tone"')
    assert sync(show).code == 0
    assert len(guids(show)) == 2


def test_whoever_mends_the_settings_has_not_to_wait(show: Path, write: WriteArticle) -> None:
    write("tide")
    speak_with(show, 'engine = "command"\n[speak.engines.command]\nrun = "no-such-program"')
    assert sync(show).code == 1
    assert decisions(show) == {"articles/tide.md": "waiting"}
    speak_with(show, 'engine = "tone"')
    assert decisions(show) == {"articles/tide.md": "retry"}
    assert sync(show).code == 0
    assert not (show / "episodes/failures.json").exists()


def test_what_is_over_the_limit_of_a_run_waits_for_the_next_and_has_not_failed(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, name in enumerate(("tide", "storm", "gull"), 1):
        write(name, day, last=f"The {name} " + "went on and on " * 6 + "as before.")
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    with serve_openai() as service:
        engine = f'[speak.engines.openai]\nbase_url = "{service.url}"\n'
        speak_with(show, f'engine = "openai"\nvoice = "alloy"\nmax_characters_per_run = 260\n{engine}')
        first = sync(show)
        assert (first.code, first.err) == (0, "")
        assert "wait for the next run, for speak.max_characters_per_run is reached" in first.out
        assert not (show / "episodes/failures.json").exists()
        made = [len(guids(show))]
        while made[-1] < 3:
            assert sync(show).code == 0
            made.append(len(guids(show)))
            assert made[-1] > made[-2], "each run goes on where the last one stopped"


@pytest.mark.posix
def test_a_doubtful_sentence_is_told_in_a_quiet_run_too(show: Path, write: WriteArticle) -> None:
    write("tide")
    program = show / "short"
    program.write_text(
        f"#!{sys.executable}\nimport sys, wave\nwith wave.open(sys.stdout.buffer, 'wb') as out:\n"
        "    out.setparams((1, 2, 16000, 0, 'NONE', ''))\n    out.writeframes(b'\\0\\x30\\0\\xd0' * 500)\n"
    )
    program.chmod(0o755)
    speak_with(show, f'engine = "command"\n[speak.engines.command]\nrun = "{program}"')
    called = sync(show, "--quiet")
    assert called.code == 0
    assert "warning: articles/tide.md: listen to '" in called.err
    retried = [row for row in call("render", "--force", "--json", folder=show).events if row["event"] == "article"]
    assert retried[0]["doubts"]


def test_a_fault_of_our_own_stops_one_article_and_no_other(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("tide", 1)
    write("storm", 2, last="Crash here.")
    whole = ToneEngine.speak

    def stumble(engine: ToneEngine, request: SpeechRequest) -> Sound:
        if "Crash" in request.text:
            raise ZeroDivisionError("division by zero")
        return whole(engine, request)

    monkeypatch.setattr(ToneEngine, "speak", stumble)
    settings = load_settings(show / "articlecast.toml")
    with contextlib.chdir(show):
        report = sync_show(settings, SyncChoices(workers=1), now=datetime(2026, 3, 2, tzinfo=UTC))
    assert [failure.source for failure in report.failures] == ["articles/storm.md"]
    assert "a fault of articlecast's own stopped it: ZeroDivisionError" in report.failures[0].error
    assert len(guids(show)) == 1


@pytest.mark.parametrize("minutes", [1, 5, 15, 60, 1440])
def test_every_audio_file_of_a_large_show_gets_its_turn_whatever_the_timers_interval(minutes: int) -> None:
    runs = [datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=minutes * number) for number in range(100)]
    assert {choose_turn(moment, 5) for moment in runs} == set(range(5))


def test_a_trouble_that_stays_is_told_once_and_not_at_every_run(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sources]\narticles = ["articles", "more"]\n[sync]\non_failure = ["tee", "told"]\n')
    write("tide")
    assert "more: no such file" in sync(show, "--quiet").err
    (show / "told").unlink()
    second = sync(show, "--quiet")
    assert (second.code, second.out, second.err) == (1, "", "")
    assert not (show / "told").exists()
    assert "more: no such file" in sync(show).err, "whoever asks by hand is told"
    (show / "more").mkdir()
    assert sync(show, "--quiet").code == 0
    (show / "more").rmdir()
    assert "more: no such file" in sync(show, "--quiet").err, "it was over, and is news again"


def test_a_trouble_with_a_temporary_file_is_the_same_at_every_run(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("tide")
    sync(show)
    write("gull", 2)
    temporary = tempfile.mkstemp

    def refuse(**given: Any) -> tuple[int, str]:
        if given["dir"] == show / "feed":
            place = f"{given['dir']}/{given['prefix']}{secrets.token_hex(4)}"
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return temporary(**given)

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    first = sync(show, "--quiet")
    assert f"error: {show}/feed: cannot be written: Permission denied\ntry:   ls -ld {show}/feed\n" in first.err
    assert sync(show, "--quiet") == Called(1, "", "")


def test_a_full_disk_is_tried_again_at_once_and_then_at_growing_intervals(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("tide")

    def fill(*_given: object) -> None:
        raise DiskError("episodes", "cannot be written: No space left on device", "df -h")

    monkeypatch.setattr("articlecast.run.committing.commit_episode", fill)
    settings, now = load_settings(show / "articlecast.toml"), datetime(2026, 11, 28, tzinfo=UTC)
    failed = []
    with contextlib.chdir(show):
        for quarter in range(20):
            moment = now + timedelta(minutes=15 * quarter)
            failed += [quarter] * len(sync_show(settings, SyncChoices(workers=1), now=moment).failures)
    assert failed == [0, 1, 3, 7, 15]


def test_an_episodes_folder_that_may_not_be_written_is_named_with_what_to_do(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (show / "episodes").write_text("in the way")
    called = sync(show)
    assert called.code == 3
    assert f"error: {show}/episodes: cannot be written: " in called.err
    assert "try:   mv " in called.err


def test_what_a_run_did_is_remembered_although_its_feed_could_not_be_built(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "articles/bad.md").write_text(BROKEN)
    (show / "feed").write_text("in the way")
    called = sync(show)
    assert called.code == 1
    assert "feed" in called.err
    assert decisions(show) == {"articles/tide.md": "unchanged", "articles/bad.md": "waiting"}
    (show / "feed").unlink()
    assert sync(show).code == 0
    assert list(guids(show)) == ["The tide"]


@pytest.mark.posix
def test_an_episode_that_a_substitute_spoke_is_tried_again_and_nothing_is_said_while_it_stays(
    show: Path, write: WriteArticle
) -> None:
    write("tide")
    run = """["sh", "-c", "echo asked >> asked; exit 1"]"""
    speak_with(show, f'engine = "command"\nsubstitutes = ["tone"]\n[speak.engines.command]\nrun = {run}')
    assert sync(show).code == 0
    assert decisions(show) == {"articles/tide.md": "provisional"}
    episodes = tree(show / "episodes")
    again = sync(show)
    assert (again.code, again.out, again.err) == (0, "", "")
    assert tree(show / "episodes") == episodes
    assert decisions(show) == {"articles/tide.md": "waiting"}
    before = tree(show)
    assert sync(show).out == ""
    assert tree(show) == before, "the engine was not asked again so soon"
    memory = show / ".articlecast/memory.json"
    facts = json.loads(memory.read_bytes())
    (rest,) = facts[-1].values()
    rest[1] = "2020-01-01T00:00:00+00:00"
    memory.write_text(json.dumps(facts))
    assert decisions(show) == {"articles/tide.md": "provisional"}
    sync(show)
    assert json.loads(memory.read_bytes())[-1]["articles/tide.md"][0] == 2
    speak_with(show, 'engine = "tone"')
    assert decisions(show) == {"articles/tide.md": "changed"}


def test_a_run_that_could_not_begin_is_told_too(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\non_failure = ["tee", "told"]\nmetrics = "show.prom"\n')
    write("tide")
    (show / "episodes").mkdir()
    (show / "episodes/show.json").write_text("no GUID")
    called = sync(show, "--quiet")
    assert called.code == 3
    assert "does not hold the show's GUID" in called.err
    assert "does not hold the show's GUID" in json.loads((show / "told").read_bytes())["troubles"][0]["error"]
    assert "articlecast_last_run_failed 1.0" in (show / "show.prom").read_text().splitlines()


@pytest.mark.parametrize("damage", [b"", b'[{"source": ', b'{"a": 1}', b"\xff\x00", b"[5]", None])
def test_a_damaged_list_of_failures_is_set_aside_and_the_run_goes_on(
    show: Path, write: WriteArticle, damage: bytes | None
) -> None:
    write("tide")
    (show / "articles/bad.md").write_text("---\ntitle: [\n---\n\nNo.\n")
    assert sync(show).code == 1
    path, aside = show / "episodes/failures.json", show / "episodes/failures.damaged.json"
    whole = path.read_bytes()
    path.unlink()
    path.mkdir() if damage is None else path.write_bytes(damage)
    assert call("episodes", folder=show).code == 3
    before = tree(show)
    assert sync(show, "--dry-run").code == 3
    assert tree(show).keys() == before.keys()
    called = sync(show)
    assert called.code == 1
    assert "failures.damaged.json" in called.err
    assert aside.is_dir() if damage is None else aside.read_bytes() == damage
    assert [row["source"] for row in json.loads(path.read_bytes())] == [row["source"] for row in json.loads(whole)]
    assert sync(show, "--quiet").err == ""


def test_figures_that_cannot_be_written_harm_nothing_else(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\non_failure = ["tee", "told"]\nmetrics = "articlecast.toml/show.prom"\n')
    write("tide")
    (show / "articles/bad.md").write_text(BROKEN)
    called = sync(show, "--quiet")
    assert called.code == 1
    assert "sync.metrics: cannot be written: " in called.err
    assert (show / "told").exists()
    assert len(list((show / ".articlecast/reports").iterdir())) == 1


def test_a_failure_that_is_over_is_told_as_over_and_once(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sources]\narticles = ["articles", "more"]\n[sync]\nmetrics = "show.prom"\n')
    write("tide")
    sync(show)
    with serving_show(show) as address:
        assert httpx.get(f"{address}/health").status_code == 503
        (show / "more").mkdir()
        assert sync(show).code == 0
        assert httpx.get(f"{address}/health").status_code == 200
    assert "articlecast_last_run_failed 0.0" in (show / "show.prom").read_text().splitlines()
    reports = len(list((show / ".articlecast/reports").iterdir()))
    sync(show)
    assert len(list((show / ".articlecast/reports").iterdir())) == reports


def test_a_report_of_a_clock_that_ran_ahead_is_not_the_last_one_for_ever(show: Path, write: WriteArticle) -> None:
    write("tide")
    sync(show)
    ahead = show / ".articlecast/reports/20991231T000000-1.json"
    ahead.write_text('{"state": "failed"}')
    assert sync(show).code == 0
    assert not ahead.exists()
    before = tree(show)
    sync(show)
    assert tree(show) == before
