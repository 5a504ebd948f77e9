"""``articlecast settings``: the settings as they are understood, what each means, and their schema."""

from __future__ import annotations

import sys

import click

from articlecast.cli import load_show_settings, print_data, print_row, tell_queries
from articlecast.show.describing import explain_setting, find_setting
from articlecast.show.parts import require_parts
from articlecast.show.schema import write_schema


@click.command()
@click.option("--schema", is_flag=True, help="Print the JSON schema of articlecast.toml instead.")
@click.option("--explain", metavar="NAME", help="Say what a setting means, or all of a table: speak.voice, speak.")
@click.pass_context
def command(context: click.Context, *, schema: bool, explain: str | None) -> None:
    """Check articlecast.toml and print it as understood, defaults included.

    \b
    articlecast settings
    articlecast settings --explain speak.voice
    articlecast settings --schema > articlecast.schema.json
    """
    if explain is not None:
        print_data("\n\n".join(map(explain_setting, find_setting(explain))) + "\n")
        return
    if schema:
        print_data(write_schema())
        return
    settings = load_show_settings(context)
    require_parts(settings)
    if code := tell_queries(context, {}):
        sys.exit(code)
    print_row(settings.model_dump(mode="json"), indent=2)
