"""What the engines do alike with text: clean it, find its words, spell marked initialisms, suggest a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from articlecast.model import SPELLED_JOINER

_SPELLED = re.compile(rf"\w(?:{SPELLED_JOINER}\w)+(?P<stop>\.?)")
_WORD = re.compile(r"[^\W_]+(?:[’'.\-@&:/,][^\W_]+)*")
_CONTROL = dict.fromkeys([*range(9), *range(14, 32), 127, 0xFEFF], None)


def clean_text(text: str) -> str:
    """The text without control characters and halves of surrogate pairs, each run of white space as one space."""
    text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.translate(_CONTROL).split())


def find_words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word, in order; "D.H.S." and "o’clock" are one word each."""
    return tuple(match.span() for match in _WORD.finditer(text))


def join_spelled(said: str, write: Callable[[list[str]], str]) -> str:
    """``said``, cleaned, with each marked initialism written by ``write``; a full stop after it is not doubled."""

    def replace(match: re.Match[str]) -> str:
        stop = match["stop"]
        written = write(match[0].removesuffix(stop).split(SPELLED_JOINER))
        return written if stop and written.endswith(stop) else written + stop

    return clean_text(_SPELLED.sub(replace, said))
