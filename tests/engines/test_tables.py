"""Large tables in a file of this user's cache: the same answers, and none from a file that is not what was written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import hibari
import pytest
from hibari.g2p import G2P

from articlecast.engines import english
from articlecast.engines.tables import open_tables

TABLES = {
    "words": {"Zoë": "zˈOi", "read": {"VBD": "ɹˈɛd", "DEFAULT": "ɹˈid"}},
    "tags": {"w=a": {"DT": 0.1}, "list": ["x"]},
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.json"
    path.write_text("1")
    return path


def refuse() -> Any:
    raise AssertionError("it is read from its file")


def open_all(source: Path, parse: Callable[[], Any]) -> dict[str, dict[str, Any]]:
    found = open_tables("words", [source], parse)
    return {name: {key: found[name].get(key) for key in table if key in found[name]} for name, table in TABLES.items()}


def list_files(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.sqlite*")) + sorted(cache.rglob("*.part"))


def test_what_is_read_from_the_file_is_what_was_parsed(cache: Path, source: Path) -> None:
    assert open_all(source, lambda: TABLES) == TABLES
    assert open_all(source, refuse) == TABLES
    words = open_tables("words", [source], refuse)["words"]
    assert (words.get("zoë"), "Zoe" in words, words.get("'; DROP TABLE entries")) == (None, False, None)
    assert len(list_files(cache)) == 1


def test_a_damaged_file_is_written_again(cache: Path, source: Path) -> None:
    open_all(source, lambda: TABLES)
    (path,) = list_files(cache)
    whole = path.read_bytes()
    for damaged in (whole[:100], whole.replace("zˈOi".encode(), "zˈIi".encode()), b"", b"x" * len(whole)):
        path.write_bytes(damaged)
        assert open_all(source, lambda: TABLES) == TABLES
        assert [each.read_bytes() for each in list_files(cache)] == [whole]


def test_another_versions_tables_take_the_place_of_the_old_ones(cache: Path, source: Path) -> None:
    open_all(source, lambda: TABLES)
    source.write_text("2")
    other: dict[str, dict[str, Any]] = {**TABLES, "words": {"Zoë": "zˈO"}}
    assert open_tables("words", [source], lambda: other)["words"].get("Zoë") == "zˈO"
    assert len(list_files(cache)) == 1


def test_where_nothing_can_be_kept_the_tables_are_as_parsed(cache: Path, source: Path) -> None:
    cache.write_text("a file where the folder would be")
    assert open_all(source, lambda: TABLES) == TABLES
    assert cache.read_text() == "a file where the folder would be"


def test_many_at_once_have_one_file(cache: Path, source: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: open_all(source, lambda: TABLES), range(16))) == [TABLES] * 16
    assert len(list_files(cache)) == 1


def test_the_packages_own_constructor_makes_the_same(cache: Path) -> None:
    """Whoever raises the version of the package sees here what its constructor does otherwise."""
    assert not cache.exists()
    theirs = G2P()
    ours = english._load_package(Path(hibari.__file__).parent / "assets", "us")
    assert set(vars(theirs)) == set(vars(ours))
    assert theirs.tagger.__dict__.keys() == ours.tagger.__dict__.keys()
    assert (theirs.tagger.tags, theirs.tagger.tagdict, theirs.tagger.vocab) == (
        ours.tagger.tags, ours.tagger.tagdict, ours.tagger.vocab,
    )  # fmt: skip
    for mine, its in (
        (ours.lexicon.golds.d, theirs.lexicon.golds.d),
        (ours.lexicon.silvers.d, theirs.lexicon.silvers.d),
        (ours.tagger.weights, theirs.tagger.weights),
    ):
        assert all(mine.get(key) == value for key, value in its.items())
    assert len(list_files(cache)) == 1
