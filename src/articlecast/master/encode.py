"""One stretch from the engine's samples to finished frames: resampled once, levelled, limited, encoded, measured.

A job and its result are plain values, so that threads, processes and a cluster can all do the work.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import soxr

from articlecast.errors import MasterError
from articlecast.files import measure_kept, replace_file, walk_kept
from articlecast.master.loudness import Floats, limit_peaks, measure_hops, true_peak
from articlecast.master.mp3 import Mp3Settings, encode_stretch_frames

REVISION = "3"
"""Changes whenever the same job would give other bytes: part of every cache key."""

ENCODER_LOSS_DB = 0.5
"""LAME's output is that much quieter than its input (64 kbit/s, 44.1 kHz, speech, as ebur128 measured it)."""

PEAK_MARGIN_DB = 1.5
"""How far under the promised true peak the limiter works: LAME overshoots by up to 1 dB."""


@dataclass(frozen=True, slots=True)
class Levels:
    """``gain_db`` is added to the engine's sound; nothing passes ``ceiling_db`` of full scale before encoding."""

    gain_db: float
    ceiling_db: float


@dataclass(frozen=True, slots=True)
class StretchJob:
    """``frames`` at ``source_rate`` become ``samples`` of the file. ``mp3`` is None where no MP3 is wanted."""

    frames: bytes = field(repr=False)
    source_rate: int
    sample_rate: int
    samples: int
    levels: Levels
    mp3: Mp3Settings | None
    keep_pcm: bool = False
    bed: bytes = field(default=b"", repr=False)
    room_tone_db: float = 0.0

    def key(self) -> str:
        """Digest of all that the result depends on (BLAKE2b: SHA-256 took 3 % of an encode)."""
        facts = (REVISION, self.source_rate, self.sample_rate, self.samples, self.levels, self.mp3, self.room_tone_db)
        digest = hashlib.blake2b(repr(facts).encode(), digest_size=32)
        digest.update(self.frames)
        digest.update(self.bed)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class EncodedStretch:
    """MP3 frames, those of the tail, and what was measured: mean squares by 100 ms, the true peak (1.0 full).

    ``pcm`` is the sound as it was encoded, 16 bit, where the job asked for it.
    """

    frames: bytes = field(repr=False)
    tail: bytes = field(repr=False)
    hops: bytes = field(repr=False)
    peak: float
    pcm: bytes = field(default=b"", repr=False)

    def to_bytes(self) -> bytes:
        """For the cache: three lengths, the peak and a checksum of the rest on one line, then the three parts."""
        parts = self.frames + self.tail + self.hops
        facts = f"{len(self.frames)} {len(self.tail)} {len(self.hops)} {self.peak!r}"
        return f"{facts} {zlib.crc32(parts, zlib.crc32(facts.encode()))}\n".encode() + parts


def parse_encoded(content: bytes) -> EncodedStretch | None:
    """What ``to_bytes`` wrote, without the PCM; None where the content is damaged."""
    line, _, rest = content.partition(b"\n")
    facts, _, checksum = line.rpartition(b" ")
    if checksum != str(zlib.crc32(rest, zlib.crc32(facts))).encode():
        return None
    lengths = facts.split()
    first, second = int(lengths[0]), int(lengths[1])
    return EncodedStretch(rest[:first], rest[first : first + second], rest[first + second :], float(lengths[3]))


class StretchCache:
    """Encoded stretches by key in a folder, which may be deleted at any time and costs their encoding then."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> EncodedStretch | None:
        """The stretch of that key, or None; a damaged file is removed, and None."""
        path = self.folder / key[:2] / key
        try:
            found = parse_encoded(path.read_bytes())
        except OSError:
            return None
        with suppress(OSError):  # removed by another process, or a read-only cache: what was read is good all the same
            os.utime(path) if found else path.unlink()
        return found

    def put(self, key: str, encoded: EncodedStretch) -> None:
        """Keep a stretch; raises OSError where the disk is full. Not synced: a damaged file is a miss."""
        replace_file(self.folder / key[:2] / key, encoded.to_bytes(), sync=False)

    def verify(self) -> tuple[int, int]:
        """How many stretches are whole, and how many were not and are removed."""
        bad = [path for _used, _size, path in walk_kept(self.folder) if parse_encoded(path.read_bytes()) is None]
        for path in bad:
            path.unlink(missing_ok=True)
        return measure_kept(self.folder)[0], len(bad)


def encode_stretch(job: StretchJob) -> EncodedStretch:
    """The stretch as the job wants it. Raises MasterError where the encoder fails."""
    pcm, hops, peak = level_stretch(job)
    frames, tail = encode_stretch_frames(pcm, job.mp3) if job.mp3 else (b"", b"")
    return EncodedStretch(frames, tail, hops, peak, pcm if job.keep_pcm else b"")


def add_pcm(found: EncodedStretch, job: StretchJob) -> EncodedStretch:
    """What the cache kept, with the samples for other formats: those are made again, the frames are not."""
    return replace(found, pcm=level_stretch(job)[0])


def level_stretch(job: StretchJob) -> tuple[bytes, bytes, float]:
    """The samples to be encoded, 16 bit; the mean squares by 100 ms (32 bit floats); the true peak."""
    gain = 10 ** (job.levels.gain_db / 20)
    source = np.zeros(-(-job.samples * job.source_rate // job.sample_rate), np.float32)
    heard = to_floats(job.frames, gain, source)
    hops = measure_hops(heard, job.source_rate)
    sound = resample(source, job)
    if job.bed:
        sound += to_floats(job.bed)
    if job.room_tone_db:
        sound += make_room_tone(job.samples, job.room_tone_db)
    tops = limit_measured(sound, hops, job.sample_rate, job.levels.ceiling_db)
    peak = true_peak(sound, tops)
    return to_pcm(sound), hops.astype("<f4").tobytes(), peak


def make_room_tone(samples: int, level_db: float) -> Floats:
    """Noise of that level in dB of full scale, the same each time, faded to nothing at its ends for the joints."""
    noise = np.random.default_rng(1770).standard_normal(samples, np.float32)
    ramp = np.minimum(np.arange(samples, dtype=np.float32) / np.float32(1024), np.float32(1))
    tone: Floats = noise * ramp * ramp[::-1] * np.float32(10 ** (level_db / 20))
    return tone


def to_floats(frames: bytes, gain: float = 1.0, room: Floats | None = None) -> Floats:
    """16 bit samples as floats of full scale 1.0, times ``gain``; at the start of ``room`` where that is given.

    Raises MasterError where they do not fit in there.
    """
    samples = np.frombuffer(frames, "<i2")
    out = np.empty(samples.size, np.float32) if room is None else room[: samples.size]
    if out.size < samples.size:
        raise MasterError("stretch", f"{samples.size} samples do not fit into {out.size}")
    np.multiply(samples, np.float32(gain / 32768), out=out)
    return out


def to_pcm(sound: Floats) -> bytes:
    """Floats of full scale 1.0 as 16 bit samples; the sound itself is used up."""
    pcm = np.empty(sound.size, "<i2")
    # A quarter of a megabyte at a time stays in the processor's cache.
    for first in range(0, sound.size, 65536):
        part = sound[first : first + 65536]
        part *= np.float32(32767)
        pcm[first : first + 65536] = np.rint(part, out=part)
    return pcm.tobytes()


def resample(source: Floats, job: StretchJob) -> Floats:
    """The source, with the silence that fills it up, at the file's rate: exactly ``job.samples``."""
    if job.source_rate == job.sample_rate:
        return source
    out: Floats = soxr.resample(source, job.source_rate, job.sample_rate, quality="HQ")
    return out[: job.samples] if out.size >= job.samples else np.append(out, np.zeros(job.samples - out.size, "<f4"))


def limit_measured(sound: Floats, hops: Floats, rate: int, ceiling_db: float) -> Floats:
    """Limit the sound in place, and take from the measured hops what the limiter took from the sound.

    What comes back are the greatest absolute values that are left, one for each of the limiter's steps.
    """
    kept, tops = limit_peaks(sound, rate, 10 ** (ceiling_db / 20))
    if kept is not None:
        count = min(kept.size, hops.size)
        hops[:count] *= kept[:count]
    return tops
