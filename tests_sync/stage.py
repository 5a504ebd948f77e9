"""A show whose runs come when a test says so: the clock is the test's, all else is as a timer has it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from articlecast.errors import ShowBusy, own_up
from articlecast.pipeline import render_show
from articlecast.run.health import report_health
from articlecast.run.holding import hold_show
from articlecast.run.release import rebuild
from articlecast.run.reports import RunRecord, SyncReport, load_last
from articlecast.run.states import list_episodes
from articlecast.run.sync import SyncChoices, sync_show
from articlecast.run.word import Word, leave_word, meet_overrun
from articlecast.show.episodes.store import Library
from articlecast.show.settings import Settings, load_settings
from cli.conftest import WriteArticle

BROKEN = "---\ntitle: [\n---\n\nText.\n"


@dataclass
class Stage:
    """``now`` goes on as the runs do; ``said`` is what each run said and left, newest last."""

    show: Path
    write: WriteArticle
    patch: pytest.MonkeyPatch
    stack: contextlib.ExitStack
    now: datetime = datetime(2026, 4, 1, 6, tzinfo=UTC)
    said: list[tuple[SyncReport, Word | None]] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return load_settings(self.show)

    def set(self, tables: str) -> None:
        """Have the settings end in these tables."""
        path = self.show / "articlecast.toml"
        path.write_text(f"{path.read_text().partition('# the test')[0]}# the test\n{tables}\n")

    def place(self, line: str, file: str = "articlecast.toml") -> str:
        """Where that line stands, as a note names it."""
        return f"{file}:{(self.show / file).read_text().splitlines().index(line) + 1}"

    def damage(self, name: str = "bad") -> None:
        (self.show / f"articles/{name}.md").write_text(BROKEN)

    def run(self, hours: float = 0, **choices: Any) -> tuple[SyncReport, Word | None]:
        """One run as ``articlecast sync`` makes it, so many hours after the last."""
        self.now += timedelta(hours=hours)
        with contextlib.chdir(self.show):
            try:
                report = sync_show(self.settings, SyncChoices(workers=1, **choices), now=self.now)
            except ShowBusy as busy:
                self.said.append((SyncReport(()), meet_overrun(self.settings, busy, self.now)))
                return self.said[-1]
            except ZeroDivisionError as error:
                report = SyncReport((), troubles=(own_up(str(self.show), error),))
            self.said.append((report, leave_word(self.settings, RunRecord(self.now, 1.5, report))))
        return self.said[-1]

    def render(self, hours: float = 0) -> list[str]:
        """What an editor's render at that hour makes of each article."""
        self.now += timedelta(hours=hours)
        with contextlib.chdir(self.show):
            return [outcome.state for outcome in render_show(self.settings, workers=1, now=self.now)]

    def hold(self) -> contextlib.ExitStack:
        """Another run at work, until the stack that comes back is closed."""
        stack = self.stack.enter_context(contextlib.ExitStack())
        stack.enter_context(hold_show(self.settings, "sync", rebuild, self.now)).note("articles/tide.md")
        return stack


@dataclass(frozen=True)
class Accounts:
    """What each of the four says of the same moment; None where there is nothing to read yet."""

    report: dict[str, Any] | None
    figures: dict[str, float] | None
    health: dict[str, Any]
    episodes: tuple[tuple[str, str | None], ...]
    """The state of each row and what becomes of its article."""


def ask_all(stage: Stage) -> Accounts:
    settings = stage.settings
    metrics = stage.show / "show.prom"
    return Accounts(
        load_last(settings),
        dict(_read_figures(metrics.read_text())) if metrics.exists() else None,
        report_health(settings, stage.now, *Library(settings.episodes_folder).sift()),
        tuple((row.state, row.article) for row in list_episodes(settings, stage.now)),
    )


def _read_figures(text: str) -> Iterator[tuple[str, float]]:
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            yield sample.labels.get("state", sample.name.removeprefix("articlecast_")), sample.value
