"""``articlecast init``: a settings file and a sample article to start from."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from string import Template

import click

from articlecast.cli import print_line
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.files import replace_file
from articlecast.names import SETTINGS_FILE
from articlecast.show.schema import SCHEMA_NAME, write_schema


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="My articles, read aloud", show_default=True, help="The show's name.")
@click.option("--author", default="", help="Who makes the show.")
@click.option("--description", default="Articles, read aloud.", show_default=True, help="What it is about.")
@click.option("--link", default="https://example.org", show_default=True, help="The show's home page.")
def command(folder: Path, title: str, author: str, description: str, link: str) -> None:
    """Start a show: write a commented articlecast.toml and a sample article into DIR.

    \b
    articlecast init my-show
    articlecast init my-show --title "The Daily Read" --author "Ana Lee"
    """
    settings = folder / SETTINGS_FILE
    if settings.exists():
        elsewhere = f"articlecast init {quote_word(str(folder / 'new-show'))}"
        raise UsageError(str(settings), "is there already; nothing was written", elsewhere)
    new_show = files("articlecast.cli") / "new_show"
    values = {"title": title, "author": author, "description": description, "link": link}
    template = Template((new_show / SETTINGS_FILE).read_text("utf-8"))
    sample = folder / "articles" / "welcome.md"
    if not sample.exists():
        replace_file(sample, (new_show / "welcome.md").read_bytes())
    replace_file(folder / SCHEMA_NAME, write_schema().encode())
    # A JSON string is a TOML string too, quotes, escapes and all.
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    replace_file(settings, template.substitute(quoted).encode())
    print_line(f"wrote {settings}, {sample}")
    step = f"cd {quote_word(str(folder))} && " if folder != Path() else ""
    print_line(f"next:  {step}articlecast render")
