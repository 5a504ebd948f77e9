from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.speak.packing import pack_text


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("ab, .;—’é字。́ "), max_size=400), st.integers(8, 100))
def test_parts_are_short_and_hold_every_letter_once_in_order(text: str, limit: int) -> None:
    text = " ".join(text.split())
    if not any(character.isalnum() for character in text):
        return
    parts = pack_text(text, limit)
    assert all(0 < len(part) <= limit for part in parts)
    kept = [c for c in "".join(parts) if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=12), min_size=20, max_size=80))
def test_no_packing_needs_fewer_parts_than_greed_would(said: list[str]) -> None:
    text, limit = " ".join(said), 100
    greedy, room = 1, limit
    for word in said:
        if len(word) > room:
            greedy, room = greedy + 1, limit
        room -= len(word) + 1
    assert math.ceil(len(text) / (limit + 1)) <= len(pack_text(text, limit)) <= greedy


def test_of_two_cuts_the_better_one_is_taken() -> None:
    text = "Nobody had expected that; the minister, least of all, would have dared to say so at the time, he said."
    assert pack_text(text, 80) == (
        "Nobody had expected that;",
        "the minister, least of all, would have dared to say so at the time, he said.",
    )


def test_a_word_longer_than_a_request_is_cut_and_not_lost() -> None:
    parts = pack_text("a" * 250, 100)
    assert len(parts) == 3
    assert "".join(parts) == "a" * 250
