"""The show held for one run: whoever else comes learns by whom, and what editors ask for meanwhile is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from articlecast.errors import ShowBusy
from articlecast.model import Episode
from articlecast.show.asked import list_asked, take_asked
from articlecast.show.at_work import AtWork, find_work
from articlecast.show.episodes.store import lock_episodes
from articlecast.show.settings import Settings

MOMENT_SECONDS = 2.0
"""How long one command waits for another: so long as one takes that is no run."""

Rebuild = Callable[[Settings, datetime], object]


class Holding:
    """What a run does for others while it holds the show."""

    def __init__(self, settings: Settings, command: str, rebuild: Rebuild) -> None:
        self._settings, self._rebuild = settings, rebuild
        self._work = AtWork(settings.state_folder, command)

    def note(self, source: str = "") -> None:
        """Say what the run is at, so that whoever finds the show locked can be told."""
        self._work.note(source)

    def attend(self, now: datetime) -> list[Episode]:
        """Do what was asked for meanwhile, the feed included; the episodes that changed."""
        changed = take_asked(self._settings)
        if changed:
            self._rebuild(self._settings, now)
        return changed

    def close(self) -> None:
        self._work.close()


@contextmanager
def hold_show(settings: Settings, command: str, rebuild: Rebuild, now: datetime) -> Iterator[Holding]:
    """Hold the show for one run; raises ShowBusy, which says by whom it is held, where another one holds it.

    What was asked for as the lock was let go is done then, too: whoever asks tries the lock once more after that.
    """
    holding = Holding(settings, command, rebuild)
    try:
        with lock_episodes(settings.episodes_folder, MOMENT_SECONDS):
            take_asked(settings)
            try:
                yield holding
            finally:
                holding.close()
    except ShowBusy as error:
        raise explain_busy(settings, error) from None
    if list_asked(settings):
        with suppress(ShowBusy), lock_episodes(settings.episodes_folder):
            holding.attend(now)


def explain_busy(settings: Settings, error: ShowBusy) -> ShowBusy:
    """The error with who holds the show, as far as that is known."""
    work = find_work(settings.state_folder)
    return ShowBusy(error.thing, f"{error.wrong}, {work}", error.hint) if work else error
