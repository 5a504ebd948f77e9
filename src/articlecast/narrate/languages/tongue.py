"""A language's grammar with what its rules need of it: numbers in its words, its words as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articlecast.narrate.languages.currencies import list_currencies
from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.narrate.languages.neighbours import one_before
from articlecast.narrate.languages.numbers import say_number, split_number
from articlecast.narrate.languages.signs import MODIFIERS, NUMERALS
from articlecast.narrate.languages.units import list_units
from articlecast.short_forms import COMPOUND_END, ShortForm

SPACE = "[ \u00a0\u202f]?"
DASH = "[-–—‑]"

_BEGINS_SMALL = re.compile(r"[a-zà-ÿ]{2}|z\. ?B|[a-z]\. ?(?:ex|ej|es|h|a|o|u)\b")
"""Short forms that may begin a sentence with a capital; A. D. and P. M. would be somebody's initials."""
_HUNDRED_KM = re.compile(r"100[ \u00a0\u202f]?km")

PER = {"de": "pro", "fr": "par", "es": "por", "it": "per", "pt": "por"}
"""What stands before the thing that each of is counted."""

Said = str | None
"""What a rule says of what it found; None where it does not hold after all."""


def _write_tree(tree: dict[str, Any]) -> str:
    ends = "" in tree
    branches = [
        (SPACE if letter == " " else re.escape(letter)) + _write_tree(rest)
        for letter, rest in sorted(tree.items(), reverse=True)
        if letter
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if ends or len(branches) > 1 else branches[0]


@dataclass(frozen=True, eq=False)
class Tongue:
    """A grammar, and ``point`` where the region writes 1,234.5. Equal to itself alone: its rules are compiled once."""

    grammar: Grammar
    point: bool = False

    def number(self, written: str, form: Form = "") -> str:
        return say_number(written, self.grammar, form, point=self.point)

    def counted(self, written: str, noun: Noun) -> str:
        """A number and what it counts: un euro, veintiuna libras, 2,5 Millionen, un millón de euros."""
        one, many, form = noun
        if written == "1" and self.grammar.tag == "it":
            return f"{one_before(one, form)}{one}"
        of = self.of(many) if self.is_round_million(written) else ""
        single = (
            written == "1"
            or (written == "0" and self.grammar.tag == "pt")
            or (self.grammar.tag == "fr" and self._is_below_two(written))
        )
        return f"{self.number(written, form)} {of}{one if single else many}"

    def _is_below_two(self, written: str) -> bool:
        """French counts one until two: 1,5 million, 0,5 litre, zéro degré."""
        return split_number(written, point=self.point)[0].lstrip("0") in {"", "1"}

    def scaled(self, written: str, scale: str) -> str:
        """A number and its million, which Portuguese writes as it says it: 1,5 milhão, 1,5 milhões, 1,5 mi."""
        one, many, form = self.grammar.scales[scale]
        if self.grammar.tag == "pt" and scale != many and self._is_below_two(written):
            return f"{self.number(written, form)} {one}"
        return self.counted(written, (one, many, form))

    def of(self, noun: str) -> str:
        """What joins a million to what it counts: nothing in German, "d’" before a French vowel."""
        return "d’" if self.grammar.tag == "fr" and noun[:1] in "aeéèêiouhœ" else self.grammar.of

    def is_round_million(self, written: str) -> bool:
        """Whether a number ends in the word for a million or a larger one, which is a noun in Romance languages."""
        whole, part = split_number(written, point=self.point)
        return (
            not part
            and len(whole) < 16
            and whole.endswith("000000")
            and bool(whole.strip("0"))
            and bool(self.grammar.of)
        )

    def per(self, unit: str) -> str:
        """What the stroke before a unit says: pro Stunde, por kilómetro cuadrado."""
        known = self.grammar.per.get(_HUNDRED_KM.sub("100 km", unit))
        if known:
            return known
        hundred, of = re.fullmatch("(100)? ?(.+)", unit).groups("")  # type: ignore[union-attr]
        one, many, _ = self.units[of]
        return f"{PER[self.grammar.tag]} {f'{self.number(hundred)} {many}' if hundred else one}"

    @cached_property
    def begun(self) -> dict[str, str]:
        """Short forms in small letters as they begin a sentence, Ca. and Vgl., with what they are short for."""
        table = self.grammar.abbreviations
        return {
            begun: ";".join(f"{way[:1].upper()}{way[1:]}" for way in form.said.split(";"))
            for short, form in table.items()
            if _BEGINS_SMALL.match(short)
            and form.where not in {"&", "<", ","}
            and (begun := f"{short[0].upper()}{short[1:]}") not in table
        }

    @cached_property
    def short_forms(self) -> dict[str, ShortForm]:
        """The short forms without their spaces: z. B. and z.B. are one."""
        return {short.replace(" ", ""): form for short, form in self.grammar.abbreviations.items()}

    @cached_property
    def units(self) -> dict[str, Noun]:
        return list_units(self.grammar)

    @cached_property
    def currencies(self) -> dict[str, tuple[Noun, Noun | None]]:
        others: dict[str, tuple[Noun, Noun | None]] = {
            key: (noun, None) for key, noun in list_currencies(self.grammar.tag).items()
        }
        return {**others, **self.grammar.currencies}

    def alternatives(self, words: Iterable[str]) -> str:
        """Words as a pattern, the longest first, letter by letter as a tree: side by side each would be tried alone."""
        tree: dict[str, Any] = {}
        for word in words:
            place = tree
            for letter in word:
                place = place.setdefault(letter, {})
            place[""] = {}
        return _write_tree(tree)

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """Where a rule may begin: a sign, a digit, a capital run, a short form, an address."""
        short = self.alternatives({*self.grammar.abbreviations, *self.begun, *self.currencies})
        days = self.alternatives(self.grammar.days)
        months = self.alternatives(self.grammar.short_months)
        less = r"|[-–](?= ?de \d+ ans)" if self.grammar.tag == "fr" else ""
        chain = rf"(?:\.?(?:, ?| ?[+&/] ?| (?:und|y|e|et) )(?:{days})){{1,6}}(?:\.?{DASH}(?:{days}))?\.?[:,]? \d"
        letters = rf"|[LMXJVSD]{DASH}[LMXJVSD](?=[:,]? (?:de )?\d)" if self.grammar.tag == "es" else ""
        compound = rf"|[A-ZÄÖÜ][a-zäöüß-]{{2,30}}{COMPOUND_END}\.(?!\w)" if self.grammar.tag == "de" else ""
        begins = (  # in one group: where a word goes on, all of these are passed over at once
            rf"{short}|(?:{days})(?=\.?,? \d|\.?{DASH}|\.|{chain}){compound}{letters}{less}|(?<!['’])(?:{months})(?!\w)"
            r"|(?<!\.)(?:[A-ZÀ-Ý]\.){3}|(?<!\.)[\w.+-]{1,64}@"
            r"|(?<![@.-])(?:[a-z0-9-]{1,63}\.){1,9}(?:com|org|net|info|[a-z]{2})\b"
            r"|[kcmd]?m[²³](?!\w)|[Kk]m(?=[ \u00a0]?\d)|[hH](?=\.?[ \u00a0]?\d)"
            r"|(?:k[gm]|[cm]m|m[lg]|cl)(?!\w)|[Mm]in(?:\.|(?!\w))|['’‘](?=[1-9]0(?!\d))"
            rf"|(?:[A-Z][a-z]?){{1,12}}[₀-₉]|{DASH}(?=\d)|[IVXLC]+(?![a-zà-ÿ]*[a-zà-ÿ]{{3}})\w{{0,3}}"
            r"|[A-ZÀ-Ý][A-ZÀ-Ýa-z]*[A-ZÀ-Ý]"
        )
        return re.compile(
            rf"(?<!\w)(?:{begins})|\d|[_{NUMERALS}{MODIFIERS}]|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡]"
            r"|https?://|www\.|\((?=\d{2,5}\)[ /]?\d{2})"
        )
