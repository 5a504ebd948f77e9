"""The world → documents: files, folders and standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.read.options import ReadOptions

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonfeed": "application/feed+json",
}
"""The files of a folder that may be articles, and what they are taken for."""

_NO_ARTICLES = re.compile(
    r"^(?:readme|licen[cs]e|changelog|contributing|authors|notice|todo|requirements|robots)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"^https?://", re.IGNORECASE)


def is_address(locator: str) -> bool:
    """Whether a locator is a web address."""
    return _ADDRESS.match(locator) is not None


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file() and path.suffix.lower() in SUFFIXES and not _NO_ARTICLES.match(path.name):
            yield path


def list_sources(locators: Iterable[str]) -> tuple[Source, ...]:
    """One source for each article: folders expanded in the order of their names, each source once.

    Hidden files, files with other suffixes and a README are passed over in folders, and taken where they are
    named. Raises ReadError for a path that does not exist.
    """
    found: dict[str, None] = {}
    for locator in locators:
        if locator == "-" or is_address(locator):
            found[locator] = None
            continue
        path = Path(locator)
        try:
            if path.is_dir():
                found.update(dict.fromkeys(str(entry) for entry in _walk(path)))
            elif path.exists():
                found[locator] = None
            else:
                raise ReadError(locator, "no such file or folder", f"ls {path.parent}")
        except (OSError, ValueError) as error:
            raise _unreadable(locator, error) from error
    return tuple(Source(locator) for locator in found)


def _unreadable(locator: str, error: Exception) -> ReadError:
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return ReadError(locator, f"cannot be read: {reason}", f"ls -l {locator}")


def _read_bounded(locator: str, limit: int) -> bytes:
    try:
        if locator == "-":
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(locator).open("rb") as stream:
                content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(locator, error) from error
    if len(content) > limit:
        raise ReadError(
            locator,
            f"is larger than {limit:,} bytes; that is no article",
            "raise read.largest_bytes in articlecast.toml, or split the file",
        )
    return content


def load_document(source: Source, options: ReadOptions | None = None) -> Document:
    """The bytes of one source and what they are said to be. Raises ReadError naming the source."""
    locator, options = source.locator, options or ReadOptions()
    content = _read_bounded(locator, options.largest_bytes)
    if locator == "-":
        return Document(content, "", "standard input")
    return Document(content, SUFFIXES.get(Path(locator).suffix.lower(), ""), locator)
