"""Lines with gaps in them → a table, by the places where their cells begin."""

from __future__ import annotations

import re

from articlecast.model import Block, Table
from articlecast.read.formats.pdf.lines import Line
from articlecast.read.text.words import text_of


def make_table(lines: list[Line]) -> list[Block]:
    """Rows of cells, the first of them the header unless it has figures; nothing where that gives no table."""
    columns = _spans(lines)
    rows = [_lay_out(line, columns) for line in lines]
    width = len(columns)
    filled = sum(sum(bool(cell) for cell in row) for row in rows)
    if len(rows) < 2 or not 1 < width <= 12 or filled < 0.6 * width * len(rows):
        return []
    cells = [tuple(text_of(cell) for cell in row) for row in rows]
    if _is_row(rows[0], rows[1:]):
        return [Table(tuple(cells))]
    return [Table(tuple(cells[1:]), cells[0])]


_FIGURE = re.compile(r"[-+−–~≈<>≤≥]?\s?[$€£¥]?\s?\d[\d.,:/'’ \u00a0\u202f]{0,20}\s?(?:[%‰$€£¥]|[^\W\d_]{1,4}\.?)?")


def _is_row(first: list[str], below: list[list[str]]) -> bool:
    """Whether a table's first row is one of its rows: it has a figure where all below have figures, and no year."""
    return any(
        _FIGURE.fullmatch(cell)
        and not re.fullmatch(r"(?:19|20)\d\d", cell)
        and all(_FIGURE.fullmatch(row[at]) for row in below if row[at])
        for at, cell in enumerate(first)
    )


def _spans(lines: list[Line]) -> list[tuple[float, float]]:
    """The columns of a table, as wide as their widest cells."""
    spans: list[tuple[float, float]] = []
    for left, right, _text in sorted(cell for line in lines for cell in line.cells):
        if spans and left < spans[-1][1] - 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _lay_out(line: Line, columns: list[tuple[float, float]]) -> list[str]:
    row = [""] * len(columns)
    for left, right, text in line.cells:
        at = next((n for n, (low, high) in enumerate(columns) if left < high and right > low), None)
        if at is not None:
            row[at] = f"{row[at]} {text}".strip()
    return row
