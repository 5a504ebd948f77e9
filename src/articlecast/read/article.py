"""Document → Article: what kind of source it is, and who reads that kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.archives import unpack_page
from articlecast.read.formats.recognise import Kind, recognise
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import refuse_binary

Reader: TypeAlias = Callable[[Document, ReadOptions], Article]


def read_article(document: Document, options: ReadOptions | None = None) -> Article:
    """The article of a document; reaches no file, socket or clock.

    Raises ReadError where the source cannot be read, and NotAnArticle where there is no article in it. Where there is
    none, what a feed carries of it is read, if it does.
    """
    options = options or ReadOptions()
    if len(document.content) > options.largest_bytes:
        raise ReadError(
            document.url,
            f"is larger than {options.largest_bytes:,} bytes; that is no article",
            "raise read.largest_bytes in articlecast.toml if it is one",
        )
    if not document.content.strip():
        raise ReadError(document.url, "is empty", f"write an article into {document.url}")
    document = unpack_page(document)
    refuse_binary(document)
    try:
        return _find_reader(recognise(document))(document, options)
    except NotAnArticle:
        if document.instead is None:
            raise
        return read_article(document.instead, options)


def _find_reader(kind: Kind) -> Reader:
    """Who reads a kind, imported for the first of it: what pages need takes half a second, YAML a twentieth."""
    if kind == "data":
        return _refuse_data
    if kind == "page":
        from articlecast.read.formats.pages import read_page as reader  # noqa: PLC0415 -- as said above
    elif kind == "front matter":
        from articlecast.read.formats.front_matter import read_headed as reader  # noqa: PLC0415
    elif kind == "markdown":
        from articlecast.read.formats.plain_text import read_markdown as reader  # noqa: PLC0415
    elif kind == "text":
        from articlecast.read.formats.plain_text import read_plain_text as reader  # noqa: PLC0415
    else:
        from articlecast.read.formats.feeds import read_only_entry as reader  # noqa: PLC0415
    return reader


def _refuse_data(document: Document, _options: ReadOptions) -> Article:
    kind = document.media_type or ("JSON" if document.content.lstrip()[:1] in {b"{", b"["} else "XML")
    raise NotAnArticle(
        document.url,
        f"is data ({kind}) and neither a feed nor a page",
        "give the address of an article or a feed, or save the article as HTML, Markdown or text",
    )
