from __future__ import annotations

import pytest

from articlecast.durations import write_clock, write_timestamp


@pytest.mark.parametrize(
    ("seconds", "nearest", "cut"),
    [
        (0, "0:00", "0:00"),
        (21.4, "0:21", "0:21"),
        (59.5, "1:00", "0:59"),
        (59.9995, "1:00", "0:59"),
        (59.9999999, "1:00", "1:00"),
        (725.0, "12:05", "12:05"),
        (3599.4996, "59:59", "59:59"),
        (3599.9996, "1:00:00", "59:59"),
        (3665, "1:01:05", "1:01:05"),
        (360_000, "100:00:00", "100:00:00"),
    ],
)
def test_a_length_is_rounded_to_the_second_and_a_start_is_cut(seconds: float, nearest: str, cut: str) -> None:
    assert (write_clock(seconds), write_clock(seconds, cut=True)) == (nearest, cut)


@pytest.mark.parametrize(
    ("seconds", "nearest", "cut"),
    [
        (0, "00:00:00.000", "00:00:00.000"),
        (1.001, "00:00:01.001", "00:00:01.001"),
        (59.9994, "00:00:59.999", "00:00:59.999"),
        (59.9996, "00:01:00.000", "00:00:59.999"),
        (3599.9996, "01:00:00.000", "00:59:59.999"),
        (3725.25, "01:02:05.250", "01:02:05.250"),
        (360_000.5, "100:00:00.500", "100:00:00.500"),
    ],
)
def test_files_have_hours_and_thousandths(seconds: float, nearest: str, cut: str) -> None:
    assert (write_timestamp(seconds), write_timestamp(seconds, cut=True)) == (nearest, cut)
    assert write_timestamp(seconds, point=",") == nearest.replace(".", ",")


def test_a_timestamp_without_decimals_has_no_point() -> None:
    assert write_timestamp(3599.9996, 0, cut=True) == "00:59:59"
    assert write_timestamp(3599.9996, 0) == "01:00:00"
