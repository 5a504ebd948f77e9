from __future__ import annotations

import math

import numpy as np
import pytest

from articlecast.errors import SpeakError
from articlecast.model import Script, Segment, Sound, Utterance, WordTime
from articlecast.speak import Ledger, check_ledger, load_engine, read_ledger, speak_script, write_ledger
from articlecast.speak.ledger import ENOUGH, Pace, find_doubt
from articlecast.speak.sound import LEAD_SECONDS, TRAIL_SECONDS, complete_words, trim_sound

RATE = 1000


def hum(lead: float, heard: float, trail: float, words: tuple[WordTime, ...] = ()) -> Sound:
    wave = 8000 * np.sign(np.sin(np.arange(round(heard * RATE)) + 0.5))
    whole = np.concatenate([np.zeros(round(lead * RATE)), wave, np.zeros(round(trail * RATE))])
    return Sound(whole.astype("<i2").tobytes(), RATE, words)


def write_script(*sentences: str) -> Script:
    return Script("A title", "en", tuple(Utterance(text, text, "en") for text in sentences))


def take_ledger(script: Script) -> tuple[Ledger, float]:
    ledger = Ledger()
    cues = list(speak_script(script, load_engine("tone"), ledger=ledger))
    return ledger, sum(cue.sound.seconds for cue in cues if isinstance(cue, Segment))


@pytest.mark.parametrize(("lead", "trail"), [(0.0, 0.0), (0.5, 1.0), (0.01, 0.1), (2.0, 0.3)])
def test_every_sentence_ends_in_the_same_silence(lead: float, trail: float) -> None:
    sound = trim_sound(hum(lead, 0.5, trail, (WordTime(0, 3, round(lead * RATE)),)))
    assert sound.seconds == pytest.approx(min(lead, LEAD_SECONDS) + 0.5 + TRAIL_SECONDS, abs=0.006)
    assert sound.words[0].sample == pytest.approx(min(lead, LEAD_SECONDS) * RATE, abs=6)


def test_words_that_nobody_measured_are_estimated_and_marked() -> None:
    text = "one two three four"
    sound = complete_words(hum(0, 1.8, 0.3, (WordTime(4, 7, 500),)), text)
    assert [text[word.start : word.end] for word in sound.words] == text.split()
    assert [word.estimated for word in sound.words] == [True, False, True, True]
    samples = [word.sample for word in sound.words]
    assert samples == sorted(set(samples))
    assert samples[1] == 500
    assert samples[-1] < 1800


def test_a_voice_whose_pace_is_known_is_doubted_when_half_is_missing() -> None:
    text, pace = "A sentence of some length, as articles have them.", Pace()
    whole = hum(0, 3.0, 0.3)
    assert not find_doubt(text, whole, pace)
    for number in range(ENOUGH):
        pace.learn(13.0 + math.sin(number))
    assert not find_doubt(text, whole, pace)
    assert "too short" in find_doubt(text, hum(0, 1.0, 0.3), pace)
    assert "too long" in find_doubt(text, hum(0, 9.0, 0.3), pace)
    assert not find_doubt("No.", hum(0, 1.0, 0.3), pace)


def test_a_ledger_survives_its_file() -> None:
    ledger, _seconds = take_ledger(write_script("One “sentence”.", "—", "Two.\nLines"))
    assert read_ledger(write_ledger(ledger)) == ledger
    assert [entry.written for entry in ledger.entries] == ["One “sentence”.", "—", "Two.\nLines"]


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"engine": "x"}', b'{"engine": "x", "utterances": [[1]]}', b"\xff", b"[" * 100_000],
    ids=["empty", "a list", "no utterances", "no entry", "no text", "nested without end"],
)
def test_a_damaged_ledger_is_told(content: bytes) -> None:
    with pytest.raises(SpeakError, match="ledger: cannot be read"):
        read_ledger(content)


def test_a_whole_episode_has_no_fault_and_a_hole_is_named() -> None:
    script = write_script("One sentence.", "And another one.")
    ledger, seconds = take_ledger(script)
    assert check_ledger(ledger, script, seconds) == ()
    assert check_ledger(ledger, write_script("One sentence.", "A third.", "And another one."), seconds) == (
        "has no segment for 'A third.'",
    )
    assert "the episode 1.0 s" in check_ledger(ledger, script, 1.0)[0]
