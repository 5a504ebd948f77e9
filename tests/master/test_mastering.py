"""The whole stage in one call: labelled files under names of their own, and nothing beside them."""

from pathlib import Path

import mutagen
import pytest

from articlecast.errors import MasterError, UsageError
from articlecast.master import MasterOptions, Tags, master_track
from support.voices import article


def test_a_caller_gets_labelled_files_under_their_title_and_nothing_else(tmp_path: Path) -> None:
    options = MasterOptions(formats=("mp3", "opus"))
    track = master_track(article(8, chapter=3), tmp_path, options, tags=Tags("A day at sea", author="Ana Lee"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-day-at-sea.mp3", "a-day-at-sea.opus"]
    assert [each.path for each in (track, *track.alternates)] == [
        str(tmp_path / f"a-day-at-sea.{x}") for x in ("mp3", "opus")
    ]
    label = mutagen.File(track.path).tags
    assert (str(label["TIT2"]), str(label["TPE1"])) == ("A day at sea", "Ana Lee")
    assert len(label.getall("CHAP")) == len(track.timeline.chapters)


def test_without_a_label_the_file_has_its_chapters_and_a_plain_name(tmp_path: Path) -> None:
    track = master_track(article(8, chapter=3), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["track.mp3"]
    assert mutagen.File(track.path).tags.getall("CHAP")


def test_a_label_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(MasterError, match="cover"):
        master_track(article(4), tmp_path, tags=Tags("A", cover=b"x" * 20_000_000))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CON", "a:b", "../a", "a\\b", "end."])
def test_a_name_that_some_system_refuses_is_refused_before_anything_is_spoken(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no file name"):
        master_track(article(4), tmp_path, name=name)
    assert list(tmp_path.iterdir()) == []
