"""What a section or a site says for all of its pages: Hugo's ``cascade``, in the ``_index.md`` or the settings of the
site; of Quarto's ``_quarto.yml`` what it says of code, and its folders' ``_metadata.yml``; the names behind the keys of
authors.

https://gohugo.io/content-management/front-matter/#cascade-1, https://gohugo.io/configuration/cascade/,
https://quarto.org/docs/projects/quarto-projects.html#metadata,
https://squidfunk.github.io/mkdocs-material/plugins/blog/#authors, https://docusaurus.io/docs/blog#global-authors
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.formats.header import Header, fold_name, split_header
from articlecast.read.formats.recognise import has_header
from articlecast.read.sections import (
    CASCADES,
    CONTENT,
    FOLDERS,
    NOTEBOOK,
    PROJECTS,
    SECTION,
    list_people,
    list_sections,
)
from articlecast.read.text.decode import decode_text, fold_lines

LARGEST_SECTION = 200_000
"""Bytes of a section's page; its header stands at the beginning."""
_TARGET = frozenset({"target"})  # ``_target`` once
_OWN = frozenset(
    """
    title linktitle date lastmod slug url permalink aliases weight type layout menu menus outputs cascade translationkey
    """.split()
)
"""Fields that are one page's and no section's, whatever a cascade says."""


_AUTHORS = frozenset({"author", "authors"})
_COMPUTING = frozenset({"execute", "knitr"})
"""What a project of Quarto's says of the code in its pages."""


def apply_cascade(document: Document) -> Document:
    """The document of a file with the lines of its sections that its own header does not have.

    The nearer section goes before the one above it. What cannot be read is left as it is: its reader says why.
    """
    sections, files = list_sections(document.url), list_people(document.url)
    if not (sections or files):
        return document
    lines: dict[str, object] = {}
    for section, stamp in reversed(sections):
        for name, value in _read_cascade(section, stamp, document.url):
            lines.setdefault(name, value)
    people: dict[str, str] = {}
    for file, stamp in reversed(files):
        people |= _load_people(file, stamp)
    if not (lines or people):
        return document
    if document.url.lower().endswith(NOTEBOOK):
        return replace(document, content=_head_notebook(document.content, lines))
    try:
        text = fold_lines(decode_text(document)).lstrip("\ufeff \n")
        header, body = split_header(text, document.url) if has_header(text) or text.startswith("{") else ({}, text)
    except ReadError:
        return document
    named = _name_people(header, people)
    head = _fill_header(named, lines) or _write_header(header, named)
    return replace(document, content=f"{head}{body}".encode(), charset="utf-8") if head else document


def _name_people(header: Header, people: Mapping[str, str]) -> Header:
    """A header whose authors are named, where it has their keys; the same one where it has none."""

    def name(value: object) -> object:
        if isinstance(value, list):
            return list(map(name, value))
        if isinstance(value, Mapping):
            return value if "name" in value or "key" not in value else {**value, "name": name(value["key"])}
        return people.get(value, value) if isinstance(value, str) else value

    named = {each: name(value) if fold_name(each) in _AUTHORS else value for each, value in header.items()}
    return named if named != header else header


def _write_header(before: Header, header: Header) -> str:
    """A header that is another one than before; empty where it is the same."""
    if header is before:
        return ""
    return "---\n" + "".join(f"{_quote(name)}: {_quote(value)}\n" for name, value in header.items()) + "---\n"


def _fill_header(header: Header, lines: Mapping[str, object]) -> str:
    """A header with the lines that it lacks; empty where it lacks none."""
    own = {fold_name(name) for name in header}
    missing = {name: value for name, value in lines.items() if fold_name(name) not in own}
    head = "".join(f"{_quote(name)}: {_quote(value)}\n" for name, value in {**missing, **header}.items())
    return f"---\n{head}---\n" if missing else ""


_TOLD = {"title": "title", "authors": "author", "date": "date", "lang": "lang"}
"""What a notebook's metadata says, and the lines of a header that say it: beside a header nobody asks the metadata."""


def _head_notebook(content: bytes, lines: Mapping[str, object]) -> bytes:
    """A notebook with these lines in the header of its first cell, or in a cell of their own; as it is where it is
    damaged, or has them.
    """
    try:
        notebook = json.loads(content)
        cells, told = notebook["cells"], notebook.get("metadata", {})
        first = cells[0]
        source = "".join(first["source"])
        headed = first["cell_type"] in {"raw", "markdown"} and has_header(source)
        header, body = split_header(f"{source}\n", "the first cell") if headed else ({}, "")
        if not headed:
            header = {line: told[name] for name, line in _TOLD.items() if name in told}
    except (ValueError, LookupError, TypeError, AttributeError, ReadError, RecursionError):
        return content
    head = _fill_header(header, lines)
    if not head:
        return content
    notebook["cells"] = [{**first, "source": head + body}, *cells[1:]] if headed else [
        {"cell_type": "raw", "metadata": {}, "source": head}, *cells]  # fmt: skip
    return json.dumps(notebook).encode()


def _quote(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)  # YAML has no pairs of surrogates


def _read_cascade(section: str, stamp: str, place: str) -> Iterator[tuple[str, object]]:
    """The lines that a section gives to the page at ``place``; the first rule of several that fits goes first."""
    parts = os.path.abspath(place).split(os.sep)  # noqa: PTH100, PTH206 -- as above
    path = "/" + "/".join(parts[parts.index(CONTENT) + 1 :] if CONTENT in parts else parts[-1:])
    for rule in _load_rules(section, stamp):
        target = next((value for name, value in rule.items() if fold_name(name) in _TARGET), {})
        if isinstance(target, Mapping) and not _fits(target, path):
            continue
        for name, value in rule.items():
            if fold_name(name) not in _OWN | _TARGET:
                yield str(name), value


@lru_cache(maxsize=64)
def _load_people(file: str, _stamp: str) -> dict[str, str]:
    """Names by their keys, below ``authors:`` or at the margin; none where they cannot be read."""
    try:
        with Path(file).open("rb") as stream:
            text = fold_lines(decode_text(Document(stream.read(LARGEST_SECTION), "text/markdown", file)))
        header = split_header(f"---\n{text}\n---\n", file)[0]
    except (OSError, ReadError):
        return {}
    below = header.get("authors")
    rows = below if isinstance(below, Mapping) else header
    return {str(key): str(told["name"]) for key, told in rows.items() if isinstance(told, Mapping) and told.get("name")}


@lru_cache(maxsize=64)
def _load_rules(section: str, _stamp: str) -> tuple[Header, ...]:
    """The rules of a section's page, or of a site's settings; none where they cannot be read."""
    name = os.path.basename(section)  # noqa: PTH119 -- as above
    try:
        with Path(section).open("rb") as stream:
            text = fold_lines(decode_text(Document(stream.read(LARGEST_SECTION), "text/markdown", section)))
        fence = "" if name == SECTION else "+++" if name.endswith(".toml") else "---"
        if name in CASCADES and text.lstrip().startswith("- "):
            text = f"cascade:\n{text}"
        if fence:
            text = f"{fence}\n{text}\n{fence}\n"
        header = split_header(text, section)[0] if fence or has_header(text) or text.startswith("{") else {}
    except (OSError, ReadError):
        return ()
    if name in PROJECTS:
        return ({name: value for name, value in header.items() if name in _COMPUTING},)
    if name in FOLDERS:
        return (header,)
    # A file of the key's own name leaves the key out, where it can.
    unsaid = header if name in CASCADES else None
    said = next((value for name, value in header.items() if fold_name(name) == "cascade"), unsaid)
    rules = said if isinstance(said, list) else [said]
    return tuple(rule for rule in rules if isinstance(rule, Mapping))


def _fits(target: Mapping[object, object], path: str) -> bool:
    """Whether a rule holds for a page: by its path below ``content``, and its kind. ``**`` is any number of folders."""
    kind, pattern = str(target.get("kind", "page")), str(target.get("path", ""))
    bare = os.path.splitext(path)[0]  # noqa: PTH122 -- a path of Hugo's
    wanted = pattern.replace("**", "*")
    return fnmatchcase("page", kind) and (
        not wanted or any(fnmatchcase(each, wanted) for each in (path, bare, bare.removesuffix("/index")))
    )
