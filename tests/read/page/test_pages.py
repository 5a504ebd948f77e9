"""Saved pages: the article, all of it, and nothing else."""

import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
import trafilatura

from articlecast.errors import NotAnArticle, ReadError, UsageError
from articlecast.model import (
    Article,
    Code,
    Document,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    plain,
    walk_blocks,
)
from articlecast.read import ReadOptions, SiteRule, read_article
from articlecast.read.markup.texts import article_text
from articlecast.read.page.choose import Choice
from articlecast.read.page.standing import Clues
from articlecast.read.page.units import list_units, parse_page
from articlecast.read.page.witnesses import Witness, ask_trafilatura
from articlecast.read.present import article_values

PROSE = [
    "The harbour at Leith was closed on Monday after a storm tore two of its cranes from their rails and dropped them.",
    "Nobody was hurt, said the harbour master, who had sent the night shift home an hour before the wind arrived there.",
    "Ships bound for the port were sent on to Rosyth, where the quay is shorter and the tugs are older than their crews.",
    "Engineers will look at the rails on Thursday, and the port hopes to open its eastern basin again before the weekend.",
    "The cranes were built in 1974, and had stood through worse weather than this, as old dockers were quick to point out.",
]

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Storm closes harbour | The Leith Post</title>
<link rel="canonical" href="https://post.example/news/storm"><meta property="og:site_name" content="The Leith Post">
<meta property="og:image" content="/img/storm.jpg"><meta name="description" content="Two cranes fell.">
<meta property="article:tag" content="Harbour">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":
"Storm closes harbour","datePublished":"2026-03-09T06:30:00+01:00","dateModified":"2026-03-09T09:00:00+01:00",
"author":[{{"@type":"Person","name":"Ann Orr"}},{{"@type":"Person","name":"Bo Lind","url":"https://post.example/bo"}}]}}]}}
</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Storm closes harbour</h1><p class="byline">By Ann Orr | 3 min read</p>
<figure><img src="/img/cranes.jpg" alt="Two cranes" width="800"><figcaption>The cranes on Monday. (Bo Lind/Reuters)
</figcaption></figure>
<p>{0}</p><p>{1} See the <a href="/log">harbour log</a>.</p>
<div class="related-links"><h4>Related</h4><ul><li><a href="/a">Another storm, another port, another day</a></li></ul></div>
<h2>What happens next</h2><p>{2}</p><ol><li>Rosyth takes the grain ships</li><li>Methil takes the timber</li></ol>
<p>{3}</p><div class="newsletter-signup"><p>Get the day's news from the harbour in your inbox every morning at six.</p></div>
<blockquote><p>“We were lucky, and we know it.”</p><cite>Eve Hay, harbour master</cite></blockquote>
<table><tr><th>Crane</th><th>Built</th></tr><tr><td>East</td><td>1974</td></tr><tr><td>West</td><td>1976</td></tr></table>
<p>{4}</p></article>
<section class="comments"><h3>2 comments</h3><p>I was there and it was loud, I can tell you, never heard such a noise.</p></section>
</main><footer><p>© 2026 The Leith Post. All rights reserved. Registered in Scotland.</p></footer></body></html>"""


def page(template: str = PAGE, *prose: str) -> str:
    return template.format(*(prose or PROSE))


def read(
    html: str | bytes, url: str = "https://post.example/news/storm", options: ReadOptions | None = None
) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    return read_article(Document(content, "text/html", url), options)


def test_the_body_is_all_there_and_nothing_else() -> None:
    text = article_text(read(page()))
    assert [line for line in PROSE if line not in text] == []
    for stranger in ("Home", "Related", "Another storm", "inbox", "I was there", "All rights", "min read", "Ann Orr"):
        assert stranger not in text


def test_blocks_come_typed_from_the_pages_own_tree() -> None:
    blocks = read(page()).blocks
    kinds = [type(block) for block in blocks]
    assert kinds == [Figure, Paragraph, Paragraph, Heading, Paragraph, ListBlock, Paragraph, Quote, Table, Paragraph]
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert figure.url == "https://post.example/img/cranes.jpg"
    assert (plain(figure.caption), plain(figure.credit)) == ("The cranes on Monday.", "Bo Lind/Reuters")
    ordered = next(block for block in blocks if isinstance(block, ListBlock))
    assert ordered.kind == "ordered"
    quote = next(block for block in blocks if isinstance(block, Quote))
    assert plain(quote.attribution) == "Eve Hay, harbour master"
    table = next(block for block in blocks if isinstance(block, Table))
    assert [plain(cell) for cell in table.header] == ["Crane", "Built"]


def test_links_stay_with_the_text_around_them() -> None:
    found = [
        (span.text, mark.value)
        for block in walk_blocks(read(page()).blocks)
        if isinstance(block, Paragraph)
        for span in block.content
        for mark in span.marks
    ]
    assert found == [("harbour log", "https://post.example/log")]


def test_two_lines_of_code_between_paragraphs_belong_to_them() -> None:
    html = f"""<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{PROSE[0]}</p>
    <div class="highlight"><pre><code>ropes = 2\nprint(ropes)</code></pre></div><p>{PROSE[1]}</p></article></body></html>"""
    article = read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    assert [block.text for block in article.blocks if isinstance(block, Code)] == ["ropes = 2\nprint(ropes)"]


def test_a_space_in_an_address_is_kept_and_a_line_break_is_not() -> None:
    html = f"""<html><head><title>Storm</title></head><body><article><h1>Storm</h1>
    <p>The <a href=" /tide tables/\n2026.pdf ">tables</a> say so. {PROSE[0]}</p><p>{PROSE[1]}</p></article></body></html>"""
    article = read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    paragraphs = [block for block in walk_blocks(article.blocks) if isinstance(block, Paragraph)]
    assert [mark.value for block in paragraphs for span in block.content for mark in span.marks] == [
        "https://post.example/tide%20tables/2026.pdf"
    ]


def test_fields_come_from_what_the_page_declares() -> None:
    article = read(page())
    assert article.title == "Storm closes harbour"
    assert article.authors == ("Ann Orr", "Bo Lind")
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-09T06:30:00+01:00"
    assert article.updated is not None
    assert article.updated.isoformat() == "2026-03-09T09:00:00+01:00"
    assert article.language == "en-GB"
    assert article.url == "https://post.example/news/storm"
    assert article.image == "https://post.example/img/storm.jpg"
    assert (article.site, article.summary, article.tags) == ("The Leith Post", "Two cranes fell.", ("Harbour",))
    assert dict(article.origins)["authors"] == "JSON-LD author"


def test_a_wrong_declared_language_yields_to_the_text() -> None:
    assert read(page().replace('lang="en-GB"', 'lang="de"')).language == "en"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_charsets_are_found_out(charset: str) -> None:
    html = page().replace('charset="utf-8"', f'charset="{charset}"').replace("Leith", "Léith")
    assert "The harbour at Léith" in article_text(read(html.encode(charset)))


def test_an_editors_selectors_drop_and_keep() -> None:
    dropped = ReadOptions(sites=(SiteRule("post.example", drop=("table", "blockquote")),))
    kinds = {type(block) for block in read(page(), options=dropped).blocks}
    assert Table not in kinds
    assert Quote not in kinds
    kept = ReadOptions(sites=(SiteRule("post.example", keep=("ol",)),))
    assert "Rosyth takes the grain ships" in article_text(read(page(), options=kept))
    assert PROSE[0] not in article_text(read(page(), options=kept))
    elsewhere = ReadOptions(sites=(SiteRule("other.example", drop=("p",)),))
    assert PROSE[0] in article_text(read(page(), options=elsewhere))


@pytest.mark.parametrize("selector", ["p[", "", "p:foo", "p::before", "p:nth-child(x)"])
def test_a_broken_selector_is_named_when_the_settings_are_read(selector: str) -> None:
    with pytest.raises(UsageError, match="no CSS selector"):
        SiteRule("*", drop=(selector,))
    with pytest.raises(ReadError, match="no CSS selector"):  # only the page shows that it has no such namespace
        read(page(), options=ReadOptions(sites=(SiteRule("*", keep=("svg|p",)),)))


def test_marks_in_the_page_leave_out_and_choose() -> None:
    html = page().replace("<h2>", '<p class="no-audio">For the eye.</p><p data-articlecast="skip">Skip me.</p><h2>')
    assert "For the eye." not in article_text(read(html))
    assert "Skip me." not in article_text(read(html))
    only = page().replace("<p>" + PROSE[2], '<p data-articlecast="only">' + PROSE[2])
    assert article_text(read(only)) == PROSE[2]


NOT_ARTICLES = {
    "a missing page": (
        "<html><head><title>404 Page not found</title></head><body><h1>Page not found</h1><p>Sorry.</p></body></html>",
        "missing",
    ),
    "a script's shell": (
        "<html><head><title>News</title><script>1</script><script src=a></script></head><body><div id=root></div>"
        "</body></html>",
        "scripts",
    ),
    "a login wall": (
        "<html><head><title>Log in - News</title></head><body><form><h1>Log in</h1><input type=password>"
        "<p>Please sign in with your name.</p></form></body></html>",
        "log in",
    ),
    "a paywall's stub": (
        "<html><head><title>Storm closes harbour</title></head><body><article><h1>Storm closes harbour</h1><p>"
        + PROSE[0]
        + " And then …</p></article><div>Subscribe now to continue reading. Already a subscriber? Log in.</div></body></html>",
        "subscribers",
    ),
    "a paywall's stub that ends with a full stop": (
        "<html><head><title>Storm closes harbour</title></head><body><article><h1>Storm closes harbour</h1><p>"
        + PROSE[0]
        + "</p><div class=paywall><h3>Subscribe to continue reading</h3><p>This article is for subscribers only. "
        "Already a subscriber? Log in.</p></div></article></body></html>",
        "subscribers",
    ),
    "an index": (
        "<html><head><title>The Post</title></head><body>"
        + "".join(f'<div><a href="/{n}">Headline number {n} of the day</a></div>' for n in range(60))
        + "</body></html>",
        "no article",
    ),
    "an index with teasers": (
        "<html><head><title>The Post</title></head><body><main><h1>Latest news</h1>"
        + "".join(
            f"<article><h2><a href=/{n}>Story number {n} of the harbour town</a></h2><p>A teaser of story {n}, which "
            f"says a little of it and no more than that. <a href=/{n}>Read more</a></p></article>"
            for n in range(12)
        )
        + "</main></body></html>",
        "list of links",
    ),
    "nothing": ("<html><body></body></html>", "no article"),
    "an index of cut teasers": (
        "<html><head><title>Posts tagged harbour</title></head><body><h1>Tag: harbour</h1>"
        + "".join(
            f"<article><h2>Post {n}</h2><p>{PROSE[n % 5]}… <a href=/{n}>Read more</a></p></article>" for n in range(10)
        ),
        "list of 10 teasers",
    ),
    "a teaser with a link to the rest": (
        f"<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
        "<a href=/full>Continue reading →</a></article></body></html>",
        "a link to the rest",
    ),
    "a missing page that only its text tells of": (
        "<html><head><title>The Post</title></head><body><main><h1>Oops! That page can’t be found.</h1>"
        "<p>Nothing is here. Maybe try one of the links below?</p><ul><li><a href=/1>A post</a></li></ul></main>",
        "page is not there",
    ),
    "a wall of cookies": (
        "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1><p>We use cookies and "
        "data to deliver and maintain our services, to track outages and to protect against spam and abuse.</p>",
        "consent to cookies",
    ),
    **{
        f"a paywall's stub in {language}": (
            f"<html lang={language}><head><title>Leith</title></head><body><article><h1>Leith</h1><p>{lead}</p>"
            f"<div class=paywall><p>{words}</p></div></article></body></html>",
            "subscribers",
        )
        for language, lead, words in (
            (
                "fr",
                "Le port de Leith a été fermé lundi après une tempête qui a arraché deux grues de leurs rails.",
                "Cet article est réservé aux abonnés. Déjà abonné ? Se connecter",
            ),
            (
                "de",
                "Der Hafen von Leith wurde am Montag gesperrt, nachdem ein Sturm zwei Kräne umgeworfen hatte.",
                "Dieser Artikel ist nur für Abonnenten. Bereits Abonnent? Anmelden",
            ),
            (
                "es",
                "El puerto de Leith fue cerrado el lunes después de que una tormenta derribara dos de sus grúas.",
                "Contenido exclusivo para suscriptores. ¿Ya eres suscriptor? Inicia sesión",
            ),
        )
    },
}


def test_a_note_of_a_few_lines_is_an_article() -> None:
    html = f"<html lang=en><head><title>Quay shut</title></head><body><article><h1>Quay shut</h1><p>{PROSE[0]}</p></article>"
    assert article_text(read(html)) == PROSE[0]


@pytest.mark.parametrize(("html", "reason"), NOT_ARTICLES.values(), ids=list(NOT_ARTICLES))
def test_what_is_no_article_is_refused_with_the_reason(html: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(html)
    assert reason in str(caught.value)
    assert "% sure" in str(caught.value)


HOSTILE = {
    "ten thousand nested tags": "<html><title>A</title><body>" + "<div>" * 10_000 + PROSE[0] + "</div>" * 10_000,
    "a million attributes": "<html><title>A</title><p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">x",
    "a million classes": "<html><title>A</title><p class='" + "a " * 1_000_000 + "'>" + PROSE[0],
    "ten thousand dates": "<html><title>A</title>" + "<time>9 March 2026</time> " * 10_000,
    "ten thousand bylines": "<html><title>A</title>" + "<div>" * 100 + "<b class=byline>x</b> " * 10_000,
    "declarations within declarations": "<html><title>A</title><script type='application/ld+json'>" + "[" * 100_000,
    "zero bytes": "<html><title>A</title><body>" + "".join(f"<p>{line}\0</p>" for line in PROSE),
    "unclosed everything": "<html><title>A</title>" + "<b><i><table><tr><td><ul><li>" * 500 + PROSE[0],
    "no page at all": "<",
    "cells that span the world": "<html><title>A</title>"
    f"<p>{PROSE[0]}</p><table>" + "<tr><td rowspan=60000 colspan=60000>x" * 300,
    "a broken declaration": "<!DOCTYPE [<!ENTITY a 'b'>]><html>" + PROSE[0],
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_pages_give_a_sound_article_or_a_clear_error(html: str) -> None:
    with suppress(ReadError):
        assert article_text(read(html))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a\fb", "a b"),
        ("a&#12;b", "a b"),
        ("a&#8;b", "ab"),
        ("a&#xFFFE;b", "ab"),
        ("a&#55357;&#56842;b", "a\U0001f60ab"),
        ("a&#xD83D;&#xDE0A;b", "a\U0001f60ab"),
        ("a&#55357;b", "a\ufffdb"),
        ("a&#99999999999;b", "a\ufffdb"),
        ("a&#39;&#0;&#60;b", "a'<b"),
        ("a&#8217;b", "a’b"),
    ],
)
def test_what_is_no_character_ends_no_page(written: str, read_as: str) -> None:
    lines = f"<p>{PROSE[0]}</p><p>{PROSE[1]} Here {written} stands.</p><p>{PROSE[2]}</p>"
    assert f"Here {read_as} stands." in article_text(read(with_body(lines)))
    headed = Document(f"---\ntitle: A\n---\n{PROSE[1]} Here {written} stands.".encode(), "", "a.md")
    assert f"Here {read_as} stands." in article_text(read_article(headed))


def test_an_address_that_is_none_is_left_out() -> None:
    head = '<link rel="canonical" href="http://["><meta property="og:url" content="//["><meta property="og:image" content="HTTP://[">'
    article = read(with_body("".join(f"<p>{line}</p>" for line in PROSE)).replace("<title>", f"{head}<title>"))
    assert "[" not in article.url + article.image


def with_body(markup: str) -> str:
    """The page with markup between its second and its third paragraph."""
    return page().replace("<h2>What happens next", markup + "<h2>What happens next")


def test_a_card_that_hangs_on_a_word_is_not_read_into_the_sentence() -> None:
    card = '<span class="rollover-people-block"><a href="/eve">Eve Hay denies all, says she was asleep</a></span>'
    html = page().replace(
        "the harbour master,", f'<span class="rollover-people"><a href="/e">the harbour master</a>{card}</span>,'
    )
    text = article_text(read(html))
    assert "said the harbour master, who" in text
    assert "denies all" not in text


def test_a_table_of_contents_is_not_read() -> None:
    places = "".join(
        f'<li><a href="#s{number}">{number}. What the storm did to crane {number}</a></li>' for number in range(4)
    )
    assert "did to crane" not in article_text(read(with_body(f"<div><ul>{places}</ul></div>")))


def test_a_numbered_list_of_links_is_the_writers_own() -> None:
    items = "".join(
        f'<li><p><a href="https://books.example/{n}">Storms of the North, volume {n}</a></p></li>' for n in range(3)
    )
    assert "volume 2" in article_text(read(with_body(f"<ol>{items}</ol>")))


def test_an_excursion_in_an_aside_is_read_and_an_advertisement_is_not() -> None:
    excursion = "<aside><h3>A note on cranes</h3>" + f"<p>{PROSE[4]} {PROSE[2]}</p>" * 2 + "</aside>"
    prose = excursion.replace("Ships", "Barges")
    assert "Barges bound for the port" in article_text(read(with_body(prose)))
    advertisement = (
        '<aside><p>Buy one and get <a href="/buy">another crane</a> for nothing while they last.</p></aside>'
    )
    assert "while they last" not in article_text(read(with_body(advertisement)))


@pytest.mark.parametrize("line", ["Top stories", "関連記事", "Other news in this section"])
def test_what_follows_a_line_that_ends_the_article_is_not_read(line: str) -> None:
    more = f"<div class='x'>{line}</div><div><div>{PROSE[0].replace('Leith', 'Oban')}</div></div></article>"
    assert "Oban" not in article_text(read(page().replace("</article>", more)))


def test_a_date_above_the_text_is_not_read() -> None:
    assert "2026" not in article_text(
        read(page().replace("<figure>", "<div>9 March 2026, 11:28 - Posted by the desk</div><figure>"))
    )


def test_a_cell_over_several_columns_is_read_once() -> None:
    html = page().replace("<tr><td>East</td>", '<tr><td colspan="2">Both cranes</td></tr><tr><td>East</td>')
    assert "\n\nBoth cranes\n\n" in article_text(read(html))


def test_a_page_that_would_fill_the_memory_is_refused() -> None:
    crowd = "".join("<p " + " ".join(f"a{n}=1" for n in range(1000)) + ">x</p>" for _ in range(160))
    with pytest.raises(NotAnArticle, match="more than 150,000 attributes"):
        read("<html><title>A</title>" + crowd)
    with pytest.raises(NotAnArticle, match="more than 20,000 elements"):
        read("<html><title>A</title>" + "<p>x</p>" * 20_001)
    with pytest.raises(NotAnArticle, match="more than 3,000,000 letters"):
        read("<html><title>A</title><p>" + PROSE[0] * 30_000)


def test_an_editors_own_selector_finds_the_article_in_a_page_of_too_many_elements() -> None:
    kept = ReadOptions(sites=(SiteRule("post.example", keep=("ol",)),))
    html = page().replace("</main>", "<i>x</i>" * 21_000 + "</main>")
    assert "Rosyth takes the grain ships" in article_text(read(html, options=kept))


def test_a_page_that_leaves_out_head_and_body_is_read_as_one_that_has_them() -> None:
    inside = page().partition("<body>")[2].partition("</body>")[0]
    bare = f"<!doctype html><html lang=en><title>Storm closes harbour</title>{inside.partition('</header>')[2]}"
    text = article_text(read(bare))
    assert [line for line in PROSE if line not in text] == []


LOGOS = {
    "a logo by its name": "/assets/leith-post-logo-1200x630.png",
    "a vector drawing": "/img/header.svg",
    "a stand-in": "/img/og-default.jpg",
    "an icon": "/android-chrome-192x192.png",
    "the publisher's declared logo": "/img/mark-red.png",
}


@pytest.mark.parametrize("address", LOGOS.values(), ids=list(LOGOS))
def test_a_logo_is_no_lead_image(address: str) -> None:
    publisher = '{"@type":"Organization","name":"P","logo":{"@type":"ImageObject","url":"/img/mark-red.png"}}'
    html = f"""<html><head><title>Storm closes harbour</title><meta property="og:image" content="{address}">
    <script type="application/ld+json">{publisher}</script></head>
    <body><article><h1>Storm closes harbour</h1><p>{PROSE[0]}</p>PICTURES<p>{PROSE[1]}</p><p>{PROSE[2]}</p></article></body></html>"""
    logo = f'<figure><img src="{address}" alt=""></figure>'
    alone = read_article(Document(html.replace("PICTURES", logo).encode(), "text/html", "https://post.example/storm"))
    assert alone.image == ""
    photo = logo + '<figure><img src="/crane.jpg" alt="A crane"></figure>'
    beside = read_article(Document(html.replace("PICTURES", photo).encode(), "text/html", "https://post.example/storm"))
    assert (beside.image, dict(beside.origins)["image"]) == ("https://post.example/crane.jpg", "the first picture")


def test_a_photograph_of_a_logo_may_lead() -> None:
    address = "https://post.example/2026/shipyard-logo-crane-getty-1024.jpg"
    html = f"""<html><head><title>Storm</title><meta property="og:image" content="{address}"></head>
    <body><article><h1>Storm</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></article></body></html>"""
    assert read_article(Document(html.encode(), "text/html", "https://post.example/storm")).image == address


def test_a_lead_that_only_a_meta_tag_repeats_is_read() -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"""<html><head><title>Storm</title><meta name="description" content="{PROSE[0]}"></head>
    <body><article><h1>Storm</h1><div class="body">{body}</div></article></body></html>"""
    lead = read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    assert article_text(lead).split("\n\n") == PROSE


def test_a_standfirst_that_the_summary_repeats_is_not_read() -> None:
    standfirst = "The port hopes to open again before the weekend, say its engineers and its harbour master."
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"""<html><head><title>Storm</title><meta name="description" content="{standfirst}"></head>
    <body><article><h1>Storm</h1><p class="dek">{standfirst}</p><div class="body">{body}</div></article></body></html>"""
    assert standfirst not in article_text(
        read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    )


def read_body(body: str, head: str = "") -> str:
    html = f"<html lang=en><head><title>Storm closes harbour</title>{head}</head><body>{body}</body></html>"
    return article_text(read_article(Document(html.encode(), "text/html", "https://post.example/storm")))


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


SPACED = {
    "a space in an element of its own": "The <b>crane</b><span> </span><i>fell</i> at noon.",
    "a line break in an element of its own": "The <b>crane</b><span><br></span><i>fell</i> at noon.",
}


@pytest.mark.parametrize("markup", SPACED.values(), ids=list(SPACED))
def test_words_stay_apart(markup: str) -> None:
    text = read_body(f"<h1>Storm closes harbour</h1><article>{paragraphs([*PROSE, markup])}</article>")
    assert " ".join(text.split()).endswith("The crane fell at noon.")


def test_the_name_of_an_icon_is_no_word() -> None:
    icon = '<i class="material-icons md-18">chevron_right</i>'
    body = paragraphs([PROSE[0] + icon, *PROSE[1:]])
    assert "chevron" not in read_body(f"<h1>Storm closes harbour</h1><article>{body}</article>")


def test_the_beginning_that_the_witness_lost_is_read_where_it_shares_a_box_with_the_rest() -> None:
    rest = "".join(f"<div><p>{text}</p></div>" for text in PROSE[2:])
    apart = f"<section><div><div>{PROSE[0]}</div><div>{PROSE[1]}</div><main><div>{rest}</div></main></div></section>"
    page = parse_page(f"<body><div><h1>Storm</h1><p>{PROSE[0][:80]}.</p></div>{apart}</body>")
    assert page is not None
    units = list_units(page)
    kept = Choice(units, Witness("\n".join(PROSE[2:])), Witness(""), Clues("Storm")).decide()
    assert [unit.text for unit, keep in zip(units, kept, strict=True) if keep] == PROSE


def test_nothing_before_the_title_is_read() -> None:
    spoken = f"<div>Storm closes harbour. {PROSE[4]}</div>"
    texts = [*PROSE, *(text.replace("the", "this") for text in PROSE)]
    body = f"<h3>Weather</h3><h1>Storm closes harbour</h1>{paragraphs(texts)}"
    assert read_body(f"<main>{spoken}<article>{body}</article></main>").split("\n\n") == texts


HEADS_AND_TAILS = {
    "a date that two countries read apart": ("<p>05/10/2018 - Publicado por: Ana Reis - Categoria: Porto</p>", ""),
    "tags after their label": ("", "Tags<br><div>storm damage, harbour of Leith, cranes, night shift, rails</div>"),
}


@pytest.mark.parametrize(("before", "after"), HEADS_AND_TAILS.values(), ids=list(HEADS_AND_TAILS))
def test_what_files_the_article_is_not_read(before: str, after: str) -> None:
    text = read_body(f"<article><h1>Storm closes harbour</h1>{before}{paragraphs(PROSE)}{after}</article>")
    assert text.split("\n\n") == PROSE


def test_the_heading_of_a_folded_section_is_read_though_it_is_a_button() -> None:
    folded = f"<h2><button aria-expanded=false>What of the rails?</button></h2><div>{paragraphs(PROSE[3:])}</div>"
    text = read_body(f"<article><h1>Storm closes harbour</h1>{paragraphs(PROSE[:3])}{folded}</article>")
    assert text.split("\n\n") == [*PROSE[:3], "What of the rails?", *PROSE[3:]]


def test_a_list_of_references_is_notes_though_their_names_stand_within_the_items() -> None:
    references = "".join(f'<li><span id="ref{n}">Orr A. Cranes and wind. 200{n}.</span></li>' for n in range(1, 4))
    html = f"""<html lang=en><head><title>Storm</title></head><body><article><h1>Storm</h1>{paragraphs(PROSE)}
    <div class="footnotes"><h4 id="References">References</h4><ol>{references}</ol></div></article></body></html>"""
    blocks = read_article(Document(html.encode(), "text/html", "https://post.example/storm")).blocks
    assert [block.name for block in blocks if isinstance(block, Note)] == ["ref1", "ref2", "ref3"]
    assert not [block for block in blocks if isinstance(block, ListBlock | Heading)]


def test_a_figure_whose_picture_only_a_script_would_load_keeps_its_words() -> None:
    lazy = '<img src="data:image/svg+xml,%3Csvg%3E" alt="A crane on its side">'
    figures = f"<figure>{lazy}</figure>{{}}<figure>{lazy}<figcaption>The eastern basin.</figcaption></figure>"
    body = f"<p>{PROSE[0]}</p>{figures.format(f'<p>{PROSE[1]}</p>')}{paragraphs(PROSE[2:])}"
    html = f"<html lang=en><head><title>Storm</title></head><body><article><h1>Storm</h1>{body}</article></body></html>"
    article = read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    shown = [(b.url, b.alt, plain(b.caption)) for b in article.blocks if isinstance(b, Figure)]
    assert shown == [("", "A crane on its side", ""), ("", "A crane on its side", "The eastern basin.")]
    assert article.image == ""


LINES = {
    "line breaks": "a<br>",
    "words": "<span>y</span> ",
    "links": "<a href=x>y</a> ",
    "dates": "<time>May 3, 2024</time>",
}


def count_calls(html: str) -> int:
    """How many functions are called to read a page: a measure of work that no busy machine changes."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        read_article(Document(html.encode(), "text/html", "https://post.example/storm"))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("line", LINES.values(), ids=list(LINES))
def test_four_times_the_lines_are_four_times_the_work(line: str) -> None:
    page = f"<html><head><title>Storm</title></head><body><article><h1>Storm</h1>{paragraphs(PROSE)}"
    count_calls(page)  # what is compiled once is not counted
    assert count_calls(page + line * 4000) < 7 * count_calls(page + line * 1000)


def test_the_words_of_a_line_of_thousands_reach_the_witness() -> None:
    words = " ".join(f"<span>word{n}</span>" for n in range(3000))
    page = parse_page(f"<body><article>{paragraphs(PROSE)}<p>{words}</p></article></body>")
    assert page is not None
    assert "word2999" in ask_trafilatura(page).tokens


VOLUMES = {
    "tags": ("<html><title>Storm</title>" + "<p>" * 410_000, "more than 400,000 tags"),
    "letters of Markdown": ("# Storm\n\n" + "The tide *came* in.\n\n" * 80_000, "more than 1,500,000 letters"),
    "brackets of Markdown": ("# Storm\n\n" + "[a](" * 60_000, "more than 50,000 square brackets"),
    "footnotes of Markdown": ("# Storm\n\n" + "[^1]: [^1]\n" * 12_000, "more than 20,000 marks of footnotes"),
    "letters": ("Storm\n\n" + "The tide came in. " * 170_000, "more than 3,000,000 letters"),
    "letters below a header": (
        "---\ntitle: Storm\n---\n" + "<p>The tide came in.</p>" * 130_000,
        "more than 3,000,000",
    ),
    "tags below a header": ("---\ntitle: Storm\n---\n" + "<p>The <i>tide</i>.</p>" * 30_000, "more than 50,000 tags"),
    "tags of Markdown": ("# Storm\n\n" + "- a\n\n" * 50_000, "more than 50,000 tags"),
    "cells of Markdown": ("# Storm\n\n|a|b|\n|-|-|\n" + "|c|d|\n" * 50_000, "more than 100,000 marks"),
}


@pytest.mark.parametrize(("text", "reason"), VOLUMES.values(), ids=list(VOLUMES))
def test_what_would_take_minutes_is_refused_with_the_number(text: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_article(Document(text.encode(), "", "storm"))


def test_half_a_million_open_brackets_end_soon() -> None:
    text = "# Storm\n\nThe tide came in.\n\n" + "[" * 500_000
    assert article_text(read_article(Document(text.encode(), "text/markdown", "storm.md"))) == "The tide came in."


def test_pictures_written_out_within_the_text_do_not_count_as_letters() -> None:
    text = (
        f"# Storm\n\nThe tide came in.\n\n![A crane](data:image/png;base64,{'iVBORw0KGgo' * 400_000})\n\nIt went out.\n"
    )
    assert "It went out." in article_text(read_article(Document(text.encode(), "text/markdown", "storm.md")))


def test_a_sites_icon_is_no_figure() -> None:
    icon = '<img src="/styles/android-chrome-192x192.png?h=b77">'
    html = f"<html lang=en><head><title>Storm</title></head><body><article><h1>Storm</h1>{icon}{paragraphs(PROSE)}</article></body></html>"
    blocks = read_article(Document(html.encode(), "text/html", "https://post.example/storm")).blocks
    assert not [block for block in blocks if isinstance(block, Figure)]


def test_of_a_standfirst_that_the_text_repeats_one_is_read() -> None:
    lead = PROSE[0]
    body = f'<div class="body"><p>{lead}</p><div><div>{paragraphs(PROSE[1:])}</div></div></div>'
    page = f'<article><h1>Storm closes harbour</h1><div class="head"><p class="dek">{lead}</p></div>{body}</article>'
    text = read_body(page, f'<meta name="description" content="{lead}">')
    assert text.split("\n\n") == PROSE


BYLINES = {
    "fr": (
        "Par Jean Dupont | 3 min de lecture",
        "Abonnez-vous à notre newsletter pour recevoir les nouvelles du port.",
    ),
    "de": ("Von Anna Müller und Jörg Weiß · 4 Min. Lesezeit", "Melden Sie sich für unseren kostenlosen Newsletter an."),
    "es": ("Por María García Lorca | 2 min de lectura", "Suscríbete a nuestro boletín diario"),
    "it": ("Di Luca Rossi - 5 min di lettura", "Iscriviti alla newsletter del porto"),
    "pt": ("Por João da Silva", "Assine a nossa newsletter e receba as notícias do porto."),
    "nl": ("Door Jan de Vries | 3 min leestijd", "Meld je aan voor de nieuwsbrief van de haven"),
}


@pytest.mark.parametrize(("language", "lines"), BYLINES.items(), ids=list(BYLINES))
def test_bylines_reading_times_and_newsletters_of_other_languages_are_not_the_body(
    language: str, lines: tuple[str, str]
) -> None:
    byline, newsletter = lines
    body = f"<p>{byline}</p>{paragraphs(PROSE[:3])}<p>{newsletter}</p>{paragraphs(PROSE[3:])}"
    html = f"<html lang={language}><head><title>Storm</title></head><body><article><h1>Storm</h1>{body}</article></body></html>"
    assert article_text(read(html)).split("\n\n") == PROSE


def test_a_sentence_that_begins_as_a_byline_does_is_read() -> None:
    opening = "Von Haus zu Haus gingen die Leute und sahen nach"
    html = f"<html lang=de><head><title>Sturm</title></head><body><article><h1>Sturm</h1><p>{opening}</p>{paragraphs(PROSE)}</article></body></html>"
    assert article_text(read(html)).split("\n\n") == [opening, *PROSE]


def test_notes_stand_apart_from_the_text() -> None:
    marked = PROSE[0] + '<sup><a href="#fn1" id="r1">1</a></sup>'
    notes = '<ol class="footnotes"><li id="fn1"><p>Leith is a port. <a href="#r1">↩</a></p></li></ol>'
    html = f"<html lang=en><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{marked}</p>{paragraphs(PROSE[1:])}{notes}</article></body></html>"
    values = article_values(read(html))
    assert str(values["text"]).split("\n\n") == [f"{PROSE[0]}1", *PROSE[1:]]
    assert values["notes"] == [{"name": "fn1", "text": "Leith is a port."}]


def test_a_list_of_documents_is_the_writers_own_and_a_button_is_not() -> None:
    names = ("The rules of the harbour", "Its tariff", "Its map")
    files = "".join(f'<div class="card-box"><a href="/files/{n}.pdf">{name}</a></div>' for n, name in enumerate(names))
    text = article_text(read(with_body(f"<h3>Documents</h3>{files}")))
    assert [name for name in names if name not in text] == []
    assert "Its tariff" not in article_text(read(with_body('<div><a href="/files/1.pdf">Its tariff</a></div>')))


def test_a_form_beside_a_picture_is_not_read_with_it() -> None:
    form = "<form><div><label>First Name *</label><input></div></form>"
    html = with_body(f'<div class="band"><div><img src="/a.jpg" width=900></div><div>{form}</div></div>')
    assert "First Name" not in article_text(read(html))


def test_a_players_line_of_consent_is_not_read() -> None:
    line = "By clicking to watch this video, you agree to our privacy policy."
    player = f'<figure><div><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><div>{line}</div></div></figure>'
    assert "privacy" not in str(article_values(read(with_body(player)))["blocks"])


def test_headings_of_sections_may_be_of_the_titles_own_level() -> None:
    sections = "".join(f"<h1>Part {n}</h1><p>{line}</p>" for n, line in enumerate(PROSE[:3]))
    blocks = read(
        f"<html><title>Storm</title><body><article><h1>Storm</h1><p>{PROSE[3]}</p>{sections}</article>"
    ).blocks
    assert [plain(block.content) for block in blocks if isinstance(block, Heading)] == ["Part 0", "Part 1", "Part 2"]


def test_a_formula_that_hides_behind_its_picture_is_read() -> None:
    formula = (
        '<span><span style="display: none;"><math alttext="h"><mi>h</mi></math></span>'
        '<img class="mwe-math-fallback-image-inline" src="h.svg" alt="h"></span>'
    )
    text = article_text(read(f"<html><title>Storm</title><body><h1>Storm</h1>{paragraphs(PROSE)}<p>At a depth of {formula} a "
                             "wave comes in.</p>"))  # fmt: skip
    assert "At a depth of h a wave comes in." in text


@pytest.mark.parametrize(
    "sign",
    [
        '<span class="mw-editsection">[<a href="/e">edit</a>]</span>',
        '<a class="headerlink" href="#s">Link to this heading</a>',
        '<a class="anchor" href="#s">#</a>',
    ],
)
def test_the_signs_of_a_pages_software_are_not_read(sign: str) -> None:
    html = (
        f"<html><title>Storm</title><body><h1>Storm</h1><div id=siteSub>From the free encyclopedia</div>{paragraphs(PROSE)}"
        f"<h2 id=s>Physics{sign}</h2><p>{PROSE[0]} Twice.<sup class=noprint>[citation needed]</sup></p>"
    )
    text = article_text(read(html))
    assert f"Physics\n\n{PROSE[0]} Twice." in text
    assert "encyclopedia" not in text


BARE = """<!doctype html><html lang="en"><head><title>Storm closes harbour</title>{1}</head><body>
<div class="top"><a href="/">Home</a> <a href="/news">News</a></div>
<div class="story"><h1>Storm closes harbour</h1>{0}</div></body></html>"""


def test_the_form_that_aspnet_lays_round_a_page_hides_nothing() -> None:
    body = "<form method='post' action='story.aspx'><div class='words'>" + "<br><br>".join(PROSE * 2) + "</div></form>"
    text = article_text(read(BARE.format(body, "")))
    assert [line for line in PROSE if line not in text] == []


def test_an_article_is_found_where_the_witness_takes_small_print_for_it() -> None:
    small = (
        "<p>All that is written here is the work of the desk, and may be sent on with the paper's name beside it.</p>"
        "<p>The desk answers letters that are signed, and keeps the others in a drawer for a year before it burns them."
        "</p>"
    )
    lines = "".join(f"<div>{line}</div>" for line in PROSE)
    body = f"<div class='widget'>{lines * 2}</div><div class='note'>{small}</div>"
    text = article_text(read(BARE.format(body, "")))
    assert [line for line in PROSE if line not in text] == []
    assert "letters that are signed" not in text


def test_a_name_that_most_of_the_text_bears_is_no_aside() -> None:
    """Publishers mark whatever their subscribers alone see, paragraph by paragraph, in a page that has it all."""
    body = f"<div class='body'><p>{PROSE[0]}</p>" + "".join(f"<p class='paywall'>{line}</p>" for line in PROSE[1:])
    text = article_text(read(BARE.format(body + "<p class='paywall promo'>Try us for a month.</p></div>", "")))
    assert [line for line in PROSE if line not in text] == []
    assert "Try us" not in text


def test_a_lead_that_the_summary_repeats_is_read_with_the_body_that_it_stands_in() -> None:
    summary = f'<meta name="description" content="{PROSE[0]}">'
    rest = "".join(f"<p>{line}</p>" for line in PROSE[1:])
    lead = f"<div class='body'><p class='lead'>{PROSE[0]}</p>{rest}</div>"
    assert PROSE[0] in article_text(read(BARE.format(lead, summary)))
    standfirst = f"<p class='standfirst'>{PROSE[0]}</p>{rest}"  # beside the title it is the page's head
    assert PROSE[0] not in article_text(read(BARE.format(standfirst, summary)))


def test_a_note_of_one_paragraph_is_read_though_its_summary_repeats_it() -> None:
    note = " ".join(PROSE[:3])
    summary = f'<meta name="description" content="{note}">'
    assert note in article_text(read(BARE.format(f"<div class='body'><div>{note}</div></div>", summary)))


def test_a_list_of_links_under_a_heading_of_the_article_is_the_writers_own() -> None:
    links = "".join(f'<li><a href="/{name}">{name} basin</a></li>' for name in ("Eastern", "Western", "Imperial"))
    own = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><h2>What stays closed</h2><ul>{links}</ul><p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
    body = "<div class='body'>" + own + f"<p>{PROSE[4]}</p></div>"
    assert "Western basin" in article_text(read(BARE.format(body, "")))
    related = body.replace("What stays closed", "Related stories")
    assert "Western basin" not in article_text(read(BARE.format(related, "")))
    told = body.replace("<h2>What stays closed</h2>", "<p>Three of the basins stay closed until June:</p>")
    assert "Western basin" in article_text(read(BARE.format(told, "")))
    more = body.replace("<h2>What stays closed</h2>", "<p>Read more about the harbour in our archive:</p>")
    assert "Western basin" not in article_text(read(BARE.format(more, "")))


def test_a_text_that_a_script_would_show_is_read_and_a_hidden_line_is_not() -> None:
    lines = (
        "".join(f"<p>{line}</p>" for line in PROSE) + "<p style='visibility:hidden'>Measured for its height alone.</p>"
    )
    text = article_text(read(BARE.format(f"<div style='visibility: hidden; opacity: 0'>{lines}</div>", "")))
    assert [line for line in PROSE if line not in text] == []
    assert "Measured" not in text


def test_a_page_without_a_title_is_named_by_its_first_words() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    article = read(f"<html><body>{body}</body></html>")
    assert article.title == "The harbour at Leith was closed on Monday after a storm tore two of its cranes…"
    assert dict(article.origins)["title"] == "the first words"
    signs = "".join(
        f"<p>{'港は嵐のために閉じられ二基のクレーンが倒れた' * 5}が怪我人はなかった。</p>" for _ in range(4)
    )
    assert (
        read(f"<html lang=ja><body>{signs}</body></html>").title
        == ("港は嵐のために閉じられ二基のクレーンが倒れた" * 2)[:40] + "…"
    )


@pytest.mark.parametrize("bearer", ["h2", "section"])
def test_an_id_made_from_a_headings_words_names_nothing_beside_the_article(bearer: str) -> None:
    heading = "Keep an hour a day for social media"
    slug = heading.lower().replace(" ", "-")
    filler = "<p>" + "The pilot reads the tables twice before the boats go out, and once more at noon. " * 4 + "</p>"
    rule = "<p>Write down when it begins, and put the telephone into a drawer when it is over, as others do.</p>"
    section = (
        f'<section id="{slug}"><h2>{heading}</h2>{rule}</section>'
        if bearer == "section"
        else f'<h2 id="{slug}">{heading}</h2>{rule}'
    )
    page = f"<html><head><title>Habits</title></head><body><article><h1>Habits</h1>{filler}{section}{filler}</article></body></html>"

    article = read_article(Document(page.encode(), "text/html", "https://post.example/habits"))

    text = article_text(article)
    assert heading in text.split("\n\n")
    assert "drawer" in text


def test_a_place_and_an_agency_stand_apart_from_the_first_sentence() -> None:
    lead = f"<p><cite>Leith (Harbour Wire)</cite>{PROSE[0]}</p>"
    body = lead + "".join(f"<p>{line}</p>" for line in PROSE[1:])
    assert f"Leith (Harbour Wire) {PROSE[0]}" in article_text(read(BARE.format(body, "")))


def test_of_a_page_of_thousands_of_bits_the_witness_gives_its_first_thought(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    extract: Callable[..., object] = trafilatura.extract

    def record(*args: object, **kwargs: object) -> object:
        asked.append(bool(kwargs.get("fast")))
        return extract(*args, **kwargs)

    monkeypatch.setattr(trafilatura, "extract", record)
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    bits = "<form><div>x</div><span>y</span></form>" * 2500
    assert PROSE[4] in article_text(read(BARE.format(bits + lines, "")))
    assert PROSE[4] in article_text(read(BARE.format(lines, "")))
    assert asked == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "Partager : Facebook X",
        "Print Pin",
        "シェア",
        "ブックマーク",
        "공유하기",
        "田中 花子 記者",
        "이도윤 기자 doyun@post.example",
        "ⓒ 리스일보 무단전재 및 재배포 금지",
        "Calories: 212kcal Fat: 9g Salt: 0.5 g",
        "This recipe may contain affiliate links. Read our policy.",
    ],
)
def test_lines_of_the_pages_own_are_not_read(line: str) -> None:
    body = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{line}</p>" + "".join(f"<p>{each}</p>" for each in PROSE[2:])
    text = article_text(read(BARE.format(body, "")))
    assert PROSE[4] in text
    assert line not in text


@pytest.mark.parametrize(
    "line",
    [
        "X and more",
        "Print is dead, said the editor.",
        "Salt: 9g",
        "彼は港の記者になった。",
        "The court ruled that affiliate links are adverts, whoever sets them.",
    ],
)
def test_lines_that_begin_like_the_pages_own_are_read(line: str) -> None:
    body = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{line}</p>" + "".join(f"<p>{each}</p>" for each in PROSE[2:])
    assert line in article_text(read(BARE.format(body, "")))


def test_a_table_whose_cells_hold_paragraphs_is_read() -> None:
    cells = [("Crane", "Built"), ("East", "1974"), ("West", "1976")]
    rows = "".join(f"<tr><td><p>{one}</p></td><td><p>{other}</p></td></tr>" for one, other in cells)
    body = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><table>{rows}</table>" + "".join(f"<p>{line}</p>" for line in PROSE[2:])
    (table,) = [block for block in read(BARE.format(body, "")).blocks if isinstance(block, Table)]
    assert [[plain(cell) for cell in row] for row in table.rows] == [list(row) for row in cells]


def test_a_section_of_prose_under_see_also_is_read_and_a_list_of_pages_is_not() -> None:
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    own = "<section><h2>See also</h2><p>The page on <a href='/tugs'>tugs</a> says why they are older than their crews are.</p></section>"
    blocks = read(BARE.format(lines + own, "")).blocks
    assert [plain(b.content) for b in blocks if isinstance(b, Heading)] == ["See also"]
    assert "why they are older" in plain(blocks[-1].content) if isinstance(blocks[-1], Paragraph) else False
    links = "<section><h2>See also</h2><ul><li><a href='/tugs'>How tugs are built</a></li><li><a href='/quays'>Quays</a></li></ul></section>"
    text = article_text(read(BARE.format(lines + links, "")))
    assert ("See also" in text, "tugs are built" in text) == (False, False)


@pytest.mark.parametrize(
    "post",
    [
        "<blockquote class='twitter-tweet'><p>{} <a href='https://t.co/a'>pic</a></p>&mdash; Bo (@bo) <a href='https://twitter.com/bo/status/1'>March 9, 2026</a></blockquote>",
        "<div class='tweet'><a href='https://twitter.com/bo/status/1'><div class='top'>Bo @bo</div>{}</a></div>",
        "<div class='tiktok-embed'><section><a href='https://www.tiktok.com/@bo'>@bo</a> <p>{}</p></section></div>",
    ],
)
def test_quoted_posts_are_read_with_their_words_wherever_they_stand(post: str) -> None:
    words = "The cranes went down like matches"
    for lines in ([*PROSE[:3], post.format(words), *PROSE[3:]], [*PROSE, post.format(words)]):
        body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
        (embed,) = [block for block in read(BARE.format(body, "")).blocks if isinstance(block, Embed)]
        text = " ".join(plain(b.content) for b in walk_blocks(embed.blocks) if isinstance(b, Paragraph))
        assert (embed.kind, words in text, "/bo" in embed.url or "@bo" in embed.url) == ("post", True, True)


def test_a_pull_quote_of_two_sentences_is_a_repeat_without_the_words_between() -> None:
    said = "<p>“Nobody listened to us. Nobody asked at all,” she said. “And now the cranes are down.”</p>"
    pull = "<blockquote class='pullquote'><p>Nobody asked at all. And now the cranes are down</p><cite>Eve Hay</cite></blockquote>"
    other = "<blockquote class='pullquote'><p>Nobody asked at all. And it will happen again</p></blockquote>"
    lines = [f"<p>{line}</p>" for line in PROSE]
    html = BARE.format("".join([*lines[:2], said, lines[2], pull, lines[3], other, lines[4]]), "")
    quotes = [block for block in read(html).blocks if isinstance(block, Quote)]
    assert [plain(b.content) for quote in quotes for b in quote.blocks if isinstance(b, Paragraph)] == [
        "Nobody asked at all. And it will happen again"
    ]


def test_a_heading_with_notes_alone_under_it_is_no_chapter() -> None:
    lines = [f"<p>{line}</p>" for line in PROSE]
    lines[1] = lines[1].replace("there.", "there.<sup><a href='#fn1'>1</a></sup>")
    notes = (
        "<h2>References</h2><ol class='footnotes'><li id='fn1'>Orr, A. (2026). Winds of the Forth, page 44.</li></ol>"
    )
    blocks = read(BARE.format("".join(lines) + notes, "")).blocks
    assert [block.name for block in blocks if isinstance(block, Note)] == ["fn1"]
    assert not [block for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("line", ["Words: Ann Orr", "Texte : Zoé Noël et Luc Orr"])
def test_a_byline_that_is_labelled_as_words_is_not_read(line: str) -> None:
    lines = [f"<p>{line}</p>", *(f"<p>{each}</p>" for each in PROSE)]
    assert line not in article_text(read(BARE.format("".join(lines), "")))


def test_a_captioned_picture_between_the_title_and_the_box_of_the_text_is_the_articles() -> None:
    figure = "<figure><img src='/cranes.jpg' alt=''><figcaption>The cranes on Monday</figcaption></figure>"
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    head = "<div class='meta'><img src='/ann.jpg' width=64 height=64 alt='Ann'><span>Ann Orr</span></div>"
    blocks = read(BARE.format(f"{head}{figure}<div class='words'>{lines}</div>", "")).blocks
    assert isinstance(blocks[0], Figure)
    assert plain(blocks[0].caption) == "The cranes on Monday"
    assert [block.url for block in blocks if isinstance(block, Figure)] == ["https://post.example/cranes.jpg"]
    related = f"<div class='related'>{figure}</div><div class='words'>{lines}</div>"
    assert not [block for block in read(BARE.format(related, "")).blocks if isinstance(block, Figure)]


def test_a_subtitle_that_is_marked_up_as_a_heading_is_a_line_of_text() -> None:
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    body = f"<h2 class='post-subtitle'>It stood for fifty years</h2>{lines}<h2 class='subtitle'>What now</h2><p>{PROSE[0]}</p>"
    blocks = read(BARE.format(body, "")).blocks
    assert [plain(b.content) for b in blocks if isinstance(b, Heading)] == ["What now"]
    assert isinstance(blocks[0], Paragraph)
    assert plain(blocks[0].content) == "It stood for fifty years"


def test_a_lead_in_a_box_of_its_own_is_read_and_a_standfirst_is_not() -> None:
    meta = f"<meta name='description' content='{PROSE[0]}'>"
    rest = "".join(f"<p>{line}</p>" for line in PROSE[1:])
    for lead in (f"<div class='lead'><p>{PROSE[0]}</p></div>", f"<div class='lead'>{PROSE[0]}</div>"):
        for body in (f"{lead}<div class='words'>{rest}</div>", f"<div class='words'>{lead}{rest}</div>"):
            text = article_text(read(BARE.format(body, meta)))
            assert [line for line in PROSE if text.count(line) != 1] == []
    for head in (
        f"<div class='excerpt'><p>{PROSE[0]}</p></div>",
        f"<div class='lead'><p>{PROSE[0]}</p></div><div class='by'>Ann Orr</div>",
    ):
        assert PROSE[0] not in article_text(read(BARE.format(f"{head}<div class='words'>{rest}</div>", meta)))
