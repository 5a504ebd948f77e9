"""Boxes that swallow a page by a slip or hide it until a script has run, and those that mean what they say."""

import pytest

from articlecast.errors import NotAnArticle
from articlecast.model import Document
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text

FIRST = (
    "The lock at Breiholm stood open for a week, since the keeper had gone to bury his brother and taken the key along."
)
SECOND = (
    "Barges waited in a row as far as the bend, and their crews lit fires on the towpath and lent each other coffee."
)
THIRD = (
    "When he came back he opened the gates by hand, one barge at a time, and said nothing to anybody until the last."
)
BODY = f"<main><article><h1>The lock</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></main>"
LETTER = "<p>Write to us and we will send you every lock keeper's letter on Sunday, and a map of the canals with it, free.</p>"


def read(body: str, head: str = "") -> str:
    html = f"<!doctype html><html lang=en><head><title>The lock</title>{head}</head><body>{body}</body></html>"
    return article_text(read_article(Document(html.encode(), "text/html", "lock.html")))


SWALLOWED = {
    "an aside that is never closed": f'<aside class="popup newsletter" id="pop"><p>Our letter.</p>{BODY}',
    "a navigation that is never closed": f"<nav><ul><li><a href=/>Home</a></li></ul>{BODY}",
    "a button whose end is lost": f"<header><button class=menu><div><div></button></div>{BODY}",
    "a button within the text": f"<h1>The lock</h1><p>{FIRST}</p><div><button><div>Save</div><p>{SECOND}</p><p>{THIRD}</p></div>",
    "the form round a page": f'<form id="aspnetForm">{BODY}</form>',
    "a root that a script shows": f'<div>Loading</div><div hidden id="S:0">{BODY}</div>',
    "a root without a name": f'<div id="app" style="display: none">{BODY}</div>',
    "a whole page out of sight": f'<div style="visibility:hidden">{BODY}</div>',
    "a shadow root": f'<story-page><template shadowrootmode="open">{BODY}</template></story-page>',
}


@pytest.mark.parametrize("body", SWALLOWED.values(), ids=list(SWALLOWED))
def test_what_holds_the_page_is_no_box_beside_it(body: str) -> None:
    text = read(body)
    assert [line for line in (FIRST, SECOND, THIRD) if line not in text] == []


BESIDE = {
    "an aside": f"<aside>{LETTER}</aside>{BODY}",
    "a navigation with a sentence": f"<nav><a href=/>Home</a>{LETTER}</nav>{BODY}",
    "a form": f"{BODY}<form>{LETTER}<input name=mail></form>",
    "a footer": f"{BODY}<footer>{LETTER}</footer>",
    "a dialogue box": f"<dialog>{LETTER}</dialog>{BODY}",
    "a button": f"{BODY}<button>{LETTER}</button>",
    "a hidden box": f"{BODY}<div hidden>{LETTER}</div>",
    "a box without display": f'{BODY}<div style="display:none">{LETTER}{LETTER}</div>',
    "a template": f"{BODY}<template>{LETTER}</template>",
    "more than the article, hidden": f"{BODY}<div hidden>{LETTER * 9}</div>",
}


@pytest.mark.parametrize("body", BESIDE.values(), ids=list(BESIDE))
def test_what_stands_beside_the_article_is_not_read(body: str) -> None:
    assert read(body).split("\n\n") == [FIRST, SECOND, THIRD]


SHUT = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The lock","isAccessibleForFree":false%s}</script>'
PART = ',"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".for-members"}'
STUB = f"<main><article><h1>The lock</h1><div><p>{FIRST}</p><p>{SECOND}</p>%s</div></article></main>"
CUT_OFF = {
    "what subscribers see is hidden": (
        SHUT % PART,
        f'<div class="for-members" style="display:none"><p>{THIRD}</p></div>',
    ),
    "what subscribers see is empty": (SHUT % PART, '<div class="for-members"></div>'),
    "a hidden rest by its name": (SHUT % "", f'<div class="premium" hidden><p>{THIRD}</p></div>'),
    "it says how long it is": (SHUT % ',"wordCount":"640"', ""),
    "lines that are not loaded": ("", '<div class="Skeleton_lines"><div></div><div></div></div>'),
    "a link to read on": ("", '<p><a href="/rest">Read on</a></p>'),
}


@pytest.mark.parametrize(("head", "rest"), CUT_OFF.values(), ids=list(CUT_OFF))
def test_the_beginning_of_an_article_is_refused(head: str, rest: str) -> None:
    with pytest.raises(NotAnArticle, match="only its beginning"):
        read(STUB % rest, head)


SHORT = {
    "it is not free and all there": (SHUT % "", ""),
    "what subscribers see is there": (SHUT % PART, f'<div class="for-members"><p>{THIRD}</p></div>'),
    "as long as it says": (SHUT % ',"wordCount":44', ""),
    "free with a count of its page": (SHUT.replace("false", "true") % ',"wordCount":640', ""),
    "a place for an advertisement": ("", '<div class="ad-placeholder"><div></div></div>'),
    "a place for a picture": ("", '<div class="image-skeleton"></div>'),
    "comments that are not loaded": ("", '<div class="comments-skeleton"></div>'),
    "a box of a shape with words": ("", f'<div class="placeholder-story"><p>{THIRD}</p></div>'),
    "a link to another story": ("", '<p><a href="/x">Read on the ferry: ten books for the crossing</a></p>'),
    "hidden words of the page": ("", '<div hidden class="share">Copy the address of this page</div>'),
}


@pytest.mark.parametrize(("head", "rest"), SHORT.values(), ids=list(SHORT))
def test_a_short_article_is_no_beginning(head: str, rest: str) -> None:
    assert FIRST in read(STUB % rest, head)


LINES = [
    "“Are you the keeper?”",
    "“I was.”",
    "He looked at the gate.",
    "“Then open it.”",
    "“With what?”",
    "Nobody spoke.",
] * 3
LINKS = "".join(f"<a href=/{n}>Locks of the northern canals, part {n}</a> " for n in range(40))
ITEMS = "".join(
    f"<h2><a href=/{n}>Lock {n}</a></h2><p>It was built by Jan Holt in 18{n}, and it still shuts.</p>"
    for n in range(12, 20)
)
KIND = '<meta property="og:type" content="article">'


def test_short_lines_and_linked_headings_of_an_article_are_no_list_of_links() -> None:
    dialogue = "".join(f"<p>{line}</p>" for line in LINES)
    assert "Then open it" in read(f"<nav>{LINKS}</nav><article><h1>The lock</h1>{dialogue}</article>")
    assert "Lock 15" in read(f"<article><h1>The lock</h1><p>{FIRST} {SECOND}</p>{ITEMS}</article>", KIND)
    with pytest.raises(NotAnArticle, match="list of links"):
        read(f"<article><h1>Locks</h1>{ITEMS}</article>")
    with pytest.raises(NotAnArticle, match="list of links"):
        read(
            f"<h1>Locks</h1><ul>{''.join(f'<li><a href=/{n}>Locks of the northern canals, part {n}</a></li>' for n in range(40))}</ul>",
            KIND,
        )
