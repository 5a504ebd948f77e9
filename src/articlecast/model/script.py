"""What ``narrate`` makes of an article: everything that will be said, beside what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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


OmittedKind = Literal[
    "table",
    "code",
    "formula",
    "picture",
    "credit",
    "video",
    "audio",
    "map",
    "document",
    "embed",
    "post",
    "note",
    "pull quote",
    "line",
    "words",
]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that stands in the article and is not said.

    ``reason`` is the setting or the rule that leaves it out, as ``narrate.code = "name"`` or ``newsletter``; ``words``
    are what a reader sees of it, folded to a line; ``paragraph`` is the number of the utterances after which it
    stands, -1 before all of them.
    """

    kind: OmittedKind
    reason: str
    words: str = ""
    url: str = ""
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """A table or a picture, as the article shows it.

    What is said of it are the paragraphs above ``paragraph`` up to ``last``: none where they are equal. Of a table that
    ``is_read`` they are its caption, where it has one, and its rows. ``words`` are a table's caption or a picture's alt
    text. A row's cells are parted by tabs, and the first row is the head where the table ``is_headed``; a table too
    large to be kept has no rows. ``url`` is where a picture is, as the article has it, in a manifest as that has it;
    ``caption`` and ``credit`` are what stands below it and is not said.
    """

    kind: Literal["table", "picture"]
    paragraph: int = -1
    last: int = -1
    words: str = ""
    rows: tuple[str, ...] = ()
    is_headed: bool = False
    is_read: bool = False
    url: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be heard, in order; ``links`` are the article's own as ``(words, url)``, for the notes.

    ``omissions`` are what the article has beside that, in its order, and ``shown`` its tables and pictures as they are;
    a script's file does not hold them.
    """

    title: str
    language: str
    cues: tuple[Cue, ...]
    links: tuple[tuple[str, str], ...] = ()
    omissions: tuple[Omission, ...] = field(default=(), compare=False)
    shown: tuple[Shown, ...] = field(default=(), compare=False)

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(cue for cue in self.cues if isinstance(cue, Utterance))
