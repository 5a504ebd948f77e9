"""Transcripts read back: the cues of a VTT, an SRT or a Podcasting 2.0 JSON file, the paragraphs of a page. Pure."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import NamedTuple

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}")
_TAGS = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}[.)]|(?:[a-z]|[ivx]{1,5})\))\s")
"""How an item begins whose number, or letter, is said."""
_TAGS_OF_OURS = {"h1": "h3", "h2": "h3"}  # below the headings of a page that shows more than the transcript


class Cue(NamedTuple):
    """What is said from ``start`` to ``end``, in seconds; ``language`` where it is another than the transcript's."""

    start: float
    end: float
    text: str
    language: str = ""


class Paragraph(NamedTuple):
    """Sentences that stand together in the article: a ``p``, ``li``, ``blockquote`` or a heading, ``h3``.

    ``number`` is the script's for it, -1 in transcripts that do not say it, and ``role`` what it is where a ``p`` is
    more than a paragraph: ``byline``, ``caption``, ``table``.
    """

    tag: str
    cues: tuple[Cue, ...]
    number: int = -1
    role: str = ""


def find_list(paragraph: Paragraph) -> str:
    """``list`` for an item of one, ``numbered`` where the voice says its number, beside which a bullet would stand."""
    if paragraph.tag != "li":
        return ""
    return "numbered" if _NUMBERED.match(paragraph.cues[0].text) else "list"


def read_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """What an HTML transcript of ours says, as the article divides it; raises ValueError for any other page.

    A cue ends where the next one starts: the page does not say when its voice is silent.
    """
    from lxml import etree, html  # noqa: PLC0415 -- the check reads cues and needs no parser of pages

    found: list[tuple[str, list[tuple[float, str, str]], int, str]] = []
    try:
        page = html.document_fromstring(content)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error
    for node in page.iter("h1", "h2", "p", "li", "blockquote"):
        spans = node.iter("span")
        rows = [(float(span.get("data-start", "")), span.text_content(), span.get("lang", "")) for span in spans]
        number = int(node.get("data-paragraph", "-1"))
        found.append((_TAGS_OF_OURS.get(node.tag, node.tag), rows, number, node.get("class", "")))
    starts = [start for _, rows, *_rest in found for start, *_ in rows]
    ends = iter([*starts[1:], *starts[-1:]])
    if not starts:
        message = "has no sentence"
        raise ValueError(message)
    return tuple(
        Paragraph(tag, tuple(Cue(start, next(ends), text, own) for start, text, own in rows), number, role)
        for tag, rows, number, role in found
        if rows
    )


def read_cues(content: bytes, media_type: str) -> tuple[Cue, ...]:
    """The cues in the order of the file; raises ValueError for a file that is not of that type."""
    text = content.decode("utf-8-sig")
    if media_type == "application/json":
        return _read_json(text)
    if media_type == "text/vtt" and not text.startswith("WEBVTT"):
        message = "does not begin with WEBVTT"
        raise ValueError(message)
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return tuple(cue for block in blocks if (cue := _read_block(block.split("\n"))))


def _read_block(lines: list[str]) -> Cue | None:
    for number, line in enumerate(lines[:2]):
        times = _TIMES.match(line)
        if times:
            words = " ".join(line.strip() for line in lines[number + 1 :])
            return Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), unescape(_TAGS.sub("", words)))
    return None


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _read_json(text: str) -> tuple[Cue, ...]:
    try:
        rows = json.loads(text)["segments"]
        return tuple(Cue(float(row["startTime"]), float(row["endTime"]), str(row["body"])) for row in rows)
    except (KeyError, TypeError, RecursionError) as error:
        message = f"is no Podcasting 2.0 transcript: {error}"
        raise ValueError(message) from error
