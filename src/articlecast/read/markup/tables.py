"""Tables of data, told from tables that lay out a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bs4 import Tag

from articlecast.model import Block, Code, Embed, Figure, Mark, Note, Span, Table, Text, plain
from articlecast.read.markup.inline import attribute, holds

_WIDEST = 40
_LONGEST_SIGN = 30
"""Letters of an alternative text that stands for a word; a longer one describes a picture."""
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|avif)$|^(?:image|img|photo|picture)$|\b(?:icon|tooltip|arrow|sort|placeholder)\b|_",
    re.IGNORECASE,
)
"""Alternative texts that say nothing: a file's name, that there is a picture, what to press."""
_NAMED = re.compile(r"\W*(?:tab(?:le|elle|leau|la|ella|ela|el|ell)?|таблица|表)\b\.?\s*\w{0,3}\d", re.IGNORECASE)
"""How a table's caption begins: ``Table 2``, ``Tab. A1``."""


def take_caption(table: Table, before: list[Block]) -> Table:
    """The table with the line above it that is its caption and stands there as that of a picture which is not there."""
    last = before[-1] if before else None
    if isinstance(last, Figure) and not (last.url or last.alt or table.caption) and _NAMED.match(plain(last.caption)):
        before.pop()
        return replace(table, caption=last.caption)
    return table


def stands_beside(block: Block) -> bool:
    """Whether something in a cell is more than its words: a picture, what plays, a listing, a note."""
    return isinstance(block, Figure | Embed | Note) or (isinstance(block, Code) and not read_listing(block))


def read_listing(block: Code) -> Text:
    """A formula or a command as part of a line of text; empty where a listing has more than a line."""
    if block.language in {"mathml", "tex"}:
        return (Span(" ".join(re.sub(r"<[^<>]*>", "", block.text).split()), (Mark("maths", block.text),)),)
    line = block.text.strip()
    return () if "\n" in line else (Span(line, (Mark("code"),)),)


def read_sign(cell: Tag, apart: list[Block], marks: tuple[Mark, ...]) -> Text:
    """What the one picture of a cell without words says in place of them: ``Yes`` of a tick, ``Brazil`` of a flag.

    ``apart`` are the cell's blocks beside its words.
    """
    pictures = cell.find_all("img", limit=2)
    is_alone = len(pictures) == 1 and all(isinstance(each, Figure) and not each.caption for each in apart)
    alt = " ".join(attribute(pictures[0], "alt").split()) if is_alone else ""
    return (Span(alt, marks),) if alt and len(alt) <= _LONGEST_SIGN and not _FILE.search(alt) else ()


def _is_layout(table: Tag, rows: list[Tag]) -> bool:
    if attribute(table, "role") in {"presentation", "none"}:
        return True
    if holds(table, "table"):
        return True
    cells = [cell for row in rows for cell in row.find_all(["td", "th"], recursive=False)]
    if max((len(row.find_all(["td", "th"], recursive=False)) for row in rows), default=0) < 2:
        return True
    if holds(table, "th", "caption"):
        return False
    if any(holds(cell, "h1", "h2", "h3", "figure", "article", "section", "blockquote") for cell in cells):
        return True
    return any(len(cell.find_all("p")) > 3 for cell in cells)


def _are_bold(cells: list[Tag]) -> bool:
    """Whether a row has two cells or more and all that they say is bold: a header of whom HTML has no row for it."""
    bold = ("".join(each.get_text() for each in cell.find_all(["b", "strong"])) for cell in cells)
    said = [(strong.split(), cell.get_text().split()) for strong, cell in zip(bold, cells, strict=True)]
    return len(said) > 1 and all(words and strong == words for strong, words in said)


def _span(cell: Tag, name: str) -> int:
    value = attribute(cell, name)
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def read_table(table: Tag, read: Callable[[Tag], Text]) -> Table | None:
    """The table's cells, one a column, spanned cells repeated; None where it only lays out the page.

    The header is the rows of ``thead``, or a first row of ``th``, or of bold words, alone; where a foot or a long
    table's middle repeats it, it is no row.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    if _is_layout(table, rows):
        return None
    grid: list[list[Text]] = []
    heads: list[bool] = []
    waiting: dict[int, tuple[int, Text]] = {}  # column → rows still to fill, and with what
    for row in rows:
        line: list[Text] = []
        cells = row.find_all(["td", "th"], recursive=False)

        def fill(line: list[Text] = line) -> None:
            while (column := len(line)) in waiting:
                left, content = waiting[column]
                line.append(content)
                if left > 1:
                    waiting[column] = left - 1, content
                else:
                    del waiting[column]

        for cell in cells:
            fill()
            content = read(cell)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for _ in range(across):
                if len(line) >= _WIDEST:
                    break
                if down > 1:
                    waiting[len(line)] = down - 1, content
                line.append(content)
        fill()
        if any(line):
            grid.append(line)
            parent = row.parent.name if row.parent else ""
            heads.append(parent == "thead" or all(cell.name == "th" for cell in cells) or _are_bold(cells))
    width = max((len(line) for line in grid), default=0)
    full = [tuple(line) + ((),) * (width - len(line)) for line in grid]
    header = full[0] if full and heads[0] and len(full) > 1 else ()
    body = [line for at, line in enumerate(full[1:], 1) if not (heads[at] and line == header)] if header else full
    caption = table.find("caption")
    return Table(tuple(body), header, read(caption) if caption else ()) if body else None
