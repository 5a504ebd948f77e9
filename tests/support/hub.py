"""A hub of voices on the loopback: files with ranges behind a redirect, as the real ones serve them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from articlecast.engines.voice_files import COMPUTED, PinnedFile, PinnedVoice
from support.web import serving


@dataclass
class Hub:
    files: dict[str, bytes]
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    status: int = 0
    ranges: bool = True

    def pin(self, name: str, engine: str, *files: str, url: str = "", origin: str = COMPUTED) -> PinnedVoice:
        """A voice of some of the files as they are now."""
        page = f"{self.url}/page"
        pinned = tuple(
            PinnedFile(
                file, f"{url or self.url}/{file}", len(content), hashlib.sha256(content).hexdigest(), origin, page
            )
            for file in files
            for content in [self.files[file]]
        )
        return PinnedVoice(name, engine, "en-US", "CC0-1.0", name, pinned)

    def answer(self, request: Request) -> Response:
        name = request.path_params["name"]
        span = request.headers.get("range", "")
        self.asked.append((name, span))
        if self.status:
            return Response(status_code=self.status)
        content = self.files[name]
        if not span or not self.ranges:
            return Response(content)
        start = int(span.removeprefix("bytes=").removesuffix("-"))
        place = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
        return Response(content[start:], 206, place)


@contextmanager
def open_hub(**files: bytes) -> Iterator[Hub]:
    hub = Hub(files)
    app = Starlette(
        routes=[
            Route("/store/{name}", hub.answer),
            Route("/{name}", lambda request: RedirectResponse(f"/store/{request.path_params['name']}", 302)),
        ]
    )
    with serving(app) as hub.url:
        yield hub
