"""Episodes with their states, and what an editor does with many of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from threading import Event
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from articlecast.errors import UsageError
from articlecast.run.estimate import plan_show
from articlecast.run.listing import tell_passed_over
from articlecast.run.overriding import list_cards
from articlecast.run.pool import Tell
from articlecast.run.states import (
    approve_episodes,
    hold_episodes,
    list_episodes,
    pin_episodes,
    retry_articles,
    withdraw_episodes,
)
from articlecast.show.settings import Settings
from articlecast.speak import SpeechEstimate, add_estimates
from articlecast.studio.desk import Desk
from articlecast.studio.kept import Abandoned, SharedAnswer
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import name_teller
from articlecast.system import give_way

LONGEST_NAME = 2000
Verb = Literal["approve", "hold", "unhold", "withdraw", "return", "pin", "unpin", "retry"]
_VERBS: dict[Verb, Callable[[Settings, Sequence[str]], object]] = {
    "approve": approve_episodes,
    "hold": hold_episodes,
    "unhold": lambda settings, slugs: hold_episodes(settings, slugs, undo=True),
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


class PlanRow(BaseModel):
    """What a render would make of an article: ``decision`` and ``reason`` as ``articlecast plan`` has them, or
    "failed"; ``seconds`` of sound, of its ``sentences`` so many ``spoken`` before; ``price`` where it is known.
    """

    name: str
    source: str
    title: str
    decision: str
    reason: str
    hint: str
    seconds: float
    sentences: int
    spoken: int
    characters: int
    price: float | None
    leaves: bool = Field(description="Whether listeners have its episode, and will have it no more.")


class Totals(BaseModel):
    """All of it: sentences that are ``new`` and that are ``cached``, ``requests`` and ``characters`` to be sent."""

    engine: str
    new: int
    cached: int
    requests: int
    characters: int
    audio_seconds: float
    waiting_seconds: float
    price: float | None


class Aside(BaseModel):
    """Files among the articles that no render takes, and what to do about it."""

    text: str
    hint: str


class Plan(BaseModel):
    rows: list[PlanRow]
    totals: Totals
    currency: str
    passed_over: list[Aside] = Field(description="Told with the plan of the whole show.")


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

    def act(verb: Verb) -> Callable[[Request, Chosen], list[Row]]:
        def do(request: Request, chosen: Chosen) -> list[Row]:
            request.state.about = ", ".join(chosen.names)
            _VERBS[verb](desk.settings, _demand_names(chosen.names))
            desk.hub.tell("episodes", did=verb, names=chosen.names[:100], **name_teller(request))
            return list_all()

        return do

    for verb in _VERBS:
        summary = f"{verb.capitalize()} these; the list as it is then"
        router.post(f"/{verb}", operation_id=f"{verb}Episodes", summary=summary)(act(verb))
    return router


def _demand_names(names: Sequence[str]) -> Sequence[str]:
    """Raises UsageError for a name that cannot be one."""
    if not names:
        raise UsageError("names", "there is none", "GET /api/v1/episodes")
    for name in names:
        if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME or name.startswith((".", "-")):
            raise UsageError(name[:40], "is no episode and no article of this show", "GET /api/v1/episodes")
    return names


def plan_rows(
    asked: tuple[Settings, Sequence[str]], _tell: Tell
) -> tuple[list[dict[str, Any]], dict[str, Any], tuple[tuple[str, str], ...]]:
    """What a render of the articles, or of all, would take, one by one and together, and of all which files it passes
    over; in a process of its own.
    """
    give_way()
    settings, articles = asked
    slugs = {card.source: card.slug for card in list_cards(settings)}
    rows: list[dict[str, Any]] = []
    estimates: list[SpeechEstimate] = []
    for plan in plan_show(settings, articles):
        estimate = plan.estimate or SpeechEstimate(settings.speak.engine)
        estimates += [estimate] if plan.estimate else []
        rows.append(
            {
                "name": slugs.get(plan.source, plan.source),
                "source": plan.source,
                "title": plan.title,
                "decision": "failed" if plan.error else plan.todo,
                "reason": str(plan.error) if plan.error else plan.reason,
                "hint": plan.error.hint if plan.error else "",
                "seconds": estimate.audio_seconds,
                "sentences": estimate.new + estimate.cached,
                "spoken": estimate.cached,
                "characters": estimate.characters,
                "price": estimate.price,
                "leaves": plan.leaves,
            }
        )
    total = asdict(add_estimates(estimates)) if estimates else asdict(SpeechEstimate(settings.speak.engine))
    return rows, total, () if articles else tell_passed_over(settings)


def make_plan_router(desk: Desk) -> APIRouter:
    """What rendering an article or everything would take."""
    router = APIRouter(tags=["episodes"])
    whole = SharedAnswer[Plan]()

    @router.get("/plan", operation_id="planShow")
    async def plan(
        request: Request,
        name: Annotated[
            str, Query(max_length=LONGEST_NAME, description="An episode's slug, or one of the sources.")
        ] = "",
    ) -> Plan:
        """Each article of the sources with what would become of it, and what that costs; nothing is spoken or sent.
        It reads them all, which takes a while; with a ``name`` that article alone.
        """

        async def is_gone() -> bool:
            return desk.hub.stopping() or await request.is_disconnected()

        try:
            return await (SharedAnswer[Plan]() if name else whole).ask(lambda left: make(name, left), is_gone)
        except Abandoned:
            raise Refused(503, "nobody waits for it any more", "GET /api/v1/plan") from None

    def make(name: str, left: Event) -> Plan:
        settings, articles = desk.settings, [desk.find(name).locator] if name else []
        rows, totals, aside = desk.work(plan_rows, "the show", (settings, articles), left)
        return Plan(
            rows=[PlanRow(**row) for row in rows],
            totals=Totals(**totals),
            currency=settings.speak.currency,
            passed_over=[Aside(text=text, hint=hint) for text, hint in aside],
        )

    return router
