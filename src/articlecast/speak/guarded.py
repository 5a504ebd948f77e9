"""A third party's engine as the stages meet it: whatever it does, our errors and sound are all that comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from articlecast.engine import SpeechEngine, SpeechRequest, Traits, Voice
from articlecast.errors import PluginError, SpeakError
from articlecast.model import Sound
from articlecast.plugins import call_plugin

P = ParamSpec("P")
T = TypeVar("T")


class GuardedEngine:
    """The engine itself in all that it does; a fault of its own becomes a SpeakError that names it."""

    def __init__(self, name: str, engine: SpeechEngine) -> None:
        self._name, self._engine = name, engine

    @property
    def traits(self) -> Traits:
        return self._call(lambda: self._engine.traits)

    def voices(self) -> tuple[Voice, ...]:
        return self._call(self._engine.voices)

    def check_voice(self, name: str) -> None:
        self._call(getattr(self._engine, "check_voice", lambda _name: None), name)

    def render_text(self, said: str) -> str:
        return self._call(self._engine.render_text, said)

    def speak(self, request: SpeechRequest) -> Sound:
        """The sound of one request; raises as the engine does, and SpeakError for all else that goes wrong in it."""
        sound: object = self._call(self._engine.speak, request)
        if not isinstance(sound, Sound):
            wrong = f"gives {type(sound).__name__} and no articlecast.Sound"
            raise SpeakError(self._name, wrong, "tell whoever made it, or use another engine")
        return sound

    def close(self) -> None:
        self._call(getattr(self._engine, "close", lambda: None))

    def _call(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return call_plugin(self._name, function, *arguments, **named)
        except PluginError as error:
            raise SpeakError(self._name, error.wrong, "tell whoever made it, or use another engine") from error
