"""What a scheduled run leaves for the people who watch it: its report, figures, and word to those who asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from articlecast.display import quote_word, write_json
from articlecast.errors import ArticlecastError, ShowBusy, unwritable
from articlecast.run.health import is_well, look_at_standing
from articlecast.run.metrics import mark_overrun, touch_metrics, write_metrics
from articlecast.run.reports import REPORTS, RunRecord, SyncReport, amend_last, keep_record, load_last
from articlecast.show.lease import find_work, note_overrun
from articlecast.show.settings import Settings
from articlecast.show.told import Told
from articlecast.system import end_group, group_options

PATIENCE_SECONDS = 60.0
"""How long a program may take to hear of a failure."""


@dataclass(frozen=True, slots=True)
class Word:
    """What went wrong with leaving word; ``known`` are those of it, and of the run's own troubles, by their text, that
    were told less than a day ago.
    """

    faults: tuple[ArticlecastError, ...] = ()
    known: frozenset[str] = frozenset()


def leave_word(settings: Settings, record: RunRecord) -> Word:
    """The report, the figures, and word of what happened, each as far as it is due.

    An idle run leaves nothing, or a touch of the figures' file, and pings. Where the show stands otherwise than the
    last report says, or a failure is over, it leaves a report and figures once more: they would tell it for ever.
    """
    told = Told(settings.state_folder, record.started)
    known = set()
    report = record.report
    if report.standing is None:  # it did not come so far: what it would have remembered is remembered here
        known = {str(trouble) for trouble in report.troubles if not told.is_news(str(trouble))}
        report = replace(report, standing=look_at_standing(settings, record.started), known=frozenset(known))
        record = replace(record, report=report)
    faults = [*_write_down(settings, record), *_tell(settings, record)]
    faults += _ping(settings, report)
    known |= {str(fault) for fault in faults if not told.is_news(str(fault))}
    told.keep()
    return Word(tuple(faults), frozenset(known))


def tell_standing(settings: Settings, now: datetime) -> None:
    """Have the last run's report and figures say how the show stands now: a render changed what waits.

    Nothing where no run has been; what cannot be written is written by the next run, which tells what is in its way.
    """
    last = load_last(settings)
    standing = look_at_standing(settings, now) if last else None
    if last is None or standing is None:
        return
    standing = replace(standing, left=(last.get("standing") or {}).get("left", 0))
    with suppress(OSError):
        facts = amend_last(settings, standing) or last
        if settings.sync.metrics:
            write_metrics(settings, facts, standing, well=is_well(settings, facts, standing))


def meet_overrun(settings: Settings, busy: ShowBusy, now: datetime) -> Word | None:
    """Word of a run that is at work still when the next one comes, once a day; ``busy`` is known where it was told.

    None where it is not known to be a run: any command may hold a show for a while. It is told to the figures, to
    whoever asks for the show's health, to ``sync.on_failure`` and to ``sync.webhook``.
    """
    work = find_work(settings.episodes_folder)
    if work is None:
        return None
    note_overrun(settings.state_folder, work)
    told = Told(settings.state_folder, now)
    faults: list[ArticlecastError] = []
    try:
        if settings.sync.metrics:
            mark_overrun(settings, work.since)
    except OSError as error:
        faults.append(unwritable("sync.metrics", error))
    known = set() if told.is_news(f"{work.command} {work.owner.machine} {work.owner.pid} {work.since}") else {str(busy)}
    faults += _tell(settings, RunRecord(now, 0.0, SyncReport((), troubles=(busy,), known=frozenset(known))))
    known |= {str(fault) for fault in faults if not told.is_news(str(fault))}
    told.keep()
    return Word(tuple(faults), frozenset(known))


def _write_down(settings: Settings, record: RunRecord) -> Iterator[ArticlecastError]:
    """The report and the figures; what could not be written."""
    place, standing = str(settings.state_folder / REPORTS), record.report.standing
    try:
        last, facts = load_last(settings), record.as_json()
        due = not record.report.idle or (last is not None and _is_other(last, facts))
        if due:
            keep_record(settings, record)
        place = "sync.metrics"
        if settings.sync.metrics and (due or not touch_metrics(settings)):
            facts = facts if due or last is None else last
            write_metrics(settings, facts, standing, well=is_well(settings, facts, standing))
    except OSError as error:
        hint = (
            f"ls -ld {quote_word(str(Path(error.filename).parent))}"
            if error.filename
            else f"df -h {quote_word(str(settings.folder))}"
        )
        yield unwritable(place, error, hint)


def _is_other(last: dict[str, Any], facts: dict[str, Any]) -> bool:
    """Whether the last report tells what is so no more: how the show stands, or a failure of which nothing waits."""
    standing = facts["standing"]
    return last.get("standing") != standing or (last.get("state") == "failed" and not standing["waiting"])


# ---------------------------------------------------------------- whom it is told


def _tell(settings: Settings, record: RunRecord) -> Iterator[ArticlecastError]:
    """Run ``sync.on_failure`` and post to ``sync.webhook``, as far as there is news for them; what went wrong."""
    if record.report.news and settings.sync.on_failure:
        content = write_json({"show": settings.show.title} | record.as_json(), indent=1).encode()
        if fault := _run_program(settings.sync.on_failure, content, settings.folder):
            yield fault
    if not settings.sync.webhook:
        return
    from articlecast.run.webhook import list_events, post_webhook  # noqa: PLC0415 -- only where somebody listens

    for event in list_events(settings, record.report):
        if fault := post_webhook(settings, event, record):
            yield fault


def _ping(settings: Settings, report: SyncReport) -> Iterator[ArticlecastError]:
    """Tell a watch elsewhere that a run has been and all is well, or that it failed; what went wrong.

    After a run that did not fail, in a show that is not well for what waits, nothing is said: an article that is tried
    every few hours would have the watch go up and down.
    """
    failed = report.failed
    if failed and not settings.sync.ping_failed:
        return
    if failed or (settings.sync.ping and is_well(settings, load_last(settings), report.standing)):
        from articlecast.run.webhook import ping_watch  # noqa: PLC0415 -- httpx, a fifth of a second

        if fault := ping_watch(settings, failed=failed):
            yield fault


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
