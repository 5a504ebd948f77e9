"""Whose an episode is: identity belongs to a source, whatever another one says of links, titles and dates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests_sync.test_sources import SENTENCE, Site, sync

from articlecast.model import Episode
from articlecast.show.episodes.store import load_episodes
from cli.conftest import WriteArticle
from support.command import call
from support.web import serving

LINK = "https://example.org/tide"
DATE = "Mon, 02 Mar 2026 06:00:00 GMT"


def an_item(key: str, link: str = LINK, title: str = "The tide", said: str = "", *, whole: bool = True) -> str:
    text = f"<description><![CDATA[{3 * f'<p>{3 * SENTENCE}{said}</p>'}]]></description>" if whole else ""
    place = f"<link>{link}</link>" if link else ""
    return (
        f"<item><guid isPermaLink='false'>{key}</guid><title>{title}</title>{place}<pubDate>{DATE}</pubDate>"
        f"{text}</item>"
    )


OTHER = an_item("other", "https://example.org/other", "Another thing")


def a_feed(*items: str) -> tuple[int, str, str]:
    return (
        200,
        "application/rss+xml",
        f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>",
    )


def a_page(title: str = "The tide", said: str = "", canonical: str = "") -> tuple[int, str, str]:
    head = f"<title>{title}</title>" + (f"<link rel='canonical' href='{canonical}'>" if canonical else "")
    text = "".join(f"<p>{6 * SENTENCE}{said}</p>" for _ in range(4))
    return 200, "text/html", f"<html><head>{head}</head><body><article><h1>{title}</h1>{text}</article></body></html>"


@contextmanager
def two_sites(show: Path, *articles: str) -> Iterator[tuple[Site, Site]]:
    """The sites of A and of B, whose feeds the show has, A's first."""
    a, b = Site(), Site()
    with serving(a) as a.address, serving(b) as b.address:
        places = ", ".join(f'"{place}"' for place in (*articles, f"{a.address}/a.xml", f"{b.address}/b.xml"))
        settings = show / "articlecast.toml"
        settings.write_text(
            settings.read_text()
            + f"\n[sources]\narticles = [{places}]\n"
            + '\n[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false\n'
        )
        a.pages["/a.xml"] = a_feed(an_item("a-other", "https://example.org/a-other", "A's other thing"))
        b.pages["/b.xml"] = a_feed(OTHER)
        yield a, b


def by_source(show: Path) -> dict[str, Episode]:
    return {episode.source: episode for episode in load_episodes(show / "episodes")}


def says(show: Path, episode: Episode) -> str:
    (script,) = episode.assets_of("script")
    return (show / "episodes" / episode.slug / script.name).read_text()


@pytest.mark.parametrize("link", [LINK, ""], ids=["by its link", "by its title and date"])
def test_an_entry_that_has_left_one_feed_is_not_moved_to_another(show: Path, link: str) -> None:
    with two_sites(show) as (a, b):
        b.pages["/b.xml"] = a_feed(an_item("b1", link), OTHER)
        sync(show)
        theirs = by_source(show)[f"{b.address}/b.xml#entry=b1"]
        b.pages["/b.xml"] = a_feed(OTHER)
        a.pages["/a.xml"] = a_feed(an_item("a1", link, said="Buy now."))
        done = sync(show)
        assert (done.code, done.err) == (0, "")
        after = by_source(show)
    assert after[theirs.source] == theirs
    assert after[f"{a.address}/a.xml#entry=a1"].guid != theirs.guid


@pytest.mark.parametrize("link", ["link: https://example.org/tide\n", ""], ids=["by its link", "by its title and date"])
def test_a_deleted_article_of_ones_own_is_not_moved_to_a_feed(show: Path, link: str) -> None:
    path = show / "articles/tide.md"
    path.write_text(f"---\ntitle: The tide\ndate: 2026-03-02T06:00:00Z\n{link}---\n\nThe tide came in.\n")
    path.with_name("gull.md").write_text("---\ntitle: The gull\ndate: 2026-03-01T06:00:00Z\n---\n\nThe gull left.\n")
    with two_sites(show, "articles") as (a, _b):
        sync(show)
        own = by_source(show)["articles/tide.md"]
        path.unlink()
        a.pages["/a.xml"] = a_feed(an_item("a1", LINK if link else "", said="Buy now."))
        assert sync(show).code == 0
        after = by_source(show)
    assert after["articles/tide.md"].guid == own.guid
    assert "Buy now." not in says(show, after["articles/tide.md"])
    assert after[f"{a.address}/a.xml#entry=a1"].guid != own.guid


@pytest.mark.parametrize("whose", ["another feed's", "the editor's"])
def test_a_feed_that_claims_a_link_first_keeps_no_other_article_out(show: Path, whose: str) -> None:
    with two_sites(show, "articles") as (a, b):
        a.pages["/a.xml"] = a_feed(an_item("a1", said="Buy now."))
        sync(show)
        first = by_source(show)[f"{a.address}/a.xml#entry=a1"]
        if whose == "the editor's":
            text = f"---\ntitle: The tide of our own\ndate: 2026-03-02\nlink: {LINK}\n---\n\nThe tide came in.\n"
            (show / "articles/tide.md").write_text(text)
        else:
            b.pages["/b.xml"] = a_feed(an_item("b1"), OTHER)
        done = sync(show)
        assert (done.code, done.err) == (0, "")
        after = by_source(show)
        assert sync(show).out == ""
    assert after[first.source] == first
    second = after["articles/tide.md" if whose == "the editor's" else f"{b.address}/b.xml#entry=b1"]
    assert second.guid != first.guid


def test_that_two_sources_have_one_link_is_told(show: Path) -> None:
    with two_sites(show) as (a, b):
        a.pages["/a.xml"], b.pages["/b.xml"] = a_feed(an_item("a1")), a_feed(an_item("b1"))
        told = call("render", folder=show)
    assert f"{a.address}/a.xml#entry=a1 has the same link: each has an episode" in told.out


def test_a_feed_that_writes_the_link_of_an_own_article_is_told_of(show: Path, write: WriteArticle) -> None:
    write("tide")
    with two_sites(show, "articles") as (a, _b):
        a.pages["/a.xml"] = a_feed(an_item("a1", "https://example.org/tide"))
        done = sync(show)
        assert done.code == 1
        assert "a.xml#entry=a1: has the link of articles/tide.md" in done.err
        assert "articles/tide.md" in by_source(show)


def test_two_feeds_that_syndicate_each_other_keep_their_own_when_their_ids_change(show: Path) -> None:
    with two_sites(show) as (a, b):
        a.pages["/a.xml"], b.pages["/b.xml"] = a_feed(an_item("a1")), a_feed(an_item("b1"))
        sync(show)
        before = {source[:-1]: episode.guid for source, episode in by_source(show).items()}
        a.pages["/a.xml"], b.pages["/b.xml"] = a_feed(an_item("a2")), a_feed(an_item("b2"))
        assert sync(show).code == 0
        assert {source[:-1]: episode.guid for source, episode in by_source(show).items()} == before
        assert {source[-1] for source in by_source(show)} == {"2"}


def test_the_editors_own_file_takes_over_what_has_left_a_feed(show: Path) -> None:
    with two_sites(show, "articles") as (_a, b):
        b.pages["/b.xml"] = a_feed(an_item("b1"), OTHER)
        sync(show)
        before = by_source(show)[f"{b.address}/b.xml#entry=b1"]
        b.pages["/b.xml"] = a_feed(OTHER)
        (show / "articles/tide.md").write_text(f"---\ntitle: The tide\nlink: {LINK}\n---\n\nThe tide came in.\n")
        assert sync(show).code == 0
        assert by_source(show)["articles/tide.md"].guid == before.guid


def test_a_feed_of_summaries_that_comes_to_carry_all_keeps_its_episode_and_back(show: Path) -> None:
    with two_sites(show) as (_a, b):
        page = f"{b.address}/tide"
        b.pages["/tide"] = a_page()
        guids = set()
        for whole in (False, True, False, True):
            b.pages["/b.xml"] = a_feed(an_item("b1", page, whole=whole))
            done = sync(show)
            assert (done.code, done.err) == (0, "")
            found = by_source(show)
            guids.add(found[f"{b.address}/b.xml#entry=b1" if whole else page].guid)
            assert len(found) == 2
    assert len(guids) == 1


@pytest.mark.parametrize("key", ["b1", "b2"], ids=["under the same id", "under another id"])
def test_a_page_whose_link_changes_within_its_feed_is_the_same_episode(show: Path, key: str) -> None:
    with two_sites(show) as (_a, b):
        canonical = f"{b.address}/tide"
        b.pages["/tide"] = b.pages["/2026/tide"] = a_page(canonical=canonical)
        b.pages["/b.xml"] = a_feed(an_item("b1", canonical, whole=False))
        sync(show)
        before = by_source(show)[canonical]
        b.pages["/b.xml"] = a_feed(an_item(key, f"{b.address}/2026/tide", whole=False))
        done = sync(show)
        assert (done.code, done.err) == (0, "")
        assert by_source(show)[f"{b.address}/2026/tide"].guid == before.guid
        assert len(by_source(show)) == 2


def test_a_feed_that_led_to_anothers_page_first_does_not_move_it_to_its_own(show: Path) -> None:
    with two_sites(show) as (a, b):
        page = f"{b.address}/tide"
        b.pages["/tide"], a.pages["/mine"] = a_page(), a_page(said="Buy now.", canonical=page)
        a.pages["/a.xml"] = a_feed(an_item("a1", page, whole=False))
        sync(show)
        theirs = by_source(show)[page]
        for item in (an_item("a1", f"{a.address}/mine", whole=False), an_item("a1", page, said="Buy now.")):
            a.pages["/a.xml"] = a_feed(item)
            sync(show)
            assert by_source(show)[page] == theirs
            assert all(each.guid != theirs.guid for each in by_source(show).values() if each.source != page)


def a_spare(key: str, page: str) -> tuple[int, str, str]:
    """A feed whose entry stands in for its page where that cannot be had: it carries more than a summary."""
    text = f"<p>{4 * SENTENCE}Buy now.</p><p>{2 * SENTENCE}</p>"
    item = (
        f"<item><guid isPermaLink='false'>{key}</guid><title>The tide</title><link>{page}</link>"
        f"<description>{4 * SENTENCE}</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )
    root = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    return 200, "application/rss+xml", f"{root}<channel><title>News</title>{item}</channel></rss>"


def test_another_feeds_words_never_stand_in_for_a_page(show: Path) -> None:
    with two_sites(show) as (a, b):
        page = f"{b.address}/tide"
        b.pages["/tide"] = a_page()
        b.pages["/b.xml"] = a_feed(an_item("b1", page, whole=False), OTHER)
        sync(show)
        theirs = by_source(show)[page]
        b.pages["/tide"] = (404, "text/plain", "no")
        a.pages["/a.xml"] = a_spare("a1", page)
        for feed in (a_feed(an_item("b1", page, whole=False), OTHER), a_feed(OTHER)):
            b.pages["/b.xml"] = feed
            sync(show)
            call("retry", folder=show)
            assert by_source(show)[page] == theirs


def test_of_two_feeds_that_lead_to_a_page_that_of_its_own_site_stands_in_for_it(show: Path) -> None:
    with two_sites(show) as (a, b):
        page = f"{b.address}/tide"
        a.pages["/a.xml"], b.pages["/b.xml"] = a_spare("a1", page), a_feed(an_item("b1", page, whole=False), OTHER)
        assert f"error: {page}" in sync(show).err
        assert page not in by_source(show)
        b.pages["/b.xml"] = a_spare("b1", page)
        assert sync(show).code == 0
        assert by_source(show)[page].entry == f"{b.address}/b.xml#entry=b1"


def test_an_entry_that_links_to_another_feeds_entry_is_passed_over(show: Path) -> None:
    with two_sites(show) as (a, b):
        b.pages["/b.xml"] = a_feed(an_item("b1"), OTHER)
        a.pages["/a.xml"] = a_feed(an_item("a1", f"{b.address}/b.xml#entry=b1", whole=False), OTHER)
        assert "without text and without a link passed over: 'The tide'" in sync(show).err
