"""``articlecast voices``: which engines there are, and who speaks in each."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from articlecast.engine import Voice
from articlecast.errors import EngineUnavailable
from articlecast.speak import list_engines, load_engine


@click.command()
@click.option("--engine", help="Only this engine's voices.")
@click.option("--language", help="Only voices of this language: en, en-GB, …")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
def command(engine: str | None, language: str | None, *, as_json: bool) -> None:
    """List the voices: engine, name, language, gender, quality and licence where known.

    \b
    articlecast voices
    articlecast voices --engine espeak --language en
    """
    rows: list[tuple[str, Voice]] = []
    for name in [engine] if engine else list_engines():
        try:
            rows += [(name, voice) for voice in load_engine(name).voices() if _speaks(voice, language)]
        except EngineUnavailable as error:
            if engine:
                raise
            click.echo(f"note: {error}", err=True)
    if as_json:
        for name, voice in rows:
            click.echo(json.dumps({"engine": name} | asdict(voice), ensure_ascii=False))
        return
    table = Table("engine", "voice", "language", "gender", "quality", "licence", box=None, pad_edge=False)
    for name, voice in rows:
        table.add_row(name, voice.name, voice.language, voice.gender, voice.quality, voice.licence)
    Console(width=None if click.get_text_stream("stdout").isatty() else 200).print(table)


def _speaks(voice: Voice, language: str | None) -> bool:
    if not language or voice.language == "mul":
        return True
    wanted, has = language.lower(), voice.language.lower()
    return has == wanted or has.startswith(wanted + "-")
