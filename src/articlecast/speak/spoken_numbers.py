"""English number words by their value: "three and a half million" and "three point five million" are one number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}


def fold_numbers(words: Sequence[str]) -> list[tuple[int, str]]:
    """Each word's place with an empty string, and for each run of number words its first place with its digits.

    Numbers side by side are one run: "twenty twenty-four" and "two thousand twenty-four" both are 2024.
    """
    rows: list[tuple[int, str]] = []
    at, run = 0, False
    while at < len(words):
        value, end = _read_number(words, at)
        if value is None:
            zero = run and words[at] == "oh" and words[at + 1 : at + 2] and words[at + 1] in _SMALL
            value, end = (Fraction(0), at + 1) if zero else (None, at + 1)
        if value is None:
            rows.append((at, words[at] if words[at].isdecimal() else ""))
        elif run:
            rows[-1] = (rows[-1][0], rows[-1][1] + _write(value))
        else:
            rows.append((at, _write(value)))
        run = value is not None
        at = end
    return rows


def _write(value: Fraction) -> str:
    return f"{value.numerator}" if value.denominator == 1 else f"{float(value):.10g}"


def _read_number(words: Sequence[str], at: int) -> tuple[Fraction | None, int]:
    """The number that begins there and the place behind it, or None."""
    total, at_scale = Fraction(0), False
    while True:
        group, end = _read_group(words, at)
        if group is None:
            return (total, at) if at_scale else (None, at)
        at = end
        scale = _SCALES.get(words[at]) if at < len(words) else None
        if scale is None:
            return total + group, at
        total, at, at_scale = total + group * scale, at + 1, True
        if words[at : at + 1] == ["and"] and _read_group(words, at + 1)[0] is not None:
            at += 1


def _read_group(words: Sequence[str], at: int) -> tuple[Fraction | None, int]:
    """A number below a thousand, with its decimals or its half."""
    begin = at
    if words[at : at + 1] == ["a"] and words[at + 1 : at + 2] and words[at + 1] in {"hundred", *_SCALES}:
        value, at = 1, at + 1
    else:
        value, at = _read_tens(words, at)
    if at == begin:
        return None, begin
    if words[at : at + 1] == ["hundred"]:
        value, at = value * 100, at + 1
        more, end = _read_tens(words, at + (words[at : at + 1] == ["and"]))
        if more:
            value, at = value + more, end
    whole = Fraction(value)
    if words[at : at + 1] == ["point"] and words[at + 1 : at + 2] and words[at + 1] in _UNITS[:10]:
        at, power = at + 1, 1
        while at < len(words) and words[at] in _UNITS[:10]:
            whole += Fraction(_SMALL[words[at]], 10**power)
            at, power = at + 1, power + 1
    elif words[at : at + 2] == ["and", "a"] and words[at + 2 : at + 3] and words[at + 2] in _PARTS:
        whole, at = whole + _PARTS[words[at + 2]], at + 3
    return whole, at


def _read_tens(words: Sequence[str], at: int) -> tuple[int, int]:
    """A number below a hundred and the place behind it; the same place where there is none."""
    value = _SMALL.get(words[at]) if at < len(words) else None
    if value is None:
        return 0, at
    unit = _SMALL.get(words[at + 1], 0) if value >= 20 and at + 1 < len(words) else 0
    return (value + unit, at + 2) if 1 <= unit <= 9 else (value, at + 1)
