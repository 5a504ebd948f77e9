"""Which rules a text is spoken by: its language's own, or those that are safe in any language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from articlecast.model import Rewrite
from articlecast.narrate.languages.shouting import lower_shouting
from articlecast.narrate.lexicon import NO_LEXICON, Lexicon, apply_lexicon

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Tongue

_GRAMMARS = {
    "de": "de.GRAMMAR",
    "es": "es.GRAMMAR",
    "fr": "fr.GRAMMAR",
    "it": "it.GRAMMAR",
    "pt": "pt.GRAMMAR",
    "es-ar": "es.PESOS",
    "es-cl": "es.PESOS",
    "es-co": "es.PESOS",
    "es-mx": "es.PESOS",
    "es-uy": "es.PESOS",
    "fr-be": "fr.SWISS",
    "fr-ch": "fr.SWISS",
    "pt-pt": "pt.EUROPEAN",
}
_VOWELS = frozenset("AEIOUYÁÉÍÓÚÄÖÜÀÈÙÂÊÎÔÛÃÕÅÆØ")
_SAFE = re.compile(
    r"(?P<address>https?://(?P<host>[\w-]+(?:\.[\w-]+)+)[^\s\[]*?(?=[.,;:!?)»”]*(?:[\s\[]|$)))"
    r"|(?P<note>\[(?:\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,20}|[a-z])\](?![a-z])|(?<!\dm)(?<![\d ][kcmd]m)[¹²³⁰⁴-⁹†‡]+)"
    r"|(?P<bar>(?<=\S )[|•·~<>](?= (?!\d)\S))|(?P<mark>(?![<>~] ?\d)[™®©*_^~`|\\{}<>•]+)"
    r"|(?P<reading>(?<=[\u3400-\u9fff々])[（(][ぁ-ゖァ-ヺー・]{1,20}[）)])"  # how the characters before it are said
)


def knows_language(language: str) -> bool:
    """Whether there are rules of this language here; otherwise ``speak_text`` leaves numbers to the engine."""
    return language.lower().partition("-")[0] == "en" or find_tongue(language) is not None


@lru_cache(maxsize=16)
def find_tongue(language: str) -> Tongue | None:
    """The rules for a BCP 47 tag, its region's own first; None for a language without any."""
    tag = language.lower()
    place = _GRAMMARS.get(tag) or _GRAMMARS.get(tag.partition("-")[0])
    if place is None:
        return None
    from articlecast.narrate.languages.tongue import Tongue  # noqa: PLC0415 -- as above

    module, _, name = place.partition(".")
    grammar = getattr(import_module(f"articlecast.narrate.languages.{module}"), name)
    return Tongue(grammar, point=language.rpartition("-")[2].upper() in grammar.point_decimals)


def speak_text(text: str, language: str, lexicon: Lexicon = NO_LEXICON) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as it is spoken in that language, and each place where it differs from the written one."""
    speak = _choose_rules(language)
    if text.isupper() and (calm := lower_shouting(text, lambda word: _keeps_capitals(word, language))):
        said = apply_lexicon(calm, language, lexicon, speak)[0]
        return said, (Rewrite(0, len(text), 0, len(said), "shouted"),)
    return apply_lexicon(text, language, lexicon, speak) if lexicon.entries else speak(text)


@lru_cache(maxsize=64)
def _choose_rules(language: str) -> Callable[[str], tuple[str, tuple[Rewrite, ...]]]:
    if language.lower().partition("-")[0] == "en":
        return _load_english(language)
    tongue = find_tongue(language)
    if not tongue:
        return speak_safely
    from articlecast.narrate.languages.rewriting import rewrite  # noqa: PLC0415 -- 15 ms that English does not need

    return partial(rewrite, tongue=tongue)


def knows_capitals(letters: str, language: str) -> bool:
    """Whether the rules know how a word in capitals is said, rather than guess it."""
    if language.lower().partition("-")[0] == "en":
        from articlecast.narrate.languages.en.capitals import knows_capitals as knows  # noqa: PLC0415 -- as below

        return knows(letters)
    tongue = find_tongue(language)
    return tongue is not None and letters in tongue.grammar.spelled


def _keeps_capitals(word: str, language: str) -> bool:
    """Whether a word keeps its capitals in a line that is lowered: an initialism, a numeral."""
    if language.lower().partition("-")[0] != "en":
        return len(word) > 1 and not any(letter in _VOWELS for letter in word)
    from articlecast.narrate.languages.en.capitals import keeps_capitals  # noqa: PLC0415 -- as below

    return keeps_capitals(word)


def _load_english(language: str) -> Callable[[str], tuple[str, tuple[Rewrite, ...]]]:
    """English, imported when it is first spoken: its patterns take 100 ms to compile."""
    from articlecast.narrate.languages.en import speak_english  # noqa: PLC0415 -- see above
    from articlecast.narrate.languages.en.british import is_british  # noqa: PLC0415

    return partial(speak_english, british=True) if is_british(language) else speak_english


def speak_safely(text: str) -> tuple[str, tuple[Rewrite, ...]]:
    """What holds in every language: an address shrinks to its host, note marks and typographer's signs go."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    for match in _SAFE.finditer(text):
        said = "," if match["bar"] else (match["host"] or "").removeprefix("www.")
        before = text[done : match.start()]
        length += len(before)
        pieces += [before, said]
        made.append(Rewrite(match.start(), match.end(), length, length + len(said), _name(match)))
        length += len(said)
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces), tuple(made)


def _name(match: re.Match[str]) -> str:
    return {"address": "web address", "note": "note mark", "mark": "sign", "bar": "sign", "reading": "reading"}[
        next(name for name in ("address", "note", "mark", "bar", "reading") if match[name])
    ]
