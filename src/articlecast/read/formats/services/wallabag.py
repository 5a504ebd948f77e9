"""wallabag: ``/api/entries.json``, and the file of its export in JSON (https://doc.wallabag.org/developer/api/).

Its tokens end after an hour: a show follows one of its feeds, ``/feed/USER/TOKEN/unread``, which is an ordinary feed.
"""

from __future__ import annotations

import re
from typing import Any

from articlecast.read.entry import Entry
from articlecast.read.formats.services import Service, Values, get_html, get_text, get_words


def _find_rows(answer: Any) -> Any:
    return answer if isinstance(answer, list) else answer["_embedded"]["items"]


def _describe(row: Values) -> Entry:
    tags = get_words(row, "tags", "label") or get_words(row, "tags")
    return Entry(
        key=get_text(row, "id") or get_text(row, "url"),
        link=get_text(row, "url"),
        title=get_text(row, "title"),
        html=get_html(row, "content"),
        authors=get_words(row, "published_by"),
        published=get_text(row, "published_at"),
        tags=tags,
        image=get_text(row, "preview_picture"),
        language=get_text(row, "language").replace("_", "-"),
        site=get_text(row, "domain_name"),
    )


SERVICE = Service(
    "wallabag", re.compile(rb'"(?:is_archived|is_starred)"\s*:\s*[01]|"reading_time"\s*:'), _find_rows, _describe
)
