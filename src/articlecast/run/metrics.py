"""``sync.metrics``: figures of a show and of its last run, for Prometheus' textfile collector."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from articlecast.files import replace_file
from articlecast.run.standing import EPISODE_STATES, Standing
from articlecast.show.settings import Settings

PREFIX = "articlecast_"
OVERRUN = "overrun_since_timestamp_seconds"
WELL = "healthy"
TEXTS = {
    "last_run_timestamp_seconds": "When the last run that did anything began.",
    "last_run_duration_seconds": "How long it took.",
    "last_run_failed": "1 where something failed in it.",
    "last_run_rendered": "Episodes that it made or made again.",
    "last_run_failures": "Articles that failed in it.",
    "last_run_sent_files": "Files that it delivered.",
    "articles": "Articles in the sources.",
    "articles_waiting": "Articles that failed and are tried again.",
    "articles_set_aside": "Articles that failed too often and are tried no more.",
    "articles_left": "Articles that the last run left to the next one, though nothing failed.",
    "reviews": "New and changed episodes that wait for an editor.",
    "episodes": "Episodes by state, as 'articlecast episodes' lists them.",
    WELL: "1 where the health check answers that all is well.",
    OVERRUN: "When the run began that the next one found at work still, 0 where none did.",
}
"""Every figure with what it says."""
_LAST = re.compile(rf'\n{PREFIX}episodes{{state="{EPISODE_STATES[-1]}"}} [0-9.]+\n\Z')


def write_metrics(settings: Settings, facts: dict[str, Any], standing: Standing | None, *, well: bool) -> None:
    """Write the figures of the run that these are the ``facts`` of, in its report, and of how the show stands.

    What the run did not come to know is left out.
    """
    from prometheus_client import CollectorRegistry, Gauge, generate_latest  # noqa: PLC0415 -- only if asked for

    registry = CollectorRegistry()
    for name, value in _list_figures(facts, standing, well=well):
        Gauge(f"{PREFIX}{name}", TEXTS[name], registry=registry).set(value)
    episodes = Gauge(f"{PREFIX}episodes", TEXTS["episodes"], ["state"], registry=registry)
    for state, count in zip(EPISODE_STATES, standing.episodes, strict=True) if standing else ():
        episodes.labels(state).set(count)
    replace_file(_locate(settings), generate_latest(registry), sync=False)


def _list_figures(facts: dict[str, Any], standing: Standing | None, *, well: bool) -> Iterator[tuple[str, float]]:
    yield "last_run_timestamp_seconds", datetime.fromisoformat(facts["started"]).timestamp()
    yield "last_run_duration_seconds", facts["seconds"]
    yield "last_run_failed", facts["state"] == "failed"
    yield "last_run_rendered", len(facts["rendered"])
    yield "last_run_failures", len(facts["failures"])
    yield "last_run_sent_files", facts["sent"]
    if facts["counts"] or facts["state"] != "failed":
        yield "articles", sum(facts["counts"].values())
    if standing:
        yield "articles_waiting", standing.waiting
        yield "articles_set_aside", standing.set_aside
        yield "articles_left", standing.left
        yield "reviews", standing.reviews
    yield WELL, well
    yield OVERRUN, 0


def touch_metrics(settings: Settings) -> bool:
    """Say that a run has been, by the file's time; False where the figures must be written.

    The collector exports its age as ``node_textfile_mtime_seconds``. An overrun is over when a run writes them; and a
    file that was cut, or written to, is written anew: the last line of it is the last that ``write_metrics`` writes.
    """
    path = _locate(settings)
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    if f"\n{PREFIX}{OVERRUN} 0.0\n" not in text or not _LAST.search(text):
        return False
    os.utime(path)
    return True


def mark_overrun(settings: Settings, since: datetime) -> None:
    """Set the figures that a run changes which did nothing but find another at work since then."""
    path = _locate(settings)
    before = path.read_text("utf-8") if path.is_file() else ""
    figures: Mapping[str, float] = {WELL: 0.0, OVERRUN: since.timestamp()}
    kept = [line for line in before.splitlines() if not any(f"{PREFIX}{name} " in line for name in figures)]
    for name, value in figures.items():
        kept += [f"# HELP {PREFIX}{name} {TEXTS[name]}", f"# TYPE {PREFIX}{name} gauge", f"{PREFIX}{name} {value}"]
    replace_file(path, "\n".join([*kept, ""]).encode(), sync=False)


def _locate(settings: Settings) -> Path:
    return settings.folder / settings.sync.metrics
