"""The sound in what an engine was given: a file of a known kind, several WAV files in a row, samples without a header.

What a service sends is a stranger's. It is never left to the decoder to find out what it is: of the kinds that ffmpeg
knows by itself some open other files (``ffconcat``, HLS) or sockets (SDP). And no more of it is decoded than can be the
text: 45 KB of FLAC are six hours of silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

import av
import numpy as np
from av.error import FFmpegError

from articlecast.errors import EngineBusy
from articlecast.model import Sound

RAW_RATE = 24000
"""Samples a second where nobody says: https://platform.openai.com/docs/guides/text-to-speech#supported-output-formats"""

LEAST_PLACEHOLDER = 1_000_000_000
"""Bytes: a length from here on is what a service writes that does not know it yet (0xFFFFFFFF, 0x7FFFFFFF,
2,000,000,000, each less a header or not); five hours of speech are shorter. Zero is another way."""

_RAW = {"audio/pcm", "audio/x-pcm", "audio/l16", "audio/x-l16", "audio/raw", "audio/x-raw"}
_UNNAMED = {"", "application/octet-stream", "binary/octet-stream", "audio/wav", "audio/x-wav", "audio/wave"}
"""What a service calls samples without a header that was asked for them, and knows no better."""

_KINDS = (
    (re.compile(rb"RIFF....WAVE|RIFX....WAVE|RF64....WAVE", re.DOTALL), "wav"),
    (re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"), "mp3"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "aac"),  # ADTS
    (re.compile(rb"OggS"), "ogg"),
    (re.compile(rb"fLaC"), "flac"),
    (re.compile(rb"FORM....AIF[FC]", re.DOTALL), "aiff"),
    (re.compile(rb"\.snd"), "au"),
)
"""How files begin that say themselves what they are, and the one reader of ffmpeg's that each is given to.

None of them opens anything else. MP4 is left out, as no service sends it for a sentence: its tables alone say how many
samples there are, and 18 KB of them took 2.8 GB.
"""
_HEADS = (b"RIFF", b"RIFX", b"RF64", b"OggS", b"fLaC", b"ID3", b"FORM", b"caff", b"\x1aE\xdf\xa3", b".snd")
"""How no samples without a header begin; a frame of MP3 or AAC begins as samples may."""

_MPEG = {"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3"}
"""What an MP3 is called; one that was cut out of a longer one does not begin with a frame."""

_CODECS = ("mp3", "mp3float", "aac", "opus", "vorbis", "flac", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be",
           "pcm_s32le", "pcm_s32be", "pcm_u8", "pcm_s8", "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be",
           "pcm_mulaw", "pcm_alaw", "adpcm_ima_wav", "adpcm_ms")  # fmt: skip
_OPTIONS = {"protocol_whitelist": "none", "codec_whitelist": ",".join(_CODECS)}

LARGEST_SOUND = 50_000_000
"""Bytes of one answer; ten minutes of uncompressed speech are less."""
MOST_FILES = 1000
"""WAV files in one answer; who streams sends one a sentence."""
LEAST_SAMPLES, MOST_SAMPLES = 1000, 192_000
"""Samples a second; FLAC can say 655,350."""


def bound_seconds(text: str, rate: float = 1.0) -> float:
    """More seconds than any voice takes for the text: half a minute, and one for each character.

    The slowest pace that is believed of an unknown voice gives a digit 1.6 s and a letter 0.4.
    """
    return 30.0 + len(text) / min(rate, 1.0)


def decode_audio(
    engine: str, content: bytes, media_type: str = "", raw_rate: int = 0, *, most_seconds: float = 3600.0
) -> Sound:
    """Mono sound from MP3, WAV, FLAC, Ogg (Opus, Vorbis), AAC, AIFF or AU; WAV files in a row are one sound.

    ``media_type`` is the answer's own (``audio/L16;rate=16000``). ``raw_rate`` says that samples without a header
    were asked for, 16 bits each, so many a second. Raises EngineBusy for what is no sound, is cut short, or is longer
    than ``most_seconds``.
    """
    kind, _, parameters = media_type.lower().partition(";")
    kind = kind.strip()
    if not content.startswith(_HEADS) and (kind in _RAW or (raw_rate and kind in _UNNAMED)):
        content = _add_header(content, kind, _read_parameters(parameters), raw_rate or RAW_RATE)
    frames, rate = bytearray(), 0
    for number, part in enumerate(_split_waves(engine, content)):
        if number >= MOST_FILES:
            raise EngineBusy(engine, f"sent more than {MOST_FILES:,} files in one answer")
        for more, rate in _decode(engine, part, kind, rate):  # noqa: B020 -- the first file's is the next ones', too
            frames += more
            if len(frames) > 2 * rate * most_seconds:
                raise EngineBusy(engine, f"sent more than {most_seconds:.0f} s of sound, longer than any voice takes")
    if not frames:
        raise EngineBusy(engine, "sent a file without sound")
    return Sound(bytes(frames), rate)


def _find_kind(content: bytes) -> str:
    """Ffmpeg's name of what the file says it is; empty where it says nothing that is known."""
    return next((name for pattern, name in _KINDS if pattern.match(content)), "")


def _decode(engine: str, content: bytes, kind: str, rate: int) -> Iterator[tuple[bytes, int]]:
    """One file's frames at that sample rate, 0 meaning its own, in parts, each with the sample rate."""
    reader = _find_kind(content) or ("mp3" if kind in _MPEG else "")
    if not reader:
        raise _tell_no_sound(engine, content)
    try:
        with av.open(BytesIO(content), "r", format=reader, options=_OPTIONS) as container:
            stream = container.streams.audio[0]
            _check_stream(engine, stream)
            rate = rate or stream.rate
            for part in _resample(container.decode(stream), av.AudioResampler("s16", "mono", rate)):
                yield part, rate
    except (FFmpegError, IndexError, ValueError, EOFError) as error:
        raise _tell_no_sound(engine, content) from error


def _check_stream(engine: str, stream: av.AudioStream) -> None:
    if stream.codec_context.name not in _CODECS:
        raise EngineBusy(engine, f"sent a sound written by {stream.codec_context.name}, which is not taken")
    if not LEAST_SAMPLES <= stream.rate <= MOST_SAMPLES:
        raise EngineBusy(engine, f"sent a sound of {stream.rate:,} samples a second")


def _tell_no_sound(engine: str, content: bytes) -> EngineBusy:
    head = content[:40].decode("latin-1").split("\n")[0]
    return EngineBusy(engine, f"sent {len(content)} bytes that are no sound: {head!r}")


def _resample(decoded: Iterator[av.AudioFrame], resampler: av.AudioResampler) -> Iterator[bytes]:
    for frame in decoded:
        for mono in resampler.resample(frame):
            yield bytes(mono.planes[0])[: mono.samples * 2]
    for mono in resampler.resample(None):
        yield bytes(mono.planes[0])[: mono.samples * 2]


def _split_waves(engine: str, content: bytes) -> Iterator[bytes]:
    """Each WAV file by itself, with a true length; what is no WAV file as it is."""
    place = 0
    if not content or _find_wave(content, 0):
        yield content
        return
    while place < len(content):
        head, begin, length = _read_head(content, place)
        following = _find_wave(content, begin)
        end = begin + length
        if length == 0 or length >= LEAST_PLACEHOLDER or (end > following and following < len(content)):
            end = following
        elif end > len(content):
            there = len(content) - begin
            raise EngineBusy(engine, f"sent a sound that is cut short: {there:,} of {length:,} bytes")
        if end > begin:
            yield _write_wave(head, content[begin:end])
        # What stands behind the samples says who made them, and nothing that is heard.
        place = _find_wave(content, end)


def _read_head(content: bytes, place: int) -> tuple[bytes, int, int]:
    """Of the WAV file there, all chunks before its samples, where the samples begin, and how many bytes it promises."""
    start = at = place + 12
    while at + 8 <= len(content):
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name == b"data":
            return content[start:at], at + 8, length
        at += 8 + length + length % 2
    return content[start:], len(content), 0


def _find_wave(content: bytes, start: int) -> int:
    """Where the next WAV file begins, or the length of all."""
    while (place := content.find(b"RIFF", start)) >= 0:
        if content[place + 8 : place + 12] == b"WAVE":
            return place
        start = place + 1
    return len(content)


def _write_wave(head: bytes, samples: bytes) -> bytes:
    chunks = b"WAVE" + head + b"data" + len(samples).to_bytes(4, "little") + samples
    return b"RIFF" + len(chunks).to_bytes(4, "little") + chunks


def _read_parameters(text: str) -> dict[str, int]:
    """The numbers among a media type's parameters."""
    found: dict[str, int] = {}
    for each in text.split(";"):
        name, _, value = each.partition("=")
        with suppress(ValueError):
            found[name.strip()] = int(value.strip().strip('"'))
    return found


def _add_header(content: bytes, kind: str, parameters: dict[str, int], rate: int) -> bytes:
    """A WAV file of samples that came without a header; half a sample at the end is left out."""
    rate, channels = parameters.get("rate", rate), parameters.get("channels", 1)
    if not (1000 <= rate <= 384_000 and 1 <= channels <= 8):
        rate, channels = RAW_RATE, 1
    samples = content[: len(content) - len(content) % (2 * channels)]
    if kind in {"audio/l16", "audio/x-l16"}:
        samples = _order_bytes(samples)
    block = 2 * channels
    head = b"fmt \x10\0\0\0\x01\0" + channels.to_bytes(2, "little") + rate.to_bytes(4, "little")
    head += (rate * block).to_bytes(4, "little") + block.to_bytes(2, "little") + b"\x10\0"
    return _write_wave(head, samples)


def _order_bytes(samples: bytes) -> bytes:
    """Little endian, whichever they are: L16 is big endian by RFC 3551, 4.5.11, and not as every service sends it.

    Speech goes from sample to sample in small steps; with its bytes exchanged it is loud noise.
    """
    little, big = np.frombuffer(samples, "<i2"), np.frombuffer(samples, ">i2")
    steps = [float(np.abs(np.diff(each.astype(np.int32))).sum()) for each in (little, big)]
    return big.astype("<i2").tobytes() if steps[1] < steps[0] else samples
