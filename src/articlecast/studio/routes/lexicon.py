"""How words are said: heard, kept for a show, a language or one article, and taken in and out as lists."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from articlecast.run.pronouncing import (
    LARGEST_LIST,
    Word,
    find_touched,
    find_word,
    forget_word,
    keep_own_word,
    keep_words,
    list_words,
    look_up_words,
    read_csv,
    read_pls,
    write_csv,
    write_pls,
)
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused
from articlecast.studio.routes.naming import LANGUAGE, Language, name_teller

Form = Literal["pls", "csv"]
TheWord = Annotated[str, Path(max_length=200, description="The word or phrase, as it is written.")]


class Entry(BaseModel):
    """How a word is said: a respelling, IPA for the engines that take it, or both."""

    say: str = Field("", max_length=500)
    ipa: str = Field("", max_length=500)
    language: str = Field("", max_length=35, pattern=LANGUAGE, description="Empty for the show's.")


class Kept(Entry):
    """Where an entry is kept: for the ``show``, a ``language`` of it, or the ``article`` of that ``name``."""

    scope: Literal["show", "language", "article"] = "show"
    name: str = Field("", max_length=2000)


class WordView(Entry):
    word: str
    uses: int
    episodes: list[str]


class Unknown(BaseModel):
    """What nobody has said how to say, with how often it is said, by the newest episodes."""

    names: list[tuple[str, int]]
    capitals: list[tuple[str, int]]


class LexiconView(BaseModel):
    entries: list[WordView]
    unknown: Unknown


class Touched(BaseModel):
    """The episodes that a change concerns: the next run renders those sentences anew. ``before`` undoes it."""

    touches: list[str]
    before: Entry | None = Field(None, description="How the word was said there until now, if anything said so.")


class Asked(Entry):
    word: str = Field(max_length=200)


class Episodes(BaseModel):
    episodes: list[str]


class Listed(BaseModel):
    """A list of words, as the text of its file."""

    form: Form
    content: str = Field(max_length=LARGEST_LIST)


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
                uses=len(each.episodes),
                episodes=list(each.episodes),
            )
            for each in found.entries
        ]
        return LexiconView(entries=entries, unknown=Unknown(names=list(found.names), capitals=list(found.capitals)))

    @router.post("/touches", operation_id="findTouched")
    def touches(asked: Asked) -> Episodes:
        """The episodes in which a word stands, before it is kept."""
        return Episodes(episodes=find(Word(asked.word, asked.say, asked.ipa, asked.language)))

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
        """Keep the words of a list, in the place of what the show says of them: all, or none where one is wrong."""
        settings = desk.settings
        words = (
            read_csv(listed.content)
            if listed.form == "csv"
            else read_pls(listed.content.encode(), settings.show.language)
        )
        keep_words(settings, words)
        desk.hub.tell("settings", **name_teller(request))
        return Imported(words=len(words))

    @router.put("/{word:path}", operation_id="keepWord")
    def keep(request: Request, word: TheWord, kept: Kept) -> Touched:
        """Keep how the word is said, from the next render on; the episodes that this concerns."""
        request.state.about = word
        given, settings = Word(word, kept.say, kept.ipa, kept.language), desk.settings
        if kept.scope == "language" and not kept.language:
            raise Refused(422, "of which language?", "language: en-GB")
        source = settings.name_source(desk.find(kept.name).locator) if kept.scope == "article" else ""
        before = find_word(settings, given, source)
        if source:
            keep_own_word(settings, source, given)
        else:
            keep_words(settings, [given])
        desk.hub.tell("settings", **name_teller(request))
        return _tell_touched([kept.name] if source else find(given), before)

    @router.delete("/{word:path}", operation_id="forgetWord")
    def forget(
        request: Request,
        word: TheWord,
        language: Language = "",
        name: Annotated[str, Query(max_length=2000, description="Of the article that alone says it so.")] = "",
    ) -> Touched:
        """Take the word out of the lexicon, or of one article's; the episodes that this concerns."""
        request.state.about = word
        given, settings = Word(word, language=language), desk.settings
        source = settings.name_source(desk.find(name).locator) if name else ""
        before = find_word(settings, given, source)
        forget_word(settings, given, source)
        desk.hub.tell("settings", **name_teller(request))
        return _tell_touched([name] if source else find(given), before)

    def find(word: Word) -> list[str]:
        if not any(map(str.isalnum, word.word)):
            raise Refused(422, "a word holds a letter or a digit", "write a word")
        return list(desk.work(find_touched, word.word, (desk.settings, word)))

    return router


def _tell_touched(touches: list[str], before: Word | None) -> Touched:
    entry = Entry(say=before.say, ipa=before.ipa, language=before.language) if before else None
    return Touched(touches=touches, before=entry)
