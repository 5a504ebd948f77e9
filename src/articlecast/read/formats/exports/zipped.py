"""The zip files in which Substack, Medium and Notion hand over what was written there: each post an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html as lxml_html

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.names import sha256_hex
from articlecast.read.entry import Entry
from articlecast.read.formats.exports import notion, substack
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.zipped import MOST_PARTS, Package
from articlecast.read.options import ReadOptions
from articlecast.read.page.makers.table import mend_made
from articlecast.read.page.units import parse_page
from articlecast.read.text.decode import decode_page, refuse_crowd, strip_controls

LARGEST_WHOLE = 150_000_000
"""Bytes that an export may unpack to, pictures that nobody asks for aside."""
MOST_INNER = 10
_WHAT = "an export"
_MEDIUM = re.compile(r"(?:^|/)posts/(?:draft_|\d{4}-\d\d-\d\d_)[^/]*\.html$")
_NOTION = re.compile(r"[ -][0-9a-f]{32}\.(?:html|md)$")


def list_posts(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The posts of an export as entries, at most ``options.entries``; raises ReadError for one that is damaged."""
    return tuple(islice(_list(document, options), options.entries))


def read_only_post(document: Document, options: ReadOptions) -> Article:
    """The article of an export of one post; raises ReadError for any other."""
    entries = list_posts(document, options)
    if len(entries) == 1:
        text = strip_controls(entries[0].as_document(document.url).content.decode("utf-8", "replace"))
        return read_front_matter(text, document.url, options, is_entry=True)
    wrong = f"is an export of {len(entries)} posts, not one article"
    raise ReadError(document.url, wrong, f"articlecast read {document.url}")


def _list(document: Document, options: ReadOptions) -> Iterator[Entry]:
    files = _Unzipped(document, options)
    names = files.names
    if table := next((name for name in names if name.rpartition("/")[2] == substack.TABLE), ""):
        rows = substack.read_rows(files.read(table))
        for row, path in substack.match_rows(rows, substack.name_files(names)):
            yield substack.make_entry(row, files.read(path).decode("utf-8", "replace"))
        return
    for name in names:
        entry = None
        if _MEDIUM.search(name) or (_NOTION.search(name) and name.endswith(".html")):
            entry = _from_page(files.read(name), name)
        elif _NOTION.search(name):
            entry = notion.make_entry(files.read(name).decode("utf-8", "replace"), name)
        if entry:
            yield entry


def _from_page(content: bytes, name: str) -> Entry | None:
    text = decode_page(Document(content, "text/html", name))
    refuse_crowd(text, name)
    tree = parse_page(text)
    said = mend_made(tree, text, name)[1] if tree is not None else None
    if said is None or said.whole is None:
        return None

    def told(field: str) -> str:
        value = said.fields.get(field, "")
        return value if isinstance(value, str) else ", ".join(value)

    authors, tags = said.fields.get("authors", ()), said.fields.get("tags", ())
    return Entry(
        key=sha256_hex(name.encode("utf-8", "replace"))[:20],
        link=told("url") if re.match(r"https?://", told("url")) else "",
        title=told("title"),
        html=str(lxml_html.tostring(said.whole, encoding="unicode", with_tail=False)),
        authors=authors if isinstance(authors, tuple) else (authors,),
        published=told("published"),
        summary=told("summary"),
        tags=tags if isinstance(tags, tuple) else (tags,),
        lines=tuple(said.lines.items()),
    )


class _Unzipped:
    """The files of an export; Notion's holds its pages in zips within the zip, which unpack within the same bounds."""

    def __init__(self, document: Document, options: ReadOptions) -> None:
        whole = Package(document, options, _WHAT, most=LARGEST_WHOLE)
        packages = [whole]
        for name in [name for name in whole.names[:50] if name.endswith(".zip")][:MOST_INNER]:
            inner = Document(whole.read(name), "application/zip", document.url)
            packages.append(Package(inner, options, _WHAT, most=LARGEST_WHOLE // MOST_INNER))
        self._places = {name: each for each in packages for name in sorted(each.names)}
        if len(self._places) > MOST_PARTS:
            raise whole.damaged(f"it holds more than {MOST_PARTS:,} files")
        self.names = [name for name in self._places if not name.startswith(("__MACOSX", "."))]

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises ReadError as a package does."""
        return self._places[name].read(name)
