"""How a PDF, a notebook, AsciiDoc, Org, reStructuredText and subtitles are told: by type, suffix and a look inside."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from articlecast.model import Document
from articlecast.names import is_address

_TEXTS = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})
"""What servers say of kinds of text that they do not know."""
_BRACE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}\{")
_NBFORMAT = re.compile(rb"\"nbformat\"\s{0,9}:\s{0,9}[34]\b")
_ASCIIDOC = re.compile(
    r"(?:\s{0,99}//[^\n]*\n){0,40}\s{0,99}= \S[^\n]*\n(?:[^\n]{0,300}\n){0,40}?"
    r"(?::!?[a-zA-Z][\w-]*!?:(?:[ \t\n]|$)|==+ \S|\[[\w,%. =-]+\]\n)"
)
_ORG = re.compile(
    r"(?:[ \t]*(?:#\+[\w-]+:[^\n]*|# [^\n]*|:[\w-]+:[^\n]*)?\n){0,30}?[ \t]*#\+title:[ \t]*\S", re.IGNORECASE
)
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_SUBRIP = re.compile(rf"\s*(?:\d+[ \t]*\n)?[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
WEBVTT = re.compile(r"WEBVTT(?:[ \t\n]|$)")


def _is_named(document: Document, media_types: frozenset[str], *suffixes: str) -> bool:
    """Whether a document is said to be of a type, or is text whose address ends so."""
    if document.media_type in media_types:
        return True
    if document.media_type not in _TEXTS:
        return False
    place = document.url
    if is_address(place):
        try:
            place = urlsplit(place).path
        except ValueError:
            return False
    return place.lower().endswith(suffixes)


def _head(document: Document) -> str:
    """The beginning of what may be a text of any kind; nothing of what is said to be of a kind that it is not."""
    if document.media_type not in {"", "text/plain"}:
        return ""
    return unwrap(document.content[:8000])


def unwrap(content: bytes) -> str:
    """The first letters of a text, whatever its line ends and byte order mark."""
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    text = content.decode("utf-16" if wide else "utf-8", "ignore").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_pdf(document: Document) -> bool:
    """Whether the bytes begin as a PDF, as viewers take it: within the first kilobyte (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in document.content[:1024] and (
        document.content.lstrip().startswith(b"%PDF-") or document.media_type == "application/pdf"
    )


def is_notebook(document: Document) -> bool:
    """Whether a JSON object says which nbformat it is, and has cells."""
    content = document.content
    return bool(
        _BRACE.match(content) and (b'"cells"' in content or b'"worksheets"' in content) and _NBFORMAT.search(content)
    )


def is_asciidoc(document: Document) -> bool:
    """Whether its type or suffix says so, or it begins with a title and attributes as no other kind of text does."""
    named = _is_named(document, frozenset({"text/asciidoc", "text/x-asciidoc"}), ".adoc", ".asciidoc")
    return named or _ASCIIDOC.match(_head(document)) is not None


def is_org(document: Document) -> bool:
    """Whether its type or suffix says so, or ``#+TITLE:`` stands in its head."""
    return _is_named(document, frozenset({"text/x-org", "text/org"}), ".org") or _ORG.match(_head(document)) is not None


def is_restructured(document: Document) -> bool:
    """Whether its type or suffix says so: its titles are those of Markdown, too."""
    return _is_named(document, frozenset({"text/x-rst", "text/prs.fallenstein.rst"}), ".rst", ".rest")


def is_subtitles(document: Document) -> bool:
    """Whether a text begins as WebVTT or SubRip must: with their word, or with a number and a time."""
    if document.media_type in {"text/html", "text/markdown"}:
        return False
    text = unwrap(document.content[:400])
    return bool(WEBVTT.match(text) or _SUBRIP.match(text))
