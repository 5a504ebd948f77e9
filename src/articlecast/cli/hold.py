"""``articlecast hold``: what waits for review is kept back."""

from __future__ import annotations

import click

from articlecast.cli import ASKED, load_show_settings, print_line
from articlecast.run.slugs import find_slugs
from articlecast.run.states import hold_episodes


@click.command()
@click.argument("slugs", metavar="SLUG...", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Have it wait for review as before.")
@click.pass_context
def command(context: click.Context, slugs: tuple[str, ...], *, undo: bool) -> None:
    """Keep back what waits for review, until its article changes or it is approved after all.

    What listeners have meanwhile stays. A slug may be shortened, as long as one episode alone begins so.

    \b
    articlecast hold a-day-at-sea
    articlecast hold a-day-at-sea --undo
    articlecast approve a-day-at-sea     (after all)
    """
    settings = load_show_settings(context)
    slugs = find_slugs(settings, slugs)
    done = hold_episodes(settings, slugs, undo=undo)
    for slug in slugs:
        print_line(f"{slug}: {'waits for review again' if undo else 'is held'}{'' if done else ASKED}")
