"""``articlecast approve``: what waits for review becomes what listeners have."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from articlecast.cli import ASKED, load_show_settings, print_line, print_message, report
from articlecast.errors import UsageError
from articlecast.run.rebuild import rebuild_feed
from articlecast.run.slugs import find_slugs
from articlecast.run.states import approve_episodes, list_outdated, list_pinned, list_waiting


@click.command()
@click.argument("slugs", metavar="SLUG...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that waits, and nothing that an editor holds.")
@click.pass_context
def command(context: click.Context, slugs: tuple[str, ...], *, everything: bool) -> None:
    """Let listeners have new and changed episodes that wait for review.

    Episodes wait where publish.review is set, or a row of [[rules]] says so: 'articlecast episodes' lists them with the
    sentences that had better be listened to, 'articlecast serve' prints the address at which they are heard. A slug
    may be shortened, as long as one episode alone begins so.

    What waits for an episode that is pinned is approved by its slug alone, not by --all; it is pinned as it is then.

    \b
    articlecast approve a-day-at-sea
    articlecast approve --all
    articlecast approve --all && articlecast publish
    """
    if bool(slugs) == everything:
        raise UsageError("approve", "needs slugs, or --all", "articlecast approve --all")
    settings, now = load_show_settings(context), datetime.now(UTC)
    slugs = list_waiting(settings) if everything else find_slugs(settings, slugs)
    pinned = list_pinned(settings, slugs)
    for slug in pinned if everything else ():
        print_message("note", f"{slug}: waits on, for its episode is pinned as it is: articlecast approve {slug}")
    slugs = tuple(slug for slug in slugs if not (everything and slug in pinned))
    if everything and pinned and not slugs:
        return
    outdated = list_outdated(settings, slugs) if everything else ()
    for slug in outdated:
        print_message("note", f"{slug}: waits on, for its article has changed since: articlecast render")
    slugs = tuple(slug for slug in slugs if slug not in outdated)
    if outdated and not slugs:
        return
    if not slugs:
        print_line("nothing waits for review")
        return
    done = approve_episodes(settings, slugs, now=now)
    if done:
        for error in rebuild_feed(settings, now).set_aside:
            report(error)
    for slug in slugs:
        stays = ", and is pinned as it is now" if slug in pinned else ""
        print_line(f"{slug}: is approved{stays}{'' if done else ASKED}")
