"""Runs → lines: what stands on one baseline, with what is raised or lowered beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from articlecast.read.formats.pdf.extract import BOLD, ITALIC, MONO, Run

WIDE = 0.8
"""Of the size of the type: a gap that is wider parts two cells, no two words."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-", "\u2010": "-",
     "\u2011": "-", "\u200b": None, "\ufeff": None}
)  # fmt: skip
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
"""A raised number that was typed as such, and not set higher."""
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")


@dataclass(slots=True)
class Line:
    """A line of one column; ``pieces`` are texts, each raised ("sup"), lowered ("sub") or level ("")."""

    page: int
    left: float
    base: float
    right: float
    size: float
    bits: int
    pieces: list[tuple[str, str]]
    cells: list[tuple[float, float, str]]
    start: float = 0.0
    """The left edge of its column."""
    end: float = 0.0
    """The right edge of its column."""
    column: int = 0
    has_dot: bool = False
    """Whether a dot is drawn before it, as browsers draw a list's."""
    text: str = field(default="")

    def __post_init__(self) -> None:
        self.text = " ".join("".join(text for text, kind in self.pieces if kind != "sup").split())

    @property
    def is_bold(self) -> bool:
        return bool(self.bits & BOLD)

    @property
    def is_code(self) -> bool:
        return bool(self.bits & MONO)

    @property
    def indent(self) -> float:
        return self.left - self.start

    @property
    def room(self) -> float:
        """What is free to the right of it."""
        return self.end - self.right


def cluster_rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by baseline, from the top of the page to its foot."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: (-each.base, each.left)):
        if rows and abs(rows[-1][0].base - run.base) <= max(0.15 * min(rows[-1][0].size, run.size), 0.6):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def make_lines(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines of one column, from its top to its foot."""
    rows = cluster_rows(runs)
    _host_labels(rows)
    _host_initials(rows)  # before what is small finds a host: to an initial, a whole line is
    raised = _host_small(rows)
    return [_make_line(row, raised, page) for row in rows if row]


BULLETS = "•‣▪■●○◦∙·➢►▶✓✔❖➤\uf0b7\uf0a7"
_BULLET = re.compile(rf"[{BULLETS}]")
_NUMBER = re.compile(r"(\d{1,3})[.)]?")


def _host_labels(rows: list[list[Run]]) -> None:
    """Join what labels a list's item to its words, also where it is set a little higher or lower, as ReportLab does.

    A bare number is one where the numbers of a column count from 1; it gets a full stop.
    """
    last = 0
    for at, row in enumerate(rows):
        first = row[0] if row else None
        if first is None:
            continue
        word, number = first.text.strip(), _NUMBER.fullmatch(first.text.strip())
        if len(row) > 1:
            # Word's second level is the letter o in a face of typewriters.
            is_letter = word == "o" and first.bits & MONO and not row[1].bits & MONO
            if (_BULLET.fullmatch(word) or is_letter) and _labels(first, row[1]):
                _join_label(row.pop(0), row[0], "◦" if is_letter else word)
            continue
        beside = next(
            (each for each in rows[max(at - 2, 0) : at] + rows[at + 1 : at + 3] if each and _labels(first, each[0])),
            None,
        )
        if beside is None:
            continue
        if _BULLET.fullmatch(word):
            row.clear()
            _join_label(first, beside[0], word)
        elif number and int(number[1]) in {1, last + 1}:
            last = int(number[1])
            row.clear()
            _join_label(first, beside[0], f"{number[1]}.")
    rows[:] = [row for row in rows if row]


def _labels(label: Run, words: Run) -> bool:
    """Whether a run may label the words right of it."""
    near = 0.1 * words.size < words.left - label.right < 4 * words.size
    return near and abs(label.base - words.base) < 0.35 * words.size and label.size > 0.86 * words.size


def _join_label(label: Run, words: Run, written: str) -> None:
    words.text, words.left = f"{written} {words.text.lstrip()}", label.left


def _host_small(rows: list[list[Run]]) -> dict[int, str]:
    """Move what is smaller, and a little higher or lower than its neighbour, to that one's row; by id how it stands."""
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        for run in list(row):
            for near in rows[max(at - 3, 0) : at] + rows[at + 1 : at + 4]:
                host = next((each for each in near if _hosts(each, run)), None)
                if host is not None:
                    row.remove(run)
                    near.append(run)
                    found[id(run)] = "sup" if run.base > host.base else "sub"
                    break
        for run in row:  # some set a raised mark on the line, in small type at the height of a capital
            if id(run) not in found and any(_hosts(each, run) and run.base - each.base > 0.1 for each in row):
                found[id(run)] = "sup"
    return found


def _hosts(host: Run, small: Run) -> bool:
    rise = (small.base - host.base) / host.size if host.size else 0.0
    if host is small or small.size > 0.86 * host.size or not (-0.4 < rise < 0.65) or abs(rise) < 0.06:
        return False
    near = 0.65 * host.size
    return -0.4 * host.size < small.left - host.right < near or -0.4 * host.size < host.left - small.right < near


def _host_initials(rows: list[list[Run]]) -> None:
    """Move a large initial that reaches down over several lines, or up from the first, to the first of them."""
    for at, row in enumerate(rows):
        for run in list(row):
            if not _INITIAL.fullmatch(run.text.strip()):
                continue
            near = rows[max(at - MOST_LINES, 0) : at + 1]
            beside = next((each for each in near if any(_follows(other, run) for other in each)), None)
            if beside is not None:
                row.remove(run)
                others = [each for each in beside if _follows(each, run)]
                run.size = min(each.size for each in others)
                run.base = others[0].base
                run.text = run.text.strip()
                if run.text[-1] not in WORDS_OF_ONE:
                    others[0].text = others[0].text.lstrip()
                run.right = min(each.left for each in others) - 0.01
                beside.insert(0, run)


_INITIAL = re.compile(r"[\"'“„«‘‚‹]?[^\W\d_]")
WORDS_OF_ONE = frozenset("AIOYEÀÁÉÈÓÚWZUKVВИСКОУЯ")
"""Letters that are words in some language: "A quiet morning" begins with one, "After" does not."""
MOST_LINES = 8
"""Beside an initial, its own among them."""


def _follows(run: Run, initial: Run) -> bool:
    """Whether a run is the first line's, right behind an initial that is much larger."""
    return (
        run is not initial
        and initial.size > 1.8 * run.size
        and initial.base - 1 <= run.base < initial.base + initial.size
        and -0.7 * run.size < run.left - initial.right < 2 * run.size
    )


def _make_line(row: list[Run], raised: dict[int, str], page: int) -> Line:
    row = sorted(row, key=lambda run: run.left)
    level = [run for run in row if id(run) not in raised] or row
    weight: dict[float, int] = {}
    for run in level:
        weight[run.size] = weight.get(run.size, 0) + len(run.text)
    size = max(weight, key=lambda each: (weight[each], each))
    pieces: list[tuple[str, str]] = []
    cells: list[tuple[float, float, str]] = []
    before: Run | None = None
    for run in row:
        kind = raised.get(id(run), "")
        text = run.text.translate(_LIGATURES)
        gap = run.left - before.right if before else 0.0
        if kind == "sup" and cells:
            cells[-1] = (cells[-1][0], run.right, cells[-1][2])  # a mark belongs to no cell's words
        elif before and gap > WIDE * size:
            cells.append((run.left, run.right, text.strip()))
            text = f" {text}"
        elif cells:
            glue = " " if gap > 0.2 * size or text.startswith(" ") else ""
            cells[-1] = (cells[-1][0], run.right, f"{cells[-1][2]}{glue}{text.strip()}")
        else:
            cells.append((run.left, run.right, text.strip()))
        if kind == "sup":
            text = text.strip().translate(_DIGITS)
        elif before and gap > 0.2 * size and not text.startswith(" "):
            text = f" {text}"
        if _RAISED.search(text) and not kind:
            parts = enumerate(_RAISED.split(_close_spaced(text)))
            pieces += [(part.translate(_DIGITS), "sup" if at % 2 else "") for at, part in parts if part]
        else:
            pieces.append((_close_spaced(text), kind))
        before = run
    bits = level[0].bits
    for run in level:
        bits &= run.bits if re.search(r"\w", run.text) else bits
    first, last = row[0], max(row, key=lambda run: run.right)
    base = max(level, key=lambda run: len(run.text)).base
    return Line(page, first.left, base, last.right, size, bits & (BOLD | ITALIC | MONO), pieces, cells)


def _close_spaced(text: str) -> str:
    """Text whose letters stand apart, as in ``T H E  Q U A Y``, in words."""
    if not _SPACED.search(text):
        return text
    return " ".join(part.replace(" ", "") if _SPACED.fullmatch(part) else part for part in re.split(r" {2,}", text))
