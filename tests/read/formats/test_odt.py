"""OpenDocument texts: what a reader sees of them is read, and nothing that was deleted, hidden, or a comment."""

from typing import Any

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Figure, Heading, ListBlock, Note, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from support.books import PROSE
from support.office import ODF, odt

META = """<dc:title>The wall</dc:title><meta:initial-creator>Ana Lee</meta:initial-creator><dc:creator>Cy Dee</dc:creator>
<meta:creation-date>2021-05-03T08:00:00</meta:creation-date><dc:date>2021-05-09T08:00:00</dc:date>
<dc:language>en-GB</dc:language><meta:keyword>salt</meta:keyword><dc:description>Ask Bo.</dc:description>"""
STYLES = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style>"""
TITLE = '<text:p text:style-name="P1">Low water</text:p>'


def read(body: str, **more: Any) -> Article:
    return read_article(Document(odt(body, styles=STYLES, **more), "", "road.odt"))


def text(body: str) -> str:
    return article_text(read(TITLE + body))


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_its_metadata_is_the_articles_fields() -> None:
    article = read(TITLE + p(PROSE), meta=META)
    assert (article.title, article.authors, article.language, article.tags, article.summary) == (
        "Low water", ("Ana Lee",), "en-GB", ("salt",), "")  # fmt: skip
    assert (str(article.published), str(article.updated)) == ("2021-05-03 08:00:00+00:00", "2021-05-09 08:00:00+00:00")
    assert read(p(PROSE), meta=META).title == "The wall"


def test_headings_lists_tables_and_figures_are_what_they_are() -> None:
    listed = (
        '<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Inner</text:p>'
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    table = (
        f"<table:table><table:table-header-rows><table:table-row>{cell.format('Month')}{cell.format('Geese')}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell.format('March')}{cell.format('900')}</table:table-row>"
        f"<table:table-row>{cell.format('April')}{cell.format('40')}</table:table-row></table:table>"
    )
    frame = (
        '<text:p><draw:frame><draw:text-box><text:p text:style-name="Figure"><draw:frame><draw:image '
        'xlink:href="Pictures/a.png"/><svg:desc>A frozen marsh</svg:desc></draw:frame>The marsh</text:p></draw:text-box>'
        "</draw:frame></text:p>"
    )
    article = read(TITLE + p(PROSE) + '<text:h text:outline-level="2">The wall</text:h>' + listed + table + frame)
    kinds = {type(block): block for block in article.blocks}
    heading, found, rows, figure = kinds[Heading], kinds[ListBlock], kinds[Table], kinds[Figure]
    assert isinstance(heading, Heading)
    assert (heading.level, plain(heading.content)) == (2, "The wall")
    assert isinstance(found, ListBlock)
    assert (found.kind, len(found.items), len(found.items[0].blocks)) == ("ordered", 2, 2)
    assert isinstance(rows, Table)
    assert [plain(each) for each in rows.header] == ["Month", "Geese"]
    assert isinstance(figure, Figure)
    assert (figure.url, figure.alt, plain(figure.caption)) == (
        "road.odt#part=Pictures/a.png", "A frozen marsh", "The marsh")  # fmt: skip


def test_notes_are_notes() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    article = read(
        TITLE
        + p(f"The marsh froze{note.format('footnote', 'Minus twelve.')}. {PROSE}")
        + p(note.format("endnote", "End."))
    )
    found = {b.name: plain(b.blocks[0].content) for b in article.blocks if isinstance(b, Note)}  # type: ignore[union-attr]
    assert found == {"footnote-1": "Minus twelve.", "endnote-2": "End."}
    assert article_text(article).startswith("The marsh froze")
    assert "twelve" not in article_text(article)


@pytest.mark.parametrize(
    "gone",
    [
        "<office:annotation><dc:creator>Bo</dc:creator><text:p>gone</text:p></office:annotation>",
        '<text:span text:style-name="T1">gone</text:span>',
        '<text:hidden-text text:string-value="x">gone</text:hidden-text>',
        "<text:page-number>gone</text:page-number>",
        "<text:ruby><text:ruby-base></text:ruby-base><text:ruby-text>gone</text:ruby-text></text:ruby>",
        '<text:user-field-get text:display="none">gone</text:user-field-get>',
        '<text:change text:change-id="c"/>',
    ],
)  # fmt: skip
def test_what_is_not_to_be_seen_is_never_read(gone: str) -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )  # fmt: skip
    contents = (
        "<text:table-of-content><text:index-body><text:p>gone 3</text:p></text:index-body></text:table-of-content>"
    )
    contents += "<text:bibliography><text:index-body><text:p>gone</text:p></text:index-body></text:bibliography>"
    hidden = '<text:section text:display="none"><text:p>gone</text:p></text:section>'
    assert text(changes + contents + hidden + p(f"Seen {gone}and heard.")) == "Seen and heard."


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ('<text:change-start text:change-id="c"/>new<text:change-end text:change-id="c"/>', "new"),
        ('<text:span text:style-name="T2">bold</text:span>', "bold"),
        ('<text:a xlink:href="https://example.org/">a link</text:a>', "a link"),
        ('two<text:s text:c="3"/>words', "two words"),
        ("a<text:tab/>b", "a b"),
        ('<text:bookmark-ref text:ref-name="x">the wall</text:bookmark-ref>', "the wall"),
    ],
)
def test_what_a_reader_sees_is_read(shown: str, said: str) -> None:
    assert text(p(f"We saw {shown} there.")) == f"We saw {said} there."


def test_a_formula_is_maths() -> None:
    maths = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></semantics></math>'
    frame = '<draw:frame text:anchor-type="as-char"><draw:object xlink:href="./Object 1"/></draw:frame>'
    article = read(TITLE + p(f"It is {frame} wide."), parts={"Object 1/content.xml": maths})
    marks = [s.mark("maths") for b in article.blocks for s in getattr(b, "content", ()) if s.mark("maths")]
    assert "<msup>" in marks[0].value
    assert "x^2" not in marks[0].value


LOCKED = f"<manifest:manifest {ODF}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (odt(p(PROSE), parts={"META-INF/manifest.xml": LOCKED}), ReadError, "protected by a password"),
        (odt(p(PROSE))[:500], ReadError, "is an OpenDocument text that is damaged"),
        (odt("", parts={"content.xml": '<!DOCTYPE w [<!ENTITY a "b">]><w/>'}), ReadError, "declares entities"),
        (odt(""), NotAnArticle, "without a text"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(content: bytes, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        read_article(Document(content, "", "road.odt"))


@pytest.mark.parametrize(
    ("lines", "authors", "day"),
    [
        (("How it froze", "By Bo Mar, 3 March 2026"), ("Bo Mar",), "2026-03-03"),
        (("By Bo Mar<text:line-break/>3 March 2026",), ("Bo Mar",), "2026-03-03"),
        (("How it froze", "By Bo Mar<text:line-break/>3 March 2026"), ("Bo Mar",), "2026-03-03"),
        (("By Bo Mar<text:line-break/>it froze all night",), (), ""),
        (("It froze<text:line-break/>3 March 2026",), (), ""),
    ],
)
def test_a_byline_and_a_date_are_read_below_a_subtitle_and_in_one_paragraph(
    lines: tuple[str, ...], authors: tuple[str, ...], day: str
) -> None:
    article = read(TITLE + "".join(map(p, lines)) + p(PROSE))
    assert article.authors == authors
    assert (article.published.date().isoformat() if article.published else "") == day


def flat(body: str, kind: str = "text", **more: str) -> Document:
    """The same document as one file, with a picture in it as such files have them."""
    picture = "<text:p><draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame></text:p>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODF} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.{kind}">{more.get("meta", "")}'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}{picture}</office:text></office:body></office:document>"
    )
    return Document(content.encode(), "", "road.fodt")


def test_a_flat_document_is_read_as_a_packed_one() -> None:
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    maths = '<draw:frame><draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></draw:object></draw:frame>'
    body = TITLE + p(f"{PROSE}{note}{p('See the ledger.')}</text:note-body></text:note>") + p(maths)
    (one, other) = read_article(flat(body, meta=f"<office:meta>{META}</office:meta>")), read(body, meta=META)
    assert one.blocks == other.blocks
    assert (one.title, one.authors, one.language, one.tags) == (other.title, other.authors, other.language, other.tags)
    described = "<text:p><draw:frame><draw:image/><svg:desc>A frozen marsh</svg:desc></draw:frame></text:p>"
    assert [each.alt for each in read_article(flat(p(PROSE) + described)).blocks if isinstance(each, Figure)] == [
        "A frozen marsh"
    ]


def test_a_flat_document_that_is_no_text_or_is_hostile_is_refused() -> None:
    with pytest.raises(NotAnArticle, match="flat OpenDocument file that is no text"):
        read_article(flat(p(PROSE), kind="spreadsheet"))
    content = flat(p(f"&a; {PROSE}")).content
    hostile = content.replace(b"<office:document ", b'<!DOCTYPE a [<!ENTITY a "aaaa">]>\n<office:document ', 1)
    for broken in (hostile, content[: len(content) // 2]):
        with pytest.raises((ReadError, NotAnArticle)) as caught:
            read_article(Document(broken, "", "road.fodt"))
        assert "road.fodt" in str(caught.value)
