"""What shows another page within the text: a heading that is a link, the line over it, the label of their box."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.page.boxes import chain_up
from articlecast.read.page.lines import ENDS, HEADINGS, is_label, leads_within
from articlecast.read.page.units import Unit

_LINKED = 0.85
_LONG_LABEL = 40
"""Characters of a line of the page's that is more than a button beside a heading."""


def is_linked_heading(unit: Unit) -> bool:
    """Whether a heading is a link to another page."""
    return unit.block.tag in HEADINGS and unit.link_share >= _LINKED and not leads_within(unit.block)


def is_kicker(units: Sequence[Unit], kept: Sequence[bool], index: int, following: int) -> bool:
    """Whether a line stands over a heading that is a link and left out, in a box without the text behind it."""
    unit, after = units[index], units[index + 1]
    if unit.text[-1] in ENDS or kept[after.index] or not is_linked_heading(after):
        return False
    boxes = {unit.block, unit.block.getparent()} - set(chain_up(units[following].block))
    return any(box in boxes for box in chain_up(after.block))


def leads_away(units: Sequence[Unit], kept: Sequence[bool], index: int, following: int) -> bool:
    """Whether a heading is a link to another page, in a box without the text that ``following`` begins.

    Behind one that the witness kept, the text begins with a heading: a card may stand for a section's.
    """
    box, after = units[index].block.getparent(), next(iter(units[following : following + 1]), None)
    if after is None or box is None or not is_linked_heading(units[index]):
        return False
    bare = after.block.tag in HEADINGS or (following > index + 1 and not kept[index])
    return (bare or box.tag == "article") and not _holds(box, after)


def labels_teaser(units: Sequence[Unit], index: int, following: int) -> bool:
    """Whether a heading is the label of a box that is left out: of a heading that is a link, or of a page's line."""
    box, after = units[index].block.getparent(), next(iter(units[index + 1 : index + 2]), None)
    if following <= index + 1 or after is None or box is None or not _holds(box, after):
        return False
    beyond = next(iter(units[following : following + 1]), None)
    led = is_linked_heading(after) or (len(after.text) > _LONG_LABEL and is_label(after))
    return led and not (beyond is not None and _holds(box, beyond))


def _holds(box: HtmlElement, unit: Unit) -> bool:
    return any(above is box for above in chain_up(unit.block))
