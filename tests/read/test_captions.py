"""Lines that are captions, lists that are contents: told by their place and their name, in pages, books and letters."""

import pytest

from articlecast.model import Block, Code, Document, Figure, Heading, ListBlock, Paragraph, Quote, Table, plain
from articlecast.read import read_article
from articlecast.read.markup.blocks import emit_blocks
from support.growth import grows_as_its_size

PICTURE = '<p><img src="https://a.example/fog.jpg" alt=""></p>'
TABLE = "<table><tr><th>Tide</th><th>Depth</th></tr><tr><td>High</td><td>4</td></tr></table>"
GO = "<p>The fog came on Friday, and it stayed for as long as the herring did.</p>"


def show(blocks: tuple[Block, ...]) -> list[str]:
    told = []
    for block in blocks:
        match block:
            case Figure(url, _, caption):
                told.append(f"{'picture' if url else 'nothing'}: {plain(caption)}")
            case Table(_, _, caption):
                told.append(f"table: {plain(caption)}")
            case Quote():
                told.append("quote")
            case ListBlock(items):
                told.append(f"list of {len(items)}")
            case _:
                told.append(plain(getattr(block, "content", ())))
    return told


def emit(html: str) -> list[str]:
    return show(emit_blocks(html))


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (f'{PICTURE}<p class="caption">The quay</p>', ["picture: The quay"]),
        (f'{PICTURE}<p class="Caption ParaOverride-1">The quay</p>', ["picture: The quay"]),
        (f"<div>{PICTURE}</div><div><figcaption>The quay</figcaption></div>", ["picture: The quay"]),
        (f'{TABLE}<p class="caption">Depths</p>', ["table: Depths"]),
        (f'{TABLE}<p class="Photo-Caption">The lamp</p>', ["table: ", "nothing: The lamp"]),
        ('<p>So.</p><p class="Photo-Caption">The lamp</p>', ["So.", "nothing: The lamp"]),
        ('<p><img src="https://a.example/i.jpg">\n<em>The lamp</em></p>', ["picture: The lamp"]),
        ('<p><a href="/i"><img src="https://a.example/i.jpg"></a><br><i>The lamp</i></p>', ["picture: The lamp"]),
        ('<div class="image"><img src="https://a.example/i.jpg"><div class="image__source"><p>The lamp</p></div></div>',
         ["picture: The lamp"]),
    ],
)  # fmt: skip
def test_a_line_is_the_caption_of_the_picture_or_table_above_it(html: str, told: list[str]) -> None:
    assert emit(html) == told


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (f'<p>So.</p><p class="caption">A label</p>{GO}', ["So.", "A label"]),
        (f'{PICTURE}<p>So.</p><p class="caption">A label</p>', ["picture: ", "So.", "A label"]),
        (f"{PICTURE}<p><em>This story was mended.</em></p>", ["picture: ", "This story was mended."]),
        ('<p><img src="https://a.example/i.jpg"> and <em>so</em></p>', ["picture: ", "and so"]),
        ('<p>The <em>Eel</em> <img src="https://a.example/i.jpg"></p>', ["The Eel", "picture: "]),
        (f'{PICTURE}<p class="captionless">So.</p>', ["picture: ", "So."]),
        (f'{PICTURE}<div class="caption"><h3>One</h3><p>So.</p></div>', ["picture: ", "One", "So."]),
        (f'{PICTURE}<p class="caption">One</p><p class="caption">Two</p>', ["picture: One", "Two"]),
    ],
)
def test_other_lines_are_text(html: str, told: list[str]) -> None:
    assert emit(html)[: len(told)] == told


CONTENTS = '<ul><li><a href="#a">The walk</a><ul><li><a href="#b">1.1 The shed</a></li></ul></li></ul>'
THREE = '<ol><li><a href="#a">The walk</a></li><li><a href="#b">The shed</a></li><li><a href="#c">The sea</a></li></ol>'


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Table of contents</h2>{CONTENTS}",
        f"<p><strong>In this post:</strong></p>{CONTENTS}",
        f'<div class="toc"><h2>Inhalt</h2>{CONTENTS}</div>',
        THREE,
    ],
)
def test_a_list_that_leads_to_places_of_its_text_is_for_the_eye(html: str) -> None:
    assert emit(f"{GO}{html}{GO}") == emit(GO + GO)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (CONTENTS, "list of 1"),
        (THREE.replace("The sea</a>", "The sea</a>, which is wide"), "list of 3"),
        (THREE.replace("#b", "https://a.example/#b"), "list of 3"),
        ("<h2>Contents</h2><ul><li>a lamp</li><li>a cat</li></ul>", "list of 2"),
        ('<h2>Contents</h2><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>', "list of 2"),
    ],
)
def test_a_list_that_says_more_or_leads_elsewhere_is_read(html: str, told: str) -> None:
    assert told in emit(f"{GO}{html}{GO}")


def test_a_tables_numbered_caption_above_it_is_that_tables() -> None:
    assert emit(f"<div><figcaption>Table 2. Depths</figcaption></div>{TABLE}") == ["table: Table 2. Depths"]
    assert emit(f"<div><figcaption>The quay</figcaption></div>{TABLE}") == ["nothing: The quay", "table: "]
    assert emit(f"<div><figcaption>Tabby, 2 years</figcaption></div>{TABLE}") == ["nothing: Tabby, 2 years", "table: "]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<span>She waited.</span><span>“No,” he said.</span>", "She waited. “No,” he said."),
        ("<span>The fog came!</span><span>It stayed.</span>", "The fog came! It stayed."),
        ("<span>The fog v2.</span><span>0 came</span>", "The fog v2.0 came"),
        ("<span>Dr.</span><span>Who</span>", "Dr.Who"),
        ("<span>The ex</span><span>Ample</span>", "The exAmple"),
        ("<span>He left.</span><span>”</span>", "He left.”"),
        ("<span>the U.</span><span>S.</span>", "the U.S."),
        ("The end.<span>So</span>", "The end.So"),
    ],
)
def test_sentences_that_a_style_parts_are_parted(html: str, told: str) -> None:
    assert emit(f"<p>{html}</p>") == [told]


def test_a_pull_in_a_books_style_is_said_once() -> None:
    assert "quote" in emit(f'{GO}<p class="Pull-Quote">The fog came on Friday</p>')


WORD = '<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"></head><body><p class=MsoTitle>Bells</p>{}</body></html>'


def of_word(html: str) -> list[str]:
    return show(read_article(Document(WORD.format(html).encode(), "text/html", "bells.htm")).blocks)


def test_words_captions_in_html_are_those_of_what_they_stand_at() -> None:
    picture = f'{GO}<p class=MsoNormal><img width=300 height=200 src="https://a.example/tenor.jpg"></p>'
    assert of_word(f"{picture}<p class=MsoCaption>Figure 1. The tenor</p>{GO}")[1] == "picture: Figure 1. The tenor"
    assert (
        of_word(f"{GO}<p class=MsoCaption>Table 1. Depths</p><div align=center>{TABLE}</div>{GO}")[1]
        == "table: Table 1. Depths"
    )
    assert of_word(f"{GO}<p class=MsoCaption>Chart 1. Sales</p>{GO}")[1] == "nothing: Chart 1. Sales"
    assert of_word(f"{picture}<p class=MsoNormal>Figure 1 shows the tenor.</p>{GO}")[1:3] == [
        "picture: ",
        "Figure 1 shows the tenor.",
    ]


TYPED = (
    '<html><head><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"></head><body>'
)
TOLD = "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Title>{}</o:Title></o:DocumentProperties></xml><![endif]-->"


@pytest.mark.parametrize(
    ("told", "first", "title"),
    [
        ("Minutes", "The year of the eel", "The year of the eel"),
        ("The eel", "The year of the eel", "The year of the eel"),
        ("Fog on Friday", "A herring day", "Fog on Friday"),
        ("Minutes", "It came, and it stayed.", "Minutes"),
    ],
)
def test_a_word_pages_property_gives_way_to_a_first_line_that_says_more(told: str, first: str, title: str) -> None:
    html = f"{TYPED}{TOLD.format(told)}<p class=MsoNormal>{first}</p>{GO}{GO}</body></html>"
    assert read_article(Document(html.encode(), "text/html", "eel.htm")).title == title


def test_a_google_documents_bold_lines_are_its_title_and_headings() -> None:
    style = '<style type="text/css">.c1{color:#000;font-weight:700}.c2{font-weight:400}</style>'
    line = '<p class="c0"><span class="{}">{}</span></p>'
    body = line.format("c1", "The bell buoy") + line.format("c2", "By Tom Weir, 3 March 2026") + GO
    body += line.format("c1", "How it works") + GO + line.format("c2", "It rings") + GO
    html = f'<html><head>{style}</head><body class="c3 doc-content">{body}</body></html>'
    article = read_article(Document(html.encode(), "text/html", "buoy.html"))
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "The bell buoy",
        ("Tom Weir",),
        "2026-03-03",
    )
    assert [plain(block.content) for block in article.blocks if isinstance(block, Heading)] == ["How it works"]


def newsletter(inner: str) -> list[str]:
    letter = f"From: a@quay.example\nSubject: Fog\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body>{GO}{inner}{GO}</body></html>"
    return show(read_article(Document(letter.encode(), "message/rfc822", "fog.eml")).blocks)


LAID = '<table><tr><td><img src="https://a.example/fog.jpg" width="600"></td></tr><tr><td>{}</td></tr></table>'


def test_the_line_that_shares_a_newsletters_box_with_a_picture_is_its_caption() -> None:
    assert newsletter(LAID.format("<p>The quay at <em>noon</em></p>"))[1] == "picture: The quay at noon"


@pytest.mark.parametrize(
    "inside",
    [
        "<h2>The quay</h2>",
        f"<p>{'The fog came on Friday, and it stayed. ' * 8}</p>",
        "<p>The quay.</p><p>It was noon.</p>",
        "<ul><li>The quay</li></ul>",
    ],
)
def test_what_a_newsletter_lays_below_a_picture_to_tell_is_text(inside: str) -> None:
    assert newsletter(LAID.format(inside))[1] == "picture: "


def test_outlooks_lists_are_lists_and_a_day_without_its_year_is_no_text() -> None:
    item = '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span>·<span>&nbsp; </span></span>{}</p>'
    assert "list of 2" in newsletter(item.format("It had no door.") + item.format("It had no bell."))
    letter = f"From: Sal <s@quay.example>\nSubject: Fog\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><div>Mar 1</div>{GO}<p>May 3 was calm.</p></body></html>"
    article = read_article(Document(letter.encode(), "message/rfc822", "fog.eml"))
    assert [plain(block.content) for block in article.blocks if isinstance(block, Paragraph)][1:] == ["May 3 was calm."]


def test_lists_in_lists_that_lead_nowhere_cost_no_more_than_their_size() -> None:
    def emit_lists(count: int) -> None:
        row = '<ul><li><a href="#a">Fog</a>' * 100 + "!" + "</li></ul>" * 100
        emit_blocks(row * (count // 100))

    assert grows_as_its_size(emit_lists, 8_000)


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("<pre>", "<b class='gutter'>1</b>ebb<br>", "</pre>"),
        ("<figure><img src=fog.jpg>", "<figcaption>Fog</figcaption>", "</figure>"),
        ("<figure>", "<img src=fog.jpg><figcaption>Fog</figcaption>", "</figure>"),
        ("<figure><img src=fog.jpg><figcaption>", "Fog <b class='credit'>Ann</b>", "</figcaption></figure>"),
        ("<figure><img src=fog.jpg><figcaption>", "Fog <a>View image</a>", "</figcaption></figure>"),
    ],
)
def test_what_is_taken_out_of_one_box_costs_no_more_than_its_size(before: str, piece: str, after: str) -> None:
    assert grows_as_its_size(lambda count: emit_blocks(f"{before}{piece * count}{after}"), 10_000)


def test_a_listing_keeps_its_lines_and_not_their_numbers() -> None:
    lines = "<b class='lineno'>{0}</b><code class='language-c'>ebb = {0};<br class='lineno'></code>"
    assert emit_blocks(f"<pre>{lines.format(1)}{lines.format(2)}</pre>")[0] == Code("ebb = 1;\nebb = 2;", "c")


def test_captions_of_one_figure_are_one_caption() -> None:
    inside = "<figcaption>Fog at <em>noon</em>.</figcaption><img src=https://a.example/f.jpg><figcaption> </figcaption>"
    last = "<figcaption><span class='credit'>Ann Orr</span>The quay<br>at dusk <a>View image</a></figcaption>"
    (figure,) = emit_blocks(f"<figure>{inside}{last}</figure>")
    assert isinstance(figure, Figure)
    assert (plain(figure.caption), plain(figure.credit)) == ("Fog at noon. The quay at dusk", "Ann Orr")
