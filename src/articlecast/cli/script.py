"""``articlecast script``: what will be said, what of it was rewritten, what has changed."""

from __future__ import annotations

import click

from articlecast.cli import load_show_settings, print_data, print_line, print_lines
from articlecast.errors import StoreError
from articlecast.model import Article, Source
from articlecast.narrate import format_script
from articlecast.narrate.audit import audit_script, compare_scripts, list_unknown_languages
from articlecast.read import load_document, read_article
from articlecast.show.digest import write_own_script
from articlecast.show.episodes.store import load_episodes
from articlecast.show.settings import Settings


@click.command()
@click.argument("article")
@click.option("--audit", is_flag=True, help="List every rewrite with its rule, the capitals and the names.")
@click.option("--diff", is_flag=True, help="Show what has changed since the published episode.")
@click.pass_context
def command(context: click.Context, article: str, *, audit: bool, diff: bool) -> None:
    """Print what will be said of ARTICLE.

    \b
    articlecast script articles/a-day-at-sea.md
    articlecast script --audit articles/a-day-at-sea.md
    articlecast script --diff articles/a-day-at-sea.md
    """
    settings = load_show_settings(context)
    read = read_article(load_document(Source(article), settings.read), settings.read)
    script = write_own_script(read, settings)
    for language in list_unknown_languages(script):
        print_line(f"note: no rules for the language '{language}': its numbers are left to the engine", err=True)
    if audit:
        print_lines("\n".join(audit_script(script)))
    elif diff:
        print_data("".join(f"{line}\n" for line in compare_scripts(_find_published(settings, article, read), script)))
    else:
        print_data(format_script(script, article=settings.name_source(article)))


def _find_published(settings: Settings, locator: str, article: Article) -> str:
    """The script file of the article's episode; raises StoreError where it has none."""
    source = settings.name_source(locator)
    for episode in load_episodes(settings.episodes_folder):
        if episode.source in {source, locator} or (article.url and episode.url == article.url):
            for asset in episode.assets_of("script"):
                return (settings.episodes_folder / episode.slug / asset.name).read_text("utf-8")
    raise StoreError(locator, "has no published episode to compare with", f"articlecast render {locator}")
