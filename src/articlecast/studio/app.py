"""The studio as a web application: the API of a show's editor, and the page that is its client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from articlecast.show.settings import Settings
from articlecast.studio.access import Doors, guard
from articlecast.studio.actions import Actions
from articlecast.studio.desk import Desk, watch_show
from articlecast.studio.hub import Hub
from articlecast.studio.jobs import Job, Jobs
from articlecast.studio.page import add_page, greet
from articlecast.studio.problems import Problem, tell_problems
from articlecast.studio.routes import (
    articles,
    episodes,
    jobs,
    lexicon,
    publishing,
    rules,
    runs,
    scripts,
    settings,
    shows,
    sources,
    speech,
)

VERSION = "1.0.0"
ROUTES = (shows, episodes, articles, scripts, speech, lexicon, rules, sources, settings, publishing, jobs, runs)
"""The resources; each has ``make_router``."""


def create_studio(desk: Desk, doors: Doors, *, page: bool = True) -> FastAPI:
    """The application; without the ``page`` its API alone."""

    @asynccontextmanager
    async def live(_app: FastAPI) -> AsyncIterator[None]:
        def hear(job: Job) -> None:
            desk.hub.tell("job", name=job.name, kind=job.kind, state=job.state, who=job.who)

        desk.jobs.hear(hear)
        yield
        await desk.close()

    app = FastAPI(
        title="articlecast studio",
        version=VERSION,
        summary="A show's articles, scripts and episodes, as an editor works on them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=live,
    )
    api = APIRouter(
        prefix="/api/v1", responses={"4XX": {"model": Problem, "description": "What is wrong, and what to do."}}
    )
    for route in ROUTES:
        api.include_router(route.make_router(desk))
    api.include_router(episodes.make_plan_router(desk))
    app.include_router(api)
    if page:
        add_page(app, desk)
    tell_problems(app, desk.place[0].parent)
    app.middleware("http")(guard(doors, desk.actions, greet if page else None))
    return app


def open_desk(settings: Settings, chosen: Sequence[str]) -> Desk:
    """The desk of a show; ``chosen`` are the words of the command line that name it."""
    place, state = (settings.file, settings.name), settings.state_folder
    return Desk(place, Jobs(state / "jobs", chosen), Hub(lambda: watch_show(place)), Actions(state / "studio.jsonl"))
