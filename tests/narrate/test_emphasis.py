"""Stress that a writer puts on a small word is heard; all else is said as it was."""

import pytest

from articlecast.model import Article, Mark, MarkKind, Paragraph, Span, render_readings
from articlecast.narrate import format_script, parse_script, write_script


def say(*parts: str, kind: MarkKind = "em", language: str = "en") -> str:
    """Every second part is stressed."""
    spans = tuple(Span(part, (Mark(kind),) if number % 2 else ()) for number, part in enumerate(parts) if part)
    script = write_script(Article("", language, (Paragraph(spans),)))
    assert parse_script(format_script(script)) == script
    return script.utterances[0].said


@pytest.mark.parametrize("kind", ["em", "strong"])
def test_a_small_word_that_is_stressed_has_its_strong_form(kind: MarkKind) -> None:
    said = say("I ", "can", " swim.", kind=kind)
    assert render_readings(said, "{}/{}/".format) == "I can/ˈkæn/ swim."
    assert render_readings(said) == "I can swim."


@pytest.mark.parametrize(
    "parts",
    [
        ("I ", "swim", " daily."),  # has its stress already
        ("She read ", "The Long Tide", " twice."),
        ("", "I can swim.", ""),
        ("", "Not", ""),  # nothing stands beside it
        ("He said ", "of course", "."),
    ],
)
def test_other_words_are_said_as_they_were(parts: tuple[str, ...]) -> None:
    said = render_readings(say(*parts))
    assert said == ("".join(parts) if parts[1] != "Not" else "Not.")
    assert f"\ufff9{parts[1]}\ufffa" not in say(*parts)


def test_numbers_beside_a_stressed_word_are_said_in_one_sentence() -> None:
    assert (
        render_readings(say("It ", "is", " Jan. 24, and all is well."))
        == "It is January twenty fourth, and all is well."
    )


def test_another_language_stresses_its_words_itself() -> None:
    assert say("Ich will ", "an", " die See.", language="de") == "Ich will an die See."
