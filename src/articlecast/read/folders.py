"""Folders that are one collection and no heap of files: a maildir's letters, the posts of an export of Substack.

Each article in one is ``FOLDER#entry=KEY``, whose key stays while its file is renamed: a letter's name says whether it
was read, and its folder whether it is new.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote

from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.names import ENTRY
from articlecast.read.formats.mail.looks import LETTER
from articlecast.system import number_file

TABLE = "posts.csv"
"""Substack's list of its posts."""
_FLAGS = re.compile(r"[:;!]2,(?P<flags>[A-Za-z]*)$")
_LETTERS = ("new", "cur")
_HEADER = 16_000
"""Bytes of a letter in which its Message-ID stands, most likely."""
_ID = re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{3,250}>)", re.IGNORECASE | re.MULTILINE)
_NOT_READ = frozenset("TD")
"""Flags of what its reader has thrown away or has not sent (https://cr.yp.to/proto/maildir.html)."""


@dataclass(frozen=True, slots=True)
class Collected:
    """One kind of such a folder. ``is_one`` asks the names in it; ``list_files`` gives each article's key and file."""

    name: str
    is_one: Callable[[Collection[str]], bool]
    list_files: Callable[[str], dict[str, str]]
    load: Callable[[bytes, str, str, int], Document]


def _is_maildir(names: Collection[str]) -> bool:
    return {"cur", "new", "tmp"} <= set(names)


def _list_letters(folder: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _LETTERS:
        with os.scandir(os.path.join(folder, part)) as entries:  # noqa: PTH118 -- as in sources
            for entry in entries:
                flags = _FLAGS.search(entry.name)
                if entry.name.startswith(".") or (flags and _NOT_READ & set(flags["flags"])):
                    continue
                if entry.is_file(follow_symlinks=False):
                    found[_FLAGS.sub("", entry.name)] = entry.path
    return _drop_copies(dict(sorted(found.items())))


def _drop_copies(letters: dict[str, str]) -> dict[str, str]:
    """The letters without those that came once more, to another address of one reader: they share a Message-ID."""
    found: dict[bytes, str] = {}
    for key, path in letters.items():
        found.setdefault(_read_id(path) or key.encode("utf-8", "surrogateescape"), key)
    kept = set(found.values())
    return {key: path for key, path in letters.items() if key in kept}


def _read_id(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 -- once for each letter of a folder
            header = re.split(rb"\r?\n\r?\n", stream.read(_HEADER), maxsplit=1)[0]
    except OSError:  # reading it says what is wrong
        return b""
    named = _ID.search(header)
    return named[1] if named else b""


def _load_letter(content: bytes, place: str, _key: str, _limit: int) -> Document:
    return Document(content, LETTER, place, remote=True)


def _is_substack(names: Collection[str]) -> bool:
    return TABLE in names and "posts" in names


def _list_posts(folder: str) -> dict[str, str]:
    from articlecast.read.formats.exports.substack import match_rows, name_files  # noqa: PLC0415 -- lxml, for few folders

    posts = Path(folder, "posts")
    files = name_files(sorted(str(path) for path in posts.iterdir() if path.is_file()))
    return {row["post_id"]: path for row, path in match_rows(_rows(folder, _stamp(str(Path(folder, TABLE)))), files)}


@lru_cache(maxsize=4)
def _rows(folder: str, _stamp_of: str) -> tuple[dict[str, str], ...]:
    from articlecast.read.formats.exports.substack import read_rows  # noqa: PLC0415 -- as above

    return tuple(dict(row) for row in read_rows(_read(Path(folder, TABLE), 20_000_000)))


def _load_post(content: bytes, place: str, key: str, _limit: int) -> Document:
    from articlecast.read.formats.exports.substack import make_entry  # noqa: PLC0415 -- as above

    folder = place.partition(ENTRY)[0]
    row = next(row for row in _rows(folder, _stamp(str(Path(folder, TABLE)))) if row["post_id"] == key)
    return make_entry(row, content.decode("utf-8", "replace")).as_document(place)


KINDS = (
    Collected("maildir", _is_maildir, _list_letters, _load_letter),
    Collected("Substack's export", _is_substack, _list_posts, _load_post),
)


def find_kind(names: Collection[str]) -> Collected | None:
    """The kind of a folder in which these names stand; None for a folder of files like most."""
    return next((kind for kind in KINDS if kind.is_one(names)), None)


def list_collected(kind: Collected, folder: str) -> list[Source]:
    """The articles of a folder that is one collection, in the order of their keys."""
    extra = _stamp(str(Path(folder, TABLE))) if kind.name != "maildir" else ""
    return [
        Source(f"{folder}{ENTRY}{quote(key, safe='')}", _stamp(path) + extra)
        for key, path in kind.list_files(folder).items()
    ]


def load_collected(locator: str, limit: int) -> Document | None:
    """One article of such a folder, or None where its place is none; raises ReadError where it has gone."""
    place, _, key = locator.partition(ENTRY)
    if not os.path.isdir(place):  # noqa: PTH112 -- asked for each entry of a feed
        return None
    kind = find_kind(os.listdir(place))
    if kind is None:
        return None
    path = _files(kind, place, _moments(place)).get(unquote(key))
    if path is None:
        raise ReadError(locator, f"this article is no longer in the {kind.name}", f"ls {place}")
    return kind.load(_read(Path(path), limit), locator, unquote(key), limit)


@lru_cache(maxsize=4)
def _files(kind: Collected, folder: str, _moments_of: tuple[int, ...]) -> dict[str, str]:
    return kind.list_files(folder)


def _moments(folder: str) -> tuple[int, ...]:
    """Others whenever a file has come, gone or was renamed."""
    return tuple(
        path.stat().st_mtime_ns for name in (*_LETTERS, "posts", TABLE) if (path := Path(folder, name)).exists()
    )


def _stamp(path: str) -> str:
    status = os.stat(path)  # noqa: PTH116 -- as in load
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{number_file(status):x}"


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror}", f"ls -l {path}") from error
    if len(content) > limit:
        raise ReadError(str(path), f"is larger than {limit:,} bytes; that is no article", "raise read.largest_bytes")
    return content
