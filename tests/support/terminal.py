"""Call the command line on a real pseudo-terminal, as a person sits at one."""

import contextlib
import os
import select
import sys
import threading
from pathlib import Path

from articlecast.cli import main


def call_on_terminal(*arguments: str, folder: Path, typed: str = "") -> bytes:
    """All that ``articlecast ARGUMENTS…`` in ``folder`` sent to the terminal; the bar is drawn there, too.

    ``typed`` is what somebody answers there; without it nobody sits there, and nothing is asked.
    """
    import pty  # noqa: PLC0415 -- Windows has none

    ours, theirs = pty.openpty()
    seen = bytearray()
    ended = threading.Event()
    reading = threading.Thread(target=_drain, args=(ours, seen, ended))
    reading.start()
    os.write(ours, typed.encode())
    before = sys.stdin
    with (
        contextlib.ExitStack() as answers,
        open(theirs, "w", encoding="utf-8", errors="surrogateescape", buffering=1) as stream,  # noqa: PTH123 -- a number
        contextlib.chdir(folder),
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(stream),
        contextlib.suppress(SystemExit),
    ):
        try:
            if typed:
                sys.stdin = answers.enter_context(open(theirs, encoding="utf-8", closefd=False))
            main(list(arguments))
        finally:
            sys.stdin = before
    ended.set()
    reading.join()
    os.close(ours)
    return bytes(seen)


def _drain(terminal: int, seen: bytearray, ended: threading.Event) -> None:
    """Until the command has ended and nothing is left; what it started may hold the other end open for longer."""
    with contextlib.suppress(OSError):  # EIO: the other end is closed
        while not ended.is_set() or select.select([terminal], [], [], 0)[0]:
            if select.select([terminal], [], [], 0.05)[0]:
                seen.extend(os.read(terminal, 65536))
