"""Markdown: as HTML for whoever has some, and as an article where it stands without a header."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from articlecast.collector import collector_paused
from articlecast.errors import ReadError
from articlecast.model import Article, Block, Document, Figure, Heading, Paragraph, plain
from articlecast.read.formats.braces import holds_braces, use_braces
from articlecast.read.formats.dialects import settle_markdown
from articlecast.read.formats.dialects.title_blocks import write_exported, write_header
from articlecast.read.formats.plain_text import finish_article, take_first_line
from articlecast.read.formats.strange_lines import tell_strange_marks
from articlecast.read.markup.blocks import DEEPEST, emit_blocks, too_deep
from articlecast.read.markup.marks import holds_marks, settle_html
from articlecast.read.options import ReadOptions, list_site_rules
from articlecast.read.page.selectors import apply_selectors
from articlecast.read.text.decode import (
    MOST_LETTERS,
    MOST_TAGS,
    decode_text,
    refuse_crowd,
    refuse_volume,
    tame_html,
)

_ONLY = re.compile(r"data-articlecast\s*=\s*[\"']?only\b")

MOST_MARKDOWN = 1_500_000
"""Letters of Markdown, two long novels: the parser takes two seconds for each million."""
MOST_MARKS = (("[", 50_000, "square brackets"), ("[^", 20_000, "marks of footnotes"))
"""Signs that the parser takes 0.1 and 0.2 ms for, and what comes of them as much again: how many, and their name."""
_SIGNS = re.compile(r"[|*_`]|\n(?=[^\n])")  # what makes elements: two signs for most, one for a line of a list
_RUNS = re.compile(r"([\[>*_`~])\1{200,}")


def render_markdown(text: str, name: str) -> str:
    """Markdown → HTML: CommonMark with tables, strike-through, footnotes and definition lists; HTML passes.

    Raises ReadError for more than ``MOST_MARKDOWN`` letters or more than ``MOST_TAGS`` tags; ``name`` says of what.
    """
    refuse_volume(text, name, MOST_MARKDOWN)
    text = _RUNS.sub("", text)  # half a million open brackets take the parser half a minute
    for mark, most, what in MOST_MARKS:
        if text.count(mark) > most:
            raise ReadError(name, f"holds more than {most:,} {what}; that is no article", f"split {name} into several")
    refuse_crowd(text, name, _SIGNS, 2 * MOST_TAGS, "marks")  # the parser takes 0.04 ms for each tag that comes of them
    # Imported here: a fifth of a second that HTML bodies need not wait.
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    if holds_braces(text):
        use_braces(parser)
    known: dict[str, object] = {}
    with collector_paused():  # it would look through all tokens, again and again
        tokens = parser.parse(text, known)
    # A reference's address and title are one string until it is written out, once for each use: 24,000 took 5 GB.
    inside = (part for token in tokens for part in (token, *(token.children or ())))
    if sum(len(str(value)) for part in inside for value in part.attrs.values()) > MOST_LETTERS:
        wrong = f"holds references that come to more than {MOST_LETTERS:,} letters where they are used"
        raise ReadError(name, wrong, f"write shorter addresses and titles in {name}")
    with collector_paused():
        html = str(parser.renderer.render(tokens, parser.options, known))
    refuse_crowd(html, name)
    return html.replace('<hr class="footnotes-sep" />', "")  # drawn for the eye, no change of scene


def settle_body(html: str, name: str) -> str:
    """A body with its marks at the texts that they hold for; what is wrong with them is told of the file ``name``."""
    if holds_marks(html):
        tell_strange_marks(html, name)
    return settle_html(html)


def keep_only(html: str) -> str:
    """What the editor marked as ``data-articlecast="only"``, where anything is; all of it otherwise."""
    if not _ONLY.search(html):
        return html
    from bs4 import BeautifulSoup  # noqa: PLC0415 -- few bodies have such marks

    outer = '[data-articlecast="only"]:not([data-articlecast="only"] *, [data-articlecast="skip"] *)'
    marked = BeautifulSoup(html, "lxml").select(outer)
    return "\n".join(map(str, marked)) or html


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Heading | Paragraph) else ""


def read_markdown(document: Document, options: ReadOptions) -> Article:
    """The article of a Markdown file: its first heading is the title."""
    text = decode_text(document)
    if headed := write_header(text) or ("export const" in text and write_exported(text)):
        from articlecast.read.formats.front_matter import read_front_matter  # noqa: PLC0415 -- it reads Markdown, too

        return read_front_matter(headed, document.url, options)
    text = tame_html(text)
    refuse_volume(text, document.url, MOST_MARKDOWN)
    text = settle_markdown(text, document.url, options.language)
    html = settle_body(render_markdown(text, document.url), document.url)
    if too_deep(html):
        wrong = f"its tags are nested more than {DEEPEST} deep"
        raise ReadError(document.url, wrong, f"close what is left open in {document.url}")
    base = document.url if "://" in document.url else ""
    blocks = list(emit_blocks(html, base))
    lines = (block for block in blocks if not isinstance(block, Figure))  # badges stand above many a title
    heading = next((block for block in islice(lines, 4) if isinstance(block, Heading)), None)
    if heading is None:
        title, blocks = take_first_line(blocks)
    else:
        title, blocks = plain(heading.content), [block for block in blocks if block is not heading]
    ruled, found = apply_selectors(html, tuple(list_site_rules(options.sites, document.url)))
    if (kept := keep_only(ruled)) != html:
        blocks = [block for block in emit_blocks(kept, base) if _words(block) != title]
    article = finish_article(document, title, blocks, options, "first heading" if heading else "first line")
    return replace(article, rules=tuple(found))
