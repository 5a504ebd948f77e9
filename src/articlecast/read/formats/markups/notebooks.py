"""Notebooks of Jupyter (nbformat 3 and 4): Markdown cells are the text, code cells are code, outputs are nothing.

The form: https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import islice, takewhile
from typing import Any

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Code, Document, Figure
from articlecast.read.formats.dialects import settle_markdown
from articlecast.read.formats.dialects.cells import write_captions
from articlecast.read.formats.dialects.code import is_unseen
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.header import says_no_echo, split_header
from articlecast.read.formats.markdown import render_markdown
from articlecast.read.formats.markups.described import name_title, read_described
from articlecast.read.formats.plain_text import take_lead
from articlecast.read.formats.recognise import has_header
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_text, tame_html

MOST_CELLS = 10_000
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_TITLE = re.compile(r"<h1\b[^>]{0,500}>(.{0,500}?)</h1", re.DOTALL)
_PROSE = re.compile(
    r"<(?:p|li|h[2-6]|td|blockquote)\b[^>]{0,500}>(?![^<\w©]{0,50}(?:copyright\b|©|\(c\)[ ]\d{4}))[^<\w]{0,50}\w",
    re.IGNORECASE,
)
"""Words of a text; whose a notebook is stands above the title of all of TensorFlow's, and is none."""
_CONTENTS = re.compile(
    r"\s*<h1\b[^>]{0,500}>\s*table of contents\s*(?:<span[^<>]{0,200}></span>\s*)?</h1>\s*<div\b[^<>]{0,500}\btoc\b"
    r"(?:(?!</div>).){0,100000}</div>",
    re.IGNORECASE | re.DOTALL,
)
_BUTTONS = re.compile(
    r"<table\b[^<>]{0,200}\btfo-notebook-buttons\b(?:(?!</table>).){0,20000}</table>", re.IGNORECASE | re.DOTALL
)
"""The row that leads to Colab, GitHub and a download in the notebooks of TensorFlow and whoever began from one."""
_DROPPED = frozenset("remove-cell remove_cell hide-cell hide_cell".split())
"""Tags of cells that Jupyter Book, nbconvert and Quarto leave out of what is read, or fold away."""
_FOLDED = frozenset("remove-input remove_input hide-input hide_input".split())
"""Tags of those whose code they leave out or fold, and not what it shows."""

Cell = Mapping[str, Any]


def read_notebook(document: Document, options: ReadOptions) -> Article:
    """The article of a notebook: its title is that of its metadata or its first heading."""
    notebook = _load(document)
    metadata = _table(notebook.get("metadata"))
    tongue = _find_language(metadata)
    texts: list[str] = []
    header, echo = "", True
    for cell in _list_cells(notebook):
        source = _join(cell.get("source", cell.get("input", "")))
        kind = cell.get("cell_type")
        if not texts and not header and kind in {"raw", "markdown"} and has_header(source):
            header, source = _split_header(source)
            echo = not says_no_echo(split_header(f"{header}\n", document.url)[0]) if header else True
        tags = {each for each in _list(_table(cell.get("metadata")).get("tags")) if isinstance(each, str)}
        is_hidden = _table(_table(cell.get("metadata")).get("jupyter")).get("source_hidden") is True
        is_folded = is_hidden or not _FOLDED.isdisjoint(tags)
        if not _DROPPED.isdisjoint(tags) or (is_folded and kind != "code"):
            continue
        if kind == "markdown":
            texts.append(_close(source))
        elif kind == "heading":
            texts.append(f"{'#' * min(max(_number(cell.get('level')), 1), 6)} {' '.join(source.split())}")
        elif kind == "code" and source.strip():
            rows = source.split("\n")[:40]
            if not is_folded and not is_unseen("", rows, echo=echo):
                texts.append(_list_code(source, str(cell.get("language") or tongue)))
            texts += filter(None, ["\n".join(write_captions("", rows)) if "-cap:" in source[:4000] else ""])
    body = "\n\n".join(texts) + "\n"
    if header:
        return read_front_matter(f"{header}\n{body}", document.url, options)
    if not any(text for text in texts if not text.startswith("````")):
        raise NotAnArticle(document.url, "is a notebook without a word beside its code", "write a Markdown cell")
    settled = settle_markdown(tame_html(_BUTTONS.sub("", body)), document.url, _join(metadata.get("lang")), echo=echo)
    html = _drop_contents(render_markdown(settled, document.url))
    is_first = html.lstrip().startswith("<h1")
    title = _join(metadata.get("title")) or ("" if is_first else _find_title(html) or name_title(document))
    fields = {
        "title": title,
        "authors": [_join(_table(each).get("name", each)) for each in _list(metadata.get("authors"))],
        "date": _join(metadata.get("date")),
        "language": _join(metadata.get("lang")),
    }
    hint = f"write '# Its title' into the first cell of {document.url}"
    article = read_described(document, options, fields, html, hint=hint, whence="the notebook's metadata")
    return article if article.authors or article.published else _take_byline(article)


def _drop_contents(html: str) -> str:
    """A notebook without the table of contents above its title, which the extension ``toc2`` writes into a cell."""
    found = _CONTENTS.match(html)
    return html[found.end() :] if found else html


def _take_byline(article: Article) -> Article:
    """The article with who wrote it, and when, by the lines below its title."""
    above = list(takewhile(lambda block: isinstance(block, Code | Figure), article.blocks))  # what sets the notebook up
    below, authors, published = take_lead(list(article.blocks[len(above) :]), people=True)
    blocks = [*above, *below]
    found = (("authors", authors), ("published", published))
    origins = tuple((name, "the line below the title") for name, value in found if value)
    return replace(
        article, blocks=tuple(blocks), authors=authors, published=published, origins=(*article.origins, *origins)
    )


def _find_title(html: str) -> str:
    """The words of the only heading of the first rank, where code or a picture stands before it."""
    found = list(islice(_TITLE.finditer(html), 2))
    if len(found) != 1 or _PROSE.search(html, 0, found[0].start()):
        return ""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[0][1])).split())


def _load(document: Document) -> Mapping[str, Any]:
    try:
        loaded = json.loads(decode_text(document))
    except (ValueError, RecursionError) as error:
        wrong = f"is a notebook whose JSON is damaged: {error}"
        raise ReadError(document.url, wrong, f"open {document.url} in Jupyter and save it again") from error
    if not isinstance(loaded, dict):
        raise ReadError(document.url, "is no notebook but a list", f"open {document.url} in Jupyter")
    return loaded


def _list_cells(notebook: Mapping[str, Any]) -> Iterator[Cell]:
    sheets = [_table(sheet) for sheet in _list(notebook.get("worksheets"))] or [notebook]
    cells = (cell for sheet in sheets for cell in _list(sheet.get("cells")) if isinstance(cell, dict))
    yield from islice(cells, MOST_CELLS)


def _split_header(source: str) -> tuple[str, str]:
    """A cell's header, as Quarto and blogs of notebooks have it, and what stands below it."""
    found = re.match(r"\s*(---\n.*?\n---[ \t]*)(?:\n|$)", source, re.DOTALL)
    return (found[1], source[found.end() :]) if found else ("", source)


def _close(source: str) -> str:
    """A cell whose last fence is closed: an open one ends with its cell."""
    fence = ""
    for mark in _FENCE.findall(source):
        if not fence:
            fence = mark
        elif mark[0] == fence[0] and len(mark) >= len(fence):
            fence = ""
    return f"{source}\n{fence}" if fence else source


def _list_code(source: str, language: str) -> str:
    """A listing, within a fence that is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{4,}", source)), default=3)
    fence = "`" * max(longest + 1, 4)
    return f"{fence}{re.sub(r'[^a-z0-9+#-]', '', language.lower())}\n{source}\n{fence}"


def _find_language(metadata: Mapping[str, Any]) -> str:
    info = _table(metadata.get("language_info"))
    return str(info.get("name") or _table(metadata.get("kernelspec")).get("language") or "")


def _join(value: object) -> str:
    """Text as nbformat has it: one string, or its lines."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1
