"""What the sources of a show hold now: every article, with its stamp, and its fingerprint where it has an episode."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from articlecast.credentials import find_unset
from articlecast.display import quote_word
from articlecast.errors import ArticlecastError, ReadError, own_up
from articlecast.model import Shelved, Sighting, Source
from articlecast.names import ENTRY
from articlecast.read import list_by_name, load_document
from articlecast.read.formats.visibility import may_hide
from articlecast.read.sources import choose_lead
from articlecast.show.art import digest_pictures
from articlecast.show.memory import Memory
from articlecast.show.overrides import NO_OVERRIDES, Override, Overrides, fit_recipes
from articlecast.show.recipe import list_fingerprints
from articlecast.show.recordings import add_recording, digest_recording
from articlecast.show.settings import Settings, locate_here

ListPlaces = Callable[[Sequence[str]], Mapping[str, tuple[Source, ...] | ArticlecastError]]
FindDates = Callable[[Sequence[Source]], Mapping[str, datetime | None]]
FindLinks = Callable[[], Mapping[str, str]]


class Sources:
    """The sources that the settings name, as one run finds them.

    ``troubles`` are those that cannot be listed; ``blind`` says that one could not be asked, so that what it listed
    before is neither there nor gone; ``entries`` lead from the page behind an entry of a feed to that entry.
    ``list_places`` lists what strangers wrote, feeds and addresses, where that can be ended; a new article's date is
    looked up by ``find_dates``, if any. ``overrides`` are an editor's, and ``find_links`` gives the link of each
    episode's article by its source: it is asked only where an override is called by a link. ``ended`` are addresses
    that are gone for good, and asked no more.
    """

    def __init__(
        self,
        settings: Settings,
        memory: Memory,
        now: datetime,
        list_places: ListPlaces,
        find_dates: FindDates | None,
        *,
        overrides: Overrides = NO_OVERRIDES,
        find_links: FindLinks = dict,
        ended: Collection[str] = (),
    ) -> None:
        self._settings, self._memory, self._now = settings, memory, now
        self._list_places, self._find_dates = list_places, find_dates
        self._overrides, self._find_links, self._links = overrides, find_links, dict[str, str]()
        self._homes: dict[str, str] = {}
        self._ended = frozenset(ended)
        self.troubles: list[ArticlecastError] = []
        self.blind = False
        self.entries: dict[str, str] = {}

    def look(self, recipe: str, episodes: Mapping[str, Shelved]) -> list[Sighting]:
        """Every article, once; what cannot be listed is a trouble, and stops none of the others."""
        sources = self._poll(episodes)
        self.entries = {source.locator: source.feed for source in sources}
        if self._overrides and self._overrides.list_links([self._name(source.locator) for source in sources]):
            self._links = dict(self._find_links())
        new = [source for source in sources if self._is_new(source, episodes)] if self._find_dates else []
        dates = self._find_dates(new) if self._find_dates and new else {}
        return [self._sight(source, recipe, episodes, dates.get(source.locator)) for source in sources]

    def _is_new(self, source: Source, episodes: Collection[str]) -> bool:
        name = self._name(source.locator)
        seen = self._memory.sources.get(name)
        return name not in episodes and not (seen and seen.stamp == source.stamp)

    def _poll(self, episodes: Collection[str]) -> tuple[Source, ...]:
        found: dict[str, Source] = {}
        places = [locate_here(self._settings, name) for name in self._settings.sources.places]
        listed: dict[str, tuple[Source, ...] | ArticlecastError | None] = {}
        for place in places:
            if self._settings.name_source(place) in self._ended:
                listed[place] = (Source(place),)
                continue
            try:
                listed[place] = list_by_name(place, self._settings.read, closed=self._settings.own_folders)
            except Exception as error:  # noqa: BLE001 -- one source's failure never stops the others
                listed[place] = own_up(place, error)
        strange = [place for place, sources in listed.items() if sources is None]
        listed.update(self._list_places(strange) if strange else {})
        for place in places:
            try:
                sources = self._check(place, episodes, listed[place])
            except ArticlecastError as error:
                self.troubles.append(error)
                self.blind = True
                continue
            self.blind |= any("://" in source.locator and not source.stamp for source in sources)
            for source in sources:
                found[source.locator] = choose_lead(found.get(source.locator, source), source)
        return tuple(found.values())

    def _check(
        self, place: str, episodes: Collection[str], sources: tuple[Source, ...] | ArticlecastError | None
    ) -> tuple[Source, ...]:
        """The sources at one place; raises ReadError for a feed that is a page now: "back soon" is no episode."""
        if isinstance(sources, ArticlecastError):
            raise sources
        assert sources is not None  # noqa: S101 -- what has no names was listed elsewhere
        if "://" not in place or not sources or not sources[0].stamp:
            return sources
        name = self._settings.name_source(place)
        was_feed = name in self._memory.feeds
        if [source.locator for source in sources] != [place]:
            self._memory.feeds = tuple(sorted({*self._memory.feeds, name}))
        elif was_feed and name not in episodes:
            word = quote_word(name)
            hint = f"articlecast read {word}   (if it is an article now: articlecast render {word})"
            raise ReadError(place, "was a feed and is a page now; nothing was taken from it", hint)
        return sources

    def _sight(
        self, source: Source, recipe: str, episodes: Mapping[str, Shelved], published: datetime | None
    ) -> Sighting:
        name = self._name(source.locator)
        seen, known = self._memory.sources.get(name), episodes.get(name)
        files = (known.art, known.recording, *known.figures) if known else ()
        override = self._find_override(name, episodes.get(name)) if self._overrides else None
        # A variable that is set, or is no more, is a change: no failure of another kind waits over it.
        unset = find_unset(source.locator) if not source.stamp else ""
        stamp = f"needs {unset}" if unset else source.stamp + "".join(map(self._stamp_file, files))
        stamp += override.stamp if override and source.stamp else ""
        if seen and seen.stamp == stamp:
            date = _parse_date(seen.published)
            return Sighting(name, source.locator, stamp, seen.fingerprint, date, seen.held, seen.reason)
        if published:
            published = published.replace(tzinfo=published.tzinfo or self._now.tzinfo)
        fingerprint = ""
        if override and override.published:
            published = override.published
        if override and override.hidden:
            return Sighting(name, source.locator, stamp, fingerprint, published)
        if known and "://" not in name and ENTRY not in name:  # whose bytes are known without reading
            with suppress(Exception):  # it fails again where it is rendered, and is reported there
                content = load_document(source, self._settings.read).content
                if known.expires or not may_hide(content):  # for which earlier versions did not look
                    recipes = fit_recipes(tuple(recipe.split()), override)
                    content = add_recording(content, digest_recording(self._settings, known.recording))
                    fingerprint = _find_fingerprint(recipes, content, digest_pictures(self._settings, known), known)
        return Sighting(name, source.locator, stamp, fingerprint, published)

    def _find_override(self, name: str, episode: Shelved | None) -> Override | None:
        return self._overrides.find(name, *((episode.slug, self._links.get(name, "")) if episode else ()))

    def _stamp_file(self, name: str) -> str:
        """Another one after every change of an episode's pictures or recording, where that is a file."""
        if not name or "://" in name:
            return ""
        try:
            status = (self._settings.folder / name).stat()
        except (OSError, ValueError):
            return "-"
        return f"-{status.st_size:x}-{status.st_mtime_ns:x}"

    def _name(self, locator: str) -> str:
        """As ``Settings.name_source``, with each folder resolved once: ten thousand articles stand in few folders."""
        head, slash, name = locator.rpartition("/")
        if not slash or "://" in locator:
            return self._settings.name_source(locator)
        if head not in self._homes:
            self._homes[head] = self._settings.name_source(f"{head}/x").removesuffix("x")
        return self._homes[head] + name


def _find_fingerprint(recipes: Sequence[str], content: bytes, art: bytes, episode: Shelved) -> str:
    """The episode's own where a version of ours would have given the article that, or else today's."""
    spoken = episode.fingerprint.partition(" ")[0]  # without the voice that stands in for the first choice
    found = tuple(list_fingerprints(recipes, content, art))
    return spoken if spoken in found else found[0]


def _parse_date(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
