"""What is left of a page's tree when its units are chosen: they, their pictures and the captions of these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml import html as lxml_html
from lxml.html import HtmlElement

from articlecast.read.page.boxes import chain_up, is_aside_name
from articlecast.read.page.units import INLINE, Unit
from articlecast.read.page.wrappers import show

_MEDIA = ("img", "amp-img", "picture", "figure", "iframe", "video", "audio", "math", "table", "pre")
_CONSENT = re.compile(
    r"\W*by (?:clicking|watching|playing|loading|viewing)\b.{0,60}\byou (?:agree|accept|consent)", re.IGNORECASE
)


def prune_tree(units: Sequence[Unit], chosen: Sequence[bool]) -> str:
    """The HTML of the smallest element that holds all chosen units, without what was not chosen."""
    kept = [unit for unit, keep in zip(units, chosen, strict=True) if keep]
    if not kept:
        return ""
    root = _common([unit.block for unit in kept])
    _bring_lead(root)
    holders: set[HtmlElement] = {root}
    for unit in kept:
        for element, is_tail in unit.pieces:
            holder = element.getparent() if is_tail else element
            while holder is not None and holder not in holders:
                holders.add(holder)
                holder = holder.getparent()
    _reveal_text(kept, holders)
    # No witness knows the letters of a formula, and half of one is worse than none.
    formulas = {inside for formula in root.iter("math") for inside in formula.iter()}
    captions = _captions(root) | _sources(root, holders)
    for unit, keep in zip(units, chosen, strict=True):
        if keep or (unit.block in captions and not _CONSENT.match(unit.text)):
            continue
        for element, is_tail in unit.pieces:
            if is_tail and not (element in formulas and element.tag != "math"):
                element.tail = " "
            elif not is_tail and element not in formulas:
                element.text = ""
    _remove_strangers(root, holders)
    return str(lxml_html.tostring(root, encoding="unicode", with_tail=False))


def _bring_lead(root: HtmlElement) -> None:
    """Bring in the captioned picture that stands between the title and the box of the text, before all of it."""
    found: HtmlElement | None = None
    for box in (root, *root.iterancestors()):
        for before in box.itersiblings(preceding=True):
            if isinstance(before.tag, str):
                figures = [before] if before.tag == "figure" else list(islice(before.iter("figure"), 5))
                found = next((figure for figure in figures if _is_lead(figure)), found)
                if before.tag == "h1" or next(before.iter("h1"), None) is not None:
                    if found is not None:
                        found.tail = None
                        root.insert(0, found)
                    return


def _is_lead(figure: HtmlElement) -> bool:
    """Whether a figure shows a picture with words under it and no box round it is named as one beside an article."""
    pictured = (
        next(figure.iter("img", "amp-img"), None) is not None and next(figure.iter("figcaption"), None) is not None
    )
    return pictured and not any(is_aside_name(box) for box in chain_up(figure) if box.tag not in {"body", "html"})


def _reveal_text(kept: Sequence[Unit], holders: set[HtmlElement]) -> None:
    """Show what holds most of the text, which some sites hide until their scripts have set it, and what is folded."""
    for holder in holders:
        if holder.get("hidden") is not None or "none" in (holder.get("style") or ""):
            show(holder)
    unseen = {holder for holder in holders if "visibility" in (holder.get("style") or "")}
    whole = sum(len(unit.text) for unit in kept)
    mass: Counter[HtmlElement] = Counter()
    for unit in kept if unseen else ():
        for box in {unit.block, *unit.block.iterancestors()} & unseen:
            mass[box] += len(unit.text)
    for box in unseen:
        if 2 * mass[box] > whole:
            del box.attrib["style"]


def _captions(root: HtmlElement) -> set[HtmlElement]:
    """Everything within a figure that shows something: its words are captions and are judged as such later."""
    inside: set[HtmlElement] = set()
    for figure in root.iter("figure", "div"):
        if figure.tag == "div" and "caption" not in (figure.get("class") or ""):
            continue
        if (
            next(figure.iter("img", "iframe", "video", "amp-img"), None) is not None
            and len(figure.text_content()) < 1500
        ):
            inside.update(figure.iter())
    return inside


def _sources(root: HtmlElement, holders: set[HtmlElement]) -> set[HtmlElement]:
    """The captions of quotations, tables and listings that are kept; they are made ``holders`` themselves."""
    inside: set[HtmlElement] = set()
    for caption in root.iter("figcaption"):
        figure = caption.getparent()
        if figure in holders and next(figure.iter("blockquote", "table", "pre"), None) is not None:
            inside.update(caption.iter())
    holders |= inside
    return inside


def _remove_strangers(root: HtmlElement, holders: set[HtmlElement]) -> None:
    """Remove what holds no chosen unit, but for pictures and players that stand among those that do."""
    waiting = [root]
    while waiting:
        children = list(waiting.pop())
        # Whatever holds a chosen unit is a holder itself: one look at each child says where the last of them stands.
        last = next((at for at in range(len(children) - 1, -1, -1) if children[at] in holders), -1)
        for at, element in enumerate(children):
            if element in holders:
                waiting.append(element)
            elif isinstance(element.tag, str) and not _is_shown(element, after=at < last) and not _is_space(element):
                _drop(element)
            else:  # what stands beside a picture, in the box that stays for it, was no unit and was not emptied
                for beside in list(element.iter("form", "footer")):
                    _drop(beside)


def _is_shown(element: HtmlElement, *, after: bool) -> bool:
    """Whether an element without chosen words stays: a break, a formula; a picture or player with text ``after`` it."""
    if element.tag in {"br", "hr", "wbr"} or (
        element.tag == "script" and (element.get("type") or "").startswith("math/")
    ):
        return True
    shows = element.tag in _MEDIA or next(element.iter(*_MEDIA), None) is not None
    return shows and (after or element.tag in {"figure", "picture", "img"}) and not is_aside_name(element)


def _is_space(element: HtmlElement) -> bool:
    """Whether an element is a space or a line break between two words: ``<span> </span>``, ``<b><br></b>``."""
    if element.tag not in INLINE or next(element.iter("img", "svg"), None) is not None:
        return False
    words = element.text_content()
    return not words.strip() and (bool(words) or next(element.iter("br"), None) is not None)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _common(elements: Iterable[HtmlElement]) -> HtmlElement:
    """The deepest element that holds all of them."""
    chain: list[HtmlElement] | None = None
    for element in elements:
        own = [*reversed(list(element.iterancestors())), element]
        if chain is None:
            chain = own
        else:
            same = 0
            for one, other in zip(chain, own, strict=False):
                if one is not other:
                    break
                same += 1
            chain = chain[:same]
    assert chain  # noqa: S101 -- one tree has one root
    return chain[-1]
