"""The page: templates that the server fills, and plain ES modules that the browser loads as they are.

No step builds anything: the wheel holds what is written here, and the modules are clients of the API like any other.
"""

from __future__ import annotations

from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.staticfiles import StaticFiles

from articlecast.studio.desk import Desk
from articlecast.studio.page.words import choose_words

_TEMPLATES = Environment(
    loader=PackageLoader("articlecast.studio.page"), autoescape=select_autoescape(default=True), trim_blocks=True
)


def add_page(app: FastAPI, desk: Desk) -> None:
    """The pages of the studio, and what they load."""
    app.mount("/static", StaticFiles(directory=str(files(__name__) / "static")), "static")

    def show(request: Request, template: str, **more: object) -> HTMLResponse:
        words = choose_words(request.headers.get("accept-language", ""))
        page = _TEMPLATES.get_template(template).render(
            say=words.say, language=words.language, words=words.table, show=desk.settings.show,
            page_token=request.state.page_token, **more,
        )  # fmt: skip
        return HTMLResponse(page)

    @app.get("/", include_in_schema=False)
    def list_page(request: Request) -> HTMLResponse:
        return show(request, "list.html", place="list")

    @app.get("/article", include_in_schema=False)
    def article_page(request: Request, name: str) -> HTMLResponse:
        return show(request, "article.html", place="list", name=name)
