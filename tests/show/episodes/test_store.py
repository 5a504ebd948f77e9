import json
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.errors import StoreError
from articlecast.model import Episode
from articlecast.show.episodes.store import (
    NewFile,
    amend_episode,
    commit_episode,
    load_episode,
    load_episodes,
    sweep_episode,
    verify_episode,
)
from support.ptrace import run_until_syscall


def an_episode(files: list[NewFile], slug: str = "first-post", revision: int = 1, day: int = 2) -> Episode:
    return Episode(
        guid="6f0f0c7e-2f0e-5d1c-9a51-1a1f5f6c3a10",
        slug=slug,
        revision=revision,
        title="First post",
        language="en",
        published=datetime(2026, 1, day, 3, 4, 5, tzinfo=UTC),
        seconds=1.5,
        source="articles/first.md",
        fingerprint="f" * 64,
        assets=tuple(file.name_asset() for file in files),
    )


def some_files(mark: bytes) -> list[NewFile]:
    return [
        NewFile("audio", ".mp3", "audio/mpeg", b"sound " * 3000 + mark),
        NewFile("transcript", ".vtt", "text/vtt", b"WEBVTT " + mark),
    ]


def test_a_committed_episode_is_read_back_as_it_was(tmp_path: Path) -> None:
    files = some_files(b"1")
    episode = replace(an_episode(files), tags=("a", "b"), authors=("Ana Lee",), chapters=((0.0, "Start"),))
    commit_episode(tmp_path, episode, files)
    assert load_episodes(tmp_path) == (episode,)
    assert verify_episode(tmp_path, episode) is None


def test_media_given_as_a_path_is_moved_into_the_episode(tmp_path: Path) -> None:
    media = tmp_path / "work.mp3"
    media.write_bytes(b"sound")
    files = [NewFile("audio", ".mp3", "audio/mpeg", media)]
    episode = an_episode(files)
    commit_episode(tmp_path / "episodes", episode, files)
    assert not media.exists()
    assert (tmp_path / "episodes/first-post" / episode.enclosure.name).read_bytes() == b"sound"


def test_episodes_come_newest_first_and_then_by_slug(tmp_path: Path) -> None:
    files = some_files(b"1")
    for slug, day in (("c", 1), ("b", 2), ("a", 2)):
        commit_episode(tmp_path, an_episode(files, slug, day=day), files)
    assert [episode.slug for episode in load_episodes(tmp_path)] == ["a", "b", "c"]


def test_a_sweep_takes_our_old_files_and_leaves_an_editors(tmp_path: Path) -> None:
    commit_episode(tmp_path, an_episode(some_files(b"1")), some_files(b"1"))
    second = an_episode(some_files(b"2"), revision=2)
    commit_episode(tmp_path, second, some_files(b"2"))
    home = tmp_path / "first-post"
    (home / "audio-notes.txt").write_text("mine")
    (home / ".articlecast-x").write_text("left by a crash")
    assert len(sweep_episode(tmp_path, second)) == 3
    kept = {entry.name for entry in home.iterdir()}
    assert kept == {"episode.json", "audio-notes.txt"} | {asset.name for asset in second.assets}


@pytest.mark.posix
def test_a_commit_stopped_at_any_system_call_leaves_the_old_episode_or_the_new_one(tmp_path: Path) -> None:
    old_files, new_files = some_files(b"old"), some_files(b"new")
    old, new = an_episode(old_files), an_episode(new_files, revision=2)
    seen, finished, limit = set(), False, 0
    while not finished:
        limit += 1
        folder = tmp_path / str(limit)
        commit_episode(folder, old, old_files)
        media = folder / "work.mp3"
        media.write_bytes(b"sound " * 3000 + b"new")
        files = [replace(new_files[0], content=media), new_files[1]]
        finished = run_until_syscall(lambda at=folder, with_=files: commit_episode(at, new, with_), limit)  # type: ignore[misc]
        (episode,) = load_episodes(folder)
        assert episode in (old, new), f"stopped at system call {limit}"
        assert verify_episode(folder, episode) is None, f"stopped at system call {limit}"
        seen.add(episode.revision)
        commit_episode(folder, new, new_files)
        sweep_episode(folder, new)
        assert len(list((folder / "first-post").iterdir())) == 3, f"stopped at system call {limit}"
    assert limit > 20
    assert seen == {1, 2}


@pytest.mark.posix
def test_a_first_commit_stopped_at_any_system_call_leaves_no_episode_or_a_whole_one(tmp_path: Path) -> None:
    files = some_files(b"1")
    episode = an_episode(files)
    finished, limit = False, 0
    while not finished:
        limit += 1
        folder = tmp_path / str(limit)
        folder.mkdir()
        finished = run_until_syscall(lambda at=folder: commit_episode(at, episode, files), limit)  # type: ignore[misc]
        found = load_episodes(folder)
        assert found in ((), (episode,))
        assert all(verify_episode(folder, one) is None for one in found)
    assert limit > 20


@pytest.mark.posix
def test_a_full_disk_keeps_the_old_episode_and_says_so(tmp_path: Path) -> None:
    old = an_episode(some_files(b"old"))
    commit_episode(tmp_path, old, some_files(b"old"))
    bigger = [NewFile("audio", ".mp3", "audio/mpeg", b"sound" * 20000), some_files(b"new")[1]]
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    import resource  # noqa: PLC0415 -- Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))  # the kernel refuses to write further, as on a full disk
    try:
        with pytest.raises(StoreError, match=r"first-post: cannot be written: File too large"):
            commit_episode(tmp_path, an_episode(bigger, revision=2), bigger)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert load_episodes(tmp_path) == (old,)
    assert not list((tmp_path / "first-post").glob(".*"))


def test_a_failed_first_commit_leaves_no_folder(tmp_path: Path) -> None:
    files = [NewFile("audio", ".mp3", "audio/mpeg", b"x"), NewFile("transcript", ".vtt", "text/vtt", b"y")]
    episode = an_episode(files)
    broken = [files[0], NewFile("transcript", ".vtt", "text/vtt", tmp_path / "not-there")]
    with pytest.raises(StoreError, match="No such file"):
        commit_episode(tmp_path / "episodes", episode, broken)
    assert list((tmp_path / "episodes").iterdir()) == []


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "is no manifest: it is empty$"),
        (b"\0" * 9, "is no manifest: it is empty$"),
        (b"[]", "is no manifest: it is JSON of another kind$"),
        (b'{"format": 1}', "is no manifest: it has no episode$"),
        (b'{"format": 1', "is no manifest: it ends too early$"),
        (b'{"format": 1, "episode": {"guid": 5}}', "is no manifest: episode.guid"),
        (b"\xff\x00", "is no manifest: it is no JSON$"),
    ],
)
def test_a_broken_manifest_is_named_with_a_remedy(tmp_path: Path, content: bytes, wrong: str) -> None:
    home = tmp_path / "first-post"
    home.mkdir()
    (home / "episode.json").write_bytes(content)
    with pytest.raises(StoreError, match="first-post/episode.json: " + wrong) as caught:
        load_episodes(tmp_path)
    assert "restore it" in caught.value.hint


def test_a_manifest_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    files = some_files(b"1")
    commit_episode(tmp_path, an_episode(files), files)
    path = tmp_path / "first-post/episode.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(StoreError, match="newer articlecast"):
        load_episode(tmp_path / "first-post")


def test_what_a_newer_version_wrote_of_an_episode_outlives_a_change_of_this_ones(tmp_path: Path) -> None:
    files = some_files(b"1")
    episode = an_episode(files)
    commit_episode(tmp_path, episode, files)
    path = tmp_path / "first-post/episode.json"
    facts = json.loads(path.read_bytes())
    facts["episode"] |= {"holograms": [{"depth": 1.5}]}
    path.write_text(json.dumps(facts))
    amend_episode(tmp_path, replace(episode, pinned=True))
    facts["episode"] |= {"pinned": True}
    assert json.loads(path.read_bytes()) == facts
    assert load_episode(tmp_path / "first-post") == replace(episode, pinned=True)


def test_a_change_writes_what_a_commit_would_where_this_version_knows_all(tmp_path: Path) -> None:
    files = some_files(b"1")
    for folder in ("changed", "committed"):
        commit_episode(tmp_path / folder, an_episode(files), files)
    amend_episode(tmp_path / "changed", replace(an_episode(files), pinned=True))
    commit_episode(tmp_path / "committed", replace(an_episode(files), pinned=True), files)
    changed, committed = (tmp_path / each / "first-post/episode.json" for each in ("changed", "committed"))
    assert changed.read_bytes() == committed.read_bytes()


def test_a_folder_renamed_by_hand_is_told_apart_from_its_episode(tmp_path: Path) -> None:
    files = some_files(b"1")
    commit_episode(tmp_path, an_episode(files), files)
    (tmp_path / "first-post").rename(tmp_path / "other")
    with pytest.raises(StoreError, match="belongs to the folder 'first-post'"):
        load_episodes(tmp_path)


def test_an_altered_file_is_noticed(tmp_path: Path) -> None:
    files = some_files(b"1")
    episode = an_episode(files)
    commit_episode(tmp_path, episode, files)
    audio = tmp_path / "first-post" / episode.enclosure.name
    audio.write_bytes(audio.read_bytes()[:100])
    assert "has 100 bytes" in str(verify_episode(tmp_path, episode))
    audio.unlink()
    assert "is missing" in str(verify_episode(tmp_path, episode))
