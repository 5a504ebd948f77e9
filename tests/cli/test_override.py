"""An editor's word about one article, typed: written, shown, listed, taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articlecast.run.overriding import write_override
from articlecast.show.settings import load_settings
from cli.conftest import WriteArticle
from support.command import call


def test_what_is_typed_is_written_shown_as_origin_listed_and_undone(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    call("render", folder=show)
    typed = ("override", "the-tide", "title=The ebb", "tags=harbour,weather", "season=2")
    assert call(*typed, folder=show).out == ("articles/tide.md: title = The ebb, tags = harbour, weather, season = 2\n")
    read = call("read", str(path), folder=show).out
    assert "title: The ebb  [overrides.toml]\n" in read
    assert "tags: harbour, weather  [overrides.toml]\n" in read
    assert "narration season: 2  [overrides.toml]\n" in read
    assert "authors: Ana Lee  [header: author]\n" in read
    assert "title: The ebb\n" in call("script", str(path), folder=show).out
    assert call("override", "--json", folder=show).events == [
        {"article": "articles/tide.md", "title": "The ebb", "tags": ["harbour", "weather"], "season": "2"}
    ]
    assert call("override", "the-tide", "--undo", folder=show).code == 0
    assert (show / "overrides.toml").read_text() == ""
    assert "title: The tide  [header: title]\n" in call("read", str(path), folder=show).out


def test_what_is_typed_wrongly_is_told_with_what_to_type(show: Path, write: WriteArticle) -> None:
    write("tide")
    for words, wrong in {
        ("override", "the-gull", "title=x"): "error: the-gull: no article or episode is called so\ntry:   articlecast",
        ("override", "articles/tide.md", "titel=x"): "error: titel=x: no such field; did you mean 'title'?\ntry:   ",
        ("override", "articles/tide.md", "season=two"): "error: season: must be a whole number from 1, not 'two'\ntry:",
        ("override", "articles/tide.md", "--undo"): "error: articles/tide.md: has no table in overrides.toml\ntry:  ",
    }.items():
        called = call(*words, folder=show)
        assert called.code == 2
        assert called.err.startswith(wrong)
        assert not (show / "overrides.toml").exists()


def test_a_title_edited_in_a_scripts_header_is_an_override_that_the_next_render_keeps(
    show: Path, write: WriteArticle, caplog: pytest.LogCaptureFixture
) -> None:
    write("tide")
    call("render", folder=show)
    edited = show / "tide.script"
    script = call("script", "articles/tide.md", folder=show).out
    edited.write_text(script.replace("title: The tide\n", "title: The ebb\n"), "utf-8")
    called = call("render", "--script", "tide.script", folder=show)
    assert called.code == 0
    assert "note: articles/tide.md: title: written to overrides.toml" in caplog.text
    assert _list_titles(show) == ["The ebb"]
    assert call("script", "--diff", "articles/tide.md", folder=show).out == "", "it is spoken, and nothing is edited"
    write("tide", last="It went out again at one.")
    assert [row["state"] for row in call("render", "--json", folder=show).events if "state" in row] == ["changed"]
    assert _list_titles(show) == ["The ebb"]


def test_what_was_edited_below_the_header_stays_edited_and_the_spoken_title_follows(
    show: Path, write: WriteArticle
) -> None:
    write("tide")
    call("render", folder=show)
    script = call("script", "articles/tide.md", folder=show).out
    for old, new in (("title: The tide\n", "title: The ebb\n"), ("at noon", "at one")):
        script = script.replace(old, new)
    (show / "tide.script").write_text(script, "utf-8")
    call("render", "--script", "tide.script", folder=show)
    (path,) = (show / "episodes/the-tide").glob("script-*.md")
    assert "[title] The ebb\n" in path.read_text("utf-8")
    assert "It went out again at one." in path.read_text("utf-8")
    call("override", "the-tide", "tags=sea", folder=show)
    assert [row["state"] for row in call("render", "--json", folder=show).events if "state" in row] == ["changed"]
    (path,) = (show / "episodes/the-tide").glob("script-*.md")
    assert "It went out again at one." in path.read_text("utf-8"), "an override is no reason to forget an edit"


def _list_titles(show: Path) -> list[str]:
    return [row["title"] for row in call("episodes", "--json", folder=show).events]


def test_a_skip_of_a_pinned_episode_says_that_the_pin_goes_before_it(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    assert call("override", "the-tide", "skip=true", folder=show).err == ""
    call("override", "the-tide", "--undo", folder=show)
    call("pin", "the-tide", folder=show)
    called = call("override", "the-tide", "skip=true", folder=show)
    assert "articles/tide.md: skip = " in called.out
    assert called.err == "note: the-tide: stays as it is: it is pinned: articlecast pin the-tide --undo\n"
    assert call("override", "the-tide", "title=The ebb", folder=show).err == ""


def test_two_tables_of_one_article_are_told_with_the_one_that_holds(
    show: Path, write: WriteArticle, caplog: pytest.LogCaptureFixture
) -> None:
    write("tide")
    assert call("render", folder=show).code == 0
    (show / "overrides.toml").write_text('["articles/tide.md"]\ntitle = "The ebb"\n[the-tide]\nseason = 2\n')
    assert call("render", folder=show).code == 0
    assert (
        "note: overrides.toml:3: 'articles/tide.md' and 'the-tide' are one article, and the first holds" in caplog.text
    )


def test_of_two_who_write_at_once_neither_is_lost(show: Path, write: WriteArticle) -> None:
    write("tide")
    settings = load_settings(show)

    def correct(field: str) -> None:
        for number in range(15):
            write_override(settings, "articles/tide.md", [f"{field}=A{number}"])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(correct, ("title", "tags")))
    assert call("override", "--json", folder=show).events == [
        {"article": "articles/tide.md", "title": "A14", "tags": ["A14"]}
    ]
