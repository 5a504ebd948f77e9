"""How much of an article a correction has changed."""

import pytest

from articlecast.model import Chapter, Script, Utterance
from articlecast.run.corrections import measure_change


def said(*sentences: str, byline: str = "") -> Script:
    spoken = [Utterance(words, words, "en") for words in sentences]
    around = [Utterance(byline, byline, "en", "byline")] if byline else []
    return Script("The tide", "en", (Chapter("The tide"), *around, *spoken))


TIDE = "It came in at six."


@pytest.mark.parametrize(
    ("before", "now", "outdated", "share"),
    [
        (said(TIDE), said("It came in at seven."), False, 0.2),
        (said(TIDE), said("It came in at seven."), True, 0.2),
        (said(TIDE), said("At six it came in."), False, 0),
        (said(TIDE, "So did we."), said("So did we.", TIDE), True, 0),
        (said(TIDE), said(TIDE, "Nobody had told the harbour."), False, 0.5),
        (said(TIDE), said(TIDE, "Photograph: the old harbour today."), True, 0),  # left out by earlier rules
        (said(TIDE, "Sign up for the letter, please."), said(TIDE), True, 0),  # left out by today's
        (said(TIDE), said(TIDE, byline="By Ana Lee, 1 February 2026"), False, 0),
        (said(TIDE, byline="By Ana Lee"), said("It came in at seven.", byline="By Ana Li"), True, 0.125),
        (None, said(TIDE), False, 1),
        (None, said(TIDE), True, 1),
        (said(), said(), False, 0),
    ],
)
def test_the_share_of_an_articles_words_that_changed(
    before: Script | None, now: Script, *, outdated: bool, share: float
) -> None:
    assert measure_change(before, now, outdated=outdated) == share
