"""Markdown's own notation for marks: ``[Nguyen]{say-as="win"}``, and ``{.skip}`` or ``{: .skip}`` at a block.

So Pandoc, Djot, kramdown and markdown-it-attrs write attributes.

Braces that hold none of our words are left as they are: they are another program's, or text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlecast.read.markup.marks import ATTRIBUTE, WORDS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_BRACES = re.compile(r"(?<!\\)\{:?([^{}\n]{1,300})(?<!\\)\}")
_PART = re.compile(r"([.#]?[\w-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_SPANS = frozenset("])`")
"""What an inline mark stands behind."""
_ALONE = frozenset({"skip", "only"})


def holds_braces(text: str) -> bool:
    """Whether there may be such a mark in a text."""
    return any(read_braces(found[1]) for found in _BRACES.finditer(text))


def read_braces(inside: str) -> str:
    """What braces say, in the words of an element's attribute; empty where it is nothing of ours."""
    parts = [(found[1], next((each for each in found.groups()[1:] if each is not None), None))
             for found in _PART.finditer(inside)]  # fmt: skip
    ours = any(name.lstrip(".") == "articlecast" for name, _value in parts)
    said = []
    for name, value in parts:
        word = "language" if name == "lang" else name
        if value is None and (name[1:] if name[:1] == "." else name if ours else "") in _ALONE:
            said.append(name.lstrip("."))
        elif value is not None and name == ATTRIBUTE:
            said.append(value)
        elif value is not None and word in WORDS:
            said.append(f"{word}: {value}")
    return "; ".join(said).replace('"', "")


def use_braces(parser: MarkdownIt) -> None:
    """Have a parser understand marks in braces."""
    from mdit_py_plugins.attrs import attrs_plugin  # noqa: PLC0415 -- as the parser itself

    parser.use(attrs_plugin, spans=True, allowed=(ATTRIBUTE,))
    parser.core.ruler.after("block", "marks", _take_braces)


def _take_braces(state: StateCore) -> None:
    """Braces at a block's beginning or end as its attribute, those that stand alone as the next block's."""
    from markdown_it.token import Token  # noqa: PLC0415 -- as above

    tokens: list[Token] = []
    waiting = ""
    closes: list[tuple[int, int]] = []  # of blocks that are wrapped: the level, and where the list was so long
    for token in state.tokens:
        if waiting and token.nesting >= 0:
            tokens.append(_write_html(Token, f'<div {ATTRIBUTE}="{html.escape(waiting)}">'))
            waiting = ""
            closes.append((token.level, len(tokens)))
        tokens.append(token)
        if token.type == "inline":
            told, rest = _split_block(token.content)
            token.content = _rewrite_spans(rest)
            opening = tokens[-2]
            if told and not rest and opening.type == "paragraph_open":
                waiting = told
            elif told:
                if opening.hidden and tokens[-3].type == "list_item_open":  # a tight list shows no paragraphs
                    opening = tokens[-3]
                opening.attrSet(ATTRIBUTE, told)
        elif waiting and token.type == "paragraph_close":
            del tokens[-3:]
        if closes and token.level == closes[-1][0] and token.nesting <= 0 and len(tokens) > closes[-1][1]:
            closes.pop()
            tokens.append(_write_html(Token, "</div>"))
    state.tokens = tokens


def _split_block(content: str) -> tuple[str, str]:
    """What braces at the beginning or end of a block say, and the rest of it."""
    told = []
    first, _, rest = content.partition("\n")
    if (found := _BRACES.fullmatch(first.strip())) and (said := read_braces(found[1])):
        told.append(said)
        content = rest
    last = content.rfind("{")
    found = _BRACES.fullmatch(content[last:].rstrip()) if last > 0 and content[last - 1] not in "])`*_~" else None
    if found and (said := read_braces(found[1])):
        told.append(said)
        content = content[:last].rstrip()
    return "; ".join(told), content


def _rewrite_spans(content: str) -> str:
    """Braces behind a span, a link or code as the attribute that the parser knows; in code they are text."""
    if "{" not in content:
        return content
    code = list(list_code(content))
    at = 0

    def rewrite(found: re.Match[str]) -> str:
        nonlocal at
        while at < len(code) and code[at][1] <= found.start():
            at += 1
        inside = at < len(code) and code[at][0] < found.start()
        said = read_braces(found[1]) if not inside and content[found.start() - 1 : found.start()] in _SPANS else ""
        return f'{{{ATTRIBUTE}="{said}"}}' if said else found[0]

    return _BRACES.sub(rewrite, content)


def list_code(content: str) -> Iterator[tuple[int, int]]:
    """Where code stands: from a run of backticks to the next one of the same length
    (https://spec.commonmark.org/0.31.2/#code-spans).
    """
    runs = [(found.start(), found.end()) for found in re.finditer("`+", content)]
    following: dict[int, int] = {}
    closing = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        closing[number] = following.get(end - start, -1)
        following[end - start] = number
    number = 0
    while number < len(runs):
        if closing[number] < 0:
            number += 1
            continue
        yield runs[number][0], runs[closing[number]][1]
        number = closing[number] + 1


def _write_html(kind: type[Token], text: str) -> Token:
    return kind("html_block", "", 0, content=f"{text}\n")
