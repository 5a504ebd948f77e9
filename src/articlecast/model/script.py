"""What ``narrate`` makes of an article: everything that will be said, beside what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "byline", "heading", "text", "quote", "list", "table", "caption", "code", "note", "closing"]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One place where the spoken words differ from the written ones.

    ``written[start:end]`` is said as ``said[said_start:said_end]``, by the rule of that name.
    """

    start: int
    end: int
    said_start: int
    said_end: int
    rule: str


SPELLED_JOINER = "\u202f"
"""Stands between the letters of a marked initialism in ``Utterance.said``: ``D⟨U+202F⟩H⟨U+202F⟩S``.

Every engine renders such a run in its own way; with a plain space for it the text is the neutral form.
"""

_READING = re.compile("\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb")


def write_reading(said: str, ipa: str) -> str:
    """Words with their pronunciation, as ``Utterance.said`` carries both: Unicode's interlinear annotation."""
    return f"\ufff9{said}\ufffa{ipa}\ufffb"


def render_readings(said: str, write: Callable[[str, str], str] = lambda words, _ipa: words) -> str:
    """``said`` with each pronunciation as ``write`` has it from its words and IPA; the words alone unless told."""
    return _READING.sub(lambda match: write(match[1], match[2]), said) if "\ufff9" in said else said


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: what the engine says, and what the reader sees in the transcript.

    ``paragraph`` numbers the block that the sentence stands in, so that a transcript can show paragraphs again.
    ``voice`` is the role or the voice that the editor has marked it for; empty for the one of its own role.
    """

    said: str
    written: str
    language: str
    role: Role = "text"
    paragraph: int = 0
    rewrites: tuple[Rewrite, ...] = ()
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class Chapter:
    """Starts a chapter where it stands among the cues."""

    title: str
    url: str = ""
    image: str = ""


Cue = Utterance | Pause | Chapter


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be heard, in order; ``links`` are the article's own as ``(words, url)``, for the notes."""

    title: str
    language: str
    cues: tuple[Cue, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(cue for cue in self.cues if isinstance(cue, Utterance))
