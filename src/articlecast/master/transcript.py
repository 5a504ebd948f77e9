"""Transcripts from the timeline: WebVTT, SubRip, the podcast namespace's JSON, HTML and plain text. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from textwrap import shorten

from articlecast.durations import write_timestamp
from articlecast.model import TimedUtterance, Timeline

LINE_CHARACTERS, CUE_LINES = 65, 2
"""What the podcast namespace's transcript document asks of WebVTT."""

SRT_LINE_CHARACTERS = 32

_TOKEN = re.compile(r"\S+")
_HEARD = re.compile(r"\w")
_quote = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class TextCue:
    """Lines shown from ``start`` to ``end``, in samples; ``opens`` where an utterance begins with it."""

    start: int
    end: int
    lines: tuple[str, ...]
    opens: bool


def split_cues(
    timeline: Timeline, *, width: int = LINE_CHARACTERS, lines: int = CUE_LINES, first: int = 0, each: int = 0
) -> Iterator[TextCue]:
    """The written text in cues of at most ``lines`` lines of ``width`` characters, rising and not overlapping.

    A sentence that needs several cues is cut between words, each part beginning where its first word is heard. A
    single word longer than a line is broken. So many characters are left free for a name: in the ``first`` cue, whose
    first line is empty where no word fits beside it, and in ``each``.
    """
    for order, utterance in enumerate(timeline.utterances):
        parts = _fill(
            utterance.written.split(), width, lines, [width - (each or (0 if order else first)), width - each]
        )
        starts = _part_starts(utterance, parts)
        for number, (part, start) in enumerate(zip(parts, starts, strict=True)):
            end = starts[number + 1] if number + 1 < len(parts) else utterance.end
            if end > start:
                yield TextCue(start, end, part, opens=number == 0)


def _fill(words: list[str], width: int, lines: int, rooms: list[int]) -> list[tuple[str, ...]]:
    """The words in parts of rows; ``rooms`` are what the first row of the first part has, and that of the others."""
    pieces = [word[place : place + width] for word in words for place in range(0, len(word), width)]
    parts: list[list[str]] = []
    room = width
    for piece in pieces:
        row = parts[-1][-1] if parts else ""
        if parts and len(row) + bool(row) + len(piece) <= room:
            parts[-1][-1] = f"{row} {piece}" if row else piece
            continue
        if parts and len(parts[-1]) < lines:
            parts[-1].append(piece)
            room = width
            continue
        room = rooms[bool(parts)]
        parts.append([piece] if len(piece) <= room else ["", piece])
        room = room if len(piece) <= room else width
    return [tuple(part) for part in parts]


def _part_starts(utterance: TimedUtterance, parts: list[tuple[str, ...]]) -> list[int]:
    """Where each part begins: its first word's time, or its share of the characters where no word has one."""
    heard = [word.start for word in utterance.words]
    total = max(sum(len(line) for part in parts for line in part), 1)
    starts: list[int] = []
    spoken = characters = 0
    for part in parts:
        if not starts:
            start = utterance.start
        elif spoken < len(heard):
            start = heard[spoken]
        else:
            start = utterance.start + (utterance.end - utterance.start) * characters // total
        starts.append(min(max(start, starts[-1] if starts else 0), utterance.end))
        spoken += sum(_HEARD.search(token) is not None for line in part for token in _TOKEN.findall(line))
        characters += sum(len(line) for line in part)
    return starts


def write_vtt(timeline: Timeline, speaker: str = "") -> str:
    """WebVTT with one cue a sentence, or several for a long one; ``speaker`` stands in each as its voice.

    The name is counted in the line that it opens; of a long one, which apps show above the words, half a line.
    """
    voice = f"<v {_clean(speaker)}>" if speaker else ""
    blocks = ["WEBVTT"]
    for cue in split_cues(timeline, each=min(len(voice), LINE_CHARACTERS // 2)):
        times = f"{write_timestamp(timeline.at(cue.start))} --> {write_timestamp(timeline.at(cue.end))}"
        blocks.append(f"{times}\n{voice}" + "\n".join(_clean(line) for line in cue.lines))
    return "\n\n".join(blocks) + "\n"


def write_srt(timeline: Timeline, speaker: str = "") -> str:
    """SubRip with cues of two lines of 32 characters; ``speaker`` stands before the first, cut to a line."""
    blocks = []
    opening = f"{shorten(speaker, SRT_LINE_CHARACTERS - 1, placeholder='…')}: " if speaker else ""
    for number, cue in enumerate(split_cues(timeline, width=SRT_LINE_CHARACTERS, first=len(opening)), 1):
        start, end = (write_timestamp(timeline.at(position), point=",") for position in (cue.start, cue.end))
        lines = (f"{opening}{cue.lines[0]}".rstrip(), *cue.lines[1:]) if number == 1 else cue.lines
        blocks.append(f"{number}\n{start} --> {end}\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def write_transcript_json(timeline: Timeline, speaker: str = "") -> str:
    """The namespace's JSON transcript 1.0: one segment a sentence, with its words' times where they are known.

    ``words`` is our addition: text, start, and ``estimated`` where the engine did not say.
    """
    segments = ",".join(_write_segment(utterance, timeline, speaker) for utterance in timeline.utterances)
    listed = f"[{segments}\n ]" if segments else "[]"
    return f'{{\n "version": "1.0.0",\n "segments": {listed}\n}}\n'


def _write_segment(utterance: TimedUtterance, timeline: Timeline, speaker: str) -> str:
    """As ``json.dumps`` with ``indent=1`` writes it, in a tenth of its 0.25 s an hour: it indents in Python alone."""
    rows = [f'"speaker": {_quote(speaker)}'] if speaker else []
    rows += [
        f'"startTime": {round(timeline.at(utterance.start), 3)}',
        f'"endTime": {round(timeline.at(utterance.end), 3)}',
        f'"body": {_quote(utterance.written)}',
    ]
    if utterance.words:
        words = (
            f'\n    {{\n     "text": {_quote(word.text)},\n     "startTime": {round(timeline.at(word.start), 3)}'
            + (',\n     "estimated": true' if word.estimated else "")
            + "\n    }"
            for word in utterance.words
        )
        rows.append(f'"words": [{",".join(words)}\n   ]')
    return "\n  {\n   " + ",\n   ".join(rows) + "\n  }"


def write_transcript_html(timeline: Timeline, *, title: str = "", language: str = "en", speaker: str = "") -> str:
    """A page of paragraphs; each sentence carries the second at which it is heard in ``data-start``."""
    rows = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>',
    ]
    if speaker:
        rows.append(f"<cite>{escape(speaker)}:</cite>")
    for (_, role), group in groupby(timeline.utterances, key=lambda each: (each.paragraph, each.role)):
        tag = {"title": "h1", "heading": "h2", "quote": "blockquote"}.get(role, "p")
        sentences = " ".join(
            f'<span data-start="{timeline.at(utterance.start):.3f}">{escape(utterance.written)}</span>'
            for utterance in group
        )
        rows.append(f"<{tag}>{sentences}</{tag}>")
    return "\n".join([*rows, "</body></html>"]) + "\n"


def write_transcript_text(timeline: Timeline) -> str:
    """The written text as paragraphs with an empty line between them, for plain transcripts and for lyrics."""
    return "\n\n".join(
        " ".join(utterance.written for utterance in group)
        for _, group in groupby(timeline.utterances, key=lambda each: (each.paragraph, each.role))
    )


def _clean(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
