"""A newsletter's notes tied to their marks, whose addresses lead to its page or to a counter of clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.formats.mail.leaves import drop_element
from articlecast.read.text.words import fold_spaces

_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z]|[*†‡§]{1,3})\W*", re.IGNORECASE)


def join_notes(root: HtmlElement) -> None:
    """Let each mark of a note lead to the note within the letter, and leave out the number before it.

    Where a mark leads cannot be told of an address that counts clicks; Substack's marks and notes bear the same number.
    """
    notes: dict[str, str] = {}
    for number in list(_with_class(root, "footnote-number")):
        note = next((each for each in number.iterancestors() if "footnote" in _classes(each)), None)
        shown = fold_spaces(number.text_content())
        if note is not None and shown and shown not in notes:
            notes[shown] = number.get("id") or f"footnote-{shown}"
            note.set("id", notes[shown])
            drop_element(number)
    for mark in _with_class(root, "footnote-anchor"):
        if name := notes.get(fold_spaces(mark.text_content())):
            mark.set("href", f"#{name}")
    known = {each.get("id") for each in root.iter(etree.Element)} - {None}
    for link in root.iter("a"):
        place = (link.get("href") or "").partition("#")[2]
        if place in known and _MARK.fullmatch(fold_spaces(link.text_content())):
            link.set("href", f"#{place}")


def _with_class(root: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (link for link in root.iter("a") if name in _classes(link))


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
