"""One article: as it was read, what will be said of it, and the script that an editor makes of that."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from articlecast.model import Chapter, Pause, Script, Source, Utterance
from articlecast.narrate import format_script, parse_script
from articlecast.run.showing import Look, Narrated, show_article
from articlecast.studio.desk import Desk
from articlecast.studio.drafts import digest_script
from articlecast.studio.problems import Refused

Name = Annotated[str, Query(description="An episode's slug, or one of the show's sources.", max_length=2000)]


class Mark(BaseModel):
    """``written[start:end]`` is said as ``said[said_start:said_end]``, by that rule."""

    start: int
    end: int
    said_start: int
    said_end: int
    rule: str


class Line(BaseModel):
    """A line of the script: an utterance, a ``pause`` or a ``chapter``."""

    kind: str
    said: str = ""
    written: str = ""
    language: str = ""
    role: str = ""
    voice: str = ""
    paragraph: int = 0
    marks: list[Mark] = []
    seconds: float = 0.0
    title: str = ""


class Omitted(BaseModel):
    kind: str
    reason: str
    words: str
    url: str
    paragraph: int


class ScriptView(BaseModel):
    """A script as text and line by line; ``digest`` is the pledge that a change of it carries."""

    name: str
    title: str
    language: str
    text: str
    digest: str
    draft: bool = Field(description="Whether it is an edit that is not rendered yet.")
    edited: bool = Field(description="Whether the episode's own script was edited.")
    outdated: bool = Field(description="Whether the article has changed since.")
    lines: list[Line]
    omitted: list[Omitted]


class Edit(BaseModel):
    """A script to keep, and the digest of the one that it was made from."""

    text: str = Field(max_length=5_000_000)
    digest: str = Field(max_length=64)


def make_router(desk: Desk) -> APIRouter:
    """Articles and their scripts."""
    router = APIRouter(tags=["articles"])

    @router.get("/article", operation_id="readArticle")
    def read(name: Name) -> dict[str, Any]:
        """The article as it was understood, with its blocks; ``skipped`` is the rule that leaves it out, if any."""
        source, settings = desk.find(name), desk.settings
        found = desk.ask(show_article, source.locator, Look(source, settings.read, "json", settings=settings))
        assert isinstance(found, dict)  # noqa: S101 -- asked for as JSON
        return found

    @router.get("/script", operation_id="readScript")
    def show(name: Name, *, own: bool = False) -> ScriptView:
        """What will be said: the draft where there is one, the edited script, or, with ``own``, the article's own."""
        source = desk.find(name)
        told, draft = desk.narrate(source, own=own), None if own else _load_draft(desk, source)
        return _view(name, told, _format(desk, source, told) if draft is None else draft, draft=draft is not None)

    @router.put("/script", operation_id="saveScript")
    def save(name: Name, edit: Edit) -> ScriptView:
        """Keep an edited script until it is rendered; refused, with what there is now, where it has changed since."""
        source = desk.find(name)
        told, draft = desk.narrate(source), _load_draft(desk, source)
        now = _format(desk, source, told) if draft is None else draft
        if edit.digest != digest_script(now):
            current = _view(name, told, now, draft=draft is not None).model_dump()
            raise Refused(412, "somebody else has changed the script since", "compare the two", current=current)
        view = _view(name, told, edit.text, draft=True)  # raises for a mistake in it, with its line
        desk.drafts.save(desk.settings.name_source(source.locator), edit.text)
        return view

    @router.delete("/script", operation_id="dropScript", status_code=204)
    def drop(name: Name) -> None:
        """Forget the edit that is not rendered yet."""
        desk.drafts.delete(desk.settings.name_source(desk.find(name).locator))

    return router


def _load_draft(desk: Desk, source: Source) -> str | None:
    return desk.drafts.load(desk.settings.name_source(source.locator))


def _format(desk: Desk, source: Source, told: Narrated) -> str:
    return format_script(told.script, article=desk.settings.name_source(source.locator))


def _view(name: str, told: Narrated, text: str, *, draft: bool) -> ScriptView:
    script = parse_script(text) if draft else told.script
    return ScriptView(
        name=name,
        title=script.title,
        language=script.language,
        text=text,
        digest=digest_script(text),
        draft=draft,
        edited=told.edited,
        outdated=told.outdated,
        lines=list(map(_line, script.cues)),
        omitted=[
            Omitted(kind=each.kind, reason=each.reason, words=each.words, url=each.url, paragraph=each.paragraph)
            for each in told.script.omissions
        ],
    )


def _line(cue: Utterance | Pause | Chapter) -> Line:
    match cue:
        case Pause():
            return Line(kind="pause", seconds=cue.seconds)
        case Chapter():
            return Line(kind="chapter", title=cue.title)
    marks = [
        Mark(start=m.start, end=m.end, said_start=m.said_start, said_end=m.said_end, rule=m.rule) for m in cue.rewrites
    ]
    return Line(
        kind="utterance",
        said=cue.said,
        written=cue.written,
        language=cue.language,
        role=cue.role,
        voice=cue.voice,
        paragraph=cue.paragraph,
        marks=marks,
    )


__all__ = ["Edit", "Line", "Script", "ScriptView", "make_router"]
