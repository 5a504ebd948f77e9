"""Powers, products, scores, ranges and bare numbers, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.amounts import guess_form
from articlecast.narrate.languages.neighbours import (
    bend_one,
    is_noun_like,
    name_gender,
    one_before,
    word_after,
    word_before,
)
from articlecast.narrate.languages.numbers import DOTTED

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form
    from articlecast.narrate.languages.tongue import Said, Tongue

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "^")
_CODE = re.compile(r"\b(?:[LRDA]\. ?|[Aa]rt(?:\.|icles?) )\Z")
"""The letter before the number of a French law's article: L. 121-1."""
_NUMBERED = frozenset(
    "Absatz Abs. Akt Artikel Art. Band Bus Buslinie Formel Gleis Gruppe Halle Haus Kapitel Klasse Level Liga Linie Nr. "
    "Nummer Paragraf Phase Platz Raum Runde Saal Satz Schritt Seite S. Station Stufe Tag Teil Tisch Tor Typ Variante "
    "Version Woche Zimmer Ziffer".split()
)
"""German nouns whose number stands behind them, and counts nothing: Platz 1, Satz 1 BGB."""
_ONE_OCLOCK = re.compile(r"\b(?:(?:a|de|hasta|sobre|desde) la |à |d?all['’] ?)\Z")
"""What leads to one o'clock where no noun follows: a la una, all'una, à uma."""
_SIZES = re.compile(r" (?:met|cent[ií]m|mil[ií]m|polegad|pés?\b|pixels?)")


def say_power(tongue: Tongue, match: re.Match[str]) -> Said:
    """10⁶, 10^6 and 2³; a raised figure behind any other number is a note's mark."""
    base, exponent = match["n"], match["up"].translate(_RAISED)
    typed = match["up"].startswith("^")
    short = exponent in {"2", "3"} and len(base) < 4
    if base not in {"2", "10"} and not exponent.startswith("-") and not short and not typed:
        return None
    if not typed and (exponent in {"0", "1"} or len(exponent) > 6):
        return None
    said = f"{tongue.number(base)} {_name_exponent(tongue, exponent, small=len(base) < 3 and base != '10')}"
    said = f"{said} {tongue.units[match['unit']][1]}" if match["unit"] else said
    return f"{said} {tongue.per(match['per'])}" if match["per"] else said


_SQUARES = {
    "de": ("Quadrat", "hoch drei"),
    "es": ("al cuadrado", "al cubo"),
    "fr": ("au carré", "au cube"),
    "it": ("al quadrato", "al cubo"),
    "pt": ("ao quadrado", "ao cubo"),
}
"""What second and third powers have for a name."""


def _name_exponent(tongue: Tongue, exponent: str, *, small: bool) -> str:
    """Al cuadrado, al cubo, elevado a menos seis; of numbers German squares have no name."""
    if small and exponent in {"2", "3"} and tongue.grammar.tag != "de":
        return _SQUARES[tongue.grammar.tag][exponent == "3"]
    minus = f"{tongue.grammar.symbols['−']} " if exponent.startswith("-") else ""
    return f"{tongue.grammar.raised} {minus}{tongue.number(exponent.removeprefix('-'))}"


def say_raised(tongue: Tongue, match: re.Match[str]) -> str:
    """x², mc² and 2^x."""
    up = match["up"] or match["square"]
    return _SQUARES[tongue.grammar.tag][up == "³"] if up else tongue.grammar.raised


def say_times(tongue: Tongue, match: re.Match[str]) -> str:
    """The factor before a power of ten: 6,02 · 10^23, 3 x 10⁸."""
    return f"{tongue.number(match['n'])} {tongue.grammar.symbols['×']}"


def say_quotient(tongue: Tongue, match: re.Match[str]) -> str:
    """The number before the colon of 10 : 2 = 5, where a result follows."""
    return f"{tongue.number(match['n'])} {tongue.grammar.symbols['÷']}"


_RESULT = re.compile("[ \u00a0\u202f]?=")
"""What follows a product and no score: 5 x 3 = 15."""


def say_product(tongue: Tongue, match: re.Match[str]) -> str:
    """3 x 4, and 2 x 3 x 4 m; in Portuguese 2 x 0 is a match's score."""
    factors = re.split(r"[ \u00a0\u202f]?[x×][ \u00a0\u202f]?", match["factors"])
    sized = bool(match["unit"] or _SIZES.match(match.string, match.end()))
    joint = tongue.grammar.symbols["×"]
    if tongue.grammar.tag == "pt" and "×" not in match[0]:
        scored = len(factors) == 2 and len("".join(factors)) < 4 and not _RESULT.match(match.string, match.end())
        joint = "por" if sized else tongue.grammar.to if scored else joint
    relay = factors[0] == "4" and factors[1] in {"50", "100", "200", "400"}
    if tongue.grammar.tag == "fr" and sized and not relay and match["unit"] in {"m", "cm", "mm", "km", "px", None}:
        joint = "sur"  # cinq sur huit mètres, but trois fois quatre
    said = f" {joint} ".join(tongue.number(factor) for factor in factors)
    return f"{said} {tongue.units[match['unit']][1]}" if match["unit"] else said


def say_range(tongue: Tongue, match: re.Match[str]) -> str:
    form = guess_form(tongue, match)
    law = tongue.grammar.tag == "fr" and _CODE.search(match.string, max(0, match.start() - 10), match.start())
    joint = "tiret" if law else tongue.grammar.to
    return f"{tongue.number(match['a'], form)} {joint} {tongue.number(match['b'], form)}"


def say_score(tongue: Tongue, match: re.Match[str]) -> Said:
    """3:1 and 1:25.000; 3 : 1 in German alone, as French has a space before every colon."""
    if match.groupdict().get("apart") and tongue.grammar.tag != "de":
        return None
    if tongue.grammar.tag == "fr" and match["a"] == "1" and len(match["b"]) > 3:
        return say_scale(tongue, match)
    joint = _RATIOS.get(tongue.grammar.tag, tongue.grammar.to)
    share = _SHARE_AHEAD.search(match.string, max(0, match.start() - 20), match.start())
    if tongue.grammar.tag == "pt" and len(match["b"]) < 3 and not share:
        joint = tongue.grammar.to
    return f"{tongue.number(match['a'])} {joint} {tongue.number(match['b'])}"


_SHARE_AHEAD = re.compile(r"\b(?:proporção|razão|relação|mistura) de \Z", re.IGNORECASE)
_SETS_AHEAD = re.compile(r"\b(?:parcia(?:l|is)|parziali|parciales|sets?)\b[^.;!?]{0,40}\Z", re.IGNORECASE)


def say_set(tongue: Tongue, match: re.Match[str]) -> Said:
    """Tennis in strokes: parciais de 6/4 e 7/5."""
    if not _SETS_AHEAD.search(match.string, max(0, match.start() - 60), match.start()):
        return None
    return f"{tongue.number(match['a'])} {tongue.grammar.to} {tongue.number(match['b'])}"


_INCHES = {"de": "Zoll", "es": "pulgadas", "fr": "pouces", "it": "pollici", "pt": "polegadas"}


def say_inches(tongue: Tongue, match: re.Match[str]) -> Said:
    """A screen of 55" where no quotation is open that the mark may close."""
    text, start = match.string, match.start()
    mark = text.rfind('"', max(0, start - 300), start)
    opened = mark == 0 or (mark > 0 and (text[mark - 1].isspace() or text[mark - 1] in "(-–—"))
    return None if opened and match["sign"] == '"' else f"{tongue.number(match['n'])} {_INCHES[tongue.grammar.tag]}"


_RATIOS = {"de": "zu", "pt": "para"}
"""What stands between the two of a ratio, where it is not what stands between those of a range."""


def say_scale(tongue: Tongue, match: re.Match[str]) -> str:
    """A map's 1/25 000: un vingt-cinq millième, and uno a veinticinco mil as 1:25.000 is."""
    grammar = tongue.grammar
    if grammar.tag != "fr":
        return say_score(tongue, match) or ""
    number = int(re.sub(r"\D", "", match["b"]))
    one = "" if match.groupdict().get("th") or word_before(match).lower() in {"au", "le", "du"} else "un "
    return f"{one}{grammar.ordinal(number, '').replace('cents mill', 'cent mill')}"


def say_bare_number(tongue: Tongue, match: re.Match[str]) -> Said:
    minus = f"{tongue.grammar.symbols['−']} " if match["minus"] else ""
    lead = match.string[max(0, match.start() - 14) : match.start()]
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", match["n"]) and DOTTED.search(lead):
        whole, part = match["n"].split(".")
        return f"{tongue.number(whole)} {tongue.grammar.dot} {tongue.number(part)}"
    said = tongue.number(match["n"], _count_form(tongue, match))
    after = word_after(match)
    if tongue.grammar.tag == "it" and said in {"un", "una"}:
        one = one_before(after, "f" if said == "una" else "m")
        said = one.rstrip() if one.endswith(" ") else said
    if tongue.grammar.tag == "de" and said in {"ein", "eine"}:
        said = bend_one(match, said, after)
    of = f" {tongue.of(after)}".rstrip() if tongue.is_round_million(match["n"]) and is_noun_like(after) else ""
    return f"{minus}{said}{of}" + (" " if of.endswith(" ") else "")


def say_elided(tongue: Tongue, match: re.Match[str]) -> Said:
    """Italian 1 ora and 1 amica: un’ora."""
    if tongue.grammar.tag != "it" or name_gender(tongue.grammar, match["noun"]) != "f":
        return None
    return f"un’{match['noun']}"


def _count_form(tongue: Tongue, match: re.Match[str]) -> Form:
    """The gender of what a number counts: a noun behind it, an hour behind a las, nothing behind Platz."""
    grammar, before = tongue.grammar, word_before(match)
    if (grammar.tag == "de" and before in _NUMBERED) or before.strip("(.").lower() in grammar.numbered:
        return ""
    form = guess_form(tongue, match)
    if (
        match["n"] == "1"
        and not form
        and grammar.tag != "fr"
        and _ONE_OCLOCK.search(match.string, max(0, match.start() - 10), match.start())
    ):
        return "f"
    last = re.split("['’]", before.lower())[-1]
    return "f" if not form and last in grammar.hours and match["n"].isdecimal() else form


def say_plus_minus(tongue: Tongue, _match: re.Match[str]) -> str:
    """+/-, as ± is typed."""
    return tongue.grammar.symbols["±"]


_PRESSURE_AHEAD = re.compile(
    r"\b(?:blutdruck|tensión|presión|tension|pression|pressione|tensão|pressão)\b[^.,;!?]{0,24}\Z", re.IGNORECASE
)
_PRESSURES = {"de": " zu ", "es": " ", "fr": " ", "it": " su ", "pt": " por "}


def say_pressure(tongue: Tongue, match: re.Match[str]) -> Said:
    """A blood pressure of 120/80."""
    if not match["unit"] and not _PRESSURE_AHEAD.search(match.string, max(0, match.start() - 50), match.start()):
        return None
    said = f"{tongue.number(match['a'])}{_PRESSURES[tongue.grammar.tag]}{tongue.number(match['b'])}"
    return f"{said} {tongue.units['mmHg'][1]}" if match["unit"] else said


def say_less(tongue: Tongue, _match: re.Match[str]) -> Said:
    """French les - de 12 ans."""
    return "moins" if tongue.grammar.tag == "fr" else None


def say_side(tongue: Tongue, match: re.Match[str]) -> str:
    """One side of two that each have their unit: 5 m x 3 m."""
    joint = {"fr": "sur", "pt": "por"}.get(tongue.grammar.tag, tongue.grammar.symbols["×"])
    return f"{tongue.counted(match['n'], tongue.units[match['unit']])} {joint}"


def say_version(tongue: Tongue, match: re.Match[str]) -> Said:
    """3.1.4 and 192.168.0.1: numbers with their points; no date and no thousands."""
    parts = match["v"].split(".")
    if all(len(part) == 3 for part in parts[1:]):
        return None
    return f" {tongue.grammar.dot} ".join(tongue.number(part) for part in parts)


def say_around(tongue: Tongue, match: re.Match[str]) -> Said:
    """French 24h/24 and 7j/7."""
    if tongue.grammar.tag != "fr" or match["n"] != match["of"]:
        return None
    noun = {"h": "heures", "j": "jours"}.get((match["unit"] or "")[:1], "")
    return " ".join(filter(None, (tongue.number(match["n"]), noun, "sur", tongue.number(match["of"]))))


def say_whole_price(tongue: Tongue, match: re.Match[str]) -> Said:
    """A price without cents, as German writes it: 5,- Euro."""
    return tongue.number(match["n"].strip(".")) if tongue.grammar.tag == "de" else None
