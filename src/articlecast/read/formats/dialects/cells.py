"""What a cell that is run says of its output, which no file of its text holds: the captions of figures and tables.

Quarto's ``#| fig-cap: "The tide"`` (https://quarto.org/docs/reference/cells/cells-knitr.html), knitr's ``fig.cap=``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

import yaml

_OPTION = re.compile(r"[ \t]*(?:#|//|--|%%?)\|[ ]?(.*)$")
_CODED = re.compile(r":[ \t]*!")
"""What is worked out as the cell is run."""
_CAPTIONS = ("fig-cap", "fig.cap", "tbl-cap", "tbl.cap")
_KNITR = re.compile(r"\b(?:fig|tbl)[.-]cap\s*=\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})')")
_SILENT = {("include", "false"), ("eval", "false"), ("output", "false")}
_SILENCED = re.compile(r"\b(?:include|eval)\s*=\s*F(?:ALSE)?\b|\bresults\s*=\s*[\"']hide[\"']")


def write_captions(info: str, rows: Sequence[str]) -> list[str]:
    """The lines of Markdown that stand for what a cell of this first line and these ``rows`` shows; none where it shows
    nothing, or has no caption.
    """
    if _SILENCED.search(info):
        return []
    said = [next(filter(None, found.groups())) for found in _KNITR.finditer(info)]
    options = _read_options(rows)
    if any(str(options.get(name)).lower() == value for name, value in _SILENT):
        return []
    said += [each for name in _CAPTIONS for each in _list_words(options.get(name))]
    captions = (escape(" ".join(words.split()), quote=False) for words in said)
    return [
        line for words in captions for line in ("", "<figure><figcaption>", "", words, "", "</figcaption></figure>", "")
    ]


def _read_options(rows: Sequence[str]) -> dict[str, object]:
    found = [option[1] for row in rows[:40] if (option := _OPTION.match(row)) and not _CODED.search(row)]
    try:
        loaded = yaml.load("\n".join(found), Loader=yaml.BaseLoader)  # noqa: S506 -- it makes text alone
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _list_words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _list_words(each)
    elif isinstance(value, str) and re.search(r"\w", value):
        yield value
