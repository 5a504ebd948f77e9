"""Ways to watch a render: a bar on a terminal, plain lines elsewhere, JSON lines for programs, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
    track,
)
from rich.table import Column

from articlecast.cli import print_line, print_row, report
from articlecast.display import show_line
from articlecast.durations import write_clock
from articlecast.model import Episode
from articlecast.names import cut_line
from articlecast.run.outcomes import Outcome, Unwatched, Watch

MOST_DOUBTS = 5
"""Doubtful sentences of one article that are told; all of them are in its ledger, and in what programs read."""


class QuietWatch(Unwatched):
    """Says nothing but errors, and which sentences are doubtful: a listener would hear them first."""

    def end(self, outcome: Outcome) -> None:
        if outcome.error and outcome.state == "failed":
            report(outcome.error, outcome.source)
        for line in list_doubts(outcome):
            print_line(line, err=True)


class PlainWatch(QuietWatch):
    """One line for each article that was worked on."""

    def end(self, outcome: Outcome) -> None:
        super().end(outcome)
        if outcome.state not in {"failed", "unchanged"}:
            for line in describe_outcome(outcome):
                print_line(line)


@dataclass(slots=True)
class Pace:
    """How far one article is: ``done`` seconds of audio of about ``total``, ``elapsed`` seconds after it was begun."""

    total: float
    begun: float
    told: float = 0.0
    done: float = 0.0
    elapsed: float = 0.0

    def reach(self, done: float, now: float) -> None:
        self.done, self.elapsed = done, now - self.begun
        self.total = max(self.total, done)  # an estimate until then

    @property
    def rate(self) -> float:
        """Seconds of audio for each second of waiting; 0 before the first."""
        return self.done / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def left(self) -> float:
        """Seconds of waiting that are left at this rate."""
        return (self.total - self.done) / self.rate if self.rate else 0.0


Clock = Callable[[], float]
"""Seconds that only ever grow; where they begin does not matter."""

TOLD_EVERY = 60.0
"""Seconds of audio between two lines about one article's progress."""


class JsonWatch(QuietWatch):
    """One JSON object a line: ``{"event": "article", "source": …, "state": …}``.

    Before it, for each minute of audio that is mastered: ``{"event": "progress", "source": …, "seconds": 120.0,
    "total": 590.0, "rate": 85.1, "left": 5.5}``.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._paces: dict[str, Pace] = {}

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:
        self._paces[source] = Pace(seconds, self._clock())
        row = {"event": "script", "source": source, "title": title, "sentences": utterances, "total": round(seconds, 1)}
        if seconds >= TOLD_EVERY:
            print_row(row)

    def mastered(self, source: str, seconds: float) -> None:
        pace = self._paces[source]
        if pace.told + TOLD_EVERY > seconds >= pace.told:
            return
        pace.told = seconds // TOLD_EVERY * TOLD_EVERY
        pace.reach(seconds, self._clock())
        figures = {"seconds": pace.done, "total": pace.total, "rate": pace.rate, "left": pace.left}
        row = {"event": "progress", "source": source} | {name: round(value, 1) for name, value in figures.items()}
        print_row(row)

    def end(self, outcome: Outcome) -> None:
        print_row(outcome_as_json(outcome))


class LogWatch(QuietWatch):
    """A structured log on standard error: an object a line with ``time``, ``level`` and ``event``."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def _log(self, level: str, row: dict[str, Any]) -> None:
        stamp = {"time": self._clock().isoformat(timespec="milliseconds"), "level": level}
        print_row(stamp | row, err=True)

    def begin(self, source: str, number: int, total: int) -> None:
        self._log("info", {"event": "begin", "source": source, "number": number, "total": total})

    def end(self, outcome: Outcome) -> None:
        self._log("error" if outcome.error else "info", outcome_as_json(outcome))


def log_row(level: str, row: dict[str, Any]) -> None:
    """One row of the structured log that is about no single article, by the machine's clock."""
    stamp = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": level}
    print_row(stamp | row, err=True)


def log_watch() -> Watch:
    """The watch that keeps a log, by the machine's clock."""
    return LogWatch(lambda: datetime.now(UTC))


BAR, PACE = 12, 38
"""Columns of a bar, and of the figures beside it at their longest: the title has what is left of a terminal's 80."""


TOLD_FROM = 0.5
"""Seconds of waiting before which a rate is none: where all is in the cache it would read 177516x."""


class BarWatch(QuietWatch):
    """A bar for each article at hand, by seconds of audio; above them a line for each that is done."""

    def __init__(self, progress: Progress, clock: Clock = time.monotonic) -> None:
        self._progress, self._clock = progress, clock
        self._tasks: dict[str, TaskID] = {}
        self._paces: dict[str, Pace] = {}

    def begin(self, source: str, number: int, total: int) -> None:
        name = show_line(source.rpartition("/")[2])
        self._tasks[source] = self._progress.add_task(f"{number}/{total} {name}", total=None, pace="")

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:  # noqa: ARG002 -- seconds count
        self._paces[source] = Pace(seconds, self._clock())
        room = max(20, min(50, self._progress.console.width - BAR - PACE - 2))
        title = cut_line(show_line(title), room)
        self._progress.update(self._tasks[source], description=title, total=seconds)

    def mastered(self, source: str, seconds: float) -> None:
        pace = self._paces[source]
        pace.reach(seconds, self._clock())
        done, total, left = map(write_clock, (pace.done, pace.total, pace.left))
        told = f"{done} of {total}"
        if pace.elapsed >= TOLD_FROM:
            told += f", {pace.rate:.0f}x, {left} left"
        self._progress.update(self._tasks[source], completed=seconds, total=pace.total, pace=told)

    def end(self, outcome: Outcome) -> None:
        task = self._tasks.pop(outcome.source, None)
        if task is not None:
            self._progress.remove_task(task)
        if outcome.error:
            report(outcome.error, outcome.source)
        elif outcome.state != "unchanged":
            for line in (*list_doubts(outcome), *describe_outcome(outcome)):
                self._progress.console.print(show_line(line), markup=False, highlight=False, emoji=False)


def choose_watch(*, quiet: bool, as_json: bool) -> AbstractContextManager[Watch]:
    """The watch that suits the caller: a terminal gets a bar."""
    if as_json:
        return nullcontext(JsonWatch())
    if quiet:
        return nullcontext(QuietWatch())
    console = Console(stderr=True)
    if not console.is_terminal:
        return nullcontext(PlainWatch())
    return _show_bar(console)


@contextmanager
def _show_bar(console: Console) -> Iterator[Watch]:
    # Titles and sources are no markup: a link with [/b] in it would end the run.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(BAR), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        yield BarWatch(progress)


def describe_outcome(outcome: Outcome) -> tuple[str, ...]:
    """``new: A day at sea (3:20, 41 sentences, 40 of them from the cache)``, and a line for each note."""
    total = outcome.spoken + outcome.cached
    kept = f", {outcome.cached} of them from the cache" if outcome.cached else ""
    counted = f", {total} sentences{kept}" if total else ""  # of a person's own recording nobody counts any
    title = cut_line(outcome.title, 80)
    if outcome.error:
        return (f"{outcome.state}: {outcome.error.wrong}",)
    if outcome.reason:
        left = f"; the episode {outcome.slug} is not in the feed" if outcome.slug else ""
        return (f"{outcome.state}: {outcome.source} ({outcome.reason}){left}",)
    if outcome.state == "returned":
        return (f"{outcome.state}: {title} ({write_clock(outcome.seconds)}), which was kept back",)
    line = f"{outcome.state}: {title} ({write_clock(outcome.seconds)}{counted})"
    waits = (f"it waits for review: articlecast approve {outcome.slug}",) if outcome.waits else ()
    return (line, *waits, *outcome.notes)


def list_doubts(outcome: Outcome) -> Iterator[str]:
    """A line for each doubtful sentence, MOST_DOUBTS at most, and how many more there are."""
    for doubt in outcome.doubts[:MOST_DOUBTS]:
        yield f"warning: {outcome.source}: listen to {doubt}"
    more = len(outcome.doubts) - MOST_DOUBTS
    if more > 0:
        yield f"warning: {outcome.source}: and {more} more (articlecast check lists them)"


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as a program reads it."""
    row = {
        "event": "article",
        "source": outcome.source,
        "state": outcome.state,
        "slug": outcome.slug,
        "title": outcome.title,
        "seconds": round(outcome.seconds, 3),
        "spoken": outcome.spoken,
        "cached": outcome.cached,
    }
    if outcome.doubts:
        row["doubts"] = list(outcome.doubts)
    if outcome.waits:
        row["waits"] = True
    if outcome.reason:
        row["reason"] = outcome.reason
    if outcome.notes:
        row["notes"] = list(outcome.notes)
    if outcome.error:
        row |= {"error": str(outcome.error), "try": outcome.error.hint}
    return row


def watch_checking(episodes: Sequence[Episode]) -> Iterable[Episode]:
    """The episodes one by one, with a bar of how many are done where somebody sits at a terminal."""
    console = Console(stderr=True)
    return track(episodes, "looking into the files", console=console, transient=True, disable=not console.is_terminal)


@contextmanager
def watch_sending(console: Console | None = None) -> Iterator[Callable[[str, int, int], None]]:
    """Tells a terminal how much of a delivery went, how fast, and how long the rest takes; nothing anybody else."""
    console = console or Console(stderr=True)
    columns = (TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True)), BarColumn(20))
    rates = DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()
    with ExitStack() as stack:
        bars: list[tuple[Progress, TaskID]] = []

        def tell(path: str, gone: int, due: int) -> None:
            if not console.is_terminal:
                return
            if not bars:  # the check before it has a bar of its own
                bar = Progress(*columns, *rates, console=console, transient=True, expand=True)
                bars.append((stack.enter_context(bar), bar.add_task("", total=None)))
            bar, task = bars[0]
            bar.update(task, description=f"sending {show_line(path)}" if path else "", completed=gone, total=due)

        yield tell
