"""What a render would take, before anything is sent or written: sentences, requests, minutes, waiting, price."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from articlecast.credentials import mask_addresses
from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Episode, Script, Source
from articlecast.names import sha256_hex
from articlecast.read import list_sources, load_document, read_article
from articlecast.run.plan import Shelf
from articlecast.show.digest import write_own_script
from articlecast.show.episodes.store import Library
from articlecast.show.fingerprint import what_is_said
from articlecast.show.scripts import choose_script, load_script
from articlecast.show.settings import Settings, locate_source
from articlecast.speak import SegmentCache, SpeechEstimate, estimate_speech, load_chosen


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """What one source would take, or why that cannot be said."""

    source: str
    estimate: SpeechEstimate | None = None
    error: ArticlecastError | None = None


def plan_show(
    settings: Settings, articles: Sequence[str] = (), *, engine: str = "", script: str | None = None
) -> Iterator[SourcePlan]:
    """What rendering each of the articles, or of the show's own sources, would take with the show's engine or another.

    In place of them ``script`` names the file of an edited script. Raises UsageError for settings that cannot work.
    """
    engine = engine or settings.speak.engine
    if script:
        yield _try(script, lambda: _estimate(load_script(script)[0], settings, engine))
        return
    places = tuple(locate_source(settings, name) for name in articles) or tuple(
        name if "://" in name else str(settings.folder / name) for name in settings.sources.articles
    )
    shelf = Shelf(Library(settings.episodes_folder).sift()[0])
    for source in list_sources(places, settings.read, closed=settings.own_folders):
        previous = shelf.from_source(settings.name_source(source.locator))
        yield _try(mask_addresses(source.locator), partial(_plan_source, source, previous, settings, engine))


def _try(source: str, plan: Callable[[], SpeechEstimate]) -> SourcePlan:
    try:
        return SourcePlan(source, plan())
    except UsageError:
        raise
    except ArticlecastError as error:
        return SourcePlan(source, error=error)


def _plan_source(source: Source, previous: Episode | None, settings: Settings, engine: str) -> SpeechEstimate:
    """As ``plan_show`` has it, with the ``previous`` episode's edited script where that holds.

    Raises as reading and narrating do, and NarrateError where the article has changed since an edit.
    """
    document = load_document(source, settings.read)
    article = read_article(document, settings.read)
    if previous is None:
        return _estimate(write_own_script(article, settings), settings, engine)
    digest = sha256_hex(what_is_said(document, source.locator, lambda: article))
    return _estimate(choose_script(settings, article, digest, previous, None)[0], settings, engine)


def _estimate(script: Script, settings: Settings, engine: str) -> SpeechEstimate:
    cache = SegmentCache(settings.cache_folder / "segments")
    return estimate_speech(script, load_chosen(engine, settings.speak), settings.speak, cache)
