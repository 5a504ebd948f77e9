"""A colon leads to what is said next; where that is left out, the sentence ends."""

import pytest

from articlecast.model import Article, Block, Break, Code, Figure, ListBlock, ListItem, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script

LEAD = Paragraph((Span("Turn the crank like this:"),))
AFTER = Paragraph((Span("The gate is up."),))
CODE = Code("open(gate)", "")
FIGURE = Figure("https://example.org/map.png")
LIST = ListBlock((ListItem((Paragraph((Span("Left"),)),)),))


def say(*blocks: Block, code: str = "name") -> list[str]:
    script = write_script(Article("", "en", blocks), NarrateOptions(code=code))  # type: ignore[arg-type]
    return [each.said for each in script.utterances]


def test_before_a_picture_without_words_a_colon_is_a_full_stop() -> None:
    assert say(LEAD, FIGURE, AFTER) == ["Turn the crank like this.", "The gate is up."]


def test_before_a_listing_that_is_skipped_a_colon_is_a_full_stop() -> None:
    assert say(LEAD, CODE, AFTER, code="skip") == ["Turn the crank like this.", "The gate is up."]


def test_a_second_listing_of_a_section_is_not_named_and_leaves_no_colon() -> None:
    said = say(LEAD, CODE, LEAD, CODE, AFTER)
    assert said[0] == "Turn the crank like this:"
    assert said[2] == "Turn the crank like this."


@pytest.mark.parametrize("blocks", [(LEAD, LIST), (LEAD, Break(), LIST), (LEAD, AFTER), (LEAD, CODE), (LEAD,)])
def test_what_leads_to_something_said_keeps_its_colon(blocks: tuple[Block, ...]) -> None:
    assert say(*blocks)[0] == "Turn the crank like this:"
