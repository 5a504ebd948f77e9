"""Addresses, handles, tags and signs."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.figures import say_year_or_number
from articlecast.narrate.languages.en.numbers import say_number
from articlecast.narrate.languages.en.patterns import Match, spell


def say_address(match: Match) -> str:
    """A web address without its scheme, dots and slashes as words."""
    host = re.sub(r"^[a-z]+://", "", match["host"])
    host = re.sub(r"^www\.", f"{spell('www')} dot ", host)
    return " ".join(say_address_part(host).split())


def say_address_part(text: str) -> str:
    """Its dots, dashes and digits as words; spaces may double."""
    text = (
        text.replace(".", " dot ")
        .replace("@", " at ")
        .replace("-", " dash ")
        .replace("_", " underscore ")
        .replace("+", " plus ")
        .replace("/", " slash ")
    )
    return re.sub(r"\d+", lambda digits: f" {say_number(digits[0])} ", text)


def split_camel(name: str) -> str:
    """MeToo as Me Too, with numbers in words."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return " ".join(re.sub(r"\d+", lambda digits: f" {say_year_or_number(digits[0])} ", spaced).split())


def say_sign(match: Match) -> str:
    """The word of a sign that has one, or nothing; a slash keeps the words apart: yes/no."""
    return w.SYMBOLS.get(match[0]) or w.GREEK.get(match[0]) or (" " if match[0] == "/" else "")
