"""English outside America: the day before the month, "and" in numbers, nought, and the spelling of units."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.dates import (
    say_day_first,
    say_dotted_date,
    say_dotted_day_first,
    say_loose_date,
    say_loose_day_first,
    say_slashed_date,
    say_weekday_date,
    say_weekday_day_first,
)
from articlecast.narrate.languages.en.patterns import Speak
from articlecast.narrate.languages.en.ranges import say_range, say_score_between

REGIONS = frozenset("gb uk ie au nz za in hk sg mt ke ng".split())
"""Where the day of a date stands first, and a hundred takes its "and"."""
SPEAKERS: dict[Speak, Speak] = {
    say_slashed_date: say_day_first,
    say_dotted_date: say_dotted_day_first,
    say_loose_date: say_loose_day_first,
    say_weekday_date: say_weekday_day_first,
    say_range: say_score_between,
}
"""Who speaks what stands otherwise there."""
_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety twentieth thirtieth fortieth fiftieth sixtieth seventieth "
    "eightieth ninetieth"
).split()
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?: (?:{'|'.join(_UNITS)}))?|(?:{'|'.join(_UNITS)}))\b"
_AND = re.compile(
    rf"\b(?P<head>hundred|thousand|[mb]illion|trillion) (?={_BELOW_HUNDRED}(?! (?:hundred|thousand|[mb]illion|trillion)\b))"
    rf"|\b(?P<inner>hundred) (?={_BELOW_HUNDRED} (?:thousand|[mb]illion|trillion)\b)"
)
_NOUGHT = re.compile(r"\bzero (?=point\b)")
_SPELLING = re.compile(
    r"(?P<stem>\b(?:kilo|centi|milli|micro|nano|deci)?(?:met|lit))er(?=s?\b)|\b(?P<hon>[Hh]onor)(?=able\b)"
)


def is_british(language: str) -> bool:
    """Whether the tag names a region that counts and dates as Britain does."""
    return language.lower().replace("_", "-").partition("-")[2] in REGIONS


def make_british(said: str) -> str:
    """One hundred and five, nought point five and kilometres for what an American says otherwise."""
    said = _AND.sub(lambda match: f"{match[1] or match[2]} and ", said)
    return _SPELLING.sub(_respell, _NOUGHT.sub("nought ", said))


def _respell(match: re.Match[str]) -> str:
    if match["stem"]:
        return f"{match['stem']}re"
    return f"{match['hon'][:-2]}our"
