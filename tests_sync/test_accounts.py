"""The report of a run, the figures, the health check and the list of episodes say the same of every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from tests_sync.stage import Accounts, Stage, ask_all

from articlecast.run.standing import EPISODE_STATES
from articlecast.run.states import list_episodes, pin_episodes, withdraw_episodes
from support.command import call


@dataclass(frozen=True)
class Expected:
    """What a scenario leaves; states that are not named have no episode."""

    state: str | None
    ok: bool
    episodes: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    set_aside: int = 0
    left: int = 0
    overrun: bool = False


def nothing_yet(_stage: Stage) -> None:
    pass


def a_run_without_an_article(stage: Stage) -> None:
    stage.run()


def a_first_good_run(stage: Stage) -> None:
    stage.write("tide")
    stage.run()


def a_good_run_and_an_idle_one(stage: Stage) -> None:
    a_first_good_run(stage)
    stage.run(1)


def a_failed_article(stage: Stage) -> None:
    stage.write("tide")
    stage.damage()
    stage.run()


def a_failed_article_that_waits_in_an_idle_run(stage: Stage) -> None:
    a_failed_article(stage)
    stage.run(0.1)


def a_failed_article_beside_a_good_run(stage: Stage) -> None:
    a_failed_article(stage)
    stage.write("storm", 2)
    stage.run(0.1)


def an_edited_article_that_failed(stage: Stage) -> None:
    a_first_good_run(stage)
    stage.damage("tide")
    stage.run(1)


def an_edit_that_a_render_failed_at(stage: Stage) -> None:
    a_first_good_run(stage)
    stage.damage("tide")
    assert stage.render(1) == ["failed"]


def an_edit_that_a_render_failed_at_and_was_mended(stage: Stage) -> None:
    an_edit_that_a_render_failed_at(stage)
    stage.write("tide")
    assert stage.render(1) == ["unchanged"]


def an_edit_that_a_render_failed_at_and_so_did_a_script(stage: Stage) -> None:
    an_edit_that_a_render_failed_at(stage)
    (stage.show / "part.md").write_text("---\ntitle: The tide\narticle: articles/tide.md\n---\n\n[body] One.\n")
    assert call("render", "--script", "part.md", folder=stage.show).code == 3


def a_render_that_fails_at_what_is_set_aside(stage: Stage) -> None:
    an_article_set_aside_before_an_idle_run(stage)
    assert sorted(stage.render(1)) == ["failed", "unchanged"]


def an_article_set_aside_after_eight(stage: Stage) -> None:
    stage.write("tide")
    stage.damage()
    for _attempt in range(8):
        stage.run(25)


def an_article_set_aside_before_an_idle_run(stage: Stage) -> None:
    stage.set('[sync]\nmetrics = "show.prom"\nattempts = 1')
    a_failed_article(stage)
    stage.run(1)


def an_article_set_aside_and_mended(stage: Stage) -> None:
    an_article_set_aside_before_an_idle_run(stage)
    stage.write("bad", 3)
    stage.run(1)


def a_failed_article_that_was_taken_away(stage: Stage) -> None:
    a_failed_article(stage)
    (stage.show / "articles/bad.md").unlink()
    stage.run(1)


def an_outage_of_the_engine(stage: Stage) -> None:
    a_first_good_run(stage)
    stage.write("storm", 2)
    speak = '[sync]\nmetrics = "show.prom"\n[speak.engines.command]\nrun = "no-such-program"'
    settings = stage.show / "articlecast.toml"
    settings.write_text(settings.read_text().replace('engine = "tone"', 'engine = "command"'))
    stage.set(speak)
    stage.run(1)


def a_substitutes_voice(stage: Stage) -> None:
    stage.write("tide")
    settings = stage.show / "articlecast.toml"
    settings.write_text(settings.read_text().replace('engine = "tone"', 'engine = "command"\nsubstitutes = ["tone"]'))
    stage.set('[sync]\nmetrics = "show.prom"\n[speak.engines.command]\nrun = ["sh", "-c", "exit 1"]')
    stage.run()
    stage.run(0.1)
    stage.run(0.1)


def a_failure_that_is_over_while_a_substitute_speaks(stage: Stage) -> None:
    a_substitutes_voice(stage)
    settings = stage.show / "articlecast.toml"
    settings.write_text(f'{settings.read_text()}[sources]\narticles = ["articles", "more"]\n')
    (stage.show / "more").mkdir()
    stage.run(0.1)
    (stage.show / "more").rmdir()
    stage.run(0.1)
    assert ask_all(stage).report["state"] == "failed"  # type: ignore[index]
    (stage.show / "more").mkdir()
    stage.run(0.1)


def a_store_that_cannot_be_reached(stage: Stage) -> None:
    stage.write("tide")
    stage.set('[sync]\nmetrics = "show.prom"\n[publish]\ntarget = "articlecast.toml/www"')
    stage.run()
    stage.run(1)


def a_store_that_is_back(stage: Stage) -> None:
    a_store_that_cannot_be_reached(stage)
    stage.set('[sync]\nmetrics = "show.prom"\n[publish]\ntarget = "www"')
    stage.run(1)
    stage.run(1)


def an_overrun(stage: Stage) -> None:
    a_first_good_run(stage)
    stage.hold()
    stage.run(1)


def an_overrun_that_is_over(stage: Stage) -> None:
    a_first_good_run(stage)
    with stage.hold():
        stage.run(1)
    stage.run(1)


def an_article_that_is_gone(stage: Stage) -> None:
    stage.write("storm", 2)
    a_first_good_run(stage)
    (stage.show / "articles/tide.md").unlink()
    stage.run(1)


def an_episode_withdrawn(stage: Stage) -> None:
    stage.write("storm", 2)
    a_first_good_run(stage)
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    stage.run(1)


def an_episode_withdrawn_while_its_article_waits(stage: Stage) -> None:
    an_edited_article_that_failed(stage)
    withdraw_episodes(stage.settings, ["the-tide"], now=stage.now)
    stage.run(0.1)


def an_episode_pinned_while_its_article_waits(stage: Stage) -> None:
    an_edited_article_that_failed(stage)
    pin_episodes(stage.settings, ["the-tide"])
    stage.run(0.1)


def an_episode_of_the_future(stage: Stage) -> None:
    path = stage.write("storm")
    path.write_text(path.read_text().replace("2026-03-01", "2026-04-09"))
    a_first_good_run(stage)
    stage.run(1)


def an_episode_that_has_come_due(stage: Stage) -> None:
    an_episode_of_the_future(stage)
    stage.run(24 * 9)


def a_draft(stage: Stage) -> None:
    stage.write("storm", 2)
    path = stage.write("tide")
    path.write_text(path.read_text().replace("title:", "draft: true\ntitle:"))
    stage.run()
    stage.run(1)


def an_episode_whose_article_is_a_draft_now(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    a_draft(stage)


def an_episode_that_has_expired_and_an_article(stage: Stage) -> None:
    for name, hour in (("tide", 9), ("storm", 5)):
        path = stage.write(name)
        path.write_text(path.read_text().replace("title:", f"expiryDate: 2026-04-01 0{hour}:00\ntitle:"))
    stage.run()
    stage.run(4)


def a_fault_of_our_own(stage: Stage) -> None:
    a_failed_article(stage)
    with stage.patch.context() as patch:
        patch.setattr("articlecast.run.sync.decide_sources", lambda *_given, **_named: 1 / 0)
        stage.run(1)


def a_damaged_manifest(stage: Stage) -> None:
    stage.write("storm", 2)
    a_first_good_run(stage)
    path = stage.show / "episodes/the-tide/episode.json"
    path.write_bytes(path.read_bytes()[:-400])
    stage.run(1)


def a_manifest_that_is_whole_again(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    path = stage.show / "episodes/the-tide/episode.json"
    whole = path.read_bytes()
    a_damaged_manifest(stage)
    assert ask_all(stage).health["waiting"] == 1
    path.write_bytes(whole)
    stage.run(0.1)


def a_limit_that_leaves_some(stage: Stage) -> None:
    for day, name in enumerate(("tide", "storm", "gull"), 1):
        stage.write(name, day)
    stage.run(limit=2)


def a_limit_whose_rest_was_taken_away(stage: Stage) -> None:
    a_limit_that_leaves_some(stage)
    (stage.show / "articles/tide.md").unlink()  # the last by name
    stage.run(1, limit=2)


SCENARIOS: dict[Callable[[Stage], None], Expected] = {
    nothing_yet: Expected(None, ok=False),
    a_run_without_an_article: Expected("done", ok=True),
    a_first_good_run: Expected("done", ok=True, episodes={"published": 1}),
    a_good_run_and_an_idle_one: Expected("done", ok=True, episodes={"published": 1}),
    a_failed_article: Expected("failed", ok=False, episodes={"published": 1}, waiting=1),
    a_failed_article_that_waits_in_an_idle_run: Expected("failed", ok=False, episodes={"published": 1}, waiting=1),
    a_failed_article_beside_a_good_run: Expected("done", ok=False, episodes={"published": 2}, waiting=1),
    an_edited_article_that_failed: Expected("failed", ok=False, episodes={"published": 1}, waiting=1),
    an_edit_that_a_render_failed_at: Expected("done", ok=False, episodes={"published": 1}, waiting=1),
    an_edit_that_a_render_failed_at_and_was_mended: Expected("done", ok=True, episodes={"published": 1}),
    an_edit_that_a_render_failed_at_and_so_did_a_script: Expected(
        "done", ok=False, episodes={"published": 1}, waiting=1
    ),
    a_render_that_fails_at_what_is_set_aside: Expected("idle", ok=True, episodes={"published": 1}, set_aside=1),
    an_article_set_aside_after_eight: Expected("failed", ok=False, episodes={"published": 1}, set_aside=1),
    an_article_set_aside_before_an_idle_run: Expected("idle", ok=True, episodes={"published": 1}, set_aside=1),
    an_article_set_aside_and_mended: Expected("done", ok=True, episodes={"published": 2}),
    a_failed_article_that_was_taken_away: Expected("idle", ok=True, episodes={"published": 1}),
    an_outage_of_the_engine: Expected("failed", ok=False, episodes={"published": 1}, waiting=2),
    a_substitutes_voice: Expected("done", ok=True, episodes={"provisional": 1}),
    a_failure_that_is_over_while_a_substitute_speaks: Expected("idle", ok=True, episodes={"provisional": 1}),
    a_store_that_cannot_be_reached: Expected("failed", ok=False, episodes={"published": 1}),
    a_store_that_is_back: Expected("done", ok=True, episodes={"published": 1}),
    an_overrun: Expected("done", ok=False, episodes={"published": 1}, overrun=True),
    an_overrun_that_is_over: Expected("done", ok=True, episodes={"published": 1}),
    an_article_that_is_gone: Expected("done", ok=True, episodes={"published": 1, "article gone": 1}),
    an_episode_withdrawn: Expected("done", ok=True, episodes={"published": 1, "withdrawn": 1}),
    an_episode_withdrawn_while_its_article_waits: Expected("done", ok=True, episodes={"withdrawn": 1}),
    an_episode_pinned_while_its_article_waits: Expected("done", ok=True, episodes={"pinned": 1}),
    an_episode_of_the_future: Expected("done", ok=True, episodes={"published": 1, "scheduled": 1}),
    an_episode_that_has_come_due: Expected("done", ok=True, episodes={"published": 2}),
    a_draft: Expected("done", ok=True, episodes={"published": 1, "draft": 1}),
    an_episode_whose_article_is_a_draft_now: Expected("done", ok=True, episodes={"published": 1, "draft": 1}),
    an_episode_that_has_expired_and_an_article: Expected("done", ok=True, episodes={"expired": 2}),
    a_fault_of_our_own: Expected("failed", ok=False, episodes={"published": 1}, waiting=1),
    a_damaged_manifest: Expected("failed", ok=False, episodes={"published": 1, "damaged": 1}, waiting=1),
    a_manifest_that_is_whole_again: Expected("done", ok=True, episodes={"published": 2}),
    a_limit_that_leaves_some: Expected("done", ok=True, episodes={"published": 2}, left=1),
    a_limit_whose_rest_was_taken_away: Expected("idle", ok=True, episodes={"published": 2}),
}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__.replace("_", " "))
def test_all_four_say_what_is_so_and_the_same(stage: Stage, scenario: Callable[[Stage], None]) -> None:
    scenario(stage)
    said = ask_all(stage)
    assert_expected(said, SCENARIOS[scenario])
    assert_agreed(said)


def test_a_render_that_fails_is_told_beside_its_episode_and_tried_by_the_next_run(stage: Stage) -> None:
    an_edit_that_a_render_failed_at(stage)
    (row,) = list_episodes(stage.settings, stage.now)
    assert row.state == "published"
    assert row.reason.startswith("its change failed once, tried again from 2026-04-01 07:00 UTC: its header is ")
    report, _word = stage.run(0.01)
    assert [decision.todo for decision in report.decisions] == ["retry"]


def assert_expected(said: Accounts, expected: Expected) -> None:
    health = said.health
    assert {state: count for state, count in health["episodes"].items() if count} == expected.episodes
    assert (health["waiting"], health["set_aside"], health["left"]) == (
        expected.waiting,
        expected.set_aside,
        expected.left,
    )
    assert (health["ok"], health["overrun"]) == (expected.ok, expected.overrun)
    assert (said.report or {}).get("state") == expected.state


def assert_agreed(said: Accounts) -> None:
    """Each figure is the same wherever it is told."""
    health, rows = said.health, [state for state, _article in said.episodes]
    articles = [article for _state, article in said.episodes]
    for state in EPISODE_STATES:
        assert health["episodes"][state] == rows.count(state), state
    assert health["waiting"] == articles.count("waiting")
    assert health["set_aside"] == articles.count("set aside")
    assert not (health["ok"] and (health["waiting"] or health["overrun"] or not health["feed"]))
    if said.report is None or said.figures is None:
        assert (said.report, said.figures, health["last_run"]) == (None, None, None)
        return
    report, figures = said.report, said.figures
    assert {state: figures[state] for state in EPISODE_STATES} == health["episodes"] == report["standing"]["episodes"]
    for name in ("waiting", "set_aside", "left"):
        assert figures[f"articles_{name}"] == health[name] == report["standing"][name], name
    assert figures["last_run_failed"] == (report["state"] == "failed")
    assert health["last_run"]["state"] == report["state"]
    assert figures["last_run_failures"] == len(report["failures"])
    assert figures["healthy"] == health["ok"]
    assert (figures["overrun_since_timestamp_seconds"] > 0) == health["overrun"]
    assert not (health["ok"] and report["state"] == "failed")


def test_what_failed_is_counted_as_failed_and_as_nothing_new(stage: Stage) -> None:
    stage.write("tide")
    stage.damage()
    report, _word = stage.run()
    assert report.counts == {"failed": 1, "new": 1}
    assert ask_all(stage).report["counts"] == report.counts  # type: ignore[index]
