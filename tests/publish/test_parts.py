"""What is published is built part by part, and only where it has changed."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from articlecast.model import Asset, Episode
from articlecast.publish import Part, build_site, folder, list_feed_parts, list_site_parts, write_parts
from articlecast.publish.parts import digest
from support.shows import SHOW, make_episode


def read_asset(_episode: Episode, _asset: Asset) -> bytes:
    return b"WEBVTT\n\n00:00.000 --> 00:01.000\nThe tide came in.\n"


def parts_of(episodes: list[Episode], built: list[str]) -> list[Part]:
    """Every part of the site and the feed, noting the names of what is really built."""

    def noted(part: Part) -> Iterable[tuple[str, bytes]]:
        built.extend(part.names)
        return part.build()

    parts = [*list_site_parts(SHOW, episodes, read_asset), *list_feed_parts(SHOW, episodes)]
    return [Part(part.names, part.key, lambda part=part: noted(part)) for part in parts]  # type: ignore[misc]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def episodes() -> list[Episode]:
    first = make_episode(1)[0]
    return [make_episode(number)[0] for number in (3, 2)] + [first]


def test_a_changed_episode_is_the_only_one_whose_page_is_built(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    assert write_parts(feed, parts_of(episodes, []), memo)
    built: list[str] = []
    assert not write_parts(feed, parts_of(episodes, built), memo)
    assert not built
    edited = [replace(episodes[0], title="Another title"), *episodes[1:]]
    assert write_parts(feed, parts_of(edited, built), memo)
    slug = episodes[0].slug
    pages = {name for name in built if name.startswith("episodes/")}
    own = ("index.html", "embed.html", "oembed.json", "art.jpg", "words.json")
    assert pages == {f"episodes/{slug}/{name}" for name in own} | {f"episodes/{episodes[1].slug}/index.html"}
    assert "feed.xml" in built
    other = tmp_path / "other"
    write_parts(other, parts_of(edited, []), tmp_path / "none.json")
    assert tree(feed) == tree(other)


def test_an_editors_file_that_was_there_before_ours_stays(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    earlier = [part for part in parts_of(episodes, []) if part.names != ("robots.txt",)]
    write_parts(feed, earlier, memo)
    (feed / "robots.txt").write_text("User-agent: *\nDisallow: /drafts/\n")
    for _ in range(2):
        write_parts(feed, parts_of(episodes, []), memo)
        assert (feed / "robots.txt").read_text() == "User-agent: *\nDisallow: /drafts/\n"
    assert (feed / "sitemap.xml").exists()


def test_a_file_that_was_deleted_is_built_again(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    write_parts(feed, parts_of(episodes, []), memo)
    before = tree(feed)
    (feed / "index.html").unlink()
    assert write_parts(feed, parts_of(episodes, []), memo)
    assert tree(feed) == before


def test_after_a_run_that_was_cut_everything_is_built_anew(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    write_parts(feed, parts_of(episodes, []), memo)
    before = tree(feed)
    edited = parts_of([replace(episodes[0], title="Another title"), *episodes[1:]], [])

    def cut() -> Iterable[tuple[str, bytes]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parts(feed, [*edited[:-1], replace(edited[-1], build=cut)], memo)
    write_parts(feed, parts_of(episodes, []), memo)
    assert tree(feed) == before


def test_what_no_part_names_any_more_is_swept_away(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    write_parts(feed, parts_of(episodes, []), memo)
    (feed / "robots.txt").write_text("mine")
    write_parts(feed, parts_of(episodes[1:], []), memo)
    assert not (feed / "episodes" / episodes[0].slug).exists()
    assert (feed / "robots.txt").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{"])
def test_a_damaged_memo_is_none(tmp_path: Path, episodes: list[Episode], content: bytes) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    write_parts(feed, parts_of(episodes, []), memo)
    memo.write_bytes(content)
    assert not write_parts(feed, parts_of(episodes, []), memo)


def test_the_parts_have_unlike_keys_and_the_names_that_they_promise(episodes: list[Episode]) -> None:
    parts = list(list_site_parts(SHOW, episodes, read_asset))
    assert len({part.key for part in parts}) == len(parts)
    for part in parts:
        assert tuple(name for name, _ in part.build()) == part.names
    assert [name for part in parts for name in part.names] == [
        name for name, _ in build_site(SHOW, episodes, read_asset)
    ]


def test_a_digest_tells_values_apart() -> None:
    episode = make_episode(1)[0]
    later = replace(episode, published=episode.published + timedelta(seconds=1))
    assert digest(episode) == digest(make_episode(1)[0]) != digest(later)


@pytest.mark.posix
def test_what_the_memo_says_is_durable_by_then(
    tmp_path: Path, episodes: list[Episode], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps after a power cut what it was asked to keep, and nothing else."""
    feed, memo, durable = tmp_path / "feed", tmp_path / "memo.json", set[int]()
    monkeypatch.setattr(os, "fsync", lambda descriptor: durable.add(os.fstat(descriptor).st_ino))
    write_parts(feed, parts_of(episodes, []), memo)
    assert {path.stat().st_ino for path in (*feed.rglob("*"), memo)} <= durable


@pytest.mark.posix
def test_many_pages_are_made_durable_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed, memo, asked = tmp_path / "feed", tmp_path / "memo.json", list[str]()
    monkeypatch.setattr(os, "fsync", lambda _descriptor: asked.append("one"))
    monkeypatch.setattr(os, "sync", lambda: asked.append("all"))
    pages = [Part((f"page-{number}.html",), "", lambda n=number: [(f"page-{n}.html", b"")]) for number in range(300)]  # type: ignore[misc]
    write_parts(feed, pages, memo)
    assert asked.count("one") < 10 or sys.platform != "linux"


def test_a_file_that_was_altered_is_built_again(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    write_parts(feed, parts_of(episodes, []), memo)
    before = tree(feed)
    for name in ("feed.xml", "index.html"):
        (feed / name).write_bytes(bytes(len(before[name])))
    assert write_parts(feed, parts_of(episodes, []), memo)
    assert tree(feed) == before
    (feed / "index.html").touch()  # not altered, and looked into once
    assert not write_parts(feed, parts_of(episodes, []), memo)


def test_what_is_settled_is_settled_again_after_a_cut(tmp_path: Path, episodes: list[Episode]) -> None:
    feed, memo = tmp_path / "feed", tmp_path / "memo.json"
    told: list[set[str]] = []

    def cut(_built: set[str]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parts(feed, parts_of(episodes, []), memo, settle=cut)
    write_parts(feed, parts_of(episodes, []), memo, settle=told.append)
    write_parts(feed, parts_of(episodes, []), memo, settle=told.append)
    assert f"episodes/{episodes[0].slug}/index.html" in told[0]
    assert told[1] == set()


def test_what_another_version_built_is_built_again(
    tmp_path: Path, episodes: list[Episode], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed, memo, built = tmp_path / "feed", tmp_path / "memo.json", list[str]()
    write_parts(feed, parts_of(episodes, []), memo)
    monkeypatch.setattr(folder, "stamp_code", lambda: "of another version")
    assert not write_parts(feed, parts_of(episodes, built), memo), "the same bytes"
    assert "feed.xml" in built
    assert "index.html" in built
