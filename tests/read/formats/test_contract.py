"""What every format promises, ours and a third party's alike."""

import io
import json
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from articlecast.errors import ArticlecastError, NotAnArticle, ReadError
from articlecast.model import Article, Document, Source
from articlecast.read import list_by_name, list_sources, load_document, read_article
from articlecast.read.format import Format
from articlecast.read.formats.lookup import find_format, list_collections, list_formats, list_suffixes
from articlecast.read.options import ReadOptions
from read.formats.test_services import SERVICES, answer
from support.books import epub, page
from support.office import docx, odt, para
from support.packages import install_shown, make_up
from support.pdf import Placed, draw, lay

PARAGRAPH = "The tide came in at six, and nobody had told the harbour master, who slept until seven on that day."
BODY = f"<h1>A day at sea</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('tide', 'gull')}</p>"
MHTML = (
    b"From: saved\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html\n\n<!doctype html><html>"
    b"<title>A day at sea</title><article>%s</article></html>\n--X--\n" % BODY.encode()
)
FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title>
<item><title>A day at sea</title><guid>1</guid><description>Sea.</description>
<content:encoded><![CDATA[{BODY * 3}]]></content:encoded></item></channel></rss>"""
NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "source": f"# A day at sea\n\n{PARAGRAPH}"}],
    "nbformat": 4,
    "metadata": {},
}
SUBTITLES = f"WEBVTT - A day at sea\n\n00:01.000 --> 00:09.000\n{PARAGRAPH}\n"
PDF = draw([Placed(60, 740, "A day at sea", 20), *lay(PARAGRAPH * 3, 60, 700)])
RTF = rf"{{\rtf1\ansi{{\info{{\title A day at sea}}}}\pard {PARAGRAPH}\par}}"
LETTER = (
    b"From: Ana Lee <ana@quay.example>\nTo: me@reader.example\nSubject: A day at sea\nMessage-ID: <1@quay.example>\n"
    b"Date: Sun, 01 Mar 2026 08:00:00 +0000\n\n%s\n" % PARAGRAPH.encode()
)
BOOK = f"Title: A day at sea\n\n*** START OF THE PROJECT GUTENBERG EBOOK SEA ***\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
GHOST = {
    "db": [
        {
            "data": {
                "posts": [
                    {
                        "id": "1",
                        "title": "A day at sea",
                        "html": BODY,
                        "status": "published",
                        "published_at": "2026-03-01",
                    }
                ]
            }
        }
    ]
}
SUBSTACK = {
    "posts.csv": "post_id,post_date,is_published,title\n1.sea,2026-03-01,true,A day at sea\n",
    "posts/1.sea.html": BODY,
}


def pack(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


SAMPLES = {
    "addresses": Document(b"https://example.org/a\nhttps://example.org/b\n", "text/plain", "urls.txt"),
    "export": Document(pack(SUBSTACK), "application/zip", "export.zip"),
    "ghost": Document(json.dumps(GHOST).encode(), "application/json", "ghost.json"),
    "gutenberg": Document(BOOK.encode(), "text/plain", "sea.txt"),
    "letter": Document(LETTER, "message/rfc822", "day.eml"),
    "links": Document(b"title,url\nA,https://example.org/a\n", "text/csv", "saved.csv"),
    "mailbox": Document(b"From ana@quay.example Sun Mar 01 08:00:00 2026\n" + LETTER, "application/mbox", "day.mbox"),
    "notion": Document(f"# A day at sea\n\n{PARAGRAPH}\n".encode(), "text/markdown", f"sea {'0a' * 16}.md"),
    "opml": Document(
        b'<opml><body><outline xmlUrl="https://example.org/feed"/></body></opml>', "text/x-opml", "feeds.opml"
    ),
    "archive": Document(MHTML, "multipart/related", "day.mhtml"),
    "asciidoc": Document(f"= A day at sea\n:toc:\n\n{PARAGRAPH}\n".encode(), "text/asciidoc", "day.adoc"),
    "binary": Document(b"\x89PNG\r\n\x1a\n", "image/png", "day.png"),
    "data": Document(b'{"a": 1}', "application/json", "day.json"),
    "docx": Document(docx(para("A day at sea", "Title") + para(PARAGRAPH)), "", "day.docx"),
    "epub": Document(epub({"c1.xhtml": page(BODY)}, metadata="<dc:title>A day at sea</dc:title>"), "", "day.epub"),
    "feed": Document(FEED.encode(), "application/rss+xml", "day.rss"),
    "front matter": Document(f"---\ntitle: A day at sea\n---\n\n{PARAGRAPH}\n".encode(), "text/markdown", "day.md"),
    "markdown": Document(f"# A day at sea\n\n{PARAGRAPH}\n".encode(), "text/markdown", "day.md"),
    "notebook": Document(json.dumps(NOTEBOOK).encode(), "application/x-ipynb+json", "day.ipynb"),
    "org": Document(f"#+TITLE: A day at sea\n\n{PARAGRAPH}\n".encode(), "text/x-org", "day.org"),
    "page": Document(f"<!doctype html><html><article>{BODY}</article></html>".encode(), "text/html", "day.html"),
    **{name: Document(answer(name), "application/json", f"{name}.json") for name in SERVICES},
    "pdf": Document(PDF, "application/pdf", "day.pdf"),
    "restructured text": Document(f"A day at sea\n============\n\n{PARAGRAPH}\n".encode(), "text/x-rst", "day.rst"),
    "odt": Document(odt(f"<text:h>A day at sea</text:h><text:p>{PARAGRAPH}</text:p>"), "", "day.odt"),
    "rtf": Document(RTF.encode(), "application/rtf", "day.rtf"),
    "sitemap": Document(b"<urlset><url><loc>https://example.org/a</loc></url></urlset>", "", "sitemap.xml"),
    "subtitles": Document(SUBTITLES.encode(), "text/vtt", "day.vtt"),
    "text": Document(f"A day at sea\n\n{PARAGRAPH}\n".encode(), "text/plain", "day.txt"),
    "gemtext": Document(f"# A day at sea\n\n{PARAGRAPH}\n".encode(), "text/gemini", "day.gmi"),
}
NO_ARTICLES = {"addresses", "binary", "data", "links", "opml", "sitemap", *SERVICES}
ODD = (
    b"",
    b"PK\x03\x04",
    b"PK\x03\x04META-INF/container.xml",
    b"PK\x03\x04word/document.xml",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
    b"\x00\xff\xfe",
    b"\xff\xfe\x00",
    b"<" * 5000,
    b"[" * 5000,
    b"#" * 5000,
    "\ud800".encode("utf-8", "ignore"),
)


@pytest.fixture(scope="module")
def gemtext(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_shown("formats.md", tmp_path_factory.mktemp("gemtext"))


@pytest.fixture(autouse=True)
def formats(gemtext: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ours, and the one that docs/formats.md shows."""
    monkeypatch.syspath_prepend(gemtext)
    forget()
    yield
    forget()


def forget() -> None:
    list_formats.cache_clear()
    list_suffixes.cache_clear()
    list_collections.cache_clear()


def read(found: Format, document: Document) -> Article | type[ArticlecastError]:
    try:
        return found.read(document, ReadOptions())
    except ArticlecastError as error:
        return type(error)


def test_each_kind_is_read_by_the_format_that_is_named_after_it() -> None:
    assert {each.name for each in list_formats()} == SAMPLES.keys()
    assert {name: find_format(document).name for name, document in SAMPLES.items()} == {name: name for name in SAMPLES}


@pytest.mark.parametrize("name", SAMPLES)
def test_equal_documents_give_equal_articles_without_a_network(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    (found,) = (each for each in list_formats() if each.name == name)
    first, second = read(found, SAMPLES[name]), read(found, SAMPLES[name])
    assert first == second
    if name in NO_ARTICLES:
        assert first in {ReadError, NotAnArticle}
    else:
        assert isinstance(first, Article)
        assert first.title == "A day at sea"


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("content", ODD)
def test_no_bytes_whatever_are_more_than_an_error_of_ours(name: str, content: bytes) -> None:
    (found,) = (each for each in list_formats() if each.name == name)
    document = Document(content, "", "odd")
    assert found.recognises(document) in {True, False}
    if found.recognises(document):
        read(found, document)


def test_a_folder_holds_the_files_of_an_installed_format_too(tmp_path: Path) -> None:
    (tmp_path / "story.gmi").write_bytes(SAMPLES["gemtext"].content)
    (tmp_path / "picture.png").write_bytes(SAMPLES["binary"].content)
    (source,) = list_sources([str(tmp_path)])
    article = read_article(load_document(source))
    assert (source.locator, article.title) == (str(tmp_path / "story.gmi"), "A day at sea")


def test_a_format_without_its_title_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "story.gmi").write_text("No title.\n")
    with pytest.raises(NotAnArticle, match="has no title") as caught:
        read_article(load_document(Source(str(tmp_path / "story.gmi"))))
    assert caught.value.hint.endswith("with a line '# Its title'")


PILE = """
from articlecast import Article, Entry, Format, Paragraph, Span
def list_letters(document, options):
    letters = document.content.decode().split("~~")
    return [Entry(key=text[:5], link="", title=text[:5], html=f"<p>{text}</p>") for text in letters[1:]]
def read_pile(document, options):
    return Article("A pile", "en", (Paragraph((Span(document.content.decode()),)),))
PILE = Format("pile", lambda d: d.media_type == "text/pile", "articlecast_pile:read_pile", {".pile": "text/pile"},
              lister="articlecast_pile:list_letters")
"""


def test_a_document_of_several_articles_is_listed_as_them_and_one_without_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.syspath_prepend(
        make_up(tmp_path / "site", "articlecast.formats", "pile", "articlecast_pile:PILE", PILE)
    )
    forget()
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "letters.pile").write_text(f"~~first {PARAGRAPH}~~other {PARAGRAPH}")
    (folder / "single.pile").write_text(PARAGRAPH)
    sources = list_sources([str(folder)])
    read = [read_article(load_document(source)).title for source in sources]
    assert read == ["first", "other", "A pile"]
    assert [source.locator.rpartition("/")[2] for source in sources] == [
        "letters.pile#entry=first",
        "letters.pile#entry=other",
        "single.pile",
    ]
    assert list_by_name(str(folder)) is None, "what such a file holds is known to whoever opens it"
    assert len(list_sources([str(folder / "letters.pile")], ReadOptions(entries=1))) == 1
    assert "its first 1 entries are taken and 1 left out" in caplog.text


BROKEN = """
from articlecast import Format
def read(document, options):
    raise KeyError("colour")
def ask(document):
    if b"ask" in document.content:
        raise TypeError("no")
    return b"paint" in document.content
PAINT = Format("paint", ask, "articlecast_paint:read")
"""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import nowhere_to_be_found", "cannot be loaded"),
        ("PAINT = 3", "is no articlecast.Format"),
        ("raise SystemExit(7)", "cannot be loaded: SystemExit: 7"),
        ("PAINT = (", "cannot be loaded: SyntaxError"),
        ("from articlecast import Format\nPAINT = Format('p', bool, 'a:b', rank='x')", "has a rank"),
        ("from articlecast import Format\nPAINT = Format('p', bool, 'a:b', suffixes=None)", "has suffixes that are no"),
        ("from articlecast import Format\nPAINT = Format('p', bool, 'a:b', {'zz': 'a/b'})", "has the suffix 'zz'"),
        ("from articlecast import Format\nPAINT = Format('p', bool, print)", "needs a name"),
    ],
)
def test_a_format_that_cannot_be_loaded_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, source: str, told: str
) -> None:
    site = make_up(tmp_path / "site", "articlecast.formats", "paint", "articlecast_paint_broken:PAINT", source)
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(__import__("sys").modules, "articlecast_paint_broken", raising=False)
    forget()
    assert read_article(SAMPLES["markdown"]).title == "A day at sea"
    assert [told in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize(
    "body", ["raise SystemExit(5)", "return None", "return document", "import nowhere_to_be_found"]
)
def test_whatever_a_third_partys_reader_does_fails_that_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    source = f"""
from articlecast import Format
def read(document, options):
    {body}
PAINT = Format("paint", lambda document: b"paint" in document.content, __name__ + ":read")
"""
    module = f"articlecast_paint_{abs(hash(body))}"
    site = make_up(tmp_path / "site", "articlecast.formats", "paint", f"{module}:PAINT", source)
    monkeypatch.syspath_prepend(site)
    forget()
    with pytest.raises(ReadError, match="paint"):
        read_article(Document(b"# paint\n\nText.", "text/markdown", "a.md"))
    assert read_article(SAMPLES["markdown"]).title == "A day at sea"


def test_a_name_of_ours_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "from articlecast import Format\nMINE = Format('page', lambda document: True, 'nowhere:read')\n"
    site = make_up(tmp_path / "site", "articlecast.formats", "page", "articlecast_second_page:MINE", source)
    monkeypatch.syspath_prepend(site)
    forget()
    assert read_article(SAMPLES["page"]).title == "A day at sea"


def test_what_a_third_partys_format_raises_fails_that_article_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = make_up(tmp_path / "site", "articlecast.formats", "paint", "articlecast_paint:PAINT", BROKEN)
    monkeypatch.syspath_prepend(site)
    forget()
    with pytest.raises(ReadError, match="the format 'paint' failed: KeyError"):
        read_article(Document(b"# paint\n\nText.", "text/markdown", "a.md"))
    assert read_article(Document(b"# ask\n\nText that is read.", "text/markdown", "a.md")).title == "ask"
    assert "the format 'paint': on a.md: failed: TypeError: no" in caplog.text
