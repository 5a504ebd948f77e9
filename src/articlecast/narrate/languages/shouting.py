"""Lines that are all in capitals, as words: THE TIDE ROSE AT NASA as The Tide Rose At NASA."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w&-]{0,24}\d)")
FEWEST = 3
"""Words that a line must have: one or two in capitals are as likely a name or initialisms."""


def lower_shouting(text: str, keeps: Callable[[str], bool]) -> str:
    """The line with capitals at its words' beginnings alone, but for words that ``keeps`` names; as long as before.

    Empty where the line is not shouted: where hardly a word is no initialism, or where there are too few.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    loud = [word for word in words if not keeps(word)]
    if len(words) < FEWEST or 3 * len(loud) < len(words):
        return ""
    lowered = _WORD.sub(lambda match: match[0] if _stays(match, keeps) else match[0].capitalize(), text)
    return lowered if len(lowered) == len(text) else ""


def _stays(match: re.Match[str], keeps: Callable[[str], bool]) -> bool:
    """Whether a word keeps its capitals: the ending of an ordinal (3RD) is no word that could begin with one."""
    return keeps(match[0]) or match.string[match.start() - 1 : match.start()].isdecimal()
