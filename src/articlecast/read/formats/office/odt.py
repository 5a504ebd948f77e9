"""ODT, the text documents of LibreOffice and others (OASIS OpenDocument 1.0 to 1.4), packed or flat.

No package reads them here: odfpy has had no release since 2020, and odfdo, which is alive, gives a document's elements
or its plain text; what is read of them and what is not would be ours all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape

from lxml import etree

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.office.finish import finish_document, locate_part
from articlecast.read.formats.office.flow import STYLED, Flow, refer_note, show_picture, wrap_text, write_table
from articlecast.read.formats.office.looks import LEAST_INDENT
from articlecast.read.formats.office.odt_styles import PLAIN, Style, Styles, read_metadata
from articlecast.read.formats.zip_kinds import ZIP
from articlecast.read.formats.zipped import Package, attribute, join_name, local, parse_xml
from articlecast.read.options import ReadOptions

DEEPEST = 60
_NEVER = frozenset(
    """
    tracked-changes annotation annotation-end table-of-content alphabetical-index illustration-index table-index
    object-index user-index forms sequence-decls variable-decls user-field-decls dde-connection-decls hidden-text
    hidden-paragraph page-number page-count page-continuation script note-citation ruby-text placeholder
    soft-page-break reference-mark-end toc-mark alphabetical-index-mark user-index-mark event-listeners
    table-column table-columns table-header-columns desc title bibliography bibliography-source
    """.split()
)
"""Elements of which nothing is heard: revisions that were deleted, comments, lists of places, the page's number."""
_WHAT = "an OpenDocument text"
_MOST_REPEATED = 1_000
"""Cells in all that are written once and stand several times."""


def read_odt(document: Document, options: ReadOptions) -> Article:
    """The article of an ODT, its revisions accepted. Raises ReadError for one that is damaged, hostile or protected by
    a password, NotAnArticle for one without a text.
    """
    packed = document.content.startswith(ZIP)
    package = Package(document, options, _WHAT) if packed else _Flat(document)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        wrong = "is an OpenDocument text that is protected by a password"
        raise ReadError(document.url, wrong, "save it without a password")
    root = package.parse("content.xml")
    styles = Styles([root, *(package.parse(name) for name in ("styles.xml",) if name in package)])
    words = Words(document.url, package, styles)
    for body in root.iter(etree.Element):
        if local(body) == "text" and body.getparent() is not None and local(body.getparent()) == "body":
            words.write_blocks(body, words.flow)
    told = read_metadata(package.parse("meta.xml") if "meta.xml" in package else None)
    return finish_document(document, words.flow, replace(told, language=told.language or styles.language), options)


class _Flat(Package):
    """The same document as one file of XML (OpenDocument 1.3-3, 3.1.2), whose parts are elements of its root.

    Its pictures stand in it as text, and are left out: they have no address.
    """

    def __init__(self, document: Document) -> None:
        self.url, self._what = document.url, _WHAT
        content = re.sub(rb"(<office:binary-data>)[^<]*", rb"\1", document.content)
        root = parse_xml(content, self, "document")
        meta = next((each for each in root if local(each) == "meta"), None)
        self._roots = {"content.xml": root} | ({} if meta is None else {"meta.xml": meta})

    def __contains__(self, name: str) -> bool:
        return name in self._roots

    def parse(self, name: str) -> etree._Element:
        """The root of what is a part of its own in a packed document."""
        return self._roots[name]


@dataclass(slots=True)
class Words:
    """Writes the text of one document as HTML."""

    url: str
    package: Package
    styles: Styles
    flow: Flow = field(default_factory=Flow)
    _beside: list[str] = field(default_factory=list)
    _repeats: int = _MOST_REPEATED
    _fixed: bool | None = None

    # ------------------------------------------------------------ blocks

    def write_blocks(self, parent: Iterable[etree._Element], flow: Flow, depth: int = 0) -> None:
        """Paragraphs, lists, tables, and what holds such, one behind the other."""
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                self._paragraph(element, flow, depth)
            elif name == "list":
                self._list(element, flow, 0, "", depth)
            elif name == "table":
                self._table(element, flow, depth)
            elif name == "frame":
                for each in self._frame(element, depth):
                    flow.add_block(each)
            elif name and name not in _NEVER and attribute(element, "display") != "none" and depth < DEEPEST:
                self.write_blocks(element, flow, depth + 1)

    def _paragraph(self, element: etree._Element, flow: Flow, depth: int) -> None:
        style = self.styles.find("paragraph", attribute(element, "style-name"))
        if style.hidden:
            return
        before, self._beside, self._fixed = self._beside, [], None
        html = self._inline(element, replace(PLAIN, looks=style.looks & {"fixed"}), depth)
        beside, self._beside = self._beside, before
        captioned = "caption" in style.names
        for each in beside if captioned else ():
            flow.add_block(each)
        self._place(html, element, style, flow)
        for each in () if captioned else beside:
            flow.add_block(each)

    def _place(self, html: str, element: etree._Element, style: Style, flow: Flow) -> None:
        outline = attribute(element, "outline-level")
        level = int(outline) if re.fullmatch(r"\d{1,2}", outline) else style.level
        words = re.sub(r"<[^>]*>", "", html)
        top = flow is self.flow
        if top and style.own in {"author", "byline"}:  # asked first: Pandoc's are made after that of the title
            flow.authors.append(words)
        elif top and style.own == "date" and not flow.date:
            flow.date = words
        elif "title" in style.names and "subtitle" not in style.names:
            if top and not flow.title:
                flow.title = words.replace("*", "")
            else:
                flow.add(html, "h1")
        elif local(element) == "h" or level:
            flow.add(html, f"h{min(level or 1, 6)}")
        elif "caption" in style.names:
            flow.add_caption(html)
        else:
            named = next(_list_tags(style), "")
            stands_in = min(style.indents) >= LEAST_INDENT
            flow.add(html, named or ("fixed" if self._fixed else "indented" if stands_in else "p"))

    def _list(self, element: etree._Element, flow: Flow, level: int, named: str, depth: int) -> None:
        """A list's items, and the lists within them; headings in a list, as outlines have them, are headings."""
        named = attribute(element, "style-name") or named
        if depth > DEEPEST:
            return
        for item in element:
            number = attribute(item, "start-value")
            for at, each in enumerate(item):
                name = local(each)
                if name == "list":
                    self._list(each, flow, level + 1, named, depth + 1)
                elif name == "p" and at == 0 and local(item) == "list-item":
                    before, self._beside = self._beside, []
                    html = self._inline(each, PLAIN, depth)
                    beside, self._beside = self._beside, before
                    form = named or self.styles.list_of(attribute(each, "style-name"))
                    start = int(number) if re.fullmatch(r"\d{1,5}", number) else 1
                    flow.add_item(html, level, ordered=self.styles.is_ordered(form, level), start=start)
                    for shown in beside:
                        flow.add_within(shown)
                elif name == "p":
                    style = self.styles.find("paragraph", attribute(each, "style-name"))
                    tag = "pre" if next(_list_tags(style), "") == "pre" else "p"
                    flow.add_within(f"<{tag}>{self._inline(each, PLAIN, depth)}</{tag}>")
                else:
                    self.write_blocks([each], flow, depth + 1)

    def _table(self, element: etree._Element, flow: Flow, depth: int) -> None:
        if depth > DEEPEST or attribute(element, "display") == "none":
            return
        rows = []
        for row, headed in _walk_rows(element, headed=False):
            tag = "th" if headed else "td"
            cells = []
            for cell in row:
                if local(cell) not in {"table-cell", "covered-table-cell"}:
                    continue
                inner = Flow(within=True)
                if local(cell) == "table-cell":
                    self.write_blocks(cell, inner, depth + 1)
                html = inner.finish()
                cells += [f"<{tag}>{html}</{tag}>"] * self._count_repeats(cell, html)
            rows.append("".join(cells))
        if table := write_table(rows):
            flow.add_block(table)

    def _count_repeats(self, cell: etree._Element, html: str) -> int:
        """How often a cell stands in its row: as often as it says, while it is short and not too many such do."""
        written = attribute(cell, "number-columns-repeated")
        wanted = int(written) if re.fullmatch(r"\d{1,6}", written) and 0 < len(html) < 100 else 1
        more = min(wanted - 1, self._repeats)
        self._repeats -= more
        return 1 + more

    # ------------------------------------------------------------ inline

    def _inline(self, element: etree._Element, style: Style, depth: int) -> str:
        """What stands within a paragraph or a span as HTML."""
        pieces = [self._say(element.text, style)]
        for each in element:
            name = local(each)
            if name == "s":
                pieces.append(" ")
            elif name in {"tab", "line-break"}:
                pieces.append(" " if name == "tab" else "<br>")
            elif name == "span":
                own = self.styles.find("text", attribute(each, "style-name"))
                if not own.hidden and depth < DEEPEST:
                    looks = own.looks | style.looks
                    pieces.append(self._inline(each, replace(own, looks=looks), depth + 1))
            elif name == "a":
                pieces.append(_link(self._inline(each, style, depth + 1), attribute(each, "href")))
            elif name == "note":
                pieces.append(self._note(each, depth))
            elif name == "frame":
                shown = self._frame(each, depth)
                inline = attribute(each, "anchor-type") == "as-char" and "".join(shown).startswith("<math")
                (pieces if inline else self._beside).extend(shown)
            elif name == "math":
                pieces.append(_write_maths(each))
            elif name and name not in _NEVER and attribute(each, "display") != "none" and depth < DEEPEST:
                pieces.append(self._inline(each, style, depth + 1))
            pieces.append(self._say(each.tail, style))
        return "".join(pieces)

    def _say(self, text: str | None, style: Style) -> str:
        if text and text.strip():
            self._fixed = self._fixed is not False and "fixed" in style.looks
        return wrap_text(text or "", style.looks)

    def _note(self, element: etree._Element, depth: int) -> str:
        name = f"{attribute(element, 'note-class') or 'footnote'}-{len(self.flow.notes) + 1}"
        inner = Flow(within=True)
        self.flow.notes[name] = ""
        for body in element:
            if local(body) == "note-body" and depth < DEEPEST:
                self.write_blocks(body, inner, depth + 1)
        self.flow.notes[name] = inner.finish()
        return refer_note(name)

    def _frame(self, element: etree._Element, depth: int) -> list[str]:
        """A frame's picture, text or formula: the first of its forms that is one."""
        told = {local(each): (each.text or "") for each in element if local(each) in {"title", "desc"}}
        alt = told.get("desc") or told.get("title", "")
        for each in element:
            name, href = local(each), attribute(each, "href")
            if name == "text-box" and depth < DEEPEST:
                inner = Flow(within=True)
                before, self._beside = self._beside, []
                self.write_blocks(each, inner, depth + 2)
                self._beside = before
                return [inner.finish()]
            if name == "object" and (maths := self._formula(each, href)):
                return [maths]
            if name == "image" and (href or alt):
                return [show_picture(locate_part(self.url, join_name("", href)) if href else "", alt)]
        return []

    def _formula(self, element: etree._Element, href: str) -> str:
        """The formula in an object, which is a part of MathML, or stands in it; empty for another one, as a chart."""
        name = join_name("", f"{href}/content.xml") if href else ""
        root = self.package.parse(name) if name in self.package else next(iter(element), None)
        return _write_maths(root) if root is not None and local(root) == "math" else ""


def _list_tags(style: Style) -> Iterator[str]:
    """The elements that a style's own name, and those of its parents, stand for."""
    return (STYLED[name] for name in style.names if name in STYLED)


def _write_maths(root: etree._Element) -> str:
    """MathML without its namespace, and without what programs annotate it with."""
    for each in list(root.iter(etree.Element)):
        if local(each) == "annotation":
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
        else:
            each.tag = local(each)
    etree.cleanup_namespaces(root)
    written: str = etree.tostring(root, method="html", encoding="unicode", with_tail=False)
    return written


def _walk_rows(element: etree._Element, *, headed: bool) -> Iterable[tuple[etree._Element, bool]]:
    """The rows of a table, each with whether it heads it."""
    for each in element:
        name = local(each)
        if name == "table-row":
            yield each, headed
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _walk_rows(each, headed=headed or name == "table-header-rows")


def _link(html: str, target: str) -> str:
    return f'<a href="{escape(target)}">{html}</a>' if html.strip() and re.match(r"https?://|mailto:", target) else html
