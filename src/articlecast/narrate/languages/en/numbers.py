"""English numbers in words."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
MOST_DIGITS = 15
"""Of a number that is read in words; a longer one is read digit by digit."""
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_GROUPING = str.maketrans("", "", ", \u00a0\u202f\u2009")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def say_cardinal(n: int) -> str:
    """A whole number below 10**18."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        ten, one = divmod(n, 10)
        return _TENS[ten] + (f" {_SMALL[one]}" if one else "")
    if n < 1000:
        hundred, rest = divmod(n, 100)
        return f"{_SMALL[hundred]} hundred" + (f" {say_cardinal(rest)}" if rest else "")
    for size, name in _SCALES:
        if n >= size:
            head, rest = divmod(n, size)
            return f"{say_cardinal(head)} {name}" + (f" {say_cardinal(rest)}" if rest else "")
    raise AssertionError(n)


def say_ordinal(n: int) -> str:
    """The ordinal of a whole number."""
    head, space, last = say_cardinal(n).rpartition(" ")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return head + space + _IRREGULAR.get(last, regular)


def say_year(n: int) -> str:
    """A year from 1 to 9999 as it is read: ten sixty six, nineteen oh six, two thousand eight, twenty ten."""
    century, rest = divmod(n, 100)
    if n < 1000 or n % 1000 < 10:
        return say_cardinal(n)
    if rest == 0:
        return f"{say_cardinal(century)} hundred"
    return f"{say_cardinal(century)} {'oh ' if rest < 10 else ''}{say_cardinal(rest)}"


def say_digits(digits: str, nought: str = "zero") -> str:
    """Each digit by itself; anything else is left out."""
    return " ".join(nought if digit == "0" else _SMALL[int(digit)] for digit in digits if digit.isdecimal())


def say_pairs(digits: str) -> str:
    """House numbers and models: seven forty seven, twelve hundred, three oh five, sixty six."""
    n = int(digits)
    if len(digits) <= 2:
        return say_cardinal(n)
    if len(digits) > 4 or digits.startswith("0"):
        return say_digits(digits, "oh")
    head, rest = digits[:-2], digits[-2:]
    if rest == "00":
        return say_cardinal(n) if head.endswith("0") else f"{say_cardinal(int(head))} hundred"
    return f"{say_cardinal(int(head))} {'oh ' if rest[0] == '0' else ''}{say_cardinal(int(rest))}"


def say_number(written: str) -> str:
    """1,234.5 and 007 and .5: commas leave, decimals are read one by one."""
    whole, point, part = written.translate(_GROUPING).partition(".")
    if len(whole) > MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        words = say_digits(whole)
    else:
        words = say_cardinal(int(whole)) if whole else ""
    return f"{words} point {say_digits(part)}".strip() if point and part else words


def make_plural(words: str) -> str:
    """The plural of the last number word: nineties, sixes, hundreds."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


@lru_cache(maxsize=256)
def read_roman(letters: str) -> int:
    """The value of a Roman numeral in capitals; 0 where it is none."""
    if not letters or not ROMAN_SHAPE.fullmatch(letters):
        return 0
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
