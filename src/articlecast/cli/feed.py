"""``articlecast feed``: the feed again, from the episodes alone."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, report
from articlecast.run.rebuild import rebuild_feed

_WRITTEN = "articlecast.feed.written"
"""Under this the call knows which shows were written in the turn of another."""


@click.command()
@click.option("--anew", is_flag=True, help="Build every page and compare it, though nobody has touched it.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_context
@for_each_show
def command(context: click.Context, *, anew: bool, quiet: bool) -> None:
    """Rebuild feed/ from episodes/ and articlecast.toml; the same bytes where nothing changed.

    What was built from the same episodes, settings and version, and was not written to since, is not built again.

    \b
    articlecast feed
    articlecast feed --anew

    Exit code: 0 done, 1 some manifests cannot be read: those episodes stay in the feed as they were.
    """
    settings = load_show_settings(context)
    rebuilt = rebuild_feed(settings, datetime.now(UTC), anew=anew)
    done: set[str] = context.meta.setdefault(_WRITTEN, set())  # with the show that has their episodes
    done.update(rebuilt.shows)
    if not quiet:
        written = rebuilt.written or settings.name in done
        print_line(f"{settings.feed_folder / 'feed.xml'}: {'written' if written else 'unchanged'}")
    for error in rebuilt.set_aside:
        report(error)
    if rebuilt.set_aside:
        sys.exit(1)
