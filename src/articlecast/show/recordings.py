"""An article's own recording: a person's voice, which takes the place of the synthetic one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from articlecast.errors import ReadError
from articlecast.files import digest_file
from articlecast.model import Article
from articlecast.names import ENTRY, is_address, quote

if TYPE_CHECKING:
    from articlecast.show.settings import Settings  # pydantic, which a worker that only carries the value needs not

FIELD, READER = "recording", "readby"
"""The header's lines: the sound file, and whose voice it is."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file on its way into an episode: ``name`` is its path seen from the show's folder.

    ``content`` is there for a worker that cannot see this disk.
    """

    name: str
    path: Path
    digest: str
    content: bytes = b""


def find_recording(settings: Settings, article: Article, source: str) -> Recording | None:
    """The recording that an article of that locator names; None where it names none.

    It has to be a file in the show's folder or the article's own, wherever links lead. Raises ReadError for any other:
    a voice that was meant to be a person's must not be a machine's in silence.
    """
    place = dict(article.narration).get(FIELD, "")
    if not place or is_address(source) or ENTRY in source:
        return None
    folder = Path(source).parent
    hint = f"{FIELD}: voice.mp3   (a sound file beside the article)"
    try:
        path = spell_file(Path(place), folder)
        real = None if "://" in place else find_file(path, folder, settings.folder)
        if real is None:
            raise ReadError(
                source, f"{FIELD}: {quote(place)} is no file in the show's folder or the article's own", hint
            )
        if not real.is_file():
            raise ReadError(source, f"{FIELD}: there is no such file: {place}", hint)
        return Recording(settings.name_source(str(folder / path)), real, digest_file(real))
    except (OSError, ValueError, RuntimeError) as error:
        raise ReadError(source, f"{FIELD}: {place}: {error}", hint) from error


def find_file(path: Path, *homes: Path) -> Path | None:
    """Where links lead from a path, seen from the first of ``homes``; None where that is outside of all."""
    if path.drive not in {"", *(home.drive for home in homes)}:  # Windows would ask the server of \\server\share
        return None
    real = (homes[0] / path).resolve()
    return real if any(real.is_relative_to(home.resolve()) for home in homes) else None


def spell_file(path: Path, home: Path) -> Path:
    """The path in that of Unicode's two forms in which there is a file, seen from ``home``; as it is where none is.

    A Mac's disk has "ü" as two characters, a keyboard as one, and other disks take the one name for another.
    """
    if path.drive or str(path).isascii():
        return path
    forms = (path, *(Path(normalize(form, str(path))) for form in ("NFC", "NFD")))
    return next((each for each in forms if os.path.exists(home / each)), path)  # noqa: PTH110 -- pathlib's own raises


def add_recording(said: bytes, digest: str) -> bytes:
    """What a fingerprint holds of an article that brings its own recording."""
    return b"%b recording %b" % (said, digest.encode()) if digest else said


def digest_recording(settings: Settings, name: str) -> str:
    """The digest of a manifest's recording as it is now; nothing where there is none, or it is gone."""
    try:
        path = settings.folder / name
        return digest_file(path) if name and path.is_file() else ""
    except (OSError, ValueError):
        return ""
