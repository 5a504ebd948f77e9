"""The words around what a rule has found."""

from __future__ import annotations

import re


def word_before(match: re.Match[str]) -> str:
    """The word before a match, or nothing."""
    words = match.string[max(0, match.start() - 40) : match.start()].split()
    return words[-1] if words else ""


def word_after(match: re.Match[str]) -> str:
    """The word that follows after one space, or nothing."""
    found = re.match(r"[ \u00a0\u202f]([^\W\d_]+)", match.string[match.end() : match.end() + 30])
    return found[1] if found else ""
