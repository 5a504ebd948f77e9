"""The sound files that the settings name: where they are, and what they hold."""

from __future__ import annotations

from dataclasses import replace

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
