"""A letter taken apart: the part that is its text, by the standard library's parser within bounds of ours."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from itertools import islice

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Document
from articlecast.read.text.decode import decode_page

MOST_MULTIPARTS = 60
"""The parser looks at each line once for every multipart around it, and calls itself for each."""
MOST_PARTS = 5_000
LONGEST_FIELD = 6_000
"""Letters of one header field: the library's parser of addresses takes the square of them."""
_MULTIPART = re.compile(rb"^content-type:\s{0,20}multipart/", re.IGNORECASE | re.MULTILINE)
MOST_WITHIN = 200
"""Letters within a letter, each in the one before it: the parser calls itself for each."""
_WITHIN = re.compile(rb"^content-type:\s{0,20}message/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"^--[^\s]", re.MULTILINE)
_BOUNDS = (
    (_MULTIPART, MOST_MULTIPARTS, "multiparts"),
    (_WITHIN, MOST_WITHIN, "letters within it"),
    (_BOUNDARY, MOST_PARTS, "parts"),
)
_ENCRYPTED = re.compile(r"^[^\S\n]*+-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:\w+:.*\n)*\n", re.MULTILINE)
_UNSAID = re.compile(r"<(style|script|title)\b.*?(?:</\1>|\Z)|<[^<>]*>|\s+", re.DOTALL)
"""What is no words of a page; what is never closed goes to the end, as a browser has it, and is looked for once."""
_SOFT_END = re.compile(rb"=\r?\n")
_QUOTED = re.compile(rb"=(?:[0-9A-F]{2})")
_WHOLE_BASE64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{40,76}\r?\n){3,}[A-Za-z0-9+/]{1,76}={0,2}\s*")
UNREAD = (RecursionError, LookupError, ValueError, TypeError, AttributeError)
"""What the library's parser of fields raises at damaged ones; its documentation names none of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a letter's text, decoded; ``flowed`` and ``delsp`` as RFC 3676 has them, for what is not HTML."""

    text: str
    is_html: bool
    flowed: bool = False
    delsp: bool = False


class _Policy(EmailPolicy):
    """The library's, for fields that are cut where no writer's end, and hold UTF-8 or Latin as it stands."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        kept, size = [], 0
        for line in sourcelines:
            kept.append(_mend_bytes(line[: LONGEST_FIELD - size]))
            size += len(line)
            if size >= LONGEST_FIELD:
                break
        return super().header_source_parse(kept)


def _mend_bytes(line: str) -> str:
    if line.isascii():
        return line
    raw = line.encode("ascii", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


_POLICY = _Policy(utf8=True)


def parse_letter(content: bytes, name: str) -> EmailMessage:
    """The letter as the library has it; raises ReadError for one that would take it minutes."""
    content = content.lstrip(b"\xef\xbb\xbf\r\n")
    for pattern, most, what in _BOUNDS:
        if next(islice(pattern.finditer(content), most, None), None):
            raise _too_much(name, f"{most:,} {what}")
    if content.startswith(b"From "):
        content = content.partition(b"\n")[2]
    try:
        message = BytesParser(EmailMessage, policy=_POLICY).parsebytes(content)
    except RecursionError as error:
        raise _too_much(name, "the parts within parts that can be followed") from error
    assert isinstance(message, EmailMessage)  # noqa: S101 -- the parser makes what it was given
    return message


def _too_much(name: str, what: str) -> ReadError:
    return ReadError(name, f"is a letter of more than {what}; that is no article", "save its text as a file")


def read_field(message: EmailMessage, name: str) -> str:
    """A header field as one line of text, or nothing."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except UNREAD:
        raw = next((str(value) for field, value in message.raw_items() if field.lower() == name.lower()), "")
        return " ".join(raw.split())


def find_text(message: EmailMessage, name: str) -> tuple[Part, ...]:
    """The parts that are a letter's own text, in order: HTML where it has a choice, never an attachment.

    Raises NotAnArticle for a letter whose text is encrypted, or that has none.
    """
    parts = tuple(part for part in _walk(message, name, 0) if part.text.strip())
    if any(_ENCRYPTED.search(part.text) for part in parts if not part.is_html):
        raise _encrypted(name, "PGP")
    if not parts:
        within = any(_kind(part) == "message/rfc822" for part in message.walk())
        wrong = "is a letter that holds another one and no text" if within else "is a letter without a text to read"
        hint = "save the letter within it as a file of its own" if within else f"take {name} out of the articles"
        raise NotAnArticle(name, wrong, hint)
    return tuple(_open_signed(part) for part in parts)


def _encrypted(name: str, how: str) -> NotAnArticle:
    return NotAnArticle(
        name, f"is an encrypted letter ({how})", "save it decrypted from your mail program, or its text as a file"
    )


def _kind(part: EmailMessage) -> str:
    try:
        return str(part.get_content_type())
    except UNREAD:
        return "text/plain"


def _walk(part: EmailMessage, name: str, depth: int) -> Iterator[Part]:
    kind = _kind(part)
    if kind == "multipart/encrypted":
        raise _encrypted(name, "PGP/MIME")
    if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise _encrypted(name, "S/MIME")
    if kind == "multipart/report" and depth == 0:
        raise NotAnArticle(name, "is a report on the delivery of a letter", f"take {name} out of the articles")
    if part.is_multipart():
        if kind != "message/rfc822":
            yield from _walk_within(part, kind, name, depth)
    elif kind in {"text/html", "text/plain", "text/enriched"} and not _is_attached(part):
        yield _decode(part, is_html=kind == "text/html")


def _walk_within(part: EmailMessage, kind: str, name: str, depth: int) -> Iterator[Part]:
    inside = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
    if kind == "multipart/alternative":
        choices = [tuple(_walk(each, name, depth + 1)) for each in inside]
        yield from max(choices, key=_rate, default=())
    elif kind in {"multipart/related", "multipart/signed"}:
        yield from _walk(inside[0], name, depth + 1) if inside else ()
    else:
        for each in inside:
            yield from _walk(each, name, depth + 1)


def _rate(parts: tuple[Part, ...]) -> tuple[bool, bool, int]:
    """HTML before text, where there are words in it: some programs send a page that is a picture, or nothing."""
    words = sum(len(_UNSAID.sub(" ", part.text)) for part in parts)
    return words > 60, any(part.is_html for part in parts), words


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or (
            bool(part.get_filename()) and part.get_content_disposition() != "inline"
        )
    except UNREAD:
        return False


def _decode(part: EmailMessage, *, is_html: bool) -> Part:
    payload = part.get_payload(decode=True)
    content = _undo_encoding(payload if isinstance(payload, bytes) else b"", part)
    try:
        charset = str(part.get_content_charset() or "")
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        delsp = str(part.get_param("delsp", "")).lower() == "yes"
    except UNREAD:
        charset, flowed, delsp = "", False, False
    text = decode_page(Document(content, "", "", charset)) if content.strip() else ""
    return Part(text.replace("\r\n", "\n").replace("\r", "\n"), is_html, flowed, delsp)


def _undo_encoding(content: bytes, part: EmailMessage) -> bytes:
    """What was encoded and does not say so: a letter that was saved with its fields changed on the way."""
    if str(part.get("content-transfer-encoding", "7bit")).strip().lower() not in {"7bit", "8bit", "binary", ""}:
        return content
    if _WHOLE_BASE64.fullmatch(content[:2_000_000]):
        return binascii.a2b_base64(content)
    ends, signs = len(_SOFT_END.findall(content[:100_000])), len(_QUOTED.findall(content[:100_000]))
    if ends >= 3 and (signs >= 2 or 3 * ends > content[:100_000].count(b"\n")):
        return quopri.decodestring(content)
    return content


def _open_signed(part: Part) -> Part:
    """A text without the armour of its signature (RFC 9580, 7)."""
    if part.is_html or not (found := _SIGNED.search(part.text)):
        return part
    text = part.text[found.end() :].partition("\n-----BEGIN PGP SIGNATURE-----")[0]
    return Part(re.sub(r"(?m)^- ", "", text), is_html=False, flowed=part.flowed, delsp=part.delsp)
