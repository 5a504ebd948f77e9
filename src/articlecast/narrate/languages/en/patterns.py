"""What the English rules share: how a number, a space or a month looks, and what stands around a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.currencies import CODES, CURRENCIES

Match = re.Match[str]
Speak = Callable[[Match], str | None]
Rule = tuple[str, re.Pattern[str], Speak]
"""Its name, what it looks like, and who speaks it."""


def compile_rules(*rows: tuple[str, str, Speak]) -> tuple[Rule, ...]:
    """The rows of a table of rules, each with its pattern compiled."""
    return tuple((name, re.compile(pattern), speak) for name, pattern, speak in rows)


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, sorted by their first letter: half the time of a plain list."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", "[ \u00a0]"))
    rows = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?=[{''.join(map(re.escape, by_letter))}])(?:{'|'.join(rows)})"


NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}|[1-9]\d{0,2}(?:[\u00a0\u202f\u2009]\d{3}(?!\d))+|[1-9]\d?(?: \d{3}(?!\d)){2,4}(?! ?\d)|[1-9]\d{0,2}(?: \d{3}){0,3} 000(?! ?\d)|\d+)"
    r"(?:\.\d+)?(?![\d])"
)
"""1,234.5, and as India and as the standards write it: 1,00,000 and 1 000 000."""
SPACE = "[ \u00a0\u202f]"
CASH = rf"(?:{NUMBER}|\.\d\d?(?!\d))"
"""A sum; $.95 has no dollars."""
DASH = "[-–—‑−‐‒]"
MONTH = f"(?:{either(w.MONTHS)})"
CURRENCY = f"(?:{either(CURRENCIES)})"
SCALE = f"(?:{either(u.SCALES)})"
WORD_SCALE = "(?:thousand|million|billion|trillion|bn|mn)"
UNIT = rf"(?:{either(u.UNITS)})(?:/(?:{either(u.PER)})(?![\w²³]))?"
SMALL_UNIT = r"(?:[ctT](?=\.(?: [a-z]{2}|[,;)]|$))|rpm|mph|km|cm|mm|kg|yd|oz|qt|gal|lbs?|ft|mi|[Tt]sp|[Tt]bsp|yrs?|hrs?|mins?|in(?=[,.;)]|$))"
RATE_TAIL = f"(?:(?P<tail>-(?:an?|per|each|every)-[a-z]+|-(?:plus|or-so|or-more)(?![\\w-])|[ -](?:[Dd]ollar|[Ee]uro|[Pp]ound)s?(?![\\w-])|(?:/(?:{either(u.RATED)})(?!\\w))+|/(?!free|adv|door|online|under|over|and|or)[a-z]{{3,12}}(?![\\w/])|(?:p(?:[pwha]|cm|pn)(?!\\w)| p(?:[pwha]|cm|pn)(?=[.,;)]|$| (?:and|or|plus|for|in|on|with|to|from)\\b))(?!\\.[\\w]))(?:(?:(?<=/mo|/wk|/yr|/hr|/lb|/oz)|(?<=/gal|/bbl))\\.(?=,? [a-z(+&]|[;,)]))?)"
EXTENSION = r"(?:,? ?(?:x|[Ee]xt\.?) ?\d{1,6}(?!\w))?"
DAY = f"(?:{either({*w.DAYS, *w.DAYS.values()})})"
YEAR = r"(?P<y>1\d{3}|20\d{2})(?![\d]|,\d|[A-Za-z])"
DATE_YEAR = rf"(?:,?{SPACE}?{YEAR})?"
_COUNTED = {*u.UNITS, "degrees", "deg", *u.SCALES, *w.LOWER_MONTHS, *CODES, *WORD_SCALE[3:-1].split("|")}
PLAIN_END = rf"[,;!?)]* ?$|\.$|[,;!?)][ ]|\. [A-Z]|[ -](?!(?:{either(word for word in _COUNTED if word.isalpha() and word.islower())})\b)[a-z]{{3}}"
"""What follows a number that is no more than that: tried first, it spares half of all numbers the other rules."""

_CLOSING = re.compile(r"[\"'”’)\] ]*\Z")
_LOOSE = frozenset(
    "a after an and are as at because before but by each every for from if in instead into is less more of off on or "
    "could would should can may might must has have had did does do he she they we you it that are now also not only "
    "over per plus since so than that the then through to under until was were when which while who will with".split()
)
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")


def before(match: Match) -> str:
    """The word before, or nothing."""
    return _word_before(match.string[max(0, match.start() - 30) : match.start()])


@lru_cache(maxsize=256)
def _word_before(lead: str) -> str:
    """Kept for a while: every rule of a word in capitals asks for the word before it."""
    words = lead.rsplit(None, 1)
    return words[-1] if words else ""


def after(match: Match) -> str:
    """The word that follows after one space, or nothing."""
    found = _NEXT_WORD.match(match.string, match.end())
    return found[1] if found else ""


def precedes_noun(match: Match) -> bool:
    """Whether what is said seems to describe the word that follows: in "a $50-a-month plan", not in "$50 a month for"."""
    word = after(match)
    return word.islower() and word not in _LOOSE


def ends_text(match: Match) -> bool:
    """Whether nothing but closing marks comes after."""
    return _CLOSING.match(match.string, match.end()) is not None


def ends_sentence(match: Match) -> bool:
    """Whether nothing comes after, or a word that begins a sentence far more often than it is a name."""
    return ends_text(match) or after(match) in w.STARTERS


def spell(letters: str) -> str:
    """A marked initialism."""
    return SPELLED_JOINER.join(letter for letter in letters if letter.isalnum())
