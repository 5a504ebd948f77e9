"""EPUB as a format: each chapter an article, or the whole book one, with its chapters as headings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import escape, unescape
from pathlib import PurePath
from urllib.parse import quote

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Block, Document, Heading, Note, plain
from articlecast.moments import find_zone
from articlecast.names import PART
from articlecast.read.entry import Entry
from articlecast.read.formats.epub.contents import read_contents
from articlecast.read.formats.epub.notes import take_notes
from articlecast.read.formats.epub.package import Book, open_book
from articlecast.read.formats.epub.pages import Pages, clean_page
from articlecast.read.formats.epub.pieces import Piece, cut_book
from articlecast.read.formats.zipped import join_name
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.pictures import first_picture
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.dates import parse_date
from articlecast.read.text.decode import refuse_crowd, refuse_volume
from articlecast.read.text.language import choose_language
from articlecast.read.text.titles import open_words, same_title
from articlecast.read.text.words import fold_spaces, key, text_of

_NOTE = re.compile(r'href="#note-(\d+)"')
_SHORT_NOTE = 300
"""Letters of a note that stands below each chapter that refers to it."""
_HEAD = re.compile(
    r"((?:\s|<(?!h[1-6]\b|p\b)[^<>]*>)*)<(h[1-6]|p|div)\b[^>]*>((?:(?!<(?:p|div|h[1-6]|li|td)\b).){0,600}?)</\2>",
    re.DOTALL | re.IGNORECASE,
)
"""The first heading or line of a chapter."""
_BARE = re.compile(r"(?:chapter |kapitel |chapitre |cap[ií]tulo |capitolo )?(?:\d{1,3}|[ivxlc]{1,7})\.?", re.IGNORECASE)
_SPELLED = re.compile(
    r"chapter (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)\.?",
    re.IGNORECASE,
)
"""The number of a chapter in words; of the text above its title alone: a title keeps what it was called by."""


def list_chapters(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The chapters of a book in their order, numbered as episodes; none where it has one alone, or is to be read whole.

    A chapter's key is its title, with that of its part where two are called alike, so that it stays when the book is
    exported once more. Raises ReadError for a book that is damaged, protected or too large.
    """
    if options.books == "whole":
        return ()
    book, chapters, notes = _open(document, options)
    if len(chapters) < 2:
        return ()
    titles = [_name_chapter(book, chapter) for chapter in chapters]
    keys = _tell_apart(titles, chapters)
    given: set[int] = set()
    return tuple(
        Entry(
            key=found,
            link="",
            title=title,
            html=_drop_title(_write(chapter, notes, str(number), given), title),
            authors=book.authors,
            published=_date_chapter(book, number, options),
            tags=book.tags,
            image=_locate(document.url, book.cover),
            language=book.language,
            site=book.title,
            lines=(("episode", str(number)),),
        )
        for number, (chapter, title, found) in enumerate(zip(chapters, titles, keys, strict=True), 1)
    )[: options.entries]


def read_book(document: Document, options: ReadOptions) -> Article:
    """The whole book as one article, each chapter below a heading. Raises as ``list_chapters`` does, and NotAnArticle
    for one in which there is nothing to read.
    """
    book, chapters, notes = _open(document, options)
    given: set[int] = set()
    written = [_write(chapter, notes, f"{number}-", given) for number, chapter in enumerate(chapters, 1)]
    whole = "".join(written)
    refuse_volume(whole, document.url)
    refuse_crowd(whole, document.url)
    blocks: list[Block] = []
    for chapter, html in zip(chapters, written, strict=True):
        title = chapter.title if len(chapters) > 1 else ""
        blocks += _place(tidy_blocks(emit_blocks(_drop_title(html, title), "", book.language), title), title)
    title = book.title or next((chapter.title for chapter in chapters if chapter.title), "")
    done = tidy_blocks(blocks, title)
    texts = block_texts(done)
    if not re.search(r"\w", "\n".join(texts)):
        raise NotAnArticle(document.url, "is an EPUB without a text to read", f"open {document.url} in a reader")
    language, whence = choose_language(book.language, "\n".join(texts[:2000]), options.language)
    cover = _locate(document.url, book.cover)
    fields = {
        "title": title or open_words(texts),
        "language": language,
        "authors": clean_names(book.authors),
        "published": parse_date(book.published, zone=find_zone(options.time_zone)) if book.published else None,
        "url": book.url,
        "image": cover or first_picture(done),
        "summary": " ".join(plain(text_of(re.sub(r"<[^<>]{0,2000}>", " ", book.summary))).split()),
        "site": book.publisher,
        "tags": book.tags,
    }
    where = {"language": whence, "image": "the cover" if cover else "the first picture"}
    where |= {} if title else {"title": "the first words"}
    origins = tuple((name, where.get(name, "the book's package")) for name, value in fields.items() if value)
    return Article(blocks=done, origins=origins, **fields)  # type: ignore[arg-type]


def _open(document: Document, options: ReadOptions) -> tuple[Book, tuple[Piece, ...], tuple[str, ...]]:
    """What a book says of itself, its chapters, and the notes that they lead to as ``#note-N``."""
    book = open_book(document, options)
    pages = Pages(book.package)
    contents = read_contents(book, pages)
    trees = {name: pages.load(name) for name in book.spine}
    trees |= {name: pages.load(name) for name in book.others if name in book.package}
    for name, tree in trees.items():
        if name == book.nav:
            continue
        clean_page(tree)
        for picture in tree.iter("img"):
            picture.set("src", _locate(document.url, join_name(name, picture.get("src", ""))))
    notes = take_notes(trees, [name for name in book.spine if name != book.nav])
    return book, cut_book(book, contents, trees), notes


def _date_chapter(book: Book, number: int, options: ReadOptions) -> str:
    """The book's date, a minute later for each chapter: apps put episodes of one moment in an order of their own."""
    moment = parse_date(book.published, zone=find_zone(options.time_zone)) if book.published else None
    return (moment + timedelta(minutes=number - 1)).isoformat() if moment else ""


def _locate(url: str, name: str) -> str:
    """The address of a part of the document, seen from the folder that it is in; empty for no part."""
    if not name:
        return ""
    place = url if "://" in url else quote(PurePath(url).name)
    return f"{place}{PART}{quote(name)}"


def _write(chapter: Piece, notes: tuple[str, ...], mark: str, given: set[int]) -> str:
    """A chapter's HTML with its notes below it, which count from 1 in each; a long one stands below the first chapter
    that refers to it alone, as ``given`` tells.
    """
    told = dict.fromkeys(map(int, _NOTE.findall(chapter.html)))
    numbers = [number for number in told if number not in given or len(notes[number]) < _SHORT_NOTE]
    given.update(numbers)
    placed = {
        number: f"note-{mark}{at}" if mark.endswith("-") else f"note-{at}" for at, number in enumerate(numbers, 1)
    }
    html = _NOTE.sub(lambda found: f'href="#{placed.get(int(found[1]), "note-0")}"', chapter.html)
    listed = "".join(f'<li id="{name}">{notes[number]}</li>' for number, name in placed.items())
    part = (
        f"<h1>{escape(chapter.part)}</h1>" if chapter.part and key(chapter.part) not in key(chapter.html[:3000]) else ""
    )
    return f'{part}{html}<section class="footnotes"><ol>{listed}</ol></section>' if listed else f"{part}{html}"


def _name_chapter(book: Book, chapter: Piece) -> str:
    """What a chapter is called as an article: a number by itself, with the book before it."""
    title = chapter.title
    if not key(title):
        title = open_words([re.sub(r"<[^>]*>", " ", chapter.html)])
    return f"{book.title}: {title}" if _BARE.fullmatch(title) and book.title else title


def _tell_apart(titles: list[str], chapters: tuple[Piece, ...]) -> list[str]:
    """A key for each chapter: its title, and where that is taken its part, or how many were called so before."""
    taken: set[str] = set()
    found = []
    part = ""
    for title, chapter in zip(titles, chapters, strict=True):
        part = chapter.part or part
        wanted, number = title, 1
        while wanted in taken:
            number += 1
            wanted = f"{part} / {title}" if part and number == 2 else f"{title} ({number})"
        taken.add(wanted)
        found.append(wanted)
    return found


def _drop_title(html: str, title: str) -> str:
    """A chapter without what its beginning repeats of its title: ``The tide`` of ``1. The tide``, or the other way
    round. A line that is no heading goes where it says all of the title, and no sentence.
    """
    rest = html
    for _ in range(4):
        head = _HEAD.match(rest)
        words = fold_spaces(unescape(re.sub(r"<[^>]*>", " ", head[3]))) if head else ""
        if head is None or not key(words):
            break
        line = head[2].lower() in {"p", "div"}
        sentence = line and words[-1] in ".!?\u2026" and not title.endswith(words[-1])
        within = not line and f" {key(words)} " in f" {key(title)} "
        if within or (same_title(words, title) and not sentence):
            rest = html = head[1] + rest[head.end() :]
        elif _BARE.fullmatch(words) or _SPELLED.fullmatch(words):  # goes where the title stands below it
            rest = head[1] + rest[head.end() :]
        else:
            break
    return html


def _place(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """A chapter's blocks below a heading of its own, its headings one level below that; its notes behind them."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    least = min(levels, default=2)
    if not title:
        return blocks
    down = [replace(b, level=min(b.level - least + 3, 6)) if isinstance(b, Heading) else b for b in blocks]
    return (
        Heading(2, text_of(title)),
        *(b for b in down if not isinstance(b, Note)),
        *(b for b in down if isinstance(b, Note)),
    )
