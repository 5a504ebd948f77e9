"""Boxes of prose that are not the article, however long: what readers and shops say, appeals, other stories, consent.

An extractor weighs prose and takes the longest; whether a box has to do with the title, it does not ask.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from articlecast.read.page.boxes import chain_up, names_of
from articlecast.read.page.lines import HEADINGS, is_near
from articlecast.read.page.units import Unit
from articlecast.read.text.words import key

_NAMES = re.compile(
    r"(?:^|\s|(?<!and)[_-])(?:comments?|commentlist|respond|disqus|related\w*|recommend\w*|recirc\w*|reviews|reviewers?|testimonials?"
    r"|carousel|slider|ticker|breaking-?news|most-?read|popular|trending|teasers?|cookies?|consent|gdpr"
    r"|yarpp\w*|jp-relatedposts)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""What names a box for another kind of content, where ``ASIDE`` has names that a body bears for its looks, too."""
_NOTICE = re.compile(r"(?:^|[\s_-])(?:cookies?|consent|gdpr)(?=$|[\s_-])", re.IGNORECASE)
LARGE = 0.3
"""Share of the prose from which a name alone says little: the smaller are left out for it, see ``Standing.aside``."""
_APPEALS = (
    r"\b(?:support|fund|sustain|power|back)\b.{0,40}\b(?:our|us|independent|quality) ?"
    r"(?:newsroom|journalis[mt]s?|reporting|work|mission)",
    r"\bas little as\b|\bfor (?:just|only|less than)\b.{0,12}\b(?:a|per) (?:day|week|month|year|coffee)\b",
    r"\b(?:your|a|every|each|any) (?:\S+ )?(?:gift|donation|contribution|support|pledge)\b",
    r"\b(?:donate|give|chip in|contribute|become a (?:\w+ )?(?:member|supporter|subscriber|patron)|join us|subscribe)\b"
    r".{0,30}\b(?:today|now|to(?:day)?|here)\b",
    r"\bwe (?:rely|depend) on\b|\bpaid for by readers\b|\breader[- ](?:funded|supported)\b"
    r"|\breaders (?:like|such as) you\b",
    r"\b(?:cannot|can.t|could ?n.t) do (?:this|it) without you",
    r"\bkeep (?:our|the) (?:\S+ ){0,3}(?:free|open|independent)\b|\bfree (?:for|to) (?:everyone|all)\b",
    r"\b(?:help|allow) us (?:to )?(?:keep|continue|stay|report)",
)
"""What an appeal for money says, a row each; a story about one says one or two of them in a paragraph."""
_APPEAL = tuple(re.compile(row, re.IGNORECASE) for row in _APPEALS)
_OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_ENDS = frozenset('.!?…。！？"”’»」')
_FULL = 60
_MEAGRE = 100
"""Letters of prose behind the title that are an article by themselves, beside what is named for something else."""


def find_strangers(units: Sequence[Unit], kept: Sequence[bool], title: str) -> set[HtmlElement]:
    """The boxes among the kept units that are no part of the article, though most of the words may be theirs.

    None of them holds the title, and each leaves prose behind it.
    """
    at = find_title(units, title)
    if at is None:
        return set()
    around = set(chain_up(units[at].block))
    lines = [u for u, keep in zip(units, kept, strict=True) if keep and u.text[-1] in _ENDS]
    prose = [unit for unit in lines if len(unit.text) > _FULL]
    boxes: dict[HtmlElement, list[Unit]] = {}
    for unit in lines:
        for box in chain_up(unit.block):
            if box in around:
                break
            boxes.setdefault(box, []).append(unit)
    whole = sum(len(unit.text) for unit in prose)
    appeals = {unit.index: _count_appeals(unit) for unit in lines}  # once a line, not for each box round it
    found: set[HtmlElement] = set()
    for box, inside in boxes.items():
        large = sum(len(unit.text) for unit in inside) > LARGE * whole and _is_named(box, inside)
        # An article named so has its lines right below the title, and nothing of length before them.
        before = sum(len(unit.text) for unit in prose if at < unit.index < inside[0].index) if large else 0
        if (large and (inside[0].index < at or before >= _MEAGRE)) or _is_appeal(box, inside, appeals):
            found.add(box)
    own = (u for u in prose if u.index > at and found.isdisjoint(chain_up(u.block)))
    return found if sum(len(unit.text) for unit in own) >= _MEAGRE else set()


def _is_named(box: HtmlElement, inside: Sequence[Unit]) -> bool:
    """Whether a box is named for another kind of content and looks like it: a row of cards, or a notice."""
    names = names_of(box)
    if not _NAMES.search(names):
        return False
    cards: dict[tuple[HtmlElement | None, str, str], set[HtmlElement]] = {}
    for unit in inside:
        for card in itertools.takewhile(lambda each: each is not box, chain_up(unit.block)):
            if card.tag != "p":
                cards.setdefault((card.getparent(), card.tag, card.get("class") or ""), set()).add(card)
    return _NOTICE.search(names) is not None or max(map(len, cards.values()), default=0) >= 3


def _count_appeals(unit: Unit) -> int:
    """How many rows of what an appeal says a line has, if it speaks of its own publisher."""
    return sum(row.search(unit.text) is not None for row in _APPEAL) if _OWN.search(unit.text) else 0


def _is_appeal(box: HtmlElement, inside: Sequence[Unit], appeals: Mapping[int, int]) -> bool:
    """Whether a box speaks of its own publisher and asks for money, in most of its paragraphs or thrice in one."""
    if box.tag in {"p", "li"} and len(inside) == 1 and len(inside[0].text) > 400:
        return False
    said = [appeals[unit.index] for unit in inside]
    return sum(said) >= 3 and 2 * sum(count > 0 for count in said) > len(said)


def find_title(units: Sequence[Unit], title: str) -> int | None:
    """Where the page shows its title: its first ``h1`` of much the same words, or the first heading of just those."""
    words = key(title)
    heads = [(u, key(u.text)) for u in units if u.block.tag in HEADINGS]
    first = next((u.index for u, own in heads if u.block.tag == "h1" and is_near(own, words)), None)
    return next((u.index for u, own in heads if own == words), None) if first is None else first
