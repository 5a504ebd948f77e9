"""Medium's export, a page for each story, and other pages that say who wrote them by microformats (h-entry).

https://microformats.org/wiki/h-entry
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.makers.said import Said, drop, find_class, has_class, words_of

_ENTRIES = etree.XPath('//*[contains(concat(" ", normalize-space(@class), " "), " h-entry ")]')


def knows(_tree: HtmlElement, text: str) -> bool:
    """Whether the page is one story with Medium's own marks."""
    return ("h-entry" in text and "p-canonical" in text) or ("graf--" in text and "h-entry" in text)


def mend(tree: HtmlElement, _text: str, name: str) -> Said:
    """The story: its writer and date stand below it, where Medium says that it exported it."""
    entry = next(iter(_ENTRIES(tree)), tree)
    said = _read_entry(entry)
    canonical = find_class(entry, "p-canonical", "a")
    if canonical is not None and canonical.get("href"):
        said.fields["url"] = canonical.get("href") or ""
    said.whole = find_class(entry, "e-content")
    drop(
        each
        for each in entry.iter(etree.Element)
        if has_class(each, "section-divider", "graf--mixtapeEmbed", "graf--kicker")
    )
    for heading in list(entry.iter("h3", "h4")):
        if has_class(heading, "graf--subtitle"):
            heading.tag = "p"
        elif has_class(heading, "graf--title"):
            drop([heading])
    if re.match(r"draft_", name.replace("\\", "/").rpartition("/")[2]):
        said.lines["draft"] = "true"
    return said


def knows_entry(tree: HtmlElement, text: str) -> bool:
    """Whether a page marks one entry, and no list of them."""
    return "h-entry" in text and len(_ENTRIES(tree)) == 1


def mend_entry(tree: HtmlElement, _text: str, _name: str) -> Said:
    """What an entry's microformats say, for what the page declares nowhere else."""
    said = _read_entry(_ENTRIES(tree)[0])
    said.sure = False
    return said


def _read_entry(entry: HtmlElement) -> Said:
    said = Said()
    for name, mark in (("title", "p-name"), ("summary", "p-summary")):
        if words := words_of(find_class(entry, mark)):
            said.fields[name] = words
    author = find_class(entry, "p-author")
    inner = find_class(author, "p-name") if author is not None else None
    if words := words_of(inner if inner is not None else author):
        said.fields["authors"] = (words,)
    moment = find_class(entry, "dt-published")
    if moment is not None:
        said.fields["published"] = moment.get("datetime") or words_of(moment)
    link = find_class(entry, "u-url", "a")
    if link is not None and re.match(r"https?://", link.get("href") or ""):
        said.fields["url"] = link.get("href") or ""
    return said
