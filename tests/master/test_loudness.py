from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.engine import SpeechRequest
from articlecast.engines.espeak import EspeakEngine
from articlecast.master import MasterOptions, build_track
from articlecast.master.loudness import (
    LIMITER_STEP,
    SILENCE_LUFS,
    decibels,
    integrate,
    limit_peaks,
    measure_hops,
    true_peak,
)
from articlecast.model import Pause, Segment, Sound, Utterance
from support.ebur128 import measure_file
from support.voices import Spoken, article, sentence

WORDS = (
    "The committee met on Tuesday, and nobody was surprised.",
    "What it decided will be felt in every town along the river!",
    "Three members left before the vote; the others stayed until midnight.",
    "Nobody could say why the lights went out.",
)


def tone(rate: int, seconds: float = 5.0, frequency: float = 997.0, level: float = 1.0) -> np.ndarray:
    return (level * np.sin(2 * np.pi * frequency * np.arange(int(rate * seconds)) / rate)).astype(np.float32)


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 44100, 48000])
def test_a_full_scale_sine_of_997_hertz_measures_minus_3_01(rate: int) -> None:
    # BS.1770-4, annex 1: 0 dBFS at 997 Hz in one channel gives -3.01 LKFS.
    assert integrate(measure_hops(tone(rate), rate)) == pytest.approx(-3.01, abs=0.05)


def test_silence_is_silence_and_not_a_number_gone_wrong() -> None:
    assert integrate(measure_hops(np.zeros(22050, np.float32), 22050)) == SILENCE_LUFS
    assert integrate(np.zeros(0, np.float32)) == SILENCE_LUFS


def test_a_pause_does_not_make_speech_quieter() -> None:
    loud = tone(22050, 10)
    with_pause = np.concatenate([loud, np.zeros(22050 * 20, np.float32)])
    assert integrate(measure_hops(with_pause, 22050)) == pytest.approx(integrate(measure_hops(loud, 22050)), abs=0.15)


def test_a_peak_between_two_samples_is_found() -> None:
    # A quarter of the sampling rate, sampled at 45 degrees: every sample is 3 dB below the wave's top.
    sound = np.sin(np.pi / 2 * np.arange(4410) + np.pi / 4).astype(np.float32)
    assert decibels(float(np.abs(sound).max())) == pytest.approx(-3.01, abs=0.01)
    _kept, tops = limit_peaks(sound, 44100, 2.0)
    assert decibels(true_peak(sound, tops)) == pytest.approx(0.0, abs=0.2)


@given(
    st.lists(st.tuples(st.integers(0, 9000), st.floats(-1, 1, width=32)), max_size=30),
    st.floats(0.05, 1.5),
    st.integers(0, 9001),
)
def test_the_limiters_view_of_the_sound_finds_the_peaks_that_a_whole_look_finds(
    spikes: list[tuple[int, float]], ceiling: float, length: int
) -> None:
    spiked = np.sin(np.arange(9001)) * 0.02
    for place, height in spikes:
        spiked[place] = height
    # As all that is heard, without the highest frequencies: a bare click is no sound, and 24 taps see it 1.2 dB lower.
    sound = np.convolve(spiked[:length], np.hanning(11)).astype(np.float32) if length else np.zeros(0, np.float32)
    _kept, tops = limit_peaks(sound, 44100, ceiling)
    fine = np.abs(np.fft.irfft(np.fft.rfft(sound, 16384), 4 * 16384) * 4) if length else np.zeros(1)
    peak = true_peak(sound, tops)
    assert peak >= np.abs(sound).max(initial=0.0)
    assert peak == pytest.approx(float(fine.max()), rel=0.02, abs=1e-6)


@given(
    st.lists(st.tuples(st.integers(0, 8000), st.floats(-3, 3, width=32)), max_size=30),
    st.floats(0.05, 1.0),
    st.sampled_from([8000, 22050, 44100]),
)
def test_nothing_passes_the_limiter_and_quiet_sound_is_left_alone(
    spikes: list[tuple[int, float]], ceiling: float, rate: int
) -> None:
    sound = np.full(9001, 0.04, np.float32)
    for place, height in spikes:
        sound[place] = height
    before = sound.copy()
    kept, tops = limit_peaks(sound, rate, ceiling)
    whole = sound.size // LIMITER_STEP * LIMITER_STEP
    assert np.array_equal(tops, np.abs(sound[:whole].reshape(-1, LIMITER_STEP)).max(axis=1))
    assert float(np.abs(sound).max()) <= ceiling * (1 + 1e-5)
    if not any(abs(height) > ceiling for _, height in spikes):
        assert kept is None
        assert np.array_equal(sound, before)


def test_the_limiter_says_what_it_took() -> None:
    rate = 44100
    sound = tone(rate, 1.0, level=0.9)
    before = sound.copy()
    kept, _tops = limit_peaks(sound, rate, 0.5)
    assert kept is not None
    assert float(kept[5]) == pytest.approx(float((sound**2).sum() / (before**2).sum()), rel=0.02)


def speak(voice: str, language: str) -> Spoken:
    engine = EspeakEngine()
    spoken: Spoken = []
    for text in WORDS * 2:
        sound = engine.speak(SpeechRequest(text, language, voice))
        spoken += [Segment(Utterance(text, text, language), text, sound), Pause(0.3)]
    return spoken


def scale(spoken: Spoken, factor: float) -> Spoken:
    def turn(sound: Sound) -> Sound:
        frames = (np.frombuffer(sound.frames, "<i2") * factor).astype("<i2").tobytes()
        return dataclasses.replace(sound, frames=bytes(frames))

    return [dataclasses.replace(cue, sound=turn(cue.sound)) if isinstance(cue, Segment) else cue for cue in spoken]


@pytest.mark.parametrize(("voice", "level"), [("en-gb", 1.0), ("en-us", 0.12), ("en-gb-scotland", 0.4)])
def test_three_voices_of_different_level_come_out_equally_loud(tmp_path: Path, voice: str, level: float) -> None:
    track = build_track(scale(speak(voice, "en"), level), tmp_path)
    loudness, peak = measure_file(track.path)
    assert loudness == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0
    assert track.loudness is not None
    assert track.loudness.integrated == pytest.approx(loudness, abs=0.15)


def test_no_format_of_real_speech_passes_the_true_peak(tmp_path: Path) -> None:
    engine = EspeakEngine()
    spoken: Spoken = []
    for number in range(12):
        for text in (f"Part {number}.", f"This is part {number}."):
            sound = engine.speak(SpeechRequest(text, "en", ""))
            spoken += [Segment(Utterance(text, text, "en"), text, sound), Pause(0.5)]
    track = build_track(spoken, tmp_path, MasterOptions(formats=("mp3", "m4a", "opus")))
    for each in (track, *track.alternates):
        loudness, peak = measure_file(each.path)
        assert loudness == pytest.approx(-16.0, abs=0.5)
        assert peak <= -1.0, each.suffix


def test_a_show_can_ask_for_minus_19(tmp_path: Path) -> None:
    track = build_track(article(16), tmp_path, MasterOptions(loudness=-19.0))
    assert measure_file(track.path)[0] == pytest.approx(-19.0, abs=0.5)


def test_a_quiet_beginning_does_not_mislead_the_rest(tmp_path: Path) -> None:
    spoken: Spoken = [sentence(number, level=0.004 if number < 22 else 0.12) for number in range(40)]
    tracks = [build_track(given_as, tmp_path) for given_as in (spoken, iter(spoken))]
    assert Path(tracks[0].path).read_bytes() == Path(tracks[1].path).read_bytes()
    loudness, peak = measure_file(tracks[0].path)
    assert loudness == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0


def test_an_hour_of_silence_is_no_reason_for_gain(tmp_path: Path) -> None:
    text = "Hush."
    hush = Segment(Utterance(text, text, "en"), text, Sound(bytes(2 * 22050 * 3), 22050))
    track = build_track([hush], tmp_path)
    assert track.loudness is not None
    assert track.loudness.gain_db == 0.0
