"""What editors leave to a run: whatever else stands there is in no run's way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.show.asked import ASKED, Change, ask_later, list_asked, take_asked
from articlecast.show.settings import Settings, load_settings

WHEN = "2026-04-01T06:00:00+00:00"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "Harbour Notes"\n')
    (tmp_path / "episodes").mkdir()
    return load_settings(tmp_path / "articlecast.toml")


def _lead_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)


def _fill(path: Path) -> None:
    path.mkdir()
    (path / "note.txt").write_text("Mine.")


DAMAGED = [
    b"",
    b"{}",
    b"null",
    b"[" * 100_000,
    json.dumps(["withdraw", None, WHEN]).encode(),
    json.dumps(["withdraw", 5, WHEN]).encode(),
    json.dumps(["withdraw", [5], WHEN]).encode(),
    json.dumps(["withdraw", "tide", WHEN]).encode(),
    json.dumps([["withdraw"], ["tide"], WHEN]).encode(),
    json.dumps(["withdraw", ["tide"], WHEN[:-6]]).encode(),
    json.dumps(["withdraw", ["tide"], None]).encode(),
]
OTHER: list[Callable[[Path], object]] = [
    _fill,
    pytest.param(_lead_nowhere, marks=pytest.mark.posix),  # type: ignore[list-item]
    pytest.param(_make_pipe, marks=pytest.mark.posix),  # type: ignore[list-item]
]


@pytest.mark.parametrize(
    "make", [*(lambda path, content=content: path.write_bytes(content) for content in DAMAGED), *OTHER]
)
def test_what_is_no_wish_is_dropped_and_told_once(
    settings: Settings, caplog: pytest.LogCaptureFixture, make: Callable[[Path], object]
) -> None:
    path = settings.state_folder / ASKED / "1.json"
    path.parent.mkdir(parents=True)
    make(path)
    assert take_asked(settings) == []
    assert take_asked(settings) == []
    assert list_asked(settings) == []
    (said,) = caplog.messages
    assert f"{path}: is no wish of an editor" in said


@pytest.mark.parametrize("slug", ["", "..", "no-such", "../tide", "ti\0de", "\ud800"])
def test_a_wish_for_an_episode_that_is_not_there_changes_nothing(
    settings: Settings, caplog: pytest.LogCaptureFixture, slug: str
) -> None:
    ask_later(settings, Change("withdraw", (slug,), datetime(2026, 4, 1, tzinfo=UTC)))
    assert take_asked(settings) == []
    assert (list_asked(settings), caplog.messages) == ([], [])
