"""An editor's word about one article, typed: written, shown, listed, taken back."""

from __future__ import annotations

from pathlib import Path

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
        {"article": "articles/tide.md", "title": "The ebb", "tags": "harbour, weather", "season": "2"}
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
