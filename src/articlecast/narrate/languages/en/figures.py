"""Numbers as they stand in a text: years or counts, ordinals, ranges, fractions, lengths, sums."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.amounts import make_units
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
from articlecast.narrate.languages.en.places import POSTAL

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
}
COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
GLYPH = f"[{''.join(FRACTIONS)}]"
_YEAR_LEADS = frozenset(
    "in since by of from until till during before after between early late around about circa mid year summer winter "
    "spring autumn fall and to through born the".split()
)
_NOT_COUNTED = frozenset("was is has as its his this thus series status elections unless across perhaps always".split())
_CALLS = frozenset("dial dials dialed dialled dialing call calls calling called phone phoned ring rang".split())
_TEXTS = _CALLS | {"text", "texts", "texted", "texting"} - {"calls", "called", "rang"}
_KEYWORD = re.compile(r"\b[Tt]ext(?:ing|ed)? (?:the (?:word|keyword|code) )?[\"'“‘]?[A-Z]{2,}[\"'”’]? to \Z")
"""What stands before the number that a word is texted to: "Text HOME to 741741"."""
_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_CLOCK_LEADS = frozenset("at by from until till to before after around about".split())
_MANY_TIMES = re.compile(r" (?!zoom|magnification|speed|optical|mode)[a-z]")
_HYPHENED = re.compile(r"[a-z][a-z][-–‑]\Z")
_OPEN = re.compile(r'(?<!\d)"')
_STAGES = frozenset(
    "lap laps page week day stage round level part question item over episode chapter step photo slide".split()
)
_ROUND = {2: "tens", 3: "hundreds", 4: "thousands", 5: "tens of thousands", 6: "hundreds of thousands"}
_PRESSURE = re.compile(r"\b(?:BP|blood pressure)(?: (?:of|was|is|at|over|under|below|above))? \Z")
_QUARTER = re.compile(r"[QH][1-4]|[1-4][QH]|FY")
_AIRLINER = re.compile(r"7[0-8]7-(?:[3-9]|1?0|[1-9]00)")
_SHARED = frozenset("split splits chance mix ratio rule deal partnership proposition divide portfolio basis".split())
_DOCKET = re.compile(r"\bNo\. \Z")
_TEAM = re.compile(r"[A-Z][\w.'’]+ \((?:\d{1,2}-\d{1,2}, )?\Z")
_LISTED = re.compile(r"\) (?:[a-z]|\()|\),|, \d{1,2}-\d{1,2}| [A-Z][\w ]+\)")
_RECORD = re.compile(
    r"\b(?:record of|(?:improv|mov|fall|fell|dropp|slipp)\w* to|went|started(?: the season)?|finished) \Z"
)
"""What stands before a team's wins and losses."""
_LAWS = frozenset(
    "section sections sec sect article articles art rule rules clause paragraph para subsection regulation".split()
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
_EMERGENCY_SERVICES = frozenset("call calls operator dispatcher dispatchers emergency center system".split())
_POSTAL_STATES = frozenset(POSTAL.values())
_TERMS = re.compile(rf"{NUMBER}|[-+=×*÷−–/]")
_SUM = re.compile(r"\b(?:solve|calculate|compute|much is|[Ww]hat is|[Ww]hat's) $")


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1010 <= int(written) <= 2099


def say_year_or_number(written: str) -> str:
    """1984 as a year, 984 as a number."""
    return say_year(int(written)) if _is_year(written) else say_number(written)


def say_bare(match: Match) -> str:
    """A number by itself: an emergency call, a house, a post code, a year or a count, by the words around it."""
    written = match["n"]
    length = len(written)
    if "." in written and length < 7 and before(match) in w.VERSIONED:
        return _say_release(written)
    if not 3 <= length <= 6 or not written.isdecimal():
        return say_number(written)
    at = match.start()
    if length == 3 and written[1:] != "00" and _HYPHENED.search(match.string, max(0, at - 3), at):
        return say_pairs(written)  # uranium-235, Blink-182
    stem = before(match).strip("(\"'“‘[").rstrip(",.")
    if length == 3 and (
        stem.lower() in _CALLS or (written in _EMERGENCY_NUMBERS and after(match) in _EMERGENCY_SERVICES)
    ):
        return say_digits(written)
    if length == 4 and before(match).lower() in _CLOCK_LEADS and (written[0] == "0" or after(match) == "hours"):
        return say_military_time(written) if _CLOCK.fullmatch(written) else say_number(written)
    if length > 4 and (stem.lower() in _TEXTS or (stem == "to" and _KEYWORD.search(match.string, max(0, at - 50), at))):
        return say_digits(written)
    if length == 6:
        return say_number(written)
    if length == 5:
        return say_digits(written) if stem in POSTAL or stem == "D.C" or stem in _POSTAL_STATES else say_number(written)
    if (stem in w.HOUSE_WORDS or after(match) == "block") and written[0] != "0":
        return say_pairs(written)
    if _is_year(written):
        following = after(match)
        counted = (
            following.islower()
            and following.endswith("s")
            and not following.endswith("ss")
            and following not in _NOT_COUNTED
        )
        if not counted or stem.lower() in _YEAR_LEADS or _QUARTER.fullmatch(stem):
            return say_year(int(written))
    return say_number(written)


def _say_release(written: str) -> str:
    """3.12 as three point twelve, 22.04 as twenty two oh four."""
    whole, part = written.split(".")
    joint = " " if part.startswith("0") and len(part) == 2 else " point "
    return f"{say_number(whole)}{joint}{say_pairs(part) if len(part) > 1 else say_digits(part)}"


def say_score(match: Match) -> str:
    """A 7/10 rating and 4.5/5 stars: out of."""
    return f"{say_number(match['a'])} out of {say_number(match['b'])}"


def say_written_ordinal(match: Match) -> str | None:
    """21st, 1,000ths; 12st is stone; nothing where it is too long for words."""
    digits = match["n"].replace(",", "")
    until = " to " if match["until"] else ""
    if match[0].endswith("st") and (not digits.endswith("1") or digits.endswith("11")):
        return f"{say_number(digits)} stone"
    return f"{say_ordinal(int(digits))}{'s' if match['many'] else ''}{until}" if len(digits) <= MOST_DIGITS else None


def say_written_fraction(match: Match) -> str | None:
    """½, 3/4 and 2 1/2, with a unit if one follows."""
    glyph = match["glyph"]
    if not glyph and not match["whole"] and before(match).lower() in _STAGES:
        return f"{say_cardinal(int(match['a']))} of {say_cardinal(int(match['b']))}"  # lap 20/57
    top, under = FRACTIONS[glyph] if glyph else (int(match["a"]), int(match["b"]))
    if not glyph and not (0 < top < under <= 100 or match["whole"]):
        return None
    words = say_fraction(top, under, alone=not match["whole"])
    if unit := match.groupdict().get("unit"):
        words += f" {make_units(u.UNITS[unit]) if match['whole'] else u.UNITS[unit]}"
        words += "." if match[0].endswith(".") and ends_sentence(match) else ""
    if match.groupdict().get("inch"):
        words += " inch" if not match["whole"] or precedes_noun(match) else " inches"
    return f"{say_number(match['whole'])} and {words}" if match["whole"] else words


def say_fraction(top: int, under: int, *, alone: bool) -> str:
    """One half, three quarters, seven eighths; "a half" after a whole number."""
    part = {2: "half", 4: "quarter"}.get(under) or say_ordinal(under)
    if top == 1:
        return f"{'one' if alone else 'a'} {part}"
    return f"{say_cardinal(top)} {'halves' if under == 2 else part + 's'}"


def say_clause(match: Match) -> str | None:
    """Section 5(2)(b): five, two, b; nothing where one mark alone stands behind any other number."""
    parts = _CLAUSE.findall(match["parts"])
    stem = before(match).strip("(\"'“‘[").rstrip(".,").lower()
    if len(parts) < 2 and stem not in _LAWS and not stem.endswith("§"):
        return None
    said = (say_number(part) if part.isdecimal() else _ROMANETTES.get(part) or spell(part.upper()) for part in parts)
    return ", ".join((say_number(match["n"]), *said))


def say_slashed_pair(match: Match) -> str:
    """24/7: twenty four slash seven; a 60/40 split: sixty forty."""
    if match["pressure"] or _PRESSURE.search(match.string, max(0, match.start() - 18), match.start()):
        unit = " millimeters of mercury" if match["pressure"] else ""
        return f"{say_number(match['a'])} over {say_number(match['b'])}{unit}"
    if len(match[0]) < 6 and int(match["a"]) + int(match["b"]) == 100:
        return f"{say_cardinal(int(match['a']))} {say_cardinal(int(match['b']))}"
    return (
        f"{say_year_or_number(match['a'])} slash {say_year_or_number(match['b'])}"
        if len(match["a"]) < 4
        else f"{say_year_or_number(match['a'])} {say_year_or_number(match['b'])}"
    )


def say_feet(match: Match) -> str:
    """6'4" and 5' tall: six feet four inches, five feet."""
    described = before(match).lower() in {"a", "an", "the"} and precedes_noun(match)
    feet = f"{say_cardinal(int(match['a']))} {'foot' if match['a'] == '1' or described else 'feet'}"
    if not match["b"] or described:
        return f"{feet} {say_cardinal(int(match['b']))}" if match["b"] else feet
    return f"{feet} {say_cardinal(int(match['b']))} {'inch' if match['b'] == '1' else 'inches'}"


def say_sides(match: Match) -> str:
    """6" x 4": six by four inches."""
    noun = "foot" if match["mark"] in "'′" else "inch"
    unit = noun if precedes_noun(match) else {"foot": "feet", "inch": "inches"}[noun]
    return f"{say_number(match['n'])} by {say_number(match['b'])} {unit}"


def say_inches(match: Match) -> str | None:
    """A 6" pipe: six inch; nothing where the mark closes a quotation."""
    if match[0].endswith('"') and len(_OPEN.findall(match.string, 0, match.start())) % 2:
        return None
    single = match["n"] == "1" or before(match).lower() in {"a", "an", "the"}
    return f"{say_number(match['n'])} {'inch' if single else 'inches'}"


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


def say_range(match: Match) -> str | None:
    """5-10: five to ten, ten and two as a team's record, fifty fifty; ISSN and sums are none."""
    a, b = match["a"], match["b"]
    if joint := _join_pair(match):
        return joint.join((say_pairs(a), say_pairs(b)))
    if before(match) in {"ISSN", "ISBN"}:
        return f"{say_digits(a)}, {say_digits(b)}"
    if f"{a} - {b}" == match[0] and _SUM.search(match.string[max(0, match.start() - 20) : match.start()]):
        return f"{say_number(a)} minus {say_number(b)}"
    if _is_year(a) and len(b) == 2 and int(b) > int(a[2:]):
        return f"{say_year(int(a))} to {'oh ' if b[0] == '0' else ''}{say_pairs(b)}"
    return f"{say_year_or_number(a)} to {say_year_or_number(b)}"


def _join_pair(match: Match) -> str:
    """What stands between two numbers that are no range: a record, two halves, an airliner; empty for a range."""
    a, b, text, at = match["a"], match["b"], match.string, match.start()
    if not (a.isdecimal() and b.isdecimal()):
        return ""
    if _DOCKET.search(text, max(0, at - 4), at) and max(len(a), len(b)) <= MOST_DIGITS:
        return " dash "
    if _AIRLINER.fullmatch(f"{a}-{b}") or before(match) in {"Boeing", "Airbus", "Embraer"}:
        return " "
    if len(a) > 2 or len(b) > 2:
        return ""
    if (int(a) + int(b) == 100 and (a == b or after(match) in _SHARED)) or (a + b == "12" and after(match) == "punch"):
        return " "
    listed = _TEAM.search(text, max(0, at - 40), at) and _LISTED.match(text, match.end())
    sets = text.startswith(", ", match.end()) and text[match.end() + 2 : match.end() + 3].isdigit()
    told = after(match) in {"record", "start"} or (_RECORD.search(text, max(0, at - 24), at) and not sets)
    return " and " if listed or told else ""


def say_times(match: Match) -> str:
    """3x4: three by four; 9x13-in.: nine by thirteen inch; 3x faster: three times."""
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    if not match["b"]:
        many = match["low"] or "×" in match[0] or _MANY_TIMES.match(match.string, match.end())
        return f"{low}{say_number(match['n'])} {'times' if many else 'x'}{' ' if match[0][-1].isspace() else ''}"
    noun = u.UNITS[match["unit"]] if match["unit"] else ""
    single = match["hyphen"] or match["b"] == "1" or precedes_noun(match)
    unit = f" {noun if single else make_units(noun)}" if noun else ""
    return f"{low}{say_number(match['n'])} by {say_number(match['b'])}{unit}"


def say_show_times(match: Match) -> str:
    """8/7c, as television has it: eight, seven central."""
    return f"{say_cardinal(int(match['a']))}, {say_cardinal(int(match['b']))} central"


def say_round_number(match: Match) -> str:
    """100s of songs: hundreds."""
    return _ROUND[len(match["n"].replace(",", ""))]


def say_ratio(match: Match) -> str:
    """3:1: three to one; three one behind the name of a book."""
    previous = before(match)
    verse = (len(previous) > 1 and previous.istitle() and previous.rstrip(".").isalpha()) or previous == "verses"
    until = " to " if match["until"] else ""
    return f"{say_number(match['a'])}{' ' if verse else ' to '}{say_number(match['b'])}{until}"


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
