"""The paragraphs of an RTF file, its rows and its notes → HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from articlecast.read.formats.office.flow import CAPTIONS, STYLED, Flow, wrap_text, write_table
from articlecast.read.formats.office.looks import LEAST_INDENT
from articlecast.read.formats.office.rtf_tokens import join_halves

_LISTED = re.compile(r"(?:toc|index|table of figures)(?: \d| heading)?|contents(?: heading| \d)?|toa heading")
_LARGER = 1.15
"""Times the size of most of the text; a heading without a style is at least so large."""
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Shape:
    """What is said of a paragraph: the number of its style, its outline from 0, how deep a list's item is nested; how
    far it and its first line are indented, in twentieths of a point.
    """

    style: int = 0
    outline: int = 9
    depth: int = 0
    in_table: bool = False
    first: int = 0
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's HTML; ``size`` in half points is that of its smallest text, ``label`` a list's bullet or number,
    ``led_within`` tells that a link in it leads to another place of the document, ``is_fixed`` that all its letters are
    of one width.
    """

    html: str
    words: str
    size: int
    shape: Shape
    label: str = ""
    led_within: bool = False
    is_fixed: bool = False


@dataclass(slots=True)
class Body:
    """A text in the making: the document's, a note's or a box's."""

    shape: Shape = Shape()
    label: str = ""
    blocks: list[Paragraph | str] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    headed: bool = False
    led_within: bool = False
    _pieces: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _run: list[str] = field(default_factory=list)
    _looks: frozenset[str] = frozenset()
    _least: int = 0
    _fixed: bool = True
    _beside: list[str] = field(default_factory=list)
    _cell: list[Paragraph | str] = field(default_factory=list)
    _cells: list[list[Paragraph | str]] = field(default_factory=list)
    _rows: list[tuple[bool, list[list[Paragraph | str]]]] = field(default_factory=list)

    def put(self, text: str, looks: frozenset[str], size: int) -> None:
        """Some text of the paragraph that is open."""
        if looks != self._looks:
            self._flush()
            self._looks = looks
        self._run.append(text)
        if text.strip():
            self.sizes[size] += len(text)
            self._least = min(self._least or size, size)
            self._fixed = self._fixed and "fixed" in looks

    def put_html(self, html: str) -> None:
        """A tag within the paragraph that is open, or the mark of a note."""
        self._flush()
        self._pieces.append(html)

    def put_beside(self, html: str) -> None:
        """A box, which stands behind the paragraph that it is anchored in."""
        self._beside.append(html)

    def _flush(self) -> None:
        text = join_halves("".join(self._run))
        self._run.clear()
        if text:
            self._pieces.append(wrap_text(text, self._looks))
            self._words.append(text)

    def end_paragraph(self) -> None:
        """The paragraph is done: into its cell, or behind the table that was before it."""
        self._flush()
        html, words = "".join(self._pieces), "".join(self._words)
        shown = Paragraph(html, words, self._least, self.shape, self.label, self.led_within, self._fixed)
        made = shown if html.strip() else None
        into = self._cell if self.shape.in_table else self.blocks
        if not self.shape.in_table and (made or self._beside):
            self.end_table()
        into += [made] if made else []
        into += self._beside
        self._pieces, self._words, self._beside, self.label, self._least = [], [], [], "", 0
        self.led_within, self._fixed = False, True

    def end_cell(self) -> None:
        self.shape = replace(self.shape, in_table=True)
        self.end_paragraph()
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        if self._cells:
            self._rows.append((self.headed, self._cells))
        self._cells, self._cell, self.headed = [], [], False
        self.shape = replace(self.shape, in_table=False)

    def end_table(self) -> None:
        """The rows that are there as one table."""
        if not self._rows:
            return
        rows = []
        for headed, cells in self._rows:
            tag = "th" if headed else "td"
            rows.append("".join(f"<{tag}>{_write_plain(cell)}</{tag}>" for cell in cells))
        self._rows = []
        if table := write_table(rows):
            self.blocks.append(table)

    def finish(self, flow: Flow, styles: Mapping[int, str], *, top: bool = False) -> None:
        """All of it into ``flow``; of the document itself, ``top``, the title and the author are told apart."""
        self.end_paragraph()
        self.end_table()
        ranks = _rank_sizes(self.blocks, self.sizes) if top and not _is_styled(self.blocks, styles) else {}
        hung = 0  # how far the items of a list are indented that may go on
        for each in _drop_contents(self.blocks):
            if isinstance(each, str):
                flow.add_block(each)
                continue
            block = _find_label(each)
            hung = max(block.shape.left, hung) if block.label else hung if block.shape.left else 0
            look = _look(block, hung)
            _place(block, styles.get(block.shape.style, ""), flow, ranks, look, top=top)


def _drop_contents(blocks: Sequence[Paragraph | str]) -> list[Paragraph | str]:
    """The blocks without a table of contents: three short paragraphs or more in a row, each a link within."""
    kept: list[Paragraph | str] = []
    for lines, run in groupby(blocks, lambda b: isinstance(b, Paragraph) and b.led_within and len(b.words) < 200):
        held = list(run)
        kept += [] if lines and len(held) > 2 else held
    return kept


_BULLET = re.compile(r"\s*(?:[•·▪◦‣–-]|[(]?(?:(\d{1,3})|[ivx]{1,5}|[a-z])[.)])[ \t\u00a0]+")


def _find_label(block: Paragraph) -> Paragraph:
    """A paragraph that hangs behind a typed bullet or number, as an item of a list."""
    found = _BULLET.match(block.words)
    if block.label or block.shape.first >= 0 or not found or not block.html.startswith(found[0]):
        return block
    depth = max(block.shape.left // 360 - 1, 0)
    return replace(block, html=block.html[found.end() :], label=found[0], shape=replace(block.shape, depth=depth))


def _write_plain(blocks: Sequence[Paragraph | str]) -> str:
    return "".join(block if isinstance(block, str) else f"<p>{block.html}</p>" for block in blocks)


def _is_styled(blocks: Sequence[Paragraph | str], styles: Mapping[int, str]) -> bool:
    """Whether its writer used headings: then what is merely large is none."""
    return any(
        isinstance(block, Paragraph) and (block.shape.outline < 9 or _find_level(styles.get(block.shape.style, "")))
        for block in blocks
    )


def _find_level(style: str) -> int:
    found = re.fullmatch(r"(?:heading|überschrift|titre|título|titolo) ?(\d)", style)
    return int(found[1]) if found else 0


def _rank_sizes(blocks: Sequence[Paragraph | str], sizes: Counter[int]) -> dict[int, int]:
    """By its size the level of a heading that is told from the text by nothing else: the largest is the first."""
    usual = sizes.most_common(1)[0][0] if sizes else 24
    large = {b.size for b in blocks if isinstance(b, Paragraph) and b.size >= usual * _LARGER and _is_short(b)}
    return {size: min(rank, 6) for rank, size in enumerate(sorted(large, reverse=True), 1)}


def _is_short(block: Paragraph) -> bool:
    words = block.words.strip()
    return 0 < len(words) <= _LONGEST_HEADING and not words.endswith((".", ",", ";", ":"))


def _place(block: Paragraph, style: str, flow: Flow, ranks: Mapping[int, int], look: str, *, top: bool) -> None:
    level = _find_level(style) or (block.shape.outline + 1 if block.shape.outline < 9 else 0)
    if not level and style != "subtitle" and block.size in ranks and _is_short(block) and not block.label:
        level = ranks[block.size]
    label = block.label.strip()
    if _LISTED.fullmatch(style):
        return
    if style == "title" and top and not flow.title:
        flow.title = block.words
    elif style in {"author", "byline"} and top:
        flow.authors.append(block.words)
    elif style == "date" and top and not flow.date:
        flow.date = block.words
    elif level:
        flow.add(block.html, f"h{min(level, 6)}")
    elif label:
        number = re.match(r"[\[(]?(\d{1,5})\b", label)
        ordered = number is not None or re.match(r"[\[(]?\w{1,4}[.)]", label) is not None
        flow.add_item(block.html, block.shape.depth, ordered=ordered, start=int(number[1]) if number else 1)
    elif style in CAPTIONS or style.endswith(" caption"):
        flow.add_caption(block.html)
    else:
        flow.add(block.html, STYLED.get(style) or look)


_SENTENCES = re.compile(r"(?:\S+\s+){7}.*[.!?…][\"'”’»)\]]{0,3}\s*", re.DOTALL)


def _look(block: Paragraph, hung: int) -> str:
    """What a paragraph is by its looks; ``hung`` is how far a list before it is indented.

    Programs that know no styles indent quotations at the left alone: one is so far in, and whole sentences.
    """
    left, right = block.shape.left, block.shape.right
    if block.is_fixed and block.words.strip():
        return "fixed"
    stands_in = min(left, right) >= LEAST_INDENT or (
        left >= 2 * LEAST_INDENT and left > hung and _SENTENCES.fullmatch(block.words) is not None
    )
    return "indented" if stands_in and block.shape.first >= 0 else "p"
