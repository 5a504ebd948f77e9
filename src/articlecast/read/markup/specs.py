"""Items of a specification, whose label and value a style alone keeps apart: ``Weight`` ``2 kg``."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString

_LABELS = frozenset({"span", "strong", "b"})


def part_label(item: Tag) -> None:
    """Write between the label of an item and what stands right behind it what a reader sees there: ``Weight: 2 kg``.

    An amount, as in ``200 g`` ``flour``, is no label, and neither is the large first letter of a word.
    """
    first = next((each for each in item.children if isinstance(each, Tag) or str(each).strip()), None)
    if not isinstance(first, Tag) or first.name not in _LABELS:
        return
    behind = first.next_sibling
    if not (isinstance(behind, Tag) and behind.name in _LABELS) and type(behind) is not NavigableString:
        return
    label, value = first.get_text(), behind.get_text()
    if len(label.strip()) < 2 or not value[:1].strip() or label[-1:].isspace() or not label[-1].isalnum():
        return
    is_word = isinstance(behind, NavigableString) and value[0].islower()
    if value[0].isalnum() and not is_word:
        first.insert_after(" " if label.strip()[0].isdigit() else ": ")
