"""The editor's words for words are said, where they are words of their own, and only where they hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.model import Article, Paragraph, Rewrite, Span, render_readings, write_reading
from articlecast.narrate import parse_lexicon, write_script
from articlecast.narrate.audit import audit_script
from articlecast.narrate.languages.tongues import speak_text

TABLE = {
    "Nguyen": "win",
    "nginx": "engine x",
    "St. Olave's": "Saint Olives",
    "GIF": "jif",
    "NAMI": "NAMI",
    "NAMU": "na-moo",
    "WD-40": "double-u dee forty",
    "Siobhan": "shi-vawn /ʃɪˈvɔːn/",
    "Worli": "/ˈwʌrli/",
    "Fig 8": "Figure 8",
    "de": {"Kiew": "Kyjiw"},
    "en-GB": {"Nguyen": "en-goo-yen"},
}
LEXICON = parse_lexicon(TABLE, "en-US")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Mr. Nguyen's 5 boats", "Mister win's five boats"),
        ("NGUYEN is shouted, nguyen whispered", "NGUYEN is shouted, nguyen whispered"),
        ("Nginx, NGINX and nginx", "engine x, engine x and engine x"),
        ("at St. Olave’s now", "at Saint Olives now"),
        ("a GIF, two GIFs", "a jif, two jifs"),
        ("the NAMI said", "the NAMI said"),
        ("some WD-40, please", "some double-u dee forty, please"),
        ("write to Nguyen@example.org", "write to Nguyen at example dot org"),
        ("see Fig 8 and Fig 80", "see Figure eight and Fig eighty"),
        ("Nguyenian", "Nguyenian"),
        ("Siobhan rowed", "shi-vawn rowed"),
        ("in Kiew", "in Kiew"),
    ],
)
def test_an_entry_is_said_where_it_is_a_word_of_its_own(written: str, said: str) -> None:
    spoken = speak_text(written, "en", LEXICON)[0]
    assert render_readings(spoken).replace("\u202f", " ") == said


def test_a_language_has_its_own_entries_and_a_nearer_one_counts() -> None:
    assert speak_text("Nguyen", "en-GB", LEXICON)[0] == "en-goo-yen"
    assert speak_text("in Kiew", "de-AT", LEXICON)[0] == "in Kyjiw"
    assert speak_text("Nguyen", "de", LEXICON)[0] == "Nguyen"


def test_ipa_goes_along_with_the_words_that_other_engines_say() -> None:
    said, rewrites = speak_text("Siobhan saw Worli.", "en", LEXICON)
    assert said == f"{write_reading('shi-vawn', 'ʃɪˈvɔːn')} saw {write_reading('Worli', 'ˈwʌrli')}."
    assert [rewrite.rule for rewrite in rewrites] == ["lexicon", "lexicon"]


def test_the_audit_lists_what_the_lexicon_covers_as_said_by_it_and_no_more_as_open() -> None:
    article = Article("T", "en", (Paragraph((Span("It was Nguyen who told NAMU of the GIF for $5."),)),))
    before, after = (
        list(audit_script(write_script(article, lexicon=words))) for words in (parse_lexicon({}, "en"), LEXICON)
    )
    assert "1\tNAMU" in before
    assert any("Nguyen" in line for line in before)
    assert [line.rpartition("\t")[2] for line in after if "NAMU" in line or "Nguyen" in line] == ["lexicon"] * 2
    assert any("$5\tfive dollars\tmoney" in line for line in after)


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"Ana": 5}, "'Ana' is said by a respelling"),
        ({"Ana": ""}, "'Ana' is said by a respelling"),
        ({"Ana": "/x/ y"}, "'Ana' is said by a respelling"),
        ({"!": "bang"}, "no letter"),
        ({"English!": {"a": "b"}}, "no language tag"),
    ],
)
def test_a_wrong_entry_is_named(table: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_lexicon(table, "en")


WORDS = st.sampled_from(
    ["Nguyen", "$5", "St.", "Olave's", "-", "DHS", " ", " ", "GIF", "'s", "5", "Siobhan", "@", ".com"]
)


@settings(deadline=None)  # the first example compiles the rules
@given(st.lists(WORDS, max_size=12).map("".join))
def test_outside_its_rewrites_the_spoken_text_is_the_written_one_and_no_digit_is_left(text: str) -> None:
    said, rewrites = speak_text(text, "en", LEXICON)
    written_at = said_at = 0
    for rewrite in (*rewrites, Rewrite(len(text), len(text), len(said), len(said), "end")):
        assert text[written_at : rewrite.start] == said[said_at : rewrite.said_start]
        written_at, said_at = rewrite.end, rewrite.said_end
    assert not any(character.isdecimal() or character in "$@" for character in said)
