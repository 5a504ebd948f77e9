"""``articlecast withdraw``: an episode out of the feed."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from articlecast.cli import ASKED, load_show_settings, print_line, report
from articlecast.run.rebuild import rebuild_feed
from articlecast.run.slugs import find_slugs
from articlecast.run.states import withdraw_episodes


@click.command()
@click.argument("slugs", metavar="SLUG...", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Bring it back, with the GUID that it had.")
@click.pass_context
def command(context: click.Context, slugs: tuple[str, ...], *, undo: bool) -> None:
    """Take episodes out of the feed and the site; nothing of them is deleted here.

    A slug may be shortened, as long as one episode alone begins so.

    \b
    articlecast withdraw a-day-at-sea
    articlecast withdraw a-day-at-sea --undo
    """
    settings, now = load_show_settings(context), datetime.now(UTC)
    slugs = find_slugs(settings, slugs)
    done = withdraw_episodes(settings, slugs, undo=undo, now=now)
    if done:
        for error in rebuild_feed(settings, now).set_aside:
            report(error)
    told = "is back in the feed" if undo else "is out of the feed"
    for slug in slugs:
        print_line(f"{slug}: {told}{'' if done else ASKED}")
