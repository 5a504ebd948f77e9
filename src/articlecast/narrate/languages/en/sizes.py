"""Feet and inches, the sides of what has two or three, and how many times."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import make_units, name_unit
from articlecast.narrate.languages.en.figures import say_minutes
from articlecast.narrate.languages.en.numbers import say_cardinal, say_number, say_pairs
from articlecast.narrate.languages.en.patterns import NUMBER, SPACE, Match, after, before, ends_sentence, precedes_noun

_SIZED = re.compile(
    r"-?[ \u00a0]?(?:cm|mm|m|km|ft|in|inch(?:es)?|feet|foot|met(?:er|re)s?|px|pixels?|photos?|prints?|rugs?|pans?|rooms?|grids?|matri(?:x|ces)|boards?|frames?|sheets?|paper|tables?"
    r"|tiles?|cards?|area|plots?|beds?|canvas\w*|screens?|resolution|display|design|factorial|crosstab)\b"
)
"""What has two sides."""
_MANY_TIMES = re.compile(
    r" (?!zoom|magnification|speed|optical|mode|lens|objective|engineer|developer|programmer|loupe|scope|telephoto|macro)(?:[a-z]|(?!Zoom|Mode)[A-Z][A-Za-z])"
)
_CROWNED = re.compile(
    r" (?:[A-Z\d][\w.’'-]+ ){0,3}(?:[a-z-]+ )?(?:champions?|winners?|nominees?|finalists?|MVP|All-Stars?|All-Americans?|All-Pro|Pro Bowler|Olympians?|medall?ists?|titlists?|selection)\b"
)
"""Who is so many times something: a 4x Grammy winner."""
OFTEN = {
    "hour": "hour", "hr": "hour", "day": "day", "night": "night", "week": "week", "wk": "week", "month": "month",
    "mo": "month", "season": "season", "year": "year", "yr": "year",
}  # fmt: skip
"""Behind the stroke of 3x/week."""
_LONGEST_QUOTE = 2000
"""Characters within which a quotation has its end: looking further back for each mark took 19 s for 80 KB of marks."""
_MEASURED = frozenset(
    "rose rises grew grows shrank sank dropped drops climbed gained added moved shifted grow rise drop "
    "from to than of nearly almost over under only roughly measured measures got fell up least most another".split()
)
"""What stands before a length whose mark is followed by a small word: snow of 4" in town."""
_MORE_OF_HIM = re.compile(r",? \d{2,3}[ -](?:pound|lb|kg|year|kilo)")
"""What follows the height of the 5'11", 190-pound back."""
_THICKNESS = re.compile(
    r"\s(?:in|by) (?:diameter|length|width|height|depth|size|circumference|thickness|\d)|\sat (?:the|its) (?:shoulder|base|top|waist|hips?|widest|withers|thickest)"
)
_SMALL_BEHIND = re.compile(r"\s(?:and|by|in|at)\b")
_OPEN_SINGLE = re.compile(r"(?:\A|[\s(])'(?=\w)[^']*\Z")
_DIMENSIONS = frozenset(
    "tall long wide high deep thick across apart away above below in by x square around diameter diagonally remains remain fell falls lies".split()
)
"""What follows a length that stands by itself."""


def say_feet(match: Match) -> str:
    """6'4" and 5' tall: six feet four inches, five feet; a 5'5" runner is five foot five."""
    tall = after(match) in _DIMENSIONS
    led = before(match).lower() in {"a", "an", "the"} and _MORE_OF_HIM.match(match.string, match.end())
    joined = match.string.startswith("-", match.end())
    described = bool(led) or joined or (not tall and precedes_noun(match))
    if match["b"] and int(match["b"]) > 11:  # 5'59": nobody is so tall
        return f"{say_minutes(match['a'], '00')} {say_minutes(match['b'], '00').replace('minute', 'second')}"
    feet = f"{say_cardinal(int(match['a']))} {'foot' if match['a'] == '1' or described else 'feet'}"
    if not match["b"] or match["b"] == "0":
        return feet
    if described:
        return f"{feet} {say_cardinal(int(match['b']))}"
    return f"{feet} {say_cardinal(int(match['b']))} {'inch' if match['b'] == '1' else 'inches'}"


def say_height(match: Match) -> str:
    """6ft 2in and 5 ft 11 in.: six feet two inches; a 6ft 2in keeper is six foot two. The full stop stays where it ends the text."""
    stop = "." if match[0].endswith(".") and ends_sentence(match) else ""
    return say_feet(match) + stop


def say_sides(match: Match) -> str:
    """6" x 4": six by four inches; 12" x 8" x 15" has three."""
    noun = "foot" if match["mark"] in "'′’" else "inch"
    unit = (
        noun if precedes_noun(match) and after(match) not in _DIMENSIONS else {"foot": "feet", "inch": "inches"}[noun]
    )
    sides = [match["n"], match["b"], *([match["c"]] if match["c"] else [])]
    return f"{' by '.join(map(say_number, sides))} {unit}"


def say_sides_of_unit(match: Match) -> str:
    """120mm x 60mm: one hundred twenty by sixty millimeters."""
    noun = {"feet": "foot", "inches": "inch"}.get(match["unit"]) or u.UNITS[match["unit"]]
    sides = [match["n"], match["b"], *([match["c"]] if match["c"] else [])]
    single = precedes_noun(match) and after(match) not in _DIMENSIONS
    return f"{' by '.join(map(say_number, sides))} {noun if single else make_units(noun)}"


def say_last_marked(match: Match) -> str | None:
    """An 8.5 × 11″ sheet: by, inch; nothing where the mark closes a quotation."""
    if match["mark"] in '"”' and is_quoted(match):
        return None
    if match["mark"] in "'’" and _OPEN_SINGLE.search(match.string.replace("‘", "'"), 0, match.start()):
        return None
    return say_sides(match)


_SIDE = rf"{NUMBER}{SPACE}?(?:[\"″”]|in\.|cm|mm|inches)?{SPACE}?\(?[WHDL]\)?"
NAMED_SIDES = rf"{_SIDE}(?:{SPACE}?[x×X,]{SPACE}?{_SIDE}){{1,2}}(?!\w)"
_NAMED_SIDE = re.compile(rf"({NUMBER}){SPACE}?([\"″”]|in\.|cm|mm|inches)?{SPACE}?\(?([WHDL])")
_WAYS = {"W": "wide", "H": "high", "D": "deep", "L": "long"}
_SIDE_UNITS = {"cm": "centimeter", "mm": "millimeter"}


def say_named_sides(match: Match) -> str | None:
    """42"W x 2.5"H: forty two inches wide by two point five inches high; nothing where no unit is written."""
    sides = _NAMED_SIDE.findall(match[0])
    units = [unit for _, unit, _ in sides if unit]
    if not units or len({way for *_, way in sides}) < len(sides):
        return None
    return " by ".join(
        f"{say_number(n)} {make_units(_SIDE_UNITS.get(unit or units[-1], 'inch')) if n != '1' else _SIDE_UNITS.get(unit or units[-1], 'inch')} {_WAYS[way]}"
        for n, unit, way in sides
    )


def say_many_feet(match: Match) -> str | None:
    """2,300' of gain and 1-2' of snow: feet; nothing where the mark closes a quotation."""
    if match[0][-1] == "’" and match.string.rfind("‘", 0, match.start()) > match.string.rfind("’", 0, match.start()):
        return None
    if match[0][-1] == "'" and _OPEN_SINGLE.search(match.string, 0, match.start()):
        return None
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    single = match["n"] == "1" or (precedes_noun(match) and after(match) not in {*_DIMENSIONS, "elevation"})
    return f"{low}{say_number(match['n'])} {'foot' if single else 'feet'}"


def say_inches(match: Match) -> str | None:
    """A 6" pipe and dual 27" monitors: six inch, twenty seven inch; nothing where the mark closes a quotation."""
    if match[0].endswith(('"', "”")) and is_quoted(match):
        return None
    if (
        match[0].endswith('"')
        and not match["low"]
        and _SMALL_BEHIND.match(match.string, match.end())
        and before(match) not in _MEASURED
        and not _THICKNESS.match(match.string, match.end())
    ):
        return None
    described = precedes_noun(match) and after(match) not in _DIMENSIONS and not after(match).endswith(("er", "ly"))
    made = after(match)[:1].isupper() and after(match) not in w.STARTERS
    joined = (
        match.string[match.end() : match.end() + 1] == "-"
        or match.string[match.end() + 1 : match.end() + 2].isdecimal()
    )
    single = match["n"] == "1" or before(match).lower() in {"a", "an"} or described or made or joined
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    return f"{low}{say_number(match['n'])} {'inch' if single else 'inches'}"


def is_quoted(match: Match) -> bool:
    """Whether a quotation is open before it: the last mark stands behind a space or a bracket."""
    text, at = match.string, match.start()
    last = max(text.rfind(mark, max(0, at - _LONGEST_QUOTE), at) for mark in '"“”')
    if last < 0 or text[last] == "”":
        return False
    return text[last] == "“" or not last or text[last - 1] in " \u00a0(['‘—–-"


def say_sizes(match: Match) -> str | None:
    """1920×1080 and a 9×12 rug: by; nothing where a sum has spaces around its sign and no size stands behind."""
    sides = [match["a"], match["b"], *([match["c"]] if match["c"] else [])]
    if " ×" in match[0] and not match["unit"] and not _SIZED.match(match.string, match.end()):
        return None
    screen = len(sides) == 2 and all(len(side) in {3, 4} and side.isdecimal() and side[-2:] != "00" for side in sides)
    said = " by ".join(map(say_pairs if screen else say_number, sides))
    if match["unit"]:
        noun = u.UNITS.get(match["unit"]) or name_unit(match["unit"])
        single = match["hyphen"] or (precedes_noun(match) and after(match) not in _DIMENSIONS)
        said += f" {noun if single else make_units(noun)}"
    return f"{said} " if match["hyphen"] else said


def say_times(match: Match) -> str:
    """3x4 and 9×12: three by four; 9x13-in.: nine by thirteen inch; 3x faster: three times."""
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    if not match["b"]:
        if not match["low"] and match["n"] != "1" and _CROWNED.match(match.string, match.end()):
            return f"{say_number(match['n'])} time"
        many = match["low"] or "×" in match[0] or _MANY_TIMES.match(match.string, match.end())
        return f"{low}{say_number(match['n'])} {'times' if many else 'x'}{' ' if match[0][-1].isspace() else ''}"
    noun = u.UNITS[match["unit"]] if match["unit"] else ""
    third = match["c"]
    single = match["hyphen"] or (match["b"] == "1" and not third) or precedes_noun(match)
    unit = f" {noun if single else make_units(noun)}" if noun else " " if match["hyphen"] else ""
    sides = [match["n"], match["b"], *([third] if third else [])]
    pixels = (
        not noun
        and len(sides) == 2
        and all(len(side) in {3, 4} and side.isdecimal() and side[-2:] != "00" for side in sides)
    )
    say = say_pairs if pixels else say_number
    return f"{low}{' by '.join(map(say, sides))}{unit}"


def say_often(match: Match) -> str:
    """3x/week and 2-3x/day: three times a week, two to three times a day; 1x/day is once."""
    low, often, unit = match["low"], int(match["n"]), OFTEN[match["unit"]]
    many = f"{say_cardinal(often)} times"
    words = f"{say_cardinal(int(low))} to {many}" if low else {1: "once", 2: "twice"}.get(often, many)
    return f"{words} {'an' if unit == 'hour' else 'a'} {unit}"
