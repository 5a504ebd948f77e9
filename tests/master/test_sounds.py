from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from articlecast.errors import MasterError
from articlecast.master import MasterOptions, build_track
from articlecast.model import Chapter, Pause, Track
from support.ebur128 import measure_file
from support.voices import Spoken, article, click_sentence

RATE = 44100


def write_music(path: Path, *, seconds: float = 2.0, frequency: float = 440.0, rate: int = 48000) -> str:
    """A stereo WAV of one tone, with half a second of silence in front."""
    tone = 0.5 * np.sin(2 * np.pi * frequency * np.arange(int(seconds * rate)) / rate)
    mono = np.concatenate([np.zeros(rate // 2), tone])
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(2)
        stream.setsampwidth(2)
        stream.setframerate(rate)
        stream.writeframes((np.repeat(mono, 2) * 32767).astype("<i2").tobytes())
    return str(path)


def decode(track: Track) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    with av.open(track.path) as container:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])


def strength(sound: np.ndarray[tuple[int], np.dtype[np.float32]], frequency: float) -> float:
    """The amplitude of that tone in the sound."""
    t = np.arange(sound.size) / RATE
    return float(2 * abs(np.mean(sound * np.exp(-2j * np.pi * frequency * t))))


def clicks(count: int) -> Spoken:
    spoken: Spoken = []
    for number in range(count):
        spoken += [Chapter(f"Part {number}"), click_sentence(number), Pause(0.8)]
    return spoken


def test_intro_sting_and_outro_are_heard_and_move_the_words_with_them(tmp_path: Path) -> None:
    options = MasterOptions(
        intro=write_music(tmp_path / "intro.wav", frequency=440),
        sting=write_music(tmp_path / "sting.wav", frequency=1000, seconds=1),
        outro=write_music(tmp_path / "outro.wav", frequency=2000),
        fade_seconds=0.2,
    )
    track = build_track(clicks(3), tmp_path, options)
    sound, timeline = decode(track), track.timeline
    assert sound.size == timeline.samples
    assert strength(sound[RATE // 2 : RATE], 440) > 0.05
    assert strength(sound[-int(1.5 * RATE) : -RATE], 2000) > 0.05
    for number, utterance in enumerate(timeline.utterances):
        start = utterance.words[0].start
        onset = start - 4410 + int(np.flatnonzero(np.abs(sound[start - 4410 : start + 8820]) > 0.05)[0])
        assert abs(onset - start) < 0.004 * RATE
        before = sound[utterance.start - RATE : utterance.start - RATE // 5]
        assert (strength(before, 1000) > 0.05) == (number > 0)
    assert [chapter.title for chapter in timeline.chapters] == ["Part 0", "Part 1", "Part 2"]
    assert timeline.chapters[0].start == 0


def test_a_bed_lies_under_the_beginning_quieter_under_words_and_ends(tmp_path: Path) -> None:
    bed = write_music(tmp_path / "bed.wav", frequency=3000, seconds=3)
    options = MasterOptions(bed=bed, bed_seconds=8.0, fade_seconds=0.2)
    spoken: Spoken = [click_sentence(0), Pause(2.0), click_sentence(1), Pause(3.0), click_sentence(2)]
    track = build_track(spoken, tmp_path, options)
    sound = decode(track)
    first = track.timeline.utterances[0]
    under = strength(sound[first.start + RATE // 4 : first.start + RATE // 2], 3000)
    pause = strength(sound[first.end + RATE // 2 : first.end + RATE], 3000)
    assert 0.003 < under < 0.1
    assert pause == pytest.approx(2 * under, rel=0.25)
    assert strength(sound[9 * RATE : 10 * RATE], 3000) < 0.001


def test_room_tone_fills_the_pauses_and_digital_silence_does_not(tmp_path: Path) -> None:
    spoken: Spoken = [click_sentence(0), Pause(1.0), click_sentence(1)]
    levels = []
    for tone in (0.0, -60.0):
        track = build_track(spoken, tmp_path, MasterOptions(room_tone=tone))
        end = track.timeline.utterances[0].end
        levels.append(float(np.sqrt(np.mean(decode(track)[end + RATE // 4 : end + RATE // 2] ** 2))))
    assert levels[0] < 1e-5
    assert 20 * np.log10(levels[1]) == pytest.approx(-60.5, abs=4)


def test_music_does_not_move_the_loudness(tmp_path: Path) -> None:
    music = write_music(tmp_path / "music.wav", seconds=4)
    track = build_track(article(8), tmp_path, MasterOptions(intro=music, outro=music))
    loudness, peak = measure_file(track.path)
    assert loudness == pytest.approx(-16.0, abs=0.6)
    assert peak <= -1.0


def silent_video(path: Path) -> None:
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode(None))


def test_what_is_no_sound_is_named_before_anything_is_written(tmp_path: Path) -> None:
    video, text, hush = tmp_path / "video.mp4", tmp_path / "text.mp3", tmp_path / "hush.wav"
    silent_video(video)
    text.write_text("not a sound at all\n" * 50)
    write_music(hush, seconds=0)
    output = tmp_path / "output"
    output.mkdir()
    for path, wrong in (
        (video, "no sound in it"),
        (text, "cannot be read as sound"),
        (hush, "nothing but silence"),
        (tmp_path / "gone.wav", "no such sound file"),
    ):
        with pytest.raises(MasterError, match=wrong) as caught:
            build_track(article(4), output, MasterOptions(intro=str(path)))
        assert str(caught.value).startswith(f"{path}: ")
        assert caught.value.hint
        assert list(output.iterdir()) == []
