"""The settings as a form: their schema, what they are, what would be wrong, and changes that keep a person's comments.

What is secret is masked, and no masked value is written back. What names a program is changed in the file alone; what
says who may come in, or what on this machine or elsewhere is read and written, only by who started the studio.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from articlecast.credentials import MASK, change_all, hide_secrets
from articlecast.names import is_address
from articlecast.show.changing import Change, Way, change_settings, check_changes, digest_text, read_settings_text
from articlecast.show.mistakes import Found
from articlecast.show.schema import write_schema
from articlecast.show.settings import Settings, ShowSettings
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import check_voice, demand

_PROGRAMS: tuple[Way, ...] = (("sync", "on_failure"), ("speak", "engines", "command"), ("shows",))
"""What starts a program, and what says which shows there are."""
_OWN: tuple[Way, ...] = (
    ("studio",), ("serve",), ("cache",), ("sync", "metrics"), ("sync", "webhook"), ("sync", "webhook_secret"),
    ("sync", "ping"), ("sync", "ping_failed"), ("read", "allowed_hosts"), ("read", "cache"), ("read", "cookies"),
    ("read", "logins"), ("read", "largest_bytes"), ("sources", "mail"), ("speak", "engines"), ("publish", "target"),
    ("publish", "theme"), ("publish", "private"),
)  # fmt: skip
_PUBLIC: tuple[Way, ...] = (("publish",), ("show", "base_url"), ("show", "guid"), ("show", "explicit"))
"""What changes how listeners get the show."""
_FILES: tuple[Way, ...] = (
    ("show", "artwork"), ("master", "intro"), ("master", "outro"), ("master", "sting"), ("master", "bed"),
    ("sources", "articles"),
)  # fmt: skip
"""Files, which must lie in the show's folder."""
Setting = str | int


class ChangeView(BaseModel):
    """A setting by its way, as ["show", "title"] or ["rules", 0, "voice"], and its value; null takes it out."""

    path: list[Setting] = Field(min_length=1, max_length=8)
    value: Any = None


class Changes(BaseModel):
    """Changes that are made together or not at all; ``digest`` is that of the settings that they were made from."""

    changes: list[ChangeView] = Field(max_length=200)
    digest: str = Field("", max_length=64)


class Mistake(BaseModel):
    """A setting, what is wrong with it, what to write, and its line in the file as it would be; 0 for none."""

    path: str
    wrong: str
    hint: str
    line: int


class Mistakes(BaseModel):
    mistakes: list[Mistake]


class SettingsView(BaseModel):
    """The settings: their JSON schema, their values as they are understood, what they would be if nothing were said,
    the file's text, and its digest, which a change carries.
    """

    schema_: dict[str, Any] = Field(alias="schema")
    values: dict[str, Any]
    defaults: dict[str, Any]
    text: str
    digest: str
    closed: list[list[Setting]] = Field(description="What cannot be changed here.")


def make_router(desk: Desk) -> APIRouter:
    """articlecast.toml."""
    router = APIRouter(prefix="/settings", tags=["settings"])

    @router.get("", operation_id="readSettings")
    def read(request: Request) -> SettingsView:
        return view(request, desk.settings)

    @router.post("/check", operation_id="checkSettings")
    def check(request: Request, changes: Changes) -> Mistakes:
        """What would be wrong after the changes, in the command line's own words; nothing is written."""
        settings = desk.settings
        return Mistakes(mistakes=list(map(_tell, check_changes(settings, _sift(request, settings, changes)))))

    @router.patch("", operation_id="changeSettings")
    def change(request: Request, changes: Changes) -> SettingsView:
        """Make the changes in the file, whose comments and order stay; all of them, or none where one is wrong."""
        request.state.about = ", ".join(".".join(map(str, each.path)) for each in changes.changes)
        settings = desk.settings
        changed = change_settings(settings, _sift(request, settings, changes), changes.digest)
        told = view(request, changed)
        desk.hub.tell("settings", who=request.state.who, digest=told.digest)
        return told

    def view(request: Request, settings: Settings) -> SettingsView:
        text = read_settings_text(settings)
        own = request.state.scope == "own"
        return SettingsView(
            schema=_load_schema(),
            values=change_all(settings.model_dump(mode="json"), hide_secrets),
            defaults=_load_defaults(),
            text=hide_secrets(text),
            digest=digest_text(text),
            closed=[list(way) for way in (*_PROGRAMS, *(() if own else _OWN))],
        )

    return router


@cache
def _load_schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_schema())
    return found


@cache
def _load_defaults() -> dict[str, Any]:
    return Settings(show=ShowSettings(title="…")).model_dump(mode="json")


def _tell(found: Found) -> Mistake:
    return Mistake(path=found.setting, wrong=found.wrong, hint=found.remedy, line=found.line)


def _sift(request: Request, settings: Settings, changes: Changes) -> list[Change]:
    """The changes, as far as whoever asks may make them; raises Refused for the first that is not theirs to make."""
    for each in changes.changes:
        way = tuple(each.path)
        if _meets(way, each.value, _PROGRAMS):
            raise Refused(403, f"{_name(way)} is changed in the file alone", f"edit {settings.file.name}")
        if _meets(way, each.value, _OWN):
            demand(request, "own")
        if _meets(way, each.value, _PUBLIC):
            demand(request, "publish")
        if MASK in json.dumps(each.value, ensure_ascii=False):
            raise Refused(422, f"{_name(way)} has a masked secret in it", f"edit {settings.file.name}")
        if {"voice", "voices"} & {*way} or way[:1] in {("rules",), ("speak",)}:
            for name in _list_voices(way, each.value):
                check_voice(name)
        if _meets(way, each.value, _FILES):
            for place in _list_texts(each.value):
                _check_place(settings, way, place)
    return [Change(tuple(each.path), each.value) for each in changes.changes]


def _name(way: Way) -> str:
    return ".".join(map(str, way))[:200]


def _meets(way: Way, value: object, kept: tuple[Way, ...]) -> bool:
    """Whether a change sets one of these settings, something in it, or a table in which it stands."""
    return any(
        way[: len(each)] == each or (each[: len(way)] == way and _holds(value, each[len(way) :])) for each in kept
    )


def _holds(value: object, rest: Way) -> bool:
    """Whether a table has that in it; what takes a whole table out touches all of it."""
    for step in rest:
        if value is None:
            return True
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _list_texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case list():
            return [text for each in value for text in _list_texts(each)]
        case dict():
            return [text for each in value.values() for text in _list_texts(each)]
        case _:
            return []


def _list_voices(way: Way, value: object) -> list[str]:
    """The voices that a change names, itself or in a table."""
    if {"voice", "voices"} & {*way}:
        return _list_texts(value)
    if isinstance(value, dict):
        return [name for step, each in value.items() for name in _list_voices((step,), each)]
    return [name for each in value for name in _list_voices((), each)] if isinstance(value, list) else []


def _check_place(settings: Settings, way: Way, place: str) -> None:
    """Raises Refused for a place out of the show's folder, wherever links lead; an address may be a source."""
    if way[:1] == ("sources",) and is_address(place) and place.startswith(("http://", "https://")):
        return
    path = PurePosixPath(place.replace("\\", "/"))
    inside = not path.is_absolute() and ".." not in path.parts and ":" not in place and place.isprintable()
    if inside and place:
        inside = (settings.folder / place).resolve().is_relative_to(settings.folder)
    if not inside or any(part.startswith(".") and part not in {"", "."} for part in path.parts):
        raise Refused(403, f"{_name(way)}: '{place[:80]}' is not in the show's folder", f"edit {settings.file.name}")
