"""What one run, or one plan, keeps of the editor's words: which overrides and rules the articles have met so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articlecast.model import Article, Episode, Listed
from articlecast.run.tally import RuleTally, Tally
from articlecast.show.overrides import Override, load_overrides, tell_double, tell_unmet
from articlecast.show.settings import Settings


class Account:
    """The overrides, found for each source as it comes, and what is told of words that no article has met.

    ``cards`` are the episodes of the show, what waits for review among them. ``linked`` are the overrides that are
    called by a link which no episode has: any article may have it.
    """

    def __init__(self, settings: Settings, cards: Iterable[Listed]) -> None:
        self._settings, self._cards = settings, tuple(cards)
        self.overrides = load_overrides(settings)
        self._tally, self._met = Tally(settings), RuleTally(settings)
        self._names = {name for card in self._cards for name in (card.source, card.slug, card.url)}
        self._read: set[str] = set()
        self.linked = self.overrides.list_links(self._names)

    def find_override(self, name: str, known: Episode | None) -> Override | None:
        """What an editor says of the article of the source ``name``, by that or its episode; a second table is told."""
        names = (name, *((known.slug, known.url) if known else ()))
        found = self.overrides.find(*names)
        if found:
            tell_double(self._settings, self.overrides.list_tables(*names))
        return found

    def note(self, article: Article, name: str, entry: str, override: Override | None) -> None:
        """Count an article that was read, and the override that it has."""
        self._tally.note_read(article)
        self._met.note(article, name, entry)
        self._read.add(name)
        self._names |= {override.name} if override else set()

    def tell(self, sources: Collection[str]) -> None:
        """Warn of overrides that no article has, and of the rules that found nothing or hold for none, as far as all
        articles that they hold for were read or are known; ``sources`` are all that the show has.
        """
        tell_unmet(self._settings, self.overrides, {*self._names, *sources})
        for card in self._cards:
            if card.source not in self._read:
                self._tally.note_unread(card.source, card.url, card.entry)
        for name in set(sources) - self._read:
            self._tally.note_unread(name)
        self._tally.tell()
        self._met.tell(self._cards, sources)
