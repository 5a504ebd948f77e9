"""Chapter files from the timeline. Pure."""

from __future__ import annotations

import json

from articlecast.model import Timeline


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
