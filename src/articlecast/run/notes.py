"""What the stages warn of while something is done, for whoever tells it in another place than a log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from articlecast.display import say_record


@contextmanager
def hear_notes() -> Iterator[list[str]]:
    """What is warned of meanwhile, here or in a process, each once, with what to type behind it."""
    notes: list[str] = []
    handler = logging.Handler(logging.WARNING)

    def note(record: logging.LogRecord) -> None:
        if (said := say_record(record)) not in notes:
            notes.append(said)

    handler.emit = note  # type: ignore[method-assign]
    logger = logging.getLogger("articlecast")
    logger.addHandler(handler)
    try:
        yield notes
    finally:
        logger.removeHandler(handler)
