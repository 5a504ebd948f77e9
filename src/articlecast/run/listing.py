"""Places → their sources, and when a new article was published: strangers' feeds and pages, asked in processes.

A feed can hold a run as an article can: what it takes is bounded in the same way, and several hosts are asked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from articlecast.display import quote_word
from articlecast.errors import ArticlecastError, ReadError, own_up
from articlecast.model import Source
from articlecast.names import is_address
from articlecast.read import ReadOptions, list_by_name, list_passed_over, list_sources, load_document, read_article
from articlecast.read.sources import choose_lead
from articlecast.run.pool import Limits, LostProcess, PastLimit, Pool, Tell
from articlecast.show.schema import SCHEMA_NAME
from articlecast.show.settings import Settings

T = TypeVar("T")

_MOST_NAMED = 3
_OWN_FILES = (SCHEMA_NAME, "subscribers.json")


def find_host(locator: str) -> str:
    """The host that a source is asked of; empty for a file."""
    if not is_address(locator):
        return ""
    try:
        return (urlsplit(locator).hostname or locator).lower()
    except ValueError:
        return locator


def list_places(
    pool: Pool, places: Sequence[str], settings: Settings
) -> dict[str, tuple[Source, ...] | ArticlecastError]:
    """The sources at each place, or why they cannot be listed; each may take ``read.host_seconds``."""
    return _ask_each(pool, _list_place, [(place, place) for place in places], settings, "host_seconds")


def find_sources(pool: Pool, places: Sequence[str], settings: Settings) -> tuple[Source, ...]:
    """One source for each article of all places, each once; raises ReadError for the first that cannot be listed."""
    named = {place: list_by_name(place, settings.read, closed=settings.own_folders) for place in places}
    elsewhere = list_places(pool, [place for place, sources in named.items() if sources is None], settings)
    found: dict[str, Source] = {}
    for place, by_name in named.items():
        sources = elsewhere[place] if by_name is None else by_name
        if isinstance(sources, ArticlecastError):
            raise sources
        for source in sources:
            found[source.locator] = choose_lead(found.get(source.locator, source), source)
    return tuple(found.values())


def tell_passed_over(settings: Settings) -> str:
    """The files among the show's articles that are none, in a line; empty where there is no such file."""
    places = [settings.locate(name) for name in settings.sources.articles]
    master = settings.master
    named = (settings.show.artwork, settings.publish.theme, master.intro, master.outro, master.sting, master.bed)
    used = [settings.folder / name for name in (*named, *_OWN_FILES) if name]
    found = list_passed_over(places, closed=settings.own_folders, used=[settings.file, *used])
    if not found:
        return ""
    names = [settings.name_source(path) for path in found[:_MOST_NAMED]]
    more = f" and {len(found) - len(names):,} more" if len(found) > len(names) else ""
    files = "1 file is" if len(found) == 1 else f"{len(found):,} files are"
    return f"{files} passed over, being no article: {', '.join(names)}{more}"


def find_dates(pool: Pool, sources: Iterable[Source], settings: Settings) -> dict[str, datetime | None]:
    """When the article at each locator was published; None where it does not say, or cannot be read."""
    wanted = [(source.locator, source) for source in sources]
    found = _ask_each(pool, _find_date, wanted, settings, "article_seconds")
    return {locator: None if isinstance(date, ArticlecastError) else date for locator, date in found.items()}


def explain(name: str, error: BaseException, options: ReadOptions, seconds: str) -> ArticlecastError:
    """Why nothing came of a source in a process, in words; ``seconds`` is the setting that bounds the time."""
    again = f"articlecast read {quote_word(name)}"
    if isinstance(error, PastLimit):
        setting, unit = (seconds, "seconds") if error.limit == "seconds" else ("article_megabytes", "MB of memory")
        wrong = f"was given up: to read it takes more than {getattr(options, setting):g} {unit} (read.{setting})"
        return ReadError(name, wrong, f"{again}   (or raise read.{setting} in articlecast.toml)")
    if isinstance(error, LostProcess):
        return ReadError(name, "the process that read it was killed, twice", again)
    return own_up(name, error) if isinstance(error, Exception) else ReadError(name, str(error))


def _ask_each(
    pool: Pool,
    function: Callable[[tuple[Any, Settings], Tell], T],
    wanted: Iterable[tuple[str, object]],
    settings: Settings,
    seconds: str,
) -> dict[str, T | ArticlecastError]:
    limits = Limits(getattr(settings.read, seconds), settings.read.article_megabytes)
    futures: dict[str, Future[T]] = {
        name: pool.submit(function, (each, settings), limits, host=find_host(name)) for name, each in wanted
    }
    found: dict[str, T | ArticlecastError] = {}
    for name, future in futures.items():
        while not future.done():
            pool.turn(1.0)
        error = future.exception()
        found[name] = explain(name, error, settings.read, seconds) if error else future.result()
    return found


# ---------------------------------------------------------------- in the process


def _list_place(given: tuple[str, Settings], _tell: Tell) -> tuple[Source, ...]:
    place, settings = given
    return list_sources([place], settings.read, closed=settings.own_folders)


def _find_date(given: tuple[Source, Settings], _tell: Tell) -> datetime | None:
    source, settings = given
    return read_article(load_document(source, settings.read), settings.read).published
