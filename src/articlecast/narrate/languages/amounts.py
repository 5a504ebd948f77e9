"""Money, percent, measures and fractions, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import word_after, word_before

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form
    from articlecast.narrate.languages.tongue import Said, Tongue

GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_THOUSANDS = frozenset({"mil", "mila", "mille", "tausend"})
_NEUTER = ("chen", "ilo", "fund", "las", "ahr", "tück", "utzend", "iter")
"""Endings of German nouns that are neuter, of those of which there are halves."""
_NO_NOUNS = frozenset(
    "que por para pero und con contra della dalla nella alla sulla delle dalle nelle alle sulle del dal nel "
    "sul degli dei agli dans avec sur sous par pour les des une est sont ont ans los las una uno unos unas "
    "entre hasta desde sobre como más mais mas dos das nos nas aos pelo pela uma sin sem circa ancora prima "
    "dopo senza fra tra non può sono anche quando mientras cuando quand".split()
)
"""Words that follow a number and are none that it counts."""


def say_money(tongue: Tongue, match: re.Match[str]) -> Said:
    """1.234,56 €, 20 M€, 300 k€ and 30 €/h."""
    grammar = tongue.grammar
    whole, cent = grammar.currencies[match["cur"]]
    written, scale = match["n"], match["scale"]
    rate = match["rate"] or ""
    tail = f" {grammar.rates.get(rate) or grammar.per[rate]}" if rate else ""
    if scale and grammar.scales[_fold(scale)][1] in _THOUSANDS and written.isdecimal():
        return f"{tongue.number(f'{written}000', whole[2])} {whole[1]}{tail}"  # 300 k€, R$ 300 mil
    if scale:
        of = "d’" if grammar.tag == "fr" and whole[1].startswith("e") else grammar.of
        return f"{tongue.counted(written, grammar.scales[_fold(scale)])} {of}{whole[1]}{tail}"
    cents = re.fullmatch(r"(.*)[.,](\d\d)", written)
    if not cents:
        return tongue.counted(written, whole) + tail
    joint = {"es": " con ", "pt": " e ", "it": " e "}.get(grammar.tag, " ")
    if cents[2] == "00":
        return tongue.counted(cents[1], whole) + tail
    if not cents[1].strip("0"):
        return tongue.counted(cents[2].lstrip("0"), cent) + tail
    if grammar.tag == "de":
        return f"{tongue.number(cents[1], whole[2])} {whole[1]} {grammar.cardinal(int(cents[2]), '')}{tail}"
    return f"{tongue.counted(cents[1], whole)}{joint}{tongue.counted(cents[2].lstrip('0'), cent)}{tail}"


def _fold(word: str) -> str:
    return re.sub(r"\s", " ", word)


def say_percent(tongue: Tongue, match: re.Match[str]) -> str:
    """5-10 %: the sign once."""
    sign = tongue.grammar.symbols[match["sign"]]
    first = tongue.number(match["n"])
    return f"{first} {tongue.grammar.to} {tongue.number(match['n2'])} {sign}" if match["n2"] else f"{first} {sign}"


_BEHIND_DEGREES = frozenset("nord ovest sotto sopra nella nelle circa durante".split())


def say_measure(tongue: Tongue, match: re.Match[str]) -> Said:
    """12 km, -3 °C and 100 km/h."""
    grammar = tongue.grammar
    after = word_after(match)
    named = len(after) > 3 and after.islower() and after not in _BEHIND_DEGREES
    if named and match["unit"] in grammar.ordinal_marks and not match["minus"] and len(match["n"]) < 3:
        return None  # an ordinal: 1° piano
    minus = f"{grammar.symbols['−']} " if match["minus"] else ""
    range_ = f"{tongue.number(match['n'])} {grammar.to} " if match["n2"] else ""
    said = minus + range_ + tongue.counted(match["n2"] or match["n"], grammar.units[match["unit"]])
    return f"{said} {grammar.per[match['per']]}" if match["per"] else said


def say_scaled(tongue: Tongue, match: re.Match[str]) -> str:
    """1,5 millones."""
    noun = tongue.grammar.scales[_fold(match["scale"])]
    if noun[1] in _THOUSANDS and match["n"].isdecimal():
        return tongue.number(f"{match['n']}000", guess_form(tongue, match))
    return tongue.counted(match["n"], noun)


def say_joined_measure(tongue: Tongue, match: re.Match[str]) -> str:
    """A 100-m-Lauf."""
    return f"{tongue.number(match['n'])}-{tongue.grammar.units[match['unit']][0]}"


def say_span(tongue: Tongue, match: re.Match[str]) -> str:
    """2 h 30 min: hours and minutes, no time of day."""
    hour, minute = (
        tongue.counted(match[name], tongue.grammar.units[unit]) for name, unit in (("h", "h"), ("m", "min"))
    )
    return (
        f"{hour} {minute}" if tongue.grammar.tag in {"de", "fr"} else f"{hour} {tongue.grammar.symbols['&']} {minute}"
    )


def say_raised_unit(tongue: Tongue, match: re.Match[str]) -> Said:
    """Km² without a number: square kilometers, and per square kilometer."""
    noun = tongue.grammar.units.get(match["unit"] + match["up"])
    each = word_before(match).lower() in {"par", "por", "cada", "pro", "je", "per", "al", "le", "el", "o", "il"}
    return noun[not each] if noun else None


def say_mixed(tongue: Tongue, match: re.Match[str]) -> Said:
    """2½ horas: dos horas y media."""
    grammar, noun = tongue.grammar, match["noun"] or ""
    fraction = GLYPHS.get(match["glyph"], match["part"])
    form = name_gender(tongue, noun)
    if grammar.tag == "de":
        return f"{grammar.cardinal(int(match['n']), 'm')}{grammar.mixed[fraction]} {noun}".rstrip()
    if noun and not noun.islower():
        return None
    ending = "a" if form == "f" else "o"
    return " ".join(filter(None, (tongue.number(match["n"], form), noun, grammar.mixed[fraction].format(ending))))


def say_fraction(tongue: Tongue, match: re.Match[str]) -> str:
    """½, 3/4 kg and 1/2 taza: media taza."""
    grammar, unit = tongue.grammar, match["unit"]
    written = GLYPHS.get(match["f"], match["f"])
    noun = grammar.units[unit] if unit else None
    after = word_after(match)
    if written == "1/2" and (noun or name_gender(tongue, after)):
        form = noun[2] if noun else name_gender(tongue, after)
        return grammar.halves[form] + (f" {noun[0]}" if noun else "")
    words = grammar.fractions.get(written) or f" {grammar.over} ".join(
        tongue.number(part) for part in written.split("/")
    )
    return f"{words} {grammar.of}{noun[0]}" if noun else words


def guess_form(tongue: Tongue, match: re.Match[str]) -> Form:
    """The gender of the noun that follows, as far as its ending tells it."""
    return name_gender(tongue, word_after(match))


def name_gender(tongue: Tongue, noun: str) -> Form:
    """The gender that a noun's ending tells, where the language's numbers bend; nothing for what is none."""
    grammar = tongue.grammar
    if grammar.tag == "de":
        if not noun[:1].isupper():
            return ""
        return "f" if noun.endswith(grammar.feminine) else "n" if noun.endswith(_NEUTER) else "m"
    if not noun.islower() or len(noun) < 3 or noun in _NO_NOUNS:
        return ""
    return "f" if noun.endswith(grammar.feminine) and not noun.endswith(grammar.masculine) else "m"
