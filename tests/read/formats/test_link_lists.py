"""Lists of addresses are sources of what they lead to; what holds neither an article nor an address is refused by name."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Document
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.formats.lookup import find_format
from articlecast.read.options import ReadOptions

OPEN = ReadOptions(allowed_hosts=("127.0.0.1",), seconds_per_host=0.0)
PROSE = "The ferry was late on Tuesday, and the queue ran back past the fish market to the customs house by noon."
PLACES = ("https://a.example/one", "https://b.example/two")
LISTS = {
    "urls.txt": "# saved\nhttps://a.example/one\n\nhttps://b.example/two\nhttps://a.example/one\n",
    "pocket.csv": 'title,url,time_added,tags,status\nOne,https://a.example/one,1,,unread\n"Two, too",https://b.example/two,2,,archive\n',
    "instapaper.csv": "URL,Title,Selection,Folder,Timestamp\nhttps://a.example/one,One,,Unread,1\nhttps://b.example/two,Two,,Unread,2\n",
    "raindrop.csv": 'id,title,note,url\n1,"The ""one""","a note, which has\ntwo lines\n\nand more",https://a.example/one\n2,Two,,https://b.example/two\n',
    "ril_export.html": '<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><ul><li><a href="https://a.example/one" time_added="1" tags="">One</a></li><li><a href="https://b.example/two" time_added="2" tags="">Two</a></li></ul></body></html>',
    "bookmarks.html": '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p><DT><A HREF="https://a.example/one" ADD_DATE="1" ICON="data:image/png;base64,xx">One</A><DT><A HREF="https://b.example/two">Two</A></DL><p>\n',
}


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"urls.txt"}))
def test_a_saved_list_leads_to_its_pages_each_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(LISTS[name])
    assert [(source.locator, source.feed) for source in list_sources([str(path)])] == [(place, "") for place in PLACES]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_read_as_an_article_says_what_to_do_with_it(name: str) -> None:
    with pytest.raises(ReadError, match="is a list of 2 addresses, not an article") as caught:
        read_article(Document(LISTS[name].encode(), "text/html" if name.endswith("html") else "", name))
    assert "sources.articles" in caught.value.hint


@contextmanager
def serve(pages: dict[str, bytes]) -> Iterator[str]:
    """The address of a server on the loopback that has these pages."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_a_list_of_feeds_and_one_of_addresses_lead_to_what_stands_in_the_feeds(tmp_path: Path) -> None:
    body = f"<p>{PROSE}</p>" * 12
    item = f"<item><title>One</title><guid>urn:1</guid><description><![CDATA[{body}]]></description></item>"
    feed = f'<rss version="2.0"><channel><title>A</title>{item}</channel></rss>'
    page = f"<!doctype html><html><body><article><h1>Two</h1>{body}</article></body></html>"
    with serve({"/feed.xml": feed.encode(), "/page": page.encode()}) as at:
        barred = '<outline text="S" xmlUrl="https://me:secret@a.example/feed"/>'
        outlines = f'<outline text="G"><outline text="A" xmlUrl="{at}/feed.xml"/>{barred}</outline>'
        (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        (tmp_path / "urls.txt").write_text(f"{at}/page\n{at}/feed.xml\n")
        assert [each.locator for each in list_sources([str(tmp_path / "feeds.opml")], OPEN)] == [
            f"{at}/feed.xml#entry=urn%3A1"
        ]
        found = list_sources([str(tmp_path / "urls.txt")], OPEN)
        assert [each.locator for each in found] == [f"{at}/page", f"{at}/feed.xml#entry=urn%3A1"]
        assert [read_article(load_document(each, OPEN)).title for each in found] == ["Two", "One"]


def test_a_list_that_lies_among_articles_brings_nothing_into_the_show(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text('<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>')
    (tmp_path / "urls.txt").write_text(LISTS["urls.txt"])
    assert [Path(each.locator).name for each in list_sources([str(tmp_path)])] == ["urls.txt"]


def test_lists_that_lead_to_each_other_end(caplog: pytest.LogCaptureFixture) -> None:
    pages: dict[str, bytes] = {}
    with serve(pages) as at:
        pages["/a.txt"], pages["/b.txt"] = f"{at}/b.txt\n".encode(), f"{at}/a.txt\n".encode()
        assert list_sources([f"{at}/a.txt"], OPEN) == ()
    assert "leads to again" in caplog.text


REFUSED = {
    "people.csv": (
        "name,mail,town\nAna,a@x.example,Easton\nBo,b@x.example,Leith\nCy,c@x.example,Oban\n",
        "a table (CSV)",
    ),
    "rows": ("a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\t9\n", "a table (TSV)"),
    "site.yaml": ("a: 1\n", "data (YAML)"),
    "compose": ("services:\n  web:\n    image: nginx\n    ports:\n      - 80\n", "data (YAML)"),
    "tool.toml": ("[a]\nb = 1\n", "data (TOML)"),
    "unit": ("[Unit]\nDescription=x\n\n[Service]\nExecStart=/bin/x\n", "a file of settings"),
    "server.log": ("started\n", "a log"),
    "messages": ("2026-03-01T08:00:00 host a\n" * 6, "a log"),
    "ana": ("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lee\nEND:VCARD\n", "a file of contacts (vCard)"),
    "week": ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "a calendar (iCalendar)"),
    "id": ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n", "a key or certificate"),
    "dump": ("-- MySQL dump 10.13\n\nCREATE TABLE a (b int);\n", "a dump of a database (SQL)"),
    "fix": ("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n", "a patch"),
    "run": ("#!/bin/sh\necho hello\n", "source code"),
    "tide.py": ("print('tide')\n", "source code"),
    "lamp.svg": ('<svg xmlns="http://www.w3.org/2000/svg"><text>Lamp</text></svg>', "a drawing (SVG)"),
    "lamp": ('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Lamp</text></svg>', "a drawing (SVG)"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_article_is_refused_by_its_name(name: str) -> None:
    text, kind = REFUSED[name]
    with pytest.raises(NotAnArticle) as caught:
        read_article(Document(text.encode(), "", name))
    assert caught.value.wrong == f"is {kind}, not an article"


BINARY = {
    "a font (WOFF2)": b"wOF2\0\1\0\0" + bytes(40),
    "a 7-Zip archive": b"7z\xbc\xaf\x27\x1c\0\4",
    "a tar archive": b"a.txt" + bytes(252) + b"ustar\x0000",
    "an AVIF or HEIC picture": b"\0\0\0\x20ftypavif" + bytes(40),
    "a database (SQLite)": b"SQLite format 3\0" + bytes(40),
}


@pytest.mark.parametrize("kind", BINARY)
def test_bytes_are_refused_by_their_kind(kind: str) -> None:
    with pytest.raises(ReadError, match="not an article") as caught:
        read_article(Document(BINARY[kind], "", "x"))
    assert caught.value.wrong == f"is {kind}, not an article"


@pytest.mark.parametrize(
    "text",
    [
        f"The list\n\nhttps://a.example/one is where it began. {PROSE}\n",
        f"BM, as he was called\n\n{PROSE}\n",
        f"Monday, Tuesday, Friday\n\n{PROSE}\n\nOne, two, three.\n\nRed, green, blue.\n",
        f"Note: the tide\n\nTime: at six. {PROSE}\n",
        f"[Exit]\n\nAna = the harbour's first word. {PROSE}\n",
        f"Roses, he said, red ones,\nLilies, white ones, many,\nTulips, as well, no more,\n\n{PROSE}\n",
    ],
)
def test_a_text_that_looks_like_one_of_them_is_read(text: str) -> None:
    assert find_format(Document(text.encode(), "", "story")).name in {"text", "markdown"}
