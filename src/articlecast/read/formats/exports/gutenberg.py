"""A book of Project Gutenberg as text: what stands between its marks, with its chapters as headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Block, Document, Heading, Mark, Note, Paragraph, plain
from articlecast.read.formats.exports.gutenberg_parts import REFERENCE, Chunk, drop_contents, take_notes
from articlecast.read.formats.plain_text import finish_article
from articlecast.read.options import ReadOptions
from articlecast.read.page.makers.gutenberg import END, PRODUCED, START, read_header
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.decode import decode_page, refuse_volume
from articlecast.read.text.language import choose_language
from articlecast.read.text.words import fold_spans, key, text_of

_PICTURE = re.compile(
    r"\[Illustration(?::[^\]]{0,2000})?\]|\[(?:Sidenote|Blank Page|Frontispiece|Decoration)[^\]]{0,500}\]",
    re.IGNORECASE,
)
_LEAF = re.compile(r"[ \t]*\{\d{1,4}\}|[ \t]*[\[{](?:Pg|Page|p\.)[ ]?(?:\d{1,4}|[ivxlc]{1,7})[\]}]", re.IGNORECASE)
"""The number of a printed page, as its transcribers mark where it begins."""
_NOTES = re.compile(r"\[(?:Transcriber|Transcription|E-?text)[^\]]{0,5000}\]", re.IGNORECASE)
_REMARKS = re.compile(r"\n[ \t]*Transcrib(?:er|ers)['’]?s?['’]? Notes?[:.]?[ \t]*\n[ \t]*\n", re.IGNORECASE)
"""Heads what a transcriber says below a book."""
_CHAPTER = re.compile(
    r"(?:chapter|book|part|volume|act|scene|canto|section|stave|letter|preface|prologue|epilogue|introduction"
    r"|contents|the end"
    r"|kapitel|chapitre|capítulo|capitolo)\b.{0,80}|[IVXLC]{1,8}\.?(?:\s.{0,80})?",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"(?:(?:joint )?authors? of\b|(?:with )?illustrat(?:ed|ions) by\b|translated (?:by|from)\b|edited by\b)"
    r"(?:[^.!?]|\b[a-z]\.)*(?:etc\.)?[\"”’_)]*"
    r"|with (?:an? |(?:[a-z-]{1,12} ){0,3})(?:frontispiece|illustrations?|portraits?|plates|maps?)"
    r"(?:\W*| (?:by|in colou?r|and)\b[^.!?;,]{0,60})"
    r"|copyright\b[^.!?]{0,40}\d{4}.*|all rights reserved\W*"
    r"|(?=.*\b(?:sons?|co|company|press|publish(?:ers?|ed)|books?|bro(?:ther)?s|limited|ltd|printers?|printed)\b)"
    r"[^!?;]{0,100}\b(?:1[5-9]\d\d|M[DCLXVI]{2,12})\W*",
    re.IGNORECASE,
)
"""What stands on a title page below the author: other books, who drew or translated, the publisher with a year."""
_EMPHASIS = re.compile(r"(?<!\w)_([^_]{1,2000})_(?!\w)")


def read_book(document: Document, options: ReadOptions) -> Article:
    """The book's article; raises NotAnArticle where nothing stands between its marks."""
    whole = decode_page(document).replace("\r\n", "\n")
    refuse_volume(whole, document.url)
    start = START.search(whole)
    header = whole[: start.start()] if start else ""
    body = whole[start.end() :] if start else whole
    if end := END.search(body):
        body = body[: end.start()]
    told = read_header(header)
    title = str(told.get("title", ""))
    if end := _REMARKS.search(body, 2 * len(body) // 3):
        body = body[: end.start()]
    chunks = drop_contents(re.split(r"\n[ \t]*\n", _NOTES.sub("", _LEAF.sub("", _PICTURE.sub("", body)))))
    blocks = _write(take_notes(chunks))
    while blocks and _is_front(blocks[0], title, told.get("authors", ())):
        blocks = blocks[1:]
    if not blocks:
        raise NotAnArticle(document.url, "is a book of Project Gutenberg without a text", "download it once more")
    article = finish_article(document, title or "A book", blocks, options, "Project Gutenberg's header")
    language, whence = choose_language(str(told.get("language", "")), body[:20_000], options.language)
    names = told.get("authors", ())
    authors = clean_names(names if isinstance(names, tuple) else (names,))
    origins = (
        dict(article.origins) | {"language": whence} | ({"authors": "Project Gutenberg's header"} if authors else {})
    )
    return replace(article, authors=authors or article.authors, language=language, origins=tuple(origins.items()))


def _write(chunks: Sequence[Chunk]) -> list[Block]:
    """Paragraphs as blocks, the notes behind them."""
    text: list[Block] = []
    notes: dict[str, list[Block]] = {}
    for chunk in chunks:
        (notes.setdefault(chunk.note, []) if chunk.note else text).extend(_read(chunk.text, chunk.names))
    return [*text, *(Note(name, tuple(blocks)) for name, blocks in notes.items())]


def _read(chunk: str, names: Mapping[str, str]) -> list[Block]:
    """A paragraph as a block; ``names`` are of the notes that its signs lead to."""
    words = _EMPHASIS.sub(r"\1", " ".join(chunk.split()))
    if not re.search(r"\w", words) or PRODUCED.fullmatch(words):
        return []
    if (
        len(words) < 100
        and (_CHAPTER.fullmatch(words) or (words.isupper() and len(words) > 3))
        and not words.endswith((",", ";"))
        and (_CHAPTER.fullmatch(words) or not re.match(r"\n*[ ]{30}", chunk))  # who signs, stands at the right
    ):
        return [Heading(2, text_of(words))]
    if re.match(r"[ \t]{4,}", chunk.lstrip("\n")) or all(
        len(line) < 50 for line in chunk.strip().split("\n")[:-1] or [chunk]
    ):
        words = "\v".join(line.strip() for line in chunk.strip().split("\n"))  # verse keeps its lines
    pieces: list[tuple[str, tuple[Mark, ...]]] = []
    at = 0
    words = _EMPHASIS.sub(r"\1", words)
    for found in REFERENCE.finditer(words):
        if name := names.get(found[1]):
            pieces += [(words[at : found.start()], ()), ("*", (Mark("sup"), Mark("note", name)))]
            at = found.end()
    return [Paragraph(fold_spans([*pieces, (words[at:], ())]))]


def _is_front(block: Block, title: str, authors: object) -> bool:
    """Whether a block repeats the title or the author before the text."""
    if not isinstance(block, Heading | Paragraph):
        return False
    words = key(block.content).removeprefix("by ")
    names = {key(name) for name in (authors if isinstance(authors, tuple) else ())}
    if len(words.split()) > 1 and words in key(title):
        return True
    if words in {key(title), *names, "by", "von", "par"} or (len(words) < 80 and words.startswith("by ")):
        return True
    line = " ".join(plain(block.content).split())
    return len(line) < 120 and _IMPRINT.fullmatch(line) is not None
