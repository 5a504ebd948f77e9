"""Footnotes: small type at the foot of a column, below a rule or with a mark before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articlecast.read.formats.pdf.lines import Line

SMALL = 0.94
"""Of the size of the text: what is larger is no footnote's."""
_SYMBOL = r"[*∗†‡§¶‖#]{1,3}"
_MARKED = re.compile(rf"^(?:(\d{{1,3}})(?:[.)]\s*|\s+)|\[(\d{{1,3}})\]\s*|({_SYMBOL})\s*)(?=[\w\"“„'‘(«¿¡])")
MARK = re.compile(rf"\d{{1,3}}|{_SYMBOL}|[a-z]")


@dataclass(slots=True)
class NoteLines:
    """A footnote's lines; ``mark`` is what stands before the first and in the text."""

    page: int
    mark: str
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"fn-{self.page + 1}-{self.mark}"


def split_notes(
    lines: list[Line], rules: list[tuple[float, float, float]], body: float
) -> tuple[list[Line], list[Line]]:
    """A column's lines without its footnotes, and the lines of those; ``body`` is the size of the text."""
    full = next((at for at in range(len(lines)) if _begins_full_size(lines, at, rules)), None)
    if full is not None:
        return lines[:full], lines[full:]
    first = len(lines)
    while first > 0 and lines[first - 1].size <= SMALL * body:
        first -= 1
    for at in range(first, len(lines)):
        if _is_below_rule(lines, at, rules) or (find_mark(lines[at]) and _stands_apart(lines, at)):
            return lines[:at], lines[at:]
    return lines, []


def _begins_full_size(lines: list[Line], at: int, rules: list[tuple[float, float, float]]) -> bool:
    """Whether a note begins there in type as large as the text's: a raised mark right below a short rule."""
    text, kind = lines[at].pieces[0]
    return kind == "sup" and MARK.fullmatch(text.strip()) is not None and _is_below_rule(lines, at, rules)


def _is_below_rule(lines: list[Line], at: int, rules: list[tuple[float, float, float]]) -> bool:
    """Whether a short rule stands right above a line, at the edge of its column."""
    line = lines[at]
    above = lines[at - 1].base if at else line.base + 6 * line.size
    return any(
        line.base + 0.4 * line.size < height < min(above, line.base + 5 * line.size)
        and abs(left - line.start) < 2 * line.size
        and right - left < 0.85 * max(line.end - line.start, 1) + 10
        for left, height, right in rules
    )


def _stands_apart(lines: list[Line], at: int) -> bool:
    """Whether more room is above a line than between two of its kind, or nothing is."""
    if not at:
        return True
    return lines[at - 1].base - lines[at].base > 1.25 * lines[at].size or lines[at - 1].size > lines[at].size / SMALL


def find_mark(line: Line) -> str:
    """What a footnote begins with: a raised number or sign, or one before its words."""
    text, kind = line.pieces[0]
    if kind == "sup" and MARK.fullmatch(text.strip()):
        return text.strip()
    found = _MARKED.match(line.text)
    return next(filter(None, found.groups()), "") if found else ""


def group_notes(lines: list[Line], page: int, last: NoteLines | None) -> list[NoteLines]:
    """Lines as footnotes; those before the first mark go on with the ``last`` one of the page before."""
    notes: list[NoteLines] = []
    for line in lines:
        mark = find_mark(line)
        if mark and (not notes or _may_follow(notes[-1].mark, mark)):
            notes.append(NoteLines(page, mark, [_without_mark(line)]))
        elif notes:
            notes[-1].lines.append(line)
        elif last:
            last.lines.append(line)
        else:
            notes.append(NoteLines(page, f"{page + 1}", [line]))
    return notes


def _may_follow(before: str, mark: str) -> bool:
    """Whether a mark may come next: numbers rise, and a line of a note may begin with any other."""
    return not (before.isdigit() and mark.isdigit()) or int(mark) == int(before) + 1


def _without_mark(line: Line) -> Line:
    text, kind = line.pieces[0]
    if kind == "sup":
        line.pieces[0] = ("", "")
    elif found := _MARKED.match(text.lstrip()):
        line.pieces[0] = (text.lstrip()[found.end() :], kind)
    elif MARK.fullmatch(text.strip(" .)[]")):
        line.pieces[0] = ("", "")
    line.__post_init__()
    return line
