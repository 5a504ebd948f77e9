"""The other languages by kind of writing, and every rule of every language on what no one would write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.tongues import find_tongue, speak_text

KINDS = Path(__file__).parent / "kinds"
TAGS = ("de", "es", "fr", "it", "pt")
EVERY = (*TAGS, "en", "en-GB", "es-MX", "fr-CH", "pt-PT", "fi", "zh", "ja", "th")
ALPHABET = (
    *"0123456789", *"0123456789", *"IVXLC", *" .,:;/-–—'’%°²³⁶½¾⅝⁄×x^+−±<>~|(", "\u00a0", "\u202f", "€", "$", "£",
    "₽", "R$", "C/", "m", "km", "h", "min", "kg", "cm²", "°C", "Uhr", "Mio.", "millions", "mil", "mila", "%ige", "er",
    "re", "º", "ª", "ro", "str.", "Hauptstr. ", "Siècle", "siglo ", " secolo", "Mai", "de mayo", "ene.", "Mo", "lun",
    "Tel. ", "am ", "alle ", "S. ", "D. ", "p.", "n.", "①", "㉈", "→", "´", "A", "CDU", "a", "e ", "y ",
    "ISBN ", "IBAN DE", "enne", "L-V ", "Mo, Mi", "AM", "* ", "†", '"', "′", "de ", "J.", "Klasse ", "N", "+",
)  # fmt: skip


def read_kinds(tag: str) -> list[tuple[str, str, list[str]]]:
    """The lines of a language: their kind, what is written, and what may be said."""
    rows, kind = [], ""
    for line in (KINDS / f"{tag}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        written, _, said = line.partition(" ⇒ ")
        rows.append((kind, written, said.split(" | ")))
    return rows


@pytest.mark.parametrize("tag", TAGS)
def test_each_line_is_said_in_one_of_the_ways_that_its_file_allows(tag: str) -> None:
    """A kind in brackets, below it its lines: the written one, an arrow, what may be said."""
    rows = read_kinds(tag)
    heard = [(kind, written, speak_text(written, tag)[0].replace(SPELLED_JOINER, " ")) for kind, written, _ in rows]
    wrong = [each for each, (_, _, ways) in zip(heard, rows, strict=True) if each[2] not in ways]
    assert wrong == []
    assert len(rows) >= 130


@pytest.mark.parametrize("tag", EVERY)
@settings(deadline=None, max_examples=150)  # the first example compiles the rules
@given(text=st.lists(st.sampled_from(ALPHABET), max_size=14).map("".join))
def test_no_text_of_any_language_ends_in_an_error(tag: str, text: str) -> None:
    said, rewrites = speak_text(text, tag)
    assert all(rewrite.rule for rewrite in rewrites)
    assert tag in {"fi", "zh", "ja", "th"} or not any(sign.isdecimal() for sign in said)


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_of_every_table_is_spoken_beside_every_kind_of_number(tag: str) -> None:
    tongue = find_tongue(tag)
    assert tongue
    grammar = tongue.grammar
    words = {
        *grammar.abbreviations, *tongue.currencies, *tongue.units, *grammar.scales, *grammar.ordinal_marks,
        *grammar.per, *grammar.rates, *grammar.short_months, *grammar.months, *grammar.days, *grammar.spelled,
    }  # fmt: skip
    numbers = ("0", "1", "21", "1.000.000", "2,50", "3 2/4", "3/7", "0/0", "14/07", "4.10.", "9:00", "XIV", "½", "12-5")
    for word in sorted(words):
        for number in numbers:
            for text in (f"{number} {word}", f"{number}{word}", f"{word} {number}", f"{number}/{word} a"):
                assert not any(sign.isdecimal() for sign in speak_text(text, tag)[0]), text
