"""What paragraphs are by their looks, where no style names them: listings by their font, quotations by their margins.

Asked when a whole text is written, since what most of it looks like says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

FIXED = "<pre class=fixed>"
"""Begins a paragraph whose letters are all of one width."""
INDENTED = "<blockquote class=indented>"
"""Begins a paragraph that stands in from both margins."""
LEAST_INDENT = 360
"""Twentieths of a point at either side, a quarter of an inch; what is less is a matter of taste."""
_FONTS = re.compile(
    r"\bmono\b|mono$|monospace|^mono|courier|consolas|menlo|monaco|typewriter|inconsolata|lucida ?(?:console|sans typ)"
    r"|andale|cascadia|fira ?code|source ?code|letter gothic",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[{}=;<>$#|\\_@]|\(\)|\w\(|(?:^|\s)--?\w|://|^\s*[/~.]\S|^ {2,}\S", re.MULTILINE)
"""What stands in code, and in prose or verse that is typed in such a font hardly ever."""
_COMMAND = re.compile(r"[a-z][\w.-]*(?: [^\s.,;:!?]+){0,6}")
"""A line of words that is no sentence: ``git commit``."""


def is_fixed(font: str) -> bool:
    """Whether all letters of a font are of one width, by its name."""
    return _FONTS.search(font) is not None


def settle_looks(parts: Sequence[str]) -> list[str]:
    """The parts with those that look like a listing or a quotation made one, or plain paragraphs."""
    usual = {mark: _is_usual(parts, mark) for mark in (FIXED, INDENTED)}
    done: list[str] = []
    for mark, run in groupby(parts, _find_mark):
        held = list(run)
        if not mark:
            done += held
        elif usual[mark]:
            done += _write_paragraphs(held, mark)
        elif mark == INDENTED:
            done += [each.replace(mark, "<blockquote>", 1) for each in held]
        else:
            is_code = _read_as_code([_words(each) for each in held])
            done += [each.replace(mark, "<pre>", 1) for each in held] if is_code else _write_paragraphs(held, mark)
    return done


def _find_mark(part: str) -> str:
    return next((mark for mark in (FIXED, INDENTED) if part.startswith(mark)), "")


def _is_usual(parts: Sequence[str], mark: str) -> bool:
    """Whether half of a text, or more, looks so."""
    return 2 * sum(len(part) for part in parts if part.startswith(mark)) > sum(map(len, parts))


def _words(part: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", part.replace("<br>", "\n")))


def _write_paragraphs(parts: Sequence[str], mark: str) -> Iterator[str]:
    end = "</pre>" if mark == FIXED else "</blockquote>"
    for part in parts:
        inner = part.removeprefix(mark).removesuffix(end)
        yield inner if inner.startswith("<p>") else f"<p>{inner.strip()}</p>"


def _read_as_code(paragraphs: Sequence[str]) -> bool:
    """Whether lines are a program, commands or their output: a letter or a poem may be set in such a font, too."""
    lines = [line for each in paragraphs for line in each.split("\n") if line.strip()]
    signed = sum(_SIGNS.search(line) is not None for line in lines)
    return 3 * signed >= len(lines) or all(_COMMAND.fullmatch(line.strip()) for line in lines)
