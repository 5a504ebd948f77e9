"""``articlecast episodes``: every episode with its state, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, print_row
from articlecast.durations import write_clock
from articlecast.run.states import EpisodeStatus, list_episodes, require_state


@click.command()
@click.option("--state", metavar="STATE", help="Only those, as in published, 'set aside' or 'waiting for review'.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(context: click.Context, state: str | None, *, as_json: bool) -> None:
    """List every episode with its state and the reason: what waits for review with the sentences that had better be
    listened to, the others newest first, then the articles that failed.

    \b
    articlecast episodes
    articlecast episodes --state "set aside"
    articlecast episodes --json | jq .guid

    Of several shows each row ends with its show's name in brackets.
    """
    if state is not None:
        require_state(state)
    settings = load_show_settings(context)
    among = f"  [{settings.name}]" if settings.name and context.obj.among else ""
    for row in list_episodes(settings, datetime.now(UTC)):
        if state in {None, row.state}:
            if as_json:
                print_row(asdict(row))
            else:
                print_line(_describe(row) + among)


MOST_DOUBTS = 3


def _count_more(doubts: Sequence[str]) -> str:
    return f"and {len(doubts) - MOST_DOUBTS} more sentences to listen to" if len(doubts) > MOST_DOUBTS else ""


def _describe(row: EpisodeStatus) -> str:
    """One row as a line: state, date, slug, title and reason."""
    if not row.slug:
        return f"{row.state:13} {row.source}  ({row.reason})"
    reasons = "; ".join(filter(None, (row.reason, *row.doubts[:MOST_DOUBTS], _count_more(row.doubts))))
    reason = f"  ({reasons})" if reasons else ""
    if not row.published:
        return f"{row.state:13} {row.slug}{reason}"
    return f"{row.state:13} {row.published:%Y-%m-%d}  {row.slug}  {row.title} ({write_clock(row.seconds)}){reason}"
