"""What an editor may choose about reading: the table ``[read]`` of ``articlecast.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from articlecast.bounds import Bound, check_bounds, check_zone
from articlecast.errors import UsageError

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


@dataclass(frozen=True, slots=True)
class SiteRule:
    """CSS selectors for the pages of one site; raises UsageError for one that is none."""

    host: str
    """The site's name, which counts for its subdomains too; "*" is every site."""
    drop: tuple[str, ...] = ()
    """What is left out of the body, such as "aside.note"."""
    keep: tuple[str, ...] = ()
    """What the body is made of, in place of what articlecast would choose."""

    def __post_init__(self) -> None:
        for selector in (*self.drop, *self.keep):
            _check_selector(selector)


def _check_selector(selector: str) -> None:
    from cssselect import HTMLTranslator, SelectorError  # noqa: PLC0415 -- few shows have selectors

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise UsageError("read.sites", f"{selector!r} is no CSS selector: {error}", 'drop = ["aside.note"]') from error


def list_site_rules(rules: Iterable[SiteRule], address: str) -> Iterator[SiteRule]:
    """Those that hold for a page at that address; none for what is no address."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return (rule for rule in rules if rule.host in {"*", host} or host.endswith("." + rule.host))


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are fetched and read; raises UsageError for a number out of bounds."""

    largest_bytes: int = 20_000_000
    """The largest source, unpacked; more is no article."""
    language: str = ""
    """The language of an article that neither says nor shows its own; empty stands for the show's."""
    sites: tuple[SiteRule, ...] = ()
    """The editor's own selectors for single sites."""
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

    def __post_init__(self) -> None:
        check_bounds("read", self, _BOUNDS)
        check_zone("read.time_zone", self.time_zone)
