"""What the routes ask for in the same words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request

from articlecast.errors import UsageError
from articlecast.studio.access import Scope, allows
from articlecast.studio.problems import Refused

LANGUAGE = r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$"
"""A language's tag, or nothing for the show's."""

Name = Annotated[str, Query(description="An episode's slug, or one of the show's sources.", max_length=2000)]

Language = Annotated[str, Query(max_length=35, pattern=LANGUAGE)]


def demand(request: Request, wanted: Scope) -> None:
    """Raises Refused for who may not do what needs that scope."""
    if not allows(request.state.scope, wanted):
        hint = f"articlecast studio --add NAME --scope {wanted}" if wanted != "own" else "edit articlecast.toml"
        raise Refused(403, f"this needs the scope '{wanted}'", hint)


def name_teller(request: Request) -> dict[str, str]:
    """Who changes something, for the event that tells it, and from which open page: that one knows it already."""
    return {"who": request.state.who, "page": request.headers.get("X-Studio-Page", "")[:40]}


def check_voice(voice: str) -> str:
    """A voice's name as a browser may send it; raises UsageError for what could be a path to an engine."""
    if voice.startswith(("/", "\\", "~", ".")) or ".." in voice or ":\\" in voice or not voice.isprintable():
        raise UsageError("voice", "is no voice's name", "GET /api/v1/voices")
    return voice
