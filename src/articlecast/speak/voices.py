"""Which voice says an utterance: by its role and its language, as the editor set them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import NoSuchVoice
from articlecast.model import Script, Utterance, render_readings
from articlecast.speak.automatic import AUTO, EVERY_LANGUAGE, choose_engine, find_best, list_automatic
from articlecast.speak.options import ROLES, SpeakOptions
from articlecast.speak.packing import pack_text

_ROLES = {"title": "heading", "heading": "heading", "byline": "byline", "quote": "quote"}
"""The editor's word for a script's role; every other role is the narrator's."""

_SLOWER = {"title": 0.92, "heading": 0.92}
"""Factors of the rate at which ``auto``'s natural voice says a role.

20 titles took 3 % longer so, with a DistillMOS of 4.45 for 4.48: hibari rounds each phoneme to 25 ms, and 0.88 is 5 %
longer at 4.43.
"""


def choose_voice(utterance: Utterance, engine: str, options: SpeakOptions) -> str:
    """The voice's name, or empty for the engine's own choice by language.

    First the role, then the language and its beginnings, then the narrator, then ``voice``. Names without an engine
    in front are the first choice's; a substitute has voices of its own or none. Of ``auto``'s engines, a language's
    name is that of the engine that speaks it, every other is the natural voice's. A role that the utterance is marked
    for takes the place of its own; a voice that it is marked for goes before all of them.
    """
    best = find_best(utterance.language) if options.engine == AUTO else options.engine
    natural = options.engine != AUTO or engine != EVERY_LANGUAGE
    if utterance.voice and utterance.voice not in ROLES and engine == best and natural:
        return utterance.voice
    role = utterance.voice if utterance.voice in ROLES else _ROLES.get(utterance.role, "narrator")
    parts = utterance.language.split("-")
    languages = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    wanted = [*([role] if role != "narrator" else []), *languages, "narrator"]
    for name in wanted:
        if f"{engine}/{name}" in options.voices:
            return options.voices[f"{engine}/{name}"]
        if engine == best and name in options.voices and (natural or name in languages):
            return options.voices[name]
    return options.voice if engine == best and natural else ""


def drop_voices(script: Script, engine: SpeechEngine, options: SpeakOptions) -> tuple[Script, tuple[str, ...]]:
    """The script without marks for voices that the engine has not, and the names of those, as far as it can tell."""
    wrong = {
        (each.voice, each.language): None
        for each in script.utterances
        if each.voice and each.voice not in ROLES and not _has_voice(choose_engine(engine, each), each, options)
    }
    if not wrong:
        return script, ()
    cues = (
        replace(cue, voice="") if isinstance(cue, Utterance) and (cue.voice, cue.language) in wrong else cue
        for cue in script.cues
    )
    return replace(script, cues=tuple(cues)), tuple(dict.fromkeys(voice for voice, _language in wrong))


def _has_voice(engine: SpeechEngine, utterance: Utterance, options: SpeakOptions) -> bool:
    if choose_voice(utterance, engine.traits.name, options) != utterance.voice:
        return True  # a substitute, which is asked for voices of its own
    try:
        getattr(engine, "check_voice", lambda _voice: None)(utterance.voice)
    except NoSuchVoice:
        return False
    return True


def list_named_voices(options: SpeakOptions) -> Iterator[tuple[str, str, str]]:
    """Each voice that the settings name: the setting, the engine that it belongs to, as ``choose_voice`` has it, and
    its name.
    """
    natural = list_automatic()[:-1] if options.engine == AUTO else (options.engine,)
    named = [("speak.voice", natural, options.voice)]
    for key, voice in options.voices.items():
        engine, _, name = key.rpartition("/")
        of_language = (find_best(name),) if options.engine == AUTO and name not in ROLES else natural
        named.append((f"speak.voices.{key}", (engine,) if engine else of_language, voice))
    for setting, engines, voice in named:
        if voice:
            yield from ((setting, engine, voice) for engine in engines)


def choose_rate(utterance: Utterance, engine: str, options: SpeakOptions) -> float:
    """The factor of the voice's own pace: the editor's, and for ``auto``'s natural voice a slower one for titles."""
    if options.engine != AUTO or engine == EVERY_LANGUAGE or utterance.role not in _SLOWER:
        return options.rate
    return max(0.5, round(options.rate * _SLOWER[utterance.role], 4))


def describe_speakers(engines: str, options: SpeakOptions) -> str:
    """What the manifest says of who spoke: the engines' names, and the voice after the one that it belongs to.

    ``engines`` are as the ledger has them.
    """
    natural = [name for name in engines.split(", ") if options.engine != AUTO or name != EVERY_LANGUAGE]
    named = {name: f"{name} {options.voice}".strip() for name in natural}
    return ", ".join(named.get(name, name) for name in engines.split(", "))


def make_requests(
    utterance: Utterance, engine: SpeechEngine, options: SpeakOptions
) -> tuple[str, tuple[SpeechRequest, ...]]:
    """The utterance's text as the engine wants it, and exactly what the engine receives for it.

    One request as a rule, several where the engine's limit asks for it, none where there is nothing to say: a dash
    alone, an emoji.
    """
    traits = engine.traits
    takes_ipa = {"*", utterance.language.partition("-")[0].lower()} & set(traits.ipa_languages)
    text = engine.render_text(utterance.said if takes_ipa else render_readings(utterance.said))
    if not any(character.isalnum() for character in text):
        return text, ()
    voice = choose_voice(utterance, traits.name, options)
    whole = SpeechRequest(text, utterance.language, voice, choose_rate(utterance, traits.name, options), options.pitch)
    parts = pack_text(text, traits.characters) if traits.characters else (text,)
    return text, tuple(replace(whole, text=part) for part in parts)
