"""What an editor may choose about narration: the table ``[narrate]`` of ``articlecast.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NarrateOptions:
    """Pauses in seconds, after the kind of block that each is named for."""

    title_pause: float = 1.0
    heading_pause: float = 0.7
    paragraph_pause: float = 0.6
    item_pause: float = 0.35
    section_pause: float = 1.2
    """Before a heading, and at a break."""
