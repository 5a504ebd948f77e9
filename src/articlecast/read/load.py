"""Sources → documents: which files a folder holds, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.read.options import ReadOptions

MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".txt": "",
}
"""Suffixes of the files in a folder that are articles; what others hold is not looked at."""


def list_sources(locators: Iterable[str]) -> tuple[Source, ...]:
    """Each file named, and each article in the folders named, sorted, hidden ones left out, none twice.

    Raises ReadError for a place that does not exist.
    """
    found: dict[str, None] = {}
    for locator in locators:
        path = Path(locator)
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.suffix.lower() in MEDIA_TYPES)
            found |= dict.fromkeys(str(file) for file in inside if file.is_file() and not _is_hidden(file, path))
        elif path.exists():
            found[locator] = None
        else:
            raise ReadError(locator, "no such file or folder", f"ls {path.parent}")
    return tuple(map(Source, found))


def load_document(source: Source, options: ReadOptions | None = None) -> Document:
    """The bytes of one file; raises ReadError where it cannot be read or is larger than the options allow."""
    path, most = Path(source.locator), (options or ReadOptions()).largest_bytes
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror}", f"ls -l {path}") from error
    if len(content) > most:
        wrong = f"is larger than {most:,} bytes; that is no article"
        raise ReadError(str(path), wrong, "raise read.largest_bytes in articlecast.toml if it is one")
    return Document(content, MEDIA_TYPES.get(path.suffix.lower(), ""), str(path))


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)
