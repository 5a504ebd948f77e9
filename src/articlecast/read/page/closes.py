"""What stands in an article's box and sells: cards with forms and stores, praise of others, offers at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.page.lines import HEADINGS
from articlecast.read.page.units import Unit

_TYPED = frozenset({"", "text", "search", "email", "tel"})
_STORE = re.compile(
    r"https?://(?:apps\.apple\.com|itunes\.apple\.com|play\.google\.com/store|chrome\.google\.com/webstore"
    r"|apps\.microsoft\.com|f-droid\.org/packages|addons\.mozilla\.org)\b"
)
_CARDS = frozenset({"div", "section", "aside", "form", "header", "figure"})
_CARD = 300
"""Characters; a box with more in it is no card."""
_PROSE = 140
_LAST = 6
"""Units at the end of an article that an offer may be made of."""
_PRAISED = re.compile(
    r"\W*(?:testimonials?|(?:customer|client|reader|user|listener|member)s?.? (?:reviews?|stories|testimonials?)"
    r"|praise for\b.{0,60}|(?:what|hear what) (?:our |the )?(?:\w+ )?(?:people|customers|clients|readers|users"
    r"|listeners|students|members|others) (?:are )?say(?:ing)?\b.{0,30}|(?:loved|trusted) by .{3,40}"
    r"|kundenstimmen|das sagen unsere kunden|témoignages|ils nous font confiance|testimonios|lo que dicen .{3,40}"
    r"|testimonianze|depoimentos|o que dizem .{3,40})\W*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\W*[“\"„«‘»].{10,600}[”\"“»’«](?:\s*[-–—~]\s*\S.{1,60})?\W*", re.DOTALL)
_OFFER = re.compile(
    r"(?:^|[.!?:–—]\s)[*_\s]{0,3}(?:(?:please|so|now|then|ready\?),? )?"
    r"(?:(?:try|get) [^.!?]{2,50}\bfree (?:for|today)\b|try [^.!?]{2,40}\bfree\W*$"
    r"|get started (?:for free|today|now)|start (?:for free|your (?:free )?(?:\d+[- ]day )?trial)"
    r"|(?:subscribe|sign up)\b(?: for [^.!?]{2,40})? (?:now|today|here|below|to (?:get|receive|our|my|read))\b"
    r"|(?:book|schedule|request) (?:a|your) (?:free )?(?:demo|call|consultation)\b)"
    r"|\b(?:cancel (?:at )?any ?time\W*$|unsubscribe (?:at )?any ?time"
    r"|no (?:credit card|commitments?) (?:required|needed)|no spam,? (?:ever|unsubscribe|we promise)"
    r"|(?:book|schedule|request|start) (?:a|your) free (?:demo|call|consultation|trial)"
    r"|if you(?:.ve| have)? (?:enjoyed|liked?|loved?|found) (?:this|what you|reading)\b[^.!?]{0,60}"
    r"\b(?:subscribe|sign up|share|follow)\b|\d+ ?% off your first)",
    re.IGNORECASE,
)
"""What only who sells says to the reader."""
_LONGEST_OFFER = 320
_MOST = 0.3
"""Of an article's letters, what an offer at its end has at most."""
_LONGEST_BESIDE = 120
"""Characters of a line of an offer, and of one that stands among them and offers nothing itself."""
_OWN = frozenset({"li", "td", "pre", "dd"})
"""What no offer is made of."""


_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.\w|\+?\d[\d ()./-]{8,20}\d")
_RELEASE_END = re.compile(
    r"\W*(?:notes? (?:to|for) (?:the )?editors?\W*"
    r"|(?:media|press) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b"
    rf"(?:\W*|.{{0,200}}?(?:{_CONTACT.pattern}).{{0,80}}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*About (?:the )?[A-Z]")
"""What a release says about who sends it: "About Tarn Mills"."""


def is_release_end(words: str) -> bool:
    """Whether a line begins what a press release says to editors: notes to them, whom to ask."""
    return _RELEASE_END.fullmatch(words) is not None


def tells_contact(words: str) -> bool:
    """Whether a line has an address or a number, or says who the sender is."""
    return _CONTACT.search(words) is not None or _ABOUT.match(words) is not None


def find_release_end(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """What a press release says to editors behind its story: notes, whom to ask, who the sender is.

    Only where the half before it is the story, and behind it stands an address, a number or who the sender is.
    """
    last = [unit for unit in units if kept[unit.index]]
    for at, unit in enumerate(last):
        if at > 2 and len(unit.text) < 300 and is_release_end(unit.text):
            before, behind = (sum(len(each.text) for each in part) for part in (last[:at], last[at:]))
            if behind <= before and any(tells_contact(each.text) for each in last[at:]):
                return {each.index for each in last[at:]}
    return set()


def find_cards(units: Sequence[Unit], root: HtmlElement) -> set[int]:
    """Units of small boxes round a field to type in, or a link to a store of apps."""
    boxes: set[HtmlElement] = set()
    for element in root.iter("input", "a"):
        if element.tag == "input":
            sells = (element.get("type") or "").lower() in _TYPED
        else:
            sells = _STORE.match(element.get("href") or "") is not None
        if sells and (box := _find_card(element, root)) is not None:
            boxes.add(box)
    if not boxes:
        return set()
    return {unit.index for unit in units if not boxes.isdisjoint((unit.block, *unit.block.iterancestors()))}


def _find_card(element: HtmlElement, root: HtmlElement) -> HtmlElement | None:
    """The largest box round an element that is a card: small, and without a paragraph of prose."""
    card: HtmlElement | None = None
    for box in element.iterancestors():
        if box is root or box.tag in {"p", "li", "td", "article", "main", "body", "blockquote", "pre"}:
            break
        if len(box.text_content()) > _CARD or any(len(p.text_content()) > _PROSE for p in box.iter("p")):
            break
        if box.tag in _CARDS:
            card = box
    return card


def find_praise(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """A last section of quotations under a heading that announces praise."""
    last = [unit for unit in units if kept[unit.index]]
    for at, head in enumerate(last):
        if at > 3 and len(head.text) < 80 and _PRAISED.fullmatch(head.text):
            below = last[at + 1 :]
            praise = [unit for unit in below if _QUOTED.fullmatch(unit.text) or _in_quotation(unit)]
            signed = [unit for unit in below if len(unit.text) < 60 and unit not in praise]
            if len(praise) > 1 and len(praise) + len(signed) == len(below):
                return {unit.index for unit in (head, *below)}
    return set()


def _in_quotation(unit: Unit) -> bool:
    return any(box.tag == "blockquote" for box in (unit.block, *unit.block.iterancestors()))


def find_offer(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """The lines of an offer that an article ends with: from the first that offers on, each of them short."""
    last = [unit for unit in units if kept[unit.index]]
    if len(last) < 4:
        return set()
    found: list[Unit] = []
    offers = 0
    for unit in reversed(last[-_LAST:]):
        offering = _OFFER.search(unit.text) is not None
        longest = _LONGEST_OFFER if offering else _LONGEST_BESIDE
        if len(unit.text) > longest or unit.block.tag in _OWN or _QUOTED.fullmatch(unit.text):
            break
        found.append(unit)
        offers = len(found) if offering else offers
    # The heading of an offer is the offer's: "Ready to measure your own river?".
    head = found[offers] if offers and len(found) > offers else None
    more = head is not None and head.block.tag in HEADINGS
    offer = found[: offers + more]
    if sum(len(unit.text) for unit in offer) > _MOST * sum(len(unit.text) for unit in last):
        return set()
    return {unit.index for unit in offer}
