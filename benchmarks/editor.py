"""What an editor waits for: ``python benchmarks/editor.py [EPISODES]``, 1,000 unless it says otherwise.

A show is rendered whole, and a word that stands in three of its articles gets an entry in the lexicon. Timed are whole
processes, in seconds by the clock and of processor: ``plan``, which decides what that touches, ``render``, which makes
it, and the completion of an episode's slug in a shell.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from sync import SETTINGS, write_article

NAMED = (7, 70, 700)
"""The articles in which the word stands."""


def spend(show: Path, *words: str, **more: str) -> tuple[float, float, str]:
    """Seconds of a command by the clock and of processor, those of its processes too, and what it printed."""
    environment: Mapping[str, str] = {**os.environ, **more}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "articlecast", *words]
    done = subprocess.run(command, cwd=show, env=environment, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, busy, done.stdout


def main() -> None:
    episodes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        show = Path(name) / "show"
        (show / "articles").mkdir(parents=True)
        settings = show / "articlecast.toml"
        settings.write_text(SETTINGS)
        for number in range(episodes):
            last = "Sorrelan saw it.\n" if number in NAMED else ""
            (show / f"articles/{number:06}.md").write_text(write_article(number) + last)
        rows = [("render all", spend(show, "render", "--quiet"))]
        settings.write_text(f'{SETTINGS}\n[lexicon]\nSorrelan = "sorry-lan"\n')
        rows.append(("plan", spend(show, "plan")))
        rows.append(("render", spend(show, "render")))
        typed = {
            "_ARTICLECAST_COMPLETE": "bash_complete",
            "COMP_WORDS": "articlecast withdraw article-7",
            "COMP_CWORD": "2",
        }
        rows.append(("complete a slug", spend(show, **typed)))
        for what, (wall, busy, said) in rows:
            last = said.strip().splitlines()[-1:] or [""]
            print(f"{what:16} {wall:6.2f} s, {busy:6.2f} s of processor   {last[0][:80]}")


if __name__ == "__main__":
    main()
