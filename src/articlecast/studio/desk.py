"""The show as every request finds it: its settings read anew, its articles narrated where that can be ended."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any, Literal, TypeVar

from filelock import FileLock, Timeout
from starlette.concurrency import run_in_threadpool

from articlecast.errors import ShowBusy
from articlecast.model import Listed, Source
from articlecast.names import ENTRY, is_remote
from articlecast.run.listing import find_sources
from articlecast.run.overriding import list_cards
from articlecast.run.pool import Limits, Pool, Tell
from articlecast.run.questions import explain
from articlecast.run.showing import Narrated, Narration, narrate_source
from articlecast.show.memory import Memory
from articlecast.show.settings import Settings, load_settings, locate_source
from articlecast.studio.actions import Actions
from articlecast.studio.drafts import Drafts
from articlecast.studio.hub import Hub
from articlecast.studio.jobs import Jobs
from articlecast.studio.kept import LOOK_SECONDS, Abandoned, KeptProcess
from articlecast.studio.problems import Refused

T = TypeVar("T")
WORK_SECONDS = 1800.0
"""How long the whole show may be looked at: a plan, a check, a dry run of publishing."""
_LOCK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Desk:
    """What the routes share; ``place`` is the file of the settings and the show's name in it."""

    place: tuple[Path, str]
    jobs: Jobs
    hub: Hub
    actions: Actions
    reader: KeptProcess = field(default_factory=KeptProcess)
    speaker: KeptProcess = field(default_factory=KeptProcess)
    stop: Event = field(default_factory=Event)

    @property
    def settings(self) -> Settings:
        """As they stand in the file now: an editor may have changed them since. Raises UsageError."""
        return load_settings(*self.place)

    @property
    def drafts(self) -> Drafts:
        return Drafts(self.settings.folder / "scripts")

    def ask(self, function: Callable[[Any, Tell], T], name: str, asked: object) -> T:
        """What ``function`` makes of what is asked, in a process that can be ended; raises ArticlecastError."""
        return self.reader.ask(function, name, asked, self.settings.read)

    async def close(self) -> None:
        """End what is at work: a thread that still waited for it would keep the program from its end."""
        for stop in (self.stop, self.reader.stop, self.speaker.stop):
            stop.set()
        await self.jobs.close()
        await run_in_threadpool(self.reader.close)
        await run_in_threadpool(self.speaker.close)

    def open_pool(self) -> Pool:
        """A process for one question, which ends with the studio."""
        return Pool(1, self.stop)

    def work(self, function: Callable[[Any, Tell], T], name: str, asked: object, left: Event | None = None) -> T:
        """The same of what concerns the whole show, and may take as long as it takes; raises Abandoned once all who
        want it have ``left``.
        """
        with self.open_pool() as pool:
            future = pool.submit(function, asked, Limits(WORK_SECONDS))
            while not future.done():
                if left and left.is_set():
                    raise Abandoned
                pool.turn(LOOK_SECONDS)
            if error := future.exception():
                raise explain(name, error, self.settings.read, "run_seconds")
            result: T = future.result()
            return result

    def narrate(self, source: Source, *, own: bool = False) -> Narrated:
        """What the next render would say of an article; raises as reading and narrating do."""
        return self.ask(narrate_source, source.locator, Narration(source, self.settings, own=own))

    def find(self, name: str) -> Source:
        """The article of a slug or a source of the show; raises Refused for anything else on this machine or elsewhere.

        What was asked for is compared with what there is, and never taken for a place.
        """
        settings = self.settings
        cards: tuple[Listed, ...] = list_cards(settings)
        named = next((card.source for card in cards if name and card.slug == name), name)
        known = {card.source for card in cards} | {settings.name_source(each) for each in settings.sources.named}
        if named not in known and not self._leads_to(settings, named):
            raise Refused(404, "this is no episode and no article of this show", "GET /api/v1/episodes")
        return Source(settings.locate(locate_source(settings, named)))

    def _leads_to(self, settings: Settings, name: str) -> bool:
        """Whether the show's own sources lead to an article of that name, now or at the last run."""
        if name in Memory.load(settings.state_folder).sources:
            return True
        if ENTRY in name and is_remote(name):
            feeds = {settings.name_source(each) for each in settings.sources.named}
            return name.partition(ENTRY)[0] in feeds
        own = [settings.locate(each) for each in settings.sources.places if not is_remote(each)]
        with self.open_pool() as pool:
            found = find_sources(pool, own, settings.read, settings.own_folders)
        return name in {settings.name_source(each.locator) for each in found}

    @contextmanager
    def hold(self, what: Literal["the script", "the sources"] = "the script") -> Iterator[None]:
        """Nobody else changes that meanwhile: what is compared is what is written over. Raises ShowBusy."""
        settings = self.settings
        settings.state_folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(settings.state_folder / f"{what.split()[1]}.lock", timeout=_LOCK_SECONDS):
                yield
        except Timeout:
            raise ShowBusy(what, "is being changed by somebody else", "try it again") from None


def make_token() -> str:
    """What opens the studio until it ends."""
    return secrets.token_urlsafe(24)


def watch_show(place: tuple[Path, str]) -> str:
    """Another text whenever an episode, what waits for an editor, the feed or the settings have changed."""
    path, name = place
    folder, episodes = path.parent, path.parent / "episodes" / name
    inside = (episodes, episodes / ".review", episodes / "failures.json")
    places = (path, folder / "overrides.toml", *inside, folder / "feed" / name / "feed.xml")
    return " ".join(_stamp(each) for each in places)


def _stamp(path: Path) -> str:
    try:
        return str(path.stat().st_mtime_ns)
    except OSError:
        return "-"
