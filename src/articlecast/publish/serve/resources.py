"""What a served show has to send, by path: its feed and a private show's pages from memory, all else from the disk."""

from __future__ import annotations

import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import Lock

from articlecast.model import Asset, Episode, Show
from articlecast.names import sha256_hex
from articlecast.publish.feed.build import build_pages
from articlecast.publish.media_types import MEDIA_TYPES
from articlecast.publish.options import PublishOptions
from articlecast.publish.parts import Part

LoadEpisodes = Callable[[], Sequence[Episode]]

FEED_TYPE = "application/rss+xml"
COMPRESSIBLE = re.compile(r"text/|image/svg|application/(json|xml|rss\+xml|x-subrip|manifest\+json)")
_LARGEST_TEXT = 8 * 1024 * 1024  # larger text is sent from the disk, uncompressed
_ANYWHERE = "http://where-it-is-served.invalid"
"""Stands for every address in a feed that is built once, whatever its clients call the server (RFC 6761, 6.4)."""
_MOST_ADDRESSES = 8
"""Of the addresses that clients asked at, so many are remembered: they may ask at any number."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to send: bytes in memory, or a file of exactly ``length`` bytes."""

    content: bytes | Path
    media_type: str
    etag: str
    modified: float
    lasting: bool = False


class Library:
    """What can be found, by path; read anew when a manifest changes."""

    def __init__(
        self,
        show: Show,
        load: LoadEpisodes,
        episodes_folder: Path,
        feed_folder: Path,
        options: PublishOptions,
        *,
        theme: Path | None,
        patience: float,
        count_newest: Callable[[Sequence[Episode]], int],
    ) -> None:
        self._count_newest = count_newest
        self._patience, self._looked = patience, -patience
        self._show, self._load, self._options = show, load, options
        self._episodes_folder, self._feed_folder = episodes_folder, feed_folder
        self._signature: tuple[tuple[str, int, int], ...] | None = None
        self._episodes: Sequence[Episode] = ()
        self._newest = 0
        self._assets: dict[str, tuple[Path, str, str, int]] = {}
        self._feeds: dict[str, bytes] = {}
        self._sent = OrderedDict[tuple[str, str], Resource]()
        self._turn = Lock()
        self._theme, self._parts = theme, OrderedDict[str, dict[str, Part]]()

    def find(self, path: str, base_url: str) -> Resource | str | None:
        """The resource at ``path``, where to look instead, or None."""
        if re.fullmatch(r"feed(-[a-z0-9-]+)?\.xml", path):
            return self._feed(path, base_url)
        own = self._own_page(path, base_url) if self._options.private else None
        return self._asset(path) or own or self._page(path)

    def _refresh(self) -> None:
        signature, now = _signature(self._episodes_folder), time.monotonic()
        if signature == self._signature and now - self._looked < self._patience:
            return
        episodes, self._looked = tuple(self._load()), now
        newest = self._count_newest(episodes)
        if signature == self._signature and (episodes, newest) == (self._episodes, self._newest):
            return
        self._episodes, self._newest = episodes, newest
        self._assets = {
            f"episodes/{episode.slug}/{asset.name}": (
                self._episodes_folder / episode.slug / asset.name, asset.media_type, asset.sha256, asset.length,
            )
            for episode in self._episodes
            for asset in episode.assets
            if asset.role not in self._options.own_roles
        }  # fmt: skip
        self._feeds = {}
        self._sent.clear()
        self._parts.clear()
        self._signature = signature

    def _feed(self, name: str, base_url: str) -> Resource | None:
        with self._turn:  # a hundred clients that ask at once wait for one build
            self._refresh()
            if not self._feeds:
                show = replace(self._show, base_url=_ANYWHERE)
                self._feeds = dict(build_pages(show, self._episodes, self._options, newest=self._newest))
            if name not in self._feeds:
                return None
            if (base_url, name) not in self._sent:
                content = self._feeds[name].replace(_ANYWHERE.encode(), base_url.encode())
                self._sent[base_url, name] = Resource(content, FEED_TYPE, sha256_hex(content), self._modified())
                while len(self._sent) > _MOST_ADDRESSES:
                    self._sent.popitem(last=False)
            return self._sent[base_url, name]

    def _modified(self) -> float:
        return max((stamp for _, stamp, _ in self._signature or ()), default=0) / 1e9

    def _own_page(self, path: str, base_url: str) -> Resource | None:
        """A page of the site as it is at that address, built when it is asked for."""
        from articlecast.publish.site.build import list_site_parts  # noqa: PLC0415 -- templates and pictures, for private shows

        with self._turn:
            self._refresh()
            if base_url not in self._parts:
                show, cover = replace(self._show, base_url=base_url), self._show.cover
                parts = list_site_parts(
                    show, self._episodes, self._read_asset, self._options, theme=self._theme,
                    cover=_read_bytes(self._feed_folder / cover.name) if cover else b"",
                )  # fmt: skip
                self._parts[base_url] = {name: part for part in parts for name in part.names}
                while len(self._parts) > _MOST_ADDRESSES:
                    self._parts.popitem(last=False)
            name = f"{path}index.html" if not path or path.endswith("/") else path
            part = self._parts[base_url].get(name)
        media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix)
        if part is None or media_type is None:
            return None
        content = dict(part.build())[name]
        return Resource(content, media_type, sha256_hex(content), self._modified())

    def _read_asset(self, episode: Episode, asset: Asset) -> bytes:
        return (self._episodes_folder / episode.slug / asset.name).read_bytes()

    def _asset(self, path: str) -> Resource | None:
        if not path.startswith("episodes/"):
            return None
        if path not in self._assets:
            with self._turn:
                self._refresh()
        if path not in self._assets:
            return None
        file, media_type, digest, length = self._assets[path]
        return _read(file, media_type, digest, length=length, lasting=True)

    def _page(self, path: str) -> Resource | str | None:
        parts = path.removesuffix("/").split("/") if path else []
        if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        file = _find_below(self._feed_folder.resolve(), parts)
        if file is None:
            return None
        if file.is_dir():
            if path and not path.endswith("/"):
                return f"{parts[-1]}/"
            file = file / "index.html"
        media_type = MEDIA_TYPES.get(file.suffix.lower())
        if media_type is None:  # an editor's notes beside the pages are no pages
            return None
        if path.endswith("/") and parts[-1] == file.name:  # index.html/ is no folder
            return None
        return _read(file, media_type, "", lasting=False)


def _find_below(root: Path, parts: Sequence[str]) -> Path | None:
    """The path that is meant; None for a link that leads out of the folder, and a name too long for any file."""
    try:
        file = root.joinpath(*parts).resolve()
        file.is_dir()
    except OSError:
        return None
    return file if file.is_relative_to(root) else None


def _signature(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a manifest does: name, time and number of each."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    stat = Path(entry.path, "episode.json").stat()
                except OSError:
                    continue
                found.append((entry.name, stat.st_mtime_ns, stat.st_ino))
    except OSError:
        return ()
    return tuple(sorted(found))


def _read(file: Path, media_type: str, digest: str, *, lasting: bool, length: int | None = None) -> Resource | None:
    """The file as a resource; None where it is gone, or has not the bytes that its manifest promised."""
    try:
        stat = file.stat()
        if not file.is_file() or (length is not None and stat.st_size != length):
            return None
        if COMPRESSIBLE.match(media_type) and stat.st_size <= _LARGEST_TEXT:
            content = file.read_bytes()
            return Resource(content, media_type, digest or sha256_hex(content), stat.st_mtime, lasting)
    except OSError:
        return None
    etag = digest or f"{stat.st_mtime_ns:x}-{stat.st_size:x}"
    return Resource(file, media_type, etag, stat.st_mtime, lasting)


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
