"""The interface that every speech engine fulfils, ours and a third party's alike.

An engine is a class named by an entry point in the group ``articlecast.engines``. It is built without arguments
beyond its options, once in each worker, and is used by one thread at a time unless its traits say otherwise. Where it
has a method ``close``, that is called at the end of a run, and may be called more than once. Where it has a method
``can_say(text, language)``, ``auto`` asks it before it gives it an utterance; a static one is asked, too, where the
engine cannot be built, to tell what another engine speaks in its place only for now. Where it has a method
``check_voice(name)``, that is asked before a run speaks its first word: it raises NoSuchVoice, and reaches no network.
One that has ``prepare(voice)`` loads what it speaks with, in whatever thread, where a run knows that it will be asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from articlecast.model import Sound

ENTRY_POINT_GROUP = "articlecast.engines"


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice; fields that nobody knows stay empty. ``language`` is a BCP 47 tag."""

    name: str
    language: str
    gender: str = ""
    quality: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a caller must know before it speaks.

    ``revision`` changes whenever the same request would sound different: it is part of every cache key.
    ``parallel`` says how requests may run side by side: ``process`` for work on this machine's cores, ``thread``
    for a service that waits on a network. ``characters`` bounds one request's text, 0 meaning no bound: a longer
    one is packed into several before the engine sees it. ``concurrency`` bounds a remote engine's requests under way,
    ``requests_per_minute`` their number, 0 meaning no bound.

    ``ipa_languages`` are those in which ``render_text`` takes pronunciations (``render_readings`` finds them), ``*``
    meaning any; in others they never reach it.

    ``breathes``: the silence after a sentence grows with its length and is short where it goes on in the next one;
    without it, the silence is the same after all.

    ``worth_processes`` is the number of new sentences in one article from which two processes are faster than none: a
    second process costs what its start takes, and saves half of what the sentences take.

    ``address`` is where a remote engine is reached, host and port: all that ask there share one rate budget, and one
    outage. Empty where the engine's name says it.

    A remote engine makes one attempt a call and raises EngineBusy for what may pass; trying again, waiting and
    keeping to the rate is the caller's part.

    ``free`` says that nobody is paid for what it speaks; what runs on this machine is free in any case.
    """

    name: str
    revision: str
    parallel: Literal["process", "thread"] = "process"
    characters: int = 0
    remote: bool = False
    word_times: bool = False
    concurrency: int = 1
    requests_per_minute: float = 0
    ipa_languages: tuple[str, ...] = ()
    address: str = ""
    breathes: bool = False
    worth_processes: int = 100
    free: bool = False


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """One text to say. ``rate`` and ``pitch`` are factors of the voice's own, 1.0 leaving it alone."""

    text: str
    language: str
    voice: str = ""
    rate: float = 1.0
    pitch: float = 1.0


@runtime_checkable
class SpeechEngine(Protocol):
    """Turns text into sound: equal requests give equal bytes, in any order and any process."""

    @property
    def traits(self) -> Traits: ...

    def voices(self) -> tuple[Voice, ...]:
        """All voices, sorted by language and name; raises EngineUnavailable."""
        ...

    def render_text(self, said: str) -> str:
        """The text this engine wants for an utterance's ``said``: its own way to spell marked initialisms."""
        ...

    def speak(self, request: SpeechRequest) -> Sound:
        """The sound of one request; raises SpeakError, NoSuchVoice or EngineUnavailable."""
        ...
