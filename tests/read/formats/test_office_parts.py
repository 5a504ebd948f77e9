"""What DOCX, ODT and RTF have in common: quotations of several paragraphs, heads of tables, styles, names above a date."""

import pytest

from articlecast.model import Article, Document, Quote, Table, plain
from articlecast.read import read_article
from articlecast.read.formats.office.flow import Flow, write_table
from support.books import PROSE
from support.office import odt

_ROWS = {
    "numbers": (("Month", "Geese", "Weight (kg)"), ("March", "900", "3.1"), ("April", "1,040", "2.9")),
    "prices": (("Boat", "Old fare", "New fare"), ("Ferry", "€ 4.50", "$5"), ("Tug", "-", "7.25 €")),
    "gaps": (("Port", "Masts", "Share"), ("Skar", "12", "4 %"), ("Vik", "", "96 %")),
}
_NO_HEAD = {
    "two columns": (("Name", "Ana"), ("Age", "34"), ("Height", "171")),
    "a number above": (("2024", "17", "9"), ("2025", "12", "4"), ("2026", "13", "8")),
    "years above": (("Port", "2024", "2025"), ("Skar", "12", "4"), ("Vik", "9", "8")),
    "words below": (("Boat", "Captain", "Masts"), ("Tern", "Bo", "2"), ("Gull", "Cy", "1")),
    "a word among the numbers": (("Boat", "Length", "Masts"), ("Tern", "9 m", "two"), ("Gull", "7 m", "1")),
    "one row below": (("Boat", "Length", "Masts"), ("Tern", "9", "2")),
    "rows of two widths": (("Boat", "Length", "Masts"), ("Tern", "9"), ("Gull", "7", "1")),
    "no words above": (("Boat", "", ""), ("Tern", "9", "2"), ("Gull", "7", "1")),
    "an empty row": (("Boat", "Length", "Masts"), ("Tern", "", ""), ("Gull", "7", "1")),
    "dates in words": (("Boat", "Built", "Sold"), ("Tern", "3 March 1962", "1988"), ("Gull", "1 May 1970", "1991")),
}


def _write(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows]


@pytest.mark.parametrize("rows", _ROWS.values(), ids=_ROWS)
def test_words_above_nothing_but_numbers_head_a_table(rows: tuple[tuple[str, ...], ...]) -> None:
    assert write_table(_write(rows)).count("<th>") == len(rows[0])


@pytest.mark.parametrize("rows", _NO_HEAD.values(), ids=_NO_HEAD)
def test_any_other_first_row_is_one_of_the_table(rows: tuple[tuple[str, ...], ...]) -> None:
    assert "<th>" not in write_table(_write(rows))


def test_a_head_that_is_marked_is_the_only_one() -> None:
    rows = _write(_ROWS["numbers"])
    marked = ["<th>Month</th><th>Geese</th><th>Weight</th>", *rows]
    assert write_table(marked).count("<th>") == 3
    assert write_table(["<td></td><td> </td>"]) == ""


def test_a_quotation_keeps_its_paragraphs() -> None:
    flow = Flow()
    for words in ("The sea does not read.", "It waits."):
        flow.add(words, "blockquote")
    assert flow.finish() == "<blockquote><p>The sea does not read.</p><p>It waits.</p></blockquote>"


_PANDOC = """<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Author" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Date" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Block_20_Text" style:display-name="Block Text" style:family="paragraph"/>
<style:style style:name="Source_20_Code" style:display-name="Source Code" style:family="paragraph"/>"""


def _read_styled(*paragraphs: tuple[str, str]) -> Article:
    body = "".join(f'<text:p text:style-name="{style}">{words}</text:p>' for style, words in paragraphs)
    own = '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Author"/>'
    return read_article(Document(odt(body, styles=own, named=_PANDOC), "", "ferry.odt"))


def test_authors_and_date_in_styles_made_after_the_titles_are_fields() -> None:
    article = _read_styled(
        ("Title", "The slow ferry"), ("P7", "Ana Lee"), ("Author", "Bo Mar"), ("Date", "3 May 2021"), ("", PROSE)
    )
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "The slow ferry", ("Ana Lee", "Bo Mar"), "2021-05-03")  # fmt: skip
    assert len(article.blocks) == 1


def test_a_paragraph_in_a_headings_style_is_a_heading_in_whatever_element() -> None:
    style = '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>'
    body = f'<text:p>{PROSE}</text:p><text:p text:style-name="Heading_20_2">What came</text:p><text:p>{PROSE}</text:p>'
    article = read_article(Document(odt(f"<text:p>The wall</text:p>{body}", named=style), "", "wall.odt"))
    assert [type(block).__name__ for block in article.blocks] == ["Paragraph", "Heading", "Paragraph"]
    other = odt(f"<text:p>The wall</text:p>{body.replace('Heading_20_2', 'Headings_20_of_20_2')}", named=style)
    assert {type(block).__name__ for block in read_article(Document(other, "", "wall.odt")).blocks} == {"Paragraph"}


def test_quotations_and_listings_are_known_by_the_names_that_word_gives_them() -> None:
    quoted = _read_styled(
        ("Title", "The slow ferry"), ("", PROSE), ("Block_20_Text", "The sea waits."), ("Source_20_Code", "a = 1")
    )
    assert [type(block).__name__ for block in quoted.blocks] == ["Paragraph", "Quote", "Code"]
    assert isinstance(quoted.blocks[1], Quote)


def _read_lines(*lines: str) -> Article:
    return read_article(
        Document("\n\n".join((*lines, PROSE, "The harbour notes are kept by hand.")).encode(), "", "ferry.txt")
    )


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("Ana Lee", "Bo Mar", "3 May 2021"), ("Ana Lee", "Bo Mar")),
        (("Ana Lee and Bo Mar", "2021-05-03"), ("Ana Lee", "Bo Mar")),
        (("Ana van der Lee", "May 3, 2021"), ("Ana van der Lee",)),
    ],
)
def test_bare_names_between_a_title_and_a_date_are_the_authors(
    lines: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    article = _read_lines("The slow ferry", *lines)
    assert (article.authors, str(article.published)[:10], len(article.blocks)) == (authors, "2021-05-03", 2)


@pytest.mark.parametrize(
    "lines",
    [
        ("Ana Lee", "Bo Mar"),  # no date
        ("Harbour Notes", "3 May 2021"),  # a subtitle: the text has such notes
        ("What the tide leaves", "3 May 2021"),
        ("Ana Lee was there", "3 May 2021"),
        ("Ana Lee", "It was cold on 3 May 2021."),
        ("One Two", "Three Four", "Five Six", "Seven Eight", "Nine Ten", "3 May 2021"),
        ("Ana Lee:", "a life", "3 May 2021"),
        ("Ana Lee", "", "What the tide leaves", "3 May 2021"),
        ("ferry", "3 May 2021"),
        ("The Old Harbour Wall of Skar", "3 May 2021"),
    ],
)
def test_other_lines_above_a_date_are_no_authors(lines: tuple[str, ...]) -> None:
    assert _read_lines("The slow ferry", *lines).authors == ()


def test_rtf_which_marks_no_head_has_one_all_the_same() -> None:
    rows = "".join(
        r"\trowd\cellx1\cellx2\cellx3" + "".join(rf"\pard\intbl {cell}\cell" for cell in row) + r"\row "
        for row in _ROWS["numbers"]
    )
    article = read_article(
        Document(rf"{{\rtf1\ansi The wall\par {PROSE}\par {rows}\pard {PROSE}\par}}".encode(), "", "wall.rtf")
    )
    table = next(block for block in article.blocks if isinstance(block, Table))
    assert [plain(cell) for cell in table.header] == list(_ROWS["numbers"][0])
