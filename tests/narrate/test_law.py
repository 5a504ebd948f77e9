"""What every English engine is given: words, and nothing that only a page can show."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from articlecast.model import (
    Article,
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Span,
    Table,
    render_readings,
)
from articlecast.narrate import NarrateOptions, parse_lexicon, write_script

PIECES = (
    "The tide", "rose", "5", "$3.5m", "Jan. 6", "DHS", "(HA)", "Harbour Authority", "§", "½", "°C", "12", "km", "-",
    "–", "@ana", "#tide", "a.com", "XIV", "Siobhan", "WD-40", "10%", "BIG NEWS", "AT THE", "²", "=",
    "\u00a0", ".", ",", "“", "🌊", "7–8",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join) | st.text(max_size=40)
SIGNS = set("$€£¥¢%&@#\\^_~<>=+*|§¶©®™°±×÷½¼¾/[]{}•→")
LEXICON = parse_lexicon({"Siobhan": "shi-vawn /ʃɪˈvɔːn/", "WD-40": "W.D. 40", "rose": "rose 2"}, "en")


@settings(deadline=None)  # the first example compiles the rules
@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_no_digit_and_no_symbol_is_in_what_an_english_engine_is_given(texts: list[str], title: str) -> None:
    spans = [(Span(text),) for text in texts]
    paragraphs = tuple(map(Paragraph, spans))
    items = tuple(ListItem((paragraph,)) for paragraph in paragraphs)
    blocks: tuple[Block, ...] = (
        Heading(2, spans[0]),
        *paragraphs,
        Quote(paragraphs),
        ListBlock(items, "ordered", 7),
        Table((tuple(spans),)),
    )
    options = NarrateOptions(boilerplate="keep", closing="That was {title}.")
    for each in write_script(Article(title, "en", blocks), options, LEXICON).utterances:
        given_to_engines = render_readings(each.said)
        assert not [sign for sign in given_to_engines if sign.isdecimal() or sign in SIGNS]
        assert not [sign for sign in given_to_engines if unicodedata.category(sign) in {"Sm", "Sc", "So"}]
