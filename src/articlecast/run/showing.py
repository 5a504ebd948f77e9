"""One article as a person looks at it: as it was understood, as it will be said, and single lines as they are spoken.

Each is made where that can be ended, as a run does it, and comes back as what is to be printed.
"""

# What reads and narrates is imported in the process alone: whoever asks waits for the answer, and prints it.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from articlecast.display import quote_word
from articlecast.errors import StoreError
from articlecast.model import SPELLED_JOINER, Article, Document, Rewrite, Source, render_readings
from articlecast.narrate.lexicon import Lexicon
from articlecast.read.options import ReadOptions
from articlecast.run.pool import Tell

if TYPE_CHECKING:
    from articlecast.show.settings import Settings

Form = Literal["text", "json", "markdown"]
View = Literal["script", "audit", "diff"]


@dataclass(frozen=True, slots=True)
class Look:
    """One article to show; ``url`` is the address that a saved page came from.

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
    """One article to narrate by the settings of its show; ``document`` as above."""

    source: Source
    settings: Settings
    view: View
    document: Document | None = None


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

    document = look.document or load_document(look.source, look.options)
    article = read_article(replace(document, url=look.url or document.url), look.options)
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


def show_script(asked: Narration, _tell: Tell) -> tuple[tuple[str, ...], str]:
    """The languages without rules of their own, and the script, its audit or what has changed in it as text.

    Raises as reading and narrating do, and StoreError where there is nothing to compare with.
    """
    from articlecast.narrate.audit import audit_script, compare_scripts, list_unknown_languages
    from articlecast.narrate.scriptfile import format_script
    from articlecast.read.article import read_article
    from articlecast.read.load import load_document
    from articlecast.show.digest import write_own_script

    settings, source = asked.settings, asked.source
    article = read_article(asked.document or load_document(source, settings.read), settings.read)
    script = write_own_script(article, settings)
    match asked.view:
        case "audit":
            shown = "".join(f"{line}\n" for line in audit_script(script))
        case "diff":
            published = _load_published(settings, source.locator, article)
            shown = "".join(f"{line}\n" for line in compare_scripts(published, script))
        case "script":
            shown = format_script(script, article=settings.name_source(source.locator))
    return list_unknown_languages(script), shown


def _load_published(settings: Settings, locator: str, article: Article) -> str:
    """The script file of the article's episode; raises StoreError where it has none."""
    from articlecast.show.episodes.store import load_episodes

    source, again = settings.name_source(locator), f"articlecast render {quote_word(locator)}"
    for episode in load_episodes(settings.episodes_folder):
        if episode.source in {source, locator} or (article.url and episode.url == article.url):
            for asset in episode.assets_of("script"):
                path = settings.episodes_folder / episode.slug / asset.name
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
