"""Errors as the API tells them: problem details of RFC 9457, each with what to do next as its ``hint``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from articlecast.errors import (
    ArticlecastError,
    DiskError,
    EngineUnavailable,
    PublishError,
    ShowBusy,
    StoreError,
    UsageError,
)
from articlecast.show.changing import SettingsMoved
from articlecast.show.mistakes import SettingsError
from articlecast.topics import find_topic

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[ArticlecastError], int], ...] = (
    (ShowBusy, 409),
    (DiskError, 507),
    (EngineUnavailable, 503),
    (StoreError, 500),
    (PublishError, 422),
    (UsageError, 422),
    (ArticlecastError, 422),
)
"""The first that fits; what is damaged on the disk is no fault of whoever asked."""


class Problem(BaseModel):
    """What is wrong with a request: ``title`` and ``detail`` for people, ``hint`` what to do next, and with ``see`` the
    handbook's page that goes on: ``/handbook/SEE`` in the studio, ``articlecast help SEE`` in a terminal.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    hint: str = ""
    see: str = ""


class Refused(Exception):
    """An answer of this status; ``more`` are members of the problem beside the usual ones."""

    def __init__(self, status: int, title: str, hint: str = "", **more: Any) -> None:
        super().__init__(title)
        self.status, self.title, self.hint, self.more = status, title, hint, more


def tell_problem(
    status: int,
    title: str,
    detail: str = "",
    hint: str = "",
    *,
    see: str = "studio",
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JSONResponse:
    """The answer that tells a problem; the handbook has the API's own on the page of the studio."""
    told = Problem(title=title, status=status, detail=detail, hint=hint, see=see).model_dump()
    return JSONResponse({**told, **more}, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


def tell_problems(app: FastAPI, folder: Path) -> None:
    """Have every error of the application told as a problem; the show's ``folder`` is not named in it."""

    def name_inside(text: str) -> str:
        return text.replace(f"{folder}{os.sep}", "")

    @app.exception_handler(Refused)
    def refuse(_request: Request, refused: Refused) -> JSONResponse:
        return tell_problem(refused.status, refused.title, hint=refused.hint, **refused.more)

    @app.exception_handler(ArticlecastError)
    def fail(_request: Request, error: ArticlecastError) -> JSONResponse:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        wrong, hint, see = name_inside(str(error)), name_inside(error.hint), find_topic(error)
        if isinstance(error, SettingsError):
            mistakes = [each._asdict() for each in error.found]
            return tell_problem(status, wrong, hint=hint, see=see, mistakes=mistakes)
        return tell_problem(status, wrong, hint=hint, see=see)

    @app.exception_handler(SettingsMoved)
    def tell_moved(_request: Request, _moved: SettingsMoved) -> JSONResponse:
        return tell_problem(412, "somebody else has changed the settings since", hint="GET /api/v1/settings")

    @app.exception_handler(UnicodeEncodeError)
    def refuse_halves(_request: Request, _error: UnicodeEncodeError) -> JSONResponse:
        return tell_problem(422, "a text in the request has half a character", hint="send UTF-8")

    @app.exception_handler(Exception)
    def own_up(_request: Request, error: Exception) -> JSONResponse:
        """What nobody foresaw; whoever mends it finds it in the log."""
        return tell_problem(
            500, "a fault of articlecast's own", type(error).__name__, "articlecast doctor   (and report it)"
        )

    @app.exception_handler(RequestValidationError)
    def misread(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        return tell_problem(422, "the request is not as the API has it", "; ".join(faults), "see /api/openapi.json")

    @app.exception_handler(HTTPException)
    def deny(_request: Request, error: HTTPException) -> JSONResponse:
        return tell_problem(error.status_code, str(error.detail), headers=error.headers)
