"""Errors as the API tells them: problem details of RFC 9457, each with what to do next as its ``hint``."""

from __future__ import annotations

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
    """What is wrong with a request: ``title`` and ``detail`` for people, ``hint`` what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    hint: str = ""


class Refused(Exception):
    """An answer of this status; ``more`` are members of the problem beside the usual ones."""

    def __init__(self, status: int, title: str, hint: str = "", **more: Any) -> None:
        super().__init__(title)
        self.status, self.title, self.hint, self.more = status, title, hint, more


def tell_problem(status: int, title: str, detail: str = "", hint: str = "", **more: Any) -> JSONResponse:
    """The answer that tells a problem."""
    told = Problem(title=title, status=status, detail=detail, hint=hint).model_dump()
    return JSONResponse({**told, **more}, status, {"Cache-Control": "no-store"}, MEDIA_TYPE)


def tell_problems(app: FastAPI) -> None:
    """Have every error of the application told as a problem."""

    @app.exception_handler(Refused)
    def refuse(_request: Request, refused: Refused) -> JSONResponse:
        return tell_problem(refused.status, refused.title, hint=refused.hint, **refused.more)

    @app.exception_handler(ArticlecastError)
    def fail(_request: Request, error: ArticlecastError) -> JSONResponse:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return tell_problem(status, str(error), hint=error.hint)

    @app.exception_handler(RequestValidationError)
    def misread(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        return tell_problem(422, "the request is not as the API has it", "; ".join(faults), "see /api/openapi.json")

    @app.exception_handler(HTTPException)
    def deny(_request: Request, error: HTTPException) -> JSONResponse:
        return tell_problem(error.status_code, str(error.detail))
