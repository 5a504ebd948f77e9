"""``articlecast opml``: lists of feeds, from other readers and for them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from articlecast.cli import Chosen, find_settings_file, load_show_settings, print_data, print_line, print_message
from articlecast.credentials import mask_addresses
from articlecast.errors import ReadError, UsageError
from articlecast.files import replace_file
from articlecast.read.opml import LARGEST, read_opml, write_opml
from articlecast.show.settings import require_maker
from articlecast.show.shows import list_shows
from articlecast.show.subscriptions import list_own_feeds, list_sources_of, subscribe


@click.command()
@click.argument("action", type=click.Choice(["import", "export"]))
@click.argument("file", required=False, default="-")
@click.option("--own", is_flag=True, help="export: the show's own feed, and those of the other shows of its file.")
@click.pass_context
def command(context: click.Context, action: str, file: str, *, own: bool) -> None:
    """Take the feeds of an OPML list among the sources, or write the show's as such a list.

    FILE is what a reader exports or imports; - or nothing is standard input and output. What is imported is added to
    sources.articles in articlecast.toml, once; everything else in the file stays as it is. A list holds no password.

    \b
    articlecast opml import subscriptions.opml
    articlecast opml export sources.opml
    articlecast opml export --own podcasts.opml       (for listeners)
    """
    if action == "import":
        if own:
            raise UsageError("--own", "goes with export alone", "articlecast opml export --own")
        _import(context, file)
        return
    if own and not context.obj.show:  # the list is of all shows, and any of them knows the file
        path = find_settings_file(context)
        context.obj = Chosen(path, next(iter(list_shows(path)), ""))
    settings = load_show_settings(context)
    outlines = list_own_feeds(settings) if own else list_sources_of(settings)
    content = write_opml(settings.show.title, outlines)
    if file == "-":
        print_data(content.decode())
        return
    replace_file(Path(file), content)
    print_line(f"{file}: {len(outlines)} feeds")


def _import(context: click.Context, file: str) -> None:
    settings = load_show_settings(context)
    require_maker(settings, f"opml import {file}")
    outlines = read_opml(_read(file), file)
    if not outlines:
        raise ReadError(file, "names no feed: it has no outline with an xmlUrl", "articlecast opml import FILE")
    done = subscribe(settings, outlines)
    for outline in done.added:
        print_line(f"added: {outline.text}  {outline.feed}")
    for outline, wrong in done.refused:
        print_message("note", f"{mask_addresses(outline.feed)} was left out: {wrong}")
    print_line(f"{settings.file.name}: {len(done.added)} added, {len(done.known)} were there already")


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(file, error.strerror or str(error), "articlecast opml import FILE") from error
