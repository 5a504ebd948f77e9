"""Dates as people and machines write them → aware datetimes; no date is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Any

from articlecast.moments import place_moment

_MONTHS = {
    name: number
    for names in (
        """
        january february march april may june july august september october november december
        jan feb mar apr may jun jul aug sep oct nov dec
        januar februar märz april mai juni juli august september oktober november dezember
        jan feb mrz apr mai jun jul aug sep okt nov dez
        jänner februar maerz april mai juni juli august sept oktober november dezember
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        janv févr mars avr mai juin juil aout sept oct nov déc
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        ene feb mar abr may jun jul ago set oct nov dic
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        gen feb mar apr mag giu lug ago set ott nov dic
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        jan fev mar abr mai jun jul ago set out nov dez
        januari februari maart april mei juni juli augustus september oktober november december
        januari februari mars april maj juni juli augusti september oktober november december
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
        янв фев мар апр мая июн июл авг сен окт ноя дек
        янв февр мар апр май июн июл авг сент окт нояб дек
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        """.split(),
    )
    for number, name in ((1 + at % 12, name) for at, name in enumerate(names))
}
"""Twelve names a line, from January on."""
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
          "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5,
          "ct": -6, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10,
          "nst": -3.5, "ndt": -2.5, "adt": -3, "sast": 2, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "awst": 8,
          "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13}  # fmt: skip
"""Hours; names that mean two zones to two readers, as IST and AST, are none of them."""
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME = (
    r"(?:(?:\.?\s*(?P<half_before>오전|오후|午前|午後|上午|下午)|[\sT,|@·•–-]*(?:at|um|à|kl\.?)?)"
    r"\s*(?P<hour>\d{1,2})(?:[:.h]|\s*[時时시]\s*)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*\(?(?P<zone>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,4})\b)?)?"
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
_SLASHED = re.compile(r"\b(?P<first>\d{1,2})/(?P<second_>\d{1,2})/(?P<year>(?:19|20)\d{2})\b" + _TIME, re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-]\d{2}):?(\d{2})(?:\s+\(?[A-Za-z]{1,5}\)?)?$")
"""An offset as RFC 5322 does not have it, and the name that says the same again: ``+02:00``, ``+0200 CEST``."""
EARLIEST = 1850
SHOWN = "the date beside the title"
"""The origin of an update that is the only date the page shows its readers."""


def _aware(moment: datetime, zone: tzinfo) -> datetime | None:
    if not EARLIEST <= moment.year <= 2200:
        return None
    return place_moment(moment, zone)


def _zone(name: str) -> timezone:
    if match := re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})", name or "", re.IGNORECASE):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset) if offset < timedelta(hours=24) else UTC
    return timezone(timedelta(hours=_ZONES.get((name or "").lower(), 0)))


def _read_parts(part: Mapping[str, Any], zone: tzinfo) -> datetime | None:
    """The moment of a written date's parts, as ``_FORMS`` name them; None for no date of the calendar."""
    month = (part["month"] or "").lower()
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


_END_OF_DAY = re.compile(r"(?<=[T ])24(?=:00(?::00(?:\.0+)?)?(?![\d:]))")
"""The midnight that ends a day, as ISO 8601 writes it."""


def parse_date(value: str | date, *, month_first: bool | None = None, zone: tzinfo = UTC) -> datetime | None:
    """The moment that a value names, or None; a date alone is its midnight, and ``zone`` stands where none does.

    Reads ISO 8601, RFC 2822, Unix seconds and milliseconds, and written dates of thirteen languages. ``3/4/2024`` says
    two days to two readers and is read only where a number above twelve or ``month_first`` decides.
    """
    if isinstance(value, datetime):
        return _aware(value, zone)
    if isinstance(value, date):
        return _aware(datetime.combine(value, time()), zone)
    words = re.sub(r"\[[\w/+-]+\]$", "", " ".join(value.split())[:200])  # the zone's name behind its offset, RFC 9557
    if not words:
        return None
    if end := _END_OF_DAY.search(words):
        begun = parse_date(f"{words[: end.start()]}00{words[end.end() :]}", month_first=month_first, zone=zone)
        return begun + timedelta(days=1) if begun and begun.date() < date.max else None
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
            moment = parsedate_to_datetime(_OFFSET.sub(r"\1\2", words))
            named = moment.tzinfo is None and words.rpartition(" ")[2].lower() in _ZONES  # a name that RFC 5322 has not
            here = _zone(words.rpartition(" ")[2]) if named else zone
            return _aware(moment, UTC if words.endswith("-0000") else here)  # RFC 5322, 3.3
        except (ValueError, IndexError, TypeError, OverflowError):
            pass
    for form in _FORMS:
        if match := form.search(words):
            return _read_parts(match.groupdict(), zone)
    if match := _SLASHED.search(words):
        first, second = int(match["first"]), int(match["second_"])
        if first > 12 or second > 12 or first == second or month_first is not None:
            first_is_month = second > 12 or (first <= 12 and bool(month_first))
            day, month = (second, first) if first_is_month else (first, second)
            return _read_parts(match.groupdict() | {"day": str(day), "month": str(month)}, zone)
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
