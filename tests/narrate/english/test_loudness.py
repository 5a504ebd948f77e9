"""What is counted once for a text, and told of any part of it, is what one would count there."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.narrate.languages.en.loudness import weigh_loudness

TEXTS = st.lists(st.sampled_from(("NASA", "Tide", "II", "é", "1", "_", " ", ", ", "RISES", "\u0301")), min_size=1).map(
    "".join
)


def is_name(word: str) -> bool:
    return word in {"NASA", "II"}


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_stretch_is_weighed_as_if_it_stood_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    stretch = text[start:end]
    words = re.findall(r"[^\W\d_]+", stretch)
    loud = [word for word in words if word.isupper()]
    assert weigh_loudness(text, start, end, is_name) == (
        sum(map(str.isupper, stretch)),
        sum(map(str.isalpha, stretch)),
        len(words),
        len(loud),
        sum(map(is_name, loud)),
    )
