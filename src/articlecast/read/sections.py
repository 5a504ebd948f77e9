"""The files whose words hold for all the pages below them: sections and the settings of a site of Hugo's, or Quarto's,
and who writes there.

Asked of each of ten thousand files, so that whatever reads such a file is imported where there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from articlecast.names import is_address

CONTENT, SECTION = "content", "_index.md"
_ENDINGS = ("toml", "yaml", "yml", "json")
_CONFIGS = tuple(f"{name}.{ending}" for name in ("hugo", "config") for ending in _ENDINGS)
CASCADES = tuple(f"cascade.{ending}" for ending in _ENDINGS)
"""Hugo's settings by their root key, a file for each, beside the others in ``config/_default``."""
_PAGES, NOTEBOOK = (".md", ".markdown", ".html"), ".ipynb"
_COMPUTED = (".qmd", ".rmd", NOTEBOOK)
PROJECTS = ("_quarto.yml", "_quarto.yaml")
FOLDERS = ("_metadata.yml", "_metadata.yaml")
"""What Quarto takes for all pages of a folder of its project, and of those in it."""

PEOPLE = (".authors.yml", "authors.yml", "_data/authors.yml")
"""Who the authors are that a header names by a key: for Material for MkDocs, Docusaurus and themes of Jekyll."""
_SIGNED = (".md", ".mdx", ".markdown")
_FURTHEST = 3
"""So many folders above a page's own may hold such a file."""


def list_people(place: str) -> list[tuple[str, str]]:
    """The files that say who the authors of a page are, the nearest first, each with its stamp."""
    if not place or place == "-" or is_address(place) or not place.lower().endswith(_SIGNED):
        return []
    folders = [os.path.dirname(os.path.abspath(place))]  # noqa: PTH100, PTH120 -- as below
    for _ in range(_FURTHEST):
        folders.append(os.path.dirname(folders[-1]))  # noqa: PTH120 -- as below
    files = (os.path.join(folder, name) for folder in dict.fromkeys(folders) for name in PEOPLE)  # noqa: PTH118
    return [found for found in map(_stamp, files) if found]


def stamp_sections(place: str) -> str:
    """Another one after every change of a file above a page that may speak for it; empty where there is none."""
    return "".join(f"+{stamp}" for _, stamp in (*list_sections(place), *list_people(place)))


def list_sections(place: str) -> list[tuple[str, str]]:
    """The settings of a page's site and the pages of the sections around it, from above, each with its stamp."""
    if not place or place == "-" or is_address(place):
        return []
    name = place.lower()
    if name.endswith(_COMPUTED):
        return _list_quarto(place)
    if not name.endswith(_PAGES):
        return []
    parts = os.path.abspath(place).split(os.sep)  # noqa: PTH100, PTH206 -- asked for each of ten thousand files
    if CONTENT not in parts[:-1]:
        return []
    at = parts.index(CONTENT)
    folders = [os.sep.join(parts[: depth + 1]) for depth in range(at, len(parts) - 1)]  # noqa: PTH118 -- as above
    sections = [os.path.join(folder, SECTION) for folder in folders]  # noqa: PTH118 -- as above
    return [found for found in map(_stamp, (*_list_configs(os.sep.join(parts[:at])), *sections)) if found]  # noqa: PTH118


def _list_configs(root: str) -> Iterator[str]:
    for folder in (os.path.join(root, "config", "_default"), root):  # noqa: PTH118 -- as above
        if os.path.isdir(folder):  # noqa: PTH112 -- as above
            names = _CONFIGS if folder == root else (*_CONFIGS, *CASCADES)
            yield from (os.path.join(folder, name) for name in names)  # noqa: PTH118 -- as above


def _list_quarto(place: str) -> list[tuple[str, str]]:
    """The settings of a page's project, and of the folders from there down to its own."""
    project = next(filter(None, map(_stamp, _list_projects(place))), None)
    if project is None:
        return []
    root = os.path.dirname(project[0])  # noqa: PTH120 -- as above
    folders = [os.path.dirname(os.path.abspath(place))]  # noqa: PTH100, PTH120 -- as above
    while folders[-1] != root:
        folders.append(os.path.dirname(folders[-1]))  # noqa: PTH120 -- as above
    shared = [os.path.join(folder, name) for folder in reversed(folders) for name in FOLDERS]  # noqa: PTH118 -- as above
    return [project, *(found for found in map(_stamp, shared) if found)]


def _list_projects(place: str) -> Iterator[str]:
    """Where the settings of a page's project may be, the nearest first."""
    folder = os.path.dirname(os.path.abspath(place))  # noqa: PTH100, PTH120 -- as above
    while True:
        yield from (os.path.join(folder, name) for name in PROJECTS)  # noqa: PTH118 -- as above
        above = os.path.dirname(folder)  # noqa: PTH120 -- as above
        if above == folder:
            return
        folder = above


def _stamp(path: str) -> tuple[str, str] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 -- as above
    except OSError:
        return None
    return path, f"{status.st_size:x}-{status.st_mtime_ns:x}"
