"""What a scheduled run costs: ``make bench-sync``, and what strangers can make of it: ``make bench-sync HELD=1``.

A show of many episodes is simulated: one is rendered, and the others are its copies with names, dates and articles of
their own. Timed are whole processes: a run without its memory, an idle run, and a run after one article was edited;
that of a show of one article is what the rendering alone costs. Written bytes are those of the kernel's own count. The
history is ``sync.json``, the picture ``docs/sync.png``.

With ``--held`` a first run over 195 articles is timed beside one that meets five documents more, each of which is not
read within the limit of an article.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from articlecast.names import sha256_hex
from articlecast.show.episodes.store import amend_episode, load_episode
from articlecast.show.identity import load_show
from articlecast.show.recipe import digest_recipes, name_fingerprint
from articlecast.show.settings import load_settings

HERE = Path(__file__).parent
SETTINGS = """
[show]
title = "A show of many episodes"
author = "Ana Lee"
description = "Simulated, to be measured."
link = "https://example.org"
base_url = "https://example.org/podcast"

[speak]
engine = "tone"
"""
ARTICLE = """---
title: Article {number}
date: {date}
author: Ana Lee
link: https://example.org/{number}
---

The tide came in at six. Nobody had told the harbour master, number {number}.
"""
SOUND, NASTY, MOST_SECONDS = 195, 5, 10
"""Of the run that is held up: articles that are sound, those that are not, and the limit of one in seconds."""
ENDLESS = "II II " * 800_000
"""A document of 5 MB, whose every pair of words may be kings: about a minute."""
LINKS = 50_000  # a file has at most 65,000 names in ext4
FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def write_article(number: int) -> str:
    return ARTICLE.format(number=number, date=(FIRST + timedelta(minutes=30 * number)).isoformat())


def run_sync(show: Path, expected: int = 0) -> dict[str, float]:
    """One whole process, its exit code as ``expected``: wall, processor seconds, peak memory in MB, bytes on disk."""
    command = [sys.executable, "-m", "articlecast", "sync", "--quiet"]
    start, peak = time.perf_counter(), 0
    process = subprocess.Popen(command, cwd=show, stderr=subprocess.DEVNULL if expected else None)
    while True:  # its own peak: the kernel's account of a child begins with its parent's
        with suppress(OSError, ValueError, IndexError):
            peak = max(peak, int(Path(f"/proc/{process.pid}/status").read_text().split("VmHWM:")[1].split()[0]))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.01)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != expected:
        raise SystemExit(f"error: sync ended with {os.waitstatus_to_exitcode(status)}")
    busy = usage.ru_utime + usage.ru_stime
    return {"wall": wall, "busy": busy, "megabytes": peak / 1024, "blocks": float(usage.ru_oublock)}


def simulate(show: Path, episodes: int) -> None:
    """A show of so many episodes, all of them up to date."""
    (show / "articles").mkdir(parents=True)
    (show / "articlecast.toml").write_text(SETTINGS)
    (show / "articles/000000.md").write_text(write_article(0))
    run_sync(show)
    settings = load_settings(show / "articlecast.toml")
    recipe = digest_recipes(settings, load_show(settings)[1])[0]
    home = next(path.parent for path in (show / "episodes").glob("*/episode.json"))
    model = load_episode(home)
    assert model is not None
    for number in range(1, episodes):
        text, slug = write_article(number), f"article-{number}"
        (show / f"articles/{number:06}.md").write_text(text)
        copy = show / "episodes" / slug
        copy.mkdir()
        for asset in model.assets:
            if number % LINKS:
                os.link(home / asset.name, copy / asset.name)
            else:
                shutil.copy2(home / asset.name, copy / asset.name)
        home = home if number % LINKS else copy
        amend_episode(
            show / "episodes",
            replace(
                model,
                slug=slug,
                guid=f"{sha256_hex(slug.encode())[:32]}",
                title=f"Article {number}",
                url=f"https://example.org/{number}",
                source=f"articles/{number:06}.md",
                fingerprint=name_fingerprint(recipe, sha256_hex(text.encode()), b""),
                article=sha256_hex(text.encode()),
                published=FIRST + timedelta(minutes=30 * number),
            ),
        )


def bench(episodes: int) -> dict[str, Any]:
    """A run without memory, three idle runs and three after an edit, of which the middle one counts."""
    with tempfile.TemporaryDirectory() as name:
        show = Path(name) / "show"
        simulate(show, episodes)
        runs = {"without memory": run_sync(show)}
        idle = sorted((run_sync(show) for _ in range(3)), key=lambda run: run["wall"])
        runs["idle"] = idle[1]
        edits = []
        for hour in ("noon", "six", "midnight"):
            edited = show / f"articles/{episodes // 2:06}.md"
            edited.write_text(f"{edited.read_text()}\nIt went out again at {hour}.\n")
            edits.append(run_sync(show))
        runs["one edited"] = sorted(edits, key=lambda run: run["wall"])[1]
        return runs


def hold_up(nasty: int) -> float:
    """Seconds of a first run over the sound articles and so many others, which fail by themselves and are told."""
    with tempfile.TemporaryDirectory() as name:
        show = Path(name) / "show"
        (show / "articles").mkdir(parents=True)
        limit = f"[read]\narticle_seconds = {MOST_SECONDS}\n"
        (show / "articlecast.toml").write_text(f"{SETTINGS}\n{limit}")
        for number in range(SOUND):
            (show / f"articles/{number:06}.md").write_text(write_article(number))
        for number in range(nasty):  # among the others, as a stranger's would lie
            (show / f"articles/{number * SOUND // NASTY:06}-nasty.md").write_text(f"{number}\n\n{ENDLESS}\n")
        run = run_sync(show, expected=1 if nasty else 0)
        made = sum(1 for _manifest in (show / "episodes").glob("*/episode.json"))
        if made != SOUND:
            raise SystemExit(f"error: {made} of {SOUND} episodes were made")
        return run["wall"]


def print_held() -> None:
    """The two runs, and the second beside the first and all of the limits."""
    alone, held = hold_up(0), hold_up(NASTY)
    allowed = alone + NASTY * MOST_SECONDS
    print(f"{SOUND} articles: {alone:.1f} s; and {NASTY} of {MOST_SECONDS} s and more each: {held:.1f} s")
    print(f"{held / allowed:.2f} times the first and the limits (at most 1.2)")


def print_table(result: dict[str, Any]) -> None:
    print(f"\n{result['at']}, {result['cores']} cores, load {result['load']:.1f}")
    print(f"{'episodes':>9} {'run':15} {'seconds':>8} {'busy':>6} {'MB':>6} {'blocks written':>15}")
    for episodes, runs in result["runs"].items():
        for name, run in runs.items():
            print(
                f"{episodes:>9} {name:15} {run['wall']:8.2f} {run['busy']:6.2f} {run['megabytes']:6.0f} "
                f"{run['blocks']:15.0f}"
            )


def draw_picture(history: list[dict[str, Any]], path: Path) -> None:
    """Seconds against the number of episodes, a bar for each run: of every number, what was measured last."""
    last = {int(episodes): runs for result in history for episodes, runs in result["runs"].items()}
    runs = [(episodes, name, run) for episodes, named in sorted(last.items()) for name, run in named.items()]
    rows = [(f"{episodes}: {name}", run["wall"]) for episodes, name, run in runs]
    image = Image.new("RGB", (1000, 60 + 46 * len(rows)), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(18)
    pen.text((20, 16), "articlecast sync: seconds of a whole run, by episodes", fill="black", font=font)
    most = max(seconds for _name, seconds in rows)
    for place, (name, seconds) in enumerate(rows):
        top = 56 + 46 * place
        pen.text((20, top), name, fill="black", font=font)
        pen.rectangle((280, top, 280 + 600 * seconds / most, top + 26), fill="#1f618d")
        pen.text((290 + 600 * seconds / most, top), f"{seconds:.2f} s", fill="black", font=font)
    image.save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, nargs="+", default=[1, 1_000, 10_000])
    parser.add_argument("--held", action="store_true", help="time a run that five documents hold up, and nothing else")
    chosen = parser.parse_args()
    if chosen.held:
        print_held()
        return
    result = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "runs": {str(episodes): bench(episodes) for episodes in chosen.episodes},
    }
    history = HERE / "sync.json"
    kept = json.loads(history.read_text()) if history.is_file() else []
    kept.append(result)
    history.write_text(json.dumps(kept, indent=1) + "\n")
    draw_picture(kept, HERE.parent / "docs/sync.png")
    print_table(result)


if __name__ == "__main__":
    main()
