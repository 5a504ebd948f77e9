"""A header is a header, however the file that it heads was written: by Windows' editors, in UTF-16, above a page."""

import codecs
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document, Paragraph, plain
from articlecast.read import read_article
from articlecast.read.formats.visibility import may_hide
from articlecast.read.markup.texts import article_text

HEADERS = {
    "yaml": "---\ntitle: The lamp room\ndate: 2026-03-01\nauthor: Ana Lee\nslug: lamp\ndraft: false\n---\n",
    "toml": '+++\ntitle = "The lamp room"\ndate = 2026-03-01\nauthor = "Ana Lee"\nslug = "lamp"\ndraft = false\n+++\n',
    "named": '---toml\ntitle = "The lamp room"\ndate = 2026-03-01\nauthor = "Ana Lee"\nslug = "lamp"\ndraft = false\n---\n',
    "json": '{\n"title": "The lamp room",\n"date": "2026-03-01",\n"author": "Ana Lee",\n"slug": "lamp",\n"draft": false\n}\n',
}
BODY = "\nThe lamps are filled at noon. Größe und Wetter.\n\n## After dark\n\nNobody climbs the stairs.\n"
WRITTEN: dict[str, Callable[[str], bytes]] = {
    "unix": lambda text: text.encode(),
    "windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old mac": lambda text: text.replace("\n", "\r").encode(),
    "mark and blank lines": lambda text: codecs.BOM_UTF8 + b"\r\n \r\n" + text.replace("\n", "\r\n").encode(),
    "blank lines and mark": lambda text: b"\n" + codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "utf-16 big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 without mark": lambda text: text.replace("\n", "\r\n").encode("utf-16-le"),
    "utf-16 big without mark": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
}


def read(content: bytes, name: str = "lamp.md") -> Article:
    return read_article(Document(content, "text/markdown" if name.endswith(".md") else "", name))


@pytest.mark.parametrize("write", WRITTEN.values(), ids=list(WRITTEN))
@pytest.mark.parametrize("header", HEADERS.values(), ids=list(HEADERS))
def test_a_header_is_one_however_its_lines_end(header: str, write: Callable[[str], bytes]) -> None:
    article = read(write(header + BODY))
    assert (article.title, article.authors, article.slug) == ("The lamp room", ("Ana Lee",), "lamp")
    assert article.published == datetime(2026, 3, 1, tzinfo=UTC)
    assert article_text(article) == article_text(read(header.encode() + BODY.encode()))
    assert not article.hidden


@pytest.mark.parametrize("write", WRITTEN.values(), ids=list(WRITTEN))
@pytest.mark.parametrize("header", HEADERS.values(), ids=list(HEADERS))
def test_a_draft_is_one_however_its_lines_end(header: str, write: Callable[[str], bytes]) -> None:
    drafted = header.replace("draft: f", "draft: t").replace("draft = f", "draft = t").replace('draft": f', 'draft": t')
    content = write(drafted.replace("talse", "true") + BODY)
    assert read(content).hidden == "draft: true"
    assert may_hide(content)


@pytest.mark.parametrize("write", WRITTEN.values(), ids=list(WRITTEN))
def test_markdown_and_text_without_a_header_are_read_as_well(write: Callable[[str], bytes]) -> None:
    plain_body = BODY.replace("## ", "")
    for name, text in (("lamp.md", f"# The lamp room\n{BODY}"), ("lamp.txt", f"The lamp room\n{plain_body}")):
        article = read(write(text), name)
        assert article.title == "The lamp room"
        assert isinstance(article.blocks[0], Paragraph)
        assert plain(article.blocks[0].content) == "The lamps are filled at noon. Größe und Wetter."


def test_what_is_binary_is_not_taken_for_utf_16() -> None:
    for content in (bytes(range(256)) * 4, b"\x01\0\x02\0\x03\0" * 200, b"\0" * 400, b"ab\0\0cd\0\0" * 100):
        with pytest.raises(ReadError, match="binary"):
            read(content)


# ---------------------------------------------------------------- a page below a header

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>The ferry is late - The Crier</title><meta name="author" content="Bo Mar"></head><body>
<nav><a href="/">Home</a> <a href="/a">Harbour</a> <a href="/b">Sport</a></nav>
<article><h1>The ferry is late</h1>
<p>The ferry left the island an hour after it was due, and the people on the quay had long stopped asking why.</p>
<p>Nobody on board was told what had happened, and the captain kept to the bridge until the lights came in sight.</p>
<p>By the time the ropes were made fast the last bus had gone, and forty passengers walked into town in the rain.</p>
</article>
<aside><h2>More stories</h2><a href="/c">A crab the size of a dog</a></aside>
<footer><p>Copyright The Crier. All rights reserved. Subscribe to our newsletter.</p></footer></body></html>
"""


def test_the_article_of_a_page_below_a_header_is_found_and_the_header_goes_before_it() -> None:
    article = read(f"---\ntitle: Late again\nauthor: Ana Lee\ndate: 2026-03-01\n---\n\n{PAGE}".encode())
    assert (article.title, article.authors) == ("Late again", ("Ana Lee",))
    assert article.published == datetime(2026, 3, 1, tzinfo=UTC)
    text = article_text(article)
    assert "forty passengers" in text
    assert not any(words in text for words in ("Copyright", "Sport", "crab"))
    assert dict(article.origins)["title"] == "header: title"


def test_what_the_header_does_not_say_the_page_does() -> None:
    article = read(f"---\ndate: 2026-03-01\n---\n{PAGE}".encode())
    assert (article.title, article.authors) == ("The ferry is late", ("Bo Mar",))


def test_a_few_lines_of_html_below_a_header_are_read_whole() -> None:
    article = read(b"---\ntitle: A\n---\n<html><body><p>One line.</p><p>And one more.</p></body></html>")
    assert [plain(block.content) for block in article.blocks if isinstance(block, Paragraph)] == [
        "One line.",
        "And one more.",
    ]


def test_a_page_below_a_header_that_is_no_article_is_refused() -> None:
    login = "<!doctype html><html><body><nav>Home</nav><form>Password <input type=password></form></body></html>"
    with pytest.raises(NotAnArticle):
        read(f"---\ntitle: A\n---\n{login}".encode())


# ---------------------------------------------------------------- fields are text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Q&amp;A: <em>Tides</em>", "Q&A: Tides"),
        ("<span class='x'>The <b>old</b></span> pier<br>closes", "The old pier closes"),
        ("Tom &#38; Jerry&#8217;s boat", "Tom & Jerry’s boat"),
        ("&lt;em&gt;Tides&lt;/em&gt; again", "Tides again"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("List<int> and Map<String, b>", "List<int> and Map<String, b>"),
        ("What the <em> element is for", "What the <em> element is for"),
        ("AT&T; R&D & more", "AT&T; R&D & more"),
        ("I <3 you", "I <3 you"),
    ],
)
def test_tags_and_entities_of_a_field_are_no_text(written: str, meant: str) -> None:
    quoted = "'" + written.replace("'", "''") + "'"
    header = f"---\ntitle: {quoted}\nsummary: {quoted}\nsite: {quoted}\ntags: [{quoted}, b]\n---\nText.\n"
    article = read(header.encode())
    assert (article.title, article.summary, article.site, article.tags) == (meant, meant, meant, (meant, "b"))


def test_an_author_is_a_name_without_tags() -> None:
    assert read(b"---\ntitle: A\nauthor: '<a href=\"/ana\">Ana Lee</a> &amp; Bo Mar'\n---\nText.").authors == (
        "Ana Lee",
        "Bo Mar",
    )
