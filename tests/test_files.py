import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock

from articlecast.files import digest_file, read_memo, read_whole, replace_file, scratch_folder, working_folder
from articlecast.system import name_machine


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


@contextmanager
def two_owners(program: str, folder: Path) -> Iterator[tuple[Path, Path]]:
    """What two processes hold while they run the program: of one that was killed, and of one that lives."""
    command = [sys.executable, "-c", program, str(folder)]
    owners = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        left, lives = (Path(owner.stdout.readline().strip()) for owner in owners if owner.stdout)
        owners[0].kill()
        owners[0].wait()
        yield left, lives
    finally:
        for owner in owners:
            owner.kill()
            owner.communicate()


@pytest.mark.posix
def test_scratch_of_dead_owners_goes_and_that_of_the_living_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with two_owners(OWNER, tmp_path) as (left, lives):
        others = [tmp_path / "articlecast-notes", tmp_path / ".articlecast-work-link"]
        others[0].mkdir()
        others[1].symlink_to(others[0], target_is_directory=True)
        for path in (left, lives, *others):
            os.utime(path, (1, 1), follow_symlinks=False)
        with scratch_folder() as mine:
            assert sorted(tmp_path.iterdir()) == sorted([lives, mine, *others])
            assert (lives / "half.wav").read_bytes() == b"half"


WORKER = """
import sys
from pathlib import Path
from articlecast.files import working_folder
with working_folder(Path(sys.argv[1])) as folder:
    (folder / "half.wav").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_work_of_the_living_stays_and_that_of_the_dead_goes(tmp_path: Path) -> None:
    with (
        two_owners(WORKER, tmp_path) as (left, lives),
        working_folder(tmp_path) as mine,
        working_folder(tmp_path) as own,
    ):
        folders = {path for path in (tmp_path / "work").iterdir() if path.is_dir()}
        assert folders == {lives, mine, own}
        assert (lives / "half.wav").read_bytes() == b"half"
        assert not left.exists()
    with working_folder(tmp_path):
        pass
    assert not list((tmp_path / "work").iterdir())


def test_work_of_another_machine_stays_until_nobody_has_touched_it_for_a_week(tmp_path: Path) -> None:
    fresh, old, locks = tmp_path / "work/0123456789ab-aa", tmp_path / "work/4711-bb", tmp_path / "work/4711-cc.lock"
    fresh.mkdir(parents=True)
    old.mkdir()
    locks.touch()
    for path in (old, locks):
        os.utime(path, (time.time() - 8 * 86400,) * 2)
    with working_folder(tmp_path):
        assert fresh.is_dir()
        assert not old.exists()
        assert not locks.exists()


def test_work_in_another_container_of_this_machine_stays_as_long_as_its_lock_is_held(tmp_path: Path) -> None:
    theirs = tmp_path / f"work/{name_machine()}-aa"
    theirs.mkdir(parents=True)
    with FileLock(f"{theirs}.lock"), working_folder(tmp_path):
        assert theirs.is_dir()
    with working_folder(tmp_path):
        assert not theirs.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_a_file_is_waited_for_by_nobody(tmp_path: Path) -> None:
    pipe = tmp_path / "memo.json"
    os.mkfifo(pipe)
    assert read_memo(pipe, dict) is None
    assert read_whole(str(pipe)) == b""
    assert digest_file(pipe) == sha256(b"").hexdigest()


def test_a_folder_in_the_place_of_a_file_is_named_by_the_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"directory|denied") as raised:
        read_whole(str(tmp_path))
    assert raised.value.filename == str(tmp_path)


def test_a_file_is_read_and_digested_whole(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(range(256)) * 1000)
    assert read_whole(str(path)) == path.read_bytes()
    assert digest_file(path) == sha256(path.read_bytes()).hexdigest()
