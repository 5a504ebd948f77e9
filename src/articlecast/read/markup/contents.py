"""Lists that lead to places of their own text, as tables of contents do: they are for the eye."""

from __future__ import annotations

import re

from bs4 import Tag

from articlecast.model import Block, Heading, Paragraph, plain
from articlecast.read.markup.inline import attribute

_HEADING = re.compile(
    r"\W*(?:(?:table of )?contents?|toc|outline|overview|(?:in|on) this (?:article|post|guide|page|chapter|notebook)"
    r"|jump to|quick links|inhalt(?:sverzeichnis|sübersicht)?|übersicht|in diesem artikel|sommaire|table des matières"
    r"|dans cet article|índice|contenidos?|en este artículo|indice|sommario|in questo articolo|conteúdo|sumário"
    r"|neste artigo|inhoud(?:sopgave)?|innehåll|indhold|innhold|spis treści|содержание"
    r"|оглавление|目次|目录|目錄|차례|목차)\W*",
    re.IGNORECASE,
)
_FEWEST = 3
"""Links of such a list that nothing names."""


def count_jumps(tag: Tag) -> int:
    """How many links a list has of which every word leads to a place within the document; 0 for any other list, and for
    one within another, which is asked for all in it.
    """
    if tag.find_parent(["ul", "ol", "menu"]):
        return 0
    first = tag.find("a", href=True)
    if not isinstance(first, Tag) or not attribute(first, "href").startswith("#"):
        return 0
    links = tag.find_all("a", href=True)
    if not all(re.match(r"#.", attribute(link, "href")) for link in links):
        return 0
    linked = _letters("".join(link.get_text() for link in links))
    return len(links) if linked and linked == _letters(tag.get_text()) else 0


def cut_contents(before: list[Block], links: int) -> bool:
    """Whether a list of so many such links is left out; the line ``before`` it that names it goes with it."""
    last = before[-1] if before else None
    named = isinstance(last, Heading | Paragraph) and _HEADING.fullmatch(plain(last.content)) is not None
    if named and links > 1:
        before.pop()
    return links > 1 and (named or links >= _FEWEST)


def _letters(words: str) -> str:
    return re.sub(r"[\W\d_]+", "", words)
