"""RTF: its letters in every way of writing them, its structure, and nothing that was hidden or deleted."""

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Figure, Heading, ListBlock, Note, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from support.books import PROSE

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}}"
STYLES = r"{\stylesheet{\ql Normal;}{\s1 heading 1;}{\s2 Title;}{\s3 toc 1;}{\s9 Subtitle;}}"
INFO = r"{\info{\title The wall}{\author Ana Lee}{\creatim\yr2021\mo5\dy3\hr8\min5}{\keywords salt, coast}{\doccomm Ask Bo.}}"


def read(body: str, head: str = r"\ansi\ansicpg1252\deff0\deflang2057") -> Article:
    return read_article(Document(rf"{{\rtf1{head}{FONTS}{STYLES}{body}}}".encode("latin-1"), "", "road.rtf"))


def text(body: str, head: str = r"\ansi\ansicpg1252") -> str:
    return article_text(read(rf"\pard\s2 Low water\par\pard {body}\par", head))


def test_its_information_is_the_articles_fields() -> None:
    article = read(rf"{INFO}\pard\s2 Low water\par\pard {PROSE}\par")
    assert (article.title, article.authors, article.language, article.tags, article.summary) == (
        "Low water", ("Ana Lee",), "en-GB", ("salt", "coast"), "")  # fmt: skip
    assert str(article.published) == "2021-05-03 08:05:00+00:00"
    assert read(rf"{INFO}\pard {PROSE}\par").title == "The wall"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"caf\'e9", "café"),
        (r"caf\u233?", "café"),
        (r"caf\u233\'e9 au lait", "café au lait"),
        (r"{\uc0 caf\u233  noir}", "café noir"),
        (r"{\uc2 caf\u233 xx.}", "café."),
        (r"\u-10179?\u-9205? fish", "🐋 fish"),
        (r"{\f1 \'ef\'f0\'e8\'eb\'e8\'e2}", "прилив"),
        (r"{\f2 \'8aC\'82\'cc}", "海の"),
        (r"\ldblquote yes\rdblquote\emdash no", "“yes”—no"),
        (r"sea\_wall\~high\-est", "sea-wall\u00a0highest"),
        (r"\{brace\} back\\slash", r"{brace} back\slash"),
        (r"{\upr{caf?}{\*\ud{caf\u233?}}}", "café"),
        ("one\r\n two", "one two"),
    ],
)
def test_each_way_of_writing_a_letter_is_read(written: str, said: str) -> None:
    assert text(written) == said


def test_the_documents_code_page_holds_where_a_font_names_none() -> None:
    assert text(r"\'b3\'f3d\'9f", r"\ansi\ansicpg1250") == "łódź"


@pytest.mark.parametrize(
    "gone",
    [
        r"{\v gone}",
        r"{\deleted gone}",
        r"{\*\annotation{\*\atnref 1}gone}",
        r"{\xe gone}",
        r"{\*\generator gone;}",
        r"{\pict\pngblip 89504e47}",
        r"{\object{\*\objdata 01}{\result gone}}",
        r"{\field{\*\fldinst TOC \\o}{\fldrslt gone}}",
        r"{\header gone\par}",
        r"{\*\bkmkstart gone}",
        r"\bin4 {}{}",
    ],
)
def test_what_is_not_to_be_seen_is_never_read(gone: str) -> None:
    assert text(rf"Seen {gone}and heard.") == "Seen and heard."


def test_headings_lists_tables_links_and_boxes_are_what_they_are() -> None:
    listed = r"{\listtext 1.\tab}One\par{\listtext 2.\tab}Two\par\pard "
    row = r"\trowd{}\pard\intbl {}\cell {}\cell\row "
    table = row.format(r"\trhdr", "Month", "Geese") + row.format("", "March", "900") + row.format("", "April", "40")
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard In a box.\par}}}"
    link = r'{\field{\*\fldinst HYPERLINK "https://example.org/w"}{\fldrslt a link}}'
    article = read(
        rf"\pard\s2 Low water\par\pard\s1 The wall\par\pard {listed}{table}\pard Here is {link}{box} to it.\par"
    )
    kinds = {type(block): block for block in article.blocks}
    assert [plain(b.content) for b in article.blocks if isinstance(b, Heading)] == ["The wall"]
    found, rows = kinds[ListBlock], kinds[Table]
    assert isinstance(found, ListBlock)
    assert (found.kind, len(found.items)) == ("ordered", 2)
    assert isinstance(rows, Table)
    assert [plain(each) for each in rows.header] == ["Month", "Geese"]
    assert article_text(article).endswith("Here is a link to it.\n\nIn a box.")
    links = [s.mark("link") for b in article.blocks for s in getattr(b, "content", ()) if s.mark("link")]
    assert [mark.value for mark in links if mark] == ["https://example.org/w"]


def test_large_lines_are_headings_where_no_style_says_so_and_large_text_is_none() -> None:
    article = read(
        rf"\pard\fs40 Low water\par\fs28 The wall\par\fs24 {PROSE}\par {PROSE}\par\fs28 The mill\par\fs24 {PROSE}\par"
    )
    assert article.title == "Low water"
    assert [plain(b.content) for b in article.blocks if isinstance(b, Heading)] == ["The wall", "The mill"]
    under = read(rf"\pard\s2 Low water\par\pard\s9\fs36 Eleven winters\par\pard\fs24 {PROSE}\par {PROSE}\par")
    assert not [b for b in under.blocks if isinstance(b, Heading)]
    plain_text = read(rf"\pard\fs24 Low water\par {PROSE}\par\fs28 {PROSE}\par")
    assert not [b for b in plain_text.blocks if isinstance(b, Heading)]


def test_footnotes_are_notes() -> None:
    note = r"{\super\chftn}{\*\footnote\pard{\super\chftn} Minus twelve.\par}"
    article = read(rf"\pard\s2 Low water\par\pard The marsh froze{note}. {PROSE}\par")
    found = {b.name: plain(b.blocks[0].content) for b in article.blocks if isinstance(b, Note)}  # type: ignore[union-attr]
    assert found == {"note-1": "Minus twelve."}
    assert "twelve" not in article_text(article)


def test_a_table_of_contents_is_none() -> None:
    line = r'{\field{\*\fldinst HYPERLINK "#a"}{\fldrslt The wall}}\par '
    assert text(rf"\s3 The mill\par\pard {line * 3} {PROSE}").strip() == PROSE.strip()


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (rb"{\rtf1\ansi The tide", ReadError, "is an RTF file that is damaged"),
        (rb"{\rtf1" + b"{" * 2000, ReadError, "groups nested more than"),
        (rb"{\rtf1" + rb"\b\i" * 760_000 + b"}", ReadError, "more than 1,500,000 tokens"),
        (rb"{\rtf1\ansi {\pict 89}}", NotAnArticle, "without a text"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(content: bytes, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        read_article(Document(content, "", "road.rtf"))


DESCRIBED = r"{\*\picprop{\sp{\sn shapeType}{\sv 75}}{\sp{\sn wzDescription}{\sv A wall in the fog}}}"
PICTURES = {
    "Word's": rf"{{\*\shppict{{\pict{DESCRIBED}\pngblip 89504e470d0a}}}}{{\nonshppict{{\pict\wmetafile8 0100}}}}",
    "WordPad's": r"{\pict\wmetafile8\picw100\pich100 010009000003}",
    "in bytes": rf"{{\pict{DESCRIBED}\jpegblip\bin4 abcd}}",
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_is_a_figure_and_none_of_its_bytes_is_text(case: str, caplog: pytest.LogCaptureFixture) -> None:
    article = read(rf"\pard\s2 Low water\par\pard {PROSE}{PICTURES[case]}\par\pard {PROSE}\par")
    assert article_text(article) == f"{PROSE.strip()}\n\n{PROSE.strip()}"
    shown = [block.alt for block in article.blocks if isinstance(block, Figure)]
    assert shown == ([] if case == "WordPad's" else ["A wall in the fog"])
    assert "its picture is shown by" in caplog.text or not caplog.text  # told once for a file of that name


@pytest.mark.parametrize("around", [r"{\header %s}", r"{\v %s}", r"{\deleted %s}", r"{\listtext %s}"])
def test_a_picture_that_nobody_sees_is_none(around: str) -> None:
    body = around % PICTURES["Word's"]
    article = read(rf"\pard\s2 Low water\par\pard {body}{PROSE}\par")
    assert not any(isinstance(block, Figure) for block in article.blocks)


@pytest.mark.parametrize(
    "line", ["Figure 2: The wall in 1902", r"\i Abb. 3 - Die Mauer\i0 ", "Fig. 1a. The wall", "Photo 4: Ana Lee"]
)
def test_a_numbered_line_by_a_picture_is_its_caption(line: str) -> None:
    for body in (rf"{PICTURES['WordPad' + chr(39) + 's']}\par\pard {line}", rf"{line}\par\pard {PICTURES['in bytes']}"):
        article = read(rf"\pard {PROSE}\par\pard {body}\par\pard {PROSE}\par")
        (figure,) = [block for block in article.blocks if isinstance(block, Figure)]
        assert plain(figure.caption) or figure.credit


@pytest.mark.parametrize(
    "line",
    [
        "Figure 2 shows the wall as it was.", "Figures: 2", "Figure skating: a wall of ice", "The wall, figure 2: none",
        "Table 2: The walls", "Photography 2: a course", "2: The wall", "Figure two: the wall",
    ],
)  # fmt: skip
def test_another_line_by_a_picture_is_a_line(line: str) -> None:
    article = read(rf"\pard {PROSE}\par\pard {PICTURES['in bytes']}\par\pard {line}\par\pard {PROSE}\par")
    assert line in article_text(article)
    assert not any(block.caption for block in article.blocks if isinstance(block, Figure))


def test_a_numbered_line_between_paragraphs_is_a_line() -> None:
    article = read(rf"\pard {PROSE}\par\pard Figure 2: The wall\par\pard {PROSE}\par")
    assert not any(isinstance(block, Figure) for block in article.blocks)
