"""``articlecast voices``: which engines there are, and who speaks in each."""

from __future__ import annotations

import sys
import wave
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from articlecast.cli import is_watched, load_nearby_settings, print_line, print_lines, print_row, report
from articlecast.cli.compare import choose_voices, write_comparison
from articlecast.display import show_line
from articlecast.engine import SpeechEngine, SpeechRequest, Voice
from articlecast.engines import voice_files
from articlecast.engines.downloads import fetch_voice
from articlecast.errors import EngineUnavailable, SpeakError, UsageError
from articlecast.names import slugify, suggest_name
from articlecast.narrate.lexicon import NO_LEXICON
from articlecast.speak import SpeakOptions
from articlecast.speak.automatic import AUTO, list_automatic
from articlecast.speak.calling import Caller
from articlecast.speak.listing import list_voices

SAMPLES = {
    "en": "This is how the show will sound, on three good days out of four.",
    "de": "So wird die Sendung klingen, an drei von vier guten Tagen.",
    "es": "Así sonará el programa, tres de cada cuatro días buenos.",
    "fr": "Voici comment sonnera l'émission, trois bons jours sur quatre.",
    "it": "Ecco come suonerà il programma, tre giorni buoni su quattro.",
    "pt": "É assim que o programa vai soar, em três de cada quatro dias bons.",
}
"""One sentence of the show in its own language; voices of other languages say the English one."""


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
@click.option(
    "--compare", "sentence", metavar="TEXT", help="Write a page with TEXT by every voice, to hear and compare."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("voices"),
    show_default=True,
    help="The folder of that page.",
)
@click.option("--get", "wanted", metavar="NAME", help="Fetch a voice of piper, kokoro or hibari, and nothing else.")
@click.pass_context
def command(
    context: click.Context,
    *,
    engine: str | None,
    language: str | None,
    folder: Path | None,
    sentence: str | None,
    output: Path,
    wanted: str | None,
    as_json: bool,
) -> None:
    """List the voices: engine, name, language, gender, quality and licence where known.

    \b
    articlecast voices
    articlecast voices --engine espeak --language en
    articlecast voices --engine espeak --language en --sample samples
    articlecast voices --compare "The court ruled on Tuesday." --output heard
    articlecast voices --get en_US-joe-medium
    articlecast voices --get emma

    Engines are asked as the settings of the show around here have them: a folder of models, a service's address.
    A comparison asks no service unless --engine names it. What is fetched is pinned by its SHA-256, and comes when
    it is asked for and at no other time.

    Exit code: 0 done, 1 some voices could not be sampled or compared.
    """
    settings = load_nearby_settings(context)
    options = settings.speak if settings else SpeakOptions()
    if wanted is not None:
        get_voice(wanted, options)
        return
    if sentence is not None:
        language = language or (settings.show.language if settings else "en")
    rows = list_voices(
        options,
        engine or "",
        language or "",
        lambda error: print_line(f"note: {error}", err=True),
        remote=sentence is None,
    )
    if engine and not rows:
        kind = f" for {language}" if language else ""
        print_line(
            f"note: {engine}: has no voice{kind} to list; see [speak] in: articlecast settings --schema", err=True
        )
    if sentence is not None:
        chosen = rows if engine else choose_voices(rows)
        words = settings.words if settings else NO_LEXICON
        page, whole = write_comparison(
            output, sentence, language=language or "en", rows=chosen, options=options, words=words
        )
        print_line(str(page))
        sys.exit(not whole)
    if folder:
        sys.exit(not write_samples(folder, rows, options))
    if as_json:
        for speaker, voice in rows:
            print_row({"engine": speaker.traits.name} | asdict(voice))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("engine", "voice", "language", "gender", "quality", "licence"):
        table.add_column(column, no_wrap=column != "licence")  # a name is of no use in two lines
    for speaker, voice in rows:
        cells = (speaker.traits.name, voice.name, voice.language, voice.gender, voice.quality, voice.licence)
        table.add_row(*(Text(show_line(cell)) for cell in cells))
    Console(width=None if click.get_text_stream("stdout").isatty() else 200).print(table)


def write_samples(folder: Path, rows: Iterable[tuple[SpeechEngine, Voice]], options: SpeakOptions) -> bool:
    """A WAV file of one sentence for each voice, within the engine's rate budget; False where a voice did not speak."""
    folder.mkdir(parents=True, exist_ok=True)
    taken, whole = Counter[str](), True
    callers: dict[str, Caller] = {}
    for speaker, voice in rows:
        engine = speaker.traits.name
        tag = "en" if voice.language == "mul" else voice.language
        text = speaker.render_text(SAMPLES.get(tag.lower().partition("-")[0], SAMPLES["en"]))
        caller = callers.setdefault(engine, Caller(speaker, options))
        try:
            sound = caller.speak(SpeechRequest(text, tag, voice.name))
        except SpeakError as error:
            report(error)
            whole = False
            continue
        stem = f"{engine}-{slugify(voice.name) or 'voice'}"
        taken[stem] += 1
        path = folder / f"{stem}{f'-{taken[stem]}' if taken[stem] > 1 else ''}.wav"
        with wave.open(str(path), "wb") as out:
            out.setparams((1, 2, sound.sample_rate, 0, "NONE", ""))
            out.writeframes(sound.frames)
        print_line(str(path))
    for caller in callers.values():
        getattr(caller.engine, "close", lambda: None)()
    return whole


def get_voice(name: str, options: SpeakOptions) -> None:
    """Fetch a pinned voice to where its engine looks for it, its licence told first; raises UsageError."""
    voices = (*_list_hibari(), *voice_files.VOICES)
    voice = next((voice for voice in voices if voice.name == name), None)
    if voice is None:
        names = [voice.name for voice in voices]
        wrong = f"no voice '{name}' to fetch{suggest_name(name, names)}; there are {', '.join(names)}"
        raise UsageError("--get", wrong, "articlecast voices --get en_US-joe-medium")
    kept = options.engines.get(voice.engine, {}).get("folder")
    folder = voice.folder or (Path(str(kept)) if kept else voice_files.find_voice_folder())
    print_line(f"{voice.name}: {voice.engine}, {voice.language}, {voice.bytes / 1e6:.0f} MB, to {folder}")
    print_line(f"licence: {voice.licence}")
    for file in voice.files:
        print_lines(f"{file.name}: SHA-256 {file.sha256}\n  {file.origin}\n  {file.page}")
    told: dict[str, int] = {}

    def tell(file: voice_files.PinnedFile, have: int) -> None:
        tenths = have * 10 // file.bytes
        if told.get(file.name) != tenths and (tenths == 10 or is_watched()):
            told[file.name] = tenths
            print_line(f"{file.name}: {tenths * 10} % of {file.bytes:,} bytes")

    fetch_voice(voice, folder, tell)
    told_by = "verified by SHA-256" if voice.vouched else "as those lists have it, which are not its publisher's"
    print_line(f"{told_by}; in articlecast.toml:")
    engine = AUTO if voice.engine in list_automatic() else voice.engine
    print_lines(f'\n[speak]\nengine = "{engine}"\nvoice = "{voice.use}"')


def _list_hibari() -> tuple[voice_files.PinnedVoice, ...]:
    """The voices of the package that speaks English, none where it is not installed."""
    from articlecast.engines.hibari import list_pinned  # noqa: PLC0415 -- numpy, for whoever fetches a voice

    try:
        return list_pinned()
    except EngineUnavailable:
        return ()
