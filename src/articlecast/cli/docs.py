"""``articlecast docs``: the handbook in the browser, from the copy that is installed."""

from __future__ import annotations

import webbrowser
from importlib.metadata import version

import click

from articlecast.cli import print_line
from articlecast.errors import UsageError
from articlecast.handbook import find_pages, locate_page, write_site


@click.command()
@click.argument("topic", nargs=-1)
@click.option("--no-browser", is_flag=True, help="Write the pages, print where they are, and open no browser.")
def command(topic: tuple[str, ...], *, no_browser: bool) -> None:
    """Open the handbook in the browser, at the page of TOPIC. It is the installed copy: no network is needed.

    \b
    articlecast docs
    articlecast docs pronounce
    """
    words = " ".join(topic) or "index"
    found = find_pages(words)
    if not found:
        raise UsageError(words, "the handbook has no page with these words", "articlecast help")
    place = locate_page(write_site(version("articlecast")), found[0])
    print_line(str(place))
    if not no_browser:
        webbrowser.open(place.as_uri())
