"""What is said, as a page shows it: blocks, what only the article has, and the times of the words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from articlecast.model import Asset, Episode, Omission, OmittedKind, Shown
from articlecast.narrate.phrases import find_phrase
from articlecast.publish.cues import Cue, Paragraph, read_paragraphs
from articlecast.publish.site.search import fold, index_words
from articlecast.publish.site.transcript import Block, Rows, find_title, lay_out, write_words
from articlecast.publish.wording import choose_direction, choose_locale, say_in
from support.shows import make_episode, name_asset

EPISODE = make_episode(1)[0]
SAY = say_in("en")


def paragraph(number: int, text: str, tag: str = "p", role: str = "") -> Paragraph:
    return Paragraph(tag, (Cue(float(number), number + 1.0, text),), number, role)


def omit(*omissions: Omission) -> Episode:
    return replace(EPISODE, omissions=omissions)


def told(blocks: list[Block]) -> list[str]:
    return [each.words if each.tag == "omission" else each.parts[0][0].text for each in blocks]


def test_a_page_of_ours_says_number_role_and_list() -> None:
    page = b"""<!DOCTYPE html><html><body><h1 data-paragraph="0"><span data-start="0.0">A</span></h1>
    <p class="byline" data-paragraph="1"><span data-start="1.0">By B</span></p>
    <ul><li data-paragraph="4"><span data-start="2.0">Tar</span></li></ul></body></html>"""
    found = [(each.tag, each.number, each.role) for each in read_paragraphs(page)]
    assert found == [("h3", 0, ""), ("p", 1, "byline"), ("li", 4, "")]


def test_items_are_one_list_and_quotations_one_quotation_without_its_frame() -> None:
    rows = [paragraph(1, "Tar", "li"), paragraph(2, "Rope", "li"), paragraph(3, "Quote.", "blockquote")]
    rows += [
        paragraph(4, "Water.", "blockquote"),
        paragraph(5, "Wood.", "blockquote"),
        paragraph(6, "End quote.", "blockquote"),
    ]
    assert [(each.tag, len(each.parts)) for each in lay_out(EPISODE, rows, SAY)] == [("ul", 2), ("blockquote", 2)]


def shape(blocks: tuple[Block, ...] | list[Block]) -> list[object]:
    return [(each.tag, shape(each.blocks)) if each.blocks else (each.tag, len(each.parts)) for each in blocks]


OPEN, CLOSE, IN, ITEM, TEXT = (
    ("Quote.", "blockquote"),
    ("End quote.", "blockquote"),
    ("A", "blockquote"),
    ("B", "li"),
    ("C", "p"),
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([OPEN, IN, ITEM, ITEM, CLOSE, TEXT], [("blockquote", [("p", 1), ("ul", 2)]), ("p", 1)]),
        ([OPEN, ITEM, IN, CLOSE, ITEM], [("blockquote", [("ul", 1), ("p", 1)]), ("ul", 1)]),
        ([OPEN, ITEM, CLOSE], [("blockquote", [("ul", 1)])]),
        ([OPEN, IN, OPEN, IN, CLOSE, CLOSE], [("blockquote", [("p", 1), ("blockquote", 1)])]),
        ([OPEN, IN, CLOSE, OPEN, IN, CLOSE], [("blockquote", 1), ("blockquote", 1)]),
        ([ITEM, OPEN, IN, CLOSE, ITEM], [("ul", 1), ("blockquote", 1), ("ul", 1)]),
        ([OPEN, IN, ("D", "h3"), CLOSE], [("blockquote", [("p", 1), ("h3", 1)])]),
        # An editor struck one of the two lines, or both, or what stood between.
        ([OPEN, IN, TEXT, OPEN, IN, CLOSE], [("blockquote", 1), ("p", 1), ("blockquote", 1)]),
        ([OPEN, IN, TEXT, IN, CLOSE, TEXT], [("blockquote", 1), ("p", 1), ("blockquote", 1), ("p", 1)]),
        ([IN, CLOSE, ITEM], [("blockquote", 1), ("ul", 1)]),
        ([IN, ITEM, OPEN], [("blockquote", 1), ("ul", 1)]),
        ([IN, IN], [("blockquote", 2)]),
        ([OPEN, CLOSE, TEXT], [("p", 1)]),
        ([OPEN, ("Quote.", "p"), CLOSE], [("p", 1)]),
    ],
)
def test_what_is_said_within_a_quotation_stands_within_it(rows: list[tuple[str, str]], expected: list[object]) -> None:
    said = [paragraph(number, text, tag) for number, (text, tag) in enumerate(rows, 1)]
    assert shape(lay_out(EPISODE, said, SAY)) == expected


def test_what_only_the_article_shows_in_a_quotation_stands_within_it() -> None:
    rows = [paragraph(1, *OPEN), paragraph(2, *IN), paragraph(3, *CLOSE), paragraph(4, *TEXT)]
    episode = omit(Omission("picture", "", paragraph=2), Omission("table", "", paragraph=3))
    assert shape(lay_out(episode, rows, SAY)) == [
        ("blockquote", [("p", 1), ("omission", 0)]), ("omission", 0), ("p", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Quote", "A quote.", "End quote. And more."])
def test_a_quotation_that_speaks_of_quotes_is_shown(text: str) -> None:
    assert lay_out(EPISODE, [paragraph(1, text, "blockquote")], SAY)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "pt"])
def test_the_frame_that_is_not_shown_is_the_one_that_is_said(language: str) -> None:
    say = say_in(language)
    assert (say("Quote."), say("End quote.")) == (find_phrase("quote", language), find_phrase("unquote", language))


def test_what_only_the_article_shows_stands_in_its_place() -> None:
    episode = omit(
        Omission("picture", "", "The weir in May", paragraph=1), Omission("table", "", "Beams", paragraph=1),
        Omission("code", "", "print()", paragraph=3), Omission("note", "", paragraph=9),
    )  # fmt: skip
    rows = [
        paragraph(1, "One."),
        paragraph(2, "Here is a table.", role="table"),
        paragraph(3, "Three."),
        paragraph(4, "Four."),
    ]
    assert told(lay_out(episode, rows, SAY)) == [
        "One.", "A picture: The weir in May", "Here is a table.", "A table: Beams", "Three.", "Program code", "Four.",
        "A note",
    ]  # fmt: skip


def test_what_stands_before_everything_is_told_first() -> None:
    assert told(lay_out(omit(Omission("picture", "")), [paragraph(0, "One.")], SAY)) == ["A picture", "One."]


def test_several_of_a_kind_in_a_row_are_told_once_and_named_ones_each() -> None:
    code = Omission("code", "", "a", paragraph=0)
    tables = (Omission("table", "", "Beams", paragraph=0), Omission("table", "", "Hinges", paragraph=0))
    found = told(lay_out(omit(code, code, *tables), [paragraph(0, "One.")], SAY))
    assert found == ["One.", "Program code", "A table: Beams", "A table: Hinges"]


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("video", "A video: The weir"),
        ("audio", "A recording: The weir"),
        ("map", "A map: The weir"),
        ("document", "A document: The weir"),
        ("embed", "An embedded page: The weir"),  # what an earlier version called every one of them
    ],
)
def test_what_plays_is_named_as_what_it_is(kind: OmittedKind, named: str) -> None:
    assert told(lay_out(omit(Omission(kind, "", "The weir")), [paragraph(0, "One.")], SAY)) == [named, "One."]


@pytest.mark.parametrize("kind", ["credit", "line", "pull quote"])
def test_lines_of_the_page_and_what_is_said_elsewhere_are_none_of_a_readers(kind: str) -> None:
    assert told(lay_out(omit(Omission(kind, "")), [paragraph(0, "One.")], SAY)) == ["One."]  # type: ignore[arg-type]


def test_a_transcript_of_an_earlier_version_says_nothing_of_places() -> None:
    rows = [Paragraph("p", (Cue(0, 1, "One."),))]
    assert told(lay_out(omit(Omission("table", "")), rows, SAY)) == ["One."]


@pytest.mark.parametrize(
    ("first", "same"), [("The old slip, part 1", True), ("The old slip, part 1.", True), ("The old slip", False)]
)
def test_the_title_that_is_said_is_the_pages_own_heading(first: str, same: bool) -> None:  # noqa: FBT001
    rows = [paragraph(0, first, "h3"), paragraph(1, "One.")]
    assert (find_title(EPISODE, rows) is not None) == same
    assert len(lay_out(EPISODE, rows, SAY)) == (1 if same else 2)


def test_words_are_found_in_their_sentence_in_their_order() -> None:
    words = [("The", 1.0), ("tide", 1.25), ("the", 1.5), ("gone", 1.7), ("tide", 1.9)]
    row = {
        "startTime": 1,
        "endTime": 2.5,
        "body": "The tide the tide",
        "words": [{"text": text, "startTime": at} for text, at in words],
    }
    content = json.dumps({"segments": [row]}).encode()
    asset = name_asset("transcript", ".json", "application/json", content)
    found = write_words(replace(EPISODE, assets=(asset,)), [], lambda _episode, _asset: content)
    assert found == [[1, 2.5, "The tide the tide", [0, 1.0, 4, 1.25, 9, 1.5, 13, 1.9]]]


def test_an_episode_without_times_of_words_has_its_sentences() -> None:
    def fail(_episode: Episode, asset: Asset) -> bytes:
        raise FileNotFoundError(asset.name)

    assert write_words(EPISODE, [paragraph(1, "One.")], fail) == [[1, 2, "One.", []]]


def test_words_are_indexed_as_they_are_looked_for() -> None:
    assert index_words(["Éclair, ÉCLAIR!", "Straße éclair"]) == {"eclair": [0, 1], "straße": [1]}
    assert fold("İZMİR’de Ünal") == "izmir’de unal"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("AR", "rtl"), ("en", "ltr"), ("arn", "ltr"),
     ("de-AT", "ltr"), ("ja", "ltr"), ("hr", "ltr"), ("az", "ltr"), ("az-Arab", "rtl")],
)  # fmt: skip
def test_a_language_is_written_from_the_right_or_not(language: str, direction: str) -> None:
    assert choose_direction(language) == direction


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("pt", "pt_BR"),
        ("de", "de_DE"),
        ("zh-Hant-TW", "zh_TW"),
        ("fr-ca", "fr_CA"),
    ],
)
def test_a_locale_is_written_as_open_graph_has_it(language: str, locale: str) -> None:
    assert choose_locale(language) == locale


BEAMS = Shown("table", 1, 3, rows=("Year\tBeams", "2021\t12", "2022\t15"), is_headed=True, is_read=True)
READ = [
    paragraph(1, "One."),
    paragraph(2, "2021; Beams: 12", role="table"),
    paragraph(3, "2022; Beams: 15", role="table"),
    paragraph(4, "Two."),
]


def lay_shown(*shown: Shown, omissions: tuple[Omission, ...] = (), rows: list[Paragraph] = READ) -> list[Block]:
    return lay_out(replace(EPISODE, shown=shown, omissions=omissions), rows, SAY)


def test_a_table_that_is_read_is_a_table_whose_rows_have_their_times() -> None:
    blocks = lay_shown(BEAMS)
    assert [each.tag for each in blocks] == ["p", "table", "p"]
    assert blocks[1].rows == Rows(("Year", "Beams"), ((2.0, ("2021", "12")), (3.0, ("2022", "15"))))


def test_the_caption_of_a_table_that_is_read_keeps_its_sentence() -> None:
    table = replace(BEAMS, words="2021; Beams: 12", rows=BEAMS.rows[:1] + BEAMS.rows[2:])
    blocks = lay_shown(table)
    assert [cue.text for part in blocks[1].parts for cue in part] == ["2021; Beams: 12"]
    assert blocks[1].rows == Rows(("Year", "Beams"), ((3.0, ("2022", "15")),))


def test_a_table_that_is_only_told_of_stands_in_the_place_of_its_name() -> None:
    rows = [paragraph(1, "One."), paragraph(2, "Here is a table.", role="table"), paragraph(3, "Two.")]
    table = Shown("table", 1, 2, "Beams", ("a\tb", "c"))
    blocks = lay_shown(table, omissions=(Omission("table", "", "Beams", paragraph=1),), rows=rows)
    assert [each.tag for each in blocks] == ["p", "p", "table", "p"]
    assert blocks[2].rows == Rows((), ((None, ("a", "b")), (None, ("c", ""))))
    assert blocks[2].words == "Beams"


@pytest.mark.parametrize(
    "shown",
    [
        (),
        (replace(BEAMS, rows=()),),  # was too large to keep
        (replace(BEAMS, rows=BEAMS.rows[:2]),),  # says less than the voice does
        (replace(BEAMS, rows=(*BEAMS.rows, "2023\t9")),),  # an editor's script leaves a row out
        (replace(BEAMS, is_headed=False),),
        (replace(BEAMS, paragraph=40, last=42),),
        (replace(BEAMS, paragraph=3, last=1),),
    ],
)
def test_where_cells_and_sentences_differ_the_sentences_stand(shown: tuple[Shown, ...]) -> None:
    blocks = lay_shown(*shown)
    assert [each.tag for each in blocks] == ["p", "p", "p", "p"]
    assert told(blocks) == [each.cues[0].text for each in READ]


def test_a_table_that_no_manifest_holds_is_named() -> None:
    rows = [paragraph(1, "One."), paragraph(2, "Here is a table.", role="table")]
    table, named = Shown("table", 1, 2, "Beams"), Omission("table", "", "Beams", paragraph=1)
    assert told(lay_shown(table, omissions=(named,), rows=rows)) == ["One.", "Here is a table.", "A table: Beams"]


def test_a_caption_stands_below_the_picture_that_it_tells_of() -> None:
    rows = [paragraph(1, "One."), paragraph(2, "The sluice, in May.", role="caption"), paragraph(3, "Two.")]
    blocks = lay_shown(Shown("picture", 1, 2, "Two keepers"), rows=rows)
    assert [(each.tag, each.words) for each in blocks] == [("p", ""), ("figure", "A picture: Two keepers"), ("p", "")]
    assert blocks[1].parts == (rows[1].cues,)


def test_a_transcript_of_an_earlier_version_keeps_its_lines_of_a_table() -> None:
    rows = [Paragraph("p", each.cues) for each in READ]
    assert [each.tag for each in lay_shown(BEAMS, rows=rows)] == ["p"] * 4


@pytest.mark.parametrize("text", ["1. Oak beams", "12) Hinges", "(3) A rope", "b) Tar", "(iv) Nails"])
def test_an_item_whose_number_is_said_has_no_bullet_beside_it(text: str) -> None:
    assert [each.role for each in lay_out(EPISODE, [paragraph(1, text, "li")], SAY)] == ["numbered"]


@pytest.mark.parametrize(
    "text", ["Oak beams", "12 hinges", "1.5 metres of rope", "2021", "Dr. Lee came", "A. Smith", "a rope"]
)
def test_an_item_without_a_number_of_its_own_keeps_its_bullet(text: str) -> None:
    assert [each.role for each in lay_out(EPISODE, [paragraph(1, text, "li")], SAY)] == [""]
