"""Long work and its events, which a page follows as they come (server-sent events)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from articlecast.studio.desk import Desk
from articlecast.studio.jobs import Kind
from articlecast.studio.problems import Refused


class Order(BaseModel):
    """What is to be done; ``names`` are slugs or sources, ``script`` the article whose draft is rendered."""

    kind: Kind = "render"
    names: list[str] = Field([], max_length=10_000)
    script: str = Field("", max_length=2000)
    force: bool = False


class JobView(BaseModel):
    name: str
    kind: str
    arguments: list[str]
    started: str
    state: str
    events: int


def make_router(desk: Desk) -> APIRouter:
    """Jobs of the show."""
    router = APIRouter(prefix="/jobs", tags=["jobs"])

    @router.get("", operation_id="listJobs")
    async def list_all() -> list[JobView]:
        """Newest first."""
        return [JobView.model_validate(job.describe()) for job in desk.jobs.list()]

    @router.post("", operation_id="startJob", status_code=202)
    async def start(order: Order) -> JobView:
        """Begin it; refused while another one runs."""
        arguments = [desk.find(name).locator for name in order.names]
        if order.script:
            source = desk.settings.name_source(desk.find(order.script).locator)
            path = desk.drafts.place(source)
            if not path.is_file():
                raise Refused(404, "this article has no edited script", "PUT /api/v1/script")
            arguments = ["--script", str(path)]
        arguments += ["--force"] if order.force else []
        job = await desk.jobs.start(order.kind, arguments)
        return JobView.model_validate(job.describe())

    @router.get("/{name}", operation_id="readJob")
    async def read(name: str) -> JobView:
        return JobView.model_validate(desk.jobs.find(name).describe())

    @router.delete("/{name}", operation_id="cancelJob")
    async def cancel(name: str) -> JobView:
        """Stop it as Ctrl-C does: what was rendered and spoken is kept."""
        return JobView.model_validate(desk.jobs.cancel(name).describe())

    @router.get("/{name}/events", operation_id="followJob", response_class=StreamingResponse)
    async def follow(name: str, last_event_id: Annotated[str, Header(max_length=20)] = "") -> StreamingResponse:
        """The job's events from the beginning, or behind ``Last-Event-ID``, until it has ended."""
        desk.jobs.find(name)
        after = int(last_event_id) if last_event_id.isdecimal() else -1
        return StreamingResponse(_stream(desk, name, after), media_type="text/event-stream")

    return router


async def _stream(desk: Desk, name: str, after: int) -> AsyncIterator[str]:
    """https://html.spec.whatwg.org/multipage/server-sent-events.html"""
    async for event in desk.jobs.follow(name, after):
        yield f"id: {event['id']}\ndata: {json.dumps(_plain(event))}\n\n"


def _plain(event: dict[str, Any]) -> dict[str, Any]:
    return event
