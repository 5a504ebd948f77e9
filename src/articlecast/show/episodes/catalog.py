"""Every episode as a card, so that a run over ten thousand reads the manifests of those that it works on alone."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from articlecast.collector import collector_paused
from articlecast.errors import StoreError
from articlecast.files import read_memo, replace_file
from articlecast.model import Card, Episode, Listed
from articlecast.show.episodes.store import (
    MANIFEST,
    Broken,
    list_slugs,
    load_episode,
    order_episodes,
    read_manifest,
    salvage_source,
    stamp_manifest,
)

MEMO = "catalog.json"
"""In the state folder: each manifest's stamp and card. It may always be lost, and only spares work."""
FORMAT = 6


class Catalog:
    """The committed episodes below a folder; a manifest that is the one it was is not read to make its card.

    For a caller who holds the show's lock: an episode is what it was when it was last looked at.
    """

    def __init__(self, folder: Path, state_folder: Path) -> None:
        self._folder, self._memo = folder, state_folder / MEMO
        self._cards: dict[str, tuple[str, Card]] | None = None
        self._kept: dict[str, tuple[str, Card]] = {}
        self._read = lru_cache(maxsize=1024)(self._read_manifest)

    def look(self) -> tuple[tuple[Card, ...], tuple[Broken, ...]]:
        """A card of every episode, newest first, then by slug; and, apart, the broken manifests, by slug."""
        cards: dict[str, tuple[str, Card]] = {}
        broken = []
        with collector_paused():
            if self._cards is None:
                self._cards = self._kept = read_memo(self._memo, _read_cards) or {}
            for slug in list_slugs(self._folder):
                home = f"{self._folder}/{slug}"
                stamp, held = stamp_manifest(home), self._cards.get(slug)
                if stamp and held and held[0] == stamp:
                    cards[slug] = held
                    continue
                try:
                    episode, sha256 = read_manifest(home, slug)
                except StoreError as error:
                    broken.append(Broken(slug, salvage_source(self._folder / slug / MANIFEST), error))
                    continue
                if episode:
                    cards[slug] = (stamp, _make_card(episode, sha256))
            self._cards = cards
            return order_episodes(card for _stamp, card in cards.values()), tuple(broken)

    def load(self, listed: Listed) -> Episode:
        """The whole episode; raises StoreError where its manifest was broken since."""
        return listed if isinstance(listed, Episode) else self._read(listed.slug, self.digest(listed))

    def digest(self, listed: Listed) -> str:
        """The SHA-256 of the episode's manifest, as it was when it was last looked at."""
        return listed.sha256 if isinstance(listed, Card) else (self._cards or {})[listed.slug][1].sha256

    def keep(self) -> None:
        """Write the cards down for the next run, where they have changed."""
        if self._cards is not None and self._cards != self._kept:
            text = json.dumps([FORMAT, self._cards], ensure_ascii=False, default=datetime.isoformat)
            replace_file(self._memo, text.encode(), sync=False, own=True)
            self._kept = self._cards

    def _read_manifest(self, slug: str, _sha256: str) -> Episode:
        episode = load_episode(self._folder / slug)
        if episode is None:
            raise StoreError(str(self._folder / slug / MANIFEST), "is gone", "type the same again")
        return episode


def _make_card(episode: Episode, sha256: str) -> Card:
    known = {name: getattr(episode, name) for name in Card._fields if name != "sha256"}
    return Card(**known, sha256=sha256)


def _read_cards(facts: Any) -> dict[str, tuple[str, Card]]:
    version, rows = facts
    return {slug: (stamp, _read_card(*row)) for slug, (stamp, row) in rows.items()} if version == FORMAT else {}


def _read_card(*facts: Any) -> Card:
    slug, guid, source, url, entry, revision, *moments, announced, renewed, hidden, tags, authors, holds, sha256 = facts
    published, updated, removed, withdrawn, expires, corrected = (
        datetime.fromisoformat(moment) if moment else None for moment in moments
    )
    if published is None:
        raise ValueError(slug)
    return Card(
        slug,
        guid,
        source,
        url,
        entry,
        revision,
        published,
        updated,
        removed,
        withdrawn,
        expires,
        corrected,
        announced,
        renewed,
        hidden,
        tuple(tags),
        tuple(authors),
        tuple(holds),
        sha256,
    )
