"""``articlecast sync``: the command for a timer."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from articlecast.cli import (
    choose_code,
    for_each_show,
    is_watched,
    load_show_settings,
    print_line,
    print_lines,
    print_row,
    tell,
    translate_error,
)
from articlecast.display import say_record
from articlecast.errors import ArticlecastError, ShowBusy, ShowLost, UsageError, own_up
from articlecast.model import Failure
from articlecast.run.plan import Decision, count_times
from articlecast.run.reports import RunRecord, SyncReport
from articlecast.run.sync import ENDED, SyncChoices, sync_show
from articlecast.run.traces import open_trace

if TYPE_CHECKING:
    from articlecast.run.outcomes import Watch
    from articlecast.show.settings import Settings


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Leave new articles alone that were published before.")
@click.option("--limit", type=click.IntRange(min=1), help="Render so many articles at most; the others come next time.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and why, and do nothing.")
@click.option("--gone", is_flag=True, help="Articles that cannot be found were taken away, even all in a folder.")
@click.option("--no-publish", is_flag=True, help="Do not deliver to publish.target.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Articles side by side; 0 for one a core.")
@click.option("--cluster", metavar="ADDRESS", default="", help="A Dask scheduler's address: its workers render.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors: for cron, which mails what is said.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--log-json", is_flag=True, help="A structured log on standard error, one JSON object a line.")
@click.pass_context
@for_each_show
def command(
    context: click.Context,
    since: datetime | None,
    limit: int | None,
    workers: int,
    cluster: str,
    *,
    dry_run: bool,
    gone: bool,
    no_publish: bool,
    quiet: bool,
    as_json: bool,
    log_json: bool,
) -> None:
    """Bring the whole show up to date: poll the sources, render, rebuild the feed, check, deliver.

    Made for a timer: it does what is due and why, costs nothing where nothing happened, tries what failed again at
    growing intervals, and leaves to the next run what this one could not do.

    \b
    articlecast sync
    articlecast sync --dry-run
    articlecast sync --quiet --limit 20      (a line for crontab)

    Exit code: 0 done or nothing to do, 1 something failed and the rest is safe, 2 wrong settings, 3 nothing could be
    done: so where another run is at work still, of which --quiet tells once.
    """
    settings = load_show_settings(context)
    choices = SyncChoices(
        since.replace(tzinfo=UTC) if since else None, limit or 0, dry_run, not no_publish, workers, cluster, gone
    )
    now, start = datetime.now(UTC), time.monotonic()
    trace = None if dry_run else open_trace("sync", settings.show.title, os.environ, time.time_ns)
    if log_json:
        _log_notes(context)

    def open_watch() -> AbstractContextManager[Watch]:
        from articlecast.cli.progress import choose_watch, log_watch  # noqa: PLC0415 -- an idle run needs neither

        watch = nullcontext(log_watch()) if log_json else choose_watch(quiet=quiet, as_json=as_json)
        return trace.follow(watch) if trace else watch

    def leave_word(done: SyncReport) -> frozenset[str]:
        seconds = time.monotonic() - start
        told = frozenset() if dry_run else _leave_word(settings, done, now, seconds, quiet=quiet, as_log=log_json)
        if trace and not done.idle and (fault := trace.send("; ".join(map(str, done.troubles)))):
            tell(fault, as_log=log_json)
        return told

    try:
        done = sync_show(settings, choices, now=now, open_watch=open_watch)
    except ShowBusy as busy:
        sys.exit(_tell_busy(settings, busy, now, quiet=quiet, log_json=log_json))
    except Exception as error:  # noqa: BLE001 -- nobody looks on: word of a fault of our own goes out like any other
        trouble = translate_error(error) if isinstance(error, OSError) else own_up(str(settings.folder), error)
        if str(trouble) not in leave_word(SyncReport((), troubles=(trouble,))) or not quiet:
            tell(trouble, as_log=log_json)
        sys.exit(choose_code(trouble))
    leave_word(done)
    if dry_run:
        none = "no article found" if settings.select is None else f"{settings.name}: its episodes are another show's"
        _print_decisions(done.decisions, as_json=as_json, none=none)
    _tell_troubles(done, quiet=quiet, log_json=log_json)
    if not dry_run:
        _print_summary(done, quiet=quiet, as_json=as_json, log_json=log_json, own=settings.select is None)
    wrong_settings = any(isinstance(trouble, UsageError) for trouble in done.troubles)
    sys.exit(2 if wrong_settings else done.failed)


def _tell_busy(settings: Settings, busy: ShowBusy, now: datetime, *, quiet: bool, log_json: bool) -> int:
    """Word of the run that is at work still; the exit code. A first one may take hours: it is said once a day."""
    from articlecast.run.word import meet_overrun  # noqa: PLC0415 -- an idle run meets nobody

    if isinstance(busy, ShowLost):  # this one was at work, and nobody else says what became of it
        tell(busy, as_log=log_json)
        return choose_code(busy)
    met = meet_overrun(settings, busy, now)
    for trouble in (busy, *met.faults) if met else (() if quiet else (busy,)):
        if not (quiet and met and str(trouble) in met.known):
            tell(trouble, as_log=log_json)
    return 0 if quiet and not met else choose_code(busy)


def _leave_word(
    settings: Settings, done: SyncReport, now: datetime, seconds: float, *, quiet: bool, as_log: bool
) -> frozenset[str]:
    """The run's report, its figures and word of it, as far as there is anything to tell; what was told of late."""
    asked = settings.sync.metrics or settings.sync.ping or done.lasting
    if not (asked or not done.idle or (settings.state_folder / "reports").is_dir()):
        return frozenset()
    from articlecast.run.word import leave_word  # noqa: PLC0415 -- an idle run leaves nothing

    word = leave_word(settings, RunRecord(now, seconds, done))
    for fault in word.faults:
        if not (quiet and str(fault) in word.known):
            tell(fault, as_log=as_log)
    return word.known


def _tell_troubles(done: SyncReport, *, quiet: bool, log_json: bool) -> None:
    """All that went wrong, the articles' own failures aside, which were told as they came."""
    for note in done.notes:
        if not (log_json or (quiet and note in done.known)):  # the log has it already
            print_lines(note, err=True)
    told = {str(outcome.error) for outcome in done.outcomes}
    for trouble in done.troubles:
        if str(trouble) not in told and not (quiet and str(trouble) in done.known):
            tell(trouble, as_log=log_json)
    for failure in (*done.failures, *done.lasting):
        if failure.due is None and (ENDED not in failure.error or failure in done.lasting):  # its own line said so
            tell(_describe_set_aside(failure), as_log=log_json)


def _print_summary(done: SyncReport, *, quiet: bool, as_json: bool, log_json: bool, own: bool) -> None:
    if log_json and not done.idle:
        from articlecast.cli.progress import log_row  # noqa: PLC0415 -- an idle run logs nothing

        log_row("error" if done.failed else "info", {"event": "sync"} | summarise(done))
    if as_json:
        print_row({"event": "sync"} | summarise(done))
    elif not quiet and (is_watched() or not done.idle):
        print_line(_describe(done, own=own))


def summarise(done: SyncReport) -> dict[str, Any]:
    """A run in figures."""
    return {
        "decisions": dict(sorted(Counter(decision.todo for decision in done.decisions).items())),
        "rendered": len(done.made),
        "failed": len(done.failures),
        "troubles": len(done.troubles),
        "reviews": done.standing.reviews if done.standing else 0,
        "doubts": sum(len(outcome.doubts) for outcome in done.outcomes),
        "removed": list(done.removed),
        "returned": list(done.returned),
        "feed_changed": done.feed_changed,
        "sent": done.sent,
    }


class _Rows(logging.Handler):
    """Notes of any stage as rows of the structured log, which would be broken by a line of prose."""

    def emit(self, record: logging.LogRecord) -> None:
        from articlecast.cli.progress import log_row  # noqa: PLC0415 -- an idle run logs nothing

        note, _, hint = say_record(record).partition("\ntry:   ")
        log_row(record.levelname.lower(), {"event": "note", "note": note.removeprefix("note: "), "try": hint})


_ROWS = _Rows(logging.WARNING)


def _log_notes(context: click.Context) -> None:
    logger = logging.getLogger("articlecast")
    logger.addHandler(_ROWS)  # it is there once, for however many shows
    context.call_on_close(lambda: logger.removeHandler(_ROWS))


def _describe_set_aside(failure: Failure) -> ArticlecastError:
    """What is said about an article that no run tries again, when it is set aside and once a day from then on."""
    wrong = f"failed {count_times(failure.count)}, is set aside, and is tried no more until it changes"
    return ArticlecastError(failure.source, wrong, f"articlecast retry {failure.source}   (once its cause is mended)")


def _print_decisions(decisions: tuple[Decision, ...], *, as_json: bool, none: str) -> None:
    for decision in decisions:
        if as_json:
            row = {"event": "decision", "source": decision.sighting.name, "todo": decision.todo}
            print_row(row | {"reason": decision.reason, "slug": decision.slug})
        elif decision.todo != "unchanged":
            print_line(f"{decision.todo}: {decision.sighting.name} ({decision.reason})")
    if not as_json:
        print_line(_count(decisions) or none)


def _count(decisions: tuple[Decision, ...]) -> str:
    counts = Counter(decision.todo for decision in decisions)
    return ", ".join(f"{count} {todo}" for todo, count in sorted(counts.items()))


def _describe(done: SyncReport, *, own: bool) -> str:
    """The run as a line; a show of another one's episodes has no articles of its ``own``."""
    counts = {state: count for state, count in done.counts.items() if state != "failed"}
    said = [", ".join(f"{count} {state}" for state, count in counts.items())] if counts else []
    said += ["no article found"] if own and not done.decisions else []
    said += [f"{len(slugs)} {what}" for what, slugs in (("removed", done.removed), ("back", done.returned)) if slugs]
    if done.failures:
        said.append(f"{len(done.failures)} failed")
    if reviews := done.standing.reviews if done.standing else 0:
        said.append(f"{reviews} waiting for review (articlecast approve --all)")
    over = [outcome for outcome in done.outcomes if outcome.state == "waiting"]
    spoken = sum(outcome.error is not None and outcome.error.thing.startswith("speak.") for outcome in over)
    if spoken:
        said.append(f"{spoken} wait for the next run, for speak.max_characters_per_run is reached")
    limited = sum(outcome.error is not None and outcome.error.thing == "--limit" for outcome in over)
    if limited:
        said.append(f"{limited} wait for the next run, for --limit is reached")
    if len(over) > spoken + limited:
        said.append(f"{len(over) - spoken - limited} wait for the next run, for their hosts are slow")
    said.append("feed rebuilt" if done.feed_changed else "feed as it was")
    if done.sent:
        said.append(f"{done.sent} files delivered")
    return "; ".join(said)
