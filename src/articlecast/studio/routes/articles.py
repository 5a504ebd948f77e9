"""One article as it was read, and what an editor knows better of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from articlecast.run.overriding import (
    OverrideMoved,
    delete_override,
    digest_override,
    find_override,
    list_fields,
    name_article,
    write_words,
)
from articlecast.run.showing import Look, Narration, show_whole
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import Name, name_teller

Value = str | int | bool | list[str] | date | datetime | None


class OverrideView(BaseModel):
    """What an editor says of the article; ``fields`` are those that are set, ``known`` all that there are."""

    name: str
    fields: dict[str, str | list[str]]
    digest: str = Field(description="The pledge that a change of it carries.")
    known: dict[str, str] = Field(description="Each field, and what its value must be.")


class Corrections(BaseModel):
    """Fields to set; a field whose value is null or empty is as the article has it again. ``digest`` is that of what
    was said of the article before.
    """

    fields: dict[str, Value] = Field(max_length=50)
    digest: str = Field("", max_length=64)


def make_router(desk: Desk) -> APIRouter:
    """Articles and their overrides."""
    router = APIRouter(tags=["articles"])

    @router.get("/article", operation_id="readArticle")
    def read(name: Name) -> dict[str, Any]:
        """The article as it was understood, with its blocks; ``skipped`` is the rule that leaves it out, if any,
        ``override`` what an editor says of it, and ``omissions`` what is not said of it.
        """
        source, settings = desk.find(name), desk.settings
        asked = Look(source, settings.read, "json", settings=settings), Narration(source, settings, own=True)
        found = desk.ask(show_whole, source.locator, asked)
        said = view(source.locator)
        return {**found, "override": said.fields, "override_digest": said.digest}

    @router.get("/override", operation_id="readOverride")
    def show(name: Name) -> OverrideView:
        """What an editor says of the article, and what may be said."""
        return view(desk.find(name).locator)

    @router.patch("/override", operation_id="writeOverride")
    def write(request: Request, name: Name, corrections: Corrections) -> OverrideView:
        """Correct these fields, from the next render on; all else in overrides.toml stays as it is. Refused, with what
        is said now, where somebody has corrected the article since.
        """
        source, settings = desk.find(name), desk.settings
        own = name_article(settings, settings.name_source(source.locator))
        with current(source.locator):
            write_words(settings, own, corrections.fields, corrections.digest)
        desk.hub.tell("override", name=name, **name_teller(request))
        return view(source.locator)

    @router.delete("/override", operation_id="dropOverride", status_code=204)
    def drop(request: Request, name: Name, digest: Annotated[str, Query(max_length=64)] = "") -> None:
        """Take back all that is said of the article; refused as a change is."""
        source, settings = desk.find(name), desk.settings
        with current(source.locator):
            delete_override(settings, name_article(settings, settings.name_source(source.locator)), digest)
        desk.hub.tell("override", name=name, **name_teller(request))

    def view(locator: str) -> OverrideView:
        settings = desk.settings
        found = find_override(settings, locator)
        fields, known = list_fields(found)
        return OverrideView(
            name=settings.name_source(locator), fields=fields, digest=digest_override(found), known=known
        )

    @contextmanager
    def current(locator: str) -> Iterator[None]:
        """Refuses, with what is said now, what was meant for something else."""
        try:
            yield
        except OverrideMoved:
            wrong, now = "somebody else has corrected this article since", view(locator).model_dump()
            raise Refused(412, wrong, "compare the two", current=now) from None

    return router
