"""What an episode depends on, and what a run does: digests that tell whether there is anything to do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from articlecast.model import Article, Document
from articlecast.names import ENTRY, sha256_hex
from articlecast.show.settings import Settings


def what_is_said(document: Document, locator: str, read: Callable[[], Article]) -> bytes:
    """What a fingerprint holds of an article: its bytes; of a page on the network what ``read`` finds in it.

    Many a server writes the time, or a number for its forms, into each answer, around the same article. Raises as
    ``read`` does.
    """
    if "://" not in locator or ENTRY in locator:
        return document.content
    article = read()
    ends = f" {article.expires.isoformat()}" if article.expires else ""
    return f"{article!r}{ends}".encode()


def digest_settings(settings: Settings) -> str:
    """Changes with any setting, with any file that a setting names, and with every installation."""
    code = Path(__file__).stat()
    dumped = settings.model_dump_json()
    selected = [repr(settings.select)] if settings.select else []
    files = sorted(
        f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in _list_files(settings.folder, dumped)
    )
    return sha256_hex("\n".join([f"{code.st_size} {code.st_mtime_ns}", dumped, *files, *selected]).encode())


def _list_files(folder: Path, dumped: str) -> Iterator[tuple[Path, os.stat_result]]:
    """The files that settings name for a run to read, articles aside: artwork, theme, sounds."""

    def strings(value: object) -> Iterator[str]:
        match value:
            case str():
                yield value
            case dict():
                for each in value.values():
                    yield from strings(each)
            case list():
                for each in value:
                    yield from strings(each)
            case _:
                pass

    tables = {name: table for name, table in json.loads(dumped).items() if name not in {"sources", "sync", "cache"}}
    tables["publish"].pop("target")  # what a run itself writes there is no setting
    tables["read"].pop("cache")
    for name in sorted(set(strings(tables))):
        if not name or "\0" in name or "://" in name or len(name) > 1000 or "\n" in name:
            continue
        path = folder / name
        try:
            places = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
            for place in places:
                yield place, place.stat()
        except OSError:
            continue
