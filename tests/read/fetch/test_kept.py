"""Fetched pages on the disk: asked for again only where they are newer, counted, verified and pruned."""

import os
from pathlib import Path

from click.testing import CliRunner, Result

from articlecast.cli import app
from articlecast.files import prune_kept, walk_kept
from articlecast.model import Document
from articlecast.read.fetch.kept import PageCache

PAGE = Document(b"<p>The tide came in.", "text/html", "https://post.example/a", "utf-8")
NEWER = {"etag": '"7"', "last-modified": "Mon, 09 Mar 2026 06:30:00 GMT", "server": "x"}


def test_a_kept_page_comes_back_with_the_conditions_for_the_next_question(tmp_path: Path) -> None:
    pages = PageCache(tmp_path)
    pages.store(PAGE, NEWER)
    found = pages.load(PAGE.url)
    assert found is not None
    assert found.document == PAGE
    assert found.conditions == {"If-None-Match": '"7"', "If-Modified-Since": NEWER["last-modified"]}
    assert pages.load("https://post.example/b") is None


def test_a_page_without_a_validator_is_not_kept_nor_anything_without_a_folder(tmp_path: Path) -> None:
    PageCache(tmp_path).store(PAGE, {"server": "x"})
    PageCache("").store(PAGE, NEWER)
    assert PageCache(tmp_path).measure() == (0, 0)
    assert PageCache("").load(PAGE.url) is None
    assert not Path(PAGE.url).exists()


def test_a_damaged_page_is_fetched_anew_and_removed_when_the_cache_is_verified(tmp_path: Path) -> None:
    pages = PageCache(tmp_path)
    pages.store(PAGE, NEWER)
    pages.store(Document(b"whole", "text/html", "https://post.example/b"), NEWER)
    (body,) = [p for _, _, p in walk_kept(tmp_path) if p.suffix == ".body" and p.read_bytes() == PAGE.content]
    body.write_bytes(b"<p>The tide")
    assert pages.load(PAGE.url) is None
    assert pages.verify() == (1, 1)
    assert pages.verify() == (1, 0)
    assert pages.measure()[0] == 1


def test_a_rest_ends_and_is_a_day_at_the_most(tmp_path: Path) -> None:
    pages = PageCache(tmp_path)
    assert pages.left_alone(PAGE.url) == 0
    pages.leave_alone(PAGE.url, 0)
    assert pages.left_alone(PAGE.url) <= 0
    pages.leave_alone(PAGE.url, 1e12)
    assert 86_000 < pages.left_alone(PAGE.url) <= 86_400
    (rest,) = tmp_path.rglob("*.rest")
    for damaged in (b"", b"soon", b"9e99", b"nan", "´".encode()):
        rest.write_bytes(damaged)
        assert not pages.left_alone(PAGE.url) > 0
    assert pages.verify() == (0, 0)
    PageCache("").leave_alone(PAGE.url, 60)
    assert PageCache("").left_alone(PAGE.url) == 0


def test_what_was_used_last_outlives_a_pruning(tmp_path: Path) -> None:
    pages = PageCache(tmp_path)
    places = [f"https://post.example/{n}" for n in range(3)]
    for place in places:
        pages.store(Document(place.encode(), "text/html", place), NEWER)
    for _used, _size, path in list(walk_kept(tmp_path)):
        os.utime(path, (1, 1))
    assert pages.load(places[0]) is not None
    prune_kept([tmp_path], pages.measure()[1] // 2)
    assert pages.load(places[0]) is not None
    assert pages.load(places[1]) is None


def call(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--config", str(folder / "articlecast.toml"), "cache", *arguments])


def test_the_cache_command_counts_verifies_and_prunes_fetched_pages(tmp_path: Path) -> None:
    settings = '[show]\ntitle = "A"\ndescription = "B"\nauthor = "C"\nlanguage = "en"\nlink = "https://a.example"\nbase_url = "https://a.example"\nemail = "a@a.example"\n'
    (tmp_path / "articlecast.toml").write_text(settings)
    pages = PageCache(tmp_path / ".articlecast" / "pages")
    pages.store(PAGE, NEWER)
    assert "1 pages" in call(tmp_path).stdout
    assert "1 pages are whole, 0 were damaged" in call(tmp_path, "verify").stdout
    assert "0 pages" in call(tmp_path, "prune", "--size", "0").stdout
    assert pages.load(PAGE.url) is None
