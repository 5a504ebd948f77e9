"""Letters → articles: one by itself, or the entries of a mailbox. Pure: bytes in, no file, no socket, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.names import sha256_hex
from articlecast.read.entry import Entry
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.mail.clean import About, Cleaned, clean_letter
from articlecast.read.formats.mail.fields import Fields, read_fields, read_moment, read_sender, strip_subject
from articlecast.read.formats.mail.letter import UNREAD, Part, find_text, parse_letter, read_field
from articlecast.read.formats.mail.plain import as_html
from articlecast.read.options import ReadOptions, SiteRule, list_site_rules
from articlecast.read.page.selectors import Row
from articlecast.read.text.dates import parse_date
from articlecast.read.text.decode import refuse_volume, strip_controls

_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S{1,200} [^\n]{0,80}\d\d:\d\d[^\n]{0,80}\d{4}[^\n]{0,60}\n")
_LANGUAGE = re.compile(r"<html[^>]{0,1000}?\slang=[\"']?([a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*)", re.IGNORECASE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ORIGINS = {
    "title": "Subject", "authors": "From", "published": "Date", "language": "Content-Language or its page",
    "site": "List-Id or From", "url": "List-Post, Archived-At or a link to its page",
}  # fmt: skip


def read_letter(content: bytes, name: str, sites: Sequence[SiteRule] = ()) -> Entry:
    """One letter as an entry: its title, author, date and the HTML of what its writer wrote, as far as the editor's
    rules for ``sites`` let it go on.

    Raises NotAnArticle for one without a text, or whose text is encrypted; ReadError for one that is no letter. The key
    is made of its Message-ID, so that it is the same wherever the letter is filed.
    """
    return _read_letter(content, name, sites)[0]


def _read_letter(content: bytes, name: str, sites: Sequence[SiteRule]) -> tuple[Entry, tuple[Row, ...]]:
    """The entry, and the rule at which its text ends."""
    message = parse_letter(content, name)
    fields = read_fields(message)
    about = About(
        fields.title, fields.authors, fields.site, fields.owners, fields.forwarded, fields.answered, fields.subscribed
    )
    parts = find_text(message, name)
    text = "\n".join(f"<div>{_part_html(part, name)}</div>" for part in parts)
    rules = tuple(list_site_rules(sites, fields.link, name))
    cleaned = clean_letter(f"<html><body>{text}</body></html>", name, about, rules)
    fields = _follow(fields, cleaned)
    entry = Entry(
        key=_make_key(read_field(message, "message-id")) or key_letter(content, name, whole=True),
        link=fields.link or cleaned.link,
        title=fields.title,
        html=cleaned.html,
        authors=fields.authors,
        published=fields.published,
        language=fields.language or _find_language(parts),
        site=fields.site,
    )
    return entry, cleaned.ended


def _make_key(identity: str) -> str:
    return sha256_hex(identity[:1000].encode("utf-8", "replace"))[:20] if identity else ""


def key_letter(content: bytes, name: str, *, whole: bool = False) -> str:
    """What a letter goes by, of its header alone; empty for one without a Message-ID, unless its ``whole`` is given.

    Raises ReadError as ``read_letter`` does.
    """
    return sha256_hex(content)[:20] if whole else _make_key(read_field(parse_letter(content, name), "message-id"))


def list_senders(content: bytes, name: str) -> tuple[str, ...]:
    """The addresses in From of a letter or its header, as they are written there; none where it has none."""
    try:
        fields = parse_letter(content, name).get_all("from") or []
        return tuple(str(one.addr_spec) for field in fields for one in getattr(field, "addresses", ()))
    except (ReadError, *UNREAD):
        return ()


def _part_html(part: Part, name: str) -> str:
    refuse_volume(part.text, name)
    return part.text if part.is_html else as_html(part.text, flowed=part.flowed, delsp=part.delsp)


def _find_language(parts: tuple[Part, ...]) -> str:
    """The language that a page among the parts declares of itself."""
    declared = (_LANGUAGE.search(part.text[:5000]) for part in parts if part.is_html)
    return next((found[1] for found in declared if found), "")


def _follow(fields: Fields, cleaned: Cleaned) -> Fields:
    """The fields of a letter that is passed on, whose writer and date stand in its head and not in the header."""
    head = dict(cleaned.head)
    if not head:
        return fields
    authors, site = read_sender(re.sub(r"\s*[<\[(]\S*@\S*[>\])].*$", "", head.get("from", "")))
    sent = head.get("sent", "")
    moment = read_moment(sent)
    if not moment and sent and (parsed := parse_date(sent)):
        moment = parsed.isoformat()
    title, _forwarded, _answered = strip_subject(head.get("subject", ""))
    return replace(
        fields,
        title=fields.title or title,
        authors=authors or (() if head.get("from") else fields.authors),
        published=moment or fields.published,
        site=site,
        link="",
    )


def read_letter_file(document: Document, options: ReadOptions) -> Article:
    """The article of one letter; raises as ``read_letter`` does."""
    entry, ended = _read_letter(document.content, document.url, options.sites)
    told = entry.as_document(document.url)
    try:
        article = read_front_matter(
            strip_controls(told.content.decode("utf-8", "replace")), document.url, options, is_entry=True
        )
    except NotAnArticle:
        raise
    except ReadError as error:
        if "no text" in error.wrong:
            raise NotAnArticle(
                document.url, "is a letter with no words of its own", f"take {document.url} out of the articles"
            ) from error
        raise
    origins = tuple((name, _say(name, origin)) for name, origin in article.origins)
    return replace(article, origins=origins, rules=(*article.rules, *ended))


def _say(field: str, origin: str) -> str:
    return f"mail: {_ORIGINS[field]}" if origin.startswith("feed: ") and field in _ORIGINS else origin


_PUT_AWAY = frozenset(
    """
    draft drafts spam junk trash bin entwürfe papierkorb brouillons corbeille borradores papelera bozze cestino
    rascunhos lixeira concepten prullenbak
    """.split()
)
"""Gmail's labels, as its Takeout has them, of what is not to be read."""
_MARKED = re.compile(rb"^X-(?:Gmail-Labels|Mozilla-Status|Status):", re.IGNORECASE | re.MULTILINE)
_DELETED = 0x0008
"""Of X-Mozilla-Status: Thunderbird keeps what was deleted in its mailbox until that is compacted."""


def _is_put_away(content: bytes) -> bool:
    """Whether a letter of a mailbox is a draft, spam, or was deleted, by what mail programs write into its header."""
    head = re.split(rb"\r?\n\r?\n", content[:65536], maxsplit=1)[0]
    if not _MARKED.search(head):
        return False
    message = parse_letter(re.sub(rb"^From [^\n]*\n", b"", head) + b"\n\n", "")
    labels = {each.strip().casefold() for each in read_field(message, "x-gmail-labels").split(",")}
    status = re.fullmatch(r"[0-9a-fA-F]{4}", read_field(message, "x-mozilla-status"))
    deleted = status is not None and int(status[0], 16) & _DELETED != 0
    return bool(labels & _PUT_AWAY) or deleted or not {"D", "T"}.isdisjoint(read_field(message, "x-status"))


def _list_kept(content: bytes) -> list[bytes]:
    return [each for each in split_mailbox(content) if not _is_put_away(each)]


def split_mailbox(content: bytes) -> Iterator[bytes]:
    """The letters of a mailbox in their order, without the ``>`` that hides their own lines of ``From`` (mboxrd)."""
    starts = [found.start() for found in _FROM.finditer(content)]
    for start, end in pairwise([*starts, len(content)]):
        yield _ESCAPED.sub(rb"\1", content[start:end])


def count_letters(document: Document) -> int:
    """How many letters a mailbox holds."""
    if _MARKED.search(document.content):
        return len(_list_kept(document.content))
    return sum(1 for _ in _FROM.finditer(document.content))


def list_letters(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The letters of a mailbox as entries, the last first, at most ``options.entries``; each once.

    A letter without a text to read is an entry without one, which is told and passed over. Raises ReadError for one
    that cannot be read and is the only one.
    """
    letters = _list_kept(document.content)
    found: dict[str, Entry] = {}
    for content in islice(reversed(letters), options.entries):
        try:
            entry = read_letter(content, document.url, options.sites)
        except ReadError as error:
            if len(letters) == 1 and not isinstance(error, NotAnArticle):
                raise
            entry = _read_head(content, document.url)
        found.setdefault(entry.key, entry)
    return tuple(found.values())


def _read_head(content: bytes, name: str) -> Entry:
    """What the header of a letter says, whose text cannot be read."""
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0] + b"\n\n"
    fields = read_fields(parse_letter(head, name))
    return Entry(key=sha256_hex(content)[:20], link="", title=fields.title or "a letter that cannot be read")


def read_mailbox(document: Document, options: ReadOptions) -> Article:
    """The article of a mailbox of one letter; raises ReadError for any other."""
    letters = _list_kept(document.content)
    if len(letters) == 1:
        return read_letter_file(replace(document, content=letters[0]), options)
    hint = f"articlecast read {document.url}" if letters else "give a file of letters as a mail program exports it"
    raise ReadError(document.url, f"is a mailbox of {len(letters)} letters, not one article", hint)
