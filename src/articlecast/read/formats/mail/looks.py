"""Whether bytes are a letter (RFC 5322) or a file of letters (mbox, RFC 4155), by a look at their beginning."""

from __future__ import annotations

import re

from articlecast.model import Document

LETTER, MAILBOX = "message/rfc822", "application/mbox"
_FIELD = re.compile(rb"[!-9;-~]{1,60}:[^\n]{0,20000}\n(?:[ \t][^\n]{0,2000}\n){0,500}")
_CARRIED = frozenset(
    b"received message-id mime-version return-path delivered-to dkim-signature x-original-to x-mailer".split()
)
_WRITTEN = frozenset(b"from to subject date".split())
_SAVED = frozenset(b"snapshot-content-location content-location".split())
_OPENING = re.compile(rb"From [^\s]{1,200} [^\n]{0,60}\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,40}\r?\n")


def find_names(content: bytes) -> frozenset[bytes]:
    """The names of the fields at the beginning, in lower case; none where a line that is no field comes first."""
    names: set[bytes] = set()
    at = 0
    while len(names) < 60 and at < 200_000 and (found := _FIELD.match(content, at)):
        names.add(found.group().partition(b":")[0].lower())
        at = found.end()
    return frozenset(names)


def looks_like_letter(content: bytes) -> bool:
    """Whether bytes begin as a letter does that was sent: four fields that a text might begin with are not enough."""
    content = content.lstrip(b"\xef\xbb\xbf\r\n")
    if not re.match(rb"[A-Za-z][\w-]{1,60}:", content[:70]):
        return False
    names = find_names(content)
    is_saved_page = b"multipart/related" in content[:20000] and (names & _SAVED or b"<Saved by " in content[:2000])
    return not is_saved_page and b"from" in names and bool(names & _CARRIED) and bool(names & (_WRITTEN - {b"from"}))


def is_letter(document: Document) -> bool:
    """Whether a document is one letter."""
    if document.media_type == LETTER:
        return True
    return document.media_type in {"", "text/plain"} and looks_like_letter(document.content[:400_000])


def is_mailbox(document: Document) -> bool:
    """Whether a document is a file of letters, each behind a line ``From SENDER DATE``."""
    if document.media_type == MAILBOX:
        return True
    return document.media_type in {"", "text/plain"} and _OPENING.match(document.content[:500]) is not None
