"""What was last built of a show's ``feed/``, and what was damaged there since."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from articlecast.publish.folder import Built, read_built
from articlecast.show.settings import Settings

SITE_MEMO = "site.json"
"""In the state folder: which file of feed/ was built from what, and what each holds."""
FILES_A_RUN = 10_000
"""Files of feed/ that an idle run looks at, which takes a thirtieth of a second; its feeds are read whole."""


def locate_memo(settings: Settings) -> Path:
    """Where the show keeps what it has built."""
    return settings.state_folder / SITE_MEMO


def load_built(settings: Settings) -> Built:
    """What was built last; nothing where nobody knows."""
    return read_built(locate_memo(settings))


def list_damaged(settings: Settings, *, anew: bool = False) -> list[str]:
    """Which files of ``feed/`` are not what was last built, or gone, as paths seen from it; ``anew`` reads them all."""
    return load_built(settings).list_damaged(settings.feed_folder, anew=anew)


def count_turns(built: Built) -> int:
    """In how many turns an idle run looks at all files."""
    return -(-len(built.files) // FILES_A_RUN)


def is_touched(settings: Settings, built: Built, turn: int | None = None) -> bool:
    """Whether a feed, or a file whose ``turn`` it is, was written to since; so it is where nobody knows what was built.

    Without a turn all of them are looked at.
    """
    some = built.files if turn is None else islice(built.files, turn, None, max(count_turns(built), 1))
    return not built.files or built.is_touched(settings.feed_folder, {*built.list_feeds(), *some})
