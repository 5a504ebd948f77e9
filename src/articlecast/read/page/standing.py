"""What stands where on a page: the box that holds the article, and what is beside it, by names and by place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articlecast.read.markup.labels import ASIDE, BUTTON, LAYOUT, SEE_ALSO, SUBTITLE
from articlecast.read.page import walls
from articlecast.read.page.boxes import chain_up, is_above, is_admonition, is_empty_figure, names_of
from articlecast.read.page.continued import find_continuing, find_thread
from articlecast.read.page.lines import ENDS, HEADINGS, is_dateline, is_label, part_of
from articlecast.read.page.repeats import find_repeats
from articlecast.read.page.rows import find_posts
from articlecast.read.page.strangers import LARGE, find_strangers, find_title
from articlecast.read.page.units import Unit
from articlecast.read.page.witnesses import Witness

_BESIDE = frozenset({"aside", "figcaption", "nav", "footer", "form", "address"})
_FACTS = re.compile(r"(?:^|\s)(?:infobox|navbox|sidebar|vertical-navbox|ambox)(?=$|[\s_-])")
"""Classes of the tables that encyclopaedias set beside and below an article: its facts, its fellows, its faults."""
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})
_COUNT = re.compile(r"\d+")
_MOSTLY = 0.7
"""Letters of paragraphs in teasers among the text for each letter of it, where the page is made of them."""
_TEASERS = re.compile(r"teasers?|promo\w*|(?:article|display|link|story|post|news)-card(?:-\w+)*|product-?card")
"""Names of boxes that show other pages, one each; a hub has little else, and what is related is not among them."""


def _is_table(element: HtmlElement) -> bool:
    """Whether an element is a table, a part of one, or a box round one that holds nothing else."""
    if element.tag in _TABLE:
        return True
    return len(element) == 1 and element[0].tag == "table" and not (element.text or "").strip()


@dataclass(slots=True)
class Clues:
    """What the page says about itself, for comparison with its text."""

    title: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()


class Standing:
    """Where the units of a page stand, by what the witness keeps of them: its root, its rows of boxes, its names."""

    def __init__(self, units: Sequence[Unit], main: Witness, body: Witness, clues: Clues) -> None:
        self.units, self.main, self.body, self.clues = units, main, body, clues
        self.share = [main.share(unit) for unit in units]
        self.kept = [share >= 0.5 for share in self.share]
        self.root: HtmlElement | None = None
        self.names: dict[HtmlElement, frozenset[str]] = {}
        self.start = find_title(units, clues.title) or 0
        self.strangers = find_strangers(units, self.kept, clues.title)
        if self.strangers:
            self.leave(unit.index for unit in units if not self.strangers.isdisjoint(chain_up(unit.block)))
        kinds = {unit.index: self.pattern(unit) for unit in units if self.kept[unit.index]}
        beside = {index for index in kinds if self._is_beside(units[index])}
        self.repeats = find_repeats(units, self.kept, kinds, beside)
        self._weigh()
        self.leave(self.repeats)
        self._take_in(find_continuing(self.root, units))
        self._take_in(find_thread(units, self.kept))
        self.common = self._common_names()
        prose = (
            u for u, kept in zip(units, self.kept, strict=True) if kept and u.block.tag == "p" and len(u.text) > 60
        )
        self.fellows = {unit.block.getparent() for unit in prose if not self._is_beside(unit)}
        self.sections = self._own_sections()
        self.posts = find_posts(units)

    def _take_in(self, boxes: set[HtmlElement]) -> None:
        """Keep the prose of further boxes as the witness's own."""
        for unit in self.units if boxes else ():
            self.kept[unit.index] |= len(unit.text) > 60 and not boxes.isdisjoint(chain_up(unit.block))
        self._weigh()

    def _is_beside(self, unit: Unit) -> bool:
        """Whether a unit stands before the title, is named as the line below it, or stands in something beside."""
        if unit.index < self.start or SUBTITLE.search(names_of(unit.block)):
            return True
        inside = itertools.takewhile(lambda box: box.tag != "body" and box is not self.root, chain_up(unit.block))
        return any(map(self.aside_names, inside))

    def leave(self, indexes: Iterable[int]) -> None:
        """Keep none of these units."""
        for index in indexes:
            self.kept[index] = False

    def _weigh(self) -> None:
        """Find the root by how many letters of what is kept stand within each element."""
        self.mass: Counter[HtmlElement] = Counter()
        for unit, kept in zip(self.units, self.kept, strict=True):
            if kept:
                for box in chain_up(unit.block):
                    self.mass[box] += len(unit.text)
        self.total = sum(len(unit.text) for unit, kept in zip(self.units, self.kept, strict=True) if kept)
        self.root = self._root()

    def _root(self) -> HtmlElement | None:
        """The deepest element that holds nine tenths of what the main witness keeps."""
        best = None
        for element, mass in self.mass.items():
            if mass >= 0.9 * self.total and (best is None or is_above(best, element)):
                best = element
        return best

    def _common_names(self) -> frozenset[str]:
        """Names of asides that half the text bears: where every paragraph is a ``p.paywall``, the name says nothing.

        Nor does it where teasers of that name, among the text, are much of the page: a hub is made of them.
        """
        mass: Counter[str] = Counter()
        among: Counter[str] = Counter()
        span = [index for index, kept in enumerate(self.kept) if kept]
        for unit in self.units[span[0] : span[-1]] if span else ():
            prose = unit.link_share < 0.3 and unit.text[-1:] in ENDS and unit.block.tag == "p"
            if not (self.kept[unit.index] or prose):
                continue
            inside = itertools.takewhile(lambda box: box is not self.root, chain_up(unit.block))
            names = {name for element in inside for name in self.aside_names(element)}
            if self.kept[unit.index] or all(map(_TEASERS.fullmatch, names)):
                (mass if self.kept[unit.index] else among).update(dict.fromkeys(names, len(unit.text)))
        return frozenset(
            name for name in mass | among if mass[name] > 0.5 * self.total or among[name] > _MOSTLY * self.total
        )

    def _own_sections(self) -> set[int]:
        """Headings such as ``See also`` with the article's own prose in their section, and not with teasers."""
        return {
            head.index
            for head, first in itertools.pairwise(self.units)
            if head.block.tag in HEADINGS
            and SEE_ALSO.match(head.text)
            and head.link_share == 0
            and first.block.tag == "p"
            and first.block.getparent() is head.block.getparent()
            and len(first.text) > 60
            and 0 <= first.link_share < 0.5
            and first.text[-1] in ENDS
            and self.share[first.index] >= 0.5
            and self.within(head)
        }

    def aside_names(self, element: HtmlElement) -> frozenset[str]:
        """Those of an element's names that name something beside an article."""
        if element not in self.names:
            found = {match.group().strip(" \t\r\n_-").lower() for match in ASIDE.finditer(names_of(element))}
            if found and _is_table(element):  # its looks: a head that stays in sight while the rows pass
                found = {name for name in found if not name.startswith("sticky")}
            self.names[element] = frozenset(found)
        return self.names[element]

    def within(self, unit: Unit) -> bool:
        return unit.block is self.root or any(above is self.root for above in unit.block.iterancestors())

    def beside_root(self, unit: Unit) -> bool:
        """Whether a unit stands in the box right round the root, which is a box of the article's own."""
        box = self.root.getparent() if self.root is not None else None
        if box is None or box.tag in {"body", "html"} or len(unit.text) < 40:
            return False
        return any(above is box for above in unit.block.iterancestors())

    def aside(self, unit: Unit) -> bool:
        """Whether a unit says what another does, or the page names its surroundings as something beside the article."""
        if unit.index in self.repeats:
            return True
        for element in itertools.takewhile(lambda box: box is not self.root, chain_up(unit.block)):
            if element in self.strangers:
                return True
            if self.mass[element] >= LARGE * self.total:
                continue
            if (element.tag in _BESIDE and not self.is_prose(element)) or is_empty_figure(element):
                return True
            if element.tag == "table" and _FACTS.search(element.get("class") or ""):
                return True
            if element.get("itemprop") == "author":
                return True
            names = self.aside_names(element) - self.common
            if names and not (all(map(LAYOUT.fullmatch, names)) and self.is_own_line(unit, element)):
                return True
        return False

    def is_own_line(self, unit: Unit, box: HtmlElement) -> bool:
        """Whether a line in a box that is named for its looks is the writer's: beside the text, and without links."""
        beside = [each.getparent() for each in itertools.takewhile(lambda each: each is not self.root, chain_up(box))]
        if unit.link_share > 0.2 or not any(above in self.fellows for above in beside):
            return False
        if "call-to-action" in self.aside_names(box) and (
            next(box.iter("button", "form", "input"), None) is not None
            or any(BUTTON.search(link.get("class") or "") for link in box.iter("a"))
        ):
            return False
        if walls.PAYWALL.search(unit.text) or is_label(unit) or is_dateline(unit):
            return False
        if unit.block.tag in HEADINGS:
            return unit.link_share == 0
        return (len(unit.text) > 60 and unit.text[-1] in ENDS) or (part_of(unit.block) == "li" and len(unit.tokens) > 5)

    def is_prose(self, element: HtmlElement) -> bool:
        """Whether an ``aside`` holds an excursion of the writer's own: full paragraphs without many links."""
        if element.tag != "aside":
            return False
        if is_admonition(element):
            return True
        paragraphs = [len(p.text_content()) for p in element.iter("p")]
        linked = sum(len(a.text_content()) for a in element.iter("a"))
        return sum(size for size in paragraphs if size > 140) > 400 and linked < 0.2 * sum(paragraphs)

    def pattern(self, unit: Unit) -> tuple[str, ...]:
        """The unit's place by kind, which the units of one body share."""
        chain: list[str] = []
        element: HtmlElement | None = unit.block
        while element is not None and element is not self.root and len(chain) < 3:
            name = (element.get("class") or "").split(" ")[0]
            chain.append(f"{element.tag}.{_COUNT.sub('', name)}")  # line-1, line-2: each its own, and of one kind
            element = element.getparent()
        return tuple(chain)
