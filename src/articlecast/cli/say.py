"""``articlecast say``: how a line would be spoken, as text and as sound."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from articlecast.cli import is_watched, load_nearby_settings, print_line
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.model import Script, Segment, Sound, Utterance
from articlecast.names import quote
from articlecast.narrate.lexicon import NO_LEXICON
from articlecast.read.options import ReadOptions
from articlecast.run.pool import Pool
from articlecast.run.questions import GIVEN, ask_one
from articlecast.run.showing import Line, Lines, speak_lines

if TYPE_CHECKING:
    from articlecast.show.settings import Settings

LONGEST_TEXT = 1_000_000
"""Bytes of standard input that are said at once: a book's."""


@click.command()
@click.argument("text", required=False)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write the sound: .wav or .mp3.")
@click.option("--lines", is_flag=True, help="Read lines from standard input, write one spoken line for each.")
@click.option("--language", "-l", metavar="TAG", help="The text's language; otherwise the show's, or English.")
@click.pass_context
def command(
    context: click.Context, text: str | None, output: Path | None, language: str | None, *, lines: bool
) -> None:
    """Say TEXT, - for standard input, as the show would say it: with its lexicon and its voice, initialisms printed as
    letters apart.

    On a terminal it is played, where there is a player; to a pipe it is only printed. Without a show around it, the
    embedded voice speaks. Where the first choice of a voice cannot, the one that would in a render does, and is named.

    \b
    articlecast say "Dr. Smith paid $3.5m on Jan. 6."
    articlecast say --output line.wav "The WHO met at 5 p.m."
    articlecast say --output line.wav - < line.txt
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
    if text == "-":
        text = " ".join(sys.stdin.buffer.read(LONGEST_TEXT).decode("utf-8-sig", "replace").split())
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
    from articlecast.cli.playing import speak_aloud  # noqa: PLC0415 -- printing needs no engine
    from articlecast.speak import AUTO, SpeakOptions  # noqa: PLC0415 -- as above

    options = settings.speak if settings else SpeakOptions(engine=AUTO)
    script = Script(utterance.written, utterance.language, (utterance,))
    return [cue for cue in speak_aloud(script, options) if isinstance(cue, Segment)]


def _write_sound(segments: list[Segment], output: Path, settings: Settings | None) -> None:
    """A WAV as the engine speaks, or an MP3 as the show is mastered, without its music: it may be the intro's words."""
    from articlecast.cli.playing import write_master  # noqa: PLC0415 -- as above
    from articlecast.master import MasterOptions  # noqa: PLC0415 -- as above
    from articlecast.speak.sound import write_wave  # noqa: PLC0415 -- as above

    if output.suffix.lower() == ".wav":
        frames = b"".join(segment.sound.frames for segment in segments)
        write_wave(Sound(frames, segments[0].sound.sample_rate), str(output))
        return
    options = replace(settings.master, intro="", outro="", sting="", bed="") if settings else MasterOptions()
    write_master([*segments], output, options, segments[0].utterance.written)


def _play(utterance: Utterance, settings: Settings | None) -> None:
    from articlecast.cli.playing import play_sound  # noqa: PLC0415 -- as above

    instead = f"articlecast say --output line.wav {quote_word(utterance.written[:40])}"
    play_sound(lambda path: _write_sound(_speak(utterance, settings), path, settings), instead)
