"""The elements round a line of a page: what they are named, and what stands in what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from articlecast.read.markup.labels import ASIDE_BOX
from articlecast.read.page.lines import HEADINGS
from articlecast.read.text.words import key

_PICTURES = ("img", "picture", "svg", "video", "audio", "iframe", "object", "canvas", "amp-img", "table", "math")
_WORDS = ("figcaption", "blockquote", "pre", "code", "q", "ul", "ol", "dl")
"""What is shown as a figure though it is words."""
_ADMONITION = re.compile(
    r"(?:^|[\s_-])(?:note|tip|warning|caution|danger|important|info|hint|admonition|callout)(?=$|[\s_-])", re.IGNORECASE
)
"""Names of the notes that documentation sets apart."""
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


def is_empty_figure(element: HtmlElement) -> bool:
    """Whether a ``figure`` shows nothing that is one: it holds a letter box, or a shop's card."""
    return element.tag == "figure" and next(element.iter(*_PICTURES, *_WORDS), None) is None


def is_over_picture(heading: HtmlElement) -> bool:
    """Whether something without words stands right below a heading: a picture, a film, a player."""
    box = heading
    while (above := box.getparent()) is not None and key(above.text_content()) == key(heading.text_content()):
        box = above
    below = box.getnext()
    return below is not None and isinstance(below.tag, str) and next(below.iter(*_PICTURES), None) is not None


def is_admonition(element: HtmlElement) -> bool:
    """Whether an ``aside`` is a note of the writer's own, as documentation has them, and asks for nothing."""
    if element.tag != "aside" or not _ADMONITION.search(f"{names_of(element)} {element.get('aria-label') or ''}"):
        return False
    return next(element.iter("button", "input", "form"), None) is None and next(element.iter("p"), None) is not None
