"""What speaking a script will take, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articlecast.engine import SpeechEngine
from articlecast.model import Pause, Script
from articlecast.speak.automatic import choose_engine
from articlecast.speak.cache import SegmentCache, digest_request
from articlecast.speak.gate import Gate, find_state_folder
from articlecast.speak.options import SpeakOptions
from articlecast.speak.voices import make_requests

CHARACTERS_A_SECOND = 15.0


@dataclass(frozen=True, slots=True)
class SpeechEstimate:
    """One article's part: sentences new and cached, what the new ones send, and how long all of it is heard.

    ``waiting_seconds`` is what the rate budget makes the new requests wait, ``price`` is in
    ``speak.currency``, None where nobody has said what the engine takes.
    """

    engine: str
    new: int = 0
    cached: int = 0
    characters: int = 0
    requests: int = 0
    audio_seconds: float = 0.0
    waiting_seconds: float = 0.0
    price: float | None = 0.0


def estimate_speech(
    script: Script,
    engine: SpeechEngine,
    options: SpeakOptions,
    cache: SegmentCache | None = None,
    spoken: set[str] | None = None,
) -> SpeechEstimate:
    """What the script will take; nothing is spoken, sent or written.

    ``spoken`` holds the cache keys of what is spoken before it, and is given those of its own.
    """
    traits = engine.traits
    asked: set[str] = set()
    before = spoken if spoken is not None else set[str]()
    speakers: dict[str, None] = {}
    new = cached = characters = 0
    seconds = sum(cue.seconds for cue in script.cues if isinstance(cue, Pause))
    for utterance in script.utterances:
        speaker = choose_engine(engine, utterance)
        own = speaker.traits
        text, requests = make_requests(utterance, speaker, options)
        seconds += len(text) / CHARACTERS_A_SECOND / options.rate + 0.3
        if not requests:  # a dash alone, which nobody is asked for
            continue
        speakers[own.name] = None
        keyed = {digest_request(request, own): request for request in requests}
        missing = {key: each for key, each in keyed.items() if key not in before and not (cache and key in cache)}
        new, cached = new + bool(missing), cached + (not missing)
        characters += sum(len(request.text) for key, request in missing.items() if key not in asked)
        asked |= missing.keys()
    before |= asked
    waiting = 0.0
    per_minute = options.requests_per_minute or traits.requests_per_minute
    if traits.remote and asked:
        folder = find_state_folder(cache.folder.parent if cache else None)
        waiting = Gate(traits.name, per_minute, folder, address=traits.address).find_wait()
        waiting += (len(asked) - 1) * 60 / per_minute if per_minute else 0.0
    known = options.price_per_million or traits.free or not (traits.remote and characters)
    price = characters * (options.price_per_million if traits.remote else 0.0) / 1e6 if known else None
    name = ", ".join(speakers) or traits.name
    return SpeechEstimate(name, new, cached, characters, len(asked), seconds, waiting, price)


def add_estimates(estimates: Iterable[SpeechEstimate]) -> SpeechEstimate:
    """The sum of articles that are spoken one after the other, with all engines that are asked for anything."""
    rows = tuple(estimates)
    asked = [row for row in rows if row.requests] or rows
    names = dict.fromkeys(name for row in asked for name in row.engine.split(", ") if name)
    return SpeechEstimate(
        ", ".join(names),
        sum(row.new for row in rows),
        sum(row.cached for row in rows),
        sum(row.characters for row in rows),
        sum(row.requests for row in rows),
        sum(row.audio_seconds for row in rows),
        sum(row.waiting_seconds for row in rows),
        None if any(row.price is None for row in rows) else sum(row.price or 0.0 for row in rows),
    )
