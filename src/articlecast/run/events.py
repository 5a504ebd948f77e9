"""Events: a third party's code hears that an episode was published, changed or withdrawn, or that an article failed.

A listener is a function of one Event, named by an entry point in the group ``articlecast.events``. Nothing that it does
stops a run: what it raises, and one that takes too long, is a warning in the log ``articlecast.events``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.metadata import EntryPoint
from threading import Thread

from articlecast.errors import ArticlecastError
from articlecast.model import Event, EventKind
from articlecast.plugins import call_plugin, list_plugins, load_plugin, say_fault
from articlecast.publish.feed.previous import PublishedItem

ENTRY_POINT_GROUP = "articlecast.events"
PATIENCE_SECONDS = 60.0
"""How long one listener may take for all events of a run; it is left to itself then."""
_LOG = logging.getLogger("articlecast.events")  # what nobody configures is printed on standard error

Listener = Callable[[Event], object]


@cache
def find_listeners() -> tuple[EntryPoint, ...]:
    """Whoever wants to hear, by name; nothing is imported."""
    return list_plugins(ENTRY_POINT_GROUP)


def tell_listeners(events: Iterable[Event]) -> None:
    """Hand every event, in order, to every listener, one listener after the other."""
    told = tuple(events)
    for point in find_listeners() if told else ():
        wrong: list[str] = []
        telling = Thread(target=_tell, args=(point, told, wrong), daemon=True)
        telling.start()
        telling.join(PATIENCE_SECONDS)
        if telling.is_alive():
            wrong.append(f"took longer than {PATIENCE_SECONDS:g} seconds")
        for each in wrong[:1]:
            _LOG.warning("note: the listener '%s' %s\ntry:   tell whoever made it, or uninstall it", point.name, each)


def _tell(point: EntryPoint, events: Sequence[Event], wrong: list[str]) -> None:
    try:
        listener: Listener = load_plugin(point)
    except (ArticlecastError, ImportError) as error:
        wrong.append(say_fault(error, "cannot be loaded"))
        return
    for event in events:
        try:
            call_plugin("", listener, event)
        except (ArticlecastError, ImportError) as error:  # the next event may be to its liking
            wrong.append(say_fault(error, "failed"))
        except KeyboardInterrupt:  # on this thread it is the listener's own, and nobody's Ctrl-C
            wrong.append("failed: KeyboardInterrupt")


def compare_feeds(
    before: Sequence[PublishedItem], after: Sequence[PublishedItem], show: str, at: datetime
) -> Iterator[Event]:
    """What listeners will see of ``after``, who have ``before``: withdrawn first, then in the order of the feed."""
    known, kept = {item.guid: item for item in before}, {item.guid for item in after}
    for item in before:
        if item.guid not in kept:
            yield _describe("withdrawn", item, show, at)
    for item in after:
        if item.guid not in known:
            yield _describe("published", item, show, at)
        elif item != known[item.guid]:
            yield _describe("changed", item, show, at)


def _describe(kind: EventKind, item: PublishedItem, show: str, at: datetime) -> Event:
    return Event(kind, show, at, item.guid, item.title, item.link, item.enclosure)


def tell_failures(failures: Iterable[tuple[str, str, str]], show: str, at: datetime) -> None:
    """Hand on that these articles could not be rendered: the source of each, what is wrong, and what to type."""
    tell_listeners(Event("failed", show, at, source=source, error=error, hint=hint) for source, error, hint in failures)
