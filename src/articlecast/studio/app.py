"""The studio as a web application: the API of a show's editor, and the page that is its client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from articlecast.studio.access import Doors, guard
from articlecast.studio.desk import Desk
from articlecast.studio.page import add_page
from articlecast.studio.problems import tell_problems
from articlecast.studio.routes import articles, episodes, jobs, speech

VERSION = "1.0.0"
ROUTES = (episodes, articles, speech, jobs)
"""The resources; each has ``make_router``."""


def create_studio(desk: Desk, doors: Doors, *, page: bool = True) -> FastAPI:
    """The application; without the ``page`` its API alone."""

    @asynccontextmanager
    async def live(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await desk.jobs.close()

    app = FastAPI(
        title="articlecast studio",
        version=VERSION,
        summary="A show's articles, scripts and episodes, as an editor works on them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=live,
    )
    api = APIRouter(prefix="/api/v1")
    for route in ROUTES:
        api.include_router(route.make_router(desk))
    app.include_router(api)
    if page:
        add_page(app, desk)
    tell_problems(app)
    app.middleware("http")(guard(doors))
    return app
