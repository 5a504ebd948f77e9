"""The gain that brings a voice to the show's loudness, learnt from the beginning of the track."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from articlecast.master.encode import limit_measured, to_floats
from articlecast.master.loudness import SILENCE_LUFS, Floats, integrate, measure_hops
from articlecast.master.stitch import Stretch

GAIN_STEP_DB = 0.5
"""The gain's grid, so that an edited sentence does not move it and every other stretch is found in the cache."""

_MOST_GAIN_DB = 40.0


@dataclass(slots=True)
class Head:
    """The beginning of a track, measured once with no gain: what the gain is learnt from."""

    sounds: list[tuple[Floats, Floats, int]]
    ceiling_db: float

    def measure(self, gain_db: float) -> float:
        """Integrated loudness in LUFS of the engine's sound with that gain behind the limiter.

        The limiter works at the engine's rate here, which saves resampling and is off by some hundredths.
        """
        gain, measured = np.float32(10 ** (gain_db / 20)), []
        for sound, hops, rate in self.sounds:
            kept = hops * (gain * gain)
            limit_measured(sound * gain, kept, rate, self.ceiling_db)
            measured.append(kept)
        return integrate(np.concatenate(measured))

    def learn_gain(self, target: float) -> float:
        """The gain in dB, on its grid, that comes nearest to ``target`` LUFS; 0 for silence.

        What the limiter takes grows with the gain, so that it takes a few steps; they shrink by half or more.
        """
        gain, reached = 0.0, integrate(np.concatenate([hops for _sound, hops, _rate in self.sounds]))
        if reached <= SILENCE_LUFS:
            return 0.0
        for _ in range(4):
            gain = max(-_MOST_GAIN_DB, min(gain + target - reached, _MOST_GAIN_DB))
            reached = self.measure(gain)
            if abs(target - reached) < 0.1:
                break
        return round_gain(gain + target - reached)


def measure_head(stretches: Iterable[Stretch], ceiling_db: float) -> Head:
    """The stretches' sounds and their mean squares by 100 ms."""
    sounds = [(to_floats(stretch.frames), stretch.source_rate) for stretch in stretches]
    return Head([(sound, measure_hops(sound, rate), rate) for sound, rate in sounds], ceiling_db)


def round_gain(gain_db: float) -> float:
    """The nearest gain of the grid, in dB."""
    return round(max(-_MOST_GAIN_DB, min(gain_db, _MOST_GAIN_DB)) / GAIN_STEP_DB) * GAIN_STEP_DB
