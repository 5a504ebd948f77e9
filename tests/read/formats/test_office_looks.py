"""What a paragraph is where its style, its font or its place says so: captions, definitions, listings, quotations."""

from collections.abc import Iterable

import pytest

from articlecast.model import Article, Block, Code, Document, Figure, Heading, ListBlock, Paragraph, Quote, Table, plain
from articlecast.read import read_article
from articlecast.read.formats.office.flow import Flow
from articlecast.read.formats.office.release import trim_release
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.texts import article_text
from support.books import PROSE
from support.office import docx, odt, para, run

PICTURE = '<figure><img src="a.png" alt=""></figure>'
TABLE = "<table><tr><td>Ford</td><td>3</td></tr><tr><td>Mill</td><td>4</td></tr></table>"


def tell(blocks: Iterable[Block]) -> list[str]:
    """Each block in a word or two, with its caption."""
    told = []
    for block in blocks:
        match block:
            case Figure(url, _, caption):
                told.append(f"{'picture' if url else 'nothing'}: {plain(caption)}")
            case Table(_, _, caption):
                told.append(f"table: {plain(caption)}")
            case Paragraph() | Heading():
                told.append(plain(block.content))
            case Quote(inner):
                told.append(f"quote: {' '.join(tell(inner))}")
            case Code(text):
                told.append(f"code: {text}")
    return told


def flow_of(*parts: str, within: bool = False) -> list[str]:
    flow = Flow(within=within)
    for part in parts:
        if part.startswith("!"):
            flow.add_caption(part[1:])
        elif part.startswith("<"):
            flow.add_block(part)
        else:
            tag, _, words = part.partition(":")
            flow.add(words, tag)
    return tell(emit_blocks(flow.finish()))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((PICTURE, "!Fog", "p:Go."), ["picture: Fog", "Go."]),
        (("!Table 1: Weirs", TABLE), ["table: Table 1: Weirs"]),
        ((TABLE, "!Table 1: Weirs", "p:Go."), ["table: Table 1: Weirs", "Go."]),
        (("!Table 1", TABLE, "!Table 2", TABLE), ["table: Table 1", "table: Table 2"]),
        ((TABLE, "!Tab. 1", TABLE, "!Tab. 2"), ["table: Tab. 1", "table: Tab. 2"]),
        ((PICTURE, "!Fig. 1", PICTURE, "p:Go."), ["picture: Fig. 1", "picture: ", "Go."]),
        (("!Fig. 1", PICTURE, "p:Go."), ["picture: Fig. 1", "Go."]),
        ((TABLE, "!Table 1", PICTURE, "p:Go."), ["table: Table 1", "picture: ", "Go."]),
        (("p:See the chart.", "!Figure 3: Depth", "p:Go."), ["See the chart.", "nothing: Figure 3: Depth", "Go."]),
        (("p:So.", f"!{'Long. ' * 200}"), ["So.", ("Long. " * 200).strip()]),
    ],
)
def test_a_caption_is_that_of_what_it_stands_at(parts: tuple[str, ...], told: list[str]) -> None:
    assert flow_of(*parts) == told


def test_a_lone_caption_in_a_cell_is_a_line_of_it() -> None:
    assert flow_of("!Fog at six", within=True) == ["Fog at six"]


def test_terms_and_definitions_in_their_styles_are_one_list() -> None:
    html = '<text:p text:style-name="{}">{}</text:p>'
    rows = [("List_20_Heading", "Groyne"), ("List_20_Contents", "A low wall."), ("List_20_Heading", "Berm"),
            ("List_20_Contents", "A flat top."), ("List_20_Contents", "A ledge.")]  # fmt: skip
    article = read_article(
        Document(odt(f"<text:p>{PROSE}</text:p>" + "".join(html.format(*row) for row in rows)), "", "a.odt")
    )
    (found,) = [block for block in article.blocks if isinstance(block, ListBlock)]
    assert [plain(item.term) for item in found.items] == ["Groyne", "Berm", ""]


FONTS = r"{\fonttbl{\f0\fswiss Arial;}{\f1\fmodern\fprq1 Courier New;}}"


def rtf(body: str) -> Article:
    return read_article(
        Document(rf"{{\rtf1\ansi{FONTS}\pard\f0 {PROSE}\par {body}\pard\f0 {PROSE}\par}}".encode(), "", "a.rtf")
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("x = 4", "print(x)"),
        ("git commit",),
        ("rsync -a /var/gauge backup:", "crontab -e"),
        ("SELECT name FROM boats;",),
        ("$ ls", "mill.png  lamp.jpg"),
    ],
)
def test_a_listing_is_known_by_its_font(lines: tuple[str, ...]) -> None:
    body = "".join(rf"\pard\f1 {line}\par " for line in lines)
    assert f"code: {chr(10).join(lines)}" in tell(rtf(body).blocks)


@pytest.mark.parametrize(
    "lines",
    [
        ("Dear Mary, the oil is late. Send what you have.",),
        ("Resolved: that the weir be removed.",),
        ("The sea is calm tonight", "The tide is full, the moon lies fair"),
        ("THE END",),
        ("Yours, Bo",),
    ],
)
def test_a_letter_or_a_poem_that_is_typed_is_none(lines: tuple[str, ...]) -> None:
    body = "".join(rf"\pard\f1 {line}\par " for line in lines)
    assert [line for line in tell(rtf(body).blocks) if line in lines] == list(lines)


def test_a_text_that_is_typed_throughout_has_no_listings() -> None:
    body = r"\pard\f1 print(x)\par " + rf"\pard\f1 {PROSE} {PROSE} {PROSE}\par "
    assert not any(isinstance(block, Code) for block in rtf(body).blocks)


QUOTED = "We cannot keep scraping the same mud for ever, said the harbour master."


@pytest.mark.parametrize(
    ("shape", "quoted"),
    [
        (r"\li720\ri720", True),
        (r"\li400\ri400", True),
        (r"\li720", True),
        (r"\li360", False),
        (r"\li200\ri200", False),
        (r"\li720\ri720\fi-360", False),
        (r"\ri720", False),
    ],
)
def test_a_quotation_is_known_by_its_margins(shape: str, *, quoted: bool) -> None:
    found = tell(rtf(rf"\pard{shape} {QUOTED}\par ").blocks)
    assert (f"quote: {QUOTED}" in found, QUOTED in found) == (quoted, not quoted)


def test_what_goes_on_in_a_list_or_is_a_label_is_no_quotation() -> None:
    item = r"\pard\li720\fi-360 1.\tab Boot the board.\par "
    assert QUOTED in tell(rtf(rf"{item}\pard\li720 {QUOTED}\par ").blocks)
    assert "4 Quay Street" in tell(rtf(r"\pard\li1440 4 Quay Street\par ").blocks)


def test_fonts_and_margins_count_in_word_and_libreoffice_too() -> None:
    indent = '<w:ind w:left="720" w:right="720"/>'
    mono = run("for year in range(9):", '<w:rFonts w:ascii="Consolas"/>')
    body = para(PROSE) + para(QUOTED, properties=indent) + para(mono) + para(PROSE)
    assert {f"quote: {QUOTED}", "code: for year in range(9):"} <= set(
        tell(read_article(Document(docx(body), "", "a.docx")).blocks)
    )
    styles = (
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm" '
        'fo:margin-right="1cm"/></style:style><style:style style:name="P2" style:family="paragraph">'
        '<style:text-properties style:font-name="Liberation Mono"/></style:style>'
    )
    text = f'<text:p>{PROSE}</text:p><text:p text:style-name="P1">{QUOTED}</text:p>'
    text += f'<text:p text:style-name="P2">tide --now</text:p><text:p>{PROSE}</text:p>'
    found = tell(read_article(Document(odt(text, styles=styles), "", "a.odt")).blocks)
    assert {f"quote: {QUOTED}", "code: tide --now"} <= set(found)


def test_word_inside_prose_in_another_font_makes_no_listing() -> None:
    body = para(PROSE) + para(run("Type ") + run("ls -l", '<w:rFonts w:ascii="Consolas"/>') + run(" and wait."))
    assert "Type ls -l and wait." in tell(read_article(Document(docx(body), "", "a.docx")).blocks)


@pytest.mark.parametrize(
    ("named", "first", "title"),
    [
        ("Dredging", "Dredging the inner basin: options for 2027", "Dredging the inner basin: options for 2027"),
        ("press_release_template_v3", "The ferry returns", "The ferry returns"),
        ("Annual report of the Rowing Club", "The ferry returns", "The ferry returns"),
        ("The tide tables", "The ferry returns", "The tide tables"),
        ("tide-report-final", "The ferry returns", "The ferry returns"),
        ("The tide final", "The ferry returns", "The tide final"),
        ("The tide of Easton", "Monday", "The tide of Easton"),
    ],
)
def test_properties_that_say_less_than_the_first_line_are_not_the_title(named: str, first: str, title: str) -> None:
    content = docx(para(first) + para(PROSE), core=f"<dc:title>{named}</dc:title>")
    assert read_article(Document(content, "", "a.docx")).title == title


STORY = tuple(
    f"The ferry sails again on day {day}, and the whole of the town is to come and see it." for day in range(4)
)


def release(*lines: str) -> list[str]:
    return tell(
        trim_release(
            [
                Paragraph(block.content)
                for block in emit_blocks("".join(f"<p>{line}</p>" for line in lines))
                if isinstance(block, Paragraph)
            ]
        )
    )


def test_a_releases_label_and_notes_to_editors_are_not_read() -> None:
    assert release(
        "FOR IMMEDIATE RELEASE", "The ferry", *STORY, "– ENDS –", "Notes to editors", "Call 01632 960 123"
    ) == ["The ferry", *STORY]
    assert release("Pressemitteilung", *STORY, "###", "Kontakt: presse@hafen.example") == [*STORY]
    assert release(*STORY, "-30-") == [*STORY]


@pytest.mark.parametrize(
    "lines",
    [
        (*STORY, "The ends", "justify no means."),
        (*STORY, "– ENDS –", "The letter went on for a page, and told of nothing else."),
        ("The press release", "that nobody read"),
        (*STORY, "Notes to editors", "They never read them."),
        ("Release", *STORY),
        ("The End", *STORY, "Call 01632 960 123"),
    ],
)
def test_other_lines_are_the_story(lines: tuple[str, ...]) -> None:
    assert release(*lines) == list(lines)


def test_a_code_line_of_a_list_is_code_and_its_text_is_whole() -> None:
    body = para(PROSE) + para("Type this.") + para("tide --now", "SourceCode")
    style = '<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>'
    article = read_article(Document(docx(body, styles=style), "", "a.docx"))
    assert "code: tide --now" in tell(article.blocks)
    assert "Type this." in article_text(article)


M = "<m:r><m:t>{}</m:t></m:r>"


@pytest.mark.parametrize(
    ("hidden", "upper", "written"),
    [
        ("", "n", "<munderover><mo>∑</mo><mrow><mi>i</mi></mrow><mrow><mi>n</mi></mrow></munderover>"),
        ('<m:supHide m:val="on"/>', "n", "<munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder>"),
        ("", "\u200b", "<munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder>"),
        ('<m:supHide m:val="on"/><m:subHide m:val="on"/>', "n", "<math><mo>∑</mo>"),
    ],
)
def test_a_sum_has_the_limits_that_are_shown(hidden: str, upper: str, written: str) -> None:
    nary = (
        f'<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/>{hidden}</m:naryPr><m:sub>{M.format("i")}</m:sub>'
        f"<m:sup>{M.format(upper)}</m:sup><m:e>{M.format('h')}</m:e></m:nary></m:oMath>"
    )
    article = read_article(Document(docx(para(PROSE) + f"<w:p><w:r><w:t>So </w:t></w:r>{nary}</w:p>"), "", "a.docx"))
    (mark,) = [
        mark
        for block in article.blocks
        if isinstance(block, Paragraph)
        for span in block.content
        for mark in span.marks
    ]
    assert written in mark.value
