"""Chapter files and show notes from the timeline. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from articlecast.model import Timeline

SHORTEST_NOTES = 3
"""Apple reads chapters from a description that has at least three time stamps."""


def write_chapters(
    timeline: Timeline,
    *,
    title: str = "",
    author: str = "",
    podcast: str = "",
    description: str = "",
    file_name: str = "",
) -> str:
    """Chapters JSON 1.2 of the podcast namespace; empty facts are left out. Times are seconds with three places."""
    facts = {
        "version": "1.2.0",
        "title": title,
        "author": author,
        "podcastName": podcast,
        "description": description,
        "fileName": file_name,
    }
    chapters = []
    for chapter in timeline.chapters:
        row: dict[str, object] = {"startTime": round(timeline.at(chapter.start), 3), "title": chapter.title}
        row |= {name: value for name, value in (("url", chapter.url), ("img", chapter.image)) if value}
        row["endTime"] = round(timeline.at(chapter.end), 3)
        chapters.append(row)
    document: dict[str, object] = {name: value for name, value in facts.items() if value}
    return json.dumps(document | {"chapters": chapters}, ensure_ascii=False, indent=1) + "\n"


def write_notes(timeline: Timeline, *, summary: str = "", links: Sequence[tuple[str, str]] = ()) -> str:
    """Show notes as HTML of ``p``, ``ul``, ``li`` and ``a`` alone: summary, time-stamped chapters, the links.

    ``links`` are (words, address) pairs. Fewer than three chapters give no list of times: apps would not read it.
    """
    parts = [f"<p>{escape(summary)}</p>"] if summary else []
    if len(timeline.chapters) >= SHORTEST_NOTES:
        rows = [
            f"<li>{stamp(timeline.at(chapter.start))} {escape(chapter.title)}</li>" for chapter in timeline.chapters
        ]
        parts.append(f"<ul>{''.join(rows)}</ul>")
    if links:
        rows = [f'<li><a href="{escape(address)}">{escape(words or address)}</a></li>' for words, address in links]
        parts.append(f"<ul>{''.join(rows)}</ul>")
    return "\n".join(parts)


def stamp(seconds: float) -> str:
    """``HH:MM:SS``, as Apple and Spotify read it; rounded down, so that nobody lands behind the words."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
