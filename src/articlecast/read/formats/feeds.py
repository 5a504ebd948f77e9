"""Feeds and sitemaps: their entries, and each entry as a document of its own."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from html import escape, unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.names import sha256_hex
from articlecast.read.entry import Entry
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.recognise import recognise
from articlecast.read.formats.visibility import find_hiding
from articlecast.read.options import ReadOptions
from articlecast.read.text.dates import EARLIEST, parse_date
from articlecast.read.text.decode import decode_page, find_charset, mend_references, strip_controls
from articlecast.read.text.words import fold_spaces, write_paragraphs

_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|read (?:more|on)|continue reading)\W*$", re.IGNORECASE)
_SIGNATURE = re.compile(  # what WordPress in its languages, and Medium, put below each entry of a feed
    r"(?:^|(?<=[.…\]] ))(?:the post .* (?:appeared first on|first appeared on)|der beitrag .* erschien zuerst auf"
    r"|l.article .* est apparu en premier sur|la entrada .* (?:se public[óo]|apareci[óo]) primero en"
    r"|l.articolo .* proviene da|o post .* apareceu primeiro em|het bericht .* verscheen eerst op"
    r"|inlägget .* dök först upp på|artykuł .* pochodzi z serwisu|запись .* впервые появилась"
    r"|投稿 .* に最初に表示されました|.* 글이 .* 처음 등장했습니다"
    r"|.{1,200} was originally published in .{1,80} on medium, where people) ?.{0,200}$",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(r"submitted by(?:\s|&#32;){0,20}<a\b[^>]{0,300}>\s{0,20}/u/", re.IGNORECASE)
"""What Reddit puts below each: who, and links to the post and its comments."""
_BOX = re.compile(
    r"<div\b[^<>]{0,200}?\b(?:class|id)=[\"'](?:[^<>\"']{0,200}\s)?"
    r"(?:sharedaddy|jp-relatedposts|addtoany_share_save_container|yarpp-related|feedflare"
    r"|heateor_sss_sharing_container)[\s\"']",
    re.IGNORECASE,
)
"""Bars to share by and other posts, as plugins of WordPress append them to each entry."""
MOST_BEHIND = 600
"""Letters that such boxes, and the publisher's line, have at the most: where more follow, the writer goes on."""
_MARKUP = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|br|center|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|nobr|p|q|rp|rt"
    r"|ruby|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)\b[^<>]{0,200}/?>|</?[a-z!][^<>]{0,200}[\s=\"'!][^<>]{0,200}>",
    re.IGNORECASE,
)
"""Tags that a title may be marked up with; another one is what the title speaks of: "the <details> element"."""
_NO_LINK = frozenset({"n/a", "na", "none", "null", "undefined", "-", "false"})
_NO_DATE = re.compile(r"(?:19(?:70-01-01|69-12-31)|-|0000)")
"""What programs write, and feedparser makes of it, where they know no date: zero of one clock or another."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
MOST_TAGS = 300_000
"""A feed of more takes half a minute to parse; a thousand entries of plain fields have 10,000."""
MOST_ATTRIBUTES = 200
"""feedparser takes the square of their number; a feed's first tag has some twenty, for its namespaces."""
_STRANGE = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)  # fmt: skip
_STRANGE_NAMES = frozenset(
    """
    utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp037 cp273 cp424 cp500 cp875 cp1026 cp1140 hz
    """.split()
)
"""As ``find_charset`` names them."""
_SECTIONS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_OPENING = re.compile(rb"<!--|<!\[CDATA\[")
_TAG = re.compile(rb"<[a-zA-Z]")
_BARE = re.compile(rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)")
"""An ampersand that begins no reference."""
MOST_AUTHORS = 1000
_WITHIN = {
    tag: re.compile(rf"<wp:author_{tag}>(?:<!\[CDATA\[)?(.{{0,300}}?)(?:\]\]>)?</wp:author_{tag}>", re.DOTALL)
    for tag in ("login", "display_name")
}
"""What an export of WordPress says of each author."""
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']{1,40})")
_FOREIGN = re.compile("[^\0-\x7f\ufffd]")
MOST_LABELS, MOST_OF_A_FEED = 500, 5000
"""Categories of one entry, and of the feed itself, where Blogger has them all: feedparser takes the square of them."""
_LABEL = re.compile(rb"<(?!wp:)(?:[\w-]+:)?(?:category|subject|keywords|tags)\b")
_ENTRY = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)\b")
_KEYWORDS = re.compile(rb"(<(?:[\w-]+:)?(?:keywords|tags)\b[^<>]*>[^<]{1000})[^<]+")
_CROWDED = re.compile(rb"<[a-zA-Z][^<>=]*(?:=[^<>=]*){%d}" % (MOST_ATTRIBUTES + 1))

_HIDING = (
    ("wp_post_type", "post_type"),
    ("wp_status", "status"),
    ("wp_post_password", "post_password"),
    ("app_draft", "draft"),
    ("blogger_type", "post_type"),
    ("blogger_status", "status"),
)
"""What feedparser calls what an export of WordPress says of a post, and one of Blogger (RFC 5023, 13.1.1); and the
line of a header that says the same."""


_RELATIVE = re.compile(
    rb"\b(?:src|href)\s?=\s?(?:[\"']|&quot;|&apos;|&#3[49];|&#x2[27];)(?![a-z][a-z0-9+.-]{0,30}:|//|[#\"'&])",
    re.IGNORECASE,
)
_GMT = re.compile(r"([12]\d{3}-\d\d-\d\d) (\d\d:\d\d:\d\d)")
"""An export's own date of a post: that of the feed may be the draft's."""


def _is_kind(tag: object) -> bool:
    """Whether a category is none, but says what Blogger's entry is (Google Data's ``kind``)."""
    return isinstance(tag, dict) and str(tag.get("scheme")).endswith("schemas.google.com/g/2005#kind")


def _name_kind(tags: Iterable[object]) -> dict[str, str]:
    """What an entry of Blogger's is where it is no post: a comment, a page, the blog's settings."""
    kind = next(
        (str(tag.get("term")).rpartition("#")[2] for tag in tags if isinstance(tag, dict) and _is_kind(tag)), ""
    )
    return {"post_type": kind} if kind not in {"", "post"} else {}


class _Held:
    """Bytes as feedparser wants them: given a plain string, it would try to open it as a file or an address."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self) -> bytes:
        return self._content


def read_entries(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The entries of a feed or sitemap in its order, at most ``options.entries``; raises ReadError."""
    kind = recognise(document)
    if kind == "sitemap":
        return _sitemap_entries(document, options)
    if kind != "feed":
        raise ReadError(document.url, "is no feed", f"articlecast read {document.url}")
    if document.content.lstrip()[:1] == b"{":
        return _json_entries(document, options)
    return _xml_entries(document, options)


def count_entries(document: Document) -> int:
    """How many entries a feed or sitemap holds, whatever the limit; counted, not read."""
    if recognise(document) == "sitemap":
        return len(set(re.findall(rb"<loc>\s*([^<]*)", document.content)))
    if document.content.lstrip()[:1] == b"{":
        items = json.loads(document.content.decode("utf-8-sig")).get("items")
        return len(items) if isinstance(items, list) else 0
    return len(re.findall(rb"</(?:item|entry)\s*>", document.content))


def _refuse_entities(document: Document) -> None:
    content = document.content.replace(b"\0", b"")  # of UTF-16 its ASCII is enough here
    bare = b"".join(piece for opening, piece in _walk_sections(content) if opening != b"<!--")
    root = _ROOT.search(bare)
    if re.search(rb"<!ENTITY", bare[: root.start()] if root else bare, re.IGNORECASE):
        raise ReadError(document.url, "declares entities, which no feed needs", "ask its publisher for a plain feed")


def _hold_ascii(document: Document) -> tuple[bytes, str]:
    """A feed's bytes in a charset that holds ASCII, so that what is looked for in them is found, and its name if known.

    In UTF-16, UTF-32 and EBCDIC, ``<`` is another byte; feedparser reads them as well (XML 1.0, appendix F).
    """
    content, charset = document.content, find_charset(document.charset)
    strange = next((name for start, name in _STRANGE if content.startswith(start)), "")
    if not strange and charset not in _STRANGE_NAMES:
        return content, charset
    text = content.decode(strange or charset, "replace").removeprefix("\ufeff")
    return re.sub(r"^\s*<\?[^>]{0,200}\?>", "", text).encode("utf-8", "replace"), "utf-8"


def _drop_bad_bytes(content: bytes, charset: str) -> tuple[bytes, str]:
    """A feed in UTF-8 without the few bytes that are none; feedparser would take all of it for another charset."""
    declared = _DECLARED.match(content.lstrip()[:300])
    if (charset or find_charset(declared[1].decode("ascii", "ignore") if declared else "utf-8")) != "utf-8":
        return content, charset
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd") - content.count("\ufffd".encode())
    if not bad or bad > sum(1 for _letter in _FOREIGN.finditer(text)):
        return content, charset
    return content.decode("utf-8", "ignore").encode(), "utf-8"


def _walk_sections(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """A feed in pieces, each with what begins it: ``<!--``, ``<![CDATA[``, or nothing outside of both.

    A beginning without an end is the text that it is, ``&lt;!--``. A pattern, and feedparser, would look for each one's
    end through all that follows: 50 s for 160 KB of them.
    """
    at, endless = 0, set()
    while found := _OPENING.search(content, at):
        opening, closing = found.group(), _SECTIONS[found.group()]
        end = -1 if opening in endless else content.find(closing, found.end())
        yield b"", content[at : found.start()]
        if end < 0:
            endless.add(opening)
            yield b"", b"&lt;" + opening[1:]
        else:
            yield opening, content[found.start() : end + len(closing)]
        at = found.end() if end < 0 else end + len(closing)
    yield b"", content[at:]


def _fold_prologue(content: bytes) -> bytes:
    """The feed without runs of white space before its first tag: feedparser takes the square of their lines."""
    first = _TAG.search(content)
    head = content[: first.start()] if first else content
    if len(head) < 2000:
        return content
    return re.sub(rb"\s+", lambda run: b"\n" if b"\n" in run.group() else b" ", head) + content[len(head) :]


def _refuse_crowd(content: bytes, name: str) -> None:
    """Raises ReadError for what feedparser takes minutes for: a crowd of tags, attributes on a tag, or labels."""
    outside = b"".join(piece for opening, piece in _walk_sections(content) if not opening)
    if next(islice(_TAG.finditer(outside), MOST_TAGS, None), None):
        raise ReadError(name, f"is a feed of more than {MOST_TAGS:,} tags", "ask its publisher for a shorter one")
    if _CROWDED.search(outside):
        wrong = f"is a feed with more than {MOST_ATTRIBUTES} attributes on one tag"
        raise ReadError(name, wrong, "ask its publisher for a plain feed")
    own, *entries = (len(_LABEL.findall(part)) for part in _ENTRY.split(outside))
    if own > MOST_OF_A_FEED or max(entries, default=0) > MOST_LABELS:
        wrong = f"is a feed with more than {MOST_LABELS} categories on an entry, or {MOST_OF_A_FEED:,} of its own"
        raise ReadError(name, wrong, "ask its publisher for a plain feed")


def _xml_entries(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    import feedparser  # noqa: PLC0415 -- only feeds wait for it

    _refuse_entities(document)
    content, charset = _drop_bad_bytes(*_hold_ascii(document))
    sections = _walk_sections(_cut_entries(content.lstrip(), options.entries))  # a declaration stands first, or nowhere
    content = b"".join(piece if opening else _BARE.sub(b"&amp;", piece) for opening, piece in sections)
    content = _KEYWORDS.sub(rb"\1", _fold_prologue(content))
    _refuse_crowd(content, document.url)
    content = mend_references(content.decode("latin-1")).encode("latin-1")  # of any charset that holds ASCII
    headers = {"content-location": document.url}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    unreadable = ReadError(document.url, "is a feed that cannot be read", "ask its publisher for a valid one")
    relative = b"xml:base" not in content and _RELATIVE.search(content) is not None
    try:
        parsed = feedparser.parse(
            _Held(content),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=not relative,
        )
    except Exception as error:  # what it raises at damaged extensions is documented nowhere
        raise unreadable from error
    if not parsed.entries and not parsed.feed.get("title"):
        raise unreadable
    is_rss = str(parsed.get("version", "")).startswith("rss")
    names = _list_names(content)
    items = parsed.entries[: options.entries]
    is_podcast = b"<itunes:" in re.split(rb"<item\b", content, maxsplit=1)[0]
    found = [_entry(item, parsed.feed, names, document.url, is_rss=is_rss, is_podcast=is_podcast) for item in items]
    return _tell_apart([_see_from_link(each, document.url) for each in found] if relative else found)


def _see_from_link(entry: Entry, place: str) -> Entry:
    """An entry whose links and pictures are seen from its page, and not from the feed, which may be another host's."""
    from feedparser.urls import resolve_relative_uris  # noqa: PLC0415 -- as above

    html, spare = (
        resolve_relative_uris(each, entry.link or place, "utf-8", "text/html") if each else ""
        for each in (entry.html, entry.spare)
    )
    return replace(entry, html=html, spare=spare)


def _list_names(content: bytes) -> dict[str, str]:
    """The names of an export's authors by those that they log in with."""
    found = {}
    for part in content.split(b"<wp:author>", MOST_AUTHORS)[1:] if b"<wp:author>" in content else ():
        row = part.partition(b"</wp:author>")[0].decode("utf-8", "replace")
        login, name = (_WITHIN[tag].search(row) for tag in ("login", "display_name"))
        if login and name and name[1].strip():
            found[login[1].strip()] = unescape(name[1]).strip()
    return found


def _tell_apart(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with keys of their own, where several have one guid, or nothing but one title to be known by.

    They are told apart by their links and, failing that, by their text. What is given twice is one.
    """
    shared = {key for key, times in Counter(entry.key for entry in entries).items() if times > 1}
    linked = Counter((entry.key, entry.link) for entry in entries)
    found: dict[str, Entry] = {}
    for entry in entries:
        key = entry.key
        if key in shared and entry.link and linked[key, entry.link] == 1:
            key = f"{key} {entry.link}"
        elif key in shared:
            text = entry.html if key == entry.title else _tell_all(entry)
            key = f"{key} {sha256_hex(text.encode('utf-8', 'replace'))[:16]}"
        found.setdefault(key, replace(entry, key=key))
    return tuple(found.values())


def _tell_all(entry: Entry) -> str:
    return "\n".join((entry.title, entry.link, entry.html or entry.spare or entry.summary))


def _cut_entries(content: bytes, most: int) -> bytes:
    """The feed up to the end of its last entry that will be taken: 10,000 of them take half a minute to parse."""
    for tag in (b"item", b"entry"):
        ends = [
            match.end()
            for match, _ in zip(re.finditer(rb"</" + tag + rb"\s*>", content), range(most + 1), strict=False)
        ]
        if len(ends) > most:
            return content[: ends[most - 1]] + (b"</channel></rss>" if tag == b"item" else b"</feed>")
    return content


def _entry(item: object, feed: object, names: Mapping[str, str], base: str, *, is_rss: bool, is_podcast: bool) -> Entry:
    def get(thing: object, name: str) -> str:
        value = thing.get(name) if isinstance(thing, dict) else None
        return value if isinstance(value, str) else ""

    def many(name: str) -> list[object]:
        value = item.get(name) if isinstance(item, dict) else None
        return list(value) if isinstance(value, list) else []

    bodies = [
        write_paragraphs(get(part, "value")) if get(part, "type") == "text/plain" else get(part, "value")
        for part in many("content")
        if "html" in get(part, "type") or get(part, "type") == "text/plain"
    ]
    link = _address(get(item, "link"), base)  # feedparser takes a number's guid for one
    bodies, summary = [_cut_signature(each) for each in bodies], _cut_signature(get(item, "summary"))
    body = max([*bodies, summary], key=len, default="")
    pictures = [*many("media_content"), *many("media_thumbnail"), *many("enclosures")]
    image = next((get(p, "url") or get(p, "href") for p in pictures
                  if "image" in (get(p, "type") or get(p, "medium") or "image")), "")  # fmt: skip
    people = [get(person, "name") for person in many("authors")]
    title = _read_title(get(item, "title"))
    words = _words(body)
    full = not link or _is_full(body, summary if body != summary else "")
    full |= not title and bool(words) and not _CUT_OFF.search(words[-80:])  # a note is all of itself
    full |= bool(get(item, "wp_post_type") and words)  # an export has all of each post, and its site may be gone
    published = _sound_date(get(item, "published"), item, "published_parsed")
    if due := _GMT.fullmatch(get(item, "wp_post_date_gmt")):
        published = f"{due[1]}T{due[2]}Z"
    # Its own get() warns: where there is no update, it gives the publication's.
    updated = _sound_date(
        str(dict.get(item, "updated") or "") if isinstance(item, dict) else "", item, "updated_parsed"
    )
    if is_rss and not published:  # of RSS a Dublin Core date is the publication's
        published, updated = updated, ""
    sounds = [get(each, "href") for each in many("enclosures") if re.match(r"audio/|video/", get(each, "type"))]
    is_heard = is_podcast or get(item, "itunes_duration") or link in sounds
    return Entry(
        key=get(item, "id") or link or title or sha256_hex(body.encode("utf-8", "replace"))[:16],
        link=link,
        title=title,
        html=body if full else "",
        authors=tuple(names.get(name, name) for name in people if name),
        published=published,
        updated=updated,
        summary="" if body == summary else _words(summary)[:1000],
        tags=tuple(get(tag, "term") for tag in many("tags") if get(tag, "term") and not _is_kind(tag))[:20],
        image=image,
        language=get(feed, "language"),
        site=fold_spaces(get(feed, "title")),
        spare="" if full else _find_spare(max(bodies, key=len, default=""), summary),
        sound=sounds[0] if sounds and is_heard and not full else "",
        recording=sounds[0] if sounds and not full else "",
        lines=tuple(
            _list_hiding(
                {name: told for field, name in _HIDING if (told := get(item, field))} | _name_kind(many("tags")),
                dated=bool(published),
            )
        ),
    )


def _list_hiding(told: dict[str, str], *, dated: bool) -> Iterator[tuple[str, str]]:
    """The lines that keep an entry from the public; whoever has its password needs no copy of it."""
    for name, value in told.items():
        if find_hiding({name: value}, dated=dated):
            yield name, "yes" if name == "post_password" else value


def _read_title(written: str) -> str:
    """A title without what marks it up; tags that it speaks of are words."""
    plain = re.sub(r"</?([A-Za-z][\w-]{0,40})\s?/?>", r"\1", _MARKUP.sub("", written))
    return fold_spaces(unescape(re.sub(r"<[A-Za-z/!?][^<>]{0,200}>", "", plain)))


def _sound_date(written: str, item: object, parsed: str) -> str:
    """A date as it is written, or as feedparser understood it, or nothing: a feed's slip must not cost the article."""
    moment = dict.get(item, parsed) if isinstance(item, dict) else None
    understood = parse_date(written)
    if understood:
        return "" if _NO_DATE.match(understood.astimezone(UTC).isoformat()) else written
    if not moment or moment[0] < EARLIEST:
        return ""
    told = f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}T{moment[3]:02}:{moment[4]:02}:00Z"
    return "" if _NO_DATE.match(told) else told


def _cut_signature(html: str) -> str:
    """An entry without the line that its publisher's software puts below each."""
    if (submitted := _SUBMITTED.search(html, max(len(html) - 2000, 0))) and "[link]" in html[submitted.end() :]:
        return html[: submitted.start()]
    if (
        (box := _BOX.search(html))
        and len(html) - box.start() < 20_000
        and len(_words(html[box.start() :])) < MOST_BEHIND
    ):
        html = html[: box.start()]
    at = max(html.rfind("<p"), 0)
    words = _words(html[at : at + 5000])
    if len(html) > at + 5000 or not (found := _SIGNATURE.search(words)):
        return html
    return html[:at] + (f"<p>{escape(words[: found.start()])}</p>" if found.start() else "")


def _address(link: str, base: str = "") -> str:
    """A link that leads to a page, or nothing; what stands for none has been seen from the ``base``."""
    if any(link.lower().endswith(word) and link.lower() == urljoin(base, word).lower() for word in _NO_LINK):
        return ""
    return link if re.match(r"https?://", link, re.IGNORECASE) else ""


def _words(html: str) -> str:
    return fold_spaces(unescape(re.sub(r"<[^<>]{1,2000}>", " ", html)))


def _is_full(html: str, summary: str) -> bool:
    """Whether an entry's body is the article and not its teaser."""
    words = _words(html)
    if _CUT_OFF.search(words[-80:]):
        return False
    return len(words) >= 1000 or (
        len(words) >= 300 and (html.count("<p") > 2 or len(words) > 2 * max(len(_words(summary)), 150))
    )


def _find_spare(content: str, summary: str) -> str:
    """What a feed gives as content, where it is neither its summary nor cut off: short articles are whole so."""
    words = _words(content)
    return "" if len(words) < 300 or words == _words(summary) or _CUT_OFF.search(words[-80:]) else content


def _mend_halves(value: Any) -> Any:
    """The same without halves of a surrogate pair, which JSON can write and no file can hold."""
    match value:
        case str():
            return re.sub("[\ud800-\udfff]", "\ufffd", value)
        case list():
            return [_mend_halves(each) for each in value]
        case dict():
            return {name: _mend_halves(each) for name, each in value.items()}
        case _:
            return value


def _json_entries(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    try:
        feed = _mend_halves(json.loads(document.content.decode("utf-8-sig")))
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReadError(
            document.url, "is a JSON feed that cannot be read", f"python -m json.tool {document.url}"
        ) from error

    def get(thing: object, name: str) -> str:
        value = thing.get(name) if isinstance(thing, dict) else None
        return str(value) if isinstance(value, str | int) else ""

    entries = []
    for item in items[: options.entries] if isinstance(items, list) else ():
        people = _list_people(item) or _list_people(feed)
        body = get(item, "content_html") or write_paragraphs(get(item, "content_text"))
        full = not _address(get(item, "url")) or _is_full(body, get(item, "summary"))
        tags = item.get("tags") if isinstance(item, dict) else ()
        entries.append(
            Entry(
                key=get(item, "id") or get(item, "url") or sha256_hex(body.encode())[:16],
                link=_address(get(item, "url")) or _address(get(item, "external_url")),
                title=_read_title(get(item, "title")),
                html=body if full else "",
                authors=people,
                published=_sound_date(get(item, "date_published"), item, ""),
                updated=_sound_date(get(item, "date_modified"), item, ""),
                summary=fold_spaces(get(item, "summary")),
                tags=tuple(str(tag) for tag in tags if isinstance(tag, str))[:20] if isinstance(tags, list) else (),
                image=get(item, "image") or get(item, "banner_image"),
                language=get(item, "language") or get(feed, "language"),
                site=fold_spaces(get(feed, "title")),
                spare="" if full or _CUT_OFF.search(_words(body)[-80:]) else body,  # it is all, as JSON Feed has it
                sound="" if full else _find_sound(item),
            )
        )
    return _tell_apart(entries)


def _find_sound(item: object) -> str:
    """Where an item is heard that is an episode of a podcast: its attachment says how long."""
    attached = item.get("attachments") if isinstance(item, dict) else None
    for each in attached if isinstance(attached, list) else ():
        if (
            isinstance(each, dict)
            and each.get("duration_in_seconds")
            and str(each.get("mime_type")).startswith("audio/")
        ):
            return str(each.get("url", ""))
    return ""


def _list_people(thing: object) -> tuple[str, ...]:
    """Who wrote an item, or everything in a feed: a list since JSON Feed 1.1, one before."""
    told = thing.get("authors") or [thing.get("author")] if isinstance(thing, dict) else []
    names = (each.get("name") for each in told if isinstance(each, dict)) if isinstance(told, list) else ()
    return tuple(name for name in names if isinstance(name, str) and name)


def _sitemap_entries(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """Addresses of a sitemap, or of the sitemaps that an index names."""
    _refuse_entities(document)
    text = decode_page(document)
    found: dict[str, tuple[str, str]] = {}
    for part in text.split("<loc>", options.entries)[1:]:
        if place := re.match(r"([^<\s\]]{1,2000})", part.lstrip().removeprefix("<![CDATA[").lstrip()):
            row = part.partition("</url>")[0]
            dates = [_find_date(row, name) for name in ("news:publication_date", "lastmod")]
            found.setdefault(unescape(place.group(1)), (dates[0], dates[1]))
    return tuple(Entry(key=place, link=place, published=new, updated=late) for place, (new, late) in found.items())


def _find_date(row: str, name: str) -> str:
    found = re.search(rf"<{name}>\s*([^<\s]{{4,40}})", row)
    return found[1] if found else ""


def read_only_entry(document: Document, options: ReadOptions) -> Article:
    """The article of a feed of one entry that holds its full text; raises ReadError for any other."""
    entries = read_entries(document, options)
    if len(entries) == 1 and entries[0].html:
        only = entries[0].as_document(document.url)
        return read_front_matter(strip_controls(only.content.decode()), document.url, options, is_entry=True)
    hint = f"articlecast read {document.url}" if " " not in document.url else "save it as a file, and give its name"
    raise ReadError(document.url, f"is a feed of {len(entries)} entries, not one article", hint)
