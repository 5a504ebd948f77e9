import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.errors import StoreError
from articlecast.model import Card, Episode, Listed, whole
from articlecast.publish import PublishOptions, list_feed_parts, list_site_parts
from articlecast.show.episodes.catalog import MEMO, Catalog
from articlecast.show.episodes.store import amend_episode
from support.shows import SHOW, make_episode

DAY = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def put_episodes(folder: Path, *slugs: str) -> list[Episode]:
    rows = []
    for day, slug in enumerate(slugs):
        one = make_episode(1)[0]
        rows.append(
            replace(one, slug=slug, guid=f"g-{slug}", source=f"articles/{slug}.md", published=DAY.replace(day=day + 1))
        )
        (folder / slug).mkdir(parents=True)
        amend_episode(folder, rows[-1])
    return rows[::-1]


def open_catalog(folder: Path) -> Catalog:
    return Catalog(folder / "episodes", folder / "state")


def look_and_keep(folder: Path) -> tuple[Card, ...]:
    catalog = open_catalog(folder)
    cards, broken = catalog.look()
    assert not broken
    catalog.keep()
    return cards


def alter_unseen(path: Path, old: bytes, new: bytes) -> None:
    """As no writer of ours does: the same file, of the same length and time."""
    assert len(old) == len(new)
    status, content = path.stat(), path.read_bytes()
    assert old in content
    with path.open("r+b") as stream:
        stream.write(content.replace(old, new))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_card_says_what_the_manifest_says(tmp_path: Path) -> None:
    (episode,) = put_episodes(tmp_path / "episodes", "tides")
    dated = replace(episode, updated=DAY, removed=DAY, withdrawn=DAY, tags=("sea", "tide"), authors=("Ana", "Bo"))
    amend_episode(tmp_path / "episodes", dated)
    for _ in range(2):  # read, and out of the memo
        (card,) = look_and_keep(tmp_path)
        assert card[:-1] == tuple(getattr(dated, name) for name in Card._fields[:-1])
        assert open_catalog(tmp_path).load(dated) is dated


def test_cards_come_newest_first(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "old", "new")
    assert [card.slug for card in look_and_keep(tmp_path)] == ["new", "old"]


def test_a_manifest_that_is_the_one_it_was_is_not_read_again(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "tides")
    before = look_and_keep(tmp_path)
    alter_unseen(tmp_path / "episodes/tides/episode.json", b"articles/tides.md", b"articles/other.md")
    assert look_and_keep(tmp_path) == before


def test_a_replaced_manifest_is_read_again_and_one_that_is_gone_has_no_card(tmp_path: Path) -> None:
    _, old = put_episodes(tmp_path / "episodes", "old", "new")
    catalog = open_catalog(tmp_path)
    cards, _ = catalog.look()
    amend_episode(tmp_path / "episodes", replace(old, source="articles/moved.md"))
    (tmp_path / "episodes/new/episode.json").unlink()
    again, _ = catalog.look()
    assert [card.source for card in again] == ["articles/moved.md"]
    assert catalog.load(again[0]).source == "articles/moved.md"
    assert catalog.digest(again[0]) != catalog.digest(cards[1])


def test_a_broken_manifest_is_told_apart_and_is_not_remembered(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "tides", "winds")
    look_and_keep(tmp_path)
    (tmp_path / "episodes/tides/episode.json").write_text('{"source": "articles/tides.md", ')
    catalog = open_catalog(tmp_path)
    cards, (damaged,) = catalog.look()
    assert [card.slug for card in cards] == ["winds"]
    assert (damaged.slug, damaged.source) == ("tides", "articles/tides.md")


def test_an_episode_that_went_between_is_an_error_of_ours(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "tides")
    catalog = open_catalog(tmp_path)
    (card,), _ = catalog.look()
    (tmp_path / "episodes/tides/episode.json").unlink()
    with pytest.raises(StoreError, match="is gone"):
        catalog.load(card)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b"[1, []]",
        b'[1, {"tides": 5}]',
        b'[1, {"tides": ["x", ["tides", 1]]}]',
        b"[9, {}]",
    ],
)
def test_a_damaged_memo_is_as_none(tmp_path: Path, damage: bytes) -> None:
    put_episodes(tmp_path / "episodes", "tides")
    before = look_and_keep(tmp_path)
    (tmp_path / "state" / MEMO).write_bytes(damage)
    assert look_and_keep(tmp_path) == before
    assert (tmp_path / "state" / MEMO).read_bytes() != damage


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "tides")
    look_and_keep(tmp_path)
    before = (tmp_path / "state" / MEMO).stat()
    look_and_keep(tmp_path)
    assert (tmp_path / "state" / MEMO).stat() == before


def test_a_part_that_is_not_built_loads_no_episode(tmp_path: Path) -> None:
    put_episodes(tmp_path / "episodes", "tides", "winds")
    catalog = open_catalog(tmp_path)
    cards, _ = catalog.look()
    loaded = []

    def load(listed: Listed) -> Episode:
        loaded.append(listed.slug)
        return catalog.load(listed)

    site = list_site_parts(SHOW, cards, lambda *_: b"", digest_episode=catalog.digest, load=load)
    feed = list_feed_parts(SHOW, cards, PublishOptions(), digest_episode=catalog.digest, load=load)
    parts = [*site, *feed]
    assert loaded == []
    (player,) = [part for part in parts if "episodes/winds/embed.html" in part.names]
    assert dict(player.build())["episodes/winds/embed.html"]
    assert set(loaded) == {"winds"}
    (page,) = [part for part in parts if part.names == ("episodes/winds/index.html",)]
    assert dict(page.build())["episodes/winds/index.html"]
    assert set(loaded) == {"winds", "tides"}, "its page names its neighbour"


def test_cards_and_whole_episodes_make_the_same_bytes(tmp_path: Path) -> None:
    episodes = put_episodes(tmp_path / "episodes", "tides", "winds", "rain")
    catalog = open_catalog(tmp_path)
    cards, _ = catalog.look()
    options = PublishOptions(page_size=1, feed_size=1, feeds=("tag", "author"))

    def build(rows: Sequence[Listed], load: Callable[[Listed], Episode]) -> list[dict[str, bytes]]:
        site = list_site_parts(SHOW, rows, lambda *_: b"", options, digest_episode=catalog.digest, load=load)
        feed = list_feed_parts(SHOW, rows, options, digest_episode=catalog.digest, load=load)
        return [dict(part.build()) for part in [*site, *feed]]

    assert build(cards, catalog.load) == build(episodes, whole)
