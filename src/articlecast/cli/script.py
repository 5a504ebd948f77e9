"""``articlecast script``: what will be said, what of it was rewritten, what has changed."""

from __future__ import annotations

import click

from articlecast.cli import load_show_settings, print_data, print_line, print_lines
from articlecast.display import quote_word
from articlecast.model import Source
from articlecast.run.pool import Pool
from articlecast.run.questions import ask_one
from articlecast.run.showing import Narration, View, load_input, show_script
from articlecast.run.slugs import find_article


@click.command()
@click.argument("article")
@click.option("--audit", is_flag=True, help="List every rewrite with its rule, the capitals and the names.")
@click.option("--diff", is_flag=True, help="Show what has changed since the episode as it is.")
@click.option("--omitted", is_flag=True, help="List what the article has and the voice leaves out, and why.")
@click.option("--own", is_flag=True, help="The article's own script, whatever was edited by hand.")
@click.pass_context
def command(context: click.Context, article: str, *, audit: bool, diff: bool, omitted: bool, own: bool) -> None:
    """Print what will be said of ARTICLE: its script as it was edited by hand, where it was, or its own.

    \b
    articlecast script articles/a-day-at-sea.md
    articlecast script articles/a-day-at-sea.md > script.md     (edit it, and: articlecast render --script script.md)
    articlecast script --own articles/a-day-at-sea.md | articlecast render --script -     (ends the edit)
    articlecast script --audit articles/a-day-at-sea.md
    articlecast script --omitted articles/a-day-at-sea.md
    articlecast script --diff articles/a-day-at-sea.md
    """
    settings = load_show_settings(context)
    article = find_article(settings, article)
    source, view = Source(article), _choose_view(audit=audit, diff=diff, omitted=omitted)
    asked = Narration(source, settings, view, load_input(source, settings.read), own)
    with Pool(1) as pool:
        told, shown = ask_one(pool, show_script, article, asked, settings.read)
    if told.outdated and view != "diff":
        print_line(
            "note: it was edited by hand, and its article has changed since: articlecast script --diff", err=True
        )
    elif told.edited:
        print_line("note: as it was edited by hand; --own prints the article's own script", err=True)
    for language in told.unknown:
        print_line(f"note: no rules for the language '{language}': its numbers are left to the engine", err=True)
    if view == "omitted" and not shown:
        asked_for = f"articlecast read {quote_word(article)} --rules"
        print_line(f"note: the voice leaves nothing of it out; what a site's rules take out: {asked_for}", err=True)
    if view in {"audit", "omitted"}:
        print_lines(shown, nl=False)
    else:
        print_data(shown)


def _choose_view(*, audit: bool, diff: bool, omitted: bool) -> View:
    if audit or omitted:
        return "audit" if audit else "omitted"
    return "diff" if diff else "script"
