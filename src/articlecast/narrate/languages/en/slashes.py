"""Numbers on both sides of a stroke: fractions, ratings, pressures, shares, doses, versions."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import KITCHEN, make_units, name_unit
from articlecast.narrate.languages.en.figures import say_year_or_number
from articlecast.narrate.languages.en.numbers import (
    MOST_DIGITS,
    say_cardinal,
    say_number,
    say_ordinal,
    say_pairs,
)
from articlecast.narrate.languages.en.patterns import DASH, Match, after, before, ends_sentence, precedes_noun, spell
from articlecast.narrate.languages.en.sizes import is_quoted

FRACTIONS = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
GLYPH = f"[{''.join(FRACTIONS)}]"
STROKE = "[/⁄∕]"
UNTIL_FRACTION = rf"(?P<until>{DASH}(?=\d{{1,2}}(?:[ \u00a0/]|{GLYPH})|{GLYPH}))?"
"""The dash between a fraction and the end of its range: 1½–2 hours."""
_STAGES = frozenset(
    "lap laps page week day stage round level part question item over episode chapter step photo slide leg heat set "
    "volume issue module unit task".split()
)
_PRESSURE = re.compile(
    r"\b(?:BP|[Bb]lood pressures?|[Pp]ressure|[Hh]ypertensi\w+|[Ss]ystolic|[Dd]iastolic|[Cc]uff|[Vv]itals|[Rr]eadings? (?:was|is|of|were|at|came))\b[^.;!?]*\Z"
)
"""What stands before a blood pressure, within its sentence."""
_ASKED_OF = frozenset(
    "answers benchmarks cases categories checks conditions counties criteria districts events games indicators milestones requirements rounds sites standards targets goals items jurors matches members participants passes patients people players points polls precincts "
    "questions respondents samples schools seats shots states stations students teams tests trials users voters votes wards".split()
)
"""Of what a share is told by counts: 42/45 checks, where 5/16 inches is a fraction."""
_PART_OF = re.compile(
    r" (?:of|an?|th|mile|inch|second|cup|pound|ounce|teaspoon|tablespoon|full|scale|size|complete|done|full-size|majority)\b"
    r"|-(?:inch|mile|second|scale|size|cup)"
)
"""What follows a fraction that is no rating: 3/10 of a mile, a 1/10 scale model."""
_RATED_AHEAD = re.compile(
    r"\b(?i:rat(?:ed?|es|ings?)|scor(?:ed?|es|ing)|stars?|gets?|got|earn(?:s|ed)?|give[sn]?|gave|awarded|solid|grade[ds]?|marks?|verdict"
    r"|GPA|average)(?: (?:is|was|of|a|an|it|them|this|him|her|at|as|the|film|show|game|album|book|overall|solid|only|just))*:? ?\Z|\b(?i:gave|gives?|awards?|awarded|rated?|rates) (?:the|this|that|his|her|their|its|our) (?:[\w’'-]+ ){1,3}(?:an? )?\Z"
)
_RATED_BEHIND = re.compile(
    r" (?:(?:on|in) (?:the|her|his|my|their|a|an) (?:\w+ )?(?:quiz|test|exam|paper|final|assignment|essay|midterm)\b|on (?:IMDb|Metacritic|Rotten|Letterboxd|Goodreads|Google|Steam|Amazon|Yelp|TripAdvisor)|stars?|rating|score|review|overall|right|correct)\b"
)
_RATED_NEAR = re.compile(r"[★☆⭐] ?\Z|(?:out of|\d/(?:10|100|5))\b[^.;!?]*\Z")
_PLAINLY = frozenset(
    "fast fasting diet window schedule shift shifts rotation routine method plan rule format protocol regimen gear drive".split()
)
"""What two numbers name: the 16/8 fast, a 5/2 diet."""
_SHARED = frozenset("split mix ratio blend allocation portfolio rule chance deal".split())
_LENT = re.compile(r" (?:ARMs?|adjustable|hybrid)\b")
_ODDS = re.compile(r"\b(?:[Oo]dds|[Pp]riced|[Bb]ookmakers?|[Bb]ookies|[Ff]avou?rite|[Oo]utsider|[Bb]acked)\b[^.;!?]*\Z")
_BACKED = frozenset("favorite favourite outsider shot odds".split())
_INNINGS = re.compile(
    r"\b(?:[Ss]core (?:was|of|is|stood at)|[Dd]eclared (?:at|on)|[Ii]nnings|[Ss]tumps|[Aa]ll out|[Ww]ickets?|[Rr]eached|[Cc]losed on|[Ff]inished on|[Ss]lumped to"
    r"|[Rr]educed to|[Cc]ruised to|[Pp]osted|[Mm]ade)\b(?: \w+)? \Z"
)
_OVERS = re.compile(
    r" (?:at (?:lunch|tea|stumps|the close)|in reply|declared|dec\b|(?:in|off|from|after) \d+(?:\.\d)? overs)"
)
"""What stands around a side's runs and wickets: 250/6 at tea."""
_STARS = re.compile(r"\b[Aa]n? \Z")
_SERIES_NOUN = re.compile(
    r" (?:rule|split|method|plan|diet|mix|protocol|ratio|schedule|routine|fertili[sz]er|budget|approach|principle|model|strategy|breakdown|"
    r"formula|format|course|system|[A-Z]\w+s)\b"
)
_MUSIC = re.compile(
    r"\b(?:bpm|[Tt]empo|[Rr]iffs?|[Rr]hythms?|[Dd]rum\w*|[Gg]rooves?|[Ww]altz\w*|[Mm]elod\w+|[Cc]horus|[Vv]erses?|[Tt]unes?|[Ss]ongs?|[Ff]ugue|[Mm]odulat\w+"
    r"|[Tt]ime signatures?|\d/\d time|[Dd]ances?|[Gg]uitars?|[Bb]ass ?lines?|[Pp]ercussion|polyrhythm\w*|[Ss]cherzo|[Ss]onata)\b"
)
_SCREW = re.compile(r"(?:1/4-20|5/16-18|3/8-16|7/16-14|1/2-13)(?!\d)")
"""A screw's diameter and its threads to the inch, where others are the ends of a range: 1/4-1/2 cup."""
_EXACT = frozenset({16, 32, 64, 125, 128, 256, 512})
"""Denominators above a hundred, beside the round ones, whose parts have a name."""


def say_score(match: Match) -> str | None:
    """A 7/10 rating and 4.5/5 stars: out of; nothing where it is part of something."""
    a, b = match["a"], match["b"].removesuffix(".0")
    text, at = match.string, match.start()
    if after(match) in _PLAINLY or before(match).lower() in _STAGES or _PART_OF.match(text, match.end()):
        return None
    if float(a) > float(b) or (a.startswith("0") and a != "0" and "." not in a):
        return None
    lead = text[max(0, at - 60) : at]
    listed = _RATED_NEAR.search(lead) is not None
    rated = bool(listed or _RATED_AHEAD.search(lead) or _RATED_BEHIND.match(text, match.end()))
    whole_before = lead[-2:-1].isdigit() and lead[-1:] == " "
    if whole_before and not rated:
        return None
    if b not in {"5", "10", "100"} and "." not in match["b"]:  # nobody rates out of 16: these are marks
        return f"{say_number(a)} out of {say_number(b)}" if rated and a != b else None
    if b in {"10", "100"} or "." in a or a == b or rated or (_STARS.search(lead) and not precedes_noun(match)):
        return f"{say_number(a)} out of {say_number(b)}"
    return None


def say_share(match: Match) -> str | None:
    """It passed 775/1634 tests: seven hundred seventy five out of one thousand six hundred thirty four."""
    a, b = int(match["a"]), int(match["b"])
    noun = after(match)
    if before(match) in w.VERSIONED or (b < 100 and noun not in _ASKED_OF):
        return None
    if not 1 < a < b or (len(match["a"]) == 4 and len(match["b"]) == 4 and b - a < 60):
        return None
    if not (noun.islower() and (noun.endswith("s") or noun in {"people", "women", "men", "children"})):
        return None
    return f"{say_cardinal(a)} out of {say_cardinal(b)}"


def say_told_share(match: Match) -> str | None:
    """79/88, 88%, and 88% (79/88): a share, for its percentage stands by."""
    a, b = match["a"], match["b"]
    return f"{say_number(a)} out of {say_number(b)}" if int(a) <= int(b) else None


def say_series(match: Match) -> str | None:
    """The 50/30/20 rule: fifty thirty twenty; nothing where it may be a date, unless its noun says what it is."""
    parts = match[0].split("/")
    values = [int(part) for part in parts]
    dated = len(parts) == 3 and min(values[:2]) <= 12 and max(values[:2]) <= 31 and len(parts[2]) in {2, 4}
    versions = before(match) in w.VERSIONED  # Windows 7/8/10
    if dated and not versions and not _SERIES_NOUN.match(match.string, match.end()):
        return None
    if any(len(part) > MOST_DIGITS for part in parts):
        return None
    return " ".join(say_year_or_number(part) for part in parts)


def say_dose(match: Match) -> str:
    """A 5/20 mg tablet: five twenty milligram."""
    noun = name_unit(match["unit"])
    unit = noun if precedes_noun(match) else make_units(noun)
    return f"{say_number(match['a'])} {say_number(match['b'])} {unit}"


def say_pair_plainly(match: Match) -> str:
    """6/8 time and 20/40 vision: six eight, twenty forty."""
    above, below = match[0].split("/")
    return f"{say_cardinal(int(above))} {say_cardinal(int(below))}"


_SEEN = re.compile(r"\b(?:[Vv]ision|[Ee]yesight|[Aa]cuity|[Ss]ight|[Ee]yes?|hindsight|20/20)\b")


def say_eyesight(match: Match) -> str | None:
    """20/40 vision, and eyesight of 20/200: twenty forty, twenty two hundred; nothing where the sentence is of no eyes."""
    near = match.string[max(0, match.start() - 60) : match.end() + 40]
    seen = after(match) != "of" and _SEEN.search(near.replace(match[0], ""))
    return say_pair_plainly(match) if seen else None


def say_signature(match: Match) -> str | None:
    """A riff in 7/8: seven eight; nothing where the sentence is of no music."""
    near = match.string[max(0, match.start() - 80) : match.end() + 60]
    return say_pair_plainly(match) if _MUSIC.search(near) else None


def say_exposure(match: Match) -> str:
    """Shot at 1/250s: one two hundred fiftieth of a second."""
    return f"one {say_ordinal(int(match['b']))} of a second"


_MIXED = rf"\d{{1,4}}{GLYPH}?|{GLYPH}"
MIXED_SIDES = (
    rf"(?=[^a-z]{{0,30}}{GLYPH})(?P<a>{_MIXED})[ \u00a0]?[x×][ \u00a0]?(?P<b>{_MIXED})(?:[ \u00a0]?[x×][ \u00a0]?(?P<c>{_MIXED}))?"
    r"[ \u00a0]?(?P<unit>in\b\.?|inches|ft\b\.?|feet|[\"″”])"
)
"""The sides of a picture: 29 × 36¼ in."""


def say_mixed_sides(match: Match) -> str:
    """29 × 36¼ in: twenty nine by thirty six and one quarter inches."""
    sides = [_say_mixed(match[name]) for name in ("a", "b", "c") if match[name]]
    noun = "feet" if match["unit"].startswith("f") else "inches"
    return f"{' by '.join(sides)} {noun}{'.' if match[0].endswith('.') and ends_sentence(match) else ''}"


def _say_mixed(written: str) -> str:
    glyph = written[-1] if written[-1] in FRACTIONS else ""
    whole = say_cardinal(int(written.removesuffix(glyph))) if written != glyph else ""
    part = say_fraction(*FRACTIONS[glyph], alone=not whole) if glyph else ""
    return " and ".join(filter(None, (whole, part)))


def say_written_fraction(match: Match) -> str | None:
    """½, 3/4 and 2 1/2, with a unit if one follows."""
    glyph = match["glyph"]
    if not glyph and not match["whole"] and before(match).lower() in _STAGES:
        return f"{say_cardinal(int(match['a']))} of {say_cardinal(int(match['b']))}"  # lap 20/57
    if not glyph and not match["whole"] and (before(match) in w.VERSIONED or before(match) in {"iPhone", "Galaxy"}):
        return None
    top, under = FRACTIONS[glyph] if glyph else (int(match["a"]), int(match["b"]))
    if not glyph and not match["whole"] and top + under == 100 and after(match) in _SHARED:
        return f"{say_cardinal(top)} {say_cardinal(under)}"  # a 40/60 split
    if not glyph and not match["whole"] and under > 8 and after(match) in _PLAINLY:
        return f"{say_cardinal(top)} {say_cardinal(under)}"  # a 9/80 schedule
    if not glyph and not (0 < top < under <= 100 or match["whole"] or (top == 1 and _has_name(under))):
        return None
    if not under:
        return None
    words = say_fraction(top, under, alone=not match["whole"])
    if unit := match.groupdict().get("unit"):
        noun = KITCHEN.get(unit) or u.UNITS[unit]
        words += f" {make_units(noun) if match['whole'] and not match['hyphen'] else noun}"
        words += "." if match[0].endswith(".") and ends_sentence(match) else ""
    if (inch := match.groupdict().get("inch")) == '"' and is_quoted(match):
        words += '"'  # the mark closes a quotation
    elif inch:
        words += " inch" if not match["whole"] or precedes_noun(match) else " inches"
    if match["until"]:
        words += " " if _SCREW.match(match.string, match.start()) else " to "
    words += " by " if match.groupdict().get("by") else ""
    return f"{say_number(match['whole'])} and {words}" if match["whole"] else words


def _has_name(under: int) -> bool:
    return under in _EXACT or (under > 100 and under % 10 == 0)


def say_fraction(top: int, under: int, *, alone: bool) -> str:
    """One half, three quarters, seven eighths; "a half" after a whole number."""
    part = {2: "half", 4: "quarter", 1: "whole"}.get(under) or say_ordinal(under)
    if top == 1:
        return f"{'one' if alone else 'a'} {part}"
    return f"{say_cardinal(top)} {'halves' if under == 2 else part + 's'}"


def say_slashed_pair(match: Match) -> str:
    """24/7: twenty four slash seven; a 60/40 split: sixty forty; a blood pressure of 140/90: over."""
    a, b = match["a"], match["b"]
    pressed = match["pressure"] or _PRESSURE.search(match.string, max(0, match.start() - 100), match.start())
    if pressed and len(a) < 4 and len(b) < 4 and 20 < int(b) < int(a) < 300:
        unit = " millimeters of mercury" if match["pressure"] else ""
        return f"{say_number(a)} over {say_number(b)}{unit}"
    if len(match[0]) < 6 and int(a) + int(b) == 100:
        return f"{say_cardinal(int(a))} {say_cardinal(int(b))}"
    if before(match) in w.VERSIONED and len(a) < 4 and len(b) < 4:
        return f"{say_number(a)} or {say_number(b)}"  # iOS 15/16
    if after(match) in _PLAINLY or _LENT.match(match.string, match.end()):
        return f"{say_number(a)} {say_number(b)}"
    lead = match.string[max(0, match.start() - 40) : match.start()]
    short = len(a) < 5 and len(b) < 3
    if short and int(a) > int(b) > 0 and (_ODDS.search(lead) or after(match) in _BACKED):
        return f"{say_number(a)} to {say_number(b)}"
    if (
        short
        and len(a) < 4
        and int(b) < 10
        and int(a) > 20
        and (_INNINGS.search(lead) or _OVERS.match(match.string, match.end()))
    ):
        return f"{say_number(a)} for {say_number(b)}"
    if short and len(a) == 4 and b[0] == "0":
        return f"{say_year_or_number(a)} oh {say_number(b[1])}"
    joint = " slash " if len(a) < 4 else " "
    return f"{say_year_or_number(a)}{joint}{say_year_or_number(b)}"


def say_releases(match: Match) -> str | None:
    """Python 3.10/3.11: three point ten or three point eleven; nothing behind what has no versions."""
    if before(match) not in w.VERSIONED:
        return None
    return " or ".join(f"{say_number(a)} point {say_pairs(b)}" for a, b in re.findall(r"(\d+)\.(\d+)", match[0]))


def say_tire(match: Match) -> str:
    """225/45R17: two twenty five forty five R seventeen."""
    return f"{say_pairs(match['width'])} {say_pairs(match['side'])} {spell(match['kind'])} {say_pairs(match['rim'])}"
