"""Posts of social networks as they are said: without the shortened addresses and accounts that were put there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlecast.model import Block, Paragraph, Quote, Span, Text
from articlecast.narrate.islands import POINTER, Island

_SHORTENED = re.compile(r"\s*(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/\w+", re.IGNORECASE)
_ACCOUNT = re.compile(r"\s*\(@[\w.-]{1,80}(?:@[\w.-]{1,80})?\)\s*")
"""Who posted it: @ana, @ana.example.org, @ana@example.org; the account alone may be a link."""


def tidy_post(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a post, as a listener needs them; what is nothing else goes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            content = [span for span in map(_tidy, _join_account(block.content)) if span.text]
            if content and content[-1].text.endswith(", "):
                content[-1] = replace(content[-1], text=content[-1].text.removesuffix(", "))
            if content:
                yield replace(block, content=tuple(content))
        elif isinstance(block, Quote):
            yield replace(
                block,
                blocks=tuple(tidy_post(block.blocks)),
                attribution=tuple(map(_tidy, _join_account(block.attribution))),
            )
        else:
            yield block


def find_post_addresses(words: str) -> Iterator[Island]:
    """Where words hold the shortened address of a post, as where they were copied into running text."""
    if "/" in words:
        yield from (Island(*match.span(), rule=POINTER) for match in _SHORTENED.finditer(words))


def _join_account(content: Text) -> list[Span]:
    """The spans, those of an account in brackets as one: it is a link, and its brackets are none."""
    spans = list(content)
    for at in range(1, len(spans) - 1):
        before, name, after = spans[at - 1 : at + 2]
        if before.text.endswith("(") and name.text.startswith("@") and after.text.startswith(")"):
            spans[at - 1] = replace(before, text=f"{before.text}{name.text})")
            spans[at], spans[at + 1] = replace(name, text=""), replace(after, text=after.text[1:])
    return spans


def _tidy(span: Span) -> Span:
    return replace(span, text=_ACCOUNT.sub(", ", _SHORTENED.sub("", span.text)))
