"""``articlecast book``: a book to read along, of an episode, a digest or the whole show."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from articlecast.cli import load_show_settings, print_line
from articlecast.errors import UsageError
from articlecast.names import name_file
from articlecast.run.binding import bind_book, choose_bound

_TRY = "articlecast book ARTICLE   (or --digest, or --all)"


@click.command()
@click.argument("article", required=False, default="")
@click.option("--digest", is_flag=True, help="Of the newest digest.")
@click.option("--all", "whole", is_flag=True, help="Of every episode that listeners have, oldest first.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file to write; otherwise SLUG.epub.")
@click.pass_context
def command(context: click.Context, article: str, output: Path | None, *, digest: bool, whole: bool) -> None:
    """Write a book whose sentences light up as the voice says them: EPUB 3 with media overlays.

    ARTICLE is an episode's slug, which may be shortened, or its article; the audio, the times and the words are those
    of the episode as it is. The same episodes make the same file.

    \b
    articlecast book a-day-at-sea -o a-day-at-sea.epub
    articlecast book --digest -o week.epub
    articlecast book --all -o show.epub
    """
    if (bool(article), digest, whole).count(True) != 1:
        raise UsageError("book", "takes one of ARTICLE, --digest and --all", _TRY)
    settings, now = load_show_settings(context), datetime.now(UTC)
    episodes = choose_bound(settings, article, now, digest=digest)
    path = output or Path(f"{name_file(settings.name or 'show') if whole else episodes[0].slug}.epub")
    book = bind_book(settings, episodes, path)
    many = f"{len(episodes)} episodes" if len(episodes) > 1 else "1 episode"
    print_line(f"{path}: {many}, {max(1, round(book.seconds / 60))} min to read along")
