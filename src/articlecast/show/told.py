"""What was told of late by runs that could keep no memory: that they never began, met another, or could tell nobody."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from articlecast.files import read_memo, replace_file
from articlecast.show.memory import DAILY, Rest, let_rest

TOLD = "told.json"


class Told:
    """Each trouble is news once a day, for as long as every run comes to it; one that is over is forgotten.

    The memory of a run does the same for what it finds itself. This is for what happens without the show's lock, and
    may always be lost.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        self._path, self._now = folder / TOLD, now
        self._before = read_memo(self._path, _understand) or {}
        self._rests: dict[str, Rest] = {}

    def is_news(self, text: str) -> bool:
        """Whether this is to be told now; it is remembered as told from then on."""
        rests, known = let_rest(self._before, [text], now=self._now, first=DAILY, longest=DAILY)
        self._rests |= rests
        return not known

    def keep(self) -> None:
        """Write down what was asked for, where that has changed; what cannot be written is told again."""
        if self._rests == self._before:
            return
        with suppress(OSError):
            if self._rests:
                replace_file(self._path, json.dumps(self._rests).encode(), sync=False, own=True)
            else:
                self._path.unlink()


def _understand(facts: Any) -> dict[str, Rest]:
    rests = {str(text): Rest(int(times), str(until)) for text, (times, until) in facts.items()}
    for rest in rests.values():
        if datetime.fromisoformat(rest.until).utcoffset() is None:
            raise ValueError(rest.until)
    return rests
