"""The shared rules at work: one scan stops at whatever may need words, and there the first rule that fits speaks."""

from __future__ import annotations

import re
from functools import cache

from articlecast.model import Rewrite
from articlecast.narrate.languages.fractions import GLYPHS
from articlecast.narrate.languages.numbers import NUMBER, ROMAN, say_digits
from articlecast.narrate.languages.rules import RULES, Speak
from articlecast.narrate.languages.signs import NUMERALS
from articlecast.narrate.languages.tongue import DASH, SPACE, Said, Tongue

_RESIDUE = re.compile(rf"\d|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡\u0300-\u036f]|[_{NUMERALS}]")

_APOSTROPHE = r"\d{1,3}['’]\d{1,2}(?![\d\"”″'’])"
"""A decimal comma as Spain's papers write it above the line: 2'5 millones."""


_OPENS = r"(?:\(\?:|\(\?P<\w+>|\()*"
_ONLY_DIGITS = re.compile(rf"(?!.*(?:<<ROMAN>>|<<GLYPH>>)){_OPENS}(?:\\d|<<NUM>>|\[\d)")
_NO_DIGITS = re.compile(rf"{_OPENS}(?:\[(?:A-Z|hH|Mm|Kk|kcmd)|https|<<(?:ABBR|MONTH|SHORT|DAY|SPELLED|CUR)>>)")
"""How the patterns of rules begin that fit at a digit alone, and those that never do."""

Rule = tuple[str, re.Pattern[str], Speak]


@cache
def compile_rules(tongue: Tongue) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The table's rules in their order, with a language's own words in their patterns: for any sign, and for digits.

    Half of them begin with a digit or cannot, and are not tried elsewhere.
    """
    grammar = tongue.grammar
    fill = {
        "NUM": rf"(?:{_APOSTROPHE}|{NUMBER})" if grammar.tag == "es" else f"(?:{NUMBER})",
        "ROMAN": ROMAN,
        "S": SPACE,
        "DASH": DASH,
        "CUR": f"(?:{tongue.alternatives(tongue.currencies)})",
        "SCALE": f"(?:{tongue.alternatives(grammar.scales)})",
        "UNIT": f"(?:{tongue.alternatives(tongue.units)})",
        "PER": f"(?:{tongue.alternatives({**grammar.per, **tongue.units})})",
        "ABBR": f"(?:{tongue.alternatives([*grammar.abbreviations, *tongue.begun])})",
        "MONTH": f"(?:{tongue.alternatives([*grammar.months, *grammar.short_months])})",
        "SHORT": f"(?:{tongue.alternatives(grammar.short_months)})",
        "DAY": f"(?:{tongue.alternatives(grammar.days)})",
        "RATE": f"(?:{tongue.alternatives({**grammar.per, **grammar.rates})}|100 ?(?:k?g|ml|l))",
        "GLYPH": f"[{''.join(GLYPHS)}]",
        "MARK": f"(?:{tongue.alternatives(grammar.ordinal_marks) or '(?!)'})",
        "CENT": grammar.centuries,
        "UNTIL": rf"{SPACE}{DASH}{SPACE}(?=\d{{1,2}}(?:{SPACE}h|[:.]\d\d))",
        "OF": re.escape(grammar.of_month),
        "SPELLED": f"(?:{tongue.alternatives(grammar.spelled)})",
    }
    found = tuple(
        (name, re.compile(re.sub(r"<<([A-Z]+)>>", lambda match: fill[match[1]], pattern)), speak)
        for name, pattern, speak in RULES
    )
    beside = zip(found, RULES, strict=True)
    kinds = [(rule, _ONLY_DIGITS.match(row[1]), _NO_DIGITS.match(row[1])) for rule, row in beside]
    return tuple(rule for rule, digits, _ in kinds if not digits), tuple(rule for rule, _, none in kinds if not none)


def rewrite(text: str, tongue: Tongue) -> tuple[str, tuple[Rewrite, ...]]:
    """The text as it is spoken, and where and by which rule it differs from the written one."""
    pieces: list[str] = []
    made: list[Rewrite] = []
    length = done = 0
    at = 0
    while match := tongue.trigger.search(text, at):
        name, end, said = _apply(text, match, tongue)
        if said is None:
            at = match.start() + 1
            continue
        at, said = end, _clean(said, tongue)
        before = text[done : match.start()]
        heard = any(sign.isalnum() for sign in said)
        touched = before[-1:] or ("" if not pieces else pieces[-1][-1:])
        if heard and touched and not touched.isspace() and touched not in "(«“„\"'’‘¿¡-–—‑":
            said = f" {said}"
        if heard and end < len(text) and (text[end].isalpha() or text[end].isdecimal() or text[end] in "(€$£%"):
            said += " "
        pieces += [before, said]
        length += len(before)
        made.append(Rewrite(match.start(), end, length, length + len(said), name))
        length += len(said)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), tuple(made)


def _clean(said: str, tongue: Tongue) -> str:
    """What a rule took over from the page may still hold signs and digits, as a host's name does."""
    return _RESIDUE.sub(lambda match: say_digits(match[0], tongue.grammar) if match[0].isdecimal() else " ", said)


def _apply(text: str, at: re.Match[str], tongue: Tongue) -> tuple[str, int, Said]:
    for name, pattern, speak in compile_rules(tongue)[text[at.start()].isdecimal()]:
        match = pattern.match(text, at.start())
        if match and match.end() > at.start():
            said = speak(tongue, match)
            if said is not None:
                return name, match.end(), said
    return "", at.end(), None
