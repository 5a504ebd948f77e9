"""What ``read`` makes of a source: typed blocks of marked text, and what is known about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: the path of a file or folder, an ``http(s)`` address, or ``-``.

    ``stamp`` changes whenever the source does, and is found out without reading it; empty where only reading tells.
    ``feed`` is the entry, as ``FEED#entry=KEY``, that led to an address: what it holds stands in for a page that fails.
    """

    locator: str
    stamp: str = ""
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one source, and all that ``read`` learns from the world.

    ``media_type`` is lower case without parameters, or empty where nobody said; ``charset`` is the declared one
    or empty; ``url`` is the address after redirects, or the path as the user would type it.
    ``instead`` is read where no article is in this one: what a feed carries of a page. ``entry`` is what the entry of a
    feed that led to it says of it, as a header alone. ``remote`` says that it came
    over the network: what it says of itself describes it, and decides nothing.
    """

    content: bytes
    media_type: str
    url: str
    charset: str = ""
    instead: Document | None = None
    entry: Document | None = None
    remote: bool = False


MarkKind = Literal[
    "link", "em", "strong", "code", "abbr", "time", "sub", "sup", "lang", "quote", "maths", "note", "strike",
    "say", "pause", "voice",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One property of a span. ``value``: the address of a link, the expansion of an abbr, the datetime of a
    time, the tag of a lang, the MathML or TeX of maths, the name of the note that a note mark points to; of the
    editor's own marks how the text is said, the seconds of a pause before it, the role or the voice that says it.
    """

    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that carries the same marks from its first character to its last."""

    text: str
    marks: tuple[Mark, ...] = ()

    def mark(self, kind: MarkKind) -> Mark | None:
        """The innermost mark of that kind, or None."""
        return next((mark for mark in reversed(self.marks) if mark.kind == kind), None)


Text = tuple[Span, ...]
"""Inline content, in reading order; white space is already folded, as a browser shows it."""


def plain(text: Text) -> str:
    """The words of inline content without their marks, exactly as a reader sees them."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; ``level`` runs from 1 to 6."""

    level: int
    content: Text
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Text


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation. ``pull`` marks one that only repeats the article's own words for the eye."""

    blocks: tuple[Block, ...]
    attribution: Text = ()
    pull: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """``term`` is set in definition lists alone; nested lists stand among ``blocks``."""

    blocks: tuple[Block, ...]
    term: Text = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[ListItem, ...]
    kind: Literal["unordered", "ordered", "definition"] = "unordered"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` is empty where the page marks none; each row has one entry a column."""

    rows: tuple[tuple[Text, ...], ...]
    header: tuple[Text, ...] = ()
    caption: Text = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A code listing, or displayed maths where ``language`` is ``mathml`` or ``tex``."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture or a gallery's picture. ``credit`` is who made it, never part of ``caption``."""

    url: str = ""
    alt: str = ""
    caption: Text = ()
    credit: Text = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that lives elsewhere: a video, a post, a player. ``blocks`` holds a post's own words."""

    kind: Literal["video", "audio", "post", "map", "document", "other"]
    url: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; ``name`` is what the note marks in the text point to."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A change of scene: a rule, or three asterisks alone."""


Block = Heading | Paragraph | Quote | ListBlock | Table | Code | Figure | Embed | Note | Break


@dataclass(frozen=True, slots=True)
class Article:
    """What a writer wrote, without the page around it.

    ``authors`` are names of people or organisations, never addresses. ``language`` is a BCP 47 tag. ``url`` is
    the canonical address. ``slug`` is the editor's own choice or empty. ``origins`` says for each field where
    it was found: ``(("title", "og:title"), …)``. ``narration`` holds the editor's ``narration:`` directives as
    ``(name, value)`` pairs in the order written, then ``season``, ``episode``, ``episodetype``, ``licence`` and
    ``correction`` where the article's header has them, and ``lexicon.WORD`` for each word below its ``lexicon:``.
    ``hidden`` is the line of the header that keeps it from the public, as ``draft: true``, and ``expires`` when it is
    to be heard no more; neither is part of what it says. ``rules`` are those of ``[[read.sites]]`` that found something
    in it, as ``(host, kind, written)``.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    image: str = ""
    summary: str = ""
    site: str = ""
    tags: tuple[str, ...] = ()
    slug: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    narration: tuple[tuple[str, str], ...] = ()
    hidden: str = field(default="", repr=False)  # a page's fingerprint digests what is shown
    expires: datetime | None = field(default=None, repr=False)
    rules: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)

    @property
    def byline(self) -> str:
        """The authors as one phrase: ``A``, ``A and B``, ``A, B and C``; empty where nobody is named."""
        *others, last = self.authors or ("",)
        return f"{', '.join(others)} and {last}" if others else last


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, a container before what it holds."""
    for block in blocks:
        yield block
        match block:
            case Quote() | Embed() | Note():
                yield from walk_blocks(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from walk_blocks(item.blocks)
            case _:
                pass
