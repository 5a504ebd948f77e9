"""The text of a DOCX (ECMA-376 part 1, 17) → HTML: what a reader sees of it, its revisions accepted.

Never read: deleted and moved text, hidden text, comments, tables of contents and indexes, page headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from articlecast.read.formats.office.docx_styles import (
    Numbering,
    Style,
    Styles,
    child,
    is_hidden,
    is_on,
    read_indents,
    read_level,
    read_looks,
    read_number,
    value,
)
from articlecast.read.formats.office.finish import locate_part
from articlecast.read.formats.office.flow import (
    CAPTIONS,
    STYLED,
    Flow,
    refer_note,
    show_picture,
    wrap_text,
    write_table,
)
from articlecast.read.formats.office.looks import LEAST_INDENT
from articlecast.read.formats.office.omml import write_maths
from articlecast.read.formats.zipped import attribute, local

DEEPEST = 60
_NEVER = frozenset(
    """
    del moveFrom delText delInstrText instrText sectPr pPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr annotationRef
    footnoteRef endnoteRef commentReference commentRangeStart commentRangeEnd rt rubyPr pgNum lastRenderedPageBreak
    softHyphen separator continuationSeparator altChunk
    """.split()
)
_NO_RESULT = re.compile(
    r"\s*(?:TOC|INDEX|TOA|TC|XE|TA|RD|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|LISTNUM|PRIVATE)\b", re.IGNORECASE
)
"""Fields whose result is a list of places, or a number of the printed page (17.16.5)."""
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"', re.IGNORECASE)
_LISTED = re.compile(
    r"(?:toc|index|table of figures|table of authorities)(?: \d| heading)?|contents heading|toa heading"
)
_MACHINE = re.compile(
    r"\s*(?:description automatically generated|ai-generated content may be incorrect)\.?.*$", re.IGNORECASE | re.DOTALL
)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    @property
    def silent(self) -> bool:
        return not self.result or _NO_RESULT.match(self.instruction) is not None

    @property
    def link(self) -> str:
        found = _LINK.match(self.instruction)
        return found[1] if found and re.match(r"https?://|mailto:", found[1]) else ""


@dataclass(slots=True)
class Words:
    """Writes the parts of one document; ``notes`` are the roots of its notes by kind and identifier."""

    url: str
    styles: Styles
    numbering: Numbering
    relations: dict[str, tuple[str, str]]
    notes: dict[tuple[str, str], tuple[etree._Element, dict[str, tuple[str, str]]]]
    flow: Flow = field(default_factory=Flow)
    _fields: list[_Field] = field(default_factory=list)
    _beside: list[str] = field(default_factory=list)
    _kept: list[str] = field(default_factory=list)
    _noting: bool = False
    _fixed: bool | None = None

    # ------------------------------------------------------------ blocks

    def write_blocks(self, parent: Iterable[etree._Element], flow: Flow, depth: int = 0) -> None:
        """Paragraphs, tables, and what holds such, one behind the other."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element, flow, depth)
            elif name == "tbl":
                self._table(element, flow, depth)
            elif name in {"oMathPara", "oMath"}:
                flow.add(write_maths(element))
            elif name == "sdt":
                if not _is_listing(element):
                    self.write_blocks(_hold(element), flow, depth + 1)
            elif name == "AlternateContent":
                self.write_blocks(_choose(element), flow, depth + 1)
            elif name and name not in _NEVER and depth < DEEPEST:
                self.write_blocks(element, flow, depth + 1)

    def _contain(self, parent: Iterable[etree._Element], depth: int) -> str:
        """The blocks of a cell, a note or a box as HTML of their own."""
        inner = Flow(within=True)
        kept, self._kept = self._kept, []
        beside, self._beside = self._beside, []
        self.write_blocks(parent, inner, depth)
        inner.add("".join(self._kept))
        self._kept, self._beside = kept, beside
        return inner.finish()

    def finish(self) -> Flow:
        """All that was written; the last paragraph, too, whose end was deleted."""
        self.flow.add("".join(self._kept))
        return self.flow

    def _paragraph(self, element: etree._Element, flow: Flow, depth: int) -> None:
        properties = child(element, "pPr")
        style = self.styles.find(value(properties, "pStyle") or self.styles.default)
        before, self._beside, self._fixed = self._beside, [], None
        self._kept.append(self._inline(element, style, depth))
        beside, self._beside = self._beside, before
        merged = child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None
        if merged and not beside:  # its end was deleted: what follows belongs to it
            return
        html = "".join(self._kept)
        self._kept.clear()
        if not _LISTED.fullmatch(style.name):
            self._place(html, properties, style, flow)
        for each in beside:
            flow.add_block(each)

    def _place(self, html: str, properties: etree._Element | None, style: Style, flow: Flow) -> None:
        """A paragraph's HTML as what its style and its properties say it is."""
        own = read_level(properties)
        level = style.level if own is None else own
        number = value(properties, "numPr", "numId") or style.number
        if style.name == "title" and flow is self.flow and not flow.title:
            flow.title = re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", html))
        elif style.name in {"author", "byline"} and flow is self.flow:
            flow.authors.append(re.sub(r"<[^>]*>", "", html))
        elif style.name == "date" and flow is self.flow and not flow.date:
            flow.date = re.sub(r"<[^>]*>", "", html)
        elif style.name == "title":
            flow.add(html, "h1")
        elif level:
            flow.add(html, f"h{min(level, 6)}")
        elif style.name in CAPTIONS or style.name.endswith(" caption"):
            flow.add_caption(html)
        elif number and number != "0" and number in self.numbering and STYLED.get(style.name) != "pre":
            depth = read_number(value(properties, "numPr", "ilvl")) or style.depth
            if html.strip():
                ordered, at = self.numbering.count(number, depth)
                flow.add_item(html, depth, ordered=ordered, start=at)
        else:
            flow.add(html, STYLED.get(style.name) or self._look(properties, style))

    def _look(self, properties: etree._Element | None, style: Style) -> str:
        """What a paragraph is by its looks."""
        stands_in = min(read_indents(properties, style.indents)) >= LEAST_INDENT
        return "fixed" if self._fixed else "indented" if stands_in else "p"

    def _table(self, element: etree._Element, flow: Flow, depth: int) -> None:
        if depth > DEEPEST:
            return
        named = self.styles.find(value(element, "tblPr", "tblStyle")).name
        look = child(element, "tblPr", "tblLook")
        first = look is not None and (attribute(look, "firstRow") == "1" or _bit(attribute(look, "val"), 0x20))
        headed = bool(first) and named not in {"", "table grid", "normal table", "table normal"}
        rows: list[str] = []
        for row in _descend(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None or is_on(properties, "hidden"):
                continue
            tag = "th" if is_on(properties, "tblHeader") or (headed and not rows) else "td"
            rows.append("".join(self._cell(cell, tag, depth) for cell in _descend(row, "tc")))
        if table := write_table(rows):
            flow.add_block(table)

    def _cell(self, cell: etree._Element, tag: str, depth: int) -> str:
        properties = child(cell, "tcPr")
        span = min(read_number(value(properties, "gridSpan")), 100)
        merged = child(properties, "vMerge")
        inner = self._contain(cell, depth + 1) if merged is None or attribute(merged, "val") == "restart" else ""
        return f"<{tag}{f' colspan={span}' if span > 1 else ''}>{inner}</{tag}>"

    # ------------------------------------------------------------ inline

    def _inline(self, parent: Iterable[etree._Element], style: Style, depth: int) -> str:
        """The runs within a paragraph, or within what groups them, as HTML."""
        pieces = []
        for element in parent:
            name = local(element)
            if name == "r":
                pieces.append(self._run(element, style, depth))
            elif name == "hyperlink":
                inner = self._inline(element, style, depth + 1)
                kind, target = self.relations.get(attribute(element, "id"), ("", ""))
                pieces.append(_link(inner, target if kind == "hyperlink" else ""))
            elif name == "fldSimple":
                if not _NO_RESULT.match(attribute(element, "instr")):
                    pieces.append(self._inline(element, style, depth + 1))
            elif name in {"oMath", "oMathPara"}:
                pieces.append(write_maths(element))
            elif name == "sdt":
                pieces.append(self._inline(_hold(element), style, depth + 1))
            elif name == "AlternateContent":
                pieces.append(self._inline(_choose(element), style, depth + 1))
            elif name and name not in _NEVER and depth < DEEPEST:
                pieces.append(self._inline(element, style, depth + 1))
        return "".join(pieces)

    def _run(self, run: etree._Element, style: Style, depth: int) -> str:
        properties = child(run, "rPr")
        own = self.styles.find(value(properties, "rStyle"))
        said = is_hidden(properties)
        hidden = (own.hidden or style.hidden) if said is None else said
        looks = read_looks(properties, own.looks | (style.looks & {"fixed"}))
        pieces, text = [], ""
        for element in run:
            name = local(element)
            if name == "fldChar":
                pieces.append(wrap_text(text, looks))
                text = ""
                pieces.append(self._field(attribute(element, "fldCharType")))
            elif name == "instrText" and self._fields and not self._fields[-1].result:
                self._fields[-1].instruction += element.text or ""
            elif hidden or any(each.silent for each in self._fields):
                continue
            elif name in _SIGNS:
                text += _SIGNS[name]
            elif name == "t":
                text += element.text or ""
                if text.strip():
                    self._fixed = self._fixed is not False and "fixed" in looks
            elif name == "sym":
                text += _read_symbol(element)
            elif name not in _NEVER:
                pieces.append(wrap_text(text, looks))
                text = ""
                pieces.append(self._object(element, name, depth))
                if attribute(element, "customMarkFollows") in {"1", "true"}:
                    break
        pieces.append(wrap_text(text, looks))
        return "".join(pieces)

    def _field(self, kind: str) -> str:
        """What the beginning, the middle and the end of a field come to: the tags of its link, if it is one."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
            return f'<a href="{escape(self._fields[-1].link)}">' if self._fields[-1].link else ""
        elif kind == "end" and self._fields:
            return "</a>" if self._fields.pop().link else ""
        return ""

    def _object(self, element: etree._Element, name: str, depth: int) -> str:
        """What stands in a run beside its text."""
        if name == "br":
            return "<br>" if attribute(element, "type") in {"", "textWrapping"} else " "
        if name in {"footnoteReference", "endnoteReference"}:
            return self._note(name.removesuffix("Reference"), attribute(element, "id"))
        if name in {"drawing", "pict", "object", "AlternateContent"}:
            self._drawing(_choose(element) if name == "AlternateContent" else [element], depth)
            return ""
        if name in {"ruby", "rubyBase"}:
            return "".join(self._run(each, Style(), depth + 1) for each in element.iter() if local(each) == "r"
                           and not any(local(above) == "rt" for above in each.iterancestors()))  # fmt: skip
        return ""

    def _note(self, kind: str, identifier: str) -> str:
        found = self.notes.get((kind, identifier))
        if found is None or self._noting:
            return ""
        name = f"{kind}-{identifier}"
        if name not in self.flow.notes:
            self.flow.notes[name] = ""
            fields, self._fields = self._fields, []
            before, self.relations, self._noting = self.relations, found[1], True
            self.flow.notes[name] = self._contain(found[0], 0)
            self.relations, self._noting, self._fields = before, False, fields
        return refer_note(name)

    def _drawing(self, elements: Iterable[etree._Element], depth: int) -> None:
        """The pictures and text boxes of a drawing, which stand behind the paragraph that they are anchored in."""
        for top in elements:
            told = next((each for each in top.iter() if local(each) == "docPr"), None)
            decorative = any(
                local(each) == "decorative" and attribute(each, "val") in {"1", "true"} for each in top.iter()
            )
            hidden = told is not None and attribute(told, "hidden") in {"1", "true"}
            if hidden:
                continue
            alt = attribute(told, "descr") if told is not None else ""
            for each in top.iter():
                name = local(each)
                if name in {"blip", "imagedata"} and not decorative and not _is_within(each, top):
                    target = self.relations.get(attribute(each, "embed") or attribute(each, "id"), ("", ""))[1]
                    shape = each.getparent()
                    words = alt or (attribute(shape, "alt") if name == "imagedata" and shape is not None else "")
                    if target and "://" not in target:
                        self._beside.append(show_picture(locate_part(self.url, target), _MACHINE.sub("", words)))
                elif name == "txbxContent" and depth < DEEPEST and not _is_within(each, top):
                    self._beside.append(self._contain(each, depth + 10))


_SIGNS = {"tab": " ", "ptab": " ", "cr": " ", "noBreakHyphen": "-"}
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0D8": "•", "F0B0": "°", "F0B1": "±", "F0B4": "×", "F0A3": "≤", "F0B3": "≥",
            "F06D": "µ", "F061": "α", "F062": "β", "F067": "γ", "F064": "δ", "F070": "π", "F0AE": "→"}  # fmt: skip


def _read_symbol(element: etree._Element) -> str:
    """A letter of a font for symbols; those of no known meaning are for the eye."""
    code = attribute(element, "char").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-E][0-9A-F]{3}", code) and not code.startswith("D") else ""


def _link(html: str, target: str) -> str:
    return f'<a href="{escape(target)}">{html}</a>' if html.strip() and re.match(r"https?://|mailto:", target) else html


def _hold(control: etree._Element) -> Iterable[etree._Element]:
    """What a content control holds."""
    content = child(control, "sdtContent")
    return () if content is None else content


def _choose(element: etree._Element) -> list[etree._Element]:
    """What is shown of content in two forms: the newer one, or the other where that is empty (part 3, 9)."""
    forms = [each for each in element if local(each) in {"Choice", "Fallback"} and len(each)]
    return list(forms[0]) if forms else []


def _is_listing(element: etree._Element) -> bool:
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery").lower()
    return gallery.startswith(("table of", "page num", "cover page", "watermark"))


def _is_within(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box stands within another, or in the older of two forms of one."""
    for above in box.iterancestors():
        if above is top:
            return False
        if local(above) in {"txbxContent", "Fallback"}:
            return True
    return False


def _descend(element: etree._Element, name: str) -> Iterable[etree._Element]:
    """The rows of a table, or the cells of a row, also where a content control or a revision holds them."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _descend(each, name)


def _bit(written: str, bit: int) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{1,8}", written) is not None and bool(int(written, 16) & bit)
