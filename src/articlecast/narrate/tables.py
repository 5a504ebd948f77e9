"""Tables as they are said: row by row, or, where one is too large, what it holds and how its numbers went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from articlecast.model import ListItem, Paragraph, Span, Table, Text, plain
from articlecast.narrate.phrases import find_phrase

MOST_COLUMNS = 5
_LONGEST_VALUE = 80
"""Characters; what stands behind a label and is no longer is said in one breath with it: ``Flour: 200 g``."""
KEPT_ROWS, KEPT_COLUMNS, KEPT_CHARACTERS = 60, 12, 6000
"""The largest table that an episode keeps for its page: ten such are some 60 KB of its manifest."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBER = re.compile(
    r"(?P<before>[^\w\s.,+−–-]{0,2}\s?)(?P<sign>[+−–-]?)\d{1,3}(?:(?:[,.  ’']\d{3})+|\d*)(?:[.,]\d+)?"
    r"(?:\s?(?:%|‰|°C|°F|[a-zA-Zµ€£$¥]{1,8}\.?))?"
)
_LEAST_ROWS = 3
"""Of numbers by time: two are a comparison."""


_SENTENCE = re.compile(r"(?:\w+[ ,'’-]+){4}[\w’']+[.!?…]\Z")
"""What a cell ends with that is a sentence: no semicolon follows."""


def is_too_large(table: Table, most_rows: int) -> bool:
    """Whether a table is one for the eye."""
    return len(table.rows) > most_rows or max(map(len, table.rows), default=0) > MOST_COLUMNS


def say_rows(table: Table, words: Callable[[Text], str]) -> Iterator[Text]:
    """A line for each row, its cells with their columns' heads; ``words`` has the words of inline content.

    Of two columns without heads the first names what the second says: ``Flour: 200 g``.
    """
    heads = [words(cell) for cell in table.header]
    pairs = not heads and all(len(row) == 2 for row in table.rows)
    for row in table.rows:
        line: list[Span] = []
        for at, cell in enumerate(row):
            if words(cell):
                said = plain(tuple(line))
                labelled = pairs and line and said[-1:] not in set(".:;!?…")
                joint = ": " if labelled else " " if pairs or _SENTENCE.search(said) else "; "
                line += [Span(joint)] if line else []
                line += [Span(f"{heads[at]}: ")] if 0 < at < len(heads) and heads[at] else []
                line += cell
        yield tuple(line)


def keep_rows(table: Table, words: Callable[[Text], str]) -> tuple[str, ...]:
    """The rows for a page, the head first, their cells parted by tabs; none of a table that no manifest should hold.

    A row without a word is none, as it is none for the voice.
    """
    kept = [[" ".join(words(cell).split()) for cell in row] for row in (table.header, *table.rows)]
    rows = tuple("\t".join(row) for row in kept if any(row))
    widest = max(map(len, kept))
    small = len(rows) <= KEPT_ROWS and widest <= KEPT_COLUMNS and sum(map(len, rows)) <= KEPT_CHARACTERS
    return rows if small else ()


def join_definition(item: ListItem) -> Text:
    """A term with what it is, where that is short: ``Flour: 200 g``; empty where each is said by itself."""
    if not item.term or len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return ()
    content = item.blocks[0].content
    if len(plain(content)) > _LONGEST_VALUE or re.search(r"[.!?]\s+\S", plain(content)):
        return ()
    joint = " " if plain(item.term).rstrip()[-1:] in set(".:;!?…") else ": "
    return (*item.term, Span(joint), *content)


def describe_table(table: Table, caption: str, language: str) -> str:
    """What is said in place of a table: its caption, its size, and what its numbers say at both ends of their time."""
    columns, rows = max(map(len, (table.header, *table.rows)), default=0), len(table.rows)
    size = ", ".join(filter(None, (_count("column", columns, language), _count("row", rows, language))))
    named = find_phrase("table", language, f", {caption}" if caption else "").rstrip(".")
    if not named:
        return ""
    parts = [size, *(find_phrase("course", language, *ends) for ends in find_course(table))]
    told = "; ".join(filter(None, parts))
    return f"{named}: {told}." if told else f"{named}."


def _count(what: str, number: int, language: str) -> str:
    return find_phrase(f"one {what}" if number == 1 else f"{what}s", language, f"{number}")


def find_course(table: Table) -> list[tuple[str, str, str, str, str]]:
    """Of numbers by time: what they are, the first value and its year, the last and its; in the order of time.

    Of more columns than one the first is told, and the second; nothing where the years neither rise nor fall.
    """
    years, columns = _find_years(
        [[_cell(cell) for cell in row] for row in table.rows], [_cell(c) for c in table.header]
    )
    if len(years) < _LEAST_ROWS:
        return []
    numbers = list(map(int, years))
    if sorted(set(numbers)) not in (numbers, numbers[::-1]):
        return []
    first, last = (0, -1) if numbers[0] < numbers[-1] else (-1, 0)
    found = [
        (f"{name}: " if name and len(columns) > 1 else "", values[first], years[first], values[last], years[last])
        for name, values in columns
        if all(map(_NUMBER.fullmatch, (values[first], values[last]))) and _are_numbers(values)
    ]
    return found[:2]


def _find_years(rows: Sequence[Sequence[str]], header: Sequence[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The years of a table, down its first column or along its head, and its other columns, or its rows, by name."""
    if rows and all(row and _YEAR.fullmatch(row[0]) for row in rows):
        names = header or [""] * len(rows[0])
        return [row[0] for row in rows], [(names[at], [row[at] for row in rows]) for at in range(1, len(rows[0]))]
    if len(header) > _LEAST_ROWS and all(map(_YEAR.fullmatch, header[1:])):
        return list(header[1:]), [(row[0], list(row[1:])) for row in rows]
    return [], []


def _are_numbers(values: Sequence[str]) -> bool:
    """Whether four of five values are numbers: a gap or a note among them is usual."""
    return sum(map(bool, map(_NUMBER.fullmatch, values))) >= 0.8 * len(values)


def _cell(content: Text) -> str:
    return " ".join("".join(span.text for span in content if not span.mark("note")).split())
