"""Transcripts from the timeline: WebVTT, SubRip, the podcast namespace's JSON, HTML and plain text. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from articlecast.durations import write_timestamp
from articlecast.model import Role, TimedUtterance, Timeline
from articlecast.names import cut_line
from articlecast.sentences import join_sentences, split_unspaced

LINE_CHARACTERS, CUE_LINES = 65, 2
"""What the podcast namespace's transcript document asks of WebVTT."""

SRT_LINE_CHARACTERS = 32

_HEARD = re.compile(r"\w")
_TAGS: dict[Role, str] = {"title": "h1", "heading": "h2", "quote": "blockquote", "list": "li"}
"""The elements of a page's transcript, a paragraph for every other role."""
_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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

    A sentence that needs several cues is cut between words, each part beginning where its first word is heard. Where a
    script has no spaces, that is where its words are sure to part; a single word longer than a line is broken. So many
    characters are left free for a name: in the ``first`` cue, whose first line is empty where no word fits beside it,
    and in ``each``.
    """
    for order, utterance in enumerate(timeline.utterances):
        pieces = list(_list_pieces(utterance.written, width))
        parts, spoken = _fill(pieces, width, lines, [width - (each or (0 if order else first)), width - each])
        starts = _part_starts(utterance, parts, spoken)
        for number, (part, start) in enumerate(zip(parts, starts, strict=True)):
            end = starts[number + 1] if number + 1 < len(parts) else utterance.end
            if end > start:
                yield TextCue(start, end, part, opens=number == 0)


def _list_pieces(written: str, width: int) -> Iterator[tuple[str, str, bool]]:
    """What a line may hold whole: a word or a part of one, the space before it, and whether a word is heard with it."""
    for word in written.split():
        for place, piece in enumerate(split_unspaced(word, width)):
            yield piece, "" if place else " ", not place and _HEARD.search(word) is not None


def _fill(
    pieces: list[tuple[str, str, bool]], width: int, lines: int, rooms: list[int]
) -> tuple[list[tuple[str, ...]], list[int]]:
    """The pieces in parts of rows, and of each part how many words are heard before it.

    ``rooms`` are what the first row of the first part has, and that of the others.
    """
    parts: list[list[str]] = []
    spoken: list[int] = []
    room, heard = width, 0
    for piece, space, begins in pieces:
        row = parts[-1][-1] if parts else ""
        gap = space if row else ""
        heard += begins
        if parts and len(row) + len(gap) + len(piece) <= room:
            parts[-1][-1] = f"{row}{gap}{piece}"
            continue
        if parts and len(parts[-1]) < lines:
            parts[-1].append(piece)
            room = width
            continue
        room = rooms[bool(parts)]
        spoken.append(heard - begins)
        parts.append([piece] if len(piece) <= room else ["", piece])
        room = room if len(piece) <= room else width
    return [tuple(part) for part in parts], spoken


def _part_starts(utterance: TimedUtterance, parts: list[tuple[str, ...]], spoken: list[int]) -> list[int]:
    """Where each part begins: its first word's time, or its share of the characters where no word has one."""
    heard = [word.start for word in utterance.words]
    total = max(sum(len(line) for part in parts for line in part), 1)
    starts: list[int] = []
    characters = 0
    for number, (part, words) in enumerate(zip(parts, spoken, strict=True), 1):
        if not starts:
            start = utterance.start
        elif words < len(heard) and (number == len(parts) or spoken[number] > words):
            start = heard[words]
        else:
            start = utterance.start + (utterance.end - utterance.start) * characters // total
        starts.append(min(max(start, starts[-1] if starts else 0), utterance.end))
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
    opening = f"{cut_line(speaker, SRT_LINE_CHARACTERS - 1)}: " if speaker else ""
    for number, cue in enumerate(split_cues(timeline, width=SRT_LINE_CHARACTERS, first=len(opening)), 1):
        start, end = (write_timestamp(timeline.at(position), point=",") for position in (cue.start, cue.end))
        lines = (f"{opening}{cue.lines[0]}".rstrip(), *cue.lines[1:]) if number == 1 else cue.lines
        blocks.append(f"{number}\n{start} --> {end}\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def write_transcript_json(timeline: Timeline, speaker: str = "") -> str:
    """The namespace's JSON transcript 1.0: one segment a sentence, each on a line of its own."""
    return _write_segments(_describe_segment(utterance, timeline, speaker) for utterance in timeline.utterances)


def write_words(timeline: Timeline) -> str:
    """The times of the words for pages that light them: the same segments, with the ``words`` of each.

    A word is its text, its start, and ``estimated`` where the engine did not say. No standard's transcript has room for
    that, and it is as large as five of them. Nothing where no word's time is known.
    """
    if not any(utterance.words for utterance in timeline.utterances):
        return ""
    return _write_segments(
        _describe_segment(utterance, timeline, "")
        | {
            "words": [
                {"text": word.text, "startTime": round(timeline.at(word.start), 3)}
                | ({"estimated": True} if word.estimated else {})
                for word in utterance.words
            ]
        }
        for utterance in timeline.utterances
    )


def _write_segments(segments: Iterable[dict[str, Any]]) -> str:
    lines = ",\n".join(map(_write_json, segments))
    return f'{{"version": "1.0.0", "segments": [\n{lines}\n]}}\n'


def _describe_segment(utterance: TimedUtterance, timeline: Timeline, speaker: str) -> dict[str, Any]:
    return ({"speaker": speaker} if speaker else {}) | {
        "startTime": round(timeline.at(utterance.start), 3),
        "endTime": round(timeline.at(utterance.end), 3),
        "body": utterance.written,
    }


def write_transcript_html(timeline: Timeline, *, title: str = "", language: str = "en", speaker: str = "") -> str:
    """A page of paragraphs; each sentence carries the second at which it is heard in ``data-start``.

    A paragraph carries its number in the script, and its role where its element does not say it; items are in lists. A
    sentence in another language than the page's says which.
    """
    rows = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>',
    ]
    if speaker:
        rows.append(f"<cite>{escape(speaker)}:</cite>")
    listed = False
    for (paragraph, role), group in groupby(timeline.utterances, key=lambda each: (each.paragraph, each.role)):
        if listed != (role == "list"):
            listed = not listed
            rows.append("<ul>" if listed else "</ul>")
        tag = _TAGS.get(role, "p")
        told = f' class="{role}"' if tag == "p" and role != "text" else ""
        sentences = "".join(
            f'{gap}<span data-start="{timeline.at(utterance.start):.3f}"{_tell_language(utterance, language)}>'
            f"{escape(utterance.written)}</span>"
            for gap, utterance in _space_out(group)
        )
        rows.append(f'<{tag}{told} data-paragraph="{paragraph}">{sentences}</{tag}>')
    return "\n".join([*rows, *(["</ul>"] if listed else []), "</body></html>"]) + "\n"


def _tell_language(utterance: TimedUtterance, language: str) -> str:
    own = utterance.language
    return f' lang="{escape(own)}"' if own and own.casefold() != language.casefold() else ""


def write_transcript_text(timeline: Timeline) -> str:
    """The written text as paragraphs with an empty line between them, for plain transcripts and for lyrics."""
    return "\n\n".join(
        join_sentences(utterance.written for utterance in group)
        for _, group in groupby(timeline.utterances, key=lambda each: (each.paragraph, each.role))
    )


def _space_out(utterances: Iterable[TimedUtterance]) -> Iterator[tuple[str, TimedUtterance]]:
    """Each utterance with what stands before it: a space, or nothing where its script has none."""
    last = ""
    for utterance in utterances:
        joined = join_sentences((last, utterance.written)) if last else utterance.written
        yield (" " if len(joined) > len(last) + len(utterance.written) else ""), utterance
        last = utterance.written


def _clean(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
