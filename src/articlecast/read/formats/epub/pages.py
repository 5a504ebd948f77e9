"""A book's documents as trees of HTML: XHTML parsed as the XML that it is, its namespaces taken off."""

from __future__ import annotations

import re
from html.entities import html5
from itertools import islice

from lxml import etree
from lxml.html import HTMLParser

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.formats.zipped import Package, refuse_entities
from articlecast.read.text.decode import TAG, decode_page, tame_html

MOST_TAGS = 200_000
"""In all documents of a book; a tree takes half a kilobyte for each, and the longest of novels have 100,000."""
_PROLOGUE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!DOCTYPE[^>\[]*(?:\[.{0,2000}?\]\s*)?>\s*|<!--.{0,5000}?-->\s*)*", re.DOTALL
)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_XML = "{http://www.w3.org/XML/1998/namespace}"
_GONE = etree.XPath(
    '//nav | //script | //style | //link | //*[contains(concat(" ", @data-type, " "), " pagebreak ")]'
    ' | //*[@role="doc-pagebreak"] | //*[contains(concat(" ", normalize-space(@class), " "), " pg-boilerplate ")]'
    ' | //span[contains("pagenum pageno page-number pagebreak", normalize-space(@class)) and @class != ""]'
)
"""What is no text of the book: lists of links, the printed edition's page numbers, Project Gutenberg's licence."""


_STYLE = re.compile(
    r"(?:sub[-_]?head(?:ing)?|(?:[abc]|section|chapter)[-_]?(?:head(?:ing)?|title)|heading|zwischen(?:titel|überschrift)"
    r"|(?:inter)?titre|ladillo)(?:[-_]?\d)?(?:[-_](?:first|top|no[-_]space|para))?",
    re.IGNORECASE,
)
"""The paragraph styles of headings, by which InDesign names the classes of its paragraphs."""
_LONGEST_HEADING = 15


class Pages:
    """The documents of a book as trees, each parsed once; all together have at most ``MOST_TAGS`` tags."""

    def __init__(self, package: Package) -> None:
        self._package, self._left = package, MOST_TAGS
        self._trees: dict[str, etree._Element] = {}

    def load(self, name: str) -> etree._Element:
        """The tree of a document: HTML's names without namespaces, ``epub:type`` as ``data-type``.

        What is no sound XML is read as browsers read HTML. Raises ReadError as ``Package.read`` does.
        """
        if name not in self._trees:
            content = self._package.read(name)
            refuse_entities(content, self._package, name)
            text = decode_page(Document(content, "application/xhtml+xml", self._package.url))
            self._left -= sum(1 for _ in islice(TAG.finditer(text), self._left + 1))
            if self._left < 0:
                url = self._package.url
                raise ReadError(url, f"is a book of more than {MOST_TAGS:,} tags", f"split {url} into several")
            self._trees[name] = parse_text(text)
        return self._trees[name]


def parse_text(text: str) -> etree._Element:
    """The tree of a document's text."""
    text = _ENTITY.sub(_spell_out, tame_html(_PROLOGUE.sub("", text, count=1)))
    bare = {"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True}
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(load_dtd=False, **bare))
    except etree.XMLSyntaxError:
        parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        found = etree.fromstring(text.encode() or b"<p>", parser)
        root = found if found is not None else etree.fromstring("<html><body/></html>")
    for element in root.iter(etree.Element):
        element.tag = str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()
        _rename(element)
    etree.cleanup_namespaces(root)
    return root


def _spell_out(found: re.Match[str]) -> str:
    return found.group() if found[1] in _KEPT else html5.get(f"{found[1]};", found.group().replace("&", "&amp;"))


def _rename(element: etree._Element) -> None:
    """An element's attributes without namespaces; ``epub:type`` becomes ``data-type``, ``xml:lang`` ``lang``."""
    for key in element.attrib:
        named = str(key)
        if named.startswith(_XML) and named.endswith("lang"):
            new = "lang"
        elif named.endswith("}type") or named == "epub:type":
            new = "data-type"
        elif named.startswith("{") or ":" in named:
            new = re.split("[}:]", named)[-1]
        else:
            continue
        value = element.attrib.pop(key)
        if new not in element.attrib:
            element.set(new, value)


def clean_page(root: etree._Element) -> None:
    """Take out what is no text of the book."""
    for element in _GONE(root):
        if element.getparent() is not None:
            empty_element(element)
    for line in root.iter("p"):
        if any(_STYLE.fullmatch(name) for name in line.get("class", "").split()):
            words = " ".join("".join(line.itertext()).split())
            if 0 < len(words.split()) <= _LONGEST_HEADING and not words.endswith((".", ",", ";", ":")):
                line.tag = "h3"


def empty_element(element: etree._Element) -> None:
    """Take out all that an element holds, and leave it empty: to join the words around it would take the square of
    their number where there are many such.
    """
    element.clear(keep_tail=True)
    element.tag = "span"
