"""Sources on the network, as a scheduled run meets them: asked for what is newer alone, down for a while, changing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
        assert decisions(show) == {"changed"}  # the settings are others: every source is looked into again
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
def test_two_entries_that_share_a_link_take_no_episode_from_each_other(show: Path, *, local: bool) -> None:
    feed = write_feed(("1", "The tide", "https://example.org/x"), ("2", "The gull", "https://example.org/x"))
    with at_site(show) as site:
        site.pages["/feed.xml"] = feed
        if local:
            settings = show / "articlecast.toml"
            settings.write_text(settings.read_text().replace(f"{site.address}/", ""))
            (show / "feed.xml").write_text(feed[2])
        first = sync(show)
        assert first.code == 1
        assert "has the link of" in first.err
        (episode,) = load_episodes(show / "episodes")
        call("retry", folder=show)
        sync(show)
        assert load_episodes(show / "episodes") == (episode,)


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
