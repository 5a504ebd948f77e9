"""What a process that only renders has to load."""

import subprocess
import sys


def test_a_worker_loads_no_settings_and_no_publishing() -> None:
    program = "import articlecast.run.processes, sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {
        "pydantic",
        "articlecast.show.settings",
        "articlecast.cli",
        "feedgen",
        "bs4",
        "lxml",
        "httpx",
        "jinja2",
        "starlette",
    }
    assert not heavy & loaded
