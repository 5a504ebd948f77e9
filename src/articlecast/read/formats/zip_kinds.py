"""Which kind of document a zip file or an OLE file is, by the names of its parts: a look that raises nothing."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from articlecast.model import Document

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ODF = "application/vnd.oasis.opendocument"
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetype([a-z][\w./+-]{5,80}?)(?:PK|\Z)", re.DOTALL)
"""The media type that EPUB (OCF 3.3, 4.3) and OpenDocument (1.3-2, 3.3) have at byte 38, unpacked and unmarked."""
_FLAT_TEXT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<office:document\b"
    rb"[^>]{0,15000}\bmimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.text",
    re.DOTALL,
)
"""An OpenDocument text as one file of XML (1.3-3, 3.1.2): its root says what it is."""
_MOST_NAMES = 20_000

_KINDS: tuple[tuple[str, str, str], ...] = (
    ("epub", r"META-INF/container\.xml|type:application/epub\+zip", ""),
    ("docx", r"word/document\d*\.xml", ""),
    ("odt", rf"type:{_ODF}\.text(?:-template|-master|-web)?", ""),
    ("", r"xl/workbook\.(?:xml|bin)", "an Excel workbook"),
    ("", r"ppt/presentation\.xml", "a PowerPoint presentation"),
    ("", r"visio/document\.xml", "a Visio drawing"),
    ("", rf"type:{_ODF}\.spreadsheet.*", "an OpenDocument spreadsheet"),
    ("", rf"type:{_ODF}\.presentation.*", "an OpenDocument presentation"),
    ("", rf"type:{_ODF}\..*", "an OpenDocument drawing, formula or database"),
    ("", r"Index/Document\.iwa|Index\.zip|index\.apxl|index\.xml\.gz", "a document of Pages, Keynote or Numbers"),
    ("", r"AndroidManifest\.xml", "an Android app"),
    ("", r"Payload/[^/]+\.app/Info\.plist", "an iOS app"),
    ("", r"META-INF/MANIFEST\.MF", "a Java archive"),
    ("", r"[^/]+\.dist-info/WHEEL", "a Python wheel"),
    ("", r"FixedDocumentSequence\.fdseq|FixedDocSeq\.fdseq", "an XPS document"),
    ("", r"doc\.kml", "a map (KMZ)"),
)
"""The kinds in the order in which they are asked: the name of those that are read, what all others are called."""
_LOOKS = tuple((name, re.compile(pattern), what) for name, pattern, what in _KINDS)
_STREAMS = (
    ("EncryptedPackage", "an office document that is protected by a password", "save it without a password"),
    ("WordDocument", "a Word document of the old kind (.doc)", "save it as .docx: soffice --convert-to docx FILE"),
    ("Workbook", "an Excel workbook of the old kind (.xls)", ""),
    ("PowerPoint Document", "a PowerPoint presentation of the old kind (.ppt)", ""),
    ("__properties_version1.0", "a letter of Outlook (.msg)", "save it as .eml, HTML or text"),
)
"""The streams of an OLE file ([MS-CFB]; [MS-OFFCRYPTO] 2.3.4 for the first) that tell what it is."""


def is_epub(document: Document) -> bool:
    return name_zip(document)[0] == "epub"


def is_docx(document: Document) -> bool:
    return name_zip(document)[0] == "docx"


def is_odt(document: Document) -> bool:
    return name_zip(document)[0] == "odt" or _FLAT_TEXT.match(document.content[:16384]) is not None


def is_rtf(document: Document) -> bool:
    return document.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def name_zip(document: Document) -> tuple[str, str]:
    """The name of the format that reads a zip file, or what it is called where none does; both empty for other files.

    Where the list of its parts is damaged the names are looked for in what is there of it.
    """
    return _name_zip(document.content) if document.content.startswith(ZIP) else ("", "")


@lru_cache(maxsize=4)
def _name_zip(content: bytes) -> tuple[str, str]:
    kind = _MIMETYPE.match(content[:160])
    names = [f"type:{kind[1].decode()}"] if kind else []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names += [name.replace("\\", "/") for name in opened.namelist()[:_MOST_NAMES]]
    except Exception:  # noqa: BLE001 -- a recogniser raises nothing, and zipfile whatever a damaged one brings about
        whole = "|".join(re.escape(each) for each in ("META-INF/container.xml", "word/document.xml"))
        names += [found.decode() for found in re.findall(whole.encode(), content[:2_000_000])]
    for name, look, what in _LOOKS:
        if any(look.fullmatch(each) for each in names):
            return name, what
    return "", "a zip archive"


def name_ole(content: bytes) -> tuple[str, str]:
    """What an OLE file is called, and what to do about it."""
    for stream, what, hint in _STREAMS:
        if stream.encode("utf-16-le") in content:
            return what, hint
    return "an old office document", "export the article as HTML or Markdown"
