"""A language's grammar with what its rules need of it: numbers in its words, its words as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from articlecast.narrate.languages.grammar import Form, Grammar, Noun
from articlecast.narrate.languages.numbers import say_number

SPACE = "[ \u00a0\u202f]?"
DASH = "[-–—‑]"

Said = str | None
"""What a rule says of what it found; None where it does not hold after all."""


@dataclass(frozen=True, eq=False)
class Tongue:
    """A grammar, and ``point`` where the region writes 1,234.5. Equal to itself alone: its rules are compiled once."""

    grammar: Grammar
    point: bool = False

    def number(self, written: str, form: Form = "") -> str:
        return say_number(written, self.grammar, form, point=self.point)

    def counted(self, written: str, noun: Noun) -> str:
        """A number and what it counts: un euro, veintiuna libras, 2,5 Millionen."""
        one, many, form = noun
        return f"{self.number(written, form)} {one if written == '1' else many}"

    def alternatives(self, words: Iterable[str]) -> str:
        return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=len, reverse=True))

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """Where a rule may begin: a sign, a digit, a capital run, a short form, an address."""
        short = self.alternatives({*self.grammar.abbreviations, *self.grammar.currencies})
        days = self.alternatives(self.grammar.days)
        return re.compile(
            rf"https?://|www\.|(?<![\w.])[\w.+-]{{1,64}}@\w|(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,9}}(?:com|org|net|info|[a-z]{{2}})\b"
            rf"|(?<!\w)(?:{short})|(?<!\w)(?:{days})(?=\.?,? \d|\.?{DASH})"
            rf"|(?<!\w)[kcm]?m[²³](?!\w)|\((?=\d\d\) ?\d{{4,5}}-)"
            rf"|(?<!\w)(?:[A-Z][a-z]?){{1,12}}[₀-₉]|(?<!\w){DASH}(?=\d)|\d"
            rf"|(?<!\w)[IVXLC]+(?![a-zà-ÿ]*[a-zà-ÿ]{{3}})\w{{0,3}}"
            rf"|(?<!\w)[A-ZÀ-Ý][A-ZÀ-Ýa-z]*[A-ZÀ-Ý]|[_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]|[^\w\s.,;:!?…'\"’‘“”„‚«»‹›()\-–—‑¿¡]"
        )
