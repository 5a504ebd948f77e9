"""The interface that every kind of document fulfils, ours and a third party's alike: bytes → Article.

A format is a value named by an entry point in the group ``articlecast.formats``. It tells its documents by a look at
them; its reader is imported for the first of them alone, so that an installed format costs nothing until it is used.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from articlecast.model import Article, Document
from articlecast.read.entry import Entry
from articlecast.read.options import ReadOptions

ENTRY_POINT_GROUP = "articlecast.formats"
MOST_ENTRIES = 1_000_000
"""As many as ``read.entries`` may be."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of document.

    ``recognises`` has the bytes, the media type (empty where nobody said) and the address, and raises nothing.
    ``reader`` names a function as ``"package.module:function"``; it takes the document and the ReadOptions, gives the
    Article, reaches no network, and raises ReadError for a document that cannot be read, NotAnArticle for one without
    an article in it. ``lister`` names one for documents that hold several articles: it takes the same, and gives the
    entries in their order, at most ``options.entries``, or none where the document is one article after all; where
    there are entries, the reader is not asked. ``suffixes`` are those of its files, with the media type that such a
    file is taken for: a folder's files with them may be articles. ``rank`` says when it is asked: ours are asked from
    10 on, a third party's before them, unless it says otherwise. ``extra`` is that of ours which brings what the reader
    imports. ``counter`` names a function that counts a document's articles without reading them, where listing them
    all is dear. ``by_strangers`` says that whoever holds such a document has not written it, as a letter: it describes
    itself and decides nothing, wherever it lies.
    """

    name: str
    recognises: Callable[[Document], bool]
    reader: str
    suffixes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rank: int = 0
    lister: str = ""
    extra: str = ""
    counter: str = ""
    by_strangers: bool = False

    def list_entries(self, document: Document, options: ReadOptions) -> tuple[Entry, ...]:
        """The articles within a document of this kind, or none where it is one by itself; raises as ``lister`` does."""
        if not self.lister:
            return ()
        return tuple(pkgutil.resolve_name(self.lister)(document, options))

    def count_entries(self, document: Document, options: ReadOptions) -> int:
        """How many articles a document of this kind holds, whatever ``options.entries``; raises as ``lister`` does."""
        if self.counter:
            return int(pkgutil.resolve_name(self.counter)(document))
        return len(self.list_entries(document, replace(options, entries=MOST_ENTRIES)))

    def read(self, document: Document, options: ReadOptions) -> Article:
        """The article of a document of this kind; raises as ``reader`` does, and ImportError where that is missing."""
        article: Article = pkgutil.resolve_name(self.reader)(document, options)
        if not _is_sound(article):
            raise TypeError(f"{self.reader} gives no Article with a title and blocks")
        return article


def _is_sound(article: Any) -> bool:
    """Whether it is an article at all: nobody has checked a third party's types."""
    if not isinstance(article, Article):
        return False
    return all(isinstance(part, kind) for part, kind in ((article.title, str), (article.blocks, tuple)))
