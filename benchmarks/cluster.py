"""Two Dask workers against one: ``make bench-cluster``.

Each worker is held to one core, as two machines of one core each would be; the articles are the same, and so are the
episodes. The history is ``cluster.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from distributed import Client

from master import write_sentence

HERE = Path(__file__).parent
SETTINGS = """
[show]
title = "A show on a cluster"
author = "Ana Lee"
description = "To be measured."
link = "https://example.org"
base_url = "https://example.org/podcast"
"""
PINNED = """
import os, sys
os.sched_setaffinity(0, {int(sys.argv[1])})
os.execv(sys.executable, [sys.executable, "-m", "dask", *sys.argv[2:]])
"""


def write_show(folder: Path, articles: int, sentences: int) -> None:
    """Articles of so many sentences each, the same at every call."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articlecast.toml").write_text(SETTINGS)
    for number in range(articles):
        chance = random.Random(number)
        text = " ".join(write_sentence(chance) for _ in range(sentences))
        header = f"---\ntitle: Article {number}\ndate: 2026-01-01\nlink: https://example.org/{number}\n---\n"
        (folder / f"articles/{number:03}.md").write_text(f"{header}\n{text}\n")


def measure(workers: int, articles: int, sentences: int) -> float:
    """Seconds of ``articlecast render --cluster`` with so many workers, once they are there."""
    with tempfile.TemporaryDirectory() as name, socket.create_server(("127.0.0.1", 0)) as free:
        folder, port = Path(name), free.getsockname()[1]
        free.close()
        write_show(folder / "show", articles, sentences)
        address, quiet = f"tcp://127.0.0.1:{port}", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        scheduler = ["-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        running = [subprocess.Popen([sys.executable, *scheduler], **quiet)]
        try:
            for core in range(workers):
                place = folder / f"worker-{core}"
                place.mkdir()
                command = ["worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(place)]
                running.append(subprocess.Popen([sys.executable, "-c", PINNED, str(core), *command], **quiet))
            with Client(address, timeout=60, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=60)
            start = time.perf_counter()
            render = [sys.executable, "-m", "articlecast", "render", "--quiet", "--cluster", address]
            subprocess.run(render, cwd=folder / "show", check=True)
            seconds = time.perf_counter() - start
            made = len(list((folder / "show/episodes").glob("*/episode.json")))
            if made != articles:
                raise SystemExit(f"error: {made} of {articles} episodes were made")
            return seconds
        finally:
            for process in running:
                process.kill()
                process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--sentences", type=int, default=40)
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    one, two = (measure(workers, chosen.articles, chosen.sentences) for workers in (1, 2))
    result: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load": load,
        "articles": chosen.articles,
        "one": one,
        "two": two,
        "ratio": one / two,
    }
    history = HERE / "cluster.json"
    kept = json.loads(history.read_text()) if history.is_file() else []
    history.write_text(json.dumps([*kept, result], indent=1) + "\n")
    times = f"one worker {one:.1f} s, two {two:.1f} s, {one / two:.2f} times as fast"
    print(f"{chosen.articles} articles: {times}; load {load:.1f}")


if __name__ == "__main__":
    main()
