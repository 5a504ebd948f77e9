"""``articlecast read``: an article as it was understood."""

from __future__ import annotations

import dataclasses

import click

from articlecast.cli import load_nearby_settings, print_data, print_lines, print_row, report
from articlecast.display import quote_word
from articlecast.errors import ReadError, UsageError
from articlecast.model import Article
from articlecast.names import is_address
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.markup.inline import resolve
from articlecast.read.options import ReadOptions
from articlecast.read.present import article_markdown, article_values, markdown_blocks


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
    if url and not (is_address(url) and resolve("", url)):
        raise UsageError("--url", f"{url!r} is no address of a page", "give one that begins with https://")
    options = find_options(context)
    sources = list_sources([source], options)
    if not sources:
        raise ReadError(source, "holds nothing that can be read as an article", f"ls -l {source}")
    if url and len(sources) > 1:
        wrong = f"is the address of one page, and {source} holds {len(sources)} articles"
        raise UsageError("--url", wrong, f"articlecast read {quote_word(source)}")
    failed = 0
    for number, each in enumerate(sources):
        try:
            document = load_document(each, options)
            article = read_article(dataclasses.replace(document, url=url or document.url), options)
        except ReadError as error:
            report(error)
            failed += 1
            continue
        if number and not as_json:
            print_lines("\n" + "=" * 72 + "\n")
        show(article, as_json=as_json, as_markdown=as_markdown)
    if failed:
        raise SystemExit(1)


def find_options(context: click.Context) -> ReadOptions:
    """How the show at hand reads; outside of any show, as articlecast does unless told otherwise."""
    settings = load_nearby_settings(context)
    return settings.read if settings else ReadOptions()


def show(article: Article, *, as_json: bool, as_markdown: bool) -> None:
    """Print one article."""
    if as_json:
        print_row(article_values(article), content=True)
    elif as_markdown:
        print_data(f"# {article.title}\n\n{markdown_blocks(article.blocks)}\n")
    else:
        print_data(article_markdown(article))
