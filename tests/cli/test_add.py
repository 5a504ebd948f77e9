"""``articlecast add``: an address, a file or a text among the sources, and what it will be."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from articlecast.show.settings import load_settings
from cli.conftest import WriteArticle
from support.books import epub, page, prose
from support.command import Called, call
from support.web import serving

WORDS = "The harbour was closed on Monday after a storm tore two of its cranes from their rails. "
PAGE = f"""<!doctype html><html lang=en><head><title>Cranes</title></head><body><nav><a href=/>Home</a></nav><article>
<h1>Cranes</h1><p>{WORDS * 3}</p><p>It was opened again on Friday.</p></article></body></html>"""
FEED = f"""<rss version="2.0"><channel><title>News</title>
<item><title>One</title><guid>1</guid><description><![CDATA[<p>{WORDS * 9}</p>]]></description></item>
<item><title>Two</title><guid>2</guid><description><![CDATA[<p>{WORDS * 8}</p>]]></description></item>
</channel></rss>"""


async def site(scope: Any, _receive: Any, send: Any) -> None:
    kind, body = {"/page": ("text/html", PAGE), "/feed": ("application/rss+xml", FEED)}.get(scope["path"], ("", ""))
    headers = [(b"content-type", kind.encode())]
    await send({"type": "http.response.start", "status": 200 if body else 404, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})


@pytest.fixture
def open_show(show: Path) -> Path:
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n# mine\n[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\n')
    return show


def sources(show: Path) -> tuple[str, ...]:
    return load_settings(show).sources.articles


def add(show: Path, *words: str) -> Called:
    return call("add", *words, folder=show)


def test_a_page_and_a_feed_become_sources_once(open_show: Path) -> None:
    before = sources(open_show)
    with serving(site) as address:
        page, feed = add(open_show, f"{address}/page"), add(open_show, f"{address}/feed", f"{address}/page")
        assert page.out.startswith(f"added: {address}/page\nCranes, no date, en: ")
        assert page.out.endswith(f"next:  articlecast render {address}/page\n")
        assert f"added: {address}/feed\nit holds 2 articles\n" in feed.out
        assert f"{address}/page: is among the sources already\n" in feed.out
        assert sources(open_show) == (*before, f"{address}/page", f"{address}/feed")
        assert "# mine" in (open_show / "articlecast.toml").read_text()
        assert call("render", "--quiet", folder=open_show).code == 0


def test_what_cannot_be_had_is_no_source_and_the_others_are(open_show: Path) -> None:
    with serving(site) as address:
        done = add(open_show, f"{address}/none", f"{address}/page")
        assert done.code == 1
        assert "does not exist (HTTP 404)" in done.err
        assert sources(open_show)[-1] == f"{address}/page"


@pytest.mark.parametrize("address", ["https://me:hunter2@example.org/feed", "https://example.org/${HOME}"])
def test_an_address_with_a_secret_is_none_of_the_sources(show: Path, address: str) -> None:
    before = sources(show)
    done = add(show, address)
    assert done.code == 1
    assert "hunter2" not in done.err
    assert sources(show) == before


def test_a_file_is_copied_and_one_that_is_there_already_is_left(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    there = write("tide")
    strange = tmp_path / "Some Page (1).html"
    strange.write_text(PAGE)
    assert "articles/tide.md: is among the sources already" in add(show, str(there)).out
    first, again = add(show, str(strange), "--url", "https://example.org/cranes"), add(show, str(strange))
    assert first.out.startswith("added: articles/cranes.html\n")
    assert (show / "articles/cranes.html").read_text().startswith("---\nlink: https://example.org/cranes\n---\n")
    assert again.out.startswith("added: articles/cranes-2.html\n"), "it is another file: without its address"
    assert add(show, str(strange)).out.startswith("articles/cranes-2.html: is among the sources already\n")
    assert call("read", "articles/cranes.html", folder=show).out.startswith("title: Cranes")


def test_a_text_comes_from_standard_input(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode())))
    done = add(show, "-", "--title", "A day: at sea", "--json")
    (row,) = done.events
    assert (row["state"], row["source"], row["title"]) == ("added", "articles/a-day-at-sea.txt", "A day: at sea")
    assert row["words"] == len(WORDS.split())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG picture"),
        ("a.html", b"  ", "is empty"),
        (
            "passwd",
            b"root:x:0:0:root:/root:/bin/bash\nana:x:1:1:Ana:/home/ana:/bin/sh\n",
            "its name is none of an article",
        ),
        (".env", b"API_KEY=abc\nOTHER=def\n", ""),
        ("a.bin", bytes(range(32)) * 40, "binary file"),
    ],
)
def test_what_is_no_article_is_told_and_not_taken(
    show: Path, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = add(show, str(tmp_path / name))
    assert (done.code, told in done.err) == (1, True)
    assert list((show / "articles").iterdir()) == []


def test_a_draft_says_that_nothing_is_made_of_it(show: Path, tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text(f"---\ntitle: New\ndraft: true\n---\n\n{WORDS}\n")
    assert "nothing is made of it: draft: true\n" in add(show, str(tmp_path / "new.md")).out


def test_a_show_without_a_folder_of_articles_gets_one(show: Path, tmp_path: Path) -> None:
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[sources]\narticles = ["https://example.org/feed.xml"]\n')
    (tmp_path / "new.md").write_text(f"# New\n\n{WORDS}\n")
    assert "added: articles/new.md\n" in add(show, str(tmp_path / "new.md")).out
    assert sources(show) == ("https://example.org/feed.xml", "articles")


MAILBOXES = {
    "imaps://ana%40quay.example:hunter-22@mail.quay.example/News?since=30": "imaps://ana%40quay.example:${MAIL_PASSWORD}@mail.quay.example/News?since=30",
    "imaps://mail.quay.example/News": "imaps://USER:${MAIL_PASSWORD}@mail.quay.example/News",
    "imaps://ana;AUTH=XOAUTH2:ya29.token@mail.quay.example": "imaps://ana;AUTH=XOAUTH2:${MAIL_TOKEN}@mail.quay.example",
}


@pytest.mark.parametrize("given", MAILBOXES)
def test_a_mailbox_is_told_how_the_settings_have_it_without_its_password(show: Path, given: str) -> None:
    done = add(show, given)
    assert done.code == 1
    assert f'mail = "{MAILBOXES[given]}"' in done.err
    assert "hunter-22" not in done.err
    assert "ya29" not in done.err


HEADERS = {
    "YAML": "---\ntitle: Low water\nauthor: Bo Mar\n---\n",
    "TOML": '+++\ntitle = "Low water"\nauthor = "Bo Mar"\n+++\n',
    "another address": "---\ntitle: Low water\nauthor: Bo Mar\nurl: https://old.example/low\n---\n",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_the_address_of_a_file_with_a_header_stands_in_it(show: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "low.md").write_text(f"{HEADERS[kind]}\n{WORDS * 3}\n")
    assert add(show, str(tmp_path / "low.md"), "--url", "https://quay.example/low").code == 0
    told = call("read", "articles/low-water.md", "--json", folder=show).out
    assert '"url": "https://quay.example/low"' in told
    assert '"authors": ["Bo Mar"]' in told


def test_a_book_keeps_the_name_of_its_file(show: Path, tmp_path: Path) -> None:
    (tmp_path / "The Long Tide (2nd ed).epub").write_bytes(
        epub({"one.xhtml": page(prose("First")), "two.xhtml": page(prose("Second"))})
    )
    done = add(show, str(tmp_path / "The Long Tide (2nd ed).epub"))
    assert done.out.startswith("added: articles/the-long-tide-2nd-ed.epub\nit holds 2 articles\n")
