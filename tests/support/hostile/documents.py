"""Books and office documents of one nasty shape; zipped, ``size`` is a sixteenth of what their XML unpacks to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from support.books import PROSE, epub, nav, ncx, page, prose, zip_parts
from support.hostile.shapes import Attack
from support.office import docx, odt, para, run

_UNPACKED = 16
_REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_ENTITY = '<!ENTITY a{n} "b">'
_PARAGRAPH = f"<p>{PROSE}</p>"
_ROWS = [("Low water", "c1.xhtml"), ("The wall", "c2.xhtml")]


def _fill(size: int, piece: str, *, times: int = _UNPACKED) -> str:
    count = max(size * times // len(piece.encode()), 1)
    return "".join(piece.replace("{n}", str(n)) for n in range(count)) if "{n}" in piece else piece * count


def _count(size: int, piece: str) -> int:
    return max(size * _UNPACKED // len(piece), 1)


def _book(name: str, make: Callable[[int], bytes]) -> Attack:
    return Attack(f"EPUB: {name}", ".epub", make)


def _page_of(name: str, piece: str, head: str = "", tail: str = "") -> Attack:
    """A book one of whose pages holds a piece again and again."""

    def make(size: int) -> bytes:
        pages = {
            "c1.xhtml": page(f"{prose('Low water')}{head}{_fill(size, piece)}{tail}"),
            "c2.xhtml": page(prose("The wall")),
        }
        return epub(pages, contents=nav(_ROWS))

    return _book(f"page of {name}", make)


def _many_pages(size: int) -> bytes:
    pages = {f"c{n}.xhtml": page(f"<p>{n} {PROSE}</p>") for n in range(min(_count(size, PROSE) // 3, 4_900))}
    return epub({"c.xhtml": page(prose("Low water")), **pages}, contents=nav([("Low water", "c.xhtml")]))


def _many_chapters(size: int) -> bytes:
    count = _count(size, PROSE) // 4
    body = "".join(f"<h1 id='c{n}'>The {n}</h1>{_PARAGRAPH}" for n in range(count))
    return epub({"c1.xhtml": page(body)}, contents=ncx([(f"The {n}", f"c1.xhtml#c{n}") for n in range(count)]))


def _deep_contents(size: int) -> bytes:
    rows: list[object] = []
    for _ in range(min(size // 100, 250)):
        rows = [("Low water", "c1.xhtml", rows)]
    return epub({"c1.xhtml": page(prose("Low water")), "c2.xhtml": page(prose("B"))}, contents=ncx(rows))


def _bomb(size: int) -> bytes:
    return epub({"c1.xhtml": page(prose("Low water")), "c2.xhtml": "0" * (size * 1000)})


def _many_parts(size: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        opened.writestr("META-INF/container.xml", "")
        for number in range(size // 90):
            opened.writestr(f"{number:x}", "")
    return held.getvalue()


def _one_note(size: int) -> bytes:
    mark = '<a epub:type="noteref" href="#n">1</a> tide '
    note = f"<aside epub:type='footnote' id='n'><p>{PROSE * 40}</p></aside>"
    return epub({"c1.xhtml": page(f"<h1>A</h1><p>{_fill(size, mark)}</p>{note}"), "c2.xhtml": page(prose("B"))})


def _many_notes(size: int) -> bytes:
    count = _count(size, "x" * 170)
    marks = "".join(f'<p>Tide <sup><a id="r{n}" href="#n{n}">{n % 999}</a></sup></p>' for n in range(count))
    notes = "".join(f'<li id="n{n}"><a href="#r{n}">{n % 999}</a> Sea.</li>' for n in range(count))
    return epub({"c1.xhtml": page(f"<h1>A</h1>{marks}<ol>{notes}</ol>"), "c2.xhtml": page(prose("B"))})


def _word(name: str, piece: str, head: str = "", tail: str = "", styles: str = "") -> Attack:
    return Attack(
        f"DOCX: {name}",
        ".docx",
        lambda size: docx(
            f"{para(PROSE)}{head}{_fill(size, piece)}{tail}", styles=_fill(size, styles) if styles else ""
        ),
    )


def _word_nest(name: str, opening: str, closing: str) -> Attack:
    def make(size: int) -> bytes:
        count = min(_count(size, opening + closing), 250 // (opening.count("<")))
        return docx(para(PROSE) + opening * count + para("word") + closing * count)

    return Attack(f"DOCX: nested {name}", ".docx", make)


def _word_notes(size: int) -> bytes:
    note = f'<w:footnote w:id="1">{para(PROSE * 20)}</w:footnote>'
    return docx(para(PROSE) + f"<w:p>{_fill(size, _REFERENCE)}</w:p>", notes=note)


def _text(name: str, piece: str, head: str = "", tail: str = "") -> Attack:
    return Attack(f"ODT: {name}", ".odt", lambda size: odt(f"<text:p>{PROSE}</text:p>{head}{_fill(size, piece)}{tail}"))


def _rich(name: str, piece: str, head: str = "", tail: str = "") -> Attack:
    begin = rf"{{\rtf1\ansi{{\fonttbl{{\f0 A;}}{{\f1\fcharset204 B;}}}}\pard\fs40 Low water\par\fs24 {PROSE}\par "
    return Attack(f"RTF: {name}", ".rtf", lambda size: f"{begin}{head}{_fill(size, piece, times=4)}{tail}}}".encode())


_CELL = f"<w:tc>{para('x')}</w:tc>"
ATTACKS: tuple[Attack, ...] = (
    _page_of("paragraphs", _PARAGRAPH),
    _page_of("anchors", "<a id='x{n}'/>", "<p>", "</p>"),
    _page_of("page breaks", "<span epub:type='pagebreak'/>tide ", "<p>", "</p>"),
    _page_of("divisions", "<div>"),
    _page_of("loose tags", "<b>tide"),
    _page_of("headings", "<h2>The tide</h2>"),
    _page_of("entities", "&eacute;&nope;"),
    _page_of("asides", "<aside epub:type='footnote'>Sea.</aside>"),
    _page_of("digits", "1", "<p>", "x</p>"),
    _page_of("attributes", " a{n}='b'", "<p", ">tide</p>"),
    _page_of("comments", "<!-- "),
    _page_of("types", "<!DOCTYPE a "),
    _book("documents in one chapter", _many_pages),
    _book("chapters in one document", _many_chapters),
    _book("deep contents", _deep_contents),
    _book("zip bomb", _bomb),
    _book("references to one note", _one_note),
    _book("notes", _many_notes),
    Attack("zip: parts", ".epub", _many_parts),
    Attack("zip: cut off", ".docx", lambda size: docx(_fill(size, para(PROSE)))[: size // 20]),
    Attack("zip: zeros", ".docx", lambda size: zip_parts({"word/document.xml": bytes(size * 1000)})),
    Attack(
        "zip: entities",
        ".odt",
        lambda size: odt("", parts={"content.xml": f"<!DOCTYPE a [{_fill(size, _ENTITY)}]><a/>"}),
    ),
    _word("paragraphs", para(PROSE)),
    _word("runs", run("tide "), "<w:p>", "</w:p>"),
    _word("deleted ends", para("tide ", properties="<w:rPr><w:del/></w:rPr>")),
    _word("lists", para("tide", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')),
    _word("open fields", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:p>", "</w:p>"),
    _word("cells", _CELL, "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    _word("rows", f"<w:tr>{_CELL}{_CELL}</w:tr>", "<w:tbl>", "</w:tbl>"),
    _word("empty tags", "<w:p/>"),
    _word("pictures", '<w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p>'),
    _word(
        "styles", "<w:p/>", styles='<w:style w:styleId="s{n}"><w:name w:val="a"/><w:basedOn w:val="s{n}"/></w:style>'
    ),
    _word_nest("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    _word_nest("controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    _word_nest("boxes", "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    _word_nest("fractions", "<m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath>"),
    Attack("DOCX: references to one note", ".docx", _word_notes),
    _text("paragraphs", f"<text:p>{PROSE}</text:p>"),
    _text("spans", "<text:span>tide </text:span>", "<text:p>", "</text:p>"),
    _text("lists", "<text:list><text:list-item><text:p>tide</text:p></text:list-item></text:list>"),
    _text(
        "notes",
        "<text:note><text:note-body><text:p>Sea.</text:p></text:note-body></text:note>",
        "<text:p>",
        "</text:p>",
    ),
    _text(
        "repeated cells",
        '<table:table-cell table:number-columns-repeated="999999"><text:p>x</text:p></table:table-cell>',
        "<table:table><table:table-row>",
        "</table:table-row></table:table>",
    ),
    _rich("paragraphs", rf"{PROSE}\par "),
    _rich("switches", r"\b\i"),
    _rich("groups", "{}"),
    _rich("open groups", "{"),
    _rich("letters", r"\'e9"),
    _rich("code points", r"\u233?"),
    _rich("fonts", r"\f0 \'e9\f1 \'e9"),
    _rich("notes", r"{\footnote x\par}"),
    _rich("cells", r"\intbl x\cell\row"),
    _rich("fields", r"{\field{\*\fldinst HYPERLINK x}{\fldrslt x}}"),
    _rich("labels", "1", r"{\listtext ", "}x"),
    _rich("picture", "89504e47", r"{\pict ", "}"),
    _rich("bytes", r"\bin9 }}}}}}}}}"),
)
