"""What the show's page searches: every word of some episodes, and in which of them it is said.

The sentences themselves stay beside each episode's page; a search loads those of the episodes that have all its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Small letters without accents, as the page's script folds what is typed."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M")).lower()


def index_words(texts: Iterable[str]) -> dict[str, list[int]]:
    """Each word, folded, in alphabetical order, with the numbers of the texts that have it."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in set(_WORD.findall(fold(text))):
            found.setdefault(word, []).append(number)
    return dict(sorted(found.items()))
