"""Unicode's signs of currencies, mathematics, numerals and modifiers: none that means something is left out."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from articlecast.model import SPELLED_JOINER
from articlecast.narrate.languages.tongues import speak_text

TAGS = ("de", "en", "es", "fr", "it", "pt")
SIGNS = {
    category: [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign) == category]
    for category in ("Sc", "Sm", "No", "Sk")
}
PLACES = ("Alpha {} 5 beta", "Alpha 5 {} beta")
"""A sign where its neighbours tell nothing of it, before a number and behind one."""
ARROWS_THAT_ADORN = ("Lire la suite →", "→ Mehr", "Home ←")


def say(text: str, tag: str) -> str:
    return speak_text(text, tag)[0].replace(SPELLED_JOINER, " ")


@pytest.mark.parametrize("category", ["Sc", "Sm", "No"])
@pytest.mark.parametrize("tag", TAGS)
def test_no_sign_with_a_meaning_is_left_out(tag: str, category: str) -> None:
    for place in PLACES:
        bare = say(place.replace("{} ", ""), tag).split()
        lost = [sign for sign in SIGNS[category] if say(place.format(sign), tag).split() == bare]
        assert lost == []


@pytest.mark.parametrize("category", ["Sc", "Sm", "No", "Sk"])
@pytest.mark.parametrize("tag", TAGS)
def test_no_sign_reaches_the_engine_as_it_is_written(tag: str, category: str) -> None:
    assert [sign for sign in SIGNS[category] if sign in say(PLACES[0].format(sign), tag)] == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_modifier_that_stands_alone_is_dropped_as_a_decoration(tag: str) -> None:
    alone = [sign for sign in SIGNS["Sk"] if sign != "^"]
    assert {rewrite.rule for sign in alone for rewrite in speak_text(f"Alpha {sign} beta", tag)[1]} == {"decoration"}


@pytest.mark.parametrize("category", ["Sc", "Sm", "No"])
def test_a_language_without_rules_keeps_its_signs_for_the_engine(category: str) -> None:
    typed = set("|^`<>~") | set("¹²³⁰⁴⁵⁶⁷⁸⁹")  # marks of notes and separators
    assert [s for s in SIGNS[category] if s not in typed and s not in say(PLACES[1].format(s), "fi")] == []


@pytest.mark.parametrize(
    ("tag", "written", "said"),
    [
        ("de", "Das kostet 40 ₽.", "Das kostet vierzig Rubel."),
        ("es", "Cuesta ₡ 1.", "Cuesta un colón."),
        ("fr", "x ∈ A", "x appartient à A"),
        ("it", "Il passo ③ di ⑤", "Il passo tre di cinque"),
        ("pt", "⅝ do total", "cinco oitavos do total"),
        ("en", "Step ③ of ⑤", "Step three of five"),
        ("en", "a ∈ b ⇒ c", "a in b implies c"),
        ("de", "Berlin → Bonn", "Berlin nach Bonn"),
        ("de", "Geht´s?", "Geht’s?"),
        ("en", "It´s", "It’s"),
        ("de", "a < b", "a kleiner als b"),
    ],
)
def test_a_sign_is_said_by_its_meaning(tag: str, written: str, said: str) -> None:
    assert say(written, tag).strip() == said


@pytest.mark.parametrize("tag", TAGS)
def test_an_arrow_that_leads_to_nothing_adorns_a_link(tag: str) -> None:
    assert [say(each, tag).strip() for each in ARROWS_THAT_ADORN] == ["Lire la suite", "Mehr", "Home"]
