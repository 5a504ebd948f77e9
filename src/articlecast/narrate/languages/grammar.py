"""What a language must say about itself, so that one table of rules can read its numbers, dates and signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from articlecast.short_forms import ShortForm

Form = Literal["", "m", "f", "n"]
"""How a number stands: counting alone, or before a masculine, feminine or neuter noun."""

Noun = tuple[str, str, Form]
"""A thing that is counted: singular, plural, gender."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. ``cardinal`` and ``ordinal`` write whole numbers from 0; the rest are words and tables.

    ``date`` and ``clock`` put words together: day, month and year (each ready, the year may be empty), and hour,
    minute. ``decimals`` is "number" where 3,14 ends in fourteen, "digits" where it ends in one four.
    ``raised`` stands between a number and its power. ``point_decimals`` holds the regions that write 1,234.5 for what
    the others write 1.234,5.
    """

    tag: str
    cardinal: Callable[[int, Form], str]
    ordinal: Callable[[int, Form], str]
    year: Callable[[int], str]
    date: Callable[[int, str, str, str], str]
    clock: Callable[[int, int], str]
    months: tuple[str, ...]
    point: str
    to: str
    over: str
    of: str
    dot: str
    at: str
    decimals: Literal["number", "digits"]
    symbols: Mapping[str, str]
    currencies: Mapping[str, tuple[Noun, Noun | None]]
    scales: Mapping[str, Noun]
    units: Mapping[str, Noun]
    per: Mapping[str, str]
    abbreviations: Mapping[str, ShortForm]
    fractions: Mapping[str, str]
    spelled: frozenset[str]
    ordinal_marks: Mapping[str, Form]
    centuries: str
    rulers: Callable[[int, Form], str]
    """A ruler's number behind his name, by his gender."""
    short_months: Mapping[str, str]
    days: Mapping[str, str]
    """Days in short, said in full before a date, an hour or another day."""
    rates: Mapping[str, str]
    """What stands behind the stroke of a price: 30 €/h."""
    mixed: Mapping[str, str]
    """A fraction behind a whole number; {} stands for the ending that the noun's gender gives."""
    halves: Mapping[Form, str]
    """A half before what it is of, by gender."""
    numbered: frozenset[str]
    """What takes a Roman numeral: capítulo IV."""
    hours: frozenset[str] = frozenset()
    """Words before an hour, where 9.00 may be one."""
    of_month: str = ""
    feminine: tuple[str, ...] = ()
    """Endings of feminine nouns, of words that are taken whole too."""
    masculine: tuple[str, ...] = ()
    """Endings of masculine nouns that look feminine, tried first."""
    nouns: Mapping[str, Form] = field(default_factory=dict)
    """Nouns by their gender that no ending tells, tried before all endings."""
    point_decimals: frozenset[str] = frozenset()
    raised: str = ""
    turns: Noun = ("mal", "mal", "m")
    """What 2x counts: dos veces."""
    ordinal_centuries: bool = False
