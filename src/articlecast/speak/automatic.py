"""``auto``: the engine is chosen for each utterance, by its language and its letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from articlecast.engine import SpeechEngine, SpeechRequest, Traits, Voice
from articlecast.errors import EngineUnavailable, SpeakError
from articlecast.model import Sound, Utterance, render_readings

AUTO = "auto"
BY_LANGUAGE = {"en": "hibari"}
"""The engine that speaks a language best, where it can be loaded; every other language is EVERY_LANGUAGE's."""
EVERY_LANGUAGE = "espeak"


def list_automatic() -> tuple[str, ...]:
    """The engines that ``auto`` chooses from, the one of every language last."""
    return (*dict.fromkeys(BY_LANGUAGE.values()), EVERY_LANGUAGE)


def find_best(language: str) -> str:
    """The name of the engine that speaks this language best."""
    return BY_LANGUAGE.get(language.lower().partition("-")[0], EVERY_LANGUAGE)


CanSay = Callable[[str, str], bool]
"""Whether an engine can say a text of a language."""


def say_anything(_text: str, _language: str) -> bool:
    """What holds of an engine that does not tell what it can say."""
    return True


@dataclass(frozen=True, slots=True)
class Absence:
    """Why an engine cannot speak at present, and what it could say if it were there."""

    error: SpeakError
    can_say: CanSay = say_anything


class AutoEngine:
    """Each utterance by the engine of its language, or by the one of every language where that cannot say its letters.

    ``engines`` are those that can be loaded, and always the one of every language; ``absent`` are the others. Whoever
    speaks scripts asks ``choose`` first, so that cache keys, voices and paces are those of the engine that really
    speaks. ``fault`` says why only one of them is left, or is empty.
    """

    def __init__(
        self,
        engines: Mapping[str, SpeechEngine],
        absent: Mapping[str, Absence] = MappingProxyType({}),
        fault: str = "",
    ) -> None:
        self._engines, self.absent, self.fault = dict(engines), dict(absent), fault

    @property
    def traits(self) -> Traits:
        """What all have in common: they work on this machine, and none is bound but by what it receives itself.

        Processes are worth it from the fewest sentences of any: too early costs espeak 0.05 s, too late hibari 0.9 s.
        """
        each = [engine.traits for engine in self._engines.values()]
        revision = " ".join(f"{traits.name}-{traits.revision}" for traits in each)
        return Traits(
            AUTO,
            revision,
            parallel="process",
            word_times=all(traits.word_times for traits in each),
            worth_processes=min(traits.worth_processes for traits in each),
        )

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._engines)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the engines that could not be loaded."""
        return tuple(name for name in list_automatic() if name not in self._engines)

    def choose(self, text: str, language: str) -> SpeechEngine:
        """The engine that speaks it."""
        best = self._engines.get(find_best(language))
        return best if best is not None and find_can_say(best)(text, language) else self._engines[EVERY_LANGUAGE]

    def find_absence(self, utterances: Iterable[Utterance]) -> SpeakError | None:
        """Why another engine has to speak one of these in place of its own; None where each has its own.

        A sentence with letters that its language's engine cannot say is the other one's for good.
        """
        for utterance in utterances:
            absence = self.absent.get(find_best(utterance.language))
            said = render_readings(utterance.said)
            if absence and any(map(str.isalnum, said)) and absence.can_say(said, utterance.language):
                return absence.error
        return None

    def fall_back(self, error: SpeakError) -> AutoEngine | None:
        """The same without the engine that failed; None where no other is left.

        An engine that cannot work now is absent. One that failed at a text is not: it works on this machine, and
        fails at it again tomorrow.
        """
        if len(self._engines) < 2:
            return None
        gone = [(name, engine) for name, engine in self._engines.items() if name != EVERY_LANGUAGE]
        away = isinstance(error, EngineUnavailable)
        absent = {name: Absence(error, find_can_say(engine)) for name, engine in gone} if away else {}
        return AutoEngine({EVERY_LANGUAGE: self._engines[EVERY_LANGUAGE]}, self.absent | absent, str(error))

    def prepare(self, voice: str) -> None:
        """Have those load what they speak with that can; raises as they do."""
        for engine in self._engines.values():
            prepare_voice(engine, voice)

    def voices(self) -> tuple[Voice, ...]:
        voices = (voice for engine in self._engines.values() for voice in engine.voices())
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """A text that any of them can speak."""
        return self._engines[EVERY_LANGUAGE].render_text(render_readings(said))

    def speak(self, request: SpeechRequest) -> Sound:
        return self.choose(request.text, request.language).speak(request)


def prepare_voice(engine: object, voice: str) -> None:
    """Have an engine load what it speaks with, where it can before it is asked to speak; raises as speaking does."""
    prepare: Callable[[str], None] = getattr(engine, "prepare", _leave)
    prepare(voice)


def _leave(_voice: str) -> None:
    """What an engine does that loads nothing beforehand."""


def find_can_say(engine: object) -> CanSay:
    """How to ask an engine, or the class of one that cannot be built, what it can say."""
    can_say: CanSay = getattr(engine, "can_say", say_anything)
    return can_say


def choose_engine(engine: SpeechEngine, utterance: Utterance) -> SpeechEngine:
    """The engine that speaks this utterance: itself, or the one that ``auto`` chooses."""
    if isinstance(engine, AutoEngine):
        return engine.choose(render_readings(utterance.said), utterance.language)
    return engine
