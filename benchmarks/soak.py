"""A show that is synced and killed for a long while: ``make soak``.

A feed of short articles and a service that speaks like gTTS, both on the loopback and both failing now and then; whole
runs of ``articlecast sync`` are killed at random moments, and a reader looks at what is published all the time. Exit
code 1 for anything that must not be. The history is ``soak.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.soak import soak

HISTORY = Path(__file__).parent / "soak.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--faults", type=float, default=0.03, help="the part of requests that fail")
    parser.add_argument("--limit", type=int, default=60, help="articles in a run at most")
    chosen = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        found = soak(Path(folder), **chosen)
    row = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "load": os.getloadavg()[0]} | chosen | asdict(found)
    kept = json.loads(HISTORY.read_text()) if HISTORY.is_file() else []
    HISTORY.write_text(json.dumps([*kept, row], indent=1) + "\n")
    for name, value in row.items():
        print(f"{name:10} {value:.2f}" if isinstance(value, float) else f"{name:10} {value}")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
