"""The right text by kinds of pages: what an article is made of however it is set, and what only stands beside it."""

import pytest

from articlecast.model import Article, Code, Document, Paragraph, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text

A = "The orchard above Lindvik lost its last pear tree on Sunday, and nobody in the valley had seen so thick a trunk fall."
B = "Per Askeland, who had propped it up with two oars since the storm of 1987, sawed the wood into planks before dark."
C = "The planks are to be a table for the school, he said, large enough for every child who ever stole a pear from it."
D = "A graft of it grows behind the church, where the sexton waters it on the days when there is nobody to be buried."
E = "Next autumn there may be three pears, or four, and the school has already drawn lots for who will be given the first."
WRITTEN = [A, B, C, D, E]


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read(body: str, head: str = "") -> list[str]:
    html = f"<!doctype html><html lang=en><head><title>The last pear</title>{head}</head><body>{body}</body></html>"
    return article_text(read_article(Document(html.encode(), "text/html", "pear.html"))).split("\n\n")


def article(middle: str) -> str:
    return f"<main><article><h1>The last pear</h1><div class=body><p>{A}</p><p>{B}</p>{middle}<p>{D}</p><p>{E}</p></div></article></main>"


def chaptered(middle: str, end: str) -> str:
    """The article with two chapters behind ``middle``."""
    return article(f"{middle}<h2>Who sawed it</h2><p>{C}</p><h2>What grows there</h2>").replace(
        "</div></article>", f"{end}</div></article>"
    )


SOLD = "Our pears come in boxes of twelve, wrapped in paper, and reach you on the day after they were picked."

OWN = {
    "a class that bars some": (f'<p class="paywall">{C}</p>', [C]),
    "a box to read more of": (f'<div class="readmore"><p>{C}</p></div>', [C]),
    "headings that a contents lists": (f'<h2 class="toc">Who sawed it?</h2><p>{C}</p>', ["Who sawed it?", C]),
    "a box that bids the reader do something": (f'<div class="call-to-action"><p>{C}</p></div>', [C]),
    "a link set as a button within a paragraph": ('<p>The saw is <a class="btn" href=/s>for sale</a> in the yard.</p>', ["The saw is for sale in the yard."]),
    "a heading set as a button": (f'<h2><a class="button" href=/s>Who sawed it?</a></h2><p>{C}</p>', ["Who sawed it?", C]),
    "a link that is a line": (f'<p><a class="ref-link" href=/s>The song of the two oars</a></p><p>{C}</p>', [C]),
    "a long sentence set as a button": (f'<p><a class="btn-block" href=/s>{C}</a></p>', [C]),
    "a list with marks": ('<ul class="rating-list"><li class="rating-row">Taste: of honey, and a little of the cellar</li></ul>',
                          ["Taste: of honey, and a little of the cellar"]),
    "a list of links that is announced": ("<p>Three other trees have a page of their own:</p><div class=row><ul><li><a href=/a>The plum of Vik</a></li>"
                                          "<li><a href=/b>The old lime</a></li></ul></div>",
                                          ["Three other trees have a page of their own:", "The plum of Vik", "The old lime"]),
    "names that are links": ("".join(f"<p><a href=/{n}>The {n} pear:</a></p><p>It keeps until March, and then it is eaten with cheese.</p>"
                                     for n in ("grey", "long", "late")), ["The grey pear:", "The long pear:", "The late pear:"]),
    "names in turn without a sign": ("".join(f"<p><a href=/{n}>The {n} pear</a></p><p>It keeps until March, and then it is eaten with cheese.</p>"
                                             for n in ("grey", "long", "late")), ["The grey pear", "The late pear"]),
    "a list without items": ("<ul><h3>1. Look at the bark</h3></ul><p>It splits.</p><ul>And it smells of wine.</ul>",
                             ["1. Look at the bark", "And it smells of wine."]),
    "words between items": ("<ul>Bring with you:<li>A saw</li><h4>For the children</h4><li>Gloves</li></ul>",
                            ["Bring with you:", "A saw", "For the children", "Gloves"]),
    "an answer that is folded": (f"<details><summary>Is it dead?</summary><p>{C}</p></details>", ["Is it dead?", C]),
    "an answer that a style folds": (f'<div class="faq-answer" style="display:none"><p>{C}</p></div>', [C]),
    "a specification of boxes": ("<ul><li><div>Weight</div><div>2 kg</div></li><li><div>Length</div><div>3 m in all</div></li></ul>",
                                 ["Weight", "2 kg", "Length", "3 m in all"]),
    "a step that begins as a button does": ("<ol><li>Copy the key to the shed.</li><li>Sign up for the saw.</li></ol>", ["Copy the key to the shed.", "Sign up for the saw."]),
    "a sentence that begins as a label does": ("<p>Related to the lime, the pear flowers in May.</p><p>Published in 1922, its song sold ten copies.</p>",
                                               ["Related to the lime, the pear flowers in May.", "Published in 1922, its song sold ten copies."]),
    "a heading that begins as a button does": (f"<h3>Expanded roots</h3><p>{C}</p>", ["Expanded roots", C]),
    "a note set apart": ('<aside class="note"><p>It needs a dry week.</p></aside>', ["It needs a dry week."]),
    "questions that are buttons": ("".join(f'<button class="ask" aria-controls="a{n}" aria-expanded="false">{ask}</button><div id="a{n}" hidden><p>{said}</p></div>'
                                           for n, (ask, said) in enumerate([("Is it dead?", C), ("Was it old?", "It had stood there for a hundred and forty years.")])),
                                   ["Is it dead?", C, "Was it old?"]),
    "words in a class that sounds unseen": (f'<p><span class="sr-only-note">{C}</span></p>', [C]),
    "a link in its own line below a label of the writer's": ("<p>The song is this:</p><p><a href=/s>The two oars of Vik, in all its nine verses</a></p>",
                                                             ["The song is this:"]),
    "a short sentence that begins with By": ("<p>By Friday the planks were dry.</p>", ["By Friday the planks were dry."]),
    "a heading over a picture": (f'<h4>The saw</h4><figure><img src="/saw.jpg"></figure><h3>The planks</h3><p>{C}</p>', ["The saw", "The planks", C]),
    "two headings in a row": (f"<h3>The planks</h3><h3>Their end</h3><p>{C}</p>", ["The planks", "Their end", C]),
    "a heading over a deeper one": (f"<h3>The planks</h3><h4>The first</h4><p>{C}</p>", ["The planks", "The first", C]),
    "a list that a sentence announces": (f"<p>The planks are for three things:</p><ul><li>The table</li><li>The door</li></ul><h3>The table</h3><p>{C}</p>"
                                         "<h3>The door</h3><p>It has a hole for the cat, and another for the smoke of the smith.</p>",
                                         ["The table", "The door", C]),
    "a list that repeats no heading": (f"<ul><li>Sawn by hand</li><li>Dried for a year</li></ul><h3>The planks</h3><p>{C}</p>", ["Sawn by hand", C]),
    "a heading about the writer of a book": ("<h3>About the author</h3><p>The song was written by a sexton who hated pears.</p>",
                                             ["The song was written by a sexton who hated pears."]),
    "a figure of a quotation": (f"<figure><blockquote><p>{C}</p></blockquote></figure>", [C]),
    "a form without a field": (f'<form class="usertext"><input type="hidden" name="id" value="1"><div><p>{C}</p></div></form>', [C]),
    "a refrain": (f"<p>{A}</p><p>{C}</p><p>{A}</p>", [A, C, A]),
    "a heading for what is popular": (f"<h2>Popular with wasps</h2><p>{C}</p>", ["Popular with wasps", C]),
    "an item with a date, below a sentence": ("<p>You may have a graft if you</p><p>have a garden of your own, or:</p><ul><li>live in the valley</li><li>were born before 3 May 1960</li></ul>",
                                              ["live in the valley", "were born before 3 May 1960"]),
    "an item with a date, below a heading": ("<h3>When to come</h3><ul><li>3 May 2026</li><li>From 4 June, by boat</li></ul>", ["3 May 2026", "From 4 June, by boat"]),
    "a table with a head that stays in sight": ('<div class="wrap--sticky"><table class="sticky-enabled"><tr><th class="sticky-col">Weight</th><td>2 kg</td></tr>'
                                                '<tr><th class="sticky-col">Length</th><td>3 m</td></tr></table></div>', ["Weight\t2 kg", "Length\t3 m"]),
    "headings that are links over their text": ("".join(f'<h3><a href="https://t.example/{n}">The {n} tree</a></h3><p>It keeps until March, and then it is eaten with cheese.</p>'
                                                        for n in ("grey", "long")), ["The grey tree", "The long tree"]),
    "a card that stands for a heading": (f'<div class=card><h3><a href="https://t.example/s">The saw of Vik</a></h3><img src=s.jpg><p>$40 in the yard</p></div><p>{C}</p>',
                                         ["The saw of Vik", C]),
    "a short quotation in a figure of its own": ("<div class=quote-block><figure class=block-x><blockquote><span>“</span>A pear remembers each frost.<span>”</span></blockquote>"
                                                 "<figcaption class=source>a sexton</figcaption></figure></div>", ["“A pear remembers each frost.”"]),
    "a box of facts with sentences": (f'<div class="infobox"><p>{C}</p></div>', [C]),
    "a table of information": ('<table class="info wikitable"><tr><th>Felled</th><td>2025</td></tr><tr><th>Height</th><td>21 m</td></tr></table>', ["Felled\t2025", "Height\t21 m"]),
    "a heading beside a button": (f"<div class=head><h3>The saw</h3><div>Share</div></div><p>{C}</p>", ["The saw", C]),
    "a day over an entry's heading": ("".join(f'<div class=entry><div>{day} May</div><h3><a href="https://t.example/{day}">Fair {day}</a></h3><p>It keeps until March, and then it is eaten with cheese.</p></div>'
                                              for day in (3, 4)), ["Fair 3", "4 May", "Fair 4"]),
    "a heading that links within its page": (f'<div class=head><h3><a href="#saw">The saw</a></h3><button>Edit</button></div><p>{C}</p>', ["The saw", C]),
    "a word for readers": ("<p>Your support for the pear, said the mayor, was a gift to us all today.</p>",
                           ["Your support for the pear, said the mayor, was a gift to us all today."]),
}  # fmt: skip


@pytest.mark.parametrize(("middle", "lines"), OWN.values(), ids=list(OWN))
def test_what_the_writer_wrote_is_read_however_it_is_set(middle: str, lines: list[str]) -> None:
    text = read(article(middle))
    assert [line for line in [A, B, *lines, D, E] if line not in text] == []


BESIDE = {
    "a button": '<p><a class="wp-block-button__link btn" href=/s>Check the price of pears</a></p>',
    "a button by its role": '<div><a role="button" href=/s>Try a pear</a></div>',
    "a box that bids the reader buy": f'<div class="call-to-action"><p>{SOLD}</p><a class="button" href=/s>Buy</a></div>',
    "a wall in its box": '<div class="paywall"><p>Subscribe now to continue reading this story and all others of the week.</p></div>',
    "a link to read more": '<div class="readmore"><p><a href=/x>Read more: the plum of Vik has a new owner</a></p></div>',
    "a table of contents": '<div class="toc"><ul><li><a href="#a">Who sawed it and why</a></li><li><a href="#b">What grows there now</a></li></ul></div>',
    "a list to read on": "<p>More from us:</p><ul><li><a href=/a>The plum of Vik</a></li><li><a href=/b>The old lime</a></li></ul>",
    "a link between two paragraphs": "<p><a href=/x>Related: The plum of Vik has a new owner</a></p>",
    "teasers of boxes": (
        "<ul><li><div>Trees</div><a href=/a>The plum of Vik has a new owner</a></li><li><div>Trees</div>"
        "<a href=/b>The old lime is hollow</a></li></ul>"
    ),
    "an appeal": (
        '<div class="note-x"><p>We rely on readers like you, and on nobody else.</p><p>Help us keep our paper free for everyone: give today.</p>'
        "<p>For as little as one crown a week you support our newsroom.</p></div>"
    ),
    "words for a screen reader": '<div class="heading"><a href="#x"><span class="sr-only">Section titled The saw</span></a></div>',
    "a link below a label": "<section><h3>More on this story</h3><a href=/x>The plum of Vik has a new owner</a></section>",
    "a note that asks for an address": '<aside class="note"><form><p>Type your name, and hear of pears.</p><input></form></aside>',
    "a button that shows a box": '<button aria-controls="m" aria-expanded="false">Tools</button><div id="m" hidden><p>Larger letters</p></div>',
    "a figure of a letter box": f"<figure><div><p>{SOLD}</p><div>Notice: our letters have offers in them, and are sent on Fridays.</div></div></figure>",
    "a summary that repeats": f'<div class="pull"><div>{D}</div></div>',
    "a post that was not loaded": '<blockquote class="instagram-media"><p><a href="https://instagram.com/p/a/">View this post on Instagram</a></p></blockquote>',
    "a teaser below a label": '<div class="asset rel-x"><h4>MORE COVERAGE</h4><div class="card"><div class="card-headline"><h3><a href=/p>The plum of Vik has a new owner</a></h3></div><div class="card-lead">It was sold on Monday, with its <a href=/p>ladder</a> and its <a href=/q>wasps</a>.</div></div></div>',
    "a teaser that is a heading": "<section class=b><article><h2><a href=/p>The plum of Vik has a new owner</a></h2></article></section>",
    "a card that counts referrals": "<div class=r><h3>Share The Orchard Post</h3><p>You currently have 0 referrals, only 1 away from receiving a pear.</p><a>Click to Share</a></div>",
    "the facts of an encyclopaedia": '<table class="infobox vcard"><tr><th>Felled</th><td>In the year 2025</td></tr><tr><th>Height</th><td>21 m</td></tr></table>',
    "a teaser with a kicker": "<div class=inline-article><span>The case</span><h3><a href=/p>The plum of Vik has a new owner</a></h3><span>by Ann Orr</span></div>",
    "a bar that stays in sight": '<div class="sticky-bar"><span>Pears in boxes</span></div>',
    "a hidden box": f"<div hidden><p>{C}</p></div>",
}


@pytest.mark.parametrize("middle", BESIDE.values(), ids=list(BESIDE))
def test_what_stands_within_the_text_and_is_none_of_it_is_not_read(middle: str) -> None:
    assert read(article(middle)) == [A, B, D, E]


@pytest.mark.parametrize(
    ("middle", "end"),
    [
        ("<p>In this letter:</p><ul><li>Who sawed it</li><li>What grows there</li></ul>", ""),
        ("<h4>Where to eat: The Cellar</h4><div class='product-card'><p>From 70 crowns</p></div>", ""),
        ("<h2>Our woodmen</h2><div class='product-card'><p>Nils Tveit, saws</p></div>", ""),
        ("", "<h2>About the author</h2><p>Nils Tveit grows plums, and is afraid of wasps.</p>"),
        (
            "",
            "<h3>Rights and permissions</h3><p>The words are free for all.</p><h3>Cite this article</h3><p>Tveit, N. (2025).</p>",
        ),
        (
            "",
            "<h2>Tribute Wall</h2><div class=m><p>He let me finish my birdhouse after the bell, and I still have it in the yard.</p></div>",
        ),
        (
            "",
            "<h2>Condolences (12)</h2><div class=m><p>He let me finish my birdhouse after the bell, and I still have it in the yard.</p></div>",
        ),
        ("", "<h3>À propos de l’auteur</h3><p>Nils Tveit cultive des prunes.</p>"),
    ],
)
def test_contents_imprints_and_headings_with_nothing_below_are_not_read(middle: str, end: str) -> None:
    assert read(chaptered(middle, end)) == [A, B, "Who sawed it", C, "What grows there", D, E]


@pytest.mark.parametrize("end", ["<h2>About the authority</h2><p>It sits in Vik.</p>", "<h2>About the author of the fall</h2><p>The wind.</p>",
                                 "<h2>Condolences from the valley</h2><p>Nobody sent any.</p>", "<h2>The memorial wall of Vik</h2><p>It stands.</p>",
                                 f"<h2>About the author</h2><p>{C}</p>" + "<p>Her mother drew the tree in each of its last nine winters.</p>" * 9])  # fmt: skip
def test_a_last_section_that_is_the_writers_own_is_read(end: str) -> None:
    assert len(read(chaptered("", end))) >= 9


def test_a_line_about_the_writer_below_the_byline_is_not_read_and_one_in_the_text_is() -> None:
    said = "Nils Tveit has written about orchards since 2011."
    head = '<meta name="author" content="Nils Tveit">'
    page = article(f"<p>{C}</p>")
    assert (
        read(page.replace("<div class=body>", f"<div><p>By Nils Tveit</p><p>{said}</p></div><div class=body>"), head)
        == WRITTEN
    )
    assert read(page.replace("<div class=body>", f"<div class=body><p>{said}</p>"), head) == [said, *WRITTEN]


def test_an_author_and_a_date_in_one_line_are_none_of_the_text_and_a_sentence_about_them_is() -> None:
    head = '<meta name="author" content="Nils Tveit">'
    page = article(f"<p>{C}</p>")
    for line in ("<span>Nils Tveit</span><span>March 4, 2026</span>", "Nils Tveit | March 4, 2026"):
        assert read(page.replace("<div class=body>", f"<div class=body><div>{line}</div>"), head) == WRITTEN
    for own in (
        "Nils Tveit died on March 4, 2026.",
        "Nils Tveits frost of March 4, 2026.",
        "Nils Tveit saw a tree fall.",
    ):
        assert read(page.replace("<div class=body>", f"<div class=body><p>{own}</p>"), head)[0] == own


def test_a_box_about_the_author_ends_with_its_box() -> None:
    box = "<div><h4>About the author</h4><p>Nils Tveit grows plums.</p></div>"
    assert read(article(f"<p>{C}</p>").replace(f"<p>{E}</p>", f"{box}<p>{E}</p>")) == WRITTEN


def test_a_heading_of_a_label_and_the_title_is_the_title() -> None:
    assert (
        read(
            article(f"<p>{C}</p>")
            .replace("<div class=body>", "<h2>Trees The last pear</h2><div class=body>")
            .replace("The last pear", "The last pear of Vik")
        )
        == WRITTEN
    )
    assert "Not the last pear at all" in read(article(f"<h2>Not the last pear at all</h2><p>{C}</p>"))


def test_the_answers_to_a_question_are_read_with_it_and_nobody_signs() -> None:
    def post(kind: str, role: str, words: str, who: str) -> str:
        return (
            f'<div itemprop="{role}" itemscope itemtype="https://schema.org/{kind}"><div class="prose" itemprop="text">{words}</div>'
            f'<div itemprop="author"><span itemprop="name">{who}</span></div></div>'
        )

    asked = f'<div class="prose" itemprop="text">{paragraphs(A, B)}</div><div itemprop="author"><a href="/users/1/ann">Ann Orr</a></div>'
    page = (
        f'<div id=content itemscope itemtype="https://schema.org/{{}}"><h1>The last pear</h1>{asked}<h2>2 Answers</h2>'
        + post("Answer", "acceptedAnswer", paragraphs(C, D), "Bo Lind") + post("Answer", "suggestedAnswer", paragraphs(E), "Cy Holm") + "</div>"
    )  # fmt: skip
    assert [line for line in read(page.format("Question")) if line != "2 Answers"] == WRITTEN
    html = f"<html lang=en><title>The last pear</title><body>{page.format('Question')}</body></html>"
    assert read_article(Document(html.encode(), "text/html", "https://x.example/q")).authors == ()


def test_a_board_of_readers_is_read_without_its_bars() -> None:
    def post(title: str, who: str, words: str) -> str:
        return (
            f'<div class=post><dl class="postprofile"><dt>{who}</dt><dd>Posts: 41</dd></dl><div class=postbody><h3>{title}</h3>'
            f'<p class=author>by <b>{who}</b> » Fri May 03, 2019 6:20 pm</p><div class=content>{words}</div><div class="signature">A saw, no money</div></div></div>'
        )

    html = (
        "<html lang=en><title>The last pear - The Orchard Board</title><body><h1>The Orchard Board</h1><p>Old trees and those who love them</p><main>"
        f"<h2>The last pear</h2>{post('The last pear', 'Dunlin', A)}{post('Re: The last pear', 'Old Bolt', B)}{post('Re: The last pear', 'Dunlin', C)}"
        "<h3>Guest book</h3></main></body></html>"
    )
    article = read_article(Document(html.encode(), "text/html", "https://x.example/t"))
    text = article_text(article).split("\n\n")
    assert (article.title, article.authors, article.published and article.published.year) == (
        "The last pear",
        ("Dunlin",),
        2019,
    )
    assert [line for line in text if line in {A, B, C}] == [A, B, C]
    assert not [line for line in text if line.startswith(("Re:", "A saw", "Posts", "Guest"))]


def test_the_last_column_of_a_row_is_read_with_its_heading() -> None:
    row = "".join(f"<div class=col><h3>{name}</h3><p>{words}</p></div>" for name, words in
                  (("We look", C), ("We saw", D), ("We plant", "A graft of the pear is put where it stood.")))  # fmt: skip
    text = read(f"<main><h1>The last pear</h1><section><p>{A}</p><p>{B}</p></section><div class=row>{row}</div></main>")
    assert text[-2:] == ["We plant", "A graft of the pear is put where it stood."]


def boxes(lines: list[str], name: str) -> str:
    return "".join(f'<div class="{name}"><div class="text"><p>{line}</p></div></div>' for line in lines)


SAID = [f"I ordered {n} trees here and would recommend them to everybody, since each of them came with its roots wrapped in wet moss." for n in
        ("two", "six", "ten", "nine", "five")]  # fmt: skip
BODY = paragraphs(A, B, C, D, E)
PAGES = {
    "praise that is longer": f"<main><section><h1>The last pear</h1>{BODY}</section><section class='testimonials'>{boxes(SAID * 2, 'card')}</section></main>",
    "a ticker with the lead in it": "<div class='breaking-news'><ul>" + "".join(f"<li><a href=/{n}>{line[:20]}</a> {line}</li>" for n, line in enumerate([*SAID, A[:90]]))
    + f"</ul></div><div class=content><h2 class=title>The last pear</h2><div class=post>{BODY}</div></div>",
    "the lead as summary and caption": f"<main><h1>The last pear</h1><div class='synopsis'>{A}</div><div class=media><img src=a.jpg><div class='cptn'>{A}</div></div>"
    + "".join(f"<div class=t1>{line}</div>" for line in WRITTEN) + "</main>",
    "the body in two boxes": f"<main><article><h1>The last pear</h1><div><div class='body__box'>{paragraphs(A, B, C)}</div><div class='ad'>Advertisement</div></div>"
    f"<div class='row newsletter'><p>Sign up for our letter.</p></div><div><div class='body__box'>{paragraphs(D, E)}</div></div></article></main>",
    "a card within the last third": "<article><h1>The last pear</h1><div>" + boxes(WRITTEN[:4], "item")
    + "<div class=item><div class='related-card'><h5>Related article</h5><h5><a href=/x>The plum of Vik</a></h5></div></div>" + boxes(WRITTEN[4:], "item") + "</div></article>",
    "most read at the end": f"<article><h1>The last pear</h1><div class=body>{BODY}<h2>The Valley’s Most Read of the Year</h2><p><a href=/1>The plum of Vik has a new owner</a></p>"
    "<p><a href=/2>Who keeps the lime alive?</a></p><p>And: <a href=/3>Vote for the tree of the year</a></p></div></article>",
    "stories of others within the article": f"<article class=post><h1>The last pear</h1><div class=entry>{BODY}</div><h3>More for you…</h3>"
    + "".join(f"<article class='box post'><p>{line}</p></article>" for line in SAID * 2) + "</article>",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_all_of_the_article_is_read_and_nothing_beside_it(page: str) -> None:
    assert read(page) == WRITTEN


def hub(name: str, lines: list[str]) -> str:
    cards = "".join(
        f"<article class='{name}'><h3><a href=/{n}>Tree {n}</a></h3><p>{line}</p></article>"
        for n, line in enumerate(lines)
    )
    return f"<main><h1>The last pear</h1><div class=node><p>{A}</p><h2>All our trees</h2><div class=row>{cards}</div><h2>Facts</h2><p>{E}</p></div></main>"


KEPT = {
    "a hub of teasers": hub("teaser", [B, C, D]),
    "a review, in a box named for reviews": f"<main><h1>The last pear</h1><p>{A}</p><div class='reviews'>{paragraphs(B, C, D, E)}</div></main>",
    "sections in boxes of one kind": f"<main><h1>The last pear</h1><div class=intro><p>{A}</p></div><div class=parts>{boxes(WRITTEN[1:], 'part')}</div></main>",
    "a list of links that ends a text": f"<article><h1>The last pear</h1>{BODY}<ul><li><a href=/a>A map of the valley’s orchards</a></li></ul></article>",
    "one article in another": f"<article><h1>The last pear</h1><p>{A}</p><h3>Latest</h3><article><p>{B}</p><p>{C}</p><p>{D}</p><p>{E}</p></article></article>",
    "a class for a body and a box": f"<main><article><h1>The last pear</h1><div class=text>{paragraphs(A, B, C, D, E)}</div></article><article><h1>The plum</h1>"
    f"<div class=text>{paragraphs(*SAID)}</div></article></main>",
}


@pytest.mark.parametrize("page", KEPT.values(), ids=list(KEPT))
def test_a_page_that_looks_like_one_of_them_is_read_whole(page: str) -> None:
    text = read(page)
    assert [line for line in WRITTEN if line not in text] == []


def test_a_hub_is_made_of_teasers_and_an_article_has_some() -> None:
    few = read(hub("teaser", ["It bears plums.", "It is hollow."]))
    assert [line for line in few if line not in {"All our trees", "Facts"}] == [A, E]
    long = hub("related", [D]).replace(f"<p>{A}</p>", paragraphs(A, B, C))
    assert [line for line in read(long) if line not in {"All our trees", "Facts"}] == [A, B, C, E]


def test_a_declared_body_that_lacks_its_beginning_does_not_bar_it() -> None:
    said = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The last pear","articleBody":"%s"}</script>'
    opened = f'<article><h1>The last pear</h1><div class=body><p class="dropcap">{A}</p>{paragraphs(B, C, D, E)}</div></article>'
    assert read(opened, said % " ".join(WRITTEN[1:])) == WRITTEN
    strange = opened.replace("<h1>", f'<div class="note"><p>{SAID[0]}</p></div><h1>')
    assert read(strange, said % " ".join(WRITTEN[1:])) == WRITTEN


def test_the_declared_body_finds_what_the_page_shows_of_it() -> None:
    said = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The last pear","articleBody":"%s"}</script>'
    lines = [*WRITTEN, *(line.replace("pear", "plum") for line in WRITTEN)]
    shown = "".join(f"<td>{line}</td>" for line in lines)
    notice = (
        "<div>"
        + paragraphs(*(f"{line} So says the board of growers, and its seal is on it." for line in SAID * 3))
        + "</div>"
    )
    assert set(lines) <= set(
        read(f"<h1>The last pear</h1><table role=presentation><tr>{shown}</tr></table>{notice}", said % " ".join(lines))
    )


def test_the_last_table_of_a_page_is_read_and_bold_cells_head_it() -> None:
    rows = "<tr><td><b>Year</b></td><td><strong>Pears</strong></td></tr><tr><td>1987</td><td>212</td></tr><tr><td>2025</td><td>3</td></tr>"
    html = f"<html><body><article><h1>The last pear</h1><div>{BODY}<table>{rows}</table></div></article></body></html>"
    found = read_article(Document(html.encode(), "text/html", "pear.html")).blocks[-1]
    assert isinstance(found, Table)
    assert [plain(cell) for cell in found.header] == ["Year", "Pears"]
    assert [plain(cell) for row in found.rows for cell in row] == ["1987", "212", "2025", "3"]
    partly = read_article(
        Document(html.replace("<b>Year</b>", "<b>Year</b> of frost").encode(), "text/html", "a.html")
    ).blocks[-1]
    assert isinstance(partly, Table)
    assert partly.header == ()


def test_what_a_link_says_of_its_tab_is_not_read() -> None:
    told = "<p>The school has a <a href=/x>list of names<span>, opens new tab</span></a> and a <a href=/y>map (opens in a new window)</a> of the trees.</p>"
    assert "The school has a list of names and a map of the trees." in read(article(told))
    meant = "<p>Each pear <a href=/x>that opens a new page</a> of the book, he said, opens new windows in the mind.</p>"
    assert "Each pear that opens a new page of the book, he said, opens new windows in the mind." in read(
        article(meant)
    )


def table(*cells: str) -> str:
    rows = "".join(f"<tr><td>Day {number}</td><td>{cell}</td></tr>" for number, cell in enumerate(cells))
    return f"<table><tr><th>Day</th><th>Open</th></tr>{rows}</table>"


def read_last(body: str) -> Article:
    html = f"<html lang=en><title>The last pear</title><body><main><article><h1>The last pear</h1><p>{A}</p><p>{B}</p>{body}"
    return read_article(Document(html.encode(), "text/html", "pear.html"))


def test_the_last_table_is_read_to_its_end_whatever_its_cells_say() -> None:
    cells = ("<ul><li>9–12</li><li>14–18</li></ul>", "by appointment", "closed<br>all day", "by hand")
    found = read_last(table(*cells))
    assert isinstance(found.blocks[-1], Table)
    assert [plain(row[1]).replace("\n", " ") for row in found.blocks[-1].rows] == [
        "9–12, 14–18", "by appointment", "closed all day", "by hand",
    ]  # fmt: skip
    assert found.authors == ()


def test_what_stands_behind_the_last_table_is_no_part_of_it() -> None:
    blocks = read_last(f"{table('nine')}<p>Share</p><p>By Per Askeland</p>").blocks
    assert isinstance(blocks[-1], Table)


def test_the_date_of_a_post_of_others_is_not_the_articles() -> None:
    post = '<blockquote class="twitter-tweet"><p>It fell.</p>&mdash; Ana (@ana) <a href="https://x.com/a/status/1">May 8, 2026</a></blockquote>'
    assert read_last(post).published is None
    assert read_last(f"<p>9 May 2026</p>{post}").published is not None


ASKED = "<h2>Sign in to read on</h2><p>Create an account.</p>"


def test_what_a_page_asks_in_a_dialog_is_not_read_and_an_article_in_one_is() -> None:
    assert read(article(f'<p>{C}</p><div role="dialog">{ASKED}</div><div aria-modal="true">{ASKED}</div>')) == WRITTEN
    assert read(f'<div role="dialog"><h1>The last pear</h1>{paragraphs(A, B)}</div>') == [A, B]
    assert read(f'<div role="dialog">{paragraphs(*WRITTEN)}{paragraphs(SOLD)}</div>')[:5] == WRITTEN


def test_brackets_close_where_a_pronunciation_stood() -> None:
    sound = '<span class="IPA">[ˈpɛːrɛ]</span>'
    named = (
        f"The tree (Norwegian: pære, {sound}) fell, and the oar (old: ár; {sound}) did not break at all on that day."
    )
    assert read(article(f"<p>{named}</p>"))[2] == (
        "The tree (Norwegian: pære) fell, and the oar (old: ár) did not break at all on that day."
    )


def test_a_folded_answer_is_read_with_its_question_and_a_hidden_tab_without_the_names_of_tabs() -> None:
    folded = f'<div class=faq><button aria-expanded=false>Who sawed it, and why?</button><div class=answer style="display:none"><p>{C}</p></div></div>'
    assert read(article(folded))[2:4] == ["Who sawed it, and why?", C]
    tabs = f"<ul role=tablist><li role=tab>Oars</li><li role=tab>Planks</li></ul><div role=tabpanel hidden><p>{C}</p></div>"
    assert read(article(tabs)) == WRITTEN


@pytest.mark.parametrize(
    "button",
    [
        "<button aria-expanded=false>Share?</button><p>x</p>",
        "<button>Do you like pears as we do?</button><p>Yes, we do, and so do you, we are told by everybody.</p>",
        "<button aria-expanded=false>More about the pears of Lindvik</button>",
    ],
)
def test_any_other_button_is_a_button(button: str) -> None:
    assert button.partition(">")[2].partition("<")[0] not in read(article(f"<p>{C}</p><div>{button}</div>"))


def test_what_mediawiki_puts_round_a_text_is_no_text() -> None:
    hint = '<div role="note" class="hatnote">For other pears, see Pear (disambiguation).</div>'
    box = '<table class="navbox"><tr><td>Pears of Lindvik and of the valleys around it</td></tr></table>'
    assert read(article(f"{hint}<p>{C}</p>{box}")) == WRITTEN


CARD = '<div class="Card_card__1b"><h3 class="Card_name__2d">{}</h3><p>{}</p><a href=/in>LinkedIn</a></div>'


def test_the_name_on_a_card_heads_nothing_of_the_text() -> None:
    cards = "".join(CARD.format(*each) for each in (("Ann Orr", "Sawyer"), ("Bo Lind", "Sexton"), ("Cy Holm", "Cook")))
    assert read(article(f"<section class=People_grid__8a>{cards}</section>")) == [A, B, D, E]


def test_a_heading_in_a_box_with_a_link_heads_the_text_behind_it() -> None:
    box = "<div class=head><h2>Who sawed it</h2><a href=/s>Share</a></div>"
    assert read(article(f"{box}<p>{C}</p>"))[:4] == [A, B, "Who sawed it", C]


def test_each_entry_of_a_running_story_has_its_heading() -> None:
    entries = "".join(
        f'<article class=block><header><time>11.0{n}</time><h2 class="block-title">Hour {name}</h2></header><p>{line}</p></article>'
        for n, (name, line) in enumerate(zip(("three", "two", "one"), (A, B, C), strict=True))
    )
    assert read(f"<main><h1>The last pear</h1>{entries}</main>") == ["Hour three", A, "Hour two", B, "Hour one", C]


THREADS = {
    "phpBB": '<div class="post bg{n}"><dl class=postprofile><dt>Ann</dt></dl><div class=postbody><p class=author>by <b>Ann</b> » Sat Mar 02, 2019 9:14 am</p><div class=content>{line}</div></div></div>',
    "XenForo": '<article class="message"><div class=message-user>Ann</div><div class="message-body"><div class=bbWrapper>{line}</div></div></article>',
    "Discourse": '<div class="topic-post"><div class="topic-body"><div class="cooked"><p>{line}</p></div></div></div>',
}


@pytest.mark.parametrize("post", THREADS.values(), ids=list(THREADS))
def test_a_thread_is_read_with_its_short_answers(post: str) -> None:
    short = "Then prop it up with three oars, and do it before the storm comes."
    posts = "".join(post.format(n=n, line=line) for n, line in enumerate((f"{A} {B} {C}", short, D)))
    assert read(f"<div id=wrap><h1>The last pear</h1>{posts}</div>") == [f"{A} {B} {C}", short, D]


DECLARED = (
    "<h2>Author Contributions</h2><p>Conceptualization, A.O. and B.L.; methodology, C.H. All of them sawed.</p>"
    "<h2>Funding</h2><p>This research received no external funding.</p>"
    "<h2>Conflicts of Interest</h2><p>The authors declare that they own no pears.</p>"
)


def test_what_the_authors_of_a_paper_declare_is_not_read() -> None:
    assert read(article(f"<p>{C}</p>").replace("</div></article>", f"{DECLARED}</div></article>")) == WRITTEN


def test_a_section_about_money_or_thanks_is_the_writers() -> None:
    for head in ("Funding", "Acknowledgments", "Conflicts of interest", "Supplementary materials"):
        section = f"<h2>{head}</h2><p>{C}</p>"
        assert read(article("").replace("</div></article>", f"{section}</div></article>"))[-2:] == [head, C]


REMARKS = "<p><b>Comments</b></p><p><b>Marit</b>: I saw that tree as a child, and it was old even then.</p><p><b>Jo</b>: Oars are for boats, and always were.</p>"


def test_comments_that_are_set_as_the_text_are_not_read() -> None:
    html = f"<table><tr><td><h2>The last pear</h2><p>{A}</p><p>{B}</p><p>{C}</p><p>{D}</p><p>{E}</p>{REMARKS}</td></tr></table>"
    assert read(html) == WRITTEN


@pytest.mark.parametrize(
    "line",
    ["<h2>Comments on the saw</h2>", "<p>Comments</p>", "<p>Three comments</p>", "<p><a href=#c>3 comments</a></p>"],
)
def test_the_text_goes_on_behind_a_line_about_comments(line: str) -> None:
    assert read(article(f"<p>{C}</p>{line}"))[-2:] == [D, E]


DECK = "In a valley of nine houses, a tree falls and a table is made of it"


def is_subtitle(heading: str, behind: str) -> bool:
    """Whether the heading below the title is read as a paragraph."""
    body = f"<div><p>{A}</p><p>{B}</p><h2 class=x8>The saw</h2><p>{C}</p><p>{D}</p></div>"
    html = (
        f"<html lang=en><title>The last pear</title><main><h1>The last pear</h1>{heading}{behind}{body}</main></html>"
    )
    blocks = read_article(Document(html.encode(), "text/html", "a.html")).blocks
    return any(isinstance(block, Paragraph) and plain(block.content) in heading for block in blocks)


def test_a_sentence_set_as_a_heading_below_the_title_is_no_heading() -> None:
    assert is_subtitle(f"<h2 class=x4>{DECK}</h2>", "<div>Ann Orr</div>")


@pytest.mark.parametrize(
    ("heading", "behind"),
    [
        (f"<h2 class=x8>{DECK}</h2>", "<div>Ann Orr</div>"),
        (f"<h2>{DECK}</h2>", "<div>Ann Orr</div>"),
        ("<h2 class=x4>Why the pear fell</h2>", "<div>Ann Orr</div>"),
        (f"<h2 class=x4>{DECK}</h2>", f"<p>{E}</p>"),
        (f"<h2 class=x4>{DECK}</h2>", f"<div>{E}</div>"),
    ],
)
def test_a_heading_below_the_title_that_is_one_of_several_or_heads_text_is_one(heading: str, behind: str) -> None:
    assert not is_subtitle(heading, behind)


def test_the_lines_of_a_poem_are_read_and_a_listing_stays_one() -> None:
    poem = "Two oars for the pear,\n  and one for the air.\n\nNone for the mare."
    assert "Two oars for the pear,\nand one for the air." in "\n\n".join(
        read(article(f'<pre class="wp-block-verse">{poem}</pre>'))
    )
    assert "None for the mare." in read(article(f"<pre class='has-text poem'>{poem}</pre>"))
    for name in ("", "language-verse", "universe", "converse"):
        html = f"<html><title>The last pear</title><body>{article(f'<pre class={name!r}>{poem}</pre>')}</body></html>"
        assert any(
            isinstance(block, Code) for block in read_article(Document(html.encode(), "text/html", "p.html")).blocks
        )
