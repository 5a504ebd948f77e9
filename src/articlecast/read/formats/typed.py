"""What a text says that was typed in a word processor without its styles: which line is a title, or a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articlecast.model import Block, Figure, Heading, Paragraph, Span, plain
from articlecast.read.markup.credits import split_caption
from articlecast.read.text.titles import is_part_of
from articlecast.read.text.words import key

NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|senza titolo|document|dokument|doc|microsoft word|word document"
    r"|normal|(?:press release )?template|titel|title|titre|título|titolo|document title)"
    r"[\s_-]*\d*|microsoft word - .*|.*\.(?:docx?|rtf|odt|dotx?|txt)|[^\s_]*_\S*|\S+-(?:v\d+|final|draft|copy)\d*",
    re.IGNORECASE,
)
"""What programs call a document that nobody has named."""

_NUMBERED = re.compile(
    r"[\s(\[]*(?P<kind>fig(?:ure|ura|uur)?\b\.?|abb(?:ildung|\.)|bild|illustration|photo|foto|рис(?:унок|\.)|図"
    r"|tab(?:le|elle|leau|la|ella|ela|el|ell|\.)|таблица|表)\s?\d{1,3}(?:[.-]\d{1,3})?[a-z]?\s?[:.–—|-](?:\s|$)",
    re.IGNORECASE,
)
"""How a line begins that captions something without a style that says so: ``Figure 2:``, and no ``Figure 2 shows``."""
_TABLE = re.compile(r"tab|таблица|表", re.IGNORECASE)
_LONGEST_CAPTION = 400
_LONGEST_CROSSHEAD = 80
_LONGEST_TITLE = 120


def name_caption(words: str) -> str:
    """``figure`` or ``table`` for a line that is numbered as the caption of one; empty for any other."""
    found = _NUMBERED.match(words) if len(words) < _LONGEST_CAPTION else None
    return "" if found is None else "table" if _TABLE.match(found["kind"]) else "figure"


def join_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a line that is numbered as a picture's caption in the picture right above it."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        if (
            isinstance(block, Paragraph)
            and isinstance(last, Figure)
            and not last.caption
            and name_caption(plain(block.content)) == "figure"
        ):
            caption, credit = split_caption(block.content)
            done[-1] = replace(last, caption=caption, credit=last.credit or credit)
        else:
            done.append(block)
    return done


def find_crossheads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the headings that were typed as bold lines, where it has no others: short, between paragraphs."""
    if any(isinstance(block, Heading) for block in blocks):
        return list(blocks)
    bold = [isinstance(block, Paragraph) and all(span.mark("strong") for span in block.content) for block in blocks]
    done: list[Block] = []
    for at, block in enumerate(blocks):
        between = bold[at] and 0 < at < len(blocks) - 1 and not bold[at - 1] and not bold[at + 1]
        if between and isinstance(block, Paragraph) and _is_line(plain(block.content)):
            content = tuple(Span(s.text, tuple(m for m in s.marks if m.kind != "strong")) for s in block.content)
            done.append(Heading(2, content))
        else:
            done.append(block)
    return done


def _is_line(words: str) -> bool:
    return len(words) <= _LONGEST_CROSSHEAD and "\n" not in words and not re.search(r"[.,;:!…]$", words)


def is_title_line(words: str) -> bool:
    """Whether a text's first line may be its title, and no sentence of it."""
    return 0 < len(words) <= _LONGEST_TITLE and not re.search(r"[.,;:!…]$", words)


def says_less(named: str, shown: str, texts: Sequence[str]) -> bool:
    """Whether the properties have less of a title than the first line shows, or that of another text, whose copy this
    one began as, or what a program calls any text.
    """
    if is_part_of(named, shown) or NO_TITLE.fullmatch(named):
        return True
    ours, text = set(key(named).split()), set(key(" ".join(texts[:40])[:20_000]).split())
    return len(shown.split()) > 1 and 2 * len(ours & text) < len(ours)
