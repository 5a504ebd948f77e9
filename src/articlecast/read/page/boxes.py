"""The elements round a line of a page: what they are named, and what stands in what."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from articlecast.read.markup.labels import ASIDE_BOX
from articlecast.read.page.lines import HEADINGS
from articlecast.read.text.words import key

_SHORTEST_ANCHOR = 7
"""Letters of an id of four words."""


def names_of(element: HtmlElement) -> str:
    """Class, id and role as one string for patterns; not an id made from the words of a heading.

    The section "4. Select a time for social media" is no share bar.
    """
    names = ("class", "role", "data-component") if _is_anchor(element) else ("class", "id", "role", "data-component")
    return " ".join(element.get(name) or "" for name in names)


def _is_anchor(element: HtmlElement) -> bool:
    """Whether an element's id is what links to a heading aim at: the heading's own, or a section's by the same words.

    Of a few words a section's may be both: ``related-articles`` stands above "Related articles".
    """
    if element.tag in HEADINGS:
        return True
    name = element.get("id") or ""
    if len(name) < _SHORTEST_ANCHOR:
        return False
    named = key(name.replace("_", " "))
    heading = next(element.iter(*HEADINGS), None) if named.count(" ") > 2 else None
    return heading is not None and key(heading.text_content()) == named


def chain_up(element: HtmlElement) -> Iterator[HtmlElement]:
    """An element and everything that it stands in, from the inside out."""
    yield element
    yield from element.iterancestors()


def is_above(above: HtmlElement, below: HtmlElement) -> bool:
    """Whether an element stands anywhere in another."""
    return any(element is above for element in below.iterancestors())


def is_aside_name(element: HtmlElement) -> bool:
    """Whether the page names this element as something beside it."""
    return element.tag in {"aside", "nav", "footer", "form"} or ASIDE_BOX.search(names_of(element)) is not None
