"""HTML → typed blocks, from the document's own structure. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from articlecast.errors import ReadError
from articlecast.model import (
    Block,
    Break,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    plain,
)

DEEPEST = 200
"""Levels of nesting; real pages stay below 60."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
SILENT = {"script", "style", "template", "noscript", "head", "form", "button", "nav", "svg", "input", "select"}
INLINE: dict[str, tuple[MarkKind, str]] = {
    "a": ("link", "href"),
    "abbr": ("abbr", "title"),
    "b": ("strong", ""),
    "cite": ("em", ""),
    "code": ("code", ""),
    "del": ("strike", ""),
    "em": ("em", ""),
    "i": ("em", ""),
    "q": ("quote", ""),
    "s": ("strike", ""),
    "strong": ("strong", ""),
    "sub": ("sub", ""),
    "sup": ("sup", ""),
    "time": ("time", "datetime"),
}
"""Inline tags, the mark that each becomes, and the attribute that holds its value."""

PLAIN_INLINE = {"span", "small", "u", "font", "mark", "kbd", "samp", "var", "br", "wbr", "label", "ins", "bdi", "bdo"}
EMBEDS: dict[str, Literal["video", "audio", "other"]] = {
    "audio": "audio",
    "embed": "other",
    "iframe": "other",
    "object": "other",
    "video": "video",
}
CREDIT = re.compile(
    r"\s*(?:(?:photo|image|picture|illustration|cover|photograph)s?(?:\s+credits?|\s+by)?\s*[:/©]|©)", re.IGNORECASE
)


def read_blocks(html: str, name: str) -> tuple[Block, ...]:
    """The blocks of an HTML body in reading order; raises ReadError, naming ``name``, for tags nested too deep."""
    soup = BeautifulSoup(html, "lxml")
    _check_depth(soup, name)
    blocks = list(_walk(soup.body or soup))
    if blocks and _is_credit(blocks[-1]):
        blocks.pop()
    return tuple(blocks)


def _check_depth(soup: Tag, name: str) -> None:
    level = [soup]
    for _ in range(DEEPEST):
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]
        if not level:
            return
    raise ReadError(name, f"its tags are nested more than {DEEPEST} deep; that is no article")


def _walk(parent: Tag) -> Iterator[Block]:
    """The blocks among the children; loose inline content between them makes paragraphs."""
    loose: list[PageElement] = []
    for child in parent.children:
        if _is_inline(child):
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose = []
        if isinstance(child, Tag):
            yield from _block(child)
    yield from _paragraph(loose)


def _block(tag: Tag) -> Iterator[Block]:
    match tag.name:
        case name if name in SILENT:
            return
        case "p":
            yield from _paragraph(list(tag.children))
        case name if name in HEADINGS:
            content = read_text(tag.children)
            if content:
                yield Heading(HEADINGS[name], content, str(tag.get("id", "")))
        case "blockquote":
            blocks = tuple(_walk(tag))
            if blocks:
                yield Quote(blocks)
        case "ul" | "ol":
            items = tuple(ListItem(tuple(_walk(item))) for item in tag.find_all("li", recursive=False))
            start = str(tag.get("start", "1"))
            items = tuple(item for item in items if item.blocks)
            if items:
                yield ListBlock(
                    items,
                    "ordered" if tag.name == "ol" else "unordered",
                    int(start) if start.isdecimal() and len(start) < 9 else 1,
                )
        case "pre":
            yield Code(tag.get_text().strip("\n"))
        case "hr":
            yield Break()
        case "table":
            yield from _table(tag)
        case "figure" | "img" | "picture":
            yield from _figure(tag)
        case name if name in EMBEDS:
            yield Embed(EMBEDS[name], str(tag.get("src", "")), str(tag.get("title", "")))
        case _:
            yield from _walk(tag)


def _paragraph(nodes: list[PageElement]) -> Iterator[Block]:
    for node in nodes:
        if isinstance(node, Tag):
            for picture in [node] if node.name == "img" else node.find_all("img"):
                yield from _figure(picture)
    content = read_text(iter(nodes))
    if content:
        yield Paragraph(content)


def _figure(tag: Tag) -> Iterator[Block]:
    image = tag if tag.name == "img" else tag.find("img")
    legend = tag.find("figcaption")
    caption = read_text(legend.children) if legend else ()
    if not image and tag.find("table"):
        yield from _walk(tag)
        return
    credit: Text = caption if CREDIT.match(plain(caption)) else ()
    source = str(image.get("src", "")) if image else ""
    if source or caption:
        yield Figure(source, str(image.get("alt", "")) if image else "", () if credit else caption, credit)


def _table(tag: Tag) -> Iterator[Block]:
    rows = [
        [(cell.name, read_text(cell.children)) for cell in row.find_all(["td", "th"], recursive=False)]
        for row in tag.find_all("tr")
    ]
    rows = [row for row in rows if any(text for _, text in row)]
    if not rows:
        return
    headed = all(name == "th" for name, _ in rows[0])
    header = tuple(text for _, text in rows[0]) if headed else ()
    legend = tag.find("caption")
    body = tuple(tuple(text for _, text in row) for row in rows[headed:])
    yield Table(body, header, read_text(legend.children) if legend else ())


def _is_inline(node: PageElement) -> bool:
    if not isinstance(node, Tag):
        return True
    inline = node.name in INLINE or node.name in PLAIN_INLINE or node.name == "img"
    return inline and not any(child.name in {"p", "div", "ul", "ol", "table", "figure"} for child in node.find_all())


def _is_credit(block: Block) -> bool:
    """A closing line that says who took the picture, and nothing else."""
    if not isinstance(block, Paragraph):
        return False
    text = plain(block.content)
    set_apart = all(span.mark("em") or not span.text.strip() for span in block.content)
    return bool(CREDIT.match(text)) and len(text) < 300 and (set_apart or len(text) < 120)


def read_text(nodes: Iterator[PageElement]) -> Text:
    """Inline content with white space folded as a browser folds it, and trimmed at both ends."""
    spans: list[Span] = []
    for run, marks in _runs(nodes, ()):
        text = run.removeprefix(" ") if spans and spans[-1].text.endswith(" ") else run
        if not text:
            continue
        if spans and spans[-1].marks == marks:
            spans[-1] = Span(spans[-1].text + text, marks)
        else:
            spans.append(Span(text, marks))
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        spans[0] = Span(spans[0].text.lstrip(), spans[0].marks)
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].marks)
    return tuple(span for span in spans if span.text)


def _runs(nodes: Iterator[PageElement], marks: tuple[Mark, ...]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    for node in nodes:
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield re.sub(r"[\s\x00-\x1f]+", " ", str(node)), marks
        elif isinstance(node, Tag):
            if node.name == "br":
                yield " ", marks
            elif node.name in INLINE:
                kind, attribute = INLINE[node.name]
                value = str(node.get(attribute, "")) if attribute else ""
                yield from _runs(node.children, (*marks, Mark(kind, value)))
            elif node.name not in SILENT:
                yield from _runs(node.children, marks)
