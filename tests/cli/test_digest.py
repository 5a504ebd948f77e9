"""The episode of a week's articles."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from articlecast.show.episodes.store import load_episode, load_episodes
from support.command import call
from support.rendered import RenderOnce

ARTICLE = """---
title: The {name}
date: {date}
slug: the-{name}
link: https://example.org/{name}
---

The {name} came in at six.

## What happened next

Then came [the harbour master](https://example.org/master).
"""


@pytest.fixture
def week(show: Path, render_once: RenderOnce) -> Path:
    """A show of three episodes, two of them in the week from 2 to 8 March 2026."""
    for name, date in (("storm", "2026-03-01T23:59:59Z"), ("tide", "2026-03-02"), ("gull", "2026-03-08T23:00:00Z")):
        (show / "articles" / f"{name}.md").write_text(ARTICLE.format(name=name, date=date))
    render_once(show)
    return show


def render_digest(show: Path) -> str:
    assert call("digest", "--week", "2026-W10", folder=show).code == 0
    return call("render", folder=show).out


def test_the_digest_names_the_weeks_episodes_oldest_first(week: Path) -> None:
    called = call("digest", "--week", "2026-w10", folder=week)
    assert called.out.endswith("digest-2026-03-02.md: written, 2 articles\n")
    text = (week / "articles/digest-2026-03-02.md").read_text()
    assert 'title: "The week to March 8, 2026"' in text
    assert 'digest: ["the-tide@1", "the-gull@1"]' in text
    assert "In this episode: The tide; The gull." in text
    assert "unchanged" in call("digest", "--week", "2026-W10", folder=week).out


def test_a_digest_of_other_days_than_a_week_names_the_first_and_the_last(week: Path) -> None:
    called = call("digest", "--since", "2026-03-01", "--until", "2026-03-31", folder=week)
    assert called.code == 0
    text = (week / "articles/digest-2026-03-01.md").read_text()
    assert 'title: "From March 1, 2026 to March 31, 2026"' in text


def test_its_episode_has_a_chapter_for_each_article(week: Path) -> None:
    render_digest(week)
    digest = load_episode(week / "episodes/digest-2026-03-02")
    assert digest
    titles = [title for _, title in digest.chapters]
    assert titles == ["The week to March 8, 2026", "The tide", "The gull"]
    assert digest.kind == "bonus"
    assert ("the harbour master", "https://example.org/master") in digest.links


UNKNOWN = {
    "the-tide@2": (
        "there is no 'the-tide@2': the episode's revision is 1",
        "write the-tide@1, or the-tide alone, in articles/week.md",
    ),
    "the-tide@0": (
        "there is no 'the-tide@0': the episode's revision is 1",
        "write the-tide@1, or the-tide alone, in articles/week.md",
    ),
    "the-tide@x": (
        "there is no 'the-tide@x': the episode's revision is 1",
        "write the-tide@1, or the-tide alone, in articles/week.md",
    ),
    "the-pier@1": ("there is no episode 'the-pier'", "take the-pier@1 out of the line 'digest' in articles/week.md"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_episode_or_a_revision_that_there_is_not_is_told_once(week: Path, name: str) -> None:
    (week / "articles/week.md").write_text(f"---\ntitle: Week\ndigest: [the-gull, {name}]\n---\n\nThis week.\n")
    wrong, hint = UNKNOWN[name]
    for command in (["render"], ["plan"], ["script", "articles/week.md"]):
        told = [f"error: articles/week.md: digest: {wrong}", f"try:   {hint}", "see:   articlecast help reading"]
        assert call(*command, folder=week).err.splitlines() == told


def test_a_weeks_digest_that_names_what_is_not_there_is_written_anew_for_that_week(week: Path) -> None:
    call("digest", "--week", "2026-W10", folder=week)
    shutil.rmtree(week / "episodes/the-gull")
    (week / "articles/gull.md").unlink()
    hint = "try:   articlecast digest --week 2026-W10 && articlecast render\n"
    assert call("plan", "articles/digest-2026-03-02.md", folder=week).err.endswith(hint)


def test_the_check_has_no_objection_to_its_title(week: Path) -> None:
    call("digest", "--week", "2026-W10", folder=week)
    call("render", folder=week)

    assert "title" not in call("check", folder=week).out


def test_what_was_published_is_said_again_and_not_spoken_again(week: Path) -> None:
    call("digest", "--week", "2026-W10", folder=week)
    planned = call("plan", "articles/digest-2026-03-02.md", folder=week).out
    assert "2 new and" in planned  # its title and the line of titles
    script = call("script", "articles/digest-2026-03-02.md", folder=week).out
    places = [script.index(words) for words in ("The tide came in at six", "Then came", "The gull came in at six")]
    assert places == sorted(places)


def test_written_anew_after_a_correction_it_comes_up_to_date_under_its_guid(week: Path) -> None:
    render_digest(week)
    before = load_episode(week / "episodes/digest-2026-03-02")
    path = week / "articles/tide.md"
    path.write_text(path.read_text().replace("at six", "at seven"))
    call("render", folder=week)
    assert "1 changed" in render_digest(week)
    after = load_episode(week / "episodes/digest-2026-03-02")
    assert before
    assert after
    assert (after.guid, after.revision) == (before.guid, 2)


def test_a_digest_holds_no_digest_and_nothing_that_was_withdrawn(week: Path) -> None:
    render_digest(week)
    call("withdraw", "the-gull", folder=week)
    assert call("digest", "--since", "2026-03-01", "--until", "2026-03-31", folder=week).code == 0
    text = (week / "articles/digest-2026-03-01.md").read_text()
    assert json.loads(text.partition("digest: ")[2].partition("\n")[0]) == ["the-storm@1", "the-tide@1"]


def test_an_empty_week_writes_nothing(week: Path) -> None:
    called = call("digest", "--week", "2026-W20", folder=week)
    assert (called.code, called.out) == (0, "no episode from 2026-05-11 to 2026-05-17; nothing was written\n")
    assert len(list((week / "articles").iterdir())) == 3


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--week", "2026-W60"], "--week: '2026-W60' is no week"),
        (["--week", "last"], "--week: 'last' is no week"),
        (["--since", "2026-03-01"], "digest: --since and --until belong together"),
    ],
)
def test_a_time_that_is_none_is_said(week: Path, arguments: list[str], wrong: str) -> None:
    called = call("digest", *arguments, folder=week)
    assert called.code == 2
    assert wrong in called.err


@pytest.mark.parametrize("slug", ["the-whale@1", "..", "a/b", "the-tide/../the-gull"])
def test_an_episode_that_there_is_not_is_said_and_nothing_is_made(week: Path, slug: str) -> None:
    path = week / "articles/mine.md"
    path.write_text(f"---\ntitle: Mine\ndate: 2026-03-09\ndigest: ['{slug}']\n---\n\nAll of it.\n")
    called = call("render", folder=week)
    assert called.code == 1
    assert "digest" in called.err
    assert len(load_episodes(week / "episodes")) == 3


def hide_withdrawn(week: Path) -> None:
    call("withdraw", "the-gull", folder=week)


def hide_until_its_date(week: Path) -> None:
    path = week / "articles/gull.md"
    path.write_text(path.read_text().replace("date: 2026-03-08", "date: 2036-03-08"))
    shutil.rmtree(week / "feed")  # what the world has seen is never held back again
    call("render", folder=week)


def hide_gone(week: Path) -> None:
    with (week / "articlecast.toml").open("a") as settings:
        settings.write('\n[publish]\nremoved = "drop"\n')
    (week / "articles/gull.md").unlink()
    call("sync", folder=week)


@pytest.mark.parametrize(
    ("hide", "why"),
    [
        (hide_withdrawn, "an editor withdrew it"),
        (hide_until_its_date, "it is due at 2036-03-08 23:00 UTC"),
        (hide_gone, "its article is gone"),
    ],
)
def test_a_digest_publishes_no_episode_that_the_world_may_not_see(
    week: Path, hide: Callable[[Path], None], why: str
) -> None:
    hide(week)
    header = "title: Mine\ndate: 2026-03-09\ndigest: [the-tide@1, the-gull@1]"
    (week / "articles/mine.md").write_text(f"---\n{header}\n---\n\nAll of it.\n")
    called = call("render", folder=week)
    assert called.code == 1
    assert f"digest: the episode 'the-gull' is not public: {why}" in called.err
    assert load_episode(week / "episodes/mine") is None
    assert "is not public" in call("script", "articles/mine.md", folder=week).err


def test_a_digest_of_days_to_come_names_what_is_due(week: Path) -> None:
    hide_until_its_date(week)
    assert "nothing was written" in call("digest", "--since", "2036-03-01", "--until", "2036-03-31", folder=week).out


def test_a_digest_of_what_was_withdrawn_is_out_of_the_feed_until_it_is_written_anew(week: Path) -> None:
    render_digest(week)
    feed, name = week / "feed/feed.xml", "/episodes/digest-2026-03-02/"
    assert name in feed.read_text()
    call("withdraw", "the-tide", folder=week)
    assert name not in feed.read_text()
    assert not (week / "feed/episodes/digest-2026-03-02").exists()
    told = "its digest names 'the-tide': an editor withdrew it"
    assert told in call("check", folder=week).out
    assert "try:   articlecast digest --week 2026-W10 && articlecast render" in call("check", folder=week).out
    assert told in call("plan", folder=week).out
    assert told in call("episodes", "--state", "draft", folder=week).out
    synced = call("sync", folder=week)
    assert told in synced.out + synced.err
    call("withdraw", "--undo", "the-tide", folder=week)
    assert name in feed.read_text()
    call("withdraw", "the-tide", folder=week)
    render_digest(week)
    assert name in feed.read_text(), "it is without that one now"
    assert load_episode(week / "episodes/digest-2026-03-02").holds == ("the-gull",)  # type: ignore[union-attr]
