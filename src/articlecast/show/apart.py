"""Whether two shows of a file are delivered apart: places are compared, not how they are spelled."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from articlecast.errors import UsageError
from articlecast.show.mistakes import Mistake
from articlecast.show.shows import choose_show, fill_addresses, list_shows, read_values

_SAME = {"https": "http", "s3a": "s3", "gcs": "gs", "ssh": "sftp", "scp": "sftp"}
"""Schemes that lead to the same place as another one."""
_PORTS = {"http": {80, 443}, "sftp": {22}}

_KINDS = {
    (True, True): "both are private, and each has subscribers of its own",
    (True, False): "one is private, the other public",
    (False, True): "one is public, the other private",
}
"""What is wrong with two shows in one folder, by which of them are private."""

Place = tuple[str, ...]
"""What is served or delivered, and the folders down to it; empty for nothing."""


class _Delivered(BaseModel):
    """Where another show is delivered; what is wrong with the rest of it is told when its turn comes."""

    model_config = ConfigDict(str_strip_whitespace=True)

    target: str = ""
    private: bool = False


def find_shared_targets(path: Path, show: str, target: str, *, private: bool) -> Iterator[Mistake]:
    """What is wrong where an earlier show of the file is delivered to the same place, or a private one among the files
    of another one, or another one among its.
    """
    own = find_place(target, path.resolve().parent)
    values = read_values(path) if own and show else {}
    for name in takewhile(lambda each: each != show, list_shows(path)) if values else ():
        try:
            chosen = fill_addresses(choose_show(path, values, name), os.environ)
            other = _Delivered.model_validate(chosen.get("publish", {}))
        except (UsageError, ValidationError):
            continue
        place = find_place(other.target, path.resolve().parent)
        called = f"'{name}'" if name else "the file's own show"
        wrong = f"is that of {called}, too" if place == own else ""
        if not wrong and (private or other.private) and is_shared(own, place):
            wrong = f"is in one folder with that of {called}: {_KINDS[private, other.private]}"
        if wrong:
            way = ("shows", show, "publish", "target")
            yield Mistake(way, wrong, f'publish.target = "…"   (below [shows.{show}])')
            return


def is_shared(one: Place, other: Place) -> bool:
    """Whether two places are one, or one of them lies below the other."""
    least = min(len(one), len(other))
    return least > 0 and one[:least] == other[:least]


def find_place(target: str, folder: Path) -> Place:
    """Where a folder, seen from ``folder``, or an address lies: links are followed, and of an address the scheme's
    variants, the login, the standard port and the host's capitals make no difference.
    """
    scheme, mark, rest = target.rpartition("::")[2].partition("://")
    if not target:
        return ()
    if not mark or scheme.casefold() in {"file", "local"}:
        path = Path(rest).expanduser().absolute() if mark else folder / target  # as fsspec reads the one
        try:
            return ("file", *path.resolve().parts)
        except (OSError, RuntimeError, ValueError):  # links in a circle
            return ("file", *path.parts)
    kind = _SAME.get(scheme.casefold(), scheme.casefold())
    try:
        parts = urlsplit(f"//{rest}")
        port = parts.port
    except ValueError:
        return (kind, rest)
    host = (parts.hostname or "").casefold().rstrip(".")
    site = f"{host}:{port}" if port and port not in _PORTS.get(kind, ()) else host
    way = posixpath.normpath(f"/{unquote(parts.path).lstrip('/')}")
    return (kind, site, *filter(None, way.split("/")))
