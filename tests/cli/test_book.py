"""``articlecast book``: EPUB 3 whose sentences are lit as the voice says them. EPUBCheck looks in tests_validators."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from articlecast.show.episodes.store import load_episode
from support.command import call
from support.rendered import RenderOnce

ARTICLE = """---
title: The {name} & “its” <quay>
date: {date}
slug: the-{name}
author: Ana Lee
language: {language}
link: https://example.org/{name}?a=1&b=2
---

The {name} came in at six. Nobody was on the quay & it <b>rained</b>.

> Rope is patience.

- A rope
- An oar

1. Row out.
2. Row back.

## What happened next & after

Then came [the harbour master](https://example.org/master).
"""
NAMES = {
    "opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/ns/SMIL", "e": "http://www.idpf.org/2007/ops",
}  # fmt: skip


@pytest.fixture
def week(show: Path, render_once: RenderOnce) -> Path:
    """A show of two episodes, in English and Arabic, in two formats."""
    for name, date, language in (("tide", "2026-03-02", "en"), ("gull", "2026-03-03", "ar")):
        (show / f"articles/{name}.md").write_text(ARTICLE.format(name=name, date=date, language=language))
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[master]\nformats = ["m4a", "mp3"]\n')
    render_once(show)
    return show


class Opened:
    """A book, its documents parsed."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            self.order = book.namelist()
            self.stored = {each.filename for each in book.infolist() if each.compress_type == zipfile.ZIP_STORED}
            self.parts = {name: book.read(name) for name in self.order}

    def find(self, name: str, path: str) -> Any:
        return etree.fromstring(self.parts[f"EPUB/{name}"]).xpath(path, namespaces=NAMES)


def bind(show: Path, *arguments: str) -> Opened:
    called = call("book", *arguments, "-o", "x.epub", folder=show)
    assert called.code == 0, called.err
    return Opened(show / "x.epub")


@pytest.mark.parametrize("typed", ["the-tide", "the-t", "articles/tide.md"])
def test_the_book_of_an_article_holds_its_words_its_sound_and_its_times(week: Path, typed: str) -> None:
    book = bind(week, typed)
    assert book.order[0] == "mimetype"
    assert book.parts["mimetype"] == b"application/epub+zip"
    assert "mimetype" in book.stored
    episode = load_episode(week / "episodes/the-tide")
    assert episode
    mp3 = next(each for each in episode.assets_of("audio") if each.media_type == "audio/mpeg")
    assert book.parts[f"EPUB/audio/{mp3.name}"] == (week / "episodes/the-tide" / mp3.name).read_bytes()
    clips = [
        (float(each.get("clipBegin")[:-1]), float(each.get("clipEnd")[:-1]))
        for each in book.find("overlay/the-tide.smil", "//s:audio")
    ]
    assert len(clips) == len(book.find("text/the-tide.xhtml", "//h:span"))
    assert all(start < end for start, end in clips)
    assert all(end == start for (_, end), (start, _) in pairwise(clips)), "a pause that is in no clip is not heard"
    assert clips[-1][1] <= episode.seconds
    total = sum(end - start for start, end in clips)
    told = book.find("package.opf", "//opf:meta[@property='media:duration']/text()")
    assert told == [f"{total:.3f}s"] * 2
    sound = {each.get("src") for each in book.find("overlay/the-tide.smil", "//s:audio")}
    assert sound == {f"../audio/{mp3.name}"}


def test_each_sentence_that_is_heard_is_a_place_on_the_page(week: Path) -> None:
    book = bind(week, "the-tide")
    anchors = book.find("text/the-tide.xhtml", "//@id")
    assert len(anchors) == len(set(anchors))
    texts = [each.partition("#") for each in book.find("overlay/the-tide.smil", "//s:text/@src")]
    assert {page for page, _, _ in texts} == {"../text/the-tide.xhtml"}
    assert {anchor for _, _, anchor in texts} <= set(anchors)
    starts = {each.partition("#")[2] for each in book.find("overlay/the-tide.smil", "//s:seq/@e:textref")}
    assert starts <= set(anchors)
    said = book.find("text/the-tide.xhtml", "string(//h:p[h:span])")
    assert said == "By Ana Lee"
    assert book.find("text/the-tide.xhtml", "string(//h:h1)") == "The tide & “its” <quay>"
    assert book.find("text/the-tide.xhtml", "string(//h:h2)") == "What happened next & after"
    quoted = book.find("text/the-tide.xhtml", "//h:blockquote//h:span/text()")
    assert quoted == ["Quote.", "Rope is patience.", "End quote."]
    items = {kind: book.find("text/the-tide.xhtml", f"//h:ul[@class='{kind}']/h:li") for kind in ("list", "numbered")}
    assert {kind: ["".join(each.itertext()) for each in found] for kind, found in items.items()} == {
        "list": ["A rope", "An oar"],
        "numbered": ["1. Row out.", "2. Row back."],  # the voice says the numbers
    }
    assert book.find("text/the-tide.xhtml", "//h:ul/*[not(self::h:li)] | //h:li[not(parent::h:ul)]") == []
    assert book.find("text/the-tide.xhtml", "//h:div//h:a/@href") == ["https://example.org/tide?a=1&b=2"]
    assert "synthetic voice" in book.find("text/the-tide.xhtml", "string(//h:div)")


def test_everything_in_the_book_is_in_its_manifest_and_the_other_way_round(week: Path) -> None:
    for chosen in ("the-tide", "--all"):
        book = bind(week, chosen)
        listed = {f"EPUB/{each}" for each in book.find("package.opf", "//opf:item/@href")}
        assert listed == set(book.order) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
        names = book.find("package.opf", "//opf:item/@id")
        assert len(names) == len(set(names))
        assert set(book.find("package.opf", "//opf:item/@media-overlay")) <= set(names)
        assert book.find("package.opf", "//opf:item[@properties='cover-image']/@media-type") == ["image/jpeg"]
        links = {each.partition("#")[0] for each in book.find("nav.xhtml", "//h:a/@href")}
        assert {f"EPUB/{each}" for each in links} <= set(book.order)


def test_the_book_of_a_show_has_each_episode_oldest_first_in_its_own_direction(week: Path) -> None:
    book = bind(week, "--all")
    spine = book.find("package.opf", "//opf:itemref/@idref")
    pages = {each.get("id"): each.get("href") for each in book.find("package.opf", "//opf:item")}
    assert [pages[each] for each in spine] == ["text/the-tide.xhtml", "text/the-gull.xhtml"]
    assert book.find("package.opf", "//dc:title/text()") == ["Harbour Notes"]
    assert book.find("text/the-gull.xhtml", "//h:html/@dir") == ["rtl"]
    assert book.find("text/the-tide.xhtml", "//h:html/@dir") == ["ltr"]
    assert book.find("package.opf", "//opf:spine/@page-progression-direction") == ["ltr"]
    path = "//opf:meta[@property='media:duration'][{}]/text()"
    parts, whole = [
        [float(each[:-1]) for each in book.find("package.opf", path.format(test))]
        for test in ("@refines", "not(@refines)")
    ]
    assert sum(parts) == pytest.approx(whole[0], abs=0.002)


def test_the_same_episodes_make_the_same_bytes(week: Path) -> None:
    bind(week, "--all")
    before = (week / "x.epub").read_bytes()
    bind(week, "--all")
    assert (week / "x.epub").read_bytes() == before


def test_the_newest_digest_is_a_book_with_its_articles_as_headings(week: Path) -> None:
    assert call("digest", "--week", "2026-W10", folder=week).code == 0
    assert call("render", folder=week).code == 0
    book = bind(week, "--digest")
    assert "EPUB/text/digest-2026-03-02.xhtml" in book.order
    entries = [each.text for each in book.find("nav.xhtml", "//h:ol/h:li/h:ol/h:li/h:a")]
    assert entries[0] == "The tide & “its” <quay>"


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        ((), "takes one of ARTICLE, --digest and --all"),
        (("the-tide", "--all"), "takes one of ARTICLE, --digest and --all"),
        (("--digest",), "there is no digest"),
        (("the-tid3",), "no episode has this slug or article; did you mean 'the-tide'?"),
        (("nothing/here.md",), "no episode has this slug or article"),
    ],
)
def test_what_no_book_can_be_made_of_is_told_and_writes_nothing(
    week: Path, arguments: tuple[str, ...], wrong: str
) -> None:
    called = call("book", *arguments, "-o", "x.epub", folder=week)
    assert (called.code, wrong in called.err) == (2, True), called.err
    assert not (week / "x.epub").exists()


def test_an_episode_whose_transcript_is_gone_is_told_with_what_to_type(week: Path) -> None:
    next((week / "episodes/the-tide").glob("transcript-*.html")).unlink()
    called = call("book", "the-tide", "-o", "x.epub", folder=week)
    assert called.code == 3
    assert "has no transcript to read along" in called.err
    assert "try:   articlecast render --force articles/tide.md" in called.err
    assert list(week.glob("*epub*")) == []


def test_a_book_can_be_read_by_articlecast_itself(week: Path) -> None:
    bind(week, "the-tide")
    (week / "x.epub").rename(week / "own.epub")
    told = call("read", "own.epub", folder=week)
    assert told.code == 0
    assert "Nobody was on the quay & it rained." in told.out


def test_a_zip_program_finds_nothing_wrong(week: Path) -> None:
    bind(week, "--all")
    with zipfile.ZipFile(io.BytesIO((week / "x.epub").read_bytes())) as book:
        assert book.testzip() is None
