"""One sentence as it is said: an utterance from what is written."""

from __future__ import annotations

import re

from articlecast.model import Rewrite, Role, Utterance
from articlecast.narrate.islands import Island, speak_islands
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import Lexicon
from articlecast.narrate.note_marks import close_gaps
from articlecast.sentences import CLOSED

_BLANK = re.compile(r"[ \t\n\u00a0]+")


def say_sentence(
    written: str,
    language: str,
    role: Role,
    number: int,
    lexicon: Lexicon,
    *,
    islands: tuple[Island, ...] = (),
    mark: str = "",
) -> Utterance:
    """A sentence as an utterance: its words by the rules of its language, its islands by their own, and a stop.

    ``mark`` is said before the first word, as the number of a list's item is.
    """
    spoken, rewrites = close_gaps(written, *speak_islands(written, language, lexicon, islands))
    if mark:
        count = speak_text(mark.strip(" ."), language)[0]
        written, spoken, rewrites = _put_before(mark, f"{count[:1].upper()}{count[1:]}: ", written, spoken, rewrites)
    said = " ".join(_BLANK.split(spoken)).strip()
    closed = said if CLOSED.search(said) else f"{said}."
    kept = tuple(rewrites) if said == spoken else ()  # their places hold for what was not folded again
    return Utterance(closed, written, language, role, number, kept)


def _put_before(
    mark: str, said: str, written: str, spoken: str, rewrites: tuple[Rewrite, ...]
) -> tuple[str, str, tuple[Rewrite, ...]]:
    """The number of a list's item before its first words: "2." is written, "Two:" is said."""
    old, new = len(mark), len(said)
    moved = [
        Rewrite(each.start + old, each.end + old, each.said_start + new, each.said_end + new, each.rule)
        for each in rewrites
    ]
    return mark + written, said + spoken, (Rewrite(0, old, 0, new, "list number"), *moved)
