"""How documents of platforms are told by a look at their bytes: quick, and without what reads them."""

from __future__ import annotations

import re

from articlecast.model import Document

_NAMES = re.compile(
    rb"posts\.csv|posts/(?:draft_|\d{4}-\d\d-\d\d_)[^\0/]{1,200}\.html|[ -][0-9a-f]{32}\.(?:html|md)"
    rb"|ExportBlock-[0-9a-f-]{30,40}-Part-\d"
)
_GHOST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"(?:db|meta|data)\"\s*:")
_POSTS = re.compile(rb"\"posts\"\s*:\s*\[")
_MADE_BY_GHOST = re.compile(rb"\"(?:mobiledoc|lexical|published_at|comment_id|feature_image)\"\s*:")
NOTION_NAME = re.compile(r"(?:^|[/\\])(?P<title>[^/\\]*?)[ -]?(?P<id>[0-9a-f]{32})\.(?:md|markdown)$")
_BOOK = re.compile(rb"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK|\*END\*?\s?THE SMALL PRINT", re.IGNORECASE)


def is_zip(document: Document) -> bool:
    """Whether a zip file holds what Substack, Medium or Notion exports, by the names at its end (APPNOTE, 4.3.12)."""
    content = document.content
    if (
        not content.startswith(b"PK\x03\x04")
        or b"[Content_Types].xml" in content[:100]
        or content[30:38] == b"mimetype"
    ):
        return False
    return _NAMES.search(content[-2_000_000:]) is not None


def is_ghost(document: Document) -> bool:
    """Whether a document is Ghost's export, by the names that stand in it."""
    content = document.content
    return bool(_GHOST.match(content) and _POSTS.search(content) and _MADE_BY_GHOST.search(content))


def is_notion(document: Document) -> bool:
    """Whether a file is a page of Notion's as Markdown, by the id at the end of its name and the title at its head."""
    titled = document.content[:100].lstrip(b"\xef\xbb\xbf\r\n").startswith(b"# ")
    return titled and NOTION_NAME.search(document.url) is not None


def is_gutenberg(document: Document) -> bool:
    """Whether a text is a book of Project Gutenberg."""
    head = document.content[:40_000]
    is_text = document.media_type in {"", "text/plain"} and b"<html" not in head[:2000].lower()
    return is_text and _BOOK.search(head) is not None
