"""A full disk, a clock that is turned back, a memory lost: the next run ends as an undisturbed one does."""

import contextlib
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import gtts.tts
import pytest

from articlecast.run.states import withdraw_episodes
from articlecast.show.settings import load_settings
from support.network import between
from support.ptrace import refuse_files
from support.services import serve_gtts
from support.unattended import LATER, NOW, guids, run, tree, write_article

pytestmark = pytest.mark.posix

RUN = """
import resource, sys
from pathlib import Path
from support.unattended import run
largest, workers = map(int, sys.argv[1:])
if largest:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
for trouble in (report := run(Path(), workers=workers)).troubles + report.failures:
    sys.stderr.write(f"error: {trouble}\\n")
sys.exit(report.failed)
"""
SYNC = [sys.executable, "-c", RUN, "0", "1"]
HERE = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "tests")}


def lay_out(before: Path) -> Path:
    """A fresh copy, always at the same place."""
    show = before.parent / "show"
    shutil.rmtree(show, ignore_errors=True)
    return Path(shutil.copytree(before, show))


def disturb(before: Path, fault: Callable[[Path], object]) -> None:
    """The fault, then an undisturbed run: no episode lost, none doubled, no file more or less, every byte the same."""
    known = guids(before)
    show = lay_out(before)
    run(show)
    undisturbed = tree(show)
    show = lay_out(before)
    fault(show)
    assert known.items() <= guids(show).items()
    report = run(show)
    assert not report.failed, report.troubles
    assert tree(show) == undisturbed


@pytest.mark.parametrize("largest", [1_000, 5_000, 20_000, 60_000, 150_000])
def test_a_disk_that_takes_no_more_bytes(before: Path, largest: int) -> None:
    def fill(show: Path) -> None:
        command = [*SYNC[:-2], str(largest), "1"]
        done = subprocess.run(command, cwd=show, env=HERE, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done
        assert "error: " in done.stderr or "cannot be written" in done.stderr

    disturb(before, fill)


def can_mount() -> bool:
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="this machine lets no user mount a disk of its own")
@pytest.mark.parametrize("part", [0.0, 0.05, 0.1])
def test_a_disk_of_its_own_that_is_full(before: Path, part: float) -> None:
    show = lay_out(before)
    empty = measure(show)
    run(show)
    room = empty + part * (measure(show) - empty)

    def fill(show: Path) -> None:
        aside = show.with_name("aside")
        shutil.rmtree(aside, ignore_errors=True)
        show.rename(aside)
        show.mkdir()
        script = (
            'mount -t tmpfs -o size="$1" none "$2" && cp -a "$3/." "$2" && cd "$2" && shift 3 && '
            '{ "$@"; code=$?; cp -a . "$OUT"; exit $code; }'
        )
        done = subprocess.run(
            ["unshare", "-rm", "sh", "-c", script, "sh", str(int(room)), str(show), str(aside), *SYNC],
            env=HERE | {"OUT": str(show.with_name("left"))}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode, "the disk was not full"
        show.rmdir()
        show.with_name("left").rename(show)

    disturb(before, fill)


@pytest.mark.skipif(platform.machine() != "x86_64", reason="how a system call is refused is written for x86-64")
@pytest.mark.parametrize("spared", [0, 8, 13, 50])
def test_a_disk_without_inodes(before: Path, spared: int) -> None:
    def run_short(show: Path) -> None:
        told = show.with_name("told")

        def work() -> None:
            with told.open("w") as stream:  # it is there, and takes no inode
                report = run(show)
                errors = [failure.error for failure in report.failures]
                stream.writelines(f"{error}\n" for error in (*report.troubles, *errors))

        told.touch()
        assert refuse_files(work, spared), "there were inodes enough"
        lines = told.read_text().splitlines()
        assert lines
        assert [line for line in lines if not line.endswith("cannot be written: No space left on device")] == []

    disturb(before, run_short)


def measure(folder: Path) -> int:
    """Bytes of disk, in whole pages, for each file and folder."""
    return sum(4096 + (path.stat().st_size + 4095) // 4096 * 4096 for path in folder.rglob("*"))


def test_a_clock_that_is_turned_back_takes_nothing_away(before: Path) -> None:
    show = lay_out(before)
    run(show)
    undisturbed = tree(show)
    for days in (400, 20, 0):
        assert not run(show, LATER - timedelta(days=days)).failed
        assert tree(show) == undisturbed


def test_an_article_edited_while_the_clock_is_wrong_is_published_with_all_that_was(before: Path) -> None:
    show = lay_out(before)
    known = guids(show)
    assert not run(show, LATER - timedelta(days=400)).failed
    feed = (show / "delivered/feed.xml").read_text()
    assert all(guid in feed for guid in known.values())
    assert not run(show).failed
    assert (show / "delivered/feed.xml").read_text().count("<item>") == 3


def test_a_clock_that_ran_ahead_and_was_set_right(before: Path) -> None:
    disturb(before, lambda show: run(show, LATER + timedelta(days=4000)))


def test_a_clock_that_ran_ahead_publishes_nothing_more_once_it_is_right(before: Path) -> None:
    """An article of 2030 went out while it was 2035; one of 2028 comes in when the clock is right again."""
    show = lay_out(before)
    write_article(show, "slip", "The slip is for sale.", 4)
    early = show / "articles/slip.md"
    early.write_text(early.read_text().replace("2026-02", "2030-02"))
    run(show, LATER + timedelta(days=3400))
    assert "the-slip/" in (show / "delivered/feed.xml").read_text()
    write_article(show, "buoy", "The buoy is gone.", 5)
    late = show / "articles/buoy.md"
    late.write_text(late.read_text().replace("2026-02", "2028-02"))

    report = run(show)

    feed = (show / "delivered/feed.xml").read_text()
    assert not report.failed
    assert "the-buoy/" not in feed
    assert "the-slip/" in feed  # listeners have it
    assert [note for note in report.notes if note.startswith("note: the-slip: is in the feed and dated 2030-02-04")]
    assert "articlecast withdraw the-slip" in report.notes[0]
    withdraw_episodes(load_settings(show / "articlecast.toml"), ["the-slip"], now=LATER)
    assert not run(show).notes
    assert "the-slip/" not in (show / "delivered/feed.xml").read_text()
    run(show, LATER + timedelta(days=800))
    assert "the-buoy/" in (show / "delivered/feed.xml").read_text()


def test_the_loss_of_all_that_is_remembered(before: Path) -> None:
    disturb(before, lambda show: shutil.rmtree(show / ".articlecast"))


def test_a_source_folder_that_is_not_mounted_for_a_while(before: Path) -> None:
    for day in range(4, 20):
        write_article(before, f"buoy{day}", "The buoy rang.", day)
    run(before)

    def unmount(show: Path) -> None:
        (show / "articles").rename(show / "away")
        assert run(show).failed
        (show / "away").rename(show / "articles")

    disturb(before, unmount)


def test_three_runs_at_once_on_one_folder(before: Path) -> None:
    def race(show: Path) -> None:
        hosts = [subprocess.Popen(SYNC, cwd=show, env=HERE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        ends = [host.communicate()[1] for host in hosts]
        assert min(host.returncode for host in hosts) == 0
        assert all("at work on this show" in end for host, end in zip(hosts, ends, strict=True) if host.returncode)

    disturb(before, race)


@pytest.mark.parametrize("taken", [0, 1_000, 30_000, 50_000])
def test_a_network_that_goes_away_in_the_middle(
    before: Path, taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings = before / "articlecast.toml"
    remote = settings.read_text().replace('"tone"', '"gtts"\nattempts = 1\nrequests_per_minute = 60_000')
    settings.write_text(f"{remote}\n[sync]\nfirst_retry_minutes = 1\n")

    def cut(show: Path) -> None:
        network.cut_after(taken)
        report = run(show, NOW)
        assert report.failed, f"{network.passed} bytes were enough"
        network.mend()
        shutil.rmtree(tmp_path / "state")  # a service that failed is left alone for half a minute: that is over

    with serve_gtts() as service, between(service.url) as network:
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{network.url}/{path}")  # noqa: ARG005
        disturb(before, cut)
        assert set(service.answered.values()) <= {2, 3}  # by the undisturbed run and by ours; one answer was cut


@pytest.mark.parametrize("wait", [0.0, 0.5, 1.5])
@pytest.mark.parametrize("who", [0, -1], ids=["the one that starts them", "a worker"])
def test_a_worker_that_is_killed(before: Path, wait: float, who: int) -> None:
    def kill(show: Path) -> None:
        main = subprocess.Popen([*SYNC[:-1], "2"], cwd=show, env=HERE, stderr=subprocess.PIPE, text=True)
        while len(workers := find_workers(main.pid)) < 2:
            assert main.poll() is None, "it ended without a worker"
        time.sleep(wait)
        with contextlib.suppress(ProcessLookupError):
            os.kill(workers[who], signal.SIGKILL)
        said = main.communicate()[1]
        assert main.returncode == 0, said
        assert not find_workers(main.pid)

    disturb(before, kill)


def find_workers(parent: int) -> list[int]:
    """The server that processes are forked from, and then those, by what the kernel says of them."""
    found: list[int] = []
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda folder: int(folder.name)):
        with contextlib.suppress(OSError):
            above = int((folder / "status").read_text().partition("\nPPid:\t")[2].split("\n")[0])
            if above in {parent, *found} and b"forkserver" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
