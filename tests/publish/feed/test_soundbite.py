"""The passage that an app may play as a taste of the episode."""

from __future__ import annotations

import pytest

from articlecast.model import Role, TimedUtterance, Timeline
from articlecast.publish import choose_soundbite

Row = tuple[Role, int, float]


def make_timeline(*rows: Row) -> Timeline:
    """Utterances of so many seconds, one after the other, at 1,000 samples a second."""
    told, at = [], 0
    for number, (role, paragraph, seconds) in enumerate(rows):
        told.append(TimedUtterance(at, at + int(seconds * 1000), f"Sentence {number}.", role, paragraph))
        at += int(seconds * 1000)
    return Timeline(1000, at, tuple(told), ())


TITLE: Row = ("title", 0, 3.0)
LONG: Row = ("text", 1, 25.0)
CASES: dict[str, tuple[tuple[Row, ...], tuple[tuple[float, float, str], ...]]] = {
    "the lead paragraph": ((TITLE, ("text", 1, 10), ("text", 1, 12), ("text", 2, 9)), ((3.0, 22.0, "Sentence 1."),)),
    "a short lead goes on": ((TITLE, ("text", 1, 6), ("text", 2, 12), ("text", 3, 9)), ((3.0, 18.0, "Sentence 1."),)),
    "a long lead ends early": ((TITLE, LONG, LONG, LONG, LONG), ((3.0, 50.0, "Sentence 1."),)),
    "never from 0": ((("text", 1, 20), ("text", 1, 20)), ((20.0, 20.0, "Sentence 1."),)),
    "too little to taste": ((TITLE, ("text", 1, 9)), ()),
    "one endless sentence": ((TITLE, ("text", 1, 130)), ()),
    "no prose": ((TITLE, ("code", 1, 20)), ()),
}


@pytest.mark.parametrize("what", CASES)
def test_the_bite_is_the_lead_in_whole_sentences_within_the_namespaces_bounds(what: str) -> None:
    rows, bites = CASES[what]

    assert choose_soundbite(make_timeline(*rows)) == bites
