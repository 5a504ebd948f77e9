"""Document → Article: what kind of source it is, and who reads that kind."""

from __future__ import annotations

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.decode import decode_text, refuse_binary
from articlecast.read.front import has_header, read_front_matter
from articlecast.read.options import ReadOptions


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
    text = decode_text(document)
    if has_header(text):
        return read_front_matter(text, document.url, options)
    raise ReadError(document.url, "has no header between '---' lines", f"begin {document.url} with: ---, title: …, ---")
