"""A book's footnotes and endnotes, wherever they stand, taken out of its text and put below the chapter they are of.

EPUB 3 marks them (``noteref``, ``footnote``, ``endnote``); the books of before have a raised number that leads to a
paragraph with a link back, which is understood as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from articlecast.read.formats.epub.pages import empty_element
from articlecast.read.formats.zipped import join_name

_MARKED = re.compile(r"\b(?:noteref|footnote-?(?:ref|link|anchor)|fn-?ref|endnote-?ref|doc-noteref)\b", re.IGNORECASE)
_TEXT = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶‖]{1,4})[\])]?[.,;]?", re.IGNORECASE)
_NAME = re.compile(r"_?(?:fn|ftn|edn|en|foot-?note|end-?note|note|rnote|nt)[-_.:]?[\w.:-]*\d[\w.:-]*", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:foot|end|rear)-?note\b|\bdoc-(?:foot|end)note\b", re.IGNORECASE)
_BLOCKS = frozenset({"p", "li", "div", "aside", "section", "dd", "dt", "td", "blockquote", "tr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "body", "html"})
_LONGEST = 6_000
"""Letters of a note; what a number leads to and has more is a chapter of its own."""
_BACK = re.compile(r"^[\s↩︎↑⤴^⏎↵\ufe0e]+$")
_LABEL = re.compile(r"^[\s\u00a0.:)\]–—-]+")
Place = tuple[str, str]
"""The name of a document, and of an anchor in it."""


@dataclass(frozen=True, slots=True)
class _Reference:
    link: etree._Element
    place: Place
    target: etree._Element
    marked: bool


def take_notes(trees: Mapping[str, etree._Element], order: Sequence[str]) -> tuple[str, ...]:
    """Take the notes out of the documents; each as HTML, by the number that its references lead to as ``#note-N``.

    ``order`` names the documents that are read; notes may stand in the others as well.
    """
    anchors = _find_anchors(trees)
    references = _find_references(trees, order, anchors)
    targets = {each.target for each in references}
    sizes: dict[etree._Element, int] = {}
    seats = {place for each in references for place in _list_anchors(each.link)}
    numbers: dict[etree._Element, int] = {}
    for each in references:
        note = _find_note(each, targets, sizes)
        if note is None or any(above is note for above in each.link.iterancestors()):
            continue
        number = numbers.setdefault(note, len(numbers))
        each.link.set("href", f"#note-{number}")
        each.link.set("class", "footnote-ref")
    texts = tuple(_write_note(note, seats) for note in numbers)
    homes = {note.getroottree().getroot() for note in numbers}
    _remove(numbers)
    for tree in homes:
        _clear_hollow(tree)
    number = 0
    for name in order:
        number = _settle_others(trees[name], number)
    return texts


def _find_anchors(trees: Mapping[str, etree._Element]) -> dict[Place, etree._Element]:
    found: dict[Place, etree._Element] = {}
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            anchor = element.get("id") or (element.get("name") if element.tag == "a" else None)
            if anchor:
                found.setdefault((name, anchor), element)
    return found


def _find_references(
    trees: Mapping[str, etree._Element], order: Iterable[str], anchors: Mapping[Place, etree._Element]
) -> list[_Reference]:
    """The links to notes in reading order; a link from a note back to one that stands before it is none."""
    found: list[_Reference] = []
    seats: set[Place] = set()
    for name in order:
        for link in list(trees[name].iter("a")):
            href = link.get("href", "")
            if "#" not in href:
                continue
            place = (join_name(name, href), href.partition("#")[2])
            words = "".join(link.itertext()).strip()
            marked = _is_marked(link)
            if place in seats or not (marked or _looks_so(link, words, place[1])):
                continue
            target = anchors.get(place)
            if target is None:
                if marked and _TEXT.fullmatch(words):  # a number that leads nowhere is nothing to hear
                    empty_element(link)
                continue
            each = _Reference(link, place, target, marked)
            found.append(each)
            seats.update((name, anchor) for anchor in _list_anchors(link))
    return found


def _is_marked(link: etree._Element) -> bool:
    return _MARKED.search(" ".join(link.get(name, "") for name in ("data-type", "role", "class"))) is not None


def _looks_so(link: etree._Element, words: str, anchor: str) -> bool:
    if not _TEXT.fullmatch(words):
        return False
    parent = link.getparent()
    raised = link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")
    return raised or words[:1] in "[(*†‡§" or _NAME.fullmatch(anchor) is not None


def _list_anchors(link: etree._Element) -> list[str]:
    """The names that a link back may have for the place of a reference: its own, what it stands in, what is in it."""
    around = [each for each in link.iterancestors() if each.tag in {"sup", "span", "a", "small"}]
    before = link.getprevious()
    beside = [before] if before is not None and not "".join(before.itertext()).strip() else []
    return [name for each in (link, *around, *beside, *link) for name in (each.get("id"), each.get("name")) if name]


def _find_note(
    each: _Reference, targets: set[etree._Element], sizes: dict[etree._Element, int]
) -> etree._Element | None:
    """The element that is the note which an anchor stands in, at or before; None where it is no note."""
    block = each.target
    while block.tag not in _BLOCKS:
        above = block.getparent()
        if block.tag in _HEADINGS or above is None:
            return None
        block = above
    if block.tag == "dt":
        after = block.getnext()
        block = after if after is not None and after.tag == "dd" else block
    while (above := block.getparent()) is not None and _is_single(above, block, targets):
        block = above
    if block not in sizes:
        sizes[block] = sum(map(len, block.itertext()))
    return block if sizes[block] <= _LONGEST else None


def _is_single(above: etree._Element, block: etree._Element, targets: set[etree._Element]) -> bool:
    """Whether what stands round a block of a note is that note as a whole, and holds no other."""
    told = " ".join(above.get(name, "") for name in ("data-type", "role", "class"))
    if above.tag not in {"li", "aside", "div", "section", "tr", "dd"} or above[0] is not block:
        return False
    if not (above.tag in {"li", "aside", "tr"} or _SINGLE.search(told)):
        return False
    held = list(islice(above.iter(), 300))
    return len(held) < 300 and sum(each in targets for each in held) <= 1


def _write_note(note: etree._Element, seats: set[str]) -> str:
    """A note's HTML without its number and its links back to the text."""
    for link in list(note.iter("a")):
        href = link.get("href", "")
        words = "".join(link.itertext()).strip()
        back = "#" in href and href.partition("#")[2] in seats and (_TEXT.fullmatch(words) or len(words) < 12)
        if (back or _BACK.match(words) or "backlink" in link.get("role", "")) and link is not note:
            _unlabel(link)
    first = note if note.text and note.text.strip() else next((e for e in note.iter() if (e.text or "").strip()), note)
    first.text = re.sub(r"^\s*[\[(]?(?:\d{1,4}|[*†‡§]{1,3})[\])]?[.:]?\s+(?=\S)", "", first.text or "")
    html: str = etree.tostring(note, method="html", encoding="unicode", with_tail=False)
    if note.tag in {"p", "blockquote"}:
        return html
    return re.sub(r"^<[^>]*>|</\w+>\s*$", "", html)


def _unlabel(link: etree._Element) -> None:
    """Take a link back out, with the stop or the bracket behind it where it begins its line."""
    parent = link.getparent()
    if parent is None:
        return
    if parent.tag == "sup" and len(parent) == 1 and not (parent.text or "").strip():
        link, parent = parent, parent.getparent()
    begins = parent is not None and link.getprevious() is None and not (parent.text or "").strip()
    if begins and link.tail:
        link.tail = _LABEL.sub("", link.tail)
    empty_element(link)


def _remove(notes: Iterable[etree._Element]) -> None:
    """Take notes out, and what stands empty without them: the list that they were, a rule above it."""
    above = set()
    for note in notes:
        before, parent = note.getprevious(), note.getparent()
        if note.tag == "dd" and before is not None and before.tag == "dt":
            empty_element(before)
        empty_element(note)
        above.add(parent)
    while above:
        element = above.pop()
        if element is None or element.tag not in _CONTAINERS:
            continue
        if any(words.strip() for words in element.itertext()) or any(e.tag not in _VOID for e in element.iter()):
            continue
        above.add(element.getparent())
        empty_element(element)


def _clear_hollow(tree: etree._Element) -> None:
    """Empty a document of notes: without them it holds their headings alone."""
    headings = list(tree.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    body = tree.find(".//body")
    told = sum(_count_letters(each) for each in headings)
    if body is not None and _count_letters(body) <= told:
        for each in headings:
            empty_element(each)


def _count_letters(element: etree._Element) -> int:
    return sum(len(words.strip()) for words in element.itertext())


_CONTAINERS = frozenset({"ol", "ul", "dl", "table", "tbody", "div", "section", "aside"})
_VOID = _CONTAINERS | {"hr", "br", "span", "tr"}


def _settle_others(tree: etree._Element, number: int) -> int:
    """Mark notes that nothing leads to as such: they are no part of the text that they stand in."""
    for element in tree.iter("aside", "div", "section", "li", "p"):
        told = f"{element.get('data-type', '')} {element.get('role', '')}".lower().split()
        if {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"} & set(told):
            number += 1
            element.tag = "aside"
            element.set("class", "footnote")
            element.set("id", f"note-x{number}")
    return number
