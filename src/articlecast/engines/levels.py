"""How loud a sentence will be, so that each of one voice can be as loud as every other."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]

_HOPS_PER_SECOND, _BLOCK_HOPS = 10, 4
_SILENCE = 1e-7
_MOST_DB = 6.0
"""A sentence is moved by no more, so that a breath without a voice stays one."""


def find_gain(wave: Floats, rate: int, level_db: float, ceiling: float) -> float:
    """The factor that brings the wave (full scale 1.0) to that level, within 6 dB; 1.0 for silence.

    Levels are those behind a limiter at ``ceiling``, as a track's mastering has one: it takes more from a sentence with
    sharp peaks, so that 200 sentences of equal loudness came out of it 0.37 dB apart (standard deviation). The level is
    near to BS.1770's gated loudness, with a shelf of the same 4 dB above 1.5 kHz and the same blocks of 400 ms.
    """
    most, gain = 10 ** (_MOST_DB / 20), 1.0
    for _ in range(3):  # each moves it by less; 0.02 dB are left
        measured = _measure_level(_limit_peaks(wave * gain, rate, ceiling), rate)
        if measured is None:
            return 1.0
        gain = float(np.clip(gain * 10 ** ((level_db - measured) / 20), 1 / most, most))
    return gain


def _limit_peaks(wave: Floats, rate: int, ceiling: float) -> Floats:
    """The wave, turned down by 5 ms where they or their neighbours pass the ceiling: to measure, not to hear."""
    step = rate // 200
    rows = wave[: len(wave) // step * step].reshape(-1, step)
    peaks = np.concatenate([[0.0], np.abs(rows).max(axis=1), [0.0]])
    near = np.maximum(np.maximum(peaks[:-2], peaks[1:-1]), peaks[2:])
    limited: Floats = rows * (ceiling / np.maximum(near, ceiling))[:, None]
    return limited.ravel()


def _measure_level(wave: Floats, rate: int) -> float | None:
    hop = rate // _HOPS_PER_SECOND
    spectrum = np.fft.rfft(wave[: len(wave) // hop * hop].reshape(-1, hop))
    power = np.einsum("ij,j->i", spectrum.real**2 + spectrum.imag**2, _weigh_lines(hop, rate))
    blocks = np.convolve(power, np.full(_BLOCK_HOPS, 1 / _BLOCK_HOPS), "valid") if len(power) >= _BLOCK_HOPS else power
    heard = blocks[blocks > _SILENCE]
    return 10 * float(np.log10(heard[heard > heard.mean() / 10].mean())) if len(heard) else None


def _weigh_lines(hop: int, rate: int) -> Floats:
    """What each line of a hop's power spectrum adds to its weighted mean square."""
    place = (np.fft.rfftfreq(hop, 1 / rate) / 1500) ** 4
    weights: Floats = (1 + 10**0.4 * place) / (1 + place) * 2 / hop**2
    return weights
