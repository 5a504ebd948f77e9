"""What a run writes of episodes: for the holder of the show's lock, in the order of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from articlecast.model import Episode
from articlecast.run.holding import Holding
from articlecast.run.plan import Shelf
from articlecast.show.episodes.store import NewFile, amend_episode, commit_episode
from articlecast.show.review import Reviews
from articlecast.show.rules import is_reviewed
from articlecast.show.settings import Settings


class Committer:
    """Commits episodes, and keeps the run's shelf, and what waits for an editor, as they are on disk.

    Nothing is written where ``holding`` finds that the show is another machine's by now: it raises ShowBusy.
    """

    def __init__(self, settings: Settings, shelf: Shelf, reviews: Reviews, holding: Holding | None) -> None:
        self._settings, self._shelf, self._holding = settings, shelf, holding
        self._amended: dict[str, Episode] = {}
        self.reviews = reviews

    def attend(self, now: datetime) -> None:
        """Do what editors asked for meanwhile: it holds for what was begun before, too."""
        changed = self._holding.attend(now) if self._holding else []
        if changed:
            self.reviews = Reviews(self._settings)
        for episode in changed:
            self._amended[episode.slug] = episode
            self._shelf.put(self.reviews.find(episode.slug) or episode)

    def find_amended(self, slug: str) -> Episode | None:
        """The episode as an editor has changed it during this run; None where nobody has."""
        return self._amended.get(slug)

    def commit(self, episode: Episode, files: Sequence[NewFile]) -> bool:
        """Make the episode what listeners have, or what waits for an editor as the settings say: True for the latter.

        What waited before in its place goes, and what comes there waits, whatever the settings say by now: only an
        editor ends that. What one holds back is held for as long as its article says the same.
        """
        if amended := self._amended.get(episode.slug):
            episode = replace(episode, withdrawn=amended.withdrawn, pinned=amended.pinned)
        settings = self._settings
        before = self.reviews.find(episode.slug)
        if before and before.held and before.article == episode.article:
            episode = replace(episode, held=before.held)
        rules, default = settings.rules, settings.publish.review
        waits = before is not None or is_reviewed(rules, episode, episode.source, episode.entry, default=default)
        self._claim()
        commit_episode(self.reviews.folder if waits else settings.episodes_folder, episode, files)
        if waits:
            self.reviews.put(episode)
        else:
            self.reviews.drop(episode.slug)
        self._shelf.put(episode)
        return waits

    def take_back(self, public: Episode) -> None:
        """Delete what waits in the place of the ``public`` episode, whose article says again what that does."""
        self._claim()
        self.reviews.drop(public.slug)
        self._shelf.put(public)

    def amend(self, known: Episode, kept: Episode) -> None:
        """Replace the manifest alone, where it says anything else.

        Where it is that of one that waits, the episode that listeners have is hidden and shown with it.
        """
        if kept == known:
            return
        self._claim()
        amend_episode(self.reviews.locate(known), kept)
        if self.reviews.find(known.slug):
            self.reviews.put(kept)
            if public := self.reviews.load_public(known.slug):
                shown = replace(public, hidden=kept.hidden, expires=kept.expires, source=kept.source, entry=kept.entry)
                amend_episode(self._settings.episodes_folder, shown)
        self._shelf.put(kept)

    def _claim(self) -> None:
        """Before each commit: this machine may have slept while another one took the show over."""
        if self._holding:
            self._holding.claim()
