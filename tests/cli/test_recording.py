"""``recording: voice.wav`` in a header: a person is heard in place of the synthetic voice, under the same GUID."""

import json
import os
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest

from articlecast.narrate import parse_script
from articlecast.show.episodes.store import load_episode
from support.command import call
from support.ebur128 import measure_file
from support.recordings import RATE, record, write_recording

ARTICLE = """---
title: The tide
date: 2026-03-02
link: https://example.org/tide
{line}
---

The tide came in at six, and nobody was on the quay. It rained.

## Later

Ropes lay in heaps, and the old master counted them again.
"""
LINES = "recording: voices/voice.wav\nread_by: Jo Byrne"


@pytest.fixture
def home(show: Path) -> Path:
    """A show whose episode a synthetic voice says, and a recording of it that nobody names yet."""
    (show / "articles/voices").mkdir()
    (show / "articles/tide.md").write_text(ARTICLE.format(line="slug: the-tide"))
    assert call("render", folder=show).code == 0
    script = parse_script(call("script", "articles/tide.md", folder=show).out, "script")
    write_recording(show / "articles/voices/voice.wav", record(script)[0])
    return show


def name_recording(show: Path, lines: str = LINES) -> None:
    (show / "articles/tide.md").write_text(ARTICLE.format(line=f"slug: the-tide\n{lines}"))


def test_it_takes_the_voices_place_with_chapters_and_transcript(home: Path) -> None:
    before = load_episode(home / "episodes/the-tide")
    name_recording(home)
    called = call("render", folder=home)
    assert called.code == 0, called.err
    assert "articles/voices/voice.wav is heard; where its sentences begin is an estimate" in called.out + called.err
    after = load_episode(home / "episodes/the-tide")
    assert before
    assert after
    assert (after.guid, after.revision, after.recording) == (before.guid, 1, "articles/voices/voice.wav")
    assert after.voice == "Jo Byrne"
    assert [title for _, title in after.chapters] == [title for _, title in before.chapters]
    assert after.seconds != before.seconds
    loudness, peak = measure_file(str(home / "episodes/the-tide" / after.enclosure.name))
    assert loudness == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0
    asset = next(each for each in after.assets_of("transcript") if each.media_type == "application/json")
    rows = json.loads((home / "episodes/the-tide" / asset.name).read_text())["segments"]
    assert [row["body"] for row in rows][-1] == "Ropes lay in heaps, and the old master counted them again."
    words = next(each for each in after.assets_of("words"))
    timed = json.loads((home / "episodes/the-tide" / words.name).read_text())["segments"]
    assert all(word.get("estimated") for row in timed for word in row["words"])
    feed = (home / "feed/feed.xml").read_text()
    item = feed.partition("<item>")[2]
    assert '<podcast:txt purpose="ai-content">false</podcast:txt>' in item
    assert "Read by Jo Byrne." in item
    assert "synthetic" not in item


def test_a_name_that_a_mac_wrote_is_the_one_that_is_typed(home: Path) -> None:
    (home / "articles/voices/voice.wav").rename(home / "articles" / normalize("NFD", "Büro.wav"))
    name_recording(home, f"recording: {normalize('NFC', 'Büro.wav')}")
    called = call("render", folder=home)
    assert called.code == 0, called.err
    assert "1 unchanged" in call("render", folder=home).out


@pytest.mark.parametrize("command", ["render", "sync"])
def test_it_stands_until_the_file_changes(home: Path, command: str) -> None:
    name_recording(home)
    assert call(command, folder=home).code == 0
    before = load_episode(home / "episodes/the-tide")
    assert call(command, folder=home).code == 0
    assert load_episode(home / "episodes/the-tide") == before
    assert "passed over" not in call("plan", folder=home).err
    assert "changed since" not in call("plan", folder=home).out
    voice = home / "articles/voices/voice.wav"
    frames = voice.read_bytes()
    voice.write_bytes(frames[:60_000] + bytes(20_000) + frames[80_000:])
    os.utime(voice, (1, 1))
    assert "(its recording changed since)" in call("plan", folder=home).out
    assert call(command, folder=home).code == 0
    after = load_episode(home / "episodes/the-tide")
    assert before
    assert after
    assert (after.guid, after.revision) == (before.guid, before.revision)
    assert after.article != before.article


def test_a_plan_says_which_of_the_two_has_changed(home: Path) -> None:
    name_recording(home)
    assert "(its recording changed since)" in call("plan", folder=home).out, "the first one"
    assert call("render", folder=home).code == 0
    article = home / "articles/tide.md"
    article.write_text(article.read_text().replace("It rained.", "It snowed."))
    assert "(the article changed since)" in call("plan", folder=home).out
    (home / "articles/new.md").write_text("---\ntitle: New\nrecording: voices/voice.wav\n---\n\nIt rained.\n")
    assert "(articles/voices/voice.wav is heard)" in call("plan", folder=home).out


def test_without_the_line_the_voice_is_heard_again(home: Path) -> None:
    before = load_episode(home / "episodes/the-tide")
    name_recording(home)
    assert call("render", folder=home).code == 0
    name_recording(home, "")
    assert "(its recording changed since)" in call("plan", folder=home).out
    assert call("render", folder=home).code == 0
    after = load_episode(home / "episodes/the-tide")
    assert before
    assert after
    assert (after.guid, after.recording, after.enclosure.sha256) == (before.guid, "", before.enclosure.sha256)


def test_a_person_says_nothing_of_a_synthetic_voice(home: Path) -> None:
    name_recording(home)
    settings = home / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[publish]\ndisclosure = "full"\n')
    assert call("render", folder=home).code == 0
    assert "synthetic" not in call("script", "articles/tide.md", folder=home).out
    page = (home / "feed/episodes/the-tide/index.html").read_text()
    assert "digitalSourceType" not in page
    assert 'class="disclosure"' not in page


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("recording: voices/other.wav", "there is no such file: voices/other.wav"),
        ("recording: voices", "there is no such file: voices"),
        ("recording: /etc/hostname", "is no file in the show's folder or the article's own"),
        ("recording: ../../../voice.wav", "is no file in the show's folder or the article's own"),
        ("recording: https://example.org/voice.mp3", "is no file in the show's folder or the article's own"),
        ("recording: tide.md", "it cannot be read as sound"),
    ],
)
def test_a_recording_that_cannot_be_had_fails_and_the_episode_stays(home: Path, line: str, wrong: str) -> None:
    before = load_episode(home / "episodes/the-tide")
    name_recording(home, line)
    called = call("render", folder=home)
    assert called.code == 3
    assert wrong in called.err
    assert load_episode(home / "episodes/the-tide") == before


@pytest.mark.parametrize(
    ("seconds", "wrong"),
    [(0.5, "0.5 s are heard in it, and nobody says the article in less than 2."), (0.0, "nothing is heard in it")],
)
def test_a_recording_that_cannot_be_of_the_article_fails_and_the_episode_stays(
    home: Path, seconds: float, wrong: str
) -> None:
    before = load_episode(home / "episodes/the-tide")
    voice = home / "articles/voices/voice.wav"
    frames = voice.read_bytes()[44 + 2 * RATE :]
    write_recording(voice, frames[: 2 * round(seconds * RATE)] + bytes(4 * RATE))
    name_recording(home)
    called = call("render", folder=home)
    assert called.code == 3
    assert f"articles/voices/voice.wav: {wrong}" in called.err
    assert load_episode(home / "episodes/the-tide") == before


def test_a_hiss_from_end_to_end_is_doubted_and_a_voice_in_a_hissing_room_is_not(home: Path) -> None:
    hiss = np.random.default_rng(1).normal(0, 900, 30 * RATE)
    voice = home / "articles/voices/voice.wav"
    spoken = np.frombuffer(voice.read_bytes()[44:], "<i2").astype(float)
    for sound, doubted in ((hiss, True), (spoken + hiss[: spoken.size] / 9, False)):
        write_recording(voice, sound.clip(-32768, 32767).astype("<i2").tobytes())
        name_recording(home)
        called = call("render", folder=home)
        assert called.code == 0, called.err
        assert ("is hardly a voice" in called.out + called.err) is doubted


def test_of_a_recording_no_sentence_is_counted(home: Path) -> None:
    name_recording(home)
    planned = call("plan", folder=home)
    assert "articles/tide.md: no sentence is to be spoken" in planned.out
    assert "request" not in planned.out
    rendered = call("render", folder=home)
    assert "changed: The tide (0:" in rendered.out
    assert "sentences)" not in rendered.out


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# recording: voices/voice.wav", ""),
        ("summary: A recording of the tide.", ""),
        ("", "recording: voices/voice.wav"),
        ("", "Recording: it was made at noon."),
    ],
)
def test_what_only_looks_like_such_a_line_is_none(home: Path, line: str, text: str) -> None:
    (home / "articles/tide.md").write_text(f"{ARTICLE.format(line=line)}\n{text}\n")
    assert call("render", folder=home).code == 0
    episode = load_episode(home / "episodes/the-tide")
    assert episode
    assert episode.recording == ""
