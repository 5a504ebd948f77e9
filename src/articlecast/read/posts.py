"""Front-matter files → Article: a YAML header, and a body in HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.blocks import read_blocks
from articlecast.read.options import ReadOptions

LARGEST_HEADER = 64_000

KEYS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "published": ("date", "published", "date_published", "pubDate"),
    "updated": ("updated", "modified", "lastmod", "date_modified"),
    "url": ("link", "canonical_url", "canonical", "url", "isBasedOn"),
    "image": ("cover_image", "image", "cover", "featured_image"),
    "summary": ("description", "summary", "excerpt"),
    "language": ("language", "lang"),
    "slug": ("slug",),
    "tags": ("tags", "keywords", "categories"),
}
"""Where each field stands, in the order of trust; Jekyll, Hugo, Eleventy and Ghost agree on no names."""


def read_article(document: Document, options: ReadOptions | None = None) -> Article:
    """The article in a front-matter file; raises ReadError, naming the file, for anything that is none."""
    options = options or ReadOptions()
    name = document.url
    header, body = _split_header(_decode(document), name)
    title = _line(_first(header, "title"))
    if not title:
        raise ReadError(name, "has no title", "put a header on top: ---, title: ..., ---")
    html = (
        body if body.lstrip().startswith("<") else MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    )
    blocks = read_blocks(html, name)
    if not blocks:
        raise ReadError(name, "has no text below its header", "write the article below the second ---")
    return Article(
        title=title,
        language=_line(_first(header, "language")) or options.language,
        blocks=blocks,
        authors=tuple(filter(None, map(_person, _many(_first(header, "author"))))),
        published=_moment(header, "published", name),
        updated=_moment(header, "updated", name),
        url=_address(_first(header, "url")),
        image=_address(_first(header, "image")),
        summary=_line(_first(header, "summary")),
        tags=tuple(_line(tag) for tag in _many(_first(header, "tags")) if _line(tag)),
        slug=_line(_first(header, "slug")),
    )


def _decode(document: Document) -> str:
    content, name = document.content, document.url
    if b"\0" in content:
        raise ReadError(name, "is not text: it holds zero bytes", f"file {name}")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        wrong = f"is not UTF-8 at byte {error.start}"
        raise ReadError(name, wrong, f"iconv -f WINDOWS-1252 -t UTF-8 {name}") from error


def _split_header(text: str, name: str) -> tuple[Mapping[str, Any], str]:
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        header, body = handler.split(text)
    except ValueError as error:
        raise ReadError(name, "its header has no end", "close it with a line of three hyphens: ---") from error
    if len(header) > LARGEST_HEADER:
        raise ReadError(name, f"its header is longer than {LARGEST_HEADER:,} characters")
    try:
        # Every scalar as the text that stands there: 'No' is a title and 2026 is one too.
        values = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 -- the one loader that makes nothing but text
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it is nested too deep"
        raise ReadError(name, f"its header is not valid YAML{where}: {problem}") from error
    if not isinstance(values, dict):
        raise ReadError(name, "its header is no list of 'name: value' lines")
    return values, body


def _first(header: Mapping[str, Any], field: str) -> Any:
    return next((header[key] for key in KEYS[field] if header.get(key)), "")


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _line(value: Any) -> str:
    """One line of text without control characters; anything that is no text is nothing."""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", value).split())


def _person(value: Any) -> str:
    """A name, or nothing: addresses are no names."""
    name = _line(value.get("name", "") if isinstance(value, dict) else value)
    return "" if re.match(r"\w+://|www\.|@", name) or "@" in name else name


def _address(value: Any) -> str:
    address = _line(value)
    return address if re.match(r"https?://[^\s/]", address) else ""


def _moment(header: Mapping[str, Any], field: str, name: str) -> datetime | None:
    written = _line(_first(header, field))
    if not written:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(written)
        except (ValueError, TypeError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    raise ReadError(name, f"'{written[:40]}' is no date", "write it as 2026-01-29 or 2026-01-29T22:46:19Z")
