"""What a maker's own marks say of a document, and helpers for more than one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.text.words import fold_spaces


@dataclass(slots=True)
class Said:
    """``fields`` by their names in ``Fields``; ``lines`` as a header would have them, of what keeps it from the public.

    ``whole`` is the element that holds the document and nothing else, where the maker marks it: all of it is read.
    ``sure`` fields overrule what the page declares otherwise. ``typed`` says that it was typed as a document, whose
    author and date stand as lines below its title, and nowhere else; ``named`` that its title is but a property, before
    which a first line goes that says more.
    """

    fields: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    whole: HtmlElement | None = None
    sure: bool = True
    typed: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """One program: how its pages are known, and what they say; ``mend`` has the tree, the page's text and its name."""

    name: str
    knows: Callable[[HtmlElement, str], bool]
    mend: Callable[[HtmlElement, str, str], Said]


def has_class(element: HtmlElement, *names: str) -> bool:
    """Whether an element bears one of these class names."""
    return bool(set((element.get("class") or "").split()) & set(names))


def find_class(tree: HtmlElement, name: str, *tags: str) -> HtmlElement | None:
    """The first element with a class name."""
    return next((each for each in tree.iter(*tags) if isinstance(each.tag, str) and has_class(each, name)), None)


def words_of(element: HtmlElement | None) -> str:
    """An element's words on one line; nothing of none."""
    return fold_spaces(element.text_content()) if element is not None else ""


def drop(elements: Iterable[HtmlElement]) -> None:
    """Take out elements, as far as they are still in the tree."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def body_of(tree: HtmlElement) -> HtmlElement:
    """The body of a page, or all of one without."""
    found = tree.find("body")
    return found if found is not None else tree


def add_notes(root: HtmlElement, notes: Iterable[tuple[str, HtmlElement]]) -> None:
    """Put notes, each with its name and what holds its words, behind a document as HTML has them."""
    items = list(notes)
    if not items:
        return
    section: HtmlElement = lxml_html.Element("section", {"class": "footnotes"})
    rows: HtmlElement = lxml_html.Element("ol")
    section.append(rows)
    for name, holder in items:
        item: HtmlElement = lxml_html.Element("li", {"id": name})
        if (parent := holder.getparent()) is not None:
            parent.remove(holder)
        holder.tail = None
        first = next((each for each in holder.iter() if isinstance(each.tag, str) and (each.text or "").strip()), None)
        if first is not None:
            first.text = (first.text or "").lstrip(" \u00a0")
        for attribute in list(holder.attrib):
            del holder.attrib[attribute]
        item.append(holder)
        rows.append(item)
    root.append(section)


def unwrap_redirects(root: HtmlElement) -> None:
    """Lead links where they lead, and not to Google first."""
    for link in root.iter("a"):
        href = link.get("href") or ""
        if re.match(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?", href):
            target = parse_qs(urlsplit(href).query).get("q", [""])[0]
            if re.match(r"(?:https?|mailto):", target):
                link.set("href", target)
