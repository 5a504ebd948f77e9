"""The real edge-tts against a loopback service that speaks its WebSocket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.edge import EdgeEngine
from articlecast.errors import EngineBusy, NoSuchVoice
from support.edge import EdgeService, serve_edge


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgeService]:
    with serve_edge(monkeypatch) as service:
        yield service


def test_edge_speaks_with_a_measured_time_for_each_word(service: EdgeService) -> None:
    text = "The minister’s answer was no."
    sound = EdgeEngine().speak(SpeechRequest(text, "en-US", rate=1.25))
    assert [text[word.start : word.end] for word in sound.words] == ["The", "minister’s", "answer", "was", "no"]
    assert sound.words[1].sample == round(0.5 * sound.sample_rate)
    assert "(en-US, AvaNeural)" in service.spoken[0]
    assert "rate='+25%'" in service.spoken[0]


@pytest.mark.parametrize(
    ("fault", "wrong"), [("empty", "without any sound"), ("cut", "without any sound"), ("503", "503")]
)
def test_a_passing_fault_is_worth_another_try(service: EdgeService, fault: str, wrong: str) -> None:
    service.fault = fault
    with pytest.raises(EngineBusy, match=wrong) as caught:
        EdgeEngine().speak(SpeechRequest("Hello.", "en-US", voice="en-GB-SoniaNeural"))
    assert (caught.value.retry_after == 7) == (fault == "503")


def test_voices_and_their_languages_are_the_services_own(service: EdgeService) -> None:
    engine = EdgeEngine()
    assert [voice.name for voice in engine.voices()] == ["de-DE-KatjaNeural", "en-GB-SoniaNeural", "en-US-AvaNeural"]
    engine.speak(SpeechRequest("Guten Tag.", "de-AT"))
    assert "(de-DE, KatjaNeural)" in service.spoken[0]
    with pytest.raises(NoSuchVoice, match="no voice 'en-US-EvaNeural'; did you mean 'en-US-AvaNeural'"):
        engine.speak(SpeechRequest("Hello.", "en", voice="en-US-EvaNeural"))
    with pytest.raises(NoSuchVoice, match="no voice for the language 'xx'"):
        engine.speak(SpeechRequest("Hello.", "xx"))
