"""Plain text without a header: the first line is the title, blank lines part the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Block, Document, Paragraph, plain
from articlecast.read.markup.inline import resolve
from articlecast.read.markup.pictures import first_picture
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions
from articlecast.read.text.bylines import clean_names, is_person
from articlecast.read.text.dates import parse_date
from articlecast.read.text.decode import decode_text, refuse_volume
from articlecast.read.text.header_dates import parse_whole_date
from articlecast.read.text.language import choose_language
from articlecast.read.text.words import text_of

_BYLINE = re.compile(r"^(?:by|von|par|por|di|door)\s+\S", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\s*[,|·•–—]\s*(?:on )?|\s+on\s+")
_LONGEST_SUBTITLE = 200


def read_plain_text(document: Document, options: ReadOptions) -> Article:
    """The article of a plain text: paragraphs between blank lines, hard-wrapped lines joined."""
    text = decode_text(document)
    refuse_volume(text, document.url)
    chunks = [chunk for chunk in re.split(r"\n[ \t]*\n", text.strip()) if chunk.strip()]
    if len(chunks) == 1 and "\n" in chunks[0]:  # no blank line at all: each line is a paragraph
        chunks = chunks[0].split("\n")
    chunks[:1] = _split_head(chunks[0]) if chunks else []
    blocks: list[Block] = [Paragraph(content) for chunk in chunks if (content := text_of(" ".join(chunk.split())))]
    return finish_article(document, *take_first_line(blocks), options, "first line")


def _split_head(chunk: str) -> list[str]:
    """The lines of a text's first paragraph, where byline and date stand right below its title."""
    lines = chunk.split("\n")
    if len(lines) < 2 or not any(_is_byline(line.strip()) or _is_date(line.strip()) for line in lines[1:3]):
        return [chunk]
    head = 1
    while head < len(lines) and (_is_byline(lines[head].strip()) or _is_date(lines[head].strip())):
        head += 1
    return [*lines[:head], *(["\n".join(lines[head:])] if lines[head:] else [])]


def _is_byline(words: str) -> bool:
    return len(words) < 80 and _BYLINE.match(words) is not None and bool(clean_names([words]))


def _is_date(words: str) -> bool:
    return len(words) < 40 and parse_date(words) is not None


def _read_line(blocks: Sequence[Block]) -> str:
    """The words of the first block where it is a paragraph; empty otherwise."""
    return plain(blocks[0].content) if blocks and isinstance(blocks[0], Paragraph) else ""


def _is_subtitle(blocks: Sequence[Block]) -> bool:
    """Whether a line below the title is a subtitle, which stays in the text: no sentence, and below it people's names
    or a date alone.
    """
    first, second = _read_line(blocks[:1]), _read_line(blocks[1:])
    if not first or not second or len(first) > _LONGEST_SUBTITLE or re.search(r"[.:;,…]$", first):
        return False
    if _is_byline(first) or _is_date(first):
        return False
    who, dated = split_date(second)
    named = _is_byline(who) and all(map(is_person, clean_names([who])))
    named = named or (bool(dated) and _is_bare_name(who))
    return named or (len(second) < 40 and parse_whole_date(second) is not None)


def split_date(words: str) -> tuple[str, str]:
    """A line's words and the date behind them: By Ana Lee, 1 March 2026."""
    ends = ((found.start(), found.end()) for found in _BEFORE_DATE.finditer(words))
    return next(((words[:start], words[end:]) for start, end in ends if parse_whole_date(words[end:])), (words, ""))


def _part_byline(block: Block) -> list[Block]:
    """A paragraph of two or three lines that are a byline and a date as one for each, any other block as it is."""
    lines = plain(block.content).split("\n") if isinstance(block, Paragraph) else []
    if len(lines) not in {2, 3} or not all(_is_byline(line) or _is_date(line) for line in lines):
        return [block]
    return [Paragraph(text_of(line)) for line in lines]


def take_first_line(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The first line, where it may be a title, and the blocks below it."""
    if blocks and isinstance(blocks[0], Paragraph) and len(plain(blocks[0].content)) <= 150:
        return plain(blocks[0].content).replace("\n", " "), blocks[1:]
    return "", blocks


_MOST_PEOPLE = 4
_LONGEST_NAME = 40


def _take_people(blocks: list[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks without the lines of bare names that stand between a title and a date alone, and those names.

    What looks like a name may be a subtitle ("Harbour Notes"): of one the text below has a word in small letters.
    """
    lines = [_read_line(blocks[at : at + 1]) for at in range(min(len(blocks), _MOST_PEOPLE + 1))]
    dated = next((at for at, line in enumerate(lines) if len(line) < _LONGEST_NAME and parse_whole_date(line)), 0)
    people = [name for line in lines[:dated] for name in clean_names([line])]
    bare = all(len(line) < 2 * _LONGEST_NAME and not _BYLINE.match(line) for line in lines[:dated])
    if not dated or not bare or len(people) < dated or not all(map(_is_bare_name, people)):
        return blocks, ()
    below = set(re.findall(r"[^\W\d_]+", "\n".join(block_texts(blocks[dated + 1 :]))))
    if any(word.lower() in below for name in people for word in name.split() if word[0].isupper()):
        return blocks, ()
    return blocks[dated:], tuple(dict.fromkeys(people))


def _is_bare_name(name: str) -> bool:
    return len(name) < _LONGEST_NAME and len(name.split()) < 5 and is_person(name)


def take_lead(blocks: list[Block], *, people: bool = False) -> tuple[list[Block], tuple[str, ...], datetime | None]:
    """The blocks below a title without the lines of its author and its date, and what those say; a subtitle stays.

    With ``people`` an author is somebody, and "By night on the quay" a subtitle.
    """
    authors: tuple[str, ...] = ()
    published = None
    blocks = [
        each for at, block in enumerate(blocks) for each in (_part_byline(block) if at < _MOST_PEOPLE else [block])
    ]
    at = 1 if _is_subtitle(blocks[:2]) else 0
    while (words := _read_line(blocks[at : at + 1])) and len(words) < 80 and "\n" not in words:
        line, dated = split_date(words)
        names = clean_names([line]) if not authors and _is_byline(line) else ()
        if not names and not authors and dated and _is_bare_name(line) and parse_whole_date(dated):
            names = clean_names([line])  # Ana Lee | 2 March 2026
        if names and (not people or all(map(is_person, names))):
            authors = names
            published = published or (parse_whole_date(dated) if dated else None)
        elif published is None and _is_date(words):
            published = parse_date(words)
        else:
            break
        blocks = [*blocks[:at], *blocks[at + 1 :]]
    return blocks, authors, published


def finish_article(document: Document, title: str, blocks: list[Block], options: ReadOptions, origin: str) -> Article:
    """The article of a text without a header; ``origin`` says where its title stands. Raises ReadError without one."""
    name = document.url
    if not re.search(r"\w", title):
        raise ReadError(name, "has no title", f"put the title on the first line of {name}, and a blank line below it")
    blocks, people = _take_people(blocks)
    blocks, authors, published = take_lead(blocks)
    authors = people or authors
    done = tidy_blocks(blocks, title)
    text = "\n".join(block_texts(done))
    if not re.search(r"\w", text):
        raise NotAnArticle(name, "has no text below its title", f"write the article below the first line of {name}")
    language, whence = choose_language("", text, options.language)
    image = first_picture(done)
    return Article(
        title=title,
        language=language,
        blocks=done,
        authors=authors,
        published=published,
        url=resolve("", name) if "://" in name else "",
        image=image,
        origins=tuple(
            (name, where)
            for name, where, found in (
                ("title", origin, title),
                ("authors", "the line below the title", authors),
                ("published", "the line below the title", published),
                ("url", "its address", "://" in document.url),
                ("image", "the first picture", image),
                ("language", whence, language),
            )
            if found
        ),
    )
