"""The real gTTS and openai clients against loopback services that fail in every way the real ones do."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import gtts.tts
import pytest

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.engines.answers import check_status, parse_retry_after
from articlecast.engines.gtts import GttsEngine
from articlecast.engines.openai import OpenaiEngine
from articlecast.errors import EngineBusy, EngineUnavailable, SpeakError, UsageError
from articlecast.model import Script, Segment, Sound, Utterance
from articlecast.names import sha256_hex
from articlecast.speak import Ledger, Meter, SegmentCache, SpeakOptions, speak_script
from articlecast.speak.calling import Caller
from support.services import Service, serve_gtts, serve_openai

LONG = (
    "The committee, which had met in secret for most of the winter, said on Monday that it would publish its "
    "findings; nobody, least of all the minister, had expected that to happen before the election."
)
SENTENCES = ("One sentence, to begin with.", LONG, "The third one is short.")
OPTIONS = SpeakOptions(requests_per_minute=60_000, attempts=4)


@contextmanager
def _connect(service: Service) -> Iterator[OpenaiEngine]:
    engine = OpenaiEngine("m", service.url)
    yield engine
    engine.close()


def hurry(engine: SpeechEngine) -> None:
    """Give the engine less patience than a drip takes."""
    assert isinstance(engine, GttsEngine | OpenaiEngine)
    engine._client._timeout = 2
    engine.close()


def write_script(*sentences: str) -> Script:
    return Script("A title", "en", tuple(Utterance(text, text, "en") for text in sentences))


@pytest.fixture(params=["gtts", "openai"])
def remote(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[SpeechEngine, Service]]:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    service = Service()
    with serve_gtts(service) if request.param == "gtts" else serve_openai(service):
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{service.url}/{path}")  # noqa: ARG005
        engine = GttsEngine() if request.param == "gtts" else OpenaiEngine("m", service.url)
        yield engine, service
        engine.close()


def speak(
    engine: SpeechEngine, folder: Path, *sentences: str, meter: Meter | None = None, ledger: Ledger | None = None
) -> list[Segment]:
    caller = Caller(engine, OPTIONS, folder=folder, first_wait=0.01)
    cache = SegmentCache(folder / "segments")
    script = write_script(*(sentences or SENTENCES))
    cues = speak_script(script, engine, OPTIONS, cache, caller=caller, meter=meter, ledger=ledger)
    return [cue for cue in cues if isinstance(cue, Segment)]


def test_a_script_is_spoken_and_then_comes_from_the_cache(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    spoken = speak(engine, tmp_path)
    asked = service.requests
    assert [segment.text for segment in spoken] == list(SENTENCES)
    assert speak(engine, tmp_path) == spoken
    assert service.requests == asked
    assert max(service.asked.values()) == 1


def test_connections_are_used_again(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    speak(engine, tmp_path, *(f"Sentence number {n} of many." for n in range(30)))
    assert service.requests == 30
    assert service.connections <= engine.traits.concurrency


@pytest.mark.parametrize(
    "fault", ["429", "429 bare", "500", "503", "empty", "page", "cut", "drip", "drip head", "silence", "half"]
)
def test_a_passing_fault_is_outlived(remote: tuple[SpeechEngine, Service], tmp_path: Path, fault: str) -> None:
    engine, service = remote
    speak(engine, tmp_path / "learnt", *(f"A sentence with the number {n} for learning the pace." for n in range(30)))
    (tmp_path / "paces.json").write_bytes((tmp_path / "learnt" / "paces.json").read_bytes())
    before = service.requests
    if fault.startswith("drip"):
        hurry(engine)
    service.faults = lambda number: fault if number == before else ""
    (segment,) = speak(engine, tmp_path, LONG)
    assert segment.sound.seconds > len(LONG) / 20
    parts = 2 if engine.traits.characters == 100 else 1
    again = service.requests - before - parts
    assert again == 1 or (fault.startswith("drip") and again >= 1)  # a loaded machine may be slow by itself


@pytest.mark.parametrize("fault", ["429 bare", "500", "empty", "page", "cut"])
def test_an_outage_is_told_and_what_was_finished_is_kept(
    remote: tuple[SpeechEngine, Service], tmp_path: Path, fault: str
) -> None:
    engine, service = remote
    speak(engine, tmp_path, SENTENCES[0])
    service.faults = lambda _number: fault
    with pytest.raises(EngineUnavailable):
        speak(engine, tmp_path)
    asked = service.requests
    service.faults = lambda _number: ""
    Caller(engine, OPTIONS, folder=tmp_path).gate._path.unlink()  # type: ignore[union-attr] # a minute later
    assert len(speak(engine, tmp_path)) == 3
    assert service.answered[SENTENCES[0]] == 1
    assert asked <= 1 + 4 * 4


def test_a_dead_service_is_soon_left_alone(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    service.faults = lambda _number: "500"
    for _article in range(10):
        with pytest.raises(EngineUnavailable):
            speak(engine, tmp_path)
    assert service.requests <= 12
    with pytest.raises(EngineUnavailable, match=r"has failed \d+ times in a row and is left alone for"):
        speak(engine, tmp_path)


def test_a_service_that_asks_for_an_hour_is_not_waited_for(
    remote: tuple[SpeechEngine, Service], tmp_path: Path
) -> None:
    engine, service = remote
    service.faults = lambda _number: "429 long"
    with pytest.raises(EngineUnavailable, match="left alone for 3000 s"):
        speak(engine, tmp_path, *(f"Sentence number {n} of many." for n in range(30)))
    assert service.requests <= engine.traits.concurrency
    with pytest.raises(EngineUnavailable, match="asked to be left alone for"):
        speak(engine, tmp_path, "The next article.")
    assert service.requests <= engine.traits.concurrency


def test_retry_after_is_honoured(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    service.faults = lambda number: "429" if number == 0 else ""
    speak(engine, tmp_path, "One sentence.")
    first, second = service.moments
    assert 1.0 <= second - first < 3


def test_the_limit_of_a_run_stops_before_it_is_passed(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    with pytest.raises(UsageError, match=r"max_characters_per_run: .*28 of 60 characters are sent"):
        speak(engine, tmp_path, *SENTENCES, meter=Meter(60))
    assert sum(len(text) for text in service.asked) <= 60


def test_an_attempt_that_fails_is_charged_too(remote: tuple[SpeechEngine, Service], tmp_path: Path) -> None:
    engine, service = remote
    service.faults = lambda number: "500" if number == 0 else ""
    meter = Meter(40)
    with pytest.raises(UsageError, match=r"max_characters_per_run: .*24 of 40 characters are sent"):
        speak(engine, tmp_path, "It left at noon, gently.", meter=meter)
    assert (service.requests, meter.requests, meter.characters) == (1, 1, 24)


def test_every_part_of_a_gtts_sentence_is_short_and_none_is_asked_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve_gtts() as service:
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{service.url}/{path}")  # noqa: ARG005
        with closing(GttsEngine()) as engine:
            speak(engine, tmp_path, LONG)
    assert sorted(service.asked) == [
        "The committee, which had met in secret for most of the winter, said on Monday that it would publish",
        "its findings; nobody, least of all the minister, had expected that to happen before the election.",
    ]
    assert all(len(text) <= 100 for text in service.asked)


def test_a_key_is_sent_and_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "sk-proj-abcdefghijklmnop0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", key)
    service = Service(faults=lambda number: "401" if number else "")
    with serve_openai(service), _connect(service) as engine:
        speak(engine, tmp_path, "Good.")
        with pytest.raises(EngineUnavailable, match="answered 401: Incorrect API key") as caught:
            speak(engine, tmp_path, "Refused.")
    assert service.headers[0]["Authorization"] == f"Bearer {key}"
    assert key[:8] not in f"{caught.value!r} {caught.value.__cause__!r} {engine.traits!r}"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert key.encode() not in kept


def test_an_account_that_is_used_up_is_asked_once_and_the_editor_reads_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-abcdefghijklmnop0123456789")
    service = Service(faults=lambda _number: "used up")
    with serve_openai(service), _connect(service) as engine:
        with pytest.raises(EngineUnavailable) as caught:
            speak(engine, tmp_path, "One sentence.")
        assert (type(caught.value), service.requests) == (EngineUnavailable, 1)
        assert caught.value.wrong == ("answered 429: You exceeded your current quota, please check your plan. Key:")
        assert caught.value.hint == "articlecast render   (when the account has credit again)"
        service.faults = lambda _number: "402"
        with pytest.raises(EngineUnavailable, match="answered 402: Add credit to your account") as caught:
            speak(engine, tmp_path, "One sentence.")
        assert (type(caught.value), service.requests) == (EngineUnavailable, 2)
        service.faults = lambda number: "quota" if number == 2 else ""
        assert speak(engine, tmp_path, "One sentence.")  # the same words, with a time to come back, are a load
        assert 1.0 <= service.moments[3] - service.moments[2] < 3


@pytest.mark.parametrize(
    ("detail", "kind"),
    [
        ("You exceeded your current quota, please check your plan and billing details.", EngineUnavailable),
        ("Your credit balance is too low to access the API.", EngineUnavailable),
        ("Rate limit reached for requests per min.", EngineBusy),
        ("You exceeded your current quota. Please retry in 32.5s.", EngineBusy),
    ],
)
def test_what_a_429_means_is_in_its_words(detail: str, kind: type[EngineUnavailable]) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        check_status("openai", 429, {}, detail)
    assert type(caught.value) is kind
    with pytest.raises(EngineBusy):
        check_status("openai", 429, {"Retry-After": "3"}, detail)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3), ("9" * 400, 1e12), ("Tue, 01 Dec 2026 04:01:00 GMT", 60), ("Mon, 01 Dec 2025 04:00:00 GMT", 0),
        ("-5", None), ("1e9", None), ("soon", None), ("", None), ("Mon, 99 Jan 2026 00:00:00 GMT", None),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", None), ("Mon, 01 Jan 2026 00:00:00 +99999999999999", None),
    ],
)  # fmt: skip
def test_an_absurd_time_to_wait_is_bounded_or_none(value: str, seconds: float | None) -> None:
    found = parse_retry_after(value, now=datetime(2026, 12, 1, 4, tzinfo=UTC))
    assert found == (pytest.approx(seconds) if seconds is not None else None)


def test_a_service_that_asks_for_years_is_asked_again_after_an_hour(
    remote: tuple[SpeechEngine, Service], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, _service = remote

    def refuse(_request: object) -> Sound:
        check_status("openai", 429, {"Retry-After": "9" * 30}, "")
        raise AssertionError

    monkeypatch.setattr(engine, "speak", refuse)
    with pytest.raises(EngineUnavailable, match=r"left alone for longer than an hour, after which it is asked again$"):
        speak(engine, tmp_path, "One sentence.")
    with pytest.raises(EngineUnavailable, match=r"left alone for 3(600|59\d) s more"):
        speak(engine, tmp_path, "The next article.")


def test_a_services_plain_words_are_one_short_line_without_controls_or_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-abcdefghijklmnop0123456789")
    service = Service(faults=lambda number: ("400 plain", "422")[number // 2])
    with serve_openai(service), _connect(service) as engine:
        with pytest.raises(SpeakError) as caught:
            speak(engine, tmp_path, "One sentence.")
        assert caught.value.wrong.startswith("answered 400: The [31mmodel of is not there. Really. Really.")
        assert len(caught.value.wrong) <= 220
        assert caught.value.wrong.isprintable()
        with pytest.raises(SpeakError, match=r"answered 422: speed: Extra inputs are not permitted$"):
            speak(engine, tmp_path, "One sentence.")


@pytest.mark.parametrize(
    "told", ["sk-proj-abcd********6789", "'sk-proj-abcdefghijklmnop0123456789'", "gsk_Zz9Zz9Zz9Zz9", "opensesame"]
)
def test_no_part_of_a_key_or_password_is_told(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-abcdefghijklmnop0123456789")
    hide = OpenaiEngine("m", "http://ana:opensesame@127.0.0.1:9")._client._hide
    left = hide(f"The key {told} is wrong.")
    assert left.split() in (["The", "key", "is", "wrong."], ["The", "key", "…", "is", "wrong."])


def test_voices_and_engines_at_one_address_share_its_outage_and_another_address_does_not(tmp_path: Path) -> None:
    with serve_openai() as here, serve_openai() as there:
        here.faults = lambda _number: "500"
        for _article in range(4):
            with _connect(here) as engine, pytest.raises(EngineUnavailable):
                speak(engine, tmp_path, "One sentence.")
        asked = here.requests
        other = OpenaiEngine("another-model", here.url.replace("http://", "http://ana:secret@") + "/v2")
        with (
            closing(other),
            pytest.raises(EngineUnavailable, match="openai: answered 500: oops; it has failed 8 times in a row"),
        ):
            speak(other, tmp_path, "One sentence.")
        assert (asked, here.requests) == (8, 8)
        with _connect(there) as engine:
            assert speak(engine, tmp_path, "One sentence.")
    assert "secret" not in f"{other.traits!r} {sorted(path.name for path in tmp_path.iterdir())}"


def test_every_field_but_the_text_can_be_left_out_of_a_request() -> None:
    with serve_openai() as service:
        omit = ("model", "voice", "response_format", "speed")
        with closing(OpenaiEngine("m", service.url, omit=omit)) as engine:
            engine.speak(SpeechRequest("One.", "en", "alloy", 1.25))
        with closing(OpenaiEngine("m", service.url)) as engine:
            engine.speak(SpeechRequest("Two.", "en", "alloy", 1.25))
    assert service.bodies[0] == {"input": "One."}
    assert service.bodies[1]["speed"] == 1.25


def test_a_field_that_no_request_has_is_the_editors_slip() -> None:
    with pytest.raises(UsageError, match=r"omit: 'sped' is no field .*; did you mean 'speed'\?"):
        OpenaiEngine(omit="sped")
    with pytest.raises(UsageError, match="'input' is no field that can be left out"):
        OpenaiEngine(omit=("input",))


def test_new_options_that_are_not_used_leave_what_was_spoken_in_the_cache() -> None:
    revision = OpenaiEngine("kokoro", "http://127.0.0.1:8880/v1").traits.revision
    assert revision == sha256_hex(b"1 http://127.0.0.1:8880/v1 kokoro wav")[:16]
    for option in ({"omit": "speed"}, {"sample_rate": 8000}, {"captioned_speech": True}, {"pronunciations": True}):
        assert OpenaiEngine("kokoro", "http://127.0.0.1:8880/v1", **option).traits.revision != revision


@pytest.mark.parametrize("fault", ["drip", "drip head", "continue"])
def test_one_limit_holds_for_a_whole_answer_however_it_drips(
    remote: tuple[SpeechEngine, Service], tmp_path: Path, fault: str
) -> None:
    engine, service = remote
    speak(engine, tmp_path, "One.")  # the connection is there already
    engine._client._timeout = 1.0  # type: ignore[attr-defined]
    service.faults = lambda _number: fault
    begin = time.monotonic()
    with pytest.raises(EngineBusy, match=r"127\.0\.0\.1 is too slow: the answer did not end within 1 s"):
        engine.speak(SpeechRequest("Two.", "en"))
    assert 0.9 < time.monotonic() - begin < 3
    service.faults = lambda _number: ""
    assert engine.speak(SpeechRequest("Three.", "en")).samples


def test_an_address_with_a_password_is_in_no_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    caplog.set_level(logging.DEBUG)
    with serve_openai() as service:
        address = service.url.replace("://", "://ana:opensesame@")
        with closing(OpenaiEngine("m", address)) as engine:
            speak(engine, tmp_path, "Good.")
    assert "HTTP Request: POST 127.0.0.1" in caplog.text
    assert "opensesame" not in caplog.text


def test_openai_without_a_key_is_told_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(EngineUnavailable, match="no key in the environment"):
        OpenaiEngine().speak(SpeechRequest("Hi.", "en"))


def test_a_service_that_is_not_there_is_busy_and_not_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": "http://127.0.0.1:9/x")  # noqa: ARG005
    with pytest.raises(EngineBusy, match=r"gtts: 127\.0\.0\.1 cannot be reached: .*Connection refused"):
        GttsEngine().speak(SpeechRequest("Hello.", "en"))
    with pytest.raises(EngineBusy, match=r"openai: 127\.0\.0\.1 cannot be reached"):
        OpenaiEngine("m", "http://127.0.0.1:9").speak(SpeechRequest("Hello.", "en"))


def test_voices_are_known_by_their_ids_or_by_their_names() -> None:
    rows: list[object] = [{"name": "sky"}, {"id": "am_adam", "name": "Adam"}, "bella"]
    with serve_openai(Service(voices=rows)) as service, closing(OpenaiEngine("kokoro", service.url)) as engine:
        assert [voice.name for voice in engine.voices()] == ["am_adam", "bella", "sky"]
    with (
        serve_openai(Service(voices=[{"label": "sky"}])) as service,
        closing(OpenaiEngine("kokoro", service.url)) as engine,
        pytest.raises(EngineUnavailable, match="does not tell its voices"),
    ):
        engine.voices()


def test_openai_gets_what_its_interface_asks_for(tmp_path: Path) -> None:
    with serve_openai() as service, closing(OpenaiEngine("kokoro", service.url)) as engine:
        speak(engine, tmp_path, "Good.")
        assert [voice.name for voice in engine.voices()] == ["af_heart", "am_adam"]
    assert service.bodies == [{"model": "kokoro", "input": "Good.", "voice": "alloy", "response_format": "wav"}]


@pytest.mark.parametrize("fault", ["silence", "half"])
def test_silence_and_half_answers_for_everything_are_an_outage_and_no_articles_fault(
    remote: tuple[SpeechEngine, Service], tmp_path: Path, fault: str
) -> None:
    engine, service = remote
    speak(engine, tmp_path, *(f"A sentence with the number {n} for learning the pace." for n in range(30)))
    before = service.requests
    service.faults = lambda _number: fault
    with pytest.raises(EngineUnavailable, match=r"says no text whole: |failed \d+ times in a row"):
        speak(engine, tmp_path, LONG)
    assert service.requests - before <= 9
    asked = service.requests
    for number in range(20):
        with pytest.raises(EngineUnavailable, match="is left alone for"):
            speak(engine, tmp_path, f"The article with the number {number}, which nobody is to blame for.")
    assert service.requests == asked


@pytest.mark.parametrize("fault", ["silence", "half"])
def test_a_text_that_the_service_alone_cannot_say_is_the_articles_own_fault(
    remote: tuple[SpeechEngine, Service], tmp_path: Path, fault: str
) -> None:
    engine, service = remote
    speak(engine, tmp_path, *(f"A sentence with the number {n} for learning the pace." for n in range(30)))
    for _article in range(20):
        service.faults = lambda number, first=service.requests: fault if number < first + 2 else ""  # type: ignore[misc]
        with pytest.raises(SpeakError) as caught:
            speak(engine, tmp_path, "One sentence that this service has never learnt.")
        assert not isinstance(caught.value, EngineUnavailable)
    service.faults = lambda _number: ""
    assert speak(engine, tmp_path, "Another article, as well as ever.")
