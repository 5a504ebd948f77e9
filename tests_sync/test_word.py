"""Who is told of a run, when and how often: a program, a webhook, a watch of pings, a reader of cron's mail."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests_sync.stage import BROKEN, Stage, ask_all

from articlecast.publish.deliver import store
from articlecast.publish.signature import read_secret, sign_content
from articlecast.run import webhook
from articlecast.run.reports import RunRecord, SyncReport
from articlecast.run.webhook import post_webhook
from cli.conftest import WriteArticle
from support.command import Called, call
from support.hooks import SECRET, Hooks, open_hooks

RECORD = RunRecord(datetime(2026, 4, 1, 6, tzinfo=UTC), 1.5, SyncReport(()))
HOURS = (0, 0.25, 12, 10.5, 0.5, 23.5, 23.5)
"""Between runs: of those at 0, 23.25 and 46.75 hours a trouble that stays is told, and at 70.25."""


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hooks]:
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    monkeypatch.setenv("HOOK_PATH", "path-of-the-hook")
    with open_hooks() as hooks:
        yield hooks


def listen(show: Path, hooks: Hooks, *rows: str, more: str = "") -> None:
    with (show / "articlecast.toml").open("a") as stream:
        hook = f'webhook = "{hooks.url}/hook/${{HOOK_PATH}}"\nwebhook_secret = "${{HOOK_SECRET}}"'
        stream.write("\n".join(["", "[sync]", hook, *rows, more, ""]))


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", "--workers", "1", *arguments, folder=show)


# ---------------------------------------------------------------- the webhook


def test_a_signed_webhook_tells_what_was_published_what_failed_and_what_waits(
    show: Path, write: WriteArticle, hooks: Hooks
) -> None:
    listen(show, hooks, 'on = ["published", "failed", "waiting"]')
    for day, name in enumerate(("tide", "storm"), 1):
        write(name, day)
    (show / "articles/bad.md").write_text(BROKEN)
    sync(show, "--limit", "2")
    assert hooks.refused == 0
    assert [told["event"] for told in hooks.taken] == ["published", "failed", "waiting"]
    assert len(set(hooks.idents)) == 3
    told = hooks.taken[0]
    assert (told["show"], [row["slug"] for row in told["rendered"]]) == ("Harbour Notes", ["the-storm"])
    assert (told["standing"]["left"], told["standing"]["waiting"]) == (1, 1)


def test_failures_alone_are_told_unless_the_settings_say_otherwise(
    show: Path, write: WriteArticle, hooks: Hooks
) -> None:
    listen(show, hooks)
    write("tide")
    assert sync(show).code == 0
    assert hooks.taken == []
    (show / "articles/bad.md").write_text(BROKEN)
    assert sync(show).code == 1
    assert [told["event"] for told in hooks.taken] == ["failed"]
    sync(show)
    assert len(hooks.taken) == 1, "an idle run tells nothing"


def test_a_show_that_is_delivered_is_published_once_it_has_gone_out(
    show: Path, write: WriteArticle, hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "FIRST_WAIT_SECONDS", 0.0)
    target = show / "www"
    target.write_text("in the way")
    listen(show, hooks, 'on = ["published"]', more='[publish]\ntarget = "www"')
    write("tide")
    assert sync(show).code == 1
    assert hooks.taken == []
    target.unlink()
    assert sync(show).code == 0
    assert [told["event"] for told in hooks.taken] == ["published"]
    assert hooks.taken[0]["sent"] > 3


@pytest.mark.parametrize("more", ["", '[publish]\ntarget = "www"'])
def test_a_show_whose_pages_alone_changed_is_not_published_again(
    show: Path, write: WriteArticle, hooks: Hooks, more: str
) -> None:
    listen(show, hooks, 'on = ["published"]', more=more)
    write("tide")
    sync(show)
    assert [told["event"] for told in hooks.taken] == ["published"]
    (page,) = (show / "feed/episodes").glob("*/index.html")
    page.unlink()
    (show / "feed/index.html").write_text("damaged")
    feed = (show / "feed/feed.xml").read_bytes()
    assert "feed rebuilt" in sync(show).out
    assert page.exists()
    assert (show / "feed/feed.xml").read_bytes() == feed
    assert len(hooks.taken) == 1
    write("storm", 2)
    sync(show)
    assert len(hooks.taken) == 2


def test_a_webhook_is_tried_again_with_the_same_id_and_growing_waits(stage: Stage, hooks: Hooks) -> None:
    stage.set(f'[sync]\nwebhook = "{hooks.url}/hook/x"\nwebhook_secret = "{SECRET}"')
    hooks.answers = [500, 429, 503]
    waits: list[float] = []
    start = int(time.time())
    moments = iter(range(start, start + 4))
    fault = post_webhook(stage.settings, "failed", RECORD, clock=lambda: next(moments), sleep=waits.append)
    assert fault is None
    assert (len(hooks.idents), len(set(hooks.idents)), len(hooks.taken)) == (4, 1, 1)
    assert hooks.moments == [start, start + 1, start + 2, start + 3], "each attempt is signed at its own time"
    assert waits == [1, 2, 4]
    post_webhook(stage.settings, "failed", replace(RECORD, seconds=2.0), sleep=waits.append)
    assert len(set(hooks.idents)) == 2, "another record is another message"


@pytest.mark.parametrize(("answers", "attempts"), [([500] * 9, 5), ([410], 1), ([301], 1)])
def test_a_webhook_that_is_refused_is_told_by_its_host_alone(
    stage: Stage, hooks: Hooks, answers: list[int], attempts: int
) -> None:
    stage.set(f'[sync]\nwebhook = "{hooks.url}/hook/s3cret"\nwebhook_secret = "{SECRET}"')
    hooks.answers = answers.copy()
    fault = post_webhook(stage.settings, "failed", RECORD, sleep=lambda _seconds: None)
    assert str(fault) == f"sync.webhook: 127.0.0.1 answered HTTP {answers[0]}"
    assert len(hooks.idents) == attempts


def test_nothing_but_the_very_bytes_bears_the_signature(stage: Stage, hooks: Hooks) -> None:
    stage.set(f'[sync]\nwebhook = "{hooks.url}/hook/x"\nwebhook_secret = "{SECRET[:-4]}AAAA"')
    fault = post_webhook(stage.settings, "failed", RECORD, sleep=lambda _seconds: None)
    assert (str(fault), hooks.refused, hooks.taken) == ("sync.webhook: 127.0.0.1 answered HTTP 401", 1, [])
    secret = read_secret(SECRET)
    signatures = {
        sign_content(secret, ident, moment, content)["webhook-signature"]
        for ident, moment, content in (("a", 1, b"x"), ("b", 1, b"x"), ("a", 2, b"x"), ("a", 1, b"x "))
    }
    assert len(signatures) == 4


@pytest.mark.parametrize("wrong", ["harbour", "whsec_c2hvcnQ=", "whsec_" + "A" * 200, "whsec_*" + "A" * 40])
def test_a_secret_that_none_can_verify_is_refused_before_anything_is_sent(show: Path, wrong: str) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f'\n[sync]\nwebhook_secret = "{wrong}"\n')
    called = sync(show)
    assert called.code == 2
    assert "sync.webhook_secret: must be base64 of 24 to 64 bytes" in called.err
    assert wrong not in called.err


def test_no_secret_of_a_webhook_or_a_ping_is_said_or_kept(
    show: Path, write: WriteArticle, hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "FIRST_WAIT_SECONDS", 0.0)
    monkeypatch.setenv("PING", "secret-of-the-watch")
    listen(show, hooks, f'ping_failed = "{hooks.url}/ping/${{PING}}"', 'on = ["published", "failed"]')
    write("tide")
    (show / "articles/bad.md").write_text(BROKEN)
    hooks.answers = [500] * 20
    called = [sync(show), call("settings", folder=show), sync(show, "--log-json")]
    assert "sync.webhook: 127.0.0.1 answered HTTP 500" in called[0].err
    assert "sync.ping_failed: 127.0.0.1 answered HTTP 500" in called[0].err
    said = "".join(each.out + each.err for each in called)
    kept = b"".join(path.read_bytes() for path in show.rglob("*") if path.is_file())
    for secret in (SECRET, SECRET.removeprefix("whsec_"), "path-of-the-hook", "secret-of-the-watch"):
        assert secret not in said
        assert secret.encode() not in kept


def test_a_secret_in_the_settings_themselves_is_not_printed(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write(f'\n[sync]\nwebhook_secret = "{SECRET}"\n')
    called = call("settings", folder=show)
    assert (called.code, SECRET in called.out) == (0, False)


def test_a_variable_that_is_not_set_is_named_where_it_is_needed(
    show: Path, hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(show, hooks)
    monkeypatch.delenv("HOOK_SECRET")
    (show / "articles/bad.md").write_text(BROKEN)
    called = sync(show)
    assert "error: sync.webhook_secret: needs HOOK_SECRET, which is not set in the environment" in called.err
    assert (hooks.taken, hooks.refused) == ([], 0)


# ---------------------------------------------------------------- the ping


def test_every_good_run_pings_the_idle_ones_included_and_no_failed_one(
    show: Path, write: WriteArticle, hooks: Hooks
) -> None:
    listen(show, hooks, f'ping = "{hooks.url}/ping/x"', f'ping_failed = "{hooks.url}/ping/x/fail"')
    write("tide")
    assert sync(show).code == 0
    assert sync(show) == Called(0, "", "")
    assert hooks.pings == ["GET /ping/x"] * 2
    assert sync(show, "--dry-run").code == 0
    (show / "articles/bad.md").write_text(BROKEN)
    assert sync(show).code == 1
    assert hooks.pings[2:] == ["GET /ping/x/fail"]


def test_the_ping_says_what_health_says_while_an_article_waits(stage: Stage, hooks: Hooks) -> None:
    stage.set(f'[sync]\nping = "{hooks.url}/ping/up"\nping_failed = "{hooks.url}/ping/down"\nattempts = 2')
    stage.write("tide")
    stage.damage()
    said: list[tuple[list[str], bool]] = []
    for hours in (0, 0.05, 0.05, 1, 0.05):
        stage.run(hours)
        said.append((list(hooks.pings), ask_all(stage).health["ok"]))
        hooks.pings.clear()
    down, up = (["GET /ping/down"], False), (["GET /ping/up"], True)
    assert said == [down, ([], False), ([], False), down, up], "set aside after the second, which is well"


def test_a_ping_that_fails_is_told_once_and_fails_no_run(show: Path, write: WriteArticle, hooks: Hooks) -> None:
    listen(show, hooks, f'ping = "{hooks.url}/ping/x"')
    write("tide")
    hooks.answers = [500, 500, 200, 500]
    said = [sync(show, "--quiet") for _run in range(4)]
    assert [called.code for called in said] == [0, 0, 0, 0]
    wrong = "error: sync.ping: 127.0.0.1 answered HTTP 500\ntry:   try it with curl\nsee:   articlecast help settings\n"
    assert [called.err for called in said] == [wrong, "", "", wrong], "it was over, and is news again"
    assert not list((show / ".articlecast/reports").glob("*"))[1:], "it is no run in which anything happened"


def test_an_idle_run_that_pings_writes_nothing(show: Path, write: WriteArticle, hooks: Hooks) -> None:
    listen(show, hooks, f'ping = "{hooks.url}/ping/x"')
    write("tide")
    sync(show)
    before = {path: path.stat().st_mtime_ns for path in show.rglob("*")}
    sync(show)
    assert {path: path.stat().st_mtime_ns for path in show.rglob("*")} == before


def test_who_asks_for_no_ping_pays_for_none_in_an_idle_run(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sync]\nmetrics = "show.prom"\nwebhook = "https://example.org/hook"\n')
    write("tide")
    sync(show)
    ask = "import sys, articlecast.cli as cli\ntry: cli.main(['sync'])\nfinally: print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask], cwd=show, capture_output=True, text=True, check=True)
    loaded = ast.literal_eval(done.stdout)
    assert "articlecast.run.word" in loaded
    assert not {"httpx", "tenacity", "subprocess", "prometheus_client"} & set(loaded)


# ---------------------------------------------------------------- what lasts


def list_told(stage: Stage, hours: tuple[float, ...] = HOURS) -> list[bool]:
    """Whether each of the runs, so many hours after the one before, told the program of it."""
    told = stage.show / "told"
    found = []
    for each in hours:
        told.unlink(missing_ok=True)
        stage.run(each)
        found.append(told.exists())
    return found


DAILY = [True, False, False, False, True, True, True]


def test_a_folder_that_stays_away_is_told_once_a_day(stage: Stage) -> None:
    stage.set('[sync]\non_failure = ["tee", "told"]\n[sources]\narticles = ["articles", "more"]')
    stage.write("tide")
    assert list_told(stage) == DAILY
    said = [report.news for report, _word in stage.said]
    assert said == DAILY


def test_a_store_that_stays_away_is_told_once_a_day(stage: Stage) -> None:
    stage.set('[sync]\non_failure = ["tee", "told"]\n[publish]\ntarget = "articlecast.toml/www"')
    stage.write("tide")
    assert list_told(stage) == DAILY


def test_an_article_set_aside_is_told_once_a_day_until_it_is_mended(stage: Stage) -> None:
    stage.set('[sync]\nattempts = 1\non_failure = ["tee", "told"]')
    stage.write("tide")
    stage.damage()
    assert list_told(stage) == DAILY
    told = json.loads((stage.show / "told").read_bytes())
    assert [(row["source"], row["count"]) for row in told["set_aside"]] == [("articles/bad.md", 1)]
    assert told["failures"] == []
    stage.write("bad", 3)
    assert list_told(stage, (1, 24, 24)) == [False, False, False]


def test_an_overrun_is_told_once_a_day(stage: Stage) -> None:
    stage.set('[sync]\non_failure = ["tee", "told"]')
    stage.write("tide")
    stage.run()
    with stage.hold():
        assert list_told(stage, (0.25, 0.25, 23.5)) == [True, False, True]
    assert list_told(stage, (0.25,)) == [False]
    assert not (stage.show / ".articlecast/told.json").exists(), "what is over is forgotten"


def test_a_run_that_can_not_begin_is_told_once_a_day(stage: Stage) -> None:
    stage.set('[sync]\non_failure = ["tee", "told"]')
    stage.write("tide")
    stage.patch.setattr("articlecast.run.sync.decide_sources", lambda *_given, **_named: 1 / 0)
    assert list_told(stage) == DAILY


def test_cron_mails_what_lasts_when_it_is_told_and_not_at_every_run(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "episodes").mkdir()
    (show / "episodes/show.json").write_text("no GUID")
    first, second = sync(show, "--quiet"), sync(show, "--quiet")
    assert (first.code, second.code) == (3, 3)
    assert "does not hold the show's GUID" in first.err
    assert second.err == ""
    assert "does not hold the show's GUID" in sync(show).err, "whoever asks by hand is told"


def test_cron_mails_an_article_set_aside_when_it_was_not_told_for_a_day(show: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nattempts = 1\n")
    (show / "articles/bad.md").write_text(BROKEN)
    said = "error: articles/bad.md: failed once, is set aside, and is tried no more until it changes"
    assert said in sync(show, "--quiet").err
    assert sync(show, "--quiet") == Called(0, "", "")
    memory = show / ".articlecast/memory.json"
    facts = json.loads(memory.read_bytes())
    (rest,) = facts[8].values()
    rest[1] = "2020-01-01T00:00:00+00:00"
    memory.write_text(json.dumps(facts))
    called = sync(show, "--quiet")
    assert (called.code, said in called.err) == (0, True)
    assert sync(show, "--quiet") == Called(0, "", "")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"a": 1}', b'{"a": [1, "soon"]}', b'{"a": [1, "2026-04-01T06:00:00"]}']
)
def test_what_was_told_may_always_be_lost(stage: Stage, content: bytes) -> None:
    stage.set('[sync]\non_failure = ["no-such-program"]')
    stage.damage()
    stage.run()
    (stage.show / ".articlecast/told.json").write_bytes(content)
    _report, word = stage.run(1)
    assert word is not None
    assert (len(word.faults), word.known) == (1, frozenset())
