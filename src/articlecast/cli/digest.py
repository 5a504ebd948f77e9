"""``articlecast digest``: an episode of the week's articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from articlecast.cli import for_each_show, load_show_settings, print_line
from articlecast.errors import UsageError
from articlecast.files import replace_file
from articlecast.show.digest import choose_episodes, name_week, span_week, write_digest
from articlecast.show.episodes.store import load_episodes
from articlecast.show.public import list_public
from articlecast.show.settings import Settings, require_maker


@click.command()
@click.option("--week", metavar="YYYY-Www", help="The week, as in 2026-W47; otherwise the one that ended last.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day, in place of a week.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Up to this day, that day included.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="The file to write; otherwise among the articles."
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_context
@for_each_show
def command(
    context: click.Context,
    week: str | None,
    since: datetime | None,
    until: datetime | None,
    output: Path | None,
    *,
    quiet: bool,
) -> None:
    """Write the digest of a week: an article that names its episodes, to be rendered like any other.

    The episode plays what was published of each article, oldest first, with a chapter each; nothing is spoken a second
    time. Look at the file, change its words or its order, and render. Written again after a correction, it brings
    the digest up to date under the same GUID.

    \b
    articlecast digest
    articlecast digest --week 2026-W47
    articlecast digest && articlecast sync          (on Mondays, in cron)
    """
    settings, now = load_show_settings(context), datetime.now(UTC)
    require_maker(settings, "digest")
    if since or until:
        if not (since and until):
            raise UsageError("digest", "--since and --until belong together", "articlecast digest --week 2026-W47")
        start, end = since.replace(tzinfo=UTC), until.replace(tzinfo=UTC) + timedelta(days=1)
    else:
        start, end = span_week(week or name_week((now - timedelta(days=7)).date()))
    public = list_public(load_episodes(settings.episodes_folder), now, settings.feed_folder)
    episodes = choose_episodes(public, start, end)
    if not episodes:
        if not quiet:
            print_line(f"no episode from {start:%Y-%m-%d} to {end - timedelta(days=1):%Y-%m-%d}; nothing was written")
        return
    path = output or _choose_folder(settings) / f"digest-{start:%Y-%m-%d}.md"
    text = write_digest(episodes, settings.show.language, start, end)
    changed = replace_file(path, text.encode())
    if not quiet:
        many = "s" if len(episodes) > 1 else ""
        print_line(f"{path}: {'written' if changed else 'unchanged'}, {len(episodes)} article{many}")


def _choose_folder(settings: Settings) -> Path:
    for name in settings.sources.articles:
        if "://" not in name and (settings.folder / name).is_dir():
            return settings.folder / name
    raise UsageError("sources.articles", "names no folder to write the digest to", "articlecast digest --output FILE")
