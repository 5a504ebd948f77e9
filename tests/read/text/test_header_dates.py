"""Dates of an editor's own headers: understood to their end, or no date; an embargo never ends early."""

from datetime import date, datetime

import pytest

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.moments import find_zone
from articlecast.read import ReadOptions, read_article
from articlecast.read.text.dates import parse_date
from articlecast.read.text.header_dates import parse_whole_date

UNDERSTOOD = {
    "2026-12-25 09:00 America/New_York": "2026-12-25T09:00:00-05:00",
    "2026-07-25 09:00 America/New_York": "2026-07-25T09:00:00-04:00",
    "2026-12-25T09:00[Europe/Paris]": "2026-12-25T09:00:00+01:00",
    "2026-07-04 9am ET": "2026-07-04T09:00:00-04:00",
    "2026-12-25 09:00 UTC+2": "2026-12-25T09:00:00+02:00",
    "2026-12-25T09:00:00 UTC": "2026-12-25T09:00:00+00:00",
    "25 December 2026 at 9pm": "2026-12-25T21:00:00+00:00",
    "2026-12-25 12:30 a.m.": "2026-12-25T00:30:00+00:00",
    "25/12/2026 9 PM": "2026-12-25T21:00:00+00:00",
    "2026-12-25 09.30": "2026-12-25T09:30:00+00:00",
    "25. Dezember 2026, 21 Uhr": "2026-12-25T21:00:00+00:00",
    "le 25 décembre 2026 à 21h30": "2026-12-25T21:30:00+00:00",
    "viernes, 25 de diciembre de 2026": "2026-12-25T00:00:00+00:00",
    "2026年12月25日(金) 午後9時30分": "2026-12-25T21:30:00+00:00",
    "Fri Dec 25 2026 09:00:00 GMT+0100 (Central European Standard Time)": "2026-12-25T09:00:00+01:00",
}
ALIKE = [  # what was understood to its end before
    *("2026-12-25", "2026-12-25T09:00:00Z", "2026-12-25 09:00:00.123 +01:00", "2026-12-25 9:00", "2026/12/25 09:00"),
    *("Fri, 25 Dec 2026 09:00:00 -0000", "Fri, 25 Dec 2026 09:00:00 GMT", "December 25th, 2026", "25/12/2026"),
    *("1766653200", "1766653200000", "20261225", "20261225T090000Z", "2026년 12월 25일 오후 9:30"),
]
NO_DATES = [
    *("2026-12-25 09:00 XYZ", "2026-12-25 09:00 Mars/Base", "2026-12-25 noon", "2026-12-25 9", "2026-12-25 13am"),
    *("noon 25 December 2026", "2026-12-25 in the evening", "12/11/2026", "2026-02-30", "2026-12-25T25:00", "soon"),
]


@pytest.mark.parametrize("written", UNDERSTOOD)
def test_a_date_is_understood_to_its_end(written: str) -> None:
    moment = parse_whole_date(written)
    assert moment
    assert moment.isoformat() == UNDERSTOOD[written]


def test_a_date_that_was_understood_is_the_same_moment() -> None:
    zone = find_zone("Europe/Dublin")
    values: list[str | date] = [*ALIKE, date(2026, 12, 25), datetime(2026, 7, 1, 9)]  # noqa: DTZ001 -- as TOML has it
    for written in values:
        assert parse_whole_date(written, zone=zone) == parse_date(written, zone=zone) is not None


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_left_over_makes_it_no_date(written: str) -> None:
    assert parse_whole_date(written) is None
    text = f"---\ntitle: Tide\ndate: {written}\n---\nThe tide came in at six.\n"
    with pytest.raises(ReadError, match=f"date: '{written}' is no date"):
        read_article(Document(text.encode(), "text/markdown", "tide.md"))


def test_what_comes_from_the_network_is_read_as_a_page_is() -> None:
    text = "---\ntitle: Tide\ndate: 2026-12-25 in the evening\n---\nThe tide came in at six.\n"
    document = Document(text.encode(), "text/markdown", "https://tide.example/a.md", remote=True)
    assert read_article(document, ReadOptions()).published == parse_date("2026-12-25")
