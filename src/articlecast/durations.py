"""Times as people and files write them: minutes and seconds, or hours with thousandths. Pure.

A length is rounded to the nearest. The start of something is ``cut``: rounded up it could lie in what comes next.
"""

from __future__ import annotations

# What is lost where a start was multiplied or divided on its way: 1.001 * 1000 is 1000.9999999999999.
_LOST = 1e-6


def write_clock(seconds: float, *, cut: bool = False) -> str:
    """Whole seconds as players show them: ``0:21``, ``12:05``, ``1:02:05``."""
    minutes, second = divmod(_count(seconds, 1, cut=cut), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def write_timestamp(seconds: float, decimals: int = 3, *, point: str = ".", cut: bool = False) -> str:
    """``01:02:05.250`` with that many decimals, as files have it: hours of two digits or more, none left out."""
    scale = 10**decimals
    whole, fraction = divmod(_count(seconds, scale, cut=cut), scale)
    minutes, second = divmod(whole, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    return f"{text}{point}{fraction:0{decimals}}" if decimals else text


def _count(seconds: float, scale: int, *, cut: bool) -> int:
    """How many of the ``scale`` parts of a second these are."""
    return int(seconds * scale + _LOST) if cut else round(seconds * scale)
