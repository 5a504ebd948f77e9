"""``articlecast read``: an article as it was understood."""

from __future__ import annotations

import click

from articlecast.cli import load_nearby_settings, print_data, print_lines, print_row, report
from articlecast.display import quote_word
from articlecast.errors import ReadError, UsageError
from articlecast.names import is_address
from articlecast.read.options import ReadOptions
from articlecast.run.listing import find_sources
from articlecast.run.pool import Pool
from articlecast.run.questions import ask_one
from articlecast.run.showing import Form, Look, load_input, show_article


@click.command()
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each article.")
@click.option("--markdown", "as_markdown", is_flag=True, help="The article alone, as Markdown.")
@click.option("--url", default="", help="The address that a saved page came from.")
@click.pass_context
def command(context: click.Context, source: str, url: str, *, as_json: bool, as_markdown: bool) -> None:
    """Show the article in SOURCE: its fields, where each was found, and its text.

    SOURCE is a file, a folder, an address, a feed, or - for standard input. Within a show its table [read] holds.

    \b
    articlecast read articles/a-day-at-sea.md
    articlecast read --markdown page.html --url https://example.org/a-day-at-sea
    """
    if as_json and as_markdown:
        raise UsageError(
            "--json and --markdown", "are two answers; one is given", f"articlecast read --json {quote_word(source)}"
        )
    if url and not _is_page(url):
        raise UsageError("--url", f"{url!r} is no address of a page", "give one that begins with https://")
    settings = load_nearby_settings(context)
    options = settings.read if settings else ReadOptions()
    with Pool(1) as pool:
        sources = find_sources(pool, [source], options)
        if not sources:
            raise ReadError(source, "holds nothing that can be read as an article", f"ls -l {source}")
        if url and len(sources) > 1:
            wrong = f"is the address of one page, and {source} holds {len(sources)} articles"
            raise UsageError("--url", wrong, f"articlecast read {quote_word(source)}")
        form: Form = "json" if as_json else "markdown" if as_markdown else "text"
        failed = 0
        for number, each in enumerate(sources):
            try:
                look = Look(each, options, form, url, load_input(each, options), settings)
                shown = ask_one(pool, show_article, each.locator, look, options)
            except ReadError as error:
                report(error)
                failed += 1
                continue
            if isinstance(shown, str):
                if number:
                    print_lines("\n" + "=" * 72 + "\n")
                print_data(shown)
            else:
                print_row(shown, content=True)
    if failed:
        raise SystemExit(1)


def _is_page(url: str) -> bool:
    from articlecast.read.markup.inline import resolve  # noqa: PLC0415 -- it brings all that reads HTML with it

    return is_address(url) and bool(resolve("", url))
