"""Who says what belongs to the article: each witness is a bag of word runs that it would keep."""

from __future__ import annotations

import copy
import logging
from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.page.readable import count_prose, read_prose
from articlecast.read.page.units import INLINE, Unit, hidden, tokenise

RUN = 3
MEAGRE = 100
"""Where it finds fewer words, trafilatura may have taken the page's small print for the article."""
MORE = 1.3
"""With so many times the words, and nine tenths of the first's, another witness has found what that has lost."""
MOST_BLOCKS = 4000
"""In a page of more, trafilatura's second thoughts (justext) take the square of their number: 16 s for 12,000.

The most of 398 real pages is 3,306; without second thoughts the whole set would lose .009.
"""
_UNSEEN = ("script", "style", "svg", "template", "link", "meta")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs every page that it finds nothing in


class Witness:
    """One extractor's text, to be asked how much of a unit it holds."""

    def __init__(self, text: str) -> None:
        self.tokens = tokenise(text)
        self.runs = Counter(zip(*(self.tokens[start:] for start in range(RUN)), strict=False))
        self.lines = {tokenise(line) for line in text.split("\n")}

    def __bool__(self) -> bool:
        return len(self.tokens) >= 20

    def overlap(self, other: Witness) -> float:
        """The part of its own runs of words that the other witness has, too, 0 to 1."""
        return sum((self.runs & other.runs).values()) / max(sum(self.runs.values()), 1)

    def share(self, unit: Unit) -> float:
        """The part of a unit's words that the witness has in the same order, 0 to 1."""
        tokens = unit.tokens
        if len(tokens) < RUN + 2:
            return 1.0 if tokens in self.lines else 0.0
        runs = list(zip(*(tokens[start:] for start in range(RUN)), strict=False))
        return sum(run in self.runs for run in runs) / len(runs)


def ask_main(tree: HtmlElement, units: Sequence[Unit], body: Witness) -> Witness:
    """Trafilatura's word, but where another witness has nearly all of that and much more, or it finds next to nothing.

    The page's own ``body`` of its article is a witness where the page shows it.
    """
    main = ask_trafilatura(tree)
    if len(main.tokens) < MEAGRE:
        readable = Witness(read_prose(units))
        return readable if len(readable.tokens) > max(MEAGRE, 3 * len(main.tokens)) else main
    if _exceeds(body, main) or (len(body.tokens) > MEAGRE and main.overlap(body) < 0.3):
        shown = Witness("\n".join(unit.text for unit in units if body.share(unit) > 0.8))
        if body.overlap(shown) > 0.8:
            return shown
    if count_prose(units) <= MORE * len(main.tokens):  # not asked where it cannot have so many words: half of the pages
        return main
    readable = Witness(read_prose(units))
    return readable if _exceeds(readable, main) else main


def _exceeds(other: Witness, main: Witness) -> bool:
    """Whether another witness has nearly all that the first has, and thirteen words for ten of those."""
    return len(other.tokens) > MORE * len(main.tokens) and main.overlap(other) > 0.9


def ask_trafilatura(tree: HtmlElement) -> Witness:
    """Trafilatura's main text without comments: the best single judge measured (F1 .949 on 215 pages)."""
    # It copies the tree up to nine times: what no reader sees is taken out of the first copy.
    shown = copy.deepcopy(tree)
    etree.strip_elements(shown, *_UNSEEN, with_tail=False)
    for box in [each for each in shown.iter(etree.Element) if hidden(each)]:
        if box.getparent() is not None:
            box.drop_tree()
    # It takes the square of their number to unwrap the words of one line: 43 s for 19,000 of them.
    for line in [each for each in shown.iter(etree.Element) if len(each) > 2000]:
        if all(child.tag in INLINE and not len(child) for child in line):
            line.text, line[:] = line.text_content(), []
    # It makes a cell for each column and row that another spans: 100,000 of each take it 14 s for 100 cells.
    for cell in shown.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            if len(cell.get(name) or "") > 1:
                del cell.attrib[name]
    blocks = sum(each.tag not in INLINE for each in shown.iter(etree.Element))
    found = trafilatura.extract(shown, include_comments=False, include_tables=True, fast=blocks > MOST_BLOCKS)
    return Witness(found or "")
