"""What Pandoc, Notion, WordPress, Jupyter, Hugo and PDF's makers write as their programs do, read as they show it."""

import json
from typing import Any

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Block, Document, Embed, Figure, Heading, ListBlock, Table, plain
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.dialects.fences import settle_holders
from articlecast.read.formats.dialects.wordpress import write_paragraphs
from articlecast.read.formats.exports.notion import make_entry
from articlecast.read.formats.feeds import read_entries
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.texts import article_text, block_texts
from articlecast.read.text.language import detect_language
from articlecast.read.text.titles import is_part_of
from support.pdf import Placed, Thing, draw, lay

PROSE = "The ferry was late on Tuesday, and the queue ran back past the fish market to the customs house by noon."


def markdown(body: str, header: str, name: str = "salt.md") -> Article:
    return read_article(Document(f"---\ntitle: Salt\n{header}---\n{body}".encode(), "text/markdown", name))


def captions(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.caption) for block in blocks if isinstance(block, Figure | Table)]


PANDOC = "abstract: |\n  We walked it *twice*.\nbibliography: refs.bib\n"


def test_the_abstract_that_pandoc_prints_is_read_above_the_text() -> None:
    article = markdown(f"# Method\n\n{PROSE}\n", PANDOC)
    assert isinstance(article.blocks[0], Heading)
    assert plain(article.blocks[0].content) == "Abstract"
    assert article_text(article).startswith("Abstract\n\nWe walked it twice.\n\nMethod")
    assert article_text(markdown(PROSE, PANDOC + "lang: de\n")).startswith("Zusammenfassung\n")
    assert article_text(markdown(PROSE, PANDOC + "abstract-title: In brief\n")).startswith("In brief\n")


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (PROSE, "abstract: What the tide left.\n"),
        (PROSE, "description: What the tide left.\nbibliography: refs.bib\n"),
        (f"## Abstract\n\n{PROSE}", "abstract: What the tide left.\nformat: html\n"),
    ],
)
def test_what_other_generators_call_so_is_a_summary(body: str, header: str) -> None:
    assert "What the tide left" not in article_text(markdown(body, header))


ALONE = f"{PROSE}\n\n![The causeway, from *the mill*](mill.png){{width=60%}}\n\n{PROSE}\n"


def test_a_picture_on_a_line_of_its_own_is_a_figure_where_pandoc_prints_it() -> None:
    assert captions(markdown(ALONE, "bibliography: a.bib\n").blocks) == ["The causeway, from the mill"]
    assert captions(markdown(ALONE, "", "salt.qmd").blocks) == ["The causeway, from the mill"]
    assert captions(markdown(ALONE.replace("{width", "{#fig-mill width"), "").blocks) == ["The causeway, from the mill"]


@pytest.mark.parametrize(
    "body",
    [ALONE.replace("\n\n![", " ![").replace("}\n\n", "} "), ALONE.replace(f"{PROSE}\n\n![", f"{PROSE}\n![", 1)],
)
def test_a_picture_within_a_paragraph_is_none(body: str) -> None:
    assert captions(markdown(body, "bibliography: a.bib\n").blocks) == [""]


def test_elsewhere_its_words_are_an_alternative_text() -> None:
    assert captions(markdown(ALONE, "").blocks) == [""]


@pytest.mark.parametrize("mark", [": ", "Table: ", ":  "])
def test_the_line_below_a_table_is_its_caption(mark: str) -> None:
    table = f"| Place | Depth |\n|---|---|\n| Ford | 3 |\n\n{mark}Depths of *the* river\nin March\n\n{PROSE}\n"
    assert captions(markdown(table, "").blocks) == ["Depths of the river in March"]
    assert PROSE in article_text(markdown(table, ""))


NOTION = "# The cutter\n\nThe cutter was built of oak, and of larch.\n\n{}\n\nShe was sold.\n"
ID = "1a1b2c3d4e5f60718293a4b5c6d7e8f9"


def notion(line: str) -> list[str]:
    entry = make_entry(NOTION.format(line), f"The cutter {ID}.md")
    assert entry is not None
    blocks = emit_blocks(entry.html)[1:-1]
    said = (captions((block,)) or list(block_texts((block,))) for block in blocks)
    return [f"{type(block).__name__} {' '.join(words)}".strip() for block, words in zip(blocks, said, strict=True)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"[Notes on oak](The%20cutter/Notes%20on%20oak%20{ID}.md)", []),
        ("[crew.csv](The%20cutter/crew.csv)", []),
        ("[https://boats.example/1904](https://boats.example/1904)", []),
        ("![The Hope](hope.jpg)\n\nThe Hope", ["Figure The Hope"]),
        ("![The Hope](hope.jpg)\n\nShe leaks.", ["Figure", "Paragraph She leaks."]),
        ("[The register of 1904](https://boats.example/1904)", ["Paragraph The register of 1904"]),
        ("See [the register](https://boats.example/1904)", ["Paragraph See the register"]),
        (f"[Oak](Oak%20{ID}.md) is hard.", ["Paragraph Oak is hard."]),
    ],
)
def test_a_link_that_is_all_of_a_paragraph_is_what_notion_shows_there(line: str, told: list[str]) -> None:
    assert notion(line) == told


def test_a_film_that_is_all_of_a_paragraph_is_a_player() -> None:
    entry = make_entry(NOTION.format("[The launch](https://youtu.be/dQw4w9WgXcQ)"), f"The cutter {ID}.md")
    assert entry is not None
    assert [block.kind for block in emit_blocks(entry.html) if isinstance(block, Embed)] == ["video"]


WXR = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay</title><item><title>Ferry</title>
<link>https://quay.example/f</link><guid>https://quay.example/?p=1</guid><pubDate>Thu, 01 Jan 2026 09:00:00 +0000</pubDate>
<content:encoded><![CDATA[<p>The ferry sails at noon.</p>]]></content:encoded>
<wp:post_date_gmt><![CDATA[{}]]></wp:post_date_gmt><wp:status>future</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("own", "published"),
    [("2036-04-01 07:00:00", "2036-04-01T07:00:00Z"), ("0000-00-00 00:00:00", "Thu, 01 Jan 2026 09:00:00 +0000")],
)
def test_a_scheduled_posts_own_date_goes_before_that_of_the_feed(own: str, published: str) -> None:
    (entry,) = read_entries(Document(WXR.format(own).encode(), "", "export.xml"), ReadOptions())
    assert entry.published == published


def test_a_players_address_on_a_line_of_its_own_is_the_player_and_another_ones_is_text() -> None:
    body = f"<ol>\n<li>a bell</li>\n</ol>\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n{PROSE}"
    assert "<iframe" in write_paragraphs(body)
    assert "<iframe" not in write_paragraphs(f"See\nhttps://quay.example/f\nfor more.\n\n{PROSE}")


def notebook(*cells: str, **metadata: Any) -> Article:
    rows = [{"cell_type": "markdown", "metadata": {}, "source": cell} for cell in cells]
    content = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": rows})
    return read_article(Document(content.encode(), "", "gulls.ipynb"))


def test_a_notebooks_contents_are_not_read() -> None:
    contents = "## Table of contents\n\n* [The data](#data)\n    * [Cleaning](#clean)"
    assert "data" not in article_text(notebook("# Gulls", contents, PROSE))
    toc = '<h1>Table of Contents<span class="tocSkip"></span></h1>\n<div class="toc"><ul><li><span><a href="#a">1 Load</a></span></li></ul></div>'
    article = notebook(toc, "# Gulls", PROSE)
    assert (article.title, "Load" in article_text(article)) == ("Gulls", False)


def test_a_notebook_has_the_byline_below_its_title_and_the_boxes_of_its_markdown() -> None:
    article = notebook("# Gulls\n\n*By Ana Lee, 3 March 2026*", f"{PROSE}\n\n> [!TIP]\n> Buy a camera.")
    assert (article.authors, str(article.published)[:10]) == (("Ana Lee",), "2026-03-03")
    assert "[!TIP]" not in article_text(article)
    told = notebook("# Gulls\n\nBy night they sleep.", PROSE, authors=[{"name": "Bo Marsh"}])
    assert (told.authors, "By night they sleep." in article_text(told)) == (("Bo Marsh",), True)


def test_hugos_parameters_are_lines_of_a_header_and_the_headers_own_go_before() -> None:
    assert markdown(PROSE, "params:\n  author: Ana Lee\n").authors == ("Ana Lee",)
    assert markdown(PROSE, "author: Bo Marsh\nparams:\n  author: Ana Lee\n").authors == ("Bo Marsh",)


def test_a_picture_of_obsidians_has_the_slanted_line_below_it_and_inline_code_no_tongue() -> None:
    article = markdown(f"![[skiff one.png|300]]\n*My skiff*\n\n{PROSE} Say `#!python print(1)` and `#!/bin/sh`.", "")
    assert captions(article.blocks) == ["My skiff"]
    assert article_text(article).endswith("Say print(1) and #!/bin/sh.")


def test_short_commands_are_english() -> None:
    text = (
        "Boil the sea. Use a wide pan. Stand back. Use a hot roof. Three litres make a cup. Salt on your roof is a joy."
    )
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("one", "other", "is_part"),
    [
        ("Tide report", "The tide report of 2026", True),
        ("Tide Report", "Tide report", False),
        ("Tide report", "The eel report of 2026", False),
        ("The tide report of 2026", "Tide report", False),
    ],
)
def test_a_title_that_says_less_than_another_is_told(one: str, other: str, *, is_part: bool) -> None:
    assert is_part_of(one, other) is is_part


FIGURE = '<figure markdown="span">\n  ![Pump](p.png){{ width="300" }}\n  <figcaption>The *old* pump</figcaption>\n{}\n\nIt leaks.'


def test_an_element_that_holds_markdown_is_read_as_material_shows_it() -> None:
    article = markdown(FIGURE.format("</figure>"), "")
    assert captions(article.blocks) == ["The *old* pump"]
    assert article_text(article) == "It leaks."
    cards = '<div class="grid cards" markdown>\n\n-   __Fog__\n\n    It came.\n\n</div>\n'
    assert article_text(markdown(cards, "")) == "Fog\n\nIt came."


@pytest.mark.parametrize(
    "body",
    [
        '<div class="markdown">\nIt *came*.\n</div>\n',
        "<p>What markdown is.</p>\n\nIt came.\n",
        '<section markdown="1">\nIt never ends.\n',
    ],
)
def test_other_elements_stay_as_they_are(body: str) -> None:
    assert settle_holders(body) == body


@pytest.mark.parametrize("date", ["today", "last-modified", "now", '"`r Sys.Date()`"', '"{{ date }}"'])
def test_a_date_that_a_program_fills_in_as_it_prints_is_none(date: str) -> None:
    assert markdown(PROSE, f"date: {date}\n", "salt.qmd").published is None


def test_a_date_that_is_misspelt_is_told() -> None:
    with pytest.raises(ReadError, match="'todays' is no date"):
        markdown(PROSE, "date: todays\n")


def test_restructured_text_has_no_date_of_the_day_of_reading() -> None:
    text = f"Nets\n====\n\n{PROSE}\n\nMended |day|.\n\n.. |day| date::\n"
    article = read_article(Document(text.encode(), "", "nets.rst"))
    assert not any(sign.isdigit() for sign in article_text(article).rpartition("Mended")[2])


def pdf(*things: Thing, title: str = "", author: str = "") -> Article:
    return read_article(Document(draw(things, title=title, author=author), "application/pdf", "gauge.pdf"))


TEXT = lay(f"{PROSE} {PROSE}", 60, 600)


def test_a_pdfs_byline_may_hold_its_date_and_a_heading_below_it_is_no_author() -> None:
    head = [
        Placed(60, 740, "Keeping the gauge", 22, "Times-Bold"),
        Placed(60, 700, "By Tom Weir, 3 February 2026"),
        Placed(60, 640, "The Year", 15, "Times-Bold"),
    ]
    article = pdf(*head, *TEXT, author="Windows User")
    assert (article.authors, str(article.published)[:10]) == (("Tom Weir",), "2026-02-03")
    assert [plain(block.content) for block in article.blocks if isinstance(block, Heading)] == ["The Year"]


def test_a_letterhead_above_a_title_is_no_text_and_a_text_above_one_is() -> None:
    title = Placed(60, 690, "Keeping the gauge", 22, "Times-Bold")
    assert "Harbour Board" not in article_text(pdf(Placed(60, 780, "Easton Harbour Board", 12), title, *TEXT))
    above = [*lay(PROSE, 60, 780), Placed(60, 740, "It was late.")]
    assert "It was late." in article_text(pdf(*above, title, *TEXT))


def test_the_shown_title_goes_before_properties_that_say_less() -> None:
    shown = Placed(60, 740, "Keeping the tide gauge at Easton", 22, "Times-Bold")
    assert pdf(shown, *TEXT, title="Tide gauge").title == "Keeping the tide gauge at Easton"
    assert pdf(shown, *TEXT, title="Keeping The Tide Gauge At Easton").title == "Keeping The Tide Gauge At Easton"


def rows(*cells: tuple[str, str]) -> Table:
    lines = [
        Placed(left, 500 - 18 * at, words)
        for at, row in enumerate(cells)
        for left, words in zip((60, 300), row, strict=True)
    ]
    title = Placed(60, 740, "Keeping the gauge", 22, "Times-Bold")
    article = pdf(title, *TEXT, *lines, *lay(PROSE, 60, 380))
    return next(block for block in article.blocks if isinstance(block, Table))


def test_a_first_row_with_figures_above_figures_is_a_row() -> None:
    assert rows(("Fees", "9.360"), ("Gifts", "4.112"), ("Boat", "-11.000")).header == ()
    assert plain(rows(("Item", "Euro"), ("Gifts", "4.112"), ("Boat", "-11.000")).header[1]) == "Euro"
    assert plain(rows(("Item", "2025"), ("Gifts", "4.112"), ("Boat", "-11.000")).header[1]) == "2025"


def test_the_first_number_below_a_heading_begins_the_list() -> None:
    items = [
        Placed(60, 440 - 12 * at, f"{at + 1}. {words}") for at, words in enumerate(("Wind the clock.", "Ink the pen."))
    ]
    head = [Placed(60, 740, "Keeping the gauge", 22, "Times-Bold"), Placed(60, 454, "Daily care", 18, "Times-Bold")]
    article = pdf(*head, *TEXT, *items, *lay(PROSE, 60, 380))
    assert [len(block.items) for block in article.blocks if isinstance(block, ListBlock)] == [2]
