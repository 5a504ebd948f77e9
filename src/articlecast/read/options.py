"""What an editor may choose about reading: the table ``[read]`` of ``articlecast.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Bounds on what is read at all."""

    largest_bytes: int = 20_000_000
    """The largest source; more is no article."""
    language: str = "en"
    """The language of an article that does not say its own."""
