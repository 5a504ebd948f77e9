"""What a run did, and the record of it that is kept: ``.articlecast/reports/<time>.json``."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from articlecast.display import write_json
from articlecast.errors import ArticlecastError, ProgramFault
from articlecast.files import replace_file
from articlecast.model import Failure
from articlecast.run.plan import WORK, Decision
from articlecast.run.standing import Standing
from articlecast.show.settings import Settings

if TYPE_CHECKING:
    from articlecast.run.outcomes import Outcome, State

REPORTS = "reports"
MOST_TRACEBACKS = 5
LONGEST_TRACEBACK = 8000
"""Characters from its end, where it says what happened; a report stays small whatever became of a run."""


MADE: frozenset[State] = frozenset({"new", "changed", "moved", "refreshed"})
"""What becomes of a source that an episode was made of, or made of again."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a run decided and did; ``failures`` are those of this run, ``waiting`` what failed before and waits.

    ``removed`` and ``returned`` are episodes whose article has gone, or is back; ``troubles`` concern no article.
    """

    decisions: tuple[Decision, ...]
    outcomes: tuple[Outcome, ...] = ()
    failures: tuple[Failure, ...] = ()
    removed: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    troubles: tuple[ArticlecastError, ...] = ()
    feed_changed: bool = False
    sent: int = 0
    known: frozenset[str] = frozenset()
    """The troubles, by their text, and the notes that an earlier run told less than a day ago."""
    lasting: tuple[Failure, ...] = ()
    """What earlier runs set aside, and nobody was told of for a day."""
    notes: tuple[str, ...] = ()
    """What was passed over in a source, and harms nothing else."""
    standing: Standing | None = None
    """How the show stands after it; None where the run did not come so far."""
    reached: bool = False
    """Whether the feed that listeners get is another one, sent where there is a ``publish.target``."""

    @property
    def counts(self) -> dict[str, int]:
        """The sources by what became of them or, where nothing did, by what was decided; sorted by name.

        What was to be done, and was not begun for a trouble that concerns no article, waits.
        """
        became = {outcome.source: outcome.state for outcome in self.outcomes}
        states: Counter[str] = Counter()
        for each in self.decisions:
            left = "waiting" if self.troubles and each.todo in WORK else each.todo
            states[became.get(each.sighting.name, left)] += 1
        return dict(sorted(states.items()))

    @property
    def failed(self) -> bool:
        return bool(self.failures or self.troubles)

    @property
    def news(self) -> bool:
        """Whether something failed, or stays failed, that was not told lately."""
        untold = any(str(trouble) not in self.known for trouble in self.troubles)
        return bool(self.failures or self.lasting) or untold

    @property
    def made(self) -> tuple[Outcome, ...]:
        """The episodes that were made or made again."""
        return tuple(outcome for outcome in self.outcomes if outcome.state in MADE)

    @property
    def idle(self) -> bool:
        """Whether nothing happened at all; what was looked into and left as it was is nothing."""
        done = any(outcome.state != "unchanged" for outcome in self.outcomes)
        return not (done or self.failed or self.removed or self.returned or self.feed_changed or self.sent)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run as it is kept and sent: when, how long, and what came of it."""

    started: datetime
    seconds: float
    report: SyncReport

    def as_json(self) -> dict[str, Any]:
        """The record as a program reads it: ``counts`` are the sources by what became of them, then its work.

        ``set_aside`` are those that nobody was told of for a day, and ``standing`` how the show stands after the run.
        """
        report = self.report
        return {
            "started": self.started.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 3),
            "state": "failed" if report.failed else "idle" if report.idle else "done",
            "counts": report.counts,
            "rendered": [
                {"source": outcome.source, "slug": outcome.slug, "state": outcome.state, "title": outcome.title}
                | ({"waits": True} if outcome.waits else {})
                for outcome in report.made
            ],
            "failures": [
                {
                    "source": failure.source,
                    "error": failure.error,
                    "try": failure.hint,
                    "count": failure.count,
                    "due": failure.due.isoformat(timespec="seconds") if failure.due else None,
                }
                for failure in report.failures
            ],
            "troubles": [{"error": str(error), "try": error.hint} for error in report.troubles],
            "removed": list(report.removed),
            "returned": list(report.returned),
            "feed_changed": report.feed_changed,
            "sent": report.sent,
            "set_aside": [
                {"source": failure.source, "error": failure.error, "try": failure.hint, "count": failure.count}
                for failure in report.lasting
            ],
            "standing": report.standing.as_json() if report.standing else None,
        }


def list_tracebacks(report: SyncReport) -> list[dict[str, str]]:
    """Where the faults of our own came from, for whoever mends them: in a file, and told to nobody.

    The first ``MOST_TRACEBACKS``, each one's last ``LONGEST_TRACEBACK`` characters.
    """
    errors = (*(outcome.error for outcome in report.outcomes), *report.troubles)
    faults = [error for error in errors if isinstance(error, ProgramFault)][:MOST_TRACEBACKS]
    if not faults:
        return []
    from traceback import format_exception  # noqa: PLC0415 -- as rare as it should be

    texts = ["".join(format_exception(fault.__cause__ or fault)) for fault in faults]
    return [
        {"source": fault.thing, "traceback": text[-LONGEST_TRACEBACK:]}
        for fault, text in zip(faults, texts, strict=True)
    ]


def keep_record(settings: Settings, record: RunRecord) -> None:
    """Write the record to ``.articlecast/reports/<time>.json`` and delete the oldest beyond ``sync.reports``.

    Of faults of our own it has the tracebacks, too. One of a later time was written while the clock ran ahead, and
    goes: it would pass for the last one for ever.
    """
    folder = settings.state_folder / REPORTS
    name = f"{record.started:%Y%m%dT%H%M%S}-{os.getpid()}.json"
    facts = record.as_json() | {"tracebacks": list_tracebacks(record.report)}
    replace_file(folder / name, write_json(facts, indent=1).encode() + b"\n", sync=False, own=True)
    second = name.partition("-")[0]
    paths = sorted(folder.glob("*.json"))
    known = [path for path in paths if path.name.partition("-")[0] <= second]
    for old in {*paths} - {*known[-settings.sync.reports :]}:
        old.unlink(missing_ok=True)


def list_records(settings: Settings, most: int) -> list[dict[str, Any]]:
    """The newest records, newest first, without tracebacks; a damaged one is passed over."""
    found: list[dict[str, Any]] = []
    for path in sorted((settings.state_folder / REPORTS).glob("*.json"), reverse=True)[:most]:
        with contextlib.suppress(OSError, ValueError, RecursionError):
            facts = json.loads(path.read_bytes())
            if isinstance(facts, dict):
                found.append({name: value for name, value in facts.items() if name != "tracebacks"})
    return found


def load_last(settings: Settings) -> dict[str, Any] | None:
    """The newest record, None where there is none; a damaged one counts as none."""
    for path in sorted((settings.state_folder / REPORTS).glob("*.json"), reverse=True):
        with contextlib.suppress(OSError, ValueError, RecursionError):
            facts = json.loads(path.read_bytes())
            if isinstance(facts, dict):
                return facts
    return None
