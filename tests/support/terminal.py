"""Call the command line on a real pseudo-terminal, as a person sits at one."""

import contextlib
import os
import select
import threading
from pathlib import Path

from articlecast.cli import main


def call_on_terminal(*arguments: str, folder: Path) -> bytes:
    """All that ``articlecast ARGUMENTS…`` in ``folder`` sent to the terminal; the bar is drawn there, too."""
    import pty  # noqa: PLC0415 -- Windows has none

    ours, theirs = pty.openpty()
    seen = bytearray()
    ended = threading.Event()
    reading = threading.Thread(target=_drain, args=(ours, seen, ended))
    reading.start()
    with (
        open(theirs, "w", encoding="utf-8", errors="surrogateescape", buffering=1) as stream,  # noqa: PTH123 -- a number
        contextlib.chdir(folder),
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(stream),
        contextlib.suppress(SystemExit),
    ):
        main(list(arguments))
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
