"""A letter's lines and paragraphs, each with the quotation that it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.text.words import fold_spaces

_BLOCK = frozenset(
    """
    address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)


@dataclass(slots=True)
class Leaf:
    """One line or paragraph of a letter: the element that holds it, its words, and the quotation that it stands in."""

    element: HtmlElement
    text: str
    box: HtmlElement | None = None
    attributes: bool = False


def drop_element(element: HtmlElement) -> None:
    """Take an element out, as far as it is still there; the words behind it stay."""
    if element.getparent() is not None:
        element.drop_tree()


def names_of(element: HtmlElement) -> str:
    """The names that an element bears, for patterns."""
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-smartmail') or ''}"


def list_leaves(root: HtmlElement, is_quote: Callable[[HtmlElement], bool] = lambda _element: False) -> list[Leaf]:
    """The lines and paragraphs of a letter in their order: each element that holds words and no other block."""
    holders = _find_holders(root)
    leaves: list[Leaf] = []
    waiting: list[tuple[HtmlElement, HtmlElement | None]] = [(root, None)]
    while waiting:
        element, box = waiting.pop()
        box = box if box is not None else (element if is_quote(element) else None)
        if element not in holders or element.tag == "table":
            if text := _text(element):
                leaves.append(Leaf(element, text, box))
            continue
        _wrap_loose(element, holders)
        waiting += [(child, box) for child in reversed(list(element))]
    return leaves


def _find_holders(root: HtmlElement) -> set[HtmlElement]:
    """The elements that hold a block."""
    holders: set[HtmlElement] = set()
    for block in root.iter(*_BLOCK):
        for above in block.iterancestors():
            if above in holders:
                break
            holders.add(above)
    return holders


def _wrap_loose(element: HtmlElement, holders: set[HtmlElement]) -> None:
    """Give words that stand beside blocks an element of their own, so that each line has one."""
    pieces: list[HtmlElement] = []
    run: HtmlElement = lxml_html.Element("div")
    run.text, element.text = element.text, None
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCK or child in holders:
            pieces += [run, child]
            run = lxml_html.Element("div")
            run.text = tail
        else:
            run.append(child)
            child.tail = tail
    element[:] = [piece for piece in [*pieces, run] if len(piece) or piece.tag != "div" or (piece.text or "").strip()]


def _text(element: HtmlElement) -> str:
    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if each.tag in {"br", "tr"}:
                pieces.append("\n")
            if each.tag in {"td", "th"}:
                pieces.append(" ")
            if isinstance(each.tag, str):
                pieces.append((each.text or "").replace("\n", " "))
        elif each is not element:
            pieces.append((each.tail or "").replace("\n", " "))
    lines = (fold_spaces(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
