"""Sounds and the stretch cache as a show's render uses them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen.mp4 import MP4

from articlecast.files import measure_kept
from articlecast.master import MasterOptions, StretchCache
from articlecast.master.encode import EncodedStretch
from articlecast.model import Show
from articlecast.run.produce import Recipe, pack_sounds, unpack_sounds
from articlecast.speak import SpeakOptions
from master.test_sounds import write_music
from support.command import Called, call

ARTICLE = "---\ntitle: The {name}\ndate: 2026-01-0{day}\n---\n\nThe tide came in at six. Nobody had told the master.\n"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = tmp_path / "show"
    (folder / "articles").mkdir(parents=True)
    for day, name in enumerate(("tide", "gull"), 1):
        (folder / f"articles/{name}.md").write_text(ARTICLE.format(name=name, day=day))
    return folder


def set_master(show: Path, *lines: str) -> None:
    rows = ['[show]\ntitle = "Notes"\n[speak]\nengine = "tone"\n[master]', *lines]
    (show / "articlecast.toml").write_text("\n".join(rows) + "\n")


def lengths(called: Called) -> dict[str, tuple[str, float]]:
    rows = [event for event in called.events if event["event"] == "article"]
    return {row["slug"]: (row["state"], row["seconds"]) for row in rows}


def test_a_sound_is_found_in_the_shows_folder_wherever_the_command_is_typed(show: Path) -> None:
    set_master(show)
    bare = lengths(call("render", "--json", "--workers", "1", folder=show))
    write_music(show / "music.wav", seconds=3.0)
    set_master(show, 'intro = "music.wav"')
    with_intro = lengths(
        call("--config", str(show / "articlecast.toml"), "render", "--json", "--workers", "1", folder=show.parent)
    )
    assert {state for state, _ in with_intro.values()} == {"changed"}
    for slug, (_state, seconds) in with_intro.items():
        assert 2.5 < seconds - bare[slug][1] < 3.5


def test_another_intro_of_the_same_name_is_heard_in_every_episode(show: Path) -> None:
    write_music(show / "music.wav", seconds=3.0)
    set_master(show, 'intro = "music.wav"')
    first = lengths(call("render", "--json", "--workers", "1", folder=show))
    assert {state for state, _ in lengths(call("render", "--json", "--workers", "1", folder=show)).values()} == {
        "unchanged"
    }
    write_music(show / "music.wav", seconds=6.0)
    second = lengths(call("render", "--json", "--workers", "1", folder=show))
    assert {state for state, _ in second.values()} == {"changed"}
    assert all(2.5 < second[slug][1] - seconds < 3.5 for slug, (_, seconds) in first.items())


@pytest.mark.parametrize(("kind", "code", "lines"), [("missing", 2, 1), ("text", 3, 2)])
def test_an_intro_that_is_not_there_is_told_once_one_that_is_no_sound_by_each_article_and_the_episodes_stay(
    show: Path, kind: str, code: int, lines: int
) -> None:
    set_master(show)
    call("render", "--workers", "1", folder=show)
    before = {path: path.read_bytes() for path in (show / "episodes").rglob("*") if path.is_file()}
    if kind == "text":
        (show / "music.wav").write_text("la la la")
    set_master(show, 'intro = "music.wav"')
    called = call("render", "--workers", "1", folder=show)
    assert called.code == code
    assert called.err.count("error: ") == lines
    assert "music.wav" in called.err
    assert "Traceback" not in called.err
    after = {path: path.read_bytes() for path in (show / "episodes").rglob("*") if path.is_file()}
    failed = [path for path in after if path.name == "failures.json"]
    assert len(failed) == (kind == "text"), "the articles' own failures are kept beside them"
    assert {path: content for path, content in after.items() if path not in failed} == before
    assert not list((show / ".articlecast/work").iterdir())


def test_the_cache_is_pruned_of_what_was_used_least_recently(show: Path) -> None:
    set_master(show)
    folder = show / ".articlecast/stretches"
    stretches = StretchCache(folder)
    for number in range(4):
        stretches.put(f"{number:064}", EncodedStretch(bytes(100_000), b"", b"", 0.5))
        os.utime(folder / "00" / f"{number:064}", (number + 1, number + 1))
    assert stretches.get(f"{0:064}")  # used now, and so the last to go
    assert " stretches, 0.4 MB" in call("cache", folder=show).out
    assert "removed 2 files, 0.2 MB" in call("cache", "prune", "--size", "250k", folder=show).out
    assert [stretches.get(f"{number:064}") is not None for number in range(4)] == [True, False, False, True]


def cut_short(content: bytes) -> bytes:
    return content[:-100]


def flip_a_bit(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 16]) + content[middle + 1 :]


@pytest.mark.parametrize("damage", [cut_short, flip_a_bit])
def test_a_damaged_stretch_is_removed_and_encoded_again(show: Path, damage: Callable[[bytes], bytes]) -> None:
    set_master(show)
    call("render", "--workers", "1", folder=show)
    audio = {path.name for path in (show / "episodes").glob("*/audio-*")}
    folder = show / ".articlecast/stretches"
    for path in folder.glob("*/*"):
        path.write_bytes(damage(path.read_bytes()))
    count = measure_kept(folder)[0]
    assert f"0 stretches are whole, {count} were damaged" in call("cache", "verify", folder=show).out
    call("render", "--force", "--workers", "1", folder=show)
    assert {path.name for path in (show / "episodes").glob("*/audio-*")} == audio


def test_sounds_travel_to_a_worker_that_cannot_see_them(tmp_path: Path) -> None:
    music = Path(write_music(tmp_path / "music.wav"))
    options = MasterOptions(intro=str(music), bed=str(music), sting=str(tmp_path / "gone.wav"))
    show = Show("Notes", "", "", "en", "", "")
    packed = pack_sounds(Recipe(show, b"", SpeakOptions(), options))
    content = music.read_bytes()
    music.unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    unpacked = unpack_sounds(packed, elsewhere)
    assert [Path(path).read_bytes() for path in (unpacked.intro, unpacked.bed)] == [content, content]
    assert Path(unpacked.intro).parent == elsewhere
    assert unpacked.sting == options.sting, "what is not there is named as the editor knows it"


def test_an_encoder_that_refuses_leaves_the_old_episodes_as_they_are(show: Path) -> None:
    def look() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (show / "episodes").rglob("*") if path.is_file()}

    set_master(show)
    assert call("render", folder=show).code == 0
    before = look()
    set_master(show, 'formats = ["opus", "mp3"]', "bitrate = 320")
    called = call("render", folder=show)
    assert called.code == 3
    assert "libopus: refuses 320 kbit/s" in called.err
    after = look()
    assert b"libopus: refuses 320 kbit/s" in after.pop(show / "episodes/failures.json")
    assert after == before


def test_every_format_is_rendered_with_its_label(show: Path) -> None:
    set_master(show, 'formats = ["mp3", "m4a", "opus"]')
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("[speak]", 'base_url = "https://example.org/show"\n[speak]'))
    called = call("render", folder=show)
    assert (called.code, called.err) == (0, "")
    m4a, _other = (show / "episodes").glob("*/audio-*.m4a")
    label = MP4(m4a)
    manifest = json.loads((m4a.parent / "episode.json").read_bytes())
    assert label["egid"] == [manifest["episode"]["guid"]]
    assert label["purl"] == ["https://example.org/show/feed.xml"]
    found = call("check", "--json", folder=show).events
    assert [row for row in found if row.get("severity") == "error"] == []
    feed = (show / "feed/feed.xml").read_text()
    assert 'type="audio/ogg"' in feed
    assert 'codecs="opus"' in feed
