"""``articlecast retry``: give what failed another chance."""

from __future__ import annotations

import click

from articlecast.cli import for_each_show, load_show_settings, print_line
from articlecast.run.states import retry_articles


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.pass_context
@for_each_show
def command(context: click.Context, articles: tuple[str, ...]) -> None:
    """Have articles that failed tried again at the next sync: those named, or all.

    \b
    articlecast retry
    articlecast retry articles/2026/a-day-at-sea.md
    """
    for source in retry_articles(load_show_settings(context), articles):
        print_line(f"{source}: is tried again at the next articlecast sync")
