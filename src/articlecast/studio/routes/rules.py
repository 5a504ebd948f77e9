"""What is never read: a phrase or a part of a page, tried on a site's last articles before it is kept."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from articlecast.model import Source
from articlecast.names import ENTRY, is_address
from articlecast.run.trying import (
    RulesMoved,
    Sweep,
    digest_rules,
    find_alike,
    forget_rule,
    keep_rule,
    list_kept,
    make_rule,
    sweep_articles,
)
from articlecast.show.settings import Settings
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import name_teller

Kind = Literal["skip_text", "stop_at", "title_strip", "drop"]
Scope = Literal["article", "site", "everywhere"]


class RuleView(BaseModel):
    """A rule: a phrase, ``/a pattern/`` or, to ``drop``, a CSS selector; for one article, by its ``name``, for a
    ``host`` or everywhere.
    """

    scope: Scope = "site"
    host: str = Field("", max_length=500)
    kind: Kind = "skip_text"
    value: str = Field(min_length=1, max_length=2000)
    name: str = Field("", max_length=2000)


class RuleToKeep(RuleView):
    """``digest`` is that of what was kept for the same articles when the rule was tried."""

    digest: str = Field("", max_length=64)


class KeptRule(RuleView):
    added: bool = Field(description="Whether it did not stand there already.")


class GoneView(BaseModel):
    """What would go of an article; ``error`` where it cannot be read, or nothing would be left of it."""

    name: str
    title: str
    gone: list[str]
    error: str


class Tried(BaseModel):
    host: str = Field(description="What the rule would hold for, as [[read.sites]] has it.")
    kept: list[tuple[str, str]] = Field(description="What is kept there already, each with its kind.")
    digest: str = Field(description="The pledge that keeping the rule carries.")
    articles: list[GoneView]


def make_router(desk: Desk) -> APIRouter:
    """Rules of ``[[read.sites]]``."""
    router = APIRouter(prefix="/rules", tags=["rules"])

    @router.post("/try", operation_id="tryRule")
    def try_out(rule: RuleView) -> Tried:
        """What the rule would take out of the last ten articles for which it would hold; nothing is kept."""
        settings, host = desk.settings, choose_host(rule)
        own = (desk.find(rule.name),) if rule.name else ()
        alike = () if rule.scope == "article" else find_alike(settings, host)
        sources: dict[str, Source] = {each.locator: each for each in (*own, *alike)}
        sweep = Sweep(make_rule("*", rule.kind, rule.value), settings.read, tuple(sources.values())[:10])
        found = desk.work(sweep_articles, host, sweep)
        articles = [
            GoneView(name=settings.name_source(each.source), title=each.title, gone=list(each.texts), error=each.error)
            for each in found
        ]
        return Tried(host=host, articles=articles, **view(settings, host))

    @router.post("", operation_id="keepRule", status_code=201)
    def keep(request: Request, rule: RuleToKeep) -> KeptRule:
        """Keep it in articlecast.toml; it holds from the next render on. Refused, with what is kept there now, where
        somebody has changed that since.
        """
        host = choose_host(rule)
        request.state.about = f"{rule.kind} of {host}"
        settings = desk.settings
        try:
            added = keep_rule(settings, host, rule.kind, rule.value, rule.digest)
        except RulesMoved:
            wrong = "somebody else has changed what is never read there since"
            raise Refused(412, wrong, "compare the two", current=view(settings, host)) from None
        desk.hub.tell("settings", **name_teller(request))
        return KeptRule(**rule.model_dump(exclude={"digest"}) | {"host": host}, added=added)

    @router.delete("", operation_id="forgetRule", status_code=204)
    def forget(request: Request, rule: Annotated[RuleView, Query()]) -> None:
        """Take it out of articlecast.toml again."""
        host = choose_host(rule)
        request.state.about = f"{rule.kind} of {host}"
        forget_rule(desk.settings, host, rule.kind, rule.value)
        desk.hub.tell("settings", **name_teller(request))

    def view(settings: Settings, host: str) -> dict[str, Any]:
        kept = list_kept(settings, host)
        return {"kept": kept, "digest": digest_rules(kept)}

    def choose_host(rule: RuleView) -> str:
        if rule.scope == "everywhere":
            return "*"
        if rule.scope == "article":
            if not rule.name:
                raise Refused(422, "of which article?", "name: an episode's slug")
            return _name_place(desk.settings.name_source(desk.find(rule.name).locator))
        if not rule.host.strip() or not rule.host.isprintable():
            raise Refused(422, "of which site?", "host: example.org")
        return rule.host.strip().lower() if "/" not in rule.host else rule.host.strip()

    return router


def _name_place(name: str) -> str:
    """An article as a rule's ``host`` has it: its address without the scheme, or its path; signs that stand for others
    there stand for themselves.
    """
    place = name.partition(ENTRY)[0]
    if is_address(place):
        place = place.partition("://")[2].partition("?")[0].partition("#")[0].rstrip("/")
    escaped = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in place)
    return escaped if "/" in escaped else f"{escaped}/"
