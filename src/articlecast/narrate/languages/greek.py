"""Greek words in a text of another language, in Latin letters: their letters' names are for formulas.

After the American Library Association's and the Library of Congress' table, without signs of length, which no voice
says: https://www.loc.gov/catdir/cpso/romanization/greek.pdf.
"""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "αβγδεζηθικλμνξοπρστυφχψω"
_LETTERS = dict(zip(f"{_ALPHABET}ς", "a b g d e z e th i k l m n x o p r s t y ph ch ps o s".split(), strict=True))
_NASAL = re.compile("γ(?=[γκξχ])")
_GLIDE = re.compile("(?<=[αεο])υ")
_ROUGH = "\N{COMBINING REVERSED COMMA ABOVE}"


def write_latin(word: str) -> str:
    """The word in Latin letters, as ``logos``; empty for letters that are a formula's or a figure's: αβγ, ΑΒΓΔ."""
    plain = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    low = plain.lower()
    if word == plain and (len(word) < 4 or word.isupper() or low in _ALPHABET or not re.search("[αεηιουω]", low)):
        return ""
    rough = _ROUGH in unicodedata.normalize("NFD", word[:2])
    latin = "".join(_LETTERS.get(each, each) for each in _GLIDE.sub("u", _NASAL.sub("n", low)))
    latin = (f"rh{latin[1:]}" if latin.startswith("r") else f"h{latin}") if rough else latin
    return latin.capitalize() if word[:1].isupper() else latin
