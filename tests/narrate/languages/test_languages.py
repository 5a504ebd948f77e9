"""Spanish, French, German, Portuguese and Italian, and what is safe in any other language."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.tongues import find_tongue, knows_language, speak_text

CASES = Path(__file__).parent / "cases"
TAGS = ("de", "es", "fr", "it", "pt")
REWRITE = bool(os.environ.get("REWRITE_CASES"))
SEEDS = (
    "1", "12", "1.234,50", "2024", " ", "-", "–", ".", ",", "€", "$", "%", "°C", "km/h", "XIV", "er", "h", ":", "/",
    "a", "Sr.", "@", "#", "www.a.es", "½", "²", "á", "ABC", "[1]", "(", ")", "»", "~", "\u00a0", "٣", "_", "\U0001f600",
)  # fmt: skip


def neutral(text: str, tag: str) -> str:
    return speak_text(text, tag)[0].replace(SPELLED_JOINER, " ")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_each_case_is_spoken_as_its_file_says(path: Path) -> None:
    """Lines in twos: the written one, and under it the spoken one; REWRITE_CASES=1 rewrites them for review."""
    pairs = [pair.splitlines() for pair in path.read_text("utf-8").strip().split("\n\n")]
    said = [(written, neutral(written, path.stem)) for written, _ in pairs]
    if REWRITE:
        path.write_text("\n\n".join(f"{written}\n{spoken}" for written, spoken in said) + "\n", "utf-8")
    assert [spoken for _, spoken in said] == [spoken for _, spoken in pairs]


@pytest.mark.parametrize("tag", TAGS)
@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SEEDS), max_size=12).map("".join)))
def test_no_digit_and_no_symbol_reaches_the_engine(tag: str, text: str) -> None:
    said = speak_text(text, tag)[0]
    assert not [c for c in said if c.isdecimal() or c in "$€£¥¢%&@#\\^_~<>=+*|§¶©®™°±×÷½¼¾/[]{}•→"]
    assert not [c for c in said if unicodedata.category(c) in {"Sm", "Sc", "Sk", "So"}]


@pytest.mark.parametrize("tag", [*TAGS, "fi"])
@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SEEDS), max_size=12).map("".join)))
def test_outside_its_rewrites_the_spoken_text_is_the_written_one(tag: str, text: str) -> None:
    said, rewrites = speak_text(text, tag)
    written_at = said_at = 0
    for rewrite in rewrites:
        assert text[written_at : rewrite.start] == said[said_at : rewrite.said_start]
        assert rewrite.start < rewrite.end
        written_at, said_at = rewrite.end, rewrite.said_end
    assert text[written_at:] == said[said_at:]


@pytest.mark.parametrize("run", ["_", "½", "9+", "a_", "v1.", "A1"])
def test_a_line_of_one_sign_over_and_over_is_spoken(run: str) -> None:
    """Where the work grew with the square of the length, this took minutes."""
    said = speak_text(run * 30_000, "de")[0]
    assert not any(c.isdecimal() for c in said)


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_are_all_different_in_words(tag: str) -> None:
    tongue = find_tongue(tag)
    assert tongue
    numbers = [*range(2200), 10**6, 10**6 + 1, 2 * 10**6, 10**9, 10**12, 999_999_999_999_999]
    assert len({tongue.grammar.cardinal(number, "") for number in numbers}) == len(numbers)
    assert len({tongue.grammar.ordinal(number, "") for number in range(1, 100)}) == 99


def test_an_unknown_language_keeps_its_numbers_for_the_engine_and_loses_addresses_and_marks() -> None:
    said, rewrites = speak_text("Katso https://esim.fi/a?b=1[2] 5 km™.", "fi")
    assert said == "Katso esim.fi 5 km."
    assert [rewrite.rule for rewrite in rewrites] == ["web address", "note mark", "sign"]


def test_only_languages_with_rules_are_known() -> None:
    assert [tag for tag in ("de-AT", "ES", "fr-CH", "fi", "zh-Hans") if knows_language(tag)] == ["de-AT", "ES", "fr-CH"]
