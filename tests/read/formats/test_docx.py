"""Word's documents: what a reader sees of them is read, and nothing that was deleted, hidden, or said between editors."""

from typing import Any

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Figure, Heading, ListBlock, Note, Quote, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from support.books import PROSE
from support.office import W, docx, field, para, run

CORE = """<dc:title>The wall</dc:title><dc:creator>Ana Lee; Bo Mar</dc:creator><cp:keywords>salt, coast</cp:keywords>
<dcterms:created>2021-05-03T08:00:00Z</dcterms:created><dcterms:modified>2021-05-09T08:00:00Z</dcterms:modified>
<dc:language>en-GB</dc:language><dc:description>Ask Bo before this runs.</dc:description>"""
TITLE = para("Low water", "Title")


def read(body: str, url: str = "road.docx", **more: Any) -> Article:
    return read_article(Document(docx(body, **more), "", url))


def text(body: str, **more: Any) -> str:
    return article_text(read(TITLE + body, **more))


def test_its_properties_are_the_articles_fields() -> None:
    article = read(TITLE + para(PROSE), core=CORE)
    assert (article.title, article.authors, article.language, article.tags) == (
        "Low water", ("Ana Lee", "Bo Mar"), "en-GB", ("salt", "coast"))  # fmt: skip
    assert str(article.published) == "2021-05-03 08:00:00+00:00"
    assert str(article.updated) == "2021-05-09 08:00:00+00:00"
    assert article.summary == "", "Word calls it comments, and editors write to each other there"
    assert dict(article.origins)["authors"] == "its properties"


@pytest.mark.parametrize(
    ("body", "core", "url", "title", "origin"),
    [
        (para("Low water", "Title") + para(PROSE), CORE, "a.docx", "Low water", "its title"),
        (para("Low water", "heading1") + para(PROSE), CORE, "a.docx", "Low water", "first heading"),
        (para(PROSE), CORE, "a.docx", "The wall", "its properties"),
        (para(PROSE), "<dc:title>Document1</dc:title>", "the-salt-road.docx", "The salt road", "the file's name"),
        (para("Low water") + para(PROSE), "", "the-salt-road.docx", "Low water", "first line"),
        (para(PROSE), "", "a.docx", "The tide came in at six and went out again at noon, as the tables in the…",
         "the first words"),
    ],
)  # fmt: skip
def test_its_title_is_what_a_reader_would_call_it(body: str, core: str, url: str, title: str, origin: str) -> None:
    article = read(body, url, core=core)
    assert (article.title, dict(article.origins)["title"]) == (title, origin)
    assert "The tide came in" in article_text(article)
    assert not article_text(article).startswith("Low water")


def test_nobody_is_an_author_that_a_program_named_and_a_byline_goes_before_the_properties() -> None:
    core = "<dc:creator>Microsoft Office User</dc:creator>"
    assert read(TITLE + para(PROSE), core=core).authors == ()
    assert read(TITLE + para("By Cy Dee") + para(PROSE), core=CORE).authors == ("Cy Dee",)


def test_the_date_in_a_files_name_goes_before_when_it_was_typed() -> None:
    article = read(TITLE + para(PROSE), "2022-01-29-road.docx", core=CORE)
    assert str(article.published) == "2022-01-29 00:00:00+00:00"


def test_headings_lists_tables_quotes_and_figures_are_what_they_are() -> None:
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell.format('Month')}{cell.format('Geese')}</w:tr>"
        f"<w:tr>{cell.format('March')}{cell.format('900')}</w:tr><w:tr>{cell.format('April')}{cell.format('40')}</w:tr>"
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="A frozen marsh. Description automatically generated"/>'
        '<a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    article = read(
        TITLE + para(PROSE) + para("The wall", "heading1") + para("One", properties=item.format(0))
        + para("Inner", properties=item.format(1)) + para("Two", properties=item.format(0)) + para("Salt keeps.", "Quote")
        + f"<w:tbl>{rows}</w:tbl>" + para(drawing) + para("The marsh in January", "caption"),
        pictures={"p": "media/image1.png"},
    )  # fmt: skip
    kinds = {type(block): block for block in article.blocks}
    assert [plain(b.content) for b in article.blocks if isinstance(b, Heading)] == ["The wall"]
    listed, table, figure = kinds[ListBlock], kinds[Table], kinds[Figure]
    assert isinstance(listed, ListBlock)
    assert (listed.kind, len(listed.items), len(listed.items[0].blocks)) == ("ordered", 2, 2)
    assert isinstance(table, Table)
    assert [plain(each) for each in table.header] == ["Month", "Geese"]
    assert Quote in kinds
    assert isinstance(figure, Figure)
    assert (figure.url, figure.alt, plain(figure.caption)) == (
        "road.docx#part=word/media/image1.png", "A frozen marsh.", "The marsh in January")  # fmt: skip


def test_footnotes_and_endnotes_are_notes_and_their_numbers_nothing_to_hear() -> None:
    body = para(run("The marsh froze") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")
                + '<w:r><w:endnoteReference w:id="3"/></w:r>') + para(PROSE)  # fmt: skip
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>" + run(" Minus twelve."), "footnotetext")}</w:footnote>'
    )
    article = read(TITLE + body, notes=notes, endnotes=f'<w:endnote w:id="3">{para("By hand.")}</w:endnote>')
    found = [b for b in article.blocks if isinstance(b, Note)]
    assert [(b.name, plain(b.blocks[0].content)) for b in found] == [  # type: ignore[union-attr]
        ("footnote-2", "Minus twelve."), ("endnote-3", "By hand.")]  # fmt: skip
    marks = [s.mark("note") for b in article.blocks for s in getattr(b, "content", ())]
    assert [mark.value for mark in marks if mark] == ["footnote-2", "endnote-3"]


@pytest.mark.parametrize(
    "gone",
    [
        f"<w:del>{run('gone').replace('w:t', 'w:delText')}</w:del>",
        f"<w:moveFrom>{run('gone')}</w:moveFrom>",
        run("gone", "<w:vanish/>"),
        run("gone", '<w:rStyle w:val="Hid"/>'),
        field('TOC \\o "1-3"', run("gone")),
        field("INDEX", run("gone") + field("PAGE", run("gone"))),
        f'<w:fldSimple w:instr=" PAGE ">{run("gone")}</w:fldSimple>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        f"<w:sdt><w:sdtContent><w:del>{run('gone')}</w:del></w:sdtContent></w:sdt>",
        f"<mc:AlternateContent><mc:Choice>{run(' ')}</mc:Choice><mc:Fallback>{run('gone')}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_is_not_to_be_seen_is_never_read(gone: str) -> None:
    hid = '<w:style w:type="character" w:styleId="Hid"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert text(para(run("Seen ") + gone + run("and heard.")), styles=hid) == "Seen and heard."


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (f"<w:ins>{run('new')}</w:ins>", "new"),
        (f"<w:moveTo>{run('moved')}</w:moveTo>", "moved"),
        (run("plain", '<w:vanish w:val="0"/>'), "plain"),
        (field("REF wall", run("the wall")), "the wall"),
        (f'<w:hyperlink r:id="l">{run("a link")}</w:hyperlink>', "a link"),
        (field('HYPERLINK "https://example.org/wall"', run("a link")), "a link"),
        ("<w:r><w:t>sea</w:t><w:noBreakHyphen/><w:t>wall</w:t></w:r>", "sea-wall"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "°"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>umi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>海</w:t></w:r></w:rubyBase></w:ruby></w:r>",
         "海"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(shown: str, said: str) -> None:
    assert (
        text(para(run("We saw ") + shown + run(" there.")), links={"l": "https://example.org/"})
        == f"We saw {said} there."
    )


def test_a_paragraph_whose_end_was_deleted_goes_on_and_a_table_of_contents_is_none() -> None:
    merged = para("One ", properties="<w:rPr><w:del/></w:rPr>") + para("sentence.")
    last = para("The end.", properties="<w:rPr><w:del/></w:rPr>")
    toc = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{para("The wall 3")}</w:sdtContent></w:sdt>'
    assert text(toc + para("The wall 3", "toc1") + merged + last) == "One sentence.\n\nThe end."


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(para(run("Before") + drawing + run(" and behind."))) == "Before and behind.\n\nIn a box."


def test_an_equation_is_maths() -> None:
    maths = (
        "<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f></m:oMath>"
    )
    article = read(TITLE + para(run("It is ") + maths + run(" of it.")))
    marks = [s.mark("maths") for b in article.blocks for s in getattr(b, "content", ()) if s.mark("maths")]
    assert "<mfrac><mrow><mi>x</mi></mrow><mrow><mn>12</mn></mrow></mfrac>" in marks[0].value


def test_strict_namespaces_are_read_as_well() -> None:
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    body = f"<w:document {strict}><w:body>{para(PROSE)}</w:body></w:document>"
    assert "The tide" in article_text(read("", parts={"word/document.xml": body}))


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (docx(para(PROSE))[:900], ReadError, "is a Word document that is damaged"),
        (docx("", parts={"word/document.xml": '<!DOCTYPE w [<!ENTITY a "b">]><w/>'}), ReadError, "declares entities"),
        (docx("", parts={"word/document.xml": f"<w:document {W}>" + "<w:p/>" * 1_600_000}), ReadError, "more than 750,000 tags"),
        (docx("", parts={"word/media/../../x": "y"}), ReadError, "leads out of it"),
        (docx("<w:p/>"), NotAnArticle, "without a text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ReadError, "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ReadError, r"of the old kind \(\.doc\)"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_line(content: bytes, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        read_article(Document(content, "", "road.docx"))


def test_tables_and_boxes_within_each_other_without_end_are_read_or_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + para("deep") + "</w:tc></w:tr></w:tbl>" * 70
    assert PROSE.strip() in text(deep + para(PROSE))


def test_a_bold_line_between_paragraphs_is_a_heading_where_there_are_no_others() -> None:
    bold = para(run("A year of work", "<w:b/>"))
    loud = para(run("Nobody may pass.", "<w:b/>"))
    article = read(TITLE + para(PROSE) + bold + para(PROSE) + loud + para(PROSE))
    assert [plain(b.content) for b in article.blocks if isinstance(b, Heading)] == ["A year of work"]
    styled = read(TITLE + para("The wall", "heading1") + para(PROSE) + bold + para(PROSE))
    assert [plain(b.content) for b in styled.blocks if isinstance(b, Heading)] == ["The wall"]


def test_the_authors_name_below_the_title_is_not_read_twice() -> None:
    article = read(TITLE + para("Ana Lee") + para(PROSE), core="<dc:creator>Ana Lee</dc:creator>")
    assert (article.authors, article_text(article)) == (("Ana Lee",), PROSE.strip())


@pytest.mark.parametrize(
    ("lines", "authors", "day", "said"),
    [
        (("How the weir was mended", "By Cy Dee", "3 May 2021"), ("Cy Dee",), "2021-05-03", "How the weir was mended"),
        (
            ("Wie das Wehr heilte", "Von Käthe Möll", "3. Mai 2021"),
            ("Käthe Möll",),
            "2021-05-03",
            "Wie das Wehr heilte",
        ),
        (("How the weir was mended", "4 June 2021"), (), "2021-06-04", "How the weir was mended"),
        (("By Cy Dee, photographs by Ed Fox",), ("Cy Dee",), "", ""),
        (("By Cy Dee, 3 May 2021",), ("Cy Dee",), "2021-05-03", ""),
        (("By Cy Dee and Ed Fox | May 3, 2021",), ("Cy Dee", "Ed Fox"), "2021-05-03", ""),
        (("By Cy Dee on 3 May 2021",), ("Cy Dee",), "2021-05-03", ""),
        (("It was mended at last by Cy Dee, 4 May 2021",), (), "", "It was mended at last by Cy Dee"),
        (("They waited at the weir", "By noon all was quiet"), (), "", "They waited at the weir"),
        (("They waited at the weir.", "By Cy Dee"), (), "", "They waited at the weir."),
    ],
)
def test_a_subtitle_stands_before_names_and_date_and_stays_in_the_text(
    lines: tuple[str, ...], authors: tuple[str, ...], day: str, said: str
) -> None:
    article = read(TITLE + "".join(map(para, (*lines, PROSE))))
    assert (article.authors, str(article.published or "")[:10]) == (authors, day)
    assert article_text(article).startswith(said)
    assert ("3" in article_text(article)) is False
    assert "Ed Fox" not in article_text(article)


def test_a_templates_language_is_believed_where_the_text_says_no_other() -> None:
    core = "<dc:language>en-US</dc:language>"
    verse = "Le vent tourne, la nuit descend. Je veille à la fenêtre et le port s’endort, mais nous attendons l’aube."
    assert read(TITLE + para(verse), core=core).language == "fr"
    assert read(TITLE + para("Le vent."), core=core).language == "en-US"


def test_a_part_whose_name_leads_out_of_the_document_is_told_without_an_empty_name() -> None:
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="../../etc/hosts"/></Relationships>')  # fmt: skip
    with pytest.raises(ReadError, match="the name of one of its parts is missing or leads out of it"):
        read(para(PROSE), parts={"_rels/.rels": rels})
