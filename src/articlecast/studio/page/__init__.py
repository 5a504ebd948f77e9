"""The page: templates that the server fills, and plain ES modules that the browser loads as they are.

No step builds anything: the wheel holds what is written here, and the modules are clients of the API like any other.
Their types stand in JSDoc, which an editor checks as it does TypeScript's.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from articlecast.handbook import STYLE, list_beside, list_pages, render_page
from articlecast.studio.access import SIGN_OUT, take_cookie
from articlecast.studio.desk import Desk
from articlecast.studio.page.words import choose_words
from articlecast.studio.problems import tell_problem

STATIC = Path(str(files(__name__) / "static"))
_PLACES = (
    ("/", "Episodes", "list"),
    ("/lexicon", "Lexicon", "book"),
    ("/new", "New", "plus"),
    ("/show", "The show", "show"),
    ("/runs", "Runs", "runs"),
)
"""Address, label and sign of what the frame leads to; their places are the keys 1 to 5."""
_FRAME = ("api", "dom", "plan", "frame")
_MODULES: Mapping[str, tuple[str, ...]] = {
    "list": (*_FRAME, "list"),
    "article": (*_FRAME, "blocks", "script", "clash", "edits", "player", "panels", "fields", "compare", "article"),
    "lexicon": (*_FRAME, "clash", "player", "script", "panels", "lexicon"),
    "new": (*_FRAME, "new"),
    "show": (*_FRAME, "clash", "settings", "subscribers", "show"),
    "runs": (*_FRAME, "runs"),
}
"""What each page loads at once: its own module last, and before it what that imports."""


def _sign(name: str) -> Markup:
    return Markup('<svg class="sign" aria-hidden="true"><use href="/static/signs.svg#{}"/></svg>').format(name)


_TEMPLATES = Environment(
    loader=PackageLoader("articlecast.studio.page"), autoescape=select_autoescape(default=True), trim_blocks=True
)
_TEMPLATES.globals["sign"] = _sign


class _Static(StaticFiles):
    """Files that a browser keeps, and asks whether they have changed: a newer studio has newer ones."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def greet(request: Request, wrong: str) -> HTMLResponse:
    """The page for a browser that is not let in: how to sign in, and nothing of the show."""
    words = choose_words(request.headers.get("accept-language", ""))
    then = request.url.path if request.method == "GET" else "/"
    if request.method == "GET" and "token" not in request.query_params and request.url.query:
        then += f"?{request.url.query}"
    page = _TEMPLATES.get_template("signin.html").render(
        say=words.say, language=words.language, wrong=words.say(wrong) if wrong else "", then=then
    )
    return HTMLResponse(page, headers={"Referrer-Policy": "same-origin"})  # by no-referrer a form's origin is "null"


def _add_handbook(app: FastAPI) -> None:
    """The handbook as it is installed, to which problems lead: no network is needed."""

    @app.get("/handbook/style.css", include_in_schema=False)
    def handbook_style() -> Response:
        return Response(STYLE, media_type="text/css")

    @app.get("/handbook/{topic:path}", include_in_schema=False)
    def handbook_page(topic: str) -> Response:
        pages, wanted = list_pages(), topic.removesuffix(".html")
        if found := next((page for page in pages if page.place == f"{wanted}.md"), None):
            return HTMLResponse(render_page(found, pages, "/handbook/style.css"))
        if found := next((page for page in pages if page.topic == wanted), None):
            return RedirectResponse(f"/handbook/{found.place.removesuffix('.md')}.html")
        path = dict(list_beside()).get(topic)  # by its name, and by no path that a request makes
        if not path:
            return tell_problem(404, "the handbook has no such page", see="index")
        return FileResponse(path, media_type=guess_type(path)[0] or "text/plain")


def add_page(app: FastAPI, desk: Desk) -> None:
    """The pages of the studio, and what they load."""
    app.mount("/static", _Static(directory=STATIC), "static")

    def show(request: Request, template: str, here: str, heading: str, **more: object) -> HTMLResponse:
        words = choose_words(request.headers.get("accept-language", ""))
        page = _TEMPLATES.get_template(f"{template}.html").render(
            say=words.say, language=words.language, words=words.table, meanings=words.meanings,
            show=desk.settings.show, here=here, heading=heading, places=_PLACES, modules=_MODULES[template],
            page_token=request.state.page_token, scope=request.state.scope, by_cookie=request.state.by_cookie, **more,
        )  # fmt: skip
        return HTMLResponse(page)

    _add_handbook(app)

    @app.post(SIGN_OUT, include_in_schema=False)
    def sign_out() -> Response:
        return take_cookie()

    @app.get("/article", include_in_schema=False)
    def article_page(request: Request, name: str) -> HTMLResponse:
        asked = urlencode({"name": name}).replace("%2A", "*").replace("~", "%7E")  # as URLSearchParams writes it
        return show(request, "article", "/", "The article", name=name, asked=asked)

    def add(place: str, label: str, template: str) -> None:
        @app.get(place, include_in_schema=False)
        def page(request: Request) -> HTMLResponse:
            return show(request, template, place, label)

    for (place, label, _sign_name), template in zip(_PLACES, ("list", "lexicon", "new", "show", "runs"), strict=True):
        add(place, label, template)
