"""The languages that the page speaks, and what it says in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articlecast.studio.page.words.settings import MEANINGS
from articlecast.studio.page.words.strings import STRINGS


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language; ``table`` is what the modules in the browser are given, and ``meanings`` what
    settings do, by their names, which in English stands with the settings themselves.
    """

    language: str
    table: Mapping[str, str]
    meanings: Mapping[str, str]

    def say(self, text: str) -> str:
        """The text in this language; a KeyError where the table lacks it is a fault of ours."""
        return text if self.language == "en" else self.table[text]


ENGLISH, GERMAN = Words("en", {}, {}), Words("de", STRINGS, MEANINGS)


def choose_words(accepted: str) -> Words:
    """By what a browser accepts, in its order; English where it speaks neither. RFC 9110, 12.5.4."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().partition("-")[0].lower()
        if known := next((words for words in (ENGLISH, GERMAN) if words.language == tag), None):
            return known
    return ENGLISH
