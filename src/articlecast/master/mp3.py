"""MP3 in stretches: each by a fresh LAME, cut to whole frames, joined without encoding again.

A stretch that ends in silence loses nothing when the frames of the encoder's flush are dropped: what they hold is
the silence. The delay of the codec is then the same in every stretch, and an Info frame at the front of the file
tells players to skip it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import lameenc

from articlecast.errors import MasterError
from articlecast.master.options import MP3_BITRATES, MP3_RATES

ENCODER_DELAY = 576
DECODER_DELAY = 529
"""Samples by which LAME is late, and what a decoder adds (LAME's technical FAQ)."""

PIECE = 1 << 18
"""Bytes of sound that the encoder is given at a time."""

_VERSION_OF_BITS = {3: 1, 2: 2}
_RATES_OF_BITS = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000)}


@dataclass(frozen=True, slots=True)
class Mp3Settings:
    """What LAME is told. ``bitrate`` in kbit/s, ``sample_rate`` in Hz, ``quality`` 0 (slow) to 9."""

    sample_rate: int
    bitrate: int
    quality: int

    @property
    def version(self) -> int:
        return 1 if self.sample_rate in MP3_RATES[1] else 2

    @property
    def frame_samples(self) -> int:
        """Samples in a frame: 1152, or 576 below 32 kHz."""
        return 1152 if self.version == 1 else 576

    @property
    def tail_frames(self) -> int:
        """Frames behind the last stretch that bring out what both delays hold back."""
        return -(-(ENCODER_DELAY + DECODER_DELAY) // self.frame_samples)

    @property
    def allowed_bitrate(self) -> int:
        """The nearest bitrate that the rate's version of the format knows."""
        return min(MP3_BITRATES[self.version], key=lambda known: (abs(known - self.bitrate), known))


def encode_stretch_frames(pcm: bytes, settings: Mp3Settings) -> tuple[bytes, bytes]:
    """The frames of one stretch, and the ``tail_frames`` after them that only the last stretch of a file keeps.

    ``pcm`` is mono, 16 bit, whole frames long, and ends in silence of two frames or more. Raises MasterError.
    """
    count = len(pcm) // 2 // settings.frame_samples
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(settings.sample_rate)
    encoder.set_out_sample_rate(settings.sample_rate)  # at a low bitrate LAME would choose a lower one by itself
    encoder.set_bit_rate(settings.allowed_bitrate)
    encoder.set_channels(1)
    encoder.set_quality(settings.quality)
    encoder.silence()
    try:
        silence = bytes(2 * settings.tail_frames * settings.frame_samples)
        # Piece by piece: for a stretch in one the encoder takes three times its size.
        pieces = (pcm[first : first + PIECE] for first in range(0, len(pcm), PIECE))
        stream = b"".join([*map(encoder.encode, chain(pieces, [silence])), encoder.flush()])
    except RuntimeError as error:
        raise MasterError("lameenc", f"the encoder failed: {error}") from error
    ends = [end for _, end in split_frames(stream)]
    if len(ends) < count + settings.tail_frames:
        raise MasterError("lameenc", f"{count} frames went in and {len(ends)} came out")
    kept = ends[count - 1] if count else 0
    return stream[:kept], stream[kept : ends[count + settings.tail_frames - 1]]


def split_frames(stream: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each frame of an MPEG layer III stream; stops at the first byte that begins none."""
    start = 0
    while start + 4 <= len(stream):
        length = _frame_length(stream[start : start + 4])
        if not length or start + length > len(stream):
            return
        yield start, start + length
        start += length


def _frame_length(header: bytes) -> int:
    """Bytes of the frame with that header (ISO 11172-3, 2.4.2.3), or 0 where it is none."""
    version_bits, bitrate_index, rate_index = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if header[0] != 0xFF or header[1] & 0xE6 != 0xE2 or version_bits not in _VERSION_OF_BITS or rate_index == 3:
        return 0
    if bitrate_index in {0, 15}:
        return 0
    version = _VERSION_OF_BITS[version_bits]
    bitrate = MP3_BITRATES[version][bitrate_index - 1]
    scale = 144000 if version == 1 else 72000
    return scale * bitrate // _RATES_OF_BITS[version_bits][rate_index] + (header[2] >> 1 & 1)


def info_frame(settings: Mp3Settings, *, frames: int, audio_bytes: int) -> bytes:
    """The Info frame that stands first in a constant-rate file, with LAME's extension for gapless play.

    Its length depends on ``settings`` alone, so that it can be written once the rest is known. ``frames`` and
    ``audio_bytes`` count what follows it; the last ``tail_frames`` of them make up for the delay. Laid out
    as in the "Mp3 Info Tag" revision 1 specification by LAME's authors.
    """
    header, length, side = _info_header(settings)
    frame = bytearray(length)
    frame[:4] = header
    place = 4 + side
    frame[place : place + 8] = b"Info\x00\x00\x00\x0f"
    frame[place + 8 : place + 12] = frames.to_bytes(4, "big")
    frame[place + 12 : place + 16] = (audio_bytes + length).to_bytes(4, "big")
    frame[place + 16 : place + 116] = bytes(percent * 256 // 100 for percent in range(100))
    frame[place + 116 : place + 120] = (100 - 10 * settings.quality).to_bytes(4, "big")
    lame = place + 120
    frame[lame : lame + 9] = b"LAME3.100"
    frame[lame + 9] = 0x01  # revision 0, constant rate
    frame[lame + 10] = min(settings.sample_rate // 200, 255)  # a lowpass is not known: the band's end
    frame[lame + 20] = min(settings.allowed_bitrate, 255)
    padding = settings.tail_frames * settings.frame_samples - ENCODER_DELAY
    frame[lame + 21 : lame + 24] = (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    frame[lame + 28 : lame + 32] = (audio_bytes + length).to_bytes(4, "big")
    # The CRC of the music stays 0: no player reads it, and it would cost a second pass over the file.
    frame[lame + 34 : lame + 36] = crc16(bytes(frame[: lame + 34])).to_bytes(2, "big")
    return bytes(frame)


def _info_header(settings: Mp3Settings) -> tuple[bytes, int, int]:
    """The header of a mono frame long enough for the tag, the frame's length and its side information's."""
    version_bits, side = (3, 17) if settings.version == 1 else (2, 9)
    rate_index = _RATES_OF_BITS[version_bits].index(settings.sample_rate)
    for bitrate in MP3_BITRATES[settings.version]:
        index = MP3_BITRATES[settings.version].index(bitrate) + 1
        header = bytes((0xFF, 0xE3 | version_bits << 3, index << 4 | rate_index << 2, 0xC4))
        length = _frame_length(header)
        if bitrate >= settings.allowed_bitrate and length >= 4 + side + 156:
            return header, length, side
    raise MasterError("mp3", f"no frame at {settings.sample_rate} Hz can hold the Info tag")


def crc16(content: bytes) -> int:
    """CRC-16/ARC (polynomial 0x8005, reflected), with which the Info tag guards itself."""
    crc = 0
    for byte in content:
        crc = crc >> 8 ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


def _crc_row(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value


_CRC_TABLE = tuple(_crc_row(value) for value in range(256))
