"""Source → Document: the bytes of a file, an address, an entry of a feed, or standard input."""

from __future__ import annotations

import logging
import os
import stat
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from articlecast.display import quote_word
from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.names import ENTRY, PART, is_address, is_mailbox
from articlecast.read.entry import Entry
from articlecast.read.folders import load_collected
from articlecast.read.formats.lookup import find_format, list_entries, list_suffixes
from articlecast.read.options import ReadOptions
from articlecast.read.sections import list_people, list_sections
from articlecast.system import number_file

_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error
Fetch = Callable[[str], Document]


def stamp_status(status: os.stat_result) -> str:
    """Another one after every change of a file, and after every replacement by another file."""
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{number_file(status):x}"


@lru_cache(maxsize=4)
def entries_of(document: Document, options: ReadOptions) -> tuple[Entry, ...]:
    """``list_entries``, kept for the documents at hand: each entry is looked up in it."""
    return list_entries(document, options)


@lru_cache(maxsize=4)
def _fetcher(options: ReadOptions) -> Fetch:
    from articlecast.read.fetch.fetcher import Fetcher  # noqa: PLC0415 -- httpx takes a fifth of a second to import

    return Fetcher(options)


@lru_cache(maxsize=16)
def fetch_document(address: str, options: ReadOptions) -> Document:
    """The document at an address, fetched once in a run, since a source is listed first and loaded later."""
    document = replace(_fetcher(options)(address), remote=True)
    if document.content.startswith(b"\x1f\x8b"):  # sitemaps are offered as gzip files
        return replace(document, content=_unpack(document, options.largest_bytes), media_type="")
    return document


def _unpack(document: Document, limit: int) -> bytes:
    """What a gzip file holds; raises ReadError where it is damaged or holds more than ``limit`` bytes."""
    try:
        content = zlib.decompressobj(wbits=31).decompress(document.content, limit + 1)
    except zlib.error as error:
        raise ReadError(document.url, "is a damaged gzip file", f"curl -I {document.url}") from error
    if len(content) > limit:
        raise ReadError(
            document.url,
            f"is larger than {limit:,} bytes unpacked; that is no article",
            "raise read.largest_bytes in articlecast.toml if it is one",
        )
    return content


def list_letters(locator: str, options: ReadOptions) -> list[Source]:
    """The letters of a mailbox; raises ReadError where it cannot be asked."""
    from articlecast.read.mailbox import list_mailbox  # noqa: PLC0415 -- what asks mail servers, for who has one

    return list_mailbox(locator, options)


def unreadable(locator: str, error: Exception) -> ReadError:
    if isinstance(error, IsADirectoryError):
        return ReadError(locator, "is a folder, not one article", f"articlecast plan {locator}   (what is in it)")
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return ReadError(locator, f"cannot be read: {reason}", f"ls -l {locator}")


def _open_at_once(place: str, flags: int) -> int:
    """As ``os.open``, which would wait at a pipe until somebody writes into it."""
    return os.open(place, flags | getattr(os, "O_NONBLOCK", 0))


def _read_bounded(locator: str, limit: int) -> bytes:
    try:
        if locator == "-":
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with open(locator, "rb", opener=_open_at_once) as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    raise ReadError(locator, "is no regular file but a pipe, a device or a socket", f"ls -l {locator}")
                content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise unreadable(locator, error) from error
    if len(content) > limit:
        raise ReadError(
            locator,
            f"is larger than {limit:,} bytes; that is no article",
            "raise read.largest_bytes in articlecast.toml, or split the file",
        )
    return content


def _stamp_file(place: str) -> str:
    try:
        return stamp_status(os.stat(place))  # noqa: PTH116 -- once for each of a feed's thousand entries
    except (OSError, ValueError):
        return ""  # reading it says what is wrong


@lru_cache(maxsize=4)
def _load_feed(place: str, _stamp: str, options: ReadOptions) -> Document:
    """A feed, read once for all of its entries for as long as it stays as it is."""
    return load_document(Source(place), options)


def load_document(source: Source, options: ReadOptions | None = None) -> Document:
    """The bytes of one source and what they are said to be. Raises ReadError naming the source.

    ``FILE#part=NAME`` is a picture or the like within a zipped document.
    For the page behind an entry of a feed, the entry's own text stands in where the page cannot be had and the feed
    carries all of it; the log ``articlecast.read`` says so.
    """
    locator, options = source.locator, options or ReadOptions()
    if PART in locator:
        return _load_part(locator, options)
    if is_mailbox(locator):
        from articlecast.read.mailbox import load_letter  # noqa: PLC0415 -- as above

        return load_letter(locator, options)
    if ENTRY in locator:
        if not is_address(locator) and (collected := load_collected(locator, options.largest_bytes)):
            return collected
        entry = _find_entry(locator, options)
        if entry.html or entry.spare or entry.lines:
            return replace(entry.as_document(locator), remote=is_address(locator) or _is_by_strangers(locator, options))
        raise ReadError(
            locator, "this entry holds no more than a summary", f"articlecast read {quote_word(entry.link)}"
        )
    if is_address(locator):
        return _load_page(source, options) if source.feed else fetch_document(locator, options)
    content = _read_bounded(locator, options.largest_bytes)
    if locator == "-":
        return Document(content, "", "standard input")
    document = Document(content, list_suffixes().get(Path(locator).suffix.lower(), ""), locator)
    if not (list_sections(locator) or list_people(locator)):
        return document
    from articlecast.read.cascade import apply_cascade  # noqa: PLC0415 -- YAML, which only generators' sites need here

    return apply_cascade(document)


def _load_part(locator: str, options: ReadOptions) -> Document:
    """A part of a zipped document, as its cover; raises ReadError where it has none of that name."""
    from articlecast.read.formats.zipped import Package  # noqa: PLC0415 -- lxml, for who reads such documents

    place, _, name = locator.partition(PART)
    document = _load_feed(place, "" if is_address(place) else _stamp_file(place), options)
    return Document(Package(document, options, "a zipped document").read(unquote(name)), "", locator)


def _load_place(locator: str, options: ReadOptions) -> Document:
    """The document that holds an entry, as it is now."""
    place = locator.partition(ENTRY)[0]
    return _load_feed(place, "" if is_address(place) else _stamp_file(place), options)


def _is_by_strangers(locator: str, options: ReadOptions) -> bool:
    return find_format(_load_place(locator, options)).by_strangers


def _find_entry(locator: str, options: ReadOptions) -> Entry:
    """The entry of a feed as it stands now; raises ReadError where it has gone."""
    place, _, wanted = locator.partition(ENTRY)
    feed = _load_place(locator, options)
    entry = next((entry for entry in entries_of(feed, options) if entry.key == unquote(wanted)), None)
    if entry is None:
        raise ReadError(locator, "this entry is no longer in the feed", f"articlecast read {quote_word(place)}")
    return entry


def _load_page(source: Source, options: ReadOptions) -> Document:
    """The page behind an entry of a feed, or the entry itself where that has to do."""
    try:
        entry = _find_entry(source.feed, options)
    except ReadError:  # the page may be there all the same
        return fetch_document(source.locator, options)
    told = replace(entry.as_document(source.feed), remote=True)
    spare = told if entry.spare else None
    if entry.recording and not spare:  # where the page is none of an article, the recording is all that there is
        spare = replace(entry.as_heard().as_document(source.feed), remote=True)
    try:
        return replace(fetch_document(source.locator, options), instead=spare, entry=told)
    except ReadError as error:
        if spare is None:
            wrong = f"{error.wrong}; its feed holds no more than a summary of it"
            raise type(error)(error.thing, wrong, error.hint) from error
        if entry.spare:
            _LOG.warning("note: %s\ntry:   nothing; the text that the feed carries is taken", error)
        return spare
