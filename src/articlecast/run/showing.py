"""One article as a person looks at it: as it was understood, as it will be said, and single lines as they are spoken.

Each is made where that can be ended, as a run does it, and comes back as what is to be printed.
"""

# What reads and narrates is imported in the process alone: whoever asks waits for the answer, and prints it.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from articlecast.display import quote_word
from articlecast.errors import StoreError
from articlecast.model import SPELLED_JOINER, Article, Document, Episode, Rewrite, Script, Source, render_readings
from articlecast.narrate.lexicon import Lexicon
from articlecast.read.options import ReadOptions
from articlecast.run.pool import Tell

if TYPE_CHECKING:
    from articlecast.show.settings import Settings
    from articlecast.speak import SpeakOptions

Form = Literal["text", "json", "markdown"]
View = Literal["script", "audit", "diff", "omitted"]


@dataclass(frozen=True, slots=True)
class Look:
    """One article to show; ``url`` is the address that a saved page came from, ``settings`` those of a show, if any.

    ``document`` is had already where it is the caller's standard input. ``settings`` are those of the show whose rules
    may leave it out.
    """

    source: Source
    options: ReadOptions
    form: Form
    url: str = ""
    document: Document | None = None
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Narration:
    """One article to narrate by the settings of its show; ``document`` as above.

    With ``own`` it is the article's own script, whatever an editor made of that.
    """

    source: Source
    settings: Settings
    view: View = "script"
    document: Document | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Narrated:
    """What is said of an article, which has that ``url``, and how it is spoken; ``edited`` tells that an editor worded
    it, ``outdated`` that the article has changed since one did. ``unknown`` are the languages without rules of their
    own.
    """

    script: Script
    speak: SpeakOptions
    url: str
    edited: bool
    outdated: bool
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to speak, each by itself."""

    lines: Sequence[str]
    language: str
    words: Lexicon


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is said; ``shown`` is for people, with initialisms as letters apart."""

    said: str
    rewrites: tuple[Rewrite, ...]
    shown: str


def load_input(source: Source, options: ReadOptions) -> Document | None:
    """What stands on standard input, which no other process has; None for any other source. Raises ReadError."""
    from articlecast.read.load import load_document

    return load_document(source, options) if source.locator == "-" else None


# ---------------------------------------------------------------- in the process


def show_article(look: Look, _tell: Tell) -> str | dict[str, object]:
    """The article as text, or as values for programs; raises ReadError."""
    from articlecast.read.article import read_article
    from articlecast.read.load import load_document
    from articlecast.read.present import article_markdown, article_values, markdown_blocks
    from articlecast.run.overriding import find_override
    from articlecast.show.overrides import apply_override

    document = look.document or load_document(look.source, look.options)
    article = read_article(replace(document, url=look.url or document.url), look.options)
    if look.settings:
        article = apply_override(article, find_override(look.settings, look.source.locator, article.url))
    skipped = _find_skip(look, article)
    match look.form:
        case "json":
            return {**article_values(article), "skipped": skipped}
        case "markdown":
            return f"# {article.title}\n\n{markdown_blocks(article.blocks)}\n"
        case "text":
            return article_markdown(article, skipped)


def _find_skip(look: Look, article: Article) -> str:
    """Which rule of the show leaves the article out, and why."""
    from articlecast.show.filters import find_skip

    settings, source = look.settings, look.source
    if settings is None or not settings.rules:
        return ""
    entry = settings.name_source(source.feed) if source.feed else ""
    name, zone = settings.name_source(source.locator), settings.show.time_zone
    return find_skip(settings.rules, article, name, datetime.now(UTC), entry=entry, zone=zone)


def show_script(asked: Narration, tell: Tell) -> tuple[Narrated, str]:
    """What is said of the article, and that as a script, its audit or what has changed in it since, as text.

    Raises as reading and narrating do, and StoreError where there is nothing to compare with.
    """
    from articlecast.narrate.audit import audit_script, compare_scripts, list_omitted
    from articlecast.narrate.scriptfile import format_script

    settings, locator = asked.settings, asked.source.locator
    told = narrate_source(replace(asked, own=asked.own or asked.view == "diff"), tell)
    match asked.view:
        case "audit":
            shown = "".join(f"{line}\n" for line in audit_script(told.script))
        case "omitted":
            shown = "".join(f"{line}\n" for line in list_omitted(told.script))
        case "diff":
            published = _load_published(settings, locator, told.url)
            shown = "".join(f"{line}\n" for line in compare_scripts(published, told.script))
        case "script":
            shown = format_script(told.script, article=settings.name_source(locator))
    return told, shown


def narrate_source(asked: Narration, _tell: Tell) -> Narrated:
    """What the next render would say of the article: as an editor worded it, for as long as that holds.

    Raises as reading and narrating do.
    """
    from articlecast.names import sha256_hex
    from articlecast.narrate.audit import list_unknown_languages
    from articlecast.show.digest import write_own_script
    from articlecast.show.fingerprint import what_is_said
    from articlecast.show.scripts import load_kept

    settings, locator = asked.settings, asked.source.locator
    name = settings.name_source(locator)
    document, found, article = _read(asked)
    script = write_own_script(article, settings, name)
    known, folder = _find_episode(settings, name, article.url)
    edited = known is not None and bool(known.edited) and not asked.own
    outdated = False
    if known and edited:
        outdated = known.edited != sha256_hex(what_is_said(document, locator, lambda: found))
        script = script if outdated else load_kept(folder, known)
    speak = settings.find_manner(article, name).speak
    return Narrated(script, speak, article.url, edited and not outdated, outdated, list_unknown_languages(script))


def _find_episode(settings: Settings, name: str, url: str) -> tuple[Episode | None, Path]:
    """The episode of that source, or with that link, one that waits for an editor first, and the folder that holds its
    own.
    """
    from articlecast.show.episodes.catalog import Catalog
    from articlecast.show.episodes.store import load_episode
    from articlecast.show.review import Reviews

    folder, reviews = settings.episodes_folder, Reviews(settings)
    for episode in reviews.episodes:
        if episode.source == name or (url and episode.url == url):
            return episode, reviews.locate(episode)
    for card in Catalog(folder, settings.state_folder).look()[0]:  # of a thousand one manifest is read: 0.2 s less
        if card.source == name or (url and card.url == url):
            with suppress(StoreError):
                if found := load_episode(folder / card.slug):
                    return found, folder
    return None, folder


def write_script_of(asked: Narration, _tell: Tell) -> Script:
    """What is said of an article when nobody edited that; raises as reading and narrating do."""
    from articlecast.show.digest import write_own_script

    return write_own_script(_read(asked)[2], asked.settings, asked.settings.name_source(asked.source.locator))


def _read(asked: Narration) -> tuple[Document, Article, Article]:
    """The document, the article that it holds, and that as the editor has it."""
    from articlecast.read.article import read_article
    from articlecast.read.load import load_document
    from articlecast.run.overriding import find_override
    from articlecast.show.overrides import apply_override

    settings, locator = asked.settings, asked.source.locator
    document = asked.document or load_document(asked.source, settings.read)
    article = read_article(document, settings.read)
    return document, article, apply_override(article, find_override(settings, locator, article.url))


def show_whole(asked: tuple[Look, Narration], tell: Tell) -> dict[str, object]:
    """The article as values for programs, and as ``omissions`` what it has and the voice leaves out.

    Raises as reading and narrating do.
    """
    found = show_article(replace(asked[0], form="json"), tell)
    assert isinstance(found, dict)  # noqa: S101 -- asked for as values
    omissions = narrate_source(asked[1], tell).script.omissions
    return {**found, "omissions": [asdict(each) for each in omissions]}


@dataclass(frozen=True, slots=True)
class Draft:
    """An article, and its script as an editor has it on the desk; without a ``text`` it is the next render's."""

    narration: Narration
    text: str | None = None


def compare_draft(asked: Draft, tell: Tell) -> tuple[str, ...] | None:
    """What differs between the script of the article's episode and the draft, as a unified diff; None where there is no
    episode. Raises as reading and narrating do, and StoreError where the episode's script cannot be read.
    """
    from articlecast.narrate.audit import compare_scripts
    from articlecast.narrate.scriptfile import parse_script

    told = narrate_source(asked.narration, tell)
    settings, locator = asked.narration.settings, asked.narration.source.locator
    if _find_episode(settings, settings.name_source(locator), told.url)[0] is None:
        return None
    script = told.script if asked.text is None else parse_script(asked.text)
    return tuple(compare_scripts(_load_published(settings, locator, told.url), script))


def _load_published(settings: Settings, locator: str, url: str) -> str:
    """The script file of the article's episode; raises StoreError where it has none."""
    again = f"articlecast render {quote_word(locator)}"
    episode, folder = _find_episode(settings, settings.name_source(locator), url)
    for asset in episode.assets_of("script") if episode else ():
        path = folder / episode.slug / asset.name if episode else folder
        try:
            return path.read_text("utf-8")
        except (OSError, ValueError) as error:
            raise StoreError(str(path), f"cannot be read: {error}", again) from error
    raise StoreError(locator, "has no published episode to compare with", again)


def speak_lines(asked: Lines, _tell: Tell) -> tuple[bool, tuple[Line, ...]]:
    """Whether the language has rules here, and each line as it is said."""
    from articlecast.narrate.languages.tongues import knows_language

    return knows_language(asked.language), tuple(_speak_line(line, asked) for line in asked.lines)


def _speak_line(line: str, asked: Lines) -> Line:
    from articlecast.narrate.languages.tongues import speak_text

    said, rewrites = speak_text(line, asked.language, asked.words)
    return Line(said, rewrites, " ".join(render_readings(said).replace(SPELLED_JOINER, " ").split()))
