"""Who may come in, and what of a request is believed.

A browser comes in by the token in the address that ``articlecast studio`` prints, as Jupyter has it, and keeps a cookie
from then on; a program sends ``Authorization: Bearer``. A page elsewhere can neither read nor change anything: the host
must be one of ours (DNS rebinding), the origin of a change too, and a change by cookie carries the token of its page.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from articlecast.display import show_line
from articlecast.studio.problems import tell_problem

Scope = Literal["read", "edit", "publish"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
COOKIE = "articlecast-studio"
CSRF_HEADER = "X-Studio-Token"
GUARD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOG = logging.getLogger("articlecast.studio")

Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways in. ``hosts`` are the names, with their ports, that the studio answers to.

    ``token`` opens everything; ``find_scopes`` says what another token may do, nothing for one that is nobody's.
    ``proxy_header`` is the header in which a newsroom's own sign-on names the person, empty where there is none.
    """

    token: str
    hosts: Collection[str]
    find_scopes: Callable[[str], frozenset[Scope]]
    proxy_header: str = ""

    @property
    def page_token(self) -> str:
        """What a change by cookie has to carry: a page elsewhere cannot read it."""
        return hashlib.sha256(f"page {self.token}".encode()).hexdigest()

    def open_to(self, request: Request) -> frozenset[Scope]:
        """What the request may do, by its header or its cookie."""
        given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if not given and self.proxy_header and request.headers.get(self.proxy_header, "").strip():
            return frozenset(SCOPES)
        given = given or request.cookies.get(COOKIE, "")
        if given and hmac.compare_digest(given.encode(), self.token.encode()):
            return frozenset(SCOPES)
        return self.find_scopes(given) if given else frozenset()


def guard(doors: Doors) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware that lets in whom the doors let in, and gives every answer the headers of ``GUARD``."""

    async def check(request: Request, proceed: Next) -> Response:
        answer = _refuse(request, doors) or await proceed(request)
        if request.method not in _SAFE:
            who = request.headers.get(doors.proxy_header, "") if doors.proxy_header else ""
            place = show_line(request.url.path)
            _LOG.info("%s %s %s %s", show_line(who) or "editor", request.method, place, answer.status_code)
        for name, value in GUARD.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return check


def _refuse(request: Request, doors: Doors) -> Response | None:
    host = request.headers.get("host", "").lower()
    if host not in doors.hosts:
        return tell_problem(421, f"'{show_line(host)}' is not this studio's name", hint="[studio] hosts")
    given = request.query_params.get("token", "")
    if given and request.method == "GET" and not request.url.path.startswith("/api/"):
        return _admit(request, given, doors)
    origin = request.headers.get("origin", "")
    if request.method not in _SAFE and origin and urlsplit(origin).netloc.lower() != host:
        return tell_problem(403, "the request comes from another page")
    scopes = doors.open_to(request)
    if not scopes:
        return tell_problem(401, "needs the token that `articlecast studio` prints", hint="open the address it prints")
    by_cookie = not request.headers.get("authorization")
    page_token = request.headers.get(CSRF_HEADER, "")
    if request.method not in _SAFE and by_cookie and not hmac.compare_digest(page_token, doors.page_token):
        return tell_problem(403, "the page is older than the studio", hint="load the page again")
    wanted: Scope = "read" if request.method in _SAFE else "publish" if _publishes(request) else "edit"
    if wanted not in scopes:
        return tell_problem(403, f"the token may not {wanted}", hint="articlecast studio --add NAME --scope edit")
    request.state.page_token = doors.page_token
    return None


def _publishes(request: Request) -> bool:
    return request.url.path.endswith(("/publish", "/approve"))


def _admit(request: Request, given: str, doors: Doors) -> Response:
    """The cookie for whoever has the address, and the same address without its token."""
    if not hmac.compare_digest(given.encode(), doors.token.encode()):
        return tell_problem(401, "the address is an older studio's", hint="open the address that it prints now")
    answer = RedirectResponse(request.url.path, 303)
    answer.set_cookie(COOKIE, given, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
