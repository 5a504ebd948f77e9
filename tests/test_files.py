from pathlib import Path

import pytest

from articlecast.files import read_memo, replace_file


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "feed.xml"
    assert replace_file(path, b"one")
    before = path.stat().st_ino
    assert not replace_file(path, b"one")
    assert path.stat().st_ino == before


def test_a_failed_replace_leaves_the_old_file_and_no_temporary(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.mkdir()
    with pytest.raises(OSError, match="feed"):
        replace_file(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["feed.xml"]


@pytest.mark.parametrize("damage", [b"", b"\xff", b'{"a": ', b"[]", b"5", b"[" * 100_000])
def test_a_memo_that_cannot_be_understood_is_none(tmp_path: Path, damage: bytes) -> None:
    memo = tmp_path / "memo.json"
    assert read_memo(memo, lambda rows: rows["a"]) is None
    memo.write_bytes(b'{"a": "b"}')
    assert read_memo(memo, lambda rows: rows["a"]) == "b"
    memo.write_bytes(damage)
    assert read_memo(memo, lambda rows: rows["a"]) is None
    memo.unlink()
    memo.mkdir()
    assert read_memo(memo, lambda rows: rows["a"]) is None
