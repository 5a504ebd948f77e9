"""Sound for tests, encoded in process."""

from __future__ import annotations

import lameenc
import numpy as np


def encode_tone(seconds: float, hertz: float = 220.0) -> bytes:
    """A quiet tone as MP3, 16 kHz mono."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(16_000)
    encoder.set_channels(1)
    encoder.silence()
    wave = np.sin(np.arange(int(seconds * 16_000)) * (2 * np.pi * hertz / 16_000)) * 3000
    return bytes(encoder.encode(wave.astype(np.int16).tobytes()) + encoder.flush())
