"""Numbers as they stand in a text: years or counts, ordinals, ranges, fractions, lengths, sums."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import make_units, name_unit
from articlecast.narrate.languages.en.computing import is_answer, is_compared_release
from articlecast.narrate.languages.en.dates import say_military_time
from articlecast.narrate.languages.en.numbers import (
    MOST_DIGITS,
    make_plural,
    say_cardinal,
    say_digits,
    say_number,
    say_ordinal,
    say_pairs,
    say_year,
)
from articlecast.narrate.languages.en.patterns import (
    NUMBER,
    Match,
    after,
    before,
    ends_sentence,
    precedes_noun,
    spell,
)
from articlecast.narrate.languages.en.streets import COMPASS, is_house, is_zip, say_named_number

_YEAR_LEADS = frozenset(
    "in since by of from until till during before after between early late around about circa mid year summer winter "
    "spring autumn fall and to through born the".split()
)
_NOT_COUNTED = frozenset(
    "was is has as its his this thus series status elections unless across perhaps always sees saw".split()
)
_OF_A_YEAR = frozenset(
    "accounts awards budgets campaigns caucuses championships elections earnings estimates events exams filings films finals forecasts "
    "goals graduates guidelines highlights hits holidays hopefuls incentives layoffs limits losses midterms models movies nominees "
    "outlooks picks playoffs plans polls predictions prices primaries priorities profits projections protests rankings rates "
    "regulations releases resolutions results returns revenues riots rules salaries sales sanctions standards standings statistics "
    "stats targets tariffs taxes tips trends updates versions vintages wildfires winners".split()
)
"""What is of a year rather than counted by the thousand: 2026 trends."""
_SHORTLY_NAMED = frozenset("Box box code codes is PIN".split())
"""The word before three digits that may name and not count: P.O. Box 512, area code 310."""
_CALLS = frozenset("dial dials dialed dialled dialing call calls calling called phone phoned ring rang".split())
_TEXTS = _CALLS | {"text", "texts", "texted", "texting"} - {"calls", "called", "rang"}
_KEYWORD = re.compile(r"\b[Tt]ext(?:ing|ed)? (?:the (?:word|keyword|code) )?[\"'“‘]?[A-Z]{2,}[\"'”’]? to \Z")
"""What stands before the number that a word is texted to: "Text HOME to 741741"."""
_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_CLOCK_LEADS = frozenset("at by from until till to before after around about".split())
_SIZED = re.compile(
    r"-?[ \u00a0]?(?:cm|mm|m|km|ft|in|inch(?:es)?|feet|foot|met(?:er|re)s?|px|pixels?|photos?|prints?|rugs?|pans?|rooms?|grids?|matri(?:x|ces)|boards?|frames?|sheets?|paper|tables?"
    r"|tiles?|cards?|area|plots?|beds?|canvas\w*|screens?|resolution|display|design|factorial|crosstab)\b"
)
"""What has two sides."""
_MANY_TIMES = re.compile(r" (?!zoom|magnification|speed|optical|mode)[a-z]")
OFTEN = {
    "hour": "hour", "hr": "hour", "day": "day", "night": "night", "week": "week", "wk": "week", "month": "month",
    "mo": "month", "season": "season", "year": "year", "yr": "year",
}  # fmt: skip
"""Behind the stroke of 3x/week."""
_HYPHENED = re.compile(r"[a-z][a-z][-–‑]\Z")
_MARKS = re.compile(r'["“”]')
_MEASURED = frozenset(
    "from to than of nearly almost over under only roughly measured measures got fell up least most another".split()
)
"""What stands before a length whose mark is followed by a small word: snow of 4" in town."""
_MORE_OF_HIM = re.compile(r", \d{2,3}[ -](?:pound|lb|kg|year|kilo)")
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
_SPANS = frozenset("in for every after within about under over took takes last lasts another just only by than".split())
_ROUND = {2: "tens", 3: "hundreds", 4: "thousands", 5: "tens of thousands", 6: "hundreds of thousands"}
_QUARTER = re.compile(r"[QH][1-4]|[1-4][QH]|FY")
_LAWS = frozenset(
    "section sections sec sect s ss reg regs cl article articles art rule rules clause paragraph para subsection regulation".split()
)
_ROMANETTES = dict(
    zip(
        "ii iii iv vi vii viii ix xi xii".split(),
        "two three four six seven eight nine eleven twelve".split(),
        strict=True,
    )
)
_CLAUSE = re.compile(r"\((\w+)\)")
_EMERGENCY_NUMBERS = frozenset({"911", "988", "411", "311", "999", "112"})
_EMERGENCY_SERVICES = frozenset(
    "call calls caller callers operator operators dispatcher dispatchers emergency center system Lifeline lifeline hotline".split()
)
_DIALLED = re.compile(r"\b(?:[Dd]ial|[Cc]all|[Pp]hone|[Tt]ext|[Rr]ing)(?:s|ed|led|ing|ling)? [\w ,]*\Z")
_RUN = re.compile(
    r"\b(?:(?:10K|5K|[Mm]ile|[Rr]ace|[Cc]ourse|[Ff]inish\w*|ran|run|runs|clocked|clocking|timed|stopped the clock)(?: [\w’']+){0,3} in|in a(?: [\w-]+)?|time of|best of|record of"
    r"|mark of|split of|clocked(?: an?)?|(?:of play|possession|minutes?|power play) (?:in|at)|finish(?:ed|es|ing)? in|ran(?: an?)?|runs an?|crossed(?: the line)? in|PR of|PB of) \Z"
)
"""What stands before the minutes and seconds of a run."""
_TERMS = re.compile(rf"{NUMBER}|[-+=×*÷−–/]")


def is_year(written: str) -> bool:
    """Whether four digits may be a year."""
    return len(written) == 4 and written.isdecimal() and 1010 <= int(written) <= 2099


def say_year_or_number(written: str) -> str:
    """1984 as a year, 984 as a number."""
    return say_year(int(written)) if is_year(written) else say_number(written)


def say_bare(match: Match) -> str:
    """A number by itself: an emergency call, a house, a post code, a year or a count, by the words around it."""
    written = match["n"]
    length = len(written)
    if "." in written and length < 8:
        if before(match) in w.VERSIONED or is_compared_release(match, written, before(match)):
            return _say_release(written)
        if before(match) in {"IEEE", "Wi-Fi"}:
            return " dot ".join(map(say_pairs, written.split(".")))  # IEEE 802.11
    if length < 3 or not written.isdecimal():
        return say_number(written)
    stem = before(match).strip("(\"'“‘[").rstrip(",.")
    if (length > 3 or (stem in _SHORTLY_NAMED and not precedes_noun(match))) and (
        named := say_named_number(match, written)
    ):
        return named
    if length > 4:
        return say_digits(written) if _is_code(match, written, stem) else say_number(written)
    if length == 3 and _is_call(match, written, stem):
        return say_digits(written)
    if length == 3 and is_answer(match, written, stem):
        return say_pairs(written)
    if length == 3 and written[1:] != "00" and _HYPHENED.search(match.string, max(0, match.start() - 3), match.start()):
        return say_pairs(written)  # uranium-235, Blink-182
    if after(match) == "MAX" and written[0] == "7":
        return say_pairs(written)  # Boeing's 737 MAX
    timed = before(match).lower() in _CLOCK_LEADS
    if length == 4 and (
        (written[0] == "0" and (timed or after(match) == "hours")) or (timed and after(match) == "hours")
    ):
        return say_military_time(written) if _CLOCK.fullmatch(written) else say_number(written)
    if stem in w.STANDARDS:
        return say_number(written) if written[-3:-1] == "00" or written[-2:] == "00" else say_pairs(written)
    if written[0] != "0" and (stem in w.HOUSE_WORDS or after(match) == "block" or is_house(match, stem)):
        return say_pairs(written)
    return say_year(int(written)) if is_year(written) and not _is_counted(match, written, stem) else say_number(written)


def _is_call(match: Match, written: str, stem: str) -> bool:
    """Whether three digits are dialled: call 911, a 911 operator, dial 988 or 311."""
    called = _TEXTS if written in _EMERGENCY_NUMBERS else _CALLS
    if stem.lower() in called or (written in _EMERGENCY_NUMBERS and after(match) in _EMERGENCY_SERVICES):
        return True
    at = match.start()
    alternative = stem in {"or", "and"} and written in _EMERGENCY_NUMBERS
    return alternative and _DIALLED.search(match.string, max(0, at - 40), at) is not None


def _is_code(match: Match, written: str, stem: str) -> bool:
    """Whether five digits or more are what a word is texted to, or the post's."""
    at = match.start()
    if len(written) < 7 and (
        stem.lower() in _TEXTS or (stem == "to" and _KEYWORD.search(match.string, max(0, at - 50), at))
    ):
        return True
    return len(written) == 5 and is_zip(match, stem)


def _is_counted(match: Match, written: str, stem: str) -> bool:
    """Whether what may be a year counts the noun behind it: 2001 people, and no 2026 trends."""
    following = after(match)
    if stem.lower() in _YEAR_LEADS or _QUARTER.fullmatch(stem):
        return False
    if following in {"people", "women", "men", "children"}:
        return True
    return (
        following.islower()
        and following.endswith("s")
        and not following.endswith("ss")
        and following not in _NOT_COUNTED
        and not (following in _OF_A_YEAR and 1945 < int(written) < 2050)
    )


def _say_release(written: str) -> str:
    """3.12 as three point twelve, 22.04 as twenty two oh four."""
    whole, part = written.split(".")
    joint = " oh " if part.startswith("0") and len(part) == 2 else " point "
    return f"{say_number(whole)}{joint}{say_pairs(part) if len(part) > 1 else say_digits(part)}"


def say_written_ordinal(match: Match) -> str | None:
    """21st, 1,000ths; 12st is stone; nothing where it is too long for words."""
    digits = match["n"].replace(",", "")
    until = " to " if match["until"] else ""
    if match[0].endswith("st") and (not digits.endswith("1") or digits.endswith("11")):
        return f"{say_number(digits)} stone"
    return f"{say_ordinal(int(digits))}{'s' if match['many'] else ''}{until}" if len(digits) <= MOST_DIGITS else None


def say_clause(match: Match) -> str | None:
    """Section 5(2)(b): five, two, b; nothing where one mark alone stands behind any other number."""
    parts = _CLAUSE.findall(match["parts"])
    stem = before(match).strip("(\"'“‘[").rstrip(".,").lower()
    if len(parts) < 2 and stem not in _LAWS and not stem.endswith("§"):
        return None
    said = (say_number(part) if part.isdecimal() else _ROMANETTES.get(part) or spell(part.upper()) for part in parts)
    return ", ".join((say_number(match["n"]), *said))


def say_feet(match: Match) -> str:
    """6'4" and 5' tall: six feet four inches, five feet; a 5'5" runner is five foot five."""
    tall = after(match) in _DIMENSIONS
    led = before(match).lower() in {"a", "an", "the"} and _MORE_OF_HIM.match(match.string, match.end())
    described = bool(led) or (not tall and precedes_noun(match))
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
    if match[0].endswith(('"', "”")) and _is_quoted(match):
        return None
    if (
        match[0].endswith('"')
        and _SMALL_BEHIND.match(match.string, match.end())
        and before(match) not in _MEASURED
        and not _THICKNESS.match(match.string, match.end())
    ):
        return None
    described = precedes_noun(match) and after(match) not in _DIMENSIONS and not after(match).endswith(("er", "ly"))
    made = after(match).istitle() and after(match) not in w.STARTERS
    joined = match.string[match.end() : match.end() + 1] == "-"
    single = match["n"] == "1" or before(match).lower() in {"a", "an"} or described or made or joined
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    return f"{low}{say_number(match['n'])} {'inch' if single else 'inches'}"


def _is_quoted(match: Match) -> bool:
    """Whether a quotation is open before it: the last mark stands behind a space or a bracket."""
    marks = list(_MARKS.finditer(match.string, 0, match.start()))
    if not marks or marks[-1][0] == "”":
        return False
    last = marks[-1]
    return last[0] == "“" or not last.start() or match.string[last.start() - 1] in " \u00a0(['‘—–-"


def say_plural_or_seconds(match: Match) -> str | None:
    """Blues 78s and top-10s: seventy eights, top tens; in 45s is seconds, and what is 007's is nobody's plural."""
    if match["n"].startswith("0") and match[0][-2] in "'’":
        return None
    if before(match).lower() in _SPANS:
        return f"{say_number(match['n'])} seconds"
    return say_plural_number(match)


def say_plural_number(match: Match) -> str:
    """787s, MiG-29s and 49ers: seven eighty sevens, twenty nines, forty niners."""
    number = say_pairs(match["n"])
    return f"{number.removesuffix('e')}ers" if match.groupdict().get("many") else make_plural(number)


def say_coordinate(match: Match) -> str:
    """40°26′46″N: forty degrees twenty six minutes forty six seconds north."""
    parts = [
        f"{say_number(match[group])} {noun}{'' if match[group] == '1' else 's'}"
        for group, noun in (("n", "degree"), ("m", "minute"), ("s", "second"))
        if match[group]
    ]
    return " ".join((*parts, COMPASS[match["to"]]))


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


def say_show_times(match: Match) -> str:
    """8/7c, as television has it: eight, seven central."""
    return f"{say_cardinal(int(match['a']))}, {say_cardinal(int(match['b']))} central"


def say_round_number(match: Match) -> str:
    """100s of songs: hundreds."""
    return _ROUND[len(match["n"].replace(",", ""))]


def say_ratio(match: Match) -> str:
    """3:1: three to one; three one behind the name of a book, and a run of 52:14 fifty two fourteen."""
    previous = before(match)
    if not match["until"] and (_is_run(match) or (match["b"] == "00" and match["a"] != "0")):
        return say_minutes(match["a"], match["b"])
    book = previous.rstrip(".").replace("'", "").replace("’", "")
    verse = (len(book) > 1 and book.capitalize() == book and book.isalpha()) or previous == "verses"
    until = " to " if match["until"] else ""
    return f"{say_number(match['a'])}{' ' if verse else ' to '}{say_number(match['b'])}{until}"


def _is_run(match: Match) -> bool:
    """Whether these are minutes and seconds that somebody took; 60:40 and 70:30 are shares."""
    a, b = match["a"], match["b"]
    if not (len(a) < 4 and len(b) == 2 and int(b) < 60 and int(a) + int(b) != 100):
        return False
    return _RUN.search(match.string, max(0, match.start() - 40), match.start()) is not None


def say_minutes(minutes: str, seconds: str) -> str:
    """31:05: thirty one oh five; 30:00: thirty minutes."""
    if seconds == "00":
        return f"{say_cardinal(int(minutes))} minute{'' if minutes == '1' else 's'}"
    return f"{say_cardinal(int(minutes))} {'oh ' if seconds[0] == '0' else ''}{say_cardinal(int(seconds))}"


def say_operation(match: Match) -> str:
    """2 + 2 = 4: two plus two equals four."""
    sign = {
        "+": "plus",
        "-": "minus",
        "−": "minus",
        "–": "minus",
        "=": "equals",
        "×": "times",
        "*": "times",
        "÷": "divided by",
        "/": "divided by",
    }
    parts = _TERMS.findall(match[0])
    return " ".join(sign.get(part) or say_number(part) for part in parts)
