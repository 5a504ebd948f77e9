"""English as it is spoken: each rule by its cases, and the law that holds for any text."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.model import SPELLED_JOINER, render_readings
from articlecast.narrate.languages.en import rules, signrules, wordrules
from articlecast.narrate.languages.tongues import speak_text
from articlecast.sentences import split_sentences

CASES = Path(__file__).parent / "cases"
BRITISH = Path(__file__).parent / "cases_gb/britain.txt"
REWRITE = bool(os.environ.get("REWRITE_CASES"))
SEEDS = (
    "1", "12", "1,234.50", "2024", " ", " ", "-", "–", ".", ",", "€", "$", "%", "°C", "km/h", "XIV", "th", "h", ":",
    "/", "a", "Dr.", "St.", "@", "#", "www.a.com", "½", "²", "á", "ABC", "[1]", "(", ")", "”", "~", "\u00a0", "٣", "_",
    "\U0001f600", "Jan.", "May 5", "No. 3", "p. 7", "'90s", "US$", "10^6", "π", "F-35", "5-4", "p.m.", "v2.0.1",
    "−", "Cl−", "0x1F", "1:59.40", "12–2:30", " | ", "\\", "I/II", "iv", "Ca²⁺", "§§", "$.95", '6" x', "31.12.2024",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SEEDS), max_size=12).map("".join))


def hear(written: str, language: str = "en") -> str:
    return render_readings(speak_text(written, language)[0]).replace(SPELLED_JOINER, " ")


@pytest.mark.parametrize(
    ("path", "language"),
    [(path, "en") for path in sorted(CASES.glob("*.txt"))] + [(BRITISH, "en-GB")],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_each_case_is_spoken_as_its_file_says(path: Path, language: str) -> None:
    """Lines in twos: the written one, and under it the spoken one; REWRITE_CASES=1 rewrites them for review."""
    pairs = [pair.splitlines() for pair in path.read_text("utf-8").strip().split("\n\n")]
    said = [(written, hear(written, language)) for written, _ in pairs]
    if REWRITE:
        path.write_text("\n\n".join(f"{written}\n{spoken}" for written, spoken in said) + "\n", "utf-8")
    assert [spoken for _, spoken in said] == [spoken for _, spoken in pairs]


@settings(deadline=None)  # the first example compiles the rules
@given(TEXTS)
def test_no_digit_and_no_symbol_reaches_the_engine(text: str) -> None:
    said = speak_text(text, "en")[0]
    assert not [c for c in said if c.isdecimal() or c in "$€£¥¢%&@#\\^_~<>=+*|§¶©®™°±×÷½¼¾/[]{}•→"]
    assert not [c for c in said if unicodedata.category(c) in {"Sm", "Sc", "Sk", "So"}]


@pytest.mark.parametrize("form", ["{}th", "10^{}", "1.2.{}", "v1.{}", "${}m", "{}-{}-{}", "{}/{}", "{}°C", "F-{}"])
def test_a_number_longer_than_python_reads_is_spoken_digit_by_digit(form: str) -> None:
    said = speak_text(form.replace("{}", "9" * 5000), "en")[0]
    assert "nine nine nine nine" in said
    assert not any(c.isdecimal() for c in said)


@pytest.mark.parametrize("run", ["9,", "[", "A-", "H2", "...", "9/", "a@", "%&"])
def test_a_line_of_one_sign_over_and_over_is_spoken(run: str) -> None:
    """Where the work grew with the square of the length, this took minutes."""
    line = run * 50_000
    said = speak_text(line, "en")[0]
    assert not any(c.isdecimal() for c in said)
    assert "".join(split_sentences(line)) == line


@settings(deadline=None)  # the first example compiles the rules
@given(TEXTS)
def test_outside_its_rewrites_the_spoken_text_is_the_written_one(text: str) -> None:
    said, rewrites = speak_text(text, "en-GB")
    written_at = said_at = 0
    for rewrite in rewrites:
        assert text[written_at : rewrite.start] == said[said_at : rewrite.said_start]
        assert rewrite.start < rewrite.end
        assert rewrite.rule
        written_at, said_at = rewrite.end, rewrite.said_end
    assert text[written_at:] == said[said_at:]


def filter_lines(content: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "articlecast", "say", *options]
    return subprocess.run(command, input=content, capture_output=True, check=False)


def test_the_filter_writes_exactly_one_line_for_each_line_it_reads() -> None:
    done = filter_lines(
        "The DHS paid $5.\n\nNo\u2028 break\u0085 here.\r\nLast\xff".encode("latin-1", "ignore"), "--lines"
    )
    assert done.returncode == 0
    lines = done.stdout.decode().split("\n")
    assert lines[:2] == ["The D H S paid five dollars.", ""]
    assert len(lines) == 5


def test_the_filter_speaks_other_languages() -> None:
    done = filter_lines(b"Tengo 21 libras.\n", "--lines", "--language", "es")
    assert done.stdout.decode() == "Tengo veintiuna libras.\n"


def test_the_filter_says_once_that_a_language_has_no_rules() -> None:
    done = filter_lines(b"Katso 5 km.\nKatso 6 km.\n", "--lines", "--language", "fi")
    assert done.stdout.decode() == "Katso 5 km.\nKatso 6 km.\n"
    assert done.stderr.decode().count("no rules for the language 'fi'") == 1


def test_say_without_a_text_says_what_to_type() -> None:
    done = filter_lines(b"")
    assert done.returncode == 2
    assert b"try:   articlecast say" in done.stderr


def test_every_rule_has_a_case_that_it_speaks() -> None:
    tables = (wordrules.WORD_RULES, signrules.SIGN_RULES, signrules.ADDRESS_RULES, rules.DIGIT_RULES)
    written = [pair.splitlines()[0] for path in CASES.glob("*.txt") for pair in path.read_text("utf-8").split("\n\n")]
    heard = {rewrite.rule for each in written for rewrite in speak_text(each.strip("\n"), "en")[1]}
    assert {name for table in tables for name, *_ in table} - heard == set()
