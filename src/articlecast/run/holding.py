"""The show held for one run: whoever else comes learns by whom, and what editors ask for meanwhile is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from articlecast.errors import ShowBusy
from articlecast.model import Episode
from articlecast.show.asked import list_asked, take_asked
from articlecast.show.lease import Lease, lease_show
from articlecast.show.settings import Settings

if TYPE_CHECKING:
    from articlecast.owners import Owner

MOMENT_SECONDS = 2.0
"""How long one command waits for another: so long as one takes that is no run."""

Rebuild = Callable[[Settings, datetime], object]


class Holding:
    """What a run does for others while it holds the show."""

    def __init__(self, settings: Settings, lease: Lease, rebuild: Rebuild) -> None:
        self._settings, self._lease, self._rebuild = settings, lease, rebuild

    def note(self, source: str = "") -> None:
        """Say what the run is at, so that whoever finds the show held can be told; raises ShowBusy as ``claim``."""
        self._lease.note(source)

    def claim(self) -> None:
        """Make sure that the show is this run's to write to, before each commit; raises ShowBusy where it is not."""
        self._lease.claim()

    def confirm(self) -> None:
        """The same where the run has claimed the show, and nothing where it had no work."""
        self._lease.confirm()

    def attend(self, now: datetime) -> list[Episode]:
        """Do what was asked for meanwhile, the feed included; the episodes that changed."""
        changed = self.take()
        if changed:
            self._rebuild(self._settings, now)
        return changed

    def take(self) -> list[Episode]:
        """Do what was asked for, and leave the feed as it is; the episodes that changed."""
        if not list_asked(self._settings):
            return []
        self._lease.claim()
        return take_asked(self._settings)


@contextmanager
def hold_show(
    settings: Settings,
    command: str,
    rebuild: Rebuild,
    now: datetime,
    *,
    owner: Owner | None = None,
    clock: Callable[[], float] = time.time,
) -> Iterator[Holding]:
    """Hold the show for one run; raises ShowBusy, which says by whom it is held, where another one holds it.

    What was asked for as the lock was let go is done then, too: whoever asks tries the lock once more after that.
    ``owner`` and ``clock`` are this process and its machine's, unless another is named.
    """
    settings = settings.origin  # what is asked for is asked of the show that has the episodes
    with lease_show(settings, command, MOMENT_SECONDS, owner=owner, clock=clock) as lease:
        holding = Holding(settings, lease, rebuild)
        holding.take()
        yield holding
    if list_asked(settings):
        with suppress(ShowBusy), lease_show(settings, command, owner=owner, clock=clock) as lease:
            Holding(settings, lease, rebuild).attend(now)
