"""What listeners to events hear: what a delivered feed changed, and what failed; and that they can stop nothing."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.model import Event
from articlecast.publish.feed.previous import PublishedItem
from articlecast.run import events
from articlecast.run.events import compare_feeds, find_listeners, tell_listeners
from support.packages import install_shown, make_up

NOW = datetime(2026, 3, 2, tzinfo=UTC)
SETTINGS = """
[show]
title = "Harbour Notes"
author = "Ana Lee"
email = "ana@example.org"
description = "Notes from the harbour, read aloud for all who were at sea."
link = "https://www.example.org"
base_url = "https://pod.example.org/notes"

[speak]
engine = "tone"

[publish]
target = "delivered"
"""


def item(guid: str, title: str = "The tide") -> PublishedItem:
    return PublishedItem(guid, title, f"https://example.org/{guid}", f"https://example.org/{guid}.mp3", 1, "", NOW)


def test_a_feed_is_compared_with_the_one_before_it() -> None:
    before = [item("kept"), item("gone"), item("changed")]
    after = [item("new"), item("changed", "The gull"), item("kept")]
    told = [(event.kind, event.guid, event.title) for event in compare_feeds(before, after, "Notes", NOW)]
    assert told == [
        ("withdrawn", "gone", "The tide"),
        ("published", "new", "The tide"),
        ("changed", "changed", "The gull"),
    ]


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_shown("events.md", tmp_path_factory.mktemp("diary"))


@pytest.fixture
def show(tmp_path: Path) -> Path:
    (folder := tmp_path / "show").mkdir()
    (folder / "articles").mkdir()
    (folder / "articlecast.toml").write_text(SETTINGS)
    write_article(folder, "tide", "The tide came in.")
    return folder


def write_article(show: Path, name: str, text: str, title: str = "") -> None:
    (show / f"articles/{name}.md").write_text(
        f"---\ntitle: {title or f'The {name}'}\ndate: 2026-02-01T06:00:00Z\n---\n\n{text}\n"
    )


def run(show: Path, site: Path, *command: str) -> tuple[int, list[str], str]:
    """What the diary holds after a command, in a process of its own that has the package."""
    diary = show.parent / "diary.txt"
    diary.unlink(missing_ok=True)
    environment = os.environ | {"PYTHONPATH": str(site), "DIARY": str(diary)}
    program = [sys.executable, "-m", "articlecast", *command]
    done = subprocess.run(program, cwd=show, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, diary.read_text().splitlines() if diary.exists() else [], done.stderr


def test_the_listener_that_the_page_shows_hears_of_each_episode(show: Path, diary: Path) -> None:
    audio = "https://pod.example.org/notes/episodes/the-tide/audio-"
    write_article(show, "gull", "The gull stayed.")
    code, heard, said = run(show, diary, "sync", "--quiet")
    assert (code, [line[:19] for line in heard]) == (0, ["published: The gull", "published: The tide"]), said
    assert heard[1].startswith(f"published: The tide {audio}")

    assert run(show, diary, "sync", "--quiet")[1] == []
    write_article(show, "tide", "The tide went out.", "The tide, again")
    assert [line[:9] for line in run(show, diary, "sync", "--quiet")[1]] == ["changed: "]

    run(show, diary, "withdraw", "the-tide")
    assert [line[:11] for line in run(show, diary, "publish", "--quiet")[1]] == ["withdrawn: "]


def test_an_article_that_fails_is_heard_of_by_sync_and_render(show: Path, diary: Path) -> None:
    (show / "articles/broken.md").write_text("---\ntitle: Broken\n---\n\n")
    for command in ("sync", "render"):
        _code, heard, _said = run(show, diary, command, "--quiet")
        (line,) = (line for line in heard if line.startswith("failed: articles/broken.md "))
        assert line.endswith("articles/broken.md: has no text below its header")


def test_a_listener_that_fails_is_a_note_and_the_run_goes_on(show: Path, tmp_path: Path) -> None:
    source = "def note(event):\n    raise KeyError(event.kind)\n"
    site = make_up(tmp_path / "site", "articlecast.events", "grump", "articlecast_grump:note", source)
    code, _heard, said = run(show, site, "sync")
    assert code == 0
    assert "note: the listener 'grump' failed: KeyError: 'published'" in said
    assert json.loads((show / "delivered/.articlecast-delivered.json").read_text())["files"]["feed.xml"]


def test_a_listener_that_takes_too_long_is_left_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = "import threading\ndef note(event):\n    threading.Event().wait(30)\n"
    site = make_up(tmp_path / "site", "articlecast.events", "snail", "articlecast_snail:note", source)
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr(events, "PATIENCE_SECONDS", 0.2)
    find_listeners.cache_clear()
    tell_listeners([Event("published", "Notes", NOW)])
    find_listeners.cache_clear()
    assert "the listener 'snail' took longer than 0.2 seconds" in caplog.text
