"""A book's tables of contents: EPUB 3's navigation document, EPUB 2's NCX, and the landmarks of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from articlecast.read.formats.epub.package import Book
from articlecast.read.formats.epub.pages import Pages
from articlecast.read.formats.zipped import Package, join_name, local
from articlecast.read.text.words import fold_spaces

MOST_LINES = 5_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: its words, the part and the anchor in it that it leads to, and the lines below it."""

    title: str
    name: str
    anchor: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """``lines`` as a tree, in their order; ``kinds`` is what landmarks and guide say of a part or ``part#anchor``."""

    lines: tuple[Line, ...]
    kinds: dict[str, frozenset[str]]

    @property
    def all_lines(self) -> Iterator[Line]:
        yield from _flatten(self.lines)


def _flatten(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _flatten(line.lines)


def read_contents(book: Book, pages: Pages) -> Contents:
    """The contents of a book, of its navigation document before its NCX; without lines where it has neither."""
    kinds: dict[str, set[str]] = {}
    for kind, name in book.guide:
        kinds.setdefault(name, set()).add(kind)
    lines: tuple[Line, ...] = ()
    if book.nav:
        kinds.setdefault(book.nav, set()).add("toc")
        for nav in pages.load(book.nav).iter("nav"):
            types = set(nav.get("data-type", "").lower().split())
            if "landmarks" in types:
                for link in nav.iter("a"):
                    place = join_name(book.nav, link.get("href", ""))
                    kinds.setdefault(place, set()).update(link.get("data-type", "").lower().split())
            elif not lines and (not types or "toc" in types):
                lines = tuple(_read_list(nav, book.nav, [MOST_LINES], 0))
    if not lines and book.ncx:
        lines = tuple(_read_points(_find_map(book.package, book.ncx), book.ncx, [MOST_LINES], 0))
    return Contents(lines, {place: frozenset(told - {"", "bodymatter", "text"}) for place, told in kinds.items()})


def _read_list(parent: etree._Element, base: str, left: list[int], depth: int) -> Iterator[Line]:
    """The lines of the first list within an element (EPUB 3.3, 7.3); at most so many as are ``left``."""
    listed = next((each for each in parent.iter("ol", "ul") if each is not parent), None)
    for item in listed.iterchildren("li") if listed is not None and depth < _DEEPEST else ():
        left[0] -= 1
        if left[0] < 0:
            return
        label = next((each for each in item.iter("a", "span") if _is_of(each, item)), None)
        words = fold_spaces("".join(label.itertext())) if label is not None else ""
        href = (label.get("href") or "") if label is not None else ""
        below = tuple(_read_list(item, base, left, depth + 1))
        yield Line(words, join_name(base, href) if href else "", href.partition("#")[2], below)


def _is_of(label: etree._Element, item: etree._Element) -> bool:
    return next(label.iterancestors("li"), None) is item


def _find_map(package: Package, name: str) -> etree._Element | None:
    return next((each for each in package.parse(name).iter(etree.Element) if local(each) == "navMap"), None)


def _read_points(parent: etree._Element | None, base: str, left: list[int], depth: int) -> Iterator[Line]:
    """The lines of an NCX (ANSI/NISO Z39.86-2005, 8): ``navPoint``s within each other."""
    points = [each for each in parent if local(each) == "navPoint"] if parent is not None and depth < _DEEPEST else []
    for point in points:
        left[0] -= 1
        if left[0] < 0:
            return
        words = href = ""
        for child in point:
            if local(child) == "navLabel":
                words = words or fold_spaces("".join(child.itertext()))
            elif local(child) == "content":
                href = href or child.get("src", "")
        below = tuple(_read_points(point, base, left, depth + 1))
        yield Line(words, join_name(base, href) if href else "", href.partition("#")[2], below)
