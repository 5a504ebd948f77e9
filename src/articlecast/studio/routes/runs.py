"""What runs did and left, how the show stands, who changed what; and what happens now, as it comes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from articlecast.run.health import report_health
from articlecast.run.reports import list_records
from articlecast.run.states import list_episodes
from articlecast.show.episodes.store import Library
from articlecast.show.failures import load_failures
from articlecast.show.lease import find_work
from articlecast.studio.desk import Desk
from articlecast.studio.routes.jobs import STREAM

Most = Annotated[int, Query(ge=1, le=1000)]


class Due(BaseModel):
    """A source or an episode, when it is due by ISO 8601 (empty for never by itself), and why."""

    name: str
    due: str
    reason: str
    count: int = 0


class Runs(BaseModel):
    """The work now, if any; what failed and waits, the next due first; and episodes that are still to come."""

    at_work: dict[str, str] | None
    failed: list[Due]
    scheduled: list[Due]


class Action(BaseModel):
    """Who changed what, when and with what outcome, an HTTP status."""

    at: str
    who: str
    did: str
    about: str
    status: int = Field(ge=0)


def make_router(desk: Desk) -> APIRouter:
    """Reports, health, what is due, what was done."""
    router = APIRouter(tags=["runs"])

    @router.get("/reports", operation_id="listReports")
    def reports(most: Most = 50) -> list[dict[str, Any]]:
        """The records of scheduled runs, newest first."""
        return list_records(desk.settings, most)

    @router.get("/health", operation_id="readHealth")
    def health() -> dict[str, Any]:
        """How the show does, as ``articlecast serve`` tells it at /health."""
        settings = desk.settings
        return report_health(settings, datetime.now(UTC), *Library(settings.episodes_folder).sift())

    @router.get("/runs", operation_id="readRuns")
    def runs() -> Runs:
        """What is at work, what waits to be tried again, what is due."""
        settings = desk.settings
        work = find_work(settings.episodes_folder)
        failures = load_failures(settings.episodes_folder).values() if settings.select is None else ()
        failed = [
            Due(name=each.source, due=each.due.isoformat() if each.due else "", reason=each.error, count=each.count)
            for each in failures
        ]
        coming = [
            Due(name=row.slug, due=row.published.isoformat(), reason=row.title)
            for row in list_episodes(settings)
            if row.state == "scheduled" and row.published
        ]
        return Runs(
            at_work={"since": work.since.isoformat(timespec="seconds"), "command": work.command} if work else None,
            failed=sorted(failed, key=lambda row: (not row.due, row.due)),
            scheduled=sorted(coming, key=lambda row: row.due),
        )

    @router.get("/actions", operation_id="listActions")
    def actions(most: Most = 200) -> list[Action]:
        """Who changed what in the studio, newest first."""
        found = desk.actions.list(most)
        return [Action.model_validate(row) for row in found if set(Action.model_fields) <= row.keys()]

    @router.get("/events", operation_id="followStudio", response_class=StreamingResponse, responses=STREAM)
    async def events(last_event_id: Annotated[str, Header(max_length=60)] = "") -> StreamingResponse:
        """What happens from now on, or behind ``Last-Event-ID``: ``job`` began or ended, ``script``, ``override`` and
        ``settings`` were saved by ``who``, ``episodes`` have changed.
        """
        return StreamingResponse(desk.hub.stream(last_event_id), media_type="text/event-stream")

    return router
