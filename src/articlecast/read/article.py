"""Document → Article: what is read at all, and what stands in where there is no article."""

from __future__ import annotations

from dataclasses import replace

from articlecast.credentials import drop_secrets
from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.lookup import read_document
from articlecast.read.options import ReadOptions
from articlecast.read.trust import take_description


def read_article(document: Document, options: ReadOptions | None = None) -> Article:
    """The article of a document; reaches no file, socket or clock.

    Raises ReadError where the source cannot be read, and NotAnArticle where there is no article in it. Where there is
    none, what a feed carries of it is read, if it does. A remote document describes itself, and no more.
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
    try:
        article = read_document(document, options)
    except NotAnArticle:
        if document.instead is None:
            raise
        return read_article(document.instead, options)
    if document.remote:
        article = take_description(article)
    # A page that declares no address of its own is known by the one that it was asked by, which everybody will read.
    return replace(article, url=drop_secrets(article.url)) if article.url == document.url else article
