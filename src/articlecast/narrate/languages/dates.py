"""Days, dates and times, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import word_before

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue


def say_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """3.5.2024, 2024-05-03 and 03.05.90."""
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 50 else 1900
    return _date(tongue, match, int(match["d"]), int(match["m"]), year)


def _date(tongue: Tongue, match: re.Match[str], day: int, month: int, year: int | None) -> Said:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    grammar = tongue.grammar
    words = grammar.year(year) if year is not None else ""
    return grammar.date(day, grammar.months[month - 1], words, word_before(match))


def say_named_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """5 de mayo de 2024 and 5 ene. 2024."""
    grammar = tongue.grammar
    day = int(re.sub(r"\D", "", match["d"]))
    year = grammar.year(int(match["y"])) if match["y"] else ""
    month = grammar.short_months.get(match["month"], match["month"])
    return grammar.date(day, month, year, word_before(match)) if 1 <= day <= 31 else None


def say_time(tongue: Tongue, match: re.Match[str]) -> Said:
    """15:30 and 9 h."""
    hour, minute = int(match["h"]), int(match["m"] or 0)
    return tongue.grammar.clock(hour, minute) if hour <= 24 and minute < 60 else None


def say_dotted_time(tongue: Tongue, match: re.Match[str]) -> Said:
    """9.00 behind a word that leads to an hour: a las 9.00, alle 8.05."""
    return say_time(tongue, match) if re.split("['’]", word_before(match).lower())[-1] in tongue.grammar.hours else None


def say_days(tongue: Tongue, match: re.Match[str]) -> str:
    """Mo.–Fr. and lun., before what they are the days of."""
    days = tongue.grammar.days
    to = f" {tongue.grammar.to} {days[match['b']]}" if match["b"] else ""
    return f"{days[match['a']]}{to}{',' if ',' in match[0] else ''}"
