"""Pages that an earlier version read otherwise: their episodes stand, and what the writer changes is still found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from tests_sync.test_sources import SENTENCE, Site, at_site

from articlecast.model import Episode
from articlecast.model.episode import RULES
from articlecast.show.episodes.store import amend_episode, load_episodes
from articlecast.show.identity import load_show
from articlecast.show.recipe import digest_recipes, name_fingerprint
from articlecast.show.settings import load_settings
from support.command import Called, call

Age = Literal["before rules were counted", "by the rules before"]
AGES: tuple[Age, ...] = ("before rules were counted", "by the rules before")


@contextmanager
def at_page(show: Path) -> Iterator[Site]:
    """A show of one page, of whose corrections listeners hear as of new episodes."""
    with at_site(show, "/tide.html") as site:
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text() + '[publish]\ncorrections = "new episode"\n')
        put_page(site, "It went out at noon.")
        assert sync(show).code == 0
        yield site


def put_page(site: Site, *last: str) -> None:
    text = "".join(f"<p>{6 * SENTENCE}</p>" for _ in range(4)) + "".join(f"<p>{line}</p>" for line in last)
    page = f"<html><head><title>The tide</title></head><body><article><h1>The tide</h1>{text}</article></body></html>"
    site.pages["/tide.html"] = (200, "text/html", page)


def sync(show: Path) -> Called:
    return call("sync", "--json", folder=show)


def find(show: Path) -> Episode:
    (episode,) = load_episodes(show / "episodes")
    return episode


def age(show: Path, age: Age) -> Episode:
    """The episode as an earlier version would have made it of what it read on the page, which was not quite this."""
    settings, read = load_settings(show), "1" * 64
    counted = name_fingerprint(digest_recipes(settings, load_show(settings)[1])[0], read, b"")
    old = replace(find(show), fingerprint="0" * 64, article="", rules=0, wording="0" * 64)
    if age == "by the rules before":
        old = replace(old, fingerprint=counted, article=read, rules=RULES - 1)
    amend_episode(settings.episodes_folder, old)
    return old


@pytest.mark.parametrize("made", AGES)
def test_an_episode_stands_whose_page_is_read_otherwise_since_an_upgrade(show: Path, made: Age) -> None:
    with at_page(show):
        old, feed = age(show, made), (show / "feed/feed.xml").read_bytes()
        done = sync(show)
        assert done.code == 0, done.err
        kept = find(show)
        same = {"fingerprint": old.fingerprint, "article": old.article, "reread": 0}
        assert replace(kept, **same) == old  # type: ignore[arg-type]
        assert kept.reread == RULES, "what is read in it from now on is compared with what was read now"
        assert (show / "feed/feed.xml").read_bytes() == feed
        manifest = next((show / "episodes").glob("*/episode.json"))
        before = manifest.stat().st_mtime_ns
        assert sync(show).code == 0
        assert manifest.stat().st_mtime_ns == before


@pytest.mark.parametrize("made", AGES)
def test_what_is_added_to_a_page_after_an_upgrade_is_found(show: Path, made: Age) -> None:
    with at_page(show) as site:
        old = age(show, made)
        sync(show)
        put_page(site, "It went out at noon.", "An update: it came back at dusk.")
        assert sync(show).code == 0
        assert (find(show).guid, find(show).revision) == (old.guid, 2)


@pytest.mark.parametrize("made", AGES)
def test_a_sentence_that_was_changed_during_an_upgrade_is_found(show: Path, made: Age) -> None:
    with at_page(show) as site:
        age(show, made)
        put_page(site, "It went out at dusk.")
        assert sync(show).code == 0
        assert find(show).revision == 2


def test_a_setting_that_was_changed_during_an_upgrade_renders_again_and_is_no_correction(show: Path) -> None:
    with at_page(show):
        old = age(show, "by the rules before")
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text() + "[master]\nbitrate = 48\n")
        assert sync(show).code == 0
        assert find(show).enclosure != old.enclosure
        assert find(show).revision == 1


def test_a_page_that_is_read_as_before_is_compared_from_now_on_by_that(show: Path) -> None:
    """Otherwise the first thing that is added to it would pass for a better reading."""
    with at_page(show) as site:
        amend_episode(show / "episodes", replace(find(show), rules=RULES - 1))
        call("render", folder=show)
        assert find(show).reread == RULES
        put_page(site, "It went out at noon.", "An update: it came back at dusk.")
        call("render", folder=show)
        assert find(show).revision == 2


def test_the_script_that_an_editor_changed_stays_over_an_upgrade(show: Path) -> None:
    with at_page(show):
        old = age(show, "by the rules before")
        amend_episode(show / "episodes", replace(old, edited="1" * 64))
        assert sync(show).code == 0
        assert find(show).enclosure == old.enclosure
        done = call("render", "--refresh", old.slug, folder=show)
        assert done.code == 0, done.err
        assert find(show).edited == find(show).article
