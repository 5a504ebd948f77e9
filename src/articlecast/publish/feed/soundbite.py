"""The passage that an app may play as a taste of the episode. Pure."""

from __future__ import annotations

from articlecast.model import Timeline

SHORTEST, LONGEST, ENOUGH = 15.0, 120.0, 60.0
"""Seconds: the namespace's bounds, and where a taste is long enough."""


def choose_soundbite(timeline: Timeline) -> tuple[tuple[float, float, str], ...]:
    """The lead paragraph in whole sentences, as ``(start, seconds, its first sentence)``; none where it is too short.

    A lead under 15 seconds goes on into the next paragraph; one over 60 ends with the last sentence before. It never
    starts at 0: podcast-partytime, the parser of the Podcast Index, drops a bite that does.
    """
    lead = [told for told in timeline.utterances if told.role == "text" and told.start > 0]
    if not lead:
        return ()
    first, end = lead[0], 0
    for told in lead:
        seconds = timeline.at(told.end - first.start)
        another = told.paragraph != first.paragraph and timeline.at(end - first.start) >= SHORTEST
        if another or (seconds > ENOUGH and timeline.at(end - first.start) >= SHORTEST) or seconds > LONGEST:
            break
        end = told.end
    seconds = timeline.at(end - first.start)
    return ((round(timeline.at(first.start), 3), round(seconds, 3), first.written),) if seconds >= SHORTEST else ()
