"""What stands in an article's box and sells: forms, cards of stores, praise, offers; and what only has their words."""

import pytest

from articlecast.model import Document
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from support.growth import grows_as_its_size

WRITTEN = [
    "The weir below Tarn Mill held back the flood for nine hours on Thursday, which is four more than anyone had promised.",
    "Sigrid Aune opened its gates by hand, one after the other, while the water rose to the third of the five iron steps.",
    "By dawn the meadow was a lake with a fence in it, and the cows stood on the railway bank and looked at the trains.",
    "The council will mend the crank in June, when the river is so low that children walk across it with their shoes on.",
    "Until then a tractor stands beside the gate with its engine warm, and two neighbours take turns to sleep in the cab.",
]
PLACES = {
    "a blog's": "<body class=single><main><article class=post><h1>The weir</h1><div class=entry-content>{}</div></article></main></body>",
    "a newsletter's": "<body><main class=gh-main><article class=gh-article><h1>The weir</h1><section class=gh-content>{}</section>"
    "</article></main></body>",
    "boxes": "<body><div id=wrap><h1>The weir</h1><div class=body>{}</div></div></body>",
}


def read(place: str, middle: str = "", end: str = "") -> list[str]:
    tag = "div" if place == "boxes" else "p"
    lines = [f"<{tag}>{line}</{tag}>" for line in WRITTEN]
    body = "".join((*lines[:3], middle, *lines[3:], end))
    html = f"<!doctype html><html lang=en><head><title>The weir</title></head>{PLACES[place].format(body)}</html>"
    return article_text(read_article(Document(html.encode(), "text/html", "weir.html"))).split("\n\n")


QUOTES = (
    "“I read it before the milk is in, and it never once bored me.”",
    "“The best paper of the valley, of both of them.”",
)
BESIDE = {
    "a box to search in": "<div class=finder><h3>Find a story</h3><p>Type a word</p><input type=text><button>Go</button></div>",
    "a letter and a link to it": "<div><h3>The Reed</h3><p>Our weekly newsletter from the river</p><a href=/n>Get it</a></div>",
    "a card of a store": "<div><h4>River Gauge</h4><span>4.7</span> <span>★★★★★</span> <a href=https://apps.apple.com/x>Get it</a></div>",
    "a card of another store": "<div><div>River Gauge</div><div>2,314 reviews</div><a href=https://play.google.com/store/x>Install</a></div>",
}
ENDS = {
    "praise": "<h2>What our readers say</h2>" + "".join(f"<p>{quote} – Olga T.</p>" for quote in QUOTES),
    "praise in quotations": "<h2>Testimonials</h2>"
    + "".join(f"<blockquote><p>{quote}</p></blockquote>" for quote in QUOTES),
    "a trial": "<p><b>Try Fell Plus free for 30 days</b></p><p>Every story and the crossword. Cancel anytime.</p><p><a href=/x>Start</a></p>",
    "a product": "<h2>Ready to measure your own river?</h2><p>Sign up today and get a sensor. No credit card required.</p>",
    "a letter": "<hr><p><em>If you liked this story, subscribe to get the next one by email. It is free.</em></p>",
    "a demonstration": "<p>Want to see it move? Book a free demo with the miller.</p>",
    "a call with the miller": "<p>Want a wheel like it? Book a free discovery call with me here.</p>",
    "notes of a release": "<p><strong>Notes to editors</strong></p><p>The weir was built in 1911.</p><p>About Tarn Mill<br>It grinds oats.</p>",
    "whom to ask": "<h2>Media contact</h2><p>Olga Tveit, press@tarn.example</p>",
    "whom to ask in one line": "<p>Press enquiries: Olga Tveit, +44 20 7946 0000</p>",
}
OWN = {
    "editors": ("<h2>Notes to editors</h2><p>The miller pinned them to the door, and nobody has read one in the forty years since.</p>",
                ["Notes to editors", "The miller pinned them to the door, and nobody has read one in the forty years since."]),
    "contact with the press": ("<p>Media contacts are rare here, and press enquiries are answered by the cow.</p>",
                               ["Media contacts are rare here, and press enquiries are answered by the cow."]),
    "a heading about talk": ("<h2>What people are saying</h2><p>The miller’s wife shrugs when she is asked, and the smith says that it was luck.</p>",
                             ["What people are saying", "The miller’s wife shrugs when she is asked, and the smith says that it was luck."]),
    "one quotation": (f"<p>{QUOTES[0]}</p>", [QUOTES[0]]),
    "no commitment": ("<p>The mayor made no commitment, and no spam was left in the shop.</p>",
                      ["The mayor made no commitment, and no spam was left in the shop."]),
    "a trial in court": ("<p>They hope for a fair and free trial, and to get their brother free.</p>",
                         ["They hope for a fair and free trial, and to get their brother free."]),
    "works that start": ("<p>The works start today, and the girls sign up to the guard of the weir.</p>",
                         ["The works start today, and the girls sign up to the guard of the weir."]),
    "a letter of the miller's": ("<p>The miller wrote a newsletter about oats.</p><p><a href=/n>It is lost</a> now, and the cow ate the last one.</p>",
                                 ["The miller wrote a newsletter about oats.", "It is lost now, and the cow ate the last one."]),
    "a free session": ("<p>They book a room, and the session of the council is free.</p>",
                       ["They book a room, and the session of the council is free."]),
    "a call": ("<p>The two of them schedule a call with the lock every morning.</p>",
               ["The two of them schedule a call with the lock every morning."]),
    "a sign": ("<p>“Try the lamp free for a week,” the sign on the empty newsroom says.</p>",
               ["“Try the lamp free for a week,” the sign on the empty newsroom says."]),
    "who liked it": ("<p>Those who liked this flood will like the next and share the boats.</p>",
                     ["Those who liked this flood will like the next and share the boats."]),
    "a link to a store": ("<p>The gauge is read by an app that hangs on <a href=https://apps.apple.com/x>a rope</a> of numbers.</p>",
                          ["The gauge is read by an app that hangs on a rope of numbers."]),
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("middle", BESIDE.values(), ids=list(BESIDE))
def test_a_card_or_a_form_within_the_text_is_not_read(place: str, middle: str) -> None:
    assert read(place, middle) == WRITTEN


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
def test_praise_and_offers_behind_the_text_are_not_read(place: str, end: str) -> None:
    assert read(place, end=end) == WRITTEN


@pytest.mark.parametrize(("end", "lines"), OWN.values(), ids=list(OWN))
def test_a_last_line_with_such_words_is_the_writers(end: str, lines: list[str]) -> None:
    assert read("a blog's", end=end) == WRITTEN + lines


def test_numbered_headings_that_are_links_are_read() -> None:
    middle = "<p><a href=/a><b>1. The crank</b></a></p><p>It was cast in Nes, and it weighs as much as the miller.</p>"
    assert read("a blog's", middle)[3:5] == ["1. The crank", "It was cast in Nes, and it weighs as much as the miller."]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p><img src=/w.jpg><br><em>Water over the third step</em></p>", []),
        ("<p><a href=/w><img src=/w.jpg></a><br><small>Water over the third step</small></p>", []),
        ("<p><img src=/w.jpg> <em>Water</em> ran over the third step.</p>", ["Water ran over the third step."]),
        ("<p><em>Water</em><br><em>ran over it.</em></p>", ["Water\nran over it."]),
    ],
)
def test_a_line_in_italics_under_a_picture_is_its_caption(line: str, kept: list[str]) -> None:
    assert read("a newsletter's", line) == WRITTEN[:3] + kept + WRITTEN[3:]


OTHER = "<article><h2>{0}</h2><p>The {0} of the valley has its own keeper, who writes down what the water does.</p></article>"
"""One of those that a page leads away to."""


def test_what_stands_below_a_closing_line_in_articles_of_its_own_is_not_the_article() -> None:
    others = "".join(map(OTHER.format, ("sluice", "millrace", "ford")))
    for end in (f"<p>Related articles</p>{others}", f"<p>Related articles</p><p>Comments</p>{others}"):
        assert read("boxes", end=end) == WRITTEN


def test_closing_lines_without_end_cost_no_more_than_their_size() -> None:
    gates = ("sluice", "millrace", "ford", "upper weir")
    rest = "".join(f"<p>At the {gate} the keeper writes down what the water does, hour by hour.</p>" for gate in gates)
    assert grows_as_its_size(lambda count: read("a blog's", "<p>Related articles</p>" * count, rest), 16_000)
