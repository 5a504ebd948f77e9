"""Dates as people and machines write them → aware datetimes; no date is better than a wrong one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from articlecast.moments import place_moment

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen janeiro januari jänner",
            "february feb februar février févr fevrier febrero febbraio fevereiro fev februari",
            "march mar märz mars marzo março maart mrz maerz",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei maj",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août aout agosto ago augustus augusti",
            "september sep sept septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4, "et": -5, "cst": -6,
          "cdt": -5, "ct": -6, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "pt": -8, "jst": 9, "kst": 9}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME = (
    r"(?:(?:\.?\s*(?P<half_before>오전|오후|午前|午後|上午|下午)|[\sT,|@·•–-]*(?:at|um|à|kl\.?)?)"
    r"\s*(?P<hour>\d{1,2})(?:[:.h]|\s*[時时시]\s*)(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*\(?(?P<zone>[A-Za-z]{1,4}|[+-]\d{2}:?\d{2})\b)?)?"
)
DAYS = (
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?(?P<year>\d{{4}})\b",
    rf"\b(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d{{4}})\b",
    r"\b(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
    r"\b(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b",
    r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d{2})\b",
)
"""How a day is written, as regular expressions."""
_FORMS = tuple(re.compile(form + _TIME, re.IGNORECASE) for form in DAYS)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})\b")
EARLIEST = 1850
SHOWN = "the date beside the title"
"""The origin of an update that is the only date the page shows its readers."""


def _aware(moment: datetime, zone: tzinfo) -> datetime | None:
    if not EARLIEST <= moment.year <= 2200:
        return None
    return place_moment(moment, zone)


def _zone(name: str) -> timezone:
    if match := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", name or ""):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset) if offset < timedelta(hours=24) else UTC
    return timezone(timedelta(hours=_ZONES.get((name or "").lower(), 0)))


def _from_match(match: re.Match[str], zone: tzinfo) -> datetime | None:
    part = match.groupdict()
    month = part["month"].lower()
    hour = int(part["hour"] or 0)
    half = (part["half"] or part["half_before"] or "").lower()
    if half in {"p", "오후", "午後", "下午"} and hour < 12:
        hour += 12
    elif half in {"a", "오전", "午前", "上午"} and hour == 12:
        hour = 0
    try:
        return _aware(
            datetime(
                int(part["year"]),
                _MONTHS.get(month) or int(month),
                int(part["day"]),
                hour,
                int(part["minute"] or 0),
                int(part["second"] or 0),
                tzinfo=_zone(part["zone"]) if part["zone"] else None,
            ),
            zone,
        )
    except ValueError:
        return None


def parse_date(value: str | date, *, month_first: bool | None = None, zone: tzinfo = UTC) -> datetime | None:
    """The moment that a value names, or None; a date alone is its midnight, and ``zone`` stands where none does.

    Reads ISO 8601, RFC 2822, Unix seconds and milliseconds, and written dates of ten languages. ``3/4/2024`` says
    two days to two readers and is read only where a number above twelve or ``month_first`` decides.
    """
    if isinstance(value, datetime):
        return _aware(value, zone)
    if isinstance(value, date):
        return _aware(datetime.combine(value, time()), zone)
    words = " ".join(value.split())[:200]
    if not words:
        return None
    if re.fullmatch(r"\d{10}|\d{13}", words):
        return datetime.fromtimestamp(int(words[:10]), tz=UTC)
    compact = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", words.replace("Z", "+00:00") if words.endswith("Z") else words)
    compact = re.sub(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s+([+-]\d{2}:\d{2})$", r"\1\2", compact)
    if re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ]\d)|\d{8}(?:$|T)", compact):
        try:
            return _aware(datetime.fromisoformat(compact), zone)
        except ValueError:
            pass
    if re.match(r"(?:[A-Za-z]{3},\s+)?\d{1,2} [A-Za-z]{3} \d{4} \d", words):
        try:
            return _aware(parsedate_to_datetime(words), UTC if words.endswith("-0000") else zone)  # RFC 5322, 3.3
        except (ValueError, IndexError, TypeError, OverflowError):
            pass
    for form in _FORMS:
        if match := form.search(words):
            return _from_match(match, zone)
    if match := _SLASHED.search(words):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or second > 12 or first == second or month_first is not None:
            first_is_month = second > 12 or (first <= 12 and bool(month_first))
            day, month = (second, first) if first_is_month else (first, second)
            try:
                return place_moment(datetime.combine(date(year, month, day), time()), zone)
            except ValueError:
                return None
    return None


_UPDATE = re.compile(
    r"updat|modif|revis|reviewed|aktualisiert|mis à jour|actualizad|aggiornat|更新|수정", re.IGNORECASE
)
_RELEASE = re.compile(
    r"publish|posted|written|created|erstellt|veröffentlicht|publié|publicad|pubblicat|公開|投稿|掲載|등록|입력",
    re.IGNORECASE,
)
_SAYS = re.compile(f"((?:{_UPDATE.pattern}|{_RELEASE.pattern}))", re.IGNORECASE)


def split_dates(words: str) -> tuple[str, ...]:
    """A line of dates, cut so that each stands with the word that says what it is: before it, or, in a line that ends
    with such a word, behind it. What follows the last date is left out; a line without a date comes back whole.
    """
    parts = _SAYS.split(words)
    ends = len(parts) > 1 and not re.search(r"\d", parts[-1])
    cut = ["".join(parts[at : at + 2]) for at in range(0 if ends else 1, len(parts), 2)]
    pieces, waiting = [], ""
    for piece in cut if ends else [parts[0], *cut]:
        waiting += piece
        if parse_date(waiting, month_first=True):
            pieces.append(waiting)
            waiting = ""
    return tuple(pieces) or (words,)


def is_update(words: str) -> bool:
    """Whether the words beside a date speak of a change and of no publication."""
    return bool(_UPDATE.search(words)) and not _RELEASE.search(words)


def is_release(words: str) -> bool:
    """Whether the words beside a date speak of the publication."""
    return bool(_RELEASE.search(words))
