"""DOCX, Word's documents (ECMA-376 Office Open XML), and those that Google Docs, Pages and LibreOffice export as such.

The reason why no package reads them here stands in the package's docstring: mammoth, the field's choice, was tried.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from articlecast.model import Article, Document
from articlecast.read.formats.office.docx_styles import (
    Numbering,
    Styles,
    parse_related,
    read_properties,
    read_relations,
)
from articlecast.read.formats.office.docx_text import Words
from articlecast.read.formats.office.finish import finish_document
from articlecast.read.formats.zipped import Package, attribute, local
from articlecast.read.options import ReadOptions


def read_docx(document: Document, options: ReadOptions) -> Article:
    """The article of a DOCX, its revisions accepted. Raises ReadError for one that is damaged or hostile, NotAnArticle
    for one without a text.
    """
    package = Package(document, options, "a Word document")
    outer = read_relations(package, "")
    main = next((target for kind, target in outer.values() if kind == "officeDocument"), "word/document.xml")
    relations = read_relations(package, main)
    root = package.parse(main)
    styles = Styles(parse_related(package, relations, "styles"))
    words = Words(
        document.url,
        styles,
        Numbering(parse_related(package, relations, "numbering")),
        relations,
        _read_notes(package, relations),
    )
    words.write_blocks(root, words.flow)
    told = read_properties(package, outer)
    language = told.language or styles.language
    return finish_document(document, words.finish(), replace(told, language=language), options)


def _read_notes(
    package: Package, relations: dict[str, tuple[str, str]]
) -> dict[tuple[str, str], tuple[etree._Element, dict[str, tuple[str, str]]]]:
    """Each footnote and endnote by its kind and identifier, with the relations of the part that it stands in."""
    found = {}
    for kind, target in relations.values():
        if kind in {"footnotes", "endnotes"} and target in package:
            own = read_relations(package, target)
            for note in package.parse(target):
                if attribute(note, "type") in {"", "normal"} and local(note) in {"footnote", "endnote"}:
                    found[(local(note), attribute(note, "id"))] = (note, own)
    return found
