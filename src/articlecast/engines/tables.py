"""Large tables of a package in a file that all processes read, where each would hold them in its memory.

An accent's dictionaries and the tagger's weights, parsed, are 100 MB a process and 0.4 s; read from a file's pages,
which the processes have in common, 9 MB and 0.05 s. https://www.sqlite.org/mmap.html
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from articlecast.names import sha256_hex
from articlecast.system import claim_folder, find_cache_folder, remove_stale

Tables = Mapping[str, Mapping[str, Any]]
_LARGEST = 1 << 28
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FORMAT = b"1"
"""Another where the entries are written otherwise."""
_REMEMBERED = 2048
"""Answers a table: of an hour's words nine in ten are asked for again."""


class StoredTable:
    """A table that is looked up in a file: ``get`` and ``in``, as of a dictionary of strings."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        def find(key: str) -> Any:
            row = connection.execute("SELECT value FROM entries WHERE name = ? AND key = ?", (name, key)).fetchone()
            return json.loads(row[0]) if row and isinstance(row[0], bytes) else row and row[0]

        self.get: Callable[[str], Any] = lru_cache(_REMEMBERED)(find)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None


def open_tables(name: str, sources: Sequence[Path], parse: Callable[[], Tables]) -> Mapping[str, Any]:
    """The tables that ``parse`` makes of the sources, each with ``get`` and ``in``; their values are JSON and not null.

    Out of a file in this user's cache, which is made where it is not there, or is not what was written. What ``parse``
    gives itself where there can be none: no folder of this user's own, no room, no file that SQLite reads.
    """
    made = None
    with suppress(OSError, RuntimeError, sqlite3.Error):  # RuntimeError: nobody knows of a home
        folder = find_cache_folder() / "articlecast"
        if claim_folder(folder):
            digests = "".join(sha256_hex(source.read_bytes()) for source in sources)
            start = f"{name}-{sha256_hex(_FORMAT + digests.encode())[:16]}"
            path = _find_whole(folder, start) or _write(folder, name, start, made := parse())
            return _open(path)
    return made or parse()


def _name_file(start: str, written: Path) -> str:
    """What a file is called: it ends in the digest of its bytes."""
    return f"{start}-{sha256_hex(written.read_bytes())[:32]}.sqlite"


def _find_whole(folder: Path, start: str) -> Path | None:
    """The file that is what its name says."""
    for path in sorted(folder.glob(f"{start}-*.sqlite")):
        if path.stat().st_size < _LARGEST and path.name == _name_file(start, path):
            return path
    return None


def _write(folder: Path, name: str, start: str, tables: Tables) -> Path:
    """The file of these tables, and no other of that name."""
    handle, part = tempfile.mkstemp(suffix=".part", dir=folder)
    os.close(handle)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                "CREATE TABLE entries (name TEXT, key TEXT, value TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID; BEGIN"
            )
            for table in sorted(tables):
                rows = ((table, key, _pack(value)) for key, value in sorted(tables[table].items()))
                connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
            connection.execute("COMMIT")
        path = folder / _name_file(start, Path(part))
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
    for old in folder.glob(f"{name}-*.sqlite"):
        if old != path:
            remove_stale(old)
    return path


def _pack(value: Any) -> str | bytes:
    """A string as it is, and all else as JSON's bytes, by which SQLite tells the two apart."""
    return value if isinstance(value, str) else _ENCODE(value).encode()


def _open(path: Path) -> dict[str, StoredTable]:
    address = f"{path.as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.executescript(f"PRAGMA mmap_size = {_LARGEST}; PRAGMA cache_size = -64")
    names = [name for (name,) in connection.execute("SELECT DISTINCT name FROM entries")]
    return {name: StoredTable(connection, name) for name in names}
