"""The sections of Hugo's that a file lies in: folders below ``content`` with a page ``_index.md``.

Asked of each of ten thousand files, so that whatever reads such a page is imported where there is one.
"""

from __future__ import annotations

import os

from articlecast.names import is_address

CONTENT, SECTION = "content", "_index.md"


def stamp_sections(place: str) -> str:
    """Another one after every change of a section's page above a file; empty where there is none."""
    return "".join(f"+{stamp}" for _, stamp in list_sections(place))


def list_sections(place: str) -> list[tuple[str, str]]:
    """The pages of the sections around a file of a folder ``content``, from above, each with its stamp."""
    if not place or place == "-" or is_address(place) or not place.lower().endswith((".md", ".markdown", ".html")):
        return []
    parts = os.path.abspath(place).split(os.sep)  # noqa: PTH100, PTH206 -- asked for each of ten thousand files
    if CONTENT not in parts[:-1]:
        return []
    found = []
    for depth in range(parts.index(CONTENT), len(parts) - 1):
        section = os.sep.join([*parts[: depth + 1], SECTION])  # noqa: PTH118 -- as above
        try:
            status = os.stat(section)  # noqa: PTH116 -- as above
        except OSError:
            continue
        found.append((section, f"{status.st_size:x}-{status.st_mtime_ns:x}"))
    return found
