"""The feeds that a show has its articles from, taken from lists and given away as lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import tomlkit

from articlecast.credentials import drop_secrets, find_unset, mask_addresses, split_login
from articlecast.files import replace_file
from articlecast.names import clean_address, is_address
from articlecast.publish import feed_url
from articlecast.publish.feed.tags import clean_line
from articlecast.read.opml import Outline
from articlecast.show.changing import hold_settings
from articlecast.show.identity import load_show
from articlecast.show.settings import Settings, load_settings
from articlecast.show.shows import choose_show, list_shows, read_values


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What became of a list: the feeds that are new among the sources, those that were there, and each that was left
    out with the reason.
    """

    added: tuple[Outline, ...]
    known: tuple[Outline, ...]
    refused: tuple[tuple[Outline, str], ...]


def subscribe(settings: Settings, outlines: Iterable[Outline]) -> Subscribed:
    """Add the feeds to ``sources.articles`` in the settings file, whose lines and comments stay; raises OSError."""
    with hold_settings(settings):
        return _subscribe(settings, outlines)


def _subscribe(settings: Settings, outlines: Iterable[Outline]) -> Subscribed:
    before = _read_sources(settings)
    have = {fold_address(source) for source in before}
    added, known, refused = list[Outline](), list[Outline](), list[tuple[Outline, str]]()
    for outline in outlines:
        if wrong := judge_address(outline.feed):
            refused.append((outline, wrong))
        elif fold_address(outline.feed) in have:
            known.append(outline)
        else:
            have.add(fold_address(outline.feed))
            added.append(outline)
    if added:
        _write_sources(settings, before, [outline.feed for outline in added])
    return Subscribed(tuple(added), tuple(known), tuple(refused))


def add_sources(settings: Settings, places: Iterable[str]) -> tuple[str, ...]:
    """The same of folders and single addresses, once each; those that are new. Raises OSError."""
    with hold_settings(settings):
        before = _read_sources(settings)
        have = {fold_address(source) for source in before}
        added = tuple(place for place in dict.fromkeys(places) if fold_address(place) not in have)
        if added:
            _write_sources(settings, before, list(added))
    return added


def _read_sources(settings: Settings) -> list[str]:
    named = choose_show(settings.file, read_values(settings.file), settings.name).get("sources", {})
    before = named.get("articles", list(settings.sources.articles))
    return [before] if isinstance(before, str) else list(before)


def judge_address(feed: str) -> str:
    """Why an address cannot be a source, or nothing."""
    if not (is_address(feed) and feed.startswith(("http://", "https://")) and feed.isprintable()) or " " in feed:
        return "it is no address that begins with https:// or http://"
    if "${" in feed:  # a stranger's list would have a secret of ours sent to its own host
        return "it names a variable of the environment, as no list of feeds does"
    if split_login(feed)[1] or mask_addresses(feed) != feed:
        return 'it has a password: write it yourself, with "${NAME}" from the environment in its place'
    return ""


def fold_address(source: str) -> str:
    """What two addresses of one feed, or of one page, have in common."""
    place = clean_address(drop_secrets(source)).partition("://")[2].rstrip("/")
    host, slash, rest = place.partition("/")
    return f"{host.casefold()}{slash}{rest}" or source


def _write_sources(settings: Settings, before: list[str], feeds: list[str]) -> None:
    document = tomlkit.parse(settings.file.read_bytes().decode("utf-8-sig"))
    tables: Any = document["shows"][settings.name] if settings.name else document
    sources = tables.setdefault("sources", tomlkit.table())
    rows = sources.get("articles")
    if not isinstance(rows, tomlkit.items.Array):
        rows = tomlkit.array()
        rows.extend(before)
        sources["articles"] = rows
    rows = sources["articles"]
    for feed in feeds:
        rows.append(feed)
    if len(rows) > 1:
        rows.multiline(multiline=True)
    replace_file(settings.file, tomlkit.dumps(document).encode())


def list_sources_of(settings: Settings) -> tuple[Outline, ...]:
    """The addresses among a show's sources, without what may be a password or a token."""
    feeds = dict.fromkeys(drop_secrets(name) for name in settings.sources.articles if "://" in name)
    named = (feed for feed in feeds if mask_addresses(feed) == feed and not find_unset(feed))
    return tuple(Outline(feed.partition("://")[2].rstrip("/"), feed) for feed in named)


def list_own_feeds(settings: Settings) -> tuple[Outline, ...]:
    """The feeds that listeners subscribe to, of every show of the file that is not private."""
    names = list_shows(settings.file) or ("",)
    shows = [load_settings(settings.file, name) for name in names]
    public = [load_show(each)[0] for each in shows if not each.publish.private]
    return tuple(Outline(clean_line(show.title), feed_url(show), show.link or f"{show.base_url}/") for show in public)
