"""Long work and its events, which a page follows as they come (server-sent events)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from articlecast.studio.desk import Desk
from articlecast.studio.drafts import digest_script
from articlecast.studio.hub import write_data
from articlecast.studio.jobs import Job, Kind, State
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import demand

STREAM: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {}}}}


class Order(BaseModel):
    """What is to be done; ``names`` are slugs or sources, ``script`` the article whose draft is rendered.

    ``force`` renders what has not changed, too. To ``publish``, and to ``sync``, which publishes, needs the scope for
    that.
    """

    kind: Kind = "render"
    names: list[str] = Field([], max_length=1000)
    script: str = Field("", max_length=2000)
    force: bool = False


class JobView(BaseModel):
    """A job; ``who`` began it, ``events`` is how many it has told."""

    name: str
    kind: Kind
    arguments: list[str]
    started: str
    who: str
    state: State
    events: int


def make_router(desk: Desk) -> APIRouter:
    """Jobs of the show."""
    router = APIRouter(prefix="/jobs", tags=["jobs"])

    @router.get("", operation_id="listJobs")
    async def list_all() -> list[JobView]:
        """Newest first."""
        return [JobView.model_validate(job.describe()) for job in desk.jobs.newest()]

    @router.post("", operation_id="startJob", status_code=202)
    async def start(request: Request, order: Order) -> JobView:
        """Begin it; refused while another one is at work."""
        request.state.about = " ".join(filter(None, [order.kind, *order.names[:5], order.script]))
        if order.kind != "render":
            demand(request, "publish")
            if order.names or order.script or order.force:
                raise Refused(422, f"to {order.kind} concerns the whole show", "leave names, script and force out")
        arguments, ended = await run_in_threadpool(prepare, order)
        job = await desk.jobs.start(order.kind, arguments, who=request.state.who, ended=ended)
        return JobView.model_validate(job.describe())

    def prepare(order: Order) -> tuple[list[str], Callable[[Job], None] | None]:
        if order.script:
            return prepare_script(order)
        arguments = ["--force"] if order.force else []
        locators = [desk.find(name).locator for name in order.names]
        return [*arguments, *(["--", *locators] if locators else [])], None

    def prepare_script(order: Order) -> tuple[list[str], Callable[[Job], None]]:
        if order.names or order.force:
            raise Refused(422, "a script names its own article", "leave names and force out")
        drafts, source = desk.drafts, desk.settings.name_source(desk.find(order.script).locator)
        text = drafts.load(source)
        if text is None:
            raise Refused(404, "this article has no edited script", "PUT /api/v1/script")

        def forget(job: Job) -> None:
            """The episode says what the draft says; one that was saved meanwhile stays."""
            now = drafts.load(source)
            if job.state == "done" and now is not None and digest_script(now) == digest_script(text):
                drafts.delete(source)

        return ["--script", str(drafts.place(source)), "--part"], forget

    @router.get("/{name}", operation_id="readJob")
    async def read(name: str) -> JobView:
        return JobView.model_validate(desk.jobs.find(name).describe())

    @router.delete("/{name}", operation_id="cancelJob")
    async def cancel(name: str) -> JobView:
        """Stop it as Ctrl-C does: what was rendered and spoken is kept."""
        return JobView.model_validate(desk.jobs.cancel(name).describe())

    @router.get("/{name}/events", operation_id="followJob", response_class=StreamingResponse, responses=STREAM)
    async def follow(name: str, last_event_id: Annotated[str, Header(max_length=20)] = "") -> StreamingResponse:
        """The job's events from the beginning, or behind ``Last-Event-ID``, until it has ended."""
        desk.jobs.find(name)
        after = int(last_event_id) if last_event_id.isdecimal() and last_event_id.isascii() else -1
        return StreamingResponse(_stream(desk, name, after), media_type="text/event-stream")

    return router


async def _stream(desk: Desk, name: str, after: int) -> AsyncIterator[str]:
    async for event in desk.jobs.follow(name, after):
        yield f"id: {event['id']}\n{write_data(event)}"
