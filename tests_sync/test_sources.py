"""Sources on the network, as a scheduled run meets them: asked for what is newer alone, down for a while, changing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pytest

from articlecast.show.episodes.store import load_episodes
from cli.conftest import WriteArticle
from support.command import Called, call
from support.web import serving

SENTENCE = "The tide came in at six, and nobody had told the harbour master. "


@dataclass
class Site:
    """What is answered at each path: a status, a media type and a body; a body's digest is its ETag."""

    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""
    tagged: bool = True

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        status, media_type, body = self.pages.get(scope["path"], (404, "text/plain", "no"))
        tag = f'"{hash(body)}"'.encode() if self.tagged and status == 200 else b""
        if tag and dict(scope["headers"]).get(b"if-none-match") == tag:
            status, body = 304, ""
        self.asked.append((scope["path"], status))
        headers = [(b"content-type", media_type.encode()), *([(b"etag", tag)] if tag else [])]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body.encode()})

    def answers(self, path: str) -> list[int]:
        return [status for place, status in self.asked if place == path]


def write_feed(*entries: tuple[str, str, str]) -> tuple[int, str, str]:
    """A feed with the full text of these entries: each an id, a title and a link."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{key}</guid><title>{title}</title><link>{link}</link>"
        f"<description><![CDATA[{3 * ('<p>' + 3 * SENTENCE + title + '.</p>')}]]></description></item>"
        for key, title, link in entries
    )
    return 200, "application/rss+xml", f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"


TWO = (("1", "The tide", "https://example.org/tide"), ("2", "The gull", "https://example.org/gull"))


@contextmanager
def at_site(show: Path, path: str = "/feed.xml") -> Iterator[Site]:
    site = Site()
    with serving(site) as address:
        site.address = address
        (show / "articlecast.toml").write_text(
            (show / "articlecast.toml").read_text()
            + f'\n[sources]\narticles = ["{address}{path}"]\n'
            + '\n[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false\n'
        )
        yield site


def sync(show: Path, *arguments: str) -> Called:
    """A run as a timer starts it: in a process that remembers nothing of the last one."""
    forget_answers()
    return call("sync", *arguments, folder=show)


def forget_answers() -> None:
    from articlecast.read import load  # noqa: PLC0415

    for kept in (load.fetch_document, load._fetcher, load._load_feed):
        kept.cache_clear()


def tree(show: Path) -> dict[str, tuple[int, bytes]]:
    files = [path for path in sorted(show.rglob("*")) if path.is_file()]
    return {str(path.relative_to(show)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def decisions(show: Path) -> set[str]:
    return {row["todo"] for row in sync(show, "--dry-run", "--json").events}


def test_a_feed_is_asked_for_what_is_newer_alone(show: Path) -> None:
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_feed(*TWO)
        first = sync(show)
        assert (first.code, first.out.splitlines()[-1]) == (0, "2 new; feed rebuilt")
        before = tree(show)
        second = sync(show)
        assert (second.code, second.out, second.err) == (0, "", "")
        assert tree(show) == before
        assert site.answers("/feed.xml") == [200, 304]


def test_settings_of_fetching_make_no_episode_again(show: Path) -> None:
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_feed(*TWO)
        sync(show)
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text() + "timeout_seconds = 33\nentries = 50\n")
        assert decisions(show) == {"unchanged"}  # the settings are others: every source is looked into again
        before = [episode.revision for episode in load_episodes(show / "episodes")]
        events = sync(show, "--json").events
        assert {event["state"] for event in events if event["event"] == "article"} == {"unchanged"}
        assert [episode.revision for episode in load_episodes(show / "episodes")] == before


def test_a_feed_that_was_down_for_a_while_is_taken_up_where_it_was_left(show: Path) -> None:
    with at_site(show) as site:
        good = write_feed(*TWO)
        site.pages["/feed.xml"] = good
        sync(show)
        kept = [(episode.guid, episode.revision) for episode in load_episodes(show / "episodes")]
        site.pages["/feed.xml"] = (500, "text/html", "<p>Back soon.")
        down = sync(show, "--quiet")
        assert down.code == 1
        assert down.err.count("error: ") == 1
        assert sync(show, "--quiet").err == "", "it is tried again at growing intervals, and told then"
        site.pages["/feed.xml"] = good
        assert decisions(show) == {"unchanged"}
        assert sync(show).code == 0
        assert [(episode.guid, episode.revision) for episode in load_episodes(show / "episodes")] == kept
        assert not (show / "episodes/failures.json").exists()


def test_a_password_that_is_unset_is_told_at_once_and_its_return_waits_for_nothing(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_site(show) as site:
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text().replace("http://127", "http://ana:${FEED_PASSWORD}@127"))
        monkeypatch.setenv("FEED_PASSWORD", "hunter-two-of-them")
        site.pages["/feed.xml"] = (500, "text/plain", "down")
        assert "HTTP 500" in sync(show).err
        assert sync(show).code == 0, "waits"
        monkeypatch.delenv("FEED_PASSWORD")
        called = sync(show)
        assert (called.code, called.err.count("needs FEED_PASSWORD, which is not set")) == (1, 1)
        assert sync(show).code == 0, "waits again: told once"
        monkeypatch.setenv("FEED_PASSWORD", "hunter-two-of-them")
        site.pages["/feed.xml"] = write_feed(*TWO)
        forget_answers()
        sync(show)
        assert len(load_episodes(show / "episodes")) == 2


def test_a_folder_that_was_away_for_a_while_has_its_failures_counted_on(show: Path) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[sources]\narticles = ["articles", "more"]\n')
    (show / "more").mkdir()
    (show / "more/bad.md").write_text("---\ntitle: [\n---\n\nText.\n")
    assert sync(show).code == 1
    (show / "more").rename(show / "away")
    assert sync(show).code == 1
    (show / "away").rename(show / "more")
    assert decisions(show) == {"waiting"}


def test_a_page_in_place_of_a_feed_becomes_no_episode(show: Path) -> None:
    with at_site(show) as site:
        good = write_feed(*TWO)
        site.pages["/feed.xml"] = good
        sync(show)
        text = "".join(f"<p>{20 * SENTENCE}</p>" for _ in range(4))
        page = f"<html><body><article><h1>Back soon</h1>{text}</article></body></html>"
        site.pages["/feed.xml"] = (200, "text/html", page)
        called = sync(show, "--quiet")
        assert called.code == 1
        assert "was a feed and is a page now" in called.err
        assert len(load_episodes(show / "episodes")) == 2
        site.pages["/feed.xml"] = good
        assert decisions(show) == {"unchanged"}


def test_a_feed_whose_entries_get_other_ids_keeps_every_episode_and_guid(show: Path) -> None:
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_feed(*TWO)
        sync(show)
        before = {episode.slug: episode.guid for episode in load_episodes(show / "episodes")}
        site.pages["/feed.xml"] = write_feed(*((f"new-{key}", title, link) for key, title, link in TWO))
        moved = sync(show)
        assert (moved.code, moved.err) == (0, "")
        assert {episode.slug: episode.guid for episode in load_episodes(show / "episodes")} == before
        assert decisions(show) == {"unchanged"}


@pytest.mark.parametrize("local", [True, False])
def test_two_entries_that_share_a_link_have_an_episode_each(show: Path, *, local: bool) -> None:
    feed = write_feed(("1", "The tide", "https://example.org/x"), ("2", "The gull", "https://example.org/x"))
    with at_site(show) as site:
        site.pages["/feed.xml"] = feed
        if local:
            settings = show / "articlecast.toml"
            settings.write_text(settings.read_text().replace(f"{site.address}/", ""))
            (show / "feed.xml").write_text(feed[2])
        first = sync(show)
        assert (first.code, first.err) == (0, "")
        held = load_episodes(show / "episodes")
        assert {episode.title for episode in held} == {"The tide", "The gull"}
        sync(show)
        assert load_episodes(show / "episodes") == held


def test_a_page_that_only_its_server_changes_is_not_made_again(show: Path) -> None:
    with at_site(show, "/tide.html") as site:

        def answer(number: int, last: str) -> None:
            text = "".join(f"<p>{6 * SENTENCE}</p>" for _ in range(4))
            page = (
                f"<html><head><title>The tide</title><meta name='csrf-token' content='{number}'></head><body>"
                f"<article><h1>The tide</h1>{text}<p>{last}</p></article><!-- made in {number} ms --></body></html>"
            )
            site.pages["/tide.html"] = (200, "text/html", page)

        answer(1, "It went out at noon.")
        assert sync(show).code == 0
        (episode,) = load_episodes(show / "episodes")
        answer(2, "It went out at noon.")
        again = sync(show)
        assert (again.code, again.out, again.err) == (0, "", "")
        assert load_episodes(show / "episodes") == (episode,)
        answer(3, "It went out at dusk.")
        assert sync(show).code == 0
        (edited,) = load_episodes(show / "episodes")
        assert (edited.guid, edited.revision) == (episode.guid, 2)


def test_half_a_character_in_an_entry_stops_nothing(show: Path) -> None:
    def write(text: str) -> None:
        items = ", ".join(
            f'{{"id": "{key}", "title": "{key}", "content_html": "<p>{text}</p>"}}' for key in ("tide", "gull")
        )
        feed = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{items}]}}'
        (show / "articles/news.json").write_text(feed)

    write("The tide came in.")
    assert sync(show).code == 0
    write("The tide \\ud83d came in again.")
    assert sync(show).code == 0
    assert [episode.revision for episode in load_episodes(show / "episodes")] == [2, 2]


def test_what_articlecast_writes_is_never_read_for_an_article(show: Path, write: WriteArticle) -> None:
    write("tide")
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[sources]\narticles = ["."]\n\n[publish]\ntarget = "out"\n')
    assert sync(show).out.splitlines()[-1].startswith("1 new")
    again = sync(show)
    assert (again.code, again.out, again.err) == (0, "", "")
    assert "1 unchanged" in call("render", ".", folder=show).out
    assert len(load_episodes(show / "episodes")) == 1


def test_what_is_passed_over_is_noted_once_and_not_at_every_run(show: Path, write: WriteArticle) -> None:
    write("tide")
    (Path(os.fsdecode(os.fsencode(show) + b"/articles/caf\xe9.md"))).write_text("Old")
    first = sync(show, "--quiet")
    assert first.code == 0
    assert first.err.count("its name is not UTF-8") == 1
    before = tree(show)
    again = sync(show, "--quiet")
    assert (again.code, again.out, again.err) == (0, "", "")
    assert tree(show) == before
    assert "its name is not UTF-8" in sync(show).err


def test_the_page_behind_a_feeds_link_brings_back_no_episode_that_is_hidden(show: Path, write: WriteArticle) -> None:
    write("tide")
    path = write("gull")
    path.write_text(path.read_text().replace("date: 2026-03-01", "date: 2036-03-01"))
    header = "title: Buy now\nslug: the-rope\ndigest: [the-tide, the-gull]\nseason: 9\nnarration: {opening: Hear, hear}"
    with at_site(show) as site:
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text().replace("articles = [", 'articles = ["articles", '))
        site.pages["/page.md"] = (200, "text/markdown", f"---\n{header}\n---\n\nOnly this is said of it.\n")
        item = f"<item><guid isPermaLink='false'>1</guid><title>Buy</title><link>{site.address}/page.md</link></item>"
        feed = f"<rss version='2.0'><channel><title>News</title>{item}</channel></rss>"
        site.pages["/feed.xml"] = (200, "application/rss+xml", feed)
        assert call("render", "articles", folder=show).code == 0
        call("withdraw", "the-tide", folder=show)
        assert sync(show).code == 0
    (theirs,) = (each for each in load_episodes(show / "episodes") if "://" in each.source)
    assert (theirs.slug, theirs.season, theirs.chapters) == ("buy-now", 0, ((0.0, "Buy now"),))
    said = next(theirs.assets_of("script"))
    text = (show / "episodes/buy-now" / said.name).read_text()
    assert "Only this is said of it." in text
    assert "The tide came in" not in text


def write_items(*items: str) -> tuple[int, str, str]:
    return (
        200,
        "application/rss+xml",
        f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>",
    )


def write_item(title: str, guid: str, link: str, text: str = "", more: str = "") -> str:
    words = text or "".join(
        f"<p>{SENTENCE}It rose by {number} feet, and fell again by noon.</p>" for number in range(9)
    )
    return (
        f"<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid><link>{link}</link>"
        f"<pubDate>01 Mar 2026 08:00:00 GMT</pubDate><description><![CDATA[{words}]]></description>{more}</item>"
    )


STORY = "https://example.org/story"


def take(show: Path, site: Site, *paths: str) -> None:
    """Have these feeds of the site be the show's sources."""
    settings = show / "articlecast.toml"
    places = ", ".join(f'"{site.address}{path}"' for path in paths)
    settings.write_text(settings.read_text().replace(f'["{site.address}/feed.xml"]', f"[{places}]"))


@pytest.mark.parametrize("link", [STORY, f"{STORY}?utm_medium=rss&utm_source=b", f"{STORY}/#top"])
def test_an_article_in_two_feeds_of_a_site_is_one_episode(show: Path, link: str) -> None:
    with at_site(show) as site:
        site.pages = {
            "/feed.xml": write_items(write_item("Story", "1", STORY)),
            "/other.xml": write_items(write_item("Story", "tag:1", link)),
        }
        take(show, site, "/feed.xml", "/other.xml")
        first = sync(show)
        assert (first.code, first.err) == (0, "")
        assert "1 new, 1 skipped" in first.out
        assert len(load_episodes(show / "episodes")) == 1
        assert sync(show) == Called(0, "", "")
        plan = call("plan", folder=show).out
        assert "has the same link" in plan
        assert "nothing to do" in plan


def test_two_articles_that_claim_one_link_are_two_episodes(show: Path) -> None:
    with at_site(show) as site:
        other = "".join(f"<p>Nobody knows who lit lamp {number}, or what it was lit for.</p>" for number in range(20))
        site.pages = {
            "/feed.xml": write_items(write_item("Story", "1", STORY)),
            "/other.xml": write_items(write_item("Story", "tag:1", STORY, other)),
        }
        take(show, site, "/feed.xml", "/other.xml")
        assert sync(show).code == 0
        assert len(load_episodes(show / "episodes")) == 2


def test_an_entry_that_is_given_twice_under_two_guids_is_one_episode(show: Path) -> None:
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_items(*(write_item("Storm", f"{STORY}#{number}", STORY) for number in (0, 3)))
        done = sync(show)
        assert (done.code, done.err) == (0, "")
        assert len(load_episodes(show / "episodes")) == 1


def test_the_next_part_of_a_column_is_an_episode_of_its_own(show: Path) -> None:
    """Its title and day are those of the part that has left the feed; its guid, link and text are not."""
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_items(write_item("Notices", "1", f"{STORY}/1"))
        assert sync(show).code == 0
        (old,) = load_episodes(show / "episodes")
        other = "".join(f"<p>Notice {number} is that nobody may tie up at the quay.</p>" for number in range(20))
        site.pages["/feed.xml"] = write_items(write_item("Notices", "2", f"{STORY}/2", other))
        assert sync(show).code == 0
        episodes = {episode.guid: episode for episode in load_episodes(show / "episodes")}
        assert len(episodes) == 2
        assert episodes[old.guid].revision == 1


def test_entries_that_share_a_guid_are_told_apart_by_their_links(show: Path) -> None:
    with at_site(show) as site:
        items = [write_item(f"Part {number}", "https://example.org/", f"{STORY}/{number}") for number in (1, 2, 3)]
        site.pages["/feed.xml"] = write_items(*items)
        assert sync(show).code == 0
        assert {episode.title for episode in load_episodes(show / "episodes")} == {"Part 1", "Part 2", "Part 3"}


@pytest.mark.parametrize(
    "counter",
    [
        "<p><small>Served in {} seconds</small></p>",
        "<img src='https://stats.example.org/{}.gif' width=1 height=1>",
        "<p>{} views</p>",
        "<!-- {} -->",
    ],
)
def test_a_change_that_nobody_hears_is_none(show: Path, counter: str) -> None:
    with at_site(show) as site:
        words = "".join(f"<p>{SENTENCE}It rose by {number} feet.</p>" for number in range(9))
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", STORY, words + counter.format("0.12")))
        assert sync(show).code == 0
        (before,) = load_episodes(show / "episodes")
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", STORY, words + counter.format("3")))
        done = sync(show, "--json")
        assert {row["state"] for row in done.events if row["event"] == "article"} == {"unchanged"}
        (after,) = load_episodes(show / "episodes")
        assert (after.revision, after.assets) == (before.revision, before.assets)
        assert sync(show) == Called(0, "", "")
        changed = words.replace("by 3 feet", "by 4 feet")
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", STORY, changed + counter.format("3")))
        done = sync(show, "--json")
        assert {row["state"] for row in done.events if row["event"] == "article"} == {"changed"}, "a figure is a word"


def test_the_day_of_each_build_is_no_date_of_an_article(show: Path) -> None:
    """The episode keeps its date, though the article is corrected later."""
    with at_site(show) as site:
        for day, number in (("01", 1), ("02", 1), ("03", 1), ("04", 2)):
            words = "".join(f"<p>{SENTENCE}It rose by {number + more} feet.</p>" for more in range(9))
            item = write_item("Story", "1", STORY, words).replace("01 Mar", f"{day} Mar")
            site.pages["/feed.xml"] = write_items(item)
            assert sync(show).code == 0
            (episode,) = load_episodes(show / "episodes")
            assert (episode.published.day, episode.revision) == (1, number)


def test_an_entry_that_tells_its_last_change_alone_is_of_that_day_and_stays_so(show: Path) -> None:
    def write_atom(*days: str) -> tuple[int, str, str]:
        entries = "".join(
            f"<entry><title>Part {number}</title><id>urn:{number}</id><link href='{STORY}/{number}'/>"
            f"<updated>{day}T06:30:00Z</updated><content type='html'>{escape(f'<p>{20 * SENTENCE}{number}.</p>')}"
            "</content></entry>"
            for number, day in enumerate(days)
        )
        return (
            200,
            "application/atom+xml",
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{entries}</feed>',
        )

    def dates() -> list[tuple[int, int]]:
        found = sorted(load_episodes(show / "episodes"), key=lambda each: each.title)
        return [(each.published.year, each.published.day) for each in found]

    with at_site(show) as site:
        site.pages["/feed.xml"] = write_atom("2024-05-09", "2023-02-03", "2126-01-01")
        assert sync(show).code == 0
        assert dates()[:2] == [(2024, 9), (2023, 3)]
        assert dates()[2][0] < 2126, "a change to come is none"
        before = dates()
        site.pages["/feed.xml"] = write_atom("2024-06-10", "2023-02-04", "2126-01-01")
        assert sync(show).code == 0
        assert dates() == before


def test_a_date_that_is_put_earlier_or_off_until_later_is_taken(show: Path) -> None:
    with at_site(show) as site:
        for day, year in (("01 Mar", 2126), ("03 Mar", 2126), ("09 Feb", 2026), ("08 Feb", 2026)):
            item = write_item("Story", "1", STORY).replace("01 Mar 2026", f"{day} {year}")
            site.pages["/feed.xml"] = write_items(item)
            assert sync(show).code == 0
            (episode,) = load_episodes(show / "episodes")
            assert (episode.published.day, episode.published.year) == (int(day[:2]), year)


def test_one_article_by_two_ways_is_one_and_two_of_one_page_are_two(show: Path) -> None:
    with at_site(show) as site:
        take(show, site, "/feed.xml", "/letter.xml")
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", f"{STORY}?ref=quay-letter"))
        site.pages["/letter.xml"] = write_items(write_item("Story", "x", f"{STORY}?ref=browser.example"))
        assert sync(show).code == 0
        (first,) = load_episodes(show / "episodes")
        site.pages["/feed.xml"] = write_items(write_item("Story", "", f"{STORY}?ref=frontpage"))
        site.pages["/letter.xml"] = write_items()
        assert sync(show).code == 0
        (moved,) = load_episodes(show / "episodes")
        assert moved.guid == first.guid
        other = "".join(f"<p>Nobody minded the gull on day {number}, which minded nobody.</p>" for number in range(9))
        items = [
            write_item("Story", "", f"{STORY}?ref=frontpage"),
            write_item("Part 2", "9", f"{STORY}?ref=chapter-2", other),
        ]
        site.pages["/feed.xml"] = write_items(*items)
        assert sync(show).code == 0
        assert {episode.title for episode in load_episodes(show / "episodes")} == {"Story", "Part 2"}


def test_a_recording_whose_page_holds_no_article_is_passed_over(show: Path) -> None:
    sound = "<enclosure url='https://example.org/1.mp3' type='audio/mpeg' length='9'/>"
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_items(
            write_item("Gone", "1", f"{site.address}/gone", "<p>We talk.</p>", more=sound),
            write_item("Player", "2", f"{site.address}/player", "<p>We talk.</p>", more=sound),
            write_item("Read aloud by its site", "3", f"{site.address}/story", "<p>The tide.</p>", more=sound),
        )
        site.pages["/player"] = (200, "text/html", "<html><body><div id=app></div><script src=a.js></script></body>")
        text = "".join(f"<p>{SENTENCE}It rose by {number} feet.</p>" for number in range(9))
        site.pages["/story"] = (200, "text/html", f"<html><body><h1>Read aloud by its site</h1>{text}</body></html>")
        done = sync(show)
        assert done.code == 0
        assert done.out.count("heard: elsewhere") == 2
        assert [episode.title for episode in load_episodes(show / "episodes")] == ["Read aloud by its site"]
        assert sync(show) == Called(0, "", "")


def test_entries_that_are_audio_already_are_passed_over_and_told_once(show: Path) -> None:
    sound = "<enclosure url='https://example.org/1.mp3' type='audio/mpeg' length='9'/>"
    duration = "<itunes:duration xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>9</itunes:duration>"
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_items(
            write_item("Heard", "1", f"{STORY}/1", "<p>When you are hungry.</p>", more=sound + duration),
            write_item("Read aloud by its site", "2", f"{STORY}/2", more=sound + duration),
        )
        done = sync(show)
        assert done.code == 0
        assert "1 of its entries that are audio already passed over: 'Heard'" in done.err
        assert [episode.title for episode in load_episodes(show / "episodes")] == ["Read aloud by its site"]


def test_a_note_without_a_title_is_all_of_itself(show: Path) -> None:
    with at_site(show) as site:
        words = "<p>The pier is open again, and there was a band. Bring your own chair tomorrow.</p>"
        note = write_item("", "1", f"{site.address}/note.html", words).replace("<title></title>", "")
        site.pages["/feed.xml"] = write_items(note)
        site.pages["/note.html"] = (200, "text/html", "<html><body><div id=app></div><script src=a.js></script></body>")
        assert sync(show).code == 0
        (episode,) = load_episodes(show / "episodes")
        assert episode.title == "The pier is open again, and there was a band"


def test_a_feed_that_is_gone_for_good_is_told_and_asked_no_more(show: Path) -> None:
    with at_site(show) as site:
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", STORY))
        assert sync(show).code == 0
        site.pages["/feed.xml"] = (410, "text/plain", "gone")
        told = sync(show)
        assert told.code == 1
        assert told.err.count("was taken away for good (HTTP 410), and is asked no more") == 1
        asked = len(site.asked)
        assert sync(show, "--quiet") == Called(0, "", "")
        assert len(site.asked) == asked
        assert [episode.title for episode in load_episodes(show / "episodes")] == ["Story"]
        site.pages["/feed.xml"] = write_items(write_item("Story", "1", STORY), write_item("New", "2", f"{STORY}/2"))
        assert call("retry", f"{site.address}/feed.xml", folder=show).code == 0
        assert sync(show).code == 0
        assert len(load_episodes(show / "episodes")) >= 1
