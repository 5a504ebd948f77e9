"""Where everything is, under the show's base URL: the same tree on disk, in ``serve`` and on every host.

``<base>/feed.xml`` and the pages come from ``feed/``; ``<base>/episodes/<slug>/<asset>`` straight from ``episodes/``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import quote as quote_anew
from urllib.parse import urlsplit

from articlecast.model import Asset, Episode, Show

FEED_FILE = "feed.xml"

_PLAIN = re.compile(r"[A-Za-z0-9._~/-]*")


def quote(name: str) -> str:
    """``name`` as a part of an address; nearly every name is one already, and looking costs a tenth of quoting."""
    return name if _PLAIN.fullmatch(name) else quote_anew(name)


def feed_url(show: Show, file: str = FEED_FILE) -> str:
    return f"{show.base_url}/{file}"


def is_loopback(base_url: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    host = urlsplit(base_url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_example(address: str) -> bool:
    """Whether it is one that stands in documentation for somebody's own (RFC 2606, section 3)."""
    host = urlsplit(address).hostname or ""
    return re.search(r"(?:^|\.)example\.(?:com|net|org)$", host) is not None


def episode_url(show: Show, episode: Episode) -> str:
    """The episode's page on the show's site, ending in a slash."""
    return f"{show.base_url}/episodes/{quote(episode.slug)}/"


def asset_url(show: Show, episode: Episode, asset: Asset) -> str:
    return f"{show.base_url}/episodes/{quote(episode.slug)}/{quote(asset.name)}"


def audio_url(show: Show, episode: Episode, asset: Asset, *, host: str = "", prefix: str = "") -> str:
    """Where apps fetch a sound from: on another ``host`` of media, behind the ``prefix`` of who counts downloads.

    Such services take the address behind their own, and https for granted (OP3's and Podtrac's documentation). A show
    that only this machine can reach has its sound here, too.
    """
    if is_loopback(show.base_url):
        return asset_url(show, episode, asset)
    url = asset_url(replace(show, base_url=host.rstrip("/")) if host else show, episode, asset)
    return f"{prefix}{url.removeprefix('https://')}" if prefix else url


def find_picture(show: Show, episode: Episode) -> tuple[str, Asset | None]:
    """What a preview of the episode's link shows: its wide picture, or else its artwork, with the asset that it is."""
    for asset in episode.assets_of("social"):
        return asset_url(show, episode, asset), asset
    return cover_url(show, episode), next(episode.assets_of("cover"), show.cover)


def cover_url(show: Show, episode: Episode | None = None) -> str:
    """The episode's own artwork, or else the show's; empty where there is none."""
    own = next(episode.assets_of("cover"), None) if episode else None
    if episode and own:
        return asset_url(show, episode, own)
    return f"{show.base_url}/{quote(show.cover.name)}" if show.cover else ""
