"""The files in a folder of articles that no format reads and no article shows: told, for nobody else would say so."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from articlecast.names import ENTRY, is_address
from articlecast.read.sites import find_generator
from articlecast.read.sources import close_folders, is_no_article, may_be_article, may_be_mistaken, walk_files
from articlecast.read.text.decode import decode_head, is_unicode

_NAMED = (
    ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".aac", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav",
)  # fmt: skip
"""Pictures and recordings: an article that has one names it."""
_SAVED = ("_files", "_dateien", "_fichiers", "_archivos", "-bestanden")
"""How a browser names the folder with the parts of a page that it saved."""


def list_passed_over(
    places: Iterable[str], *, closed: Iterable[Path] = (), used: Collection[Path] = ()
) -> tuple[str, ...]:
    """The files in those of the places that are folders which are neither articles nor named by one, in order.

    Named are an article's pictures and its recording. ``used`` are files that serve for something else. Hidden files, a
    README and its like, and the parts of a saved page are nobody's mistake; a ``notice.md`` may be one. What cannot be
    read is told by whoever reads the articles.
    """
    found: list[str] = []
    for place in places:
        if not is_address(place) and Path(place).is_dir() and not find_generator(Path(place)):
            with suppress(OSError):
                found += _look(place, close_folders(Path(place), closed))
    served = {str(path.resolve()) for path in used}
    return tuple(path for path in dict.fromkeys(found) if str(Path(path).resolve()) not in served)


def _look(folder: str, closed: frozenset[tuple[int, int]]) -> list[str]:
    files = [source.locator for source in walk_files(folder, closed, _is_open)]
    articles = [path for path in files if _may_be_article(path)]
    others = [path for path in files if not _may_be_article(path) and not _is_part_of_page(path)]
    shown = _find_shown([path for path in others if path.lower().endswith(_NAMED)], articles)
    return [path for path in others if path not in shown]


def _is_open(entry: os.DirEntry[str]) -> bool:
    return not is_no_article(entry.name) or may_be_mistaken(entry.name)


def _may_be_article(path: str) -> bool:
    return ENTRY in path or may_be_article(os.path.basename(path), path)  # noqa: PTH119 -- as in sources


def _is_part_of_page(path: str) -> bool:
    return any(part.endswith(_SAVED) for part in Path(path).parts[:-1])


def _find_shown(named: Collection[str], articles: Iterable[str]) -> set[str]:
    """Those whose name stands in an article."""
    left = {path: _spell(Path(path).name) for path in named}
    for article in articles:
        if not left:
            break
        with suppress(OSError):
            content = Path(article).read_bytes()
            content = decode_head(content, len(content)).encode() if is_unicode(content) else content
            left = {path: names for path, names in left.items() if not any(name in content for name in names)}
    return set(named) - set(left)


def _spell(name: str) -> tuple[bytes, bytes]:
    """A file's name as text has it, and as an address has it."""
    plain = name.encode("utf-8", "surrogateescape")
    return plain, quote(plain).encode()
