from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from articlecast.errors import DiskError, MasterError, UsageError
from articlecast.master import MasterOptions, build_track
from articlecast.master.stitch import find_end
from articlecast.model import Chapter, Pause, Segment, Sound
from support.voices import Spoken, article, click_sentence, sentence


def decode(path: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Every sample as ffmpeg plays it."""
    with av.open(path) as container:
        parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(parts).astype(np.float32)


def onset_near(sound: np.ndarray[tuple[int], np.dtype[np.float32]], sample: int, rate: int) -> int:
    """The first loud sample in the second around ``sample``."""
    start = max(0, sample - rate // 3)
    return start + int(np.flatnonzero(np.abs(sound[start : sample + rate]) > 0.05)[0])


def test_a_file_is_as_long_as_its_timeline_to_the_sample(tmp_path: Path) -> None:
    track = build_track(article(24), tmp_path)
    assert decode(track.path).size == track.timeline.samples


def test_words_are_heard_where_the_timeline_says_in_every_stretch(tmp_path: Path) -> None:
    spoken: Spoken = []
    for number in range(60):
        spoken += [click_sentence(number), Pause(0.4)]
    track = build_track(spoken, tmp_path)
    sound = decode(track.path)
    late = [
        onset_near(sound, utterance.words[0].start, 44100) - utterance.words[0].start
        for utterance in track.timeline.utterances
    ]
    assert len(late) == 60
    assert max(abs(samples) for samples in late) < 0.004 * 44100


def test_the_same_input_gives_the_same_bytes_with_the_cache_and_without(tmp_path: Path) -> None:
    plain = build_track(article(24), tmp_path)
    filled = build_track(article(24), tmp_path, cache=tmp_path / "cache")
    reused = build_track(article(24), tmp_path, cache=tmp_path / "cache")
    assert Path(plain.path).read_bytes() == Path(filled.path).read_bytes() == Path(reused.path).read_bytes()
    assert plain.timeline == reused.timeline


def test_an_edited_sentence_encodes_only_its_own_stretch_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = list(article(56))
    build_track(before, tmp_path, cache=cache)
    known = set(cache.rglob("*"))
    after = list(before)
    place = next(index for index, cue in enumerate(after) if isinstance(cue, Segment) and index > 30)
    after[place] = sentence(4321, seconds=2.2)
    build_track(after, tmp_path, cache=cache)
    added = [path for path in set(cache.rglob("*")) - known if path.is_file()]
    assert len([path for path in known if path.is_file()]) >= 4
    assert 1 <= len(added) <= 2


def test_chapters_cover_the_track_and_there_is_always_one(tmp_path: Path) -> None:
    timeline = build_track([sentence(1), Pause(1), sentence(2)], tmp_path, title="A title").timeline
    assert [(chapter.start, chapter.end, chapter.title) for chapter in timeline.chapters] == [
        (0, timeline.samples, "A title")
    ]
    timeline = build_track(article(24), tmp_path).timeline
    assert [chapter.title for chapter in timeline.chapters] == ["Chapter 0", "Chapter 1"]
    assert timeline.chapters[0].end == timeline.chapters[1].start == timeline.utterances[12].start


def test_a_heading_with_nothing_under_it_is_no_chapter_of_its_own(tmp_path: Path) -> None:
    spoken: Spoken = [Chapter("One"), sentence(1), Chapter("Empty"), Chapter("Two"), sentence(2), Chapter("End")]
    timeline = build_track(spoken, tmp_path).timeline
    assert [chapter.title for chapter in timeline.chapters] == ["One", "Two"]


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 48000])
def test_any_voice_comes_out_at_44_kilohertz_and_in_time(tmp_path: Path, rate: int) -> None:
    spoken: Spoken = [click_sentence(number, rate=rate) for number in range(3)]
    track = build_track(spoken, tmp_path)
    sound = decode(track.path)
    assert track.timeline.sample_rate == 44100
    for utterance in track.timeline.utterances:
        start = utterance.words[0].start
        assert abs(onset_near(sound, start, 44100) - start) < 0.004 * 44100


def test_the_voices_own_rate_is_kept_on_request(tmp_path: Path) -> None:
    track = build_track(article(8), tmp_path, MasterOptions(sample_rate="voice"))
    assert track.timeline.sample_rate == 22050
    assert decode(track.path).size == track.timeline.samples


def test_a_segment_of_another_rate_is_fitted_in_time(tmp_path: Path) -> None:
    spoken: Spoken = [click_sentence(0), click_sentence(1, rate=16000), click_sentence(2)]
    track = build_track(spoken, tmp_path)
    sound = decode(track.path)
    for utterance in track.timeline.utterances:
        start = utterance.words[0].start
        assert abs(onset_near(sound, start, 44100) - start) < 0.004 * 44100


def test_progress_rises_to_the_length(tmp_path: Path) -> None:
    seen: list[float] = []
    track = build_track(article(24), tmp_path, progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1] == pytest.approx(track.timeline.seconds)


def half_a_sample() -> Segment:
    return dataclasses.replace(sentence(3), sound=Sound(b"\0\0\0", 22050))


def silent_words() -> Segment:
    return dataclasses.replace(sentence(3), sound=Sound(b"", 22050))


@pytest.mark.parametrize(
    ("bad", "wrong"),
    [
        (half_a_sample(), "3 bytes, not whole 16-bit samples"),
        (silent_words(), "no sound for it"),
        (dataclasses.replace(sentence(3), sound=Sound(b"\0\0", 1)), "1 Hz cannot be"),
    ],
)
def test_sound_that_is_none_is_named_and_no_file_is_left(tmp_path: Path, bad: Segment, wrong: str) -> None:
    def spoken() -> Iterator[Segment | Pause | Chapter]:
        yield from article(28)
        yield bad

    with pytest.raises(MasterError, match=wrong) as caught:
        build_track(spoken(), tmp_path)
    assert "Sentence number 3" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_track_without_a_segment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MasterError, match="nothing to hear"):
        build_track([Chapter("One"), Pause(3)], tmp_path)


def test_an_engine_that_fails_halfway_leaves_no_file(tmp_path: Path) -> None:
    def spoken() -> Iterator[Segment | Pause | Chapter]:
        yield from article(28)
        raise MasterError("engine", "gone")

    with pytest.raises(MasterError, match="gone"):
        build_track(spoken(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sample_rate": 8000}, "master.sample_rate: 8000 is none of 32000, 44100, 48000, 16000, 22050, 24000"),
        ({"formats": ()}, "master.formats: no format is named"),
        ({"formats": ("mp3", "mp3")}, "master.formats: a format is named twice"),
        ({"formats": ("wav",)}, "master.formats: 'wav' is none of mp3, m4a, opus"),
        ({"quality": 12}, "master.quality: 12 is not between 0 and 9"),
        ({"loudness": 3}, "master.loudness: 3 LUFS is not between -40 and -5"),
        ({"bitrate": 5000, "formats": ("m4a",)}, "master.bitrate: 5000 kbit/s is not between 8 and 320"),
        ({"bitrate": 1, "formats": ("opus",)}, "master.bitrate: 1 kbit/s is not between 8 and 320"),
        ({"bitrate": 70}, "master.bitrate: 70 kbit/s is none of MP3's at 44100 Hz: 32, 40, 48,"),
        ({"bitrate": 320, "sample_rate": 24000}, "master.bitrate: 320 kbit/s is none of MP3's at 24000 Hz: 8, 16, 24,"),
        ({"fade_seconds": -1.0}, "master.fade_seconds: -1.0 s is not between 0 and 60"),
        ({"bed_below": -3.0}, "master.bed_below: -3.0 LU is not between 0 and 96"),
        ({"room_tone": -10.0}, "master.room_tone: -10.0 dBFS is not between -96 and -40"),
    ],
)
def test_settings_that_no_encoder_obeys_are_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        MasterOptions(**wrong)
    assert caught.value.hint


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="cannot be written"):
        build_track(article(4), tmp_path / "missing")


def shape(*parts: tuple[float, float], rate: int = 22050) -> bytes:
    """A tone in parts, each of so many seconds at a level of full scale."""
    tone = [level * np.sin(2 * np.pi * 300 * np.arange(int(rate * seconds)) / rate) for seconds, level in parts]
    return bytes((np.concatenate(tone) * 32767).astype("<i2").tobytes())


@pytest.mark.parametrize(
    ("parts", "end"),
    [
        (((1.0, 0.5), (0.5, 0.0)), 1.05),
        (((1.0, 0.5), (0.3, 0.02), (0.5, 0.0)), 1.35),  # a consonant at -28 dB
        (((1.0, 0.5), (0.5, 0.003)), 1.05),  # noise of the engine's own at -44 dB
        (((0.3, 0.0), (1.0, 0.01), (0.5, 0.0)), 1.35),  # a quiet voice
        (((0.5, 0.5), (0.5, 0.0), (0.5, 0.5)), 1.5),
        (((1.0, 0.5), (0.02, 0.0)), 1.02),
        (((0.8, 0.0),), 0.8),
        (((0.0, 0.0),), 0.0),
    ],
)
def test_the_voice_ends_where_nothing_of_it_is_heard_any_more(
    parts: tuple[tuple[float, float], ...], end: float
) -> None:
    assert find_end(shape(*parts), 22050) / 22050 == pytest.approx(end, abs=0.01)


def test_a_cue_ends_with_the_voice_and_not_with_the_silence_that_the_engine_leaves(tmp_path: Path) -> None:
    first, second = build_track([sentence(1), Pause(0.5), sentence(2)], tmp_path).timeline.utterances

    assert (first.end - first.start) / 44100 == pytest.approx(2.8, abs=0.02)
    assert (second.start - first.start) / 44100 == pytest.approx(3.5, abs=0.001)


def test_a_cue_lasts_until_its_last_word_begins_however_quiet_that_is(tmp_path: Path) -> None:
    spoken = sentence(1)
    late = dataclasses.replace(spoken.sound.words[-1], sample=int(2.95 * 22050))
    sound = dataclasses.replace(spoken.sound, words=(*spoken.sound.words[:-1], late))
    (told,) = build_track([dataclasses.replace(spoken, sound=sound)], tmp_path).timeline.utterances

    assert told.end >= told.words[-1].start
