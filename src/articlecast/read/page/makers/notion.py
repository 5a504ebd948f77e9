"""A page exported from Notion: its properties are fields, its toggles are open, its icons are for the eye."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, drop, find_class, has_class, words_of
from articlecast.read.text.header_dates import parse_whole_date

_FIELDS = {
    "author": "authors", "authors": "authors", "by": "authors", "writer": "authors", "created by": "authors",
    "date": "published", "published": "published", "publish date": "published", "published at": "published",
    "publication date": "published", "url": "url", "link": "url", "canonical": "url", "canonical url": "url",
    "tags": "tags", "category": "tags", "categories": "tags", "topics": "tags", "keywords": "tags",
    "summary": "summary", "description": "summary", "excerpt": "summary", "language": "language", "subtitle": "summary",
}  # fmt: skip
_CREATED = frozenset({"created", "created time", "created at", "creation date", "date created"})
"""What Notion writes by itself: the date of a page that has none of its writer's."""
_FURNITURE = ("icon", "page-header-icon", "bookmark-icon", "user-icon", "table_of_contents", "link-to-page")
LINES = frozenset({"status", "draft", "published", "publish", "state", "visibility", "private", "hidden"})
"""Properties that a header would have, too, and that may keep a page from the public."""


def knows(_tree: HtmlElement, text: str) -> bool:
    """Whether Notion made the page: one article with its id, its title and its body by Notion's names."""
    return (
        "page-title" in text
        and "page-body" in text
        and re.search(r'<article[^>]*id="[0-9a-f-]{32,36}"', text) is not None
    )


def mend(tree: HtmlElement, _text: str, _name: str) -> Said:
    """The page as its writer wrote it."""
    said = Said()
    if title := words_of(find_class(tree, "page-title")):
        said.fields["title"] = title
    table = find_class(tree, "properties", "table")
    if table is not None:
        drop(each for each in table.iter("span", "img") if has_class(each, *_FURNITURE))
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in {"th", "td"}]
            if len(cells) == 2:
                read_property(said, words_of(cells[0]), _value(cells[1]))
        settle_dates(said)
    if (cover := find_class(tree, "page-cover-image", "img")) is not None and (cover.get("src") or "").startswith(
        "http"
    ):
        said.fields["image"] = cover.get("src") or ""
    said.whole = find_class(tree, "page-body")
    for element in list(tree.iter(etree.Element)):
        if has_class(element, *_FURNITURE):
            drop([element])
        elif has_class(element, "callout"):
            element.tag = "div"
        elif has_class(element, "bookmark-href", "bookmark-description"):
            drop([element])
        elif element.tag == "details":
            element.tag = "div"
        elif element.tag == "summary":
            element.tag = "p"
    for toggle in list(tree.iter("ul")):
        if has_class(toggle, "toggle"):
            toggle.tag = "div"
            for item in toggle.iterchildren("li"):
                item.tag = "div"
    return said


def _value(cell: HtmlElement) -> tuple[str, ...]:
    parts = [
        words_of(each)
        for each in cell.iter("span", "time", "a")
        if has_class(each, "selected-value", "user", "url-value")
    ]
    moment = next(cell.iter("time"), None)
    if moment is not None:
        return (words_of(moment).lstrip("@"),)
    return tuple(filter(None, parts)) or ((words_of(cell),) if words_of(cell) else ())


def is_property(name: str) -> bool:
    """Whether a property of this name says something of an article."""
    folded = name.strip().casefold()
    return folded in _FIELDS or folded in LINES or folded in _CREATED


def read_property(said: Said, name: str, values: tuple[str, ...]) -> None:
    """Take one property of a page, as far as it is a field of an article's."""
    folded = name.strip().casefold()
    if not values:
        return
    if folded in LINES:
        said.lines[folded] = ", ".join(values)
    target = _FIELDS.get(folded)
    if target in {"authors", "tags"}:
        parts = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
        said.fields.setdefault(target, parts)
    elif target == "published" or folded in _CREATED:
        if moment := _read_moment(values[0]):
            said.fields.setdefault("created" if folded in _CREATED else "published", moment)
    elif target:
        said.fields.setdefault(target, values[0])


def settle_dates(said: Said) -> None:
    """Let the day on which Notion made a page be its date where its writer gave none."""
    if created := said.fields.pop("created", ""):
        said.fields.setdefault("published", created)


def _read_moment(value: str) -> str:
    """The moment as it stands, of a span of time its first; nothing of what is none: a property may bear any words."""
    first = value.partition("→")[0].lstrip("@").strip()
    return first if parse_whole_date(first) else ""
