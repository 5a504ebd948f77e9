"""The second witness: which box Readability would choose, by the same weights, and its prose.

Arc90's Readability (2009), whose weights its followers have kept: a point for a paragraph, one for each comma in it, up
to three for its length, all for its box and half for the box round that; 25 less for a name of something beside, and
less by the share of links. Names alone earn nothing here: "content" and "story" stand round whole pages, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.markup.labels import ASIDE
from articlecast.read.page.boxes import chain_up, names_of
from articlecast.read.page.units import INLINE, Unit

_COMMAS = re.compile("[,،、，]")
_NEVER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
_BESIDE = frozenset({"aside", "nav", "footer", "form"})


def read_prose(units: Sequence[Unit]) -> str:
    """The lines of the box that weighs most and of those of its class beside it that weigh a fifth of it."""
    named: dict[HtmlElement, bool] = {}
    for unit in units:
        _name_boxes(unit.block, named)
    weights = _weigh(units, {block for block, aside in named.items() if aside})
    best = max(weights, key=weights.__getitem__, default=None)
    if best is None:
        return ""
    boxes = {best}
    for each in best.getparent() if best.getparent() is not None else ():
        if each.get("class") == best.get("class") and weights[each] >= max(10.0, 0.2 * weights[best]):
            boxes.add(each)
    inside = [u for u in units if not named[u.block] and not boxes.isdisjoint(chain_up(u.block)) and u.link_share < 0.5]
    return "\n".join(unit.text for unit in inside)


def count_prose(units: Sequence[Unit]) -> int:
    """How many words ``read_prose`` can give at most."""
    return sum(len(unit.tokens) for unit in units if unit.link_share < 0.5)


def _add_up(units: Sequence[Unit]) -> tuple[Counter[HtmlElement], Counter[HtmlElement]]:
    """How many letters stand in each box, and how many of them in links; those of one box go up together."""
    letters: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    above: defaultdict[HtmlElement, list[int]] = defaultdict(lambda: [0, 0])
    for unit in units:
        letters[unit.block] += len(unit.text)
        linked[unit.block] += unit.linked
        if (box := unit.block.getparent()) is not None:
            above[box][0] += len(unit.text)
            above[box][1] += unit.linked
    for inner, (size, links) in above.items():
        for box in chain_up(inner):
            letters[box] += size
            linked[box] += links
    return letters, linked


def _weigh(units: Sequence[Unit], aside: set[HtmlElement]) -> defaultdict[HtmlElement, float]:
    """The weight of each box of prose."""
    letters, linked = _add_up(units)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    for unit in units:
        if len(unit.text) < 25 or unit.block.tag in _NEVER or unit.block in aside:
            continue
        points = 1 + len(_COMMAS.findall(unit.text)) + min(len(unit.text) / 100, 3)
        bare = any(child.tag not in INLINE for child in unit.block)  # words of a box between its own paragraphs
        box = unit.block if bare else unit.block.getparent()
        for each, share in ((box, 1.0), (box.getparent() if box is not None else None, 0.5)):
            if each is not None:
                weights[each] += share * points
    for box in list(weights):
        weights[box] = (weights[box] - 25 * bool(ASIDE.search(names_of(box)))) * (
            1 - linked[box] / max(letters[box], 1)
        )
    return weights


def _name_boxes(block: HtmlElement, named: dict[HtmlElement, bool]) -> None:
    """Note of a block and all boxes round it whether they stand in one that is named as what is beside an article."""
    fresh: list[HtmlElement] = []
    for box in chain_up(block):
        if box in named:
            break
        fresh.append(box)
    for box in reversed(fresh):
        above = box.getparent()
        own = box.tag not in {"body", "html"} and (box.tag in _BESIDE or ASIDE.search(names_of(box)) is not None)
        named[box] = own or (above is not None and named.get(above, False))
