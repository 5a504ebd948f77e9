"""What an editor may choose about reading: the table ``[read]`` of ``articlecast.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import Literal
from urllib.parse import urlsplit

from articlecast.bounds import Bound, check_bounds, check_zone
from articlecast.errors import UsageError
from articlecast.names import ENTRY, is_remote

FETCH_OPTIONS = (
    "largest_bytes",
    "user_agent",
    "timeout_seconds",
    "redirects",
    "seconds_per_host",
    "allowed_hosts",
    "robots",
    "cache",
    "entries",
    "logins",
    "cookies",
    "article_seconds",
    "article_megabytes",
    "host_seconds",
    "run_seconds",
)
"""Options that say how a source is had, and nothing of what is read in it: an episode does not depend on them."""

_BOUNDS = (
    Bound("largest_bytes", 1000, 2_000_000_000, 20_000_000),
    Bound("timeout_seconds", 0.1, 3600, 20.0, "s"),
    Bound("redirects", 0, 50, 5),
    Bound("seconds_per_host", 0, 3600, 1.0, "s"),
    Bound("entries", 1, 1_000_000, 1000),
    Bound("article_seconds", 1, 86_400, 120.0, "s"),
    Bound("article_megabytes", 50, 1_000_000, 1000),
    Bound("host_seconds", 1, 86_400, 300.0, "s"),
    Bound("run_seconds", 1, 604_800, 1800.0, "s"),
)


TEXT_KINDS = ("skip_text", "replace_text", "stop_at", "title_strip")
"""The kinds of rules about words: they hold for whatever an article is read from."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """What an editor knows of one site's pages, of a feed or of a folder; raises UsageError for what is none.

    A phrase is found as whole words, in any case unless it has a capital itself. ``/pattern/`` is a regular expression;
    one that takes too long on an article ends the reading of it.
    """

    host: str
    """A site's name, which counts for its subdomains too; or addresses or files by their path, as "example.org/live/*"
    or "articles/wire/*"; "*" is everything. It is compared with the article's link, with where it was found, and with
    the feed that led there."""
    drop: tuple[str, ...] = ()
    """CSS selectors of what is left out of the body, such as "aside.note"."""
    keep: tuple[str, ...] = ()
    """CSS selectors of what the body is made of, in place of what articlecast would choose."""
    skip_text: tuple[str, ...] = ()
    """Phrases and patterns: a sentence in which one is found is left out, such as "Sign up for our newsletter"."""
    replace_text: Mapping[str, str] | tuple[tuple[str, str], ...] = ()
    """Phrases and patterns with what stands in their place, as { "Ourtown" = "Our Town" }, or as a list of pairs."""
    stop_at: tuple[str, ...] = ()
    """Phrases that a block begins with, or patterns found in one: it and all that follows is left out."""
    title_strip: tuple[str, ...] = ()
    """What is cut out of titles, such as " | Example News"."""

    def __post_init__(self) -> None:
        if isinstance(self.replace_text, Mapping):
            object.__setattr__(self, "replace_text", tuple(self.replace_text.items()))
        for kind in ("drop", "keep"):
            for selector in self.list_written(kind):
                _check_selector(selector, kind)
        for kind in TEXT_KINDS:
            for written in self.list_written(kind):
                _check_phrase(written, kind)

    def list_written(self, kind: str) -> tuple[str, ...]:
        """The selectors, phrases and patterns of one kind of rule."""
        if kind == "replace_text":
            return tuple(written for written, _ in self.replacements)
        return tuple(getattr(self, kind))

    @property
    def replacements(self) -> tuple[tuple[str, str], ...]:
        """``replace_text`` as pairs."""
        return tuple(self.replace_text.items() if isinstance(self.replace_text, Mapping) else self.replace_text)

    def list_rows(self) -> Iterator[tuple[str, str, str]]:
        """Each single rule as ``(host, kind, written)``."""
        for kind in ("drop", "keep", *TEXT_KINDS):
            yield from ((self.host, kind, written) for written in self.list_written(kind))

    def as_digested(self) -> dict[str, object]:
        """The rule as digests have it: a kind that earlier versions did not know is there where it is set alone."""
        return {name: value for name, value in asdict(self).items() if value or name not in TEXT_KINDS}


def _check_selector(selector: str, kind: str) -> None:
    from cssselect import HTMLTranslator, SelectorError  # noqa: PLC0415 -- few shows have selectors

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        wrong = f"{selector!r} is no CSS selector: {error}"
        raise UsageError(f"read.sites.{kind}", wrong, f'{kind} = ["aside.note"]') from error


def _check_phrase(written: str, kind: str) -> None:
    import regex  # noqa: PLC0415 -- few shows have patterns

    if not written.strip():
        raise UsageError(f"read.sites.{kind}", f"there is nothing to look for in {written!r}", f'{kind} = ["…"]')
    if is_pattern(written):
        try:
            regex.compile(written[1:-1])
        except regex.error as error:
            wrong = f"{written!r} is no regular expression: {error}"
            raise UsageError(f"read.sites.{kind}", wrong, f"{kind} = ['/^Read more:/']") from error


def is_pattern(written: str) -> bool:
    """Whether it is ``/a regular expression/``, and no phrase."""
    return len(written) > 2 and written[0] == written[-1] == "/"


def list_site_rules(rules: Iterable[SiteRule], *places: str) -> Iterator[SiteRule]:
    """Those that hold for an article with these addresses and paths: its own, its source's, its feed's."""
    found = [place.partition(ENTRY)[0] for place in places]
    return (rule for rule in rules if rule.host == "*" or any(_is_at(place, rule.host) for place in found))


def _is_at(place: str, host: str) -> bool:
    by_path = "/" in host or "*" in host
    if not is_remote(place):
        path = "/" + place.replace("\\", "/")  # as Windows writes it
        return by_path and any(fnmatchcase(path, f"*/{each}") for each in (host, f"{host}/*"))
    try:
        parts = urlsplit(place)
        name = parts.hostname or ""
    except ValueError:
        return False
    if by_path:
        return any(fnmatchcase(f"{name}{parts.path}", each) for each in (host, f"{host.rstrip('/')}/*"))
    return name == host or name.endswith(f".{host}")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are fetched and read; raises UsageError for a number out of bounds."""

    largest_bytes: int = 20_000_000
    """The largest source, unpacked; more is no article."""
    language: str = ""
    """The language of an article that neither says nor shows its own; empty stands for the show's."""
    sites: tuple[SiteRule, ...] = ()
    """The editor's own rules for single sites, feeds and folders."""
    user_agent: str = ""
    """What servers are told about who asks; the name and version of articlecast follow it.

    Empty stands for the show's title.
    """
    timeout_seconds: float = 20.0
    """The longest that one answer may take, from asking to its last byte."""
    redirects: int = 5
    """How many redirects are followed."""
    seconds_per_host: float = 1.0
    """The least time between two requests to one host."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts that may be on a private network; all others must be public."""
    robots: bool = True
    """Whether robots.txt is asked and honoured."""
    cache: str = ""
    """A folder that keeps fetched pages and their validators, so that a server is asked for what is newer alone.

    Seen from this file's folder; empty stands for ``pages`` in the show's cache.
    """
    entries: int = 1000
    """At most so many entries of one feed or sitemap are taken."""
    books: Literal["chapters", "whole"] = "chapters"
    """What an EPUB is: an article for each of its chapters, or one with its chapters as headings. One of a single
    chapter is one article."""
    article_seconds: float = 120.0
    """The longest that fetching and reading one article may take; one that takes longer has failed."""
    article_megabytes: int = 1000
    """The most memory that reading one article may take, where the system can bound it (Linux)."""
    host_seconds: float = 300.0
    """How long the answers of one host may be waited for in a run; the rest of its pages are the next run's."""
    run_seconds: float = 1800.0
    """How long a run may fetch pages; what is ready then goes out, and the others are the next run's."""

    time_zone: str = ""
    """The time zone of a date that names none, as in "Europe/Dublin"; empty stands for the show's."""
    logins: tuple[str, ...] = ()
    """Servers that ask for a password, as in "https://me:${FEED_PASSWORD}@example.org"; a name in braces is taken from
    the environment. Those that stand in ``sources`` need not be named again."""
    cookies: str = ""
    """A file of cookies as browsers' extensions export it (Netscape's cookies.txt), for sites that you subscribe to.

    Seen from this file's folder. Each cookie goes to its own site alone.
    """

    def __post_init__(self) -> None:
        check_bounds("read", self, _BOUNDS)
        check_zone("read.time_zone", self.time_zone)
