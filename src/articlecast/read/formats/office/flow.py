"""Paragraphs, list items and notes as a word processor has them, one behind the other, → HTML with its lists nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from articlecast.read.formats.office.looks import FIXED, INDENTED, settle_looks
from articlecast.read.formats.typed import name_caption

DEEPEST_LIST = 8
STYLED = {
    **dict.fromkeys(("quote", "intense quote", "block text", "quotations", "blockquote"), "blockquote"),
    **dict.fromkeys(("html preformatted", "source code", "code", "preformatted text", "verbatim"), "pre"),
    **dict.fromkeys(("definition term", "definition term tight", "list heading"), "dt"),
    **dict.fromkeys(("definition", "definition definition", "definition definition tight", "list contents"), "dd"),
    "abstract title": "h2",
}
"""The elements of paragraphs whose style, in lower case, says more than its looks."""
CAPTIONS = frozenset({"caption", "illustration", "figure", "drawing", "table"})
"""Styles of captions: LibreOffice has one for each kind of thing."""
_WRITTEN = {
    "blockquote": "<blockquote><p>{inside}</p></blockquote>",  # several make one quotation
    "indented": f"{INDENTED}<p>{{inside}}</p></blockquote>",
    "fixed": f"{FIXED}{{inside}}</pre>",
    **dict.fromkeys(("dt", "dd"), "<dl><{tag}>{inside}</{tag}></dl>"),
}


@dataclass(slots=True)
class Flow:
    """HTML in the making; ``title``, ``authors`` and ``date`` are paragraphs that a style names as such.

    ``notes`` are the notes that something leads to, by their names, in the order of their references; ``within`` says
    that it is a cell, a note or a box, where a caption may stand apart from its picture and is a line.
    """

    parts: list[str] = field(default_factory=list)
    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    within: bool = False
    _lists: list[str] = field(default_factory=list)

    def add(self, html: str, tag: str = "p") -> None:
        """A paragraph, heading or the like; nothing where there is nothing in it.

        ``fixed`` and ``indented`` are tags of paragraphs that look so, and may be listings and quotations.
        """
        if not html.strip():
            return
        self.close()
        html = re.sub(r"</?strong>", "", html) if tag[0] == "h" else html  # a heading is bold by itself
        write = _WRITTEN.get(tag, "<{tag}>{inside}</{tag}>")
        inside = html.rstrip() if tag in {"fixed", "pre"} else html.strip()
        self.parts.append(write.format(tag=tag, inside=inside))

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
        """A paragraph that is styled as a caption; what it belongs to is known when all is written."""
        if html.strip():
            self.close()
            self.parts.append(f"{_CAPTION}{html.strip()}</figcaption>")

    def close(self) -> None:
        """End the list that is open, if one is."""
        while self._lists:
            self.parts.append(f"</li></{self._lists.pop()}>")

    def finish(self) -> str:
        """All of it, the notes below."""
        self.close()
        notes = "".join(f'<li id="{escape(name)}">{html}</li>' for name, html in self.notes.items() if html)
        listed = f'<section class="footnotes"><ol>{notes}</ol></section>' if notes else ""
        parts = name_captions(settle_looks(self.parts))
        return join_runs("".join(place_captions(parts, alone=not self.within))) + listed


_CAPTION = "<figcaption>"
LONGEST_CAPTION = 1_000
"""Letters of one that stands by itself; what is longer is a text in the wrong style."""
_OF_TABLE = re.compile(r"(?:<[^>]*>|\W)*(?:tab(?:le|elle|leau|la|ella|ela|el|ell)?\b|таблица|表)", re.IGNORECASE)
"""How the caption of a table begins."""


def name_captions(parts: Sequence[str]) -> list[str]:
    """The parts with those plain lines as captions that are numbered as such, right beside a picture or a table."""
    done = list(parts)
    for at, part in enumerate(parts):
        is_line = len(part) < LONGEST_CAPTION and part.startswith("<p>") and part.endswith("</p>")
        wanted = name_caption(unescape(re.sub(r"<[^>]*>", "", part))) if is_line else ""
        if wanted and wanted in (_take_captions(done, at - 1), _take_captions(done, at + 1)):
            done[at] = f"{_CAPTION}{part.removeprefix('<p>').removesuffix('</p>')}</figcaption>"
    return done


def place_captions(parts: Sequence[str], *, alone: bool) -> list[str]:
    """The parts with each caption in what it belongs to: a picture above it, a table above or below it.

    One that stands ``alone``, as below a chart, is that of a picture whose file no document keeps, or a line.
    """
    done = list(parts)
    for at, part in enumerate(parts):
        if not part.startswith(_CAPTION):
            continue
        beside = _choose_beside(done, at)
        words = part.removeprefix(_CAPTION).removesuffix("</figcaption>")
        if beside is None:
            done[at] = f"<figure>{part}</figure>" if alone and len(words) < LONGEST_CAPTION else f"<p>{words}</p>"
            continue
        done[at] = ""
        if done[beside].endswith("</table>"):
            done[beside] = f"<table><caption>{words}</caption>" + done[beside].removeprefix("<table>")
        else:
            done[beside] = done[beside].removesuffix("</figure>") + f"{part}</figure>"
    return done


def _choose_beside(parts: Sequence[str], at: int) -> int | None:
    """Which part the caption there belongs to: pictures have theirs below them, tables above, or below them all."""
    before, after = (_take_captions(parts, each) for each in (at - 1, at + 1))
    if before == "figure" or (before and not after):
        return at - 1
    if before and after:
        is_followed = at + 2 < len(parts) and parts[at + 2].startswith(_CAPTION)
        is_of_table = _OF_TABLE.match(parts[at]) is not None
        return at - 1 if is_followed or (after == "figure" and is_of_table) else at + 1
    return at + 1 if after else None


def _take_captions(parts: Sequence[str], at: int) -> str:
    """``figure`` or ``table`` for a part that may have a caption and has none."""
    if not 0 <= at < len(parts):
        return ""
    if parts[at].endswith("</figure>"):
        return "" if _CAPTION in parts[at] else "figure"
    return "table" if parts[at].startswith("<table>") and not parts[at].startswith("<table><caption>") else ""


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


_RUNS = (
    (re.compile(r"</pre>\s*<pre>"), "\n"),
    (re.compile(r"</blockquote>\s*<blockquote>"), ""),
    (re.compile(r"</dl>\s*<dl>"), ""),
)


def join_runs(html: str) -> str:
    """Paragraphs of one quotation, lines of one listing, and terms and definitions of one list, together."""
    for ends, between in _RUNS:
        html = ends.sub(between, html)
    return html


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
