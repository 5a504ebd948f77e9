"""What a scheduled run leaves for the people who watch it: a report, figures for Prometheus, word of a failure."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from articlecast.credentials import find_unset
from articlecast.display import quote_word, write_json
from articlecast.errors import ArticlecastError, ProgramFault, ShowBusy, StoreError, unwritable
from articlecast.files import replace_file
from articlecast.publish.notify import notify_host
from articlecast.run.sync import SyncReport
from articlecast.show.at_work import find_overrun, find_work, note_overrun
from articlecast.show.failures import load_failures
from articlecast.show.settings import Settings
from articlecast.system import end_group, group_options

REPORTS = "reports"
PATIENCE_SECONDS = 60.0
"""How long a program or a webhook may take to hear of a failure."""


OVERRUN_FIGURE = "articlecast_overrun_since_timestamp_seconds"
OVERRUN_TEXT = "When the run began that the next one found at work still, 0 where none did."
MOST_TRACEBACKS = 5
LONGEST_TRACEBACK = 8000
"""Characters from its end, where it says what happened; a report stays small whatever became of a run."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run as it is kept and sent: when, how long, and what came of it."""

    started: datetime
    seconds: float
    report: SyncReport

    def as_json(self) -> dict[str, Any]:
        """The record as a program reads it; ``counts`` are decisions by kind, and what came of the work."""
        report = self.report
        counts = Counter(decision.todo for decision in report.decisions)
        return {
            "started": self.started.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 3),
            "state": "failed" if report.failed else "idle" if report.idle else "done",
            "counts": dict(sorted(counts.items())),
            "rendered": [
                {"source": outcome.source, "slug": outcome.slug, "state": outcome.state, "title": outcome.title}
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


def leave_word(settings: Settings, record: RunRecord) -> tuple[ArticlecastError, ...]:
    """The report, the figures and word of a failure, each as far as it is due; what went wrong with that.

    An idle run leaves nothing, or a touch of the figures' file. One that follows a failed run leaves a report and
    figures once more: the health check and the figures would tell of a failure for ever that is over.
    """
    report = record.report
    due = not report.idle or _is_over(settings, report)
    faults: list[ArticlecastError] = []
    try:
        place = str(settings.state_folder / REPORTS)
        if due:
            keep_record(settings, record)
        place = "sync.metrics"
        if settings.sync.metrics:
            write_metrics(settings, record, anew=due or _is_overrun(settings.folder / settings.sync.metrics))
    except OSError as error:
        hint = (
            f"ls -ld {quote_word(str(Path(error.filename).parent))}"
            if error.filename
            else f"df -h {quote_word(str(settings.folder))}"
        )
        faults.append(unwritable(place, error, hint))
    return (*faults, *(tell_failure(settings, record) if report.news else ()))


def meet_overrun(settings: Settings, busy: ShowBusy, now: datetime) -> tuple[bool, tuple[ArticlecastError, ...]] | None:
    """Word of a run that is at work still when the next one comes; whether that is news, and what went wrong with it.

    None where it is not known to be a run: any command may hold a show for a while. It is told to the figures, to
    whoever asks for the show's health, and once to ``sync.on_failure`` and ``sync.webhook``.
    """
    work = find_work(settings.state_folder)
    if work is None:
        return None
    news = note_overrun(settings.state_folder, work)
    faults: tuple[ArticlecastError, ...] = ()
    try:
        if settings.sync.metrics:
            _mark_overrun(settings.folder / settings.sync.metrics, work.since.timestamp())
    except OSError as error:
        faults = (unwritable("sync.metrics", error),)
    record = RunRecord(now, 0.0, SyncReport((), troubles=(busy,)))
    return news, (*faults, *(tell_failure(settings, record) if news else ()))


def _mark_overrun(path: Path, since: float) -> None:
    """Set the one figure that a run changes which did nothing else."""
    before = path.read_text("utf-8") if path.is_file() else ""
    kept = [line for line in before.splitlines() if OVERRUN_FIGURE not in line]
    rows = [f"# HELP {OVERRUN_FIGURE} {OVERRUN_TEXT}", f"# TYPE {OVERRUN_FIGURE} gauge", f"{OVERRUN_FIGURE} {since}"]
    replace_file(path, "\n".join([*kept, *rows, ""]).encode(), sync=False)


def _is_overrun(path: Path) -> bool:
    """Whether the figures tell of an overrun, which is over when a run writes them."""
    found = path.read_text("utf-8").rpartition(f"\n{OVERRUN_FIGURE} ")[2] if path.is_file() else ""
    return bool(found) and not found.startswith("0.0")


def _is_over(settings: Settings, report: SyncReport) -> bool:
    """Whether the last run that did anything failed, and nothing of it waits to be tried again."""
    waits = any(decision.todo == "waiting" for decision in report.decisions)
    last = None if waits else load_last(settings)
    return last is not None and last.get("state") == "failed"


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


def load_last(settings: Settings) -> dict[str, Any] | None:
    """The newest record, None where there is none; a damaged one counts as none."""
    for path in sorted((settings.state_folder / REPORTS).glob("*.json"), reverse=True):
        with contextlib.suppress(OSError, ValueError, RecursionError):
            facts = json.loads(path.read_bytes())
            if isinstance(facts, dict):
                return facts
    return None


def report_health(settings: Settings, now: datetime) -> dict[str, Any]:
    """How the show does, for a health check.

    ``ok`` is false after a failed run, until what failed was done or set aside, whatever runs did beside it meanwhile;
    with a feed that is not there; and where a run is at work still that a later one has met.
    """
    last = load_last(settings)
    try:
        failures, whole = load_failures(settings.episodes_folder), True
    except StoreError:  # the next run sets it aside
        failures, whole = {}, False
    feed = settings.feed_folder / "feed.xml"
    work, overrun = find_work(settings.state_folder), find_overrun(settings.state_folder)
    waiting = sum(failure.due is not None for failure in failures.values())
    return {
        "ok": whole
        and feed.is_file()
        and not waiting
        and not overrun
        and (last is None or last.get("state") != "failed"),
        "now": now.isoformat(timespec="seconds"),
        "last_run": {name: last.get(name) for name in ("started", "seconds", "state", "counts")} if last else None,
        "at_work": {"since": work.since.isoformat(timespec="seconds"), "command": work.command} if work else None,
        "overrun": overrun is not None,
        "waiting": waiting,
        "set_aside": sum(failure.due is None for failure in failures.values()),
        "feed": feed.is_file(),
    }


def write_metrics(settings: Settings, record: RunRecord, *, anew: bool = True) -> None:
    """Write ``sync.metrics`` for Prometheus' textfile collector.

    Where it need not be ``anew``, it is only touched: the collector exports its age as ``node_textfile_mtime_seconds``.
    """
    path = settings.folder / settings.sync.metrics
    if not anew and path.is_file():
        os.utime(path)
        return
    from prometheus_client import CollectorRegistry, Gauge, generate_latest  # noqa: PLC0415 -- only if asked for

    registry = CollectorRegistry()
    todo = Counter(decision.todo for decision in record.report.decisions)
    left = sum(outcome.state == "waiting" for outcome in record.report.outcomes)
    rows: tuple[tuple[str, str, float], ...] = (
        ("last_run_timestamp_seconds", "When the last run that did anything began.", record.started.timestamp()),
        ("last_run_duration_seconds", "How long it took.", round(record.seconds, 3)),
        ("last_run_failed", "1 where something failed in it.", record.report.failed),
        ("last_run_rendered", "Episodes that it made or made again.", len(record.report.made)),
        ("last_run_failures", "Articles that failed in it.", len(record.report.failures)),
        ("last_run_sent_files", "Files that it delivered.", record.report.sent),
        ("articles", "Articles in the sources.", len(record.report.decisions)),
        ("articles_waiting", "Articles that wait for a later run.", todo["waiting"] + left),
        ("articles_set_aside", "Articles that failed too often and are tried no more.", todo["set aside"]),
        (OVERRUN_FIGURE.removeprefix("articlecast_"), OVERRUN_TEXT, 0),
    )
    for name, text, value in rows:
        Gauge(f"articlecast_{name}", text, registry=registry).set(value)
    replace_file(path, generate_latest(registry), sync=False)


def tell_failure(settings: Settings, record: RunRecord) -> tuple[ArticlecastError, ...]:
    """Run ``sync.on_failure`` and post to ``sync.webhook``, each with the record as JSON; what went wrong with that."""
    content = write_json({"show": settings.show.title} | record.as_json(), indent=1).encode()
    faults = []
    if settings.sync.on_failure:
        faults.append(_run_program(settings.sync.on_failure, content, settings.folder))
    if settings.sync.webhook:
        faults.append(_post(settings.sync.webhook, content))
    return tuple(fault for fault in faults if fault)


def _run_program(command: tuple[str, ...], content: bytes, folder: Path) -> ArticlecastError | None:
    import subprocess  # noqa: PLC0415 -- an idle run comes here for its figures, and starts no program

    try:
        program = subprocess.Popen(  # noqa: S603 -- the operator's own program, without a shell
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder,
            **group_options(),
        )  # fmt: skip
    except OSError as error:
        return ArticlecastError("sync.on_failure", f"{command[0]}: {error.strerror}", f"which {command[0]}")
    with program:
        try:
            _, errors = program.communicate(content, PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            end_group(program)
            wrong = f"{command[0]}: took longer than {PATIENCE_SECONDS:g} seconds"
            return ArticlecastError("sync.on_failure", wrong, "try it by hand")
    if program.returncode:
        said = errors.decode("utf-8", "replace").strip()[-200:]
        wrong = f"{command[0]} ended with {program.returncode}: {said}"
        return ArticlecastError("sync.on_failure", wrong, "try it by hand")
    return None


def _post(address: str, content: bytes) -> ArticlecastError | None:
    import httpx  # noqa: PLC0415 -- a fifth of a second, only for a failure

    from articlecast.engines.answers import hide_addresses  # noqa: PLC0415 -- as above

    if unset := find_unset(address):
        wrong = f"needs {unset}, which is not set in the environment"
        return ArticlecastError("sync.webhook", wrong, f"export {unset}=…")
    hide_addresses()
    place = httpx.URL(address).host  # never the path: webhooks carry their secret there
    kind = {"Content-Type": "application/json"}
    wrong = notify_host("POST", address, seconds=PATIENCE_SECONDS, content=content, headers=kind)
    return ArticlecastError("sync.webhook", f"{place} {wrong}", "try it with curl") if wrong else None
