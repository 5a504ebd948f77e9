"""What kind of source a document is: by media type, then suffix, then a look inside."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Literal

from articlecast.model import Document
from articlecast.read.text.decode import decode_head

Kind = Literal["front matter", "page", "markdown", "text", "feed", "sitemap", "data"]

_LOOKS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE), "feed"),
    (re.compile(r"<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE), "sitemap"),
    (re.compile(r"<FictionBook[\s>]"), "data"),  # it has a body, as a page has
)
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|article|main)[\s>]", re.IGNORECASE)
_WHOLE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\\?\.org")
_MARKDOWN = re.compile(r"^#{1,6} \S|^\S.*\n(?:={3,}|-{3,})\s*$|\]\(\S+\)|^[-*] \S|^> \S|\*\*\S|^```", re.MULTILINE)
_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}


_DATA = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|csv|javascript|xml)|application/(?:(?:\w+\+)?(?:json|xml)|(?:x-)?javascript|pdf|zip)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"\s*<(?:p|div|h[1-6]|section|span|table|ul|ol|a|img|figure)[\s>]", re.IGNORECASE)
_JSON = re.compile(r"\{\s*\"[^\"\n]{0,200}\"\s*:|\[\s*\{\s*\"")


LARGEST_HEADER = 64_000
_ABOVE = re.compile(r"[\s\ufeff]*<!--(?:(?!-->).){0,8000}-->\s*(?=---[ \t]*\n|\+\+\+[ \t]*\n)", re.DOTALL)
"""A remark above a header, a licence's notice as a rule."""
_FENCE = re.compile(
    r"[\s\ufeff]*(?:---[ \t]*\n(?:[\"']?[\w-]+[\"']?[ \t]*:|#|-[ \t]|---)"
    r"|(?:---(?:json|toml|ya?ml|js|javascript|cson|coffee)|\+\+\+)[ \t]*\n)",
    re.IGNORECASE,
)


BARE_FIELDS = "title|date|authors?|slug|status|category|tags|summary|modified|lang|template|subtitle|keywords"
"""With which a header without fences begins."""
_BARE = re.compile(
    rf"\s*(?:{BARE_FIELDS})[ \t]*:[ \t]+\S[^\n]*\n"
    r"(?:(?:[A-Za-z][\w .-]{0,30}:[^\n]*|[ \t]+\S[^\n]*)\n){0,40}[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"^title[ \t]*:", re.IGNORECASE | re.MULTILINE)


def find_bare_header(text: str) -> str:
    """A header without fences above a text, to its blank line: the "meta-data" of Python-Markdown, which Pelican has,
    and of MultiMarkdown; nothing where a text only begins with a word and a colon.

    https://python-markdown.github.io/extensions/meta_data/
    """
    found = _BARE.match(text[:LARGEST_HEADER])
    return found[0] if found and _TITLED.search(found[0]) else ""


def has_header(text: str) -> bool:
    """Whether a text, whose lines end as ``fold_lines`` has them, begins with a front-matter header in its fences."""
    return _FENCE.match(drop_above(text)) is not None


def drop_above(text: str) -> str:
    """A text without the remark that stands above its header, where one does."""
    found = _ABOVE.match(text) if "<!--" in text[:2000] else None
    return text[found.end() :] if found else text


def _has_json_header(text: str, media_type: str) -> bool:
    """Whether a JSON object stands before a body, as Hugo has it. In Markdown nothing else begins like one: an object
    with a slip in it is told, and not read aloud, whatever it says of being public.
    """
    if not text.startswith("{") or not _JSON.match(text):
        return False
    if _TYPES.get(media_type) == "markdown":
        return True
    try:
        _found, end = json.JSONDecoder().raw_decode(text[:LARGEST_HEADER])
    except (ValueError, RecursionError):
        return False
    return re.match(r"[ \t]*\n\s*\S", text[end : end + 2000]) is not None


@lru_cache(maxsize=4)
def recognise(document: Document) -> Kind:
    """The kind of a document; what stands inside overrules a media type that is plainly wrong."""
    head = decode_head(document.content, 65536)
    if has_header(head):
        return "front matter"
    opening = re.sub(
        r"^\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE (?!html)[^\[>]*(?:\[.*?\]\s*)?>\s*)*",
        "",
        head,
        flags=re.DOTALL | re.IGNORECASE,
    )[:2000]
    if not _PAGE.match(opening):
        for pattern, kind in _LOOKS:
            if pattern.match(opening):
                return kind
        if opening.startswith("{") and _JSON_FEED.search(document.content):
            return "feed"
    if document.media_type in {*_TYPES, "", "text/plain"} and _has_json_header(
        head.lstrip("\ufeff \t\n"), document.media_type
    ):
        return "front matter"
    if _TYPES.get(document.media_type) == "markdown" and find_bare_header(head.lstrip("\ufeff")):
        return "front matter"
    if known := _TYPES.get(document.media_type):
        return "page" if _WHOLE.match(opening) else known  # a page that was saved as page.md
    look = _PAGE.match if document.media_type == "text/plain" else _PAGE.search  # a text may speak of <title>
    if look(opening) or _FRAGMENT.match(opening):
        return "page"
    if document.media_type in {"application/rss+xml", "application/atom+xml", "application/feed+json"}:
        return "feed"
    if _DATA.match(document.media_type) or head.lstrip().startswith("<?xml") or _JSON.match(opening):
        return "data"
    return "markdown" if _MARKDOWN.search(head) else "text"
