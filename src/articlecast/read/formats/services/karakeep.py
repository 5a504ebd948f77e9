"""Karakeep: ``/api/v1/bookmarks``, with its token as ``Bearer`` (https://docs.karakeep.app/api/)."""

from __future__ import annotations

import re

from articlecast.read.entry import Entry
from articlecast.read.formats.services import Service, Values, get_html, get_text, get_words
from articlecast.read.text.words import write_paragraphs


def _describe(row: Values) -> Entry | None:
    kind = get_text(row, "content", "type")
    if kind not in {"link", "text"}:
        return None
    text = get_html(row, "content", "text")
    author = get_text(row, "content", "author")
    return Entry(
        key=get_text(row, "id"),
        link=get_text(row, "content", "url"),
        title=get_text(row, "title") or get_text(row, "content", "title"),
        html=get_html(row, "content", "htmlContent") or write_paragraphs(text),
        authors=(author,) if author else (),
        published=get_text(row, "content", "datePublished"),
        summary=get_text(row, "content", "description"),
        tags=get_words(row, "tags", "name"),
        image=get_text(row, "content", "imageUrl"),
        site=get_text(row, "content", "publisher"),
    )


SERVICE = Service("Karakeep", re.compile(rb'"taggingStatus"\s*:'), lambda answer: answer["bookmarks"], _describe)
