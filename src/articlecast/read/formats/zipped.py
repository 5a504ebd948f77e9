"""Documents that are zip files of parts (EPUB's container, Office Open XML, OpenDocument, exports of platforms),
unpacked within bounds.

Nothing is written to a disk: a part is had by its name, checked against its CRC, and all of them together may unpack to
no more than ``read.largest_bytes``, or what an export may. The standard library's ``zipfile`` reads them, and lxml
parses them, both of which every installation has.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.options import ReadOptions

MOST_PARTS = 20_000
"""A book of 300 pages has some hundred, one scanned page by page some thousand."""
MOST_SIGNS = 1_500_000
"""Of ``<`` in a part of XML; a document of 500 pages has 600,000, and a tree takes 200 bytes for each."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""All that OCF 3.3, OPC (ECMA-376-2, C) and ODF 1.3-2 allow; the others unpack without a bound."""
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    OverflowError,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


class Package:
    """The parts of a zipped document by their names; ``what`` is its kind in messages, as in "an EPUB".

    ``most`` are the bytes that all of it may unpack to where that is not ``options.largest_bytes``. Raises ReadError
    for a file that is damaged, holds names that lead out of it, or more parts than any document has.
    """

    def __init__(self, document: Document, options: ReadOptions, what: str, *, most: int = 0) -> None:
        self.url, self._what, self._most = document.url, what, most or options.largest_bytes
        self._left = self._most
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(document.content))
            parts = self._zip.infolist()
        except _DAMAGE as error:
            raise self.damaged(f"{error}".rstrip(".") or "it ends too early") from error
        if len(parts) > MOST_PARTS:
            raise ReadError(self.url, f"is {what} of more than {MOST_PARTS:,} parts", f"unzip -l {self.url}")
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in parts:
            name = part.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or re.match(r"[a-zA-Z]:", name):
                wrong = f"is {what} with a part that leads out of it: {name[:60]!r}"
                raise ReadError(self.url, wrong, "ask whoever made it for a sound one")
            if not name.endswith("/"):
                self._parts.setdefault(name, part)

    def damaged(self, reason: str) -> ReadError:
        """The error for what cannot be read of it."""
        return ReadError(self.url, f"is {self._what} that is damaged: {reason}", "save or download it once more")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises ReadError where it is missing, damaged, encrypted, or too much in all."""
        part = self._parts.get(name)
        if not name:
            raise self.damaged("the name of one of its parts is missing or leads out of it")
        if part is None:
            raise self.damaged(f"its part {name} is missing")
        if part.flag_bits & _ENCRYPTED:
            raise ReadError(self.url, f"is {self._what} that is protected by a password", "save it without one")
        if part.compress_type not in _METHODS:
            raise self.damaged(f"its part {name} is packed in a way that no such document allows")
        try:
            with self._zip.open(part) as stream:
                content = stream.read(self._left + 1)
        except _DAMAGE as error:
            raise self.damaged(f"its part {name} cannot be unpacked") from error
        self._left -= len(content)
        if self._left < 0:
            raise ReadError(
                self.url,
                f"is {self._what} that unpacks to more than {self._most:,} bytes",
                "raise read.largest_bytes in articlecast.toml if it is one to read",
            )
        return content

    def parse(self, name: str) -> etree._Element:
        """The root of a part of XML; raises ReadError as ``read`` does, and where it is none or declares entities."""
        return parse_xml(self.read(name), self, name)


def parse_xml(content: bytes, package: Package, name: str) -> etree._Element:
    """The root of some XML without comments; an entity, a file or an address that it names is never looked at."""
    refuse_entities(content, package, name)
    if content.count(b"<") > MOST_SIGNS:
        wrong = f"has a part of more than {MOST_SIGNS // 2:,} tags ({name})"
        raise ReadError(package.url, wrong, f"split {package.url} into several")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).partition(", line")[0]
        raise package.damaged(f"its part {name} is no sound XML ({reason[:80]})") from error
    return root


def refuse_entities(content: bytes, package: Package, name: str) -> None:
    """Raises ReadError for XML that declares entities: ten lines of them can stand for gigabytes."""
    bare = content.replace(b"\0", b"") if b"\0" in content[:400] else content  # of UTF-16 its ASCII is enough here
    start = _DOCTYPE.search(bare[:65536])
    if start and b"<!ENTITY" in bare[start.end() : start.end() + 1_000_000].partition(b"]>")[0]:
        raise package.damaged(f"its part {name} declares entities, which no such document needs")


def join_name(base: str, address: str) -> str:
    """The part that an address leads to, seen from the part ``base``; empty for what leads out of the document."""
    path = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", path):
        return ""
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    found = posixpath.normpath(joined) if path else base
    return "" if found.startswith("../") or found == ".." else found


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element. Strict OOXML has namespaces of its own."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without a namespace, or with that of any; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
