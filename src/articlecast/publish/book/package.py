"""The book around its episodes: package document, contents, style sheet, and what a zip file begins with. Pure.

https://www.w3.org/TR/epub-33/ and, of what people can do with it, https://www.w3.org/TR/epub-a11y-11/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from articlecast.model import Show
from articlecast.publish.book.documents import (
    ACTIVE,
    STYLE,
    Section,
    find_direction,
    is_heard,
    list_audio,
    list_headings,
    open_page,
    write_overlay,
    write_page,
)
from articlecast.publish.feed.notes import is_web
from articlecast.publish.feed.tags import clean, clean_line
from articlecast.publish.options import PublishOptions
from articlecast.publish.wording import say_in

MIMETYPE = "application/epub+zip"
"""The first file of the zip, not compressed: what a program knows the book by."""
ROOT = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{ROOT}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "auditory"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessModeSufficient", "auditory"),
    ("schema:accessibilityFeature", "synchronizedAudioText"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityHazard", "none"),
)


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is made of; ``guid`` is the episode's or the show's, ``cover`` its picture's name, with its type.

    It is as old as the newest of what is in it, so that the same episodes make the same bytes.
    """

    show: Show
    options: PublishOptions
    title: str
    guid: str
    sections: tuple[Section, ...]
    cover: str = ""
    cover_type: str = ""

    @property
    def language(self) -> str:
        return self.sections[0].language if len(self.sections) == 1 else self.show.language

    @property
    def modified(self) -> datetime:
        return max(each.episode.updated or each.episode.published for each in self.sections).astimezone(UTC)

    @property
    def seconds(self) -> float:
        return sum(section.seconds for section in self.sections)


def write_documents(book: Book) -> Iterator[tuple[str, str]]:
    """Every text of the book, with its name in the zip file; its audio and its cover stand beside them."""
    yield "META-INF/container.xml", _CONTAINER
    yield f"{ROOT}/package.opf", write_package(book)
    yield f"{ROOT}/nav.xhtml", write_contents(book)
    yield f"{ROOT}/style.css", STYLE
    for section in book.sections:
        yield f"{ROOT}/text/{section.name}.xhtml", write_page(section)
        if is_heard(section):
            yield f"{ROOT}/overlay/{section.name}.smil", write_overlay(section)


def write_package(book: Book) -> str:
    """The package document: what the book is, what is in it, and in which order it is read."""
    tag, items, told = escape(book.language), "\n".join(_list_items(book)), "\n".join(_list_metadata(book))
    spine = "\n".join(f'<itemref idref="t{number}"/>' for number, _ in enumerate(book.sections))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{tag}" dir="{find_direction(book.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{told}\n</metadata>\n'
        f"<manifest>\n{items}\n</manifest>\n"
        f'<spine page-progression-direction="{find_direction(book.language)}">\n{spine}\n</spine>\n</package>\n'
    )


def _list_metadata(book: Book) -> Iterator[str]:
    episodes = [section.episode for section in book.sections]
    authors = dict.fromkeys(name for episode in episodes for name in episode.authors)
    named = [clean_line(name) for name in authors] or [clean_line(book.show.author)]
    alone = episodes[0] if len(episodes) == 1 else None
    yield f'<dc:identifier id="id">{escape(_name_guid(book.guid))}</dc:identifier>'
    rows = [
        ("dc:title", clean_line(book.title) or "…"),
        ("dc:language", book.language),
        *(("dc:creator", name) for name in named),
        ("dc:publisher", clean_line(book.show.author)),
        ("dc:description", clean(alone.summary if alone else book.show.description)),
        ("dc:rights", clean_line(book.show.copyright)),
        ("dc:date", f"{(alone or episodes[-1]).published:%Y-%m-%d}"),
        *(("dc:source", episode.url) for episode in episodes if is_web(episode.url)),
    ]
    yield from (f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in rows if text)
    narrators = dict.fromkeys(book.options.narrator or episode.voice for episode in episodes)
    properties = [
        ("dcterms:modified", f"{book.modified:%Y-%m-%dT%H:%M:%SZ}"),
        ("media:active-class", ACTIVE),
        *(("media:narrator", clean_line(name)) for name in narrators),
        *_ACCESS,
    ]
    if book.seconds:
        properties.append(("media:duration", f"{book.seconds:.3f}s"))
    yield from (f'<meta property="{name}">{escape(text, quote=False)}</meta>' for name, text in properties if text)
    for number, section in enumerate(book.sections):
        if is_heard(section):
            yield f'<meta property="media:duration" refines="#o{number}">{section.seconds:.3f}s</meta>'


def _name_guid(guid: str) -> str:
    return f"urn:uuid:{guid}" if len(guid) == 36 and guid.count("-") == 4 else guid


def _list_items(book: Book) -> Iterator[str]:
    yield '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    yield '<item id="style" href="style.css" media-type="text/css"/>'
    if book.cover:
        kind = escape(book.cover_type)
        yield f'<item id="cover" href="{escape(book.cover)}" media-type="{kind}" properties="cover-image"/>'
    for number, section in enumerate(book.sections):
        heard = is_heard(section)
        overlay = f' media-overlay="o{number}"' if heard else ""
        page = f'<item id="t{number}" href="text/{section.name}.xhtml" media-type="application/xhtml+xml"{overlay}/>'
        yield page
        if heard:
            yield f'<item id="o{number}" href="overlay/{section.name}.smil" media-type="application/smil+xml"/>'
    for number, (name, kind) in enumerate(list_audio(book.sections).items()):
        yield f'<item id="a{number}" href="audio/{escape(name)}" media-type="{escape(kind)}"/>'


def write_contents(book: Book) -> str:
    """The navigation document: each episode, with its headings below it."""
    say, title = say_in(book.language), escape(clean_line(book.title))
    heading = escape(say("Chapters"))
    return (
        "\n".join(
            [
                *open_page(title, book.language),
                '<link rel="stylesheet" type="text/css" href="style.css"/></head>',
                f'<body><nav epub:type="toc" id="toc"><h1>{heading}</h1><ol>',
                *map(_write_entry, book.sections),
                "</ol></nav></body></html>",
            ]
        )
        + "\n"
    )


def _write_entry(section: Section) -> str:
    page = f"text/{section.name}.xhtml"
    rows = [
        f'<li><a href="{page}#{anchor}">{escape(words)}</a></li>' for anchor, words in list_headings(section) if words
    ]
    below = f"<ol>{''.join(rows)}</ol>" if rows else ""
    return f'<li><a href="{page}">{escape(clean_line(section.episode.title)) or "…"}</a>{below}</li>'
