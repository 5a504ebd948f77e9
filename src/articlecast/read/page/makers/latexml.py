"""A paper that LaTeXML made of TeX, as arXiv shows them: its writers' names, and its footnotes within sentences."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, add_notes, drop, find_class
from articlecast.read.text.words import fold_spaces

_NOTES = etree.XPath('//span[contains(concat(" ", @class, " "), " ltx_role_footnote ")]')
_SIGNS = etree.XPath('.//*[contains(@class, "ltx_note_mark") or contains(@class, "ltx_tag_note")]')
_NAMES = etree.XPath('//span[contains(concat(" ", @class, " "), " ltx_personname ")]')
_HEADS = etree.XPath('//div[contains(concat(" ", @class, " "), " ltx_authors ")]')


def knows(tree: HtmlElement, text: str) -> bool:
    """Whether LaTeXML made the page."""
    return "ltx_document" in text and find_class(tree, "ltx_document", "article", "div", "section") is not None


def mend(tree: HtmlElement, _text: str, _name: str) -> Said:
    """Put the notes behind the paper; the lines of names, places and thanks below its title go."""
    authors = tuple(filter(None, map(_first_line, _NAMES(tree))))
    paper = find_class(tree, "ltx_document", "article", "div", "section")
    notes = []
    for number, note in enumerate(_NOTES(tree), 1):
        content, parent = find_class(note, "ltx_note_content", "span"), note.getparent()
        if content is None or parent is None:
            continue
        name = f"latexml-note-{number}"
        mark: HtmlElement = lxml_html.Element("sup")
        link: HtmlElement = lxml_html.Element("a", {"href": f"#{name}"})
        link.text = str(number)
        mark.append(link)
        mark.tail, note.tail = note.tail, None
        parent.replace(note, mark)
        drop(_SIGNS(content))
        notes.append((name, content))
    if paper is not None:
        add_notes(paper, notes)
    drop(_HEADS(tree))
    return Said({"authors": authors}, whole=paper)


def _first_line(name: HtmlElement) -> str:
    """What stands in a name before its first line ends: behind it are addresses."""
    words = [name.text or ""]
    for each in name:
        if each.tag == "br":
            break
        words += ["" if each.tag == "sup" else each.text_content(), each.tail or ""]
    return fold_spaces("".join(words))
