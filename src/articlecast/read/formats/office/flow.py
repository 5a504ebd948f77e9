"""Paragraphs, list items and notes as a word processor has them, one behind the other, → HTML with its lists nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape

DEEPEST_LIST = 8
STYLED = {
    **dict.fromkeys(("quote", "intense quote", "block text", "quotations", "blockquote"), "blockquote"),
    **dict.fromkeys(("html preformatted", "source code", "code", "preformatted text", "verbatim"), "pre"),
}
"""The elements of paragraphs whose style, in lower case, says more than its looks."""


@dataclass(slots=True)
class Flow:
    """HTML in the making; ``title``, ``authors`` and ``date`` are paragraphs that a style names as such.

    ``notes`` are the notes that something leads to, by their names, in the order of their references.
    """

    parts: list[str] = field(default_factory=list)
    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    _lists: list[str] = field(default_factory=list)

    def add(self, html: str, tag: str = "p") -> None:
        """A paragraph, heading or the like; nothing where there is nothing in it."""
        if not html.strip():
            return
        self.close()
        html = re.sub(r"</?strong>", "", html) if tag[0] == "h" else html  # a heading is bold by itself
        inside = f"<p>{html.strip()}</p>" if tag == "blockquote" else html.strip()  # several make one quotation
        self.parts.append(f"<{tag}>{inside}</{tag}>")

    def add_block(self, html: str) -> None:
        """HTML that is a block already."""
        self.close()
        self.parts.append(html)

    def add_item(self, html: str, level: int, *, ordered: bool, start: int = 1) -> None:
        """An item of a list, nested ``level`` deep from 0; ``start`` is its number where it begins a list."""
        if not html.strip():
            return
        tag, level = "ol" if ordered else "ul", min(level, DEEPEST_LIST)
        while len(self._lists) > level + 1 or (len(self._lists) == level + 1 and self._lists[-1] != tag):
            self.parts.append(f"</li></{self._lists.pop()}>")
        if len(self._lists) == level + 1:
            self.parts.append("</li>")
        while len(self._lists) < level + 1:
            numbered = f' start="{start}"' if ordered and start > 1 and len(self._lists) == level else ""
            self.parts.append(f"<{tag}{numbered}>")
            self._lists.append(tag)
            if len(self._lists) < level + 1:
                self.parts.append("<li>")
        self.parts.append(f"<li><p>{html.strip()}</p>")

    def add_within(self, html: str) -> None:
        """More of the item that is open, or a block by itself where none is."""
        self.parts.append(html)

    def add_caption(self, html: str) -> None:
        """A paragraph that is styled as a caption: that of the picture before it, if there is one."""
        last = self.parts[-1] if self.parts else ""
        if last.endswith("</figure>") and "<figcaption>" not in last and html.strip():
            self.parts[-1] = last.removesuffix("</figure>") + f"<figcaption>{html.strip()}</figcaption></figure>"
        else:
            self.add(html)

    def close(self) -> None:
        """End the list that is open, if one is."""
        while self._lists:
            self.parts.append(f"</li></{self._lists.pop()}>")

    def finish(self) -> str:
        """All of it, the notes below."""
        self.close()
        notes = "".join(f'<li id="{escape(name)}">{html}</li>' for name, html in self.notes.items() if html)
        listed = f'<section class="footnotes"><ol>{notes}</ol></section>' if notes else ""
        return merge_quotes("".join(self.parts)) + listed


_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_FIGURE = re.compile(
    r"[-+−~≈<>≤≥]?[ \u00a0]?[$€£¥]?[ \u00a0]?\d[\d.,:/'’ \u00a0\u202f]{0,20}(?:[%‰$€£¥]|[^\W\d_]{1,4}\.?)?|[-–—]|n/?a",
    re.IGNORECASE,
)
_FEWEST_COLUMNS = 3
"""Of a table whose head is told by its cells: two columns may be names and their values from the first row on."""


def write_table(rows: Sequence[str]) -> str:
    """A table of rows that are written as cells; nothing where there is no word in it.

    Programs mark a row as the head only where their user did, and RTF of most not at all: the first is the head, too,
    where it has words in every column whose cells below are numbers, all of them.
    """
    if not any(re.search(r">[^<\s]", row) for row in rows):
        return ""
    if "<th" not in "".join(rows) and _is_headed([_CELL.findall(row) for row in rows]):
        rows = [re.sub(r"<(/?)td\b", r"<\1th", rows[0]), *rows[1:]]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _is_headed(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 3 or len({len(row) for row in rows}) > 1 or len(rows[0]) < _FEWEST_COLUMNS:
        return False
    first, *below = [[" ".join(re.sub(r"<[^>]*>", " ", unescape(cell)).split()) for cell in row[1:]] for row in rows]
    return all(re.search(r"[^\W\d_]", cell) and not _FIGURE.fullmatch(cell) for cell in first) and all(
        any(row) and all(not cell or _FIGURE.fullmatch(cell) for cell in row) for row in below
    )


def refer_note(name: str) -> str:
    """The mark in the text that leads to a note; its number is nothing to hear."""
    return f'<a class="footnote-ref" href="#{escape(name)}">*</a>'


def show_picture(address: str, alt: str) -> str:
    return f'<figure><img src="{escape(address)}" alt="{escape(alt)}"></figure>'


def merge_quotes(html: str) -> str:
    """Paragraphs of one quotation, and lines of one listing, together."""
    return re.sub(r"</blockquote>\s*<blockquote>", "", re.sub(r"</pre>\s*<pre>", "\n", html))


_WRAPS = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("super", "sup"), ("sub", "sub"))


def wrap_text(text: str, looks: frozenset[str]) -> str:
    """Escaped text with the looks that mean something: ``bold``, ``italic``, ``strike``, ``super``, ``sub``."""
    html = escape(text, quote=False)
    if not text.strip():
        return html
    for look, tag in _WRAPS:
        if look in looks:
            html = f"<{tag}>{html}</{tag}>"
    return html
