"""Which lines of a document are taken from whom: anybody may describe an article, the show alone decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, cast

from articlecast.model import Article, Mark, MarkKind

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
    "episodethread": "the show",
    "episodeplace": "the show",
    "episodefunding": "the show",
    "digest": "the show",
    "recording": "the show",  # a file of this machine
    "readby": "the show",
}
"""Who may set each line of a header about the episode; what nobody knows is the show's."""


MARKS: Mapping[MarkKind, Setter] = {"say": "the show", "pause": "the show", "voice": "the show"}
"""Who may mark the text so, all other marks are anybody's: a transcript shows what is written, and that is said."""

T = TypeVar("T")


def take_description(article: Article) -> Article:
    """A stranger's article as far as it describes itself."""
    article = replace(article, blocks=_drop_marks(article.blocks))
    if not article.slug and not article.narration:
        return article
    lines = tuple((name, value) for name, value in article.narration if LINES.get(name) == "anyone")
    origins = tuple((field, origin) for field, origin in article.origins if FIELDS.get(field) == "anyone")
    return replace(article, slug="", narration=lines, origins=origins)


def _drop_marks(thing: T) -> T:
    """Blocks, or what they hold, without the marks that are the show's alone; the same value where there are none."""
    made: Any = thing
    if isinstance(thing, Mark):
        return thing
    if isinstance(thing, tuple):
        made = tuple(_drop_marks(each) for each in thing if not _is_shows(each))
    elif is_dataclass(thing) and not isinstance(thing, type):
        parts = {each.name: getattr(thing, each.name) for each in fields(thing)}
        changes = {name: new for name, part in parts.items() if (new := _drop_marks(part)) != part}
        made = replace(thing, **changes) if changes else thing
    return cast(T, made)


def _is_shows(thing: object) -> bool:
    return isinstance(thing, Mark) and MARKS.get(thing.kind) == "the show"
