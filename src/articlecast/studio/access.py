"""Who may come in, and what of a request is believed.

A browser comes in by the token in the address that ``articlecast studio`` prints, as Jupyter has it, and keeps a cookie
until it signs out; one that comes without is shown where to put the token. A program sends ``Authorization: Bearer``.
From another machine one comes by the password of ``[studio]``, or by the header of a newsroom's own sign-on, which only
its proxy can set. A page elsewhere can neither read nor change anything: the host must be one of ours (DNS rebinding),
the origin of a change too, and a change by what a browser sends by itself carries the token of its page.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from articlecast.display import show_line
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.studio.actions import Actions
from articlecast.studio.passwords import Lock, read_basic
from articlecast.studio.problems import tell_problem

Scope = Literal["read", "edit", "publish", "own"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""Each may do what those before it may; ``own`` is who started the studio, and no token is given it."""
GIVEN: tuple[Scope, ...] = SCOPES[:-1]
"""Those that ``articlecast studio --add`` gives."""
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
LARGEST_BODY = 6_000_000
"""Bytes of a request: a script of half a million words. What is handed in may be as large as ``read.largest_bytes``."""
SPARE = 100_000
"""Bytes of what is handed in beside the article itself: its other fields, and the lines between them."""
SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
LARGEST_TOKEN = 10_000
"""Bytes of the form in which a token is handed in."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_NEEDS: tuple[tuple[str, str, Scope], ...] = (
    (r"GET", r"/api/v1/(settings|subscribers|actions)", "edit"),
    (r"GET", r"/api/v1/publish/.*", "publish"),
    (r"POST", SIGN_OUT, "read"),
    (r"POST", r"/api/v1/(lexicon/touches|settings/check)", "read"),
    (r"POST", r"/api/v1/episodes/(approve|withdraw|return)", "publish"),
    (r"POST|DELETE", r"/api/v1/subscribers(/.*)?", "publish"),
    (r"GET|HEAD|OPTIONS", r".*", "read"),
    (r".*", r".*", "edit"),
)
"""Method, path and what they need; the first that fits. What a job or a setting needs beside, its route says."""

Next = Callable[[Request], Awaitable[Response]]
Greet = Callable[[Request, str], Response]
"""The page that says how to sign in, with what was wrong before."""
Admitted = tuple[str, Scope]
"""Who it is, as the record of what was done has it, and how far they may go."""


def allows(has: Scope, wanted: Scope) -> bool:
    """Whether who has the one scope may do what needs the other."""
    return SCOPES.index(has) >= SCOPES.index(wanted)


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways in. ``hosts`` are the names that the studio answers to, with their ports or for any port.

    ``token`` is whose who started it; ``editors`` have tokens with a scope each; ``lock`` opens for the password, and
    ``proxy_header`` is where one of the ``proxies`` names a person.
    """

    token: str
    hosts: Collection[str]
    editors: Subscribers
    lock: Lock = field(default_factory=lambda: Lock(""))
    proxy_header: str = ""
    proxies: Collection[str] = ()
    largest_upload: int = 20_000_000

    @property
    def page_token(self) -> str:
        """What a change by cookie has to carry: a page elsewhere cannot read it."""
        return hashlib.sha256(f"page {self.token}".encode()).hexdigest()

    def answers_to(self, host: str) -> bool:
        """Whether a ``Host`` header names the studio."""
        return host in self.hosts or re.sub(r":\d+$", "", host) in self.hosts

    def admit(self, request: Request) -> Admitted | None:
        """Who asks; None for nobody that is known."""
        header = request.headers.get("authorization", "")
        bearer = header[7:].strip() if header[:7].lower() == "bearer " else ""
        given = bearer or ("" if header else request.cookies.get(COOKIE, ""))
        if known := self.find_holder(given):
            request.state.by_cookie = not bearer
            return known
        if self.lock.opens(read_basic(header)):
            return "password", "publish"
        if person := self.find_person(request):
            return person, "publish"
        return None

    def find_holder(self, token: str) -> Admitted | None:
        """Whose token it is."""
        if token and hmac.compare_digest(token.encode(), self.token.encode()):
            return "owner", "own"
        if token and (name := self.editors.find(token)):
            scope = self.editors.find_scope(name)
            return name, next((each for each in GIVEN if each == scope), "read")
        return None

    def find_person(self, request: Request) -> str:
        """Whom the newsroom's proxy names; nobody else's word counts."""
        if not (self.proxy_header and request.client and request.client.host in self.proxies):
            return ""
        return show_line(request.headers.get(self.proxy_header, "").strip())[:200]


def guard(doors: Doors, actions: Actions, greet: Greet | None = None) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware that lets in whom the doors let in, keeps a record of what they change, and gives every answer the
    headers of ``GUARD``. With ``greet`` a browser that is not let in is shown how to sign in.
    """

    async def check(request: Request, proceed: Next) -> Response:
        request.state.who, request.state.scope, request.state.by_cookie = "nobody", "read", False
        answer = _refuse_stranger(request, doors)
        if answer is None and greet and request.url.path == SIGN_IN and request.method == "POST":
            answer = await _sign_in(request, doors, greet)
        elif answer is None and not (greet and _is_part(request)):
            answer = _refuse(request, doors)
        if answer is not None and greet and answer.status_code in {401, 429} and _wants_page(request):
            wrong = _OLDER if request.query_params.get("token") else ""
            answer = _as_page(greet(request, wrong), answer.status_code, answer.headers)
        answer = answer or await proceed(request)
        if request.method not in _SAFE and not (_asks(request) and answer.status_code < 400):
            about = request.query_params.get("name", "") or getattr(request.state, "about", "")
            actions.note(request.state.who, request.method, request.url.path, about, answer.status_code)
        for name, value in GUARD.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return check


_OLDER = "This address is an older studio’s."
_UNKNOWN = "Nobody has this token."


_ASKS = re.compile(r"/api/v1/(lexicon/touches|rules/try|settings/check|sources/look|speech|voices/hear)")
"""What is a POST for the length of its question, and changes nothing."""


def _asks(request: Request) -> bool:
    return request.method == "POST" and _ASKS.fullmatch(request.url.path) is not None


def _is_part(request: Request) -> bool:
    """Whether it asks for what the page is made of, in which nothing of the show stands."""
    return request.method in {"GET", "HEAD"} and request.url.path.startswith("/static/")


def _wants_page(request: Request) -> bool:
    """Whether a browser opens a page."""
    asks = request.method in {"GET", "HEAD"} and not request.url.path.startswith(("/api/", "/static/"))
    return asks and "text/html" in request.headers.get("accept", "")


def _as_page(page: Response, status: int, headers: Mapping[str, str]) -> Response:
    """The page with the status of an answer, and what that says to a browser."""
    page.status_code = status
    page.headers.update({name: headers[name] for name in ("WWW-Authenticate", "Retry-After") if name in headers})
    return page


async def _sign_in(request: Request, doors: Doors, greet: Greet) -> Response:
    """The cookie for whoever knows a token, or the address that has it, and the page that was wanted."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LARGEST_TOKEN:
        return tell_problem(413, f"is larger than {LARGEST_TOKEN:,} bytes", hint="send the token alone")
    form = parse_qs((await request.body()).decode("utf-8", "replace"))
    typed, then = (form.get(name, [""])[0].strip() for name in ("token", "then"))
    found = re.search(r"[?&]token=([^&#\s]+)", typed)
    token = found[1] if found else typed
    known = doors.find_holder(token)
    if known is None:
        return _as_page(greet(request, _UNKNOWN), 401, {})
    request.state.who = known[0]
    return _give_cookie(request, token, then if re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", then) else "/")


def _refuse_stranger(request: Request, doors: Doors) -> Response | None:
    """For whoever asks by another's name, or from another's page."""
    host = request.headers.get("host", "").lower()
    if not doors.answers_to(host):
        return tell_problem(421, f"'{show_line(host)[:80]}' is not this studio's name", hint='[studio] hosts = ["…"]')
    origin = request.headers.get("origin", "")
    foreign = request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
    if request.method not in _SAFE and ((origin and urlsplit(origin).netloc.lower() != host) or foreign):
        return tell_problem(403, "the request comes from another page")
    return None


def _refuse(request: Request, doors: Doors) -> Response | None:
    given = request.query_params.get("token", "")
    if given and request.method == "GET" and not request.url.path.startswith("/api/"):
        return _take_token(request, given, doors)
    safe = request.method in _SAFE
    admitted = doors.admit(request)
    if admitted is None:
        return _ask_who(doors)
    request.state.who, request.state.scope = admitted
    bearer = request.headers.get("authorization", "")[:7].lower() == "bearer "
    page_token = request.headers.get(CSRF_HEADER, "")
    if not safe and not bearer and not hmac.compare_digest(page_token.encode(), doors.page_token.encode()):
        return tell_problem(403, "the page is older than the studio", hint="load the page again")
    wanted = find_needed(request.method, request.url.path)
    if not allows(admitted[1], wanted):
        return refuse_scope(wanted)
    request.state.page_token = doors.page_token
    return None if safe else _bound(request, doors)


def find_needed(method: str, path: str) -> Scope:
    """What a request needs."""
    return next(scope for verbs, place, scope in _NEEDS if re.fullmatch(verbs, method) and re.fullmatch(place, path))


def refuse_scope(wanted: Scope) -> Response:
    """The answer to who may not do that."""
    hint = (
        "do it where the studio was started" if wanted == "own" else f"articlecast studio --add NAME --scope {wanted}"
    )
    return tell_problem(403, f"this needs the scope '{wanted}'", hint=hint)


def _ask_who(doors: Doors) -> Response:
    if doors.lock.is_shut:
        return tell_problem(
            429, "too many wrong passwords", hint="try again in a minute", headers={"Retry-After": "60"}
        )
    hint = "open the address that it prints"
    headers = {"WWW-Authenticate": 'Basic realm="articlecast studio", charset="UTF-8"'} if doors.lock else {}
    return tell_problem(401, "needs the token that `articlecast studio` prints", hint=hint, headers=headers)


def _bound(request: Request, doors: Doors) -> Response | None:
    """Refuses a body that is too large, or does not say how large it is."""
    length = request.headers.get("content-length", "")
    if not length and "transfer-encoding" not in request.headers:
        return None
    if not length.isdecimal():
        return tell_problem(411, "the request does not say how long it is", hint="send a Content-Length")
    handed_in = request.url.path.startswith("/api/v1/sources")
    most = doors.largest_upload + SPARE if handed_in else LARGEST_BODY
    if int(length) > most:
        return tell_problem(413, f"is larger than {most:,} bytes", hint="raise read.largest_bytes" if handed_in else "")
    return None


def _take_token(request: Request, given: str, doors: Doors) -> Response:
    """The cookie for whoever has the address, and the same address without its token."""
    if doors.find_holder(given) is None:
        return tell_problem(401, "the address is an older studio's", hint="open the address that it prints now")
    return _give_cookie(request, given, request.url.path.replace("//", "/"))


def _give_cookie(request: Request, given: str, place: str) -> Response:
    answer = RedirectResponse(place, 303)
    answer.set_cookie(COOKIE, given, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def take_cookie() -> Response:
    """The answer after which a browser is let in no more."""
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
