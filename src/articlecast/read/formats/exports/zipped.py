"""The zip files in which Substack, Medium and Notion hand over what was written there: each post an entry."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from lxml import html as lxml_html

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.names import sha256_hex
from articlecast.read.entry import Entry
from articlecast.read.formats.exports import notion, substack
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.options import ReadOptions
from articlecast.read.page.makers.table import mend_made
from articlecast.read.page.units import parse_page
from articlecast.read.text.decode import decode_page, refuse_crowd, strip_controls

MOST_FILES = 20_000
LARGEST_FILE = 5_000_000
LARGEST_WHOLE = 150_000_000
_MEDIUM = re.compile(r"(?:^|/)posts/(?:draft_|\d{4}-\d\d-\d\d_)[^/]*\.html$")
_NOTION = re.compile(r"[ -][0-9a-f]{32}\.(?:html|md)$")


def list_posts(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The posts of an export as entries, at most ``options.entries``; raises ReadError for one that is damaged."""
    return tuple(islice(_list(document), options.entries))


def read_only_post(document: Document, options: ReadOptions) -> Article:
    """The article of an export of one post; raises ReadError for any other."""
    entries = list_posts(document, options)
    if len(entries) == 1:
        text = strip_controls(entries[0].as_document(document.url).content.decode("utf-8", "replace"))
        return read_front_matter(text, document.url, options, is_entry=True)
    wrong = f"is an export of {len(entries)} posts, not one article"
    raise ReadError(document.url, wrong, f"articlecast read {document.url}")


def _list(document: Document) -> Iterator[Entry]:
    files = _Unzipped(document)
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
    """The files of a zip, of which nothing is unpacked beyond our bounds; Notion's holds another zip."""

    def __init__(self, document: Document) -> None:
        self._name = document.url
        self._left = LARGEST_WHOLE
        self._zips = [self._open(document.content)]
        inner = [name for name in self._zips[0].namelist()[:50] if name.endswith(".zip")]
        self._zips += [self._open(self._read(self._zips[0], name, LARGEST_WHOLE)) for name in inner[:10]]
        self._places = {name: each for each in self._zips for name in sorted(each.namelist())}
        if len(self._places) > MOST_FILES:
            raise self._wrong(f"holds more than {MOST_FILES:,} files")
        self.names = [
            name for name in self._places if not name.startswith(("__MACOSX", ".")) and not name.endswith("/")
        ]

    def _wrong(self, what: str) -> ReadError:
        return ReadError(
            self._name, f"is a zip file that {what}", "export it once more, or unpack it into the articles"
        )

    def _open(self, content: bytes) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._wrong("is damaged") from error

    def read(self, name: str) -> bytes:
        return self._read(self._places[name], name, LARGEST_FILE)

    def _read(self, archive: zipfile.ZipFile, name: str, most: int) -> bytes:
        try:
            with archive.open(name) as stream:
                content = stream.read(min(most, self._left) + 1)
        except RuntimeError as error:  # what it raises for a password
            raise self._wrong("is encrypted") from error
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise self._wrong("is damaged") from error
        self._left -= len(content)
        if len(content) > most or self._left < 0:
            raise self._wrong("unpacks to more than any export")
        return content
