"""Edited scripts that are not rendered yet: plain files in ``scripts/``, which ``render --script`` takes, too.

A draft is changed by whoever saw it as it is: its digest is the pledge. It goes when its episode has been rendered from
it, and it is nobody's cache: an editor's work is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from articlecast.files import replace_file
from articlecast.names import sha256_hex

_PLAIN = re.compile(r"[^A-Za-z0-9_.-]+")


def digest_script(text: str) -> str:
    """By which two editors know that they saw the same script."""
    return sha256_hex(text.encode())[:16]


@dataclass(frozen=True, slots=True)
class Drafts:
    folder: Path

    def place(self, source: str) -> Path:
        """The file of an article's draft; two articles never share one."""
        stem = _PLAIN.sub("-", Path(source).stem)[:60].strip(".-") or "article"
        return self.folder / f"{stem}-{sha256_hex(source.encode())[:8]}.md"

    def load(self, source: str) -> str | None:
        """The draft as it was saved; None where there is none. Raises OSError."""
        path = self.place(source)
        return path.read_text("utf-8") if path.is_file() else None

    def save(self, source: str, text: str) -> Path:
        """Keep the draft, whole or not at all; raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.place(source)
        replace_file(path, text.encode())
        return path

    def delete(self, source: str) -> None:
        self.place(source).unlink(missing_ok=True)
