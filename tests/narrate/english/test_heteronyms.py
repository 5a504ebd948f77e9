"""Words that are written alike: which neighbours tell how one is said, and which do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlecast.model import render_readings
from articlecast.narrate.languages.en.heteronyms import PAIRS, ROWS, find_heteronyms
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import parse_lexicon

TOLD = (
    "The lead/lɛd/ pipes, lead/lɛd/ poisoning and lead/lɛd/-lined walls; blood lead/lɛd/ levels; copper and lead/lɛd/.",
    "Lead/lɛd/-free fuel without lead/lɛd/ and zinc.",
    "A tear/tɛɹ/ in her dress, a small tear/tɛɹ/ in his left knee, muscle tears/tɛɹz/ and a hamstring tear/tɛɹ/.",
    "It was wound/waʊnd/ round the wound; they wound/waʊnd/ up; the road wound/waʊnd/ through hills.",
    "The dove dove/doʊv/ into the bushes.",
    "They had a row/ɹaʊ/ over pay, a diplomatic row/ɹaʊ/; the row/ɹaʊ/ over the budget.",
    "They are content/kənˈtɛnt/ to wait; she was not content/kənˈtɛnt/ with it; it made nobody content/kənˈtɛnt/.",
    "A minute/maɪˈnuːt/ trace; in minute/maɪˈnuːt/ detail.",
    "I object/əbˈdʒɛkt/ to that object; she did not object/əbˈdʒɛkt/.",
    "A learned/ˈlɜːnɪd/ society and an aged/ˈeɪdʒɪd/ man.",
    "He took a bow/baʊ/; he rode off on his moped/ˈmoʊpɛd/.",
    "Console/kənˈsoʊl/ him; they subject/səbˈdʒɛkt/ them to tests; they convict/kənˈvɪkt/ him.",
    "He lives/lɪvz/ in Nice/niːs/.",
    "Tear/tɛɹ/ it down, or tear/tɛɹ/ the paper.",
)
"""Sentences with the pronunciation that the neighbours tell, in slashes."""

UNTOLD = (
    "The lead singer took the lead; lead guitar, by copper, lead singer of the band; they lead poor lives.",
    "A tear in his eye; she wiped a tear away; tear gas; wear and tear.",
    "A gunshot wound; a wound up his leg; the wound round his neck.",
    "A white dove flew into the sky; the dove in the cage.",
    "Three times in a row over ten years; in a row over the past year; they had a row of beans; a row of houses.",
    "Web content to read; this is content that sells; what counts is content with value.",
    "A ten-minute walk; five minute details of it; last minute details; a minute later.",
    "An object to hold; a subject, not object.",
    "An invalid vote; the ballot was invalid; wait a minute, print it; the house forty miles away.",
    "They learned a lot; aged cheese; the aged care sector.",
    "He took his bow from the wall; he took a bow and arrow; he moped about.",
    "He was at the console; subject to change; the convict fled.",
    "Nice houses in nice weather; a note from Nice Guys; misleading; re-lead pipes.",
)


@pytest.mark.parametrize("told", TOLD)
def test_a_words_neighbours_tell_how_it_is_said(told: str) -> None:
    written = told
    for _word, ipa, _ahead, _behind in ROWS:
        written = written.replace(f"/{ipa}/", "")
    written = written.replace("/lɪvz/", "")
    said, rewrites = speak_text(written, "en")
    assert render_readings(said, lambda word, ipa: f"{word}/{ipa}/") == told
    assert render_readings(said) == written
    assert {rewrite.rule for rewrite in rewrites} == {"heteronym"}
    assert all(render_readings(said[r.said_start : r.said_end]) == written[r.start : r.end] for r in rewrites)


@pytest.mark.parametrize("written", UNTOLD)
def test_other_neighbours_tell_nothing(written: str) -> None:
    assert speak_text(written, "en") == (written, ())


def test_what_other_rules_say_keeps_its_place_beside_them() -> None:
    said, rewrites = speak_text("In 2027 the lead pipes go, says Dr. Lee.", "en")
    assert render_readings(said) == "In twenty twenty seven the lead pipes go, says Doctor Lee."
    spoken = [render_readings(said[rewrite.said_start : rewrite.said_end]) for rewrite in rewrites]
    assert spoken == ["twenty twenty seven", "lead", "Doctor"]


def test_an_editors_word_goes_before() -> None:
    lexicon = parse_lexicon({"lead": "leed"}, "en")
    assert speak_text("The lead pipes.", "en", lexicon)[0] == "The leed pipes."


READ = [line.split("\t") for line in (Path(__file__).parent / "heteronyms.tsv").read_text("utf-8").splitlines()]
"""A word, its pronunciation and a sentence with it, of each word and reading two or more."""


def tell(word: str, sentence: str) -> list[str]:
    found = [
        reading for start, end, reading in find_heteronyms(sentence) if sentence[start:end].lower() == word.lower()
    ]
    return [render_readings(reading, lambda _word, ipa: ipa) for reading in found]


def test_what_a_script_tells_of_a_word_is_right() -> None:
    assert [row for row in READ if tell(row[0], row[2]) not in ([], [row[1]])] == []


def test_a_reading_that_voices_do_not_give_by_themselves_is_told() -> None:
    carried = {(word, ipa) for word, ipa, *_ in ROWS} | {(word, "ɹɛd") for word in ("read",)}
    carried |= {(word, verb) for word, (_noun, verb, told) in PAIRS.items() if "v" in told}
    rows = [row for row in READ if (row[0].lower(), row[1]) in carried]
    assert len([row for row in rows if tell(row[0], row[2])]) >= 0.92 * len(rows)
    assert len(rows) > 150
