"""Rendering on a Dask cluster: a real scheduler, real workers, real deaths."""

import gc
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import Client

from cli.conftest import WriteArticle
from cli.test_side_by_side import contents, states, use_speaker
from support.command import Called, call
from support.dask import Farm, running_farm

pytestmark = pytest.mark.posix


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


@pytest.mark.parametrize(("names", "sentences"), [(("tide", "gull", "pier", "storm"), 1), (("tide",), 12)])
def test_a_worker_that_is_killed_costs_a_retry_and_nothing_else(
    show: Path, write: WriteArticle, tmp_path: Path, names: tuple[str, ...], sentences: int
) -> None:
    for day, name in enumerate(names, 1):
        write(name, day=day, last=" ".join(f"Buoy {number} rang." for number in range(sentences)))
    here = tmp_path / "speaking"
    use_speaker(show, f"pathlib.Path({str(here)!r}).touch(); time.sleep(0.3)")
    with running_farm(tmp_path, 2) as farm, killing(farm.workers[0], here):
        assert set(states(show, "--cluster", farm.address).values()) == {"new"}
    assert len(list((show / "episodes").glob("*/episode.json"))) == len(names)


@contextmanager
def killing(process: subprocess.Popen[bytes], here: Path) -> Iterator[None]:
    """That process meets its end as soon as a sentence is spoken, which ``here`` tells."""

    def kill() -> None:
        deadline = time.monotonic() + 60
        while not here.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    yield
    killer.join()


@pytest.mark.parametrize("names", [("tide", "gull", "pier", "storm"), ("tide",)])
def test_a_scheduler_that_is_lost_is_no_articles_fault(
    show: Path, write: WriteArticle, tmp_path: Path, names: tuple[str, ...]
) -> None:
    for day, name in enumerate(names, 1):
        write(name, day=day, last=" ".join(f"Buoy {number} rang." for number in range(12)))
    here = tmp_path / "speaking"
    use_speaker(show, f"pathlib.Path({str(here)!r}).touch(); time.sleep(0.3)")
    with running_farm(tmp_path, 2) as farm, killing(farm.scheduler, here):
        lost = call("sync", "--quiet", "--cluster", farm.address, folder=show)
    assert lost.code == 2
    assert f"error: --cluster: the Dask scheduler at {farm.address} was lost" in lost.err
    assert "a fault of articlecast's own" not in lost.err
    assert not (show / "episodes/failures.json").exists()
    assert call("sync", "--quiet", folder=show) == Called(0, "", "")
    assert len(list((show / "episodes").glob("*/episode.json"))) == len(names)


def test_one_article_is_spread_over_the_workers_with_the_same_bytes(
    show: Path, write: WriteArticle, tmp_path: Path, farm: Farm
) -> None:
    last = " ".join(f"Buoy {number} rang in the fog, and nobody on the pier was looking." for number in range(60))
    write("tide", last=last)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace('"tone"', '"espeak"'))
    other = tmp_path / "other"
    shutil.copytree(show, other)
    assert set(states(show, "--workers", "1").values()) == {"new"}
    before = count_tasks(farm)
    assert set(states(other, "--cluster", farm.address).values()) == {"new"}
    done = [count - earlier for count, earlier in zip(count_tasks(farm), before, strict=True)]
    assert min(done) > 10, "each worker spoke some of the sentences"
    assert contents(other) == contents(show)


def count_tasks(farm: Farm) -> list[int]:
    """How much each worker has done so far."""
    with Client(farm.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        return sorted(client.run(lambda dask_worker: dask_worker.state.executed_count).values())


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


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("nonsense", "'nonsense' is no address of a Dask scheduler"),
        ("foo://127.0.0.1:1", "'foo://127.0.0.1:1' is no address of a Dask scheduler"),
        ("tcp://127.0.0.1:1", "no Dask scheduler answers at tcp://127.0.0.1:1"),
        ("tcp://127.0.0.1:{port}", "no Dask scheduler answers at tcp://127.0.0.1:{port}"),
    ],
)
def test_an_address_where_no_scheduler_is_leaves_no_client_behind(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch, address: str, wrong: str
) -> None:
    """Half-built ones are closed by the garbage collector, after 20 s and with a traceback."""
    monkeypatch.setattr("articlecast.run.cluster.CONNECT_SECONDS", 1)
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[publish]\ntarget = "away"\n')
    write()
    before = list_clients()  # held, so that the collector takes none of them meanwhile
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        called = call("sync", "--cluster", address.format(port=port), folder=show)
    assert (called.code, called.err.count("error:")) == (2, 1)
    assert f"error: --cluster: {wrong.format(port=port)}\n" in called.err
    assert [each for each in list_clients() if not any(each is known for known in before)] == []


def list_clients() -> list[Client]:
    return [each for each in gc.get_objects() if type(each) is Client]
