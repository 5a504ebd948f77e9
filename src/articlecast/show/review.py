"""What waits for an editor: episodes that were rendered and are not public, each below ``episodes/.review``.

An episode there is one like any other, with its manifest and its files. Whoever builds, checks or delivers the show
looks into ``episodes`` alone, and never meets it: approving it is what puts it there, under its GUID.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from articlecast.errors import TEMPORARY_PREFIX, StoreError, unwritable
from articlecast.model import Episode, Shelved
from articlecast.show.episodes.store import (
    Library,
    NewFile,
    amend_episode,
    commit_episode,
    list_slugs,
    load_episode,
    verify_episode,
)
from articlecast.show.settings import Settings
from articlecast.system import double_file

FOLDER = ".review"


class Reviews:
    """The episodes of one show that wait, or that an editor holds back, by slug; as they were when it was made.

    ``broken`` are those whose manifest cannot be read: their articles are rendered again.
    """

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.episodes_folder / FOLDER
        self._public_folder = settings.episodes_folder
        own = settings.select is None and self.folder.is_dir()  # another show's are its own to tell
        found, self.broken = Library(self.folder).sift() if own else ((), ())
        self._episodes = {episode.slug: episode for episode in found if not self._is_released(episode)}

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Newest first."""
        return tuple(self._episodes.values())

    def find(self, slug: str) -> Episode | None:
        return self._episodes.get(slug)

    def load_public(self, slug: str) -> Episode | None:
        """The episode of that slug that listeners may have meanwhile; raises StoreError for a broken manifest."""
        return load_episode(self._public_folder / slug)

    def locate(self, episode: Episode) -> Path:
        """The folder that holds the episode's own: of one that waits, and of the one that listeners have."""
        return self.folder if self._episodes.get(episode.slug) == episode else self._public_folder

    def put(self, episode: Episode) -> None:
        """Know of one that was committed to ``folder``."""
        self._episodes[episode.slug] = episode

    def drop(self, slug: str) -> None:
        """Delete what waits under that slug, if anything does; raises OSError."""
        if (self.folder / slug).is_dir():
            shutil.rmtree(self.folder / slug)
        self._episodes.pop(slug, None)

    def shelve(self) -> dict[str, Shelved]:
        """Those that wait, by slug, as far as deciding what becomes of their articles needs it."""
        return {slug: self._shelve(episode) for slug, episode in self._episodes.items()}

    def _shelve(self, episode: Episode) -> Shelved:
        return Shelved(
            episode.slug,
            episode.source,
            episode.fingerprint,
            episode.title,
            episode.published,
            episode.pinned,
            episode.removed is not None,
            episode.withdrawn is not None,
            verify_episode(self.folder, episode) or "",
            episode.art,
            episode.hidden,
            episode.expires,
        )

    def _is_released(self, episode: Episode) -> bool:
        """Whether it went out, and only its folder was left by a machine that stopped then."""
        with suppress(StoreError):
            public = self.load_public(episode.slug)
            return public is not None and (public.fingerprint, public.assets) == (episode.fingerprint, episode.assets)
        return False


def load_versions(settings: Settings, slug: str) -> Iterator[tuple[Path, Episode]]:
    """What waits under that slug, then the episode that listeners have, each with the folder that holds its own.

    Raises StoreError for a broken manifest.
    """
    for folder in (settings.episodes_folder / FOLDER, settings.episodes_folder):
        if slug in list_slugs(folder) and (episode := load_episode(folder / slug)):
            yield folder, episode


def approve_episode(settings: Settings, slug: str) -> Episode | None:
    """Make what waits under that slug the episode that listeners have; None where nothing does.

    What was decided meanwhile of the one that they had holds for it. A machine that stops at any moment leaves the one
    or the other, and the next call ends what this one began. For the holder of the show's lock. Raises StoreError.
    """
    reviews = Reviews(settings)
    waiting = reviews.find(slug)
    if waiting is None:
        return None
    if fault := verify_episode(reviews.folder, waiting):
        raise StoreError(str(reviews.folder / slug), fault, f"articlecast render {waiting.source}")
    public = reviews.load_public(slug)
    episode = replace(waiting, held=None)
    if public:
        episode = replace(episode, withdrawn=public.withdrawn, pinned=public.pinned)
    try:
        files = [
            NewFile(asset.role, Path(asset.name).suffix, asset.media_type, _double(reviews.folder / slug / asset.name))
            for asset in waiting.assets
        ]
    except OSError as error:
        raise unwritable(str(reviews.folder / slug), error) from error
    commit_episode(settings.episodes_folder, episode, files)
    with suppress(OSError):  # what is left there is known for what it is
        reviews.drop(slug)
    return episode


def hold_episode(settings: Settings, slug: str, moment: datetime | None) -> Episode | None:
    """Say that an editor has looked at what waits under that slug and holds it back, or, without a moment, that it is
    asked about again; None where nothing waits.
    """
    reviews = Reviews(settings)
    waiting = reviews.find(slug)
    if waiting is None:
        return None
    held = replace(waiting, held=moment)
    amend_episode(reviews.folder, held)
    return held


def _double(path: Path) -> Path:
    """Another name for the file, which may be moved away."""
    beside = path.with_name(f"{TEMPORARY_PREFIX}{path.name}")
    double_file(path, beside)
    return beside
