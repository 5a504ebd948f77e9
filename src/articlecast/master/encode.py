"""One stretch from the engine's samples to finished frames: resampled once, levelled, limited, encoded, measured.

A job and its result are plain values, so that threads, processes and a cluster can all do the work.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
import soxr

from articlecast.errors import MasterError
from articlecast.master.loudness import HOPS_PER_SECOND, Floats, limit_peaks, measure_hops, true_peak
from articlecast.master.mp3 import Mp3Settings, encode_stretch_frames

REVISION = "1"
"""Changes whenever the same job would give other bytes: part of every cache key."""

ENCODER_LOSS_DB = 0.45
"""LAME's output is that much quieter than its input (64 kbit/s, 44.1 kHz, speech)."""

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

    def key(self) -> str:
        """SHA-256 of all that the result depends on."""
        facts = (REVISION, self.source_rate, self.sample_rate, self.samples, self.levels, self.mp3)
        digest = hashlib.sha256(repr(facts).encode())
        digest.update(self.frames)
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
        """For the cache: three lengths and the peak on one line, then the three parts."""
        line = f"{len(self.frames)} {len(self.tail)} {len(self.hops)} {self.peak!r}\n"
        return line.encode() + self.frames + self.tail + self.hops


def parse_encoded(content: bytes) -> EncodedStretch | None:
    """What ``to_bytes`` wrote, without the PCM; None where the content is damaged."""
    line, _, rest = content.partition(b"\n")
    fields = line.split()
    if len(fields) != 4 or not all(field.isdigit() for field in fields[:3]):
        return None
    first, second, third = (int(field) for field in fields[:3])
    if len(rest) != first + second + third:
        return None
    try:
        peak = float(fields[3])
    except ValueError:
        return None
    return EncodedStretch(rest[:first], rest[first : first + second], rest[first + second :], peak)


def encode_stretch(job: StretchJob) -> EncodedStretch:
    """The stretch as the job wants it. Raises MasterError where the encoder fails."""
    source = to_floats(job.frames)
    hops = measure_hops(source, job.source_rate)
    sound = resample(source, job)
    gain = np.float32(10 ** (job.levels.gain_db / 20))
    sound *= gain
    hops *= gain * gain
    _limit(sound, hops, job)
    peak = true_peak(sound)
    pcm = np.rint(np.clip(sound, -1, 1) * np.float32(32767)).astype("<i2").tobytes()
    frames, last = encode_stretch_frames(pcm, job.mp3) if job.mp3 else (b"", b"")
    return EncodedStretch(frames, last, hops.astype("<f4").tobytes(), peak, pcm if job.keep_pcm else b"")


def to_floats(frames: bytes) -> Floats:
    """16 bit samples as floats of full scale 1.0."""
    return np.frombuffer(frames, "<i2").astype(np.float32) * np.float32(1 / 32768)


def resample(source: Floats, job: StretchJob) -> Floats:
    """The source at the file's rate, filled with silence to exactly ``job.samples``."""
    out = source
    if job.source_rate != job.sample_rate:
        out = soxr.resample(source, job.source_rate, job.sample_rate, quality="HQ")
    if out.size > job.samples:
        raise MasterError("stretch", f"{out.size} samples do not fit into {job.samples}")
    sound = np.zeros(job.samples, np.float32)
    sound[: out.size] = out
    return sound


def _limit(sound: Floats, hops: Floats, job: StretchJob) -> None:
    """Limit in place, and take what the limiter took from the measured hops."""
    ceiling = 10 ** (job.levels.ceiling_db / 20)
    hop = job.sample_rate // HOPS_PER_SECOND
    if float(np.abs(sound).max(initial=0.0)) <= ceiling:
        return
    before = sound.copy()
    changed = limit_peaks(sound, job.sample_rate, ceiling)
    touched = {number for start, end in changed for number in range(start // hop, min(-(-end // hop), hops.size))}
    for number in sorted(touched):
        old, new = (part[number * hop : (number + 1) * hop] for part in (before, sound))
        hops[number] *= float(np.dot(new, new)) / max(float(np.dot(old, old)), 1e-12)
