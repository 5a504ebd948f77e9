"""``articlecast say``: how a line would be spoken."""

from __future__ import annotations

import sys

import click

from articlecast.errors import UsageError
from articlecast.model import SPELLED_JOINER, render_readings
from articlecast.narrate.languages.tongues import speak_text


@click.command()
@click.argument("text", required=False)
@click.option("--lines", is_flag=True, help="Read lines from standard input, write one spoken line for each.")
@click.option("--language", "-l", default="en", metavar="TAG", show_default=True, help="The text's language.")
def command(text: str | None, language: str, *, lines: bool) -> None:
    """Print TEXT as the show would say it, initialisms as letters apart.

    \b
    articlecast say "Dr. Smith paid $3.5m on Jan. 6."
    articlecast say --lines < lines.txt
    """
    if lines == (text is not None):
        raise UsageError("say", "give either a text or --lines", 'articlecast say "It cost $5."')
    if text is not None:
        click.echo(_say(text, language))
        return
    source = sys.stdin.buffer.read().decode("utf-8", "replace")
    output = "".join(f"{_say(line, language)}\n" for line in source.removesuffix("\n").split("\n")) if source else ""
    sys.stdout.buffer.write(output.encode("utf-8", "replace"))


def _say(line: str, language: str) -> str:
    return " ".join(render_readings(speak_text(line, language)[0]).replace(SPELLED_JOINER, " ").split())
