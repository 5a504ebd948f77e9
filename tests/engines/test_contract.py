"""What every engine promises, asked of each that works on this machine without a network."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import NoSuchVoice
from articlecast.model import SPELLED_JOINER, Sound
from articlecast.speak import load_engine

SENTENCES = (
    "The court ruled on Tuesday that agents may not wear masks.",
    "“Really?” she asked — and left.",
    "A.",
    "It took 12 days, 3 hours & 5 minutes; nobody knew why…",
)


def say(name: str, text: str) -> Sound:
    engine = load_engine(name)
    return engine.speak(SpeechRequest(engine.render_text(text), "en-US"))


@pytest.fixture(params=["espeak", "tone"])
def engine(request: pytest.FixtureRequest) -> SpeechEngine:
    return load_engine(request.param)


def test_equal_requests_give_equal_bytes_in_any_order_and_process(engine: SpeechEngine) -> None:
    name = engine.traits.name
    forward = [say(name, text) for text in SENTENCES]
    backward = [say(name, text) for text in reversed(SENTENCES)]
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        elsewhere = pool.submit(say, name, SENTENCES[2]).result()
    assert forward == backward[::-1]
    assert elsewhere == forward[2]


@pytest.mark.parametrize("text", SENTENCES)
def test_each_sentence_is_heard(engine: SpeechEngine, text: str) -> None:
    sound = engine.speak(SpeechRequest(engine.render_text(text), "en-US"))
    assert np.abs(np.frombuffer(sound.frames, "<i2").astype(int)).max() > 1000


@pytest.mark.parametrize("text", SENTENCES)
def test_word_times_rise_and_stand_on_words_of_the_text(engine: SpeechEngine, text: str) -> None:
    rendered = engine.render_text(text)
    sound = engine.speak(SpeechRequest(rendered, "en-US"))
    samples = [word.sample for word in sound.words]
    assert samples == sorted(set(samples))
    assert all(0 <= sample < sound.samples for sample in samples)
    assert all(rendered[word.start : word.end].strip() for word in sound.words)
    assert [word.start for word in sound.words] == sorted({word.start for word in sound.words})


def test_a_faster_rate_is_shorter(engine: SpeechEngine) -> None:
    slow, fast = (engine.speak(SpeechRequest(SENTENCES[0], "en", rate=rate)).seconds for rate in (0.8, 1.6))
    assert fast < slow * 0.75


def test_an_unknown_voice_is_told_with_the_command_that_lists_them(engine: SpeechEngine) -> None:
    with pytest.raises(NoSuchVoice, match=r"no voice 'nobody'") as caught:
        engine.speak(SpeechRequest("Hello.", "en", voice="nobody"))
    assert caught.value.hint == f"articlecast voices --engine {engine.traits.name}"


def test_voices_are_sorted_and_each_one_speaks_its_language(engine: SpeechEngine) -> None:
    voices = engine.voices()
    assert list(voices) == sorted(voices, key=lambda voice: (voice.language, voice.name))
    assert len({voice.name for voice in voices}) == len(voices)
    for voice in voices[:: max(1, len(voices) // 4)]:
        assert engine.speak(SpeechRequest("Hello 2.", voice.language, voice.name)).samples > 1000


def test_no_joiner_of_marked_initialisms_reaches_the_engine(engine: SpeechEngine) -> None:
    rendered = engine.render_text(f"The D{SPELLED_JOINER}H{SPELLED_JOINER}S said so.")
    assert SPELLED_JOINER not in rendered
    assert rendered.startswith("The D")


def test_white_space_and_control_characters_change_nothing(engine: SpeechEngine) -> None:
    plain = engine.speak(SpeechRequest(engine.render_text("One two."), "en"))
    noisy = engine.speak(SpeechRequest(engine.render_text("\ufeffOne\x00\n\ttwo.\x07 "), "en"))
    assert plain == noisy
