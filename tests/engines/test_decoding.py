"""What services send for sound: lengths that they do not know, several files in one answer, samples without a head."""

from __future__ import annotations

import time
from contextlib import closing
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.decoding import bound_seconds, decode_audio
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


def encode(container: str, codec: str, samples: bytes = PCM, rate: int = RATE) -> bytes:
    """These samples in a file of that kind."""
    written = BytesIO()
    with av.open(written, "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.frombuffer(samples, "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(stream.format.name, "mono", rate, stream.frame_size or None)
        for part in [*resampler.resample(frame), *resampler.resample(None), None]:
            for packet in stream.encode(part):
                target.mux(packet)
    return written.getvalue()


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [
        ("flac", "flac", RATE),
        ("ogg", "libopus", 48_000),
        ("adts", "aac", RATE),
        ("aiff", "pcm_s16be", RATE),
        ("au", "pcm_s16be", RATE),
        ("wav", "pcm_f32le", RATE),
        ("wav", "pcm_mulaw", RATE),
        ("wav", "adpcm_ima_wav", RATE),
    ],
)
def test_every_kind_that_services_and_programs_write_is_heard_whatever_it_is_called(
    container: str, codec: str, rate: int
) -> None:
    content = encode(container, codec, rate=rate)
    for name in ("audio/mpeg", "application/octet-stream", ""):
        sound = hear(name, content)
        assert sound.sample_rate == rate
        assert abs(sound.seconds - Sound(PCM, RATE).seconds) < 0.15


def test_an_mp3_that_begins_in_the_middle_of_a_frame_is_heard() -> None:
    assert hear("audio/mpeg", hum_mp3(len(TEXT))[100:]).seconds > 1


@pytest.mark.parametrize("kind", ["audio/wav", "audio/mpeg", "audio/ogg", "application/sdp", ""])
def test_no_answer_makes_the_decoder_open_a_file_or_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("secret.wav").write_bytes(write_wav(PCM))
    answers = (
        "ffconcat version 1.0\nfile secret.wav\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 4567 RTP/AVP 0\na=rtpmap:0 PCMU/8000\n",
    )
    for answer in answers:
        begin = time.monotonic()
        with pytest.raises(EngineBusy, match="that are no sound"):
            hear(kind, answer.encode())
        assert time.monotonic() - begin < 5


def test_of_a_sound_longer_than_any_voice_takes_no_more_is_decoded() -> None:
    ten_minutes = encode("flac", "flac", bytes(2 * RATE * 600))
    assert len(ten_minutes) < 100_000
    with pytest.raises(EngineBusy, match=r"openai: sent more than 58 s of sound, longer than any voice takes"):
        hear("audio/flac", ten_minutes)
    with pytest.raises(EngineBusy, match="more than 58 s"):
        hear("audio/wav", write_wav(bytes(2 * RATE * 20)) * 3)
    assert bound_seconds("x" * 100) == 130
    assert bound_seconds("x" * 100, 0.5) == 230


def test_a_file_whose_tables_promise_millions_of_samples_is_not_opened() -> None:
    content = bytearray(encode("mp4", "aac"))
    sizes = content.index(b"stsz") + 8
    content[sizes : sizes + 8] = (1).to_bytes(4, "big") + (1_000_000_000).to_bytes(4, "big")
    for kind in ("audio/mp4", "audio/aac", ""):
        with pytest.raises(EngineBusy, match="that are no sound"):
            hear(kind, bytes(content))


def test_more_files_than_a_stream_has_sentences_and_more_samples_than_anybody_hears_are_refused() -> None:
    with pytest.raises(EngineBusy, match="more than 1,000 files in one answer"):
        hear("audio/wav", write_wav(PCM[:2]) * 1100)
    with pytest.raises(EngineBusy, match="a sound of 655,350 samples a second"):
        hear("audio/flac", encode("flac", "flac", PCM, 655_350))
    with pytest.raises(EngineBusy, match="written by adpcm_yamaha, which is not taken"):
        hear("audio/wav", encode("wav", "adpcm_yamaha"))


def test_samples_without_a_header_may_begin_as_a_frame_of_mp3_does() -> None:
    for begin in (b"\xff\xfb", b"\xff\xff", b"\xff\xf1"):
        assert hear("audio/pcm", begin + PCM) == Sound(begin + PCM, RATE)
