"""What is no article by its nature, and is refused by its name: pictures, archives, programs, plain data."""

from __future__ import annotations

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.kinds import name_look, name_suffix
from articlecast.read.formats.recognise import recognise
from articlecast.read.formats.zip_kinds import OLE, ZIP, name_ole, name_zip
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import is_unicode

_EXPORT = "export the article as HTML or Markdown"
_MAGIC = (
    (b"%PDF-", "a PDF file", "save the article as HTML, Markdown or text"),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"RIFF", "a RIFF file (sound, video or WebP)", ""),
    (b"ID3", "an MP3 file", ""),
    (b"OggS", "an Ogg file", ""),
    (b"\x1f\x8b", "a gzip archive", "unpack it first: gunzip FILE"),
    (b"\x7fELF", "a program", ""),
    (b"BM", "a BMP picture", ""),
    (b"II*\0", "a TIFF picture", ""),
    (b"MM\0*", "a TIFF picture", ""),
    (b"\0\0\1\0", "an icon", ""),
    (b"8BPS", "a Photoshop picture", ""),
    (b"wOFF", "a font (WOFF)", ""),
    (b"wOF2", "a font (WOFF2)", ""),
    (b"OTTO", "a font (OpenType)", ""),
    (b"\0\1\0\0", "a font (TrueType)", ""),
    (b"ttcf", "a font (TrueType)", ""),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first: 7z x FILE"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first: unrar x FILE"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first: unxz FILE"),
    (b"BZh", "a bzip2 archive", "unpack it first: bunzip2 FILE"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first: unzstd FILE"),
    (b"SQLite format 3\0", "a database (SQLite)", ""),
    (b"fLaC", "a FLAC file", ""),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film", ""),
    (b"MZ", "a program", ""),
    (b"\0asm", "a program (WebAssembly)", ""),
    (b"\xca\xfe\xba\xbe", "a program", ""),
    (b"\xcf\xfa\xed\xfe", "a program", ""),
    (b"PAR1", "a table (Parquet)", ""),
    (b"AT&TFORM", "a DjVu file", "save the article as HTML, Markdown or text"),
    (b"PK\x05\x06", "an empty zip archive", ""),
)
_WITHIN = (
    (4, (b"ftypavif", b"ftypheic", b"ftypheix", b"ftypmif1"), "an AVIF or HEIC picture"),
    (4, (b"ftyp",), "an MPEG-4 film or sound"),
    (60, (b"BOOKMOBI", b"TEXtREAd"), "a Kindle book (MOBI)"),
    (257, (b"ustar",), "a tar archive"),
)
"""Kinds whose mark does not stand at the beginning."""
_ODD = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
"""Controls that no text holds."""
_SHORT = frozenset({b"BM", b"MZ", b"BZh", b"II*\0"})
"""Marks that a text may begin with: they count among bytes that no text holds."""


def is_binary(document: Document) -> bool:
    """Whether the bytes are no text at all."""
    content = document.content
    return bool(_name_kind(content)) or (not is_unicode(content) and _is_noise(content))


def _name_kind(content: bytes) -> tuple[str, str] | None:
    if content.startswith(ZIP):
        what = name_zip(Document(content, "", ""))[1]
        return what or "a document in a zip file", _EXPORT if what != "a zip archive" else "unpack it: unzip FILE"
    if content.startswith(OLE):
        return name_ole(content)
    for magic, what, hint in _MAGIC:
        if content.startswith(magic) and (magic not in _SHORT or _is_noise(content)):
            return what, hint
    for at, marks, what in _WITHIN:
        if content.startswith(marks, at) and _is_noise(content):
            return what, ""
    return None


def _is_noise(content: bytes) -> bool:
    """Whether more than one in fifty of the first bytes is a control that no text holds."""
    sample = content[:65536]
    return (len(sample) - len(sample.translate(None, _ODD))) * 50 > len(sample)


def refuse_binary(document: Document, _options: ReadOptions) -> Article:
    """Raises ReadError, with what the bytes are where their beginning says so."""
    what, hint = _name_kind(document.content) or ("a binary file", f"file {document.url}")
    raise ReadError(document.url, f"is {what}, not an article", hint or f"take {document.url} out of the articles")


def is_data(document: Document) -> bool:
    """Whether a document is text and none to read: data, a table, code, by what stands in it or its file's name."""
    kind = recognise(document)
    if kind == "data":
        return True
    return kind in {"markdown", "text"} and bool(_name_text(document))


def _name_text(document: Document) -> str:
    if named := name_suffix(document):
        return named
    if document.media_type not in {"", "text/plain", *_OTHER_TEXT}:
        return ""
    marked = is_unicode(document.content)
    return "" if marked else name_look(document.content[:65536].decode("utf-8", "replace"))


_OTHER_TEXT = frozenset(
    "text/csv text/tab-separated-values text/calendar text/vcard text/x-python text/x-script application/sql".split()
)


def refuse_data(document: Document, _options: ReadOptions) -> Article:
    """Raises NotAnArticle: JSON or XML that is neither a feed nor a page."""
    if named := (recognise(document) != "data" and _name_text(document)) or _name_data(document):
        raise NotAnArticle(
            document.url,
            f"is {named}, not an article",
            f"take {document.url} out of the articles, or save its text as HTML, Markdown or text",
        )
    kind = document.media_type or ("JSON" if document.content.lstrip()[:1] in {b"{", b"["} else "XML")
    raise NotAnArticle(
        document.url,
        f"is data ({kind}) and neither a feed nor a page",
        "give the address of an article or a feed, or save the article as HTML, Markdown or text",
    )


def _name_data(document: Document) -> str:
    """What XML, or a text that begins like JSON, is by its first element; empty for what has no name here."""
    head = document.content[:4000]
    named = any(mark in head for mark in (b"<svg", b"<FictionBook", b"<office:document"))
    return name_look(document.content[:65536].decode("utf-8", "replace")) if named else ""
