"""Addresses, handles, compounds and letters, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.neighbours import ends_text, word_before
from articlecast.narrate.languages.numbers import say_digits
from articlecast.short_forms import COMPOUND_ENDS

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue

_LOW = "₀₁₂₃₄₅₆₇₈₉"
_LOWERED = str.maketrans(_LOW, "0123456789")


def say_address(tongue: Tongue, match: re.Match[str]) -> str:
    return _say_signs(tongue, match["host"].removeprefix("www.").removesuffix("."))


def say_email(tongue: Tongue, match: re.Match[str]) -> str:
    return _say_signs(tongue, match[0])


_HYPHENS = {
    "de": ("Bindestrich", "Unterstrich"),
    "es": ("guion", "guion bajo"),
    "fr": ("tiret", "tiret bas"),
    "it": ("trattino", "trattino basso"),
    "pt": ("hífen", "sublinhado"),
}
"""What the hyphen and the low line of an address are called, which one has to type."""


def _say_signs(tongue: Tongue, address: str) -> str:
    """An address with its dots, hyphens and digits in words."""
    grammar = tongue.grammar
    hyphen, low_line = _HYPHENS[grammar.tag]
    signs = {".": grammar.dot, "@": grammar.at, "+": grammar.symbols["+"], "-": hyphen, "_": low_line}
    words = re.sub(r"[.@+_-]|\d", lambda part: f" {signs.get(part[0]) or say_digits(part[0], grammar)} ", address)
    return " ".join(words.split())


def say_handle(tongue: Tongue, match: re.Match[str]) -> str:
    sign = tongue.grammar.at if match["sign"] == "@" else "hashtag"
    return f"{sign} {_split_camel(tongue, match['name'])}"


def _split_camel(tongue: Tongue, name: str) -> str:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[AEOIÀÈ])(?=[A-ZÀ-Ý][a-zà-ÿ])|_", " ", name)
    return " ".join(re.sub(r"\d+", lambda digits: f" {tongue.number(digits[0])} ", spaced).split())


def say_compound(_tongue: Tongue, match: re.Match[str]) -> str:
    """H₂O: each letter, each number."""
    parts = re.findall(r"[A-Za-z]+|[₀-₉]+", match[0])
    words = [
        _tongue.number(part.translate(_LOWERED)) if part[0] in _LOW else SPELLED_JOINER.join(part.upper())
        for part in parts
    ]
    return " ".join(words)


def say_model(tongue: Tongue, match: re.Match[str]) -> str:
    letters = match["letters"]
    spelled = SPELLED_JOINER.join(letters) if len(letters) <= 3 and letters.isupper() else letters
    return f"{spelled} {tongue.number(match['n'])} {match['tail']}".rstrip()


def say_pages(tongue: Tongue, match: re.Match[str]) -> Said:
    """German S. 5f. and 5ff., glued to the number or not."""
    if tongue.grammar.tag != "de":
        return None
    ends = "." if ends_text(match) else ""
    return f"{tongue.number(match['n'])} {'fort' if match['f'] == 'ff' else ''}folgende{ends}"


def say_joined_word(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 5-jährig, 3-mal and 10-fach in one word."""
    grammar = tongue.grammar
    return f"{grammar.cardinal(int(match['n']), 'm')}{match['word']}" if grammar.tag == "de" else None


def say_compound_end(_tongue: Tongue, match: re.Match[str]) -> str:
    """German Hauptstr. 5, Karlspl., Telefonnr."""
    return f"{match['name']}{COMPOUND_ENDS[match['end']]}{'.' if ends_text(match) else ''}"


SPELLED_ANYWHERE = frozenset({"ISBN", "ISSN", "EAN", "URL", "USB", "UTC", "UHF", "UHD"})
"""Letters with a vowel that no language here says as a word."""
_CODES = "ISBN ISBN-10 ISBN-13 ISSN EAN IBAN NIF CIF CPF CNPJ SIREN SIRET HRB DOI NIPC NIB RFC CURP".split()
_CODED = re.compile(rf"\b(?:{'|'.join(_CODES)})(?: ?:| [Nn]\.?[º°])? \Z")


def say_code(tongue: Tongue, match: re.Match[str]) -> Said:
    """ISBN 978-3-16-148410-0 and an IBAN: signs one by one, with the time for a breath between groups."""
    if not _CODED.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    groups = re.findall(r"[A-Z0-9]+", match["code"])
    return ", ".join(" ".join(_say_sign(tongue, sign) for sign in group) for group in groups)


def _say_sign(tongue: Tongue, sign: str) -> str:
    return tongue.number(sign) if sign.isdecimal() else sign


def say_initialism(tongue: Tongue, match: re.Match[str]) -> Said:
    """Letters that no mouth can join, or that the language's table spells."""
    letters = match["letters"]
    vowels = sum(letter in "AEIOUYÁÉÍÓÚÄÖÜÀÈÙ" for letter in letters)
    if letters in tongue.grammar.spelled or letters in SPELLED_ANYWHERE or (vowels == 0 and 2 <= len(letters) <= 5):
        return SPELLED_JOINER.join(letters.upper())
    return None


def say_dotted_letters(tongue: Tongue, match: re.Match[str]) -> Said:
    """U.R.S.S.: letters one by one; what is short for words has its own row, of two letters a name may have begun."""
    dotted = match["dotted"]
    if dotted in tongue.short_forms:
        return None
    return SPELLED_JOINER.join(dotted.replace(".", "")) + ("." if ends_text(match) else "")


_FLIGHTS = frozenset("vol flug vuelo volo voo rejs".split())


def say_flight(tongue: Tongue, match: re.Match[str]) -> Said:
    """Le vol AF 447."""
    if word_before(match).lower() not in _FLIGHTS:
        return None
    return f"{SPELLED_JOINER.join(match['letters'])} {tongue.number(match['n'].strip())}"


def say_everyone(tongue: Tongue, match: re.Match[str]) -> Said:
    """Spanish and Portuguese l@s niñ@s, where the sign stands for an o and an a."""
    stem = match["stem"]
    return f"{stem}o{match['many']}" if tongue.grammar.tag in {"es", "pt"} and stem[-1] not in "aeiou" else None


def say_apostrophe(_tongue: Tongue, _match: re.Match[str]) -> str:
    """An accent that is typed for an apostrophe: geht´s."""
    return "’"


def drop(_tongue: Tongue, _match: re.Match[str]) -> str:
    return ""
