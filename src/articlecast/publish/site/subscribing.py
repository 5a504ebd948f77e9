"""How a listener's app is given the show: each app's own way, and a code that a phone can read."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

import segno
from markupsafe import Markup

from articlecast.model import Show
from articlecast.publish.addresses import feed_url
from articlecast.publish.feed.notes import is_web
from articlecast.publish.options import PublishOptions

SUBSCRIBE_PAGE = "subscribe.html"


class App(NamedTuple):
    """An app's name, the address that adds the show to it, and whether only the app itself understands that one."""

    name: str
    url: Markup
    is_own_scheme: bool


def list_apps(show: Show, options: PublishOptions) -> list[App]:
    """Each app's own way to add a feed; Spotify has none but the show's page there, which the settings name.

    A private show's address is its subscriber's secret: only an app on the device is handed it, by a scheme of its
    own, and AntennaPod, whose links lead through a server, not at all.
    """
    address = feed_url(show)
    bare, quoted = address.split("://", 1)[1], quote(address, safe="")
    rows = [
        ("Apple Podcasts", options.apple_url or f"podcast://{bare}"),
        ("Spotify", options.spotify_url),
        ("Pocket Casts", f"pktc://subscribe/{bare}"),
        ("Overcast", f"overcast://x-callback-url/add?url={quoted}"),
        ("AntennaPod", "" if options.private else f"https://antennapod.org/deeplink/subscribe?url={quoted}"),
    ]
    return [
        App(name, Markup.escape(url), not url.startswith("http"))
        for name, url in rows
        if url and (is_web(url) or not url.startswith("http"))
    ]


@lru_cache(maxsize=4)
def draw_qr(address: str) -> Markup:
    """The address as a QR code, in SVG."""
    stream = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        stream, kind="svg", xmldecl=False, svgns=False, svgclass="qr", lineclass=None, title=address, omitsize=True
    )
    return Markup(stream.getvalue().decode("utf-8"))  # noqa: S704 -- drawn here, from the escaped address
