"""Something new: an address, a text or a file, with what it will be before it is kept."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from articlecast.names import is_address
from articlecast.run.submitting import Submission, Submitted, look_at, submit
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import name_teller

LONGEST_TEXT = 20_000_000


class Given(BaseModel):
    """One of an ``address``, a ``text`` (Markdown, or HTML), or a ``file`` as base64 with its ``name``."""

    address: str = Field("", max_length=4000)
    text: str = Field("", max_length=LONGEST_TEXT)
    file: str = Field("", max_length=LONGEST_TEXT * 2, description="Base64.")
    name: str = Field("", max_length=255)
    title: str = Field("", max_length=300)
    url: str = Field("", max_length=4000, description="Where it came from.")


class SubmittedView(BaseModel):
    """What it is or became: ``articles`` is how many it holds or leads to, the rest is told of the only one; ``held``
    is why nothing would be made of it as it is. ``known`` names as ``source`` what the show has already.
    """

    state: Literal["added", "known"]
    source: str
    articles: int
    title: str
    authors: list[str]
    published: datetime | None
    language: str
    words: int
    minutes: float
    held: str
    form: str = Field("", description="As what kind of document it was read: page, feed, markdown, pdf …")
    doubts: list[str] = Field([], description="What speaks against the reading.")


def make_router(desk: Desk) -> APIRouter:
    """What goes among the show's sources."""
    router = APIRouter(prefix="/sources", tags=["sources"])

    @router.post("/look", operation_id="lookAtSource")
    def look(given: Given) -> SubmittedView:
        """What it would be; nothing is kept."""
        with desk.open_pool() as pool:
            return _view(look_at(desk.settings, _read(given), pool))

    @router.post("", operation_id="addSource", status_code=201)
    def add(request: Request, given: Given) -> SubmittedView:
        """Put it among the sources, once; the next run renders it."""
        request.state.about = given.address or given.name or given.title
        with desk.hold("the sources"), desk.open_pool() as pool:
            done = submit(desk.settings, _read(given), pool)
        desk.hub.tell("sources", source=done.source, **name_teller(request))
        return _view(done)

    return router


def _read(given: Given) -> Submission:
    if sum(map(bool, (given.address, given.text, given.file))) != 1:
        raise Refused(
            422, "give one of an address, a text and a file", '{"address": "https://example.org/a-day-at-sea"}'
        )
    if given.url and not is_address(given.url):
        raise Refused(422, "where it came from is no address", '"url": "https://example.org/a-day-at-sea"')
    if given.address:
        return Submission(address=given.address.strip())
    if given.text:
        kind = "text/html" if given.text.lstrip()[:1] == "<" else "text/markdown"
        return Submission("", given.text.encode(), "", kind, given.url, given.title)
    try:
        content = base64.b64decode(given.file, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(422, "the file is no base64", "send it as base64") from error
    return Submission("", content, given.name, "", given.url, given.title)


def _view(done: Submitted) -> SubmittedView:
    return SubmittedView(
        state=done.state,
        source=done.source,
        articles=done.articles,
        title=done.title,
        authors=list(done.authors),
        published=done.published,
        language=done.language,
        words=done.words,
        minutes=done.minutes,
        held=done.held,
        form=done.form,
        doubts=list(done.doubts),
    )
