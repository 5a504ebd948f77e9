"""Numbers as they stand in a text: years or counts, ordinals, ranges, fractions, lengths, sums."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
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
    "albums assessments benefits books brackets bylaws ceremonies changes concerts contributions costs credits cuts data dates deadlines deductions drafts editions exemptions expenditures expenses fees fires floods games "
    "income increases laws maps numbers orders payments policies polls proposals refunds reports restrictions returns reviews riots roses savings seasons shows songs strikes surveys talks taxes thresholds tours trips trucks wages wines "
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
_HOURS = frozenset({"hours", "hrs"})
_CLOCK_LEADS = frozenset("at by from until till to before after around about".split())
_HYPHENED = re.compile(r"[a-z][a-z][-–‑]\Z")
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
_EMERGENCY_NUMBERS = frozenset({"911", "988", "211", "311", "411", "511", "811", "999", "112"})
_EMERGENCY_SERVICES = frozenset(
    "call calls caller callers operator operators dispatcher dispatchers emergency center system Lifeline lifeline hotline".split()
)
_DIALLED = re.compile(r"\b(?:[Dd]ial|[Cc]all|[Pp]hone|[Tt]ext|[Rr]ing)(?:s|ed|led|ing|ling)? [\w ,()-]*\Z")
_RUN = re.compile(
    r"\b(?:(?:10K|5K|[Mm]ile|[Rr]ace|[Cc]ourse|[Ff]inish\w*|ran|run|runs|clocked|clocking|timed|stopped the clock)(?: [\w’']+){0,3} in|in a(?: [\w-]+)?|time of|best of|record of"
    r"|mark of|split of|clocked(?: an?)?|(?:of play|possession|minutes?|power play) (?:in|at)|finish(?:ed|es|ing)? in|ran(?: an?)?|runs an?|crossed(?: the line)? in|PR of|PB of) \Z"
)
"""What stands before the minutes and seconds of a run."""
_SPORTY = re.compile(r" (?:GT[BSE3]?|Carrera|Turbo|Targa|Spider|Spyder|Cayman|Boxster|Dakar)\b")
_MODELED = re.compile(r"\b(?:Ryzen|Core|Ultra|Threadripper|XPS) \d{1,2} \Z|[A-Z]\d{1,2}-\Z")
_RUN_BEHIND = re.compile(r" (?:\d{1,2}K|mile|half-marathon|marathon|half marathon)\b(?! (?:people|men|women|jobs))")
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
    if (after(match) == "MAX" and written[0] == "7") or (length == 3 and _SPORTY.match(match.string, match.end())):
        return say_pairs(written)  # Boeing's 737 MAX, a 911 GT3
    timed = before(match).lower() in _CLOCK_LEADS
    if length == 4 and (
        (written[0] == "0" and (timed or after(match) in _HOURS))
        or after(match) == "hrs"
        or (timed and after(match) == "hours")
    ):
        return say_military_time(written) if _CLOCK.fullmatch(written) else say_number(written)
    if stem in w.STANDARDS:
        return _say_standard(written)
    if length > 2 and written[0] != "0" and _is_model(match, written, stem):
        return say_pairs(written)
    if written[0] != "0" and (
        stem in w.HOUSE_WORDS or _is_port(match, written, stem) or after(match) == "block" or is_house(match, stem)
    ):
        return say_pairs(written)
    return say_year(int(written)) if is_year(written) and not _is_counted(match, written, stem) else say_number(written)


def _is_model(match: Match, written: str, stem: str) -> bool:
    """Whether it is a model of a maker's or a processor's line, or a part of one: a Peugeot 208, Ryzen 5 3600, DDR4-3200."""
    text, at = match.string, match.start()
    if stem in w.MODELED:
        return not is_year(written) and not (after(match).islower() and after(match).endswith("s"))
    return _MODELED.search(text, max(0, at - 24), at) is not None


def _is_port(match: Match, written: str, stem: str) -> bool:
    """Whether a program listens there: port 8080, and not a ship that left port 3000 years ago."""
    named = stem in {"port", "ports", "localhost:"} and written[-3:] != "000"
    return named and not (after(match).islower() and after(match).endswith("s") and after(match) not in {"is", "was"})


def _say_standard(written: str) -> str:
    return say_number(written) if written[-3:-1] == "00" or written[-2:] == "00" else say_pairs(written)


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


def say_counted_plural(match: Match) -> str | None:
    """Blues 78s, two 6s and top-10s: seventy eights, sixes, top tens; nothing for 007's, nor for a named 4s."""
    named = len(match["n"]) == 1 and not before(match).islower() and not before(match).endswith("-")
    if named or (match["n"].startswith("0") and match[0][-2] in "'’"):
        return None
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


_LISTED_MINUTE = re.compile(r"\((?:\d{1,3}(?:\+\d{1,2})?['’′](?:, ?| and )?){2,}\)")
_PLAYED = re.compile(
    r"\b(?:scor\w+|goals?|netted|equali[sz]\w+|headers?|penalt\w+|booked|sent off|substitut\w+|assist\w*|wins?|winner)\b"
)
_LED_IN = re.compile(
    r"\b(?:[Ii]n|[Oo]n|until|after|before|from|by) the (?:\d{1,3}(?:\+\d{1,2})?['’′](?:, | and |, and ))*\Z"
)


def say_minute(match: Match) -> str | None:
    """In the 87' and (23', 67') of a match, and 12' at the head of a line: the eighty seventh minute; else feet."""
    text, at, end = match.string, match.start(), match.end()
    listed = any(each.start() < at < each.end() for each in _LISTED_MINUTE.finditer(text, max(0, at - 60), end + 60))
    heads = not at and text[end : end + 3] in {" - ", " – ", " — ", " | "}
    if not (heads or _LED_IN.search(text, max(0, at - 60), at) or (listed and _PLAYED.search(text))):
        return None
    more = f" plus {say_number(match['more'])}" if match["more"] else ""
    return f"{say_ordinal(int(match['n']))}{'' if listed else ' minute'}{more}"


def say_raised_degrees(match: Match) -> str:
    """25⁰, where a raised nought stands for the sign of degrees."""
    scale = {"C": " Celsius", "F": " Fahrenheit"}.get(match["u"] or "", "")
    return f"{say_number(match['n'])} degrees{scale}"


def say_show_times(match: Match) -> str:
    """8/7c, as television has it: eight, seven central."""
    return f"{say_cardinal(int(match['a']))}, {say_cardinal(int(match['b']))} central"


def say_round_number(match: Match) -> str:
    """100s of songs: hundreds."""
    return _ROUND[len(match["n"].replace(",", ""))]


SCALED, DRAWN = r"(?:ratio|scale|dilution)s?\b", r"(?:mix|mixture|slope|gradient|replica|model|map)s?\b"
"""What is of so many parts to so many, and what is where one of them is one: a 10:30 model run is early."""


def say_scale(match: Match) -> str:
    """A map of 1:25,000 and a 1:16 ratio: one to twenty five thousand, one to sixteen."""
    return f"{say_number(match['a'])} to {say_number(match['b'])}"


def say_ratio(match: Match) -> str:
    """3:1: three to one; three one behind the name of a book, a run of 52:14 fifty two fourteen, ISO 9001:2015 with its year."""
    previous = before(match)
    if previous.strip("(") in w.STANDARDS and is_year(match["b"]):
        return f"{_say_standard(match['a'])}, {say_year(int(match['b']))}"
    if not match["until"] and (_is_run(match) or (match["b"] == "00" and match["a"] != "0")):
        return say_minutes(match["a"], match["b"])
    book = previous.rstrip(".").replace("'", "").replace("’", "")
    if match["a"] == match["b"] == "50" and not match["until"]:
        return "fifty fifty"
    verse = (len(book) > 1 and book.capitalize() == book and book.isalpha()) or previous == "verses"
    until = " to " if match["until"] else ""
    return f"{say_number(match['a'])}{' ' if verse else ' to '}{say_number(match['b'])}{until}"


def _is_run(match: Match) -> bool:
    """Whether these are minutes and seconds that somebody took; 60:40 and 70:30 are shares."""
    a, b = match["a"], match["b"]
    if not (len(a) < 4 and len(b) == 2 and int(b) < 60 and int(a) + int(b) != 100):
        return False
    if _RUN_BEHIND.match(match.string, match.end()):
        return True
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
