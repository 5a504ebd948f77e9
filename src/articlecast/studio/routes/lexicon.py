"""How words are said: heard, kept for a show, a language or one article, and taken in and out as lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from articlecast.run.pronouncing import (
    LARGEST_LIST,
    Word,
    WordsMoved,
    digest_said,
    digest_words,
    find_touched,
    find_word,
    forget_word,
    keep_word,
    keep_words,
    list_words,
    look_up_words,
    read_csv,
    read_pls,
    write_csv,
    write_pls,
)
from articlecast.show.settings import Settings
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import LANGUAGE, Language, name_teller

Form = Literal["pls", "csv"]
Scope = Literal["show", "language", "article"]
TheWord = Annotated[str, Path(max_length=200, description="The word or phrase, as it is written.")]


class Entry(BaseModel):
    """How a word is said: a respelling, IPA for the engines that take it, or both."""

    say: str = Field("", max_length=500)
    ipa: str = Field("", max_length=500)
    language: str = Field("", max_length=35, pattern=LANGUAGE, description="Empty for the show's.")


class Kept(Entry):
    """Where an entry is kept: for the ``show``, a ``language`` of it, or the ``article`` of that ``name``. ``digest``
    is that of how the word was said there when it was looked at.
    """

    scope: Scope = "show"
    name: str = Field("", max_length=2000)
    digest: str = Field("", max_length=64)


class WordView(Entry):
    word: str
    digest: str
    uses: int
    episodes: list[str]


class Unknown(BaseModel):
    """What nobody has said how to say, with how often it is said, by the newest episodes."""

    names: list[tuple[str, int]]
    capitals: list[tuple[str, int]]


class LexiconView(BaseModel):
    """The lexicon; its ``digest`` is the pledge that taking over a list carries, an entry's that of a change of it."""

    digest: str
    entries: list[WordView]
    unknown: Unknown


class Touched(BaseModel):
    """The episodes that a change concerns: the next run renders those sentences anew. ``before`` undoes it, with the
    ``digest`` of how the word is said now.
    """

    touches: list[str]
    before: Entry | None = Field(None, description="How the word was said there until now, if anything said so.")
    digest: str = ""


class Asked(Entry):
    """A word, how it would be said, and where."""

    word: str = Field(max_length=200)
    scope: Scope = "show"
    name: str = Field("", max_length=2000)


class Said(BaseModel):
    """How a word is said in one place now, if anything says so, and the pledge that a change of that carries."""

    said: Entry | None
    digest: str


class Episodes(Said):
    episodes: list[str]


class Listed(BaseModel):
    """A list of words, as the text of its file."""

    form: Form
    content: str = Field(max_length=LARGEST_LIST)
    digest: str = Field("", max_length=64, description="That of the lexicon that it is taken over into.")


class Imported(BaseModel):
    words: int


def make_router(desk: Desk) -> APIRouter:
    """The lexicon of the show."""
    router = APIRouter(prefix="/lexicon", tags=["lexicon"])

    @router.get("", operation_id="readLexicon")
    def read() -> LexiconView:
        """The entries with where they are used, and what nobody has said how to say."""
        found = desk.work(look_up_words, "the lexicon", desk.settings)
        entries = [
            WordView(
                word=each.word.word,
                say=each.word.say,
                ipa=each.word.ipa,
                language=each.word.language,
                digest=digest_said(each.word),
                uses=len(each.episodes),
                episodes=list(each.episodes),
            )
            for each in found.entries
        ]
        unknown = Unknown(names=list(found.names), capitals=list(found.capitals))
        return LexiconView(digest=digest_words(each.word for each in found.entries), entries=entries, unknown=unknown)

    @router.post("/touches", operation_id="findTouched")
    def touches(asked: Asked) -> Episodes:
        """The episodes in which a word stands, and how it is said so far, before it is kept."""
        word, settings = Word(asked.word, asked.say, asked.ipa, asked.language), desk.settings
        source = name_source(settings, asked.scope, asked.name)
        return Episodes(episodes=find(word), **_view(settings, word, source).model_dump())

    @router.get("/export", operation_id="exportLexicon", response_class=Response)
    def give(form: Annotated[Form, Query()] = "pls") -> Response:
        """The entries as a lexicon of PLS 1.0 (W3C), or as CSV with the columns word, say, ipa and language."""
        settings = desk.settings
        words = list_words(settings)
        content = write_csv(words).encode() if form == "csv" else write_pls(words, settings.show.language)
        kind = "text/csv; charset=utf-8" if form == "csv" else "application/pls+xml"
        return Response(
            content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="lexicon.{form}"'}
        )

    @router.post("/import", operation_id="importLexicon")
    def take(request: Request, listed: Listed) -> Imported:
        """Keep the words of a list, in the place of what the show says of them: all, or none where one is wrong, and
        none where somebody has changed the lexicon since.
        """
        settings = desk.settings
        words = (
            read_csv(listed.content)
            if listed.form == "csv"
            else read_pls(listed.content.encode(), settings.show.language)
        )
        with _current(lambda: {"digest": digest_words(list_words(desk.settings))}):
            keep_words(settings, words, listed.digest)
        desk.hub.tell("settings", **name_teller(request))
        return Imported(words=len(words))

    @router.put("/{word:path}", operation_id="keepWord")
    def keep(request: Request, word: TheWord, kept: Kept) -> Touched:
        """Keep how the word is said, from the next render on; the episodes that this concerns. Refused, with how it is
        said now, where somebody has said it otherwise since.
        """
        request.state.about = word
        given, settings = Word(word, kept.say, kept.ipa, kept.language), desk.settings
        if kept.scope == "language" and not kept.language:
            raise Refused(422, "of which language?", "language: en-GB")
        source = name_source(settings, kept.scope, kept.name)
        before = find_word(settings, given, source)
        with _current(lambda: _view(desk.settings, given, source).model_dump()):
            keep_word(settings, given, source, kept.digest)
        desk.hub.tell("settings", **name_teller(request))
        return _tell_touched([kept.name] if source else find(given), before, _view(desk.settings, given, source).digest)

    @router.delete("/{word:path}", operation_id="forgetWord")
    def forget(
        request: Request,
        word: TheWord,
        language: Language = "",
        name: Annotated[str, Query(max_length=2000, description="Of the article that alone says it so.")] = "",
        digest: Annotated[str, Query(max_length=64)] = "",
    ) -> Touched:
        """Take the word out of the lexicon, or of one article's; the episodes that this concerns. Refused as above."""
        request.state.about = word
        given, settings = Word(word, language=language), desk.settings
        source = name_source(settings, "article" if name else "show", name)
        before = find_word(settings, given, source)
        with _current(lambda: _view(desk.settings, given, source).model_dump()):
            forget_word(settings, given, source, digest)
        desk.hub.tell("settings", **name_teller(request))
        return _tell_touched([name] if source else find(given), before, _view(desk.settings, given, source).digest)

    def name_source(settings: Settings, scope: Scope, name: str) -> str:
        return settings.name_source(desk.find(name).locator) if scope == "article" else ""

    def find(word: Word) -> list[str]:
        if not any(map(str.isalnum, word.word)):
            raise Refused(422, "a word holds a letter or a digit", "write a word")
        return list(desk.work(find_touched, word.word, (desk.settings, word)))

    return router


def _view(settings: Settings, word: Word, source: str) -> Said:
    """How the word is said in the show, or in the one article of that source."""
    now = find_word(settings, word, source)
    return Said(said=_tell_entry(now), digest=digest_said(now))


@contextmanager
def _current(tell: Callable[[], dict[str, Any]]) -> Iterator[None]:
    """Refuses, with what is said now, what was meant for something else."""
    try:
        yield
    except WordsMoved:
        wrong = "somebody else has changed how that is said since"
        raise Refused(412, wrong, "compare the two", current=tell()) from None


def _tell_entry(word: Word | None) -> Entry | None:
    return Entry(say=word.say, ipa=word.ipa, language=word.language) if word else None


def _tell_touched(touches: list[str], before: Word | None, digest: str) -> Touched:
    return Touched(touches=touches, before=_tell_entry(before), digest=digest)
