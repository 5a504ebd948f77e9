"""Transcripts read back: the cues of a VTT, an SRT or a Podcasting 2.0 JSON file. Pure."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import NamedTuple

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}")
_TAGS = re.compile(r"<[^>]*>")


class Cue(NamedTuple):
    """What is said from ``start`` to ``end``, in seconds."""

    start: float
    end: float
    text: str


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
    except (KeyError, TypeError) as error:
        message = f"is no Podcasting 2.0 transcript: {error}"
        raise ValueError(message) from error
