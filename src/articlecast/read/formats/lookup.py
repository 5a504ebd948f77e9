"""Formats: every one is an entry point, ours and a third party's alike, and only the one that is needed is imported."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from articlecast.errors import ArticlecastError, PluginError, ReadError
from articlecast.model import Article, Document
from articlecast.packages import suggest_install
from articlecast.plugins import call_plugin, is_ours, list_plugins, load_plugin
from articlecast.read.entry import Entry
from articlecast.read.format import ENTRY_POINT_GROUP, Format
from articlecast.read.options import ReadOptions

Found = TypeVar("Found")
_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error


@cache
def list_formats() -> tuple[Format, ...]:
    """All installed formats in the order in which they are asked: by rank, then by name.

    One that cannot be imported, or is none, is left out, and the log ``articlecast.read`` warns of it, once: it holds
    up no article of another kind.
    """
    found = []
    for point in list_plugins(ENTRY_POINT_GROUP):
        try:
            loaded = load_plugin(point)
        except (PluginError, ImportError) as error:
            _warn(point.name, str(error) if isinstance(error, PluginError) else f"cannot be loaded: {error}")
            continue
        wrong = "is no articlecast.Format" if not isinstance(loaded, Format) else _find_fault(loaded)
        if wrong:
            _warn(point.name, f"{point.value} {wrong}")
        else:
            found.append(loaded)
    return tuple(sorted(found, key=lambda each: (each.rank, each.name)))


def _find_fault(found: Any) -> str:
    """What is wrong with a format's fields, whose types nobody has checked; nothing where all is well."""
    if not (isinstance(found.name, str) and isinstance(found.reader, str) and callable(found.recognises)):
        return "needs a name, a reader's name as 'package.module:function', and a function that recognises"
    if not isinstance(found.rank, int):
        return "has a rank that is no whole number"
    suffixes: Any = found.suffixes
    if not isinstance(suffixes, Mapping) or not all(isinstance(text, str) for row in suffixes.items() for text in row):
        return "has suffixes that are no table of suffix and media type"
    if bad := [suffix for suffix in suffixes if not re.fullmatch(r"\.[^./\\]+", suffix)]:
        return f"has the suffix '{bad[0]}', which is no dot and what follows a file's last one"
    return ""


def _warn(name: str, wrong: str) -> None:
    _LOG.warning("note: the format '%s': %s\ntry:   tell whoever made it, or uninstall it", name, wrong)


@cache
def list_suffixes() -> dict[str, str]:
    """The suffixes of files that may be articles, in lower case, with the media type that each is taken for.

    Where two formats name the same, it is that of the one that is asked first.
    """
    return {suffix.lower(): kind for each in reversed(list_formats()) for suffix, kind in each.suffixes.items()}


@cache
def list_collections() -> frozenset[str]:
    """The suffixes of files that may hold several articles, in lower case: such a file is looked into to list it."""
    return frozenset(suffix.lower() for each in list_formats() if each.lister for suffix in each.suffixes)


def find_format(document: Document) -> Format:
    """The first format that recognises the document; raises ReadError where none does."""
    for each in list_formats():
        if _ask(each, document):
            return each
    raise ReadError(document.url, "is of no kind that is known here", "articlecast doctor")


def _ask(found: Format, document: Document) -> bool:
    if is_ours(found.reader):
        return found.recognises(document)
    try:
        return bool(call_plugin("", found.recognises, document))
    except ArticlecastError as error:
        _warn(found.name, f"on {document.url}: {error.wrong}")
        return False


def read_document(document: Document, options: ReadOptions, found: Format | None = None) -> Article:
    """The document's article, as its format reads it; raises ReadError, whatever a third party's reader raises.

    ``found`` is that format where it is known already: all are asked for it.
    """
    found = found or find_format(document)
    return _use(found, found.reader, found.read, document, options)


def list_entries(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """The articles that a document holds, as its format lists them; none where it is one article by itself.

    Raises ReadError, whatever a third party's lister raises.
    """
    found = find_format(document)
    return _use(found, found.lister, found.list_entries, document, options) if found.lister else ()


def count_entries(document: Document, options: ReadOptions) -> int:
    """How many articles a document holds, whatever ``options.entries`` is; raises as ``list_entries`` does."""
    found = find_format(document)
    return _use(found, found.counter or found.lister, found.count_entries, document, options) if found.lister else 0


def _use(
    found: Format, name: str, work: Callable[[Document, ReadOptions], Found], document: Document, options: ReadOptions
) -> Found:
    try:
        return work(document, options) if is_ours(name) else call_plugin("", work, document, options)
    except ReadError:
        raise
    except ImportError as error:
        needed = suggest_install(found.extra) or f"pip install {(error.name or found.name).partition('.')[0]}"
        raise ReadError(document.url, f"cannot be read as {found.name}: {error}", needed) from error
    except ArticlecastError as error:
        if is_ours(name):
            raise
        raise ReadError(document.url, f"the format '{found.name}' {error.wrong}", error.hint) from error
