"""``articlecast opml``: feeds come from other readers' lists, and go into them."""

import tomllib
from pathlib import Path

import pytest

from articlecast.read.opml import Outline, read_opml, write_opml
from support.command import Called, call

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="The Wire &amp; more" xmlUrl="https://wire.example/feed.xml" htmlUrl="https://wire.example/"/>
<outline text="Folder in a folder"><outline type="rss" title="Gulls" xmlUrl="http://gulls.example/rss"/></outline></outline>
<outline type="rss" text="Again" xmlUrl="http://wire.example/feed.xml/"/>
<outline type="rss" text="Mine" xmlUrl="https://me:secret@paid.example/feed"/>
<outline type="rss" text="Old" xmlUrl="feed://old.example/feed"/>
<outline type="rss" text="Files" xmlUrl="ftp://files.example/feed"/>
<outline type="link" text="A page" url="https://page.example/"/>
</body></opml>
"""
OTHERS = ["http://gulls.example/rss", "http://old.example/feed"]
SETTINGS = """# kept
[show]
title = "Notes"   # kept, too
base_url = "https://pods.example/notes"

[speak]
engine = "tone"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articlecast.toml").write_text(SETTINGS)
    (tmp_path / "list.opml").write_text(LIST)
    return tmp_path


def list_articles(folder: Path, *tables: str) -> list[str]:
    values = tomllib.loads((folder / "articlecast.toml").read_text())
    for table in tables:
        values = values[table]
    return list(values["sources"]["articles"])


def test_the_feeds_of_a_list_become_sources_and_every_line_stays(folder: Path) -> None:
    called = call("opml", "import", "list.opml", folder=folder)
    assert (called.code, called.out.splitlines()) == (
        0,
        [
            "added: The Wire & more  https://wire.example/feed.xml",
            "added: Gulls  http://gulls.example/rss",
            "added: Old  http://old.example/feed",
            "articlecast.toml: 3 added, 1 were there already",
        ],
    )
    assert "secret" not in called.err
    assert "https://me:***@paid.example/feed was left out: it has a password" in called.err
    assert "ftp://files.example/feed was left out: it is no address that begins with https:// or http://" in called.err
    assert (folder / "articlecast.toml").read_text().startswith(SETTINGS)
    assert list_articles(folder) == ["articles", "https://wire.example/feed.xml", *OTHERS]
    before = (folder / "articlecast.toml").read_bytes()
    assert call("opml", "import", "list.opml", folder=folder).out == "articlecast.toml: 0 added, 4 were there already\n"
    assert (folder / "articlecast.toml").read_bytes() == before
    assert call("settings", folder=folder).code == 0


def test_a_list_has_no_secret_sent_to_a_host_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", "correct-horse")
    rows = "".join(
        f'<outline xmlUrl="{feed}"/>' for feed in ("http://evil.example/${API_KEY}/feed", "http://b.example")
    )
    (folder / "list.opml").write_text(f"<opml><body>{rows}</body></opml>")
    called = call("opml", "import", "list.opml", folder=folder)
    assert (called.code, called.out.splitlines()[-1]) == (0, "articlecast.toml: 1 added, 0 were there already")
    assert called.err == (
        "note: http://evil.example/${API_KEY}/feed was left out: it names a variable of the environment, as no list of"
        " feeds does\n"
    )
    assert list_articles(folder) == ["articles", "http://b.example"]


@pytest.mark.parametrize(
    ("given", "feed"),
    [
        ("feed:https://a.example/Rss", "https://a.example/Rss"),
        ("feed://a.example/Rss", "http://a.example/Rss"),
        ("FEED:HTTP://a.example/Rss", "http://a.example/Rss"),
    ],
)
def test_an_address_loses_what_a_reader_put_before_it(given: str, feed: str) -> None:
    assert read_opml(f'<opml><body><outline xmlUrl="{given}"/></body></opml>'.encode(), "list")[0].feed == feed


def test_a_host_in_capitals_is_the_same_one(folder: Path) -> None:
    rows = "".join(
        f'<outline xmlUrl="https://{feed}"/>' for feed in ("A.example/rss", "a.example/rss", "a.example/RSS")
    )
    (folder / "list.opml").write_text(f"<opml><body>{rows}</body></opml>")
    call("opml", "import", "list.opml", folder=folder)
    assert list_articles(folder) == ["articles", "https://A.example/rss", "https://a.example/RSS"]


def test_what_stands_among_the_sources_stays_with_its_comments(folder: Path) -> None:
    path = folder / "articlecast.toml"
    rows = (
        '[sources]\narticles = [\n  "notes",  # mine\n  "https://wire.example/feed.xml",\n]\n\n[read]\nrobots = true\n'
    )
    path.write_text(SETTINGS + rows)
    call("opml", "import", "list.opml", folder=folder)
    assert '"notes",  # mine' in path.read_text()
    assert list_articles(folder) == ["notes", "https://wire.example/feed.xml", *OTHERS]


def test_one_of_several_shows_gets_them(folder: Path) -> None:
    path = folder / "articlecast.toml"
    path.write_text('[shows.dawn]\nshow.title = "Dawn"\nsources.articles = "dawn"\n[shows.dusk]\nshow.title = "Dusk"\n')
    assert call("opml", "import", "list.opml", folder=folder).code == 2
    for name in ("dawn", "dusk"):
        assert call("--show", name, "opml", "import", "list.opml", folder=folder).code == 0
    assert list_articles(folder, "shows", "dawn")[:2] == ["dawn", "https://wire.example/feed.xml"]
    assert list_articles(folder, "shows", "dusk")[:2] == ["articles", "https://wire.example/feed.xml"]


def test_the_sources_are_given_away_without_their_secrets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSWORD", "correct-horse")
    rows = [
        "articles",
        "https://wire.example/feed.xml",
        "https://me:${PASSWORD}@paid.example/feed?token=${PASSWORD}&a=1",
    ]
    (folder / "articlecast.toml").write_text(SETTINGS + f"[sources]\narticles = {rows}\n")
    given = call("opml", "export", folder=folder).out
    assert read_opml(given.encode(), "given") == (
        Outline("wire.example/feed.xml", "https://wire.example/feed.xml"),
        Outline("paid.example/feed?a=1", "https://paid.example/feed?a=1"),
    )
    assert "<title>Notes</title>" in given
    assert call("opml", "export", "out.opml", folder=folder).out == "out.opml: 2 feeds\n"
    assert (folder / "out.opml").read_text() == given


def test_listeners_get_the_feed_of_every_show_that_is_not_private(folder: Path) -> None:
    more = '[shows.{0}]\nselect = {{ tag = "{0}" }}\nshow.title = "Notes on {0}"\n{1}\n'
    own = 'publish.private = true\nshow.base_url = "https://inner.example"'
    (folder / "articlecast.toml").write_text(SETTINGS + more.format("gulls", "") + more.format("inner", own))
    given = call("opml", "export", "--own", folder=folder).out
    assert read_opml(given.encode(), "given") == (
        Outline("Notes", "https://pods.example/notes/feed.xml", "https://pods.example/notes/"),
        Outline("Notes on gulls", "https://pods.example/notes/gulls/feed.xml", "https://pods.example/notes/gulls/"),
    )


BOMB = (
    '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline xmlUrl="https://&b;"/></body></opml>'
)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (BOMB.encode(), "declares entities"),
        (BOMB.encode("utf-16"), "declares entities"),
        (b"<rss><channel/></rss>", "is no OPML but <rss>"),
        (b"", "is no OPML"),
        (b"no list at all", "is no OPML"),
        (b"<opml><body/></opml>", "names no feed"),
        (b"<opml>" + b" " * 5_000_000, "is larger than"),
    ],
)
def test_what_is_no_list_is_told_and_changes_nothing(folder: Path, content: bytes, wrong: str) -> None:
    (folder / "list.opml").write_bytes(content)
    called: Called = call("opml", "import", "list.opml", folder=folder)
    assert called.code == 3
    assert wrong in called.err
    assert (folder / "articlecast.toml").read_text() == SETTINGS


def test_a_list_is_read_as_it_was_written() -> None:
    rows = (
        Outline("Ñandú & <co>", "https://a.example/?x=1&y=2", "https://a.example/"),
        Outline("B", "http://b.example"),
    )
    assert read_opml(write_opml('A "list"', rows), "list") == rows
