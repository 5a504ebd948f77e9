"""What an editor may choose about speaking: the table ``[speak]`` of ``articlecast.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articlecast.errors import UsageError
from articlecast.names import suggest_name

ROLES = ("narrator", "heading", "quote", "byline", "interviewer", "guest")

SILENT_OPTIONS = (
    "substitutes",
    "requests_per_minute",
    "attempts",
    "patience",
    "max_characters_per_run",
    "price_per_million",
    "currency",
    "workers",
    "hear",
    "recognisers",
)
"""Options on which an episode does not depend: they change no byte of what is heard, or only what is newly spoken."""

EngineSettings = dict[str, str | float | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SpeakOptions:
    """The voice of the show; raises UsageError for a value that no engine could follow."""

    engine: str = "espeak"
    """The speech engine; ``articlecast voices`` lists them all. ``auto``: English by hibari, all else by espeak."""
    voice: str = ""
    """A voice of that engine; empty for the one that suits the article's language."""
    rate: float = 1.0
    """How fast, as a factor of the voice's own pace: 0.5 to 2."""
    pitch: float = 1.0
    """How high, as a factor of the voice's own pitch, where the engine can change it: 0.5 to 2."""
    substitutes: tuple[str, ...] = ()
    """Engines that speak the whole episode, in this order, while the first choice cannot."""
    voices: dict[str, str] = field(default_factory=dict)
    """Voices by role (narrator, heading, quote, byline) or by language (fr, en-GB); a name with an engine in front
    (``"espeak/quote"``, ``"espeak/narrator"``) holds for that engine alone."""
    engines: dict[str, EngineSettings] = field(default_factory=dict)
    """Settings of the engines themselves: ``[speak.engines.openai]`` with ``model = "kokoro"`` and the like."""
    requests_per_minute: float = 0.0
    """A remote engine's rate budget, shared by all shows and processes; 0 for the engine's own."""
    attempts: int = 6
    """How often a remote engine is asked for one sentence before the article waits for the next run."""
    patience: float = 120.0
    """Seconds that a remote engine may ask us to wait; beyond, the article waits for the next run."""
    max_characters_per_run: int = 0
    """Characters that one run may send to remote engines; 0 for no limit."""
    price_per_million: float = 0.0
    """What a million characters cost at the engine; ``articlecast plan`` tells the sum. Free ones cost nothing."""
    currency: str = "USD"
    """What that is in: a code of ISO 4217 such as EUR."""
    workers: int = 0
    """Processes for engines that work on this machine's cores; 0 for one a core."""
    hear: str = ""
    """A recogniser that hears each newly spoken sentence again before it goes out; ``whisper`` is built in, with
    ``pip install faster-whisper``. What differs from the text is told as a doubt; empty for nobody."""
    recognisers: dict[str, EngineSettings] = field(default_factory=dict)
    """Settings of the recognisers: ``[speak.recognisers.whisper]`` with ``model``, a folder in CTranslate2's form."""

    def __post_init__(self) -> None:
        for name in ("rate", "pitch"):
            value = getattr(self, name)
            if not 0.5 <= value <= 2.0:
                raise UsageError(f"speak.{name}", f"must be between 0.5 and 2, not {value}")
        for key in self.voices:
            role = key.rpartition("/")[2]
            if role not in ROLES and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", role):
                wrong = f"'{role}' is neither a role ({', '.join(ROLES)}) nor a language{suggest_name(role, ROLES)}"
                raise UsageError("speak.voices", wrong, 'quote = "en-gb-scotland"   (below [speak.voices])')
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise UsageError("speak.currency", f"must be three capitals, not {self.currency!r}", 'currency = "EUR"')
        least = {"attempts": 1, "patience": 0, "requests_per_minute": 0, "workers": 0}
        least |= {"max_characters_per_run": 0, "price_per_million": 0}
        for name, smallest in least.items():
            if not getattr(self, name) >= smallest:
                raise UsageError(f"speak.{name}", f"must be {smallest} or more, not {getattr(self, name)}")
