"""Kokoro-FastAPI's own: the times of words with the sound, and pronunciations behind their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pytest

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.engines.captions import place_words, read_captions
from articlecast.engines.openai import OpenaiEngine
from articlecast.errors import EngineBusy, EngineUnavailable, NoSuchVoice
from articlecast.master.timeline import mark_words
from articlecast.model import Rewrite, Script, Segment, Sound, Utterance, write_reading
from articlecast.speak import SpeakOptions, speak_script
from articlecast.speak.calling import Caller
from articlecast.speak.ledger import measure_speed
from support.growth import grows_as_its_size
from support.services import RATE, Service, hum_wav, serve_openai, speak_captions

TEXT = "“Really?” she asked; co-op prices aren’t falling in the U.S. today."


@contextmanager
def _connect(service: Service, **options: object) -> Iterator[OpenaiEngine]:
    with serve_openai(service):
        engine = OpenaiEngine("kokoro", f"{service.url}/v1", captioned_speech=True, **options)  # type: ignore[arg-type]
        with closing(engine):
            yield engine


@pytest.mark.parametrize("pieces", [1, 3])
def test_words_are_timed_where_captioned_speech_is_asked_for(pieces: int) -> None:
    service = Service(speaks=lambda text: speak_captions(text, pieces=pieces))
    with _connect(service) as engine:
        assert engine.traits.word_times
        sound = engine.speak(SpeechRequest(TEXT, "en", "af_heart"))
    assert service.paths == ["/dev/captioned_speech"]
    assert service.bodies == [
        {"model": "kokoro", "input": TEXT, "voice": "af_heart", "response_format": "wav", "stream": False}
    ]
    assert [(TEXT[word.start : word.end], round(word.sample / RATE, 3)) for word in sound.words] == [
        ("Really", 0.2),
        ("she", 0.8),
        ("asked", 1.1),
        ("co-op", 1.6),
        ("prices", 2.0),
        ("aren’t", 2.6),
        ("falling", 3.1),
        ("in", 3.8),
        ("the", 4.0),
        ("U.S", 4.3),
        ("today", 4.5),
    ]
    assert not any(word.estimated for word in sound.words)


def test_without_the_option_no_times_are_claimed() -> None:
    with serve_openai() as service, closing(OpenaiEngine("kokoro", f"{service.url}/v1")) as engine:
        assert not engine.traits.word_times
        assert not engine.speak(SpeechRequest(TEXT, "en")).words
    assert service.paths == ["/v1/audio/speech"]


def test_a_word_that_the_service_says_in_another_way_costs_its_own_time_alone() -> None:
    told = [(0.1, "About"), (0.2, "ten"), (0.3, "percent"), (0.4, "of"), (0.5, "a"), (0.6, "hat"), (0.55, "fell")]
    text = "About 10% of a hat fell."
    words = place_words(text, told, Sound(bytes(2 * RATE), RATE))
    assert [text[word.start : word.end] for word in words] == ["About", "of", "a", "hat"]


def test_a_pronunciation_goes_behind_its_words_where_the_service_reads_it() -> None:
    said = f"The {write_reading('shi-vawn', 'ʃɪˈvɔːn')} [sic](/x/) left for {write_reading('Xhosa', 'ǁʰɔsa')}."
    service = Service(speaks=speak_captions)
    with _connect(service, pronunciations=True) as engine:
        assert engine.traits.ipa_languages == ("en",)
        sound = engine.speak(SpeechRequest(engine.render_text(said), "en"))
    assert service.bodies[0]["input"] == "The [shi-vawn](/ʃɪvˈɔn/) [sic] (/x/) left for Xhosa."
    text = engine.render_text(said)
    assert [text[word.start : word.end] for word in sound.words] == [
        "The",
        "shi-vawn",
        "sic",
        "x",
        "left",
        "for",
        "Xhosa",
    ]


def speak_one(engine: SpeechEngine, utterance: Utterance) -> Segment:
    caller = Caller(engine, SpeakOptions(requests_per_minute=60_000))
    (segment,) = speak_script(Script("A", "en", (utterance,)), engine, caller=caller)
    assert isinstance(segment, Segment)
    return segment


@pytest.mark.parametrize("captioned", [True, False])
def test_written_words_behind_a_pronunciation_keep_their_times(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
    captioned: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    reading = write_reading("Siobhan", "ʃɪˈvɔːn")
    written, said = "Today Siobhan Keogh fell asleep.", f"Today {reading} Keogh fell asleep."
    rewrite = Rewrite(6, 13, 6, 6 + len(reading), "lexicon")
    marks = []
    for pronunciations in (True, False):
        service = Service(speaks=speak_captions if captioned else lambda _text: ("audio/wav", hum_wav(32)))
        with serve_openai(service):
            options = {"captioned_speech": captioned, "pronunciations": pronunciations}
            with closing(OpenaiEngine("kokoro", service.url, **options)) as engine:  # type: ignore[arg-type]
                segment = speak_one(engine, Utterance(said, written, "en", rewrites=(rewrite,)))
        marks.append([(mark.text, mark.sample // 480, mark.estimated) for mark in mark_words(segment)])
        assert ("](/" in str(service.bodies[0]["input"])) == pronunciations
    assert marks[0] == marks[1]
    assert any(estimated for _word, _at, estimated in marks[0]) != captioned


def test_a_pronunciation_makes_no_sentence_too_short() -> None:
    sound = Sound(b"\x00\x30\x00\xd0" * RATE, RATE)
    marked = f"{write_reading('Siobhan', 'ʃɪˈvɔːn')} and {write_reading('Keogh', 'ˈkjoʊ')} left."
    assert measure_speed(marked, sound) == measure_speed("Siobhan and Keogh left.", sound)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"RIFF",
        b"{}",
        b"[]",
        b'{"audio": "%%%"}',
        b'{"audio": 3}',
        b'{"audio": "", "timestamps": [{"word": "x"}]}',
        b'{"audio": "", "timestamps": 7}',
        b"[" * 100_000,
        b'{"audio": "AAAA"',
    ],
)
def test_an_answer_that_is_no_captioned_speech_is_a_passing_fault(answer: bytes) -> None:
    with (
        _connect(Service(speaks=lambda _text: ("application/json", answer))) as engine,
        pytest.raises(EngineBusy, match=r"openai: (answered without captioned speech|sent 0 bytes that are no sound)"),
    ):
        engine.speak(SpeechRequest("One.", "en"))


def test_a_service_without_times_still_speaks() -> None:
    row = json.loads(speak_captions("One.")[1]) | {"timestamps": None}
    with _connect(Service(speaks=lambda _text: ("application/json", json.dumps(row).encode()))) as engine:
        sound = engine.speak(SpeechRequest("One.", "en"))
    assert sound.samples
    assert not sound.words


def test_a_service_that_has_no_captioned_speech_is_told_with_what_to_write() -> None:
    with _connect(Service(faults=lambda _number: "404")) as engine:
        with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1 has no captioned speech: answered 404") as caught:
            engine.speak(SpeechRequest("One.", "en"))
        assert caught.value.hint.startswith("captioned_speech = false")
    with _connect(Service()) as engine, pytest.raises(NoSuchVoice, match="no voice 'nobody'"):
        engine.speak(SpeechRequest("One.", "en", "nobody"))


@pytest.mark.parametrize("piece", ["1 ", '{"audio": ""} ', '{"audio": "", "timestamps": [] }\n\n'])
def test_many_pieces_take_no_longer_than_they_are_long(piece: str) -> None:
    def read(pieces: int) -> None:
        with suppress(ValueError):
            read_captions((piece * pieces).encode())

    assert grows_as_its_size(read, 40_000)  # 0.1 s; where each piece copied all that follows, 15 s
