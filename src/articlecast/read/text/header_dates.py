"""Dates of an editor's own headers → aware datetimes: all of a value is understood, or it is no date.

An article is due at such a moment: what is passed over, an afternoon or a zone, lets it out hours early.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache

from articlecast.moments import find_zone, place_moment
from articlecast.read.text.dates import DAYS, parse_date

_ISO = re.compile(
    r"\d{10}|\d{13}|\d{8}(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
)
"""Moments that ``parse_date`` reads to their end, Unix seconds and milliseconds among them."""
_WEEKDAYS = """
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira
    sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag tisdag onsdag torsdag fredag lördag söndag
""".split()
_SLASHED = r"\b\d{1,2}/\d{1,2}/(?:19|20)\d{2}\b"
_SHAPE = (
    rf"(?:(?:{'|'.join(_WEEKDAYS)})\b\.?,?\s*)?(?:(?:on|am|den|le|el|il)\s)?"
    r"(?P<whole>{day})(?:\s*\(?[月火水木金土日월화수목금토일](?:曜日|요일)?\)?)?"
    r"(?:[T,\s|@·•–-]*(?:\b(?:at|um|à|kl\.?|a las|alle|às|om)(?=[\s\d]))?\s*"
    r"(?P<before>오전|오후|午前|午後|上午|下午)?\s*"
    r"(?P<hour>\d{1,2})(?:(?:[:.h]|\s*[時时시点]\s*)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?[分분]?"
    r"|(?=\s*(?:[ap]\.?\s?m\b|h\b|uhr\b|[時时시点])))"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s*(?:h|uhr)\b|[時时시点])?"
    r"(?:\s*[(\[]?(?P<zone>[a-z]{1,4}\b|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[a-z]\w*(?:/[\w+-]+)+)[)\]]?"
    r"(?:\s\([a-z ]+\))?)?)?"
)
_LATE, _EARLY = {"p", "오후", "午後", "下午"}, {"a", "오전", "午前", "上午"}
_ZONES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "z": "UTC", "utc": "UTC", "gmt": "UTC",
}  # fmt: skip
"""Names of zones that are no offset by themselves."""
_OFFSETS = {"bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
            "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "aest": 10, "aedt": 11}  # fmt: skip
"""Hours before UTC."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    # The groups of the loose forms are not asked for: ``parse_date`` reads the day that they find.
    days = (re.sub(r"\(\?P<\w+>", "(?:", day).removesuffix(r"\b") for day in (*DAYS, _SLASHED))
    return tuple(re.compile(_SHAPE.replace("{day}", day), re.IGNORECASE) for day in days)


def parse_whole_date(value: str | date, *, zone: tzinfo = UTC) -> datetime | None:
    """As ``parse_date``, and None as well where any part of the value is not understood.

    A zone may stand behind the time: an offset, a name of the time zone database (``Europe/Dublin``), or an
    abbreviation that means one zone to those who read it.
    """
    if not isinstance(value, str):
        return parse_date(value, zone=zone)
    words = " ".join(value.split())
    if _ISO.fullmatch(words):
        return parse_date(words, zone=zone)
    found = next(filter(None, (form.fullmatch(words) for form in _forms())), None)
    day = parse_date(found["whole"]) if found else None
    if not found or not day:
        return None
    if found["zone"]:
        try:
            zone = _find_zone(found["zone"])
        except ValueError:
            return None
    half = (found["half"] or found["before"] or "").lower()
    hour = int(found["hour"] or 0)
    if half and not 1 <= hour <= 12 and half not in _LATE:
        return None
    hour += 12 * (half in _LATE and hour < 12) - 12 * (half in _EARLY and hour == 12)
    try:
        clock = time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return None
    return place_moment(datetime.combine(day.date(), clock), zone)


def _find_zone(name: str) -> tzinfo:
    """Raises ValueError for a name that is no zone's."""
    if offset := re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", name, re.IGNORECASE):
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-ahead if offset[1] == "-" else ahead)
    if (hours := _OFFSETS.get(name.lower())) is not None:
        return timezone(timedelta(hours=hours))
    if "/" not in name and name.lower() not in _ZONES:
        raise ValueError(name)
    return find_zone(_ZONES.get(name.lower(), name))
