"""Places → sources: folders, feeds and sitemaps expanded to one source for each article."""

from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from articlecast.display import quote_word
from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.names import ENTRY, find_site, is_address, is_mailbox, is_remote, natural_key, sha256_hex
from articlecast.read.fetch.places import drop_criteria
from articlecast.read.folders import find_kind, list_collected
from articlecast.read.formats.builtin import ADDRESSES, FEED, LINKS, OPML, PAGE, SITEMAP
from articlecast.read.formats.lookup import count_entries, find_format, list_collections, list_suffixes
from articlecast.read.load import (
    entries_of,
    fetch_document,
    list_letters,
    load_document,
    stamp_status,
    unreadable,
)
from articlecast.read.options import ReadOptions
from articlecast.read.sections import stamp_sections
from articlecast.read.sites import find_generator, sift_pages
from articlecast.system import find_place

_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error

_ABOUT = "licen[cs]e|changelog|contributing|authors|notice|todo|requirements|robots"
_NO_ARTICLES = re.compile(
    r"(?:(?i:readme)\b.*"
    rf"|(?i:{_ABOUT})(?:[.-](?:[a-z]{{2}}(?:-(?:[A-Za-z]{{2}}|[A-Z][a-z]{{3}}))?|v?\d[\d.]*))?"  # notice.de.md
    rf"|(?:{_ABOUT.upper()})\b.*"  # LICENSE-MIT.txt: in capitals, as is the custom
    r"|requirements[\w-]*\.txt)(?:\.\w+)?",
    re.ASCII,
)
"""What stands about a folder in it; "robots-of-the-sea.md" and "notice-to-mariners.md" are articles."""
_MISTAKEN = re.compile(
    r"(?!robots\.txt|requirements[\w-]*\.txt)(?:authors|notice|todo|requirements|robots)\b", re.IGNORECASE
)
"""Those of them that are words of a language, too."""
DEEPEST_INDEX = 3
"""So many sitemaps may stand above one; sitemaps.org allows one, and they may name each other."""
MOST_LISTED = 20_000
"""Articles that a list of addresses leads to, feeds and all."""
_LISTS = (OPML, ADDRESSES, LINKS)
_Place = tuple[int, int]
"""A folder, as ``find_place`` tells it from others."""


OPEN = frozenset({"_posts", "_drafts"})
"""The folders of Jekyll's articles and drafts (https://jekyllrb.com/docs/posts/), and Hexo's: no hidden ones."""


def walk_files(
    folder: str,
    closed: frozenset[_Place],
    take: Callable[[os.DirEntry[str]], bool],
    shut: Collection[str] = (),
) -> Iterator[Source]:
    """The files of a folder that are to be taken, in the order of their names, 2 before 10; no folder is entered that
    is closed, nor one whose name is among ``shut``.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: natural_key(entry.name))
    if kind := find_kind({entry.name for entry in found}):
        yield from list_collected(kind, folder)
        return
    for entry in found:
        if entry.name.startswith((".", "_")) and entry.name not in OPEN:
            continue
        status = _look(entry)
        if stat.S_ISDIR(status.st_mode):
            place = find_place(entry.path, status)
            if place not in closed and entry.name not in shut and (entry.name.isascii() or _is_text(entry.path)):
                yield from walk_files(entry.path, closed | {place}, take, shut)
        elif stat.S_ISREG(status.st_mode) and take(entry):
            yield Source(entry.path, stamp_status(status) + stamp_sections(entry.path))


def _take_article(entry: os.DirEntry[str]) -> bool:
    return may_be_article(entry.name, entry.path)


def _take_page(entry: os.DirEntry[str]) -> bool:
    return _take_article(entry) and _suffix(entry.name) not in list_collections()


def may_be_article(name: str, path: str) -> bool:
    """Whether a file of a folder is read for an article, as far as its name says."""
    return _suffix(name) in list_suffixes() and not is_no_article(name) and (name.isascii() or _is_text(path))


def is_no_article(name: str) -> bool:
    """Whether it is a file about the folder, as a README is."""
    return _NO_ARTICLES.fullmatch(name) is not None


def may_be_mistaken(name: str) -> bool:
    """Whether a file that is taken for one about its folder may be an article all the same: ``notice.md``."""
    first = _MISTAKEN.match(name)
    return first is not None and not first[0].isupper() and is_no_article(name)


def close_folders(folder: Path, closed: Iterable[Path]) -> frozenset[_Place]:
    """The folders not to be entered below ``folder``: those that are closed, and, since a link may lead up, its own."""
    whole = folder.resolve()
    places = (path for path in (whole, *whole.parents, *closed) if path.is_dir())
    return frozenset(find_place(str(path), path.stat()) for path in places)


def _is_text(path: str) -> bool:
    """Whether a path can be written down: a name in an encoding of long ago cannot, and is told."""
    if shown := _find_strange(path):
        _LOG.warning("note: %s: passed over, for its name is not UTF-8\ntry:   rename it", shown)
    return not shown


def _find_strange(path: str) -> str:
    """A path that cannot be written down, as it can be shown; empty for any other."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return ""


def _look(entry: os.DirEntry[str]) -> os.stat_result:
    """What a name leads to; the link itself where it leads nowhere or in a circle."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _suffix(name: str) -> str:
    """What follows the last dot of a name or a path, the dot among it: splitext takes four times as long."""
    tail = name.rpartition(".")[2]
    return f".{tail.lower()}" if len(tail) < len(name) else ""


def list_sources(
    locators: Iterable[str], options: ReadOptions | None = None, *, closed: Iterable[Path] = ()
) -> tuple[Source, ...]:
    """One source for each article: folders, feeds and sitemaps expanded in their order, each source once.

    Hidden files, files with other suffixes and a README are passed over in folders, and taken where they are
    named; folders that are ``closed`` are not entered, nor a link that leads up. An entry of a feed is its page where
    the feed carries no full text, and ``FEED#entry=KEY`` where it does, or says that it is not public.
    An address that cannot be fetched stays a source, so that it fails by itself. The log ``articlecast.read`` warns,
    once each, of what is passed over: entries with neither text nor link, a sitemap that leads round to itself, and
    of a feed of more than ``options.entries`` the rest. Raises ReadError for a path that does not exist and for a
    named feed that cannot be read.
    """
    options = options or ReadOptions()
    found: dict[str, Source] = {}
    for locator in locators:
        if locator == "-" or ENTRY in locator:
            sources = [Source(locator)]
        elif is_address(locator):
            sources = _expand_address(locator, options)
        elif is_mailbox(locator):
            sources = _expand_mailbox(locator, options)
        else:
            sources = _expand_path(locator, options, closed)
        for source in sources:
            found[source.locator] = choose_lead(found.get(source.locator, source), source)
    return tuple(found.values())


def choose_lead(known: Source, other: Source) -> Source:
    """Of two that lead to one page the first, unless that is a feed of another site: its words may stand in for it."""
    if not known.feed:
        return known
    site = find_site(known.locator)
    return other if find_site(known.feed) != site and (not other.feed or find_site(other.feed) == site) else known


class _MustBeRead(Exception):
    """What a place holds is written in a file."""


def list_by_name(
    locator: str, options: ReadOptions | None = None, *, closed: Iterable[Path] = ()
) -> tuple[Source, ...] | None:
    """As ``list_sources``, for a place of which the names of its files say all.

    None for an address, and where there is a file of data, which may be a feed: it has to be asked, or read.
    """
    if is_remote(locator):
        return None
    if locator == "-" or ENTRY in locator:
        return (Source(locator),)
    try:
        return tuple(_expand_path(locator, options or ReadOptions(), closed, by_name=True))
    except _MustBeRead:
        return None


def _expand_path(locator: str, options: ReadOptions, closed: Iterable[Path], *, by_name: bool = False) -> list[Source]:
    if shown := _find_strange(locator):
        raise ReadError(shown, "its name is not UTF-8", "rename it")
    path = Path(locator)
    try:
        if not locator:
            raise ReadError("''", "is no name of a file or folder", "articlecast read --help")
        if path.is_dir():
            if site := find_generator(path):
                kind, home = site
                return sift_pages(kind, home, walk_files(str(home), close_folders(home, closed), _take_page, kind.shut))
            found = walk_files(str(path), close_folders(path, closed), _take_article)
            return [each for source in found for each in _expand_file(source, options, by_name=by_name)]
        if path.exists():
            status = path.stat()
            stamp = stamp_status(status) + stamp_sections(locator) if path.is_file() else ""
            return _expand_file(Source(locator, stamp), options, named=True, by_name=by_name)
    except (OSError, ValueError) as error:
        raise unreadable(locator, error) from error
    if "://" in locator:  # a path would drop a slash of it, and no password is found behind one
        raise ReadError(locator, "is neither a web address nor a file", "articlecast help reading   (what is read)")
    raise ReadError(locator, "no such file or folder", f"ls {quote_word(str(path.parent))}")


def _expand_file(source: Source, options: ReadOptions, *, named: bool = False, by_name: bool = False) -> list[Source]:
    """A file, or its entries where it holds several articles; other files of data in a folder are no articles.

    Of a folder's files only those are looked into whose suffix is that of a collection; one that is named may have any.
    """
    may_hold_several = _suffix(source.locator) in list_collections()
    if not source.stamp or ENTRY in source.locator or not (may_hold_several or named):
        return [source]
    if may_hold_several and by_name:
        raise _MustBeRead
    try:
        document = load_document(source, options)
    except ReadError:
        if named and may_hold_several:
            raise
        return [source]  # it fails by itself, and holds up no other of its folder
    found = find_format(document)
    try:
        if holds_several(document, options):
            return _expand_entries(source.locator, document, options)
    except ReadError:
        if named and may_hold_several:
            raise
        return [source]  # as above
    is_article = named or found == PAGE or _suffix(source.locator) in found.suffixes
    return [source] if is_article else []


def _expand_address(locator: str, options: ReadOptions, above: tuple[str, ...] = ()) -> list[Source]:
    try:
        document = fetch_document(locator, options)
    except ReadError:
        return [Source(locator)]
    if holds_several(document, options):
        return _expand_entries(locator, document, options, above)
    return [Source(locator, sha256_hex(document.content))]


def _expand_mailbox(locator: str, options: ReadOptions) -> list[Source]:
    try:
        return list_letters(locator, options)
    except ReadError:  # it stays a source, and fails by itself, as an address does
        return [Source(drop_criteria(locator))]


def _expand_entries(
    locator: str, document: Document, options: ReadOptions, above: tuple[str, ...] = ()
) -> list[Source]:
    """Where each entry's article is: in the feed itself, or at the entry's link; ``above`` are the sitemaps passed."""
    sources: list[Source] = []
    entries = entries_of(document, options)
    if len(entries) >= options.entries:
        _tell_left_out(locator, count_left_out(document, options), options.entries)
    is_map = find_format(document) == SITEMAP
    is_list = find_format(document) in _LISTS
    is_index = is_map and b"<sitemapindex" in document.content[:65536]
    empty: list[str] = []
    heard: list[str] = []
    for number, entry in enumerate(entries, 1):
        if len(sources) >= (MOST_LISTED if is_list else options.entries):
            break
        place = f"{locator}{ENTRY}{quote(entry.key, safe='')}"
        if not entry.is_article:
            continue
        if entry.sound:
            heard.append(f"'{entry.title[:60]}'")
            continue
        if entry.html or entry.lines:
            sources.append(Source(place, entry.digest()))
        elif not is_address(entry.link) or ENTRY in entry.link:  # an entry of another feed is that feed's to give
            empty.append(f"'{entry.title[:60]}'" if entry.title else f"number {number}")
        elif (is_list and find_format(document) != LINKS) or (is_map and (is_index or entry.link.endswith(".xml"))):
            sources += _expand_map(entry.link, options, (*above, locator))
        else:
            alone = is_list or (is_map and not entry.published)  # a sitemap of news knows the day of each page
            sources.append(Source(entry.link, entry.digest(), "" if alone else place))
    if empty:
        _tell_left(locator, tuple(empty), "without text and without a link", "tell who publishes it")
    if heard:
        _tell_left(locator, tuple(heard), "that are audio already", "subscribe to it where podcasts are heard")
    return sources if is_list else sources[: options.entries]


def _expand_map(locator: str, options: ReadOptions, above: tuple[str, ...]) -> list[Source]:
    """What a sitemap or a list leads to that another one names; none where they name each other without end."""
    if locator not in above and len(above) < DEEPEST_INDEX:
        return _expand_address(locator, options, above)
    _tell_circle(locator, above[0])
    return []


def holds_several(document: Document, options: ReadOptions) -> bool:
    """Whether a document leads to articles, as a feed does, and is none itself."""
    return find_format(document) in (FEED, SITEMAP) or bool(entries_of(document, options))


def count_left_out(document: Document, options: ReadOptions) -> int:
    """How many entries of a document stand beyond ``options.entries``."""
    return max(count_entries(document, options) - options.entries, 0)


@lru_cache(maxsize=64)
def _tell_left_out(locator: str, left_out: int, taken: int) -> None:
    """Warn of entries that are passed over, once for each feed in a run."""
    if left_out:
        _LOG.warning(
            "note: %s: its first %s entries are taken and %s left out\ntry:   raise read.entries in articlecast.toml",
            locator,
            f"{taken:,}",
            f"{left_out:,}",
        )


@lru_cache(maxsize=64)
def _tell_left(locator: str, names: tuple[str, ...], what: str, hint: str) -> None:
    """Warn of entries in which there is nothing to narrate, once for each feed in a run."""
    shown = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
    _LOG.warning("note: %s: %s of its entries %s passed over: %s\ntry:   %s", locator, len(names), what, shown, hint)


@lru_cache(maxsize=64)
def _tell_circle(locator: str, index: str) -> None:
    _LOG.warning(
        "note: %s: a sitemap or list that %s leads to again, or too deep, is passed over\n"
        "try:   give the address of one that names pages",
        locator,
        index,
    )
