"""What was chosen of a page and is not in its article, so that nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articlecast.model import Article, Embed, Figure, Table, plain, walk_blocks
from articlecast.read.markup.texts import block_texts
from articlecast.read.page.units import Unit
from articlecast.read.text.words import key

LEAST = 8
"""Words of a line that is told; shorter ones are labels and buttons."""
_SHARE = 0.5
"""So many of a line's runs of three words, at least, are somewhere in the article: typography changes some."""


def find_losses(units: Sequence[Unit], chosen: Sequence[bool], article: Article) -> list[str]:
    """The chosen lines that neither the blocks hold nor the fields, in their order."""
    words = key(" ".join(_list_words(article)))
    missing = [
        unit.text
        for unit, keep in zip(units, chosen, strict=True)
        if keep and (own := key(unit.text)) not in words and own.count(" ") + 1 >= LEAST
    ]
    if not missing:
        return []
    kept = _runs(words)
    return [text for text in missing if _share(_runs(text), kept) < _SHARE]


def _share(own: set[tuple[str, ...]], kept: set[tuple[str, ...]]) -> float:
    return len(own & kept) / max(len(own), 1)


def _list_words(article: Article) -> Iterable[str]:
    yield from (article.title, article.summary, *article.authors)
    yield from block_texts(article.blocks)
    for block in walk_blocks(article.blocks):
        match block:
            case Figure(_, alt, caption, credit):
                yield from (alt, plain(caption), plain(credit))
            case Embed(_, _, title):
                yield title
            case Table(_, _, caption):
                yield plain(caption)
            case _:
                pass


def _runs(text: str) -> set[tuple[str, ...]]:
    words = key(text).split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
