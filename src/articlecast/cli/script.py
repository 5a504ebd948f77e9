"""``articlecast script``: what will be said."""

from __future__ import annotations

import click

from articlecast.cli import load_show_settings
from articlecast.model import Source
from articlecast.narrate import format_script, write_script
from articlecast.read import load_document, read_article


@click.command()
@click.argument("article")
@click.pass_context
def command(context: click.Context, article: str) -> None:
    """Print what will be said of ARTICLE.

    \b
    articlecast script articles/a-day-at-sea.md
    """
    settings = load_show_settings(context)
    read = read_article(load_document(Source(article), settings.read), settings.read)
    click.echo(format_script(write_script(read, settings.narrate)), nl=False)
