"""Other articles of a page: below the one that it is about stand those that it leads away to."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.page.boxes import chain_up
from articlecast.read.page.units import Unit

_PROSE = 60
"""Letters; a unit with more of them is prose of the article that it stands in."""


class OtherArticles:
    """Whether what follows a line is other articles, asked of line after line: each costs no more than its own box.

    Of each ``article`` the last prose is known, so that those which follow a line need no search: they are other ones
    as long as none in which something has been read, and no prose outside of all, has its last prose behind the line.
    """

    def __init__(self, units: Sequence[Unit], kept: Sequence[bool]) -> None:
        self._last: dict[HtmlElement | None, int] = {}
        for index, unit in enumerate(units):
            if kept[index] and len(unit.text) > _PROSE:
                self._last[next(unit.block.iterancestors("article"), None)] = index
        self._last_but_one = sorted(self._last.values())[-2] if len(self._last) > 1 else -1
        self._own_end = self._last.get(None, -1)
        self._read: set[HtmlElement] = set()

    def read(self, unit: Unit) -> None:
        """Note that a unit is the article's own, and so is all that stands in its boxes."""
        for box in chain_up(unit.block):
            if box in self._read:
                break  # and so are those round it
            self._read.add(box)
            self._own_end = max(self._own_end, self._last.get(box, -1))

    def follow(self, index: int) -> bool:
        """Whether prose of two articles or more stands behind a line, and all of it is that of others."""
        return self._own_end <= index < self._last_but_one
