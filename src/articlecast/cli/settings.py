"""``articlecast settings``: the settings as they are understood, and their schema."""

from __future__ import annotations

import sys

import click

from articlecast.cli import load_show_settings, print_data, print_row, tell_queries
from articlecast.show.parts import require_parts
from articlecast.show.schema import write_schema


@click.command()
@click.option("--schema", is_flag=True, help="Print the JSON schema of articlecast.toml instead.")
@click.pass_context
def command(context: click.Context, *, schema: bool) -> None:
    """Check articlecast.toml and print it as understood, defaults included.

    \b
    articlecast settings
    articlecast settings --schema > articlecast.schema.json
    """
    if schema:
        print_data(write_schema())
        return
    settings = load_show_settings(context)
    require_parts(settings)
    if code := tell_queries(context, {}):
        sys.exit(code)
    print_row(settings.model_dump(mode="json"), indent=2)
