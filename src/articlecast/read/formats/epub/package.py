"""An EPUB's package document: what the book says of itself, its parts, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.formats.zipped import Package, attribute, join_name, local
from articlecast.read.options import ReadOptions
from articlecast.read.text.words import fold_spaces

_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Algorithms that garble fonts alone (EPUB 3.3, 4.4, and Adobe's of before)."""
_SCHEMES = (
    (b"http://ns.adobe.com/adept", "Adobe's DRM"),
    (b"http://readium.org/2014/01/lcp", "Readium LCP"),
    (b"apple.com", "Apple's DRM"),
)
_TEXTS = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml", "text/x-oeb1-document"})
_MOST_TAGS = 20
MOST_DOCUMENTS = 5_000
"""In reading order; a book that is scanned page by page has some thousand, and each takes a millisecond."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the book: its name in the zip, its media type, and its properties (``nav``, ``cover-image``)."""

    name: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """What the package document says. ``spine`` names the documents in reading order, ``guide`` is EPUB 2's list of
    ``(kind, part)``, and ``ncx`` and ``nav`` are the parts with its tables of contents, or empty.
    """

    package: Package
    title: str
    authors: tuple[str, ...]
    language: str
    published: str
    publisher: str
    summary: str
    tags: tuple[str, ...]
    url: str
    cover: str
    spine: tuple[str, ...]
    others: tuple[str, ...]
    guide: tuple[tuple[str, str], ...]
    nav: str
    ncx: str


def open_book(document: Document, options: ReadOptions) -> Book:
    """The book in an EPUB. Raises ReadError for one that is damaged, protected, or has no package document."""
    package = Package(document, options, "an EPUB")
    _refuse_protected(package)
    name = _find_package(package)
    root = package.parse(name)
    items = {
        attribute(item, "id"): Item(
            join_name(name, item.get("href", "")), item.get("media-type", "").lower(), _properties(item)
        )
        for item in _walk(root, "item")
    }
    spine: dict[str, bool] = {}
    for reference in _walk(root, "itemref"):
        item = items.get(reference.get("idref", ""))
        if item and item.media_type in _TEXTS:
            spine.setdefault(item.name, reference.get("linear", "yes").lower() != "no")
    if len(spine) > MOST_DOCUMENTS:
        wrong = f"is an EPUB of more than {MOST_DOCUMENTS:,} documents"
        raise ReadError(document.url, wrong, f"split {document.url} into several")
    if not any(spine.values()):
        raise ReadError(document.url, "is an EPUB without a text in its reading order", "save or download it once more")
    told = _Told(root)
    ncx = next((item for item in items.values() if item.media_type == "application/x-dtbncx+xml"), None)
    nav = next((item for item in items.values() if "nav" in item.properties), None)
    toc = next((items.get(each.get("toc", "")) for each in _walk(root, "spine")), None)
    title = told.title()
    return Book(
        package=package,
        title=title,
        authors=told.authors(),
        language=told.first("language"),
        published=told.date(),
        publisher=told.first("publisher"),
        summary=told.first("description"),
        tags=tuple(dict.fromkeys(told.each("subject")))[:_MOST_TAGS],
        url=next((each for each in (*told.each("source"), *told.each("identifier")) if _is_page(each)), ""),
        cover=_find_cover(root, name, items),
        spine=tuple(part for part, linear in spine.items() if linear),
        others=tuple(part for part, linear in spine.items() if not linear),
        guide=tuple(
            (each.get("type", "").lower(), join_name(name, each.get("href", ""))) for each in _walk(root, "reference")
        ),
        nav=nav.name if nav and nav.name in package else "",
        ncx=next((each.name for each in (toc, ncx) if each and each.name in package), ""),
    )


def _walk(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in root.iter(etree.Element) if local(each) == name)


def _properties(item: etree._Element) -> frozenset[str]:
    return frozenset(item.get("properties", "").split())


def _is_page(address: str) -> bool:
    """Whether an article was saved from there: read-later apps name the page; shops and libraries are no such page."""
    return address.startswith(("https://", "http://")) and "gutenberg.org" not in address and "/" in address[9:]


def _find_package(package: Package) -> str:
    """The name of the package document, as META-INF/container.xml says (EPUB 3.3, 4.2.6.3.1)."""
    container = "META-INF/container.xml"
    roots = [each for each in _walk(package.parse(container), "rootfile") if each.get("full-path")]
    told = [each for each in roots if each.get("media-type", "application/oebps-package+xml").endswith("package+xml")]
    names = [join_name("", each.get("full-path", "")) for each in told or roots]
    if not names:
        raise package.damaged(f"{container} names no package document")
    return names[0]


def _refuse_protected(package: Package) -> None:
    """Raises ReadError where more is encrypted than fonts, and says by whose scheme if that is known."""
    name = "META-INF/encryption.xml"
    rights = [each for each in ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml") if each in package]
    if name not in package:
        return
    for data in _walk(package.parse(name), "EncryptedData"):
        methods = {each.get("Algorithm", "") for each in data if local(each) == "EncryptionMethod"}
        if not methods or methods - _FONTS:
            told = package.read(name) + b"".join(map(package.read, rights))
            scheme = next((what for sign, what in _SCHEMES if sign in told), "")
            scheme = scheme or ("Readium LCP" if "META-INF/license.lcpl" in package else "DRM")
            wrong = f"is an EPUB that is encrypted ({scheme}), and cannot be read here"
            raise ReadError(package.url, wrong, "ask its publisher for one without copy protection")


def _find_cover(root: etree._Element, name: str, items: Mapping[str, Item]) -> str:
    """The part with the cover's picture, by EPUB 3's property or EPUB 2's ``meta``; empty where there is none."""
    named = [item.name for item in items.values() if "cover-image" in item.properties]
    for meta in _walk(root, "meta"):
        if meta.get("name", "").lower() == "cover":
            content = meta.get("content", "")
            named += [items[content].name] if content in items else [join_name(name, content)]
    pictures = {item.name for item in items.values() if item.media_type.startswith("image/")}
    return next((each for each in named if each in pictures), "")


class _Told:
    """The Dublin Core of a book, with what EPUB 3 says of each element by ``refines``, EPUB 2 by attributes."""

    def __init__(self, root: etree._Element) -> None:
        self._refined: dict[tuple[str, str], str] = {}
        for meta in _walk(root, "meta"):
            if meta.get("refines") and meta.get("property"):
                self._refined[(meta.get("refines", "").lstrip("#"), meta.get("property", ""))] = meta.text or ""
        space = "http://purl.org/dc/elements/1."
        self._elements = [each for each in root.iter(etree.Element) if str(each.tag).lower().startswith(f"{{{space}")]

    def _find(self, name: str) -> Iterator[tuple[etree._Element, str]]:
        for each in self._elements:
            words = fold_spaces("".join(each.itertext()))
            if local(each).lower() == name and words:
                yield each, words

    def _says(self, element: etree._Element, name: str) -> str:
        return (self._refined.get((element.get("id", ""), name)) or attribute(element, name)).strip().lower()

    def each(self, name: str) -> tuple[str, ...]:
        return tuple(words for _, words in self._find(name))

    def first(self, name: str) -> str:
        return next(iter(self.each(name)), "")

    def title(self) -> str:
        """The main title, with its subtitle where EPUB 3 tells them apart."""
        kinds = {self._says(element, "title-type"): words for element, words in reversed(list(self._find("title")))}
        main = kinds.get("main") or self.first("title")
        subtitle = kinds.get("subtitle", "")
        return f"{main}: {subtitle}" if subtitle and subtitle.lower() not in main.lower() else main

    def authors(self) -> tuple[str, ...]:
        """The creators whose role is author, or is not told; all of them where nobody is one (MARC relators: aut)."""
        found = [(words, self._says(element, "role")) for element, words in self._find("creator")]
        names = [words for words, role in found if role in {"", "aut"}] or [words for words, _ in found]
        return tuple(dict.fromkeys(map(_turn, names)))

    def date(self) -> str:
        """When the book was published; when the file was made says nothing of that, and changes with every export."""
        found = [(words, self._says(element, "event")) for element, words in self._find("date")]
        told = [words for words, event in found if event in {"publication", "original-publication"}]
        words = next(iter(told or [words for words, event in found if not event]), "")
        return "" if words.startswith("0101") else words  # calibre's word for a date that nobody knows


def _turn(name: str) -> str:
    """``Lee, Ana`` as a person writes it; a name with more commas stands."""
    last, comma, first = name.partition(", ")
    is_name = comma and "," not in first and len(name.split()) < 6 and first.lower().rstrip(".") not in _TITLES
    return f"{first} {last}" if is_name else name


_TITLES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "inc", "ltd", "llc", "gmbh"})
