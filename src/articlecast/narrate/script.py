"""The blocks of an article as cues, each kind of block in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articlecast.model import (
    Article,
    Block,
    Break,
    Chapter,
    Cue,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Pause,
    Quote,
    Role,
    Script,
    Table,
    Text,
    Utterance,
    plain,
    walk_blocks,
)
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.options import NarrateOptions
from articlecast.narrate.sentences import split_sentences

_BLANK = re.compile(r"[ \t\n\u00a0]+")


def write_script(article: Article, options: NarrateOptions | None = None) -> Script:
    """What will be said of the article: its title, its byline, and its blocks in order, with a chapter a heading."""
    options = options or NarrateOptions()
    cues: list[Cue] = [Chapter(article.title, image=article.image)]
    cues += [_say(article.title, article.language, "title", 0), Pause(options.title_pause)]
    if article.byline:
        cues += [_say(f"By {article.byline}", article.language, "byline", 0), Pause(options.title_pause)]
    for number, block in enumerate(article.blocks, 1):
        cues += _narrate_block(block, article.language, options, number)
    while isinstance(cues[-1], Pause):
        cues.pop()
    return Script(article.title, article.language, tuple(cues), tuple(_collect_links(article.blocks)))


def _narrate_block(
    block: Block, language: str, options: NarrateOptions, number: int, role: Role = "text"
) -> Iterator[Cue]:
    def say(text: Text, role: Role, pause: float) -> Iterator[Cue]:
        yield from _say_all(text, language, role, number)
        yield Pause(pause)

    match block:
        case Heading():
            yield Pause(options.section_pause)
            yield Chapter(plain(block.content))
            yield from say(block.content, "heading", options.heading_pause)
        case Paragraph():
            yield from say(block.content, role, options.paragraph_pause)
        case Quote(pull=False):
            for part in block.blocks:
                yield from _narrate_block(part, language, options, number, "quote")
        case ListBlock():
            for item in block.items:
                for part in item.blocks:
                    yield from _narrate_block(part, language, options, number, "list")
        case Table():
            for row in block.rows:
                yield _say(", ".join(plain(cell) for cell in row), language, "table", number)
                yield Pause(options.item_pause)
        case Figure() if block.caption:
            yield from say(block.caption, "caption", options.paragraph_pause)
        case Embed() if block.blocks:
            for part in block.blocks:
                yield from _narrate_block(part, language, options, number, "quote")
        case Break():
            yield Pause(options.section_pause)
        case _:
            return


def _say_all(text: Text, language: str, role: Role, number: int) -> Iterator[Utterance]:
    for sentence in split_sentences(plain(text)):
        yield _say(sentence, language, role, number)


def _say(written: str, language: str, role: Role, number: int) -> Utterance:
    said = " ".join(_BLANK.split(speak_text(written, language)[0])).strip()
    closed = said if re.search(r"[.!?:;…][\"'”’)\]]*$", said) else f"{said}."
    return Utterance(closed, written, language, role, number)


def _collect_links(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    seen = set()
    for block in walk_blocks(blocks):
        for span in block.content if isinstance(block, Paragraph | Heading) else ():
            link = span.mark("link")
            if link and link.value.startswith("http") and link.value not in seen:
                seen.add(link.value)
                yield span.text.strip(), link.value
