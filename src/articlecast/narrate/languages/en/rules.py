"""English, written to spoken: what may stand where a digit, a sign, a capital run or a short form begins.

Each rule is a row: its name, what it looks like, and who speaks it; within a group the first that fits speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.emoji import EMOJI, NAMES, RATING, STARS, say_emoji, say_rating
from articlecast.narrate.languages.en.numbers import (
    make_plural,
    read_roman,
    say_cardinal,
    say_digits,
    say_number,
    say_ordinal,
    say_pairs,
    say_year,
)

Match = re.Match[str]
Speak = Callable[[Match], str | None]
Rule = tuple[str, re.Pattern[str], Speak]


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, sorted by their first letter: half the time of a plain list."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", "[ \u00a0]"))
    rows = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?=[{''.join(map(re.escape, by_letter))}])(?:{'|'.join(rows)})"


_N = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])"
_S = "[ \u00a0\u202f]"
_DASH = "[-–—‑−]"
_MON = f"(?:{either(w.MONTHS)})"
_CUR = f"(?:{either(w.CURRENCIES)})"
_SCALE = f"(?:{either(w.SCALES)})"
_WORDSCALE = "(?:thousand|million|billion|trillion|bn|mn)"
_UNIT = f"(?:{either(w.UNITS)})"
_FRACTIONS = {
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
_GLYPH = f"[{''.join(_FRACTIONS)}]"
_YEAR_LEADS = frozenset(
    "in since by of from until till during before after between early late around about circa mid year summer winter "
    "spring autumn fall and to through born the".split()
)
_NOT_COUNTED = frozenset("was is has as its his this thus series status elections unless across perhaps always".split())


def _sort_out(rules: tuple[Rule, ...], kinds: dict[str, str], every: tuple[str, ...]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the kinds that each is for, in their order; a rule whose name is not in ``kinds`` is for all."""
    return {kind: tuple(rule for rule in rules if kind in kinds.get(rule[0], kind).split()) for kind in every}


_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_NEXT_NAME = re.compile(r"\s+[\"'“‘(]?([^\W_]\w*)")
_LOUD = re.compile(r"(?<![A-Za-z])[A-Z]{4,}(?![a-z])")
_SPEAKABLE = re.compile(r"[^AEIOU]?[^AEIOU]?[AEIOU]{1,2}[^AEIOU]{1,2}[AEIOU]?")
_CROWDED = re.compile("[^AEIOUY]{3}")
_VOWELS = frozenset("AEIOU")
_SUM = re.compile(r"\b(?:solve|calculate|compute|much is|[Ww]hat is|[Ww]hat's) $")
_AUTHORS = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}(?=,| \(| et al)")
"""A surname and initials as a reference list writes them."""


def before(match: Match) -> str:
    """The word before, or nothing."""
    words = match.string[max(0, match.start() - 30) : match.start()].split()
    return words[-1] if words else ""


def after(match: Match) -> str:
    """The word that follows after one space, or nothing."""
    found = _NEXT_WORD.match(match.string, match.end())
    return found[1] if found else ""


def following_text(match: Match) -> str:
    """What comes after the word and before its full stop, if it has one."""
    return match.string[match.end("word") : match.end("word") + 12]


def spell(letters: str) -> str:
    """A marked initialism."""
    return SPELLED_JOINER.join(letter for letter in letters if letter.isalnum())


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1010 <= int(written) <= 2099


def _month(name: str) -> str:
    word = name.rstrip(".")
    return w.MONTHS.get(word) or w.LOWER_MONTHS[word]


def _day_month(match: Match) -> str | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    bare = match.start() == 0 and " of " in match[0]
    article = "" if bare or before(match).lower() in {"the", "this", "every"} else "the "
    joint = "" if not match["d2"] else f" to {'the ' if article else ''}{say_ordinal(int(match['d2']))}"
    year = f" {say_year(int(match['y']))}" if match["y"] else ""
    return f"{article}{say_ordinal(day)}{joint} of {_month(match['mon'])}{year}"


def _month_day(match: Match) -> str | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    joint = f" to {say_ordinal(int(match['d2']))}" if match["d2"] else ""
    year = f" {say_year(int(match['y']))}" if match["y"] else ""
    return f"{_month(match['mon'])} {say_ordinal(day)}{joint}{year}"


def _month_year(match: Match) -> str:
    return f"{_month(match['mon'])} {say_year(int(match['y']))}"


def _month_short(match: Match) -> str:
    return _month(match["mon"])


def _iso(match: Match) -> str | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"the {say_ordinal(day)} of {w.MONTH_NAMES[month - 1]} {say_year(int(match['y']))}"


def _slashed(match: Match) -> str | None:
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    written = match["y"]
    year = say_year(int(written)) if len(written) == 4 else say_pairs(written)
    return f"{w.MONTH_NAMES[month - 1]} {say_ordinal(day)} {year}"


def _day_slashed(match: Match) -> str | None:
    """Tue 2/22: after a day of the week it is a date."""
    words = match.string[: match.start()].rstrip(" (,").rsplit(None, 1)
    day = words[-1].strip("(,.") if words else ""
    known = day in w.DAYS or day in w.DAYS.values()
    month, number = int(match["a"]), int(match["b"])
    return f"{w.MONTH_NAMES[month - 1]} {say_ordinal(number)}" if known and 0 < month < 13 and 0 < number < 32 else None


def _decade(match: Match) -> str:
    digits = match["n"]
    if len(digits) == 2:
        return make_plural(say_cardinal(int(digits))) if digits != "00" else "two thousands"
    return make_plural(say_year(int(digits)))


def _short_year(match: Match) -> str:
    return say_pairs(match["n"]) if match["n"][0] != "0" else f"oh {say_cardinal(int(match['n']))}"


def _half(text: str) -> str:
    letters = text.replace(".", "").replace(" ", "").upper()
    return SPELLED_JOINER.join(letters)


def _clock(hour: str, minute: str | None, *, half: bool) -> str:
    words = say_cardinal(int(hour))
    if minute == "00" and not int(hour):
        return "zero hundred"
    if not minute or minute == "00":
        return words if half or not minute else f"{words} o'clock" if int(hour) <= 12 else f"{words} hundred"
    return f"{words} {'oh ' if minute[0] == '0' else ''}{say_cardinal(int(minute))}"


def _time(match: Match) -> str | None:
    hour, minute, half = match["h"], match["m"], match["half"]
    if int(hour) > 24 or int(minute or 0) > 59 or (not half and not minute):
        return None
    if not half and not re.fullmatch(r"\d\d", minute):
        return None
    ends = match[0].endswith(".") and not match.string[match.end() :].strip("\"'”’) ")
    said = _clock(hour, minute, half="." in match[0][:3])
    return f"{said} {_half(half)}{'.' if ends else ''}" if half else said


def _duration(match: Match) -> str:
    h, m, s = (int(match[name]) for name in "hms")
    return f"{_count(h, 'hour')} {_count(m, 'minute')} and {_count(s, 'second')}"


def _count(n: int, noun: str) -> str:
    return f"{say_cardinal(n)} {noun}{'' if n == 1 else 's'}"


def make_units(noun: str) -> str:
    """The plural of a unit: feet, miles per hour, degrees Celsius, pence."""
    head, per, rest = noun.partition(" per ")
    if head in w.SAME_PLURAL or head.endswith(("power", " c", "p m", "s i", "ago", "yen", "won")) or head == "yen":
        return noun
    if head.startswith("degree "):
        return head.replace("degree", "degrees") + per + rest
    for one, many in (("foot", "feet"), ("inch", "inches"), ("penny", "pence")):
        if head.endswith(one):
            return head[: -len(one)] + many + per + rest
    return f"{head}s{per}{rest}"


def _money(match: Match) -> str:
    noun, cent = w.CURRENCIES[match["cur"]]
    scale = w.SCALES[match["scale"]] if match["scale"] else ""
    minus = "minus " if match["minus"] else ""
    low = match["low"]
    written = match["n"].replace(",", "")
    compound = match["tail"]
    if low and scale:
        amount = f"{say_number(low)} to {say_number(written)} {scale}"
        return f"{amount} {noun if compound else make_units(noun)}"
    first = f"{say_number(low)} {make_units(noun)} to " if low else ""
    if scale or not re.fullmatch(r"\d+\.\d\d", written):
        single = compound or (written == "1" and not scale) or (before(match) in {"a", "an"} and after(match).islower())
        amount = f"{say_number(written)}{f' {scale}' if scale else ''}"
        return f"{minus}{first}{amount} {noun if single else make_units(noun)}"
    whole, cents = written.split(".")
    parts = [f"{say_number(whole)} {noun if whole == '1' else make_units(noun)}"] if int(whole) or cents == "00" else []
    if int(cents):
        parts.append(f"{say_cardinal(int(cents))} {cent if cents == '01' else make_units(cent)}")
    return minus + first + " and ".join(parts)


def _code_money(match: Match) -> str:
    return (
        f"{say_number(match['n'])}{' ' + w.SCALES[match['scale']] if match['scale'] else ''} {w.CODES[match['code']]}"
    )


def _cents(match: Match) -> str:
    return f"{say_number(match['n'])} {'cent' if match['n'] == '1' else 'cents'}"


def _percent(match: Match) -> str:
    minus = "minus " if match["minus"] else ""
    second = f" to {say_number(match['n2'])}" if match["n2"] else ""
    return f"{minus}{say_number(match['n'])}{second} percent"


def _measure(match: Match) -> str | None:
    unit, number = match["unit"], match["n"]
    if unit in {"W", "N", "L", "V"} and match["sp"] and re.match(r"\.? [A-Z]", match.string[match.end("unit") :]):
        return None  # a direction or an initial
    if unit == "in" and not re.match(r"\.| (?:long|wide|tall|high|deep|thick|of rain)|$", match.string[match.end() :]):
        return None
    if (
        unit in {"m", "l", "g", "V", "W", "L"}
        and not match["sp"]
        and match.string[match.start() - 1 : match.start()] in {"/", "-"}
    ):
        return None
    noun = w.UNITS[unit]
    minus = "minus " if match["minus"] else ""
    low = f"{say_number(match['low'])} to " if match["low"] else ""
    singular = (
        match["hyphen"]
        or number == "1"
        or bool(
            match["stop"] and re.match(r" [a-z]+ (?:was|is|can|bottle)", match.string[match.end() :]) and unit == "oz"
        )
    )
    stop = "." if match["stop"] and not match.string[match.end() :].strip("\"'”’) ") else ""
    return f"{minus}{low}{say_number(number)} {noun if singular else make_units(noun)}{stop}"


def _fraction(match: Match) -> str | None:
    glyph = match["glyph"]
    top, under = _FRACTIONS[glyph] if glyph else (int(match["a"]), int(match["b"]))
    if not glyph and not (0 < top < under <= 100 or match["whole"]):
        return None
    words = say_fraction(top, under, alone=not match["whole"])
    if unit := match.groupdict().get("unit"):
        words += f" {w.UNITS[unit]}"
    return f"{say_number(match['whole'])} and {words}" if match["whole"] else words


def say_fraction(top: int, under: int, *, alone: bool) -> str:
    """One half, three quarters, seven eighths; "a half" after a whole number."""
    part = {2: "half", 4: "quarter"}.get(under) or say_ordinal(under)
    if top == 1:
        return f"{'one' if alone else 'a'} {part}"
    return f"{say_cardinal(top)} {'halves' if under == 2 else part + 's'}"


def _slashed_pair(match: Match) -> str:
    return (
        f"{_plain(match['a'])} slash {_plain(match['b'])}"
        if len(match["a"]) < 4
        else f"{_plain(match['a'])} {_plain(match['b'])}"
    )


def _plain(written: str) -> str:
    return say_year(int(written)) if _is_year(written) else say_number(written)


def _ordinal(match: Match) -> str:
    return say_ordinal(int(match["n"].replace(",", ""))) + ("s" if match["many"] else "")


def _phone(match: Match) -> str:
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(say_digits(group) for group in re.findall(r"\d+", match[0]))


def _range(match: Match) -> str | None:
    a, b = match["a"], match["b"]
    if before(match) in {"ISSN", "ISBN"}:
        return f"{say_digits(a)}, {say_digits(b)}"
    if f"{a} - {b}" == match[0] and _SUM.search(match.string[: match.start()]):
        return f"{say_number(a)} minus {say_number(b)}"
    if _is_year(a) and re.fullmatch(r"\d\d", b) and int(b) > int(a[2:]):
        return f"{say_year(int(a))} to {say_pairs(b)}"
    return f"{_plain(a)} to {_plain(b)}"


def _chain(match: Match) -> str:
    parts = re.split(_DASH, match[0])
    if len(parts) == 3 and all(len(part) <= 2 for part in parts):
        return " ".join(say_number(part) for part in parts)
    nought = "oh" if before(match) in {"ISBN", "ISSN", "(ISBN"} else "zero"
    return ", ".join(say_digits(part, nought) for part in parts)


def _version(match: Match) -> str:
    head = "version " if match["v"] and before(match).lower() != "version" else ""
    return head + " point ".join(say_cardinal(int(part)) for part in match["n"].split("."))


def _times(match: Match) -> str:
    return f"{say_number(match['n'])} {'by ' + say_number(match['b']) if match['b'] else 'x'}"


def _mixed(match: Match) -> str:
    """A2, H2O, 4K, B-52: letters apart, numbers as a model's."""
    parts = re.findall(r"[A-Za-z]+|\d+", match[0])
    return " ".join(
        say_pairs(part)
        if part.isdecimal() and len(part) < 4
        else say_digits(part)
        if part.isdecimal()
        else spell(part)
        if part.isupper() and part not in w.ACRONYMS
        else part
        for part in parts
    )


def _power(match: Match) -> str:
    exponent = match["e"].replace("−", "-")
    words = f"minus {say_ordinal(int(exponent[1:]))}" if exponent.startswith("-") else say_ordinal(int(exponent))
    return f"{say_number(match['n'])} to the {words}"


def _operation(match: Match) -> str:
    sign = {
        "+": "plus",
        "-": "minus",
        "−": "minus",
        "=": "equals",
        "×": "times",
        "*": "times",
        "÷": "divided by",
        "/": "divided by",
    }
    parts = re.findall(rf"{_N}|[-+=×*÷−/]", match[0])
    return " ".join(sign.get(part) or say_number(part) for part in parts)


def _bare(match: Match) -> str:
    written, previous, following = match["n"], before(match), after(match)
    stem = previous.strip("(\"'“‘[").rstrip(",.")
    if stem.lower() in {"dial", "call", "calling", "called"} and re.fullmatch(r"\d{3}", written):
        return say_digits(written)
    if written in {"911", "988", "411", "311", "999", "112"} and following in {
        "call",
        "calls",
        "operator",
        "dispatcher",
        "dispatchers",
        "emergency",
        "center",
        "system",
    }:
        return say_digits(written)
    if stem in w.HOUSE_WORDS and re.fullmatch(r"[1-9]\d{2,3}", written):
        return say_pairs(written)
    if (stem in w.POSTAL.values() or stem in w.POSTAL) and re.fullmatch(r"\d{5}", written):
        return say_digits(written)
    if _is_year(written):
        counted = (
            following.islower()
            and following.endswith("s")
            and not following.endswith("ss")
            and following not in _NOT_COUNTED
        )
        if not counted or stem.lower() in _YEAR_LEADS:
            return say_year(int(written))
    return say_number(written)


_AFTER_NUMBER = r"(?![\d]|[.,]\d)"
_YEAR = r"(?P<y>1\d{3}|20\d{2})(?![\d]|,\d|[A-Za-z])"
_WHOLE_DATE_YEAR = rf"(?:,?{_S}?{_YEAR})?"
_HALF = r"[AaPp]\.?[Mm]\b\.?"

_COUNTED = {*w.UNITS, *w.SCALES, *w.LOWER_MONTHS, *w.CODES, *_WORDSCALE[3:-1].split("|")}
_PLAIN_END = rf"[,;!?)]* ?$|\.$|[,;!?)][ ]|\. [A-Z]|[ -](?!(?:{either(word for word in _COUNTED if word.isalpha() and word.islower())})\b)[a-z]{{3}}"
"""What follows a number that is no more than that: tried first, it spares half of all numbers the other rules."""

DIGIT_RULES: tuple[Rule, ...] = tuple(
    (name, re.compile(pattern), speak)
    for name, pattern, speak in (
        ("set number", rf"(?P<set>{either(w.SET_NUMBERS)})(?![\w/])", lambda m: w.SET_NUMBERS[m["set"]]),
        ("number", rf"(?P<n>{_N})(?={_PLAIN_END})", _bare),
        ("iso date", r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])", _iso),
        ("numeric date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d{2})(?![\d/])", _slashed),
        (
            "date",
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{_DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?{_S}(?:of{_S})?(?P<mon>{_MON}\.?)(?![\w]){_WHOLE_DATE_YEAR}",
            _day_month,
        ),
        ("date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])", _day_slashed),
        (
            "date",
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?P<d2>){_S}(?:of{_S})?(?P<mon>{either(w.LOWER_MONTHS)})(?![\w.]){_WHOLE_DATE_YEAR}",
            _day_month,
        ),
        ("duration", r"(?P<h>\d{1,2}):(?P<m>\d\d):(?P<s>\d\d)(?![\d:])", _duration),
        ("time", rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?{_S}?(?P<half>[AaPp]\.?{_S}?[Mm]\b\.?)", _time),
        ("time", r"(?P<h>\d{1,2}):(?P<m>\d\d)(?![\d:])(?P<half>)", _time),
        ("phone", r"\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])", _phone),
        ("cents", rf"(?P<n>{_N}){_S}?¢", _cents),
        ("money", rf"(?P<n>{_N}){_S}?(?P<scale>{_WORDSCALE})?{_S}?(?P<code>{either(w.CODES)})\b", _code_money),
        ("percent", rf"(?P<minus>)(?P<n>{_N})(?:{_S}?%?{_DASH}(?P<n2>{_N}))?{_S}?%", _percent),
        ("decade", r"(?P<n>\d{3}0|[2-9]0)['’]?s(?!\w)", _decade),
        ("ordinal", r"(?P<n>\d[\d,]*)(?:st|nd|rd|th)(?P<many>s?)(?!\w)", _ordinal),
        ("power", r"(?P<n>\d+)\^(?P<e>[-−]?\d+)", _power),
        ("operation", rf"{_N}(?:{_S}?[+=×÷*]{_S}?{_N})+|{_N}(?:{_S}?[-−+×÷*]{_S}?{_N})+{_S}?={_S}?{_N}", _operation),
        (
            "fraction",
            rf"(?:(?P<whole>\d+)(?:(?:{_S}|{_DASH})(?=\d+/)|(?:{_S}|{_DASH})?(?={_GLYPH})))?(?:(?P<glyph>{_GLYPH})|(?P<a>\d{{1,2}})/(?P<b>\d{{1,3}}))(?![\d/])(?:rds|ths|rd|th|st)?(?:{_S}(?P<unit>oz|lbs?|ft|mi|tsp|tbsp)\b\.?)?",
            _fraction,
        ),
        (
            "measure",
            rf"(?P<minus>)(?:(?P<low>{_N}){_S}?{_DASH}{_S}?)?(?P<n>{_N})(?:(?P<sp>{_S})|(?P<hyphen>-))?(?P<unit>{_UNIT})(?![\w/°²³-])(?P<stop>\.(?=\s[a-z\d]|\s*$|,))?",
            _measure,
        ),
        (
            "feet and inches",
            r"(?P<a>\d{1,2})['’′](?P<b>\d{1,2})(?:[\"”″]|'')",
            lambda m: (
                f"{say_cardinal(int(m['a']))} {'foot' if m['a'] == '1' else 'feet'} {say_cardinal(int(m['b']))} inches"
            ),
        ),
        (
            "inches",
            rf"(?P<n>{_N})[\"″](?=\s?[a-z])(?!\s(?:and|he|she|said|by|in|was|is|at)\b)",
            lambda m: f"{say_number(m['n'])} {'inch' if before(m).lower() in {'a', 'an', 'the'} else 'inches'}",
        ),
        (
            "amount",
            rf"(?P<n>{_N}){_S}?(?P<scale>mn|bn|trn|k|K|M|B)(?!\w)",
            lambda m: f"{say_number(m['n'])} {w.SCALES[m['scale']]}",
        ),
        (
            "band",
            rf"(?P<n>{_N})(?P<letters>[AF]M)(?!\w)",
            lambda m: f"{say_number(m['n'])} {spell(m['letters'])}",
        ),
        ("version", r"(?P<v>)(?P<n>\d+(?:\.\d+){2,})(?!\w)", _version),
        ("times", rf"(?P<n>{_N}){_S}?[x×]{_S}?(?P<b>{_N})?(?!\w)", _times),
        ("digit groups", rf"\d+(?:{_DASH}\d+){{2,}}(?!\w)", _chain),
        ("range", rf"(?P<a>{_N}){_S}?(?:{_DASH}|\bto\b){_S}?(?P<b>{_N})(?![\w])", _range),
        ("pair", r"(?P<a>\d+)/(?P<b>\d+)", _slashed_pair),
        ("model", r"\d{1,4}[A-Z]{1,3}(?![a-z\w])", _mixed),
        ("number", rf"(?P<n>{_N})", _bare),
        ("number", r"(?P<n>\d+)", lambda m: say_digits(m["n"])),
    )
)
"""What may begin with a digit."""
_FOLLOWS = {
    "iso date": "dash",
    "numeric date": "mark",
    "date": "space letter dash mark",
    "duration": "mark",
    "time": "space point mark letter",
    "phone": "dash point",
    "cents": "space point mark",
    "money": "space point letter",
    "percent": "space point mark dash",
    "decade": "mark letter",
    "ordinal": "letter point",
    "power": "mark",
    "operation": "space point mark dash",
    "fraction": "space mark dash letter",
    "measure": "space point mark dash letter",
    "feet and inches": "mark",
    "inches": "point mark",
    "amount": "space point letter",
    "band": "point letter",
    "version": "point",
    "times": "space point mark letter",
    "digit groups": "dash",
    "range": "space point dash",
    "pair": "mark",
    "model": "letter",
}
"""By a rule's name, what may come after its first digits; anything where a name is not here."""
AFTER_DIGITS = _sort_out(DIGIT_RULES, _FOLLOWS, ("space", "dash", "point", "letter", "mark", "end"))


def _short(match: Match) -> str | None:
    """Dr. and St. by what stands around them; the full stop stays where it ends the sentence."""
    word, stop = match["word"], match["stop"]
    following = _NEXT_NAME.match(match.string, match.end())
    next_word = following[1] if following else ""
    ends = bool(stop) and not match.string[match.end() :].strip("\"'”’) ]")
    keep = "." if ends else ""
    lowered = word.lower()
    if not stop and word not in w.BARE:
        return None
    if lowered == "st":
        saint = next_word[:1].isupper() and not re.match(r"(?:[NSEW]|NE|NW|SE|SW)\b", next_word) and stop_or_name(match)
        keep = "." if stop and next_word in w.STARTERS else keep
        return ("Saint" if word == "St" else "saint") if saint else f"{'Street' if word == 'St' else 'street'}{keep}"
    if lowered == "dr":
        if (
            next_word[:1].isupper()
            and not before(match)[:1].isdigit()
            and (not re.match(r"[A-Z][a-z]+$", before(match)) or match.start() == 0)
        ):
            return "Doctor"
        return f"Drive{keep}" if re.match(r"[A-Z][a-z]+$", before(match)) and not next_word[:1].isupper() else "doctor"
    if lowered == "ft" and before(match)[-1:].isdigit():
        return f"feet{keep}"
    if ends and (word in w.TITLES or word == "Sept"):
        return None
    if word in w.TITLES:
        return w.TITLES[word] if next_word[:1].isupper() or word in {"Mr", "Mrs", "Ms", "mr", "mrs", "Messrs"} else None
    if word in {"Mt", "mt"} and not next_word[:1].isupper():
        return None
    if lowered == "vol" and not re.match(r"\.? ?(?:\d|[IVX]+\b)", match.string[match.start() + 3 :]):
        return None
    if word in w.DAYS:
        return w.DAYS[word] + keep if len(word) > 2 or re.match(r"\.? \(?\d{1,2}/\d", following_text(match)) else None
    if word in w.STATES and len(word) > 1:
        return (
            w.STATES[word] + keep
            if before(match).endswith((",", "-", "(")) or re.search(r"[-(]$", match.string[: match.start()])
            else None
        )
    said = w.SHORT.get(word)
    return said + keep if said else None


def stop_or_name(match: Match) -> bool:
    """Whether a St. before a capital is a saint: yes unless a street's name stands before it at a sentence's end."""
    previous, following = before(match), after(match)
    numbered = re.fullmatch(r"\d+(?:st|nd|rd|th)", previous)
    return not (numbered or (previous[:1].isupper() and following in w.STARTERS))


def _number_sign(match: Match) -> str | None:
    many = "numbers" if match["word"].lower() in {"nos", "nrs"} else "number"
    if match["word"][:1] == "N" and match["word"] != "NO" and match.start() == 0:
        return many.capitalize()
    return many


def _page(match: Match) -> str:
    if match["word"] == "p" and match.string[: match.start()].rstrip().endswith((",", ";", "(")):
        return "P "
    return "pages " if match["word"] == "pp" else "page "


def _caps(match: Match) -> str | None:
    letters = match["letters"]
    tail = match["tail"] or ""
    if letters in w.SPELLED_FOUR:
        return spell(letters) + tail
    if letters in w.ACRONYMS or (len(letters) < 4 and _cites(match)):
        return None
    if (
        letters in w.POSTAL
        and before(match).endswith(",")
        and re.match(r",|\.?$| \d{5}", match.string[match.end() :])
        and letters not in {"OK", "IN", "OR", "ME"}
    ):
        return w.POSTAL[letters] + tail
    vowels = bool(_VOWELS.intersection(letters))
    if _is_shouted(match, vowels=vowels):
        return None
    if len(letters) >= 6 and vowels:
        return None
    if len(letters) == 5 and vowels and not _CROWDED.search(letters):
        return None
    if len(letters) == 4 and _SPEAKABLE.fullmatch(letters):
        return None
    if read_roman(letters) and (set(letters) <= set("IVX") or len(letters) > 4):
        return None
    if len(letters) == 2 and letters[0] not in _VOWELS and letters[1] in _VOWELS and not knows_capitals(letters):
        return None  # nobody can tell; of eleven such words that were looked up ten were said as they are
    return spell(letters) + tail


def _is_shouted(match: Match, *, vowels: bool) -> bool:
    """Whether the word stands among capitals, in a headline: then it is as likely a word as an initialism."""
    if before(match)[1:].islower() and after(match)[1:].islower():
        return False
    text, start, end, letters = match.string, match.start(), match.end(), match["letters"]
    line = text[max(0, start - 120) : end + 120]
    capitals = sum(map(str.isupper, line))
    if vowels and capitals > 0.6 * sum(map(str.isalpha, line)) and " " in line.strip():
        return True
    loud = _LOUD.search(text[max(0, start - 14) : start] + text[end : end + 14])
    return bool(loud) and len(letters) > 3 - line.isupper()


def _letters_before(match: Match) -> str | None:
    """CNNMoney and NYTimes: the letters of a name that runs on as a word."""
    letters = match["letters"]
    known = letters in w.SPELLED or letters in w.POSTAL or not _VOWELS.intersection(letters)
    return f"{spell(letters)} " if known else None


def keeps_capitals(letters: str) -> bool:
    """Whether a word of a line in capitals is an initialism or a numeral, whatever stands around it."""
    if (
        len(letters) == 1
        or letters.capitalize() in w.BARE
        or letters.lower() in w.BARE
        or letters.capitalize() in w.TITLES
    ):
        return False
    vowels = [letter in "AEIOUY" for letter in letters]
    unspeakable = not any(vowels) or (vowels == [False, False, True] and letters not in w.SHOUTED_WORDS)
    numeral = set(letters) <= set("IVX") and bool(read_roman(letters))
    return (
        unspeakable or numeral or letters in w.SPELLED_FOUR or (letters in w.SPELLED and letters not in w.SHOUTED_WORDS)
    )


def knows_capitals(letters: str) -> bool:
    """Whether it is known how a word in capitals is said, and not guessed from its look."""
    tabled = letters in w.SPELLED or letters in w.SPELLED_FOUR or letters in w.ACRONYMS or letters in w.POSTAL
    return tabled or not any(letter in "AEIOUY" for letter in letters) or bool(read_roman(letters))


def _cites(match: Match) -> bool:
    """Whether these are an author's initials in a list of references: two such authors stand there."""
    named = before(match)[:1].isupper() and before(match).isalpha()
    return (
        named
        and len(_AUTHORS.findall(match.string, max(0, match.start() - 120), match.end() + 120)) > 1
        and bool(re.match(r",| \(| et al", match.string[match.end() :]))
    )


def _dotted(match: Match) -> str:
    letters = match["dotted"]
    state = w.STATES.get(letters) if before(match).endswith("-") else None
    ends = not match.string[match.end() :].strip("\"'”’) ")
    keep = "." if ends else ""
    if state and len(state) > 4:
        return state + keep
    return spell(letters) + keep


def _roman(match: Match) -> str | None:
    letters, previous = match["roman"], before(match).rstrip(".")
    value = read_roman(letters)
    if not value:
        return None
    bare = previous.strip("(\"'“‘,;:")
    line_alone = not match.string[: match.start()].strip(" \"'“(") and re.match(
        r"[.:)]|\s*$", match.string[match.end() :]
    )
    if line_alone and not match["of"] and (len(letters) > 1 or letters in "IVX"):
        return say_cardinal(value)
    if bare.lower() in CARRIERS_PLURAL:
        return f"{say_cardinal(value)}{match['of'] or ''}"
    if (
        bare in w.KINGS
        and value < 60
        and letters not in {"C", "D", "L", "M"}
        and not previous.endswith((",", ";", ":"))
    ):
        if letters == "I" and re.match(
            r" (?:am|was|had|have|will|do|did|would|could|can|saw|said|think|know|never|shall|should|must|may|might)\b",
            match.string[match.end() :],
        ):
            return None
        return f"the {say_ordinal(value)}{match['of'] or ''}"
    if match["of"] or previous.endswith((",", ";")):
        return None
    if len(letters) > 1 and value < 50 and bare[:1].isupper() and not bare.isupper():
        return say_cardinal(value)
    if len(letters) > 2 and value < 50:
        return say_cardinal(value)
    return None


CARRIERS_PLURAL = w.CARRIERS | {f"{word}s" for word in w.CARRIERS}


def _party(match: Match) -> str:
    place = match["place"]
    return f"{match['party']}, {w.STATES.get(place) or w.STATES.get(place.rstrip('.')) or w.POSTAL.get(place) or place}"


_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
BARE_DAYS = (
    r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?=,? (?:at|from) \d)"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
    rf"(?=,? (?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}|{_MONTHS}[a-z]*\.? \d)))"
)
"""A day in short without its full stop: only before a date or an hour, for Sat and Sun are words too."""


_SHORTS = {*w.TITLES, *w.SHORT, *w.DAYS, *w.STATES} - {
    "La",
    "Ill",
    "Miss",
    "Mass",
    "Ore",
    "Wash",
    "Ind",
    "Pa",
    "Del",
    "Ga",
    "Mo",
    "Va",
    "Md",
    "Me",
}
WORD_RULES: tuple[Rule, ...] = tuple(
    (name, re.compile(pattern), speak)
    for name, pattern, speak in (
        (
            "party",
            rf"(?P<party>[DRI])-(?P<place>(?:{either(w.STATES)})\.?|(?:{either(w.POSTAL)})\b|[A-Z][a-z]{{3,}})",
            _party,
        ),
        (
            "date",
            rf"(?P<mon>{_MON}\.?){_S}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.,/]\d|%|{_S}?[ap]\.?m)(?:{_DASH}(?P<d2>\d{{1,2}})(?!\d))?{_WHOLE_DATE_YEAR}",
            _month_day,
        ),
        ("month and year", rf"(?P<mon>{_MON}\.?),?{_S}{_YEAR}(?!{_DASH}\d)", _month_year),
        ("short month", r"(?P<mon>Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?!$)", _month_short),
        ("number sign", rf"(?P<word>[Nn]os?|NOS?|[Nn]rs?)\.?{_S}?(?=\d)", lambda m: f"{_number_sign(m)} "),
        ("page", rf"(?P<word>pp?)\.{_S}?(?=\d)", _page),
        (
            "short form",
            rf"(?P<short>{either(w.DOTTED)})(?![\w])",
            lambda m: (
                w.DOTTED[m["short"]].replace(" ", SPELLED_JOINER)
                if w.DOTTED[m["short"]].isupper()
                else w.DOTTED[m["short"]] + ("." if m[0].endswith(".") and not m.string[m.end() :].strip() else "")
            ),
        ),
        (
            "initials",
            r"(?P<dotted>(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![\w.]))?|(?:[A-Z]\. ){1,2}[A-Z]\.(?= [A-Z][a-z]))",
            _dotted,
        ),
        ("bare day", rf"(?P<day>{BARE_DAYS})(?!\w)", lambda m: w.DAYS[m["day"]]),
        ("roman", r"(?P<roman>[IVXLCDM]+)(?P<of>['’]s)?(?![\w'’])(?!\.\w|\. ?[A-Z]\.)", _roman),
        (
            "fiscal year",
            r"(?P<l>FY|CY)(?P<y>20\d\d|19\d\d)(?!\w)",
            lambda m: f"{spell(m['l'])} {say_year(int(m['y']))}",
        ),
        ("page", r"pp\.$", lambda _m: f"{spell('PP')}."),
        ("subreddit", r"(?P<a>[ru])/(?P<b>[A-Za-z]\w+)", lambda m: f"{m['a']} slash {split_camel(m['b'])}"),
        ("saint", r"ST\.?(?= [A-Z]{4,}['’])", lambda _m: "Saint"),
        ("number sign", r"(?:CASE|Case|case) (?:NO|No|no)\.$", lambda m: f"{m[0].split()[0]} number."),
        ("letter pair", r"[A-Z]/[A-Z](?!\w)", lambda m: spell(m[0])),
        ("letters and", r"(?P<a>[A-Z]{1,2})&(?P<b>[A-Z]{1,2})(?!\w)", lambda m: f"{spell(m['a'])} and {spell(m['b'])}"),
        ("letters apart", r"TL;DR", lambda m: spell(m[0])),
        ("version", r"(?P<v>[vV])\.?(?P<n>\d+(?:\.\d+)+)", _version),
        ("serial", r"[A-Z]+(?=\d)(?:\d+[A-Z]*|[A-Z]\d+)+(?![a-z\w])|[A-Z]\d[a-z](?!\w)", _mixed),
        (
            "hyphened model",
            r"(?P<l>[A-Z]{1,5})-(?P<n>\d{1,4})(?!\w)",
            lambda m: f"{m['l'] if m['l'] in w.ACRONYMS else spell(m['l'])} {say_pairs(m['n'])}",
        ),
        ("mixed", r"[A-Za-z]+\d+[A-Za-z\d]*", _mixed),
        ("letters apart", r"(?P<one>[a-z])(?P<more>[A-Z]{2,4})(?!\w)", lambda m: spell(m[0])),
        ("letters before", r"(?P<letters>[A-Z]{2,4})(?=[A-Z][a-z]{2})", _letters_before),
        ("short form", rf"(?P<word>{either(_SHORTS)})(?![\w])(?P<stop>\.?)(?!\w)", _short),
        ("initialism", r"(?P<letters>[A-Z]{2,5})(?![A-Z])(?P<tail>['’]?s)?(?![\w])", _caps),
    )
)
"""What may begin with a letter."""
_WORD_SHAPES = {
    "party": "single",
    "date": "caps name",
    "month and year": "caps name",
    "short month": "name",
    "number sign": "caps name lower",
    "saint": "caps",
    "page": "lower",
    "initials": "single lower",
    "bare day": "name",
    "roman": "caps single",
    "fiscal year": "caps",
    "subreddit": "lower",
    "letter pair": "single",
    "letters and": "caps single",
    "letters apart": "caps lower",
    "version": "single lower",
    "serial": "caps single",
    "hyphened model": "caps single",
    "letters before": "caps",
    "initialism": "caps",
}
"""By a rule's name, how its first two letters may look: AB, Ab, A and a sign, a."""
BY_WORD_SHAPE = _sort_out(WORD_RULES, _WORD_SHAPES, ("caps", "name", "single", "lower"))


def _address(match: Match) -> str:
    host = re.sub(r"^[a-z]+://", "", match["host"])
    host = re.sub(r"^www\.", f"{spell('www')} dot ", host)
    return " ".join(_say_part(host).split())


def _say_part(text: str) -> str:
    text = (
        text.replace(".", " dot ")
        .replace("@", " at ")
        .replace("-", " dash ")
        .replace("_", " underscore ")
        .replace("+", " plus ")
        .replace("/", " slash ")
    )
    return re.sub(r"\d+", lambda digits: f" {say_number(digits[0])} ", text)


def split_camel(name: str) -> str:
    """MeToo as Me Too, with numbers in words."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return " ".join(re.sub(r"\d+", lambda digits: f" {_plain(digits[0])} ", spaced).split())


def _sign(match: Match) -> str:
    return w.SYMBOLS.get(match[0], w.GREEK.get(match[0], ""))


SIGN_RULES: tuple[Rule, ...] = tuple(
    (name, re.compile(pattern), speak)
    for name, pattern, speak in (
        ("note mark", r"\[(?:\d{1,3}|[a-z]|sic|citation needed|note \d+)\]", lambda _m: ""),
        (
            "money",
            rf"(?P<minus>)(?P<cur>{_CUR}){_S}?(?:(?P<low>{_N}){_S}?{_DASH}{_S}?(?:{_CUR})?)?(?P<n>{_N})(?:[ \u00a0-]?(?P<scale>{_SCALE})(?![\w]))?(?P<tail>(?=-[a-z]))?",
            _money,
        ),
        (
            "money",
            rf"(?P<minus>{_DASH})(?P<cur>{_CUR})(?P<low>)(?P<n>{_N})(?:[ \u00a0-]?(?P<scale>{_SCALE})(?![\w]))?(?P<tail>(?=-[a-z]))?",
            _money,
        ),
        ("decade", r"['’‘](?P<n>\d0)['’]?s(?!\w)", _decade),
        ("short year", r"['’‘](?P<n>\d\d)(?![\w])", _short_year),
        ("phone", r"\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\+\d[\d -]{7,16}\d", _phone),
        ("percent", rf"(?P<minus>{_DASH})(?P<n>{_N})(?P<n2>)%", _percent),
        (
            "measure",
            rf"(?P<minus>{_DASH})(?P<low>)(?P<n>{_N})(?:(?P<sp>{_S})|(?P<hyphen>-))?(?P<unit>{_UNIT})(?![\w/°-])(?P<stop>\.(?=\s[a-z]|$))?",
            _measure,
        ),
        ("fraction", rf"(?P<whole>)(?P<glyph>{_GLYPH})", _fraction),
        ("number sign", rf"#{_S}?(?=\d)", lambda _m: "number "),
        ("hashtag", r"#(?P<name>[^\W\d]\w*)", lambda m: f"hashtag {split_camel(m['name'])}"),
        ("handle", r"@(?P<name>\w+)", lambda m: f"at {split_camel(m['name'])}"),
        ("minus", rf"[-−–](?P<n>{_N})(?![\w:])", lambda m: f"minus {say_number(m['n'])}"),
        ("point", r"\.(?P<n>\d+)(?!\w)", lambda m: f"point {say_digits(m['n'])}"),
        ("minus", r"[-−–](?=\d{1,2}:\d\d)", lambda _m: "minus "),
        ("rate", rf"/{_S}?(?P<unit>{_UNIT})(?![\w])", lambda m: f"per {w.UNITS[m['unit']]}"),
        ("rating", RATING, say_rating),
        ("emoji", EMOJI, say_emoji),
        ("sign", rf"[{''.join(w.GREEK)}]|[^\w\s]|_|[²³¹⁰-⁹₀-₉]", _sign),
    )
)
"""What may begin with a sign."""
_SIGNS = {
    "note mark": "[",
    "money": "".join(sorted({code[0] for code in w.CURRENCIES})) + "-–—‑−",
    "decade": "'’‘",
    "short year": "'’‘",
    "phone": "(+",
    "percent": "-–—‑−",
    "measure": "-–—‑−",
    "fraction": "".join(_FRACTIONS),
    "number sign": "#",
    "hashtag": "#",
    "handle": "@",
    "minus": "-–—‑−",
    "point": ".",
    "rate": "/",
    "rating": STARS,
    "emoji": "".join(NAMES),
}
"""By a rule's name, the signs that it may begin with; any where a name is not here."""
BY_SIGN = {
    sign: tuple(rule for rule in SIGN_RULES if sign in _SIGNS.get(rule[0], sign)) for sign in "".join(_SIGNS.values())
}

ADDRESS_RULES: tuple[Rule, ...] = tuple(
    (name, re.compile(pattern), speak)
    for name, pattern, speak in (
        ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\w", lambda m: " ".join(_say_part(m[0]).split())),
        (
            "web address",
            r"(?P<host>(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})(?::\d+)?(?:[/?#][^\s)\]”\"]*[^\s)\]”\".,;:!?])?/?",
            _address,
        ),
    )
)
