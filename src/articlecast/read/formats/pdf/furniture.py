"""What is on a page for whoever turns it: running heads and feet, page numbers, line numbers, what repeats."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from articlecast.read.formats.pdf.extract import Page, Run
from articlecast.read.formats.pdf.lines import cluster_rows

_NUMBER = re.compile(
    r"(?:page|seite|p\.|pg\.?|página|pagina|s\.)?[\s\-–—|•·\[(/]*(?:\d{1,4}|[ivxlc]{1,7})[\s\-–—|•·\])/]*"
    r"(?:(?:of|von|de|di|sur|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r".{0,120}(?:^|[\s|·•–—,-])(?:page|seite|página|pagina|side|sida)\s+\d{1,4}\s+(?:of|von|sur|de|di|van|af|av)\s+\d{1,4}"
    r"(?:$|[\s|·•–—,-].{0,120})",
    re.IGNORECASE,
)
"""A head or foot that says which page of how many it is, alone on the document's one page or beside other words."""
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_BEGINS_NOTE = re.compile(r"(?:\d{1,3}|[*∗†‡§¶])[.)]?\s*[\"“„]?[A-ZÀ-Þ]")
_LINE_NUMBER = re.compile(r"\d{1,4}")
_STAMP = re.compile(
    r"(?:downloaded from|this content downloaded|authorized licensed use|arxiv:\d{4}\.\d{4,5}"
    r"|preprint not peer|https?://\S+$|file:///\S+$)",
    re.IGNORECASE,
)
MARGIN = 0.19
"""Of a page's height, at its head and at its foot: LaTeX sets the number of a page of letter size at 0.18 of it."""
_NEAR = 3.0
"""Points within which a thing is at the same place."""

Row = list[Run]


def drop_furniture(pages: list[Page], body: float, pitch: float) -> None:
    """Take out of each page's runs what repeats on others at its place, and what stands at a head's or foot's.

    ``body`` is the size of the text, ``pitch`` the usual distance of two of its lines, in points.
    """
    rows = {page.number: cluster_rows(page.runs) for page in pages}
    drop: set[int] = set()
    _find_watermarks(pages, rows, drop, body)
    for page in pages:
        _find_line_numbers(rows[page.number], drop)
    for is_foot in (False, True):
        for depth in range(3):  # a head of three lines
            edges = [edge for page in pages if (edge := _find_edge(page, rows[page.number], drop, is_foot=is_foot))]
            for edge in _choose_edges(edges, len(pages), body, pitch, is_outermost=not depth):
                drop.update(map(id, edge.row))
    for page in pages:
        page.runs = [run for run in page.runs if id(run) not in drop]


@dataclass(slots=True)
class _Edge:
    """The outermost row of a page that is left, and how far the next one is."""

    page: int
    row: Row
    gap: float
    text: str
    is_note: bool = False
    shape: str = ""
    height: int = 0
    numbers: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.shape = _DIGITS.sub("#", self.text)
        self.height = round(self.row[0].base / (2 * _NEAR))
        self.numbers = tuple(int(number) - self.page for number in re.findall(r"\d{1,6}", self.text))


def _text(row: Iterable[Run]) -> str:
    return " ".join("".join(run.text for run in sorted(row, key=lambda each: each.left)).split())


def _find_watermarks(pages: list[Page], rows: dict[int, list[Row]], drop: set[int], body: float) -> None:
    """Large words that stand at one place on most pages."""
    places: Counter[tuple[str, int]] = Counter()
    large = [
        (_text(row), round(row[0].base / 9), row)
        for page in pages
        for row in rows[page.number]
        if row[0].size > 2 * body and len(row) < 4
    ]
    places.update((text, at) for text, at, _row in large)
    for text, at, row in large:
        if places[text, at] >= max(4, 0.6 * len(pages)):
            drop.update(map(id, row))


def _find_edge(page: Page, rows: list[Row], drop: set[int], *, is_foot: bool) -> _Edge | None:
    """The outermost row of a page that is left, where it stands in the margin."""
    left = [row for row in rows if any(id(run) not in drop for run in row)]
    if is_foot:
        left.reverse()
    if not left or not page.height:
        return None
    share = left[0][0].base / page.height
    if not (share < MARGIN if is_foot else share > 1 - MARGIN):
        return None
    gap = abs(left[0][0].base - left[1][0].base) if len(left) > 1 else page.height
    text, base = _text(left[0]), left[0][0].base
    ruled = any(base < height < base + min(gap, 4 * left[0][0].size) for _left, height, _right in page.rules)
    return _Edge(page.number, left[0], gap, text, is_foot and ruled and _BEGINS_NOTE.match(text) is not None)


def _choose_edges(edges: list[_Edge], count: int, body: float, pitch: float, *, is_outermost: bool) -> Iterator[_Edge]:
    """Those rows at the pages' edges that are no text."""
    near: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        for off in (-1, 0, 1):
            near[edge.height + off].append(edge)
    for edge in edges:
        stands_off = edge.gap > 1.25 * pitch
        others = [other for other in near[edge.height][:400] if other.page != edge.page]
        if _STAMP.match(edge.text) or (
            (_NUMBER.fullmatch(edge.text) or _PAGED.fullmatch(edge.text)) and edge.gap > 1.1 * pitch
        ):
            yield edge
        elif edge.is_note or not (stands_off or edge.row[0].size < 0.93 * body) or len(edge.text) > 200:
            continue
        elif any(_repeats(edge, other) for other in others):
            yield edge
        elif not is_outermost or not stands_off or edge.row[0].size > 1.3 * body or _BEGINS_NOTE.match(edge.text):
            continue
        elif any(_resembles(edge, other) for other in others):
            yield edge
        else:
            here = [other.gap for other in near[edge.height]]
            if len(here) >= max(3, 0.4 * count) and median(here) > 1.45 * pitch and len(edge.text) < 150:
                yield edge


def _repeats(edge: _Edge, other: _Edge) -> bool:
    """Whether two rows say the same, but for numbers that go with the pages': those of notes do not."""
    if edge.text == other.text:
        return True
    return edge.shape == other.shape and (not edge.numbers or bool(set(edge.numbers) & set(other.numbers)))


def _resembles(edge: _Edge, other: _Edge) -> bool:
    """Whether two rows share most of their words, or the number that counts their pages at one of their ends."""
    ours, theirs = (set(re.findall(r"[^\W\d_]{4,}", each.text.lower())) for each in (edge, other))
    if ours and theirs and len(ours & theirs) >= 0.5 * min(len(ours), len(theirs)):
        return True
    ends = re.match(r"\d{1,4}\b|.*\b\d{1,4}$", edge.text) is not None
    return ends and bool(set(edge.numbers) & set(other.numbers)) and edge.gap > 1.45 * edge.row[0].size


def _find_line_numbers(rows: list[Row], drop: set[int]) -> None:
    """Numbers that rise by one step down a margin, as manuscripts have them."""
    for side in (0, -1):
        found: list[tuple[int, Run]] = []
        for row in rows:
            run = sorted(row, key=lambda each: each.left)[side]
            if _LINE_NUMBER.fullmatch(run.text.strip()):
                found.append((int(run.text), run))
        if len(found) < 5 or len(found) < (0.6 if len(found) < 10 else 0.15) * len(rows):
            continue
        steps = Counter(after[0] - before[0] for before, after in pairwise(found))
        step, count = steps.most_common(1)[0]
        text = [run.left if side == 0 else run.right for row in rows for run in row if not run.text.strip().isdigit()]
        if not text or step not in {1, 5, 10} or count < 0.8 * len(found):
            continue
        edge = median(text) if side else min(text)
        outside = [run for _, run in found if (run.right < edge + 1 if side == 0 else run.left > edge - 1)]
        if len(outside) >= 0.8 * len(found):
            drop.update(map(id, outside))
