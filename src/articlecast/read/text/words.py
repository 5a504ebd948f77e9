"""Inline content: runs of marked text, folded as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articlecast.model import Mark, Span, Text, plain

_SPACES = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u200b\u00ad\u2060\ufeff]")


def fold_spaces(text: str) -> str:
    """One plain space for every run of white space, none at the ends; for fields, not for inline content."""
    return " ".join(_INVISIBLE.sub("", text).split())


def fold_spans(pieces: Iterable[tuple[str, tuple[Mark, ...]]]) -> Text:
    """Spans of ``(text, marks)`` pieces: white space folded across them, equal neighbours joined, ends trimmed.

    A line break inside a paragraph is given as ``\\v`` and comes out as a line feed without spaces around it.
    """
    spans: list[Span] = []
    blank = True  # whether what stands before is white space or the beginning
    for raw, marks in pieces:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", raw))
        text = re.sub(r" ?\v[ \v]*", "\n", text)
        if blank:
            text = text.lstrip(" \n")
        if not text:
            continue
        if text[0].isupper() and spans and spans[-1].text.endswith(")") and spans[-1].marks != marks:
            text = f" {text}"  # a page's style parts "(Agency)" from the first sentence, where its words do not
        if text.startswith("\n") and spans and spans[-1].text.endswith(" "):
            spans[-1] = Span(spans[-1].text[:-1], spans[-1].marks)
        blank = text[-1] in " \n"
        if spans and spans[-1].marks == marks:
            spans[-1] = Span(spans[-1].text + text, marks)
        else:
            spans.append(Span(text, marks))
    while spans and not (trimmed := spans[-1].text.rstrip(" \n")):
        spans.pop()
    if spans:
        spans[-1] = Span(trimmed, spans[-1].marks)
    return tuple(span for span in spans if span.text)


def text_of(words: str) -> Text:
    """Plain words as inline content."""
    return fold_spans([(words, ())])


def cut(content: Text, start: int, end: int) -> Text:
    """The part of inline content from character ``start`` up to ``end``, marks kept, ends trimmed."""
    pieces, at = [], 0
    for span in content:
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low < high:
            pieces.append((span.text[low:high].replace("\n", "\v"), span.marks))
        at += len(span.text)
    return fold_spans(pieces)


def strip_dash(content: Text) -> Text:
    """An attribution without the dash before it."""
    if not content:
        return ()
    first = Span(re.sub(r"^[\s—–―-]+", "", content[0].text), content[0].marks)
    return tuple(span for span in (first, *content[1:]) if span.text)


def key(text: Text | str) -> str:
    """What is compared where two texts are asked to be the same: letters and digits alone, case folded."""
    words = text if isinstance(text, str) else plain(text)
    return " ".join(re.findall(r"\w+", words.casefold()))
