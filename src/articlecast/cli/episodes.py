"""``articlecast episodes``: every episode with its state, and why."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, print_row
from articlecast.durations import write_clock
from articlecast.run.states import EpisodeStatus, list_episodes


@click.command()
@click.option("--state", metavar="STATE", help="Only those, as in published, scheduled, draft, expired or 'set aside'.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(context: click.Context, state: str | None, *, as_json: bool) -> None:
    """List every episode with its state and the reason, newest first; then the articles that failed.

    \b
    articlecast episodes
    articlecast episodes --state "set aside"
    articlecast episodes --json | jq .guid
    """
    for row in list_episodes(load_show_settings(context), datetime.now(UTC)):
        if state in {None, row.state}:
            if as_json:
                print_row(asdict(row))
            else:
                print_line(_describe(row))


def _describe(row: EpisodeStatus) -> str:
    """One row as a line: state, date, slug, title and reason."""
    if not row.slug:
        return f"{row.state:13} {row.source}  ({row.reason})"
    reason = f"  ({row.reason})" if row.reason else ""
    if not row.published:
        return f"{row.state:13} {row.slug}{reason}"
    return f"{row.state:13} {row.published:%Y-%m-%d}  {row.slug}  {row.title} ({write_clock(row.seconds)}){reason}"
