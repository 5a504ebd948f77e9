"""Which lines of a document are taken from whom: anybody may describe an article, the show alone decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from articlecast.model import Article

Setter = Literal["anyone", "the show"]
FIELDS: Mapping[str, Setter] = {
    "title": "anyone",
    "language": "anyone",
    "blocks": "anyone",
    "authors": "anyone",
    "published": "anyone",
    "updated": "anyone",
    "url": "anyone",  # a claim: whose episode it is, run.plan decides by the source
    "image": "anyone",  # an address; of files show.art takes those of the show's own articles alone
    "summary": "anyone",
    "site": "anyone",
    "tags": "anyone",
    "origins": "anyone",
    "slug": "the show",
    "hidden": "anyone",  # nobody is harmed by what is not published
    "expires": "anyone",
    "rules": "the show",
    "narration": "the show",  # but for the lines of its header that LINES gives to anyone
}
"""Who may set each field of an ``Article``."""
LINES: Mapping[str, Setter] = {
    "licence": "anyone",
    "season": "the show",
    "episode": "the show",
    "episodetype": "the show",
    "correction": "the show",
    "digest": "the show",
}
"""Who may set each line of a header about the episode; what nobody knows is the show's."""


def take_description(article: Article) -> Article:
    """A stranger's article as far as it describes itself."""
    if not article.slug and not article.narration:
        return article
    lines = tuple((name, value) for name, value in article.narration if LINES.get(name) == "anyone")
    origins = tuple((field, origin) for field, origin in article.origins if FIELDS.get(field) == "anyone")
    return replace(article, slug="", narration=lines, origins=origins)
