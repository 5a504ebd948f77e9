"""``articlecast help``: a page of the handbook, a setting or a command, explained in the terminal."""

from __future__ import annotations

from importlib import import_module

import click

from articlecast.cli import COMMANDS, print_page
from articlecast.errors import UsageError
from articlecast.handbook import Page, find_pages, list_pages, read_page
from articlecast.names import find_nearest


@click.command()
@click.argument("topic", nargs=-1)
@click.pass_context
def command(context: click.Context, topic: tuple[str, ...]) -> None:
    """Show a page of the handbook: how to do something, a setting, a command, or what an error means.

    Without a TOPIC it lists the pages. It needs no network.

    \b
    articlecast help
    articlecast help pronounce
    articlecast help speak.voice
    articlecast help private subscribers
    """
    words = " ".join(topic)
    print_page(_explain(context, words) if words else _list(list_pages()))


def _explain(context: click.Context, words: str) -> str:
    pages = find_pages(words)
    if words in COMMANDS and words not in {page.topic for page in pages}:
        found: click.Command = import_module(f"articlecast.cli.{words}").command
        with click.Context(found, info_name=words, parent=context.parent) as inner:
            return found.get_help(inner) + "\n"
    if len(pages) == 1:
        return read_page(pages[0])
    if "." in words:
        from articlecast.show.describing import explain_setting, find_setting  # noqa: PLC0415 -- for a setting alone

        return "\n\n".join(map(explain_setting, find_setting(words))) + "\n"
    if pages:
        return _list(pages)
    near = find_nearest(words, [page.topic for page in list_pages()])
    raise UsageError(words, "the handbook has no page with these words", f"articlecast help {near}".rstrip())


def _list(pages: tuple[Page, ...]) -> str:
    width = max(len(page.topic) for page in pages)
    return "".join(f"articlecast help {page.topic.ljust(width)}  {page.title}\n" for page in pages)
