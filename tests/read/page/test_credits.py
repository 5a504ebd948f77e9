"""Who made a picture is no part of what is said below it, nor of the text behind it; labels stay with their values."""

import logging

import pytest

from articlecast.errors import NotAnArticle
from articlecast.model import Article, Document, Figure, ListBlock, Paragraph, plain
from articlecast.read import read_article
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.credits import is_credit, is_signature
from articlecast.read.markup.texts import article_text, block_texts
from articlecast.read.text.bylines import name_account

A = "The orchard above Lindvik lost its last pear tree on Sunday, and nobody in the valley had seen so thick a trunk fall."
B = "Per Askeland, who had propped it up with two oars since the storm of 1987, sawed the wood into planks before dark."
C = "The planks are to be a table for the school, he said, large enough for every child who ever stole a pear from it."
PICTURE = '<img src="/pear-large.jpg" alt="A pear tree" width=800 height=600>'


def read(middle: str, head: str = "", name: str = "pear.html") -> Article:
    html = (
        f"<!doctype html><html lang=en><head><title>The last pear</title>{head}</head><body><main><article><h1>The last pear</h1>"
        f"<div class=body><p>{A}</p><p>{B}</p>{middle}</div></article></main></body></html>"
    )
    return read_article(Document(html.encode(), "text/html", name))


def figure(caption: str, behind: str = "") -> str:
    return f"<figure>{PICTURE}<figcaption>{caption}</figcaption></figure>{behind}<p>{C}</p>"


CREDITED = {
    "three dots": (figure("The trunk on Sunday.<span>Credit...</span><span>Ana Lee/Quay Pictures</span>"), "Ana Lee/Quay Pictures"),
    "an ellipsis": (figure("The trunk on Sunday.Credit…Ana Lee for The Valley Times"), "Ana Lee for The Valley Times"),
    "a label": (figure("The trunk on Sunday. Photo: Ana Lee"), "Ana Lee"),
    "a name and a paper": (figure("The trunk on Sunday. Ana Lee/Valley News"), "Ana Lee/Valley News"),
    "a label and initials": (figure("The trunk on Sunday. Image credit: Valley Press/A. Lee"), "Valley Press/A. Lee"),
    "an agency before a name": (figure("The trunk on Sunday Getty Images / A. Lee"), "Getty Images / A. Lee"),
    "a source beside the picture": (f"<figure><div>{PICTURE}<span>Getty Images</span></div><figcaption>The trunk on Sunday. Photo: Ana Lee</figcaption></figure><p>{C}</p>", "Ana Lee"),
    "a word alone": (figure("The trunk on Sunday, photo Ana Lee"), "Ana Lee"),
    "brackets": (figure("The trunk on Sunday. (Photo courtesy of the parish)"), "courtesy of the parish"),
    "the line behind": (figure("The trunk on Sunday.", "<p>Credit: Ana Lee</p>"), "Ana Lee"),
    "a name and an agency behind": (figure("The trunk on Sunday.", "<p>Ana Lee / Valley Press Agency</p>"), "Ana Lee / Valley Press Agency"),
}  # fmt: skip


@pytest.mark.parametrize(("middle", "credit"), CREDITED.values(), ids=list(CREDITED))
def test_a_credit_is_the_figures(middle: str, credit: str) -> None:
    article = read(middle)
    (shown,) = (block for block in article.blocks if isinstance(block, Figure))
    assert (plain(shown.caption).rstrip("."), plain(shown.credit)) == ("The trunk on Sunday", credit)
    assert article_text(article).split("\n\n") == [A, B, C]


CAPTIONS = (
    "The credit for the table goes to Ana Lee of the Valley News",
    "Ana Lee, photo in hand, on Sunday",
    "The trunk / the planks",
    "The trunk on Sunday for the Valley Museum",
    "A picture of the parish press",
    "Nobody took credit... until May",
    "Photo booths were full on Sunday",
    "Ana Lee of Lindvik",
    "The trunk on Sunday. It was dry.",
    "Open Mondays / Closed Sundays",
)


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_with_such_words_is_a_caption(caption: str) -> None:
    shown = next(block for block in read(figure(caption)).blocks if isinstance(block, Figure))
    assert (plain(shown.caption), shown.credit) == (caption, ())
    assert not is_signature(shown.caption)


def test_what_follows_a_credit_in_its_paragraph_stays() -> None:
    for line in (f"(Photo: Ana Lee) {C}", f"Photo: Ana Lee<br>{C}"):
        assert article_text(read(f"<p>{line}</p>")).split("\n\n") == [A, B, C]
    assert is_credit("Photo: Ana Lee")


ITEMS = {
    "<span class=label>Weight</span><span class=value>2 kg</span>": "Weight: 2 kg",
    "<strong>Length</strong>3 m": "Length: 3 m",
    "<span>200 g</span><span>flour</span>": "200 g flour",
    "<b>Weight:</b>2 kg": "Weight:2 kg",
    "<b>Weight</b> 2 kg": "Weight 2 kg",
    "<b>W</b>eight": "Weight",
    "<b>Wei</b>ght and length": "Weight and length",
    "H<sub>2</sub>O": "H2O",
    "<em>Tide</em>Mark": "TideMark",
    "<span>Wide</span>, and long": "Wide, and long",
    "<span>Wide</span> <span>4 m</span>": "Wide 4 m",
}


@pytest.mark.parametrize(("item", "words"), ITEMS.items())
def test_a_label_that_a_style_keeps_apart_is_parted_from_its_value(item: str, words: str) -> None:
    (block,) = emit_blocks(f"<ul><li>{item}</li></ul>")
    assert isinstance(block, ListBlock)
    assert block_texts([block]) == [words]


def test_a_note_that_a_page_shows_beside_its_word_is_no_part_of_the_sentence() -> None:
    for name in ("sidenote", "footnote-content", "sidenote-text", "tooltiptext"):
        first = emit_blocks(f"<p>It was dry<span class={name}>In May.</span> and old.</p>")[0]
        assert isinstance(first, Paragraph)
        assert plain(first.content) == "It was dry* and old."


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("sara.r.holt", "Sara R. Holt"), ("jan.holt@quay.example", "Jan Holt"), ("j.holtvik", "J. Holtvik"),
        ("news.desk", ""), ("example.com", ""), ("admin", ""), ("sara", ""), ("a.b", ""), ("web.team@quay.example", ""),
        ("info@quay.example", ""), ("jan.holt99", ""), ("www.quay.example", ""), ("hello.world.shop", ""),
    ],
)  # fmt: skip
def test_an_account_names_whoever_joins_two_names_in_it(account: str, name: str) -> None:
    assert name_account(account) == name


def test_an_account_signs_where_nobody_else_does() -> None:
    head = '<meta name=author content="sara.r.holt"><meta property="og:site_name" content="Quay Notes">'
    assert read(f"<p>{C}</p>", head).authors == ("Sara R. Holt",)
    assert read(f"<p>By Ann Orr</p><p>{C}</p>", head.replace("sara.r.holt", "ann.orr")).authors == ("Ann Orr",)


SHUT = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The last pear","isAccessibleForFree":false}</script>'


def test_a_page_that_is_not_free_is_refused_where_it_breaks_off_or_is_its_description() -> None:
    for middle, head in (
        ("<p>The planks are to be a table for the school, large enough for every child who</p>", ""),
        ("", f'<meta name=description content="{A} {B}">'),
    ):
        with pytest.raises(NotAnArticle, match="only its beginning"):
            read(middle, SHUT + head)
        assert A in article_text(read(middle, head))


def test_a_short_page_that_is_not_free_is_read_with_a_doubt(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "articlecast.read"):
        assert C in article_text(read(f"<p>{C}</p>", SHUT, "doubted.html"))
        read(f"<p>{C}</p>", "", "free.html")
        read(f"<p>{C}</p>" * 5, SHUT.replace("false", "true"), "long.html")
    assert [record.getMessage().split(":")[1:3] for record in caplog.records] == [
        [" doubted.html", " declares that it is not free, and has 69 words"]
    ]


def test_a_chosen_line_that_the_article_lacks_is_told(caplog: pytest.LogCaptureFixture) -> None:
    lost = "A graft of it grows behind the church, where the sexton waters it on quiet days."
    with caplog.at_level(logging.WARNING, "articlecast.read"):
        read(f'<p>{C}</p><blockquote aria-hidden="true">{lost}</blockquote><p>{C} {B}</p>', "", "lost.html")
        read(
            f"<p>{C}</p><ul><li>{lost}</li></ul><table><tr><th>Tree</th><td>{lost}</td></tr></table>", "", "whole.html"
        )
    told = [record.getMessage() for record in caplog.records]
    assert [line.split("'")[1] for line in told] == [lost[:80]]
