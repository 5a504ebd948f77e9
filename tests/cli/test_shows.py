"""Several shows in one settings file."""

from pathlib import Path

import pytest

from articlecast.show.episodes.store import load_episodes
from support.command import call

SETTINGS = """
[show]
author = "Ana Lee"
base_url = "https://example.org/pods"

[speak]
engine = "tone"

[shows.dawn]
show.title = "Dawn"
sources.articles = "dawn"
publish.target = "out/dawn"

[shows.dusk]
show.title = "Dusk"
sources.articles = "dusk"
publish.target = "out/dusk"
"""


ARTICLE = """---
title: The tide
date: 2026-03-01
link: https://example.org/tide
---

The tide came in at six. Nobody had told the harbour master. It was {last}.
"""


@pytest.fixture
def shows(tmp_path: Path) -> Path:
    """Two shows that narrate an article of the same title each."""
    (tmp_path / "articlecast.toml").write_text(SETTINGS)
    for show in ("dawn", "dusk"):
        (tmp_path / show).mkdir()
        (tmp_path / show / "tide.md").write_text(ARTICLE.format(last=show))
    return tmp_path


def test_a_command_runs_for_every_show(shows: Path) -> None:
    assert call("render", folder=shows).code == 0
    for show in ("dawn", "dusk"):
        feed = (shows / "feed" / show / "feed.xml").read_text()
        assert f"https://example.org/pods/{show}/episodes/the-tide/audio-" in feed
        assert f"<title>{show.title()}</title>" in feed
        assert len(load_episodes(shows / "episodes" / show)) == 1
    again = call("render", folder=shows)
    assert (again.code, again.out.count("1 unchanged")) == (0, 2)


def test_a_sentence_that_two_shows_have_is_spoken_once(shows: Path) -> None:
    call("--show", "dawn", "render", folder=shows)
    last = call("--show", "dusk", "plan", folder=shows)
    assert "1 new and" in last.out


def test_one_show_is_chosen_by_name(shows: Path) -> None:
    assert call("-s", "dusk", "render", folder=shows).code == 0
    assert not (shows / "feed" / "dawn").exists()
    assert call("--show", "dusk", "check", folder=shows).code == 0


def test_a_call_about_one_article_must_name_its_show(shows: Path) -> None:
    called = call("render", "dawn/tide.md", folder=shows)
    assert called.code == 2
    assert called.err == (
        "error: articlecast.toml: holds several shows: dawn, dusk\ntry:   articlecast --show dawn ...\n"
    )


def test_one_show_that_fails_stops_none_of_the_others(shows: Path) -> None:
    (shows / "dawn" / "tide.md").write_text("---\ntitle: Empty\n---\n")
    called = call("sync", "--quiet", folder=shows)
    assert called.code == 1
    assert (shows / "out" / "dusk" / "feed.xml").is_file()


def test_a_sync_of_several_shows_in_which_nothing_happened_says_nothing(shows: Path) -> None:
    assert call("sync", folder=shows).code == 0
    idle = call("sync", folder=shows)
    assert (idle.code, idle.out, idle.err) == (0, "", "")


def test_settings_that_are_wrong_for_one_show_are_told_and_the_other_goes_on(shows: Path) -> None:
    path = shows / "articlecast.toml"
    path.write_text(path.read_text().replace('show.title = "Dawn"\n', ""))
    called = call("render", folder=shows)
    assert called.code == 2
    assert "show.title: is missing" in called.err
    assert (shows / "feed" / "dusk" / "feed.xml").is_file()
