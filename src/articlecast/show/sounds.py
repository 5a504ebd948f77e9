"""The sound files that the settings name: where they are, and what they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from articlecast.errors import MasterError
from articlecast.master import MasterOptions
from articlecast.names import sha256_hex
from articlecast.show.settings import Settings


def place_sounds(settings: Settings) -> tuple[MasterOptions, dict[str, str]]:
    """How the show is mastered, its sound files seen from the show's folder; and each one's SHA-256.

    A missing file has an empty digest: whoever masters with it says so.
    """
    master, folder = settings.master, settings.folder
    named = {"intro": master.intro, "outro": master.outro, "sting": master.sting, "bed": master.bed}
    paths = {name: folder / value for name, value in named.items() if value}
    digests = {name: sha256_hex(path.read_bytes()) if path.is_file() else "" for name, path in paths.items()}
    intro, outro, sting, bed = (str(paths[name]) if name in paths else "" for name in named)
    return replace(master, intro=intro, outro=outro, sting=sting, bed=bed), digests


PEAKS = 200
_WAVE_RATE = 8000
"""Hertz at which a wave is looked at: it is drawn, and not heard."""


def draw_waves(settings: Settings, _tell: object) -> list[dict[str, Any]]:
    """Each sound that the settings name, its length and ``PEAKS`` levels from 0 to 1, or why there are none.

    For a process that can be ended: a file of others is decoded.
    """
    import numpy as np  # noqa: PLC0415 -- in the process alone

    from articlecast.master.sounds import load_sound  # noqa: PLC0415 -- as above

    placed, rows = place_sounds(settings)[0], list[dict[str, Any]]()
    for name in ("intro", "outro", "sting", "bed"):
        if not (path := getattr(placed, name)):
            continue
        row: dict[str, Any] = {"setting": name, "path": getattr(settings.master, name)}
        try:
            sound = load_sound(Path(path), _WAVE_RATE)
        except MasterError as error:
            rows.append(row | {"error": error.wrong})
            continue
        levels = np.abs(np.frombuffer(sound.raw_data, "<i2").astype(np.float32)) / 32768
        parts = np.array_split(levels, min(PEAKS, max(1, levels.size)))
        rows.append(
            row | {"seconds": len(sound) / 1000, "peaks": [round(float(part.max()), 3) for part in parts if part.size]}
        )
    return rows
