"""Which voices there are: of every engine that can be asked, as the settings have it."""

from __future__ import annotations

from collections.abc import Callable

from articlecast.engine import SpeechEngine, Voice
from articlecast.errors import SpeakError
from articlecast.speak.automatic import list_automatic
from articlecast.speak.lookup import list_engines, load_chosen
from articlecast.speak.options import SpeakOptions

Rows = list[tuple[SpeechEngine, Voice]]


def list_voices(
    options: SpeakOptions,
    engine: str = "",
    language: str = "",
    tell: Callable[[SpeakError], object] = lambda _error: None,
    *,
    remote: bool = True,
) -> Rows:
    """Each voice with its engine, of that engine and that language alone where they are named.

    An engine that was asked for and cannot tell raises SpeakError; of the others those are told that the settings, or
    ``auto``, would choose, and the doctor tells of the rest. Services are asked unless told not to, and where one is
    named.
    """
    rows: Rows = []
    asked = {options.engine, *options.substitutes, *options.engines, *list_automatic()}
    for name in [engine] if engine else list_engines():
        try:
            speaker = load_chosen(name, options)
            if speaker.traits.remote and not (remote or engine):
                continue
            rows += [(speaker, voice) for voice in speaker.voices() if speaks(voice, language)]
        except SpeakError as error:
            if engine:
                raise
            if name in asked:
                tell(error)
    return rows


def speaks(voice: Voice, language: str) -> bool:
    """Whether the voice speaks the language, or one of its regions."""
    if not language or voice.language == "mul":
        return True
    wanted, has = language.lower(), voice.language.lower()
    return has == wanted or has.startswith(wanted + "-")
