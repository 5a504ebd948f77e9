"""Who says what belongs to the article: each witness is a bag of word runs that it would keep."""

from __future__ import annotations

import copy
import logging
from collections import Counter

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from articlecast.read.units import INLINE, Unit, tokenise

RUN = 3
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

    def share(self, unit: Unit) -> float:
        """The part of a unit's words that the witness has in the same order, 0 to 1."""
        tokens = unit.tokens
        if len(tokens) < RUN + 2:
            return 1.0 if tokens in self.lines else 0.0
        runs = list(zip(*(tokens[start:] for start in range(RUN)), strict=False))
        return sum(run in self.runs for run in runs) / len(runs)


def ask_trafilatura(tree: HtmlElement) -> Witness:
    """Trafilatura's main text without comments: the best single judge measured (F1 .949 on 215 pages)."""
    # It copies the tree up to nine times: what no reader sees is taken out of the first copy.
    shown = copy.deepcopy(tree)
    etree.strip_elements(shown, *_UNSEEN, with_tail=False)
    # It takes the square of their number to unwrap the words of one line: 43 s for 19,000 of them.
    for line in [each for each in shown.iter(etree.Element) if len(each) > 2000]:
        if all(child.tag in INLINE and not len(child) for child in line):
            line.text, line[:] = line.text_content(), []
    # It makes a cell for each column and row that another spans: 100,000 of each take it 14 s for 100 cells.
    for cell in shown.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            if len(cell.get(name) or "") > 1:
                del cell.attrib[name]
    found = trafilatura.extract(shown, include_comments=False, include_tables=True)
    return Witness(found or "")
