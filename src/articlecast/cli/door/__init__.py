"""The door by which articles are handed in over HTTP: ``articlecast serve --submit``.

``POST /articles`` takes an address, a page as a browser shows it, a text or a file from whoever has a token, and puts
it among the show's sources, as ``articlecast add`` does. ``/submit/`` is a page for people, with a bookmarklet, and
takes what a telephone shares.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from articlecast.cli.door.description import describe_api
from articlecast.cli.door.limits import Budget, Busy
from articlecast.display import show_line, write_json
from articlecast.errors import ArticlecastError, DiskError, ShowBusy
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.run.pool import Pool
from articlecast.run.submitting import Submission, Submitted, submit
from articlecast.show.settings import Settings, load_settings

_FILES = {
    "": ("page.html", "text/html; charset=utf-8"),
    "submit.js": ("submit.js", "text/javascript; charset=utf-8"),
    "submit.css": ("submit.css", "text/css; charset=utf-8"),
    "manifest.webmanifest": ("manifest.webmanifest", "application/manifest+json"),
}
_GUARD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_SHARED = re.compile(r"(?:[^\r\n]{0,280}\s{1,9})?(https?://[^\s<>\"]{4,2000})\s*")
"""What telephones share of a page: its title, perhaps, and its address, all as text."""
_SPARE = 100_000
"""Bytes of a request beside the article itself: its other fields, and the lines between them."""


class _Refused(Exception):
    """An answer of this status; ``hint`` says what to do, and ``wait`` for how many seconds nobody need ask again."""

    def __init__(self, status: int, wrong: str, hint: str = "", wait: int = 0) -> None:
        super().__init__(wrong)
        self.status, self.wrong, self.hint, self.wait = status, wrong, hint, wait


def place_submitters(settings: Settings) -> Subscribers:
    """Who may hand articles in."""
    return Subscribers(settings.folder / "submitters.json", who="submitter", command="articlecast serve --submit --add")


def make_routes(settings: Settings) -> list[Route]:
    """The routes of the door, for the application that serves the show."""
    door = _Door(settings)
    return [
        Route("/articles", door.post, methods=["POST", "OPTIONS"]),
        Route("/articles/openapi.json", door.describe, methods=["GET"]),
        Route("/submit/{name:path}", _send_page, methods=["GET"]),
    ]


class _Door:
    def __init__(self, settings: Settings) -> None:
        self._settings, self._submitters = settings, place_submitters(settings)
        self._budget, self._busy = Budget(settings.serve.submissions_per_hour), Busy()

    async def describe(self, _request: Request) -> Response:
        return JSONResponse(describe_api(self._settings.read.largest_bytes, self._settings.serve.submissions_per_hour))

    async def post(self, request: Request) -> Response:
        headers = self._allow(request)
        if request.method == "OPTIONS":
            return Response(status_code=204 if headers else 403, headers=headers)
        wants_page = "text/html" in request.headers.get("accept", "")
        try:
            done = await self._take(request)
        except _Refused as refused:
            headers |= {"Retry-After": str(refused.wait)} if refused.wait else {}
            told = {"error": show_line(refused.wrong), "hint": show_line(refused.hint)}
            return _answer(told, refused.status, headers, wants_page=wants_page)
        told = asdict(done) | {"minutes": done.minutes}
        return _answer(told, 201 if done.state == "added" else 200, headers, wants_page=wants_page)

    def _allow(self, request: Request) -> dict[str, str]:
        """The headers that let a page of a named origin read the answer.

        https://fetch.spec.whatwg.org/#http-cors-protocol
        """
        origin = request.headers.get("origin", "")
        if origin not in self._settings.serve.submit_origins:
            return {"Vary": "Origin"} if request.method != "OPTIONS" else {}
        return {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": "POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": "86400",
            "Vary": "Origin",
        }

    async def _take(self, request: Request) -> Submitted:
        most = self._settings.read.largest_bytes
        length = request.headers.get("content-length", "")
        if not length.isdigit():
            raise _Refused(411, "the request does not say how long it is", "send a Content-Length")
        if int(length) > most + _SPARE:
            raise _Refused(413, f"is larger than {most:,} bytes", "raise read.largest_bytes in articlecast.toml")
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if token:
            await self._admit(token)
        submission, given = await _read_submission(request, most)
        if not token:
            await self._admit(given)
        async with self._busy.turn() as free:
            if not free:
                raise _Refused(503, "too much is being handed in at once", "try again in a minute", 60)
            return await run_in_threadpool(self._submit, submission)

    async def _admit(self, token: str) -> None:
        """Raises _Refused for a token that is nobody's, or whose hour is used up."""
        if not await run_in_threadpool(self._submitters.admits, token):
            raise _Refused(401, "needs a token", "articlecast serve --submit --add NAME")
        if wait := self._budget.spend(token):
            wrong = f"has handed in {self._budget.most} articles within an hour"
            raise _Refused(429, wrong, f"try again in {wait} seconds, or raise serve.submissions_per_hour", wait)

    def _submit(self, submission: Submission) -> Submitted:
        settings = load_settings(self._settings.file, self._settings.name)  # what was handed in before stands there
        try:
            with Pool(1) as pool:
                return submit(settings, submission, pool)
        except (DiskError, ShowBusy) as error:
            raise _Refused(503, str(error), error.hint, 60) from error
        except ArticlecastError as error:
            raise _Refused(422, str(error), error.hint) from error


async def _read_submission(request: Request, most: int) -> tuple[Submission, str]:
    """What is handed in, and the token that stands among it; raises _Refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    query = {name: request.query_params.get(name, "") for name in ("url", "title", "name")}
    if kind == "application/json":
        return _from_values(_load_json(await request.body()))
    if kind in _FORMS:
        async with _open_form(request, most) as form:
            values: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
            for value in form.values():
                if not isinstance(value, str):
                    values |= {"content": await value.read(), "name": value.filename or ""}
            return _from_values(values)
    if not kind:
        raise _Refused(415, "the request does not say what it holds", "send a Content-Type")
    body = await request.body()
    return Submission(content=body, name=query["name"], media_type=kind, url=query["url"], title=query["title"]), ""


@asynccontextmanager
async def _open_form(request: Request, most: int) -> AsyncIterator[FormData]:
    try:
        async with request.form(max_files=1, max_fields=20, max_part_size=most) as form:
            yield form
    except HTTPException as error:
        raise _Refused(400, f"is no form that can be read: {error.detail}", "one file at most, or a text") from error


def _load_json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _Refused(400, "is no JSON", '{"url": "https://example.org/a-day-at-sea"}') from error
    if not isinstance(values, dict):
        raise _Refused(400, "is no JSON object", '{"url": "https://example.org/a-day-at-sea"}')
    return values


def _from_values(values: dict[str, Any]) -> tuple[Submission, str]:
    said = {name: value.strip() for name, value in values.items() if isinstance(value, str)}
    url, title, token = said.get("url", ""), said.get("title", ""), said.get("token", "")
    content, name = values.get("content"), said.get("name", "")
    if isinstance(content, bytes) and content:
        return Submission(content=content, name=name, url=url, title=title), token
    text = said.get("text", "")
    shared = _SHARED.fullmatch(text) if text.count("://") == 1 else None
    if shared and not (url or said.get("html") or said.get("markdown")):
        return Submission(address=shared[1]), token
    for field, kind in (("html", "text/html"), ("markdown", "text/markdown"), ("text", "text/plain")):
        if said.get(field):
            content = said[field].encode("utf-8", "replace")  # JSON can write half a character
            return Submission(content=content, media_type=kind, url=url, title=title), token
    if not url:
        raise _Refused(400, "holds no url, html, markdown, text or file", '{"url": "https://example.org/a-day-at-sea"}')
    return Submission(address=url), token


def _answer(told: dict[str, Any], status: int, headers: dict[str, str], *, wants_page: bool) -> Response:
    if not wants_page:
        return Response(write_json(told, content=True), status, headers, "application/json")
    from html import escape  # noqa: PLC0415 -- for a browser alone

    words = told.get("error") or f"{told['state']}: {told['title'] or told['source']}"
    page = f"<!doctype html><meta charset=utf-8><title>articlecast</title><p>{escape(words)}</p>"
    page += f"<p>{escape(told.get('hint') or '')}</p>"
    return HTMLResponse(page, status, headers | _GUARD)


async def _send_page(request: Request) -> Response:
    found = _FILES.get(request.path_params["name"])
    if found is None:
        return Response("nothing here\n", 404)
    name, kind = found
    return Response(_load(name), headers=_GUARD | {"Content-Type": kind})


@cache
def _load(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()
