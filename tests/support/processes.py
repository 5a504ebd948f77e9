"""The command itself as a process of its own."""

import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = Path(sysconfig.get_path("scripts")) / "articlecast"


@contextmanager
def serving_show(folder: Path, *arguments: str) -> Iterator[str]:
    """``articlecast serve`` on a free port; the address of the show, as it prints it, without the feed's name."""
    command = [str(COMMAND), "serve", "--port", "0", *arguments]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                found = re.search(r"(http://\S+)/feed\.xml", line)
                if found:
                    yield found[1]
                    break
            else:
                raise AssertionError("it stopped without an address")
        finally:
            process.terminate()
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
