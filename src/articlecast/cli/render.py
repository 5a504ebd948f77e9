"""``articlecast render``: articles in, episodes and a feed out."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import get_args

import click

from articlecast.cli import (
    for_each_show,
    load_show_settings,
    print_line,
    print_message,
    print_passed_over,
    print_row,
    report,
)
from articlecast.cli.progress import choose_watch
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.pipeline import render_script, render_show
from articlecast.run.outcomes import Outcome, State
from articlecast.run.rebuild import rebuild_feed
from articlecast.run.slugs import find_slugs
from articlecast.run.traces import open_trace
from articlecast.run.upgrade import Refresh


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--script", metavar="FILE", help="Speak an edited script (- for standard input) of the article it names.")
@click.option("--part", is_flag=True, help="The edited script leaves out most of its article, and is meant to.")
@click.option("--force", is_flag=True, help="Render again what has not changed, too.")
@click.option("--refresh", is_flag=True, help="Make episodes anew as articlecast reads them today; ARTICLE is a slug.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Refresh those alone that were published since.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Articles side by side; 0 for one a core.")
@click.option("--cluster", metavar="ADDRESS", default="", help="A Dask scheduler's address: its workers render.")
@click.option("--dry-run", is_flag=True, help="Only say what it would take, as `articlecast plan` does.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(
    context: click.Context,
    articles: tuple[str, ...],
    script: str,
    since: datetime | None,
    *,
    part: bool,
    force: bool,
    refresh: bool,
    workers: int,
    cluster: str,
    dry_run: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Narrate articles and rebuild the feed.

    ARTICLE is a file or a folder; with none, all that is new or changed in the sources of articlecast.toml.
    What has not changed is left alone, and an edited sentence costs that sentence.

    A script that was edited by hand stays, with the same GUID, until its article changes; the article's own script,
    rendered in its place, ends that.

    A newer articlecast renders nothing again by itself. --refresh makes those episodes anew that it would read
    otherwise, or those with the given slugs (or their beginnings): with the same GUIDs, and without a word to
    listeners.

    \b
    articlecast render
    articlecast render articles/2026/a-day-at-sea.md
    articlecast render --script script.md
    articlecast script articles/a-day-at-sea.md > script.md     (an edited one goes on from the edit)
    articlecast render --dry-run
    articlecast render --json | jq .state
    articlecast render --cluster tcp://10.0.0.1:8786
    articlecast render --refresh a-day-at-sea
    articlecast render --refresh --since 2026-01-01 --dry-run

    Exit code: 0 done, 1 some articles failed and the others are safe, 2 wrong settings, 3 nothing could be done.
    Ctrl-C stops it: what was rendered and spoken is kept, and the next run goes on from there.
    """
    if script and articles:
        raise UsageError(
            "--script", "a script names its own article", f"articlecast render --script {quote_word(script)}"
        )
    if part and not script:
        raise UsageError("--part", "goes with --script alone", "articlecast render --script FILE --part")
    if since and not refresh:
        raise UsageError(
            "--since", "goes with --refresh alone", f"articlecast render --refresh --since {since:%Y-%m-%d}"
        )
    if refresh and (script or force):
        raise UsageError("--refresh", "goes with neither --script nor --force", "articlecast render --refresh")
    settings = load_show_settings(context)
    articles = find_slugs(settings, articles) if refresh else articles
    wanted = Refresh(articles, since.replace(tzinfo=UTC) if since else None) if refresh else None
    if dry_run:
        from articlecast.cli.plan import print_plans  # noqa: PLC0415 -- more than a render itself imports

        sys.exit(
            not print_plans(
                settings,
                articles,
                engine=settings.speak.engine,
                as_json=as_json,
                script=script,
                force=force,
                refresh=wanted,
            )
        )
    if not (quiet or as_json or articles or script or refresh):
        print_passed_over(settings)
    now = datetime.now(UTC)
    outcomes: tuple[Outcome, ...]
    trace = open_trace("render", settings.show.title, os.environ, time.time_ns)
    opened = choose_watch(quiet=quiet, as_json=as_json)
    with tell_kept(), trace.follow(opened) if trace else opened as watch:
        if script:
            outcomes = (render_script(settings, script, watch, now=now, part=part),)
        else:
            outcomes = render_show(
                settings,
                articles if wanted is None else (),
                watch,
                now=now,
                force=force,
                refresh=wanted,
                workers=workers,
                cluster=cluster,
            )
    if not outcomes and not articles and not refresh:
        folders = ", ".join(settings.sources.articles)
        raise UsageError("sources.articles", f"no article found in {folders}", "articlecast render ARTICLE")
    rebuilt = rebuild_feed(settings, now)
    told = {str(outcome.error) for outcome in outcomes}
    for error in rebuilt.set_aside:
        if str(error) not in told:
            report(error)
    if as_json:
        place = str(settings.feed_folder / "feed.xml")
        print_row({"event": "feed", "path": place, "changed": rebuilt.written})
    elif not quiet:
        _summarise(outcomes, settings.feed_folder / "feed.xml")
    if trace and (fault := trace.send("; ".join(map(str, rebuilt.set_aside)))):
        report(fault)
    if outcomes and all(outcome.state == "failed" for outcome in outcomes):
        sys.exit(3)
    sys.exit(bool(rebuilt.set_aside) or any(outcome.error for outcome in outcomes))


@contextmanager
def tell_kept() -> Iterator[None]:
    """Have a Ctrl-C meanwhile say what is kept of the work, and end with a shell's own code for it, 130."""
    try:
        yield
    except KeyboardInterrupt:
        kept = "what was rendered is kept, and each sentence that was spoken; the feed is as it was"
        print_message("stopped", kept, "articlecast render   (goes on from there)")
        sys.exit(130)


def _summarise(outcomes: tuple[Outcome, ...], feed: object) -> None:
    counts = Counter(outcome.state for outcome in outcomes)
    said = ", ".join(f"{counts[state]} {state}" for state in get_args(State) if counts[state])
    waiting = sum(outcome.waits for outcome in outcomes)
    waits = f"; {waiting} waiting for review (articlecast approve --all)" if waiting else ""
    print_line(f"{said or 'nothing to do'}{waits}; feed: {feed}")
