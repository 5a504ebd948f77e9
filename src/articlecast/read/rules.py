"""The editor's rules about words, on an article of whatever format: the phrases and patterns of ``[[read.sites]]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from articlecast.errors import NotAnArticle
from articlecast.model import (
    Article,
    Block,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    plain,
)
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import drop_title
from articlecast.read.options import TEXT_KINDS, SiteRule
from articlecast.read.text.phrases import find_phrase
from articlecast.sentences import split_sentences

_Row = tuple[str, str, str]
_Edit = tuple[int, int, str]
"""From where to where something is replaced, and by what."""


def apply_rules(article: Article, rules: Sequence[SiteRule], name: str) -> Article:
    """The article without what these rules take out, and with what they put in.

    ``name`` is what its source is called. Raises NotAnArticle where nothing is left, and ReadError for a pattern that
    takes too long.
    """
    if not any(rule.list_written(kind) for rule in rules for kind in TEXT_KINDS):
        return article
    found: set[_Row] = set()
    language = article.language
    for rule in rules:
        title = _strip_title(article.title, rule, found)
        blocks = _stop(article.blocks, rule, found)
        blocks = _map_blocks(blocks, partial(_skip, rule=rule, language=language, found=found))
        blocks = _map_blocks(blocks, partial(_replace, rule=rule, found=found))
        if title != article.title:
            blocks = tuple(drop_title(list(blocks), title))
        article = replace(article, title=title, blocks=blocks)
    if found and not any(block_texts(article.blocks)):
        hint = "articlecast read --rules SOURCE   (shows which)"
        raise NotAnArticle(name, "the rules of read.sites leave nothing of it", hint)
    return replace(article, rules=tuple(dict.fromkeys((*article.rules, *sorted(found)))))


def _strip_title(title: str, rule: SiteRule, found: set[_Row]) -> str:
    """The title without what is to be cut out of it, and as it was where nothing would be left."""
    for written in rule.title_strip:
        for start, end in reversed(list(find_phrase(written, title))):
            if rest := (title[:start] + title[end:]).strip():
                title = rest
                found.add((rule.host, "title_strip", written))
    for start, end, text in sorted(_list_replaced(title, rule, found), reverse=True):
        title = title[:start] + text + title[end:]
    return title


def _stop(blocks: tuple[Block, ...], rule: SiteRule, found: set[_Row]) -> tuple[Block, ...]:
    """The blocks before the first that is the end."""
    for number, block in enumerate(blocks if rule.stop_at else ()):
        text = "\n".join(block_texts([block]))
        for written in rule.stop_at:
            if next(find_phrase(written, text, first=True), None):
                found.add((rule.host, "stop_at", written))
                return blocks[:number]
    return blocks


def _skip(content: Text, rule: SiteRule, language: str, found: set[_Row]) -> Text:
    """The text without the sentences in which one of the phrases stands."""
    text = plain(content) if rule.skip_text else ""
    hits = [(written, hit) for written in rule.skip_text for hit in find_phrase(written, text)]
    if not hits:
        return content
    found |= {(rule.host, "skip_text", written) for written, _ in hits}
    sentences = list(_locate(text, split_sentences(text, language)))
    left_out = [
        (start, end, "") for start, end in sentences if any(one < end and start < other for _, (one, other) in hits)
    ]
    return _trim(_edit(content, left_out))


def _locate(text: str, sentences: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, with the space behind it: what divides them is white space, and was folded."""
    at = 0
    for sentence in sentences:
        start, left = at, sum(not sign.isspace() for sign in sentence)
        while left or (at < len(text) and text[at].isspace()):
            left -= not text[at].isspace()
            at += 1
        yield start, at


def _replace(content: Text, rule: SiteRule, found: set[_Row]) -> Text:
    edits = list(_list_replaced(plain(content), rule, found)) if rule.replacements else []
    return _trim(_edit(content, sorted(edits))) if edits else content


def _list_replaced(text: str, rule: SiteRule, found: set[_Row]) -> Iterator[_Edit]:
    """What is replaced in a text; of two that overlap the one that is named first."""
    taken: list[tuple[int, int]] = []
    for written, new in rule.replacements:
        for start, end in find_phrase(written, text):
            if all(end <= one or other <= start for one, other in taken):
                taken.append((start, end))
                found.add((rule.host, "replace_text", written))
                yield start, end, new


def _edit(content: Text, edits: Sequence[_Edit]) -> Text:
    """The text with each edit done; what is new has the marks of what it stands for. ``edits`` are in order."""
    signs = [(sign, span.marks) for span in content for sign in span.text]
    for start, end, new in reversed(edits):
        signs[start:end] = [(sign, signs[start][1]) for sign in new]
    return tuple(
        Span("".join(sign for sign, _ in run), marks) for marks, run in groupby(signs, key=lambda each: each[1])
    )


def _trim(content: Text) -> Text:
    """The text without white space at its ends; nothing where it is no more than that."""
    if not plain(content).strip():
        return ()
    first, last = content[0], content[-1]
    content = (replace(first, text=first.text.lstrip()), *content[1:]) if first.text[:1].isspace() else content
    if last.text[-1:].isspace():
        content = (*content[:-1], replace(content[-1], text=content[-1].text.rstrip()))
    return tuple(span for span in content if span.text)


def _map_blocks(blocks: Iterable[Block], do: Callable[[Text], Text]) -> tuple[Block, ...]:
    """The blocks with ``do`` done to each text in them, without those of which nothing is left."""
    return tuple(done for block in blocks if (done := _map_block(block, do)) is not None)


def _map_block(block: Block, do: Callable[[Text], Text]) -> Block | None:
    match block:
        case Heading() | Paragraph():
            content = do(block.content)
            return replace(block, content=content) if content else None
        case Quote():
            quoted = replace(block, blocks=_map_blocks(block.blocks, do), attribution=do(block.attribution))
            return quoted if quoted.blocks else None
        case ListBlock():
            items = [ListItem(_map_blocks(item.blocks, do), do(item.term)) for item in block.items]
            kept = tuple(item for item in items if item.blocks or item.term)
            return replace(block, items=kept) if kept else None
        case Table():
            rows = tuple(tuple(map(do, row)) for row in block.rows)
            header, caption = tuple(map(do, block.header)), do(block.caption)
            is_left = any(map(any, (header, *rows)))
            return replace(block, rows=rows, header=header, caption=caption) if is_left else None
        case Figure():
            return replace(block, caption=do(block.caption), credit=do(block.credit))
        case Embed():
            return replace(block, blocks=_map_blocks(block.blocks, do))
        case Note():
            inner = _map_blocks(block.blocks, do)
            return replace(block, blocks=inner) if inner else None
        case _:
            return block
