"""Services that keep articles to be read later: what their API answers is a list of entries, as a feed is.

One module for each service, with a ``Service`` in it; the address of the API is among the show's sources, with the
service's token as a login: ``https://Bearer:${READECK_TOKEN}@read.example.org/api/bookmarks``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.names import is_address
from articlecast.read.entry import Entry
from articlecast.read.options import ReadOptions
from articlecast.read.text.words import fold_spaces

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Service:
    """One service: ``mark`` is found in every answer of its API and in no other's, within its first 20,000 bytes.

    ``find_rows`` gives the answer's rows, and ``describe`` makes an entry of one, or None of what is no article.
    """

    name: str
    mark: re.Pattern[bytes]
    find_rows: Callable[[Any], Any]
    describe: Callable[[Values], Entry | None]

    def recognises(self, document: Document) -> bool:
        """Whether the document is an answer of its API."""
        head = document.content[:20_000]
        return head.lstrip()[:1] in {b"{", b"["} and self.mark.search(head) is not None

    def list_entries(self, document: Document, options: ReadOptions) -> tuple[Entry, ...]:
        """The articles in the order of the answer, at most ``options.entries``; raises ReadError for no such answer."""
        try:
            rows = self.find_rows(json.loads(document.content.decode("utf-8-sig")))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            hint = f"articlecast read {document.url}"
            raise ReadError(document.url, f"is no list of articles as {self.name} gives it", hint) from error
        return tuple(self._describe_rows(rows if isinstance(rows, list) else ()))[: options.entries]

    def _describe_rows(self, rows: Any) -> Iterator[Entry]:
        for row in rows:
            entry = self.describe(row) if isinstance(row, dict) else None
            if entry and (entry.html or is_address(entry.link)):
                yield entry


def get_text(row: Any, *way: str) -> str:
    """The text or number at the end of the way, on one line; empty where there is none."""
    for name in way:
        row = row.get(name) if isinstance(row, dict) else None
    return fold_spaces(str(row)) if isinstance(row, str | int) and not isinstance(row, bool) else ""


def get_html(row: Any, *way: str) -> str:
    """The same of a text that is longer than a line, as it stands."""
    for name in way:
        row = row.get(name) if isinstance(row, dict) else None
    return row if isinstance(row, str) else ""


def get_words(row: Any, name: str, inner: str = "") -> tuple[str, ...]:
    """A list of words, or of rows that have each its ``inner`` one."""
    found = row.get(name) if isinstance(row, dict) else None
    words = (get_text(each, inner) if inner else each for each in found) if isinstance(found, list) else ()
    return tuple(word for word in words if isinstance(word, str) and word)


def read_none(document: Document, _options: ReadOptions) -> Article:
    """Raises ReadError: such an answer is a list, and none of its articles."""
    hint = "mark an article there, or ask for others: the address says which"
    raise ReadError(document.url, "lists no article", hint)
