"""Rendering on a Dask cluster: a real scheduler, real workers, real deaths."""

import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from cli.test_side_by_side import contents, states, use_speaker
from support.command import call
from support.dask import Farm, running_farm


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    """Two workers for the tests that leave them alive."""
    with running_farm(tmp_path_factory.mktemp("farm"), 2) as farm:
        yield farm


def test_a_cluster_gives_the_same_bytes_as_one_process(
    show: Path, write: WriteArticle, tmp_path: Path, farm: Farm
) -> None:
    for day, name in enumerate(("tide", "gull", "pier", "storm"), 1):
        write(name, day=day)
    other = tmp_path / "other"
    shutil.copytree(show, other)
    assert set(states(show, "--workers", "1").values()) == {"new"}
    assert set(states(other, "--cluster", farm.address).values()) == {"new"}
    kept = [path for path in farm.folder.glob("worker-*/**/segments") if any(path.rglob("*"))]
    assert len(kept) == 2, "each worker has a cache of its own"
    assert contents(other) == contents(show)


def test_a_worker_that_is_killed_costs_a_retry_and_nothing_else(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    for day, name in enumerate(("tide", "gull", "pier", "storm"), 1):
        write(name, day=day)
    here = tmp_path / "speaking"
    use_speaker(show, f"pathlib.Path({str(here)!r}).touch(); time.sleep(0.3)")
    with running_farm(tmp_path, 2) as farm:

        def kill() -> None:
            deadline = time.monotonic() + 60
            while not here.exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            farm.workers[0].send_signal(signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        assert set(states(show, "--cluster", farm.address).values()) == {"new"}
        killer.join()
    assert len(list((show / "episodes").glob("*/episode.json"))) == 4


def test_an_article_that_fails_on_a_worker_is_told_and_stops_no_other(
    show: Path, write: WriteArticle, farm: Farm
) -> None:
    write("tide")
    write("gull", day=2, last="Crash here.")
    use_speaker(show, "if 'Crash' in text: sys.exit('no such voice')")
    called = call("render", "--cluster", farm.address, folder=show)
    assert called.code == 1
    assert "no such voice" in called.err
    assert [path.parent.name for path in (show / "episodes").glob("*/episode.json")] == ["the-tide"]


def test_a_scheduler_that_is_not_there_is_one_clear_line(show: Path, write: WriteArticle) -> None:
    write("tide")
    called = call("render", "--cluster", "tcp://127.0.0.1:9", folder=show)
    assert called.code == 2
    assert "no Dask scheduler answers" in called.err
    assert not list((show / "episodes").glob("*/episode.json"))
