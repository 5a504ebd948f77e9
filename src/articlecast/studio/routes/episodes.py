"""Episodes with their states, and what an editor does with many of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from articlecast.run.states import (
    approve_episodes,
    hold_episodes,
    list_episodes,
    pin_episodes,
    retry_articles,
    withdraw_episodes,
)
from articlecast.show.settings import Settings
from articlecast.studio.desk import Desk

Verb = Literal["approve", "hold", "withdraw", "return", "pin", "unpin", "retry"]
_VERBS: dict[Verb, Callable[[Settings, Sequence[str]], object]] = {
    "approve": approve_episodes,
    "hold": hold_episodes,
    "withdraw": withdraw_episodes,
    "return": lambda settings, slugs: withdraw_episodes(settings, slugs, undo=True),
    "pin": pin_episodes,
    "unpin": lambda settings, slugs: pin_episodes(settings, slugs, undo=True),
    "retry": retry_articles,
}


class Row(BaseModel):
    """An episode, or an article that is none yet; ``published`` by ISO 8601, ``seconds`` of sound."""

    name: str = Field(description="What it is called in other requests: its slug, or the source of an article.")
    state: str
    slug: str
    title: str
    published: str = ""
    seconds: float
    revision: int
    source: str
    guid: str
    reason: str = ""
    doubts: list[str] = []
    draft: bool = Field(description="Whether an edited script waits to be rendered.")


class Chosen(BaseModel):
    """The slugs, or for ``retry`` the sources, that something is done with."""

    names: list[str] = Field(max_length=10_000)


def make_router(desk: Desk) -> APIRouter:
    """The list and its verbs."""
    router = APIRouter(prefix="/episodes", tags=["episodes"])

    @router.get("", operation_id="listEpisodes")
    def list_all(state: str = "", text: str = "") -> list[Row]:
        """Every episode, newest first, and what is none yet; of a state, or with a text in title or source."""
        settings, drafts = desk.settings, desk.drafts
        rows = [
            Row.model_validate(
                {
                    **{name: value for name, value in asdict(each).items() if name in Row.model_fields},
                    "name": each.slug or each.source,
                    "published": each.published.isoformat() if each.published else "",
                    "draft": drafts.place(each.source).is_file(),
                }
            )
            for each in list_episodes(settings)
        ]
        wanted = text.casefold()
        return [
            row
            for row in rows
            if state in {"", row.state} and (not wanted or wanted in f"{row.title}\n{row.source}".casefold())
        ]

    def act(verb: Verb) -> Callable[[Chosen], list[Row]]:
        def do(chosen: Chosen) -> list[Row]:
            _VERBS[verb](desk.settings, chosen.names)
            return list_all()

        return do

    for verb in _VERBS:
        summary = f"{verb.capitalize()} these; the list as it is then"
        router.post(f"/{verb}", operation_id=f"{verb}Episodes", summary=summary)(act(verb))
    return router
