"""Who hears a sentence again before it goes out: recognisers by name, each an entry point, and the built-in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np

from articlecast.errors import PluginError, UsageError
from articlecast.model import Sound
from articlecast.names import suggest_name
from articlecast.packages import suggest_install
from articlecast.plugins import call_plugin, is_ours, list_plugins, load_plugin
from articlecast.speak.hearing import Divergence, Normalise, compare_words
from articlecast.speak.options import SpeakOptions
from articlecast.speak.sound import read_samples

RECOGNISERS = "articlecast.recognisers"
"""The group of entry points."""
HEARD_RATE = 16000
"""Samples a second that Whisper takes."""
_FILES = ("model.bin", "config.json", "tokenizer.json")
"""What a model in CTranslate2's form must hold: for a tokenizer that is missing the library would ask a network."""


class Recogniser(Protocol):
    """Turns sound into the words that are heard in it; built with its own options, used by one thread at a time."""

    def hear(self, sound: Sound, language: str) -> str | None:
        """The words, as they are written; None for a language (a BCP 47 tag) that it does not know."""
        ...


class WhisperRecogniser:
    """OpenAI's Whisper by faster-whisper: ``model`` is a folder in CTranslate2's form; nothing is ever fetched.

    One thread gives the same words run after run; articles side by side take a core each anyway.
    """

    def __init__(self, model: str = "", threads: int = 1) -> None:
        place = "speak.recognisers.whisper.model"
        missing = [name for name in _FILES if not (Path(model) / name).is_file()]
        if not model or missing:
            wrong = f"{model} has no {missing[0]}" if model else "is the folder of a Whisper model, and is not set"
            raise UsageError(place, wrong, 'model = "models/whisper-base"   (below [speak.recognisers.whisper])')
        from faster_whisper import WhisperModel  # noqa: PLC0415 -- a second, for those who want it

        try:
            self._model = WhisperModel(
                model, device="cpu", compute_type="int8", cpu_threads=int(threads), local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise UsageError(place, f"{model} cannot be loaded: {error}", "articlecast doctor") from error

    def hear(self, sound: Sound, language: str) -> str | None:
        base = language.lower().partition("-")[0]
        if base not in self._model.supported_languages:
            return None
        samples = read_samples(sound).astype(np.float32) / 32768
        if sound.sample_rate != HEARD_RATE:
            import soxr  # noqa: PLC0415 -- as above

            samples = soxr.resample(samples, sound.sample_rate, HEARD_RATE)
        # One beam took 7.2 s for 51 s of speech where five took 9.6 s, and none of 60 good sentences was told falsely.
        parts, _about = self._model.transcribe(
            samples,
            language=base,
            beam_size=1,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return " ".join(part.text.strip() for part in parts)


@dataclass(frozen=True, slots=True)
class Hearing:
    """A recogniser, and the rules that make spoken words of what it writes."""

    recogniser: Recogniser
    normalise: Normalise
    _lock: Any = field(default_factory=Lock, repr=False, compare=False)

    def find_divergences(self, said: str, language: str, sound: Sound) -> tuple[Divergence, ...]:
        """Where what is heard parts from ``said``; nothing in a language that the recogniser does not know."""
        hear = self.recogniser.hear
        with self._lock:
            if is_ours(type(self.recogniser).__module__):  # a fault in it is told as one of ours
                heard = hear(sound, language)
            else:
                heard = call_plugin("speak.hear", hear, sound, language)
        return () if heard is None else compare_words(said, heard, language, self.normalise)


def load_recogniser(options: SpeakOptions) -> Recogniser | None:
    """The one that ``options.hear`` names, with the editor's settings for it; None where it names none.

    Raises UsageError for an unknown name or setting, a package that is missing, a model that cannot be loaded.
    """
    if not options.hear:
        return None
    known = {point.name: point for point in list_plugins(RECOGNISERS)}
    if options.hear not in known:
        wrong = f"no recogniser '{options.hear}'{suggest_name(options.hear, known)}"
        raise UsageError("speak.hear", wrong, f'hear = "{next(iter(known), "")}"')
    settings: Mapping[str, Any] = options.recognisers.get(options.hear, {})
    try:
        made = load_plugin(known[options.hear])
        recogniser: Recogniser = made(**settings)
    except ImportError as error:
        raise UsageError("speak.hear", f"{error}", suggest_install("hear")) from error
    except PluginError as error:
        raise UsageError("speak.hear", f"the recogniser '{options.hear}' {error.wrong}", error.hint) from error
    except TypeError as error:
        wrong = f"has no such settings: {error}"
        raise UsageError(f"speak.recognisers.{options.hear}", wrong, "articlecast settings --schema") from error
    return recogniser
