"""Blocks → their words, without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articlecast.model import (
    Article,
    Block,
    Break,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
)


def article_text(article: Article) -> str:
    """The body's words: one blank line between two blocks, no marks; notes stand apart."""
    return "\n\n".join(block_texts(block for block in article.blocks if not isinstance(block, Note)))


def block_texts(blocks: Iterable[Block]) -> list[str]:
    """The words of each block that a reader reads as text; captions and credits are not among them."""
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                texts.append(plain(block.content))
            case Quote():
                texts += block_texts(block.blocks)
                texts.append(plain(block.attribution))
            case ListBlock():
                for item in block.items:
                    texts += [plain(item.term), *block_texts(item.blocks)]
            case Table():
                texts.append(plain(block.caption))
                rows = (block.header, *block.rows) if block.header else block.rows
                texts += ["\t".join(_cells(row)) for row in rows]
            case Code(text, "mathml"):
                texts.append(" ".join(re.sub(r"<[^<>]*>", " ", text).split()))
            case Code():
                texts.append(block.text)
            case Embed() | Note():
                texts += block_texts(block.blocks)
            case Figure() | Break():
                pass
    return [text for text in texts if text.strip()]


def _cells(row: Iterable[Text]) -> Iterator[str]:
    """The words of a row's cells; one that spans several columns is one object, and stands once."""
    before: Text | None = None
    for cell in row:
        if cell is not before or not cell:
            yield plain(cell)
        before = cell
