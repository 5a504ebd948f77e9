"""Which episode an article becomes, and whether there is anything to do: a pure decision with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid5

from articlecast.errors import ReadError
from articlecast.model import Article, Episode
from articlecast.names import sha256_hex, slugify

GUID_NAMESPACE = UUID("a2f6d3c1-7e0b-5c57-9a63-0d1c6b1f4e22")
"""The namespace of the GUIDs that are born here (RFC 9562, version 5); it must never change."""

Action = Literal["new", "changed", "unchanged", "moved"]


@dataclass(frozen=True, slots=True)
class EpisodePlan:
    """What is to be done for one article: ``previous`` is its episode so far, None for a new one."""

    action: Action
    slug: str
    guid: str
    previous: Episode | None = None


class Shelf:
    """The show's episodes, found by source, slug or address; a run puts each new one on it as it comes.

    Slugs are one where they differ only in case: some file systems see no difference.
    """

    def __init__(self, episodes: Iterable[Episode] = ()) -> None:
        self._by_source: dict[str, Episode] = {}
        self._by_slug: dict[str, Episode] = {}
        self._by_url: dict[str, Episode] = {}
        self._guids: set[str] = set()
        for episode in episodes:
            self.put(episode)

    def put(self, episode: Episode) -> None:
        """Add an episode, in place of the one with its slug."""
        self._by_source[episode.source] = episode
        self._by_slug[episode.slug.casefold()] = episode
        if episode.url:
            self._by_url[episode.url] = episode
        self._guids.add(episode.guid)

    def from_source(self, source: str) -> Episode | None:
        return self._by_source.get(source)

    def with_slug(self, slug: str) -> Episode | None:
        return self._by_slug.get(slug.casefold())

    def with_url(self, url: str) -> Episode | None:
        return self._by_url.get(url)

    def has_guid(self, guid: str) -> bool:
        return guid in self._guids


def plan_episode(
    article: Article, source: str, fingerprint: str, shelf: Shelf, *, is_gone: Callable[[str], bool]
) -> EpisodePlan:
    """The episode that the article from ``source`` becomes.

    An article is the one that came from the same source before; failing that, one with the same slug or address
    whose own source ``is_gone``: it was moved. Raises ReadError where another article has the slug or the address.
    """
    previous = shelf.from_source(source)
    if previous:
        action: Action = "unchanged" if previous.fingerprint == fingerprint else "changed"
        return EpisodePlan(action, previous.slug, previous.guid, previous)
    slug = choose_slug(article, source, shelf)
    for other, shared in ((shelf.with_slug(slug), f"the slug '{slug}'"), (shelf.with_url(article.url), "the link")):
        if other and is_gone(other.source):
            return EpisodePlan("moved", other.slug, other.guid, other)
        if other:
            wrong = f"has {shared} of {other.source}"
            raise ReadError(source, wrong, "give it a slug and a link of its own, or remove one of the two")
    return EpisodePlan("new", slug, _bear_guid(article, slug, shelf))


def choose_slug(article: Article, source: str, shelf: Shelf) -> str:
    """The folder and address part of a new episode: the editor's slug, or the title's words.

    Two articles that only share a title are told apart by a digest of the source; two that claim the same slug
    are not. Raises ReadError for a slug that is no file name.
    """
    if article.slug:
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}", article.slug) or ".." in article.slug:
            wrong = f"slug: {article.slug!r} is not letters, digits, '-', '_' and '.' (120 at most, no '..')"
            raise ReadError(source, wrong, f"slug: {slugify(article.slug) or 'a-short-name'}")
        return article.slug
    slug = slugify(article.title) or f"article-{sha256_hex(source.encode())[:12]}"
    return f"{slug}-{sha256_hex(source.encode())[:6]}" if shelf.with_slug(slug) else slug


def _bear_guid(article: Article, slug: str, shelf: Shelf) -> str:
    """A new episode's GUID: from its address where it has one, so that a lost manifest bears the same again."""
    guid = str(uuid5(GUID_NAMESPACE, article.url or slug))
    while shelf.has_guid(guid):
        guid = str(uuid5(GUID_NAMESPACE, f"{guid}/{slug}"))
    return guid
