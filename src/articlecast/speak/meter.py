"""What a run sends to remote engines, counted, and stopped before it is too much."""

from __future__ import annotations

from threading import Lock

from articlecast.display import quote_word
from articlecast.errors import OverLimit, UsageError


class Meter:
    """Counts what one run sends to remote engines, and stops it before the limit is passed."""

    def __init__(self, limit: int = 0) -> None:
        self.limit, self.characters, self.requests = limit, 0, 0
        self._lock = Lock()

    def refuse(self, characters: int, source: str) -> None:
        """Raises OverLimit where that many more would pass the limit: better nothing of an article than half of it.

        Raises UsageError where no run could ever send so many.
        """
        with self._lock:
            if self.limit and self.characters + characters > self.limit:
                wrong = f"{source} needs {characters:,} characters, and {self.limit - self.characters:,} are left"
                kind = UsageError if characters > self.limit else OverLimit
                raise kind("speak.max_characters_per_run", wrong, f"articlecast plan {quote_word(source)}")

    def charge(self, text: str) -> None:
        """Raises OverLimit, with nothing sent, where the text would pass the limit."""
        with self._lock:
            if self.limit and self.characters + len(text) > self.limit:
                wrong = (
                    f"stops here: {self.characters:,} of {self.limit:,} characters are sent, and {len(text)} are next"
                )
                raise OverLimit("speak.max_characters_per_run", wrong, "articlecast plan")
            self.characters += len(text)
            self.requests += 1
