"""Books: their chapters in order, what of them nobody narrates, their notes, and what is refused."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Heading, Note, Source, plain
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.formats.lookup import list_entries
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions
from support.books import CONTAINER, METADATA, PROSE, epub, nav, ncx, page, prose, zip_parts

WHOLE = ReadOptions(books="whole")
THREE = {f"c{n}.xhtml": page(prose(title)) for n, title in enumerate(("Low water", "The wall", "Spring"), 1)}
ROWS = [("Low water", "c1.xhtml"), ("The wall", "c2.xhtml"), ("Spring", "c3.xhtml")]


def document(content: bytes) -> Document:
    return Document(content, "application/epub+zip", "road.epub")


def titles(content: bytes) -> list[str]:
    return [entry.title for entry in list_entries(document(content), ReadOptions())]


def chapters(content: bytes) -> list[Article]:
    entries = list_entries(document(content), ReadOptions())
    return [read_article(entry.as_document(f"road.epub#entry={entry.key}")) for entry in entries]


def whole(content: bytes) -> Article:
    return read_article(document(content), WHOLE)


def headings(article: Article) -> list[tuple[int, str]]:
    return [(block.level, plain(block.content)) for block in article.blocks if isinstance(block, Heading)]


def notes(article: Article) -> dict[str, str]:
    return {b.name: " ".join(plain(p.content) for p in b.blocks) for b in article.blocks if isinstance(b, Note)}  # type: ignore[union-attr]


@pytest.mark.parametrize("contents", [nav(ROWS), ncx(ROWS), ""])
def test_each_chapter_is_an_article_in_the_order_of_the_spine(contents: str) -> None:
    content = epub(THREE, contents=contents)
    first, second, third = chapters(content)
    assert [each.title for each in (first, second, third)] == ["Low water", "The wall", "Spring"]
    assert (second.authors, second.language, second.site, second.tags) == (
        ("Ana Lee",), "en-GB", "The Salt Road", ("Coast", "Salt"))  # fmt: skip
    assert dict(third.narration)["episode"] == "3"
    assert headings(first) == [], "its title is said once"
    assert first.published
    assert second.published
    assert first.published < second.published, "apps order episodes by their dates"


def test_read_whole_it_is_one_article_whose_headings_are_its_chapters() -> None:
    pages = THREE | {"c2.xhtml": page(prose("The wall") + f"<h2>The gate</h2><p>{PROSE}</p>")}
    article = whole(epub(pages, contents=nav(ROWS)))
    assert list_entries(document(epub(pages)), WHOLE) == ()
    assert headings(article) == [(2, "Low water"), (2, "The wall"), (3, "The gate"), (2, "Spring")]
    assert (article.title, article.site, dict(article.origins)["language"]) == (
        "The Salt Road", "Tideway Press", "declared")  # fmt: skip


def test_a_file_of_several_chapters_is_a_source_for_each_and_one_article_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "road.epub"
    path.write_bytes(epub(THREE, contents=nav(ROWS)))
    sources = list_sources([str(tmp_path)])
    assert [source.locator.rpartition("#")[2] for source in sources] == [
        "entry=Low%20water", "entry=The%20wall", "entry=Spring"]  # fmt: skip
    assert read_article(load_document(sources[1])).title == "The wall"
    assert read_article(load_document(Source(str(path)))).title == "The Salt Road"


def test_keys_stay_when_the_book_is_exported_once_more_and_tell_equal_titles_apart() -> None:
    parts = nav([("Part One", "p1.xhtml", [("1", "a.xhtml")]), ("Part Two", "p2.xhtml", [("1", "b.xhtml")])])
    pages = {"p1.xhtml": page("<h1>Part One</h1>"), "a.xhtml": page(prose("1")),
             "p2.xhtml": page("<h1>Part Two</h1>"), "b.xhtml": page(prose("1"))}  # fmt: skip
    first = list_entries(document(epub(pages, contents=parts)), ReadOptions())
    assert [entry.title for entry in first] == ["The Salt Road: 1"] * 2
    assert [entry.key for entry in first] == ["The Salt Road: 1", "Part Two / The Salt Road: 1"]
    again = {name.replace("x", "y"): text for name, text in pages.items()}
    other = epub(again, contents=parts.replace(".xhtml", ".yhtml"))
    assert [entry.key for entry in list_entries(document(other), ReadOptions())] == [entry.key for entry in first]


def test_a_book_of_one_chapter_is_one_article_with_the_address_that_it_was_saved_from() -> None:
    saved = METADATA + "<dc:source>https://example.org/a/road.html</dc:source>"
    content = epub({"c1.xhtml": page(prose("Low water"))}, metadata=saved, contents=nav([("Start", "c1.xhtml")]))
    assert titles(content) == []
    article = read_article(document(content))
    assert (article.title, article.url) == ("The Salt Road", "https://example.org/a/road.html")


def test_an_article_whose_headings_are_listed_as_its_contents_is_one_article() -> None:
    body = f"<h1>The Salt Road</h1><p>{PROSE}</p><h2 id='g'>Glass</h2><p>{PROSE}</p><h2 id='r'>Rope</h2><p>{PROSE}</p>"
    contents = nav([("The Salt Road", "c1.xhtml", [("Glass", "c1.xhtml#g"), ("Rope", "c1.xhtml#r")])])
    content = epub(
        {"title.xhtml": page("<h1>The Salt Road</h1><p>Ana Lee</p>"), "c1.xhtml": page(body)}, contents=contents
    )
    assert titles(content) == []
    assert headings(read_article(document(content))) == [(2, "Glass"), (2, "Rope")]


def test_a_short_book_in_one_document_is_cut_where_its_contents_lead_to_chapters() -> None:
    def whole(mark: str, called: str) -> bytes:
        body = (
            '<section epub:type="titlepage"><h1>The Salt Road</h1><p>Ana Lee</p></section><section '
            'epub:type="copyright-page"><p>© 2023 Ana Lee. All rights reserved. ISBN 978-1-23456-789-7</p></section>'
        ) + "".join(f'<section{mark} id="c{n}"><h2>{called} {n}</h2><p>{n}: {PROSE}</p></section>' for n in (1, 2, 3))
        rows = [(f"{called} {n}", f"all.xhtml#c{n}") for n in (1, 2, 3)]
        return epub({"all.xhtml": page(body)}, contents=nav(rows))

    for content in (
        whole(' epub:type="chapter"', "Shore"),
        whole("", "Chapter"),
        whole(' role="doc-chapter"', "Shore"),
    ):
        assert [article_text(article)[:2] for article in chapters(content)] == ["1:", "2:", "3:"]
    sections = whole("", "Section")
    assert titles(sections) == []
    assert "rights" not in (said := article_text(read_article(document(sections))))
    assert said.count(PROSE.strip()) == 3


def test_a_chapter_that_quotes_a_copyright_page_keeps_it() -> None:
    quoted = (
        f'<section epub:type="chapter"><h2>Rights</h2><p>{PROSE}</p><p>All rights reserved, he wrote.</p></section>'
    )
    article = read_article(
        document(epub({"c1.xhtml": page(f"<p>{PROSE}</p>{quoted}")}, contents=nav([("A", "c1.xhtml")])))
    )
    assert "All rights reserved, he wrote." in article_text(article)


def test_a_long_document_is_cut_where_its_contents_say() -> None:
    body = "".join(
        f"<div><h2><a id='c{n}'/>Chapter {n}</h2>" + f"<p>{n}: {PROSE}</p>" * 100 + "</div>" for n in (1, 2, 3)
    )
    content = epub({"all.xhtml": page(body)}, contents=nav([(f"Chapter {n}", f"all.xhtml#c{n}") for n in (1, 2, 3)]))
    articles = chapters(content)
    assert [article_text(article)[:2] for article in articles] == ["1:", "2:", "3:"]
    assert [article_text(article).count(PROSE.strip()) for article in articles] == [100, 100, 100]


def test_a_chapter_in_several_documents_is_joined_and_a_chapter_that_is_not_listed_is_read() -> None:
    pages = {"c1.xhtml": page(prose("Low water")), "c1b.xhtml": page(f"<p>Continued. {PROSE}</p>"),
             "c2.xhtml": page(prose("The wall")), "last.xhtml": page(prose("A last word"))}  # fmt: skip
    articles = chapters(epub(pages, contents=nav([("Low water", "c1.xhtml"), ("The wall", "c2.xhtml")])))
    assert [article.title for article in articles] == ["Low water", "The wall", "A last word"]
    assert "Continued." in article_text(articles[0])


@pytest.mark.parametrize("number", ["1", "Chapter IV.", "xii"])
def test_a_number_above_the_heading_that_the_contents_lead_to_is_no_chapter(number: str) -> None:
    led = f"<p class='number'>{number}</p><h1><a id='one'></a>Low water</h1><p>{PROSE}</p>"
    content = epub(THREE | {"c1.xhtml": page(led)}, contents=nav([("Low water", "c1.xhtml#one"), *ROWS[1:]]))
    assert titles(content) == ["Low water", "The wall", "Spring"]
    assert number not in article_text(chapters(content)[0]).split("\n")


def test_a_sentence_above_the_heading_that_the_contents_lead_to_is_read() -> None:
    led = f"<p>To the 1 who waits.</p><h1><a id='one'></a>Low water</h1><p>{PROSE}</p>"
    content = epub(THREE | {"c1.xhtml": page(led)}, contents=nav([("Low water", "c1.xhtml#one"), *ROWS[1:]]))
    assert any("who waits" in article_text(each) for each in chapters(content))


def test_sections_listed_below_a_chapter_are_parts_of_it_and_a_page_of_a_part_heads_its_first_chapter() -> None:
    pages = {"p1.xhtml": page("<h1>Part One: Salt</h1><p>For the tide.</p>"),
             "c1.xhtml": page(prose("Low water")), "c1s.xhtml": page(prose("The mill")),
             "c2.xhtml": page(prose("The wall"))}  # fmt: skip
    rows = [
        (
            "Part One: Salt",
            "p1.xhtml",
            [("Low water", "c1.xhtml", [("The mill", "c1s.xhtml")]), ("The wall", "c2.xhtml")],
        )
    ]
    first, second = chapters(epub(pages, contents=nav(rows)))
    assert (first.title, second.title) == ("Low water", "The wall")
    assert "The mill" in [words for _, words in headings(first)]
    assert "Part One: Salt" in [words for _, words in headings(first)]


NEVER: Mapping[str, str] = {
    "cover.xhtml": page("<img src='cover.jpg' alt='The Salt Road'/>", "cover"),
    "title.xhtml": page("<h1>The Salt Road</h1><p>by Ana Lee</p><p>Tideway Press</p>"),
    "rights.xhtml": page("<p>Copyright © 2021 Ana Lee. All rights reserved. ISBN 978-1-23456-789-7.</p>"),
    "contents.xhtml": page(
        "<h1>Contents</h1><p><a href='c1.xhtml'>Low water</a></p><p><a href='c2.xhtml'>The wall</a></p>"
    ),
    "index.xhtml": page("<h1>Index</h1>" + "".join(f"<p>tide, {n}, {n + 4}</p>" for n in range(40))),
}


def test_what_nobody_narrates_is_left_out_and_a_dedication_is_read() -> None:
    front = {name: NEVER[name] for name in ("cover.xhtml", "title.xhtml", "rights.xhtml", "contents.xhtml")}
    pages = {**front, "for.xhtml": page("<p>For Bo, who knows the gate.</p>", "dedication"), **THREE,
             "index.xhtml": NEVER["index.xhtml"]}  # fmt: skip
    rows = [("Cover", "cover.xhtml"), ("Dedication", "for.xhtml"), *ROWS, ("Index", "index.xhtml")]
    assert titles(epub(pages, contents=nav(rows))) == ["Dedication", "Low water", "The wall", "Spring"]


def test_a_chapter_is_kept_that_only_has_the_name_of_such_a_page() -> None:
    pages = {"cover.xhtml": page(prose("Cover", 9)), "index.xhtml": page(prose("Index", 9)),
             "copyright.xhtml": page("<h1>Copyright</h1>" + f"<p>{PROSE}</p>" * 40)}  # fmt: skip
    guide = '<guide><reference type="cover" href="cover.xhtml"/></guide>'
    rows = [("Cover", "cover.xhtml"), ("Index", "index.xhtml"), ("Copyright", "copyright.xhtml")]
    assert titles(epub(pages, contents=ncx(rows), guide=guide)) == ["Cover", "Index", "Copyright"]


def test_what_is_not_linear_is_no_chapter() -> None:
    assert titles(epub(THREE, contents=nav(ROWS), unlined=["c2.xhtml"])) == ["Low water", "Spring"]


NOTED = (
    "<p>The marsh froze{mark}. Nobody had seen that since the war, and the older people came down to look at it.</p>"
)


@pytest.mark.parametrize(
    ("mark", "here", "there"),
    [
        ('<a epub:type="noteref" href="#n1">1</a>', '<aside epub:type="footnote" id="n1"><p>Minus twelve.</p></aside>', ""),
        ('<sup><a id="r1" href="notes.xhtml#n1">1</a></sup>', "",
         '<h1>Notes</h1><h2>Low water</h2><p><a id="n1" href="c1.xhtml#r1">1</a>. Minus twelve.</p>'),
        ('<a id="r1" href="notes.xhtml#fn1">[1]</a>', "",
         '<h1>Notes</h1><ol><li id="fn1"><p>Minus twelve. <a href="c1.xhtml#r1">↩</a></p></li></ol>'),
        ('<a id="r1" href="notes.xhtml#n1"><sup>*</sup></a>', "",
         '<h1>Notes</h1><div class="footnote"><p id="n1"><a href="c1.xhtml#r1">*</a> Minus twelve.</p></div>'),
    ],
)  # fmt: skip
def test_notes_are_notes_of_their_chapter_wherever_they_stand(mark: str, here: str, there: str) -> None:
    pages = THREE | {"c1.xhtml": page("<h1>Low water</h1>" + NOTED.format(mark=mark) + here)}
    if there:
        pages["notes.xhtml"] = page(there)
    content = epub(pages, contents=nav([*ROWS, *([("Notes", "notes.xhtml")] if there else [])]))
    articles = chapters(content)
    assert [article.title for article in articles] == ["Low water", "The wall", "Spring"], "the notes are no chapter"
    assert notes(articles[0]) == {"note-1": "Minus twelve."}
    assert "Minus" not in article_text(articles[0])
    assert any(span.mark("note") for block in articles[0].blocks for span in getattr(block, "content", ()))
    assert list(notes(whole(content)).values()) == ["Minus twelve."]


def test_a_number_that_leads_to_a_chapter_is_no_note() -> None:
    pages = THREE | {"c1.xhtml": page(prose("Low water") + "<p>See chapter <a href='c2.xhtml#top'>2</a> for it.</p>"),
                     "c2.xhtml": page(f"<h1 id='top'>The wall</h1><p>{PROSE}</p>")}  # fmt: skip
    articles = chapters(epub(pages, contents=nav(ROWS)))
    assert [notes(article) for article in articles] == [{}, {}, {}]
    assert article_text(articles[1]).startswith("The tide")


def test_numbers_of_printed_pages_are_not_read() -> None:
    body = f"<h1>Low water</h1><p>The tide <span epub:type='pagebreak' title='12'>12</span>came in.</p><p>{PROSE}</p>"
    assert "The tide came in." in article_text(chapters(epub(THREE | {"c1.xhtml": page(body)}))[0])


def test_the_cover_is_the_picture_of_each_episode_and_is_read_out_of_the_book(tmp_path: Path) -> None:
    cover = b"\x89PNG\r\n\x1a\ncover"
    items = '<item id="cv" href="a b.png" media-type="image/png" properties="cover-image"/>'
    path = tmp_path / "road.epub"
    path.write_bytes(epub(THREE, contents=nav(ROWS), items=items, parts={"OPS/a b.png": cover}))
    article = read_article(load_document(list_sources([str(path)])[0]))
    assert article.image == "road.epub#part=OPS/a%20b.png"
    assert load_document(Source(str(tmp_path / article.image))).content == cover


def test_a_book_in_loose_html_with_named_entities_and_another_charset_is_read() -> None:
    loose = (
        "<html><head><title>x</title></head><body><h1>Low&nbsp;water<p>Caf&eacute; by the sea<br>" + PROSE + "</body>"
    )
    latin = (
        '<?xml version="1.0" encoding="iso-8859-1"?><html><body><h1>The wall</h1><p>Café. '
        + PROSE
        + "</p></body></html>"
    )
    content = epub(THREE | {"c1.xhtml": loose}, parts={"OPS/c2.xhtml": latin.encode("latin-1")})
    first, second, _ = chapters(content)
    assert "Café by the sea" in article_text(first)
    assert article_text(second).startswith("Café.")


LOCKED = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"META-INF/encryption.xml": LOCKED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
          "META-INF/rights.xml": "<rights xmlns='http://ns.adobe.com/adept'/>"}, r"is encrypted \(Adobe's DRM\)"),
        ({"META-INF/encryption.xml": LOCKED.format("aes"), "META-INF/license.lcpl": "{}"}, r"encrypted \(Readium LCP\)"),
        ({"OPS/../../etc/passwd": "x"}, "leads out of it"),
        ({"OPS/book.opf": '<!DOCTYPE p [<!ENTITY a "b">]><package/>'}, "declares entities"),
        ({"OPS/book.opf": "<package><spine>"}, "no sound XML"),
        ({"OPS/c2.xhtml": bytes(30_000_000)}, "unpacks to more than 20,000,000 bytes"),
        ({"OPS/c2.xhtml": "<p>" + "<b/>" * 200_001}, "more than 200,000 tags"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_locked_or_hostile_is_refused_in_a_line(parts: dict[str, str | bytes], told: str) -> None:
    replaced = {name.removeprefix("OPS/"): "" for name in parts}
    pages = {name: text for name, text in THREE.items() if name not in replaced}
    content = epub(pages, contents=nav(ROWS), spine=list(THREE))
    held = BytesIO(content)
    with zipfile.ZipFile(held) as opened:
        kept: dict[str, str | bytes] = {
            n: opened.read(n) for n in opened.namelist() if n not in parts and n != "mimetype"
        }
    if "OPS/c2.xhtml" in parts:
        manifest = bytes(kept["OPS/book.opf"]).replace(  # type: ignore[arg-type]
            b"<manifest>", b'<manifest><item id="c2.xhtml" href="c2.xhtml" media-type="application/xhtml+xml"/>')  # fmt: skip
        kept["OPS/book.opf"] = manifest
    made = zip_parts({**kept, **parts}, "application/epub+zip")
    for options in (ReadOptions(), WHOLE):
        with pytest.raises(ReadError, match=told):
            read_article(document(made), options)
    with pytest.raises(ReadError, match=told):
        list_entries(document(made), ReadOptions())


def test_a_book_that_cannot_be_read_fails_by_itself_and_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(epub(THREE)[:900])
    (tmp_path / "b.epub").write_bytes(epub(THREE, parts={"OPS/x": "y" * 5_000}))
    (tmp_path / "c.md").write_text(f"# Low water\n\n{PROSE}")
    small = ReadOptions(largest_bytes=1000)
    for options in (ReadOptions(), small):
        sources = list_sources([str(tmp_path)], options)
        assert str(tmp_path / "a.epub") in [source.locator for source in sources]
        assert sources[-1].locator == str(tmp_path / "c.md")
    with pytest.raises(ReadError, match="is an EPUB that is damaged"):
        read_article(load_document(Source(str(tmp_path / "a.epub"))))


def test_garbled_fonts_do_not_lock_a_book() -> None:
    fonts = {"META-INF/encryption.xml": LOCKED.format("http://www.idpf.org/2008/embedding")}
    assert titles(epub(THREE, parts=fonts)) == ["Low water", "The wall", "Spring"]


def test_a_book_that_is_cut_off_missing_a_chapter_or_without_text_says_so() -> None:
    content = epub(THREE, contents=nav(ROWS))
    with pytest.raises(ReadError, match="is an EPUB that is damaged"):
        read_article(document(content[: len(content) // 2]))
    with pytest.raises(ReadError, match=r"its part OPS/c2\.xhtml is missing"):
        read_article(document(zip_parts({"META-INF/container.xml": CONTAINER, **_without(content, "OPS/c2.xhtml")})))
    with pytest.raises(NotAnArticle, match="without a text"):
        read_article(document(epub({"c1.xhtml": page("<img src='a.png'/>")})))
    broken = content.replace(PROSE.encode()[:9], b"X" * 9)
    stored = bytearray(content)
    at = content.find(b"PK\x03\x04", 2000)
    stored[at + 60 : at + 64] = b"\xff\xff\xff\xff"
    with pytest.raises(ReadError, match="damaged"):
        read_article(document(bytes(stored) if broken == content else broken))


def _without(content: bytes, name: str) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return {each: opened.read(each) for each in opened.namelist() if each not in {name, "META-INF/container.xml"}}


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("3. The weir", "<p class='block_4'><b>3. The weir</b></p>"),
        ("The weir", "<h1><span class='header-section-number'>3</span> The weir</h1>"),
        ("III: The Weir", "<hgroup><h2>III</h2><p>The Weir</p></hgroup>"),
        ("The weir", "<h2>Chapter 3</h2><h3>THE WEIR</h3>"),
        ("第三章　堰", "<h2>堰</h2>"),
        ("The weir", "<p class='Chapter-Number'>Chapter Three</p><p class='Chapter-Title'>The weir</p>"),
        ("The weir", "<p>3</p><p>The Weir</p>"),
        ("The weir", "<p>Chapter Twenty-One</p><p>The Weir</p>"),
    ],
)
def test_a_title_is_said_once_whatever_number_and_capitals_the_heading_has(line: str, head: str) -> None:
    pages = {"a.xhtml": THREE["c1.xhtml"], "b.xhtml": page(f"{head}<p>{PROSE}</p>")}
    _, article = chapters(epub(pages, contents=nav([("Low water", "a.xhtml"), (line, "b.xhtml")])))
    assert article_text(article) == PROSE.strip()


@pytest.mark.parametrize(
    "head",
    [
        "<p>The weir.</p>",
        "<h2>2. The weir</h2>",
        "<h2>Chapter 3</h2>",
        f"<p>{PROSE}</p><h2>The weir</h2>",
        "<p>The</p>",
        "<p>Chapter Three</p>",
        "<p>3</p><p>The weir is old.</p>",
        "<p>Chapter house</p><p>The weir</p>",
    ],
)
def test_a_sentence_another_number_and_what_stands_further_down_are_no_title(head: str) -> None:
    pages = {"a.xhtml": THREE["c1.xhtml"], "b.xhtml": page(f"{head}<p>{PROSE}</p>")}
    _, article = chapters(epub(pages, contents=nav([("Low water", "a.xhtml"), ("1. The weir", "b.xhtml")])))
    assert len(article_text(article)) > len(PROSE)


def test_notes_that_nothing_leads_to_are_no_chapter_and_a_chapter_with_such_a_note_is_one() -> None:
    note = "<aside epub:type='endnote' id='n1'><p>A mill of that name.</p></aside>"
    pages = THREE | {"n.xhtml": page(f"<section epub:type='endnotes'><h2>Endnotes</h2>{note}</section>"),
                     "m.xhtml": page(f"<h2>More notes</h2>{note}"),
                     "z.xhtml": page(f"<h1>On notes</h1><p>{PROSE}</p>{note}")}  # fmt: skip
    rows = [*ROWS, ("Endnotes", "n.xhtml"), ("More notes", "m.xhtml"), ("On notes", "z.xhtml")]
    assert titles(epub(pages, contents=nav(rows))) == ["Low water", "The wall", "Spring", "On notes"]


@pytest.mark.parametrize("name", ["奥付", "版权页", "판권지", "Kolofon", "Выходные данные", "Droits d’auteur"])
def test_a_page_of_rights_is_none_in_other_languages_and_a_long_chapter_of_that_name_is_one(name: str) -> None:
    rows = [*ROWS, (name, "r.xhtml")]
    short = epub(THREE | {"r.xhtml": page("<p>2024</p><p>海の出版</p>")}, contents=nav(rows))
    assert titles(short) == ["Low water", "The wall", "Spring"]
    long = epub(THREE | {"r.xhtml": page(f"<h1>{name}</h1>" + "<p>" + "海は静かだった。" * 60 + PROSE * 9 + "</p>")},
                contents=nav(rows))  # fmt: skip
    assert titles(long) == ["Low water", "The wall", "Spring", name]


STYLED = ["Subhead", "Sub-Heading", "A-Head", "Heading-2", "Section-Title", "x Subhead-first"]
UNSTYLED = [
    ("Body", "What was left"),
    ("Head-Office", "What was left"),
    ("header", "What was left"),
    ("Subheads-of-state", "What was left"),
    ("calibre4", "What was left"),
    ("Subhead", "It was late, and nobody had seen the boat come in from the sea that evening or the next"),
    ("Subhead", "It was late."),
    ("Heading", "He said:"),
]


def _styled(style: str, line: str) -> Article:
    pages = {
        "a.xhtml": THREE["c1.xhtml"],
        "b.xhtml": page(f"<p>{PROSE}</p><p class='{style}'>{line}</p><p>{PROSE}</p>"),
    }
    return chapters(epub(pages, contents=nav([("Low water", "a.xhtml"), ("The weir", "b.xhtml")])))[1]


@pytest.mark.parametrize("style", STYLED)
def test_a_paragraph_in_the_style_of_a_heading_is_one(style: str) -> None:
    assert "What was left" in [
        plain(b.content) for b in _styled(style, "What was left").blocks if isinstance(b, Heading)
    ]


@pytest.mark.parametrize(("style", "line"), UNSTYLED)
def test_a_paragraph_in_another_style_or_too_long_for_a_heading_is_text(style: str, line: str) -> None:
    article = _styled(style, line)
    assert not [b for b in article.blocks if isinstance(b, Heading)]
    assert line in article_text(article)


def test_a_page_that_asserts_the_authors_rights_is_no_chapter_and_a_story_that_speaks_of_them_is_one() -> None:
    rights = "<p>Marsh House</p><p>First published 2026. The moral right of the author has been asserted.</p>"
    told = f"<p>First published in 1902, it was forgotten. {PROSE}</p><p>{PROSE}</p>"
    book = {"r.xhtml": page(rights), "a.xhtml": page(told), "b.xhtml": THREE["c1.xhtml"]}
    listed = nav([("Weir", "r.xhtml"), ("The find", "a.xhtml"), ("Low water", "b.xhtml")])
    assert [article.title for article in chapters(epub(book, contents=listed))] == ["The find", "Low water"]


OTHER_BOOKS = {
    "a list of the author's books": ("<p>Also by Ana Lee</p><p><i>The Tide</i></p><p><i>The Gull</i></p>", False),
    "a chapter that begins so": ("<p>Also by the sea stood a mill that nobody worked.</p>", True),
    "a title page with an unknown publisher": ("<h1>The Salt Road</h1><p>Ana Lee</p><p>Quay Press</p>", False),
    "a short chapter": ("<h1>Salt</h1><p>Nobody had told the harbour master of it.</p>", True),
}


@pytest.mark.parametrize("case", OTHER_BOOKS)
def test_what_a_book_without_contents_has_before_its_text_is_told_from_it(case: str) -> None:
    html, is_read = OTHER_BOOKS[case]
    book = epub({"a.xhtml": page(html), "b.xhtml": prose("Rain"), "c.xhtml": prose("Wind")})
    titles = [article.title for article in chapters(book)]
    assert titles[-2:] == ["Rain", "Wind"]
    assert (len(titles) == 3) is is_read
