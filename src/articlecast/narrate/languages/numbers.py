"""Written numbers as values: separators of thousands, decimal commas and points, Roman numerals."""

from __future__ import annotations

import re

from articlecast.narrate.languages.grammar import Form, Grammar

_GROUPED = "|".join(rf"\d{{1,3}}(?:{mark}\d{{3}})+(?:,\d+)?(?!\d)" for mark in (r"\.", "['’]", "[ \u00a0\u202f\u2009]"))
NUMBER = rf"{_GROUPED}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
"""Also the other custom's form, 1,234.5, and a space that does not break between thousands."""
ROMAN = r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
DOTTED = re.compile(
    r"\b(?:version|kap\.|abschn\.|cap\.|chap\.|nr\.|versión|versione|versão|kapitel|chapitre|capítulo|capitolo|abschnitt|section|sección|sezione|seção|"
    r"art\.|artikel|articles?|artículos?|articol[oi]|artigos?|punkt|point|punto|ponto|windows|ios|android|web|industrie|"
    r"bluetooth|usb|python|update|release|firmware|java|motor|motore|moteur) \Z",
    re.IGNORECASE,
)
"""What has numbers with points in them that are no decimals: Web 2.0, artículo 5.1."""
_GROUPS = re.compile("['’ \u00a0\u202f\u2009]")
_RAISED_COMMA = re.compile(r"['’](?=\d{1,2}\Z)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_roman(letters: str) -> int:
    """The value of a Roman numeral in capitals, 0 for none."""
    values = [_VALUES[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def split_number(written: str, *, point: bool) -> tuple[str, str]:
    """The digits before and after the decimal sign; ``point`` where the region writes 1,234.5."""
    if "'" in written or "’" in written:
        written = _RAISED_COMMA.sub(",", written)
    bare = _GROUPS.sub("", written)
    thousands, decimal = (",", ".") if point else (".", ",")
    if thousands in bare and decimal in bare:
        if bare.rindex(thousands) > bare.rindex(decimal):
            thousands, decimal = decimal, thousands
    elif bare.count(decimal) > 1 or (decimal not in bare and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d+", bare)):
        thousands, decimal = decimal, thousands
    whole, _, part = bare.replace(thousands, "").partition(decimal)
    return whole, part.replace(decimal, "")


def say_number(written: str, grammar: Grammar, form: Form = "", *, point: bool = False) -> str:
    """A written number in words; leading noughts and more than fifteen digits are read one by one."""
    whole, part = split_number(written, point=point)
    if len(whole) > 15 or (len(whole) > 1 and whole.startswith("0")):
        words = say_digits(whole, grammar)
    elif grammar.tag == "de" and not part and len(written) == 4 and 1100 <= int(whole) < 2000:
        words = grammar.year(int(whole))
    else:
        words = grammar.cardinal(int(whole), "" if part else form)
    return f"{words} {grammar.point} {_say_decimals(part, grammar)}" if part else words


def say_digits(digits: str, grammar: Grammar) -> str:
    """Each digit as a word."""
    return " ".join(grammar.cardinal(int(digit), "") for digit in digits)


def _say_decimals(part: str, grammar: Grammar) -> str:
    if grammar.decimals == "digits" or len(part) > 3:
        return say_digits(part, grammar)
    noughts = len(part) - len(part.lstrip("0"))
    rest = part[noughts:]
    return " ".join([*[grammar.cardinal(0, "")] * noughts, *([grammar.cardinal(int(rest), "")] if rest else [])])
