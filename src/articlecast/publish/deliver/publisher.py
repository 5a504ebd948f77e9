"""Who delivers to a target: every publisher is an entry point, ours and a third party's alike.

A publisher is a function named by an entry point in the group ``articlecast.publishers``, which has the name of the
scheme that it serves: one that is called ``castle`` delivers to ``castle://example.org/show``. Ours, ``store``, takes
folders, and every address that has no publisher of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.metadata import entry_points
from typing import Protocol

from articlecast.errors import ArticlecastError, PublishError, UsageError
from articlecast.publish.deliver.deliver import Delivery, Parcel

ENTRY_POINT_GROUP = "articlecast.publishers"
STORE = "store"


class Publisher(Protocol):
    """Brings a target up to date with ``parcels``: all that the world may see, in the order in which it must go.

    What is there already, by its SHA-256, is not sent again; media come before the pages that name them, the feed last;
    what nothing names any more may go after ``grace``. With ``dry_run`` nothing is sent, and what would be is told;
    ``anew`` distrusts every record of what is there. Raises PublishError where the target refuses: what was live is
    live still, and the next call goes on.
    """

    def __call__(
        self,
        parcels: Sequence[Parcel],
        target: str,
        *,
        now: datetime,
        grace: timedelta,
        dry_run: bool,
        anew: bool,
    ) -> Delivery: ...


def publish_parcels(
    parcels: Sequence[Parcel],
    target: str,
    *,
    now: datetime,
    grace: timedelta,
    dry_run: bool = False,
    anew: bool = False,
) -> Delivery:
    """What the target's publisher did; raises PublishError whatever it raises, and UsageError where there is none."""
    scheme = target.partition("://")[0].lower() if "://" in target else STORE
    points = entry_points(group=ENTRY_POINT_GROUP, name=scheme) or entry_points(group=ENTRY_POINT_GROUP, name=STORE)
    try:
        publisher: Publisher = next(iter(points)).load()
    except ImportError as error:
        raise UsageError("publish.target", f"the publisher of {scheme}:// cannot be loaded: {error}") from error
    try:
        return publisher(parcels, target, now=now, grace=grace, dry_run=dry_run, anew=anew)
    except ArticlecastError:
        raise
    except Exception as error:
        if publisher.__module__.startswith("articlecast."):
            raise
        wrong = f"its publisher failed: {type(error).__name__}: {error}"
        raise PublishError(target, wrong, "tell whoever made that publisher") from error
