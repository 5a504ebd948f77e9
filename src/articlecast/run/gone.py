"""Whether an article that is not there was taken away, or is only out of sight."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import cached_property
from pathlib import PurePosixPath

from articlecast.errors import StoreError
from articlecast.names import ENTRY
from articlecast.show.settings import Settings


class Horizon:
    """What one run could see of the show's sources on this disk; ``listed`` are the names of all that they hold."""

    def __init__(self, settings: Settings, listed: Collection[str]) -> None:
        self._folder = settings.folder
        named = [place for place in settings.sources.articles if "://" not in place]
        self._places = [PurePosixPath(settings.name_source(str(settings.folder / place))) for place in named]
        self._listed = listed

    @cached_property
    def _holding(self) -> frozenset[PurePosixPath]:
        """Every folder below which an article was listed; made out where one is missing."""
        near = {name.rpartition("/")[0] for name in self._listed if "://" not in name}
        return frozenset(above for folder in near for above in PurePosixPath(folder, "x").parents)

    def is_absent(self, source: str) -> bool:
        """Whether the article is a file of this machine and cannot be found."""
        if "://" in source or ENTRY in source:
            return False
        return not os.path.exists(self._lead(source))  # noqa: PTH110 -- Path.exists raises for a closed folder

    def is_missing(self, source: str) -> bool:
        """The same, of one where the settings have articles; any other was once rendered by its name."""
        return self._is_ours(PurePosixPath(source)) and self.is_absent(source)

    def is_seen(self, source: str) -> bool:
        """Whether the nearest folder that is left of its path was listed and holds another article.

        One that is empty may be where a disk is mounted at other times, as may a link that leads nowhere, which the
        article itself may be.
        """
        path = PurePosixPath(source)
        if self.is_link(source):
            return False
        near = next((above for above in path.parents if os.path.lexists(self._lead(above))), path)
        return near in self._holding and self._is_ours(near)

    def is_link(self, source: str) -> bool:
        """Whether the article is a link, to what only may be out of sight."""
        return os.path.islink(self._lead(source))  # noqa: PTH114 -- as above

    def has_place(self, source: str) -> bool:
        """Whether the settings' folder that it was in is there at all; one that is not is told by whoever lists it."""
        path = PurePosixPath(source)
        return any(path.is_relative_to(place) and not self.is_absent(str(place)) for place in self._places)

    def _is_ours(self, path: PurePosixPath) -> bool:
        return any(path.is_relative_to(place) for place in self._places)

    def _lead(self, path: PurePosixPath | str) -> str:
        return str(self._folder / path)


def doubt_gone(gone: int, of: int, why: str = "") -> StoreError:
    """That so many articles of all are not there, which nobody can tell from a disk that is not mounted."""
    many = f"{gone} of {of} articles {'is gone' if gone == 1 else 'are gone at once'}"
    hint = "mount or restore the folder; or, if they are to go: articlecast sync --gone"
    return StoreError("sources", f"{many}{why}; no episode was marked as removed", hint)
