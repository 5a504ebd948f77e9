"""A question about one source, answered where it can be ended: in a process, within its limits of time and memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import TypeVar
from urllib.parse import urlsplit

from articlecast.display import quote_word
from articlecast.errors import ArticlecastError, ReadError, own_up
from articlecast.names import is_remote
from articlecast.read.options import ReadOptions
from articlecast.run.pool import Limits, LostProcess, PastLimit, Pool, Stopped, Tell

GIVEN = "the text"
"""The name of what is no source but was given with the call, and cannot be read again by it."""

A = TypeVar("A")
T = TypeVar("T")


def find_host(locator: str) -> str:
    """The host that a source is asked of; empty for a file."""
    if not is_remote(locator):
        return ""
    try:
        return (urlsplit(locator).hostname or locator).lower()
    except ValueError:
        return locator


def ask_each(
    pool: Pool,
    function: Callable[[A, Tell], T],
    asked: Iterable[tuple[str, A]],
    options: ReadOptions,
    seconds: str = "article_seconds",
) -> dict[str, T | ArticlecastError]:
    """What ``function`` makes of what is asked of each name, or why nothing came of it, in their order.

    Hosts are asked side by side; ``seconds`` is the setting that bounds the time of each.
    """
    limits = Limits(getattr(options, seconds), options.article_megabytes)
    futures: dict[str, Future[T]] = {
        name: pool.submit(function, each, limits, host=find_host(name)) for name, each in asked
    }
    found: dict[str, T | ArticlecastError] = {}
    for name, future in futures.items():
        while not future.done():
            pool.turn(1.0)
        error = future.exception()
        found[name] = explain(name, error, options, seconds) if error else future.result()
    return found


def ask_one(pool: Pool, function: Callable[[A, Tell], T], name: str, asked: A, options: ReadOptions) -> T:
    """What ``function`` makes of what is asked of a source; raises ArticlecastError, the function's own among them."""
    (found,) = ask_each(pool, function, [(name, asked)], options).values()
    if isinstance(found, ArticlecastError):
        raise found
    return found


def explain(name: str, error: BaseException, options: ReadOptions, seconds: str) -> ArticlecastError:
    """Why nothing came of a source in a process, in words; ``seconds`` is the setting that bounds the time."""
    again = f"articlecast read {quote_word(name)}"
    if isinstance(error, PastLimit):
        setting, unit = (seconds, "seconds") if error.limit == "seconds" else ("article_megabytes", "MB of memory")
        wrong = f"was given up: to read it takes more than {getattr(options, setting):g} {unit} (read.{setting})"
        raising = f"raise read.{setting} in articlecast.toml"
        return ReadError(name, wrong, f"{again}   (or {raising})" if name != GIVEN else raising)
    if isinstance(error, LostProcess):
        return ReadError(name, "the process that read it was killed, twice", again if name != GIVEN else "")
    if isinstance(error, Stopped):
        return ReadError(name, "was given up, for whoever asked is at an end")
    return own_up(name, error) if isinstance(error, Exception) else ReadError(name, str(error))
