"""Readeck: ``/api/bookmarks``, with its token as ``Bearer`` (https://readeck.org/en/docs/, its API's own pages)."""

from __future__ import annotations

import re

from articlecast.read.entry import Entry
from articlecast.read.formats.services import Service, Values, get_text, get_words


def _describe(row: Values) -> Entry | None:
    if row.get("is_deleted") is True or get_text(row, "type") not in {"", "article"}:
        return None
    return Entry(
        key=get_text(row, "id"),
        link=get_text(row, "url"),
        title=get_text(row, "title"),
        authors=get_words(row, "authors"),
        published=get_text(row, "published"),
        summary=get_text(row, "description"),
        tags=get_words(row, "labels"),
        language=get_text(row, "lang"),
        site=get_text(row, "site_name"),
    )


SERVICE = Service("Readeck", re.compile(rb'"read_progress"\s*:|"has_article"\s*:'), lambda answer: answer, _describe)
