"""Digits that name and do not count: phones, versions, models, book numbers."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.known_capitals import LETTERS, SAID_AS, WORDS
from articlecast.narrate.languages.en.numbers import (
    MOST_DIGITS,
    make_plural,
    say_cardinal,
    say_digits,
    say_number,
    say_pairs,
)
from articlecast.narrate.languages.en.patterns import DASH, Match, before, spell
from articlecast.narrate.languages.en.plain_words import PLAIN

_SPELLED = frozenset({"rc", "HbA", "IPv", "GPLv", "LGPLv", "AGPLv", "MPLv", "SNMPv", "SMBv", "NFSv", "HIPv"})
"""Parts of a model or a version that are letters, though small ones: v2.0-rc1, HbA1c."""
_PARTS = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?")


def say_phone(match: Match) -> str:
    """A telephone number digit by digit, a comma between its groups."""
    plus = "plus " if match[0].startswith("+") else ""
    number, *extension = re.split("[xe]", match[0], maxsplit=1, flags=re.IGNORECASE)
    groups = [say_digits(group) for group in re.findall(r"\d+", number)]
    groups += [f"extension {say_digits(digits)}" for digits in extension]
    return plus + ", ".join(groups)


_CALLED = frozenset("fax phone tel telephone call text cell mobile dial office ext".split())


def say_short_phone(match: Match) -> str | None:
    """555.0134 behind a word that asks for a call; elsewhere a decimal."""
    return say_phone(match) if before(match).lower().strip("(:.,") in _CALLED else None


def say_hexadecimal(match: Match) -> str:
    """0x1F: zero x one F."""
    signs = (say_digits(sign) if sign.isdecimal() else spell(sign.upper()) for sign in match["n"])
    return f"zero x {' '.join(signs)}"


def say_free_call(match: Match) -> str:
    """1-800 before letters: one, eight hundred."""
    free = match["free"]
    number = "eight hundred" if free == "800" else say_digits(free)
    more = f", {say_digits(match['more'])}," if match.groupdict().get("more") else ""
    return f"{'one, ' if match['one'] else ''}{number}{more} "


def say_digit_groups(match: Match) -> str:
    """3-5-2 as numbers, 978-0-306-40615 digit by digit."""
    parts = re.split(DASH, match[0])
    if len(parts) < 6 and all(len(part) <= 2 and (part == "0" or part[0] != "0") for part in parts):
        return ", ".join(say_number(part) for part in parts)
    nought = "oh" if before(match) in {"ISBN", "ISSN", "(ISBN"} else "zero"
    return ", ".join(say_digits(part, nought) for part in parts)


def say_version(match: Match) -> str | None:
    """2.0.1: two point zero point one, 10.0.0.1 with dots; nothing where a part is too long for words."""
    if any(len(part) > MOST_DIGITS for part in match["n"].split(".")):
        return None
    head = "version " if match["v"] and before(match).lower() != "version" else ""
    parts = match["n"].split(".")
    if len(parts) == 4 and not head and all(len(part) < 4 and int(part) < 256 for part in parts):
        return " dot ".join(map(say_number, parts))  # an address of IPv4
    return head + " point ".join(say_cardinal(int(part)) for part in match["n"].split("."))


def say_hardware_address(match: Match) -> str:
    """00:1A:2B:3C:4D:5E: zero zero, one A, two B."""
    pairs = match["pairs"].replace("-", ":").split(":")
    return ", ".join(" ".join(say_digits(each) if each.isdecimal() else spell(each) for each in pair) for pair in pairs)


def say_hyphened_model(match: Match) -> str:
    """F-35, and B-52s as fifty twos; GPT-3.5 has its point."""
    letters = _say_letters(match["l"])
    number = _say_count(match["n"]) if not match["part"] else say_number(match["n"] + match["part"])
    mark = f" {spell(match['mark'])}" if match["mark"] else ""
    mark += f" {say_pairs(match['series'])}" if match["series"] else ""
    return f"{letters} {make_plural(number) if match['many'] and not mark else number}{mark}"


def say_processor(match: Match) -> str:
    """An i7-13700K: i seven thirteen seven hundred K."""
    line, number = match["line"], match["n"]
    said = f"{say_pairs(number[:-3])} {say_pairs(number[-3:])}" if len(number) == 5 else say_pairs(number)
    return " ".join(filter(None, ("i", say_number(line), said, spell(match["mark"]))))


def _say_count(digits: str) -> str:
    """A model's number; the nought before a single digit is heard, as in the RX05."""
    return say_digits(digits, "oh") if len(digits) == 2 and digits[0] == "0" else say_pairs(digits)


def _say_letters(letters: str) -> str:
    """A model's letters: as a word where they are known as one, as in RAV4 and MPEG-4."""
    if said := SAID_AS.get(letters):
        return said
    word = letters in WORDS or (len(letters) > 2 and letters in PLAIN and letters not in LETTERS)
    return letters if word else spell(letters)


def say_model(match: Match) -> str:
    """A2, H2O, 4K, B-52: letters apart, numbers as a model's."""
    parts = _PARTS.findall(match[0])
    return " ".join(
        say_number(part)
        if "." in part
        else _say_count(part)
        if part.isdecimal() and len(part) < 4
        else (say_pairs(part) if len(part) == 4 else say_digits(part))
        if part.isdecimal()
        else _say_letters(part)
        if part.isupper()
        else spell(part.upper())
        if part in _SPELLED
        else part
        for part in parts
    )
