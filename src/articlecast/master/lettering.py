"""The title set on a drawn cover: rows of words as large as they fit, in the typeface that comes with the package.

Open Sans SemiBold (Apache-2.0, see THIRD-PARTY.md) has all of Latin, Greek and Cyrillic: 883 signs in 56 KB.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

Typeface = Callable[[int], ImageFont.FreeTypeFont]
"""From a size in pixels to the font."""

_NO_SIGN = "\uffff"
"""Is in no typeface: what is drawn for it is the box."""
_PROBE = 48
"""Pixels at which signs are compared with the box."""


@cache
def _read_typeface() -> bytes:
    return (files(__package__) / "fonts" / "OpenSans-SemiBold.ttf").read_bytes()


def open_sans(size: int) -> ImageFont.FreeTypeFont:
    """Our typeface in that size, laid out without a library that another machine may not have."""
    return ImageFont.truetype(BytesIO(_read_typeface()), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(sign: str) -> bool:
    font = open_sans(_PROBE)
    drawn, box = font.getmask(sign), font.getmask(_NO_SIGN)
    return (drawn.size, bytes(drawn)) != (box.size, bytes(box))


def tidy_title(text: str) -> str:
    """The title as it is drawn: in composed letters, without the signs that the typeface lacks and nobody reads."""
    composed = unicodedata.normalize("NFC", text)
    kept = (sign if sign.isspace() or _has(sign) or _is_read(sign) else " " for sign in composed)
    return " ".join("".join(kept).split())


def name_missing(text: str) -> str:
    """The script of the first letter that the typeface lacks, as Unicode names it; empty where it has all."""
    lacking = next((sign for sign in tidy_title(text) if _is_read(sign) and not _has(sign)), "")
    return unicodedata.name(lacking, "another").split()[0].split("-")[0].capitalize() if lacking else ""


def _is_read(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def fit_text(
    text: str, width: int, height: int, largest: int, typeface: Typeface = open_sans, *, breaking: float = 0
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font, and the rows, in which the text fits the box; cut short with an ellipsis at the smallest.

    A word that is wider than the box is broken from this share of the largest size downwards, rather than set smaller.
    """
    for size in range(largest, largest // 6, -max(largest // 24, 1)):
        font = typeface(size)
        rows = wrap_rows(text, font, width, breaking=size <= largest * breaking)
        if rows and len(rows) * size * 1.35 <= height:
            return font, rows
    size = max(largest // 6, 24)
    font = typeface(size)
    rows = wrap_rows(text, font, width, breaking=True)
    kept = rows[: max(1, int(height / (size * 1.35)))]
    if len(kept) < len(rows):
        kept[-1] = kept[-1][:-1].rstrip() + "…"
    return font, kept


def wrap_rows(text: str, font: ImageFont.FreeTypeFont, width: int, *, breaking: bool = False) -> list[str]:
    """Rows of whole words; none where a word is wider than the box, unless ``breaking`` it is allowed."""
    rows: list[str] = []
    row = ""
    for word in text.split(" "):
        rest = word
        while rest:
            candidate = f"{row} {rest}" if row else rest
            if font.getlength(candidate) <= width:
                row, rest = candidate, ""
            elif row:
                rows.append(row)
                row = ""
            elif breaking:
                fitting = next((n for n in range(len(rest), 0, -1) if font.getlength(rest[:n]) <= width), 1)
                rows.append(rest[:fitting])
                rest = rest[fitting:]
            else:
                return []
    return [*rows, row] if row else rows
