"""``articlecast preview``: the beginning of an episode that there is not yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from articlecast.cli import is_watched, load_show_settings, print_line
from articlecast.cli.playing import check_output, measure_spoken, play_sound, speak_aloud, write_master
from articlecast.display import quote_word
from articlecast.durations import write_clock
from articlecast.errors import UsageError
from articlecast.model import Source
from articlecast.run.pool import Pool
from articlecast.run.questions import ask_one
from articlecast.run.showing import Narration, load_input, narrate_source
from articlecast.run.slugs import find_article
from articlecast.show.parts import require_parts
from articlecast.speak import SEGMENTS, SegmentCache, SpeakOptions


@click.command()
@click.argument("article")
@click.option("--seconds", type=click.FloatRange(1), default=30.0, show_default=True, help="About how much of it.")
@click.option("--voice", metavar="NAME", help="As if the settings named this voice.")
@click.option("--engine", metavar="NAME", help="As if the settings named this engine.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write it: .mp3 or .wav.")
@click.pass_context
def command(
    context: click.Context, article: str, *, seconds: float, voice: str | None, engine: str | None, output: Path | None
) -> None:
    """Hear how ARTICLE, or the article of an episode's slug, begins, without touching any episode.

    It ends with the sentence that is spoken then. On a terminal it is played, where there is a player; --output writes
    it. What is spoken is kept: a render does not speak it again.

    \b
    articlecast preview articles/a-day-at-sea.md
    articlecast preview articles/a-day-at-sea.md --seconds 60 --output beginning.mp3
    articlecast preview articles/a-day-at-sea.md --engine espeak --voice en-gb-scotland
    """
    again = f"articlecast preview {quote_word(article)} --output beginning.mp3"
    check_output(output, again)
    if not (output or is_watched()):
        raise UsageError("preview", "nobody sits at a terminal to hear it", again)
    settings = load_show_settings(context)
    require_parts(settings, voices=not (voice or engine))
    article = find_article(settings, article)
    asked = Narration(Source(article), settings, document=load_input(Source(article), settings.read))
    with Pool(1) as pool:
        told = ask_one(pool, narrate_source, article, asked, settings.read)
    script, speak = told.script, _choose_voice(told.speak, voice, engine)
    spoken = speak_aloud(script, speak, SegmentCache(settings.cache_folder / SEGMENTS), seconds)
    said = f"{script.title}: the first {write_clock(measure_spoken(spoken))}"
    master = replace(settings.master, outro="", formats=("mp3",))
    if output:
        write_master(spoken, output, master, script.title)
        print_line(f"{said}, in {output}")
    else:
        print_line(said)
        play_sound(lambda path: write_master(spoken, path, master, script.title), again)


def _choose_voice(speak: SpeakOptions, voice: str | None, engine: str | None) -> SpeakOptions:
    """With another engine, whose voices the show's own names are not, or with another narrator."""
    if engine and engine != speak.engine:
        speak = replace(speak, engine=engine, voice="", voices={})
    if voice:
        kept = {role: name for role, name in speak.voices.items() if role.rpartition("/")[2] != "narrator"}
        speak = replace(speak, voice=voice, voices=kept)
    return speak
