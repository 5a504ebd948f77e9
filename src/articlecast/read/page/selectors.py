"""The editor's CSS selectors: what they find in a page, and in a body that is HTML, or was made of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree, html
from lxml.html import HtmlElement

from articlecast.errors import ReadError
from articlecast.read.options import SiteRule

if TYPE_CHECKING:
    from lxml.cssselect import CSSSelector

Row = tuple[str, str, str]


def select_elements(tree: HtmlElement, rules: Iterable[SiteRule], kind: str) -> tuple[list[HtmlElement], list[Row]]:
    """The elements that the rules of that kind find, and which of the rules found any."""
    elements: list[HtmlElement] = []
    found: list[Row] = []
    for rule in rules:
        for selector in rule.list_written(kind):
            selected = _select(tree, selector)
            elements += selected
            found += [(rule.host, kind, selector)] if selected else []
    return elements, found


def apply_selectors(body: str, rules: Sequence[SiteRule]) -> tuple[str, list[Row]]:
    """The HTML of a body without what is dropped, or of what alone is kept, and which of the rules found anything.

    It is as it was where none did.
    """
    if not any(rule.drop or rule.keep for rule in rules) or not body.strip():
        return body, []
    tree = html.fragment_fromstring(body, create_parent="div")
    drop, dropped = select_elements(tree, rules, "drop")
    for element in drop:
        if element.getparent() is not None:
            element.drop_tree()
    keep, kept = select_elements(tree, rules, "keep")
    outer = [each for each in dict.fromkeys(keep) if not any(above in keep for above in each.iterancestors())]
    if outer:
        return "\n".join(html.tostring(each, encoding="unicode", with_tail=False) for each in outer), dropped + kept
    return (html.tostring(tree, encoding="unicode") if dropped else body), dropped


@lru_cache(maxsize=256)
def _compile(selector: str) -> CSSSelector:
    from lxml.cssselect import CSSSelector  # noqa: PLC0415 -- 30 ms to import, and few shows have selectors

    return CSSSelector(selector, translator="html")


def _select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    try:
        return list(_compile(selector)(tree))
    except (etree.XPathError, SyntaxError, AssertionError) as error:
        raise ReadError(
            f"read.sites: {selector}", f"is no CSS selector: {error}", "correct it in articlecast.toml"
        ) from error
