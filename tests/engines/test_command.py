from __future__ import annotations

import sys
from pathlib import Path

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


def test_a_voice_that_the_settings_do_not_name_is_told_and_without_names_any_is_passed_on(speaker: str) -> None:
    with pytest.raises(NoSuchVoice, match=r"no voice 'kall'; did you mean 'kal'"):
        CommandEngine((sys.executable, speaker), ("kal", "awb")).speak(SpeechRequest("Hi.", "en", "kall"))
    assert CommandEngine((sys.executable, speaker)).speak(SpeechRequest("Hi.", "en", "kall")).samples == 3000
