"""What will be said of an article, and the script that an editor makes of that."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from articlecast.errors import NarrateError
from articlecast.model import Chapter, Pause, Script, Source, Utterance
from articlecast.narrate import find_article, format_script, parse_script
from articlecast.narrate.retouching import Action, retouch_script
from articlecast.run.showing import Draft, Lines, Narrated, Narration, compare_draft, speak_lines
from articlecast.studio.desk import Desk
from articlecast.studio.drafts import digest_script
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import Name, check_voice, name_teller

LARGEST_SCRIPT = 5_000_000


class Mark(BaseModel):
    """``written[start:end]`` is said as ``said[said_start:said_end]``, by that rule."""

    start: int
    end: int
    said_start: int
    said_end: int
    rule: str


class Line(BaseModel):
    """A line of the script: an utterance, a ``pause`` or a ``chapter``."""

    kind: Literal["utterance", "pause", "chapter"]
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

    text: str = Field(max_length=LARGEST_SCRIPT)
    digest: str = Field(max_length=64)


class LineEdit(BaseModel):
    """One line changed; ``digest`` is that of the script that it is a line of, ``index`` counts its lines from 0.

    ``value`` is what ``say`` has said and what ``restore`` brings back as it is written, the seconds of a ``pause``,
    the title of a ``chapter``, or the ``voice``: a voice's name, a role, or nothing for the line's own.
    """

    name: str = Field(max_length=2000)
    digest: str = Field(max_length=64)
    index: int = Field(ge=0, le=1_000_000)
    action: Action
    value: str = Field("", max_length=10_000)


class Difference(BaseModel):
    """A unified diff from the script of the episode to the one on the desk; nothing where they say the same."""

    published: bool = Field(description="Whether there is an episode to compare with.")
    lines: list[str]


def make_router(desk: Desk) -> APIRouter:
    """Scripts, which two may edit at once without losing anything in silence."""
    router = APIRouter(prefix="/script", tags=["scripts"])

    @router.get("", operation_id="readScript")
    def show(name: Name, *, own: bool = False) -> ScriptView:
        """What will be said: the draft where there is one, the edited script, or, with ``own``, the article's own."""
        source = desk.find(name)
        told, draft = desk.narrate(source, own=own), None if own else _load_draft(desk, source)
        return _view(name, told, _format(desk, source, told) if draft is None else draft, draft=draft is not None)

    @router.put("", operation_id="saveScript")
    def save(request: Request, name: Name, edit: Edit) -> ScriptView:
        """Keep an edited script until it is rendered; refused, with what there is now, where it has changed since."""
        source = desk.find(name)
        told = desk.narrate(source)
        with desk.hold():
            _demand_current(desk, name, source, told, edit.digest)
            return keep(request, name, source, told, edit.text)

    @router.post("/line", operation_id="editLine")
    def edit_line(request: Request, edit: LineEdit) -> ScriptView:
        """Change one line of the script; refused as a save is. The text before it undoes it, by a save."""
        request.state.about = edit.name
        if edit.action == "voice":
            check_voice(edit.value)
        source = desk.find(edit.name)
        told = desk.narrate(source)
        restored = _find_restored(desk, source, edit.value) if edit.action == "restore" else None
        with desk.hold():
            script = parse_script(_demand_current(desk, edit.name, source, told, edit.digest))
            changed = retouch_script(script, edit.index, edit.action, edit.value, restored)
            text = format_script(changed, article=desk.settings.name_source(source.locator))
            return keep(request, edit.name, source, told, text)

    @router.delete("", operation_id="dropScript", status_code=204)
    def drop(
        request: Request,
        name: Name,
        digest: Annotated[str, Query(max_length=64, description="The draft's: nobody else's is dropped.")] = "",
    ) -> None:
        """Forget the edit that is not rendered yet."""
        source = desk.find(name)
        with desk.hold():
            draft = _load_draft(desk, source)
            if draft is not None and digest and digest != digest_script(draft):
                raise Refused(412, "somebody else has changed the script since", "GET /api/v1/script")
            desk.drafts.delete(desk.settings.name_source(source.locator))
        desk.hub.tell("script", name=name, **name_teller(request), digest="")

    @router.get("/difference", operation_id="compareScript")
    def compare(name: Name) -> Difference:
        """What a listener of the episode would hear otherwise."""
        source, settings = desk.find(name), desk.settings
        asked = Draft(Narration(source, settings), _load_draft(desk, source))
        lines = desk.ask(compare_draft, source.locator, asked)
        return Difference(published=lines is not None, lines=list(lines or ()))

    def keep(request: Request, name: str, source: Source, told: Narrated, text: str) -> ScriptView:
        view = _view(name, told, text, draft=True)  # raises for a mistake in it, with its line
        if not any(line.kind == "utterance" for line in view.lines):
            raise NarrateError("script", "has no sentence left", "hold or withdraw the episode")
        article = desk.settings.name_source(source.locator)
        if find_article(text) != article:  # a render reads what a script names
            raise NarrateError("script", "is another article's by its header", f"article: {article}")
        desk.drafts.save(article, text)
        desk.hub.tell("script", name=name, **name_teller(request), digest=view.digest)
        return view

    return router


def _demand_current(desk: Desk, name: str, source: Source, told: Narrated, digest: str) -> str:
    """The script as it is now; raises Refused, with all of it, where it is not the one of the digest."""
    draft = _load_draft(desk, source)
    now = _format(desk, source, told) if draft is None else draft
    if digest != digest_script(now):
        current = _view(name, told, now, draft=draft is not None).model_dump()
        raise Refused(412, "somebody else has changed the script since", "compare the two", current=current)
    return now


def _find_restored(desk: Desk, source: Source, written: str) -> Utterance:
    """The sentence of the article's own script that is written so; any other is spoken by the rules."""
    written = " ".join(written.split())
    own = desk.narrate(source, own=True).script
    found = next((each for each in own.utterances if " ".join(each.written.split()) == written), None)
    if found:
        return found
    asked = Lines([written], own.language, desk.settings.words)
    line = desk.ask(speak_lines, source.locator, asked)[1][0]
    return Utterance(line.said, written, own.language, rewrites=line.rewrites)


def _load_draft(desk: Desk, source: Source) -> str | None:
    return desk.drafts.load(desk.settings.name_source(source.locator))


def _format(desk: Desk, source: Source, told: Narrated) -> str:
    return format_script(told.script, article=desk.settings.name_source(source.locator))


def _view(name: str, told: Narrated, text: str, *, draft: bool) -> ScriptView:
    script: Script = parse_script(text) if draft else told.script
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
