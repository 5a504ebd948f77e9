"""Inline content: runs of marked text, folded as a browser shows them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from articlecast.model import Mark, Span, Text, plain

_SPACES = re.compile(r"[ \t\n\r\f]+")
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u200b\u00ad\u2060\ufeff]")


def fold_spaces(text: str) -> str:
    """One plain space for every run of white space, none at the ends; for fields, not for inline content."""
    return " ".join(_INVISIBLE.sub("", text).split())


# What WordPress, Word and editors by hand leave in a title; `List<int>` and `a < b` are none of them.
_PAIRED = re.compile(
    r"<(?P<name>a|abbr|b|bdi|big|cite|code|del|div|em|font|h[1-6]|i|ins|kbd|mark|p|q|s|samp|small|span|strike|strong"
    r"|sub|sup|time|tt|u|var)(?:\s[^<>]{0,500})?>(?P<inside>[^<>]{0,1000})</(?P=name)\s*>",
    re.IGNORECASE,
)
_ALONE = re.compile(r"<(?:br|wbr|hr)\s*/?>|<(?:img|br|wbr)\s[^<>]{0,500}>|<!--(?:(?!-->).){0,500}-->", re.IGNORECASE)
_BREAKS = re.compile(r"<br\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_field(text: str) -> str:
    """A field of a header as the text that it is for a reader: ``Q&amp;A: <em>Tides</em>`` is Q&A: Tides.

    A tag goes with its end alone: ``the <em> element`` speaks of one.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), _drop_tags(text))
    return fold_spaces(_drop_tags(text))


def _drop_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _ALONE.sub(lambda found: " " if _BREAKS.match(found[0]) else "", text)
    for _ in range(4):  # one within another
        text, count = _PAIRED.subn(r"\g<inside>", text)
        if not count:
            break
    return text


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
            breaks = text.lstrip(" ").startswith("\n") and spans and spans[-1].text.endswith(" ")
            text = ("\n" if breaks else "") + text.lstrip(" \n")  # "Red <br>" is as much a line as "Red<br>"
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
    return " ".join(_WORD.findall(words.casefold()))


def write_paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for what stands between blank lines."""
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", html.escape(text, quote=False)) if part.strip())
