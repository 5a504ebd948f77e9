"""linkding: ``/api/bookmarks/``, with its token as ``Token`` (https://linkding.link/api/)."""

from __future__ import annotations

import re

from articlecast.read.entry import Entry
from articlecast.read.formats.services import Service, Values, get_text, get_words


def _describe(row: Values) -> Entry:
    return Entry(
        key=get_text(row, "id") or get_text(row, "url"),
        link=get_text(row, "url"),
        title=get_text(row, "title"),
        summary=get_text(row, "description"),
        tags=get_words(row, "tag_names"),
    )


SERVICE = Service("linkding", re.compile(rb'"tag_names"\s*:'), lambda answer: answer["results"], _describe)
