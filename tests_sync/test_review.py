"""Review: what is new or changed waits for an editor, whatever runs meanwhile, and listeners keep what they have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests_sync.stage import Stage, ask_all
from tests_sync.test_hiding import change, heard, look, render

from articlecast.cli.serve import know_reviewers, make_app
from articlecast.errors import StoreError, UsageError
from articlecast.pipeline import publish_show, render_script
from articlecast.run.estimate import plan_show
from articlecast.run.rebuild import rebuild_feed
from articlecast.run.states import (
    EpisodeStatus,
    approve_episodes,
    hold_episodes,
    list_episodes,
    list_outdated,
    list_waiting,
    withdraw_episodes,
)
from articlecast.show.asked import Change, ask_later
from articlecast.show.episodes.store import Library, load_episode
from articlecast.show.review import Reviews
from support.command import call
from support.web import ask_raw, serving

REVIEW = "[publish]\nreview = true"


def find(stage: Stage, slug: str) -> EpisodeStatus:
    return next(row for row in list_episodes(stage.settings, stage.now) if row.slug == slug)


def edit(stage: Stage, name: str = "tide", old: str = "at six", new: str = "at seven") -> None:
    path = stage.show / f"articles/{name}.md"
    path.write_text(path.read_text().replace(old, new))


def approve(stage: Stage, *slugs: str) -> None:
    assert approve_episodes(stage.settings, slugs, now=stage.now)
    rebuild_feed(stage.settings, stage.now)


def public(stage: Stage, slug: str = "the-tide") -> str:
    """The name of the audio that the feed offers of an episode."""
    feed = (stage.show / "feed/feed.xml").read_text()
    return feed.partition(f"/episodes/{slug}/audio-")[2].partition('"')[0]


def test_a_new_episode_waits_until_it_is_approved_and_no_run_passes_it_by(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    report, _word = stage.run()
    assert [(one.state, one.waits) for one in report.outcomes] == [("new", True)]
    assert heard(stage) == []
    assert not (stage.show / "episodes/the-tide").exists()
    row = find(stage, "the-tide")
    assert (row.state, row.reason) == ("waiting for review", "articlecast approve the-tide")
    report, _word = stage.run(1)
    assert report.idle
    assert [plan.todo for plan in plan_show(stage.settings, now=stage.now)] == ["unchanged"]
    assert [one.state for one in render(stage)] == ["unchanged"]
    approve(stage, "the-tide")
    assert heard(stage) == [row.guid]
    assert find(stage, "the-tide").state == "published"
    assert not Reviews(stage.settings).episodes
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] in ([], ["unchanged"])
    assert heard(stage) == [row.guid]


def test_listeners_keep_what_they_have_while_its_change_waits(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    guids, before = heard(stage), public(stage)
    stage.set(REVIEW)
    edit(stage)
    stage.run(1)
    edit(stage, new="at eight", old="at seven")
    stage.run(1)
    assert (heard(stage), public(stage)) == (guids, before)
    row = find(stage, "the-tide")
    assert (row.state, row.revision) == ("published", 1)
    assert row.reason == "its change waits for review: articlecast approve the-tide"
    approve(stage, "the-tide")
    assert heard(stage) == guids
    assert public(stage) != before
    assert load_episode(stage.show / "episodes/the-tide").revision == 2, "nobody heard of the one between"  # type: ignore[union-attr]
    assert "at eight" in (stage.show / "feed/episodes/the-tide/index.html").read_text()


def test_a_change_that_is_taken_back_waits_no_more(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    before = look(stage.show / "episodes/the-tide")
    stage.set(REVIEW)
    edit(stage)
    stage.run(1)
    edit(stage, old="at seven", new="at six")
    report, _word = stage.run(1)
    assert [one.notes for one in report.outcomes] == [("the change that waited for review was taken back",)]
    assert list_waiting(stage.settings) == ()
    assert look(stage.show / "episodes/the-tide") == before
    report, _word = stage.run(1)
    assert report.idle


def test_a_rule_reviews_one_source_and_another_spares_a_tag(stage: Stage) -> None:
    stage.set(f'{REVIEW}\n[[rules]]\ntag = "urgent"\nreview = false\n')
    stage.write("tide")
    stage.write("storm", 2)
    change(stage, "tags: [Urgent]", name="storm")
    stage.run()
    assert list_waiting(stage.settings) == ("the-tide",)
    assert find(stage, "the-storm").state == "published"


def test_what_is_held_is_asked_about_no_more_until_its_article_changes(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    hold_episodes(stage.settings, ["the-tide"], now=stage.now)
    row = find(stage, "the-tide")
    assert (row.state, row.reason) == (
        "held", "since 2026-04-01 06:00 UTC, by an editor; articlecast approve the-tide",
    )  # fmt: skip
    assert list_waiting(stage.settings) == ()
    report, _word = stage.run(1)
    assert report.idle
    edit(stage)
    stage.run(1)
    assert list_waiting(stage.settings) == ("the-tide",)


def test_what_is_held_waits_again_when_that_is_undone_and_listeners_have_none_of_it(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    hold_episodes(stage.settings, ["the-tide"], now=stage.now)
    hold_episodes(stage.settings, ["the-tide"], undo=True)
    assert (find(stage, "the-tide").state, list_waiting(stage.settings)) == ("waiting for review", ("the-tide",))
    assert heard(stage) == []
    approve(stage, "the-tide")
    with pytest.raises(UsageError, match="the-tide: does not wait for review"):
        hold_episodes(stage.settings, ["the-tide"], undo=True)


def test_the_review_is_not_passed_by_a_setting_that_is_turned_off(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    stage.set("")
    stage.run(1)
    assert heard(stage) == []
    assert find(stage, "the-tide").state == "waiting for review"


LEXICON = '[lexicon]\ntide = "tyde"'


def test_neither_another_setting_nor_a_rule_that_holds_no_more_ends_the_wait(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    stage.set(LEXICON)
    report, _word = stage.run(1)
    assert [(one.state, one.waits) for one in report.outcomes] == [("changed", True)]
    assert heard(stage) == []
    approve(stage, "the-tide")
    assert len(heard(stage)) == 1
    edit(stage)
    stage.run(1)
    assert list_waiting(stage.settings) == (), "with nobody to ask"


def test_what_is_held_stays_held_through_another_setting(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    hold_episodes(stage.settings, ["the-tide"], now=stage.now)
    for tables in (f"{REVIEW}\n{LEXICON}", ""):
        stage.set(tables)
        stage.run(1)
        assert (find(stage, "the-tide").state, list_waiting(stage.settings)) == ("held", ())
    assert heard(stage) == []


def test_a_draft_hides_what_listeners_have_though_a_change_of_it_waits(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    guids = heard(stage)
    stage.set(REVIEW)
    edit(stage)
    stage.run(1)
    change(stage, "draft: true")
    stage.run(1)
    assert heard(stage) == []
    change(stage)
    stage.run(1)
    assert heard(stage) == guids
    assert list_waiting(stage.settings) == ("the-tide",)


def test_an_article_that_goes_while_its_episode_waits_is_told_once(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("storm", 2)
    stage.write("tide")
    stage.run()
    (stage.show / "articles/tide.md").unlink()
    report, _word = stage.run(1)
    assert report.removed == ("the-tide",)
    assert "its article is gone since 2026-04-01" in find(stage, "the-tide").reason
    report, _word = stage.run(1)
    assert report.idle


def test_a_withdrawal_holds_when_the_change_is_approved(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    stage.set(REVIEW)
    edit(stage)
    stage.run(1)
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    approve(stage, "the-tide")
    assert heard(stage) == []
    assert find(stage, "the-tide").state == "withdrawn"


def test_an_edited_script_waits_and_its_episode_is_not_worded_anew_by_the_next_run(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    reviews = Reviews(stage.settings)
    (episode,) = reviews.episodes
    (asset,) = episode.assets_of("script")
    script = stage.show / "script.md"
    script.write_text((reviews.folder / "the-tide" / asset.name).read_text().replace("at six", "at half past six"))
    outcome = render_script(stage.settings, str(script), now=stage.now)
    assert (outcome.state, outcome.waits, outcome.error) == ("changed", True, None)
    report, _word = stage.run(1)
    assert report.idle
    approve(stage, "the-tide")
    assert "half past six" in (stage.show / "feed/episodes/the-tide/index.html").read_text()


def test_an_approval_that_a_machine_stopped_in_is_ended_by_the_next(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    kept = stage.show / "kept"
    shutil.copytree(stage.show / "episodes/.review", kept)
    approve(stage, "the-tide")
    shutil.copytree(kept, stage.show / "episodes/.review", dirs_exist_ok=True)
    assert list_waiting(stage.settings) == ()
    assert find(stage, "the-tide").state == "published"
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] in ([], ["unchanged"])


def test_an_approval_waits_for_a_run_at_work(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    with stage.hold():
        assert not approve_episodes(stage.settings, ["the-tide"], now=stage.now)
    stage.run(1)
    assert len(heard(stage)) == 1


@pytest.mark.parametrize("slug", ["", "..", "no-such", "../tide", "the-tide"])
def test_a_wish_to_approve_what_does_not_wait_changes_nothing(stage: Stage, slug: str) -> None:
    stage.write("tide")
    stage.run()
    before = look(stage.show / "episodes/the-tide")
    ask_later(stage.settings, Change("approve", (slug,), stage.now))
    report, _word = stage.run(1)
    assert not report.failed
    assert look(stage.show / "episodes/the-tide") == before


def test_whoever_approves_or_holds_what_does_not_wait_is_told_what_to_type(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    with pytest.raises(UsageError, match="the-tide: does not wait for review") as told:
        hold_episodes(stage.settings, ["the-tide"])
    assert "articlecast withdraw the-tide" in told.value.hint
    with pytest.raises(UsageError, match="no-such: no episode has this slug"):
        approve_episodes(stage.settings, ["no-such"])


def test_what_is_damaged_is_not_approved_and_made_again_by_the_next_run(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    (audio,) = (stage.show / "episodes/.review/the-tide").glob("audio-*")
    audio.write_bytes(audio.read_bytes()[:100])
    with pytest.raises(StoreError, match="100 bytes where"):
        approve_episodes(stage.settings, ["the-tide"])
    stage.run(1)
    approve(stage, "the-tide")
    assert len(heard(stage)) == 1


def test_a_manifest_that_cannot_be_read_is_told_and_its_article_rendered_again(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    guid = find(stage, "the-tide").guid
    (stage.show / "episodes/.review/the-tide/episode.json").write_text("{")
    assert find(stage, "the-tide").state == "damaged"
    stage.run(1)
    assert (find(stage, "the-tide").state, find(stage, "the-tide").guid) == ("waiting for review", guid)


def test_report_figures_health_and_list_count_what_waits_alike(stage: Stage) -> None:
    stage.write("storm", 2)
    stage.run()
    stage.set(f'{REVIEW}\n[sync]\nmetrics = "show.prom"')
    stage.write("tide")
    edit(stage, "storm")
    stage.run(1)
    accounts = ask_all(stage)
    assert accounts.report
    assert accounts.figures
    for standing in (accounts.report["standing"], accounts.health):
        assert standing["reviews"] == 2
        assert (standing["episodes"]["waiting for review"], standing["episodes"]["published"]) == (1, 1)
    assert accounts.figures["reviews"] == 2


def test_what_waits_is_heard_at_a_private_address_alone(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    settings = stage.settings
    token = know_reviewers(settings).load_token()
    with serving(make_app(settings, Library(settings.episodes_folder), "127.0.0.1")) as server:
        feed = ask_raw(server, f"/review/{token}/feed.xml")[1].decode()
        audio = feed.partition('enclosure url="')[2].partition('"')[0]
        assert audio.startswith(f"{server}/review/{token}/episodes/the-tide/audio-")
        assert "Harbour Notes (for review)" in feed
        path = audio.removeprefix(server)
        answer, part = ask_raw(server, path, Range="bytes=0-9")
        assert (answer.status, len(part)) == (206, 10)
        assert ask_raw(server, f"/review/{token}/")[0].status == 200
        elsewhere = [path.replace(token, "guess"), path.replace(f"/review/{token}", "")]
        for closed in (*elsewhere, "/review/", "/review//feed.xml"):
            assert ask_raw(server, closed)[0].status == 404, closed
        assert "the-tide" not in ask_raw(server, "/feed.xml")[1].decode()


def test_nothing_that_waits_is_delivered(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "public"
    stage.write("storm", 2)
    stage.run()
    stage.set(REVIEW)
    stage.write("tide")
    edit(stage, "storm")
    stage.run(1)
    published = publish_show(stage.settings, str(target), now=stage.now)
    assert published.delivery
    names = [str(path.relative_to(target)) for path in target.rglob("*")]
    assert not [name for name in names if "tide" in name or "review" in name]
    assert len([name for name in names if "/audio-" in name]) == 1


def test_a_digest_cannot_name_what_waits(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    (stage.show / "articles/week.md").write_text("---\ntitle: The week\ndigest: [the-tide]\n---\n\nThis week.\n")
    report, _word = stage.run(1)
    (failure,) = report.failures
    assert "the-tide" in failure.error


def test_what_an_editor_has_not_heard_is_not_approved(stage: Stage) -> None:
    stage.set(REVIEW)
    stage.write("tide")
    stage.run()
    edit(stage)
    with pytest.raises(UsageError, match=r"articles/tide\.md has changed since this was made of it") as caught:
        approve_episodes(stage.settings, ["the-tide"], now=stage.now)
    assert caught.value.hint.startswith("articlecast render articles/tide.md")
    assert list_outdated(stage.settings, list_waiting(stage.settings)) == ("the-tide",)
    stage.run(1)
    (stage.show / "articles/tide.md").rename(stage.show / "tide.md")
    with pytest.raises(UsageError, match=r"articles/tide\.md has gone since this was made of it"):
        approve_episodes(stage.settings, ["the-tide"], now=stage.now)
    (stage.show / "tide.md").rename(stage.show / "articles/tide.md")
    change(stage, "draft: true")
    stage.run(1)
    with pytest.raises(UsageError, match="its article keeps it back: draft: true"):
        approve_episodes(stage.settings, ["the-tide"], now=stage.now)
    change(stage)
    stage.run(1)
    approve(stage, "the-tide")
    assert public(stage)


def test_what_waits_for_a_pinned_episode_is_approved_by_its_slug_alone_and_pinned_as_it_is_then(stage: Stage) -> None:
    path = stage.write("tide")
    stage.run()
    stage.set("[publish]\nreview = true")
    path.write_text(path.read_text().replace("at six", "at seven"))
    stage.run(1)
    pinned = call("pin", "the-tide", folder=stage.show)
    assert pinned.out == "the-tide: stays as it is\n"
    assert pinned.err == "note: the-tide: its change waits on: articlecast approve the-tide   (or hold the-tide)\n"
    everything = call("approve", "--all", folder=stage.show)
    note = "note: the-tide: waits on, for its episode is pinned as it is: articlecast approve the-tide\n"
    assert (everything.out, everything.err) == ("", note)
    approved = call("approve", "the-tide", folder=stage.show)
    assert approved.out == "the-tide: is approved, and is pinned as it is now\n"
    (row,) = list_episodes(stage.settings, stage.now)
    assert (row.state, row.reason) == ("pinned", "kept as it is, whatever becomes of its article")
    path.write_text(path.read_text().replace("at seven", "at eight"))
    report, _word = stage.run(1)
    assert [decision.todo for decision in report.decisions] == ["pinned"]
