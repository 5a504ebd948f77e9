"""What is no more public leaves what was delivered, though it is the last there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_sync.stage import Stage, ask_all
from tests_sync.test_hiding import change

from articlecast.run.states import EpisodeStatus, list_episodes, withdraw_episodes


def deliver_to(stage: Stage, tables: str = "") -> Path:
    """The target from the next run on."""
    target = stage.show.parent / "www"
    stage.set(f'[sync]\nmetrics = "show.prom"\n[publish]\ntarget = "{target}"\n{tables}')
    return target


def write_alone(stage: Stage, *lines: str) -> None:
    """The show has this one article."""
    for path in (stage.show / "articles").iterdir():
        path.unlink()
    stage.write("tide")
    change(stage, *lines)


def list_troubles(stage: Stage) -> list[tuple[str, str]]:
    return [(str(trouble), trouble.hint) for trouble in stage.said[-1][0].troubles]


def test_the_last_episode_leaves_the_delivered_feed_and_comes_back(stage: Stage) -> None:
    target = deliver_to(stage)
    write_alone(stage)
    stage.run()
    assert "/episodes/the-tide/" in (target / "feed.xml").read_text()
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    report, _word = stage.run(1)
    assert (report.troubles, report.reached) == ((), True)
    assert "<item>" not in (target / "feed.xml").read_text()
    stage.set(f'[publish]\ntarget = "{target}"\nlocked = false')
    assert stage.run(1)[0].troubles == (), "an empty show that was delivered goes on being delivered"
    withdraw_episodes(stage.settings, ["the-tide"], undo=True, now=stage.now)
    stage.run(1)
    assert "/episodes/the-tide/" in (target / "feed.xml").read_text()


def test_the_last_article_that_becomes_a_draft_leaves_the_delivered_feed(stage: Stage) -> None:
    target = deliver_to(stage)
    write_alone(stage)
    stage.run()
    change(stage, "draft: true")
    assert stage.run(1)[0].troubles == ()
    assert "<item>" not in (target / "feed.xml").read_text()


def test_a_folder_of_episodes_that_is_not_there_empties_nothing(stage: Stage) -> None:
    target = deliver_to(stage)
    write_alone(stage)
    stage.run()
    before = (target / "feed.xml").read_bytes()
    (stage.show / "episodes").rename(stage.show / "elsewhere")
    (stage.show / "articles/tide.md").unlink()
    stage.run(1)
    assert (target / "feed.xml").read_bytes() == before


@pytest.mark.parametrize(
    ("lines", "tables", "wrong", "remedy"),
    [
        ((), "review = true", "1 waits for review", "articlecast approve --all"),
        (("publishDate: 2026-07-01",), "", "the first is due at 2026-07-01 00:00 UTC", "articlecast sync   (once"),
        (("draft: true",), "", "articles/tide.md is kept back (draft: true)", "articlecast episodes"),
    ],
)
def test_a_show_that_never_had_an_episode_says_what_it_waits_for(
    stage: Stage, lines: tuple[str, ...], tables: str, wrong: str, remedy: str
) -> None:
    target = deliver_to(stage, tables)
    write_alone(stage, *lines)
    stage.run()
    stage.run(1)
    ((said, hint),) = list_troubles(stage)
    assert wrong in said
    assert hint.startswith(remedy)
    assert not (target / "feed.xml").exists()


def test_a_tags_feed_and_all_of_its_last_episode_leave_the_target_at_once(stage: Stage) -> None:
    target = deliver_to(stage, 'feeds = ["tag"]')
    stage.write("tide")
    change(stage, "tags: [solo]")
    stage.run()
    assert (target / "feed-tag-solo.xml").exists()
    assert list((target / "episodes/the-tide").glob("audio-*"))
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    assert stage.run(1)[0].troubles == ()
    assert not (target / "feed-tag-solo.xml").exists()
    assert not [path for path in target.glob("episodes/the-tide/*") if path.is_file()]


def test_the_audio_that_a_correction_replaces_stays_for_its_grace(stage: Stage) -> None:
    target = deliver_to(stage)
    path = stage.write("tide")
    stage.run()
    path.write_text(path.read_text().replace("at six", "at seven"))
    stage.run(1)
    assert len(list((target / "episodes/the-tide").glob("audio-*"))) == 2


def test_a_digest_leaves_with_the_episode_that_expires_and_nothing_of_it_stays(stage: Stage) -> None:
    target = deliver_to(stage)
    stage.write("tide")
    change(stage, "expiryDate: 2026-04-01T12:00:00Z")
    stage.write("storm", 2)
    stage.run()
    week = "---\ntitle: The week\nslug: the-week\nepisode_type: bonus\ndigest: [the-tide@1, the-storm@1]\n---\n\nTwo.\n"
    (stage.show / "articles/week.md").write_text(week)
    stage.run(1)
    assert "/episodes/the-week/" in (target / "feed.xml").read_text()
    report, _word = stage.run(7)
    assert report.troubles == ()
    assert [note for note in report.notes if "the-week: is out of the feed: its digest names 'the-tide'" in note]
    assert "/episodes/the-week/" not in (target / "feed.xml").read_text()
    assert not [path for path in target.glob("episodes/the-week/*") if path.is_file()]
    assert ask_all(stage).health["episodes"]["published"] == sum(row.state == "published" for row in list_rows(stage))
    assert report.standing is not None
    assert report.standing.as_json()["episodes"] == ask_all(stage).health["episodes"]


def list_rows(stage: Stage) -> tuple[EpisodeStatus, ...]:
    return list_episodes(stage.settings, stage.now)
