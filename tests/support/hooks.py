"""Whoever is told by a run, on the loopback: a receiver of webhooks that believes signatures alone, a watch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from support.web import serving

SECRET = "whsec_" + "aGFyYm91ci1ub3Rlcy1oYXJib3VyLW5vdGVz"


@dataclass
class Hooks:
    """``taken`` are the bodies of webhooks that were believed, ``refused`` how many were not, ``pings`` the paths asked
    for. ``answers`` are the statuses of the next ones, 200 where there is none.
    """

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    idents: list[str] = field(default_factory=list)
    moments: list[int] = field(default_factory=list)
    refused: int = 0
    pings: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    async def hear(self, request: Request) -> Response:
        content = await request.body()
        try:
            Webhook(SECRET).verify(content, dict(request.headers))
        except WebhookVerificationError:
            self.refused += 1
            return Response(status_code=401)
        self.idents.append(request.headers["webhook-id"])
        self.moments.append(int(request.headers["webhook-timestamp"]))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.taken.append(json.loads(content))
        return Response(status_code=status)

    async def see(self, request: Request) -> Response:
        self.pings.append(f"{request.method} {request.url.path}")
        return Response(status_code=self.answers.pop(0) if self.answers else 200)


@contextmanager
def open_hooks() -> Iterator[Hooks]:
    hooks = Hooks()
    routes = [Route("/hook/{path:path}", hooks.hear, methods=["POST"]), Route("/ping/{path:path}", hooks.see)]
    with serving(Starlette(routes=routes)) as hooks.url:
        yield hooks
