"""Where an editor's ``stop_at`` ends a page or a letter, before articlecast leaves out anything of its own accord."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from articlecast.read.options import SiteRule
from articlecast.read.page.selectors import Row
from articlecast.read.page.units import INLINE, SILENT, Unit
from articlecast.read.text.phrases import find_phrase
from articlecast.read.text.words import fold_spaces

_UNSEEN = SILENT - {"form", "footer", "nav", "menu"}
"""What nobody sees as text; a form or a footer may be what the editor sees the article end at."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def find_stop(
    root: HtmlElement, rules: Iterable[SiteRule], after: HtmlElement | None = None
) -> tuple[HtmlElement, Row] | None:
    """The first element behind ``after`` whose text is the end of the article, and the row of the rule that says so.

    Raises ReadError for a pattern that takes too long.
    """
    rows = [(rule.host, "stop_at", written) for rule in rules for written in rule.stop_at]
    if not rows:
        return None
    begun = after is None
    for element, text in _list_texts(root):
        if begun:
            for row in rows:
                if next(find_phrase(row[2], text, first=True), None):
                    return element, row
        begun = begun or element is after
    return None


def stop_units(
    root: HtmlElement, units: Sequence[Unit], chosen: Sequence[bool], rules: Sequence[SiteRule]
) -> tuple[list[bool], tuple[Row, ...]]:
    """The choice without what stands behind an end that is not chosen itself, and the row of the rule that found it.

    An end counts from the first paragraph on: above it are a page's menus, which may say the same.
    """
    first = next((each for each, kept in zip(units, chosen, strict=True) if kept and not _is_heading(each)), None)
    stop = find_stop(root, rules, first.block) if first else None
    if stop is None:
        return list(chosen), ()
    order = {element: number for number, element in enumerate(root.iter())}
    end = order[stop[0]]
    kept = [one and order.get(unit.block, 0) < end for unit, one in zip(units, chosen, strict=True)]
    return kept, (stop[1],)


def cut_off(root: HtmlElement, stop: HtmlElement) -> None:
    """Take out the element and all that follows it below the root."""
    element: HtmlElement | None = stop
    while element is not None and element is not root:
        parent = element.getparent()
        for follower in list(element.itersiblings()):
            follower.getparent().remove(follower)
        if element is stop:
            element.drop_tree()
        else:
            element.tail = None
        element = parent


def _is_heading(unit: Unit) -> bool:
    return unit.block.tag in _HEADINGS


def _list_texts(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each element that is a line or a paragraph to who sees the page, and its text, in the page's order."""
    unseen: set[HtmlElement] = set()
    for element in root.iter():
        if element.tag in _UNSEEN or element.getparent() in unseen:
            unseen.add(element)
        elif isinstance(element.tag, str) and element.tag not in INLINE:
            is_leaf = all(not isinstance(inner.tag, str) or inner.tag in INLINE for inner in element.iterdescendants())
            yield element, fold_spaces(element.text_content() if is_leaf else element.text or "")
