"""Ghost's export, one JSON of all that a site holds: its published posts are articles, the rest says what it is.

https://ghost.org/docs/migration/custom/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.entry import Entry
from articlecast.read.formats.exports.cards import lexical_html, mobiledoc_html
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import strip_controls
from articlecast.read.text.words import fold_spaces

_PLACE = "__GHOST_URL__"
_HALF = re.compile("[\ud800-\udfff]")
MOST_POSTS = 20_000


def list_posts(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The posts as entries, the newest first, each with what keeps it from the public; raises ReadError."""
    data = _load(document)
    site = {str(row.get("key")): str(row.get("value") or "") for row in _rows(data, "settings")}
    people, tags = _link(data, "posts_authors", "users", "author_id"), _link(data, "posts_tags", "tags", "tag_id")
    users = {str(row.get("id")): row for row in _rows(data, "users")}
    posts = sorted(_rows(data, "posts"), key=lambda row: str(row.get("published_at") or ""), reverse=True)
    entries = []
    for row in posts[: min(options.entries, MOST_POSTS)]:
        number = str(row.get("id") or "")
        writers = people.get(number) or [users[each] for each in [str(row.get("author_id"))] if each in users]
        labels = tags.get(number, [])
        entries.append(
            Entry(
                key=str(row.get("uuid") or number or row.get("slug") or ""),
                link=_place(row, "canonical_url"),
                title=_text(row, "title"),
                html=_body(row, document.url),
                authors=tuple(name for each in writers if (name := _text(each, "name"))),
                published=_text(row, "published_at"),
                summary=_text(row, "custom_excerpt"),
                tags=tuple(
                    _text(each, "name")
                    for each in labels
                    if each.get("visibility") != "internal" and not _text(each, "name").startswith("#")
                )[:20],
                image=_place(row, "feature_image"),
                language=_text(row, "locale") or site.get("locale") or site.get("lang") or "",
                site=fold_spaces(site.get("title", "")),
                lines=tuple(_hiding(row)),
            )
        )
    return tuple(entries)


def count_posts(document: Document) -> int:
    """How many posts an export holds."""
    return len(_rows(_load(document), "posts"))


def read_only_post(document: Document, options: ReadOptions) -> Article:
    """The article of an export with one post; raises ReadError for any other."""
    entries = list_posts(document, options)
    if len(entries) == 1:
        text = strip_controls(entries[0].as_document(document.url).content.decode("utf-8", "replace"))
        return read_front_matter(text, document.url, options, is_entry=True)
    raise ReadError(
        document.url, f"is Ghost's export of {len(entries)} posts, not one article", f"articlecast read {document.url}"
    )


def _load(document: Document) -> Mapping[str, Any]:
    try:
        loaded = json.loads(document.content.decode("utf-8-sig"))
        whole = loaded["db"][0] if "db" in loaded else loaded
        data = whole["data"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ReadError(
            document.url, "is Ghost's export, and damaged", f"python -m json.tool {document.url}"
        ) from error
    return data if isinstance(data, dict) else {}


def _rows(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = data.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _link(data: Mapping[str, Any], table: str, other: str, name: str) -> dict[str, list[dict[str, Any]]]:
    """Post → the rows of another table that one between them links it to, in their order."""
    known = {str(row.get("id")): row for row in _rows(data, other)}
    found: dict[str, list[tuple[float, dict[str, Any]]]] = {}
    for row in _rows(data, table):
        order = row.get("sort_order")
        if (target := known.get(str(row.get(name)))) is not None:
            found.setdefault(str(row.get("post_id")), []).append((order if isinstance(order, int) else 0, target))
    return {post: [row for _, row in sorted(rows, key=lambda pair: pair[0])] for post, rows in found.items()}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return fold_spaces(_HALF.sub("\ufffd", value)) if isinstance(value, str) else ""


def _place(row: Mapping[str, Any], name: str) -> str:
    """An address that is whole: of a site that the export does not name it cannot be known."""
    place = _text(row, name)
    return place if re.match(r"https?://", place) else ""


def _body(row: Mapping[str, Any], name: str) -> str:
    html = row.get("html")
    if not (isinstance(html, str) and html.strip()):
        html = lexical_html(row.get("lexical"), name) or mobiledoc_html(row.get("mobiledoc"), name)
    return re.sub(rf"\s(?:src|href|srcset)=[\"']{_PLACE}[^\"']*[\"']", "", _HALF.sub("\ufffd", html))


def _hiding(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    status, visibility = _text(row, "status") or "draft", _text(row, "visibility") or "public"
    if status not in {"published", "sent"}:
        yield "status", "draft" if status == "scheduled" and not _text(row, "published_at") else status
    if status == "sent" or row.get("email_only"):
        yield "email_only", "true"
    if visibility != "public":
        yield "visibility", visibility
    if row.get("type") == "page" or row.get("page"):
        yield "post_type", "page"
