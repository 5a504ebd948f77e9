"""Which of the editor's rules found nothing in a whole show: one that is misspelt is told of, once in a run."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence

from articlecast.credentials import mask_addresses
from articlecast.model import Article, Listed
from articlecast.read import SiteRule, list_site_rules
from articlecast.show.mistakes import Way, place_settings
from articlecast.show.rules import CONDITIONS, Described, Match
from articlecast.show.settings import Settings
from articlecast.show.shows import has_own

_LOG = logging.getLogger("articlecast.run")  # what nobody configures is printed on standard error
_MOST_NAMED = 5


class Tally:
    """What the rules for sites found in the articles of one run; of an article that was not read nothing is known."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._rules = settings, tuple(settings.read.sites)
        self._found: set[tuple[str, str, str]] = set()
        self._unknown: set[SiteRule] = set()
        self._read = 0

    def note_read(self, article: Article) -> None:
        """Count what was found in an article."""
        self._read += 1
        self._found.update(article.rules)

    def note_unread(self, *places: str) -> None:
        """Count nothing for an article that stands as it is, whose rules may have found something in it before."""
        self._unknown.update(list_site_rules(self._rules, *places))

    def _list_idle(self) -> Iterator[tuple[Way, str]]:
        """Where each rule stands that found nothing in any article: ``skip_text 'Advertisment' of post.example``."""
        for number, rule in enumerate(self._rules):
            for host, kind, written in rule.list_rows() if rule not in self._unknown else ():
                if (host, kind, written) not in self._found:
                    yield ("read", "sites", number, kind), f"{kind} {written!r} of {host}"

    def tell(self) -> None:
        """Warn of those rules, once for all, where anything was read."""
        idle = list(self._list_idle()) if self._read else []
        if idle:
            hint = "articlecast read ARTICLE --rules   (shows what each rule does to an article)"
            said = _list_some(self._settings, [(way, f"read.sites: {told}") for way, told in idle])
            _LOG.warning("note: %s: found nothing in any article\ntry:   %s", said, hint)


class RuleTally:
    """Which conditions of ``[[rules]]`` the articles of one run met; those that all shows of a file have in common are
    not told, for they may be another show's.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        own = settings.rules if not settings.name or has_own(settings.file, settings.name, "rules") else ()
        rows = [(number, rule, kind) for number, rule in enumerate(own, 1) for kind in CONDITIONS]
        self._unmet = {
            (number, kind, value): Match(**{kind: (value,)})
            for number, rule, kind in rows
            for value in getattr(rule, kind)
        }
        self._seen: set[str] = set()

    def note(self, article: Described, name: str, entry: str = "") -> None:
        """Count the conditions that an article of the source ``name`` meets, read now or known by its episode."""
        self._seen.add(name)
        self._unmet = {row: match for row, match in self._unmet.items() if not match.is_met(article, name, entry)}

    def tell(self, cards: Iterable[Listed], names: Iterable[str]) -> None:
        """Warn of those that nothing met, once for all: episodes whose articles were not read count as they are.

        ``names`` are the sources of all articles. Of one that was not read and has no episode only the name is known:
        nothing is said then of conditions that it may meet.
        """
        for card in cards if self._unmet else ():
            if card.source not in self._seen:
                self.note(card, card.source, card.entry)
        unread = set(names) - self._seen
        for name in unread:
            self.note(_Unread(), name)
        pages = any("://" in name for name in unread)  # any file may be the feed that led to a page
        unmet = [
            (
                ("rules", number - 1, kind),
                f"[[rules]] {number}: {kind} = {json.dumps(mask_addresses(value), ensure_ascii=False)}",
            )
            for number, kind, value in self._unmet
            if not unread or not (pages or kind != "source" or "/" not in value or "://" in value)
        ]
        if unmet and self._seen:
            hint = "articlecast read ARTICLE --json   (shows an article's source, tags and authors)"
            _LOG.warning("note: %s met no article\ntry:   %s", _list_some(self._settings, unmet), hint)


class _Unread:
    """An article of which nothing is known."""

    url = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def _list_some(settings: Settings, rows: Sequence[tuple[Way, str]]) -> str:
    """The first of them, each with its line in the settings file."""
    shown, more = rows[:_MOST_NAMED], len(rows) - _MOST_NAMED
    places = place_settings(settings.file, [way for way, _ in shown], settings.name)
    told = (f"{place}: {said}" for place, (_, said) in zip(places, shown, strict=True))
    return "; ".join((*told, *((f"and {more} more",) if more > 0 else ())))
