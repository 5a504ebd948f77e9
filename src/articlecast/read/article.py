"""Document → Article: what is read at all, and what stands in where there is no article."""

from __future__ import annotations

from dataclasses import replace

from articlecast.credentials import drop_secrets
from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.moments import find_zone
from articlecast.read.formats.lookup import find_format, read_document
from articlecast.read.formats.named import date_by_name
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions, list_site_rules
from articlecast.read.rules import apply_rules
from articlecast.read.text.dates import parse_date
from articlecast.read.text.language import DECLARED, choose_language
from articlecast.read.trust import take_description

BY_ADDRESS = "the address"
ENTRY_SAYS = "feed entry"
"""Where a field was found that the page does not have, and the feed that led to it has."""


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
        raise ReadError(document.url, "is empty", _tell_filling(document))
    found = find_format(document)
    try:
        article = read_document(document, options, found)
    except NotAnArticle:
        if document.instead is None:
            raise
        return read_article(document.instead, options)
    strange = document.remote or found.by_strangers
    article = take_description(article) if strange else _date_by_name(article, document.url, options)
    article = _fill_in(article, document.entry, options) if document.entry else article
    feed = document.entry.url if document.entry else ""
    rules = tuple(list_site_rules(options.sites, article.url, document.url, feed))
    article = apply_rules(article, rules, document.url)
    # A page that declares no address of its own is known by the one that it was asked by, which everybody will read.
    return replace(article, url=drop_secrets(article.url)) if article.url == document.url else article


def _tell_filling(document: Document) -> str:
    """What to do about a document without a letter: an article can be typed into a file of text alone."""
    if document.remote:
        return f"open {document.url} in a browser: nothing was sent"
    if not document.media_type or document.media_type.startswith("text/"):
        return f"write an article into {document.url}"
    return f"save {document.url} anew, or get it again: nothing was kept of it"


_FILLED = ("authors", "published", "tags", "image")
"""What the entry of a feed is asked for where the page that it leads to does not say, beside the language."""


def _fill_in(article: Article, entry: Document, options: ReadOptions) -> Article:
    """The article of a page with what the entry of the feed that led to it knows more; it overrules nothing."""
    from articlecast.read.formats.front_matter import read_description  # noqa: PLC0415 -- YAML, for pages of feeds alone

    try:
        known = read_description(entry, options)
    except ReadError:  # a feed's slip must not cost the article
        return article
    origins = dict(article.origins)
    filled = {name: getattr(known, name) for name in _FILLED if getattr(known, name) and not getattr(article, name)}
    if known.published and origins.get("published") == BY_ADDRESS:
        filled["published"] = known.published  # which has the hour, and the address a day
    if known.language and origins.get("language") != DECLARED:
        language, whence = choose_language(known.language, article_text(article), options.language)
        filled |= {"language": language} if whence == DECLARED else {}
    return replace(article, **filled, origins=tuple((origins | dict.fromkeys(filled, ENTRY_SAYS)).items()))


def _date_by_name(article: Article, place: str, options: ReadOptions) -> Article:
    """The article of a file, dated by its name where nothing in it says when: ``2026-01-29-the-tide.md``, as Jekyll and
    Hugo read it.
    """
    dated = "" if article.published else date_by_name(place)
    if not dated:
        return article
    moment = parse_date(dated, zone=find_zone(options.time_zone))
    origins = (*article.origins, *((("published", "the file's name"),) if moment else ()))
    return replace(article, published=moment, origins=origins)
