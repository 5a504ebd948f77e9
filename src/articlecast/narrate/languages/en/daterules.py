"""What may stand where a date or a time of day begins with a digit: rows of rules.py."""

from __future__ import annotations

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.dates import (
    say_day_month,
    say_dotted_date,
    say_duration,
    say_iso_date,
    say_lap,
    say_loose_date,
    say_minutes_and_seconds,
    say_month_of_year,
    say_named_date,
    say_short_dotted_date,
    say_slashed_date,
    say_time,
    say_time_until,
    say_weekday_date,
)
from articlecast.narrate.languages.en.figures import (
    DRAWN,
    SCALED,
    say_ratio,
    say_scale,
    say_show_times,
)
from articlecast.narrate.languages.en.patterns import (
    DASH,
    DATE_YEAR,
    MONTH,
    SPACE,
    Rule,
    compile_rules,
    either,
)
from articlecast.narrate.languages.en.slashes import (
    say_series,
)

DATE_RULES: tuple[Rule, ...] = compile_rules(
    (
        "iso date",
        r"(?P<y>1[5-9]\d\d|20\d\d)(?P<sep>[-/‑])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?:T(?=\d\d:\d\d)|(?![\d/-]))",
        say_iso_date,
    ),
    ("month of year", r"(?P<m>0?\d|1[0-2])/(?P<y>19[5-9]\d|20[0-4]\d)(?![\d/])", say_month_of_year),
    ("series", r"\d{1,4}(?:/\d{1,4}){2,8}(?![\d/])", say_series),
    ("numeric date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d{2})(?![\d/])", say_slashed_date),
    ("numeric date", r"(?P<a>\d{1,2})[-‑](?P<b>\d{1,2})[-‑](?P<y>1[89]\d\d|20\d\d)(?![\d-])", say_slashed_date),
    (
        "named date",
        rf"(?P<d>\d{{1,2}})[-‑](?P<mon>{MONTH})[-‑](?P<y>1[89]\d\d|20\d\d|\d\d)(?![\w-])",
        say_named_date,
    ),
    ("dotted date", r"(?P<a>[0-3]\d)\.(?P<b>0\d|1[0-2])\.(?P<y>\d\d)(?![\w%]|\.\d|-\d)", say_short_dotted_date),
    ("dotted date", r"(?P<a>[1-3]?\d)\.(?P<b>1[0-2]|[1-9])\.(?P<y>\d\d)(?![\w%]|\.\d|-\d)", say_loose_date),
    ("dotted date", r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>1[89]\d\d|20\d\d)(?!\w|\.\d)", say_dotted_date),
    (
        "date",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?(?:{DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?{SPACE}(?:of{SPACE})?(?P<mon>{MONTH}\.?)(?![\w]){DATE_YEAR}"
        rf"(?P<until>{SPACE}?{DASH}{SPACE}?(?=\d{{1,2}}(?:st|nd|rd|th)?{SPACE}{MONTH}))?",
        say_day_month,
    ),
    ("date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])(?P<until>[-–](?=\d{1,2}/\d{1,2}(?![\d/])))?", say_weekday_date),
    (
        "date",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?P<d2>){SPACE}(?:of{SPACE})?(?P<mon>{either(w.LOWER_MONTHS)})(?![\w.]){DATE_YEAR}",
        say_day_month,
    ),
    ("duration", r"(?P<h>\d{1,2}):(?P<m>\d\d):(?P<s>\d\d)(?:\.(?P<f>\d{1,3}))?(?![\d:])", say_duration),
    ("lap", r"(?P<m>\d{1,2}):(?P<s>[0-5]\d)\.(?P<f>\d{1,3})(?!\d)", say_lap),
    (
        "lap",
        r"(?P<m>\d{1,2})m ?(?P<s>\d{1,2}(?:\.\d{1,3})?)s(?!\w)",
        say_minutes_and_seconds,
    ),
    ("duration", r"(?P<h>\d{1,2})h ?(?P<m>\d{1,2})m(?:in)?(?: ?(?P<s>\d{1,2})s)?(?!\w)", say_duration),
    (
        "time",
        rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?{SPACE}?(?P<half>(?:[AaPp]\.?[Mm]\.?)?){SPACE}?{DASH}{SPACE}?"
        rf"(?=\d{{1,2}}(?:[:.]\d\d)?{SPACE}?[AaPp]\.?[Mm]\b|(?:noon|midnight)\b)",
        say_time_until,
    ),
    ("time", rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?{SPACE}?(?P<half>[AaPp]\.?{SPACE}?[Mm]\b\.?)", say_time),
    (
        "ratio",
        rf"(?P<a>\d{{1,3}}):(?P<b>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}(?=[- ]{SCALED})|(?<=1:)\d{{1,7}}(?=[- ]{DRAWN}))(?![\d:])",
        say_scale,
    ),
    (
        "ratio",
        r"(?:(?<=ratio of )|(?<=ratios of )|(?<=scale of )|(?<=slope of )|(?<=gradient of ))(?P<a>\d{1,3}):(?P<b>\d{1,7})(?![\d:]|,\d)",
        say_scale,
    ),
    (
        "time",
        r"(?<![:\d.])(?P<h>1?\d)(?P<m>)(?P<half>)[-–](?=1?\d:[0-5]\d(?![\d:]))",
        say_time_until,
    ),
    (
        "time",
        r"(?P<h>\d{1,2}):(?P<m>\d\d)(?P<half>[ap])(?![\w'’]|\.\w)(?:\.(?=[,;]| \+))?",
        lambda m: (said := say_time(m)) and f"{said}{SPELLED_JOINER}M",
    ),
    (
        "time",
        rf"(?P<h>\d{{1,2}}):(?P<m>\d\d)(?![\d:])(?P<half>)(?P<until>{DASH}(?=\d{{1,2}}(?![\d/]|\.\d)))?",
        say_time,
    ),
    (
        "ratio",
        r"(?P<a>\d{1,3}\.\d{1,2}) ?: ?(?P<b>1|\d{1,3}\.\d{1,2})(?![\d:]|\.\d)",
        say_scale,
    ),
    (
        "ratio",
        rf"(?P<a>\d{{1,5}}):(?P<b>\d{{1,7}})(?![\d:])(?P<until>{DASH}(?=\d{{1,3}}(?![\d/]|\.\d)))?",
        say_ratio,
    ),
    ("show times", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:c(?!\w)| Central\b)", say_show_times),
)
"""Dates, times of day, durations, and the series and ratios that look like them."""
