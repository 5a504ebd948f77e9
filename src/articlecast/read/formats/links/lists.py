"""Lists of addresses as programs keep them: each leads to an article or a feed, and is none itself. Pure.

OPML (http://opml.org/spec2.opml), browsers' bookmarks (the Netscape format), exports of Pocket, Instapaper, Raindrop
and others as pages or CSV, and a text with an address on each line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.read.entry import Entry
from articlecast.read.formats.links.looks import ADDRESS, find_column, is_addresses, is_opml
from articlecast.read.opml import read_opml
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_page
from articlecast.read.text.words import fold_spaces

MOST_LINKS = 10_000
_LINK = re.compile(
    r"<a\s[^>]{0,4000}?href\s*=\s*[\"']?(https?://[^\s\"'>]{1,2000})[^>]{0,60000}>(.{0,500}?)</a>",
    re.IGNORECASE | re.DOTALL,
)


def list_links(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The addresses of a list, each once and in its order, at most ``MOST_LINKS``; raises ReadError.

    Those with a name and a password in them are left out: they are a secret, and stand in a file of others.
    """
    found: dict[str, str] = {}
    for place, title in _read(document):
        if len(found) >= min(MOST_LINKS, options.entries):
            break
        if _is_open(place):
            found.setdefault(place, fold_spaces(title)[:300])
    return tuple(Entry(key=place, link=place, title=title) for place, title in found.items())


def count_links(document: Document) -> int:
    """How many different addresses a list holds."""
    return len({place for place, _title in islice(_read(document), 10 * MOST_LINKS) if _is_open(place)})


def _is_open(place: str) -> bool:
    try:
        parts = urlsplit(place)
    except ValueError:
        return False
    return (
        parts.scheme.lower() in {"http", "https"}
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and "${" not in place
    )


def _read(document: Document) -> Iterator[tuple[str, str]]:
    if is_opml(document):
        yield from ((outline.feed, outline.text) for outline in read_opml(document.content, document.url))
        return
    text = decode_page(document)
    if is_addresses(document):
        yield from ((line.strip(), "") for line in text.splitlines() if ADDRESS.match(line.strip()))
    elif (at := find_column(document.content[:4000])) >= 0:
        try:
            for row in islice(csv.reader(io.StringIO(text, newline="")), 1, None):
                if at < len(row):
                    yield row[at].strip(), ""
        except csv.Error as error:
            raise ReadError(document.url, f"is a table that cannot be read: {error}", "export it once more") from error
    else:
        for found in _LINK.finditer(text):
            yield found[1].replace("&amp;", "&"), re.sub(r"<[^<>]{1,500}>", "", found[2])


def refuse_list(document: Document, _options: ReadOptions) -> Article:
    """Raises NotAnArticle: such a list leads to articles, and is a source of them."""
    count = count_links(document)
    raise NotAnArticle(
        document.url,
        f"is a list of {count:,} address{'es' if count != 1 else ''}, not an article",
        "name it among sources.articles in articlecast.toml: each address in it is a source"
        if count
        else f"take {document.url} out of the articles",
    )
