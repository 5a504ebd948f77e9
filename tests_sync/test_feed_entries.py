"""What a feed's entry knows is kept where its page is fetched and says less."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests_sync.stage import Stage
from tests_sync.test_overrides import find, spoken
from tests_sync.test_sources import Site, at_site, forget_answers

from articlecast.model.episode import RULES
from articlecast.show.episodes.store import amend_episode
from support.command import call

TEXT = "<p>The tide came in at six, and nobody had told the harbour master of it, who was asleep.</p>" * 4
PAGE = "<html><head><title>The tide</title>{}</head><body><article><h1>The tide</h1>{}</article></body></html>"
ENTRY = (
    "<item><guid isPermaLink='false'>1</guid><title>The tide</title><link>{address}/tide</link>"
    "<author>desk@example.org (Bo Mar)</author><category>Harbour</category>"
    "<pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate>"
    "<enclosure url='{address}/tide.jpg' type='image/jpeg' length='1'/>"
    "<description>The tide, in short.</description></item>"
)
FEED = "<rss version='2.0'><channel><title>Wire</title><language>en-gb</language>{}</channel></rss>"


@contextmanager
def at_wire(stage: Stage, head: str = "") -> Iterator[Site]:
    with at_site(stage.show) as site:
        feed = FEED.format(ENTRY.format(address=site.address))
        site.pages["/feed.xml"] = (200, "application/rss+xml", feed)
        site.pages["/tide"] = (200, "text/html", PAGE.format(head, TEXT))
        forget_answers()
        yield site


def test_what_the_page_does_not_say_is_the_entrys_and_its_origin_is_told(stage: Stage) -> None:
    with at_wire(stage) as site:
        read = call("read", f"{site.address}/feed.xml", folder=stage.show).out
        assert "authors: Bo Mar  [feed entry]\n" in read
        assert "published: 2026-03-03T08:00:00+00:00  [feed entry]\n" in read
        assert "language: en-GB  [feed entry]\n" in read
        assert f"image: {site.address}/tide.jpg  [feed entry]\n" in read
        assert "tags: Harbour  [feed entry]\n" in read
        stage.run()
    made = find(stage)
    assert (made.authors, made.tags, made.language, made.published.day) == (("Bo Mar",), ("Harbour",), "en-GB", 3)


def test_what_the_page_says_is_overruled_by_no_entry(stage: Stage) -> None:
    head = (
        '<meta name="author" content="Ana Lee"><meta property="article:published_time" content="2026-03-01T06:00:00Z">'
        '<meta property="article:tag" content="Sea"><meta property="og:image" content="https://wire.example/own.jpg">'
    )
    with at_wire(stage, head) as site:
        read = call("read", f"{site.address}/feed.xml", folder=stage.show).out
    assert "authors: Ana Lee" in read
    assert "published: 2026-03-01T06:00:00+00:00" in read
    assert "image: https://wire.example/own.jpg" in read
    assert "tags: Sea" in read
    assert read.count("[feed entry]") == 1, "it names no language"


def test_an_episode_of_an_earlier_version_is_neither_rendered_again_nor_announced(stage: Stage) -> None:
    with at_wire(stage) as site:
        site.pages["/feed.xml"] = (200, "application/rss+xml", FEED.format(""))
        stage.set(f'[sources]\narticles = ["{site.address}/tide", "{site.address}/feed.xml"]\n[read]\n'
                  'allowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false')  # fmt: skip
        stage.run()
        old = replace(find(stage), rules=RULES - 1)
        assert not old.authors
        amend_episode(stage.show / "episodes", old)
        site.pages["/feed.xml"] = (200, "application/rss+xml", FEED.format(ENTRY.format(address=site.address)))
        forget_answers()
        feed = (stage.show / "feed/feed.xml").read_bytes()
        report, _word = stage.run(1)
        assert {one.state for one in report.outcomes} <= {"unchanged"}
        kept = find(stage)
        assert (kept.enclosure, kept.revision, kept.authors) == (old.enclosure, 1, ())
        assert (stage.show / "feed/feed.xml").read_bytes() == feed
        assert "Bo Mar" not in spoken(stage)


def test_a_rule_for_a_feed_holds_for_the_pages_that_it_leads_to(stage: Stage) -> None:
    with at_wire(stage) as site:
        path = "127.0.0.1/feed.xml"
        rule = f"host = '{path}'\nskip_text = ['asleep']"
        out = call("read", f"{site.address}/feed.xml", "--rules", rule, folder=stage.show)
    assert "the rules of read.sites leave nothing of it" in out.out
