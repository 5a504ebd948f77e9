from pathlib import Path

import pytest

from articlecast.files import replace_file


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
