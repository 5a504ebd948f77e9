"""AsciiDoc's tables → rows of cells: https://docs.asciidoctor.org/asciidoc/latest/tables/build-a-basic-table/."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

_SPEC = r"(?:(\d{1,2})?(?:\.(\d{1,2}))?([+*]))?[<^>]?(?:\.[<^>])?[adehlmsv]?"
_CELL = re.compile(rf"(?:(?<=\s)|^){_SPEC}(?<!\\)\|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with how many columns and rows it takes."""

    text: str
    across: int = 1
    down: int = 1


def split_table(lines: list[str], sign: str, columns: str) -> tuple[list[list[Cell]], bool]:
    """The rows, and whether a blank line below the first says that it is the header."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    has_head = first == 0 and len(lines) > 1 and not lines[1].strip() and any(line.strip() for line in lines[1:])
    if sign in ",:":
        rows = csv.reader((line for line in lines if line.strip()), delimiter=sign)
        return [[Cell(cell.strip()) for cell in row] for row in rows], has_head
    whole = "\n".join(lines).replace(sign, "|") if sign == "!" else "\n".join(lines)
    cells = _list_cells(whole)
    width = _count_columns(columns)
    if not width:
        opening = lines[first] if first < len(lines) else ""
        width = sum(cell.across for cell in _list_cells(opening.replace(sign, "|") if sign == "!" else opening)) or 1
    return _lay_out(cells, width), has_head


def _list_cells(text: str) -> list[Cell]:
    found = list(_CELL.finditer(text))
    if not found:  # as in |one|two without a space before the sign
        return []
    cells: list[Cell] = []
    for mark, end in zip(found, [*(each.start() for each in found[1:]), len(text)], strict=True):
        parts = re.split(r"(?<!\\)\|", text[mark.end() : end])
        kept = [" ".join(part.replace("\\|", "|").split("\n\n")).strip() for part in parts]
        across, down, kind = mark.groups()
        if kind == "*":
            cells += [Cell(kept[0])] * int(across or 1)
        else:
            cells.append(Cell(kept[0], int(across or 1) if kind else 1, int(down or 1) if kind else 1))
        cells += [Cell(part) for part in kept[1:]]
    return cells


def _count_columns(columns: str) -> int:
    """How many columns ``1,2a,3`` or ``3*`` names."""
    if repeated := re.match(r"^\s*(\d{1,2})\*", columns):
        return int(repeated[1])
    return len(re.split(r"[,;]", columns)) if columns.strip() else 0  # an empty one is a column, too: ",>,>"


def _lay_out(cells: list[Cell], width: int) -> list[list[Cell]]:
    """Cells in rows of so many columns; what reaches down takes its place in the rows below."""
    rows: list[list[Cell]] = []
    taken: list[int] = []  # columns of the rows to come that cells above reach into
    row: list[Cell] = []
    filled = 0
    for cell in cells:
        if not row:
            filled = taken.pop(0) if taken else 0
        row.append(cell)
        filled += cell.across
        for below in range(cell.down - 1):
            taken += [0] * (below + 1 - len(taken))
            taken[below] += cell.across
        if filled >= width:
            rows.append(row)
            row = []
    return [*rows, row] if row else rows
