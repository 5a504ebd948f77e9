"""Lines broken by hand, marks of notes, posts and readings in brackets: what is said of them."""

import pytest

from articlecast.model import Article, Embed, Mark, Paragraph, Pause, Span, Utterance
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.languages.tongues import speak_text


def said(*blocks: Paragraph | Embed, language: str = "en") -> list[str]:
    script = write_script(Article("T", language, blocks))
    return [cue.said for cue in script.cues if isinstance(cue, Utterance) and cue.role not in {"title", "byline"}]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Red\nBlue\nGreen", ["Red.", "Blue.", "Green."]),
        ("Overview\nThe elf is small.", ["Overview.", "The elf is small."]),
        ("Roses are red,\nviolets are blue", ["Roses are red, violets are blue."]),
        ("The boats come in at night\nand leave at dawn", ["The boats come in at night and leave at dawn."]),
        (
            "This line was wrapped by a program of long ago, at some sixty letters\nAnd goes on.",
            ["This line was wrapped by a program of long ago, at some sixty letters And goes on."],
        ),
        ("Harbour Office\n12 Quay Lane\nphone: 555", ["Harbour Office.", "twelve Quay Lane.", "phone: five hundred fifty five."]),
        ("The sea was calm,\nThe boats were home,\nAnd no one spoke.", ["The sea was calm,", "The boats were home,", "And no one spoke."]),
        ("The sea was calm,\nthe boats were home,\nand no one spoke.", ["The sea was calm, the boats were home, and no one spoke."]),
        ("He had a boat,\nAnd she a house.", ["He had a boat, And she a house."]),
    ],
)  # fmt: skip
def test_a_short_line_without_a_stop_is_said_by_itself(text: str, lines: list[str]) -> None:
    assert said(Paragraph((Span(text),))) == lines


def test_a_line_that_is_said_by_itself_has_a_pause_before_it() -> None:
    options = NarrateOptions(opening="", item_pause=0.31)
    for text, pauses in (("Red\nBlue\nGreen", 2), ("Roses are red,\nviolets are blue", 0), ("Red. Blue.", 0)):
        cues = write_script(Article("T", "en", (Paragraph((Span(text),)),)), options).cues
        assert cues.count(Pause(0.31)) == pauses


def test_a_line_of_several_marks_is_parted_where_it_breaks() -> None:
    assert said(Paragraph((Span("Red"), Span("\nBlue", (Mark("em"),)), Span(" and green")))) == [
        "Red.",
        "Blue and green.",
    ]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("The tide turns [1].", "The tide turns."),
        ("The gulls know [4, 5], too.", "The gulls know, too."),
        ("It was low [12–14].", "It was low."),
        ("It was low [12]–[14].", "It was low."),
        ("The word [t]he was low.", "The word the was low."),
        ("It ended [1914].", "It ended nineteen fourteen."),
    ],
)
def test_marks_of_notes_go_with_the_space_before_them(written: str, spoken: str) -> None:
    assert said(Paragraph((Span(written),))) == [spoken]


def test_a_post_is_said_without_what_its_network_put_there() -> None:
    words = (
        Span("Open again! "),
        Span("https://t.co/abc123", (Mark("link", "https://t.co/abc123"),)),
        Span(" pic.twitter.com/xyz"),
    )
    post = Embed("post", "", "", (Paragraph(words), Paragraph((Span("— Easton Council (@easton) on the pier"),))))
    heard = " ".join(said(post))
    assert "t dot co" not in heard
    assert "twitter" not in heard
    assert "Easton Council, on the pier" in heard
    assert "at easton" in " ".join(said(Paragraph((Span("Ask the council (@easton) for more."),)))).lower()


@pytest.mark.parametrize(
    ("written", "language", "spoken"),
    [
        ("彼は憂鬱（ゆううつ）だ。", "ja", "彼は憂鬱だ。"),
        ("彼は（ゆううつ）だ。", "ja", "彼は（ゆううつ）だ。"),
        ("well―so it is", "en", "well - so it is"),
        ("ls notes/*.txt", "en", "ls notes slash star dot txt"),
        ("find *.py", "en", "find star dot py"),
    ],
)
def test_signs_are_said_as_a_reader_means_them(written: str, language: str, spoken: str) -> None:
    assert " ".join(speak_text(written, language)[0].split()) == spoken
