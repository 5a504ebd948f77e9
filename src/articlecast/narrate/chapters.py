"""Chapters that somebody would go to: a heading with nothing of its own below it is part of the next one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articlecast.model import Chapter, Cue, Utterance

LONGEST = 100
"""Characters of a title that two headings make; players cut longer ones."""


def join_chapters(cues: Sequence[Cue]) -> list[Cue]:
    """The cues without chapters of a heading alone: "Tools" and "Ropes" right below it are "Tools: Ropes".

    The first chapter, the article's own, stays whatever it holds. What is said is the same.
    """
    done: list[Cue] = []
    bare = -1  # where in ``done`` the chapter stands of which nothing but its heading has been said
    for cue in cues:
        if isinstance(cue, Chapter):
            first = done[bare] if bare > 0 else None
            if isinstance(first, Chapter):
                done[bare] = _join(first, cue)
                continue
            bare = len(done)
        elif isinstance(cue, Utterance) and cue.role not in {"heading", "title", "byline"}:
            bare = -1
        done.append(cue)
    if bare > 0:
        del done[bare]  # the article ends with a heading
    return done


def _join(first: Chapter, then: Chapter) -> Chapter:
    title = f"{first.title.rstrip('.: ')}: {then.title}"
    known = then.title.casefold() in first.title.casefold()
    return replace(
        first, title=first.title if known or len(title) > LONGEST else title, image=first.image or then.image
    )
