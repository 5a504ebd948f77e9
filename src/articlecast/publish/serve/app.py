"""The show over HTTP as podcast apps need it: ranges, HEAD, 416, 304, right types, and nothing else on the disk.

The feed is built in memory for the address that the client asked, since ``feed/`` holds the production one; so are a
private show's pages, which offer its subscriber's own address. Other pages come from ``feed/``, media from
``episodes/``: only files that a manifest names, found in a table, never by path.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from socket import gethostname
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from articlecast.errors import PublishError
from articlecast.model import Episode, Show
from articlecast.publish.addresses import feed_url
from articlecast.publish.feed.podcasting import feed_guid
from articlecast.publish.options import PublishOptions
from articlecast.publish.serve.limits import OneFault
from articlecast.publish.serve.resources import Library, LoadEpisodes, Resource
from articlecast.publish.serve.subscribers import Admission

_RANGE = r"(?:[0-9]{1,19}-(?:[0-9]{1,19})?|-[0-9]{1,19})"  # no file has more bytes than 19 digits count
_RANGES = re.compile(rf"bytes=\s*({_RANGE})(\s*,\s*{_RANGE})*\s*")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_REFUSED = re.compile(r";q=0(\.0*)?$")
_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
_PREFLIGHT = _CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Range, If-None-Match, If-Modified-Since, If-Range",
    "Access-Control-Max-Age": "86400",
}


def _count_none(_episodes: Sequence[Episode]) -> int:
    return 0


def create_app(
    show: Show,
    load_episodes: LoadEpisodes,
    episodes_folder: Path,
    feed_folder: Path,
    options: PublishOptions | None = None,
    *,
    trust_forwarded: bool = False,
    subscribers: Admission | None = None,
    theme: Path | None = None,
    patience: float = 60.0,
    hosts: Collection[str] = (),
    count_newest: Callable[[Sequence[Episode]], int] = _count_none,
) -> Starlette:
    """The ASGI application that serves one show.

    ``load_episodes`` is called again whenever a manifest under ``episodes_folder`` has changed, and otherwise after
    ``patience`` seconds, for an episode may have come due. With
    ``trust_forwarded`` the ``X-Forwarded-Proto``, ``-Host`` and ``-Prefix`` of a proxy make the feed's addresses.
    ``hosts`` are names that clients may call the server by, beside the show's own, this machine's, and the address
    that a connection came to; ``*`` means any. Another is answered 421: anybody's page could have its name lead here.
    With ``subscribers`` everything lies under ``/<token>/``, and a wrong or revoked token finds nothing; ``theme`` is
    the folder of the site's templates, for their pages. ``count_newest`` says how many of the episodes are in
    ``feed.xml``, 0 where ``publish.page_size`` does.
    """
    options = options or PublishOptions()
    show = replace(show, guid=show.guid or feed_guid(feed_url(show)))  # the show's own, wherever it is tried
    if subscribers is not None:
        # Whoever asks a hub, or has downloads counted, hands on an address, and here that is the subscriber's secret.
        options = replace(options, private=True, hubs=(), media_prefix="", media_url="")
    known = _name_hosts(show, hosts)
    library = Library(
        show,
        load_episodes,
        episodes_folder,
        feed_folder,
        options,
        theme=theme,
        patience=patience,
        count_newest=count_newest,
    )

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        base_url = _own_address(request, trust_forwarded=trust_forwarded)
        if base_url is None or not _is_known(request, base_url, known, trust_forwarded=trust_forwarded):
            return _refuse_host(base_url)
        path, token, slash = request.path_params["path"], "", "/"
        if subscribers is not None:
            token, slash, path = path.partition("/")
            if not await run_in_threadpool(subscribers.admits, token):
                return _nothing("no such show")
        home = f"{base_url}/{token}" if token else base_url
        found = await run_in_threadpool(library.find, path, home)
        if not slash:  # what the pages name is seen from the folder
            found = f"{token}/"
        if isinstance(found, str):
            return RedirectResponse(found, status_code=308)
        if found is None:
            browser = "text/html" in request.headers.get("accept", "")
            return await run_in_threadpool(lambda: _show_missing(library.find("404.html", home) if browser else None))
        return await run_in_threadpool(_send, request, found, private=subscribers is not None)

    async def excuse(_request: Request, _error: Exception) -> Response:
        """The list of subscribers is damaged: nobody is let in, and apps ask again later."""
        return PlainTextResponse("not now\n", status_code=503, headers=_CORS)

    routes = [Route("/{path:path}", answer, methods=["GET", "HEAD", "OPTIONS"])]
    return Starlette(routes=routes, middleware=[Middleware(OneFault)], exception_handlers={PublishError: excuse})


def _name_hosts(show: Show, hosts: Collection[str]) -> frozenset[str]:
    """The hosts in lower case, without ports but for those that were given with one."""
    own, machine = urlsplit(show.base_url).hostname or "", gethostname()
    return frozenset(name.lower() for name in (*_LOOPBACK, own, machine, f"{machine}.local", *hosts) if name)


def _is_known(request: Request, base_url: str, known: Collection[str], *, trust_forwarded: bool) -> bool:
    """Whether the client means us; a proxy that names the host in a header of its own has looked at it."""
    if "*" in known or (trust_forwarded and _first(request, "x-forwarded-host")):
        return True
    parts, (place, _port) = urlsplit(base_url), request.scope.get("server") or ("", 0)
    return not {parts.netloc.lower(), parts.hostname or ""}.isdisjoint({*known, place})


def _own_address(request: Request, *, trust_forwarded: bool) -> str | None:
    """``scheme://host[:port][/prefix]`` as the client sees it, or None for a Host that is none."""
    scheme, host, prefix = request.url.scheme, request.headers.get("host", ""), ""
    if trust_forwarded:
        scheme = _first(request, "x-forwarded-proto") or scheme
        host = _first(request, "x-forwarded-host") or host
        prefix = _first(request, "x-forwarded-prefix").rstrip("/")
    if scheme not in {"http", "https"} or not _HOST.fullmatch(host) or not _PREFIX.fullmatch(prefix):
        return None
    return f"{scheme}://{host}{prefix}{request.scope.get('root_path', '')}"


def _first(request: Request, header: str) -> str:
    return request.headers.get(header, "").split(",")[0].strip()


def _refuse_host(base_url: str | None) -> Response:
    if base_url is None:
        return PlainTextResponse("the Host header is no host\n", 400)
    return PlainTextResponse("no such host here; [serve] hosts in articlecast.toml names others\n", 421)


def _nothing(words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=404, headers=_CORS)


def _show_missing(page: Resource | str | None) -> Response:
    """The site's page about what is not there, to a browser."""
    if not isinstance(page, Resource):
        return _nothing("nothing here")
    content = page.content if isinstance(page.content, bytes) else page.content.read_bytes()
    return Response(content, 404, {**_CORS, "Referrer-Policy": "no-referrer"}, page.media_type)


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
            content = _pack(content)
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


@lru_cache(maxsize=8)
def _pack(content: bytes) -> bytes:
    """Compressed once for all who ask: 8 MB take a fifth of a second."""
    return gzip.compress(content, compresslevel=6, mtime=0)


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
