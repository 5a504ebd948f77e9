"""The script as a file: an exact round trip, and mistakes told with their line."""

from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.errors import NarrateError
from articlecast.model import Article, Chapter, Paragraph, Pause, Rewrite, Role, Script, Span, Utterance
from articlecast.narrate import parse_lexicon, speak_edits, write_script
from articlecast.narrate.scriptfile import find_article, format_script, parse_script

WORDS = st.text(
    st.sampled_from("a B.7·⟦¦⟧\ufff9\ufffa\ufffb\\{|}[]#=-—\u202f \n\r\u2028“”é$")
    | st.characters(exclude_categories=["Cs"]),
    max_size=12,
)
FULL = WORDS.map(lambda words: f"x{words}")
ROLES: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))
VOICES = st.just("") | WORDS
LANGUAGES = st.sampled_from(["en", "fr", "de-AT"])


@st.composite
def utterances(draw: st.DrawFn) -> Utterance:
    said, written, rewrites = "", "", []
    for _ in range(draw(st.integers(0, 3))):
        same, old, new = draw(WORDS), draw(WORDS), draw(WORDS)
        said, written = said + same, written + same
        rewrites.append(
            Rewrite(
                len(written),
                len(written) + len(old),
                len(said),
                len(said) + len(new),
                draw(st.sampled_from(["money", "script"])),
            )
        )
        said, written = said + new, written + old
    end = draw(WORDS)
    said, written = said + end + draw(st.sampled_from(["", "."])), written + end
    free = draw(st.booleans())
    paragraph = draw(st.integers(0, 4))
    role, language = draw(ROLES), draw(LANGUAGES)
    if free or not said.endswith("."):
        return Utterance(draw(FULL), draw(FULL), language, role, paragraph, voice=draw(VOICES))
    return Utterance(said, written, language, role, paragraph, tuple(rewrites), draw(VOICES))


CUES = st.one_of(
    utterances(),
    st.builds(Pause, st.floats(0, 999).map(lambda seconds: round(seconds, 3))),
    st.builds(Chapter, WORDS, WORDS, WORDS),
)
SCRIPTS = st.builds(
    Script,
    WORDS,
    st.just("en"),
    st.lists(CUES, max_size=6).map(tuple),
    st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)
HEAD = "---\ntitle: Tides\nlanguage: en\n---\n"


@given(SCRIPTS)
def test_a_script_survives_the_round_trip_unchanged(script: Script) -> None:
    text = format_script(script, article="a/b.md")
    again = parse_script(text)
    plain = [
        cue if not (isinstance(cue, Utterance) and cue.rewrites) else (cue.said, cue.written, cue.role)
        for cue in script.cues
    ]
    assert [
        (cue.said, cue.written, cue.role) if isinstance(old, tuple) and isinstance(cue, Utterance) else cue
        for cue, old in zip(again.cues, plain, strict=True)
    ] == plain
    assert (again.title, again.links) == (script.title, script.links)
    assert format_script(again, article="a/b.md") == text
    assert find_article(text) == "a/b.md"


def test_rewrites_stand_where_they_are_heard_and_come_back() -> None:
    said = "He paid five dollars to D\u202fH\u202fS."
    utterance = Utterance(
        said,
        "He paid $5 to DHS.",
        "en",
        "text",
        0,
        (Rewrite(8, 10, 8, 20, "money"), Rewrite(14, 17, 24, 29, "initialism")),
    )
    text = format_script(Script("Tides", "en", (utterance,)))
    assert text == HEAD + "He paid {$5|five dollars|money} to {DHS|D·H·S|initialism}.\n"
    assert parse_script(text).cues == (utterance,)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = HEAD + "\n# One\nIt rose.\n[pause 0.6]\n\nIt fell.\n"
    assert parse_script("\ufeff" + text.replace("\n", "\r\n")) == parse_script(text)
    assert parse_script(text).utterances[1].paragraph == 1


@pytest.mark.parametrize(
    ("body", "line", "wrong"),
    [
        ("It rose.\n[puase 0.6]", 6, "did you mean 'pause'?"),
        ("[pause long]", 5, "no number"),
        ("He paid {$5|five", 5, "without its '}'"),
        ("He paid $5}", 5, "'}'"),
        ("= written", 5, "there is none"),
        ("It rose.\n[url https://a.example]", 6, "chapter"),
        ("[quote It rose.", 5, "without its ']'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(body: str, line: int, wrong: str) -> None:
    with pytest.raises(NarrateError) as caught:
        parse_script(HEAD + body, "tides.md")
    assert caught.value.thing == f"tides.md, line {line}"
    assert wrong in caught.value.wrong


@given(st.text() | st.text(st.sampled_from("-\n[]{}|\\#= pausetil:0.")).map(lambda text: HEAD + text))
def test_no_file_breaks_the_parser(text: str) -> None:
    with suppress(NarrateError):
        parse_script(text)


def test_what_an_editor_writes_in_digits_is_spoken_by_the_rules() -> None:
    head = "---\ntitle: T\nlanguage: en\n---\n\n"
    edited = parse_script(f"{head}It cost $5, {{12 km|12 kilometers|measure}} and 3%.\nAll 7.\n= All seven of them.\n")
    first, second = speak_edits(edited, parse_lexicon({"cost": "took"}, "en")).utterances
    assert (first.said, first.written) == ("It took five dollars, twelve kilometers and three percent.", first.written)
    assert [first.written[each.start : each.end] for each in first.rewrites] == ["cost", "$5", "12 km", "3%"]
    assert [first.said[each.said_start : each.said_end] for each in first.rewrites][1:3] == [
        "five dollars",
        "twelve kilometers",
    ]
    assert (second.said, second.written) == ("All seven.", "All seven of them.")


def test_what_an_editor_spells_and_gives_in_ipa_stays_beside_digits() -> None:
    edited = parse_script("---\ntitle: T\nlanguage: en\n---\nThe V·I·P ⟦Ana¦ˈana⟧ paid $5.\n")
    (said,) = (each.said for each in speak_edits(edited).utterances)
    assert said == "The V\u202fI\u202fP \ufff9Ana\ufffaˈana\ufffb paid five dollars."


def test_an_edited_line_without_its_full_stop_keeps_the_places_of_its_rewrites() -> None:
    edited = parse_script("---\ntitle: T\nlanguage: en\n---\nIt is 12 km\n\\{\n")
    (only,) = speak_edits(edited).utterances
    assert (only.said, only.written) == ("It is twelve kilometers.", "It is 12 km")
    assert [(each.start, each.end) for each in only.rewrites] == [(6, 11)]


def test_a_script_without_digits_is_not_changed_by_the_rules() -> None:
    script = write_script(Article("T", "en", (Paragraph((Span("It cost $5 at the UN, Dr. Ames said."),)),)))
    assert speak_edits(script) == script


def test_a_pause_of_hours_is_told_with_its_line() -> None:
    with pytest.raises(NarrateError, match=r"line 6: a pause of 999999 s is longer than 999 s"):
        parse_script("---\ntitle: T\nlanguage: en\n---\nHello.\n[pause 999999]\n", "script")
