"""``articlecast say``: how a line would be spoken, as text and as sound."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import click

from articlecast.cli import is_watched, load_nearby_settings, print_line
from articlecast.engine import SpeechEngine
from articlecast.errors import ArticlecastError, SpeakError, UsageError
from articlecast.model import Script, Segment, Utterance
from articlecast.names import quote
from articlecast.narrate.lexicon import NO_LEXICON
from articlecast.read.options import ReadOptions
from articlecast.run.pool import Pool
from articlecast.run.questions import GIVEN, ask_one
from articlecast.run.showing import Line, Lines, speak_lines

if TYPE_CHECKING:
    from articlecast.show.settings import Settings

_PLAYERS = (
    ("ffplay", "-autoexit", "-nodisp", "-loglevel", "quiet"), ("mpv", "--really-quiet"), ("pw-play",), ("paplay",),
    ("aplay", "-q"), ("afplay",), ("play", "-q"),
)  # fmt: skip


@click.command()
@click.argument("text", required=False)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write the sound: .wav or .mp3.")
@click.option("--lines", is_flag=True, help="Read lines from standard input, write one spoken line for each.")
@click.option("--language", "-l", metavar="TAG", help="The text's language; otherwise the show's, or English.")
@click.pass_context
def command(
    context: click.Context, text: str | None, output: Path | None, language: str | None, *, lines: bool
) -> None:
    """Say TEXT as the show would say it: with its lexicon and its voice, initialisms printed as letters apart.

    On a terminal it is played, where there is a player; to a pipe it is only printed. Without a show around it, the
    embedded voice speaks. Where the first choice of a voice cannot, the one that would in a render does, and is named.

    \b
    articlecast say "Dr. Smith paid $3.5m on Jan. 6."
    articlecast say --output line.wav "The WHO met at 5 p.m."
    articlecast say --lines < lines.txt
    """
    if lines == (text is not None) or (lines and output):
        raise UsageError("say", "give either a text or --lines", 'articlecast say "It cost $5."')
    if output and output.suffix.lower() not in {".wav", ".mp3"}:
        raise UsageError(
            "--output", f"'{output}' is neither .wav nor .mp3", 'articlecast say --output line.wav "Hello."'
        )
    settings = load_nearby_settings(context)
    tag = language or (settings.show.language if settings else "en")
    if text is None:
        content = sys.stdin.buffer.read().decode("utf-8", "replace")
        given = content.removesuffix("\n").split("\n") if content else []
        said = "".join(f"{line.shown}\n" for line in _say(given, tag, settings))
        sys.stdout.buffer.write(said.encode("utf-8", "replace"))
        return
    (line,) = _say([text], tag, settings)
    if not any(map(str.isalnum, line.shown)):
        raise UsageError("say", f"there is nothing to say in {quote(text)}", 'articlecast say "It cost $5."')
    print_line(line.shown)
    utterance = Utterance(line.said, text, tag, rewrites=line.rewrites)
    if output:
        _write_sound(_speak(utterance, settings), output, settings)
    elif is_watched():
        _play(utterance, settings)


def _say(lines: list[str], language: str, settings: Settings | None) -> tuple[Line, ...]:
    """Each line as it is said; a language without rules of its own is told."""
    options, words = (settings.read, settings.words) if settings else (ReadOptions(), NO_LEXICON)
    with Pool(1) as pool:
        known, said = ask_one(pool, speak_lines, GIVEN, Lines(lines, language, words), options)
    if not known:
        print_line(f"note: no rules for the language '{language}': its numbers are left to the engine", err=True)
    return said


def _speak(utterance: Utterance, settings: Settings | None) -> list[Segment]:
    """The line by whichever engine a render would take; another than the first choice is named on standard error."""
    from articlecast.speak import (  # noqa: PLC0415 -- printing needs none
        AUTO,
        Ledger,
        SpeakOptions,
        check_engines,
        speak_script,
        try_engines,
    )

    options = settings.speak if settings else SpeakOptions(engine=AUTO)
    script = Script(utterance.written, utterance.language, (utterance,))
    check_engines(options)
    ledger, faults = Ledger(), list[SpeakError]()

    def attempt(engine: SpeechEngine) -> list[Segment]:
        return [cue for cue in speak_script(script, engine, options, ledger=ledger) if isinstance(cue, Segment)]

    _name, segments = try_engines(options, attempt, tell=faults.append)
    for fault in faults:
        print_line(f"note: {fault}; {ledger.engine} speaks in its place", err=True)
        if fault.hint:
            print_line(f"try:   {fault.hint}", err=True)
    return segments


def _write_sound(segments: list[Segment], output: Path, settings: Settings | None) -> None:
    """A WAV as the engine speaks, or an MP3 as the show is mastered."""
    if output.suffix.lower() == ".wav":
        with wave.open(str(output), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(segments[0].sound.sample_rate)
            file.writeframes(b"".join(segment.sound.frames for segment in segments))
        return
    from articlecast.master import MasterOptions, build_track  # noqa: PLC0415 -- see above

    options = settings.master if settings else MasterOptions()
    with tempfile.TemporaryDirectory() as folder:
        track = build_track(iter(segments), Path(folder), options, title=segments[0].utterance.written)
        shutil.copyfile(track.path, output)


def _play(utterance: Utterance, settings: Settings | None) -> None:
    player = next((player for player in _PLAYERS if shutil.which(player[0])), None)
    if not player:
        shown = f"{utterance.written[:40]!r}"
        print_line(f"to hear it:  articlecast say --output line.wav {shown}   (no player found)", err=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        _write_sound(_speak(utterance, settings), path, settings)
        done = subprocess.run([*player, str(path)], capture_output=True, check=False)  # noqa: S603 -- from our table
        if done.returncode:
            raise ArticlecastError(player[0], "could not play the sound", "articlecast say --output line.wav TEXT")
