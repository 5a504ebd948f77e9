"""What an editor may choose about speaking: the table ``[speak]`` of ``articlecast.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from articlecast.errors import UsageError


@dataclass(frozen=True, slots=True)
class SpeakOptions:
    """The voice of the show; raises UsageError for a value that no engine could follow."""

    engine: str = "espeak"
    """The speech engine; ``articlecast voices`` lists them all."""
    voice: str = ""
    """A voice of that engine; empty for the one that suits the article's language."""
    rate: float = 1.0
    """How fast, as a factor of the voice's own pace: 0.5 to 2."""
    pitch: float = 1.0
    """How high, as a factor of the voice's own pitch, where the engine can change it: 0.5 to 2."""

    def __post_init__(self) -> None:
        for name in ("rate", "pitch"):
            value = getattr(self, name)
            if not 0.5 <= value <= 2.0:
                raise UsageError(f"speak.{name}", f"must be between 0.5 and 2, not {value}")
