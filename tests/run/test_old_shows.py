"""Shows that an earlier version rendered: nothing is rendered again, no GUID changes, not a byte of an episode."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import call

SHOWS = sorted((Path(__file__).parent / "old_shows").iterdir())
"""Each was rendered by the version of its name: articles, ``episodes/``, its feed, and what it remembered."""


@pytest.fixture(params=SHOWS, ids=lambda folder: folder.name)
def show(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "show"))


def list_files(show: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((show / "episodes").rglob("*.*")):
        if path.is_file() and path.name != ".lock":
            yield str(path.relative_to(show)), path.read_bytes()


@pytest.mark.parametrize("forgetful", [False, True])
@pytest.mark.parametrize("command", ["render", "sync"])
def test_an_upgrade_renders_nothing_again(show: Path, command: str, *, forgetful: bool) -> None:
    """With what the earlier version remembered, and without it."""
    if forgetful:
        shutil.rmtree(show / ".articlecast")
    before, feed = dict(list_files(show)), (show / "feed/feed.xml").read_bytes()
    done = call(command, "--json", folder=show)
    assert done.code == 0, done.err
    assert {row["state"] for row in done.events if row["event"] == "article"} <= {"unchanged"}
    assert dict(list_files(show)) == before
    assert (show / "feed/feed.xml").read_bytes() == feed


def test_a_plan_says_that_there_is_nothing_to_do(show: Path) -> None:
    done = call("sync", "--dry-run", "--json", folder=show)
    todo = {row["todo"] for row in done.events if row["event"] == "decision"}
    assert todo == {"unchanged", "withdrawn"}
