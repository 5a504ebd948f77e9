"""What several lines of a page are together: a list that is introduced, of documents, or of places within the page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.markup.labels import CLOSING, POST
from articlecast.read.page.boxes import chain_up
from articlecast.read.page.lines import ENDS, HEADINGS, count_files, is_announcement, is_label, leads_within, part_of
from articlecast.read.page.units import Unit
from articlecast.read.text.words import key

_LINES = frozenset({"p", "div", "span", "li", "ul", "header", "section"})
_FULL, _LABEL = 60, 40
_COUNT = re.compile(r"#?\d{1,2}[.):] ?\S")
"""What a heading of a list of things begins with: 1. The crank."""


def find_introduced_lists(units: Sequence[Unit], prose: set[HtmlElement], kept: Sequence[bool]) -> set[HtmlElement]:
    """The lists among the ``prose`` under a heading of the article, and those that a kept sentence announces."""
    found: set[HtmlElement] = set()
    for head, first in itertools.pairwise(units):
        items = first.block.getparent()
        if (
            first.block.tag == "li"
            and (head.block.tag in HEADINGS or is_announcement(head))
            and items is not None
            and (items.getparent() in prose or (kept[head.index] and is_announcement(head)))
            and not (is_label(head) or CLOSING.match(head.text))
        ):
            found.add(items)
    return found


def find_head_lines(units: Sequence[Unit], kept: Sequence[bool], prose: Sequence[Unit], start: int) -> set[int]:
    """Short lines between the title and the text that share no box with it: places, counts, links to share.

    No sentence ends them, and none is a heading; where no title stands before the ``prose``, there are none.
    """
    if not prose or prose[0].index <= start or units[start].block.tag not in HEADINGS:
        return set()
    boxes = {unit.block.getparent() for unit in prose}
    # The first full sentence may be a standfirst; at the second the text has begun, of whatever kind it is.
    full = [
        u.index
        for u in units[start + 1 : prose[0].index]
        if len(u.text) > _FULL and u.text[-1] in ENDS and kept[u.index]
    ]
    end = full[1] if len(full) > 1 else prose[0].index
    return {
        unit.index
        for unit in units[start:end]
        if kept[unit.index]
        and part_of(unit.block) in _LINES
        and unit.block.getparent() not in boxes
        and len(unit.text) < (_FULL if unit.block.tag in {"div", "span"} else _LABEL)
        and (unit.block.tag != "li" or unit.link_share > 0.5)
        and unit.text[-1:] not in {*ENDS, ":", ","}
    }


def find_names(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """Lines that are a link each and name what the paragraph behind them is about: with a colon, or three in turn."""
    found: set[int] = set()
    row: list[int] = []
    for unit in units[:-1]:
        after = units[unit.index + 1]
        fellow = after.block.tag == unit.block.tag and after.block.getparent() is unit.block.getparent()
        named = fellow and kept[after.index] and unit.link_share > 0.85 and len(unit.text) < 80
        if named and after.link_share < 0.3 and len(after.text) > len(unit.text) and not is_label(unit):
            if unit.text.endswith((":", "：")) or _COUNT.match(unit.text):
                found.add(unit.index)
            row.append(unit.index)
        elif not (row and row[-1] == unit.index - 1):
            row = []
        if len(row) >= 3:
            found.update(row)
    return found


def find_files(units: Sequence[Unit]) -> set[int]:
    """Units of a list of documents; one alone is a button."""
    found = {index: count for index, unit in enumerate(units) if (count := count_files(unit))}
    return {n for n, count in found.items() if count > 1 or found.keys() & {n - 2, n - 1, n + 1, n + 2}}


def find_jumps(units: Sequence[Unit]) -> set[int]:
    """Units of a table of contents: three links or more in a row to places within the page."""
    found: set[int] = set()
    row: list[int] = []
    for index, unit in enumerate([*units, None]):
        if unit is not None and unit.link_share > 0.8 and leads_within(unit.block):
            row.append(index)
            continue
        if len(row) >= 3:
            found.update(row)
        row = []
    return found


def find_contents(units: Sequence[Unit]) -> set[int]:
    """Units of a table of contents without links: two items or more, each a later heading, and the line above them.

    A sentence that goes on in its list keeps it: the writer counts what comes.
    """
    heads = [(unit.index, key(unit.text)) for unit in units if unit.block.tag in HEADINGS]
    last = {words: index for index, words in heads}
    found: set[int] = set()
    row: list[int] = []
    for index, unit in enumerate([*units, None]):
        if unit is not None and part_of_list(unit.block) and last.get(key(unit.text), -1) > index:
            row.append(index)
            continue
        above = units[row[0] - 1] if row and row[0] else None
        if len(row) > 1 and not (above is not None and is_announcement(above)):
            found.update(row)
            found |= {above.index} if above is not None and above.text.endswith((":", "：")) else set()
        row = []
    return found


def part_of_list(block: HtmlElement) -> bool:
    """Whether a line is an item of a list, or the paragraph of one."""
    above = block.getparent()
    return block.tag == "li" or (above is not None and above.tag == "li")


def find_section(units: Sequence[Unit], head: Unit) -> list[Unit]:
    """A heading and what stands below it: up to the next of its rank, or to the end of the box that it is set in."""
    box = head.block.getparent()
    while box is not None and box.getparent() is not None and key(box.text_content()) == key(head.text):
        box = box.getparent()
    found = [head]
    for unit in units[head.index + 1 :]:
        tag = unit.block.tag
        if (tag in HEADINGS and tag <= head.block.tag) or not any(above is box for above in chain_up(unit.block)):
            break
        found.append(unit)
    return found


def find_posts(units: Sequence[Unit]) -> set[int]:
    """Units of posts of social networks, which the writer quotes with all their links and dates."""
    known: dict[HtmlElement, bool] = {}  # each box is judged once, however deep the lines stand
    for unit in units:
        passed: list[HtmlElement] = []
        for box in (unit.block, *unit.block.iterancestors()):
            if box in known or box.tag == "body":
                break
            passed.append(box)
        inside = bool(passed) and (above := passed[-1].getparent()) is not None and known.get(above, False)
        for box in reversed(passed):
            inside = known[box] = inside or POST.search(box.get("class") or "") is not None
    return {unit.index for unit in units if known.get(unit.block)}
