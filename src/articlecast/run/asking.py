"""The processes of one run, in which strangers' words are read: started at the first question, as an idle run has none.

What is imported here costs an idle run nothing either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

from articlecast.errors import ArticlecastError
from articlecast.model import Source
from articlecast.run.holding import Holding
from articlecast.show.settings import Settings

if TYPE_CHECKING:
    from articlecast.run.pool import Pool


class Asking:
    """Asks as ``articlecast.run.listing`` does, in at most ``workers`` processes, 0 for one a core."""

    def __init__(self, settings: Settings, workers: int, holding: Holding | None) -> None:
        self.settings, self._workers, self._holding = settings, workers, holding
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    @cached_property
    def pool(self) -> Pool:
        from articlecast.run.pool import Pool, count_workers  # noqa: PLC0415 -- as above

        if self._holding:
            self._holding.note()
        return self._stack.enter_context(Pool(count_workers(self._workers)))

    def list_places(self, places: Sequence[str]) -> Mapping[str, tuple[Source, ...] | ArticlecastError]:
        from articlecast.run.listing import list_places  # noqa: PLC0415 -- as above

        return list_places(self.pool, places, self.settings.read, self.settings.own_folders)

    def find_dates(self, sources: Sequence[Source]) -> Mapping[str, datetime | None]:
        from articlecast.run.listing import find_dates  # noqa: PLC0415 -- as above

        return find_dates(self.pool, sources, self.settings.read)
