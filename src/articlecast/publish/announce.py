"""Tells those who asked that the feed has changed: WebSub hubs, podping and Overcast. The feed is out by then.

Sources: W3C's WebSub, section 7 (it leaves open how a hub is told; ``hub.mode=publish`` is what hubs take);
podping.cloud's own description; Overcast's page for podcasters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import httpx

from articlecast.errors import PublishError
from articlecast.model import Show
from articlecast.publish.addresses import feed_url, is_loopback
from articlecast.publish.options import PublishOptions

TOKEN = "PODPING_TOKEN"  # noqa: S105 -- the name of the variable that holds it
PATIENCE = 20.0
"""Seconds for each of them; nobody waits for a hub."""


class Services(NamedTuple):
    """Where the services are that have one address for everybody."""

    podping: str = "https://podping.cloud/"
    overcast: str = "https://overcast.fm/ping"


EVERYBODYS = Services()
Ask = Callable[[httpx.Client], httpx.Response]


def announce(
    show: Show, options: PublishOptions, environment: Mapping[str, str], services: Services = EVERYBODYS
) -> tuple[PublishError, ...]:
    """Tell all that the options name; what went wrong, for each that could not be told.

    podping's key comes from ``PODPING_TOKEN`` in the environment. A show that only this machine can reach is told to
    nobody.
    """
    if is_loopback(show.base_url):
        return ()
    troubles = []
    with httpx.Client(
        timeout=PATIENCE, headers={"User-Agent": f"articlecast ({show.link or show.base_url})"}
    ) as client:
        for name, ask in _list_calls(feed_url(show), options, environment, services):
            try:
                answer = ask(client)
                wrong = f"answered {answer.status_code}" if answer.is_error else ""
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                wrong = f"was not reached: {type(error).__name__}"
            if wrong:
                troubles.append(PublishError(name, f"{wrong}; the show is published all the same", "articlecast check"))
    return tuple(troubles)


def _list_calls(
    feed: str, options: PublishOptions, environment: Mapping[str, str], services: Services
) -> Iterator[tuple[str, Ask]]:
    """Each one's name and the request that it takes."""
    for hub in options.hubs:
        form = {"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}
        yield f"hub {httpx.URL(hub).host}", partial(httpx.Client.post, url=hub, data=form)
    if options.podping:
        key = environment.get(TOKEN, "")
        headers = {"Authorization": key} if key else {}
        asked = {"url": feed, "reason": "update", "medium": options.medium}
        yield "podping", partial(httpx.Client.get, url=services.podping, params=asked, headers=headers)
    if options.overcast:
        yield "overcast", partial(httpx.Client.post, url=services.overcast, data={"urlprefix": feed})
