"""Document → Article: what kind of source it is, and who reads that kind."""

from __future__ import annotations

from collections.abc import Callable

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.decode import decode_text, refuse_binary
from articlecast.read.feeds import read_only_entry
from articlecast.read.front import read_front_matter
from articlecast.read.options import ReadOptions
from articlecast.read.plaintext import read_markdown, read_plain_text
from articlecast.read.recognise import Kind, recognise


def read_article(document: Document, options: ReadOptions | None = None) -> Article:
    """The article of a document; reaches no file, socket or clock.

    Raises ReadError where the source cannot be read, and NotAnArticle where there is no article in it.
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
    refuse_binary(document)
    return _READERS[recognise(document)](document, options)


def _read_front(document: Document, options: ReadOptions) -> Article:
    return read_front_matter(decode_text(document), document.url, options)


def _read_page(document: Document, options: ReadOptions) -> Article:
    from articlecast.read.pages import read_page  # noqa: PLC0415 -- trafilatura takes half a second to import

    return read_page(document, options)


_READERS: dict[Kind, Callable[[Document, ReadOptions], Article]] = {
    "front matter": _read_front,
    "page": _read_page,
    "markdown": read_markdown,
    "text": read_plain_text,
    "feed": read_only_entry,
    "sitemap": read_only_entry,
}
