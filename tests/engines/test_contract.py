"""What every engine promises, asked of each: the local ones as they are, the remote ones over a loopback service."""

from __future__ import annotations

import logging
import pickle
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.model import SPELLED_JOINER, Sound, write_reading
from support.engines import ENGINES, Stage, open_stage

SENTENCES = (
    "The court ruled on Tuesday that agents may not wear masks.",
    "“Really?” she asked — and left.",
    "A.",
    "It took 12 days, 3 hours & 5 minutes; nobody knew why…",
    "Is 3 < 4 > 2, said <b>Ann</b> & {voice} of $(HOME)?",
)
ODD = ("", " \n", "…", "—", "\x00\x07", "🌊", "\u200b", "\u202e\u202c", "[[", "]]>", "\ud800 half a pair", "%s {0}")
KEY = "sk-proj-abcdefghijklmnop0123456789"


@pytest.fixture(params=ENGINES)
def stage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with open_stage(request.param, tmp_path, monkeypatch) as stage:
        yield stage


@pytest.fixture
def engine(stage: Stage) -> SpeechEngine:
    return stage.engine


def say(engine: SpeechEngine, text: str, **request: object) -> Sound:
    return engine.speak(SpeechRequest(engine.render_text(text), "en-US", **request))  # type: ignore[arg-type]


def test_traits_say_who_it_is_and_stay_the_same(engine: SpeechEngine, request: pytest.FixtureRequest) -> None:
    traits = engine.traits
    assert traits.name == request.node.callspec.params["stage"]
    assert traits.revision
    assert traits == engine.traits
    assert traits.parallel in {"process", "thread"}
    assert not traits.remote or (traits.parallel == "thread" and traits.concurrency >= 1)


@pytest.mark.parametrize("text", SENTENCES)
def test_each_sentence_is_heard_as_whole_samples(engine: SpeechEngine, text: str) -> None:
    sound = say(engine, text)
    assert 8000 <= sound.sample_rate <= 48000
    assert len(sound.frames) % 2 == 0
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


def test_only_an_engine_that_says_so_has_word_times(engine: SpeechEngine) -> None:
    words = say(engine, SENTENCES[0]).words
    assert bool(words) == engine.traits.word_times
    assert not any(word.estimated for word in words)


def test_equal_requests_give_equal_bytes_in_any_order(engine: SpeechEngine) -> None:
    forward = [say(engine, text) for text in SENTENCES]
    assert [say(engine, text) for text in reversed(SENTENCES)] == forward[::-1]


def test_it_crosses_to_another_process_also_after_it_has_spoken(engine: SpeechEngine) -> None:
    here = say(engine, SENTENCES[2])
    copy = pickle.loads(pickle.dumps(engine))  # noqa: S301 -- our own bytes
    assert copy.traits == engine.traits
    if engine.traits.remote:  # the far side is reached from here alone
        assert say(copy, SENTENCES[2]) == here
        getattr(copy, "close", lambda: None)()
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        request = SpeechRequest(engine.render_text(SENTENCES[2]), "en-US")
        assert pool.submit(engine.speak, request).result() == here


@pytest.mark.parametrize("text", ODD)
def test_a_text_of_odd_characters_is_spoken_or_refused_and_never_a_crash_nor_an_outage(
    engine: SpeechEngine, text: str
) -> None:
    refusal: SpeakError | None = None
    try:
        assert len(say(engine, text).frames) % 2 == 0
    except SpeakError as error:
        refusal = error
    assert refusal is None or (type(refusal) is SpeakError and refusal.thing == engine.traits.name)


def test_a_text_as_long_as_it_takes_is_spoken_at_once(engine: SpeechEngine) -> None:
    limit = min(engine.traits.characters or 2000, 2000)
    text = ("word " * limit)[: limit - 1] + "."
    assert say(engine, text).samples > 20 * say(engine, "A.").samples or limit == 100


def test_an_unknown_voice_is_told_with_the_command_that_lists_them(engine: SpeechEngine) -> None:
    with pytest.raises(NoSuchVoice, match=r"no voice 'nobody'") as caught:
        engine.speak(SpeechRequest("Hello.", "en", voice="nobody"))
    assert caught.value.hint == f"articlecast voices --engine {engine.traits.name}"


def test_voices_are_sorted_and_each_one_speaks_its_language(engine: SpeechEngine) -> None:
    voices = engine.voices()
    assert list(voices) == sorted(voices, key=lambda voice: (voice.language, voice.name))
    assert len({voice.name for voice in voices}) == len(voices) > 0
    for voice in voices[:: max(1, len(voices) // 4)]:
        assert engine.speak(SpeechRequest("Hello 2.", voice.language, voice.name)).samples > 1000


def test_no_joiner_of_marked_initialisms_reaches_the_engine(engine: SpeechEngine) -> None:
    rendered = engine.render_text(f"The D{SPELLED_JOINER}H{SPELLED_JOINER}S said so.")
    assert SPELLED_JOINER not in rendered
    assert re.match(r"The D[. ]?H[. ]?S", rendered)


def test_a_pronunciation_is_spoken_by_an_engine_that_takes_it(engine: SpeechEngine) -> None:
    if {"*", "en"} & set(engine.traits.ipa_languages):
        read = say(engine, f"The {write_reading('hut', 'ˈhaʊsbəʊt')} fell.")
        assert read.frames != say(engine, "The hut fell.").frames
    else:
        assert "ʊ" not in engine.render_text("The hut fell.")


def test_white_space_and_control_characters_change_nothing(engine: SpeechEngine) -> None:
    assert say(engine, "\ufeffOne\x00\n\ttwo.\x07 ") == say(engine, "One two.")


def test_a_closed_engine_opens_again(engine: SpeechEngine) -> None:
    close = getattr(engine, "close", lambda: None)
    before = say(engine, SENTENCES[0])
    close()
    close()
    assert say(engine, SENTENCES[0]) == before


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_failing_service_is_an_outage_that_shows_no_key(
    stage: Stage, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    if not stage.engine.traits.remote:
        return
    caplog.set_level(logging.DEBUG)
    stage.refuse(status)
    with pytest.raises(EngineUnavailable, match=str(status)) as caught:
        say(stage.engine, SENTENCES[0], voice=stage.engine.voices()[0].name)
    error: BaseException | None = caught.value
    told = [caplog.text, repr(stage.engine.traits), repr(stage.engine)]
    while error:
        told += [repr(error), str(error)]
        error = error.__cause__ or error.__context__
    assert KEY[:10] not in " ".join(told)


@pytest.mark.parametrize("name", ["espeak", "hibari", "piper", "tone"])
def test_a_faster_rate_is_shorter(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_stage(name, tmp_path, monkeypatch) as stage:
        slow, fast = (say(stage.engine, SENTENCES[0], rate=rate).seconds for rate in (0.8, 1.6))
    assert fast < slow * 0.75 or name == "piper"  # a tiny model hums as long whatever it is asked
