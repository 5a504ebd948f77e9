"""What services send for sound: lengths that they do not know, several files in one answer, samples without a head."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.decoding import decode_audio
from articlecast.engines.openai import OpenaiEngine
from articlecast.errors import EngineBusy
from articlecast.model import Sound
from support.services import RATE, Service, hum_mp3, hum_samples, serve_openai, write_wav

TEXT = "The committee met in secret."
PCM = hum_samples(len(TEXT))
THIRD = len(PCM) // 6 * 2
PARTS = (PCM[:THIRD], PCM[THIRD : 2 * THIRD], PCM[2 * THIRD :])
PLACEHOLDERS = (0, 0xFFFFFFFF, 0xFFFFFFFF - 44, 0x7FFFFFFF, 0x7FFFFFFF - 36, 2_000_000_000)


def hear(kind: str, content: bytes, **options: object) -> Sound:
    """What the engine makes of an answer over HTTP."""
    service = Service(speaks=lambda _text: (kind, content))
    with serve_openai(service), closing(OpenaiEngine("m", service.url, **options)) as engine:  # type: ignore[arg-type]
        return engine.speak(SpeechRequest(TEXT, "en"))


@pytest.mark.parametrize("length", PLACEHOLDERS)
def test_a_length_that_the_service_does_not_know_yet_is_as_long_as_what_came(length: int) -> None:
    assert hear("audio/wav", write_wav(PCM, length)) == Sound(PCM, RATE)


@pytest.mark.parametrize("length", [None, *PLACEHOLDERS])
def test_several_wav_files_in_one_answer_are_one_sound(length: int | None) -> None:
    assert hear("audio/wav", b"".join(write_wav(part, length) for part in PARTS)) == Sound(PCM, RATE)


def test_several_files_may_differ_in_their_rate_and_in_what_they_know() -> None:
    slow = np.frombuffer(PARTS[1], "<i2").repeat(2).tobytes()
    files = (write_wav(PARTS[0], 0), write_wav(slow, rate=2 * RATE), write_wav(PARTS[2], 2_000_000_000))
    sound = hear("audio/wav", b"".join(files))
    assert sound.sample_rate == RATE
    assert abs(sound.samples - len(PCM) // 2) <= 32  # the resampler's edge


def test_a_file_that_says_its_length_and_has_notes_behind_it_is_its_samples_alone() -> None:
    notes = b"LIST\x0a\0\0\0INFOISFT\0\0"
    assert hear("audio/wav", write_wav(PARTS[0]) + notes + write_wav(PARTS[1])) == Sound(PARTS[0] + PARTS[1], RATE)


@pytest.mark.parametrize("before", [b"", write_wav(PARTS[0])])
def test_a_file_that_ends_before_its_length_is_cut_short(before: bytes) -> None:
    with pytest.raises(EngineBusy, match=r"cut short: 20,000 of [\d,]+ bytes"):
        hear("audio/wav", before + write_wav(PARTS[1])[: 44 + 20_000])


@pytest.mark.parametrize("content", [write_wav(b""), write_wav(b"", 0xFFFFFFFF) * 2])
def test_files_without_samples_are_no_sound(content: bytes) -> None:
    with pytest.raises(EngineBusy, match="a file without sound"):
        hear("audio/wav", content)


@pytest.mark.parametrize(
    ("kind", "options", "rate"),
    [
        ("audio/pcm", {}, 24000),
        ("audio/pcm;rate=16000;encoding=signed-int;bits=16", {}, 16000),
        ("audio/pcm", {"sample_rate": 22050}, 22050),
        ("audio/L16; rate=8000; channels=1", {"sample_rate": 22050}, 8000),
        ("audio/L16", {}, 24000),
        ("application/octet-stream", {"format": "pcm"}, 24000),
        ("application/octet-stream", {"format": "pcm", "sample_rate": 44100}, 44100),
        ("audio/wav", {"format": "pcm"}, 24000),
        ("audio/pcm; rate=nonsense", {}, 24000),
    ],
)
def test_samples_without_a_header_are_heard_at_the_rate_that_is_told_or_set(
    kind: str, options: dict[str, object], rate: int
) -> None:
    assert hear(kind, PCM, **options) == Sound(PCM, rate)


def test_samples_of_l16_are_heard_in_either_order_of_bytes() -> None:
    exchanged = np.frombuffer(PCM, "<i2").astype(">i2").tobytes()
    assert hear("audio/L16;rate=24000", exchanged) == hear("audio/L16;rate=24000", PCM) == Sound(PCM, RATE)


def test_half_a_sample_at_the_end_is_left_out_and_two_channels_become_one() -> None:
    assert hear("audio/pcm", PCM + b"\x07") == Sound(PCM, RATE)
    both = np.frombuffer(PCM, "<i2").repeat(2).tobytes()
    assert np.abs(np.frombuffer(hear("audio/pcm;channels=2", both).frames, "<i2") - np.frombuffer(PCM, "<i2")).max() < 2


@pytest.mark.parametrize("kind", ["audio/pcm", "audio/L16;rate=8000"])
def test_a_file_is_a_file_whatever_the_service_calls_it(kind: str) -> None:
    assert hear(kind, write_wav(PCM), format="pcm") == Sound(PCM, RATE)


def test_no_page_and_no_other_sound_is_taken_for_samples() -> None:
    page = b"<html><title>Before you continue</title></html>"
    for kind in ("text/html", "application/json"):
        with pytest.raises(EngineBusy, match="that are no sound: '<html>"):
            hear(kind, page, format="pcm")
    mp3 = hum_mp3(len(TEXT))
    assert hear("audio/mpeg", mp3, format="pcm") == decode_audio("openai", mp3)
