"""Signs by themselves, in the languages that share one table of rules: what each means where it stands."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from articlecast.narrate.languages.fractions import say_part
from articlecast.narrate.languages.neighbours import word_before
from articlecast.narrate.languages.signs import ARROWS, name_sign, read_numeral, stands_between

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue

_LEADING = frozenset("~<>#@")
"""Signs that mean something only before a number."""
_SEPARATORS = frozenset("|<>~•·")
"""Signs that part what stands on both their sides, where they mean nothing else."""
_ARTICLES = frozenset("der die das ein eine el la un una le une il lo o a um uma".split())
_VARIABLE = re.compile(r"(?<!\w)[A-Za-z0-9] ?\Z")
_VARIABLE_NEXT = re.compile(r" ?[A-Za-z0-9](?!\w)")
"""What two variables are: a < b."""


def say_symbol(tongue: Tongue, match: re.Match[str]) -> Said:
    sign, grammar = match[0], tongue.grammar
    after = match.string[match.end() : match.end() + 1]
    previous = match.string[max(0, match.start() - 1) : match.start()]
    if sign == "(":  # looked at for a telephone's sake
        return None
    if sign == "―":  # the horizontal bar, which stands for a dash
        return " - "
    if sign in "/_":  # sí/no is two words
        return " " if after.isalnum() and previous and not previous.isspace() else ""
    following = match.string[match.end() : match.end() + 2].strip(" \u00a0\u202f")
    if sign in grammar.symbols and (sign not in _LEADING or following[:1].isdigit()):
        return grammar.symbols[sign]
    if sign in "<>" and (
        _VARIABLE.search(match.string[: match.start()][-3:]) or _VARIABLE_NEXT.match(match.string, match.end())
    ):
        return grammar.symbols[sign]
    if sign in _SEPARATORS:
        return "," if previous.isspace() and after.isspace() else " " if previous.isalnum() and after.isalnum() else ""
    if sign in tongue.currencies:
        return tongue.currencies[sign][0][word_before(match).lower() not in _ARTICLES]
    value = read_numeral(sign)
    if value is not None:
        return _numeral(tongue, value)
    plain = unicodedata.normalize("NFKC", sign)
    said = grammar.symbols.get(plain) or name_sign(sign, grammar.tag)
    if sign in ARROWS and not stands_between(match):
        return ""
    return said or (None if unicodedata.category(sign)[0] in "ML" else "")


def _numeral(tongue: Tongue, value: Fraction) -> str:
    if value.denominator == 1:
        return (
            tongue.number(str(value.numerator)) if value >= 0 else f"{tongue.grammar.symbols['−']} {-value.numerator}"
        )
    part = say_part(tongue, value.numerator, value.denominator)
    return (
        part or f"{tongue.number(str(value.numerator))} {tongue.grammar.over} {tongue.number(str(value.denominator))}"
    )
