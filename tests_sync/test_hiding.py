"""Drafts, articles that end and articles that are due later: what runs make of them, and what listeners get."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests_sync.stage import Stage
from tests_sync.test_sources import at_site, forget_answers

from articlecast.names import sha256_hex
from articlecast.pipeline import render_show
from articlecast.run.estimate import plan_show
from articlecast.run.outcomes import Outcome
from articlecast.run.states import list_episodes, pin_episodes, withdraw_episodes
from articlecast.show.episodes.store import amend_episode, load_episode
from articlecast.show.identity import load_show
from articlecast.show.memory import MEMORY
from articlecast.show.recipe import digest_recipes, list_fingerprints


def change(stage: Stage, *lines: str, name: str = "tide") -> None:
    """Have the article's header end in these lines."""
    path = stage.show / f"articles/{name}.md"
    header, body = path.read_text().split("\n---\n", 1)
    kept = [line for line in header.splitlines() if not line.startswith(("draft", "expiry", "publish", "status"))]
    path.write_text("\n".join([*kept, *lines]) + "\n---\n" + body)


def look(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def heard(stage: Stage) -> list[str]:
    """The GUIDs in the feed."""
    feed = (stage.show / "feed/feed.xml").read_text()
    return [part.partition("<")[0].partition(">")[2] or part for part in feed.split("<guid")[1:]]


def list_states(stage: Stage) -> dict[str, tuple[str, str]]:
    rows = list_episodes(stage.settings, stage.now)
    return {row.slug or row.source: (row.state, row.reason) for row in rows}


def render(stage: Stage) -> tuple[Outcome, ...]:
    with contextlib.chdir(stage.show):
        return render_show(stage.settings, now=stage.now, workers=1)


def test_no_episode_is_made_of_a_draft_and_all_say_why(stage: Stage) -> None:
    stage.write("tide")
    change(stage, "draft: true")
    (plan,) = [plan for plan in plan_show(stage.settings, now=stage.now) if plan.source.endswith("tide.md")]
    assert (plan.todo, plan.reason, plan.error) == ("draft", "draft: true", None)
    (outcome,) = [outcome for outcome in render(stage) if outcome.source == "articles/tide.md"]
    assert (outcome.state, outcome.reason, outcome.error) == ("draft", "draft: true", None)
    assert not (stage.show / "episodes/the-tide").exists()
    assert list_states(stage)["articles/tide.md"] == ("draft", "draft: true")
    report, _word = stage.run()
    assert {one.source: one.state for one in report.outcomes}["articles/tide.md"] == "draft"
    report, _word = stage.run(1)
    assert report.idle
    assert [one.todo for one in report.decisions if one.sighting.name == "articles/tide.md"] == ["draft"]
    change(stage, "draft: false")
    stage.run(1)
    assert list_states(stage)["the-tide"][0] == "published"
    assert "articles/tide.md" not in list_states(stage)


def test_an_episode_leaves_the_feed_with_its_articles_draft_and_comes_back_as_it_was(stage: Stage) -> None:
    path = stage.write("tide")
    before = path.read_bytes()
    stage.run()
    guids, files = heard(stage), look(stage.show / "episodes/the-tide")
    change(stage, "draft: true")
    report, _word = stage.run(1)
    (outcome,) = report.outcomes
    assert (outcome.state, outcome.slug, outcome.reason) == ("draft", "the-tide", "draft: true")
    assert len(heard(stage)) == len(guids) - 1
    assert list_states(stage)["the-tide"] == ("draft", "draft: true")
    held = look(stage.show / "episodes/the-tide")
    report, _word = stage.run(1)
    assert report.idle
    assert look(stage.show / "episodes/the-tide") == held
    path.write_bytes(before)
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["returned"]
    assert heard(stage) == guids
    assert look(stage.show / "episodes/the-tide") == files


def test_a_draft_that_is_worded_anew_meanwhile_is_rendered_when_it_is_none_any_more(stage: Stage) -> None:
    path = stage.write("tide")
    stage.run()
    guids = heard(stage)
    change(stage, "draft: true")
    stage.run(1)
    path.write_text(path.read_text().replace("at six", "at seven"))
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["draft"]
    assert len(heard(stage)) == len(guids) - 1
    change(stage)
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["changed"]
    assert heard(stage) == guids
    assert load_episode(stage.show / "episodes/the-tide").revision == 2  # type: ignore[union-attr]


def test_what_an_editor_decided_about_an_episode_holds(stage: Stage) -> None:
    stage.write("tide")
    stage.write("storm", 2)
    stage.run()
    guids = heard(stage)
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    pin_episodes(stage.settings, ["the-storm"])
    for name in ("tide", "storm"):
        change(stage, "draft: true", name=name)
    stage.run(1)
    assert (list_states(stage)["the-tide"][0], list_states(stage)["the-storm"][0]) == ("withdrawn", "pinned")
    assert len(heard(stage)) == len(guids) - 1, "what is pinned stays, whatever becomes of its article"


def test_an_episode_leaves_the_feed_at_its_moment_without_being_rendered(stage: Stage) -> None:
    stage.write("tide")
    change(stage, "expiryDate: 2026-04-01T12:00:00Z")
    stage.run()
    guids, files = heard(stage), look(stage.show / "episodes/the-tide")
    assert list_states(stage)["the-tide"] == ("published", "until 2026-04-01 12:00 UTC")
    report, _word = stage.run(5.9)
    assert report.idle
    report, _word = stage.run(0.1)
    assert (report.outcomes, report.feed_changed) == ((), True)
    assert len(heard(stage)) == len(guids) - 1
    assert not (stage.show / "feed/episodes/the-tide").exists()
    assert list_states(stage)["the-tide"] == ("expired", "since 2026-04-01 12:00 UTC")
    report, _word = stage.run(1)
    assert report.idle
    assert {one.todo for one in report.decisions if one.slug == "the-tide"} == {"expired"}
    assert look(stage.show / "episodes/the-tide") == files
    change(stage, "expiryDate: 2026-05-01")
    stage.run(1)
    assert heard(stage) == guids


def test_an_episode_leaves_the_pages_of_an_archive_too(stage: Stage) -> None:
    for day, name in enumerate(("tide", "storm", "gull", "pier"), 1):
        stage.write(name, day)
    change(stage, "expiryDate: 2026-04-01T12:00:00Z")
    stage.set('[sync]\nmetrics = "show.prom"\n[publish]\npage_size = 2\nfeed_size = 3')
    stage.run()
    pages = sorted((stage.show / "feed").glob("feed*.xml"))
    assert len(pages) > 1
    assert any("/episodes/the-tide/" in page.read_text() for page in pages)
    stage.run(7)
    assert not any("/episodes/the-tide/" in page.read_text() for page in (stage.show / "feed").glob("feed*.xml"))


def test_nothing_is_made_of_what_has_expired_before_it_was_seen(stage: Stage) -> None:
    stage.write("tide")
    change(stage, "expiryDate: 2026-03-31")
    report, _word = stage.run()
    assert {one.source: one.state for one in report.outcomes}["articles/tide.md"] == "expired"
    assert list_states(stage)["articles/tide.md"] == ("expired", "since 2026-03-31 00:00 UTC")
    assert stage.run(1)[0].idle


def test_an_article_of_the_future_says_so_in_the_shows_own_time(stage: Stage) -> None:
    settings = stage.show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("[show]\n", '[show]\ntime_zone = "Europe/Dublin"\n', 1))
    stage.write("tide")
    change(stage, "publishDate: 2026-07-01 09:00")
    report, _word = stage.run()
    (outcome,) = [one for one in report.outcomes if one.slug == "the-tide"]
    assert outcome.notes == ("scheduled: in the feed from 2026-07-01 09:00 IST",)
    assert list_states(stage)["the-tide"] == ("scheduled", "due 2026-07-01 09:00 IST")
    stage.now = datetime(2026, 7, 1, 7, 59, tzinfo=UTC)
    stage.run()
    count = len(heard(stage))
    stage.now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    stage.run()
    assert len(heard(stage)) == count + 1


def test_an_earlier_version_published_a_draft_and_this_one_takes_it_back(stage: Stage) -> None:
    path = stage.write("tide")
    stage.run()
    change(stage, "status: private")
    episode = load_episode(stage.show / "episodes/the-tide")
    assert episode
    recipes = digest_recipes(stage.settings, load_show(stage.settings)[1])
    fingerprint = next(list_fingerprints(recipes, path.read_bytes(), b""))
    amend_episode(
        stage.show / "episodes", replace(episode, fingerprint=fingerprint, article=sha256_hex(path.read_bytes()))
    )
    assert list_states(stage)["the-tide"][0] == "published"
    (stage.show / f".articlecast/{MEMORY}").unlink()  # as with every installation
    report, _word = stage.run(1)
    assert {one.source: (one.state, one.reason) for one in report.outcomes} == {
        "articles/tide.md": ("draft", "status: private")
    }
    assert list_states(stage)["the-tide"][0] == "draft"


def test_a_folder_of_drafts_holds_drafts(stage: Stage) -> None:
    path = stage.write("tide")
    settings = stage.show / "articlecast.toml"
    stage.set('[sync]\nmetrics = "show.prom"\n[sources]\narticles = ["articles", "_drafts"]')
    (stage.show / "_drafts").mkdir()
    stage.run()
    guids = heard(stage)
    path.rename(stage.show / "_drafts/tide.md")
    report, _word = stage.run(1)
    assert [(one.state, one.slug, one.reason) for one in report.outcomes] == [
        ("draft", "the-tide", "it is in a folder _drafts")
    ]
    assert len(heard(stage)) == len(guids) - 1
    (stage.show / "_drafts/tide.md").rename(path)
    stage.run(1)
    assert heard(stage) == guids
    assert settings.is_file()


def test_a_post_of_an_export_leaves_the_feed_as_a_draft_and_comes_back(stage: Stage) -> None:
    post = "<item><title>The tide</title><guid>tide</guid><description>{}</description>{}</item>".format
    text = "The tide came in at six, and nobody had told the harbour master of it. " * 10
    rss = '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>H</title>{}</channel></rss>'

    def export(*posts: str) -> None:
        (stage.show / "articles/export.xml").write_text(rss.format("".join(posts)))

    export(post(text, "<wp:status>publish</wp:status>"))
    stage.run()
    guids = heard(stage)
    assert len(guids) == 1
    export(post(text, "<wp:status>draft</wp:status>"))
    (outcome,) = stage.run(1)[0].outcomes
    assert (outcome.state, outcome.slug, outcome.reason) == ("draft", "the-tide", "status: draft")
    assert heard(stage) == []
    assert stage.run(1)[0].idle
    export(post(text, "<wp:status>publish</wp:status>"))
    assert [one.state for one in stage.run(1)[0].outcomes] == ["returned"]
    assert heard(stage) == guids


def test_a_page_on_the_network_may_say_that_it_is_a_draft(stage: Stage) -> None:
    def go(lines: str, hours: float) -> tuple[str, ...]:
        text = f"---\ntitle: The tide\n{lines}---\n\nThe tide came in at six.\n"
        site.pages["/tide.md"] = (200, "text/markdown", text)
        forget_answers()
        return tuple(one.state for one in stage.run(hours)[0].outcomes)

    with at_site(stage.show, "/tide.md") as site:
        assert go("", 0) == ("new",)
        guids = heard(stage)
        assert (go("draft: true\n", 1), heard(stage)) == (("draft",), [])
        assert (go("draft: true\n", 1), stage.said[-1][0].idle) == ((), True)
        ends = "expiryDate: 2026-04-01T12:00:00Z\n"
        go(ends, 1)
        assert (len(guids), heard(stage)) == (1, guids)
        assert (go(ends, 6), heard(stage)) == ((), [])


def test_a_folder_of_drafts_within_the_articles_is_shown_as_drafts_however_unsound_they_are(stage: Stage) -> None:
    stage.write("tide")
    drafts = stage.show / "articles/_drafts"
    drafts.mkdir()
    (drafts / "notes.md").write_text("Only a thought.\n")
    (drafts / "broken.md").write_text("---\ntitle: [open\n---\nWords.\n")
    stage.run()
    shown = list_states(stage)
    assert shown["articles/_drafts/notes.md"] == ("draft", "it is in a folder _drafts")
    assert shown["articles/_drafts/broken.md"] == ("draft", "it is in a folder _drafts")
    assert len(heard(stage)) == 1
