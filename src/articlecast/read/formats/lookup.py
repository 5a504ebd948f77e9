"""Formats: every one is an entry point, ours and a third party's alike, and only the one that is needed is imported."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import entry_points

from articlecast.errors import ArticlecastError, ReadError
from articlecast.model import Article, Document
from articlecast.read.format import ENTRY_POINT_GROUP, Format
from articlecast.read.options import ReadOptions

_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error


@cache
def list_formats() -> tuple[Format, ...]:
    """All installed formats in the order in which they are asked: by rank, then by name.

    One that cannot be imported, or is none, is left out, and the log ``articlecast.read`` warns of it, once: it holds
    up no article of another kind.
    """
    found = []
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 -- a third party's module may raise anything
            _warn(point.name, f"cannot be loaded: {type(error).__name__}: {error}", point.value)
            continue
        if isinstance(loaded, Format):
            found.append(loaded)
        else:
            _warn(point.name, f"{point.value} is no articlecast.Format", point.value)
    return tuple(sorted(found, key=lambda each: (each.rank, each.name)))


def _warn(name: str, wrong: str, value: str) -> None:
    _LOG.warning("note: the format '%s' %s\ntry:   pip show -f %s", name, wrong, value.partition(":")[0].split(".")[0])


@cache
def list_suffixes() -> dict[str, str]:
    """The suffixes of files that may be articles, in lower case, with the media type that each is taken for.

    Where two formats name the same, it is that of the one that is asked first.
    """
    return {suffix.lower(): kind for each in reversed(list_formats()) for suffix, kind in each.suffixes.items()}


def find_format(document: Document) -> Format:
    """The first format that recognises the document; raises ReadError where none does."""
    for each in list_formats():
        if _ask(each, document):
            return each
    raise ReadError(document.url, "is of no kind that is known here", "articlecast doctor")


def _ask(found: Format, document: Document) -> bool:
    try:
        return found.recognises(document)
    except Exception as error:
        if _is_ours(found):
            raise
        _warn(found.name, f"failed on {document.url}: {type(error).__name__}: {error}", found.reader)
        return False


def read_document(document: Document, options: ReadOptions) -> Article:
    """The document's article, as its format reads it; raises ReadError, whatever a third party's reader raises."""
    found = find_format(document)
    try:
        return found.read(document, options)
    except ArticlecastError:
        raise
    except ImportError as error:
        wrong = f"cannot be read as {found.name}: {error}"
        raise ReadError(document.url, wrong, f"pip install {(error.name or found.name).partition('.')[0]}") from error
    except Exception as error:
        if _is_ours(found):
            raise
        wrong = f"the format '{found.name}' failed: {type(error).__name__}: {error}"
        raise ReadError(document.url, wrong, "tell whoever made that format, with the document") from error


def _is_ours(found: Format) -> bool:
    return found.reader.startswith("articlecast.")
