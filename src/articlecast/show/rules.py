"""``[[rules]]``: what holds for the articles of one source, with one tag or by one author alone.

The first table whose conditions an article meets and that says anything of a matter counts, for that matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Annotated, Protocol
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from articlecast.errors import UsageError
from articlecast.names import ENTRY


def one_or_many(value: object) -> object:
    """A list, which a single text may stand for."""
    return (value,) if isinstance(value, str) else value


OneOrMany = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]


class Described(Protocol):
    """What is asked of an article: an ``Article`` has it, and so has its ``Episode``."""

    @property
    def url(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def authors(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Match:
    """Conditions on an article: each kind that is given must be met, by any of its values; none is met by all."""

    source: OneOrMany = ()
    """Where it comes from: a source as ``sources.articles`` names it, a folder or files ("articles/wire/*.html"), or
    a host with its subdomains ("example.org"); "*" is every source."""
    tag: OneOrMany = ()
    """One of its tags, in capitals or not."""
    author: OneOrMany = ()
    """One of its authors."""

    def is_met(self, article: Described, name: str, entry: str = "") -> bool:
        """Whether the article of the source ``name`` meets all conditions; ``entry`` of a feed may have led to it."""
        places = [name, *filter(None, (entry, article.url))]
        return (
            (not self.source or any(_is_from(place, source) for source in self.source for place in places))
            and (not self.tag or _share(self.tag, article.tags))
            and (not self.author or _share(self.author, article.authors))
        )


def _share(wanted: Iterable[str], given: Iterable[str]) -> bool:
    return not {one.strip().casefold() for one in wanted}.isdisjoint(one.strip().casefold() for one in given)


def _is_from(place: str, source: str) -> bool:
    """Whether a source, as manifests name it, is what a rule calls ``source``."""
    source = source.rstrip("/")
    feed = place.partition(ENTRY)[0]
    if "://" not in feed:
        source = source.removeprefix("./")
        return source in {"*", ".", place, feed} or place.startswith(f"{source}/") or fnmatchcase(feed, source)
    if "://" in source:
        return feed.rstrip("/") == source or feed.startswith(f"{source}/") or place == source
    try:
        host = urlsplit(feed).hostname or ""
    except ValueError:
        host = ""
    return source in {"*", host} or host.endswith(f".{source}")


@dataclass(frozen=True, slots=True)
class Rule(Match):
    """What holds for the articles that meet its conditions, in place of what holds for the show.

    Raises UsageError for one without a condition.
    """

    review: bool | None = None
    """Whether a new or changed episode waits for ``articlecast approve``, as ``publish.review`` has it for the show."""

    def __post_init__(self) -> None:
        if not (self.source or self.tag or self.author):
            raise UsageError("rules", "has no condition: source, tag or author", 'source = "*"   (for every article)')


def find_rules(rules: Iterable[Rule], article: Described, name: str, entry: str = "") -> Iterator[Rule]:
    """The rules that hold for the article of the source ``name``, in their order."""
    return (rule for rule in rules if rule.is_met(article, name, entry))


def is_reviewed(rules: Iterable[Rule], article: Described, name: str, entry: str = "", *, default: bool) -> bool:
    """Whether what becomes of the article waits for an editor; ``default`` is what holds for the show."""
    found = (rule.review for rule in find_rules(rules, article, name, entry) if rule.review is not None)
    return next(found, default)
