"""Lines in the order of reading → blocks: paragraphs over columns and pages, headings, lists, tables, code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Literal

from articlecast.model import (
    Block,
    Code,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    plain,
)
from articlecast.read.formats.pdf.lines import BULLETS, Line
from articlecast.read.formats.pdf.tables import make_table
from articlecast.read.formats.pdf.words import FindNote, Vocabulary, join_lines
from articlecast.read.text.words import key, strip_dash

Kind = Literal["text", "heading", "item", "caption", "table", "code", "formula", "contents"]

LONGEST_HEADING = 200
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.|ura)?|table(?:au)?|tab(?:elle|la|ela)?\.?|abb(?:ildung|\.)|scheme|plate|chart|exhibit|box|map"
    r"|grafik|schaubild|foto|photo|image)\s*(?:[A-Z]?\d{1,3}(?:[.-]\d{1,3})?|[IVX]{1,5})\s*(?P<sign>[:.|—–-])?(?:\s+(?=\S)|$)",
    re.IGNORECASE,
)
_BULLET = re.compile(rf"^([{BULLETS}]|[–—*-](?=\s))\s*")
_NUMBERED = re.compile(r"^(?:\(?(\d{1,2}|[a-z]|[ivx]{1,4})\)|(\d{1,2}|[a-z])\.)\s+(?=\S)")
_SECTION = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2})*)\.?|[IVX]{1,5}\.|[A-Z]\.)\s+[A-Z\"“„]")
_ENDED = re.compile(r"[.!?:;…。！？][\"'”’»)\]\d*∗†‡]*$")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxl]{0,5}\s*$|…{2,}\s*\d*$")
_CONTENTS = frozenset("contents|table of contents|inhalt|inhaltsverzeichnis|sommaire|table des matières|índice|indice|"
                      "sumário|list of figures|list of tables|in this issue".split("|"))  # fmt: skip
_MATHS = re.compile(r"[=<>≤≥≈≠∑∏∫√±×÷∈∂∇∞≡∼→]|[α-ωΓΔΘΛΞΠΣΦΨΩ]")
_FUNCTIONS = frozenset(
    """
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log exp lim max min sup inf arg argmax argmin det dim
    ker deg gcd lcm mod sgn sign span rank var cov std erf softmax sigmoid relu tr diag prob
    """.split()
)
"""Names that stand upright in formulas."""
_NUMBER_OF = re.compile(r"\(\d{1,3}(?:\.\d{1,3})?[a-z]?\)$")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document, in points: the size of its text and the distance of two lines of it."""

    body: float
    pitch: float

    def usual(self, line: Line) -> float:
        """The distance that a line of this size has from the next."""
        return max(self.pitch * line.size / self.body, 1.05 * line.size)


@dataclass(slots=True)
class _Part:
    """Lines that will be one block."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    formulas: dict[int, list[Line]] = field(default_factory=dict)
    """What is displayed behind so many of its lines."""

    def list_lines(self) -> list[Line]:
        """Its lines with the formulas among them, each as one piece."""
        done: list[Line] = []
        for at in range(len(self.lines) + 1):
            if shown := self.formulas.get(at):
                words = " ".join(line.text for line in shown)
                done.append(replace(shown[0], pieces=[(words, "maths")]))
            done += self.lines[at : at + 1]
        return done


class Composer:
    """Makes blocks of lines; ``outline`` says of a page's headings, by key, how deep they stand."""

    def __init__(
        self, measures: Measures, vocabulary: Vocabulary, find_note: FindNote, outline: dict[tuple[int, str], int]
    ) -> None:
        self._measures, self._vocabulary, self._find_note = measures, vocabulary, find_note
        self._outline = outline
        self._hanging: frozenset[int] = frozenset()
        self._parts: list[_Part] = []
        self._current: _Part | None = None  # the part that took the last line; one that floats may stand behind it

    def compose(self, lines: list[Line]) -> list[Block]:
        """The blocks of all lines."""
        contents = -1
        self._hanging = _find_hanging(lines)
        for at, line in enumerate(lines):
            before = lines[at - 1] if at else None
            after = lines[at + 1] if at + 1 < len(lines) else None
            kind, level = self._classify(line, before, after)
            if kind == "heading" and key(line.text) in _CONTENTS:
                contents = line.page
                continue
            if _LEADERS.search(line.text) or (contents == line.page and _is_entry(line)):
                contents = line.page + 1 if contents == line.page - 1 else contents
                continue
            self._take(line, kind, level, before if before and before.column == line.column else None)
        return self._finish()

    # ------------------------------------------------------------ what a line is

    def _classify(self, line: Line, before: Line | None, after: Line | None) -> tuple[Kind, int]:
        beside = before if before and before.column == line.column else None
        gap = (beside.base - line.base) / self._measures.usual(line) if beside else 9.0
        if level := self._find_level(line, beside, after, gap):
            return "heading", level
        caption = _CAPTION.match(line.text)
        if caption and (caption["sign"] or line.size < 0.97 * self._measures.body) and (gap > 1.15 or not beside):
            return "caption", 0
        if line.is_code and re.search(r"\w", line.text):
            return "code", 0
        if len(line.cells) > 1 and not _is_prose(line):
            return ("formula", 0) if _is_formula(line) else ("table", 0)
        if _is_formula(line):
            return "formula", 0
        if line.text[:1] in {"–", "—"} and not self._is_among_dashes(line, after):
            return "text", 0
        if (
            line.has_dot
            or _BULLET.match(line.text)
            or (_NUMBERED.match(line.text) and self._begins_item(line, beside, gap))
        ):
            return "item", 0
        return "text", 0

    def _find_level(self, line: Line, beside: Line | None, after: Line | None, gap: float) -> int:
        """The level of a heading's line, or 0."""
        body, text = self._measures.body, line.text
        if len(text) > LONGEST_HEADING or not re.search(r"[^\W\d_]{2}", text):
            return 0
        known = self._outline.get((line.page, _strip_number(text)))
        if known and len(text) < 120:
            return min(known + 1, 5)
        number = _SECTION.match(text)
        deep = min(len((number[1] or "1").split(".")), 4) + 1 if number else 0
        part = self._current if self._current and self._current.kind == "heading" and beside else None
        last = part.lines[-1] if part else None
        goes_on = last is not None and abs(last.size - line.size) < 0.3 and last.bits == line.bits and gap < 1.4
        if line.size >= 1.12 * body:
            return part.level if part and goes_on else deep or (2 if line.size >= 1.3 * body else 3)
        short = len(text) < 110 and not text.endswith((",", ";")) and len(line.cells) == 1
        sets_off = gap > 1.18 or beside is None or goes_on
        if line.is_bold and line.size > 0.9 * body and short and sets_off and not _CAPTION.match(text):
            plain_after = after is None or not after.is_bold or after.size != line.size or after.column != line.column
            if goes_on or plain_after or (after and len(text) + len(after.text) < 110):
                return part.level if part and goes_on else deep or 3
        shouts = text.isupper() and len(re.findall(r"[^\W\d_]{2,}", text)) > 0 and len(text) < 80
        if shouts and short and gap > 1.18 and not text.endswith(".") and line.room > line.size:
            return deep or 3
        if deep > 2 and gap > 1.3 and short and not text.endswith("."):
            return deep
        return 0

    def _is_among_dashes(self, line: Line, after: Line | None) -> bool:
        """Whether a dash begins an item of a list: one alone stands before who said what is quoted above it."""
        if self._current and self._current.kind == "item":
            return True
        return after is not None and (after.text[:1] == line.text[:1] or abs(after.left - line.left) < 25)

    def _begins_item(self, line: Line, beside: Line | None, gap: float) -> bool:
        """Whether a number begins an item of a list, and no sentence in the midst of a paragraph."""
        if self._current and self._current.kind in {"item", "heading"}:
            return True
        return beside is None or gap > 1.15 or line.indent > 0.5 * line.size or bool(_ENDED.search(beside.text))

    # ------------------------------------------------------------ what belongs together

    def _take(self, line: Line, kind: Kind, level: int, beside: Line | None) -> None:
        last = self._current
        if kind == "formula":
            if last is None or last.kind not in {"text", "item"}:
                self._current = last = _Part("text")
                self._parts.append(last)
            last.formulas.setdefault(len(last.lines), []).append(line)
            return
        if last and not last.lines:  # a formula alone, behind which a paragraph begins
            last = None
        if (
            (last and kind in {"table", "code"} and last.kind == kind and beside)
            or (
                last
                and kind == "heading"
                and last.kind == "heading"
                and beside is last.lines[-1]
                and self._joins(last, line)
            )
            or (kind == "text" and last and self._continues(last, line, beside))
        ):
            last.lines.append(line)
        elif (
            kind == "text"
            and (beside is None or self._is_afloat(last))
            and (open_ := self._find_open())
            and self._flows(open_, line)
        ):
            open_.lines.append(line)
            self._current = open_
        else:
            self._current = _Part(kind, [line], level)
            self._parts.append(self._current)

    def _joins(self, part: _Part, line: Line) -> bool:
        last = part.lines[-1]
        near = last.base - line.base < 1.75 * line.size
        return near and abs(last.size - line.size) < 0.6 and last.bits == line.bits and not _SECTION.match(line.text)

    @staticmethod
    def _is_afloat(part: _Part | None) -> bool:
        """Whether text may go on below a part as if it were not there."""
        return part is not None and part.kind in {"caption", "table"}

    def _find_open(self) -> _Part | None:
        """The paragraph or item that may go on in a new column, behind pictures and tables that float above it."""
        for part in reversed(self._parts[-6:]):
            if part.kind in {"text", "item"} and part.lines:
                return part
            if part.kind == "heading":
                return None
        return None

    def _flows(self, part: _Part, line: Line) -> bool:
        """Whether a column's first line goes on with what the last column ended with."""
        last = part.lines[-1]
        if abs(last.size - line.size) > 0.06 * line.size:
            return False
        if not _ENDED.search(last.text) or line.text[:1].islower():
            return last.room < 0.3 * (last.end - last.start) or line.text[:1].islower()
        indents = part.kind == "text" and part.lines[0].indent > 0.7 * line.size
        return indents and line.indent < 0.5 * line.size and last.room < line.size

    def _continues(self, part: _Part, line: Line, beside: Line | None) -> bool:
        """Whether a line goes on with the part whose last line is right above it."""
        last = part.lines[-1]
        if beside is not last:
            if not (beside and part.kind in {"text", "item"} and line.text[:1].islower()):
                return False  # but a sentence goes on behind a formula
            return abs(last.size - line.size) < 0.3
        gap = (last.base - line.base) / self._measures.usual(line)
        if gap > 1.32 or gap < 0 or abs(last.size - line.size) > 0.06 * line.size:
            return False
        match part.kind:
            case "text":
                return not self._begins_paragraph(part, line)
            case "item":
                hangs = line.left > part.lines[0].left + (-1 if part.lines[0].has_dot else 0.4 * line.size)
                return hangs or not _ENDED.search(last.text)
            case "caption":
                return not (_ENDED.search(last.text) and self._fits(last, line))
            case _:
                return False

    @staticmethod
    def _fits(last: Line, line: Line) -> bool:
        """Whether a line's first word had room at the end of the one above it."""
        first_word = line.text.partition(" ")[0]
        width = (line.right - line.left) * (len(first_word) + 1) / max(len(line.text), 1)
        return last.room > width + 0.8 * line.size

    def _begins_paragraph(self, part: _Part, line: Line) -> bool:
        last, size = part.lines[-1], line.size
        if re.search(r"[^\W\d_]-$", last.text):
            return False  # in the midst of a word
        ended = bool(_ENDED.search(last.text))
        if line.is_bold != last.is_bold and ended:
            return True
        fits = self._fits(last, line)
        if fits and ended:
            return True
        if fits and last.room > 0.35 * (last.end - last.start) and line.text[:1].isupper():
            return True
        if line.left > last.left + 0.7 * size:  # indented: a paragraph's first line, or what hangs below a first one
            return line.column not in self._hanging and (ended or last.room > 2 * size)
        outdents = line.left < last.left - 0.7 * size and (len(part.lines) > 1 or line.column in self._hanging)
        return outdents and ended

    # ------------------------------------------------------------ blocks

    def _finish(self) -> list[Block]:
        done: list[Block] = []
        items: list[_Part] = []
        for part in [*self._parts, _Part("text")]:
            if part.kind == "item":
                items.append(part)
                continue
            if items:
                done += self._list(items)
                items = []
            done += self._make(part)
        return _place_captions(done)

    def _words(self, part: _Part) -> Text:
        return join_lines(part.list_lines(), self._vocabulary, self._find_note)

    def _make(self, part: _Part) -> list[Block]:
        content = self._words(part)
        text = plain(content)
        if not re.search(r"\w", text) and not part.formulas:
            return []
        match part.kind:
            case "heading":
                return [self._head(part, content, text)]
            case "caption":
                return [Figure(caption=content)]
            case "code":
                first = min(line.left for line in part.lines)
                rows = (" " * round((line.left - first) / (0.6 * line.size)) + line.text for line in part.lines)
                return [Code("\n".join(rows))]
            case "table":
                return [Paragraph(content)] if self._is_parted_line(part) else make_table(part.lines)
            case _:
                if self._is_stray(part, text):
                    return []
                return [Quote((Paragraph(content),))] if part.lines and _is_set_in(part.lines) else [Paragraph(content)]

    def _head(self, part: _Part, content: Text, text: str) -> Block:
        said = re.search(r"[.!?][”\"’»]?$", text) and len(text.split()) > 6
        if said or re.match(r"[“„«\"]", text):  # large type that speaks is pulled out of the text
            return Quote((Paragraph(content),), pull=True)
        return Heading(min(max(part.level, 2), 6), content)

    def _is_parted_line(self, part: _Part) -> bool:
        """Whether it is one line of two parts, set as the text: a place and a name below a letter, a row left over."""
        line = part.lines[0]
        set_as_text = abs(line.size - self._measures.body) < 0.03 * self._measures.body
        worded = len(line.cells) == 2 and re.search(r"[^\W\d_]{2}", line.cells[0][2]) is not None
        return len(part.lines) == 1 and set_as_text and worded

    def _is_stray(self, part: _Part, text: str) -> bool:
        """Whether it is a picture's label or the like: a few words in small type that are no sentence."""
        small = all(line.size < 0.88 * self._measures.body for line in part.lines)
        return small and len(text.split()) < 7 and not _ENDED.search(text)

    def _list(self, parts: list[_Part]) -> list[Block]:
        """The items as lists, one behind the other where their signs change; those set in deeper below the others."""
        lists: list[list[_Part]] = []
        for part in parts:
            top = lists[-1][0] if lists else None
            if top and (_is_deeper(part, top) or _is_numbered(part) == _is_numbered(top)):
                lists[-1].append(part)
            else:
                lists.append([part])
        return [block for each in lists for block in self._make_list(each)]

    def _make_list(self, parts: list[_Part]) -> list[Block]:
        items: list[ListItem] = []
        first = parts[0].lines[0].text
        is_numbered = _is_numbered(parts[0])
        at = 0
        while at < len(parts):
            part, at = parts[at], at + 1
            inner = list(takewhile(lambda each: _is_deeper(each, parts[0]), parts[at:]))
            at += len(inner)
            content = self._words(part)
            sign = _BULLET.match(plain(content)) or _NUMBERED.match(plain(content))
            rest = _cut(content, sign.end() if sign else 0)
            blocks = [*([Paragraph(rest)] if rest else []), *(self._list(inner) if inner else [])]
            if blocks:
                items.append(ListItem(tuple(blocks)))
        start = re.match(r"\(?(\d{1,2})", first) if is_numbered else None
        kind: Literal["ordered", "unordered"] = "ordered" if is_numbered else "unordered"
        return [ListBlock(tuple(items), kind, int(start[1]) if start else 1)] if items else []


def _find_hanging(lines: list[Line]) -> frozenset[int]:
    """The columns in which all lines of a paragraph but the first are indented: sentences go on in indented ones."""
    inside: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    for last, line in pairwise(lines):
        if last.has_dot or _BULLET.match(last.text) or _NUMBERED.match(last.text):
            continue
        near = last.column == line.column and 0 < last.base - line.base < 1.6 * line.size
        if near and 0.7 * line.size < line.left - last.left < 5 * line.size and last.room < 6 * line.size:
            (ended if _ENDED.search(last.text) else inside)[line.column] += 1
    return frozenset(column for column in inside if inside[column] >= max(1, ended[column]))


def _is_prose(line: Line) -> bool:
    """Whether the cells of a line are words of a sentence that was spread to the column's width."""
    widest = max(len(text) for _left, _right, text in line.cells)
    gaps = [after[0] - before[1] for before, after in zip(line.cells, line.cells[1:], strict=False)]
    return max(gaps) < 2.2 * line.size and (widest > 25 or (line.room < line.size and len(line.cells) > 4))


def _is_formula(line: Line) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{3,}", line.text) if word.lower() not in _FUNCTIONS]
    numbered = len(line.cells) > 1 and _NUMBER_OF.search(line.text) is not None
    letters = sum(map(len, words))
    if numbered and letters < 0.5 * len(line.text):
        return True
    if len(line.text) <= 3 and not words and line.indent > 2 * line.size:
        return True  # what stands above or below the bar of a fraction
    return not words and len(line.text) < 80 and _MATHS.search(line.text) is not None


def _is_entry(line: Line) -> bool:
    """Whether a line of a table of contents: its words, then the number of a page."""
    return re.search(r"\S\s+(?:\d{1,4}|[ivxl]{1,6})$", line.text) is not None and (
        len(line.cells) > 1 or line.room < 2 * line.size
    )


def _is_set_in(lines: list[Line]) -> bool:
    """Whether lines stand off both edges of their column, as a quotation does."""
    size = lines[0].size
    return len(lines) > 1 and all(line.indent > 0.9 * size and line.room > 0.8 * size for line in lines)


def _strip_number(text: str) -> str:
    return key(re.sub(r"^(?:chapter|kapitel|section)?\s*(?:[\dIVX]+(?:\.\d+)*\.?)\s+", "", text, flags=re.IGNORECASE))


def _cut(content: Text, letters: int) -> Text:
    """Inline content without so many letters at its beginning."""
    done: list[Span] = []
    for span in content:
        kept = span.text[letters:] if letters > 0 else span.text
        letters -= len(span.text)
        if kept.strip() or done:
            done.append(Span(kept if done else kept.lstrip(), span.marks))
    return tuple(done)


def _place_captions(blocks: list[Block]) -> list[Block]:
    """A table's caption with its table, whichever stands first, and who is quoted with what is."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        if isinstance(block, Paragraph) and isinstance(last, Quote) and not last.pull and _is_attribution(block):
            done[-1] = Quote(last.blocks, strip_dash(block.content))
        elif isinstance(block, Table) and isinstance(last, Figure) and _is_tables(last):
            done[-1] = Table(block.rows, block.header, last.caption)
        elif isinstance(block, Figure) and _is_tables(block) and isinstance(last, Table) and not last.caption:
            done[-1] = Table(last.rows, last.header, block.caption)
        else:
            done.append(block)
    return done


def _is_deeper(part: _Part, top: _Part) -> bool:
    """Whether an item is set in below another one, in whatever column it goes on."""
    return part.lines[0].indent > top.lines[0].indent + 0.8 * top.lines[0].size


def _is_numbered(part: _Part) -> bool:
    text = part.lines[0].text
    return not part.lines[0].has_dot and _NUMBERED.match(text) is not None and _BULLET.match(text) is None


def _is_attribution(block: Paragraph) -> bool:
    text = plain(block.content)
    return len(text) < 80 and re.match(r"[–—]\s*\w", text) is not None


def _is_tables(figure: Figure) -> bool:
    return re.match(r"tab", plain(figure.caption), re.IGNORECASE) is not None
