from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.command import CommandEngine
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from support.engines import SPEAKER


@pytest.fixture
def speaker(tmp_path: Path) -> str:
    path = tmp_path / "speaker.py"
    path.write_text(SPEAKER)
    return str(path)


def test_a_program_is_given_a_file_and_writes_one(speaker: str) -> None:
    engine = CommandEngine((sys.executable, speaker, "{text_file}", "{sound_file}"))
    sound = engine.speak(SpeechRequest("Ça va?", "fr"))
    assert (sound.sample_rate, sound.samples) == (16000, 6000)


def test_a_program_may_read_and_write_its_standard_streams(speaker: str) -> None:
    sound = CommandEngine(f"{sys.executable} {speaker}").speak(SpeechRequest("Hello.", "en"))
    assert sound.samples == 6000


LOUD_LEFT = """
import math, sys, wave
sys.stdin.read()
rate, width, channels = map(int, sys.argv[2:5])
wave_form = [math.sin(2 * math.pi * 440 * n / rate) / 2 for n in range(rate)]
with wave.open(sys.argv[1], "wb") as out:
    out.setparams((channels, width, rate, 0, "NONE", ""))
    for value in wave_form:
        for channel in range(channels):
            sample = 0.0 if channel else value
            number = round(sample * (127 if width == 1 else 2 ** (8 * width - 1) - 1)) + (128 if width == 1 else 0)
            out.writeframesraw(number.to_bytes(width, "little", signed=width > 1))
"""


@pytest.mark.parametrize(("rate", "width", "channels"), [(11025, 1, 1), (8000, 1, 2), (48000, 2, 2), (44100, 3, 6)])
def test_a_sound_of_any_rate_width_and_number_of_channels_is_the_same_tone(
    tmp_path: Path, rate: int, width: int, channels: int
) -> None:
    script = tmp_path / "loud_left.py"
    script.write_text(LOUD_LEFT)
    form = [str(number) for number in (rate, width, channels)]
    engine = CommandEngine((sys.executable, str(script), "{sound_file}", *form))
    sound = engine.speak(SpeechRequest("Hello.", "en"))
    samples = np.frombuffer(sound.frames, "<i2").astype(float)
    assert (sound.sample_rate, sound.samples) == (rate, rate)
    assert np.argmax(np.abs(np.fft.rfft(samples))) == 440
    assert 2_000 < np.abs(samples).max() < 17_000


def test_a_sound_that_ends_before_its_length_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "cut.py"
    script.write_text(
        f"{LOUD_LEFT}\nwhole = open(sys.argv[1], 'rb').read()\nopen(sys.argv[1], 'wb').write(whole[:9000])\n"
    )
    engine = CommandEngine((sys.executable, str(script), "{sound_file}", "11025", "2", "1"))
    with pytest.raises(SpeakError, match=r"cut short: 8,956 of 22,050 bytes"):
        engine.speak(SpeechRequest("Hello.", "en"))


def test_no_article_can_start_a_program(speaker: str, tmp_path: Path) -> None:
    engine = CommandEngine((sys.executable, speaker, "{text_file}", "{sound_file}"))
    engine.speak(SpeechRequest(f"$(touch {tmp_path}/owned); `touch {tmp_path}/owned` {{voice}}", "en"))
    assert not (tmp_path / "owned").exists()


def test_a_failing_missing_or_unnamed_program_is_told(speaker: str) -> None:
    with pytest.raises(SpeakError, match="ended with 1: cannot say that"):
        CommandEngine((sys.executable, speaker)).speak(SpeechRequest("refuse", "en"))
    with pytest.raises(EngineUnavailable, match="there is no program 'no-such-speaker'"):
        CommandEngine("no-such-speaker").speak(SpeechRequest("x", "en"))
    with pytest.raises(UsageError, match="no program is named"):
        CommandEngine().speak(SpeechRequest("x", "en"))
    with pytest.raises(SpeakError, match="are no sound"):
        CommandEngine("cat").speak(SpeechRequest("x", "en"))


def test_a_program_that_hangs_is_stopped() -> None:
    with pytest.raises(SpeakError, match=r"did not end within 0\.2 s"):
        CommandEngine("sleep 60", timeout=0.2).speak(SpeechRequest("x", "en"))


@pytest.mark.posix
def test_a_program_that_left_another_behind_is_not_waited_for(speaker: str) -> None:
    begin = time.monotonic()
    run = ("sh", "-c", f"sleep 20 & {sys.executable} {speaker}")
    assert CommandEngine(run, timeout=15).speak(SpeechRequest("Hello.", "en")).samples == 6000
    assert time.monotonic() - begin < 10


@pytest.mark.posix
def test_a_program_that_hangs_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    run = ("sh", "-c", f"sh -c 'sleep 2; touch {tmp_path}/late' & sleep 60")
    begin = time.monotonic()
    with pytest.raises(SpeakError, match=r"did not end within 0\.5 s, for 'x'"):
        CommandEngine(run, timeout=0.5).speak(SpeechRequest("x", "en"))
    assert time.monotonic() - begin < 1.5
    time.sleep(2.5)
    assert not (tmp_path / "late").exists()


@pytest.mark.posix
@pytest.mark.parametrize("target", ["", " >&2", " > {sound_file}"])
def test_a_program_that_writes_without_end_is_stopped(target: str) -> None:
    begin = time.monotonic()
    with pytest.raises(SpeakError, match=r"sh wrote more than 50,000,000 bytes, for 'x'"):
        CommandEngine(("sh", "-c", f"cat /dev/zero{target}"), timeout=20).speak(SpeechRequest("x", "en"))
    assert time.monotonic() - begin < 10


def test_a_voice_that_the_settings_do_not_name_is_told_and_without_names_any_is_passed_on(speaker: str) -> None:
    with pytest.raises(NoSuchVoice, match=r"no voice 'kall'; did you mean 'kal'"):
        CommandEngine((sys.executable, speaker), ("kal", "awb")).speak(SpeechRequest("Hi.", "en", "kall"))
    assert CommandEngine((sys.executable, speaker)).speak(SpeechRequest("Hi.", "en", "kall")).samples == 3000
