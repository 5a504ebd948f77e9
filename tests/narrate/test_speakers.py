"""Interviews and speech in voices of their own, by setting; and what only looks like an interview."""

import pytest

from articlecast.model import Article, Block, Heading, Mark, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script

VOICES = NarrateOptions(interviews="voices")


def write(text: str) -> Block:
    """A paragraph; ``**...**`` is strong, and a line that begins with # a heading."""
    if text.startswith("# "):
        return Heading(2, (Span(text[2:]),))
    parts = text.split("**")
    return Paragraph(
        tuple(Span(part, (Mark("strong"),) if number % 2 else ()) for number, part in enumerate(parts) if part)
    )


def hear(*texts: str, options: NarrateOptions = VOICES) -> list[tuple[str, str]]:
    """Who says what."""
    script = write_script(Article("", "en", tuple(map(write, texts))), options)
    return [(each.voice, each.said) for each in script.utterances]


def test_questions_and_answers_have_a_voice_each_and_no_letters() -> None:
    assert hear(
        "We met at sea.", "Q: Why the sea?", "A: It is wide.", "And it is deep.", "Q: And cold?", "A: Very."
    ) == [
        ("", "We met at sea."),
        ("interviewer", "Why the sea?"),
        ("guest", "It is wide."),
        ("guest", "And it is deep."),
        ("interviewer", "And cold?"),
        ("guest", "Very."),
    ]


def test_a_name_is_said_by_the_narrator_at_its_first_turn() -> None:
    heard = hear(
        "**Tideline:** Why the sea?", "**Ann Reed:** It is wide.", "**Tideline:** And cold?", "**Ann Reed:** Very."
    )
    assert heard == [
        ("", "Tideline:"),
        ("interviewer", "Why the sea?"),
        ("", "Ann Reed:"),
        ("guest", "It is wide."),
        ("interviewer", "And cold?"),
        ("guest", "Very."),
    ]


def test_whoever_asks_most_is_the_interviewer() -> None:
    heard = hear("REED: It is wide.", "COLE: Is it?", "REED: And deep.", "COLE: How deep?")
    assert [voice for voice, _ in heard if voice] == ["guest", "interviewer", "guest", "interviewer"]


def test_questions_in_bold_over_their_answers_are_an_interview() -> None:
    heard = hear(
        "**Why the sea?**",
        "It is wide.",
        "**And cold?**",
        "Very.",
        "It bites.",
        "**Would you go?**",
        "Yes.",
        "# Notes",
        "End.",
    )
    assert [voice for voice, _ in heard] == [
        "interviewer",
        "guest",
        "interviewer",
        "guest",
        "guest",
        "interviewer",
        "guest",
        "",
        "",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Note: it rained.", "Tip: bring a coat.", "Warning: it is cold.", "Result: nobody came."),
        ("Q: Why?", "A: Because."),
        ("Monday: rain.", "Tuesday: sun.", "Wednesday: rain.", "Thursday: wind."),
        ("He said: go.", "She said: stay.", "Nobody moved.", "They left."),
        ("Ingredients: two eggs.", "Method: beat them.", "Ingredients: flour.", "Ingredients: salt."),
        ("**Really?**", "Yes.", "**Why?**", "No."),
    ],
)
def test_what_only_looks_like_an_interview_has_one_voice(texts: tuple[str, ...]) -> None:
    assert {voice for voice, _ in hear(*texts)} == {""}


def test_an_interview_has_one_voice_unless_an_editor_asks_for_more() -> None:
    heard = hear("Q: Why?", "A: Because.", "Q: How?", "A: So.", options=NarrateOptions())
    assert {voice for voice, _ in heard} == {""}


def test_speech_has_the_voice_of_quotations_where_an_editor_asks_for_it() -> None:
    options = NarrateOptions(speech="voice")
    assert hear("“It is wide and deep,” she said, “and cold.”", options=options) == [
        ("quote", "“It is wide and deep,”"),
        ("", "she said, “and cold.”"),
    ]
    assert {voice for voice, _ in hear("A “quiet” word, and the film “Two Days”.", options=options)} == {""}
