"""Addresses, handles, tags and signs."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import make_units
from articlecast.narrate.languages.en.currencies import CURRENCIES
from articlecast.narrate.languages.en.figures import say_year_or_number
from articlecast.narrate.languages.en.known_capitals import LETTERS
from articlecast.narrate.languages.en.numbers import say_number
from articlecast.narrate.languages.en.patterns import Match, before, spell
from articlecast.narrate.languages.greek import write_latin
from articlecast.narrate.languages.signs import ARROWS, name_sign, read_numeral, stands_between

SPELLED_KINDS = frozenset("js py md pdf exe html csv txt jpg png yml xml css php sql svg docx xlsx pptx cfg".split())
FILE_KINDS = "|".join((*sorted(SPELLED_KINDS), "json", "yaml", "toml", "jpeg"))
"""What a file's name ends with, behind its full stop."""
NAME_AHEAD = r"(?:(?<=^)|(?<=[\s(\"“‘'/]))(?![\w.+-]*@)"
"""What stands before a file's name that begins with a full stop: a .github folder, files in .txt."""
_LED = re.compile(r"\b[A-Z]{2,5}(?=[A-Z][a-z]{2})")
"""Letters before a word that they run into: BBCBreaking."""
_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_SEPARATORS = frozenset("|•·")
_ROUGHLY = frozenset("about approximately around approx. circa nearly only roughly some".split())
_METRIC = r"(?:g|kg|ml|l|cm|mm|m|km|kph|km/h)"
_IMPERIAL = r"(?:fl\.? oz|oz|lbs?|in|ft|yd|mi|pints?|pt|qt|cups?|inch(?:es)?|feet|miles?|mph)"
_METRIC_OR_NOT = re.compile(
    rf".{{0,5}}?(?:\d ?{_METRIC}/(?=[\d½¼¾⅓⅔. ]+{_IMPERIAL}\b)|\d ?{_IMPERIAL}\.?/(?=[\d. ]+{_METRIC}\b))"
)
"""The same size in two systems."""


def say_address(match: Match) -> str:
    """A web address without its scheme, dots and slashes as words; of what follows the host a single word is said."""
    host = re.sub(r"^[a-z]+://", "", match["host"])
    page = f" slash {match['page']}" if match["page"] else ""
    return " ".join(say_address_part(host.removeprefix("www.")).split()) + page


def say_address_part(text: str) -> str:
    """Its dots, dashes and digits as words; spaces may double."""
    text = (
        text.replace(".", " dot ")
        .replace("@", " at ")
        .replace("-", " dash ")
        .replace("_", " underscore ")
        .replace("+", " plus ")
        .replace("/", " slash ")
    )
    return re.sub(r"\d+", lambda digits: f" {say_number(digits[0])} ", text)


def say_path(match: Match) -> str:
    """/v2/users/me and /etc/hosts: slash, v two, slash, users."""
    path, _, kind = match[0].rpartition(".")
    if path and kind in SPELLED_KINDS:
        return " ".join(f"{say_address_part(path)} dot {spell(kind.upper())}".split())
    return " ".join(say_address_part(match[0]).split())


def split_camel(name: str) -> str:
    """MeToo as Me Too, with numbers in words."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    spaced = _LED.sub(lambda match: f"{match[0]} " if _leads(match) else match[0], spaced)
    return " ".join(re.sub(r"\d+", lambda digits: f" {say_year_or_number(digits[0])} ", spaced).split())


def _leads(match: Match) -> bool:
    """Whether the letters are known, and no more of them are."""
    return match[0] in LETTERS and match.string[match.start() : match.end() + 1] not in LETTERS


def say_hashtag(match: Match) -> str:
    """#MeToo: hashtag Me Too; its name alone where the word stands before it."""
    named = before(match).lower() in {"hashtag", "hashtags"}
    return f"{'' if named else 'hashtag '}{split_camel(match['name'])}"


def say_any_file(match: Match) -> str:
    """A pattern of file names as it is typed: notes/*.txt, *.py."""
    slash = "slash " if match[0].startswith("/") else ""
    return f"{slash}star" + (f" dot {match['kind']}" if match["kind"] else "")


def say_file_kind(match: Match) -> str:
    """harbour.md and .yml by letters; .github and .json as the words that they are."""
    kind = match["kind"]
    return f"dot {spell(kind.upper()) if kind in SPELLED_KINDS else kind.replace('_', ' ')}"


GREEK_WORD = r"(?<![^\W_])[\u0370-\u03ff\u1f00-\u1fff]{2,40}(?![^\W_])"


def say_greek(match: Match) -> str | None:
    """A Greek word in Latin letters; nothing for letters that stand for something."""
    return write_latin(match[0]) or None


def say_sign(match: Match) -> str | None:
    """The word of a sign that has one, or nothing; a slash keeps the words apart: yes/no. 200g/7oz is one or the other."""
    sign = match[0]
    if sign == "(":
        return None
    if sign == "~" and before(match).lower() in _ROUGHLY:
        return ""
    if sign == "/" and _METRIC_OR_NOT.match(match.string, max(0, match.start() - 6)):
        return "or"
    around = match.string[match.start() - 1 : match.end() + 1].replace("\u00a0", " ").replace("\n", " ")
    if sign in _SEPARATORS and around == f" {sign} ":
        return ","
    if sign in "―‒⸺⸻":  # the bars that stand for a dash
        return " - "
    if sign in CURRENCIES and sign not in w.SYMBOLS:
        return make_units(CURRENCIES[sign][0])
    if sign in ARROWS and not stands_between(match):
        return ""
    named = w.SYMBOLS.get(sign, w.GREEK.get(sign))
    if named is not None:
        return named
    return " " if sign in "/\\_" else _say_rare_sign(match)


def _say_rare_sign(match: Match) -> str:
    """A numeral in one sign, and what is named by its row or by Unicode; raised figures behind a word mark a note."""
    sign = match[0]
    last = match.string[max(0, match.start() - 1) : match.start()]
    value = None if sign in _RAISED and last and not last.isspace() else read_numeral(sign)
    if value is None:
        return name_sign(sign, "en")
    above = say_number(str(value.numerator))
    return above if value.denominator == 1 else f"{above} over {say_number(str(value.denominator))}"
