"""A manifest that is damaged in any field is one line and one episode: every command goes on with the others."""

import json
from pathlib import Path
from typing import Any

import pytest

from articlecast.errors import StoreError
from articlecast.run.check import check_show
from articlecast.run.health import report_health
from articlecast.run.rebuild import rebuild_feed
from articlecast.run.states import list_episodes, pin_episodes, withdraw_episodes
from articlecast.show.episodes.store import Library
from articlecast.show.settings import load_settings
from support.command import call
from support.unattended import LATER, NOW, SETTINGS, run, write_article

BAD: dict[str, list[Any]] = {
    "guid": ["", "\x00", None, 5],
    "slug": ["", "../tide", "\x00", None],
    "published": ["2026-02-01", "2026-02-01T00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", None],
    "updated": ["2026-02-01T00:00:00", "0000-01-01T00:00:00Z", []],
    "seconds": [-1, 1e308, float("nan"), float("inf"), None, "long"],
    "revision": [-1, 10**400, None],
    "season": [-1, 10**30],
    "chapters": [[[1e308, "x"]], [[float("nan"), "x"]], [[-1, "x"]], 5],
    "soundbites": [[[0, float("inf"), "x"]]],
    "assets": [[], None, [{}]],
    "assets.name": ["", "..", "../../articlecast.toml", "\x00", None],
    "assets.length": [-1, 10**400, None],
    "assets.sha256": ["", "x"],
    "assets.sha384": ["x"],
    "assets.bitrate": [10**400, -1],
    "assets.width": [10**400, -1],
}


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = tmp_path_factory.mktemp("damaged")
    (show / "articlecast.toml").write_text(SETTINGS)
    write_article(show, "tide", "The tide came in.", 1)
    write_article(show, "storm", "The storm went out.", 2)
    assert not run(show, NOW).failed
    return show


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in BAD.items() for value in values])
def test_one_damaged_field_is_one_line_and_one_episode(show: Path, field: str, value: Any) -> None:
    path = show / "episodes/the-tide/episode.json"
    whole = path.read_bytes()
    manifest = json.loads(whole)
    episode, _, asset_field = manifest["episode"], *field.partition(".")[1:]
    (episode["assets"][0] if asset_field else episode)[asset_field or field] = value
    path.write_text(json.dumps(manifest))
    settings = load_settings(show / "articlecast.toml")
    try:
        rebuilt = rebuild_feed(settings, LATER)
        findings = [finding for finding in check_show(settings, LATER) if finding.severity == "error"]
        rows = {row.slug: row for row in list_episodes(settings, LATER)}
        for change in (withdraw_episodes, pin_episodes):
            assert change(settings, ["the-storm"])
            assert change(settings, ["the-storm"], undo=True)
            with pytest.raises(StoreError, match=r"is no manifest|belongs to the folder"):
                change(settings, ["the-storm", "the-tide"])
        health = report_health(settings, LATER, *Library(settings.episodes_folder).sift())
    finally:
        path.write_bytes(whole)
    assert [error.thing for error in rebuilt.set_aside] == [str(path)]
    assert {finding.place for finding in findings} == {str(path)}
    assert {slug: row.state for slug, row in rows.items()} == {"the-storm": "published", "the-tide": "damaged"}
    assert rows["the-tide"].reason == str(rebuilt.set_aside[0])
    assert {state: count for state, count in health["episodes"].items() if count} == {"published": 1, "damaged": 1}
    assert "the-storm" in (show / "feed/feed.xml").read_text()
    assert "the-tide" in (show / "feed/feed.xml").read_text()


def test_the_commands_go_on_with_the_others_and_say_which_is_damaged(show: Path) -> None:
    path = show / "episodes/the-tide/episode.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    try:
        listed = call("episodes", folder=show)
        done = [call(*each, "the-storm", folder=show) for each in (("withdraw",), ("withdraw", "--undo"), ("pin",))]
        undone = call("pin", "--undo", "the-storm", folder=show)
    finally:
        path.write_bytes(whole)
    assert listed.code == 0
    assert [line.split()[0] for line in listed.out.splitlines()] == ["published", "damaged"]
    assert "the-tide" in listed.out
    assert [called.code for called in (*done, undone)] == [0, 0, 0, 0]
    assert all(called.err.count("is no manifest") == 1 for called in done[:2])
