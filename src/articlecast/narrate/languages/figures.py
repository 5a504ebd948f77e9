"""Powers, products, scores, ranges and bare numbers, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.amounts import guess_form
from articlecast.narrate.languages.neighbours import is_noun_like, word_after

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "^")
_SIZES = re.compile(r" (?:met|cent[ií]m|mil[ií]m|polegad|pés?\b|pixels?)")
_IMPURE = re.compile(r"s[^aeiouàèéìòù]|z|gn|ps|x|y")
"""How an Italian noun begins that takes uno: uno studente."""


def say_power(tongue: Tongue, match: re.Match[str]) -> Said:
    """10⁶, 10^6 and 2³; a raised figure behind any other number is a note's mark."""
    base, exponent = match["n"], match["up"].translate(_RAISED)
    typed = match["up"].startswith("^")
    short = exponent in {"2", "3"} and len(base) < 4
    if base not in {"2", "10"} and not exponent.startswith("-") and not short and not typed:
        return None
    if not typed and (exponent in {"0", "1"} or len(exponent) > 6):
        return None
    minus = f"{tongue.grammar.symbols['−']} " if exponent.startswith("-") else ""
    said = f"{tongue.number(base)} {tongue.grammar.raised} {minus}{tongue.number(exponent.removeprefix('-'))}"
    return f"{said} {tongue.units[match['unit']][1]}" if match["unit"] else said


def say_raised(tongue: Tongue, match: re.Match[str]) -> str:
    """x² and 2^x."""
    up = match["up"]
    return f"{tongue.grammar.raised} {tongue.number(up.translate(_RAISED))}" if up else tongue.grammar.raised


def say_product(tongue: Tongue, match: re.Match[str]) -> str:
    """3 x 4, and 2 x 3 x 4 m; in Portuguese 2 x 0 is a match's score."""
    factors = re.split(r"[ \u00a0\u202f]?[x×][ \u00a0\u202f]?", match["factors"])
    sized = bool(match["unit"] or _SIZES.match(match.string, match.end()))
    joint = tongue.grammar.symbols["×"]
    if tongue.grammar.tag == "pt" and "×" not in match[0]:
        joint = "por" if sized else tongue.grammar.to if len(factors) == 2 and len("".join(factors)) < 4 else joint
    if tongue.grammar.tag == "fr" and sized:
        joint = "sur"  # cinq sur huit mètres, but trois fois quatre
    said = f" {joint} ".join(tongue.number(factor) for factor in factors)
    return f"{said} {tongue.units[match['unit']][1]}" if match["unit"] else said


def say_range(tongue: Tongue, match: re.Match[str]) -> str:
    form = guess_form(tongue, match)
    return f"{tongue.number(match['a'], form)} {tongue.grammar.to} {tongue.number(match['b'], form)}"


def say_score(tongue: Tongue, match: re.Match[str]) -> str:
    joint = "zu" if tongue.grammar.tag == "de" else tongue.grammar.to
    return f"{tongue.number(match['a'])} {joint} {tongue.number(match['b'])}"


def say_bare_number(tongue: Tongue, match: re.Match[str]) -> Said:
    minus = f"{tongue.grammar.symbols['−']} " if match["minus"] else ""
    said = tongue.number(match["n"], guess_form(tongue, match))
    after = word_after(match)
    if said == "un" and tongue.grammar.tag == "it" and _IMPURE.match(after):
        said = "uno"
    of = f" {tongue.of(after)}".rstrip() if tongue.is_round_million(match["n"]) and is_noun_like(after) else ""
    return f"{minus}{said}{of}" + (" " if of.endswith(" ") else "")


def say_whole_price(tongue: Tongue, match: re.Match[str]) -> Said:
    """A price without cents, as German writes it: 5,- Euro."""
    return tongue.number(match["n"].strip(".")) if tongue.grammar.tag == "de" else None
