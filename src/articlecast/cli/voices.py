"""``articlecast voices``: which engines there are, and who speaks in each."""

from __future__ import annotations

import json
import wave
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from articlecast.engine import SpeechRequest, Voice
from articlecast.errors import EngineUnavailable
from articlecast.names import slugify
from articlecast.speak import list_engines, load_engine

SAMPLE = "This is how the show will sound, on 3 good days out of 4."


@click.command()
@click.option("--engine", help="Only this engine's voices.")
@click.option("--language", help="Only voices of this language: en, en-GB, …")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.option(
    "--sample",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a short file of each voice into this folder.",
)
def command(engine: str | None, language: str | None, folder: Path | None, *, as_json: bool) -> None:
    """List the voices: engine, name, language, gender, quality and licence where known.

    \b
    articlecast voices
    articlecast voices --engine espeak --language en
    articlecast voices --engine espeak --language en --sample samples
    """
    rows: list[tuple[str, Voice]] = []
    for name in [engine] if engine else list_engines():
        try:
            rows += [(name, voice) for voice in load_engine(name).voices() if _speaks(voice, language)]
        except EngineUnavailable as error:
            if engine:
                raise
            click.echo(f"note: {error}", err=True)
    if folder:
        for name, voice in rows:
            click.echo(str(write_sample(folder, name, voice)))
        return
    if as_json:
        for name, voice in rows:
            click.echo(json.dumps({"engine": name} | asdict(voice), ensure_ascii=False))
        return
    table = Table("engine", "voice", "language", "gender", "quality", "licence", box=None, pad_edge=False)
    for name, voice in rows:
        table.add_row(name, voice.name, voice.language, voice.gender, voice.quality, voice.licence)
    Console(width=None if click.get_text_stream("stdout").isatty() else 200).print(table)


def write_sample(folder: Path, engine: str, voice: Voice) -> Path:
    """A WAV file of one sentence in that voice; raises as the engine does."""
    speaker = load_engine(engine)
    language = "en" if voice.language == "mul" else voice.language
    sound = speaker.speak(SpeechRequest(speaker.render_text(SAMPLE), language, voice.name))
    path = folder / f"{engine}-{slugify(voice.name) or 'voice'}.wav"
    folder.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, sound.sample_rate, 0, "NONE", ""))
        out.writeframes(sound.frames)
    return path


def _speaks(voice: Voice, language: str | None) -> bool:
    if not language or voice.language == "mul":
        return True
    wanted, has = language.lower(), voice.language.lower()
    return has == wanted or has.startswith(wanted + "-")
