"""The record of what was changed: who, what, when and with what outcome, a line each; what was written stands nowhere.

``.articlecast/studio.jsonl`` has the last of them, and is its owner's alone.
"""

from __future__ import annotations

import json
import logging
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from articlecast.credentials import hide_secrets
from articlecast.display import show_line
from articlecast.system import append_line

LARGEST_FILE = 2_000_000
"""Bytes, after which a new file is begun and the one before kept: some twenty thousand actions."""
LONGEST = 200
_LOG = logging.getLogger("articlecast.studio")


class Actions:
    """The record in a file; one that cannot be written is told once, and stops nothing."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock, self._told = path, Lock(), False

    def note(self, who: str, method: str, path: str, about: str, status: int) -> None:
        """One more; ``about`` is what it was done to."""
        row = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "who": _line(who),
            "did": f"{method} {_line(path)}",
            "about": _line(about),
            "status": status,
        }
        _LOG.info("%s: %s %s: %s", row["who"], row["did"], row["about"], status)
        with self._lock:
            try:
                self._write(json.dumps(row, ensure_ascii=False))
            except OSError as error:
                if not self._told:
                    _LOG.warning("%s: cannot be written: %s", self._path, error.strerror)
                self._told = True

    def _write(self, line: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            if self._path.stat().st_size > LARGEST_FILE:
                self._path.replace(self._path.with_suffix(".1.jsonl"))
        append_line(self._path, line)

    def list(self, most: int = 200) -> list[dict[str, Any]]:
        """The last of them, newest first; a line that is no whole one is passed over."""
        rows: list[dict[str, Any]] = []
        with suppress(OSError), self._path.open(encoding="utf-8", errors="replace") as file:
            for line in deque(file, maxlen=most):
                with suppress(ValueError):
                    rows.append(json.loads(line))
        return rows[::-1]


def _line(text: str) -> str:
    return show_line(hide_secrets(text))[:LONGEST]
