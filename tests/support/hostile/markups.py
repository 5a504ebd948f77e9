"""AsciiDoc, Org, reStructuredText, subtitles and notebooks: their marks again and again, closed or not."""

from __future__ import annotations

import json
from collections.abc import Callable

from support.hostile.shapes import PROSE, Attack, repeat

_CUE = "00:00:00.000 --> 00:00:01.000\n"
HEADS: dict[str, str] = {
    ".adoc": f"= The tide\n\n{PROSE}\n\n",
    ".org": f"#+title: The tide\n\n{PROSE}\n\n",
    ".rst": f"The tide\n========\n\n{PROSE}\n\n",
    ".srt": f"1\n{_CUE.replace('.', ',')}{PROSE}\n\n",
    ".vtt": f"WEBVTT\n\n{_CUE}{PROSE}\n\n",
}
PIECES: dict[str, dict[str, str]] = {
    ".adoc": {
        "paragraphs": f"{PROSE}\n\n",
        "blocks": "----\n",
        "quotes": "____\n",
        "examples": "====\na\n",
        "tables": "|===\n|a\n",
        "cells": "|a ",
        "items": "* a\n",
        "deep items": f"{'*' * 60} a\n",
        "terms": "a:: b\n",
        "continuations": "+\n",
        "attributes": ":a: b\n",
        "values": "{a}",
        "conditions": "ifdef::a[]\n",
        "includes": "include::a[]\n",
        "macros": "image::a[b]\n",
        "marks": "*a _b ",
        "references": "<<a",
        "brackets": "[[a",
        "notes": "footnote:[a ",
        "passed": "+++a",
        "heads": "== a\n",
    },
    ".org": {
        "paragraphs": f"{PROSE}\n\n",
        "heads": "* a\n",
        "deep heads": f"{'*' * 90} a\n",
        "drawers": ":A:\n",
        "blocks": "#+begin_src\n",
        "quotes": "#+begin_quote\n",
        "links": "[[a][b",
        "marks": "*a /b ",
        "tables": "|a|b|\n",
        "keys": "#+a: b\n",
        "macros": "{{{a(b",
        "notes": "[fn:1] a\n",
        "marked notes": "[fn:1]",
        "items": "- a\n",
        "times": "<2026-03-01 Sun> ",
        "tags": "* a :b:c:\n",
        "formulas": "\\(a",
    },
    ".rst": {
        "paragraphs": f"{PROSE}\n\n",
        "heads": "a\n=\n\n",
        "roles": ":a:`b` ",
        "directives": ".. note:: a\n\n",
        "nested directives": ".. note:: .. note:: ",
        "substitutions": "|a| ",
        "references": "`a`_ ",
        "targets": ".. _a: b\n",
        "notes": ".. [#] a\n",
        "marked notes": "[#]_ ",
        "items": "- a\n",
        "nested": "> ",
        "indented": " a\n  b\n",
        "stars": "*a ",
        "ticks": "``a ",
        "fields": ":a: b\n",
        "tables": "+-+\n|a|\n",
        "simple tables": "== ==\na  b\n",
        "literals": "::\n\n a\n\n",
        "comments": ".. a\n",
    },
    ".srt": {"cues": "1\n00:00:01,000 --> 00:00:02,000\na\n\n", "arrows": "-->\n", "tags": "<i>", "numbers": "1\n"},
    ".vtt": {
        "cues": "00:01.000 --> 00:02.000\na\n\n",
        "voices": "<v a>",
        "notes": "NOTE a\n\n",
        "times": "<00:01.000>",
    },
}


def _notebook(name: str, fill: Callable[[int], list[object]]) -> Attack:
    """A notebook of a cell of text and those that ``fill`` gives for so many bytes."""

    def make(size: int) -> bytes:
        cells = [{"cell_type": "markdown", "source": f"# The tide\n\n{PROSE}"}, *fill(size)]
        return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()

    return Attack(f"notebook: {name}", ".ipynb", make)


def _text(source: str) -> list[object]:
    return [{"cell_type": "markdown", "source": source}]


_SUFFIXED = {".adoc": "AsciiDoc", ".org": "Org", ".rst": "reStructuredText", ".srt": "SRT", ".vtt": "WebVTT"}
ATTACKS: tuple[Attack, ...] = (
    *(
        repeat(f"{_SUFFIXED[suffix]}: {name}", suffix, piece, HEADS[suffix])
        for suffix, pieces in PIECES.items()
        for name, piece in pieces.items()
    ),
    _notebook("cells", lambda size: [{"cell_type": "code", "source": "a"}] * (size // 40)),
    _notebook("texts", lambda size: _text("a") * (size // 42)),
    _notebook("one cell", lambda size: _text(PROSE * (size // len(PROSE)))),
    _notebook("fences", lambda size: _text("```\n" * (size // 5))),
    _notebook("lines", lambda size: [{"cell_type": "markdown", "source": ["a\n"] * (size // 7)}]),
    _notebook("options", lambda size: [{"cell_type": "code", "source": "#| echo: false\n" * (size // 16)}]),
    _notebook(
        "outputs",
        lambda size: [{"cell_type": "code", "source": "a", "outputs": [{"data": {"image/png": "A" * size}}]}],
    ),
    _notebook("attachments", lambda size: [{"cell_type": "markdown", "source": "a", "attachments": {"a": {"b": "A" * size}}}]),
    Attack("notebook: nested", ".ipynb", lambda size: b'{"cells":' + b"[" * size),
)  # fmt: skip
