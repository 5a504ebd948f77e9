"""A run that is stopped at any moment costs the next run some work, and nothing else."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from articlecast.publish.deliver.lock import LOCK_FILE
from articlecast.run.deliver import deliver_show
from articlecast.run.rebuild import write_feed
from articlecast.run.sync import SyncChoices, sync_show
from articlecast.show.settings import Settings, load_settings
from support.ptrace import count_changing_syscalls, run_until_syscall
from support.unattended import LATER, guids, run, tree

pytestmark = pytest.mark.posix


def stop_everywhere(
    before: Path,
    work: Callable[[Path], object],
    *,
    at_most: int,
    prepare: Callable[[Path], object] = lambda _show: None,
) -> int:
    """Stop ``work`` at its changing system calls, evenly ``at_most`` of them; each time the next run mends all.

    ``STOP_POINTS`` in the environment says how many in its place; ``make bench-crash`` stops at every one.

    How many points there were.
    """
    base = before.parent / "show"  # every copy lies at the same place, one after the other
    known = guids(before)

    def lay_out() -> None:
        shutil.rmtree(base, ignore_errors=True)
        shutil.copytree(before, base)

    prepare(before)
    lay_out()
    total = count_changing_syscalls(lambda: work(base))
    run(base)
    undisturbed = tree(base)
    at_most = int(os.environ.get("STOP_POINTS", at_most))
    points = range(1, total + 1, -(-total // at_most))
    for point in points:
        lay_out()
        run_until_syscall(lambda: work(base), point, changing=True)
        report = run(base)
        assert not report.failed, f"stopped at {point} of {total}: {report.troubles}"
        found = tree(base)
        assert set(found) == set(undisturbed), f"stopped at {point} of {total}"
        assert found == undisturbed, f"stopped at {point} of {total}"
        assert known.items() <= guids(base).items()
    sys.stdout.write(f"stopped at {len(points)} of {total} changing system calls, survived {len(points)}\n")
    return len(points)


def settings_of(show: Path) -> Settings:
    return load_settings(show / "articlecast.toml")


def test_a_sync_stopped_at_any_system_call_is_made_good_by_the_next(before: Path) -> None:
    assert stop_everywhere(before, run, at_most=20) > 15


def test_a_feed_replacement_stopped_at_any_system_call_is_made_good_by_the_next(before: Path) -> None:
    def write(show: Path) -> None:
        settings = settings_of(show)
        with contextlib.chdir(show):
            write_feed(settings, LATER)

    def prepare(show: Path) -> None:
        with contextlib.chdir(show):
            sync_show(settings_of(show), SyncChoices(workers=1, publish=False), now=LATER)
        (show / "feed/feed.xml").write_bytes(b"<rss/>")
        shutil.rmtree(show / ".articlecast")

    assert stop_everywhere(before, write, at_most=30, prepare=prepare) > 10


def test_a_delivery_stopped_at_any_system_call_is_made_good_by_the_next(before: Path) -> None:
    def send(show: Path) -> None:
        with contextlib.chdir(show):
            deliver_show(settings_of(show), "delivered", LATER)

    def prepare(show: Path) -> None:
        with contextlib.chdir(show):
            sync_show(settings_of(show), SyncChoices(workers=1, publish=False), now=LATER)

    assert stop_everywhere(before, send, at_most=30, prepare=prepare) > 20
    assert not list(before.parent.rglob(LOCK_FILE))
