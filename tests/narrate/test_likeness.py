"""How much of one script another says: by sketches of thousands, and sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.narrate.likeness import (
    LENGTH,
    Sketches,
    list_sentences,
    measure_share,
    sketch_sentences,
)

WORDS = st.text("abcdefgh", min_size=1, max_size=4)
TEXTS = st.lists(st.lists(WORDS, min_size=4, max_size=12), min_size=5, max_size=60)


def write(sentences: list[list[str]]) -> str:
    return "---\ntitle: T\n---\n\n[title] T\n" + "\n".join(" ".join(words) for words in sentences) + "\n"


@given(TEXTS)
def test_a_text_says_all_of_itself_and_of_any_part(sentences: list[list[str]]) -> None:
    whole = list_sentences(write(sentences))
    assert measure_share(whole, whole) in {0.0, 1.0}
    assert measure_share(whole, whole) == (1.0 if len(whole) >= 5 else 0.0)
    half = list_sentences(write(sentences[: len(sentences) // 2]))
    assert measure_share(half, whole) == (1.0 if len(half) >= 5 else 0.0)


@given(TEXTS, TEXTS)
def test_an_estimate_is_exact_where_the_sketches_are_whole(one: list[list[str]], other: list[list[str]]) -> None:
    a, b = (sketch_sentences(list_sentences(write(text[:5]))) for text in (one, other))
    if max(a.size, b.size) < LENGTH:
        (share,) = Sketches([b]).estimate_shares(a)
        assert share * a.size == pytest.approx(len({*a.digests} & {*b.digests}))


def test_an_estimate_is_near_the_share_however_long_the_other_text_is() -> None:
    story = [[f"w{number}x{place}" for place in range(12)] for number in range(60)]
    longer = story[:30] + [[f"v{number}x{place}" for place in range(12)] for number in range(200)]
    sketch, other = (sketch_sentences(list_sentences(write(text))) for text in (story, longer))
    assert len(sketch.digests) == len(other.digests) == LENGTH
    ((half,), (whole,), (none,)) = (
        Sketches([each]).estimate_shares(sketch)
        for each in (other, sketch, sketch_sentences(list_sentences(write(longer[30:]))))
    )
    assert (abs(whole - 1) < 0.2, abs(half - 0.5) < 0.2, none) == (True, True, 0.0)


def test_titles_bylines_and_pauses_are_no_sentences() -> None:
    lines = "[title] The tide came in at six\n[byline] By Ana Lee and by Bo\n[pause 1.0]\n# The tide came in at six\n"
    assert list_sentences(f"---\ntitle: T\n---\n\n{lines}") == ()
    assert len(list_sentences(f"---\ntitle: T\n---\n\n{lines}[quote de] Die Flut kam um sechs.\n")) == 1
