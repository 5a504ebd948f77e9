"""A show that a scheduled run looks after, as the tests of its crashes and faults need it."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from articlecast.publish.deliver.store import STATE_FILE
from articlecast.run.reports import SyncReport
from articlecast.run.sync import SyncChoices, sync_show
from articlecast.show.episodes.store import load_episodes
from articlecast.show.settings import load_settings
from cli.test_side_by_side import use_speaker
from support.command import Called, call

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
SETTINGS = """
[show]
title = "Harbour Notes"
author = "Ana Lee"
description = "Notes from the harbour, read aloud."
link = "https://example.org"
base_url = "https://example.org/podcast"

[speak]
engine = "tone"

[publish]
target = "delivered"
"""


def write_article(show: Path, name: str, text: str, day: int) -> None:
    article = f"---\ntitle: The {name}\ndate: 2026-02-{day:02}T06:00:00Z\n---\n\n{text}\n"
    (show / "articles").mkdir(exist_ok=True)
    (show / f"articles/{name}.md").write_text(article)


def run(show: Path, now: datetime = LATER, workers: int = 1) -> SyncReport:
    with contextlib.chdir(show):
        return sync_show(load_settings(Path("articlecast.toml")), SyncChoices(workers=workers), now=now)


def tree(show: Path) -> dict[str, bytes]:
    """All that listeners and editors keep, by name; the lock is a name without content.

    Left out is what was retired at the target: it stays there for a while, and when is a matter of the clock.
    """
    files = [path for part in ("episodes", "feed", "delivered") for path in (show / part).rglob("*")]
    found = {str(path.relative_to(show)): path.read_bytes() for path in sorted(files) if path.is_file()}
    state = json.loads(found.pop(f"delivered/{STATE_FILE}", b"{}"))
    retired = state["retired"]
    kept = {name: content for name, content in found.items() if name.removeprefix("delivered/") not in retired}
    digests = {name: digest for name, digest in state["files"].items() if name not in retired}
    return kept | {"delivered": json.dumps(digests, sort_keys=True).encode()}


def guids(show: Path) -> dict[str, str]:
    return {episode.slug: episode.guid for episode in load_episodes(show / "episodes")}


def make_show(show: Path) -> Path:
    """A delivered show of two episodes; then one article was edited and a third came in."""
    show.mkdir()
    (show / "articlecast.toml").write_text(SETTINGS)
    write_article(show, "tide", "The tide came in.", 1)
    write_article(show, "storm", "The storm went out.", 2)
    report = run(show, NOW)
    assert not report.failed, report
    assert (show / "delivered/feed.xml").exists()
    write_article(show, "tide", "The tide came in again.", 1)
    write_article(show, "gull", "A gull sat on the slip.", 3)
    return show


@contextlib.contextmanager
def running(show: Path) -> Iterator[subprocess.Popen[str]]:
    """A sync that is under way until the file ``held`` is gone."""
    held, begun = show / "held", show / "begun"
    held.touch()
    use_speaker(
        show,
        f"held = pathlib.Path({str(held)!r})\nif held.exists():\n    pathlib.Path({str(begun)!r}).touch()\n"
        "while held.exists():\n    time.sleep(0.05)",
    )
    command = [sys.executable, "-m", "articlecast", "sync", "--quiet"]
    with subprocess.Popen(command, cwd=show, stderr=subprocess.PIPE, text=True) as run:
        try:
            while not begun.exists():
                assert run.poll() is None
                time.sleep(0.05)
            yield run
        finally:
            held.unlink(missing_ok=True)
            run.communicate()


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)
