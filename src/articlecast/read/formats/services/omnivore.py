"""Omnivore: the lists in the export that it gave when it closed, ``metadata_0_to_20.json`` and those that follow.

Each row has its address; the pages that were kept lie beside as files of their own (https://blog.omnivore.app).
"""

from __future__ import annotations

import re
from typing import Any

from articlecast.read.entry import Entry
from articlecast.read.formats.services import Service, Values, get_text, get_words


def _find_rows(answer: Any) -> Any:
    return answer if isinstance(answer, list) else [answer]


def _describe(row: Values) -> Entry:
    author = get_text(row, "author")
    return Entry(
        key=get_text(row, "id") or get_text(row, "url"),
        link=get_text(row, "url"),
        title=get_text(row, "title"),
        authors=(author,) if author else (),
        published=get_text(row, "publishedAt"),
        summary=get_text(row, "description"),
        tags=get_words(row, "labels"),
        image=get_text(row, "thumbnail"),
    )


SERVICE = Service("Omnivore", re.compile(rb'"readingProgress"\s*:[^{}]{0,8000}"savedAt"\s*:'), _find_rows, _describe)
