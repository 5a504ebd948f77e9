"""Dates as feeds, mail and pages write them."""

import pytest

from articlecast.read.text.dates import parse_date


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Fri, 19 Nov 2021 01:45:08 +02:00", "2021-11-19T01:45:08+02:00"),
        ("Fri, 19 Nov 2021 01:45:08 +0200 (EET)", "2021-11-19T01:45:08+02:00"),
        ("2017-08-01 13:55:44.364419679 +0200 CEST", "2017-08-01T13:55:44+02:00"),
        ("Mon, 2 Jan 2006 15:04:05 GMT+0100", "2006-01-02T15:04:05+01:00"),
        ("Monday, 5 February 2018 08:09:00 PST", "2018-02-05T08:09:00-08:00"),
        ("Sat, Oct 28 2023 08:28:28 PM", "2023-10-28T20:28:28+00:00"),
        ("Пт, 19 ноя 2021 10:00:00 +0300", "2021-11-19T10:00:00+03:00"),
        ("3 marca 2024", "2024-03-03T00:00:00+00:00"),
        ("12 Mart 2024 10:20", "2024-03-12T10:20:00+00:00"),
        ("19/11/2021 10:05", "2021-11-19T10:05:00+00:00"),
        ("2026-03-01T08:00:00-05:00[America/New_York]", "2026-03-01T08:00:00-05:00"),
        ("2026-02-28T24:00:00Z", "2026-03-01T00:00:00+00:00"),
        ("Sat, 28 Feb 2026 24:00:00 +0100", "2026-03-01T00:00:00+01:00"),
    ],
)
def test_a_moment_is_understood_with_its_zone(written: str, moment: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "written",
    [
        "Tue,",
        "Thu, 31 Feb 2022 25:00:00 GMT",
        "3/4/2024 10:00",
        "in May",
        "12:30",
        "+02:00",
        "2026-02-28T24:10:00Z",
        "9999-12-31T24:00:00Z",
    ],
)
def test_no_date_is_better_than_a_wrong_one(written: str) -> None:
    assert parse_date(written) is None
