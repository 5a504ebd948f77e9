"""``articlecast pin``: an episode that stays as it is."""

from __future__ import annotations

import click

from articlecast.cli import ASKED, load_show_settings, print_line, print_message
from articlecast.run.slugs import find_slugs
from articlecast.run.states import list_pinned, pin_episodes


@click.command()
@click.argument("slugs", metavar="SLUG...", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Let it follow its article again.")
@click.pass_context
def command(context: click.Context, slugs: tuple[str, ...], *, undo: bool) -> None:
    """Keep episodes as they are, whatever becomes of their articles and of the settings.

    No run makes a pinned episode again. A change that waits for review waits on, until it is approved by its slug. A
    slug may be shortened, as long as one episode alone begins so.

    \b
    articlecast pin a-day-at-sea
    articlecast pin a-day-at-sea --undo
    """
    settings = load_show_settings(context)
    slugs = find_slugs(settings, slugs)
    done = pin_episodes(settings, slugs, undo=undo)
    for slug in slugs:
        print_line(f"{slug}: {'follows its article again' if undo else 'stays as it is'}{'' if done else ASKED}")
    for slug in list_pinned(settings, slugs) if done and not undo else ():
        print_message("note", f"{slug}: its change waits on: articlecast approve {slug}   (or hold {slug})")
