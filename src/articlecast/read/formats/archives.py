"""Pages that a browser saved into one file with their pictures: MHTML (RFC 2557) and Safari's web archives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.lookup import read_document
from articlecast.read.formats.mail.looks import is_letter
from articlecast.read.options import ReadOptions

_WEB_ARCHIVE = b"bplist00"
_MULTIPART = re.compile(
    rb"\A(?:[\w-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,9}){0,30}?"
    rb"Content-Type:\s*multipart/related\b[^\n]*(?:\n[ \t][^\n]*){0,9}",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"([^\"\n]{1,200})\"|([^\s;]{1,200}))", re.IGNORECASE)


def is_archive(document: Document) -> bool:
    """Whether a browser saved the document with what belongs to it."""
    if document.content.startswith(_WEB_ARCHIVE):
        return True
    return _find_boundary(document) != b"" and not is_letter(document)


def read_archive(document: Document, options: ReadOptions) -> Article:
    """The article of the page within; raises ReadError for an archive without a page, or with one more in it."""
    page = unpack_page(document)
    if is_archive(page):
        raise _no_page(document)
    return read_document(page, options)


def unpack_page(document: Document) -> Document:
    """The page within an archive, with the address that it came from; raises ReadError where there is none."""
    if document.content.startswith(_WEB_ARCHIVE):
        return _unpack_web_archive(document)
    return _unpack_parts(document, _find_boundary(document))


def _find_boundary(document: Document) -> bytes:
    head = _MULTIPART.match(document.content[:65536])
    boundary = _BOUNDARY.search(head.group()) if head else None
    return boundary.group(1) or boundary.group(2) if boundary else b""


def _unpack_parts(document: Document, boundary: bytes) -> Document:
    """The first page among the parts of an MHTML file; its pictures are not looked at."""
    from email import message_from_bytes  # noqa: PLC0415 -- few sources are archives

    for part in document.content.split(b"--" + boundary)[1:]:
        if re.search(
            rb"\A\s*(?:[^\n]+\n)*?Content-Type:\s*(?:text/html|application/xhtml)", part[:8192], re.IGNORECASE
        ):
            message = message_from_bytes(part.lstrip())
            content = message.get_payload(decode=True)
            charset = message.get_content_charset() or ""
            return _as_page(document, content, str(message.get("Content-Location", "")), charset)
    raise _no_page(document)


def _unpack_web_archive(document: Document) -> Document:
    import plistlib  # noqa: PLC0415 -- few sources are archives

    try:
        loaded = plistlib.loads(document.content)
        main = loaded.get("WebMainResource") if isinstance(loaded, Mapping) else None
    except (plistlib.InvalidFileException, ValueError, TypeError, RecursionError) as error:
        raise _no_page(document) from error
    if not isinstance(main, Mapping):
        raise _no_page(document)
    charset = str(main.get("WebResourceTextEncodingName", ""))
    return _as_page(document, main.get("WebResourceData"), str(main.get("WebResourceURL", "")), charset)


def _as_page(document: Document, content: object, address: str, charset: str) -> Document:
    if not isinstance(content, bytes):
        raise _no_page(document)
    address = address.strip()
    known = document.url.startswith(("http://", "https://")) or not address.startswith(("http://", "https://"))
    return replace(
        document, content=content, media_type="text/html", url=document.url if known else address, charset=charset
    )


def _no_page(document: Document) -> ReadError:
    return ReadError(document.url, "is an archive without a page in it", "save the page from a browser as HTML")
