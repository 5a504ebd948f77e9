"""What platforms give a writer who leaves: what was public is read, the rest says what it is, furniture goes."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from articlecast.errors import ReadError
from articlecast.model import Article, Document, Embed, Figure, ListBlock, Note, Paragraph, Quote, Source, plain
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.formats.dialects.wordpress import write_paragraphs
from articlecast.read.formats.exports.cards import lexical_html, mobiledoc_html
from articlecast.read.formats.lookup import find_format
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions

FIRST = "The ferry was late on Tuesday, and the queue ran back past the fish market to the customs house by noon."
SECOND = "Nobody minded, for the sun was out, and two of the crew came ashore to play cards with the children."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


def page(html: str, name: str = "late.html") -> Article:
    return read_article(Document(html.encode(), "text/html", name))


def zipped(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def articles_of(place: Path) -> list[Article]:
    return [read_article(load_document(source)) for source in list_sources([str(place)])]


GHOST = {
    "db": [
        {
            "data": {
                "posts": [
                    {
                        "id": "1",
                        "title": "The ferry",
                        "html": BODY,
                        "status": "published",
                        "published_at": "2026-03-01T08:00:00.000Z",
                        "canonical_url": "https://quay.example/ferry",
                        "feature_image": "__GHOST_URL__/x.jpg",
                    },
                    {"id": "2", "title": "A draft", "html": BODY, "status": "draft"},
                    {
                        "id": "3",
                        "title": "For members",
                        "html": BODY,
                        "status": "published",
                        "visibility": "paid",
                        "published_at": "2026-02-01T08:00:00.000Z",
                    },
                    {
                        "id": "4",
                        "title": "About",
                        "html": BODY,
                        "status": "published",
                        "type": "page",
                        "published_at": "2026-01-01T08:00:00.000Z",
                    },
                ],
                "users": [{"id": "u", "name": "Ana Lee"}],
                "posts_authors": [{"post_id": "1", "author_id": "u", "sort_order": 0}],
                "tags": [{"id": "t", "name": "Harbour"}, {"id": "i", "name": "#import", "visibility": "internal"}],
                "posts_tags": [{"post_id": "1", "tag_id": "t"}, {"post_id": "1", "tag_id": "i"}],
                "settings": [{"key": "title", "value": "Quay Notes"}],
            }
        }
    ]
}


def test_ghosts_published_posts_are_articles_and_its_others_are_hidden(tmp_path: Path) -> None:
    (tmp_path / "ghost.json").write_text(json.dumps(GHOST))
    found = {article.title: article for article in articles_of(tmp_path)}
    ferry = found["The ferry"]
    assert (ferry.authors, ferry.tags, ferry.site, ferry.url, ferry.image) == (
        ("Ana Lee",),
        ("Harbour",),
        "Quay Notes",
        "https://quay.example/ferry",
        "",
    )
    assert {title: bool(article.hidden) for title, article in found.items()} == {
        "The ferry": False,
        "A draft": True,
        "For members": True,
        "About": True,
    }


CARDS = {
    "an invitation": '<div class="kg-card kg-signup-card kg-width-wide"><h2>Join us</h2><p>No spam.</p></div>',
    "a card of another page": '<figure class="kg-card kg-bookmark-card"><a href="https://a.example"><div>Of boats</div><div>All about them.</div></a></figure>',
    "a button": '<div class="kg-card kg-button-card"><a class="kg-btn" href="#/portal">Take the tour</a></div>',
    "a player's controls": '<div class="kg-card kg-audio-card"><div class="kg-audio-player-container"><div class="kg-audio-title">Waves</div><div class="kg-audio-player"><span>0:00</span><div>/<span>93</span></div></div></div></div>',
    "WordPress' buttons": '<div class="wp-block-buttons"><div class="wp-block-button"><a href="/shop">Buy a ticket</a></div></div>',
}


@pytest.mark.parametrize("case", CARDS)
def test_cards_between_paragraphs_that_nobody_reads_are_left_out(case: str) -> None:
    html = f"<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>{FIRST}</p>{CARDS[case]}<p>{SECOND}</p></article></body></html>"
    assert article_text(page(html)) == f"{FIRST}\n\n{SECOND}"


READ_CARDS = {
    "a callout": (
        '<div class="kg-card kg-callout-card"><div class="kg-callout-text">Bring a coat.</div></div>',
        "Bring a coat.",
    ),
    "a toggle": (
        '<div class="kg-card kg-toggle-card"><h4 class="kg-toggle-heading-text">Why?</h4><div class="kg-toggle-content"><p>It was cold.</p></div></div>',
        "It was cold.",
    ),
    "a header": ('<div class="kg-card kg-header-card"><h2>The second day</h2></div>', "The second day"),
    "a group": ('<div class="wp-block-group"><p>All aboard, said he.</p></div>', "All aboard, said he."),
    "columns": (
        '<div class="wp-block-columns"><p>He pressed it, and it rang.</p></div>',
        "He pressed it, and it rang.",
    ),
    "a quotation": ('<blockquote class="kg-blockquote-alt">The sea is patient.</blockquote>', "The sea is patient."),
}


@pytest.mark.parametrize("case", READ_CARDS)
def test_cards_that_a_writer_wrote_are_read(case: str) -> None:
    card, words = READ_CARDS[case]
    html = f"<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>{FIRST}</p>{card}<p>{SECOND}</p></article></body></html>"
    assert words in str(page(html).blocks)


def test_what_ghosts_editors_keep_without_html_is_read() -> None:
    lexical = {"root": {"type": "root", "children": [
        {"type": "paragraph", "children": [{"type": "extended-text", "text": "Bold", "format": 1}, {"type": "link", "url": "https://a.example", "children": [{"type": "text", "text": " tide"}]}]},
        {"type": "extended-heading", "tag": "h3", "children": [{"type": "text", "text": "Cards"}]},
        {"type": "list", "listType": "number", "children": [{"type": "listitem", "children": [{"type": "text", "text": "One"}]}]},
        {"type": "email-cta", "html": "<p>Subscribe</p>"}]}}  # fmt: skip
    assert lexical_html(json.dumps(lexical), "x") == (
        '<p><strong>Bold</strong><a href="https://a.example"> tide</a></p><h3>Cards</h3><ol><li>One</li></ol>'
    )
    mobile = {
        "markups": [["em"]],
        "cards": [["markdown", {"markdown": "**a**"}]],
        "sections": [[1, "p", [[0, [0], 1, "x"], [0, [], 0, " & y"]]], [10, 0], [10, 9]],
    }
    assert mobiledoc_html(json.dumps(mobile), "x") == "<p><em>x</em> &amp; y</p><p><strong>a</strong></p>\n"
    assert lexical_html("[" * 100_000, "x") == mobiledoc_html(None, "x") == ""


TABLE = "post_id,post_date,is_published,type,audience,title,subtitle\n12.late,2026-03-01T08:00:00Z,true,newsletter,everyone,The ferry,What the queue said\n13.draft,,false,newsletter,everyone,A draft,\n14.paid,2026-02-01T08:00:00Z,true,newsletter,only_paid,For friends,\n"
POSTS = {
    "posts/12.late.html": f'{BODY}<p>Late<a class="footnote-anchor" href="#footnote-1" id="footnote-anchor-1">1</a>.</p><div class="subscription-widget-wrap"><p>Subscribe!</p></div><div class="footnote"><a class="footnote-number" href="#footnote-anchor-1" id="footnote-1">1</a><div class="footnote-content"><p>By an hour.</p></div></div>',
    "posts/13.draft.html": BODY,
    "posts/14.paid.html": BODY,
}


@pytest.mark.parametrize("packed", [True, False])
def test_substacks_posts_have_their_titles_and_dates_from_the_list(tmp_path: Path, *, packed: bool) -> None:
    if packed:
        (tmp_path / "export.zip").write_bytes(zipped({"posts.csv": TABLE, **POSTS}))
    else:
        (tmp_path / "posts").mkdir()
        for name, text in {"posts.csv": TABLE, **POSTS}.items():
            (tmp_path / name).write_text(text)
    found = {article.title: article for article in articles_of(tmp_path)}
    assert {title: article.hidden for title, article in found.items()} == {
        "The ferry": "",
        "A draft": "draft: true",
        "For friends": "visibility: only_paid",
    }
    ferry = found["The ferry"]
    assert (str(ferry.published)[:10], ferry.summary) == ("2026-03-01", "What the queue said")
    assert "Subscribe" not in article_text(ferry)
    assert [block.name for block in ferry.blocks if isinstance(block, Note)] == ["footnote-1"]


MEDIUM = f"""<!DOCTYPE html><html><head><title>The ferry</title></head><body><article class="h-entry"><header><h1 class="p-name">The ferry</h1></header>
<section data-field="body" class="e-content"><section class="section"><h3 class="graf graf--h3 graf--title">The ferry</h3>{BODY.replace("<p>", '<p class="graf graf--p">')}</section></section>
<footer><p>By <a href="https://medium.com/@ana" class="p-author h-card">Ana Lee</a> on <a href="https://medium.com/p/1"><time class="dt-published" datetime="2026-03-01T08:00:00.000Z">March 1, 2026</time></a>.</p>
<p><a href="https://medium.com/p/1" class="p-canonical">Canonical link</a></p><p>Exported from <a href="https://medium.com">Medium</a> on April 1, 2026.</p></footer></article></body></html>"""


def test_mediums_story_has_its_author_and_date_from_below_it() -> None:
    article = page(MEDIUM)
    assert article_text(article) == f"{FIRST}\n\n{SECOND}"
    assert (article.authors, str(article.published), article.url) == (
        ("Ana Lee",),
        "2026-03-01 08:00:00+00:00",
        "https://medium.com/p/1",
    )
    assert page(MEDIUM, "posts/draft_The-ferry-1a.html").hidden == "draft: true"


def test_mediums_card_of_another_story_is_not_read_and_a_link_to_one_is() -> None:
    card = '<div class="graf graf--mixtapeEmbed"><a href="https://medium.com/x"><strong>Of boats</strong><br><em>All of them</em>medium.com</a></div>'
    link = '<p class="graf graf--p">See <a href="https://medium.com/y">the one of seals</a>.</p>'
    html = f'<html><body><article class="h-entry"><h1 class="p-name">The ferry</h1><section class="e-content"><p class="graf graf--p">{FIRST}</p>{card}{link}<p class="graf graf--p">{SECOND}</p></section></article></body></html>'
    assert article_text(page(html)) == f"{FIRST}\n\nSee the one of seals.\n\n{SECOND}"


BARE = {
    "an address alone": ("\n\nhttps://films.example/watch/12\n\n", ""),
    "a block of a player": (
        '\n\n<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://films.example/watch/12\n</div></figure>\n\n',
        "",
    ),
    "an address in a sentence": ("\n\nAll is at https://films.example/watch/12 since then.\n\n", "All is at"),
    "an address with words below": ("\n\nhttps://films.example/watch/12\nis where it was.\n\n", "is where it was."),
    "a player's caption": (
        '\n\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://films.example/12</div><figcaption>The crew at cards</figcaption></figure>\n\n',
        "The crew at cards",
    ),
}


@pytest.mark.parametrize("case", BARE)
def test_an_address_that_wordpress_shows_as_a_player_is_one(case: str) -> None:
    between, read = BARE[case]
    blocks = emit_blocks(write_paragraphs(f"{FIRST}{between}{SECOND}"))
    assert any(isinstance(block, Embed) for block in blocks) == (
        case not in {"an address in a sentence", "an address with words below"}
    )
    assert read in str(blocks)


def test_an_entry_by_microformats_fills_what_a_page_does_not_declare() -> None:
    entry = f'<html><head><title>The ferry</title><meta name="author" content="Bo Mar"></head><body><article class="h-entry"><h1 class="p-name">The ferry</h1><a class="p-author h-card">Ana Lee</a><time class="dt-published" datetime="2026-03-01">1 March</time><div class="e-content">{BODY}{BODY.replace("Tuesday", "Friday")}</div></article></body></html>'
    assert (page(entry).authors, str(page(entry).published)[:10]) == (("Bo Mar",), "2026-03-01")
    listed = entry.replace("</body>", '<div class="h-entry"><a class="p-author">Someone Else</a></div></body>')
    assert page(listed).authors == ("Bo Mar",)


NOTION = f"""<html><head><title>The ferry</title></head><body><article id="{ID}" class="page sans"><header><h1 class="page-title">The ferry</h1>
<table class="properties"><tbody><tr class="property-row"><th>Author</th><td>Ana Lee</td></tr><tr><th>Date</th><td><time>@March 1, 2026</time></td></tr><tr><th>Status</th><td><span class="selected-value">Draft</span></td></tr><tr><th>Tags</th><td><span class="selected-value">harbour</span><span class="selected-value">tide</span></td></tr></tbody></table></header>
<div class="page-body">{BODY}<figure class="callout"><div><span class="icon">💡</span></div><div>Bring a coat.</div></figure><ul class="toggle"><li><details><summary>More</summary><p>Opened at a click.</p></details></li></ul></div></article></body></html>"""


def test_notions_page_is_open_and_its_properties_are_fields() -> None:
    article = page(NOTION)
    assert article_text(article) == f"{FIRST}\n\n{SECOND}\n\nBring a coat.\n\nMore\n\nOpened at a click."
    assert (article.title, article.authors, str(article.published)[:10], article.tags) == (
        "The ferry",
        ("Ana Lee",),
        "2026-03-01",
        ("harbour", "tide"),
    )
    assert article.hidden == "status: Draft"


def test_notions_markdown_loses_its_id_and_its_properties() -> None:
    text = f"# The ferry\n\nAuthor: Ana Lee\nDate: March 1, 2026\nTags: harbour, tide\n\n{FIRST}\n\n<aside>\n💡 Bring a coat.\n\n</aside>\n\nSee [Cards](Cards%20{ID}.md).\n"
    document = Document(text.encode(), "text/markdown", f"The ferry {ID}.md")
    article = read_article(document)
    assert article_text(article) == f"{FIRST}\n\nBring a coat.\n\nSee Cards."
    assert (article.authors, article.tags) == (("Ana Lee",), ("harbour", "tide"))
    plain = read_article(Document(text.encode(), "text/markdown", "ferry.md"))
    assert "Author: Ana Lee" in article_text(plain), "without the id it may be anybody's text"


DATED = {
    "a day with its hour": ("Created: 3 March 2026 10:00 AM", "2026-03-03T10:00"),
    "what its writer says before what Notion does": (
        "Created: May 9, 2026 8:00 AM\nDate: 1 March 2026",
        "2026-03-01T00:00",
    ),
    "a span's first day": ("Date: March 3, 2026 → March 5, 2026", "2026-03-03T00:00"),
    "words that are no date": ("Date: when the ice breaks", ""),
    "nothing": ("Created:\nTags: tide", ""),
}


@pytest.mark.parametrize("case", DATED)
def test_a_page_of_notions_has_the_date_of_its_properties(case: str) -> None:
    rows, moment = DATED[case]
    document = Document(f"# The ferry\n\n{rows}\n\n{FIRST}\n".encode(), "text/markdown", f"The ferry {ID}.md")
    article = read_article(document)
    assert (article.published.isoformat()[:16] if article.published else "") == moment
    assert article_text(article) == FIRST


@pytest.mark.parametrize(
    "opening",
    ["Warning: the quay is closed, and nobody may land here before the summer.", "Bo: I never said that!"],
)
def test_a_first_sentence_with_a_colon_below_notions_title_is_text(opening: str) -> None:
    document = Document(f"# The ferry\n\n{opening}\n\n{FIRST}\n".encode(), "text/markdown", f"The ferry {ID}.md")
    assert article_text(read_article(document)) == f"{opening}\n\n{FIRST}"


GOOGLE = f"""<html><head><style>.c1{{font-weight:700}}</style></head><body class="c5 doc-content"><p class="c2 title"><span>The ferry</span></p><p class="c0"><span>{FIRST}</span></p><p class="c0"><span>{SECOND} A note</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> and a doubt</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>, and a <a href="https://www.google.com/url?q=https://quay.example/late&amp;sa=D">link</a>.</span></p><hr><div><p class="c6"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;By an hour.</span></p></div><div class="c7"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this true? Ask Tom.</span></p></div></body></html>"""


def test_google_docs_comments_are_never_read_and_its_notes_are_notes() -> None:
    article = page(GOOGLE)
    assert article.title == "The ferry"
    assert article_text(article).startswith(f"{FIRST}\n\n{SECOND} A note")
    assert "Ask Tom" not in str(article.blocks)
    assert "google.com" not in str(article.blocks)
    assert [block.name for block in article.blocks if isinstance(block, Note)] == ["ftnt1"]


def google(before: str, after: str = "") -> Article:
    whole = GOOGLE.replace("</p><p", f"</p>{before}<p", 1).replace("</body>", f"{after}</body>")
    return page(whole)


def test_a_google_documents_contents_and_its_printed_margins_are_not_read() -> None:
    listed = "".join(
        f'<p class="c2"><a href="#h.{name}">{words}\u2003{number}</a></p>'
        for name, words, number in (("a", "The quay", 1), ("b", "The boat", 4))
    )
    told = "".join(
        f'<h2 id="h.{name}"><span>{words}</span></h2><p><span>{SECOND}</span></p>'
        for name, words in (("a", "The quay"), ("b", "The boat"))
    )
    article = google(listed, f"{told}<div><p><span>Page foot</span></p></div>")
    text = article_text(article)
    assert "Page foot" not in text
    assert text.count("The quay") == text.count("The boat") == 1
    headed = page(
        GOOGLE.replace('<p class="c2 title">', '<div><p><span>Second draft</span></p></div><p class="c2 title">')
    )
    assert "Second draft" not in str(headed.blocks)


LINKED = {
    "one line that is a link to a heading": '<p><a href="#h.a">The quay</a></p><h2 id="h.a">The quay</h2>',
    "lines that link to headings with other words": '<p><a href="#h.a">See the quay</a></p><p><a href="#h.b">And the boat</a></p><h2 id="h.a">Quay</h2><h2 id="h.b">Boat</h2>',
    "links out of the document": '<p><a href="https://a.example">The quay</a></p><p><a href="https://b.example">The boat</a></p>',
    "a sentence that names a heading": '<p>Turn to <a href="#h.a">The quay</a> first.</p><p>Then to <a href="#h.b">The boat</a>.</p><h2 id="h.a">The quay</h2><h2 id="h.b">The boat</h2>',
}


@pytest.mark.parametrize("case", LINKED)
def test_lines_of_a_google_document_that_are_no_contents_are_read(case: str) -> None:
    lines = [part.partition("</p>")[0] for part in LINKED[case].split("<p>")[1:]]
    text = article_text(google(LINKED[case]))
    for line in lines:
        assert re.sub("<[^>]+>", "", line) in text


def test_a_google_document_all_in_boxes_is_read_whole() -> None:
    html = f'<html><body class="doc-content"><div><p class="title">The ferry</p><p>{FIRST}</p></div><div><p>{SECOND}</p></div></body></html>'
    assert article_text(page(html)) == f"{FIRST}\n\n{SECOND}"


LEADS = {
    "a subtitle, a byline and a date": (
        ("Winter Quay", "By Bo Mar", "3 March 2026"),
        ("Bo Mar",),
        "2026-03-03",
        ("Winter Quay",),
    ),
    "a subtitle that begins with by": (("By night on the quay",), (), "", ("By night on the quay",)),
    "a subtitle that could be a name": (("Easton Harbour", "3 March 2026"), (), "2026-03-03", ("Easton Harbour",)),
    "a name and a date in a line": (("Bo Mar | 3 March 2026",), ("Bo Mar",), "2026-03-03", ()),
    "a name and a date below a subtitle": (
        ("Winter quay", "Bo Mar, 3 March 2026"),
        ("Bo Mar",),
        "2026-03-03",
        ("Winter quay",),
    ),
    "a place and a date": (("The harbour of Easton, 3 March 2026",), (), "2026-03-03", ()),
    "a byline alone": (("Von Bo Mar",), ("Bo Mar",), "", ()),
    "nothing": ((), (), "", ()),
}


@pytest.mark.parametrize("case", LEADS)
def test_a_typed_document_has_author_and_date_in_the_lines_below_its_title(case: str) -> None:
    lines, authors, day, left = LEADS[case]
    kinds = ("subtitle", "c0", "c0")
    typed = "".join(f'<p class="c3 {kind}"><span>{line}</span></p>' for kind, line in zip(kinds, lines, strict=False))
    article = page(GOOGLE.replace("</p><p", f"</p>{typed}<p", 1))
    assert (article.title, article.authors) == ("The ferry", authors)
    assert (str(article.published)[:10] if article.published else "") == day
    assert article_text(article).startswith("\n\n".join((*left, FIRST)))


WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>Doc1</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Ana Lee</o:Author></o:DocumentProperties></xml><![endif]--></head><body><div class=WordSection1><p class=MsoToc1>The ferry 1</p><p class=MsoTitle>The ferry<o:p></o:p></p><p class=MsoNormal>{FIRST}<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><a class=msocomanchor href="#_msocom_1">[TM1]</a><o:p></o:p></p><p class=MsoNormal>{SECOND}</p><p class=MsoListParagraphCxSpFirst><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Red lamps</p><p class=MsoListParagraphCxSpLast><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span></span>Green lamps</p></div><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> By an hour.</p></div></div><div style='mso-element:comment-list'><p class=MsoCommentText>Is this true?</p></div></body></html>"""


def test_words_document_has_its_own_title_lists_and_notes() -> None:
    article = page(WORD)
    assert (article.title, article.authors) == ("The ferry", ("Ana Lee",))
    assert article_text(article).split("\n\n")[-1] == "Red lamps\nGreen lamps" or "Red lamps" in article_text(article)
    assert "·" not in article_text(article)
    assert "Is this true" not in str(article.blocks)
    assert [block.name for block in article.blocks if isinstance(block, Note)] == ["_ftn1"]


def test_a_numbered_list_of_words_below_one_with_dots_has_its_numbers() -> None:
    rows = "".join(
        f"<p class=MsoListParagraph>{sign}<span>&nbsp;&nbsp; </span>{words}</p>"
        for sign, words in (("1.", "Cast off"), ("2.", "Steer"), ("·", "North"), ("3.", "Tie up"))
    )
    lists = [
        block
        for block in page(WORD.replace("</div><div style", f"{rows}</div><div style", 1)).blocks
        if isinstance(block, ListBlock)
    ]
    assert [(each.kind == "ordered", each.start, len(each.items)) for each in lists] == [
        (False, 1, 2),
        (True, 1, 2),
        (False, 1, 1),
        (True, 3, 1),
    ]


def test_words_styles_of_quotations_are_one_quotation_and_a_paragraph_between_parts_two() -> None:
    styles = ("MsoQuote", "MsoQuote", "MsoNormal", "MsoIntenseQuote", "MsoQuoteless")
    rows = "".join(f"<p class={style}>Line {number} of five.</p>\n" for number, style in enumerate(styles, 1))
    blocks = page(WORD.replace("</div><div style", f"{rows}</div><div style", 1)).blocks
    assert [len(block.blocks) for block in blocks if isinstance(block, Quote)] == [2, 1]
    assert sum(isinstance(block, Paragraph) and plain(block.content).startswith("Line") for block in blocks) == 2


def test_a_page_into_which_somebody_pasted_from_word_is_no_document_of_words() -> None:
    html = f'<html><head><title>The ferry</title></head><body><nav><a href="/">Home</a></nav><article><h1>The ferry</h1><p class="MsoNormal">{FIRST}</p><p class="MsoNormal">{SECOND}</p></article><footer>Copyright 2026</footer></body></html>'
    assert article_text(page(html)) == f"{FIRST}\n\n{SECOND}"


def test_amp_has_players_and_no_advertisements() -> None:
    html = f'<!doctype html><html ⚡><head><title>The ferry</title></head><body><amp-sidebar><p>{SECOND} Menu.</p></amp-sidebar><article><h1>The ferry</h1><p>{FIRST}</p><amp-ad>Buy</amp-ad><amp-youtube data-videoid="dQw4w9WgXcQ"></amp-youtube><p>{SECOND}</p></article></body></html>'
    article = page(html)
    assert article_text(article) == f"{FIRST}\n\n{SECOND}"
    assert "youtube.com/embed/dQw4w9WgXcQ" in str(article.blocks)


BOOK = f"""The Project Gutenberg eBook of The Ferry, by Ana Lee

Title: The Ferry
Author: Ana Lee
Language: English

*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

Produced by Tom and the Online Distributed Proofreading Team

[Illustration: The quay]

THE FERRY

by Ana Lee

CHAPTER I.

{FIRST} She said _no_.

[Transcriber's Note: One comma was mended.]

{SECOND}

*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***

Section 1. General Terms of Use and Redistributing
"""


def test_a_book_of_project_gutenberg_is_its_text_alone() -> None:
    article = read_article(Document(BOOK.encode(), "text/plain", "ferry.txt"))
    assert (article.title, article.authors, article.language) == ("The Ferry", ("Ana Lee",), "en")
    assert article_text(article) == f"CHAPTER I.\n\n{FIRST} She said no.\n\n{SECOND}"
    whole = "".join(f"<p>{line}</p>" for line in BOOK.split("\n\n"))
    text = article_text(page(f"<html><body>{whole}</body></html>"))
    assert "General Terms" not in text
    assert "mended" not in text
    assert FIRST in text


GUTENBERG = f"""<html lang="en"><head><title>The Ferry | Project Gutenberg</title></head><body>
<section class="pg-boilerplate pgheader" id="pg-header"><h2>The Project Gutenberg eBook of The Ferry</h2><div>For the use of anyone anywhere.</div><div id="pg-machine-header"><p><strong>Title</strong>: The Ferry</p><p><strong>Author</strong>: Ana Lee</p><p><strong>Language</strong>: English</p></div><div>*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***</div></section>
<h1>THE FERRY</h1><p>BY</p><p>ANA LEE</p><p>LONDON<br>1899</p>
<h2>CONTENTS</h2><table><tr><td><a href="#c1">I. The Quay</a></td><td>1</td></tr><tr><td><a href="#c2">II. The Boat</a></td><td>9</td></tr></table>
<h2 id="c1">I. THE QUAY</h2><p><span class="pagenum">[Pg 1]</span>{FIRST}<a id="FNanchor_1" href="#Footnote_1" class="fnanchor">[1]</a></p><h2 id="c2">II. THE BOAT</h2><p>{SECOND}</p>
<div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a id="Footnote_1" href="#FNanchor_1" class="label">[1]</a> By an hour.</p></div></div>
<div class="transnote"><p>Transcriber's Note: spelling mended.</p></div>
<section class="pg-boilerplate pgheader" id="pg-footer"><div>*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***</div><div>General Terms of Use</div></section></body></html>"""


def test_a_page_of_project_gutenberg_is_its_chapters_and_notes() -> None:
    article = page(GUTENBERG)
    assert (article.title, article.authors) == ("The Ferry", ("Ana Lee",))
    assert article_text(article) == f"I. THE QUAY\n\n{FIRST}[1]\n\nII. THE BOAT\n\n{SECOND}"
    marks = [
        mark.value
        for block in article.blocks
        if isinstance(block, Paragraph)
        for span in block.content
        for mark in span.marks
        if mark.kind == "note"
    ]
    assert marks == [block.name for block in article.blocks if isinstance(block, Note)] == ["Footnote_1"]


KEPT = {
    "contents that lead elsewhere": (
        '<h2>CONTENTS</h2><p><a href="https://quay.example/a">The quay</a></p><p><a href="https://quay.example/b">The boat</a></p>',
        "The quay",
    ),
    "a chapter of that name": ("<h2>CONTENTS</h2><p>Of the chest nobody spoke.</p>", "Of the chest nobody spoke."),
    "a chapter that begins with a year": ("<h2>I</h2><p>It was 1899</p>", "It was 1899"),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_chapter_of_a_book_of_project_gutenberg_stays(case: str) -> None:
    html, words = KEPT[case]
    assert words in article_text(page(GUTENBERG.replace('<h2 id="c1">', f'{html}<h2 id="c1">')))


def read_book(*parts: str) -> Article:
    head, _, rest = BOOK.partition("CHAPTER I.")
    end = rest[rest.index("*** END") :]
    return read_article(Document("\n\n".join((head, *parts, end)).encode(), "text/plain", "ferry.txt"))


@pytest.mark.parametrize(
    "line", ["_With a Frontispiece_", "WITH EIGHT ILLUSTRATIONS IN COLOUR BY TOM ROE", "With maps and plans"]
)
def test_a_title_pages_promise_of_pictures_and_what_is_below_it_are_not_read(line: str) -> None:
    article = read_book(line, "LONDON\nQUAY & CO.\n1899", "CHAPTER I.", FIRST)
    assert article_text(article) == f"CHAPTER I.\n\n{FIRST}"


@pytest.mark.parametrize(
    "line", ["With maps under our arms we left.", "With a portrait of his wife before him, he wrote."]
)
def test_a_first_sentence_about_pictures_stays(line: str) -> None:
    assert article_text(read_book(line, FIRST)) == f"{line}\n\n{FIRST}"


@pytest.mark.parametrize(
    "listed",
    [
        ("CONTENTS", "I. The Quay      1\nII. The Boat     12"),
        ("CONTENTS", "CHAPTER            PAGE\n   I. THE QUAY        1\n  II. THE BOAT       12"),
        ("TABLE OF CONTENTS", "PAGE", "CHAPTER I. THE QUAY .... 1", "CHAPTER II. THE BOAT .... 12"),
        ("Contents", "CHAPTER I. THE QUAY", "CHAPTER II. THE BOAT"),
        (
            "CONTENTS\n\nI The Quay 1\nII The Boat 12\n\nLIST OF ILLUSTRATIONS\n\nThe lamp   Frontispiece\nThe rope   9\nThe net  10",
        ),
    ],
)
def test_a_books_contents_are_not_read(listed: tuple[str, ...]) -> None:
    article = read_book(*listed, "CHAPTER I. THE QUAY", FIRST, "CHAPTER II. THE BOAT", SECOND)
    assert article_text(article) == f"CHAPTER I. THE QUAY\n\n{FIRST}\n\nCHAPTER II. THE BOAT\n\n{SECOND}"


FRONT = (
    'AUTHOR OF "THE OLD BOAT," ETC.',
    "LONDON\nSMITH AND SONS\n1891",
    "With Illustrations by A. Hand",
    "Copyright, 1891, by Smith & Co.",
    "Boston: Penn and Company, 1891",
    "BY",
)


@pytest.mark.parametrize("line", FRONT)
def test_a_books_title_page_is_not_read(line: str) -> None:
    assert article_text(read_book(line, "CHAPTER I.", f"[Pg 14]{FIRST}")) == f"CHAPTER I.\n\n{FIRST}"


@pytest.mark.parametrize(
    "line",
    [
        "Author of my misfortunes, I write to you.",
        "It was the winter of 1891",
        "THE WINTER OF 1891",
        "The company sailed in 1891; nobody saw it again.",
        "Translated from the heart, it was a short letter.",
        "Edited by nobody, the letters follow.",
        "My sons were born in that house.",
        "All rights are reserved to the king.",
        "He wrote [Page] on every leaf.",
    ],
)
def test_a_books_first_line_that_is_no_title_page_is_read(line: str) -> None:
    assert article_text(read_book(line, "CHAPTER I.", FIRST)) == f"{line}\n\nCHAPTER I.\n\n{FIRST}"


def test_a_chapter_that_is_called_contents_is_read() -> None:
    article = read_book("CHAPTER I.", FIRST, "CONTENTS", SECOND)
    assert article_text(article) == f"CHAPTER I.\n\n{FIRST}\n\nCONTENTS\n\n{SECOND}"


def test_a_books_notes_are_notes_and_a_line_that_nothing_refers_to_is_text() -> None:
    article = read_book(f"{FIRST[:-1]}[1]. He ran[A].", "[1] A cousin.\n[A] Or walked.", "[7] pounds of salt.",
                        f"{SECOND} Once [1] more.", "FOOTNOTES:", "[Footnote 1: By then", "he was old.]")  # fmt: skip
    blocks = article.blocks
    found = [" ".join(plain(p.content) for p in b.blocks) for b in blocks if isinstance(b, Note)]  # type: ignore[union-attr]
    assert found == ["A cousin.", "Or walked.", "By then he was old."]
    text = [plain(block.content) for block in blocks if isinstance(block, Paragraph)]
    assert text == [f"{FIRST[:-1]}*. He ran*.", "[7] pounds of salt.", f"{SECOND} Once* more."]


def test_a_text_that_speaks_of_project_gutenberg_is_no_book_of_it() -> None:
    text = f"The library\n\nMost of it is from Project Gutenberg. {FIRST}\n"
    assert find_format(Document(text.encode(), "text/plain", "a.txt")).name == "text"


def test_an_export_that_unpacks_to_a_bomb_or_is_damaged_is_one_line() -> None:
    bomb = zipped({"posts.csv": TABLE, "posts/12.late.html": " " * 6_000_000})
    for content, wrong in ((bomb, "holds more than"), (zipped({"posts.csv": TABLE, **POSTS})[:-30], "is damaged")):
        with pytest.raises(ReadError, match=wrong):
            read_article(Document(content, "application/zip", "export.zip"))
    assert find_format(Document(zipped({"a.txt": "x"}), "application/zip", "a.zip")).name == "binary"


def test_a_file_of_an_export_that_has_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name, text in {"posts.csv": TABLE, **POSTS}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "posts" / "12.late.html").unlink()
    with pytest.raises(ReadError, match="no longer in the Substack's export"):
        load_document(Source(f"{tmp_path}#entry=12.late"))


def test_a_zip_that_is_too_large_or_none_of_these_holds_up_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# The ferry\n\n{FIRST}\n")
    (tmp_path / "pictures.zip").write_bytes(zipped({"a.png": "x"}))
    (tmp_path / "whole.zip").write_bytes(zipped({"a.png": "x"}) + bytes(2000))
    found = list_sources([str(tmp_path)], ReadOptions(largest_bytes=1500))
    assert [Path(source.locator).name for source in found] == ["a.md", "whole.zip"]


def test_a_kicker_of_mediums_is_no_section() -> None:
    story = MEDIUM.replace(
        '<h3 class="graf', '<h4 class="graf graf--h4 graf--kicker">SMALL TOWNS</h4><h3 class="graf', 1
    )
    assert "SMALL TOWNS" not in str(page(story).blocks)


@pytest.mark.parametrize("line", ["Figure 1. The ferry at noon", "Abb. 2: Die Fähre"])
def test_a_numbered_line_below_a_picture_of_a_google_document_is_its_caption(line: str) -> None:
    shown = (
        f'<p class="c3"><span><img src="images/1.jpg" alt="A ferry"></span></p><p class="c3"><span>{line}</span></p>'
    )
    (figure,) = [block for block in google("", shown).blocks if isinstance(block, Figure)]
    assert plain(figure.caption) == line


@pytest.mark.parametrize("line", ["Figure 1 shows the ferry.", "The ferry at noon", "Table 1: Ferries"])
def test_any_other_line_below_such_a_picture_is_a_line(line: str) -> None:
    shown = (
        f'<p class="c3"><span><img src="images/1.jpg" alt="A ferry"></span></p><p class="c3"><span>{line}</span></p>'
    )
    assert line in article_text(google("", shown))


def test_a_post_within_amp_is_one() -> None:
    post = (
        '<amp-twitter data-tweetid="1"><blockquote placeholder><p>It sailed.</p>— Ana (@ana)</blockquote></amp-twitter>'
    )
    article = page(
        f"<!doctype html><html ⚡><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>{FIRST}</p>{post}<p>{SECOND}</p></article></body></html>"
    )
    assert any(isinstance(block, Embed) and block.kind == "post" for block in article.blocks)


def test_a_books_second_title_line_page_numbers_and_transcribers_remarks_are_not_read() -> None:
    sign = f"{' ' * 40}AGNES."
    parts = (
        "_THE FERRY_",
        "CHAPTER I.",
        f"{FIRST}{{15}}",
        sign,
        f"{SECOND} " * 3,
        "Transcriber's Notes:",
        "Spelling was kept.",
    )
    said = article_text(read_book(*parts))
    assert said.startswith(f"CHAPTER I.\n\n{FIRST}\n\nAGNES.")
    assert "Spelling" not in said
    assert "Transcriber" not in said


def test_a_chapter_of_a_transcribers_in_the_midst_of_a_book_is_read() -> None:
    said = article_text(read_book("CHAPTER I.", FIRST, "Transcriber's Notes", "Mr. Holt kept notes.", *[SECOND] * 9))
    assert "Mr. Holt kept notes." in said
