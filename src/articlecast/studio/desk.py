"""The show as every request finds it: its settings read anew, its articles narrated where that can be ended."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from articlecast.errors import UsageError
from articlecast.model import Source
from articlecast.names import is_address
from articlecast.run.listing import find_sources
from articlecast.run.pool import Pool, Tell
from articlecast.run.questions import ask_one
from articlecast.run.showing import Narrated, Narration, narrate_source
from articlecast.run.slugs import find_article
from articlecast.show.settings import Settings, load_settings
from articlecast.studio.drafts import Drafts
from articlecast.studio.jobs import Jobs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the routes share; ``place`` is the file of the settings and the show's name in it."""

    place: tuple[Path, str]
    jobs: Jobs

    @property
    def settings(self) -> Settings:
        """As they stand in the file now: an editor may have changed them since. Raises UsageError."""
        return load_settings(*self.place)

    @property
    def drafts(self) -> Drafts:
        return Drafts(self.settings.folder / "scripts")

    def ask(self, function: Callable[[Any, Tell], T], name: str, asked: object) -> T:
        """What ``function`` makes of what is asked, in a process that can be ended; raises ArticlecastError."""
        with Pool(1) as pool:
            return ask_one(pool, function, name, asked, self.settings.read)

    def narrate(self, source: Source, *, own: bool = False) -> Narrated:
        """What the next render would say of an article; raises as reading and narrating do."""
        return self.ask(narrate_source, source.locator, Narration(source, self.settings, own=own))

    def find(self, name: str) -> Source:
        """The article of a slug or a source of the show; raises UsageError for anything else on this machine."""
        settings = self.settings
        place = find_article(settings, name)
        if is_address(place):
            return Source(place)
        with Pool(1) as pool:
            own = [settings.locate(each) for each in settings.sources.places if not is_address(each)]
            known = {settings.name_source(each.locator) for each in find_sources(pool, own, settings.read)}
        named = settings.name_source(settings.locate(place)) if name == place else settings.name_source(place)
        if named not in known:
            raise UsageError(name, "is no episode and no article of this show", "GET /api/v1/episodes")
        return Source(settings.locate(named))


def make_token() -> str:
    """What opens the studio until it ends."""
    return secrets.token_urlsafe(24)
