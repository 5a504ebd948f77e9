"""A page as a run of text units: what a reader sees as one line or paragraph, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.text.decode import tame_html
from articlecast.read.text.words import fold_spaces

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math mjx-container nobr q rb rbc
    ruby s samp small span strike strong sub sup svg time tt u var wbr annotation semantics mi mn mo mrow msup msub
    mfrac msqrt mroot msubsup munder mover munderover mtext mspace mstyle mpadded mfenced menclose mphantom ms
    mjx-assistive-mml
    """.split()
)
SILENT = frozenset(
    """
    script style template noscript svg canvas button input select textarea dialog nav object applet frameset noframes
    map datalist option iframe video audio head link meta title rp rt footer menu form
    """.split()
)


_TOKEN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[^\W_]+")


@dataclass(slots=True)
class Unit:
    """One run of text; ``pieces`` are where it stands: an element, and whether its tail is meant."""

    index: int
    block: HtmlElement
    pieces: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    text: str = ""
    linked: int = 0
    tokens: tuple[str, ...] = ()

    @property
    def link_share(self) -> float:
        return self.linked / max(len(self.text), 1)


def parse_page(text: str) -> HtmlElement | None:
    """The tree of a page, or None where nothing is left of it; encoding declarations are void by now."""
    text = tame_html(text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text[:400]) + text[400:]
    # Browsers go on after an end that comes too early, and know that <!--> is a whole comment; libxml2 does not.
    text = re.sub(r"</(?:body|html)\s*>|<!--?->", "", text, flags=re.IGNORECASE)
    if not re.search(r"<body\b", text, re.IGNORECASE):  # HTML lets it be left out; libxml2 then keeps these in the head
        text = re.sub(
            r"(?=<(?:article|aside|footer|header|main|nav|section)\b)", "<body>", text, count=1, flags=re.IGNORECASE
        )
    try:
        return lxml_html.document_fromstring(text, parser=_make_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _make_parser() -> etree.HTMLParser:
    """Every element is a plain HtmlElement: lxml.html asks Python for the class at each look, a tenth of a page."""
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True)
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(element=HtmlElement, pi=lxml_html.HtmlProcessingInstruction)
    )
    return parser


def tokenise(text: str) -> tuple[str, ...]:
    """What is compared between witnesses: words, case folded; each sign of its own where no spaces part words."""
    return tuple(_TOKEN.findall(text.casefold()))


def hidden(element: HtmlElement) -> bool:
    """Whether the page hides the element for good; folded answers and tabs are shown at a click, and count."""
    style = element.get("style") or ""
    if "none" in style and re.search(r"display\s*:\s*none", style):
        return not re.search(r"accordion|collapse|panel|tab|faq|toggle|answer|content", element.get("class") or "")
    if element.get("hidden") is None or element.get("hidden") == "until-found":
        return False
    return not re.match(r"[SB]:\w+$", element.get("id") or "")  # React shows these as soon as its scripts have run


def list_units(root: HtmlElement) -> list[Unit]:
    """Every unit of a tree in reading order; walks without recursion, since pages nest without bound."""
    units: list[Unit] = []
    current: Unit | None = None

    def add(element: HtmlElement, block: HtmlElement, text: str | None, *, tail: bool, link: bool) -> None:
        nonlocal current
        if not text or not text.strip():
            if current is not None and text:
                current.text += " "
            return
        if current is None:
            current = Unit(len(units), block)
            units.append(current)
        current.pieces.append((element, tail))
        current.text += text
        if link:
            current.linked += len(text.strip())

    for event, element, block, link in _events(root):
        if event == "start":
            if element.tag not in INLINE:
                current = None
            add(element, block, element.text, tail=False, link=link)
        elif event == "end":
            if element.tag not in INLINE:
                current = None
            add(element, block, element.tail, tail=True, link=link)
    for unit in units:
        unit.text = fold_spaces(unit.text)
        unit.tokens = tokenise(unit.text)
    seen = [unit for unit in units if unit.text]  # of characters without width nothing is left
    for index, unit in enumerate(seen):
        unit.index = index
    return seen


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement, HtmlElement, bool]]:
    """Starts and ends; a skipped element gives its end alone, for its tail."""
    stack: list[tuple[HtmlElement, Iterator[HtmlElement], HtmlElement, bool]] = []
    block, link = root, False
    yield "start", root, root, False
    stack.append((root, iter(root), root, False))
    while stack:
        element, children, block, link = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield "end", element, stack[-1][2], stack[-1][3]
            continue
        tag = child.tag
        if not isinstance(tag, str) or tag in SILENT or hidden(child):
            yield "end", child, block, link
            continue
        inner_block = block if tag in INLINE else child
        inner_link = link or tag == "a"
        yield "start", child, inner_block, inner_link
        stack.append((child, iter(child), inner_block, inner_link))
