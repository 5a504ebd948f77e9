"""A Dask scheduler and its workers as real processes on loopback, each with a disk of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client


@dataclass
class Farm:
    """The scheduler's address and process, the workers' processes, and the folder that their disks lie in."""

    address: str
    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)


@contextmanager
def running_farm(folder: Path, workers: int) -> Iterator[Farm]:
    """So many workers of one thread, once all of them are there."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    scheduler = _start(folder, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    farm = Farm(f"tcp://127.0.0.1:{port}", folder, scheduler)
    try:
        for number in range(workers):
            place = folder / f"worker-{number}"
            place.mkdir(parents=True, exist_ok=True)
            farm.workers.append(
                _start(
                    place, "worker", farm.address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(place)
                )
            )
        _await(farm, workers)
        yield farm
    finally:
        for process in (*farm.workers, scheduler):
            process.kill()
            process.wait()


def _await(farm: Farm, workers: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with Client(farm.address, timeout=5, set_as_default=False) as client:  # type: ignore[no-untyped-call]
                client.wait_for_workers(workers, timeout=30)
                return
        except OSError:
            if time.monotonic() > deadline:
                raise


def _start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    with (folder / f"{arguments[0]}.log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-m", "dask", *arguments], cwd=folder, stdout=log, stderr=log)
