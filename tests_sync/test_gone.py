"""An article that is not there is gone where the rest can be seen, or where the editor says so."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from articlecast.show.episodes.store import load_episodes
from cli.conftest import WriteArticle
from support.command import Called, call


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)


def removed(show: Path) -> list[str]:
    return sorted(episode.slug for episode in load_episodes(show / "episodes") if episode.removed)


@pytest.fixture
def eight(show: Path, write: WriteArticle) -> Path:
    """A show of eight episodes, which lets those go whose article has gone."""
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[publish]\nremoved = "drop"\ntarget = "www"\n')
    for day in range(1, 9):
        write(f"buoy{day}", day)
    sync(show)
    return show


def empty(articles: Path) -> None:
    articles.rename(articles.with_name("away"))
    articles.mkdir()


def lead_nowhere(articles: Path) -> None:
    articles.rename(articles.with_name("away"))
    articles.symlink_to(articles.with_name("disk"))


def take_away(articles: Path) -> None:
    articles.rename(articles.with_name("away"))


@pytest.mark.parametrize(
    ("unmount", "told"),
    [
        (empty, "8 of 8 articles are gone at once, and nothing else is where they were"),
        (take_away, "articles: no such file or folder"),
        pytest.param(lead_nowhere, "articles: no such file or folder", marks=pytest.mark.posix),
    ],
)
def test_a_folder_that_cannot_be_seen_removes_nothing(eight: Path, unmount: Callable[[Path], None], told: str) -> None:
    before = (eight / "www/feed.xml").read_bytes()
    unmount(eight / "articles")
    called = sync(eight)
    assert called.code == 1
    assert told in called.err
    assert called.err.count("error: ") == 1
    assert removed(eight) == []
    assert (eight / "www/feed.xml").read_bytes() == before == (eight / "feed/feed.xml").read_bytes()


def test_a_folder_below_that_is_not_mounted_removes_nothing(eight: Path) -> None:
    below = eight / "articles/disk"
    below.mkdir()
    for day in (1, 2, 3):
        (eight / f"articles/buoy{day}.md").rename(below / f"buoy{day}.md")
    assert sync(eight).code == 0
    empty(below)
    for path in (eight / "articles/away").iterdir():
        path.unlink()
    called = sync(eight)
    assert called.code == 1
    assert "3 of 8 articles are gone at once, and nothing else is where they were" in called.err
    assert "articlecast sync --gone" in called.err
    assert removed(eight) == []


def test_an_article_that_was_deleted_beside_others_is_gone(eight: Path) -> None:
    (eight / "articles/buoy3.md").unlink()
    assert sync(eight).code == 0
    assert removed(eight) == ["the-buoy3"]


@pytest.mark.posix
def test_an_article_whose_link_leads_nowhere_is_out_of_sight_and_not_gone(eight: Path) -> None:
    article = eight / "articles/buoy3.md"
    article.rename(eight / "buoy3.md")
    article.symlink_to("../disk/buoy3.md")
    called = sync(eight)
    assert called.code == 1
    assert "1 of 8 articles is gone, whose links lead nowhere; no episode was marked as removed" in called.err
    assert removed(eight) == []
    assert (eight / "www/feed.xml").read_bytes().count(b"<item>") == 8
    (eight / "disk").mkdir()
    (eight / "buoy3.md").rename(eight / "disk/buoy3.md")
    assert (sync(eight).code, removed(eight)) == (0, [])
    article.unlink()  # the link itself is taken away: that is seen
    assert (sync(eight).code, len(removed(eight))) == (0, 1)


def test_a_folder_that_was_deleted_beside_others_is_gone(eight: Path) -> None:
    below = eight / "articles/old"
    below.mkdir()
    (eight / "articles/buoy1.md").rename(below / "buoy1.md")
    sync(eight)
    (below / "buoy1.md").unlink()
    below.rmdir()
    assert sync(eight).code == 0
    assert removed(eight) == ["the-buoy1"]


def test_the_last_article_goes_at_the_editors_word(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    sync(show)
    path.unlink()
    called = sync(show)
    assert (called.code, removed(show)) == (1, [])
    assert "1 of 1 articles is gone, and nothing else is where they were" in called.err
    called = sync(show, "--gone")
    assert (called.code, removed(show)) == (0, ["the-tide"])


def test_an_editors_word_lets_more_go_than_the_limit(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[sync]\nmost_removed = 1\n")
    paths = [write(f"buoy{day}", day) for day in range(1, 5)]
    sync(show)
    for path in paths[:3]:
        path.unlink()
    called = sync(show)
    assert (called.code, removed(show)) == (1, [])
    assert "3 of 4 articles are gone at once; no episode was marked as removed" in called.err
    assert sync(show, "--gone").code == 0
    assert removed(show) == ["the-buoy1", "the-buoy2", "the-buoy3"]


def test_an_article_that_was_rendered_by_its_name_is_kept_without_its_file(show: Path, write: WriteArticle) -> None:
    write("tide")
    elsewhere = show.parent / "gull.md"
    write("gull", 2).rename(elsewhere)
    call("render", str(elsewhere), folder=show)
    sync(show)
    elsewhere.unlink()
    assert sync(show).code == 0
    assert removed(show) == []
    sync(show, "--gone")
    assert removed(show) == ["the-gull"]


@pytest.mark.posix
def test_a_folder_whose_name_is_no_text_is_passed_over_and_told(show: Path, write: WriteArticle) -> None:
    write("tide")
    odd = Path(os.fsdecode(os.fsencode(show / "articles") + b"/d\xff"))
    odd.mkdir()
    shutil.copy(show / "articles/tide.md", odd / "c.md")
    called = sync(show)
    assert called.code == 0, called.err
    assert "articles/d�: passed over, for its name is not UTF-8" in called.err
    assert [episode.slug for episode in load_episodes(show / "episodes")] == ["the-tide"]
    shutil.copytree(show / "episodes/the-tide", os.fsdecode(os.fsencode(show / "episodes") + b"/b\xff"))
    called = sync(show)
    assert called.code == 1
    assert "episodes/b�/episode.json: belongs to the folder 'the-tide'" in called.err
    assert "Traceback" not in called.err


@pytest.mark.posix
def test_a_show_in_a_folder_whose_name_is_no_text_is_one_line(show: Path) -> None:
    odd = show.rename(os.fsdecode(os.fsencode(show.parent) + b"/s\xff"))
    called = call("sync", folder=odd)
    assert called.code == 2
    assert "the name of a folder that the show is in is not UTF-8\ntry:   rename the folder" in called.err


@pytest.mark.parametrize("command", ["sync", "render", "publish", "feed"])
def test_no_hint_says_to_move_the_episodes_away(show: Path, write: WriteArticle, command: str) -> None:
    write("tide")
    (show / "episodes/.lock").mkdir(parents=True)
    lock = show / "episodes/.lock"
    target = ["www"] if command == "publish" else []
    called = call(command, *target, folder=show)
    assert called.code == 3
    assert f"error: {lock}: cannot be written" in called.err
    assert f"mv {show / 'episodes'} " not in called.err
