"""How lists of addresses are told by a look at their bytes: quick, and without what reads them."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

from articlecast.model import Document

_OPML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<opml[\s>]", re.DOTALL | re.IGNORECASE
)
_BOOKMARKS = re.compile(rb"(?:\xef\xbb\xbf)?\s*<!DOCTYPE NETSCAPE-Bookmark-file", re.IGNORECASE)
_POCKET = re.compile(rb"<title>\s*(?:Pocket Export|Instapaper: Export)\s*</title>", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_COLUMNS = frozenset({"url", "link", "href", "resolved_url", "given_url"})


def is_opml(document: Document) -> bool:
    """Whether a document is a list of feeds: an outline without a feed in it is somebody's notes."""
    return _OPML.match(document.content[:4000]) is not None and b"xmlurl" in document.content.lower()


def is_addresses(document: Document) -> bool:
    """Whether each line of a text is an address, but for blank ones and those behind ``#``."""
    head = document.content[:4000].lstrip(b"\xef\xbb\xbf\r\n \t")
    if document.media_type not in {"", "text/plain", "text/uri-list"} or not re.match(rb"https?://|#", head):
        return False
    lines = [line.strip() for line in document.content[:2_000_000].decode("utf-8", "replace").splitlines()]
    places = [line for line in lines if line and not line.startswith("#")]
    return bool(places) and all(ADDRESS.fullmatch(line) for line in places)


def is_saved_links(document: Document) -> bool:
    """Whether a document is what a browser or a read-later service exports of the pages that were saved there."""
    head = document.content[:4000]
    if _BOOKMARKS.match(head) or (b"<" in head[:200] and _POCKET.search(head)):
        return True
    return document.media_type in {"", "text/plain", "text/csv"} and find_column(head) >= 0


def find_column(head: bytes) -> int:
    """Which column of a table of commas has addresses, by its name and the first row's; -1 where none does."""
    text = head.lstrip(b"\xef\xbb\xbf").decode("utf-8", "replace")
    first = text.partition("\n")[0]
    if "," not in first or len(first) > 1000:
        return -1
    try:
        names, values = islice(csv.reader(io.StringIO(text, newline="")), 2)  # a note within a row may have lines
    except (csv.Error, ValueError):
        return -1
    folded = [name.strip().casefold() for name in names]
    at = next((at for at, name in enumerate(folded) if name in _COLUMNS), -1)
    return at if at >= 0 and at < len(values) and ADDRESS.match(values[at].strip()) else -1
