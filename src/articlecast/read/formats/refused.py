"""What is no article by its nature, and is refused by its name: pictures, archives, programs, plain data."""

from __future__ import annotations

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
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
)


def is_binary(document: Document) -> bool:
    """Whether the bytes are no text at all."""
    return not is_unicode(document.content) and (bool(_name_kind(document.content)) or _is_noise(document.content))


def _name_kind(content: bytes) -> tuple[str, str] | None:
    if content.startswith(ZIP):
        what = name_zip(Document(content, "", ""))[1]
        return what or "a document in a zip file", _EXPORT if what != "a zip archive" else "unpack it: unzip FILE"
    if content.startswith(OLE):
        return name_ole(content)
    return next(((what, hint) for magic, what, hint in _MAGIC if content.startswith(magic)), None)


def _is_noise(content: bytes) -> bool:
    """Whether more than one in fifty of the first bytes is a control that no text holds."""
    sample = content[:65536]
    odd = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return odd * 50 > len(sample)


def refuse_binary(document: Document, _options: ReadOptions) -> Article:
    """Raises ReadError, with what the bytes are where their beginning says so."""
    what, hint = _name_kind(document.content) or ("a binary file", f"file {document.url}")
    raise ReadError(document.url, f"is {what}, not an article", hint or f"take {document.url} out of the articles")


def refuse_data(document: Document, _options: ReadOptions) -> Article:
    """Raises NotAnArticle: JSON or XML that is neither a feed nor a page."""
    kind = document.media_type or ("JSON" if document.content.lstrip()[:1] in {b"{", b"["} else "XML")
    raise NotAnArticle(
        document.url,
        f"is data ({kind}) and neither a feed nor a page",
        "give the address of an article or a feed, or save the article as HTML, Markdown or text",
    )
