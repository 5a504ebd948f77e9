"""Call the command line as a person does, in this process: its exit code and what it printed."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articlecast.cli import main


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        """What ``--json`` printed, a line each."""
        return [json.loads(line) for line in self.out.splitlines()]


def call(*arguments: str, folder: Path) -> Called:
    """Run ``articlecast ARGUMENTS…`` in ``folder``."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Called(code, out.getvalue(), err.getvalue())
