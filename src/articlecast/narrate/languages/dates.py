"""Days, dates and times, in the languages that share one table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import ends_text, lead_words, word_before

if TYPE_CHECKING:
    from articlecast.narrate.languages.tongue import Said, Tongue


def say_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """3.5.2024, 2024-05-03 and 03.05.90."""
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 50 else 1900
    return _date(tongue, match, int(match["d"]), int(match["m"]), year)


def say_led_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """German am 1.2.20, behind a word that leads to a day; elsewhere a number with its points."""
    led = tongue.grammar.tag == "de" and _word_ahead(match).lower() in _DAY_WORDS["de"]
    return say_date(tongue, match) if led else None


def _date(tongue: Tongue, match: re.Match[str], day: int, month: int, year: int | None) -> Said:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    grammar = tongue.grammar
    words = grammar.year(year) if year is not None else ""
    return _put_together(tongue, match, day, grammar.months[month - 1], words)


def say_mixed_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """14/jul/1789 and 2-ene-2020."""
    month = tongue.grammar.short_months.get(f"{match['month']}.")
    day = int(match["d"])
    return (
        _put_together(tongue, match, day, month, tongue.grammar.year(int(match["y"]))) if month and day < 32 else None
    )


def _put_together(tongue: Tongue, match: re.Match[str], day: int, month: str, year: str) -> str:
    if day == 1 and tongue.grammar.tag == "it" and match.string[match.start() - 1 : match.start()] in {"'", "’"}:
        return f"uno {month} {year}".rstrip()  # l'1 gennaio
    return tongue.grammar.date(day, month, year, _word_ahead(match))


def say_named_date(tongue: Tongue, match: re.Match[str]) -> Said:
    """5 de mayo de 2024 and 5 ene. 2024."""
    grammar = tongue.grammar
    day = int(re.sub(r"\D", "", match["d"]))
    year = grammar.year(int(match["y"])) if match["y"] else ""
    month = grammar.short_months.get(match["month"], match["month"])
    return _put_together(tongue, match, day, month, year) if 1 <= day <= 31 else None


def _word_ahead(match: re.Match[str]) -> str:
    """The word that a date hangs on: of several days in German the one before the first, am 3. und 4. Mai."""
    words = lead_words(match)
    return words[-1] if words else ""


def say_born(tongue: Tongue, match: re.Match[str]) -> Said:
    """German * 31. März 1685 and † 1750."""
    if tongue.grammar.tag != "de":
        return None
    return ("geboren" if match[0][0] == "*" else "gestorben") + (" am" if match["day"] else "")


def say_first_day(tongue: Tongue, match: re.Match[str]) -> Said:
    """German 3.-5. Mai and 12./13.6.: the first day, bent by the word before it."""
    day = int(match["d"])
    if tongue.grammar.tag != "de" or not 1 <= day <= 31:
        return None
    joint = "und" if match["joint"] == "/" else tongue.grammar.to
    return f"{tongue.grammar.date(day, '', '', _word_ahead(match)).strip()} {joint}"


_DAY_WORDS = {
    "de": frozenset("am vom zum bis ab seit den dem der beim stand".split()),
    "es": frozenset("el del al día desde hasta".split()),
    "fr": frozenset("le du au jusqu’au jusqu'au dès".split()),
    "it": frozenset("il dal al del entro nel l' all' dall' dell' nell' l’ all’ dall’ dell’ nell’".split()),
    "pt": frozenset("em dia de até do no".split()),
}
"""Words that a day follows: il 25/12."""


_THE_DAY = {
    "de": frozenset[str](),
    "es": frozenset({"el", "al", "del"}),
    "fr": frozenset({"le", "au"}),
    "it": frozenset({"il", "al", "dal"}),
    "pt": frozenset({"o", "ao"}),
}
"""Articles of one thing, which no fraction of several parts can have."""
_OF_SOMETHING = re.compile(r" (?:d[eiao]|del|della|du|des|dos|das|dei|delle)\b| d['’]")


_SPAN = r"(?: (?:al|a|au|ao|à|às|até)|[-–])"
_SPAN_BEHIND = re.compile(rf"{_SPAN}(?: |l['’]|(?<=[-–]))(\d{{1,2}})/(\d{{1,2}})(?![\d/])")
_SPAN_AHEAD = re.compile(rf"\b(\d{{1,2}})/(\d{{1,2}}){_SPAN} ?(?:l['’])?\Z")


def _is_span(match: re.Match[str]) -> bool:
    """Whether it is one of two days from and to, of which one at least can be no fraction: de 1/1 a 31/3."""
    ahead = match.string[max(0, match.start() - 14) : match.start()]
    other = _SPAN_BEHIND.match(match.string, match.end()) or _SPAN_AHEAD.search(ahead)
    if not other:
        return False
    days, months = zip((int(match["d"]), int(match["m"])), (int(other[1]), int(other[2])), strict=True)
    proper = all(day < month for day, month in zip(days, months, strict=True))
    return not proper and all(1 <= month <= 12 for month in months) and all(1 <= day <= 31 for day in days)


def say_day(tongue: Tongue, match: re.Match[str]) -> Said:
    """Day and month without a year: am 4.10., le 14/07; 3/10 behind no such word is a fraction."""
    day, month = int(match["d"]), int(match["m"])
    padded = len(match["d"]) == 2 and match["m"].startswith("0")
    led = re.split("(?<=['’])", _word_ahead(match).lower().rstrip(":"))[0] in _DAY_WORDS[tongue.grammar.tag]
    stroke = not match["sep"]
    weekday = word_before(match).strip(".,")
    led = (
        led
        or (not stroke and weekday in tongue.grammar.days)
        or (not stroke and weekday in tongue.grammar.days.values())
    )
    if stroke and tongue.grammar.tag == "de":
        return None
    if stroke and _is_span(match):
        return _date(tongue, match, day, month, None)
    elided = tongue.grammar.tag == "it" and re.search("l['’]\\Z", match.string[: match.start()][-2:])
    if elided and day in {1, 8, 11}:
        return _date(tongue, match, day, month, None)  # all'1/1, l'8/3
    singular = word_before(match).lower() in _THE_DAY[tongue.grammar.tag] and (day > 1 or day == month)
    if stroke and singular and not _OF_SOMETHING.match(match.string, match.end()):
        return _date(tongue, match, day, month, None)  # le 3/11; of three parts one says les 3/11
    if not ((led and (padded or not stroke or day > month)) or (stroke and padded)):
        return None
    said = _date(tongue, match, day, month, None)
    ends = said and not stroke and ends_text(match)
    return f"{said}." if ends else said


_DAY_NOUNS = frozenset({"dia", "día", "giorno", "jour", "dias", "días"})


def say_dotted_day(tongue: Tongue, match: re.Match[str]) -> Said:
    """31.12 behind the word for a day: no dia 31.12."""
    day, month = int(match["d"]), int(match["m"])
    return _date(tongue, match, day, month, None) if word_before(match).lower() in _DAY_NOUNS else None


_CLOCK_LEADS = frozenset("um gegen ab bis seit von à vers dès las la les alle dalle ore às das".split())
"""Words before a time of the day; without one, hours, minutes and seconds are how long something took."""


_RATIO_AHEAD = re.compile(
    r"\b(?:verhältnis|maßstab|mischung|quote|ratio|rapporto|rapport|proporción|proporção|proporzione|proportion|escala|scala|"
    r"échelle|dilución|diluição|diluizione|dilution)(?: (?:von|de|di|do|da|of))? \Z",
    re.IGNORECASE,
)
_MATCH_AHEAD = re.compile(
    r"\b(?:gew[ao]nn\w*|sieg\w*|verl[oi]e?r\w*|unterlag\w*|besieg\w*|schlug\w*|bezw\w*|endstand\w*|halbzeit\w*|ergebnis\w*|"
    r"führ\w*|niederlage|erfolg|\w*satz|remis|stand es|endete|\d{1,2}:\d{1,2},)\b[^.;!?]*\Z",
    re.IGNORECASE,
)
"""What German sentences tell of before a result, which is written as an hour is: 21:18."""


_BEGINNINGS = frozenset("beginn anpfiff start einlass nach vor zwischen heute morgen kurz".split())


def _is_count(tongue: Tongue, match: re.Match[str]) -> bool:
    """Whether two numbers with a colon are a ratio or a match's result rather than an hour."""
    lead, behind = match.string[max(0, match.start() - 60) : match.start()], match.string[match.end() : match.end() + 4]
    if match[0].strip().isalpha() or ":" not in match[0] or match.groupdict().get("s"):
        return False
    if _RATIO_AHEAD.search(lead):
        return True
    before = word_before(match).lower().rstrip(":")
    clock = "Uhr" in match[0] or behind.lstrip().startswith("Uhr") or before in _CLOCK_LEADS | _BEGINNINGS
    return tongue.grammar.tag == "de" and not clock and bool(_MATCH_AHEAD.search(lead))


def say_time(tongue: Tongue, match: re.Match[str]) -> Said:
    """15:30, 9 h, and the first of two: 8h-12h."""
    groups = match.groupdict()
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > 24 or minute > 59:
        return None
    if groups.get("s") and word_before(match).lower() not in _CLOCK_LEADS:
        return say_lasting(tongue, match)
    if _is_count(tongue, match):
        return None
    said = tongue.grammar.clock(hour, minute)
    if groups.get("hours") and tongue.grammar.tag == "es":
        said += " horas"
    if second := groups.get("s"):
        said += f" {tongue.grammar.symbols['&']} {tongue.counted(str(int(second)), tongue.units['s'])}"
    return f"{said} {tongue.grammar.to}" if groups.get("until") else said


_HALVES = {
    "es": ("de la mañana", "de la tarde", "de la noche"),
    "fr": ("du matin", "de l’après-midi", "du soir"),
    "it": ("di mattina", "di pomeriggio", "di sera"),
    "pt": ("da manhã", "da tarde", "da noite"),
    "de": ("morgens", "nachmittags", "abends"),
}


def say_half_day(tongue: Tongue, match: re.Match[str]) -> Said:
    """8 AM and 8:30pm, by twelve hours as they are written."""
    hour = int(match["h"])
    if not 1 <= hour <= 12 or (match["half"].islower() and match["half"][0] == "a" and not match[0][-3:-2].isdecimal()):
        return None
    halves = _HALVES[tongue.grammar.tag]
    part = 0 if match["half"].lower() == "am" else 1 if hour < 7 or hour == 12 else 2
    return f"{tongue.grammar.clock(hour, int(match['m'] or 0))} {halves[part]}"


def say_lasting(tongue: Tongue, match: re.Match[str]) -> str:
    """3:42:10 Stunden: how long it took."""
    hours, minutes, seconds = (
        tongue.counted(str(int(match[name])), tongue.units[unit])
        for name, unit in zip("hms", ("h", "min", "s"), strict=True)
    )
    return f"{hours} {minutes} {seconds}"


def say_dotted_time(tongue: Tongue, match: re.Match[str]) -> Said:
    """9.00 behind a word that leads to an hour or before another: a las 9.00, alle 8.05, de 10.30 a 14 h."""
    if _TO_HOUR.match(match.string, match.end()):
        return say_time(tongue, match)
    return say_time(tongue, match) if re.split("['’]", word_before(match).lower())[-1] in tongue.grammar.hours else None


_TO_HOUR = re.compile(r" (?:a|à|às|al|bis) (?:las )?\d{1,2}(?:[.:][0-5]\d)?[ \u00a0]?(?:h|horas|heures|Uhr)\b")


def say_hours(tongue: Tongue, match: re.Match[str]) -> Said:
    """9.30-12.30 and 10-18.30: hours from and to, where no two of them may be days with their months."""
    minutes = [minute for minute in (match["m"], match["m2"]) if minute]
    if not minutes or int(match["h"]) > 24 or int(match["h2"]) > 24 or int(match["h"]) == int(match["h2"]):
        return None
    led = re.split("['’]", word_before(match).lower())[-1] in tongue.grammar.hours | _CLOCK_LEADS
    sure = tongue.grammar.tag == "it" and all(minute in _ROUND_MINUTES for minute in minutes)
    sure = sure and not _MEASURED.match(match.string, match.end())
    if not (led or match["sign"] or sure):
        return None
    first, last = (tongue.grammar.clock(int(match[h]), int(match[m] or 0)) for h, m in (("h", "m"), ("h2", "m2")))
    hour = " horas" if match["sign"] and tongue.grammar.tag == "es" and not match["m2"] else ""
    return f"{first} {tongue.grammar.to} {last}{hour}"


_MEASURED = re.compile(r"[ \u00a0]?(?:[€$%°]|euro\b|[a-z]{1,2}\b(?<! [eo]))")
_ROUND_MINUTES = frozenset({"00", "15", "20", "30", "40", "45", "50"})


def say_comma_time(tongue: Tongue, match: re.Match[str]) -> Said:
    """Italian alle 10,30."""
    return say_dotted_time(tongue, match) if tongue.grammar.tag == "it" else None


def say_hour_sign(tongue: Tongue, _match: re.Match[str]) -> Said:
    """Italian h 21 and h. 21.00: ore."""
    return "ore" if tongue.grammar.tag == "it" else None


def say_short_month(tongue: Tongue, match: re.Match[str]) -> str:
    """Aug. 2019."""
    return tongue.grammar.short_months[match["month"]]


def say_short_months(tongue: Tongue, match: re.Match[str]) -> str:
    """Ene.-mar., von Jan. bis Sept.: two months in short, the last with its stop where a sentence ends."""
    months, joint = tongue.grammar.short_months, match["joint"]
    joint = f" {tongue.grammar.to} " if len(joint) == 1 else joint
    return f"{months[match['month']]}{joint}{months[match['other']]}{_keep_stop(tongue, match)}"


_IN_MONTH = frozenset(
    "en de desde hasta em até in a im anfang mitte ende seit bis ab von zum fin début mi depuis dès inizio fine metà "
    "nel da entro finales principios mediados fins início meados".split()
)
_WORDS_TOO = frozenset("mar. set. out. ago. gen. dic. mag. mai. may. sep.".split())
"""Months in short that are words or other short forms: agua de mar."""


def say_lone_month(tongue: Tongue, match: re.Match[str]) -> Said:
    """A month in short without a year behind the word that leads to one: im Sept., en nov."""
    month = match["month"]
    told = match.string[match.end() : match.end() + 1] in {",", ";", ")"} or month not in _WORDS_TOO
    if not told or word_before(match).lower() not in _IN_MONTH:
        return None
    return tongue.grammar.short_months[month] + _keep_stop(tongue, match)


def say_short_decade(tongue: Tongue, match: re.Match[str]) -> str:
    """Gli anni '80: the apostrophe stands for the century that is not said."""
    return tongue.grammar.cardinal(int(match["n"]), "")


_CLOSED = frozenset(
    "außer jeden menos salvo excepto los sauf excepté eccetto tranne exceto às "
    "geschlossen zu cerrado cerrados fermé fermés fermée chiuso chiusi chiusa fechado fechados fechada".split()
)


_SHUT = frozenset("geschlossen Ruhetag cerrado fermé fermeture chiuso fechado frei libre".split())
_DAY_AHEAD = re.compile(r"\b(\w{2,3})\.(?:,| (?:e|y|et|und|a|à|au|al|bis|o|ou)) \Z")
"""Another day in short before this one."""


def say_day_pair(tongue: Tongue, match: re.Match[str]) -> str:
    """De lun. a vie., lun.-ven.: two days in short, each with its stop; the last stays at a sentence's end."""
    days, joint = tongue.grammar.days, match["joint"]
    joint = f" {tongue.grammar.to} " if joint in "-–—‑" else joint
    return f"{days[match['a']]}{joint}{days[match['b']]}{_keep_stop(tongue, match)}"


def say_listed_day(tongue: Tongue, match: re.Match[str]) -> str:
    """Mo, Mi, Fr 9-12 Uhr: each but the last, which the hour tells."""
    joint = match["joint"].strip()
    word = tongue.grammar.symbols["&"] if joint in {"+", "&"} else joint
    return tongue.grammar.days[match["a"]] + ("," if joint in {",", "/"} else f" {word}")


_LETTERS = dict(zip("LMXJVSD", "lunes martes miércoles jueves viernes sábado domingo".split(), strict=True))


def say_letter_days(tongue: Tongue, match: re.Match[str]) -> Said:
    """Spanish L-V de 9 a 14 h."""
    if tongue.grammar.tag != "es":
        return None
    return f"{_LETTERS[match['a']]} {tongue.grammar.to} {_LETTERS[match['b']]}"


def say_closed_day(tongue: Tongue, match: re.Match[str]) -> Said:
    """Chiuso dom., and the second of two days: au ven."""
    days = tongue.grammar.days
    listed = _DAY_AHEAD.search(match.string, max(0, match.start() - 16), match.start())
    behind = re.match(r" ([^\W\d_]+)", match.string[match.end() : match.end() + 20])
    shut = behind and behind[1] in _SHUT
    before, day = word_before(match).lower().strip("(,"), days[match["a"]]
    if before == "às":
        day = day.replace("a-feira", "as-feiras")
    led = before in _CLOSED or shut or (listed and listed[1] in days)
    return f"{day}{_keep_stop(tongue, match)}" if led else None


def _keep_stop(tongue: Tongue, match: re.Match[str]) -> str:
    """The stop where a sentence ends with it; before a capital, too, but for German, where any noun has one."""
    rest = match.string[match.end() : match.end() + 9].lstrip(" \"'’”»)")
    return "." if not rest or (rest[0].isupper() and tongue.grammar.tag != "de") else ""


_FRANCS = re.compile(r"S?Fr\. (?!\d{1,2}\.\d{1,2}\.)\d[\d.'’]*(?![\d:]|[-–]\d| ?(?:Uhr|bis(?! S?Fr\.)|h)\b|\. ?[A-ZJ])")
_NO_FRANCS = frozenset("am vom ab den und jeden nächsten diesen".split())


def say_days(tongue: Tongue, match: re.Match[str]) -> Said:
    """Mo.–Fr. and lun., before what they are the days of; Fr. before a sum is money in a sentence's midst."""
    days, before = tongue.grammar.days, word_before(match)
    if before.islower() and before not in _NO_FRANCS and _FRANCS.match(match.string, match.start()):
        return None
    to = f" {tongue.grammar.to} {days[match['b']]}" if match["b"] else ""
    return f"{days[match['a']]}{to}{',' if ',' in match[0] else ''}"
