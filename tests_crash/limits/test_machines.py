"""Two machines on one folder whose file system carries no locks between them: one works, the other is refused."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from articlecast.show.episodes.store import load_episodes
from cli.conftest import WriteArticle
from cli.test_side_by_side import use_speaker
from support.command import call
from support.unattended import running, sync

pytestmark = pytest.mark.posix
TESTS = Path(__file__).parents[2] / "tests"


def render_elsewhere(show: Path, host: str = "lighthouse", minutes: int = 0) -> subprocess.CompletedProcess[str]:
    """A run of another machine, whose clock is so far ahead."""
    command = [sys.executable, "-m", "support.other_machine", str(show), host, str(minutes)]
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    return subprocess.run(command, cwd=show, env=environment, capture_output=True, text=True, check=False)


def read_tree(show: Path) -> dict[str, bytes]:
    """All that is in episodes/, by name."""
    return {str(path.relative_to(show)): path.read_bytes() for path in (show / "episodes").rglob("*") if path.is_file()}


@contextmanager
def asleep(run: subprocess.Popen[str]) -> Iterator[None]:
    """The run stands still, as on a machine that was suspended, until it is waked."""
    run.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        run.send_signal(signal.SIGCONT)


def test_a_machine_that_sees_no_lock_is_refused_while_a_run_is_at_work(show: Path, write: WriteArticle) -> None:
    write("tide")
    with running(show) as run:
        there = render_elsewhere(show)
        assert there.returncode == 3
        said, hint = there.stderr.splitlines()
        assert "another articlecast is at work on this show, since 20" in said
        assert f"by 'articlecast sync' (process {run.pid} on {platform.node()}), at articles/tide.md" in said
        assert hint.startswith("wait until it is done; if it has died, 10 min of silence end it, or: rm ")
    assert run.returncode == 0
    (episode,) = load_episodes(show / "episodes")
    assert not (show / "episodes/.lease").exists()
    assert render_elsewhere(show).stdout == f"unchanged {episode.slug}\n"
    assert load_episodes(show / "episodes") == (episode,)


def test_a_run_that_slept_while_another_machine_took_over_writes_nothing_more(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("gull", day=2)
    with running(show) as run, asleep(run):
        assert render_elsewhere(show).returncode == 3, "it may only be slow"
        assert render_elsewhere(show, minutes=9).returncode == 3
        use_speaker(show)  # the other machine's speaks
        there = render_elsewhere(show, minutes=11)
        assert there.stdout.splitlines() == ["new the-gull", "new the-tide"]
        assert "the show was taken over from a run that is silent, since 20" in there.stderr
        episodes, files = load_episodes(show / "episodes"), read_tree(show)
        (show / "held").unlink()
        run.send_signal(signal.SIGCONT)
        assert run.wait(60) == 3
        assert run.stderr
        assert "episodes/.lease: this run lost the show and has stopped; what it committed stands" in run.stderr.read()
        assert read_tree(show) == files
    assert load_episodes(show / "episodes") == episodes
    assert sync(show).code == 0
    assert load_episodes(show / "episodes") == episodes, "nothing is rendered twice"


def test_a_machine_that_died_at_work_is_followed_once_it_was_silent_for_long(show: Path, write: WriteArticle) -> None:
    write("tide")
    with running(show) as run:
        run.send_signal(signal.SIGKILL)
        run.wait()
        (show / "held").unlink()
    assert (show / "episodes/.lease").is_file()
    use_speaker(show)
    assert render_elsewhere(show).returncode == 3
    assert render_elsewhere(show, "pier", minutes=1000).returncode == 3, "each counts by its own clock alone"
    assert render_elsewhere(show, minutes=-30).returncode == 3, "nor is a clock believed that was set back"
    assert render_elsewhere(show, minutes=-19).stdout == "new the-tide\n"


def test_on_its_own_machine_a_dead_run_is_followed_at_once(show: Path, write: WriteArticle) -> None:
    write("tide")
    with running(show) as run:
        run.send_signal(signal.SIGKILL)
        run.wait()
    use_speaker(show)
    assert (show / "episodes/.lease").is_file()
    done = sync(show)
    assert (done.code, "taken over" in done.err) == (0, False)
    assert not (show / "episodes/.lease").exists()


def test_a_show_that_is_held_elsewhere_is_told_and_left_as_it_is(show: Path, write: WriteArticle) -> None:
    write("tide")
    use_speaker(show)
    sync(show)
    write("gull", day=2)
    with running(show) as run:
        run.send_signal(signal.SIGKILL)
        run.wait()
    lease = show / "episodes/.lease"
    lease.write_text(lease.read_text().replace(platform.node(), "lighthouse").replace('"machine": "', '"machine": "0'))
    lease.write_text(lease.read_text().replace('"system": "', '"system": "0'))
    before = read_tree(show)
    for arguments in (["sync"], ["render"], ["feed"], ["publish", "out"]):
        done = call(*arguments, folder=show)
        assert done.code == 3, arguments
        assert "on lighthouse)" in done.err
        assert read_tree(show) == before, arguments
    assert not (show / "out").exists()
    assert "as soon as the run that is at work comes to it" in call("withdraw", "the-tide", folder=show).out
    assert read_tree(show) == before
