"""Microsoft Word's HTML, whole or filtered: its title, its lists of paragraphs, notes; never comments or deletions.

https://learn.microsoft.com/en-us/previous-versions/office/developer/office2000/aa155477(v=office.10)
"""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, add_notes, body_of, drop, find_class, has_class, words_of
from articlecast.read.text.words import fold_spaces

_PROPERTY = re.compile(r"<o:(Title|Author|Created|Keywords|Subject)>([^<]{1,500})</o:\1>")
_NOT_READ = re.compile(
    r"mso-element\s*:\s*(?:comment-list|comment|header|footer|field-begin)|mso-hide\s*:\s*all", re.IGNORECASE
)
_COMMENTS = re.compile(
    r"^(?:MsoComment\w*|msocom\w*|MsoToc\w*|MsoTof|MsoHeader|MsoFooter|MsoDel|msoDel|MsoAnnotation\w*)$"
)
_LIST = re.compile(r"^MsoList(?:Paragraph|Bullet|Number)\w*$")
_MARKER = re.compile(
    r"^[\s\u00a0]*(?P<sign>[·•▪◦o§Ø\uf0b7\uf0a7\u2013-]|(?P<number>\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])[\s\u00a0]{1,}"
)
_NOTE = re.compile(r"^_?(?:ftn|edn)\d{1,4}$")


def knows(_tree: HtmlElement, text: str) -> bool:
    """Whether Word made the page: no other page has its namespace on its root, or its name as generator."""
    head = text[:4000]
    if re.search(r"<html[^>]*urn:schemas-microsoft-com:office:word", head, re.IGNORECASE):
        return True
    return re.search(r"<meta[^>]*generator[^>]*microsoft word", head, re.IGNORECASE) is not None


def mend(tree: HtmlElement, text: str, _name: str) -> Said:
    """Word's document as its writer wrote it."""
    body = body_of(tree)
    told = {name: fold_spaces(value) for name, value in _PROPERTY.findall(text[:60_000])}
    drop(each for each in body.iter(etree.Element) if _is_not_read(each))
    for element in list(body.iter("o:p", "w:sdt", "st1:place")):
        element.drop_tag()
    title = find_class(body, "MsoTitle")
    said = Said(whole=body, typed=True)
    if heading := words_of(title):
        said.fields["title"] = heading
        drop([title] if title is not None else [])
    elif (first := next(body.iter("h1"), None)) is not None and words_of(first):
        said.fields["title"] = words_of(first)
    elif told.get("Title"):
        said.fields["title"], said.named = told["Title"], True
    if told.get("Author"):
        said.fields["authors"] = (told["Author"],)
    if told.get("Created"):
        said.fields["published"] = told["Created"]
    list_paragraphs(body)
    _quote_paragraphs(body)
    _caption_paragraphs(body)
    _name_notes(body)
    return said


def _is_not_read(element: HtmlElement) -> bool:
    if element.tag in {"del", "style"} or _NOT_READ.search(element.get("style") or ""):
        return True
    href = element.get("href") or ""
    return href.startswith(("#_msocom", "#_cmnt")) or any(
        _COMMENTS.match(name) for name in (element.get("class") or "").split()
    )


def list_paragraphs(body: HtmlElement) -> None:
    """Paragraphs that look like items of a list, as Word writes them, become its items."""
    current: HtmlElement | None = None
    for paragraph in list(body.iter("p")):
        is_item = any(_LIST.match(name) for name in (paragraph.get("class") or "").split())
        is_item = is_item or "mso-list:" in (paragraph.get("style") or "").replace(" ", "")
        marker = _MARKER.match(paragraph.text_content()[:60]) if is_item else None
        if marker is None:
            current = None
            continue
        _cut_letters(paragraph, marker.end())
        previous = paragraph.getprevious()
        kind = "ol" if marker["number"] else "ul"
        if current is None or previous is not current or kind != current.tag:
            current = lxml_html.Element(kind)
            if (number := marker["number"] or "").isdigit():  # a list goes on behind one of the other kind
                current.set("start", number)
            paragraph.addprevious(current)
        paragraph.tag = "li"
        tail, paragraph.tail = paragraph.tail, None
        current.append(paragraph)
        current.tail = tail


def _quote_paragraphs(body: HtmlElement) -> None:
    """Paragraphs in a style of quotations become one, as far as they stand one below the other."""
    for paragraph in list(body.iter("p")):
        if not has_class(paragraph, "MsoQuote", "MsoIntenseQuote"):
            continue
        quote = paragraph.getprevious()
        if quote is None or quote.tag != "blockquote":
            quote = lxml_html.Element("blockquote")
            paragraph.addprevious(quote)
        quote.tail, paragraph.tail = paragraph.tail, None
        quote.append(paragraph)


def _caption_paragraphs(body: HtmlElement) -> None:
    """Captions become those of the picture above them or of the table beside them, as HTML has them."""
    for paragraph in list(body.iter("p")):
        if not has_class(paragraph, "MsoCaption") or not words_of(paragraph):
            continue
        before, after = paragraph.getprevious(), paragraph.getnext()
        paragraph.tag = "figcaption"
        table = next((each for each in (_find_table(after), _find_table(before)) if each is not None), None)
        if before is not None and _is_picture(before):
            before.tag = "figure"
            before.tail = None
            before.append(paragraph)
        elif table is not None and table.find("caption") is None:
            paragraph.tag, paragraph.tail = "caption", None
            table.insert(0, paragraph)
        else:  # of a drawing that the page does not have
            figure = lxml_html.Element("figure")
            paragraph.addprevious(figure)
            figure.tail, paragraph.tail = paragraph.tail, None
            figure.append(paragraph)


def _is_picture(box: HtmlElement) -> bool:
    return box.tag in {"p", "div"} and not words_of(box) and box.find(".//img") is not None


def _find_table(beside: HtmlElement | None) -> HtmlElement | None:
    """The table that stands there, by itself or in a box of its own."""
    if beside is None or beside.tag == "table":
        return beside
    held = list(beside) if beside.tag == "div" else []
    return held[0] if len(held) == 1 and held[0].tag == "table" else None


def _cut_letters(element: HtmlElement, count: int) -> None:
    """Take the first letters out of an element, wherever within it they stand."""
    for event, each in etree.iterwalk(element, events=("start", "end")):
        words = each.text if event == "start" else (each.tail if each is not element else None)
        if words:
            taken = min(count, len(words))
            if event == "start":
                each.text = words[taken:]
            else:
                each.tail = words[taken:]
            count -= taken
        if count <= 0:
            return


def _name_notes(body: HtmlElement) -> None:
    notes = []
    for holder in list(body.iter("div")):
        name = holder.get("id") or ""
        if not _NOTE.match(name):
            continue
        back = next((link for link in holder.iter("a") if "ref" in (link.get("href") or "")), None)
        if back is not None:
            drop([back])
        notes.append((f"_{name.lstrip('_')}", holder))
    for box in list(body.iter("div")):
        if "footnote-list" in (box.get("style") or "") or "endnote-list" in (box.get("style") or ""):
            for rule in list(box.iter("hr")):
                drop([rule])
    if notes:
        for rule in list(body.iter("hr")):
            if rule.get("align") == "left" and rule.get("width") == "33%":
                drop([rule])
    for link in body.iter("a"):
        if has_class(link, "MsoFootnoteReference") or re.match(r"#_?(?:ftn|edn)\d", link.get("href") or ""):
            link.set("class", "footnote-ref")
    add_notes(body, notes)
