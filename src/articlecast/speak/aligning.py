"""Where the sentences of a script are heard in a person's recording of it: found by a voice that says the same words.

As in dynamic time warping for forced alignment (aeneas, https://github.com/readbeyond/aeneas): the spectra of both are
laid over each other, coarsely first and finely around that, and each sentence's start is moved to the end of the pause
before it. What comes back are estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Samples: TypeAlias = npt.NDArray[np.int16]
Indices: TypeAlias = npt.NDArray[np.int64]

HOP = 0.05
"""Seconds from one spectrum to the next: an hour is 72,000 of them."""
_COARSE = 10
_REACH, _FINE_REACH = 0.15, 200
"""How far the two may be apart: a share of the whole coarsely, and then 10 s in fine steps."""
_WINDOW = 0.064
_MELS, _KEPT = 26, 13
_STEPS = (0.4, 0.0, 0.4, 0.8)
"""What it costs that the other voice stands still, goes on as fast, twice and three times as fast."""

_PAUSE, _LONG, _NEAR = 0.1, 0.4, 0.5
"""Seconds of silence that may part two sentences, that surely do, and how far from where they were laid they may be."""
_ENVELOPE = 0.01
_EVEN = 6
"""Decibels between the quietest and the loudest tenth of what never stops: a voice falls by 20 between words."""
LEAD = 0.04
"""Seconds before the first sound of a sentence that are its own."""
SHORTEST = 0.04


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence of a recording, in seconds."""

    start: float
    end: float


def find_gaps(samples: Samples, rate: int) -> tuple[tuple[Gap, ...], Gap]:
    """The pauses, and from where to where anything is heard at all.

    What is silence is told by the recording itself: three tenths of the way from its quietest to its loudest tenth.
    """
    step = max(round(rate * _ENVELOPE), 1)
    level = _measure_levels(samples, step)
    if not level.size:
        return (), Gap(0.0, len(samples) / rate)
    floor, top = np.percentile(level, (10, 90))
    loud = level > floor + 0.3 * (top - floor) if top - floor > _EVEN else np.ones(level.size, bool)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(np.int8)))
    begins, stops = edges[0::2] * step / rate, edges[1::2] * step / rate
    gaps = [
        Gap(float(stop), float(begin))
        for stop, begin in zip(stops[:-1], begins[1:], strict=True)
        if begin - stop >= _PAUSE
    ]
    whole = Gap(float(begins[0]), float(stops[-1])) if begins.size else Gap(0.0, len(samples) / rate)
    return tuple(gaps), whole


def is_even(samples: Samples, rate: int) -> bool:
    """Whether it is as loud from end to end, as a hum or a hiss is: whoever speaks stops between words."""
    level = _measure_levels(samples, max(round(rate * _ENVELOPE), 1))
    floor, top = np.percentile(level, (10, 90)) if level.size else (0.0, 0.0)
    return bool(top - floor <= _EVEN)


def _measure_levels(samples: Samples, step: int) -> Floats:
    """How loud each ``step`` samples are, in decibels."""
    count = len(samples) // step
    level = np.empty(count, np.float32)
    for first in range(0, count, 60_000):  # ten minutes at a time
        part = samples[first * step : min(first + 60_000, count) * step].astype(np.float32).reshape(-1, step)
        level[first : first + 60_000] = 20 * np.log10(np.sqrt((part * part).mean(axis=1)) + 1.0)
    return level


def describe_sound(samples: Samples, rate: int) -> Floats:
    """A row every ``HOP`` seconds: how loud it is, and the shape of its spectrum (mel cepstrum), each of mean 0."""
    width = round(rate * _WINDOW)
    size = 1 << (width - 1).bit_length()
    hop, window = round(rate * HOP), np.hanning(width).astype(np.float32)
    count = max((len(samples) - width) // hop + 1, 1)
    padded = samples if len(samples) >= width else np.pad(samples, (0, width - len(samples)))
    mels, cosines = _make_filters(size, rate), _make_cosines()
    rows = np.empty((count, _KEPT), np.float32)
    for first in range(0, count, 4096):
        last = min(first + 4096, count)
        places = np.arange(first, last)[:, None] * hop + np.arange(width)
        spectrum = np.abs(np.fft.rfft(padded[places].astype(np.float32) * window, size)) ** 2
        rows[first:last] = np.log(spectrum.astype(np.float32) @ mels + 1e3) @ cosines
    rows -= rows.mean(axis=0)
    rows /= rows.std(axis=0) + 1e-6
    return rows


def _make_filters(size: int, rate: int) -> Floats:
    """Triangles on the mel scale from 100 to 7,000 Hz."""

    def to_mel(hertz: Any) -> Any:
        return 2595 * np.log10(1 + np.asarray(hertz) / 700)

    top = min(7000.0, rate / 2)
    edges = np.linspace(to_mel(100.0), to_mel(top), _MELS + 2)
    mels = to_mel(np.fft.rfftfreq(size, 1 / rate))[:, None]
    rising = (mels - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - mels) / (edges[2:] - edges[1:-1])
    filters: Floats = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return filters


def _make_cosines() -> Floats:
    places = (np.arange(_MELS) + 0.5)[:, None] * np.arange(_KEPT) * np.pi / _MELS
    cosines: Floats = np.cos(places).astype(np.float32)
    return cosines


def lay_over(recording: Floats, voice: Floats) -> Indices:
    """For each row of the recording the row of the voice that says the same; they rise from the first to the last."""
    coarse_recording, coarse_voice = _thin(recording), _thin(voice)
    slope = np.linspace(0, len(coarse_voice) - 1, len(coarse_recording)).round().astype(np.int64)
    reach = max(int(len(coarse_voice) * _REACH), 20)
    coarse = _warp(coarse_recording, coarse_voice, slope, reach)
    places = np.arange(len(recording)) / _COARSE
    centre = np.interp(places, np.arange(len(coarse)) + 0.5, (coarse + 0.5) * _COARSE)
    return _warp(recording, voice, np.clip(centre.round(), 0, len(voice) - 1).astype(np.int64), _FINE_REACH)


def _thin(rows: Floats) -> Floats:
    count = max(len(rows) // _COARSE, 1)
    if len(rows) < _COARSE:
        return rows
    thin: Floats = rows[: count * _COARSE].reshape(count, -1, rows.shape[1]).mean(axis=1)
    return thin


def _warp(rows: Floats, columns: Floats, centre: Indices, reach: int) -> Indices:
    """The cheapest way through, never more than ``reach`` columns from the ``centre`` of each row.

    A row may stand still or go on by up to three columns: no cell waits for its neighbour, so that a row is one sum.
    """
    width, last = 2 * reach + 1, len(columns) - 1
    lows = np.maximum.accumulate(centre) - reach
    padded = np.pad(columns, ((reach, reach + width), (0, 0)))
    squares = (padded * padded).sum(axis=1)
    numbers = np.arange(-reach, len(columns) + reach + width)
    inside = (numbers >= 0) & (numbers <= last)
    taken = np.zeros((len(rows), width), np.uint8)
    before = np.full(width, np.inf, np.float32)
    for number, row in enumerate(rows):
        low = int(lows[number])
        window = slice(low + reach, low + reach + width)
        far = np.sqrt(np.maximum(squares[window] - 2 * (padded[window] @ row) + row @ row, 0))
        far[~inside[window]] = np.inf
        if not number:
            far += np.abs(np.arange(width) + low).astype(np.float32)  # it begins at the beginning
            before = far
            continue
        shift = low - int(lows[number - 1])
        reached = np.full(width + shift + len(_STEPS), np.inf, np.float32)
        reached[len(_STEPS) : len(_STEPS) + width] = before
        ways = np.stack([reached[len(_STEPS) + shift - step :][:width] + cost for step, cost in enumerate(_STEPS)])
        taken[number] = ways.argmin(axis=0)
        before = np.minimum.reduce(ways) + far
    return _walk_back(taken, lows, before, last)


def _walk_back(taken: npt.NDArray[np.uint8], lows: Indices, costs: Floats, last: int) -> Indices:
    way = np.empty(len(taken), np.int64)
    end = last - int(lows[-1])
    at = end if 0 <= end < len(costs) and np.isfinite(costs[end]) else int(np.argmin(costs))
    for number in range(len(taken) - 1, -1, -1):
        way[number] = lows[number] + at
        if number:
            at += int(lows[number]) - int(lows[number - 1]) - int(taken[number, at])
            at = min(max(at, 0), len(costs) - 1)
    return np.maximum.accumulate(np.clip(way, 0, last))


def follow(way: Indices, seconds: Sequence[float]) -> list[float]:
    """Where the recording says what the voice says at these ``seconds``."""
    wanted = np.asarray(seconds) / HOP
    return [float(each) * HOP for each in np.searchsorted(way, wanted)]


def _rate(gap: Gap, begin: float) -> float:
    """How well a sentence may begin behind a gap: a long one is rather that between two sentences, and a near one."""
    return min(gap.end - gap.start, _LONG) - 2 * max(gap.start - begin, begin - gap.end, 0.0)


def place_starts(spoken: Sequence[tuple[float, float]], gaps: Sequence[Gap], whole: Gap) -> list[float]:
    """Where each sentence begins, rising: behind the pause that is nearest to where it was laid.

    ``spoken`` are the seconds from which, and up to which, each was laid.
    """
    begins, ends = np.array([gap.start for gap in gaps]), np.array([gap.end for gap in gaps])
    starts: list[float] = []
    for number, (begin, _end) in enumerate(spoken):
        if not number:
            starts.append(max(whole.start - LEAD, 0.0))
            continue
        before = min(spoken[number - 1][1], begin)
        first, last = int(np.searchsorted(ends, before - _NEAR)), int(np.searchsorted(begins, begin + _NEAR))
        near = [gap for gap in gaps[first:last] if gap.end > starts[-1] + SHORTEST]
        best = max(near, key=lambda gap: _rate(gap, begin), default=None)
        at = best.end - LEAD if best else begin
        starts.append(max(at, starts[-1] + SHORTEST))
    return starts
