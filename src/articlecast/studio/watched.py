"""A command that ends when whoever started it lets go: ``python -m articlecast.studio.watched COMMAND…``.

Its standard input is a pipe that nothing is written to. The end of it, which comes whatever became of the studio, is
Ctrl-C for the command: what was rendered and spoken is kept. So it is cancelled on every system, and never outlives.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from threading import Thread, Timer

from articlecast.system import give_way, interrupt_self

GRACE_SECONDS = 20.0
"""How long the command has to end after that."""
CANCELLED = 130


def _watch() -> None:
    while os.read(0, 4096):
        pass
    late = Timer(GRACE_SECONDS, os._exit, (CANCELLED,))
    late.daemon = True
    late.start()
    interrupt_self()


if __name__ == "__main__":
    give_way()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what it puts aside without it
    Thread(target=_watch, daemon=True).start()
    sys.argv = ["articlecast", *sys.argv[1:]]
    runpy.run_module("articlecast", run_name="__main__", alter_sys=True)
