"""The sound in what an engine was given: a file of any kind, several WAV files in a row, samples without a header."""

from __future__ import annotations

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

_HEADS = (b"RIFF", b"RIFX", b"RF64", b"OggS", b"fLaC", b"ID3", b"FORM", b"caff", b"\x1aE\xdf\xa3", b".snd")
"""How files begin that say themselves what they are."""


def decode_audio(engine: str, content: bytes, media_type: str = "", raw_rate: int = 0) -> Sound:
    """Mono sound from a file of any kind that PyAV reads; WAV files one after the other are one sound.

    ``media_type`` is the answer's own (``audio/L16;rate=16000``). ``raw_rate`` says that samples without a header
    were asked for, 16 bits each, so many a second. Raises EngineBusy for what is no sound, or is cut short.
    """
    kind, _, parameters = media_type.lower().partition(";")
    kind = kind.strip()
    if not content.startswith(_HEADS) and (kind in _RAW or (raw_rate and kind in _UNNAMED)):
        content = _add_header(content, kind, _read_parameters(parameters), raw_rate or RAW_RATE)
    frames, rate = bytearray(), 0
    for part in _split_waves(engine, content):
        more, rate = _decode(engine, part, rate)
        frames += more
    if not frames:
        raise EngineBusy(engine, "sent a file without sound")
    return Sound(bytes(frames), rate)


def _decode(engine: str, content: bytes, rate: int) -> tuple[bytes, int]:
    """The frames of one file at that sample rate, 0 meaning its own, and the sample rate."""
    try:
        with av.open(BytesIO(content), "r") as container:
            stream = container.streams.audio[0]
            rate = rate or stream.rate
            resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
            return b"".join(_resample(container.decode(stream), resampler)), rate
    except (FFmpegError, IndexError, ValueError, EOFError) as error:
        head = content[:40].decode("latin-1").split("\n")[0]
        raise EngineBusy(engine, f"sent {len(content)} bytes that are no sound: {head!r}") from error


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
