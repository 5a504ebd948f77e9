"""Places → their sources, and when a new article was published: strangers' feeds and pages, asked in processes.

A feed can hold a run as an article can: what it takes is bounded in the same way, and several hosts are asked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from articlecast.errors import ArticlecastError
from articlecast.model import Source
from articlecast.read import ReadOptions, list_by_name, list_passed_over, list_sources, load_document, read_article
from articlecast.read.sources import choose_lead, may_be_mistaken
from articlecast.run.pool import Pool, Tell
from articlecast.run.questions import ask_each
from articlecast.show.schema import SCHEMA_NAME
from articlecast.show.settings import Settings

_MOST_NAMED = 3
_OTHER_FORM = "save it as Markdown, HTML or text, or keep it elsewhere"
_OTHER_NAME = "rename it, or name the file itself in sources.articles"
_OWN_FILES = (SCHEMA_NAME, "subscribers.json", "submitters.json", "editors.json", "provenance.pem")


def list_places(
    pool: Pool, places: Sequence[str], options: ReadOptions, closed: Sequence[Path] = ()
) -> dict[str, tuple[Source, ...] | ArticlecastError]:
    """The sources at each place, or why they cannot be listed; each may take ``read.host_seconds``."""
    asked = [(place, (place, options, closed)) for place in places]
    return ask_each(pool, _list_place, asked, options, "host_seconds")


def find_sources(
    pool: Pool, places: Sequence[str], options: ReadOptions, closed: Sequence[Path] = ()
) -> tuple[Source, ...]:
    """One source for each article of all places, each once; raises ReadError for the first that cannot be listed.

    Folders that are ``closed`` are not entered.
    """
    named = {place: list_by_name(place, options, closed=closed) for place in places}
    elsewhere = list_places(pool, [place for place, sources in named.items() if sources is None], options, closed)
    found: dict[str, Source] = {}
    for place, by_name in named.items():
        sources = elsewhere[place] if by_name is None else by_name
        if isinstance(sources, ArticlecastError):
            raise sources
        for source in sources:
            found[source.locator] = choose_lead(found.get(source.locator, source), source)
    return tuple(found.values())


def tell_passed_over(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The files among the show's articles that are none, in a line for each reason, and what to do about them."""
    places = [settings.locate(name) for name in settings.sources.articles]
    master = settings.master
    own = (settings.show.artwork, settings.publish.theme, master.intro, master.outro, master.sting, master.bed)
    used = [settings.folder / name for name in (*own, *_OWN_FILES) if name]
    used += settings.folder.glob("subscribers-*.json")
    found = list_passed_over(places, closed=settings.own_folders, used=[settings.file, *used])
    named = [path for path in found if may_be_mistaken(Path(path).name)]
    told = (
        ([path for path in found if path not in named], "being no article", _OTHER_FORM),
        (named, "named as what stands about a folder is", _OTHER_NAME),
    )
    return tuple((_tell_files(settings, paths, why), hint) for paths, why, hint in told if paths)


def _tell_files(settings: Settings, paths: Sequence[str], why: str) -> str:
    names = [settings.name_source(path) for path in paths[:_MOST_NAMED]]
    more = f" and {len(paths) - len(names):,} more" if len(paths) > len(names) else ""
    files = "1 file is" if len(paths) == 1 else f"{len(paths):,} files are"
    return f"{files} passed over, {why}: {', '.join(names)}{more}"


def find_dates(pool: Pool, sources: Iterable[Source], options: ReadOptions) -> dict[str, datetime | None]:
    """When the article at each locator was published; None where it does not say, or cannot be read."""
    asked = [(source.locator, (source, options)) for source in sources]
    found = ask_each(pool, _find_date, asked, options)
    return {locator: None if isinstance(date, ArticlecastError) else date for locator, date in found.items()}


# ---------------------------------------------------------------- in the process


def _list_place(given: tuple[str, ReadOptions, Sequence[Path]], _tell: Tell) -> tuple[Source, ...]:
    place, options, closed = given
    return list_sources([place], options, closed=closed)


def _find_date(given: tuple[Source, ReadOptions], _tell: Tell) -> datetime | None:
    source, options = given
    return read_article(load_document(source, options), options).published
