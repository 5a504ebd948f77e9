"""The order in which the runs of a page are read: across what spans the page, down each column of what does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median, quantiles

from articlecast.read.formats.pdf.extract import Run
from articlecast.read.formats.pdf.lines import cluster_rows

LEAST_STARTS = 5
"""Lines that begin at one place, before it is taken for a column's edge."""
LEAST_LETTERS = 14
"""Of a line of a column, at the median: cells of a table are shorter."""
NARROWEST = 60.0
"""Points: no column is narrower."""
_OVER = 12.0
"""Points by which a run must reach into both columns to span them: a line that is too full reaches into one."""

Rows = list[list[Run]]


def find_gutter(rows: Rows, hints: Iterable[float] = ()) -> float | None:
    """Where the right one of two columns begins, or None where there is one column; ``hints`` need less evidence."""
    runs = [run for row in rows for run in row]
    if not runs:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    if right - left < 2 * NARROWEST:
        return None
    starts = Counter(round(run.left) for row in rows for run in _list_starts(row))
    near = {at: sum(starts[at + off] for off in (-1, 0, 1)) for at in starts}
    candidates = sorted((at for at in near if near[at] >= LEAST_STARTS), key=lambda at: (-near[at], at))[:8]
    for edge in candidates:
        if left + NARROWEST <= edge <= right - NARROWEST and _parts(rows, edge, near[edge]):
            return float(edge)
    for hint in hints:
        if left + NARROWEST <= hint <= right - NARROWEST and _may_part(rows, hint):
            return hint
    return None


def _list_starts(row: list[Run]) -> Iterator[Run]:
    """The runs of a row that begin behind a gap as wide as between columns."""
    before = None
    for run in sorted(row, key=lambda each: each.left):
        if before is None or run.left - before > 6:
            yield run
        before = max(run.right, before or run.right)


def _divide(row: list[Run], edge: float) -> tuple[list[Run], list[Run], bool]:
    """What of a row stands left and right of an edge, and whether anything spans it."""
    spans = any(run.left < edge - _OVER and run.right > edge + _OVER for run in row)
    return [run for run in row if run.left < edge - 4], [run for run in row if run.left >= edge - 4], spans


def _parts(rows: Rows, edge: float, starts: int) -> bool:
    """Whether prose stands on both sides of an edge, with a gutter before it."""
    lefts: list[int] = []
    rights: list[int] = []
    gaps: list[float] = []
    doubtful = 0
    for row in rows:
        left, right, spans = _divide(row, edge)
        doubtful += any(edge - 60 < run.left < edge - 4 and run.right > edge + 4 for run in row)
        if spans:
            continue
        if left:
            lefts.append(sum(len(run.text) for run in left))
        if right:
            rights.append(sum(len(run.text) for run in right))
        if left and right:
            gaps.append(min(run.left for run in right) - max(run.right for run in left))
    if len(lefts) < LEAST_STARTS - 1 or len(rights) < LEAST_STARTS or doubtful > 0.3 * starts:
        return False
    if min(median(lefts), median(rights)) < LEAST_LETTERS or starts < 0.5 * len(rights):
        return False
    return len(gaps) < 2 or quantiles(gaps, n=10)[1] > 4


def _may_part(rows: Rows, edge: float) -> bool:
    """Whether nothing speaks against the edge that the document's other pages have."""
    at_edge = sum(any(abs(run.left - edge) < 2 for run in _list_starts(row)) for row in rows)
    over = sum(any(run.left < edge - 2 and run.right > edge + 2 for run in row) for row in rows)
    left_of = sum(any(run.right < edge for run in row) for row in rows)
    return at_edge > 0 and left_of > 0 and over <= max(at_edge, left_of)


def order_runs(runs: Iterable[Run], hints: Iterable[float] = (), depth: int = 0) -> list[list[Run]]:
    """The runs as regions in the order of reading, each a column or what spans some."""
    rows = cluster_rows(runs)
    edge = find_gutter(rows, hints) if depth < 4 else None
    if edge is None:
        return [[run for row in rows for run in row]] if rows else []
    regions: list[list[Run]] = []
    for spans, band in groupby(rows, key=lambda row: _divide(row, edge)[2]):
        whole: Rows = list(band)
        if spans:
            regions.append([run for row in whole for run in row])
            continue
        if regions and (head := _count_heads(whole, edge)):  # a byline in the middle, below a title
            regions[-1] += [run for row in whole[:head] for run in row]
            whole = whole[head:]
        for side in (0, 1):
            part = [run for row in whole for run in _divide(row, edge)[:2][side]]
            regions += order_runs(part, hints, depth + 1)
    return regions


def _count_heads(rows: Rows, edge: float) -> int:
    """How many rows stand in the midst above the columns: nothing is left of them, and they stand off what follows."""
    first = min(run.left for row in rows for run in row)
    count = 0
    while count < min(4, len(rows) - 1):
        row, below = rows[count], rows[count + 1]
        if min(run.left for run in row) < first + NARROWEST or any(run.left >= edge - 4 for run in row) == (
            any(run.left < edge - 4 for run in row)
        ):
            break
        count += 1
        if row[0].base - below[0].base > 1.45 * row[0].size:
            return count
    return 0
