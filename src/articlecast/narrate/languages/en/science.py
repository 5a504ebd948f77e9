"""Raised and lowered figures: powers, variables, chemistry, units in a numerator or a denominator."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import make_units, name_unit
from articlecast.narrate.languages.en.numbers import MOST_DIGITS, say_cardinal, say_number, say_ordinal
from articlecast.narrate.languages.en.patterns import Match, spell

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_PLAIN = str.maketrans(f"{RAISED}{LOWERED}⁺⁻−", "01234567890123456789+--")
_BASES = frozenset({"2", "10"})
"""Numbers that are raised to any power; behind another one a raised figure above three is a note's mark."""
_NOUNS = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "ft": "foot", "mi": "mile", "in": "inch",
    "s": "second", "g": "gram", "kg": "kilogram", "L": "liter",
}  # fmt: skip
RAISED_UNIT = f"(?:{'|'.join(_NOUNS)})"
_PARTS = re.compile(r"[A-Z][a-z]?|\d+")


def say_power(match: Match) -> str | None:
    """10⁶, 2^10, 1.5×10⁻⁵ and 6.02e23; nothing where the raised figure is a note's mark, or is too long for words."""
    base, up = match["n"], match["up"]
    exponent = (up or match["e"]).translate(_PLAIN)
    if len(exponent) > MOST_DIGITS or (up and not _is_power(base, exponent)):
        return None
    by = f"{say_number(match['by'])} times " if match["by"] else ""
    unit = f" {make_units(name_unit(match['unit']))}" if match["unit"] else ""
    return f"{by}{say_number(base)} {_raise(exponent)}{unit}"


def say_scientific(match: Match) -> str:
    """6.02e23: six point zero two times ten to the twenty third."""
    return f"{say_number(match['n'])} times ten {_raise(match['e'].translate(_PLAIN).lstrip('+'))}"


def _is_power(base: str, exponent: str) -> bool:
    if exponent in {"0", "1"} or exponent.startswith("0"):
        return False
    return base in _BASES or exponent.startswith("-") or (exponent in {"2", "3"} and len(base) < 4)


def _raise(exponent: str) -> str:
    known = {"2": "squared", "3": "cubed"}.get(exponent)
    sign = "minus " if exponent.startswith("-") else ""
    return known or f"to the {sign}{say_ordinal(int(exponent.lstrip('-') or 0))}"


def say_variable(match: Match) -> str | None:
    """x², mc², r^3 and x₁; nothing where the raised figure is a note's mark behind a word."""
    letters, low = match["l"], match["low"]
    name = w.GREEK.get(letters) or (spell(letters.upper()) if letters.islower() and len(letters) == 2 else letters)
    if low:
        name = f"{name} {say_number(low.translate(_PLAIN))}"
    up = match["up"] or match["e"]
    if not up:
        return name
    if up == "ⁿ":
        return f"{name} to the n"
    exponent = up.translate(_PLAIN).lstrip("+")
    if not exponent or exponent == "-" or exponent.startswith("0") or len(exponent) > MOST_DIGITS:
        return None
    if exponent == "1" and not low:
        return None
    return f"{name} {_raise(exponent)}"


def say_isotope(match: Match) -> str:
    """¹⁴C: fourteen C."""
    return f"{say_number(match['n'].translate(_PLAIN))} {spell(match['atom'].upper())}"


def say_raised_unit(match: Match) -> str:
    """A unit without a number: m² and km³ are square meter and cubic kilometer, s⁻¹ is per second."""
    noun = _NOUNS[match["unit"]]
    turned, power = match["turn"], match["power"].translate(_PLAIN)
    size = {"1": "", "2": "square ", "3": "cubic "}[power]
    return f"{'per ' if turned else ''}{size}{noun}"


def say_compound(match: Match) -> str:
    """C₆H₁₂O₆ and Fe³⁺: each element's letters and each number, then the charge."""
    words: list[str] = []
    run = ""
    for part in _PARTS.findall(match["atoms"].translate(_PLAIN)):
        if part.isdecimal():
            words += [spell(run), say_cardinal(int(part))]
            run = ""
        else:
            run += part.upper()
    words.append(spell(run))
    if charge := (match["charge"] or "").translate(_PLAIN):
        words += [say_number(charge[:-1]), "plus" if charge.endswith("+") else "minus"]
    words += ["e"] if match["e"] else []
    return " ".join(filter(None, words))
