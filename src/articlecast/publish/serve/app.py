"""The show over HTTP as podcast apps need it: ranges, HEAD, 416, 304, right types, and nothing else on the disk.

The feed is built in memory for the address that the client asked, since ``feed/`` holds the production one; so are a
private show's pages, which offer its subscriber's own address. Other pages come from ``feed/``, media from
``episodes/``: only files that a manifest names, found in a table, never by path.
"""

from __future__ import annotations

import gzip
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path, PurePosixPath

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from articlecast.errors import PublishError
from articlecast.model import Asset, Episode, Show
from articlecast.names import sha256_hex
from articlecast.publish.addresses import feed_url
from articlecast.publish.feed.build import build_pages
from articlecast.publish.feed.podcasting import feed_guid
from articlecast.publish.media_types import MEDIA_TYPES
from articlecast.publish.options import PublishOptions
from articlecast.publish.parts import Part
from articlecast.publish.serve.subscribers import Subscribers

LoadEpisodes = Callable[[], Sequence[Episode]]

FEED_TYPE = "application/rss+xml"
_COMPRESSIBLE = re.compile(r"text/|image/svg|application/(json|xml|rss\+xml|x-subrip|manifest\+json)")
_RANGE = r"(?:[0-9]{1,19}-(?:[0-9]{1,19})?|-[0-9]{1,19})"  # no file has more bytes than 19 digits count
_RANGES = re.compile(rf"bytes=\s*({_RANGE})(\s*,\s*{_RANGE})*\s*")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_REFUSED = re.compile(r";q=0(\.0*)?$")
_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_LARGEST_TEXT = 8 * 1024 * 1024  # larger text is sent from the disk, uncompressed
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
_PREFLIGHT = _CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Range, If-None-Match, If-Modified-Since, If-Range",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to send: bytes in memory, or a file of exactly ``length`` bytes."""

    content: bytes | Path
    media_type: str
    etag: str
    modified: float
    lasting: bool = False


def create_app(
    show: Show,
    load_episodes: LoadEpisodes,
    episodes_folder: Path,
    feed_folder: Path,
    options: PublishOptions | None = None,
    *,
    trust_forwarded: bool = False,
    subscribers: Subscribers | None = None,
    theme: Path | None = None,
    patience: float = 60.0,
) -> Starlette:
    """The ASGI application that serves one show.

    ``load_episodes`` is called again whenever a manifest under ``episodes_folder`` has changed, and otherwise after
    ``patience`` seconds, for an episode may have come due. With
    ``trust_forwarded`` the ``X-Forwarded-Proto``, ``-Host`` and ``-Prefix`` of a proxy make the feed's addresses.
    With ``subscribers`` everything lies under ``/<token>/``, and a wrong or revoked token finds nothing; ``theme`` is
    the folder of the site's templates, for their pages.
    """
    options = options or PublishOptions()
    show = replace(show, guid=show.guid or feed_guid(feed_url(show)))  # the show's own, wherever it is tried
    if subscribers is not None:
        # Whoever asks a hub hands it the feed's address, and here that is the subscriber's secret.
        options = replace(options, private=True, hubs=())
    library = _Library(show, load_episodes, episodes_folder, feed_folder, options, theme=theme, patience=patience)

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        path, token, slash = request.path_params["path"], "", "/"
        if subscribers is not None:
            token, slash, path = path.partition("/")
            if not await run_in_threadpool(subscribers.admits, token):
                return _nothing("no such show")
        base_url = _own_address(request, trust_forwarded=trust_forwarded)
        if base_url is None:
            return PlainTextResponse("the Host header is no host", status_code=400)
        found = await run_in_threadpool(library.find, path, f"{base_url}/{token}" if token else base_url)
        if not slash:  # what the pages name is seen from the folder
            found = f"{token}/"
        if isinstance(found, str):
            return RedirectResponse(found, status_code=308)
        if found is None:
            return _nothing("nothing here")
        return _send(request, found, private=subscribers is not None)

    async def excuse(_request: Request, _error: Exception) -> Response:
        """The list of subscribers is damaged: nobody is let in, and apps ask again later."""
        return PlainTextResponse("not now\n", status_code=503, headers=_CORS)

    routes = [Route("/{path:path}", answer, methods=["GET", "HEAD", "OPTIONS"])]
    return Starlette(routes=routes, exception_handlers={PublishError: excuse})


class _Library:
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
    ) -> None:
        self._patience, self._looked = patience, -patience
        self._show, self._load, self._options = show, load, options
        self._episodes_folder, self._feed_folder = episodes_folder, feed_folder
        self._signature: tuple[tuple[str, int, int], ...] | None = None
        self._episodes: Sequence[Episode] = ()
        self._assets: dict[str, tuple[Path, str, str, int]] = {}
        self._feeds: OrderedDict[str, dict[str, bytes]] = OrderedDict()
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
        if signature == self._signature and episodes == self._episodes:
            return
        self._episodes = episodes
        self._assets = {
            f"episodes/{episode.slug}/{asset.name}": (
                self._episodes_folder / episode.slug / asset.name, asset.media_type, asset.sha256, asset.length,
            )
            for episode in self._episodes
            for asset in episode.assets
            if asset.role not in {"script", "ledger"}
        }  # fmt: skip
        self._feeds.clear()
        self._parts.clear()
        self._signature = signature

    def _feed(self, name: str, base_url: str) -> Resource | None:
        self._refresh()
        if base_url not in self._feeds:
            show = replace(self._show, base_url=base_url)
            self._feeds[base_url] = dict(build_pages(show, self._episodes, self._options))
            while len(self._feeds) > 8:  # addresses come from clients: bounded
                self._feeds.popitem(last=False)
        content = self._feeds[base_url].get(name)
        if content is None:
            return None
        return Resource(content, FEED_TYPE, sha256_hex(content), self._modified())

    def _modified(self) -> float:
        return max((stamp for _, stamp, _ in self._signature or ()), default=0) / 1e9

    def _own_page(self, path: str, base_url: str) -> Resource | None:
        """A page of the site as it is at that address, built when it is asked for."""
        from articlecast.publish.site.build import list_site_parts  # noqa: PLC0415 -- templates and pictures, for private shows

        self._refresh()
        if base_url not in self._parts:
            show, cover = replace(self._show, base_url=base_url), self._show.cover
            parts = list_site_parts(
                show, self._episodes, self._read_asset, self._options, theme=self._theme,
                cover=_read_bytes(self._feed_folder / cover.name) if cover else b"",
            )  # fmt: skip
            self._parts[base_url] = {name: part for part in parts for name in part.names}
            while len(self._parts) > 8:
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
            self._refresh()
        if path not in self._assets:
            return None
        file, media_type, digest, length = self._assets[path]
        return _read(file, media_type, digest, length=length, lasting=True)

    def _page(self, path: str) -> Resource | str | None:
        parts = PurePosixPath(path).parts
        if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) or path.startswith("/"):
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
        if _COMPRESSIBLE.match(media_type) and stat.st_size <= _LARGEST_TEXT:
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


def _own_address(request: Request, *, trust_forwarded: bool) -> str | None:
    """``scheme://host[:port][/prefix]`` as the client sees it, or None for a Host that is none."""
    scheme, host, prefix = request.url.scheme, request.headers.get("host", ""), ""
    if trust_forwarded:
        scheme = _first(request, "x-forwarded-proto") or scheme
        host = _first(request, "x-forwarded-host") or host
        prefix = _first(request, "x-forwarded-prefix").rstrip("/")
    if scheme not in {"http", "https"} or not _HOST.fullmatch(host) or not _PREFIX.fullmatch(prefix):
        return None
    return f"{scheme}://{host}{prefix}"


def _first(request: Request, header: str) -> str:
    return request.headers.get(header, "").split(",")[0].strip()


def _nothing(words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=404, headers=_CORS)


def _send(request: Request, resource: Resource, *, private: bool) -> Response:
    visibility = "private" if private else "public"
    headers = _CORS | {
        "ETag": f'"{resource.etag[:32]}"',
        "Last-Modified": formatdate(resource.modified, usegmt=True),
        "Cache-Control": f"{visibility}, max-age=31536000, immutable"
        if resource.lasting
        else f"{visibility}, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
    }
    if private:
        headers |= {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
    content = resource.content
    if isinstance(content, bytes):
        headers["Vary"] = "Accept-Encoding"
        if _wants_gzip(request) and len(content) > 1000:
            content = gzip.compress(content, compresslevel=6, mtime=0)
            headers |= {"Content-Encoding": "gzip", "ETag": f'"{resource.etag[:32]}-gzip"'}
    if _not_modified(request, headers, resource.modified):
        kept = {"ETag", "Last-Modified", "Cache-Control", "Vary", *_CORS}
        return Response(status_code=304, headers={name: value for name, value in headers.items() if name in kept})
    if isinstance(content, bytes):
        return _send_bytes(request, content, resource.media_type, headers)
    _tidy_range(request, content.stat().st_size)
    return FileResponse(content, headers=headers, media_type=resource.media_type)


def _send_bytes(request: Request, content: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """Text, whole or one range of it (of several ranges the whole is a lawful answer, RFC 9110 section 14.2)."""
    asked = _RANGES.fullmatch(request.headers.get("range", ""))
    if_range = request.headers.get("if-range")
    if not asked or asked[2] or _runs_backwards(asked[0]) or "Content-Encoding" in headers or if_range not in {
        None, headers["ETag"], headers["Last-Modified"],
    }:  # fmt: skip
        return Response(content, headers=headers, media_type=media_type)
    first, _, last = asked[1].partition("-")
    start = int(first) if first else max(0, len(content) - int(last))
    end = min(int(last) + 1, len(content)) if first and last else len(content)
    if start >= len(content) or start >= end:
        return PlainTextResponse("", 416, headers | {"Content-Range": f"bytes */{len(content)}"})
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return Response(content[start:end], 206, headers, media_type)


def _wants_gzip(request: Request) -> bool:
    """Compressed only where no range is asked: a range counts bytes of what is sent."""
    codings = [row.replace(" ", "") for row in request.headers.get("accept-encoding", "").lower().split(",")]
    accepted = any(row.split(";")[0] in {"gzip", "*"} and not _REFUSED.search(row) for row in codings)
    return accepted and "range" not in request.headers


def _not_modified(request: Request, headers: dict[str, str], modified: float) -> bool:
    """RFC 9110 section 13.2.2: If-None-Match decides where it is present, else If-Modified-Since."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or headers["ETag"] in known
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return int(modified) <= since.timestamp()
    except (ValueError, OverflowError):
        return False


def _tidy_range(request: Request, length: int) -> None:
    """Leave Starlette of the Range what it can answer.

    One that is none is to be ignored (RFC 9110 section 14.2), and so is one that runs backwards (14.1.1); of several,
    those that the file has are sent (14.1.2). Starlette answers 400 and 416 to these.
    """
    asked = request.headers.get("range")
    if asked is None:
        return
    scope, kept = request.scope, [(name, value) for name, value in request.scope["headers"] if name != b"range"]
    if _RANGES.fullmatch(asked) and not _runs_backwards(asked):
        rows = re.findall(_RANGE, asked)
        there = [row for row in rows if (int(row[1:]) > 0 if row[0] == "-" else int(row.split("-")[0]) < length)]
        kept.append((b"range", f"bytes={','.join(there or rows)}".encode("ascii")))
    scope["headers"] = kept


def _runs_backwards(asked: str) -> bool:
    return any(int(last) < int(first) for first, last in re.findall(r"([0-9]+)-([0-9]+)", asked))
