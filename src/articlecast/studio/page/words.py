"""Every string of the page, in the languages that it speaks: a row of the table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "de")

_ROWS: Mapping[str, str] = {
    "Episodes": "Folgen",
    "Search": "Suchen",
    "All states": "Alle Zustände",
    "Render": "Vertonen",
    "Approve": "Freigeben",
    "Hold": "Zurückhalten",
    "Withdraw": "Zurückziehen",
    "Save": "Speichern",
    "Listen": "Anhören",
    "Stop": "Anhalten",
    "Cancel": "Abbrechen",
    "{} minutes": "{} Minuten",
    "Nothing here yet. Put an article into the show’s folder, or paste an address.": (
        "Noch nichts da. Einen Artikel in den Ordner der Sendung legen oder eine Adresse einfügen."
    ),
    "The article": "Der Artikel",
    "The script": "Das Skript",
    "Saved.": "Gespeichert.",
    "Somebody else has changed the script since.": "Jemand anders hat das Skript inzwischen geändert.",
}
"""English, which is the key, and German."""


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language; ``table`` is what the modules in the browser are given."""

    language: str
    table: Mapping[str, str]

    def say(self, text: str) -> str:
        """The text in this language; a KeyError where the table lacks it is a fault of ours."""
        return text if self.language == "en" else self.table[text]


def choose_words(accepted: str) -> Words:
    """By what a browser accepts, in its order; English where it speaks neither. RFC 9110, 12.5.4."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().partition("-")[0].lower()
        if tag in LANGUAGES:
            return Words(tag, {} if tag == "en" else _ROWS)
    return Words("en", {})
