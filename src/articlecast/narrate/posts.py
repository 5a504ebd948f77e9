"""Posts of social networks as they are said: without the shortened addresses and accounts that were put there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlecast.model import Block, Paragraph, Quote, Span
from articlecast.narrate.islands import POINTER, Island

_SHORTENED = re.compile(r"\s*(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/\w+", re.IGNORECASE)
_ACCOUNT = re.compile(r"\s*\(@\w{1,40}(?:@[\w.-]{1,80})?\)\s*")


def tidy_post(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a post, as a listener needs them; what is nothing else goes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            content = tuple(filter(lambda span: span.text, map(_tidy, block.content)))
            if content:
                yield replace(block, content=content)
        elif isinstance(block, Quote):
            yield replace(
                block, blocks=tuple(tidy_post(block.blocks)), attribution=tuple(map(_tidy, block.attribution))
            )
        else:
            yield block


def find_post_addresses(words: str) -> Iterator[Island]:
    """Where words hold the shortened address of a post, as where they were copied into running text."""
    if "/" in words:
        yield from (Island(*match.span(), rule=POINTER) for match in _SHORTENED.finditer(words))


def _tidy(span: Span) -> Span:
    return replace(span, text=_ACCOUNT.sub(", ", _SHORTENED.sub("", span.text)))
