"""A word processor's document as HTML, with what its properties say → Article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import PurePath
from urllib.parse import quote, unquote

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Block, Document, Heading, Paragraph, plain
from articlecast.moments import find_zone
from articlecast.names import PART
from articlecast.read.formats.office.flow import Flow
from articlecast.read.formats.office.release import trim_release
from articlecast.read.formats.plain_text import finish_article
from articlecast.read.formats.typed import NO_TITLE, find_crossheads, is_title_line, says_less
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.texts import block_texts
from articlecast.read.options import ReadOptions
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.dates import parse_date
from articlecast.read.text.decode import refuse_crowd, refuse_volume, strip_controls
from articlecast.read.text.language import choose_language
from articlecast.read.text.titles import open_words
from articlecast.read.text.words import fold_spaces, key

_NOBODY = frozenset(
    """
    windows user, windows-benutzer, utilisateur windows, usuario de windows, utente windows, microsoft office user,
    microsoft account, office user, user name, a user, owner, author, benutzer, python-docx, dell, lenovo, google docs
    """.replace("\n    ", " ").strip().split(", ")
)  # fmt: skip
_MADE_BY_PYTHON_DOCX = "2013-12-23T23:15:00"
"""When the template of python-docx was made, which is in every document that it writes."""
_NAMED_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself, each as it is written there; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


def locate_part(url: str, name: str) -> str:
    """The address of a picture within the document, seen from the folder that it is in."""
    place = url if "://" in url else quote(PurePath(url).name)
    return f"{place}{PART}{quote(name)}"


def finish_document(document: Document, flow: Flow, told: Properties, options: ReadOptions) -> Article:
    """The article of a document. Raises NotAnArticle where there is no text in it, ReadError for one of more tags or
    letters than any article has.
    """
    html = strip_controls(flow.finish())
    refuse_volume(html, document.url)
    refuse_crowd(html, document.url)
    blocks = trim_release(emit_blocks(html, "", told.language))
    texts = block_texts(blocks)
    if not re.search(r"\w", "".join(texts)):
        what = "holds pictures and no text to read" if blocks else "is a document without a text"
        raise NotAnArticle(document.url, what, f"write the article into {document.url}")
    title, origin, rest = _choose_title(document, flow, told, blocks, texts)
    styled = clean_names([fold_spaces(name) for name in flow.authors])
    named = clean_names([name for name in told.authors if fold_spaces(name).lower() not in _NOBODY])
    rest = _drop_names(find_crossheads(rest), styled or named)
    article = finish_article(document, title, rest, options, origin)
    origins = dict(article.origins)
    found: dict[str, tuple[object, str]] = {}
    if not article.authors:
        found["authors"] = (styled, "its style") if styled else (named, _PROPERTIES)
    found |= _date(document, flow, told, article, options)
    language, whence = choose_language(told.language, "\n".join(texts[:2000]), options.language)
    found["language"] = (language, whence)
    found["tags"] = (tuple(dict.fromkeys(tag for each in told.tags if (tag := fold_spaces(each))))[:20], _PROPERTIES)
    fields = {name: value for name, (value, _) in found.items() if value}
    origins |= {name: whence for name, (value, whence) in found.items() if value}
    return replace(article, **fields, origins=tuple(origins.items()))  # type: ignore[arg-type]


_PROPERTIES = "its properties"


def _drop_names(blocks: list[Block], authors: Sequence[str]) -> list[Block]:
    """The blocks without a line below the title that is the author's name once more."""
    known = {key(name) for name in authors} | {key(" ".join(authors)), key(" and ".join(authors))}
    at = next((n for n, b in enumerate(blocks[:3]) if isinstance(b, Paragraph) and key(b.content) in known), None)
    return blocks if at is None or not authors else blocks[:at] + blocks[at + 1 :]


def _date(
    document: Document, flow: Flow, told: Properties, article: Article, options: ReadOptions
) -> dict[str, tuple[object, str]]:
    """When it was written and changed; nothing where the text, or the name of the file, has its date."""
    zone = find_zone(options.time_zone)
    created, modified = (_moment(written, options) for written in (told.created, told.modified))
    found: dict[str, tuple[object, str]] = {}
    published = article.published
    if not published and (published := parse_date(flow.date, zone=zone) if flow.date else None):
        found["published"] = (published, "its style")
    named = not document.remote and _NAMED_DATE.match(PurePath(document.url).name)
    if not published and not named:
        published = created or modified
        found["published"] = (published, _PROPERTIES)
    if published and modified and not named and modified - _aware(published, modified) >= timedelta(days=1):
        found["updated"] = (modified, _PROPERTIES)
    return found


def _moment(written: str, options: ReadOptions) -> datetime | None:
    if not written or written.startswith(_MADE_BY_PYTHON_DOCX):
        return None
    return parse_date(written, zone=find_zone(options.time_zone))


def _aware(moment: datetime, like: datetime) -> datetime:
    """A moment that can be compared with another one."""
    return moment if (moment.tzinfo is None) == (like.tzinfo is None) else moment.replace(tzinfo=like.tzinfo)


def _choose_title(
    document: Document, flow: Flow, told: Properties, blocks: list[Block], texts: Sequence[str]
) -> tuple[str, str, list[Block]]:
    """The title, where it stands, and the blocks without it.

    A paragraph in the style for titles comes first, then a heading that stands above everything, then the properties
    where the text bears them out, a first line that can be none but a title, the properties at all, the name of the
    file, and at last the first words.
    """
    first = next((block for block in blocks if isinstance(block, Heading | Paragraph)), None)
    words = fold_spaces(plain(first.content)) if first else ""
    named = fold_spaces(told.title)
    rest = [block for block in blocks if block is not first] if words else blocks
    if key(flow.title):
        return fold_spaces(flow.title), "its title", rest if key(words) == key(flow.title) else blocks
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    if (
        isinstance(first, Heading)
        and levels.count(first.level) == 1
        and first.level == min(levels)
        and first is blocks[0]
    ):
        return words, "first heading", rest
    is_line = isinstance(first, Paragraph) and len(texts) > 1 and is_title_line(words)
    if key(named) and not (is_line and says_less(named, words, texts)) and not NO_TITLE.fullmatch(named):
        return named, _PROPERTIES, rest if key(words) == key(named) else blocks
    if is_line:
        return words, "first line", rest
    stem = unquote(PurePath(document.url.partition("?")[0]).stem) if document.url else ""
    stem = fold_spaces(re.sub(r"[-_+]+", " ", _NAMED_DATE.sub("", stem)))
    if len(re.findall(r"[^\W\d_]{2,}", stem)) > 1 and not NO_TITLE.fullmatch(stem):
        return stem[0].upper() + stem[1:], "the file's name", blocks
    if isinstance(first, Heading):
        return words, "first heading", rest
    return open_words(texts), "the first words", blocks
