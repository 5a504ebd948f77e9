"""Tells those who asked that the feed has changed: WebSub hubs, podping and Overcast. The feed is out by then.

Sources: W3C's WebSub, section 7 (it leaves open how a hub is told; ``hub.mode=publish`` is what hubs take);
podping.cloud's own description; Overcast's page for podcasters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from articlecast.errors import PublishError
from articlecast.model import Show
from articlecast.publish.addresses import feed_url, is_loopback
from articlecast.publish.notify import notify_host
from articlecast.publish.options import PublishOptions

TOKEN = "PODPING_TOKEN"  # noqa: S105 -- the name of the variable that holds it
PATIENCE = 20.0
"""Seconds for each of them, whatever it does meanwhile; nobody waits for a hub."""


class Services(NamedTuple):
    """Where the services are that have one address for everybody."""

    podping: str = "https://podping.cloud/"
    overcast: str = "https://overcast.fm/ping"


EVERYBODYS = Services()


class _Call(NamedTuple):
    """Whom to tell, and the request that it takes."""

    name: str
    method: str
    address: str
    asked: dict[str, Any]
    headers: dict[str, str]


def announce(
    show: Show, options: PublishOptions, environment: Mapping[str, str], services: Services = EVERYBODYS
) -> tuple[PublishError, ...]:
    """Tell all that the options name; what went wrong, for each that could not be told.

    podping's key comes from ``PODPING_TOKEN`` in the environment. A show that only this machine can reach is told to
    nobody.
    """
    if is_loopback(show.base_url):
        return ()
    agent = {"User-Agent": f"articlecast ({show.link or show.base_url})"}
    troubles = []
    for call in _list_calls(feed_url(show), options, environment, services):
        asked = call.asked | {"headers": agent | call.headers}
        wrong = notify_host(call.method, call.address, seconds=PATIENCE, **asked).wrong
        if wrong:
            wrong = f"{wrong}; the show is published all the same"
            troubles.append(PublishError(call.name, wrong, "articlecast check"))
    return tuple(troubles)


def _list_calls(
    feed: str, options: PublishOptions, environment: Mapping[str, str], services: Services
) -> Iterator[_Call]:
    for hub in options.hubs:
        form = {"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}
        yield _Call(f"hub {urlsplit(hub).hostname}", "POST", hub, {"data": form}, {})
    if options.podping:
        key = environment.get(TOKEN, "")
        asked = {"url": feed, "reason": "update", "medium": options.medium}
        headers = {"Authorization": key} if key else {}
        yield _Call("podping", "GET", services.podping, {"params": asked}, headers)
    if options.overcast:
        yield _Call("overcast", "POST", services.overcast, {"data": {"urlprefix": feed}}, {})
