"""Who delivers to a target: every publisher is an entry point, ours and a third party's alike.

A publisher is a function named by an entry point in the group ``articlecast.publishers``, which has the name of the
scheme that it serves: one that is called ``castle`` delivers to ``castle://example.org/show``. Ours, ``store``, takes
folders, and every address that has no publisher of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from articlecast.errors import PluginError, PublishError, UsageError
from articlecast.plugins import call_plugin, find_plugin, is_ours, load_plugin, say_fault
from articlecast.publish.deliver.deliver import Delivery, Parcel, Sending, deliver, send_untold
from articlecast.publish.deliver.targets import refuse_target

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
    secret: Collection[str] = (),
    unknown: Sequence[str] = (),
    sending: Sending = send_untold,
) -> Delivery:
    """What the target's publisher did; raises PublishError whatever it raises, and UsageError where there is none.

    ``secret`` are the episodes that must not be heard any more, by slug; a third party's publisher is not told of them.
    ``unknown`` are those of which nobody can tell what they have, and what is there of them stays: a third party's
    publisher would take it away, and is not asked.
    ``sending`` is told how far ours is.
    """
    require_publisher(target)
    scheme = _find_scheme(target)
    point = find_plugin(ENTRY_POINT_GROUP, scheme) or find_plugin(ENTRY_POINT_GROUP, STORE)
    assert point is not None  # noqa: S101 -- our own is installed with us
    if is_ours(point.value):
        return deliver(
            parcels, target, now=now, grace=grace, dry_run=dry_run, anew=anew, secret=secret, unknown=unknown,
            sending=sending,
        )  # fmt: skip
    if unknown:
        wrong = f"{unknown[0]} has a damaged manifest, and its publisher would take that episode's files away"
        raise PublishError(target, wrong, "articlecast check")
    try:
        publisher: Publisher = load_plugin(point)
    except (PluginError, ImportError) as error:
        wrong = f"the publisher of {scheme}:// {say_fault(error, 'cannot be loaded')}"
        raise UsageError("publish.target", wrong, "articlecast doctor") from error
    try:
        done: Any = call_plugin(target, publisher, parcels, target, now=now, grace=grace, dry_run=dry_run, anew=anew)
    except (PluginError, ImportError) as error:
        wrong = f"its publisher {say_fault(error, 'failed')}"
        raise PublishError(target, wrong, "tell whoever made that publisher") from error
    if not _is_sound(done):
        raise PublishError(target, "its publisher gives no articlecast.Delivery", "tell whoever made that publisher")
    delivery: Delivery = done
    return delivery


def require_publisher(target: str) -> None:
    """Raises UsageError, before anything is looked at, for a target that no publisher here delivers to."""
    scheme = _find_scheme(target)
    if scheme == STORE or not find_plugin(ENTRY_POINT_GROUP, scheme):
        refuse_target(target)


def _find_scheme(target: str) -> str:
    return target.partition("://")[0].lower() if "://" in target else STORE


def _is_sound(done: Any) -> bool:
    """Whether it is a delivery at all: nobody has checked a third party's types."""
    return isinstance(done, Delivery) and all(isinstance(rows, tuple) for rows in (done.sent, done.deleted))
