import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from articlecast.files import read_memo, replace_file, scratch_folder


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


OWNER = """
import tempfile, sys
tempfile.tempdir = sys.argv[1]
from articlecast.files import scratch_folder
with scratch_folder() as folder:
    (folder / "half.wav").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.mark.posix
def test_scratch_of_dead_owners_goes_and_that_of_the_living_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    command = [sys.executable, "-c", OWNER, str(tmp_path)]
    owners = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        left, lives = (Path(owner.stdout.readline().strip()) for owner in owners if owner.stdout)
        owners[0].kill()
        owners[0].wait()
        others = [tmp_path / "articlecast-notes", tmp_path / ".articlecast-work-link"]
        others[0].mkdir()
        others[1].symlink_to(others[0], target_is_directory=True)
        for path in (left, lives, *others):
            os.utime(path, (1, 1), follow_symlinks=False)
        with scratch_folder() as mine:
            assert sorted(tmp_path.iterdir()) == sorted([lives, mine, *others])
            assert (lives / "half.wav").read_bytes() == b"half"
    finally:
        for owner in owners:
            owner.kill()
            owner.communicate()
