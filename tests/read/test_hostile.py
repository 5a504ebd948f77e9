"""No document costs more than its length: one nasty shape, at two sizes, in a process with a limit of its own.

Seconds are of the processor and generous: what took the square of its length took 20 to 60 times as many. The whole of
it, at doubling sizes and with every sign in every place, is ``make bench-hostile``.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.read import ReadOptions, list_sources, load_document, read_article
from articlecast.read.formats.feeds import read_entries
from support.hostile import ATTACKS, KINDS, texts
from support.hostile.shapes import PROSE, Attack, measure, measure_many

pytestmark = pytest.mark.posix

BY_NAME = {attack.name: attack for attack in ATTACKS}
SECONDS, MEGABYTES = 10, 500

READ = {
    "RSS after an entry: open comments": "1 read",
    "RSS after an entry: open cdata": "1 read",
    "lines in before a feed": "1 read",
    "sitemap: blanks behind a place": "0 read",
    "sitemap: open comments": "0 read",
    "Windows-1252 undeclared, with a picture": "1 read",
    "YAML: one alias used": "1 read",
    "hard spaces in caption": "1 read",
    "lines in title": "1 read",
    "hard spaces in title": "1 read",
    "accents in author": "1 read",
    "page: only": "1 read",
    "page of nothing but meta in the text": "0 read, NotAnArticle: is no article",
    "page of nothing but nested voices": "1 read",
    "invisible in paragraph": "1 read",
    "invisible in listing": "1 read",
    "page of nothing but mark comments": "1 read",
    "markdown: marked spans": "1 read",
    "markdown: half marks": "1 read",
    "digits in author of a header": "1 read",
    "brackets in author of a header": "1 read",
}
"""Innocent or broken, and read all the same."""

REFUSED = {
    "entry: attributes": "is a feed with more than 200 attributes on one tag",
    "entry: namespaces": "is a feed with more than 200 attributes on one tag",
    "entry: categories": "is a feed with more than 500 categories on an entry",
    "Atom entry: categories": "is a feed with more than 500 categories on an entry",
    "YAML: aliases of people": "its header's aliases stand for more than 64,000 values",
    "YAML: aliases of aliases": "its header's aliases stand for more than 64,000 values",
    "YAML: an alias of itself": "its header's aliases stand for more than 64,000 values",
    "TOML: dotted keys": "its header holds a name of more than 30 parts with dots between them",
    "TOML: dotted tables": "its header holds a name of more than 30 parts with dots between them",
    "markdown: one reference used": "holds references that come to more than 3,000,000 letters where they are used",
    "picture: scans of a JPEG": "it is a JPEG of",
}
"""No limit that a writer meets, and told by its number."""


def _sizes(names: Iterable[str]) -> list[tuple[str, int]]:
    """Each with a small size in kilobytes and one of two or four times as much; a limit of another kind comes first."""
    headed = ("YAML", "TOML", "of a header", "before a feed", "markdown")
    return [(name, size) for name in names for size in ((30, 60) if any(map(name.count, headed)) else (60, 240))]


@pytest.mark.parametrize(("name", "kilobytes"), _sizes(READ))
def test_a_nasty_shape_is_read_in_a_time_that_grows_with_it(name: str, kilobytes: int) -> None:
    cost = measure(BY_NAME[name], kilobytes * 1024, seconds=SECONDS, megabytes=MEGABYTES)
    assert cost.outcome.startswith(READ[name])


@pytest.mark.parametrize(("name", "kilobytes"), _sizes(REFUSED))
def test_a_nasty_shape_is_refused_with_its_limit(name: str, kilobytes: int) -> None:
    cost = measure(BY_NAME[name], kilobytes * 1024, seconds=SECONDS, megabytes=MEGABYTES)
    assert REFUSED[name] in cost.outcome


def test_a_toml_header_is_as_short_as_one_of_yaml() -> None:
    for fence, line in (("+++", 'a{} = "b"\n'), ("---", "a{}: b\n")):
        header = "".join(line.format(number) for number in range(8000))
        with pytest.raises(ReadError, match="its header is longer than 64,000 characters"):
            read_article(Document(f"{fence}\n{header}{fence}\n{PROSE}".encode(), "", "a.md"))


def test_an_alias_of_an_editor_s_own_is_what_it_stands_for() -> None:
    text = f"---\ntitle: Tide\nx: &ann {{name: Ann Orr}}\nauthor: [*ann, Bea Lund]\n---\n{PROSE}"
    assert read_article(Document(text.encode(), "", "a.md")).authors == ("Ann Orr", "Bea Lund")


@pytest.mark.parametrize(
    "label", ["<category>c{n}</category>", "<wp:category><wp:cat_name>c{n}</wp:cat_name></wp:category>"]
)
def test_a_feed_has_all_labels_of_its_site_and_an_entry_its_own(label: str) -> None:
    many = "".join(label.format(n=number) for number in range(900))
    spaces = "xmlns:wp='http://wordpress.org/export/1.2/'"
    feed = (
        f"<rss version='2.0' {spaces}><channel><title>T</title>{many}<item><title>Tide</title><category>sea</category>"
        f"<guid isPermaLink='false'>1</guid><description>{PROSE * 9}</description></item></channel></rss>"
    )
    assert [
        each.title for each in read_entries(Document(feed.encode(), "application/rss+xml", "f.rss"), ReadOptions())
    ] == ["Tide"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-32", "cp037"])
def test_a_feed_in_any_charset_is_looked_through(charset: str) -> None:
    attributes = "".join(f"a{number}='1' " for number in range(300))
    start, end = "<?xml version='1.0'?><rss><channel><title>T</title>", "</channel></rss>"
    entry = f"<item><title>Tide</title><guid isPermaLink='false'>1</guid><description>{PROSE * 9}</description></item>"
    options = ReadOptions()
    sound = Document(f"{start}{entry}{end}".encode(charset), "application/rss+xml", "feed.rss")
    assert [each.title for each in read_entries(sound, options)] == ["Tide"]
    crowded = Document(f"{start}<item {attributes}/>{end}".encode(charset), "application/rss+xml", "feed.rss")
    with pytest.raises(ReadError, match="more than 200 attributes"):
        read_entries(crowded, options)


@pytest.mark.parametrize(
    "words", ["<p>One.</p><!-- two -->", "<p>One &lt;!-- two.</p>", "<!--more--><p>One ]]&gt; two.</p>"]
)
def test_what_a_feed_s_entry_holds_of_comments_stays(words: str) -> None:
    text = f"<rss version='2.0'><channel><title>T</title><!-- <item> --><item><title>Tide</title><description><![CDATA[{words}{PROSE * 9}]]></description></item></channel></rss>"
    entry = read_entries(Document(text.encode(), "application/rss+xml", "feed.rss"), ReadOptions())[0]
    assert words in entry.html


@pytest.mark.parametrize("locator", ["pipe", "pipe#entry=://x", "pipe#entry=1", "a:/pipe", "a://pipe#entry=://x"])
def test_no_locator_waits_at_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locator: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a:").mkdir()
    for folder in (tmp_path, tmp_path / "a:"):
        os.mkfifo(folder / "pipe")
    with pytest.raises(ReadError, match="is no regular file but a pipe, a device or a socket"):
        load_document(list_sources([locator])[0])


def test_no_device_and_no_socket_is_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is no regular file"):
        load_document(Source("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(tmp_path / "s"))
        with pytest.raises(ReadError):
            load_document(Source(str(tmp_path / "s")))


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind is not texts], ids=lambda kind: kind.__name__.rpartition(".")[2]
)
def test_every_shape_gives_articles_or_our_error(kind: ModuleType) -> None:
    attacks: tuple[Attack, ...] = kind.ATTACKS
    assert [line for line in measure_many(attacks, 1500, seconds=300, megabytes=1000) if "FAULT" in line] == []
