"""Feeds, sitemaps, Markdown and plain text as files."""

import json
import tracemalloc
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Document, Heading, Paragraph, Source
from articlecast.read import ReadOptions, list_sources, load_document, read_article
from articlecast.read.entry import Entry
from articlecast.read.formats.feeds import read_entries
from articlecast.read.formats.recognise import recognise
from articlecast.read.markup.texts import article_text
from articlecast.read.present import markdown_blocks

TEXT = "The tide came in at six and went out at noon, as the tables had said that it would. " * 15
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><entry><title>One</title><id>urn:1</id>
<link href="https://post.example/1"/><published>2026-03-09T06:30:00Z</published>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


def feed(content: str) -> Document:
    return Document(content.encode(), "", "feed.xml")


def test_kinds_are_told_by_what_stands_inside() -> None:
    assert recognise(feed(ATOM)) == "feed"
    assert recognise(feed('{"version": "https://jsonfeed.org/version/1.1", "items": []}')) == "feed"
    assert recognise(feed("<?xml version='1.0'?><urlset></urlset>")) == "sitemap"
    assert recognise(feed("<!doctype html><p>x")) == "page"
    assert recognise(feed("---\ntitle: A\n---\nText")) == "front matter"
    assert recognise(feed("# A\n\nText")) == "markdown"
    assert recognise(feed("A\n\nText.")) == "text"


def test_a_feed_that_is_a_page_is_read_as_a_page() -> None:
    assert recognise(Document(b"<!doctype html><html><p>x", "application/rss+xml", "a")) == "page"


def test_a_page_that_was_saved_as_markdown_is_read_as_a_page() -> None:
    assert recognise(Document(b"<!doctype html><html><p>x", "text/markdown", "page.md")) == "page"
    assert recognise(Document(b"<p>x</p>\n\nSome *text*.", "text/markdown", "page.md")) == "markdown"


@pytest.mark.parametrize("name", ["feed", "feed.txt", "feed.html"])
def test_a_feed_that_is_named_may_have_any_suffix_or_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ATOM)
    assert [source.locator.partition("#")[0] for source in list_sources([str(tmp_path / name)])] == [
        str(tmp_path / name)
    ]
    assert "#entry=" in list_sources([str(tmp_path / name)])[0].locator


def test_feeds_in_a_folder_expand_to_their_entries(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM)
    (tmp_path / "data.json").write_text('{"a": 1}')
    (tmp_path / "note.txt").write_text("A note\n\nThe text of the note.")
    feed_entry, note = list_sources([str(tmp_path)])
    assert feed_entry.locator.endswith("feed.atom#entry=urn%3A1")
    assert read_article(load_document(feed_entry)).title == "One"
    assert read_article(load_document(note)).title == "A note"


def test_a_short_entry_without_a_link_is_its_own_article(tmp_path: Path) -> None:
    item = "<item><guid isPermaLink='false'>g7</guid><title>Quay</title><description>The quay is shut.</description></item>"
    (tmp_path / "feed.rss").write_text(f"<rss version='2.0'><channel><title>The Post</title>{item}</channel></rss>")
    (source,) = list_sources([str(tmp_path)])
    assert article_text(read_article(load_document(source))) == "The quay is shut."


def test_an_entry_without_a_title_is_named_by_its_first_words(tmp_path: Path) -> None:
    item = "<item><guid isPermaLink='false'>g{0}</guid><description>The quay is shut. Pier {0} is not.</description></item>"
    whole = f"<rss version='2.0'><channel><title>The Post</title>{item.format(1)}{item.format(2)}</channel></rss>"
    (tmp_path / "feed.rss").write_text(whole)
    articles = [read_article(load_document(source)) for source in list_sources([str(tmp_path)])]
    assert [(each.title, dict(each.origins)["title"]) for each in articles] == [
        ("The quay is shut", "the first words")
    ] * 2
    assert read_article(feed(whole.replace(item.format(2), ""))).title == "The quay is shut"
    headed = escape("<h2>Two piers</h2><p>The quay is shut.</p>")
    assert read_article(
        feed(f"<rss><channel><item><description>{headed}</description></item></channel></rss>")
    ).title == ("Two piers")


def test_entries_of_one_title_and_nothing_else_are_told_apart_by_what_they_say(tmp_path: Path) -> None:
    item = "<item><title>Notice</title><description>The {} is shut until the weekend.</description></item>"
    items = "".join(item.format(place) for place in ("quay", "pier"))
    (tmp_path / "feed.rss").write_text(f"<rss version='2.0'><channel><title>A</title>{items}</channel></rss>")
    texts = [article_text(read_article(load_document(source))) for source in list_sources([str(tmp_path)])]
    assert texts == ["The quay is shut until the weekend.", "The pier is shut until the weekend."]
    alone = read_entries(feed(f"<rss><channel>{item.format('lock')}</channel></rss>"), ReadOptions())
    assert [entry.key for entry in alone] == ["Notice"]  # whatever it says, or each correction would be a new episode


def test_json_feeds_are_read() -> None:
    item = {
        "id": "7",
        "title": "One",
        "content_text": TEXT,
        "authors": [{"name": "Ann Orr"}],
        "date_published": "2026-03-09",
    }
    content = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [item]})
    article = read_article(feed(content))
    assert (article.title, article.authors, article.site) == ("One", ("Ann Orr",), "The Post")


def test_entity_bombs_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    with pytest.raises(ReadError, match="entities"):
        read_entries(feed(bomb), ReadOptions())


def test_of_ten_thousand_entries_the_first_are_taken() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://post.example/{n}</link></item>" for n in range(10_000))
    found = read_entries(feed(f"<rss><channel><title>A</title>{items}</channel></rss>"), ReadOptions(entries=100))
    assert [entry.link for entry in found] == [f"https://post.example/{n}" for n in range(100)]


LONG = {
    "rss": ("<rss><channel><title>A</title>", "<item><title>{n}</title><link>{link}</link></item>", "</channel></rss>"),
    "json": (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "0", "url": "https://post.example/first"}',
        ', {"id": "{n}", "url": "{link}"}',
        "]}",
    ),
    "xml": ("<urlset>", "<url><loc>{link}</loc></url>", "</urlset>"),
}


@pytest.mark.parametrize("suffix", LONG)
def test_entries_beyond_the_limit_are_told_once_with_the_settings_name(
    tmp_path: Path, suffix: str, caplog: pytest.LogCaptureFixture
) -> None:
    begin, entry, end = LONG[suffix]
    items = "".join(entry.replace("{n}", str(n)).replace("{link}", f"https://post.example/{n}") for n in range(12))
    path = tmp_path / f"feed.{suffix}"
    path.write_text(begin + items + end)
    for _ in range(2):
        assert len(list_sources([str(path)], ReadOptions(entries=5))) == 5
    (told,) = [record.getMessage() for record in caplog.records]
    assert f"{path}: its first 5 entries are taken" in told
    assert "read.entries" in told
    caplog.clear()
    list_sources([str(path)], ReadOptions(entries=100))
    assert not caplog.records


def test_broken_feeds_are_named() -> None:
    with pytest.raises(ReadError, match=r"feed\.xml"):
        read_entries(feed("<rss><channel>"), ReadOptions())
    with pytest.raises(ReadError, match="cannot be read"):
        read_entries(feed('{"version": "https://jsonfeed.org/version/1", "items": '), ReadOptions())


def test_an_emoji_in_two_halves_is_one_in_titles_and_texts() -> None:
    item = "<item><title>Low &#55357;&#56842; tide</title><description>&lt;p>Out &#xD83D;&#xDE0A; now.</description></item>"
    (entry,) = read_entries(feed(f"<rss><channel><title>T</title>{item}</channel></rss>"), ReadOptions())
    assert entry.title == "Low \U0001f60a tide"
    assert "Out \U0001f60a now." in entry.html


def test_what_stops_the_feed_parser_is_told_as_a_feed_that_cannot_be_read() -> None:
    item = '<item><title>A</title><gml:pos xmlns:gml="http://www.opengis.net/gml">1 2</gml:pos></item>'
    with pytest.raises(ReadError, match=r"feed\.xml: is a feed that cannot be read"):
        read_entries(feed(f"<rss><channel><title>T</title>{item}</channel></rss>"), ReadOptions())


def test_plain_text_joins_hard_wrapped_lines_and_finds_byline_and_date() -> None:
    article = read_article(feed("The tide\n\nBy Ann Orr\n\nMarch 9, 2026\n\nIt came in\nat six.\n\nIt went out."))
    assert (article.title, article.authors) == ("The tide", ("Ann Orr",))
    assert article.published is not None
    assert article_text(article) == "It came in at six.\n\nIt went out."


def test_byline_and_date_may_stand_right_below_a_plain_texts_title() -> None:
    article = read_article(feed("The tide\nBy Ann Orr\nMarch 9, 2026\n\nIt came in\nat six."))
    assert (article.title, article.authors, article_text(article)) == ("The tide", ("Ann Orr",), "It came in at six.")
    wrapped = read_article(feed("The tide that came\nand went\n\nIt came in."))
    assert wrapped.title == "The tide that came and went"


def test_a_term_that_is_bold_is_bold_once() -> None:
    article = read_article(feed("# Terms\n\n**Tide**\n: It comes.\n\nEbb\n: It goes.\n"))
    assert markdown_blocks(article.blocks) == "- **Tide**: It comes.\n- **Ebb**: It goes."


def test_a_picture_of_the_text_is_said_to_be_the_image() -> None:
    for text in ("# The tide\n\n![Sea](sea.jpg)\n\nIt came.", "---\ntitle: The tide\n---\n![Sea](sea.jpg)\n\nIt came."):
        assert dict(read_article(feed(text)).origins)["image"] == "the first picture"


def test_markdown_without_a_header_takes_its_first_heading_as_title() -> None:
    article = read_article(feed("# The tide\n\nIt *came* in.\n\n## Then\n\nIt went out."))
    assert article.title == "The tide"
    assert [type(block) for block in article.blocks] == [Paragraph, Heading, Paragraph]


def test_of_a_hundred_megabytes_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    with page.open("wb") as stream:
        stream.write(b"<html><title>A</title><p>" + TEXT.encode())
        stream.truncate(100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="larger than 20,000,000 bytes"):
            load_document(Source(str(page)))
        assert tracemalloc.get_traced_memory()[1] < 45_000_000
    finally:
        tracemalloc.stop()


BILLION = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize("feed_kind", ["rss", "feed", "urlset"])
def test_entity_bombs_of_every_kind_of_feed_are_refused(feed_kind: str) -> None:
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [{BILLION}]><{feed_kind}><title>&l9;</title></{feed_kind}>'
    with pytest.raises(ReadError, match="entities"):
        read_entries(feed(bomb), ReadOptions())
    padded = f'<?xml version="1.0"?><!--{"x" * 120_000}--><!DOCTYPE x [{BILLION}]><{feed_kind}><title>&l9;</title></{feed_kind}>'
    with pytest.raises(ReadError, match="is no feed"):
        read_entries(feed(padded), ReadOptions())
    with pytest.raises(ReadError, match="entities"):
        read_entries(Document(padded.encode(), "application/rss+xml", "feed.xml"), ReadOptions())
    disguised = (
        f'<?xml version="1.0"?><!-- <rss > --><!DOCTYPE x [{BILLION}]><{feed_kind}><title>&l9;</title></{feed_kind}>'
    )
    with pytest.raises(ReadError, match="entities"):
        read_entries(feed(disguised), ReadOptions())
    with pytest.raises(ReadError, match="entities"):
        read_entries(Document(bomb.encode("utf-16"), "", "feed.xml"), ReadOptions())


def test_all_entries_of_a_feed_of_ten_thousand_are_listed_where_that_is_wanted() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://post.example/{n}</link></item>" for n in range(10_000))
    found = read_entries(feed(f"<rss><channel><title>A</title>{items}</channel></rss>"), ReadOptions(entries=10_000))
    assert len({entry.link for entry in found}) == 10_000


def test_entries_are_those_of_the_feed_as_it_stands_now(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
    path.write_text(
        ATOM.replace("</feed>", "".join(entry.replace("urn:1", f"urn:{n}") for n in range(2, 9)) + "</feed>")
    )
    sources = list_sources([str(path)])
    assert len(sources) == 8
    assert {read_article(load_document(source)).title for source in sources} == {"One"}
    path.write_text(ATOM.replace(">One<", ">Another<"))
    assert read_article(load_document(sources[0])).title == "Another"
    with pytest.raises(ReadError, match="no longer in the feed"):
        load_document(sources[1])


def test_a_json_feed_may_say_its_version_last() -> None:
    content = {
        "title": "The Post",
        "authors": [{"name": "Ann"}],
        "items": [{"id": "1", "title": "A", "content_html": TEXT}],
    }
    assert recognise(feed(json.dumps(content | {"version": "https://jsonfeed.org/version/1.1"}))) == "feed"


@pytest.mark.parametrize("kind", ["content_text", "text"])
def test_plain_text_in_a_feed_keeps_its_signs_and_paragraphs(tmp_path: Path, kind: str) -> None:
    words = f"{TEXT}\n\nIf a < b & b > c, then all is well."
    item = {"id": "1", "title": "A", "content_text": words}
    content = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [item]})
    if kind == "text":
        content = ATOM[: ATOM.index("<content")] + f'<content type="text">{escape(words)}</content></entry></feed>'
    (tmp_path / "feed.xml").write_text(content)
    (source,) = list_sources([str(tmp_path / "feed.xml")])
    assert article_text(read_article(load_document(source))).split("\n\n") == [
        TEXT.strip(), "If a < b & b > c, then all is well."
    ]  # fmt: skip


DATA = {
    "data.json": '{"name": "a",\n\n"text": "The tide came in at six."}',
    "list.json": '[{"name": "a"},\n\n{"name": "b"}]',
    "book.xml": "<?xml version='1.0'?>\n<opml>\n\n<outline text='The tide'/></opml>",
}


@pytest.mark.parametrize(("name", "content"), DATA.items(), ids=list(DATA))
def test_data_is_not_read_aloud(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (source,) = list_sources([str(tmp_path / name)])
    with pytest.raises(NotAnArticle, match="is data"):
        read_article(load_document(source))
    with pytest.raises(NotAnArticle, match="is data"):
        read_article(Document(content.encode(), "", "standard input"))


def test_a_text_that_speaks_of_a_title_element_stays_a_text() -> None:
    assert recognise(Document(b"Tags\n\nA page has a <title> and a <body> .", "text/plain", "a.txt")) == "text"


def test_an_entry_whose_guid_is_a_number_has_no_link_by_it(tmp_path: Path) -> None:
    item = "<item><guid>7</guid><title>Quay</title><description>The quay is shut.</description></item>"
    (tmp_path / "feed.rss").write_text(f"<rss version='2.0'><channel><title>The Post</title>{item}</channel></rss>")
    (source,) = list_sources([str(tmp_path)])
    assert article_text(read_article(load_document(source))) == "The quay is shut."


def test_a_feed_may_write_about_entities() -> None:
    told = ATOM.replace("The tide", "An &lt;!ENTITY&gt; such as <![CDATA[<!ENTITY]]> is", 1)
    assert read_entries(feed(told), ReadOptions())[0].title == "One"


def test_a_feed_of_tags_alone_is_refused_with_the_number() -> None:
    with pytest.raises(ReadError, match="more than 300,000 tags"):
        read_entries(feed("<rss>" + "<a>" * 300_001), ReadOptions())


SIGNATURES = {
    "WordPress": 'The post <a href="https://x.example/a">Storm</a> appeared first on <a href="https://x.example">The Post</a>.',
    "in German": "Der Beitrag Sturm erschien zuerst auf Kurier.",
    "in French": "L’article Tempête est apparu en premier sur Le Ponant.",
    "in Japanese": "投稿 嵐 は 北浜新聞 に最初に表示されました。",
    "Medium": "Storm was originally published in The Post on Medium, where people are continuing the conversation by "
    "highlighting and responding to this story.",
}


def entry(rest: str) -> str:
    return f"<rss version='2.0'><channel><title>F</title><item><title>Storm</title><guid>1</guid>{rest}</item></channel></rss>"


@pytest.mark.parametrize("line", SIGNATURES.values(), ids=list(SIGNATURES))
def test_what_its_software_puts_below_each_entry_of_a_feed_is_not_read(line: str) -> None:
    text = entry(f"<description><![CDATA[<p>The tide came in at six.</p><p>{line}</p>]]></description>")
    assert article_text(read_article(feed(text))) == "The tide came in at six."
    cut = entry(f"<link>https://x.example/a</link><description><![CDATA[<p>{'The tide came. ' * 30}[…]</p><p>a</p><p>b […]</p>"
                f"<p>{line}</p>]]></description>")  # fmt: skip
    assert not read_entries(feed(cut), ReadOptions())[0].html  # no full text, for it breaks off


def test_a_post_that_appeared_first_in_its_text_is_read() -> None:
    line = "The post office appeared first on a map of 1821. It burned down in the year after that."
    text = entry(f"<description><![CDATA[<p>{line}</p><p>The tide came in.</p>]]></description>")
    assert article_text(read_article(feed(text))) == f"{line}\n\nThe tide came in."


def test_an_unreadable_date_of_a_feed_costs_no_article() -> None:
    for written in ("yesterday", "31/02/2026", "2 Mar 26"):
        article = read_article(feed(entry(f"<pubDate>{written}</pubDate><description>The tide came in.</description>")))
        assert article_text(article) == "The tide came in."
    json_feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "date_published": "x", '
    )
    assert read_article(feed(json_feed + '"content_text": "The tide came in."}]}')).published is None


def test_the_date_of_dublin_core_is_the_publications() -> None:
    text = entry("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-03-02T10:00:00+09:00</dc:date>"
                 "<description>The tide came in.</description>")  # fmt: skip
    article = read_article(feed(text))
    assert article.published is not None
    assert (article.published.isoformat(), article.updated) == ("2026-03-02T10:00:00+09:00", None)


def test_a_feed_may_name_its_elements_with_a_prefix() -> None:
    text = ATOM.replace("<", "<a:").replace("<a:/", "</a:").replace("<a:?", "<?").replace("xmlns=", "xmlns:a=")
    assert recognise(feed(text)) == "feed"


ITEM = "<item><title>{title}</title><guid>1</guid><description>{text}</description></item>"


def write_rss(title: str = "One", text: str = TEXT, declaration: str = "") -> str:
    return f"{declaration}<rss version='2.0'><channel><title>P</title>{ITEM.format(title=title, text=text)}</channel></rss>"


def test_blank_lines_before_the_declaration_hide_no_charset() -> None:
    said = write_rss("Новый причал", declaration="\n \r\n<?xml version='1.0' encoding='windows-1251'?>")
    (entry,) = read_entries(Document(said.encode("windows-1251"), "application/rss+xml", "feed.xml"), ReadOptions())
    assert entry.title == "Новый причал"


@pytest.mark.parametrize("declaration", ["", "<?xml version='1.0' encoding='utf-8'?>"])
def test_of_a_feed_with_a_bad_byte_the_byte_alone_is_lost(declaration: str) -> None:
    said = write_rss("Café crème", "Été. " + TEXT, declaration).encode().replace(b"noon", b"no\xe9on", 1)
    (entry,) = read_entries(Document(said, "application/rss+xml", "feed.xml"), ReadOptions())
    assert entry.title == "Café crème"
    assert entry.html.startswith("Été. The tide came in at six and went out at noon")


def test_a_feed_of_another_charset_than_it_declares_is_read_as_before() -> None:
    said = write_rss("Café", declaration="<?xml version='1.0' encoding='utf-8'?>").encode("windows-1252")
    (entry,) = read_entries(Document(said, "application/rss+xml", "feed.xml"), ReadOptions())
    assert entry.title == "Café"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("R&D at AT&T", "R&D at AT&T"),
        ("Q&amp;A", "Q&A"),
        ("A&#38;B", "A&B"),
        ("Tom & Ann &eacute;t&eacute;", "Tom & Ann été"),
    ],
)
def test_an_ampersand_that_begins_no_reference_is_one(written: str, read: str) -> None:
    (entry,) = read_entries(feed(write_rss(written)), ReadOptions())
    assert entry.title == read


def test_a_json_feeds_own_authors_stand_in_for_an_items() -> None:
    items = [
        {"id": "1", "content_text": TEXT, "title": "One"},
        {"id": "2", "content_text": TEXT, "authors": [{"name": "Bo"}]},
    ]
    said = {"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Ana"}], "items": items}
    assert [entry.authors for entry in read_entries(feed(json.dumps(said)), ReadOptions())] == [("Ana",), ("Bo",)]


def test_entries_of_one_guid_without_a_link_are_told_apart_by_their_text() -> None:
    items = "".join(ITEM.format(title=title, text=TEXT) for title in ("One", "Two", "Two"))
    found = read_entries(feed(f"<rss version='2.0'><channel><title>P</title>{items}</channel></rss>"), ReadOptions())
    assert [entry.title for entry in found] == ["One", "Two"], "what is given twice is one"
    assert len({entry.key for entry in found}) == 2


def test_an_export_of_wordpress_has_all_of_each_post_and_its_authors_names() -> None:
    """However short a post is: its site may be gone. What is neither a post nor a page is none."""
    said = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title>
    <wp:author><wp:author_login><![CDATA[kmeier]]></wp:author_login>
    <wp:author_display_name><![CDATA[Karla Meier]]></wp:author_display_name></wp:author>
    <item><title>One</title><link>https://gone.example/1</link><guid>1</guid><dc:creator>kmeier</dc:creator>
    <content:encoded><![CDATA[<p>Three short words.</p>]]></content:encoded>
    <wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
    <item><title>A mug</title><link>https://gone.example/2</link><guid>2</guid>
    <content:encoded><![CDATA[<p>Buy it.</p>]]></content:encoded>
    <wp:status>publish</wp:status><wp:post_type>product</wp:post_type></item></channel></rss>"""
    one, mug = read_entries(feed(said), ReadOptions())
    assert (one.html, one.authors, one.lines) == ("<p>Three short words.</p>", ("Karla Meier",), ())
    assert dict(mug.lines) == {"post_type": "product"}


HEARD = '<enclosure url="https://post.example/1.m4a" type="audio/x-m4a" length="9"/>'
TUNES = "<itunes:category xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' text='News'/>"


@pytest.mark.parametrize(
    ("head", "item", "is_heard"),
    [
        (TUNES, f"<link>https://post.example/1</link>{HEARD}", True),
        ("", f"<link>https://post.example/1.m4a</link>{HEARD}", True),
        ("", f"<link>https://post.example/1</link>{HEARD}", False),  # a story that can be heard, too
        (TUNES, "<link>https://post.example/1</link>", False),
        (TUNES, f"<link>https://post.example/1</link>{HEARD}<description>&lt;p&gt;{TEXT}</description>", False),
    ],
)
def test_an_episode_of_a_podcast_is_told_from_a_story_with_a_sound(head: str, item: str, *, is_heard: bool) -> None:
    rss = f"<rss version='2.0'><channel><title>The Post</title>{head}<item><title>One</title>{item}</item></channel></rss>"
    (entry,) = read_entries(feed(rss), ReadOptions())
    assert bool(entry.sound) is is_heard


def test_an_attachment_that_says_how_long_it_is_makes_an_item_an_episode() -> None:
    attached = {"url": "https://post.example/1.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 90}
    for told, sound in ((attached, attached["url"]), ({**attached, "duration_in_seconds": 0}, ""), ({}, ""), ("x", "")):
        item = {"id": "1", "url": "https://post.example/1", "content_text": "Hear us.", "attachments": [told]}
        (entry,) = read_entries(
            feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})), ReadOptions()
        )
        assert entry.sound == sound


def list_items(*items: str, head: str = "") -> list[Entry]:
    whole = f"<rss version='2.0'><channel><title>The Post</title>{head}{''.join(items)}</channel></rss>"
    return list(read_entries(replace(feed(whole), url="https://feeds.example/post.xml"), ReadOptions()))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Where the &lt;canvas&gt; ends", "Where the canvas ends"),
        ("Why &lt;br&gt; is not &lt;/section&gt;", "Why is not section"),
        ("The &lt;em&gt;late&lt;/em&gt; ferry", "The late ferry"),
        ("A &lt;span class='x'&gt;red&lt;/span&gt; buoy &lt;img src='a.png'&gt;", "A red buoy"),
        ("Tide &lt; 5 and &gt; 3", "Tide < 5 and > 3"),
        ("Piers &amp;amp; quays&amp;#8217; ends", "Piers & quays’ ends"),
    ],
)
def test_a_title_speaks_of_tags_and_is_marked_up_by_others(written: str, title: str) -> None:
    assert [entry.title for entry in list_items(f"<item><title>{written}</title></item>")] == [title]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Thu, 01 Jan 1970 00:00:00 +0000", ""),
        ("1970-01-01T01:00:00+01:00", ""),
        ("Wed, 31 Dec 1969 16:00:00 -0800", ""),
        ("0000-00-00 00:00:00", ""),
        ("Wed, 30 Nov -0001 00:00:00 +0000", ""),
        ("Fri, 02 Jan 1970 08:00:00 +0000", "Fri, 02 Jan 1970 08:00:00 +0000"),
        ("Tue, 14 Oct 1952 08:00:00 +0000", "Tue, 14 Oct 1952 08:00:00 +0000"),
    ],
)
def test_the_zero_of_a_clock_is_no_date(date: str, published: str) -> None:
    assert [each.published for each in list_items(f"<item><title>A</title><pubDate>{date}</pubDate></item>")] == [
        published
    ]


@pytest.mark.parametrize("none", ["N/A", "n/a", "none", "-", "null"])
def test_a_word_for_no_link_is_none(none: str) -> None:
    assert [entry.link for entry in list_items(f"<item><title>A</title><link>{none}</link></item>")] == [""]


@pytest.mark.parametrize("link", ["https://post.example/n/a", "/notes/none-of-them", "na.html"])
def test_a_link_that_ends_as_such_a_word_is_one(link: str) -> None:
    assert [bool(entry.link) for entry in list_items(f"<item><title>A</title><link>{link}</link></item>")] == [True]


def test_what_an_entry_names_is_seen_from_its_own_page(tmp_path: Path) -> None:
    body = escape(f"<p>The <a href='minutes.html'>minutes</a>. <img src='/i/quay.png' alt='The quay'></p><p>{TEXT}</p>")
    item = f"<item><title>A</title><link>https://post.example/2026/a/</link><description>{body}</description></item>"
    (entry,) = list_items(item)
    article = read_article(entry.as_document("https://feeds.example/post.xml#entry=A"))
    shown = markdown_blocks(article.blocks)
    assert "https://post.example/2026/a/minutes.html" in shown
    assert "https://post.example/i/quay.png" in shown


def test_a_base_that_the_feed_declares_goes_before_the_page() -> None:
    body = escape(f"<p><a href='minutes.html'>The minutes</a>. {TEXT}</p>")
    (entry,) = read_entries(
        feed(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://base.example/'><title>A</title><entry><id>1</id>"
            f"<title>A</title><link href='https://post.example/a'/><content type='html'>{body}</content></entry></feed>"
        ),
        ReadOptions(),
    )
    assert "https://base.example/minutes.html" in entry.html


REDDIT = (
    " &#32; submitted by &#32; <a href='https://forum.example/u'> /u/gull </a> <br/> <span><a href='https://x.example/1'>"
    "[link]</a></span> &#32; <span><a href='https://x.example/1'>[comments]</a></span>"
)
SHARES = (
    "<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href='#'>Facebook</a></li></ul></div>"
    "<div id='jp-relatedposts' class='jp-relatedposts'><h3><em>Related</em></h3></div>"
)
FLARE = (
    "<div class='feedflare'><a href='https://x.example/f'>Add to a list</a></div>"
    "<img src='https://x.example/1.gif' height='1' width='1'>"
)
SIGNED = (
    "<p>The post <a href='https://x.example/1'>A</a> appeared first on <a href='https://x.example'>The Post</a>.</p>"
)


@pytest.mark.parametrize("behind", [REDDIT, SHARES, SHARES + SIGNED, SIGNED, FLARE])
def test_what_a_program_puts_below_each_entry_is_left_out(behind: str) -> None:
    whole = f"<p>{TEXT}</p><p>It was late.</p>"
    (entry,) = list_items(f"<item><title>A</title><description>{escape(whole + behind)}</description></item>")
    article = read_article(entry.as_document("https://feeds.example/post.xml#entry=A"))
    assert article_text(article).endswith("It was late.")


@pytest.mark.parametrize(
    "behind",
    [
        "<p>It was submitted by <a href='https://x.example/ana'>Ana</a>, who sent a [link] to it.</p>",
        f"<div class='sharedaddy'>Share</div><p>{TEXT}</p><p>The writer goes on.</p>",
    ],
)
def test_what_a_writer_puts_there_is_read(behind: str) -> None:
    (entry,) = list_items(f"<item><title>A</title><description>{escape(f'<p>{TEXT}</p>{behind}')}</description></item>")
    last = article_text(read_article(entry.as_document("https://feeds.example/post.xml#entry=A"))).rpartition("\n")[2]
    assert last in {"It was submitted by Ana, who sent a [link] to it.", "The writer goes on."}


def test_the_content_of_a_json_feed_is_all_of_an_entry_unless_it_says_that_it_goes_on() -> None:
    items = [
        {"id": "1", "url": "https://post.example/1", "content_text": "The pier is open again."},
        {"id": "2", "url": "https://post.example/2", "content_html": "<p>The pier is open again …</p>"},
        {"id": "3", "url": "https://post.example/3", "summary": "The pier."},
    ]
    found = read_entries(
        feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})), ReadOptions()
    )
    assert [bool(entry.spare) for entry in found] == [True, False, False]


def test_a_sitemap_of_news_says_when_each_page_was_published() -> None:
    rows = (
        "<url><loc>https://post.example/a</loc><news:news><news:publication_date>2026-03-01T06:00:00+01:00"
        "</news:publication_date></news:news></url><url><loc>https://post.example/b</loc><lastmod>2026-03-04</lastmod></url>"
    )
    found = read_entries(feed(f"<?xml version='1.0'?><urlset>{rows}</urlset>"), ReadOptions())
    assert [(entry.published, entry.updated) for entry in found] == [
        ("2026-03-01T06:00:00+01:00", ""),
        ("", "2026-03-04"),
    ]
