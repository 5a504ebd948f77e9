"""Names and foreign words with their pronunciation: where they stand, and who goes before them."""

from __future__ import annotations

import pytest

from articlecast.engines.kokoro_alphabet import knows_reading
from articlecast.engines.misaki import write_misaki
from articlecast.engines.phonemes import write_mnemonics
from articlecast.model import render_readings
from articlecast.narrate import parse_lexicon
from articlecast.narrate.languages.en.names_table import TABLE
from articlecast.narrate.languages.tongues import speak_text

ROWS = [line.split("|") for line in TABLE.strip().splitlines()]


def show(written: str, lexicon: dict[str, object] | None = None) -> str:
    said = speak_text(written, "en", parse_lexicon(lexicon or {}, "en"))[0]
    return render_readings(said, lambda word, ipa: f"{word}/{ipa}/")


def test_each_row_is_a_word_a_pronunciation_and_a_kind() -> None:
    assert all(len(row) == 3 for row in ROWS)
    assert len({row[0] for row in ROWS}) == len(ROWS) > 1000


def test_every_engine_that_takes_pronunciations_knows_all_their_sounds() -> None:
    assert [
        row for row in ROWS if not (write_mnemonics(row[1]) and write_misaki(row[1]) and knows_reading(row[1]))
    ] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Nguyen’s team", "Nguyen’s/wɪnz/ team"),
        ("a Kyiv-based firm", "a Kyiv/ˈkiːv/-based firm"),
        ("Quinoa and gnocchi", "Quinoa/ˈkiːnwɑː/ and gnocchi/ˈnjɒki/"),
        ("in Des Moines, Iowa", "in Des Moines/dəˈmɔɪn/, Iowa"),
        ("the Champs-Élysées", "the Champs-Élysées/ˌʃɑːnzeɪliˈzeɪ/"),
    ],
)
def test_a_name_carries_its_pronunciation(written: str, said: str) -> None:
    assert show(written) == said


@pytest.mark.parametrize(
    "written",
    [
        "Worcestershires", "nguyen", "Kyivan", "Moines", "a sinner", "he buys it", "Des Plaines", "coupon",
        "genrefication", "Nguyenian", "petrol",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_carries_nothing(written: str) -> None:
    assert show(written) == written


@pytest.mark.parametrize("written", ["write to kyiv@example.org", "see nguyen.example.com", "ask @Nguyen"])
def test_a_part_of_an_address_is_none(written: str) -> None:
    assert "/" not in show(written)


@pytest.mark.parametrize(
    ("entry", "written", "said"),
    [
        ("Nguyen", "Mr. Nguyen rowed", "Mister win rowed"),
        ("Moines", "in Des Moines", "in Des win"),
        ("Mr. Nguyen", "Mr. Nguyen rowed", "win rowed"),
    ],
)
def test_an_editors_word_goes_before_also_for_a_part_of_a_name(entry: str, written: str, said: str) -> None:
    assert show(written, {entry: "win"}) == said


def test_a_pronunciation_of_an_editor_holds_no_other_one() -> None:
    assert show("Nguyen rowed", {"Nguyen": "/wɪn/"}) == "Nguyen/wɪn/ rowed"


def test_other_languages_and_their_words_have_none_of_these() -> None:
    assert speak_text("Nguyen in Kyiv", "de")[0] == "Nguyen in Kyiv"
