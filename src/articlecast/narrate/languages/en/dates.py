"""Dates, years, decades and times of day."""

from __future__ import annotations

import re

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.numbers import (
    make_plural,
    say_cardinal,
    say_digits,
    say_number,
    say_ordinal,
    say_pairs,
    say_year,
)
from articlecast.narrate.languages.en.patterns import DAY, Match, after, before, ends_sentence, ends_text

_SHORT_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_NOON = r"(?:noon|midnight|midday)"
_SHORT_DAY = "(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_NEXT_DAY = rf"(?:,? (?:and|or|&)|,) {_SHORT_DAY}(?!\w|\. ?[a-z\d])"
DAY_LIST = rf"{_SHORT_DAY}(?:{_NEXT_DAY})+"
"""Days in short without their full stops, one after another: Mon, Wed and Fri."""
BARE_DAYS = (
    r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?=,? (?:at|from) \d)"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=,? \d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b|[-–]\d))"
    rf"|{_SHORT_DAY}(?={_NEXT_DAY})|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?=,? (?:at |from )?{_NOON}\b)"
    rf"|(?:Sat|Sun)(?= {_NOON}[-–]\d)"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
    rf"(?=,? (?:\d{{1,2}}/\d{{1,2}}(?![\d/])|\d{{1,2}}(?:st|nd|rd|th)? {_SHORT_MONTHS}|{_SHORT_MONTHS}[a-z]*\.? \d)))"
)
"""A day in short without its full stop: only before a date or an hour, for Sat and Sun are words too."""
DAY_RANGE = rf"{DAY}\.?[-–—‑/]{DAY}(?!\w)"


_AT = re.compile(r" at (?:\d|noon|midnight)")
_CALLED = re.compile(
    r"\b(?i:for|with|named|called|asks?|asked|told|tell|met|meet|sees?|saw|thanks?|thanked|like|is|was|love[sd]?|know[sn]?|and|me|call|email|phoned?|rang|texted|emailed|hugged|kissed|married|visited|helped|hired|fired|thank) \Z"
)
"""What stands before a woman's name at the end of a sentence: Ask for Jan."""
_NUMBERED_RELEASES = frozenset(
    "v version versions release build firmware update section clause chapter paragraph article rule".split()
)
_NAMES_TOO = frozenset("Mar Apr Jun Jul".split())
_MONTH_LEADS = frozenset(
    "in since until till by last next early late mid this from through before after during of to and or".split()
)
"""What stands before a month in short that could be a name as well."""


def name_month(name: str) -> str:
    """The month in full for Jan, Jan. or january."""
    word = name.rstrip(".")
    return w.MONTHS.get(word) or w.LOWER_MONTHS[word]


def say_days(match: Match) -> str:
    """Mon.-Fri. and Tues–Thurs: Monday to Friday."""
    first, last = (w.DAYS.get(match[name], match[name]) for name in "ab")
    return f"{first} to {last}"


def say_day_month(match: Match) -> str | None:
    """4 Jan. 2025: the fourth of January twenty twenty five; a full stop behind the month may be the sentence's."""
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    until = " to " if match.groupdict().get("until") else ""
    bare = match.start() == 0 and " of " in match[0]
    article = "" if bare or before(match).strip("\"'“‘([").lower() in {"the", "this", "every"} else "the "
    joint = "" if not match["d2"] else f" to {'the ' if article else ''}{say_ordinal(int(match['d2']))}"
    year = f" {say_year(int(match['y']))}" if match["y"] else ""
    stop = match["mon"].endswith(".") and not year and (ends_sentence(match) or match["mon"][:-1] in w.MONTH_NAMES)
    return f"{article}{say_ordinal(day)}{joint} of {name_month(match['mon'])}{year}{until}{'.' if stop else ''}"


def say_month_day(match: Match) -> str | None:
    """Jan. 4-6, 2025: January fourth to sixth twenty twenty five."""
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    joint = f" to {say_ordinal(int(match['d2']))}" if match["d2"] else ""
    year = f" {say_year(int(match['y']))}" if match["y"] else ""
    until = " to " if match["until"] else ""
    return f"{name_month(match['mon'])} {say_ordinal(day)}{joint}{year}{until}"


def say_month_year(match: Match) -> str:
    """Jan. 2025: January twenty twenty five."""
    return f"{name_month(match['mon'])} {say_year(int(match['y']))}"


def say_months(match: Match) -> str:
    """Sept.-Nov.: September to November."""
    stop = "." if match["stop"] and ends_sentence(match) else ""
    return f"{name_month(match['a'])} to {name_month(match['b'])}{stop}"


def say_short_month(match: Match) -> str | None:
    """Jan. without a day; Mar. and Jul. only behind what a month stands after. The full stop stays at a sentence's end."""
    month = match["mon"]
    led = before(match).lower() in _MONTH_LEADS
    if "." in match[0] and ends_text(match) and not led:
        return None
    if month in _NAMES_TOO and not led:
        return None
    if (
        month == "Jan"
        and not led
        and "." in match[0]
        and _CALLED.search(match.string, max(0, match.start() - 24), match.start())
        and (ends_sentence(match) or after(match)[:1].isupper())
    ):
        return None
    ends = ends_sentence(match) or (before(match).lower() in _MONTH_LEADS and after(match).istitle())
    return f"{name_month(month)}{'.' if '.' in match[0] and ends else ''}"


def say_iso_date(match: Match) -> str | None:
    """2025-01-04: the fourth of January twenty twenty five; 2024/10/01 is October first."""
    date = _name_date(int(match["m"]), int(match["d"]), match["y"])
    if date and "/" not in match[0]:
        month, day = int(match["m"]), int(match["d"])
        return f"the {say_ordinal(day)} of {w.MONTH_NAMES[month - 1]} {say_year(int(match['y']))}"
    return date


def _name_date(month: int, day: int, year: str, *, day_first: bool = False) -> str | None:
    """April third twenty twenty six, or the third of April; nothing where no such day is."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    said = _say_years_end(year)
    name = w.MONTH_NAMES[month - 1]
    return f"the {say_ordinal(day)} of {name} {said}" if day_first else f"{name} {say_ordinal(day)} {said}"


def _say_years_end(year: str) -> str:
    """A year by its four digits, or its last two: ninety seven, two thousand seven."""
    if len(year) == 4:
        return say_year(int(year))
    return say_year(2000 + int(year)) if year[0] == "0" else say_pairs(year)


def say_slashed_date(match: Match) -> str | None:
    """1/4/2025: the month stands first, unless it cannot be one."""
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _name_date(month, day, match["y"])


def say_day_first(match: Match) -> str | None:
    """1/4/2025 as it is written outside America: the day stands first, unless the other cannot be a month."""
    day, month = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _name_date(month, day, match["y"], day_first=True)


def say_dotted_date(match: Match) -> str | None:
    """31.12.2024: the day stands first."""
    day, month = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _name_date(month, day, match["y"])


def say_dotted_day_first(match: Match) -> str | None:
    """31.12.2024 outside America: the thirty first of December."""
    return _name_date(int(match["b"]), int(match["a"]), match["y"], day_first=True)


_DUE = re.compile(
    rf"\b(?:{DAY}|(?i:on|by|until|till|due|from|dated?|since|before|after|posted|published|updated|expires?|expiry|born|died|deadline:?|opens|closes|ends|starts))"
    r"(?: (?:is|was|the))?[,:]? \Z"
)
"""What stands before a date of single digits: due 1.9.24."""


def say_loose_date(_match: Match) -> None:
    """1.9.24: in America it is a version or a section."""


def say_loose_day_first(match: Match) -> str | None:
    """Due 1.9.24 outside America: the first of September; nothing where no word of a date stands before it."""
    if not _DUE.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    return _name_date(int(match["b"]), int(match["a"]), f"20{match['y']}", day_first=True)


def say_month_of_year(match: Match) -> str | None:
    """06/2024: June twenty twenty four."""
    month = int(match["m"])
    if before(match).lower() in {"a", "an"} or after(match) == "of":
        return None
    return f"{w.MONTH_NAMES[month - 1]} {say_year(int(match['y']))}" if month else None


def say_short_dotted_date(match: Match) -> str | None:
    """28.02.19: the twenty eighth of February twenty nineteen; nothing behind what has versions."""
    if before(match).lower() in _NUMBERED_RELEASES or before(match) in w.VERSIONED:
        return None
    year = f"{20 if int(match['y']) < 50 else 19}{match['y']}"
    return _name_date(int(match["b"]), int(match["a"]), year, day_first=True)


def say_named_date(match: Match) -> str | None:
    """Mar-08-2019 and 8-Mar-2019: March eighth twenty nineteen."""
    month = w.MONTHS.get(match["mon"].capitalize(), match["mon"])
    return _name_date(w.MONTH_NAMES.index(month) + 1, int(match["d"]), match["y"])


def say_weekday_date(match: Match) -> str | None:
    """Tue 2/22, on 8/15: after a day of the week or such a word it is a date."""
    return _say_day_of(match, int(match["a"]), int(match["b"]))


def say_weekday_day_first(match: Match) -> str | None:
    """On 15/8 outside America: the fifteenth of August."""
    day, month = int(match["a"]), int(match["b"])
    return _say_day_of(match, *((day, month) if month > 12 else (month, day)), day_first=True)


def _say_day_of(match: Match, month: int, day: int, *, day_first: bool = False) -> str | None:
    if not (0 < month < 13 and 0 < day < 32 and _is_date(match, month, day)):
        return None
    name, number = w.MONTH_NAMES[month - 1], say_ordinal(day)
    return (f"the {number} of {name}" if day_first else f"{name} {number}") + (" to " if match["until"] else "")


_ENDS = frozenset(
    "due closed ends expires closes opens starts begins launches arrives premieres released posted updated".split()
)
"""What happens on a day: due 4/15."""


_DATED_AHEAD = re.compile(
    r"(?<![\d/])(?:1[0-2]|[1-9])/(?:1[3-9]|2\d|3[01])(?:,? (?:&|and|or|through|to) |, | ?[-–] ?)\Z"
)
"""A date before another one: closed 12/25 & 1/1."""
_SET = re.compile(r"\b(?:set|scheduled|slated|planned|booked) for \Z")
_FROM_DATE = re.compile(r"\b[Ff]rom (?:1[0-2]|[1-9])/\d{1,2} to \Z")


_OTHER_END = re.compile(r"[-–](\d{1,2})/(\d{1,2})(?![\d/])")
_FIRST_END = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})[-–]\Z")


def _is_end_of_dates(match: Match, month: int, number: int) -> bool:
    """Whether it is one end of a span of days, and no fraction at either: open 9/5-9/28, and no 1/4-1/2 cup."""
    text, at = match.string, match.start()
    other = _FIRST_END.search(text, max(0, at - 6), at) or _OTHER_END.match(text, match.end("b"))
    if not other:
        return False
    ends = ((month, number), (int(other[1]), int(other[2])))
    dated = any(first > second or (second > 12 and second not in {16, 32, 64}) for first, second in ends)
    return dated and all(0 < first < 13 and 0 < second < 32 for first, second in ends)


def _is_date(match: Match, month: int, number: int) -> bool:
    if match.string.startswith(" of ", match.end()):
        return False  # until 3/4 of it is gone
    words = match.string[max(0, match.start() - 20) : match.start()].rstrip(" (,").rsplit(None, 1)
    day = words[-1].strip("(,.") if words else ""
    if day not in w.DAYS:
        day = day if day in w.DAYS.values() else day.lower()
    timed = _AT.match(match.string, match.end())
    return (
        day in w.DAYS
        or day in w.DAYS.values()
        or day in {"on", "until", "till", "since", "dated"}
        or (day in {"by", "before", "after", "from", "through", "for"} and bool(timed))
        or (day in {"by", "before", "after", "from", "through"} and number > 12 and number not in {16, 20})
        or (day in {"by", "before", "after", "from", "through", "or"} and month > number)
        or (day in _ENDS and (number > 12 or month > number))
        or _is_end_of_dates(match, month, number)
        or _SET.search(match.string, max(0, match.start() - 16), match.start()) is not None
        or (number > 12 and _FROM_DATE.search(match.string, max(0, match.start() - 16), match.start()) is not None)
        or (0 < month < 13 and _DATED_AHEAD.search(match.string, max(0, match.start() - 16), match.start()) is not None)
    )


def say_decade(match: Match) -> str:
    """1990s, 90s and '90s: nineteen nineties, nineties."""
    digits = match["n"]
    if len(digits) == 2:
        return make_plural(say_cardinal(int(digits))) if digits != "00" else "two thousands"
    return make_plural(say_year(int(digits)))


def say_short_year(match: Match) -> str:
    """'07: oh seven; '00: two thousand."""
    return _name_short_year(match["n"])


def _name_short_year(digits: str) -> str:
    if digits == "00":
        return "two thousand"
    return say_pairs(digits) if digits[0] != "0" else f"oh {say_cardinal(int(digits))}"


def say_short_years(match: Match) -> str:
    """'24–'25: twenty four to twenty five."""
    first, last = (_name_short_year(match[name]) for name in ("n", "m"))
    return f"{first} to {last}"


def _say_half(text: str) -> str:
    letters = text.replace(".", "").replace(" ", "").upper()
    return SPELLED_JOINER.join(letters)


def _say_clock(hour: str, minute: str | None, *, half: bool) -> str:
    words = say_cardinal(int(hour))
    if not minute or (half and minute == "00"):
        return words
    if minute == "00":
        if not int(hour):
            return "zero hundred"
        return f"{words} o'clock" if int(hour) <= 12 else f"{words} hundred"
    return f"{words} {'oh ' if minute[0] == '0' else ''}{say_cardinal(int(minute))}"


def say_time(match: Match) -> str | None:
    """7:30 p.m., 19:00 and 7pm, with a marked half of the day."""
    hour, minute, half = match["h"], match["m"], match["half"]
    if int(hour) > 24 or int(minute or 0) > 59 or (not half and not minute):
        return None
    if not half and len(minute) != 2:
        return None
    ends = match[0].endswith(".") and ends_sentence(match)
    if match.string[: match.start()].endswith("sub-"):
        return f"{say_cardinal(int(hour))} {say_cardinal(int(minute or 0))}".removesuffix(" zero")
    said = _say_clock(hour, minute, half=bool(half))
    if half:
        return f"{said} {_say_half(half)}{'.' if ends else ''}"
    return f"{said} to " if match["until"] else said


_TIMETABLE = re.compile(
    r"\b(?:[Tt]rains?|[Ff]lights?|[Ff]ly|[Ff]l(?:y|ies|ew)|[Dd]epart\w*|[Ll]eaves?|[Ll]eaving|[Aa]rriv\w*|[Kk]ick-?off|[Kk]icks? off|[Dd]oors|[Bb]egins?|[Ss]tarts?"
    r"|[Mm]eets?|[Mm]eeting|[Ss]ervice|[Ff]erry|[Bb]us|[Cc]oach|[Ss]creen\w*|[Pp]erformances?)\b[^.!?]{0,40}\bat \Z"
)
"""What stands before a time of day with a full stop in it: trains leave at 16.45."""


def say_timetable(match: Match) -> str | None:
    """The ferry sails at 16.45: sixteen forty five; nothing for a price or a share."""
    lead = match.string[max(0, match.start() - 60) : match.start()]
    return say_time(match) if _TIMETABLE.search(lead) else None


def say_time_until(match: Match) -> str | None:
    """7am- and 12– before another time: seven A M to, twelve to."""
    said = say_time(match) if match["half"] else _say_clock(match["h"], match["m"], half=True)
    return said and f"{said} to "


def say_lap(match: Match) -> str:
    """1:59.40: one fifty nine point four zero."""
    minutes = "" if match["m"] == "0" else f"{say_cardinal(int(match['m']))} "
    seconds = f"{'oh ' if minutes and match['s'][0] == '0' else ''}{say_cardinal(int(match['s']))}"
    return f"{minutes}{seconds} point {say_digits(match['f'])}"


_ON_THE_CLOCK = re.compile(
    r" ?(?:[ap]\.?m\b|local time|UTC|GMT|[ECMP][SD]T|in the (?:morning|afternoon|evening)|hours)"
)


def _say_clock_time(match: Match) -> str:
    """At 3:42:10 local time: three forty two and ten seconds; empty for what something took."""
    if int(match["h"]) > 23 or not _ON_THE_CLOCK.match(match.string, match.end()):
        return ""
    return f"{_say_clock(match['h'], match['m'], half=True)} and {_count(int(match['s']), 'second')}"


def say_minutes_and_seconds(match: Match) -> str:
    """1m 12.5s: one minute twelve point five seconds."""
    seconds = match["s"].removeprefix("0") if match["s"][1:2].isdecimal() else match["s"]
    return f"{_count(int(match['m']), 'minute')} {say_number(seconds)} second{'' if seconds == '1' else 's'}"


def say_duration(match: Match) -> str:
    """2:05:30: two hours five minutes and thirty seconds."""
    if match["s"] and (clock := _say_clock_time(match)):
        return clock
    hours, minutes = _count(int(match["h"]), "hour"), _count(int(match["m"]), "minute")
    if not match["s"]:
        return f"{hours} and {minutes}"
    part = match.groupdict().get("f")
    seconds = f"{say_cardinal(int(match['s']))} point {say_digits(part)} seconds" if part else ""
    return f"{hours} {minutes} and {seconds or _count(int(match['s']), 'second')}"


def say_military_time(written: str) -> str:
    """1900 and 0615, of hours: nineteen hundred, oh six fifteen."""
    hour, minute = written[:2], written[2:]
    head = f"{'oh ' if hour[0] == '0' else ''}{say_cardinal(int(hour))}"
    return f"{head} {'hundred' if minute == '00' else say_pairs(minute)}"


def _count(n: int, noun: str) -> str:
    return f"{say_cardinal(n)} {noun}{'' if n == 1 else 's'}"
