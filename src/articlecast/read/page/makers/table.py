"""The makers of pages, in the order in which they are asked."""

from __future__ import annotations

from lxml.html import HtmlElement

from articlecast.read.page.fields import Fields
from articlecast.read.page.makers import amp, google, gutenberg, latexml, medium, notion, word
from articlecast.read.page.makers.said import Maker, Said
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.dates import parse_date

MAKERS = (
    Maker("Word", word.knows, word.mend),
    Maker("Google Docs", google.knows, google.mend),
    Maker("Notion", notion.knows, notion.mend),
    Maker("Medium", medium.knows, medium.mend),
    Maker("Project Gutenberg", gutenberg.knows, gutenberg.mend),
    Maker("LaTeXML", latexml.knows, latexml.mend),
    Maker("AMP", amp.knows, amp.mend),
    Maker("h-entry", medium.knows_entry, medium.mend_entry),
)


def mend_made(tree: HtmlElement, text: str, name: str) -> tuple[str, Said]:
    """The maker of a page and what its marks say; the tree is changed in place. Nothing where no maker knows it."""
    found = next((maker for maker in MAKERS if maker.knows(tree, text)), None)
    return (found.name, found.mend(tree, text, name)) if found else ("", Said())


def fill_fields(fields: Fields, maker: str, said: Said) -> None:
    """Put what a maker's marks say into the fields of a page: over what it declares, or where it declares nothing."""
    known: dict[str, object] = {}
    for name, value in said.fields.items():
        if name == "published":
            known[name] = parse_date(str(value))
        elif name == "authors":
            known[name] = clean_names(value if isinstance(value, tuple) else (value,))
        else:
            known[name] = value
    for name, found in known.items():
        weak = not getattr(fields, name) or fields.origins.get(name) == "site name"
        if found and (said.sure or weak):
            setattr(fields, name, found)
            fields.origins[name] = maker
