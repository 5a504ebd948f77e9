"""Fetched pages on the disk, with the validators by which a server is asked for what is newer alone."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from articlecast.credentials import mask_addresses
from articlecast.files import replace_file, walk_kept
from articlecast.model import Document
from articlecast.names import sha256_hex

_FACTS = frozenset({"media_type", "url", "charset", "sha256"})
_FRESH = 24 * 3600.0
_REST, _LONGEST_REST = ".rest", 24 * 3600.0
_VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was fetched last; ``conditions`` are the headers that ask only for what is newer."""

    document: Document
    conditions: Mapping[str, str]


class PageCache:
    """A folder of pages by their addresses, each a ``.body`` and a ``.json`` of what is known of it.

    Each is kept under the address that answered, since a redirect's own answer has no validator. Without a folder
    nothing is kept.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._keeps = bool(str(folder))

    def load(self, address: str) -> KeptPage | None:
        """The page that this address gave last, as one just used; None where none is kept whole."""
        if not self._keeps:
            return None
        place = self._place(address)
        found = _read_pair(place)
        if found is None or mask_addresses(found.document.url) != mask_addresses(address):
            return None
        found = replace(found, document=replace(found.document, url=address))
        with contextlib.suppress(
            OSError
        ):  # what is used stays when the others are pruned; a run without news writes nothing
            if time.time() - place.with_suffix(".body").stat().st_mtime > _FRESH:
                for suffix in (".body", ".json"):
                    os.utime(place.with_suffix(suffix))
        return found

    def store(self, document: Document, headers: Mapping[str, str]) -> None:
        """Keep an answer, where its ``headers`` hold a validator; a folder that cannot be written keeps nothing."""
        validators = {name: headers[name] for name, _ in _VALIDATORS if name in headers}
        if not self._keeps or not validators:
            return
        place = self._place(document.url)
        facts = {"media_type": document.media_type, "url": mask_addresses(document.url), "charset": document.charset,
                 "sha256": sha256_hex(document.content), **validators}  # fmt: skip
        with contextlib.suppress(OSError):
            replace_file(place.with_suffix(".body"), document.content, sync=False, own=True)
            replace_file(place.with_suffix(".json"), json.dumps(facts).encode(), sync=False, own=True)

    def leave_alone(self, address: str, seconds: float) -> None:
        """Note that a server asked for so long a rest (Retry-After, RFC 9110, 10.2.3): a day of it at the most."""
        if self._keeps:
            until = time.time() + min(seconds, _LONGEST_REST)
            with contextlib.suppress(OSError):
                replace_file(self._place(address).with_suffix(_REST), str(until).encode(), sync=False, own=True)

    def left_alone(self, address: str) -> float:
        """The seconds for which it is not to be asked again; a clock that was set back asks for none."""
        if not self._keeps:
            return 0.0
        try:
            left = float(self._place(address).with_suffix(_REST).read_bytes()) - time.time()
        except (OSError, ValueError):
            return 0.0
        return left if left <= _LONGEST_REST else 0.0

    def measure(self) -> tuple[int, int]:
        """How many pages are kept, and the bytes of all their files."""
        files = list(walk_kept(self.folder)) if self._keeps else []
        return sum(path.suffix == ".body" for _used, _size, path in files), sum(size for _used, size, _path in files)

    def verify(self) -> tuple[int, int]:
        """How many pages are whole, and how many were not and are removed."""
        files = walk_kept(self.folder) if self._keeps else ()
        places = {path.with_suffix("") for _used, _size, path in files if path.suffix != _REST}
        bad = [place for place in places if _read_pair(place) is None]
        for place in bad:
            for suffix in (".body", ".json"):
                place.with_suffix(suffix).unlink(missing_ok=True)
        return len(places) - len(bad), len(bad)

    def _place(self, address: str) -> Path:
        """Where the answer is kept, but for the suffix; in as many folders as the other caches."""
        digest = sha256_hex(address.encode("utf-8", "surrogatepass"))
        return self.folder / digest[:2] / digest


def _read_pair(place: Path) -> KeptPage | None:
    try:
        facts = json.loads(place.with_suffix(".json").read_text("utf-8"))
        content = place.with_suffix(".body").read_bytes()
    except (OSError, ValueError):
        return None
    if not (isinstance(facts, dict) and set(facts) >= _FACTS and all(isinstance(v, str) for v in facts.values())):
        return None
    if facts["sha256"] != sha256_hex(content):
        return None
    conditions = {header: facts[name] for name, header in _VALIDATORS if facts.get(name)}
    return KeptPage(Document(content, facts["media_type"], facts["url"], facts["charset"]), conditions)
