"""What a letter's header says of it: title, author, date, language, site, and whom it was sent to."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from articlecast.read.formats.mail.letter import read_field
from articlecast.read.formats.mail.links import clean_address
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.words import fold_spaces, key

_PREFIX = re.compile(
    r"\s*(?:(?:(?P<reply>re|aw|sv|vs|antw(?:ort)?|odp|ynt|res|回复|回覆|答复|返信|회신|답장)|(?P<forward>fwd?|wg|tr|rv|vl|vb|enc|doorst|pd|転送|转发|轉寄|전달))"
    r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：]|\[(?P<tag>[^\]\n]{1,40})\])\s*(?=\S)",
    re.IGNORECASE,
)
LONGEST_TITLE = 300
"""Letters of a title; what is longer is no subject that anybody wrote."""
_STATE = re.compile(r"^(?:draft|review|part|teil|update|pdf|video|audio|sic|\d.*)$", re.IGNORECASE)
_BY_WAY_OF = re.compile(r"^['\"]?(?P<name>.{2,80}?)['\"]?\s*(?:\(?\bvia\s+(?P<list>[^()]{2,80})\)?)$", re.IGNORECASE)
_OF_PLACE = re.compile(
    r"^(?P<name>[^|·•@—–]{2,60}?)\s*(?:\s(?:from|at|of|with|von|de|di)\s(?P<from>(?-i:[A-Z0-9À-Þ\"“«]).{1,60})"
    r"|\s*[|·•—–]\s*(?P<bar>.{2,60})|,\s(?P<comma>(?:The|Der|Die|Das|Le|La|El|Il)\s.{2,50}))$"
)
_IN_BRACKETS = re.compile(r"^([^()@]{2,60}) \(([^()@]{2,60})\)$")
"""Whose letter it is, behind the writer: Ana Lee (The Harbour Letter)."""
_TURNED = re.compile(r"^([^\W\d_][\w'’-]{1,40}), ([^\W\d_][\w.'’-]{1,40}(?: [A-Z]\.?)?)$")
_NOBODY = re.compile(
    r"^(?:no-?reply|do-?not-?reply|news(?:letter)?s?|info|hello|team|support|mailer-daemon|postmaster|contact|mail)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of a letter; ``origins`` names the header field of each. ``owners`` are whom it was sent to."""

    title: str
    forwarded: bool
    answered: bool
    subscribed: bool
    authors: tuple[str, ...]
    published: str
    language: str
    site: str
    link: str
    owners: tuple[str, ...]


def read_fields(message: EmailMessage) -> Fields:
    """The fields of a letter, as far as its header has them."""
    title, forwarded, answered = strip_subject(read_field(message, "subject"))
    authors, place = read_sender(_display_name(message, "from") or _display_name(message, "x-original-from"))
    owners = _addresses(message, "to", "delivered-to", "x-original-to", "cc")
    return Fields(
        title=title,
        forwarded=forwarded,
        answered=answered or (bool(message.get("in-reply-to")) and not forwarded),
        subscribed=bool(read_field(message, "list-unsubscribe")),
        authors=authors,
        published=read_moment(read_field(message, "date")) or _received(message),
        language=_language(read_field(message, "content-language")),
        site=_list_name(message) or place,
        link=_list_post(message, owners),
        owners=owners,
    )


def strip_subject(subject: str) -> tuple[str, bool, bool]:
    """A subject without ``Re:``, ``Fwd:`` and the tags of lists, and whether it forwards or answers a letter.

    The outermost of them says which of the two: who answers a letter that was passed on has written one of their own.
    """
    title, forwarded, answered = fold_spaces(subject), False, False
    for _ in range(12):
        found = _PREFIX.match(title)
        if not found or (found["tag"] and _STATE.match(found["tag"])):
            break
        if not forwarded and not answered:
            forwarded, answered = bool(found["forward"]), bool(found["reply"])
        title = title[found.end() :]
    title = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return ("" if re.fullmatch(r"\(?no subject\)?", title, re.IGNORECASE) else title), forwarded, answered


def read_sender(name: str) -> tuple[tuple[str, ...], str]:
    """Who writes, and the publication, of a name as it stands before a sender's address."""
    name, place = fold_spaces(name).strip("'\" "), ""
    if "@" in name or not key(name):
        return (), ""
    if found := _BY_WAY_OF.match(name):
        name, place = found["name"], found["list"]
    elif found := _IN_BRACKETS.match(name):
        name, place = found[1], found[2]
    elif found := _OF_PLACE.match(name):
        name, place = found["name"], next(filter(None, (found["from"], found["bar"], found["comma"])))
    if turned := _TURNED.match(name):
        name = f"{turned[2]} {turned[1]}"
    return ((), place) if _NOBODY.match(name) else (clean_names([name]), place.strip(" \"'“”«»"))


def read_moment(written: str) -> str:
    """A date of RFC 5322 as ISO 8601, or nothing."""
    try:
        moment = parsedate_to_datetime(written[:200])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)  # "-0000": in UTC, and nothing is known of the place
        return moment.isoformat() if 1970 <= moment.astimezone(UTC).year <= 9000 else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _received(message: EmailMessage) -> str:
    """When the last server had it, of a letter without a sound date."""
    return read_moment(read_field(message, "received").rpartition(";")[2].strip())


def _display_name(message: EmailMessage, field: str) -> str:
    found = _split_addresses([read_field(message, field)[:1000]])
    return found[0][0] if found else ""


def _split_addresses(values: list[str]) -> list[tuple[str, str]]:
    try:
        return getaddresses(values)
    except (RecursionError, IndexError):  # a thousand open brackets
        return []


def _addresses(message: EmailMessage, *fields: str) -> tuple[str, ...]:
    found = _split_addresses([read_field(message, field)[:3000] for field in fields])
    return tuple(dict.fromkeys(address.lower() for _name, address in found if "@" in address))[:40]


def _language(tag: str) -> str:
    first = re.split(r"[,\s;]", tag.strip(), maxsplit=1)[0]
    return first if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", first) else ""


def _list_name(message: EmailMessage) -> str:
    """What a list calls itself before its name (RFC 2919)."""
    words = read_field(message, "list-id").partition("<")[0].strip(" \"'")
    return "" if "@" in words or "." in words.strip(".") or re.search(r"\d{5}", words) else words[:80]


def _list_post(message: EmailMessage, owners: Collection[str]) -> str:
    """The page of this letter, where its header has one: RFC 5064's, and Substack's use of RFC 2369's."""
    for field in ("archived-at", "list-post"):
        for place in re.findall(r"https?://[^\s<>,]{4,2000}", read_field(message, field))[:5]:
            if address := clean_address(place, owners):
                return address
    return ""
