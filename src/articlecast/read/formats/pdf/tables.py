"""Lines with gaps in them → a table, by the places where their cells begin."""

from __future__ import annotations

from articlecast.model import Block, Table
from articlecast.read.formats.pdf.lines import Line
from articlecast.read.text.words import text_of


def make_table(lines: list[Line]) -> list[Block]:
    """Rows of cells, the first of them the header; nothing where that gives no table."""
    columns = _spans(lines)
    rows = [_lay_out(line, columns) for line in lines]
    width = len(columns)
    filled = sum(sum(bool(cell) for cell in row) for row in rows)
    if len(rows) < 2 or not 1 < width <= 12 or filled < 0.6 * width * len(rows):
        return []
    cells = [tuple(text_of(cell) for cell in row) for row in rows]
    return [Table(tuple(cells[1:]), cells[0])]


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
